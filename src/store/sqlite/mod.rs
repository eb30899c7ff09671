//! Journals in a SQLite database: what is confirmed is on the disk.
//!
//! Never confirms an event before the disk has, and never edits one.

mod fault;
mod folder;
mod row;
mod schema;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use tempfile::TempDir;

use self::fault::Fault;
pub use self::folder::{JOURNAL, Medium};
use super::head::Tally;
use super::memory::numbered;
use super::{Beside, Health, Store, StoreError, name, wake};
use crate::session::{Draft, Recorded, SessionHead, SessionId};

/// Journals in a folder on this machine, shared by any number of processes.
#[derive(Debug)]
pub struct SqliteStore {
    conn: Connection,
    folder: PathBuf,
    access: Access,
    /// Where this process is poked; it need not poke itself.
    own_port: Option<u16>,
}

#[derive(Debug)]
enum Access {
    /// Reading and writing.
    Write(Medium),
    /// Reading only; the folder of the copy that is read, where the original could not be.
    Read { _copy: Option<TempDir> },
}

impl SqliteStore {
    /// Opens the journals in `folder` for writing; makes the folder and the file where they are
    /// missing.
    ///
    /// # Errors
    /// When that is not possible, or when the disk does not promise to keep what it confirms.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        folder::prepare(folder).map_err(|error| Fault::from(error).at(folder))?;
        Self::open_on(folder, Medium::of(folder))
    }

    /// The same for a folder that exists, taken to be on such a disk.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub fn open_on(folder: &Path, medium: Medium) -> Result<Self, StoreError> {
        let path = folder.join(JOURNAL);
        let conn = match schema::open(&path, medium) {
            Err(fault @ (Fault::Full | Fault::Disk(_))) => match folder::free_for(&fault, folder) {
                true => schema::open(&path, medium),
                false => Err(fault),
            },
            opened => opened,
        };
        let conn = conn.map_err(|fault| fault.at(&path))?;
        for file in schema::files(&path) {
            folder::close_to_others(&file, 0o600);
        }
        folder::keep_reserve(folder);
        Ok(Self { conn, folder: folder.to_owned(), access: Access::Write(medium), own_port: None })
    }

    /// Opens the journals in `folder` for reading only; changes nothing there, and a folder
    /// without any is one without sessions.
    ///
    /// In a folder that cannot be written to, SQLite may not read what was not yet moved into the
    /// main file; then a copy is read.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn open_to_read(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(JOURNAL);
        let opened = (|| {
            if !path.try_exists()? {
                return Ok((schema::nothing()?, None));
            }
            match schema::open_to_read(&path) {
                Ok(conn) => Ok((conn, None)),
                Err(Fault::Shut(_)) => {
                    let place = tempfile::tempdir()?;
                    let copy = schema::copy(&path, place.path())?;
                    Ok((schema::open(&copy, Medium::Local)?, Some(place)))
                }
                Err(fault) => Err(fault),
            }
        })();
        let (conn, copy) = opened.map_err(|fault: Fault| fault.at(&path))?;
        Ok(Self {
            conn,
            folder: folder.to_owned(),
            access: Access::Read { _copy: copy },
            own_port: None,
        })
    }

    /// Tells on which port this process is woken, as the one that appends need not be.
    pub fn set_own_port(&mut self, port: u16) {
        self.own_port = Some(port);
    }

    /// Takes a session out of the journal, with all that is beside it: its bytes are overwritten,
    /// as far as a disk lets a program do that.
    ///
    /// # Errors
    /// When there is no such session, or it cannot be done.
    pub fn forget(&mut self, session: &SessionId) -> Result<(), StoreError> {
        self.write(|tx, _| {
            tx.execute("DELETE FROM event WHERE session = ?1", [session.as_str()])?;
            match tx.execute("DELETE FROM session WHERE id = ?1", [session.as_str()])? {
                0 => Err(StoreError::NoSuchSession.into()),
                _ => Ok(()),
            }
        })?;
        Beside::of(&self.folder, session).forget().map_err(|error| StoreError::from_io(&error))?;
        schema::checkpoint(&self.conn).map_err(|fault| fault.at(&self.path()))
    }

    fn path(&self) -> PathBuf {
        self.folder.join(JOURNAL)
    }

    /// Does `work` in one transaction that is on the disk when this returns; then wakes the others.
    ///
    /// A full disk gets the reserve and one more attempt. A disk that failed to sync may say at
    /// the next attempt that all is well and yet have lost it, so the handle is given up, all that
    /// is known is written anew, and `work` is told to look first for what it has done already.
    fn write<T>(
        &mut self,
        work: impl Fn(&Transaction<'_>, Attempt) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        let Access::Write(medium) = self.access else { return Err(StoreError::ReadOnly) };
        let done = match attempt(&mut self.conn, &work, Attempt::First) {
            Err(fault @ Fault::Full) => match folder::free_for(&fault, &self.folder) {
                true => attempt(&mut self.conn, &work, Attempt::Second),
                false => Err(fault),
            },
            Err(fault @ Fault::Disk(_)) => {
                folder::free_for(&fault, &self.folder);
                self.reopen(medium).and_then(|()| attempt(&mut self.conn, &work, Attempt::Second))
            }
            done => done,
        };
        let done = done.map_err(|fault| fault.at(&self.path()))?;
        wake::poke(&self.folder, self.own_port);
        Ok(done)
    }

    fn reopen(&mut self, medium: Medium) -> Result<(), Fault> {
        // the failed handle goes first: it may hold the lock
        drop(std::mem::replace(&mut self.conn, schema::nothing()?));
        self.conn = schema::open(&self.path(), medium)?;
        schema::checkpoint(&self.conn)
    }
}

