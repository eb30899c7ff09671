//! The database file: how it is laid out, made, recognised and set up to keep what it confirms.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::{io, time::Duration};

use rusqlite::{Connection, OpenFlags};
use tempfile::TempPath;

use super::super::StoreError;
use super::fault::Fault;
use super::folder::{Medium, NEW};

/// What marks a database file as one of ours: "dRoL".
const APPLICATION: i64 = 0x6452_6F4C;
/// The version of the tables below; events have a version of their own.
const SCHEMA: i64 = 1;
/// How long a writer waits for another one to be done.
const BUSY: Duration = Duration::from_secs(5);
/// How long it waits where one process has the journal for as long as it lives.
const BUSY_NETWORK: Duration = Duration::from_millis(500);
/// How many pages of new events gather before they are moved into the main file: few, so that
/// they fit into the reserve of a full disk.
const CHECKPOINT_PAGES: u32 = 100;

/// The `session` table serves lists: all that it says can be found in `event`. A row's place in it
/// is the order in which sessions were opened. Rows of `event` are written once.
const TABLES: &str = r#"
CREATE TABLE session (
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    last_seq INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    closing INTEGER NOT NULL,
    closed INTEGER NOT NULL
) STRICT;
CREATE TABLE event (
    session TEXT NOT NULL REFERENCES session (id),
    seq INTEGER NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    effective_at TEXT NOT NULL,
    "by" TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;
"#;

/// Opens the database at `path` for writing; makes it first where there is none.
pub(super) fn open(path: &Path, medium: Medium) -> Result<Connection, Fault> {
    if !path.try_exists()? {
        make(path, medium)?;
    }
    let conn = Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
    match medium {
        Medium::Local => conn.busy_timeout(BUSY)?,
        Medium::Network => {
            conn.busy_timeout(BUSY_NETWORK)?;
            conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        }
    }
    recognise(&conn)?;
    if conn.is_readonly("main")? {
        return Err(Fault::Shut("opened for reading only".to_owned()));
    }
    make_durable(&conn, medium)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // always: what was overwritten before a session is to be forgotten must be gone as well
    conn.pragma_update(None, "secure_delete", true)?;
    Ok(conn)
}

/// Opens the database at `path` for reading only.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, Fault> {
    let conn = Connection::open_with_flags(path, flags(OpenFlags::SQLITE_OPEN_READ_ONLY))?;
    conn.busy_timeout(BUSY)?;
    recognise(&conn)?;
    Ok(conn)
}

/// A database without any session, on no disk.
pub(super) fn nothing() -> Result<Connection, Fault> {
    let conn = Connection::open_in_memory()?;
    conn.execute_batch(TABLES)?;
    Ok(conn)
}

fn flags(access: OpenFlags) -> OpenFlags {
    access | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Makes an empty journal in another place and moves it here once it is whole and on the disk, so
/// that nobody ever sees half of one. Somebody else may be quicker: then theirs stays.
fn make(path: &Path, medium: Medium) -> Result<(), Fault> {
    let folder = path.parent().unwrap_or(path);
    let place = tempfile::Builder::new().prefix(NEW).tempdir_in(folder)?;
    let new = place.path().join("journal");
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
    let conn = Connection::open_with_flags(&new, flags(OpenFlags::SQLITE_OPEN_READ_WRITE))?;
    make_durable(&conn, medium)?;
    let marks = format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {SCHEMA};");
    conn.execute_batch(&format!("BEGIN; {TABLES} {marks} COMMIT;"))?;
    // closing would do this too, but keep it to itself when it fails
    checkpoint(&conn)?;
    conn.close().map_err(|(_, error)| error)?;
    match TempPath::try_from_path(new)?.persist_noclobber(path) {
        Ok(()) => {}
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {}
        // a disk without hard links, such as a memory stick's
        Err(error) => error.path.persist(path).map_err(|error| error.error)?,
    }
    sync_folder(folder)?;
    if let Some(above) = folder.parent() {
        // of a folder above that may not be read, somebody else has taken care
        let _ = sync_folder(above);
    }
    Ok(())
}

/// Moves all new events into the main file, syncs that, and empties the file that they were in.
pub(super) fn checkpoint(conn: &Connection) -> Result<(), Fault> {
    let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 { Ok(()) } else { Err(StoreError::Busy.into()) }
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder)?.sync_all()
}

/// Refuses what is not a journal, or one of a newer program's.
fn recognise(conn: &Connection) -> Result<(), Fault> {
    let pragma = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if pragma("application_id")? != APPLICATION {
        return Err(Fault::damaged("not a journal of deroule"));
    }
    match pragma("user_version")? {
        SCHEMA => Ok(()),
        version => Err(StoreError::TooNew { version }.into()),
    }
}

