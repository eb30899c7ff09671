//! What is kept beside the journal: the last sight of the program, the sentence being typed.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use deroule::session::NoteContext;
use deroule::store::{Beside, MAX_BESIDE};

/// What a console keeps of a note.
type Typed = (String, Option<NoteContext>);

use super::*;

#[test]
fn the_last_sight_is_stamped_every_five_seconds_and_removed_at_the_end() {
    let data = tempfile::tempdir().expect("a folder");
    let id = slug("demo-day");
    let mut beside = Beside::of(data.path(), &id);
    let left = || fs::read(data.path().join("sessions/demo-day/last-seen.json")).ok();
    let stamp = || left().and_then(|json| serde_json::from_slice::<Reading>(&json).ok());
    assert_eq!(stamp(), None);
    for (second, kept) in [(0, 0), (1, 0), (4, 0), (5, 5), (9, 5), (10, 10), (3600, 3600)] {
        beside.seen(&reading(second)).expect("a stamp");
        assert_eq!(stamp(), Some(reading(kept)), "at {second} s");
    }
    let rebooted = Reading { boot: "another".into(), ..reading(3601) };
    beside.seen(&rebooted).expect("a stamp");
    assert_eq!(stamp(), Some(rebooted));
    beside.leave();
    assert_eq!(stamp(), None);
    beside.seen(&reading(3602)).expect("a stamp");
    assert_eq!(stamp(), Some(reading(3602)), "it goes on after the end was called off");
}

#[test]
fn a_program_that_is_still_there_was_not_interrupted() {
    let data = tempfile::tempdir().expect("a folder");
    let id = slug("demo-day");
    let mut killed = Beside::of(data.path(), &id);
    let mut there = Beside::of(data.path(), &id);
    killed.seen(&reading(0)).expect("a stamp");
    there.seen(&reading(2)).expect("a stamp");
    assert_eq!(Beside::of(data.path(), &id).last_seen(), None);
    drop(killed);
    assert_eq!(Beside::of(data.path(), &id).last_seen(), None, "one is still there");
    drop(there);
    let mut next = Beside::of(data.path(), &id);
    assert_eq!(next.last_seen(), Some(reading(2)));
    next.seen(&reading(60)).expect("a stamp");
    let mut company = Beside::of(data.path(), &id);
    company.seen(&reading(61)).expect("a stamp");
    next.leave();
    drop(company);
    let seen = Beside::of(data.path(), &id).last_seen();
    assert_eq!(seen, Some(reading(61)), "the one that stayed was killed later");
}

#[test]
fn two_consoles_keep_a_sentence_each_and_the_next_ones_find_them() {
    let data = tempfile::tempdir().expect("a folder");
    let id = slug("demo-day");
    let sentence = |text: &str| text.to_owned();
    let mut facilitator = Beside::of(data.path(), &id);
    let mut notes = Beside::of(data.path(), &id);
    facilitator.keep_draft(&sentence("la première")).expect("a draft");
    notes.keep_draft(&sentence("la seconde")).expect("a draft");
    assert_eq!(facilitator.draft(), Some(sentence("la première")));
    drop(facilitator);
    let mut again = Beside::of(data.path(), &id);
    assert_eq!(again.draft(), Some(sentence("la première")), "not the other one's");
    again.clear_draft();
    assert_eq!(notes.draft(), Some(sentence("la seconde")));
}

#[test]
fn what_was_left_at_any_seat_is_found_first() {
    let data = tempfile::tempdir().expect("a folder");
    let key = "fnv1a-0011223344556677";
    let mut first = Beside::of_file(data.path(), key);
    assert_eq!(first.draft::<String>(), None);
    first.clear_draft();
    assert_eq!(fs::read_dir(data.path()).expect("a folder").count(), 0, "nothing is made to look");
    let mut second = Beside::of_file(data.path(), key);
    first.keep_draft(&"à moi").expect("a draft");
    second.keep_draft(&"à toi").expect("a draft");
    first.clear_draft();
    drop((first, second));
    let mut next = Beside::of_file(data.path(), key);
    assert_eq!(next.draft::<String>().as_deref(), Some("à toi"));
    assert_eq!(Beside::of_file(data.path(), key).draft::<String>(), None, "somebody has it");
    assert_eq!(Beside::of_file(data.path(), "another").draft::<String>(), None);
    next.clear_draft();
    drop(next);
    assert_eq!(Beside::of_file(data.path(), key).draft::<String>(), None);
}

