//! What every store keeps to.

use super::*;

/// A rule, tried on an empty store.
type Rule = fn(&mut dyn Store);

/// Runs every rule on a fresh store of each kind.
#[test]
fn every_store_keeps_to_the_contract() {
    let rules: [(&str, Rule); 8] = [
        ("a journal begins with its opening", begins_with_its_opening),
        ("a taken slug is numbered", takes_a_free_id),
        ("events are numbered without gaps", numbers_without_gaps),
        ("a conflict appends nothing", refuses_what_comes_too_late),
        ("reading goes on after a number", reads_on),
        ("an unknown session is said", knows_its_sessions),
        ("sessions come newest first", lists_newest_first),
        ("a closing counts until it is undone", tells_what_is_closed),
    ];
    for (rule, check) in rules {
        eprintln!("memory: {rule}");
        check(&mut MemoryStore::new());
        eprintln!("sqlite: {rule}");
        let folder = tempfile::tempdir().expect("a folder");
        check(&mut SqliteStore::open(folder.path()).expect("a store"));
        eprintln!("sqlite on a network: {rule}");
        let folder = tempfile::tempdir().expect("a folder");
        check(&mut SqliteStore::open_on(folder.path(), Medium::Network).expect("a store"));
    }
}

fn begins_with_its_opening(store: &mut dyn Store) {
    let first = [opening("Demo Day"), note(1, "bonjour")];
    let (id, events) = store.create(&slug("demo-day"), &first).expect("a journal");
    assert_eq!(id, slug("demo-day"));
    let [a, b] = first;
    assert_eq!(events, [a.at_seq(1), b.at_seq(2)]);
    assert_eq!(store.read(&id, 0), Ok(events));
    for wrong in [&[][..], &[note(0, "trop tôt")]] {
        assert!(matches!(store.create(&slug("x"), wrong), Err(StoreError::Failed { .. })));
        assert_eq!(store.read(&slug("x"), 0), Err(StoreError::NoSuchSession));
    }
}

fn takes_a_free_id(store: &mut dyn Store) {
    let ids: Vec<_> = (0..3)
        .map(|_| store.create(&slug("demo-day"), &[opening("Demo Day")]).expect("a journal").0)
        .collect();
    assert_eq!(ids, [slug("demo-day"), slug("demo-day-2"), slug("demo-day-3")]);
}

fn numbers_without_gaps(store: &mut dyn Store) {
    let (id, _) = store.create(&slug("demo-day"), &[opening("Demo Day")]).expect("a journal");
    let mut last = 1;
    for batch in [1, 3, 0, 2] {
        let drafts: Vec<_> = (0..batch).map(|n| note(n, "à plusieurs")).collect();
        let events = store.append(&id, last, &drafts).expect("events");
        assert_eq!(events.len(), drafts.len());
        last += events.len() as u64;
    }
    let numbers: Vec<_> = store.read(&id, 0).expect("events").iter().map(|e| e.seq).collect();
    assert_eq!(numbers, (1..=7).collect::<Vec<_>>());
}

fn refuses_what_comes_too_late(store: &mut dyn Store) {
    let (id, _) = store.create(&slug("demo-day"), &[opening("Demo Day")]).expect("a journal");
    store.append(&id, 1, &[note(1, "la première")]).expect("an event");
    for after in [0, 1, 3, u64::from(u32::MAX)] {
        let late = store.append(&id, after, &[note(2, "b"), note(3, "c")]);
        assert_eq!(late, Err(StoreError::Conflict { last: 2 }), "after {after}");
    }
    assert_eq!(store.read(&id, 0).expect("events").len(), 2);
}

fn reads_on(store: &mut dyn Store) {
    let first = [opening("Demo Day"), note(1, "a"), note(2, "b")];
    let (id, events) = store.create(&slug("demo-day"), &first).expect("a journal");
    assert_eq!(store.read(&id, 1).expect("events"), events[1..]);
    assert_eq!(store.read(&id, 3), Ok(Vec::new()));
    assert_eq!(store.read(&id, u64::MAX), Ok(Vec::new()));
}

fn knows_its_sessions(store: &mut dyn Store) {
    assert_eq!(store.sessions(), Ok(Vec::new()));
    let nowhere = slug("nulle-part");
    assert_eq!(store.read(&nowhere, 0), Err(StoreError::NoSuchSession));
    let appended = store.append(&nowhere, 0, &[opening("Demo Day")]);
    assert_eq!(appended, Err(StoreError::NoSuchSession));
}

fn lists_newest_first(store: &mut dyn Store) {
    let (old, _) = store.create(&slug("a"), &[opening("Première")]).expect("a journal");
    let (new, _) = store.create(&slug("b"), &[opening("Seconde")]).expect("a journal");
    store.append(&old, 1, &[note(90, "encore")]).expect("an event");
    let heads = store.sessions().expect("sessions");
    assert_eq!(heads.iter().map(|head| &head.id).collect::<Vec<_>>(), [&new, &old]);
    let old = &heads[1];
    assert_eq!((old.title.as_str(), old.last_seq), ("Première", 2));
    assert_eq!((old.opened_at, old.last_at), (start(), reading(90).wall));
    assert_eq!((old.date, old.closed), (plan("").date, false));
}

fn tells_what_is_closed(store: &mut dyn Store) {
    let (id, _) = store.create(&slug("demo-day"), &[opening("Demo Day")]).expect("a journal");
    let steps = [
        (Event::Closed, true),
        (note(2, "après").event, true),
        (Event::Undone { event: 1 }, true),
        (Event::Undone { event: 2 }, false),
        (Event::Redone { event: 2 }, true),
    ];
    for (after, (event, closed)) in (1..).zip(steps) {
        store.append(&id, after, &[draft(9, event.clone())]).expect("an event");
        assert_eq!(store.sessions().expect("sessions")[0].closed, closed, "{event:?}");
    }
    let fresh = Event::Replanned {
        plan: plan("Demo Day, suite"),
        fingerprint: "beef".into(),
        why: deroule::session::Replan::FileChanged,
    };
    store.append(&id, 6, &[draft(10, fresh)]).expect("an event");
    assert_eq!(store.sessions().expect("sessions")[0].title.as_str(), "Demo Day, suite");
}
