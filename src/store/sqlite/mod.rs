//! Journals in a SQLite database: what is confirmed is on the disk.
//!
//! Never confirms an event before the disk has, and never edits one.

mod adopt;
mod fault;
mod folder;
mod query;
mod row;
mod schema;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tempfile::TempDir;

use self::fault::Fault;
use self::folder::FileMark;
pub use self::folder::{JOURNAL, Medium};
use super::head::Tally;
use super::memory::numbered;
use super::{Beside, Health, Store, StoreError, name, search, wake};
use crate::session::{Draft, Recorded, SessionHead, SessionId};

/// Journals in a folder on this machine, shared by any number of processes.
#[derive(Debug)]
pub struct SqliteStore {
    /// None after a failure of the disk, until it opens again.
    conn: Option<Connection>,
    folder: PathBuf,
    access: Access,
    /// Where this process is poked; it need not poke itself.
    own_port: Option<u16>,
}

#[derive(Debug)]
enum Access {
    /// Reading and writing.
    Write(Medium),
    /// Reading only.
    Read {
        /// The folder of the copy that is read, where the original could not be.
        copy: Option<TempDir>,
        /// Which file it was, to see when it is another one.
        file: FileMark,
    },
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
            Err(Fault::Doubtful(_)) => schema::open(&path, medium),
            opened => opened,
        };
        let conn = conn.map_err(|fault| fault.at(&path))?;
        for file in schema::files(&path) {
            folder::close_to_others(&file, 0o600);
        }
        folder::keep_reserve(folder);
        let access = Access::Write(medium);
        Ok(Self { conn: Some(conn), folder: folder.to_owned(), access, own_port: None })
    }

    /// Opens the journals in `folder` for reading only; changes nothing there, and a folder
    /// without any is one without sessions.
    ///
    /// In a folder that cannot be written to, and on a full disk, SQLite may not read what was not
    /// yet moved into the main file; then a copy is read. A file that appears later, or takes the
    /// place of the first one, is read from then on.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn open_to_read(folder: &Path) -> Result<Self, StoreError> {
        let (conn, access) = read_only(folder).map_err(|fault| fault.at(&folder.join(JOURNAL)))?;
        Ok(Self { conn: Some(conn), folder: folder.to_owned(), access, own_port: None })
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
        search::wipe(&self.folder)?;
        self.write(|tx, which| {
            tx.execute("DELETE FROM event WHERE session = ?1", [session.as_str()])?;
            match tx.execute("DELETE FROM session WHERE id = ?1", [session.as_str()])? {
                0 if which == Attempt::First => Err(StoreError::NoSuchSession.into()),
                _ => Ok(()),
            }
        })?;
        Beside::of(&self.folder, session).forget().map_err(|error| StoreError::from_io(&error))?;
        self.with(schema::checkpoint)
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
        let Access::Write(_) = self.access else { return Err(StoreError::ReadOnly) };
        let done = match self.attempt(&work, Attempt::First) {
            Err(fault @ Fault::Full) => match folder::free_for(&fault, &self.folder) {
                true => self.attempt(&work, Attempt::Second),
                false => Err(fault),
            },
            Err(fault @ (Fault::Disk(_) | Fault::Doubtful(_))) => {
                folder::free_for(&fault, &self.folder);
                self.attempt(&work, Attempt::Second)
            }
            done => done,
        };
        let done = done.map_err(|fault| fault.at(&self.path()))?;
        wake::poke(&self.folder, self.own_port);
        Ok(done)
    }

    fn attempt<T>(
        &mut self,
        work: &impl Fn(&Transaction<'_>, Attempt) -> Result<T, Fault>,
        which: Attempt,
    ) -> Result<T, Fault> {
        self.handle(|conn| {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&tx, which)?;
            tx.commit()?;
            Ok(done)
        })
    }

    /// Reads something.
    fn with<T>(&mut self, work: impl Fn(&Connection) -> Result<T, Fault>) -> Result<T, StoreError> {
        let work = |conn: &mut Connection| work(conn);
        let done = match self.handle(work) {
            Err(Fault::Disk(_) | Fault::Doubtful(_)) => self.handle(work),
            done => done,
        };
        done.map_err(|fault| fault.at(&self.path()))
    }

    /// Does something with the database, and gives the handle up where the disk failed.
    fn handle<T>(
        &mut self,
        work: impl FnOnce(&mut Connection) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let done = self.conn().and_then(work);
        if let Err(Fault::Disk(_) | Fault::Doubtful(_)) = done {
            self.conn = None;
        }
        done
    }

    /// The database, opened again where the disk had failed: then all that it says is on the disk
    /// is written anew.
    fn conn(&mut self) -> Result<&mut Connection, Fault> {
        let stale = match &self.access {
            Access::Read { copy, file } => *file != FileMark::of(&self.path(), copy.is_some()),
            Access::Write(_) => false,
        };
        let conn = match (self.conn.take().filter(|_| !stale), &self.access) {
            (Some(conn), _) => conn,
            (None, Access::Read { .. }) => {
                let (conn, access) = read_only(&self.folder)?;
                self.access = access;
                conn
            }
            (None, Access::Write(medium)) => {
                let conn = schema::open(&self.path(), *medium)?;
                schema::checkpoint(&conn)?;
                conn
            }
        };
        Ok(self.conn.insert(conn))
    }
}

