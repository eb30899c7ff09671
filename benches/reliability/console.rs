//! The real console in a real terminal: killed while it takes notes, ended by every signal in
//! every state, resized and pasted into.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    process::Command,
};

use rustix::process::{Signal, kill_process, kill_process_group};

use super::{
    random::Random,
    table::{Outcome, Row},
    tty::{DEMO_DAY, DEROULE, Tty, deroule, under_a_shell},
};

const KILLS: u32 = 100;
/// How many deaths a session goes through.
const KILLS_A_SESSION: u32 = 10;
/// How many notes are taken before the blow, at the most.
const MAX_NOTES: u64 = 4;
const ROUNDS: u32 = 5;
const SIZES: u32 = 300;
const PASTES: u32 = 10;

/// Where a console is when a signal comes.
type State = (&'static str, fn(&Path) -> Tty);

const STATES: [State; 5] = [
    ("picker", |data| shown(Tty::run(deroule(data, &[])), "Demo Day")),
    ("waiting", waiting),
    ("running", running),
    ("typing", |data| {
        let mut tty = running(data);
        tty.send("nmot").shows("mot");
        tty
    }),
    ("stopped", |data| {
        let mut tty = Tty::run(under_a_shell(data, &["run", DEMO_DAY]));
        tty.shows("Archifiltre").send("\x1a").is_given_back().stopped();
        tty
    }),
];

const SIGNALS: [(Signal, u32); 4] =
    [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)];

/// The console is killed while it takes notes; what was seen on its screen must come back.
pub(super) fn kills(seed: u64) -> Row {
    let mut tally = Tally::default();
    let mut seen = 0;
    let mut run = 0;
    while run < KILLS {
        let folder = tempfile::tempdir().expect("a folder");
        let mut written: Vec<String> = Vec::new();
        for _ in 0..KILLS_A_SESSION {
            let mut random = Random::of(seed, run);
            let name = format!("run {run}");
            tally.check(&name, || {
                let mut tty = running(folder.path());
                for note in 0..random.below(MAX_NOTES) {
                    let word = format!("mot{run}x{note}y");
                    tty.send(&format!("n{word}\r"))
                        .until(&word, |screen| acknowledged(screen, &word));
                    written.push(word);
                }
                let more = random.below(9) as usize;
                let half = format!("z{run}w{}", "é".repeat(more));
                tty.send("n").send(&half).shows(&half);
                tty.kill();
                // the half-typed note is there again, and is a note once it is ended
                let mut tty = running(folder.path());
                let whole = format!("{half}fin{run}");
                tty.send("n").shows(&half).send(&format!("fin{run}\r"));
                tty.until(&whole, |screen| acknowledged(screen, &whole));
                written.push(whole);
                tty.kill();
                let debrief = debrief(folder.path());
                for word in &written {
                    assert_eq!(debrief.matches(word.as_str()).count(), 1, "{word}");
                }
            });
            run += 1;
        }
        seen += written.len();
    }
    tally.row(
        "`kill -9` of the console while notes are typed",
        seed,
        format!("{seen} notes marked ✓, {KILLS} half-typed ones"),
    )
}

/// Each signal in each state: the terminal is as it was, and the exit code says why.
pub(super) fn signals(seed: u64) -> Row {
    let mut tally = Tally::default();
    for round in 0..ROUNDS {
        for (state, prepare) in STATES {
            for (signal, code) in SIGNALS {
                tally.check(&format!("round {round}, {state}, {signal:?}"), || {
                    let data = tempfile::tempdir().expect("a folder");
                    let mut tty = prepare(data.path());
                    if state == "stopped" {
                        kill_process(tty.pid_below(), signal).expect("the console");
                        kill_process_group(tty.pid(), Signal::CONT).expect("the shell");
                        tty.shows(&format!("ended with {code}"));
                        tty.ends_well();
                    } else {
                        tty.signal(signal);
                        assert_eq!(tty.ends_well(), code);
                    }
                });
            }
        }
    }
    tally.row(
        "TERM, HUP, INT and QUIT in five states of the console",
        seed,
        "each gives the terminal back".into(),
    )
}

