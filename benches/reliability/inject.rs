//! A disk that fails at one call, for a while, or from one call on: no acknowledged note is lost, none is there
//! twice, and the program either goes on or says why it cannot.

use std::path::Path;

use deroule::clock::SystemClock;
use deroule::session::SessionId;
use deroule::store::{SqliteStore, Store, StoreError};

use super::random::Random;
use super::table::{Outcome, Row};
use super::writer::{End, Writer, lost, noted, twice};

const RUNS: u32 = 200;
/// How many notes are taken, when nothing stops it.
const NOTES: u64 = 50;
/// The calls that fail, with how often they are made for so many notes, and the errors.
const CALLS: [(&str, u64, &str); 6] = [
    ("fsync", 70, "EIO"),
    ("fsync", 70, "ENOSPC"),
    ("pwrite64", 480, "EIO"),
    ("pwrite64", 480, "ENOSPC"),
    ("ftruncate", 6, "EIO"),
    ("pread64", 80, "EIO"),
];

/// For how many calls a disk fails that recovers.
const WHILE: u64 = 20;
/// How often the same note is tried again then.
const PATIENCE: u64 = 40;

/// Takes notes under `strace`, which makes calls fail.
pub(super) fn measure(seed: u64) -> Row {
    let name = "EIO or ENOSPC at a random system call: once, for a while, or from then on";
    let version = std::process::Command::new("strace").arg("-V").output();
    if !version.is_ok_and(|output| output.status.success()) {
        let why = "strace, which makes calls fail, is not here".to_owned();
        return Row { name, outcome: Outcome::Skipped(why), seed };
    }
    let mut failures = Vec::new();
    let (mut notes, mut mended, mut said) = (0, 0, 0);
    for run in 0..RUNS {
        let mut random = Random::of(seed, run);
        let (call, often, error) = CALLS[run as usize % CALLS.len()];
        let at = 1 + random.below(often);
        let (when, patience) = match random.below(3) {
            0 => (format!("{at}"), 0),
            1 => (format!("{at}+"), 0),
            _ => (format!("{at}..{}", at + WHILE), PATIENCE),
        };
        let lasts = when.contains(['+', '.']);
        let injected = format!("{call}:error={error}:when={when}");
        let folder = tempfile::tempdir().expect("a folder");
        let (acknowledged, end) =
            Writer::inject(folder.path(), "injected", &injected, NOTES, patience);
        notes += acknowledged;
        let found = match &end {
            End::Done if acknowledged == NOTES => {
                mended += 1;
                Ok(())
            }
            End::Done => Err("it left notes out".to_owned()),
            // a disk that fails is no damage; only SQLite cannot tell when reading goes on failing
            End::Said(what) if what.starts_with("Damaged") && (call != "pread64" || !lasts) => {
                Err(what.clone())
            }
            End::Said(_) => {
                said += 1;
                Ok(())
            }
            End::Otherwise(what) => Err(what.clone()),
        };
        if let Err(why) = found.and_then(|()| check(folder.path(), acknowledged, patience)) {
            failures.push(format!("run {run}, {injected}: {why}, after {acknowledged} notes"));
        }
    }
    let counted = format!(
        "{notes} acknowledged notes; {mended} runs went on to the end, {said} said what failed"
    );
    Row { name, outcome: Outcome::Measured { runs: RUNS, failures, counted }, seed }
}

fn check(folder: &Path, acknowledged: u64, patience: u64) -> Result<(), String> {
    let mut store =
        SqliteStore::open(folder).map_err(|error| format!("opened again: {error:?}"))?;
    let missing = lost(&mut store, "injected", "w0", acknowledged);
    if !missing.is_empty() {
        return Err(missing);
    }
    let session = SessionId::new("injected").expect("an id");
    match store.read(&session, 0) {
        Err(StoreError::NoSuchSession) if acknowledged == 0 => Ok(()),
        Err(error) => Err(format!("read again: {error:?}")),
        Ok(events) => {
            // who tries again after being told of a failure may find that it was none
            if patience == 0
                && let Some(text) = twice(&events)
            {
                return Err(format!("{text} is there twice"));
            }
            let last = events.len() as u64;
            if last > acknowledged + 2 + patience {
                return Err(format!("{last} events for {acknowledged} notes"));
            }
            let note = noted(&SystemClock::new(), "w0", "after");
            let after = store.append(&session, last, &[note]);
            after.map(drop).map_err(|error| format!("appended again: {error:?}"))
        }
    }
}
