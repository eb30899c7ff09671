//! What SQLite adds to the contract: several processes, file modes, bad files.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use deroule::store::JOURNAL;
use rusqlite::Connection;

use super::*;

fn store(folder: &Path) -> SqliteStore {
    SqliteStore::open(folder).expect("a store")
}

/// The journal as another program sees it.
fn raw(folder: &Path) -> Connection {
    Connection::open(folder.join(JOURNAL)).expect("a database")
}

#[test]
fn two_handles_share_a_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut a, mut b) = (store(folder.path()), store(folder.path()));
    let (id, _) = a.create(&slug("demo-day"), &[opening("Demo Day")]).expect("a journal");
    b.append(&id, 1, &[note(1, "de b")]).expect("an event");
    let late = a.append(&id, 1, &[note(2, "de a")]);
    assert_eq!(late, Err(StoreError::Conflict { last: 2 }));
    a.append(&id, 2, &[note(2, "de a")]).expect("an event");
    assert_eq!(a.read(&id, 0), b.read(&id, 0));
    assert_eq!(b.sessions().expect("sessions")[0].last_seq, 3);
}

#[test]
fn a_journal_is_there_when_it_is_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = [opening("Demo Day"), note(1, "« RGPD\u{a0}: qui héberge\u{a0}? » 👩\u{200D}🔬")];
    let (id, events) = store(folder.path()).create(&slug("demo-day"), &first).expect("a journal");
    assert_eq!(store(folder.path()).read(&id, 0), Ok(events.clone()));
    let mut reader = SqliteStore::open_to_read(folder.path()).expect("a store");
    assert_eq!(reader.read(&id, 0), Ok(events));
    assert_eq!(reader.append(&id, 2, &[note(2, "non")]), Err(StoreError::ReadOnly));
    assert_eq!(reader.create(&slug("b"), &[opening("b")]), Err(StoreError::ReadOnly));
}

#[test]
fn a_missing_folder_has_no_sessions_and_is_not_made_by_reading() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("not/yet");
    let mut reader = SqliteStore::open_to_read(&missing).expect("a store");
    assert_eq!(reader.sessions(), Ok(Vec::new()));
    assert_eq!(reader.read(&slug("demo-day"), 0), Err(StoreError::NoSuchSession));
    assert!(!missing.exists());
}

#[test]
fn a_reader_follows_a_journal_that_appears_vanishes_and_is_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let mut reader = SqliteStore::open_to_read(&data).expect("a store");
    let titles = |reader: &mut SqliteStore| {
        let heads = reader.sessions().expect("sessions");
        heads.iter().map(|head| head.title.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&mut reader), [""; 0]);
    let (id, _) = store(&data).create(&slug("a"), &[opening("A")]).expect("a journal");
    assert_eq!(titles(&mut reader), ["A"]);
    store(&data).append(&id, 1, &[note(1, "lu")]).expect("an event");
    assert_eq!(reader.read(&id, 1).expect("events").len(), 1);
    fs::rename(&data, folder.path().join("elsewhere")).expect("a move");
    assert_eq!(titles(&mut reader), [""; 0]);
    store(&data).create(&slug("b"), &[opening("B")]).expect("a journal");
    assert_eq!(titles(&mut reader), ["B"]);
    fs::write(data.join(JOURNAL), "no journal at all").expect("a file");
    assert!(matches!(reader.sessions(), Err(StoreError::Damaged { .. })));
}

#[test]
fn nobody_else_may_read_the_files() {
    let above = tempfile::tempdir().expect("a folder");
    let folder = above.path().join("deroule/data");
    let mut store = store(&folder);
    store.create(&slug("demo-day"), &[opening("Demo Day")]).expect("a journal");
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
            names.push(path.file_name().expect("a name").to_string_lossy().into_owned());
        }
    }
    names.sort();
    assert_eq!(names, ["journal.sqlite", "journal.sqlite-shm", "journal.sqlite-wal", "reserve"]);
}

#[test]
fn open_doors_are_closed_at_the_next_opening() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(store(folder.path()));
    let open = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
    };
    open(folder.path(), 0o755);
    open(&folder.path().join(JOURNAL), 0o644);
    let _store = store(folder.path());
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(folder.path()), 0o700);
    assert_eq!(mode(&folder.path().join(JOURNAL)), 0o600);

    let theirs = tempfile::tempdir().expect("a folder");
    fs::write(theirs.path().join("photo.jpg"), "").expect("a file");
    open(theirs.path(), 0o755);
    let _store = SqliteStore::open(theirs.path()).expect("a store");
    assert_eq!(mode(theirs.path()), 0o755, "a folder with other things in it is left alone");
    assert_eq!(mode(&theirs.path().join(JOURNAL)), 0o600);
}

#[test]
fn the_journal_is_kept_with_a_write_ahead_log() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(store(folder.path()));
    let mode: String =
        raw(folder.path()).pragma_query_value(None, "journal_mode", |row| row.get(0)).expect("one");
    assert_eq!(mode, "wal");
}

