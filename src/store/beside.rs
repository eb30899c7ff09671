//! What is worth keeping beside a journal, but is no event: when the program was last seen, the
//! sentence being typed, and the corrections of a file that are not saved.
//!
//! Neither is synced to the disk, and neither can stop anybody: one that is missing, torn or
//! makes no sense is as good as none.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use serde::{Serialize, de::DeserializeOwned};

use super::StoreError;
use crate::session::{Reading, SessionId};

/// The folder beside the journal that holds one folder for each file that is edited.
const FILES: &str = "files";
/// The folder beside the journal that holds one folder a session.
pub(super) const BESIDE: &str = "sessions";
/// When the program was last seen.
const SEEN: &str = "last-seen.json";
/// The largest of these files, in bytes.
pub const MAX_BESIDE: usize = 1024 * 1024;
/// How many consoles can be on one session without sharing a sentence.
const MAX_SEATS: u8 = 16;
/// How often the program says that it is still there.
pub const SEEN_EVERY: TimeDelta = TimeDelta::seconds(5);

/// What is kept beside the journal of one session.
#[derive(Debug)]
pub struct Beside {
    folder: PathBuf,
    stamped: Option<Reading>,
    seat: Option<Seat>,
}

/// A console's place at a session: a number that no other console has while it holds the lock.
///
/// The next console takes the number of one that was killed, and so finds its sentence.
#[derive(Debug)]
struct Seat {
    number: u8,
    _lock: File,
}

impl Beside {
    /// What is kept beside the journal of `session` in `data`, the data folder.
    #[must_use]
    pub fn of(data: &Path, session: &SessionId) -> Self {
        Self { folder: data.join(BESIDE).join(session.as_str()), stamped: None, seat: None }
    }

    /// What is kept of a file that is edited, in `data`; `key` tells the file from all others, and
    /// is the name of a folder.
    #[must_use]
    pub fn of_file(data: &Path, key: &str) -> Self {
        Self { folder: data.join(FILES).join(key), stamped: None, seat: None }
    }

    /// Says that the program is there, while a cue runs; writes only when the last stamp is
    /// [`SEEN_EVERY`] old.
    ///
    /// # Errors
    /// When it cannot be written; then an interruption would seem longer than it was.
    pub fn seen(&mut self, now: &Reading) -> Result<(), StoreError> {
        let fresh = self
            .stamped
            .as_ref()
            .is_some_and(|last| last.boot == now.boot && (now.mono - last.mono).abs() < SEEN_EVERY);
        if !fresh {
            self.sit_down();
            self.write(SEEN, now)?;
            self.stamped = Some(now.clone());
        }
        Ok(())
    }

    /// Says that the program ends as it should: nothing was interrupted.
    pub fn leave(&mut self) {
        self.stamped = None;
        if !self.in_company() {
            self.remove(SEEN);
        }
        self.seat = None;
    }

    /// When the program was last seen; none when it ended as it should, or is still there in
    /// another process.
    #[must_use]
    pub fn last_seen(&self) -> Option<Reading> {
        if self.in_company() { None } else { self.read(SEEN) }
    }

    /// Keeps what is being typed as it stands now, in place of what it was before.
    ///
    /// # Errors
    /// When it cannot be written, or is longer than [`MAX_BESIDE`].
    pub fn keep_draft<D: Serialize>(&mut self, draft: &D) -> Result<(), StoreError> {
        let name = self.draft_name();
        self.write(&name, draft)
    }

    /// What was being typed, or corrected; nothing is made where nothing was ever kept.
    #[must_use]
    pub fn draft<D: DeserializeOwned>(&mut self) -> Option<D> {
        if self.is_bare() {
            return None;
        }
        let name = self.draft_name();
        self.read(&name)
    }

    /// Drops it: it is in the journal or in its file now, or not wanted any more.
    pub fn clear_draft(&mut self) {
        if self.is_bare() {
            return;
        }
        let name = self.draft_name();
        self.remove(&name);
    }

    fn draft_name(&mut self) -> String {
        self.sit_down();
        draft_at(self.seat.as_ref().map_or(0, |seat| seat.number))
    }

    /// Whether nothing was ever kept here.
    fn is_bare(&self) -> bool {
        self.seat.is_none() && !self.folder.exists()
    }

    /// Takes the first free seat, where there is one and none was taken yet: rather one at which
    /// something was left.
    fn sit_down(&mut self) {
        if self.seat.is_none() && self.make_folder().is_ok() {
            let left = |number: &u8| self.folder.join(draft_at(*number)).exists();
            let mut seats = (1..=MAX_SEATS).filter(left).chain(1..=MAX_SEATS);
            self.seat = seats.find_map(|number| {
                let mut options = OpenOptions::new();
                options.write(true).create(true).truncate(false).mode(0o600);
                let file = options.open(self.seat_path(number)).ok()?;
                match file.try_lock() {
                    Err(TryLockError::WouldBlock) => None,
                    // a disk without locks has one seat
                    Ok(()) | Err(TryLockError::Error(_)) => Some(Seat { number, _lock: file }),
                }
            });
        }
    }

    /// Whether another console is on this session now.
    fn in_company(&self) -> bool {
        let own = self.seat.as_ref().map(|seat| seat.number);
        (1..=MAX_SEATS).filter(|&number| Some(number) != own).any(|number| {
            let seat = File::open(self.seat_path(number));
            seat.is_ok_and(|seat| matches!(seat.try_lock_shared(), Err(TryLockError::WouldBlock)))
        })
    }

    fn seat_path(&self, number: u8) -> PathBuf {
        self.folder.join(format!("seat-{number}"))
    }

    /// Drops all of it.
    pub(super) fn forget(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Writes to another name first, so that whoever reads finds the old or the new one whole.
    fn write(&self, name: &str, value: &impl Serialize) -> Result<(), StoreError> {
        let json = serde_json::to_vec(value)
            .map_err(|error| StoreError::Failed { what: error.to_string() })?;
        if json.len() > MAX_BESIDE {
            return Err(StoreError::Failed { what: format!("{name} is too long") });
        }
        let write = || {
            self.make_folder()?;
            let file = tempfile::NamedTempFile::new_in(&self.folder)?;
            fs::write(file.path(), &json)?;
            file.persist(self.folder.join(name)).map_err(|error| error.error)
        };
        write().map(drop).map_err(|error| StoreError::from_io(&error))
    }

    fn make_folder(&self) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)
    }

    fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let mut json = Vec::new();
        let file = File::open(self.folder.join(name)).ok()?;
        file.take(MAX_BESIDE as u64).read_to_end(&mut json).ok()?;
        serde_json::from_slice(&json).ok()
    }

    fn remove(&self, name: &str) {
        let _ = fs::remove_file(self.folder.join(name));
    }
}

/// What a draft is called that was left at this seat.
fn draft_at(seat: u8) -> String {
    format!("draft-{seat}.json")
}