/// Opens the journals in `folder` for reading only: an empty one where there are none.
fn read_only(folder: &Path) -> Result<(Connection, Access), Fault> {
    let path = folder.join(JOURNAL);
    // taken first: a file that is replaced in between is opened again
    let file = FileMark::of(&path, false);
    if !path.try_exists()? {
        return Ok((schema::nothing()?, Access::Read { copy: None, file }));
    }
    match schema::open_to_read(&path) {
        Ok(conn) => Ok((conn, Access::Read { copy: None, file })),
        Err(fault) if folder::unwritable(&fault, folder) => {
            let file = FileMark::of(&path, true);
            let place = tempfile::tempdir()?;
            let copy = schema::copy(&path, place.path())?;
            let conn = schema::open(&copy, Medium::Local)?;
            Ok((conn, Access::Read { copy: Some(place), file }))
        }
        Err(fault) => Err(fault),
    }
}

/// Which time a piece of work is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attempt {
    First,
    /// After a failure which may have left the work done all the same.
    Second,
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
                let taken = query::tally(tx, id)?.is_some();
                if taken && which == Attempt::Second && query::has(tx, id, 0, first)? {
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
                query::insert_session(tx, &tally)?;
                query::insert_events(tx, &id, 0, first)?;
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
            let mut tally = query::tally(tx, session)?.ok_or(StoreError::NoSuchSession)?;
            let last = tally.head.last_seq;
            let events = numbered(after, drafts);
            if last != after {
                if which == Attempt::Second && query::has(tx, session, after, drafts)? {
                    return Ok(events);
                }
                return Err(StoreError::Conflict { last }.into());
            }
            events.iter().for_each(|event| tally.take(event));
            query::insert_events(tx, session, after, drafts)?;
            query::update_session(tx, &tally)?;
            Ok(events)
        })
    }

    fn read(&mut self, session: &SessionId, after: u64) -> Result<Vec<Recorded>, StoreError> {
        self.with(|conn| query::read(conn, session, after))
    }

    fn sessions(&mut self) -> Result<Vec<SessionHead>, StoreError> {
        self.with(query::sessions)
    }

    fn health(&self) -> Health {
        let medium = match self.access {
            Access::Write(medium) => medium,
            Access::Read { .. } => Medium::of(&self.folder),
        };
        Health { medium, reserve: folder::reserve_kept(&self.folder) }
    }
}