/// Asks for what keeps a confirmed event through a power cut, and reads it back.
///
/// Measured, with the power cut right after the answer: WAL with FULL loses nothing, WAL with
/// NORMAL nearly everything, a rollback journal with FULL often the last event; EXTRA mends that.
/// WAL needs shared memory, which no network disk has.
pub(super) fn make_durable(conn: &Connection, medium: Medium) -> Result<(), Fault> {
    let (journal, synchronous) = match medium {
        Medium::Local => ("wal", 2),
        Medium::Network => ("delete", 3),
    };
    let found: String =
        conn.pragma_update_and_check(None, "journal_mode", journal, |row| row.get(0))?;
    if !found.eq_ignore_ascii_case(journal) {
        return Err(not_durable(format!("journal_mode is {found}, not {journal}")));
    }
    conn.pragma_update(None, "synchronous", synchronous)?;
    let found: i64 = conn.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    if found != synchronous {
        return Err(not_durable(format!("synchronous is {found}, not {synchronous}")));
    }
    match medium {
        Medium::Local => conn.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?,
        // takes the lock now, so that a second process hears of it now
        Medium::Network => conn.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?,
    }
    if cfg!(target_os = "macos") {
        // there, an ordinary fsync stops at the drive's own memory
        conn.pragma_update(None, "fullfsync", true)?;
        conn.pragma_update(None, "checkpoint_fullfsync", true)?;
    }
    Ok(())
}

fn not_durable(what: String) -> Fault {
    StoreError::NotDurable { what }.into()
}

/// The files that the database at `path` may consist of.
pub(super) fn files(path: &Path) -> [PathBuf; 4] {
    ["", "-wal", "-shm", "-journal"].map(|tail| {
        let mut name = path.as_os_str().to_owned();
        name.push(tail);
        name.into()
    })
}

/// Copies the database at `path` into `folder`, with what was not yet moved into its main file; the
/// copy may be written to even where the original may not.
pub(super) fn copy(path: &Path, folder: &Path) -> io::Result<PathBuf> {
    let to = folder.join("journal");
    let one = |from: &Path, to: &Path| {
        let mut from = File::open(from)?;
        let mut to = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
        io::copy(&mut from, &mut to)
    };
    let ([from, from_wal, _, from_journal], [main, wal, _, journal]) = (files(path), files(&to));
    one(&from, &main)?;
    for (from, to) in [(from_wal, wal), (from_journal, journal)] {
        match one(&from, &to) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(_) | Err(_) => {}
        }
    }
    Ok(to)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::super::{SqliteStore, Store};
    use super::*;

    #[test]
    fn a_copy_has_what_was_not_yet_moved_into_the_main_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.sqlite");
        let conn = open(&path, Medium::Local).expect("a journal");
        let row = "INSERT INTO session VALUES ('a', 'A', '2018-06-21', '2018-06-21T11:30:00Z', 0,
            '2018-06-21T11:30:00Z', 0, 0)";
        conn.execute_batch(row).expect("a row");
        let [main, wal, ..] = files(&path);
        let main = fs::read(main).expect("a file");
        assert!(!main.windows(4).any(|bytes| bytes == b"2018"), "it is in the other file");
        assert!(fs::metadata(wal).expect("a file").len() > 0);

        let place = tempfile::tempdir().expect("a folder");
        let copy = open_to_read(&copy(&path, place.path()).expect("a copy")).expect("a journal");
        let id: String =
            copy.query_row("SELECT id FROM session", [], |row| row.get(0)).expect("one");
        assert_eq!(id, "a");
    }

    #[test]
    fn on_a_network_one_process_has_the_journal() {
        let folder = tempfile::tempdir().expect("a folder");
        let on_network = || SqliteStore::open_on(folder.path(), Medium::Network);
        // made on a disk of this machine's, then moved
        drop(SqliteStore::open(folder.path()).expect("a store"));
        let mut store = on_network().expect("a store");
        assert_eq!(store.health().medium, Medium::Network);
        assert_eq!(store.sessions(), Ok(Vec::new()));
        assert_eq!(on_network().map(drop), Err(StoreError::Busy));
        drop(store);
        assert_eq!(on_network().map(drop), Ok(()));
    }

    #[test]
    fn what_cannot_be_made_durable_is_refused() {
        let conn = Connection::open_in_memory().expect("a database");
        let refused = make_durable(&conn, Medium::Local);
        assert!(matches!(
            refused,
            Err(Fault::Final(StoreError::NotDurable { what })) if what == "journal_mode is memory, not wal"
        ));
    }
}
