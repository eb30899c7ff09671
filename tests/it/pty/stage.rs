//! The room's screen in a terminal of its own, while another process drives the session.

use std::fs;

use deroule::store::{JOURNAL, poke};
use rustix::process::{Signal, kill_process};
use tempfile::TempDir;

use super::{
    beside, data, signals, sleeps,
    tty::{DEMO_DAY, Tty, deroule, under_a_shell},
};

const WORKSHOPS: &str = "agendas/2018-03-22-utilisateurs.ron";

/// The room's screen, on a terminal so small that words are plain text.
fn stage(data: &TempDir, args: &[&str]) -> Tty {
    let words: Vec<&str> = ["stage"].iter().chain(args).copied().collect();
    let mut tty = Tty::run(deroule(data.path(), &words));
    tty.resize(12, 40);
    tty
}

#[test]
fn it_follows_from_before_the_first_session_to_the_second() {
    let data = data();
    let mut tty = stage(&data, &[]);
    tty.shows("En attente d’une session");
    beside(&data, &["open", DEMO_DAY]);
    tty.shows("Demo Day").shows("Liberté Living Lab");
    beside(&data, &["do", "start"]);
    tty.shows("Accueil et introduction");
    beside(&data, &["do", "next"]);
    tty.shows("Archifiltre").shows("1/4").shows("Ensuite");
    beside(&data, &["note", "-", "illisible"]);
    beside(&data, &["do", "suspend"]);
    tty.shows("‖ Suspendu");
    beside(&data, &["do", "message", "Plus", "fort"]);
    tty.shows("Plus fort");
    beside(&data, &["do", "blackout", "on"]);
    tty.until("a black screen", |screen| screen.contents().trim().is_empty());
    beside(&data, &["do", "blackout", "off"]);
    tty.shows("Plus fort").shows("Archifiltre");
    beside(&data, &["do", "close"]);
    tty.hides("Archifiltre").shows("Demo Day");
    assert!(!tty.text().contains("illisible"));
    beside(&data, &["open", WORKSHOPS]);
    beside(&data, &["do", "start"]);
    tty.hides("Demo Day").shows("Utilisateurs");
    tty.send("q");
    assert_eq!(tty.ends_well(), 0);
}

#[test]
fn a_named_session_stays_on_while_another_one_begins() {
    let data = data();
    beside(&data, &["open", DEMO_DAY]);
    let mut tty = stage(&data, &["demo"]);
    tty.shows("Demo Day");
    beside(&data, &["open", WORKSHOPS]);
    beside(&data, &["do", "start"]);
    // the next thing that it shows is its own session's, not the other one's
    tty.resize(14, 42).shows("Demo Day").shows("Liberté Living Lab");
    tty.send("\x1b");
    assert_eq!(tty.ends_well(), 0);
}

#[test]
fn every_signal_and_ctrl_c_give_the_terminal_back() {
    let data = data();
    beside(&data, &["open", DEMO_DAY]);
    beside(&data, &["do", "start"]);
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut tty = stage(&data, &[]);
        tty.shows("Accueil et introduction").signal(signal);
        assert_eq!(tty.ends_well(), code, "{signal:?}");
    }
    let mut tty = stage(&data, &[]);
    tty.shows("Accueil et introduction").send("\x03");
    assert_eq!(tty.ends_well(), 0);
    let mut tty = stage(&data, &[]);
    tty.shows("Accueil et introduction");
    assert_eq!(tty.hang_up(), 129);
}

#[test]
fn the_shell_has_the_terminal_while_it_is_stopped() {
    let data = data();
    beside(&data, &["open", DEMO_DAY]);
    let mut tty = Tty::run(under_a_shell(data.path(), &["stage"]));
    tty.resize(12, 40).shows("Demo Day");
    kill_process(tty.pid_below(), Signal::TSTP).expect("the stage");
    tty.is_given_back().stopped();
    signals::wake(&tty);
    tty.until("the stage again", |screen| screen.alternate_screen()).shows("Demo Day");
    tty.send("q").shows("ended with 0");
    tty.ends_well();
}

#[test]
fn it_takes_no_key_for_a_command() {
    let data = data();
    beside(&data, &["open", DEMO_DAY]);
    let mut tty = stage(&data, &[]);
    tty.shows("Demo Day").send(" s\r\x1b[6~?nmot\r");
    beside(&data, &["do", "start"]);
    tty.shows("Accueil et introduction").send("q");
    assert_eq!(tty.ends_well(), 0);
    let log = beside(&data, &["log"]);
    assert_eq!(log.lines().count(), 3, "a day, an opening, a start: {log}");
}

#[test]
fn a_journal_that_vanishes_keeps_the_clock_going_and_says_so() {
    let data = data();
    beside(&data, &["open", DEMO_DAY]);
    beside(&data, &["do", "start"]);
    let mut tty = stage(&data, &[]);
    tty.shows("Accueil et introduction");
    let (journal, away) = (data.path().join(JOURNAL), data.path().join("away"));
    fs::rename(&journal, &away).expect("a move");
    poke(data.path(), None);
    tty.shows("! ").shows("Accueil et introduction");
    tty.resize(12, 80).shows("! sans nouvelles depuis");
    fs::rename(&away, &journal).expect("a move");
    poke(data.path(), None);
    tty.hides("sans nouvelles").shows("Accueil et introduction");
    tty.send("q");
    assert_eq!(tty.ends_well(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_running_clock_wakes_it_once_a_second() {
    let data = data();
    beside(&data, &["open", DEMO_DAY]);
    beside(&data, &["do", "start"]);
    let mut tty = stage(&data, &[]);
    tty.shows("Accueil et introduction");
    // so low that the digits are text: 14:58
    tty.resize(1, 20);
    let left = |screen: &vt100::Screen| -> Option<u64> {
        let (minutes, seconds) = screen
            .contents()
            .trim()
            .split_once(':')
            .map(|(m, s)| (m.parse::<u64>().ok(), s.parse::<u64>().ok()))?;
        Some(minutes? * 60 + seconds?)
    };
    tty.until("digits", |screen| left(screen).is_some());
    let from = left(tty.screen()).expect("digits");
    let reached = |tty: &mut Tty, passed: u64| {
        tty.until("a later second", |screen| left(screen).is_some_and(|at| at + passed <= from));
        from - left(tty.screen()).expect("digits")
    };
    let begun = reached(&mut tty, 1);
    let before = sleeps(tty.pid());
    let seconds = reached(&mut tty, 6) - begun;
    let count = sleeps(tty.pid()) - before;
    assert!(count <= 2 * seconds, "{count} in {seconds} s");
    tty.kill();
}
