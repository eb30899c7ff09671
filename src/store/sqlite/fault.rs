//! What the machine said, sorted: which failures are worth a second attempt, and which error
//! each becomes. No sentence for people: those are elsewhere.

use std::{io, path::Path};

use rusqlite::ErrorCode;
use rustix::fs::{Access, access};
use rustix::io::Errno;

use super::super::StoreError;
use super::folder::nearly_full;

/// Why a piece of work with the database did not succeed.
#[derive(Debug)]
pub(super) enum Fault {
    /// There is no space left: worth another attempt once the reserve is freed.
    Full,
    /// The disk failed, perhaps only to sync: nothing may be assumed, and this handle is done for.
    Disk(String),
    /// The database makes no sense, or could not be read: SQLite takes the second for the first,
    /// so it is opened again before anybody is told.
    Doubtful(String),
    /// The database may not be written to, or not be opened; [`Fault::at`] finds out why.
    Shut(String),
    /// Anything that a second attempt does not mend.
    Final(StoreError),
}

impl Fault {
    /// The error that it is for whoever asked, for the journal at `path`.
    pub(super) fn at(self, path: &Path) -> StoreError {
        match self {
            Self::Full => StoreError::Full,
            Self::Disk(_) if nearly_full(path.parent().unwrap_or(path)) => StoreError::Full,
            Self::Disk(what) => StoreError::Failed { what },
            Self::Doubtful(what) => StoreError::Damaged { what },
            Self::Shut(what) => shut(path).unwrap_or(StoreError::Failed { what }),
            Self::Final(error) => error,
        }
    }

    /// A journal that is not one, or not one any more.
    pub(super) fn damaged(what: impl Into<String>) -> Self {
        Self::Final(StoreError::Damaged { what: what.into() })
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Final(error)
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        let what = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::SystemIoFailure) => Self::Disk(what),
            Some(
                ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::AuthorizationForStatementDenied,
            ) => Self::Shut(what),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::Final(StoreError::Busy)
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Doubtful(what),
            _ => Self::Final(StoreError::Failed { what }),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match StoreError::from_io(&error) {
            StoreError::Full => Self::Full,
            error => Self::Final(error),
        }
    }
}

/// Why the journal at `path` cannot be written to; none where the system sees no reason.
///
/// The database only says that it cannot: a disk mounted for reading only, a folder of somebody
/// else's and a file of somebody else's look the same to it.
fn shut(path: &Path) -> Option<StoreError> {
    let folder = path.parent().unwrap_or(path);
    [folder, path].into_iter().find_map(|place| match access(place, Access::WRITE_OK) {
        Err(Errno::ROFS) => Some(StoreError::ReadOnly),
        Err(Errno::ACCESS | Errno::PERM) => Some(StoreError::Denied),
        Ok(()) | Err(_) => None,
    })
}
