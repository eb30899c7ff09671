//! `kill -9` at any moment: no acknowledged note is lost, and the journal opens again.

use std::sync::mpsc;
use std::time::Duration;

use deroule::store::SqliteStore;

use super::random::Random;
use super::table::{Outcome, Row};
use super::writer::{Writer, lost};

const RUNS: u32 = 500;
/// How many notes are acknowledged before the blow, at the most.
const MAX_NOTES: u64 = 30;
/// How long after that it comes, at the most, in microseconds: some opening, some commits.
const MAX_DELAY: u64 = 8_000;
/// How many runs share a journal, which has been killed as often before.
const RUNS_A_JOURNAL: u32 = 20;

/// One or two processes take notes in one session and are killed at random.
pub(super) fn measure(seed: u64) -> Row {
    let mut failures = Vec::new();
    let mut notes = 0;
    let mut folder = tempfile::tempdir().expect("a folder");
    // nothing is ever sent: waiting for it is waiting
    let (_nobody, nothing) = mpsc::channel::<()>();
    for run in 0..RUNS {
        if run % RUNS_A_JOURNAL == 0 {
            folder = tempfile::tempdir().expect("a folder");
        }
        let mut random = Random::of(seed, run);
        let session = format!("run-{run}");
        let mut writers: Vec<Writer> = (0..=random.below(2))
            .map(|n| Writer::start(folder.path(), &session, format!("w{n}")))
            .collect();
        writers[0].wait_for(random.below(MAX_NOTES));
        let _ = nothing.recv_timeout(Duration::from_micros(random.below(MAX_DELAY)));
        let ends: Vec<(String, u64)> =
            writers.into_iter().map(|writer| (writer.name.clone(), writer.kill())).collect();
        match SqliteStore::open(folder.path()) {
            Ok(mut store) => {
                for (name, acknowledged) in ends {
                    notes += acknowledged;
                    let lost = lost(&mut store, &session, &name, acknowledged);
                    if !lost.is_empty() {
                        failures.push(format!("run {run}, {name}: {lost}"));
                    }
                }
            }
            Err(error) => failures.push(format!("run {run}: {error:?}")),
        }
    }
    let counted = format!("{notes} acknowledged notes");
    Row {
        name: "`kill -9` at random while one or two processes take notes",
        outcome: Outcome::Measured { runs: RUNS, failures, counted },
        seed,
    }
}