/// Which time a piece of work is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attempt {
    First,
    /// After a failure which may have left the work done all the same.
    Second,
}

fn attempt<T>(
    conn: &mut Connection,
    work: &impl Fn(&Transaction<'_>, Attempt) -> Result<T, Fault>,
    which: Attempt,
) -> Result<T, Fault> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = work(&tx, which)?;
    tx.commit()?;
    Ok(done)
}

impl Store for SqliteStore {
    fn create(
        &mut self,
        slug: &SessionId,
        first: &[Draft],
    ) -> Result<(SessionId, Vec<Recorded>), StoreError> {
        self.write(|tx, which| {
            let mut done = None;
            let id = name::free(slug, |id| {
                let taken = tally(tx, id)?.is_some();
                if taken && which == Attempt::Second && has(tx, id, 0, first)? {
                    done = Some(id.clone());
                    return Ok(false);
                }
                Ok::<_, Fault>(taken)
            })?;
            let events = numbered(0, first);
            if done.is_none() {
                let tally = events.first().and_then(|first| Tally::open(id.clone(), first));
                let mut tally = tally.ok_or_else(name::not_an_opening)?;
                events.iter().skip(1).for_each(|event| tally.take(event));
                insert_session(tx, &tally)?;
                insert_events(tx, &id, 0, first)?;
            }
            Ok((id, events))
        })
    }

    fn append(
        &mut self,
        session: &SessionId,
        after: u64,
        drafts: &[Draft],
    ) -> Result<Vec<Recorded>, StoreError> {
        self.write(|tx, which| {
            let mut tally = tally(tx, session)?.ok_or(StoreError::NoSuchSession)?;
            let last = tally.head.last_seq;
            let events = numbered(after, drafts);
            if last != after {
                if which == Attempt::Second && has(tx, session, after, drafts)? {
                    return Ok(events);
                }
                return Err(StoreError::Conflict { last }.into());
            }
            events.iter().for_each(|event| tally.take(event));
            insert_events(tx, session, after, drafts)?;
            update_session(tx, &tally)?;
            Ok(events)
        })
    }

    fn read(&mut self, session: &SessionId, after: u64) -> Result<Vec<Recorded>, StoreError> {
        read(&self.conn, session, after).map_err(|fault| fault.at(&self.path()))
    }

    fn sessions(&mut self) -> Result<Vec<SessionHead>, StoreError> {
        let heads = || {
            let mut statement = self.conn.prepare_cached(
                "SELECT id, title, date, opened_at, last_seq, last_at, closing, closed
                 FROM session ORDER BY rowid DESC",
            )?;
            let mut rows = statement.query([])?;
            let mut heads = Vec::new();
            while let Some(row) = rows.next()? {
                heads.push(read_tally(row)?.head);
            }
            Ok(heads)
        };
        heads().map_err(|fault: Fault| fault.at(&self.path()))
    }

