//! What must hold for any bytes at all: nothing here is allowed to panic, hang or say what is not
//! so. Each function is tried by the target of the same name; the formats share [`import`].

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use deroule::{
    agenda::{
        self, Opening, Plan, Text,
        check::{self, Severity},
        read,
    },
    cli::play::scenario as scenarios,
    console::keymap::Keymap,
    i18n::{Lang, import as words},
    import::{self as imports, Context, Format, MAX_BYTES, MAX_FINDINGS, MAX_SLOTS, ReadAgenda},
    session::{Body, Event, Reading, Recorded, Session, decide, words as commands},
    stage::theme::{Depth, Theme},
};

const DEMO_DAY: &[u8] = include_bytes!("../../agendas/2018-06-21-demo-day.ron");

fn today() -> NaiveDate {
    NaiveDate::default() + TimeDelta::days(20_000)
}

fn opening(date: NaiveDate) -> Opening {
    let begin = NaiveDateTime::from(date).and_utc();
    Opening { date, zone: chrono_tz::Europe::Paris, shift: TimeDelta::zero(), begin }
}

/// Reads bytes as people's programme, in one format or in the one that they look like.
///
/// Every session that comes out stays within the limits and makes an agenda that is written,
/// loaded and checked without an error.
///
/// # Panics
/// When that does not hold.
pub fn import(format: Option<Format>, bytes: &[u8]) {
    let context = Context { today: today(), name: Some("x") };
    let reading = match format {
        Some(format) => imports::read_as(format, bytes, context),
        None => imports::read(bytes, context),
    };
    let Ok(reading) = reading else {
        assert!(bytes.len() > MAX_BYTES, "refused for its size");
        return;
    };
    assert!(!reading.sessions.is_empty(), "no session at all");
    for session in &reading.sessions {
        assert!(session.slots.len() <= MAX_SLOTS && session.findings.len() <= MAX_FINDINGS);
        for finding in &session.findings {
            assert!(!words::words(Lang::Fr, &finding.what).says.is_empty());
        }
        strict(session);
    }
}

fn strict(session: &ReadAgenda) {
    let made = imports::agenda(session, words::phase_names(Lang::Fr), today());
    let written = agenda::write(&made);
    let loaded = read::read(written.as_bytes());
    assert_eq!(loaded.agenda.as_ref(), Some(&made), "{:?}\n{written}", loaded.problems);
    let opening = opening(made.date.unwrap_or_else(today));
    let errors: Vec<_> = check::check(&made, &opening)
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}\n{written}");
}

/// Reads bytes as an agenda: there is one, or a problem that says why not; what was read is
/// written and read again as it was.
///
/// # Panics
/// When that does not hold.
pub fn agenda(bytes: &[u8]) {
    let loaded = read::read(bytes);
    let Some(agenda) = loaded.agenda else {
        assert!(!loaded.problems.is_empty(), "no agenda and no problem");
        return;
    };
    let written = agenda::write(&agenda);
    let again = read::read(written.as_bytes());
    assert_eq!(again.agenda.as_ref(), Some(&agenda), "{:?}\n{written}", again.problems);
    let opening = opening(agenda.date.unwrap_or_else(today));
    check::check(&agenda, &opening);
    Plan::resolve(&agenda, &opening);
}

/// Reads text as a scenario: steps, or a fault that says why not.
///
/// # Panics
/// When that does not hold.
pub fn scenario(bytes: &[u8]) {
    if let Err(faults) = scenarios::read(&String::from_utf8_lossy(bytes)) {
        assert!(!faults.is_empty(), "no scenario and no fault");
    }
}

fn begin() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(17_703)
}

fn reading(seconds: i64) -> Reading {
    let mono = TimeDelta::seconds(seconds);
    Reading { wall: begin() + mono, mono, boot: Text::from("fuzz") }
}

fn recorded(seq: u64, event: Event) -> Recorded {
    let recorded_at = reading(i64::try_from(seq).unwrap_or(i64::MAX).saturating_mul(60));
    let effective_at = recorded_at.wall;
    Recorded { seq, recorded_at, effective_at, by: Text::from("fuzz"), body: Body::Known(event) }
}

fn opened() -> Recorded {
    let agenda = read::read(DEMO_DAY).agenda.unwrap_or_default();
    let date = agenda.date.unwrap_or_else(today);
    let plan = Box::new(Plan::resolve(&agenda, &opening(date)).0);
    recorded(1, Event::Opened { plan, fingerprint: Text::default(), path: Text::default() })
}

fn look_over(session: &Session) {
    let now = reading(86_400);
    let moment = session.at(&now);
    assert!(moment.next_change.is_none_or(|next| next > moment.at), "a change in the past");
    session.attempts(&now);
}

/// Reads words line by line as commands and asks them of one session.
///
/// # Panics
/// When the session cannot be replayed, or a moment of it is not consistent.
pub fn command(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some(mut session) = Session::replay(vec![opened()]) else { panic!("no session") };
    for (line, number) in text.lines().take(40).zip(1..) {
        let Ok(command) = commands::read_line(line, &[Text::from("Archifiltre")]) else { continue };
        let Ok(drafts) = decide(&session, &command, &reading(number * 60), &Text::from("fuzz"))
        else {
            continue;
        };
        for draft in drafts {
            let recorded = draft.at_seq(session.seq() + 1);
            session.apply(recorded);
        }
    }
    look_over(&session);
}

/// An event as it is written, or the row of a journal that holds one.
fn event(line: &str) -> Option<Event> {
    let body = |row: serde_json::Value| serde_json::from_str(row.get("body")?.as_str()?).ok();
    serde_json::from_str(line).ok().or_else(|| body(serde_json::from_str(line).ok()?))
}

/// Reads lines as the events of a journal and folds those that are some into a session.
///
/// # Panics
/// When the session cannot be replayed, or a moment of it is not consistent.
pub fn journal(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let events = text.lines().take(60).filter_map(event);
    let mut journal = vec![opened()];
    journal.extend(events.zip(2..).map(|(event, seq)| recorded(seq, event)));
    let Some(session) = Session::replay(journal) else { panic!("no session") };
    look_over(&session);
}

/// Reads text as a theme, and as the keys that somebody prefers.
pub fn settings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for depth in [Depth::None, Depth::Named] {
        let _read = Theme::read(&text, depth);
    }
    if let Ok(keys) = ron::from_str::<BTreeMap<String, Vec<String>>>(&text) {
        let _read = Keymap::new(&keys);
    }
}
