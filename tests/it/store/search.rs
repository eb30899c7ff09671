//! The index of the notes: what it finds, and that it is never the truth.

use std::{fs, path::Path, thread};

use chrono_tz::Europe::Paris;
use deroule::session::search::{Wanted, team_key, terms};
use deroule::store::{Found, Memory};
use tempfile::TempDir;

use super::*;

mod one_by_one;

const INDEX: &str = "search.sqlite";

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn store(folder: &Path) -> SqliteStore {
    SqliteStore::open(folder).expect("a store")
}

/// A session with these notes, a minute apart.
fn session(store: &mut SqliteStore, name: &str, notes: &[&str]) -> SessionId {
    let mut drafts = vec![opening(name)];
    drafts.extend((1..).zip(notes).map(|(minute, text)| note(minute * 60, text)));
    store.create(&SessionId::new(name).expect("a slug"), &drafts).expect("a journal").0
}

/// What `query` finds, by whoever comes with a store of their own.
fn found(folder: &Path, query: &str) -> Found {
    find(folder, &Wanted { terms: terms(query), ..Wanted::default() })
}

fn find(folder: &Path, wanted: &Wanted) -> Found {
    let mut memory = Memory::open(folder).expect("an index");
    let mut store = SqliteStore::open_to_read(folder).expect("a store");
    let caught = memory.catch_up(&mut store).expect("the journals");
    assert_eq!(caught.unread, []);
    memory.search(&mut store, wanted, Paris, 10).expect("an answer")
}

/// The notes that `query` finds.
fn texts(folder: &Path, query: &str) -> Vec<String> {
    found(folder, query).hits.into_iter().map(|hit| hit.note.note.text.to_string()).collect()
}

#[test]
fn notes_of_all_sessions_are_found_the_latest_first() {
    let data = folder();
    let mut store = store(data.path());
    session(&mut store, "un", &["Rappeler la DREES", "l’hébergement, à revoir"]);
    session(&mut store, "deux", &["la DREES a rappelé, œuvre utile", "rien"]);
    assert_eq!(texts(data.path(), "drees rappel").len(), 2);
    assert_eq!(texts(data.path(), "HEBERG"), ["l’hébergement, à revoir"]);
    assert_eq!(texts(data.path(), "oeuvre"), ["la DREES a rappelé, œuvre utile"]);
    assert_eq!(texts(data.path(), "drees absent"), [""; 0]);
    // the words of its team find a note, too
    assert_eq!(texts(data.path(), "archifiltre").len(), 4);
    let hits = found(data.path(), "la").hits;
    assert!(hits.windows(2).all(|two| two[0].note.at >= two[1].note.at), "{hits:?}");
}

#[test]
fn what_is_typed_is_never_an_operator() {
    let data = folder();
    session(&mut store(data.path()), "un", &["NEAR et loin", "a AND b", "नमस्ते दुनिया", "日本語"]);
    for query in ["NEAR", "near(", "a AND", "\"", "*", "a* OR b", "नमस्ते", "日本", "- ^ : {"]
    {
        found(data.path(), query);
    }
    assert_eq!(texts(data.path(), "NEAR"), ["NEAR et loin"]);
    assert_eq!(texts(data.path(), "नमस्ते"), ["नमस्ते दुनिया"]);
    assert_eq!(texts(data.path(), "日本"), ["日本語"]);
}

#[test]
fn of_long_words_the_beginning_is_found() {
    let data = folder();
    let longest = format!("anticonstitutionnellement{}", "é".repeat(40));
    let notes = ["l’hébergement des présentations", "hébergements", &longest];
    session(&mut store(data.path()), "un", &notes);
    let word = "anticonstitutionnellement";
    for length in 1..=word.len() {
        assert_eq!(texts(data.path(), &word[..length]).len(), if length == 1 { 3 } else { 1 });
    }
    assert_eq!(texts(data.path(), "hebergement").len(), 2);
    assert_eq!(texts(data.path(), "hebergements presentation"), [""; 0]);
    assert_eq!(texts(data.path(), "presentations hebergemen"), [notes[0]]);
    assert_eq!(texts(data.path(), &longest), [longest.as_str()]);
    assert_eq!(texts(data.path(), &longest[..longest.len() - 2]), [longest.as_str()]);
}

#[test]
fn teams_kinds_and_days_narrow_it() {
    let data = folder();
    session(&mut store(data.path()), "un", &["une démo", "deux démos"]);
    let count = |wanted: Wanted| find(data.path(), &wanted).hits.len();
    let base = || Wanted { terms: terms("demo"), ..Wanted::default() };
    assert_eq!(count(Wanted { team: Some(team_key("ArchiFiltre")), ..base() }), 2);
    assert_eq!(count(Wanted { team: Some(team_key("Hopkins")), ..base() }), 0);
    assert_eq!(count(Wanted { kind: Some(NoteKind::Plus), ..base() }), 2);
    assert_eq!(count(Wanted { kind: Some(NoteKind::Action), ..base() }), 0);
    let day = |day| NaiveDate::from_ymd_opt(2018, 6, day);
    assert_eq!(count(Wanted { since: day(21), until: day(21), ..base() }), 2);
    assert_eq!(count(Wanted { since: day(22), ..base() }), 0);
    assert_eq!(count(Wanted { until: day(20), ..base() }), 0);
    assert_eq!(count(Wanted { kind: Some(NoteKind::Plus), ..Wanted::default() }), 2);
}

