//! A full disk: the error says so, no acknowledged note is lost, the reserve takes 200 more, and
//! with room made it goes on.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use deroule::clock::SystemClock;
use deroule::session::SessionId;
use deroule::store::{SqliteStore, Store, StoreError};

use super::disk::Disk;
use super::random::Random;
use super::table::{Outcome, Row};
use super::writer::{lost, noted, opening, sentence};

const RUNS: u32 = 40;
/// What the reserve is for.
const NOTES_IN_RESERVE: u64 = 200;
/// More notes than any of these disks can hold.
const MAX_NOTES: u64 = 100_000;

/// Fills disks of 64 KiB to 6 MiB, with notes alone or with other files first.
pub(super) fn measure(seed: u64) -> Row {
    let name = "a disk of 64 KiB to 6 MiB filled to the last byte";
    let mut failures = Vec::new();
    let mut counts = Counts::default();
    for run in 0..RUNS {
        let mut random = Random::of(seed, run);
        // every second disk is too small for a reserve
        let kib = if run % 2 == 0 { 64 + random.below(1400) } else { 3072 + random.below(3072) };
        let disk = match Disk::of(kib) {
            Ok(disk) => disk,
            Err(why) => return Row { name, outcome: Outcome::Skipped(why), seed },
        };
        if let Err(why) = fill(&disk, &mut random, &mut counts) {
            failures.push(format!("run {run}, {kib} KiB: {why}"));
        }
    }
    let Counts { notes, least_after, reserves } = counts;
    let counted = format!(
        "{notes} acknowledged notes; at the least {least_after} more with the reserve, in {reserves} runs that had one"
    );
    Row { name, outcome: Outcome::Measured { runs: RUNS, failures, counted }, seed }
}

struct Counts {
    notes: u64,
    /// The least notes taken after the disk was full, thanks to the reserve.
    least_after: u64,
    reserves: u32,
}

impl Default for Counts {
    fn default() -> Self {
        Self { notes: 0, least_after: u64::MAX, reserves: 0 }
    }
}

fn fill(disk: &Disk, random: &mut Random, counts: &mut Counts) -> Result<(), String> {
    let clock = SystemClock::new();
    let session = SessionId::new("full").map_err(|_| "an id")?;
    let said = |what: &'static str| move |error: StoreError| format!("{what}: {error:?}");
    let mut store = match SqliteStore::open(disk.path()) {
        Ok(store) => store,
        // too small even for an empty journal: said at once
        Err(StoreError::Full) => return Ok(()),
        Err(error) => return Err(format!("opened: {error:?}")),
    };
    match store.create(&session, &[opening(&clock)]) {
        Ok(_) => {}
        Err(StoreError::Full) => return Ok(()),
        Err(error) => return Err(format!("created: {error:?}")),
    }
    let had_reserve = store.health().reserve;
    let ballast_at = random.below(60);
    let mut taken = 0;
    let mut when_freed = None;
    let end = loop {
        if taken == ballast_at {
            ballast(disk.path());
        }
        let note = noted(&clock, "w0", &sentence("w0", taken));
        match store.append(&session, taken + 1, &[note]) {
            Ok(_) => taken += 1,
            Err(error) => break error,
        }
        if had_reserve && when_freed.is_none() && !store.health().reserve {
            when_freed = Some(taken);
        }
        if taken == MAX_NOTES {
            return Err("the disk never filled".to_owned());
        }
    };
    counts.notes += taken;
    if end != StoreError::Full {
        return Err(format!("the end was {end:?} after {taken} notes"));
    }
    if had_reserve {
        let after = taken - when_freed.ok_or("the reserve was never used")?;
        counts.reserves += 1;
        counts.least_after = counts.least_after.min(after);
        if after < NOTES_IN_RESERVE {
            return Err(format!("only {after} notes in the reserve"));
        }
    }
    check(disk.path(), taken)?;
    disk.remount("size=16384k")?;
    let note = noted(&clock, "w0", &sentence("w0", taken));
    store.append(&session, taken + 1, &[note]).map_err(said("appended with room again"))?;
    drop(store);
    check(disk.path(), taken + 1)?;
    let store = SqliteStore::open(disk.path()).map_err(said("opened with room again"))?;
    if !store.health().reserve {
        return Err("the reserve was not made again".to_owned());
    }
    drop(store);
    // nobody has the journal open and nothing can be written beside it: it is read all the same
    ballast(disk.path());
    check(disk.path(), taken + 1)
}

/// Fills the rest of the disk.
fn ballast(folder: &Path) {
    let file = OpenOptions::new().create(true).append(true).open(folder.join("ballast"));
    let mut file = file.expect("a file");
    for size in [4096, 64, 1] {
        while file.write_all(&vec![b'x'; size]).is_ok() {}
    }
}

/// Reads as another process would.
fn check(folder: &Path, taken: u64) -> Result<(), String> {
    let mut reader =
        SqliteStore::open_to_read(folder).map_err(|error| format!("opened to read: {error:?}"))?;
    let lost = lost(&mut reader, "full", "w0", taken);
    if lost.is_empty() { Ok(()) } else { Err(lost) }
}
