//! A panic on any thread: the terminal is given back, and something useful is said.
//!
//! The real program has no way to panic on demand, so this test runs itself in a terminal, as a
//! console whose journal panics.

use std::env;

use deroule::{
    clock::SystemClock,
    console::{
        self, Ending, First, Options,
        keymap::Keymap,
        model::{Gong, Role},
    },
    i18n::Lang,
    session::SessionId,
    stage::{
        ascii::Letters,
        theme::{Depth, ThemeName},
    },
    terminal::APART,
};
use portable_pty::CommandBuilder;

use super::{bomb::Bomb, tty::Tty};
use crate::keys::bench::FakeHost;

/// Says where the console of the child process is to panic.
const WHERE: &str = "DEROULE_TEST_PANIC";
/// On the thread of the loop, and on no listener's.
const LOOP: &str = "loop";
/// This file's child, by the name that the test binary knows it by.
const CHILD: &str = "pty::panics::a_console_that_panics";

/// The console's listeners, by the names of their threads.
const LISTENERS: [&str; 4] = ["keys", "signals", "terminal", "wake"];

/// Not a test by itself: the program of the tests below, which does nothing elsewhere.
#[test]
fn a_console_that_panics() {
    let Ok(place) = env::var(WHERE) else { return };
    let mut bomb = Bomb { thread: Some(place).filter(|place| place != LOOP) };
    let options = Options {
        lang: Lang::En,
        theme: ThemeName::Dark,
        depth: Depth::None,
        letters: Letters::All,
        gong: Gong::Off,
        keymap: Keymap::default(),
        amiss: Vec::new(),
        by: "Ana".into(),
        titled: true,
        first: First::Session(SessionId::new("day").expect("an id")),
        role: Role::Facilitator,
        rehearsal: None,
    };
    let ending = console::run(options, &mut bomb, &SystemClock::new(), &mut FakeHost::default());
    match ending {
        Ok(Ending::Died { listener, why }) => println!("{listener} died: {why}"),
        other => println!("ended: {other:?}"),
    }
}

fn child(place: &str) -> Tty {
    let mut command = CommandBuilder::new(env::current_exe().expect("this program"));
    command.args([CHILD, "--exact", "--nocapture", "--test-threads=1"]);
    command.env(WHERE, place);
    command.env("TERM", "xterm-256color");
    Tty::run(command)
}

#[test]
fn on_the_thread_of_the_loop() {
    let mut tty = child(LOOP);
    tty.shows("the loop has a hole").shows("Your notes are in the journal");
    assert_ne!(tty.ends_well(), 0);
}

#[test]
fn on_a_thread_of_the_door_the_console_goes_on() {
    let mut tty = child(&format!("{APART}serve"));
    tty.shows("The door shut by itself (the ear has a hole)").send("q");
    tty.shows("ended: Ok(Quit)");
    assert_eq!(tty.ends_well(), 0);
}

#[test]
fn on_each_thread_that_listens() {
    for listener in LISTENERS {
        let mut tty = child(listener);
        tty.shows(&format!("{listener} died: the ear has a hole"));
        assert_eq!(tty.ends_well(), 0);
    }
}