/// Any size between 0×0 and 60×200, one after the other; then the screen is whole again.
pub(super) fn sizes(seed: u64) -> Row {
    let mut tally = Tally::default();
    let data = tempfile::tempdir().expect("a folder");
    let mut tty = running(data.path());
    for run in 0..SIZES {
        let mut random = Random::of(seed, run);
        let (rows, cols) = (random.below(61) as u16, random.below(201) as u16);
        tally.check(&format!("{rows}×{cols}"), || {
            tty.resize(rows, cols).draws().resize(36, 120).draws();
            tty.shows("Archifiltre").shows("Suivant");
        });
    }
    tty.kill();
    tally.row(
        "sizes of the terminal from 0×0 to 60×200",
        seed,
        "the screen is whole after each".into(),
    )
}

/// A megabyte at once becomes one note; a paste without an end stops neither clock nor signals.
pub(super) fn pastes(seed: u64) -> Row {
    let mut tally = Tally::default();
    for run in 0..PASTES {
        tally.check(&format!("1 MB, {run}"), || {
            let data = tempfile::tempdir().expect("a folder");
            let mut tty = running(data.path());
            tty.send_long(format!("\x1b[200~{}\x1b[201~", "suivant ".repeat(131_072)));
            tty.shows("suivant suivant").send("\r").shows("✓").shows("en cours");
            tty.send("q").shows("Quitter").send("\r");
            assert_eq!(tty.ends_well(), 0);
        });
        tally.check(&format!("without an end, {run}"), || {
            let data = tempfile::tempdir().expect("a folder");
            let mut tty = running(data.path());
            tty.send("\x1b[200~sans fin").shows("0:01 sur").hides("0:01 sur").signal(Signal::TERM);
            assert_eq!(tty.ends_well(), 143);
        });
    }
    tally.row(
        "pastes of 1 MB, and without an end",
        seed,
        "the clock goes on, and a signal ends it".into(),
    )
}

fn waiting(data: &Path) -> Tty {
    shown(Tty::run(deroule(data, &["run", DEMO_DAY])), "Archifiltre")
}

/// The console on Demo Day with its clock running: started by a key if it was not.
fn running(data: &Path) -> Tty {
    let mut tty = waiting(data);
    if !tty.text().contains("en cours") {
        tty.send(" ").shows("en cours");
    }
    tty
}

fn shown(mut tty: Tty, text: &str) -> Tty {
    tty.shows(text);
    tty
}

/// Whether the line of the screen that has the word is marked as durable.
fn acknowledged(screen: &vt100::Screen, word: &str) -> bool {
    screen.contents().lines().any(|line| line.contains(word) && line.contains('✓'))
}

fn debrief(data: &Path) -> String {
    let mut command = Command::new(DEROULE);
    command.args(["export", "-f", "md"]).env("DEROULE_DATA", data).env_remove("DEROULE_NOW");
    let output = command.output().expect("the program runs");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Counts runs, and keeps what their failed checks said.
#[derive(Default)]
pub(super) struct Tally {
    runs: u32,
    failures: Vec<String>,
}

impl Tally {
    pub(super) fn check(&mut self, run: &str, check: impl FnOnce()) {
        self.runs += 1;
        if let Err(panic) = catch_unwind(AssertUnwindSafe(check)) {
            let why = panic.downcast_ref::<String>().map(String::as_str);
            let why = why.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
            self.failures.push(format!("{run}: {}", why.lines().next().unwrap_or_default()));
        }
    }

    pub(super) fn row(self, name: &'static str, seed: u64, counted: String) -> Row {
        let Self { runs, failures } = self;
        Row { name, outcome: Outcome::Measured { runs, failures, counted }, seed }
    }
}
