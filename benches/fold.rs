//! How long a whole journal of 1,000,000 events takes to become a session, and what one more
//! event, one moment and one decision cost then.

use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use deroule::{
    agenda::{CueId, Opening, Plan, Text, read},
    session::{Body, Command, Event, Note, NoteKind, Reading, Recorded, Session, When, decide},
};
use divan::{Bencher, counter::ItemsCount};

/// How many events the journal has: more than any session ever will.
const EVENTS: u64 = 1_000_000;

const DEMO_DAY: &[u8] = include_bytes!("../agendas/2018-06-21-demo-day.ron");

static JOURNAL: LazyLock<Vec<Recorded>> = LazyLock::new(journal);

fn main() {
    divan::main();
}

fn begin() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(17_703) + TimeDelta::minutes(11 * 60 + 30)
}

fn reading(seq: u64) -> Reading {
    let mono = TimeDelta::milliseconds(i64::try_from(seq).unwrap_or(i64::MAX) * 10);
    Reading { wall: begin() + mono, mono, boot: Text::from("bench") }
}

fn plan() -> Plan {
    let agenda = read::read(DEMO_DAY).agenda.expect("Demo Day loads");
    let date = NaiveDate::from_ymd_opt(2018, 6, 21).expect("a day");
    let zone = chrono_tz::Europe::Paris;
    let opening = Opening { date, zone, shift: TimeDelta::zero(), begin: begin() };
    Plan::resolve(&agenda, &opening).0
}

/// Notes for the most part, as in a session, between everything else that people do to a clock.
fn journal() -> Vec<Recorded> {
    let cue = CueId::Slot { slot: 1 };
    let text = Text::from("démo très claire, sur de vraies archives");
    let note = Note {
        text: text.clone(),
        kind: NoteKind::Plus,
        category: None,
        deliverable: None,
        owner: None,
        defi: Some(Text::from("Archifiltre")),
        cue: Some(cue),
        elapsed: Some(TimeDelta::seconds(5)),
        prompt: None,
        track: None,
        key: None,
    };
    let plan = Box::new(plan());
    let event = |seq: u64| match seq {
        1 => Event::Opened {
            plan: plan.clone(),
            fingerprint: Text::default(),
            path: Text::default(),
        },
        2 => Event::Started { cue },
        seq => match seq % 10 {
            0 => Event::Suspended { cue },
            1 => Event::Resumed { cue },
            2 => Event::Extended { cue, by: TimeDelta::seconds(1) },
            3 => Event::MessageShown { text: text.clone() },
            _ => Event::Noted { note: note.clone() },
        },
    };
    let recorded = |seq| {
        let recorded_at = reading(seq);
        let effective_at = recorded_at.wall;
        let by = Text::from("Dora");
        Recorded { seq, recorded_at, effective_at, by, body: Body::Known(event(seq)) }
    };
    (1..=EVENTS).map(recorded).collect()
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_whole_journal(bencher: Bencher<'_, '_>) {
    bencher
        .counter(ItemsCount::new(EVENTS))
        .with_inputs(|| JOURNAL.clone())
        .bench_values(Session::replay);
}

#[divan::bench(sample_count = 20)]
fn the_moment_then(bencher: Bencher<'_, '_>) {
    let session = Session::replay(JOURNAL.clone()).expect("a session");
    let now = reading(EVENTS + 1);
    bencher.bench(|| session.at(&now));
}

#[divan::bench(sample_count = 20)]
fn a_decision_then(bencher: Bencher<'_, '_>) {
    let session = Session::replay(JOURNAL.clone()).expect("a session");
    let now = reading(EVENTS + 1);
    let command = Command::Next { cue: None, when: When::Now, pressed_before: None };
    bencher.bench(|| decide(&session, &command, &now, &Text::from("Dora")));
}
