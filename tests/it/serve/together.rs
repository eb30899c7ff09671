//! Two note-takers and the facilitator write at once: one on a page, two at consoles, each on a
//! connection of their own. No note is lost, none is there twice, none is another team's.
//!
//! `DEROULE_NOTES=10000` asks for so many notes; without it there are as many as a test has time for.

use std::{path::Path, thread};

use deroule::{
    console::model::Role as Seat,
    session::{Body, TakenNote},
};

use super::*;
use crate::{
    keys::bench::{Bench, FakeHost},
    make::letters,
};

/// How many notes are taken in all where nobody asks for more.
const NOTES: usize = 180;
/// How many teams present; each has two cues.
const TEAMS: u8 = 24;
/// Each note of this many is sent a second time by the page, as after an answer that was lost.
const SENT_AGAIN: usize = 7;

/// How often a note is sent at most.
const TRIES: usize = 100;

/// A note as it was written: who, what about which team; none where whoever takes it in says so.
type Written = (String, String, Option<String>);

/// A session of many turns.
fn long_day(data: &Path) {
    let agenda = Agenda {
        title: "Longue journée".into(),
        lineup: letters(TEAMS),
        slots: vec![talks("12:00", "18:00", TEAMS.into(), &["5m", "10m"])],
        ..Agenda::default()
    };
    let mut store = SqliteStore::open(data).expect("a store");
    begin_on(&mut store, &ManualClock::at(instant("2018-06-21T10:00:00Z")), "longue", &agenda);
}

/// A console of `by` on that session, with a connection of its own.
fn console(data: &Path, clock: Arc<ManualClock>, by: &str, seat: Seat) -> Bench<SqliteStore> {
    let mut store = SqliteStore::open(data).expect("a store");
    let id = store.sessions().expect("sessions").pop().expect("a session").id;
    let mut bench = Bench::beside(store, clock, FakeHost::default());
    (bench.by, bench.model.role) = (by.into(), seat);
    bench.open(id);
    bench
}

/// Types a note; says again what could not be written because the others were too quick.
fn take(bench: &mut Bench<SqliteStore>, number: usize) -> Written {
    bench.wake_up();
    let by = bench.by.to_string();
    let text = format!("{by} {number}");
    let defi = bench.desk().session.current_defi().map(|defi| defi.to_string());
    bench.press("N").type_in(&format!("+ {text}")).press("Enter");
    while bench.model.alarm.is_some() {
        bench.press("F5");
    }
    assert_eq!(bench.desk().pending, []);
    (by, text, Some(defi.unwrap_or_default()))
}

/// Drives through the whole day while taking notes; says how often, too.
fn drive(mut bench: Bench<SqliteStore>, notes: usize) -> (Vec<Written>, usize) {
    let cues = 2 * usize::from(TEAMS);
    let mut driven = 0;
    let written = (0..notes).map(|number| {
        let written = take(&mut bench, number);
        while driven < cues && driven * notes <= number * cues {
            let before = bench.running();
            bench.wait(60).press("Space");
            assert_eq!(bench.refused(), None);
            driven += usize::from(bench.running() != before);
        }
        written
    });
    (written.collect(), driven)
}

/// Sends notes from a page, each until it is said to be safe, and no faster than a page may.
fn send(page: &Page, clock: &ManualClock, notes: usize) -> Vec<Written> {
    let one = |number| {
        let text = format!("Léa {number}");
        let body = format!(r#"{{"key":"lea-{number}","text":"+ {text}","by":"Léa"}}"#);
        let answers = std::iter::repeat_with(|| {
            clock.advance(TimeDelta::seconds(1));
            page.post("/api/notes", &body).status
        });
        let answers = answers.take(TRIES);
        let safe = 1 + usize::from(number % SENT_AGAIN == 0);
        let taken = answers.filter(|status| *status == 200).take(safe).count();
        assert_eq!(taken, safe);
        ("Léa".to_owned(), text, None)
    };
    (0..notes).map(one).collect()
}

#[test]
fn two_note_takers_and_whoever_drives_lose_no_note_and_double_none() {
    let asked = std::env::var("DEROULE_NOTES").ok().and_then(|count| count.parse().ok());
    let each = asked.unwrap_or(NOTES).div_ceil(3);
    let data = TempDir::new().expect("a folder");
    long_day(data.path());
    let mut house = House::on(data, "127.0.0.1:0");
    let page = house.script(Role::Notes);
    let (written, driven) = thread::scope(|scope| {
        let (path, clock) = (house.data.path(), &house.clock);
        let ana = scope
            .spawn(move || drive(console(path, Arc::clone(clock), "Ana", Seat::Facilitator), each));
        let noe = scope.spawn(move || {
            let mut bench = console(path, Arc::clone(clock), "Noé", Seat::Notes);
            (0..each).map(|number| take(&mut bench, number)).collect::<Vec<_>>()
        });
        let lea = scope.spawn(|| send(&page, clock, each));
        let (mut written, driven) = ana.join().expect("Ana");
        written.extend(noe.join().expect("Noé"));
        written.extend(lea.join().expect("Léa"));
        (written, driven)
    });
    let session = house.session();
    let taken = |taken: &TakenNote| {
        let defi = taken.note.defi.as_deref().unwrap_or_default().to_owned();
        let known = taken.by.as_str() != "Léa";
        (taken.by.to_string(), taken.note.text.to_string(), known.then_some(defi))
    };
    let mut found: Vec<Written> = session.notes().iter().map(taken).collect();
    let mut expected = written;
    found.sort();
    expected.sort();
    assert_eq!(found.len(), 3 * each);
    assert_eq!(found, expected);
    assert_eq!(driven, 2 * usize::from(TEAMS));
    let begun = session.history().filter(|(event, _)| {
        matches!(event.body, Body::Known(Event::Started { .. } | Event::Advanced { .. }))
    });
    assert_eq!(begun.count(), driven);
}
