//! The file of the index: how it is laid out, recognised, emptied and thrown away.

use std::{
    fs::{self, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::Path,
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::super::JOURNAL;
use crate::session::search::MAX_TERM;

/// The index's file in the data folder.
pub(in super::super) const INDEX: &str = "search.sqlite";
/// What marks it as one of ours: "dRoS".
const APPLICATION: i64 = 0x6452_6F53;
/// The version of what is below and of how words are made: another one is made anew.
const VERSION: i64 = 3;
/// How long one search waits for another that takes notes in.
const BUSY: Duration = Duration::from_secs(30);

/// A note's number is its second, then its place within that: so the latest are found first. Words
/// have been folded and cut before they come here, for all scripts alike: `ascii` only separates
/// them at spaces again.
const TABLES: &str = "
CREATE TABLE known (
    id INTEGER PRIMARY KEY,
    session TEXT NOT NULL UNIQUE,
    opened_at TEXT NOT NULL,
    last_seq INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    zone TEXT NOT NULL
) STRICT;
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    known INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    \"by\" TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX note_of ON note (known, seq);
CREATE TABLE team (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;
";

/// The index in `folder`, made where it is missing, made anew where it is none of ours or of
/// another version; none where it cannot be kept, or there are no journals.
pub(super) fn open(folder: &Path) -> Option<Connection> {
    if !folder.join(JOURNAL).exists() {
        return None;
    }
    match connect(folder) {
        Err(error) if is_damage(&error) && remove(folder) => connect(folder).ok(),
        connected => connected.ok(),
    }
}

fn connect(folder: &Path) -> rusqlite::Result<Connection> {
    let path = folder.join(INDEX);
    // for its owner alone, as the journals are; what it is not is found out below
    let _ = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(&path, flags)?;
    conn.busy_timeout(BUSY)?;
    conn.pragma_update(None, "synchronous", "NORMAL")?;
    conn.pragma_update(None, "secure_delete", true)?;
    let number = |conn: &Connection, name| conn.pragma_query_value(None, name, |row| row.get(0));
    let marks = |conn: &Connection| -> rusqlite::Result<(i64, i64)> {
        Ok((number(conn, "application_id")?, number(conn, "user_version")?))
    };
    if marks(&conn)? != (APPLICATION, VERSION) {
        let tx = super::index::begin(&mut conn)?;
        if marks(&tx)? != (APPLICATION, VERSION) {
            // fails where there is anything already: then it is thrown away
            lay_out(&tx)?;
        }
        tx.commit()?;
    }
    Ok(conn)
}

/// The words of the notes, with their beginnings of every length that a word may have: one of any
/// other length would be looked for among all notes that have it before the first is found.
fn words() -> String {
    let lengths: Vec<String> = (1..=MAX_TERM).map(|length| length.to_string()).collect();
    format!(
        "CREATE VIRTUAL TABLE word USING fts5 (
            words, content = '', contentless_delete = 1, detail = none,
            tokenize = 'ascii', prefix = '{}'
        );",
        lengths.join(" ")
    )
}

/// Lays out an empty index.
pub(super) fn lay_out(conn: &Connection) -> rusqlite::Result<()> {
    let marks = format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};");
    conn.execute_batch(&format!("{TABLES} {} {marks}", words()))
}

/// Whether the file makes no sense: then it is made anew.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => matches!(
            failure.code,
            ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::ConstraintViolation
                | ErrorCode::Unknown
                | ErrorCode::TypeMismatch
        ),
        rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::IntegralValueOutOfRange(..) => true,
        _ => false,
    }
}

/// Throws the file away; says whether it is gone.
pub(super) fn remove(folder: &Path) -> bool {
    let path = folder.join(INDEX);
    // first what would be taken for a half-done change of the next one
    let journal = folder.join(format!("{INDEX}-journal"));
    [journal, path].iter().all(|path| match fs::remove_file(path) {
        Err(error) => error.kind() == io::ErrorKind::NotFound,
        Ok(()) => true,
    })
}

/// Empties the file, and overwrites what it had as far as a disk lets a program do that; says
/// whether nothing of it is left.
pub(super) fn wipe(folder: &Path) -> bool {
    if !folder.join(INDEX).exists() {
        return true;
    }
    let emptied = connect(folder).and_then(|mut conn| {
        let tx = super::index::begin(&mut conn)?;
        tx.execute_batch("DROP TABLE word; DROP TABLE team; DROP TABLE note; DROP TABLE known;")?;
        lay_out(&tx)?;
        tx.commit()?;
        conn.execute_batch("VACUUM")
    });
    emptied.is_ok() || remove(folder)
}
