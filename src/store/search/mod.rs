//! The notes of all sessions, to be searched: an index beside the journals.
//!
//! Never the truth: it is made from the journals, brought up to date by whoever searches, and made
//! anew where it is missing or damaged. Nobody who appends ever touches it.

mod file;
mod index;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use rusqlite::Connection;

pub(super) use self::file::INDEX;
use super::{Store, StoreError};
use crate::session::{
    Session, SessionHead, SessionId,
    search::{Hit, Wanted},
};

/// How many notes are written in one go before others may have their turn.
const NOTES_AT_ONCE: usize = 20_000;

/// All notes, to be searched.
#[derive(Debug)]
pub struct Memory {
    conn: Connection,
    /// Whether it is the file beside the journals; otherwise it is made for this once.
    kept: bool,
    folder: PathBuf,
    /// Whether the file was found damaged and made anew: once is enough.
    renewed: bool,
}

/// What a search has found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The notes, the latest first.
    pub hits: Vec<Hit>,
    /// Whether there are more than were asked for.
    pub more: bool,
}

/// How an index was brought up to date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caught {
    /// How many sessions were read.
    pub read: usize,
    /// Those that could not be read: nothing is found in them.
    pub unread: Vec<SessionId>,
}

impl Memory {
    /// The index beside the journals in `folder`; where it cannot be kept there, one that is made
    /// anew for this once.
    ///
    /// # Errors
    /// When there is not even memory for that.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        match file::open(folder) {
            Some(conn) => Ok(Self { conn, kept: true, folder: folder.to_owned(), renewed: false }),
            None => Self::for_once(folder),
        }
    }

    fn for_once(folder: &Path) -> Result<Self, StoreError> {
        let conn = Connection::open_in_memory().and_then(|conn| {
            file::lay_out(&conn)?;
            Ok(conn)
        });
        let folder = folder.to_owned();
        conn.map(|conn| Self { conn, kept: false, folder, renewed: false })
            .map_err(|error| failed(&error))
    }

    /// Whether it stays beside the journals.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        self.kept
    }

    /// Takes in what the journals of `store` have and it does not, and drops what they have no
    /// more. Where its file is damaged or cannot be written to, it goes on without that.
    ///
    /// # Errors
    /// When the journals cannot be listed.
    pub fn catch_up(&mut self, store: &mut dyn Store) -> Result<Caught, StoreError> {
        let heads = store.sessions()?;
        loop {
            match self.take_in(&heads, store) {
                Ok(caught) => return Ok(caught),
                Err(error) => self.give_up(&error)?,
            }
        }
    }

    /// The latest notes that are wanted, `limit` of them at most; `zone` tells when a day begins.
    /// An index that turns out to be damaged is made anew.
    ///
    /// # Errors
    /// When the journals cannot be listed.
    pub fn search(
        &mut self,
        store: &mut dyn Store,
        wanted: &Wanted,
        zone: chrono_tz::Tz,
        limit: usize,
    ) -> Result<Found, StoreError> {
        self.ask(store, |conn| index::search(conn, wanted, zone, limit))
    }

    /// The names of all teams, and of what ran side by side, that notes are about.
    ///
    /// # Errors
    /// When the journals cannot be listed.
    pub fn teams(&mut self, store: &mut dyn Store) -> Result<Vec<String>, StoreError> {
        self.ask(store, index::teams)
    }

    fn ask<T>(
        &mut self,
        store: &mut dyn Store,
        question: impl Fn(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        loop {
            match question(&self.conn) {
                Ok(answer) => return Ok(answer),
                Err(error) => {
                    self.give_up(&error)?;
                    self.catch_up(store)?;
                }
            }
        }
    }

    /// After `error`: a damaged file gives way to a new one, anything else to one for this once;
    /// that one cannot be given up.
    fn give_up(&mut self, error: &rusqlite::Error) -> Result<(), StoreError> {
        if !self.kept {
            return Err(failed(error));
        }
        let anew = file::is_damage(error) && !self.renewed && file::remove(&self.folder);
        let renewed = if anew { Self::open(&self.folder)? } else { Self::for_once(&self.folder)? };
        *self = Self { renewed: true, ..renewed };
        Ok(())
    }

    fn take_in(
        &mut self,
        heads: &[SessionHead],
        store: &mut dyn Store,
    ) -> rusqlite::Result<Caught> {
        let mut caught = Caught::default();
        let known = index::known(&self.conn)?;
        let there: BTreeMap<&str, &SessionHead> =
            heads.iter().map(|head| (head.id.as_str(), head)).collect();
        let gone: Vec<&str> =
            known.keys().map(String::as_str).filter(|id| !there.contains_key(id)).collect();
        if !gone.is_empty() {
            let tx = index::begin(&mut self.conn)?;
            gone.iter().try_for_each(|id| index::drop_session(&tx, id))?;
            tx.commit()?;
        }
        // the first one opened first, so that what comes later is added at the end
        let stale = heads
            .iter()
            .rev()
            .filter(|head| known.get(head.id.as_str()).is_none_or(|known| !known.is_up_to(head)));
        let mut stale = stale.peekable();
        while stale.peek().is_some() {
            let tx = index::begin(&mut self.conn)?;
            let mut notes = 0;
            while notes < NOTES_AT_ONCE
                && let Some(head) = stale.next()
            {
                // somebody else may have been quicker
                if index::known_one(&tx, &head.id)?.is_some_and(|known| known.is_up_to(head)) {
                    continue;
                }
                let session = store.read(&head.id, 0).ok().and_then(Session::replay);
                let Some(session) = session else {
                    caught.unread.push(head.id.clone());
                    continue;
                };
                caught.read += 1;
                notes += index::take_in(&tx, &head.id, &session)?;
            }
            tx.commit()?;
        }
        Ok(caught)
    }
}

fn failed(error: &rusqlite::Error) -> StoreError {
    StoreError::Failed { what: error.to_string() }
}

/// Makes the index in `folder` forget all that it has: the next search makes it anew.
///
/// # Errors
/// When it is there and can neither be emptied nor removed.
pub(super) fn wipe(folder: &Path) -> Result<(), StoreError> {
    if file::wipe(folder) {
        return Ok(());
    }
    Err(StoreError::Failed { what: format!("{} cannot be emptied", file::INDEX) })
}