#[test]
fn the_sentence_being_typed_comes_back() {
    let data = tempfile::tempdir().expect("a folder");
    let id = slug("demo-day");
    let mut beside = Beside::of(data.path(), &id);
    assert_eq!(beside.draft::<Typed>(), None);
    let context = NoteContext {
        defi: Some("b@liseNAV".into()),
        cue: Some(CueId::Phase { slot: 2, turn: 1, phase: 2 }),
        track: None,
        at: start(),
    };
    let text = "> @Lab Santé rappelle la DREES ven";
    for end in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
        let draft: Typed = (text[..end].to_owned(), Some(context.clone()));
        beside.keep_draft(&draft).expect("a draft");
        assert_eq!(beside.draft(), Some(draft));
    }
    let folder = data.path().join("sessions/demo-day");
    let mode =
        |path: &std::path::Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join("draft-1.json")), 0o600);
    assert_eq!(mode(&folder.join("seat-1")), 0o600);
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 2, "nothing half-written stays");
    beside.clear_draft();
    assert_eq!(beside.draft::<Typed>(), None);
}

#[test]
fn what_makes_no_sense_is_as_good_as_nothing() {
    let data = tempfile::tempdir().expect("a folder");
    let id = slug("demo-day");
    let mut beside = Beside::of(data.path(), &id);
    let folder = data.path().join("sessions/demo-day");
    fs::create_dir_all(&folder).expect("a folder");
    let long = format!("[\"{}\",null]", "x".repeat(MAX_BESIDE));
    for wrong in ["", "{", "[]", "{\"wall\":1}", "\u{0}\u{1}", &long] {
        for name in ["last-seen.json", "draft-1.json"] {
            fs::write(folder.join(name), wrong).expect("a file");
        }
        assert_eq!(beside.last_seen(), None);
        assert_eq!(beside.draft::<Typed>(), None);
    }
    let much = "x".repeat(MAX_BESIDE);
    assert!(matches!(beside.keep_draft(&much), Err(StoreError::Failed { .. })));
}

#[test]
fn a_forgotten_session_leaves_no_byte_behind() {
    let data = tempfile::tempdir().expect("a folder");
    let mut store = SqliteStore::open(data.path()).expect("a store");
    let secret = "confidentiel-7f3a";
    let (id, _) = store.create(&slug("a-oublier"), &[opening("Oubli")]).expect("a journal");
    let (kept, _) = store.create(&slug("a-garder"), &[opening("Garde")]).expect("a journal");
    store.append(&id, 1, &[note(1, secret)]).expect("an event");
    let mut beside = Beside::of(data.path(), &id);
    beside.keep_draft(&secret).expect("a draft");
    let holding = || {
        let mut holding = Vec::new();
        for file in fs::read_dir(data.path()).expect("a folder").flatten() {
            let bytes = fs::read(file.path()).unwrap_or_default();
            for word in [secret, "a-oublier"] {
                if bytes.windows(word.len()).any(|at| at == word.as_bytes()) {
                    holding.push(format!("{word} in {}", file.path().display()));
                }
            }
        }
        holding
    };
    assert!(!holding().is_empty());
    store.forget(&id).expect("to forget");
    assert_eq!(holding(), Vec::<String>::new());
    assert!(!data.path().join("sessions/a-oublier").exists());
    assert_eq!(store.read(&id, 0), Err(StoreError::NoSuchSession));
    assert_eq!(store.forget(&id), Err(StoreError::NoSuchSession));
    assert_eq!(store.read(&kept, 0).expect("events").len(), 1);
}
