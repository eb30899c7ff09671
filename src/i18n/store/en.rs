//! Errors of the store in English.

use crate::store::StoreError;

pub(super) fn sentence(error: &StoreError) -> String {
    match error {
        StoreError::Conflict { .. } => "Somebody else has just written to the journal.".to_owned(),
        StoreError::NoSuchSession => "There is no such session on this computer.".to_owned(),
        StoreError::Full => "Disk full: nothing is being saved.".to_owned(),
        StoreError::ReadOnly => "The disk is read-only: nothing is being saved.".to_owned(),
        StoreError::Denied => "The system does not allow access to the journal.".to_owned(),
        StoreError::Damaged { what } => format!("The journal is damaged ({what})."),
        StoreError::Busy => "Another program is holding the journal.".to_owned(),
        StoreError::NotDurable { what } => {
            format!("This disk does not promise to keep what it confirms ({what}).")
        }
        StoreError::TooNew { version } => {
            format!("A newer version of deroule made this journal (format {version}).")
        }
        StoreError::Failed { what } => format!("The journal did not answer ({what})."),
    }
}

pub(super) const fn mend(error: &StoreError) -> &'static str {
    match error {
        StoreError::Conflict { .. } => "Try again.",
        StoreError::NoSuchSession => "See the list: deroule sessions.",
        StoreError::Full => "Make some room: the text stays on the screen until then.",
        StoreError::ReadOnly | StoreError::Denied => {
            "Choose a folder that you can write to, with DEROULE_DATA."
        }
        StoreError::Damaged { .. } => {
            "Keep a copy of the file, then open a new session with --fresh."
        }
        StoreError::Busy => "Close the other program, then try again.",
        StoreError::NotDurable { .. } => {
            "Choose a folder on this computer’s own disk, with DEROULE_DATA."
        }
        StoreError::TooNew { .. } => "Install the newer version, then try again.",
        StoreError::Failed { .. } => "Check the disk, then try again.",
    }
}