#[test]
fn what_a_newer_program_wrote_is_kept_as_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = store(folder.path());
    let (id, _) = store.create(&slug("demo-day"), &[opening("Demo Day")]).expect("a journal");
    let newer = [
        (2, r#"{"Closed": {"why":  "tired"}}"#),
        (9, "Closed, in whatever they will use then"),
        (1, r#"{"Levitated": {"by": 3}}"#),
    ];
    let db = raw(folder.path());
    for (seq, (version, body)) in (2..).zip(newer) {
        db.execute(
            "INSERT INTO event SELECT session, ?1, ?2, 'newer', recorded_at, effective_at, \"by\", ?3
             FROM event WHERE seq = 1",
            rusqlite::params![seq, version, body],
        )
        .expect("a row");
    }
    db.execute("UPDATE session SET last_seq = 4", []).expect("a row");
    store.append(&id, 4, &[note(5, "après")]).expect("an event");
    let events = store.read(&id, 1).expect("events");
    for ((version, raw), event) in newer.into_iter().zip(&events) {
        assert_eq!(event.body, Body::Newer { version, raw: raw.into() });
    }
    let kept: String = db
        .query_row(
            "SELECT group_concat(body, '|') FROM event WHERE seq BETWEEN 2 AND 4",
            [],
            |row| row.get(0),
        )
        .expect("bodies");
    assert_eq!(kept, newer.map(|(_, raw)| raw).join("|"));
}

#[test]
fn damage_is_said_and_where_it_is() {
    let spoil: [(&str, &str); 5] = [
        ("UPDATE event SET body = '{\"Noted\":' WHERE seq = 2", "event 2"),
        ("UPDATE event SET recorded_at = 'noon' WHERE seq = 2", "event 2"),
        ("UPDATE event SET effective_at = '' WHERE seq = 3", "event 3"),
        ("DELETE FROM event WHERE seq = 2", "event 2 is missing"),
        ("UPDATE session SET date = 'someday'", "the list of sessions at \"demo-day\""),
    ];
    for (sql, what) in spoil {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = store(folder.path());
        let first = [opening("Demo Day"), note(1, "a"), note(2, "b")];
        let (id, _) = store.create(&slug("demo-day"), &first).expect("a journal");
        raw(folder.path()).execute_batch(sql).expect("a change");
        let found = store.read(&id, 0).and_then(|_| store.sessions().map(drop));
        assert_eq!(found, Err(StoreError::Damaged { what: what.to_owned() }), "{sql}");
    }
}

#[test]
fn a_file_that_is_no_journal_is_refused_and_kept() {
    let of = |content: &[u8]| {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(JOURNAL), content).expect("a file");
        let refused = SqliteStore::open(folder.path()).map(drop);
        let read = SqliteStore::open_to_read(folder.path()).map(drop);
        assert_eq!(fs::read(folder.path().join(JOURNAL)).expect("a file"), content);
        assert!(matches!(refused, Err(StoreError::Damaged { .. })), "{refused:?}");
        assert!(matches!(read, Err(StoreError::Damaged { .. })), "{read:?}");
    };
    of(b"");
    of(b"not a database at all, but longer than the header of one would have to be, to be sure");

    let folder = tempfile::tempdir().expect("a folder");
    raw(folder.path()).execute_batch("CREATE TABLE cakes (name TEXT)").expect("a table");
    let refused = SqliteStore::open(folder.path()).map(drop);
    assert!(matches!(refused, Err(StoreError::Damaged { .. })), "{refused:?}");

    let folder = tempfile::tempdir().expect("a folder");
    drop(store(folder.path()));
    raw(folder.path()).pragma_update(None, "user_version", 7).expect("a version");
    let refused = SqliteStore::open(folder.path()).map(drop);
    assert_eq!(refused, Err(StoreError::TooNew { version: 7 }));
}

#[test]
fn a_folder_that_cannot_be_one_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    for path in [file.clone(), file.join("below")] {
        let refused = SqliteStore::open(&path).map(drop);
        assert!(matches!(refused, Err(StoreError::Failed { .. })), "{refused:?}");
    }
}

#[test]
fn writers_at_the_same_time_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let (id, _) = store(path).create(&slug("demo-day"), &[opening("Demo Day")]).expect("a journal");
    let each = 25;
    std::thread::scope(|scope| {
        for writer in ["Ada", "Grace", "Joan", "Mary"] {
            let id = &id;
            scope.spawn(move || {
                let mut store = store(path);
                let mut after = 1;
                for count in 0..each {
                    let text = format!("{writer} {count}");
                    while let Err(error) = store.append(id, after, &[note(count, &text)]) {
                        let StoreError::Conflict { last } = error else { panic!("{error:?}") };
                        assert!(last > after);
                        after = last;
                    }
                    after += 1;
                }
            });
        }
    });
    let events = store(path).read(&id, 1).expect("events");
    let mut texts: Vec<_> = events
        .iter()
        .filter_map(|event| match &event.body {
            Body::Known(Event::Noted { note }) => Some(note.text.as_str()),
            Body::Known(_) | Body::Newer { .. } => None,
        })
        .collect();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len() as i64, 4 * each);
}

#[test]
fn many_handles_may_open_a_new_folder_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new");
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                store(&path).create(&slug("demo-day"), &[opening("Demo Day")]).expect("a journal");
            });
        }
    });
    assert_eq!(store(&path).sessions().expect("sessions").len(), 8);
}

#[test]
fn a_folder_that_may_not_be_written_to_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = [opening("Demo Day"), note(1, "a")];
    let (id, events) = store(folder.path()).create(&slug("demo-day"), &first).expect("a journal");
    let set = |mode| {
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).expect("a mode");
    };
    fs::set_permissions(folder.path().join(JOURNAL), fs::Permissions::from_mode(0o400))
        .expect("a mode");
    set(0o500);
    let read = SqliteStore::open_to_read(folder.path()).and_then(|mut store| store.read(&id, 0));
    let written = SqliteStore::open(folder.path()).map(drop);
    set(0o700);
    assert_eq!(read, Ok(events));
    // nothing is forbidden to root
    let root = rustix::process::geteuid().is_root();
    assert_eq!(written, if root { Ok(()) } else { Err(StoreError::Denied) });
}
