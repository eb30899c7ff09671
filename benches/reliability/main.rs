//! The reliability campaign: each row of `RELIABILITY.md` is measured here, again for everyone.
//!
//! `cargo bench --bench reliability -- [--seed N] [--only ROW] [--write]` prints a line a row and
//! ends with 1 when something failed; `--write` puts the lines into `RELIABILITY.md`. A row that
//! this machine cannot measure says so, and never counts as passed.

#[path = "../../tests/it/pty/bomb.rs"]
mod bomb;
mod clocks;
mod console;
mod disk;
mod full;
mod inject;
mod kill;
mod panics;
mod random;
mod read_only;
mod table;
#[expect(dead_code, reason = "the tests use all of it")]
#[path = "../../tests/it/pty/tty.rs"]
mod tty;
mod writer;

use std::process::ExitCode;

use table::Row;

/// A row: its name for `--only`, and how it is measured from a seed.
type Measure = fn(u64) -> Row;

/// All rows, in the order of the table.
const ROWS: [(&str, Measure); 11] = [
    ("kill", kill::measure),
    ("full", full::measure),
    ("read-only", read_only::measure),
    ("inject", inject::measure),
    ("clocks", clocks::stepped),
    ("changes", clocks::changes),
    ("console", console::kills),
    ("signals", console::signals),
    ("panics", panics::measure),
    ("sizes", console::sizes),
    ("pastes", console::pastes),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let [writer::WORD, folder, session, name, notes, patience] = arguments[..] {
        return writer::run(folder, session, name, notes, patience);
    }
    if let [panics::WORD, thread] = arguments[..] {
        return panics::run(thread);
    }
    if !arguments.contains(&"--bench") {
        println!("a campaign of minutes is not a test: cargo bench --bench reliability");
        return ExitCode::SUCCESS;
    }
    let mut seed = 1;
    let mut only = None;
    let mut write = false;
    let mut rest = arguments.iter().copied();
    while let Some(argument) = rest.next() {
        match argument {
            "--seed" => seed = rest.next().and_then(|n| n.parse().ok()).expect("--seed N"),
            "--only" => only = Some(rest.next().expect("--only ROW")),
            "--write" => write = true,
            // cargo's own, when it is to measure and not to test
            "--bench" => {}
            wrong => panic!("{wrong}? There are --seed N, --only ROW and --write"),
        }
    }
    let chosen = ROWS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name));
    let mut rows = Vec::new();
    for (_, measure) in chosen {
        let row = measure(seed);
        println!("{row}");
        rows.push(row);
    }
    if write {
        table::write(&rows);
    }
    if rows.iter().any(Row::failed) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
