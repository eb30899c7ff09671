//! `deroule sessions`, and how every command finds the session that it is meant for.

use std::io::Write;

use chrono::TimeDelta;
use serde_json::json;

use super::{
    act,
    stop::{self, Stop},
    world::World,
};
use crate::{
    agenda::{Text, fold_name},
    i18n::{
        cli::{self, Failure, Mark, Remark},
        format,
        memory::Says,
        programme::Says as Came,
    },
    session::{Outcome, Reading, Session, SessionHead, SessionId, Stand},
    store::Store,
};

/// For how long a closed session still takes commands: long enough to undo a mistaken close.
const CLOSED_REACHABLE: TimeDelta = TimeDelta::hours(12);

/// After so long without an event, and so long after the day of its plan, nothing is live any more:
/// then its journal need not be read to know.
const LONG_GONE: TimeDelta = TimeDelta::days(60);

/// A session read from its journal.
pub(super) struct Found {
    pub(super) id: SessionId,
    pub(super) session: Session,
}

/// Lists every session, the latest first.
pub(super) fn list(world: &World, as_json: bool, out: &mut dyn Write) -> Result<(), Stop> {
    let mut store = world.journals_to_read()?;
    let now = world.clock.read();
    let heads = store.sessions()?;
    let lang = world.lang_for(None);
    let mut rows = Vec::with_capacity(heads.len());
    for head in heads {
        let row = row(&mut store, head, &now)?;
        rows.push(row);
    }
    if as_json {
        let rows: Vec<_> = rows
            .iter()
            .map(|Row { head, live, outcome }| {
                json!({
                    "id": head.id.as_str(),
                    "title": head.title,
                    "date": head.date,
                    "opened_at": head.opened_at,
                    "last_at": head.last_at,
                    "events": head.last_seq,
                    "live": live,
                    "closed": head.closed,
                    "notes": outcome.notes,
                    "late_s": outcome.late.map(|late| late.num_seconds()),
                    "begun": outcome.stand != Stand::Idle,
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::to_string(&rows)?)?;
        return Ok(());
    }
    if rows.is_empty() {
        stop::say(&cli::remark(lang, &Remark::NoSessions));
    }
    let width = rows.iter().map(|row| row.head.id.as_str().len()).max().unwrap_or_default();
    for Row { head, live: _, outcome } in &rows {
        let date = format::date(lang, head.date);
        let stand = match outcome.stand {
            Stand::Idle => Came::NeverBegun.words(lang),
            Stand::Live => cli::mark(lang, Mark::Live).to_owned(),
            Stand::Closed => cli::mark(lang, Mark::Closed).to_owned(),
            Stand::Left => cli::mark(lang, Mark::Left).to_owned(),
        };
        let notes = Says::Notes(outcome.notes).words(lang);
        write!(out, "{:width$}  {}, {date}, {stand}, {notes}", head.id, head.title)?;
        match outcome.late.filter(|late| late.num_minutes() != 0) {
            Some(late) => writeln!(out, ", {}", format::offset(late))?,
            None => writeln!(out)?,
        }
    }
    Ok(())
}

/// What the list says of a session.
struct Row {
    head: SessionHead,
    live: bool,
    outcome: Outcome,
}

fn row(store: &mut dyn Store, head: SessionHead, now: &Reading) -> Result<Row, Stop> {
    let session = read(store, &head.id)?.session;
    let outcome = Outcome::of(&head.id, &session, now);
    Ok(Row { live: session.is_live(now), head, outcome })
}

/// Reads a session's whole journal.
pub(super) fn read(store: &mut dyn Store, id: &SessionId) -> Result<Found, Stop> {
    let session = act::replay(id, store.read(id, 0)?)?;
    Ok(Found { id: id.clone(), session })
}

/// Whether a session may be live, or closed a short while ago, as far as its head and its last
/// event tell: a year of journals is not read for each command.
pub(super) fn may_concern(store: &mut dyn Store, head: &SessionHead, now: &Reading) -> bool {
    if !is_long_gone(head, now) {
        return true;
    }
    // on the clocks that it has run on so far, it may be younger than the hours of the day say
    match store.read(&head.id, head.last_seq.saturating_sub(1)) {
        Ok(last) => last.last().is_none_or(|last| last.recorded_at.boot == now.boot),
        Err(_) => true,
    }
}

/// Whether a session is over by the hours of its day.
pub(super) fn is_long_gone(head: &SessionHead, now: &Reading) -> bool {
    let since = now.wall - LONG_GONE;
    head.last_at < since && head.opened_at < since && head.date < since.date_naive()
}

/// Every live session, the latest first.
pub(super) fn live(store: &mut dyn Store, now: &Reading) -> Result<Vec<Found>, Stop> {
    let mut found = Vec::new();
    for head in store.sessions()?.iter().filter(|head| !head.closed) {
        if !may_concern(store, head, now) {
            continue;
        }
        let candidate = read(store, &head.id)?;
        if candidate.session.is_live(now) {
            found.push(candidate);
        }
    }
    Ok(found)
}

/// The session that commands are given to: the one that `word` names, live or not; without it the
/// live one, else one closed a short while ago, so that closing it can be undone.
pub(super) fn commanded(
    store: &mut dyn Store,
    word: Option<&str>,
    now: &Reading,
) -> Result<Found, Stop> {
    if word.is_some() {
        return named(store, word, now);
    }
    if let Some(found) = live(store, now)?.into_iter().next() {
        return Ok(found);
    }
    let heads = store.sessions()?;
    for head in heads.iter().filter(|head| head.closed) {
        if !may_concern(store, head, now) {
            continue;
        }
        let found = read(store, &head.id)?;
        // a day that is typed in afterwards is closed as of an hour that may be long past
        let said = found.session.last_reading().map(|last| last.wall);
        if said.max(found.session.closed_at()).is_some_and(|at| now.wall - at < CLOSED_REACHABLE) {
            return Ok(found);
        }
    }
    Err(Failure::NoLiveSession { last: heads.into_iter().next().map(Box::new) }.into())
}

/// The session that `word` names; without it the live one, else the latest.
pub(super) fn named(
    store: &mut dyn Store,
    word: Option<&str>,
    now: &Reading,
) -> Result<Found, Stop> {
    let Some(word) = word else {
        if let Some(found) = live(store, now)?.into_iter().next() {
            return Ok(found);
        }
        let latest = store.sessions()?.into_iter().next().ok_or(Failure::NoSession)?;
        return read(store, &latest.id);
    };
    let id = picked(store, word)?;
    read(store, &id)
}

/// The id of the session that `word` names.
pub(super) fn picked(store: &mut dyn Store, word: &str) -> Result<SessionId, Stop> {
    Ok(pick(&store.sessions()?, word)?)
}

/// The session whose id is `word`, else the only one whose id, date or title begins with it.
fn pick(heads: &[SessionHead], word: &str) -> Result<SessionId, Failure> {
    if let Some(head) = heads.iter().find(|head| head.id.as_str() == word) {
        return Ok(head.id.clone());
    }
    let folded = fold_name(word);
    let begins = |head: &&SessionHead| {
        head.id.as_str().starts_with(&folded)
            || head.date.to_string().starts_with(&folded)
            || fold_name(&head.title).starts_with(&folded)
    };
    let matching: Vec<_> = heads.iter().filter(begins).collect();
    let word = Text::clean(word);
    match matching.as_slice() {
        _ if folded.is_empty() => Err(Failure::UnknownSession { word }),
        [] => Err(Failure::UnknownSession { word }),
        [head] => Ok(head.id.clone()),
        several => {
            let candidates = several.iter().map(|head| Text::from(head.id.as_str())).collect();
            Err(Failure::AmbiguousSession { word, candidates })
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};

    use super::*;
    use crate::{
        session::{Draft, Event, Recorded},
        store::{Health, MemoryStore, StoreError},
    };

    fn head(title: &str, day: u32, number: &str) -> SessionHead {
        let date = NaiveDate::from_ymd_opt(2018, 6, day).expect("a day");
        let slug = SessionId::slug(title, date);
        SessionHead {
            id: SessionId::new(&format!("{slug}{number}")).expect("an id"),
            title: title.into(),
            date,
            opened_at: DateTime::UNIX_EPOCH,
            last_seq: 1,
            last_at: DateTime::UNIX_EPOCH,
            closed: false,
        }
    }

    /// A journal that tells how often all of it was read.
    #[derive(Default)]
    struct Counting {
        journals: MemoryStore,
        wholes: usize,
    }

    impl Store for Counting {
        fn create(
            &mut self,
            slug: &SessionId,
            first: &[Draft],
        ) -> Result<(SessionId, Vec<Recorded>), StoreError> {
            self.journals.create(slug, first)
        }

        fn append(
            &mut self,
            session: &SessionId,
            after: u64,
            drafts: &[Draft],
        ) -> Result<Vec<Recorded>, StoreError> {
            self.journals.append(session, after, drafts)
        }

        fn read(&mut self, session: &SessionId, after: u64) -> Result<Vec<Recorded>, StoreError> {
            self.wholes += usize::from(after == 0);
            self.journals.read(session, after)
        }

        fn sessions(&mut self) -> Result<Vec<SessionHead>, StoreError> {
            self.journals.sessions()
        }

        fn health(&self) -> Health {
            self.journals.health()
        }
    }

    /// A session without slots that was opened on this day, and started at once.
    fn opened(store: &mut Counting, slug: &str, day: &str, plan_of: &str, boot: &str) {
        let wall: DateTime<chrono::Utc> = format!("{day}T12:00:00Z").parse().expect("an instant");
        let recorded_at = Reading { wall, mono: TimeDelta::zero(), boot: boot.into() };
        let plan = format!(r#"{{"title": "T", "date": "{plan_of}", "zone": "UTC", "slots": []}}"#);
        let plan = serde_json::from_str(&plan).expect("a plan");
        let (fingerprint, path) = (Text::default(), Text::default());
        let events = [Event::Opened { plan, fingerprint, path }, Event::MessageCleared];
        let drafts = events.map(|event| Draft {
            effective_at: wall,
            recorded_at: recorded_at.clone(),
            by: "Ana".into(),
            event,
        });
        store.create(&SessionId::new(slug).expect("an id"), &drafts).expect("a journal");
    }

    #[test]
    fn journals_of_long_ago_are_not_read_to_know_what_is_live() {
        let mut store = Counting::default();
        for year in 2001..2018 {
            opened(&mut store, &format!("old-{year}"), &format!("{year}-06-21"), "2017-06-21", "a");
        }
        // opened long ago for a day to come; of these days; on a clock that was set since
        opened(&mut store, "to-come", "2017-06-21", "2018-06-23", "a");
        opened(&mut store, "yesterday", "2018-06-20", "2018-06-20", "a");
        opened(&mut store, "set", "2001-01-01", "2001-01-01", "b");
        let wall = "2018-06-21T12:00:00Z".parse().expect("an instant");
        let now = Reading { wall, mono: TimeDelta::seconds(5), boot: "b".into() };
        let live = live(&mut store, &now).map_err(|_| "read").expect("journals");
        assert_eq!(store.wholes, 3);
        let live: Vec<_> = live.iter().map(|found| found.id.as_str()).collect();
        assert!(live.contains(&"set"), "{live:?}");
        assert!(!live.iter().any(|id| id.starts_with("old")), "{live:?}");
    }

    #[test]
    fn a_session_is_named_by_id_date_or_title() {
        let heads = [head("Demo Day", 21, ""), head("Demo Day", 21, "-2"), head("Été", 14, "")];
        let found = |word| pick(&heads, word).map(|id| id.to_string());
        assert_eq!(found("demo-day-2018-06-21"), Ok("demo-day-2018-06-21".into()));
        assert_eq!(found("demo-day-2018-06-21-"), Ok("demo-day-2018-06-21-2".into()));
        assert_eq!(found("2018-06-14"), Ok("ete-2018-06-14".into()));
        assert_eq!(found("éTé"), Ok("ete-2018-06-14".into()));
        assert_eq!(
            found("demo"),
            Err(Failure::AmbiguousSession {
                word: "demo".into(),
                candidates: ["demo-day-2018-06-21", "demo-day-2018-06-21-2"]
                    .map(Text::from)
                    .to_vec(),
            })
        );
        assert_eq!(found("x"), Err(Failure::UnknownSession { word: "x".into() }));
        assert_eq!(found(""), Err(Failure::UnknownSession { word: "".into() }));
    }
}