#[test]
fn it_says_when_there_is_more() {
    let data = folder();
    session(&mut store(data.path()), "un", &["mot"; 11]);
    let found = found(data.path(), "mot");
    assert_eq!((found.hits.len(), found.more), (10, true));
}

#[test]
fn it_follows_what_is_added_taken_back_and_forgotten() {
    let data = folder();
    let mut store = store(data.path());
    let id = session(&mut store, "un", &["premier mot", "second mot"]);
    let other = session(&mut store, "deux", &["autre mot"]);
    assert_eq!(texts(data.path(), "mot").len(), 3);
    store.append(&id, 3, &[note(900, "tiers mot")]).expect("an event");
    assert_eq!(texts(data.path(), "mot").len(), 4);
    store.append(&id, 4, &[draft(901, Event::NoteRemoved { note: 2 })]).expect("an event");
    assert_eq!(texts(data.path(), "premier"), [""; 0]);
    assert_eq!(texts(data.path(), "mot").len(), 3);
    store.forget(&other).expect("to forget");
    let index = fs::read(data.path().join(INDEX)).expect("a file");
    assert!(!index.windows(5).any(|at| at == b"autre"), "no byte of it is left");
    assert_eq!(texts(data.path(), "mot").len(), 2);
    // another session of that name is another session
    session(&mut store, "deux", &["nouveau mot"]);
    assert_eq!(texts(data.path(), "nouveau"), ["nouveau mot"]);
}

#[test]
fn a_missing_or_damaged_index_is_made_anew() {
    let data = folder();
    session(&mut store(data.path()), "un", &["premier mot", "second mot"]);
    let path = data.path().join(INDEX);
    assert_eq!(texts(data.path(), "mot").len(), 2);
    let whole = fs::read(&path).expect("a file");
    fs::remove_file(&path).expect("gone");
    assert_eq!(texts(data.path(), "mot").len(), 2);
    assert!(path.exists());
    let torn = &whole[..whole.len() / 2];
    let header = [b"SQLite format 3\0".as_slice(), &[0xFF; 4096]].concat();
    for harm in [&b""[..], b"not a database at all", torn, &header] {
        fs::write(&path, harm).expect("a file");
        assert_eq!(texts(data.path(), "mot").len(), 2, "{} bytes", harm.len());
    }
    for page in 1..whole.len() / 4096 {
        let mut harmed = whole.clone();
        harmed[page * 4096..(page + 1) * 4096].fill(0xA5);
        fs::write(&path, &harmed).expect("a file");
        let found = texts(data.path(), "mot").len();
        assert!(found <= 2, "page {page}: {found}");
    }
    // what is no file at all stays, and nothing is kept
    fs::remove_file(&path).expect("gone");
    fs::create_dir(&path).expect("a folder");
    assert_eq!(texts(data.path(), "mot").len(), 2);
    assert!(path.is_dir());
}

#[test]
fn one_of_another_version_is_made_anew() {
    let data = folder();
    session(&mut store(data.path()), "un", &["mot"]);
    assert_eq!(texts(data.path(), "mot").len(), 1);
    let conn = rusqlite::Connection::open(data.path().join(INDEX)).expect("a database");
    conn.execute_batch("DROP TABLE note; PRAGMA user_version = 99;").expect("changed");
    drop(conn);
    assert_eq!(texts(data.path(), "mot"), ["mot"]);
}

#[test]
fn nothing_is_made_where_there_are_no_journals() {
    let data = folder();
    assert_eq!(texts(data.path(), "mot"), [""; 0]);
    assert_eq!(fs::read_dir(data.path()).expect("a folder").count(), 0);
}

#[test]
fn several_can_take_notes_in_at_once() {
    let data = folder();
    let mut store = store(data.path());
    for number in 0..20 {
        session(&mut store, &format!("session-{number}"), &["un mot", "deux mots"]);
    }
    thread::scope(|scope| {
        let searches: Vec<_> =
            (0..4).map(|_| scope.spawn(|| found(data.path(), "deux").more)).collect();
        for search in searches {
            assert!(search.join().expect("an answer"));
        }
    });
    assert_eq!(found(data.path(), "session").hits, []);
    let mut memory = Memory::open(data.path()).expect("an index");
    assert!(memory.is_kept());
    let caught = memory.catch_up(&mut store).expect("the journals");
    assert_eq!(caught.read, 0, "all was taken in, once");
    let all = Wanted { terms: terms("mot"), ..Wanted::default() };
    assert_eq!(memory.search(&mut store, &all, Paris, 100).expect("an answer").hits.len(), 40);
}

#[test]
fn it_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let data = folder();
    session(&mut store(data.path()), "un", &["mot"]);
    found(data.path(), "mot");
    let mode = fs::metadata(data.path().join(INDEX)).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
