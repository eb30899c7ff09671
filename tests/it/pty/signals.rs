//! Every signal that ends a program, in every state: the terminal is given back.

use rustix::process::{Signal, kill_process, kill_process_group};

use super::{
    data,
    tty::{DEMO_DAY, Tty, deroule, under_a_shell},
};

/// The signals that ask a program to end, with the exit code that shells expect.
const ENDING: [(Signal, u32); 4] =
    [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)];

/// Lets the shell and the console below it go on.
pub(super) fn wake(tty: &Tty) {
    kill_process_group(tty.pid(), Signal::CONT).expect("the shell's group");
}

/// Ends the console with each signal, once `prepare` has brought it where it is to be.
fn ends_from(args: &[&str], prepare: fn(&mut Tty)) {
    for (signal, code) in ENDING {
        let data = data();
        let mut tty = Tty::run(deroule(data.path(), args));
        prepare(&mut tty);
        tty.signal(signal);
        assert_eq!(tty.ends_well(), code, "{signal:?}");
    }
}

#[test]
fn in_the_picker() {
    ends_from(&[], |tty| {
        tty.shows("Demo Day");
    });
}

#[test]
fn waiting() {
    ends_from(&["run", DEMO_DAY], |tty| {
        tty.shows("Archifiltre");
    });
}

#[test]
fn running() {
    ends_from(&["run", DEMO_DAY], |tty| {
        tty.shows("Archifiltre").send(" ").shows("en cours");
    });
}

#[test]
fn typing() {
    ends_from(&["run", DEMO_DAY], |tty| {
        tty.shows("Archifiltre").send(" ").shows("en cours").send("nmot").shows("mot");
    });
}

#[test]
fn stopped_under_a_shell() {
    for (signal, code) in ENDING {
        let data = data();
        let mut tty = Tty::run(under_a_shell(data.path(), &["run", DEMO_DAY]));
        tty.shows("Archifiltre").send("\x1a").is_given_back().stopped();
        kill_process(tty.pid_below(), signal).expect("the console");
        wake(&tty);
        tty.shows(&format!("ended with {code}")).is_given_back();
        tty.ends_well();
    }
}

#[test]
fn a_terminal_that_is_gone_ends_the_console() {
    let data = data();
    let mut tty = Tty::run(deroule(data.path(), &["run", DEMO_DAY]));
    tty.shows("Archifiltre").send(" ").shows("en cours").send("ngardé").shows("gardé");
    assert_eq!(tty.hang_up(), 129);
    let mut tty = Tty::run(deroule(data.path(), &["run", DEMO_DAY]));
    tty.shows("gardé");
    tty.kill();
}
