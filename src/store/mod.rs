//! Where events are kept: a journal per session, appended to by several processes.
//!
//! Never edits and never drops an event; what a newer program wrote is kept as it stands.

mod beside;
mod give;
mod head;
mod memory;
mod name;
mod search;
mod sqlite;
mod wake;

use std::io;

pub use beside::{Beside, MAX_BESIDE, SEEN_EVERY};
pub use give::{Given, MAX_DECISIONS, NotGiven, give};
pub use memory::MemoryStore;
pub use search::{Caught, Found, Memory};
pub use sqlite::{JOURNAL, Medium, SqliteStore};
pub use wake::{Listener, Waker, poke};

use crate::session::{Draft, Recorded, SessionHead, SessionId};

/// Journals, one per session.
///
/// Every implementation passes the same contract tests.
pub trait Store {
    /// Opens a new journal with its first events, which become numbers 1 and on; the id is made
    /// from `slug`, with a number behind it where that is taken.
    ///
    /// # Errors
    /// When it could not be made durable.
    fn create(
        &mut self,
        slug: &SessionId,
        first: &[Draft],
    ) -> Result<(SessionId, Vec<Recorded>), StoreError>;

    /// Appends all of `drafts` or none, if `after` is still the last sequence number; returns
    /// only once they are durable.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else has appended: read on, fold, decide again.
    fn append(
        &mut self,
        session: &SessionId,
        after: u64,
        drafts: &[Draft],
    ) -> Result<Vec<Recorded>, StoreError>;

    /// The events of a session after sequence number `after`, in order.
    ///
    /// # Errors
    /// When there is no such session, or it cannot be read.
    fn read(&mut self, session: &SessionId, after: u64) -> Result<Vec<Recorded>, StoreError>;

    /// Every session, the latest first.
    ///
    /// # Errors
    /// When they cannot be read.
    fn sessions(&mut self) -> Result<Vec<SessionHead>, StoreError>;

    /// How well the journals are kept, as far as is known without writing.
    fn health(&self) -> Health;
}

/// How well journals are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    /// What kind of disk they are on.
    pub medium: Medium,
    /// Whether the space set aside for a full disk is still there: when it is not, the disk is
    /// full or nearly so.
    pub reserve: bool,
}

/// Why a journal could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// Somebody else has appended in the meantime.
    Conflict {
        /// The last sequence number now.
        last: u64,
    },
    /// There is no such session.
    NoSuchSession,
    /// The disk is full.
    Full,
    /// The disk or the folder cannot be written to.
    ReadOnly,
    /// The operating system does not allow it.
    Denied,
    /// The file is not a journal, or is damaged.
    Damaged {
        /// What was found, for the log.
        what: String,
    },
    /// Another process kept the journal locked for too long.
    Busy,
    /// The disk does not promise to keep what it confirms.
    NotDurable {
        /// Which setting could not be had.
        what: String,
    },
    /// A newer program made the file, in a way that this one does not know.
    TooNew {
        /// The version of the file.
        version: i64,
    },
    /// Anything else that the machine said.
    Failed {
        /// Its words.
        what: String,
    },
}

impl StoreError {
    /// The error that a failure of the file system is.
    pub(crate) fn from_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Failed { what: error.to_string() },
        }
    }
}
