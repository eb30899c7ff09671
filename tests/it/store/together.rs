//! Two note-takers and the facilitator write at once, each on a connection of their own: no note is
//! lost, none is there twice.
//!
//! `DEROULE_NOTES=10000` asks for so many notes; without it there are as many as a test has time for.

use std::{collections::BTreeMap, thread};

use deroule::{
    session::{Command, Reading, Session, When, decide},
    store::{NotGiven, give},
};

use super::*;

/// How many notes are taken in all where nobody asks for more.
const NOTES: usize = 240;
const WRITERS: [&str; 3] = ["Léa", "Noé", "Ana"];

/// Gives one command until the journal has it.
fn insist(
    store: &mut SqliteStore,
    id: &SessionId,
    session: &mut Session,
    command: &Command,
    (now, by): (&Reading, &str),
) {
    loop {
        let given =
            give(store, id, session, &mut |session| decide(session, command, now, &by.into()));
        given.events.iter().cloned().for_each(|event| session.apply(event));
        match given.outcome {
            Ok(()) | Err(NotGiven::Refused(_)) => return,
            Err(NotGiven::Failed(StoreError::Conflict { .. } | StoreError::Busy)) => {}
            Err(NotGiven::Failed(error)) => panic!("{by}: {error:?}"),
        }
    }
}

fn write(folder: &std::path::Path, id: &SessionId, by: &str, notes: usize) {
    let mut store = SqliteStore::open(folder).expect("a store");
    let events = store.read(id, 0).expect("a journal");
    let mut session = Session::replay(events).expect("a session");
    let facilitates = by == WRITERS[2];
    for number in 0..notes {
        let now = reading(60 + i64::try_from(number).expect("a small number"));
        let note = Command::Note {
            line: format!("+ {by} {number}").as_str().into(),
            defi: None,
            kind: None,
            when: When::Now,
            context: None,
            // a note that is sent again, as a device does, is there once all the same
            key: Some(format!("{by}-{number}").as_str().into()),
        };
        insist(&mut store, id, &mut session, &note, (&now, by));
        if number % 7 == 0 {
            insist(&mut store, id, &mut session, &note, (&now, by));
        }
        if facilitates && number % 10 == 0 {
            let more = Command::Extend { by: TimeDelta::seconds(1) };
            insist(&mut store, id, &mut session, &more, (&now, by));
        }
    }
}

#[test]
fn three_who_write_at_once_lose_no_note_and_double_none() {
    let asked = std::env::var("DEROULE_NOTES").ok().and_then(|count| count.parse().ok());
    let each = asked.unwrap_or(NOTES).div_ceil(WRITERS.len());
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = SqliteStore::open(folder.path()).expect("a store");
    let (id, events) = store.create(&slug("x"), &[opening("Demo Day")]).expect("a journal");
    let mut session = Session::replay(events).expect("a session");
    let start = Command::Start { when: When::Now };
    insist(&mut store, &id, &mut session, &start, (&reading(30), WRITERS[2]));
    thread::scope(|scope| {
        for by in WRITERS {
            let (folder, id) = (folder.path(), &id);
            scope.spawn(move || write(folder, id, by, each));
        }
    });
    let session = Session::replay(store.read(&id, 0).expect("a journal")).expect("a session");
    let mut texts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for taken in session.notes() {
        *texts.entry((taken.by.to_string(), taken.note.text.to_string())).or_default() += 1;
    }
    for by in WRITERS {
        for number in 0..each {
            let found = texts.remove(&(by.to_owned(), format!("{by} {number}")));
            assert_eq!(found, Some(1), "{by} {number}");
        }
    }
    assert_eq!(texts, BTreeMap::new());
    let extended = session.at(&reading(90)).cue.and_then(|cue| cue.allotted);
    let more = i64::try_from(each.div_ceil(10)).expect("a small number");
    assert_eq!(extended, Some(TimeDelta::minutes(15) + TimeDelta::seconds(more)));
}
