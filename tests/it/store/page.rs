//! The page on the journal says what the program does.

use std::fs;

use deroule::store::JOURNAL;
use rusqlite::Connection;

use super::golden::drafts;
use super::*;

#[test]
fn the_documented_format_is_the_one_that_is_written() {
    let page = fs::read_to_string("docs/journal.md").expect("the page on the journal");
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = SqliteStore::open(folder.path()).expect("a store");
    store.create(&slug("golden"), &drafts()).expect("a journal");
    let db = Connection::open(folder.path().join(JOURNAL)).expect("a database");
    let blocks: Vec<&str> = page
        .split("```sql\n")
        .skip(1)
        .map(|rest| rest.split_once("\n```").expect("the end of a block").0)
        .collect();
    let [session, event, notes] = blocks[..] else { panic!("{blocks:?}") };
    for (table, documented) in [("session", session), ("event", event)] {
        let sql = format!("SELECT sql FROM sqlite_schema WHERE name = '{table}'");
        let written: String = db.query_row(&sql, [], |row| row.get(0)).expect("a table");
        assert_eq!(documented, written);
    }
    let texts = db.prepare(notes).and_then(|mut notes| {
        notes.query_map([], |row| row.get::<_, String>("text"))?.collect::<Result<Vec<_>, _>>()
    });
    let mut expected = Vec::new();
    for draft in drafts() {
        if let Event::Noted { note } = draft.event {
            expected.push(note.text.to_string());
        }
    }
    assert_eq!(texts.expect("notes"), expected);
    let id: i64 = db.pragma_query_value(None, "application_id", |row| row.get(0)).expect("one");
    assert!(page.contains(&format!("`0x{id:X}`")), "{id:X}");
}