    fn health(&self) -> Health {
        let medium = match self.access {
            Access::Write(medium) => medium,
            Access::Read { .. } => Medium::of(&self.folder),
        };
        Health { medium, reserve: folder::reserve_kept(&self.folder) }
    }
}

fn read(conn: &Connection, session: &SessionId, after: u64) -> Result<Vec<Recorded>, Fault> {
    let mut statement = conn.prepare_cached(
        "SELECT seq, version, recorded_at, effective_at, \"by\", body
         FROM event WHERE session = ?1 AND seq > ?2 ORDER BY seq",
    )?;
    let from = i64::try_from(after).unwrap_or(i64::MAX);
    let mut rows = statement.query(params![session.as_str(), from])?;
    let mut events = Vec::new();
    let mut last = after;
    while let Some(row) = rows.next()? {
        let event = row::recorded(row)?;
        last += 1;
        if event.seq != last {
            return Err(Fault::damaged(format!("event {last} is missing")));
        }
        events.push(event);
    }
    if events.is_empty() && tally(conn, session)?.is_none() {
        return Err(StoreError::NoSuchSession.into());
    }
    Ok(events)
}

/// Whether the journal goes on after number `after` with exactly these events.
fn has(
    conn: &Connection,
    session: &SessionId,
    after: u64,
    drafts: &[Draft],
) -> Result<bool, Fault> {
    Ok(read(conn, session, after)? == numbered(after, drafts))
}

fn tally(conn: &Connection, session: &SessionId) -> Result<Option<Tally>, Fault> {
    let mut statement = conn.prepare_cached(
        "SELECT id, title, date, opened_at, last_seq, last_at, closing, closed
         FROM session WHERE id = ?1",
    )?;
    let mut rows = statement.query([session.as_str()])?;
    rows.next()?.map(read_tally).transpose()
}

fn read_tally(row: &rusqlite::Row<'_>) -> Result<Tally, Fault> {
    let text = |index| row::value::<String>(row, index);
    let id = text(0)?;
    let wrong = |_| Fault::damaged(format!("the list of sessions at {id:?}"));
    let head = SessionHead {
        id: SessionId::new(&id).map_err(|_| Fault::damaged(format!("the session id {id:?}")))?,
        title: text(1)?.as_str().into(),
        date: text(2)?.parse().map_err(wrong)?,
        opened_at: text(3)?.parse().map_err(wrong)?,
        last_seq: row::number(row, 4)?,
        last_at: text(5)?.parse().map_err(wrong)?,
        closed: row::value(row, 7)?,
    };
    Ok(Tally { head, closing: row::number(row, 6)? })
}

fn insert_session(tx: &Transaction<'_>, tally: &Tally) -> Result<(), Fault> {
    let head = &tally.head;
    let mut statement = tx.prepare_cached(
        "INSERT INTO session (id, title, date, opened_at, last_seq, last_at, closing, closed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    statement.execute(params![
        head.id.as_str(),
        head.title.as_str(),
        head.date.to_string(),
        row::instant(head.opened_at),
        head.last_seq.cast_signed(),
        row::instant(head.last_at),
        tally.closing.cast_signed(),
        head.closed,
    ])?;
    Ok(())
}

fn update_session(tx: &Transaction<'_>, tally: &Tally) -> Result<(), Fault> {
    let head = &tally.head;
    let mut statement = tx.prepare_cached(
        "UPDATE session SET title = ?2, date = ?3, last_seq = ?4, last_at = ?5, closing = ?6,
         closed = ?7 WHERE id = ?1",
    )?;
    statement.execute(params![
        head.id.as_str(),
        head.title.as_str(),
        head.date.to_string(),
        head.last_seq.cast_signed(),
        row::instant(head.last_at),
        tally.closing.cast_signed(),
        head.closed,
    ])?;
    Ok(())
}

fn insert_events(
    tx: &Transaction<'_>,
    session: &SessionId,
    after: u64,
    drafts: &[Draft],
) -> Result<(), Fault> {
    let mut statement = tx.prepare_cached(
        "INSERT INTO event (session, seq, version, kind, recorded_at, effective_at, \"by\", body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (seq, draft) in (after + 1..).zip(drafts) {
        let columns = row::columns(draft)?;
        statement.execute(params![
            session.as_str(),
            seq.cast_signed(),
            columns.version,
            columns.kind,
            columns.recorded_at,
            columns.effective_at,
            columns.by,
            columns.body,
        ])?;
    }
    Ok(())
}
