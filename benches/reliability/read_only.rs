//! A disk that turned read-only after a `kill -9`: writing is refused as such, all is still read.

use deroule::clock::SystemClock;
use deroule::session::SessionId;
use deroule::store::{SqliteStore, Store, StoreError};

use super::disk::Disk;
use super::random::Random;
use super::table::{Outcome, Row};
use super::writer::{Writer, lost, noted, opening};

const RUNS: u32 = 40;
const MAX_NOTES: u64 = 200;

/// Kills a process that takes notes, makes its disk read-only, then writable again.
pub(super) fn measure(seed: u64) -> Row {
    let name = "a disk remounted read-only after a `kill -9`, then writable again";
    let mut failures = Vec::new();
    let mut notes = 0;
    for run in 0..RUNS {
        let mut random = Random::of(seed, run);
        let disk = match Disk::of(16 * 1024) {
            Ok(disk) => disk,
            Err(why) => return Row { name, outcome: Outcome::Skipped(why), seed },
        };
        match turn(&disk, random.below(MAX_NOTES)) {
            Ok(acknowledged) => notes += acknowledged,
            Err(why) => failures.push(format!("run {run}: {why}")),
        }
    }
    let counted = format!("{notes} acknowledged notes");
    Row { name, outcome: Outcome::Measured { runs: RUNS, failures, counted }, seed }
}

fn turn(disk: &Disk, count: u64) -> Result<u64, String> {
    let mut writer = Writer::start(disk.path(), "turned", "w0".to_owned());
    writer.wait_for(count + 1);
    let acknowledged = writer.kill();

    disk.remount("ro")?;
    let refused = SqliteStore::open(disk.path()).map(drop);
    if refused != Err(StoreError::ReadOnly) {
        return Err(format!("opening it to write gave {refused:?}"));
    }
    let read = SqliteStore::open_to_read(disk.path());
    let mut reader = read.map_err(|error| format!("opening it to read: {error:?}"))?;
    let missing = lost(&mut reader, "turned", "w0", acknowledged);
    if !missing.is_empty() {
        return Err(missing);
    }
    drop(reader);

    disk.remount("rw")?;
    let clock = SystemClock::new();
    let again = || -> Result<(), StoreError> {
        let mut store = SqliteStore::open(disk.path())?;
        store.create(&SessionId::new("after").expect("an id"), &[opening(&clock)])?;
        let session = SessionId::new("turned").expect("an id");
        let last = store.read(&session, 0)?.len() as u64;
        store.append(&session, last, &[noted(&clock, "w0", "after")]).map(drop)
    };
    again().map_err(|error| format!("writable again: {error:?}"))?;
    Ok(acknowledged)
}
