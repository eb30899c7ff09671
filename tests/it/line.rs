//! `deroule status --line`, in every state that a session can be in, and as the README shows it
//! to a status bar.

use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const DEROULE: &str = env!("CARGO_BIN_EXE_deroule");
const DEMO: &str = "agendas/2018-06-21-demo-day.ron";

/// A machine of one's own, on 21 June 2018 in Paris.
struct Machine {
    data: TempDir,
}

impl Machine {
    fn new() -> Self {
        Self { data: TempDir::new().expect("a folder") }
    }

    fn at(&self, time: &str, command: &mut Command) -> Output {
        command.env("DEROULE_DATA", self.data.path());
        command.env("DEROULE_NOW", format!("2018-06-21T{time}+02:00"));
        command.env("LC_ALL", "fr_FR.UTF-8").env("TZ", "Europe/Paris").stdin(Stdio::null());
        command.output().expect("the program runs")
    }

    /// Does what has to succeed.
    fn tell(&self, time: &str, words: &str) -> &Self {
        let done = self.at(time, Command::new(DEROULE).args(words.split_whitespace()));
        assert!(done.status.success(), "{words}: {}", String::from_utf8_lossy(&done.stderr));
        self
    }

    /// The status line then.
    fn line(&self, time: &str) -> String {
        let done = self.at(time, Command::new(DEROULE).args(["status", "--line"]));
        assert_eq!((done.status.code(), done.stderr.as_slice()), (Some(0), b"".as_slice()));
        text(done.stdout)
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8").trim_end_matches('\n').to_owned()
}

#[test]
fn no_session_is_an_answer_of_no_and_nothing_on_the_line() {
    let machine = Machine::new();
    let done = machine.at("13:00:00", Command::new(DEROULE).args(["status", "--line"]));
    assert_eq!((done.status.code(), done.stdout.as_slice()), (Some(1), b"".as_slice()));
    assert!(!done.stderr.is_empty());
}

#[test]
fn every_state_has_its_line() {
    let machine = Machine::new();
    machine.tell("13:00:00", &format!("open {DEMO}"));
    let welcome = "Accueil et introduction";
    assert_eq!(machine.line("13:20:00"), format!("début 13h30 | suivant {welcome} | fin 18h30"));
    assert_eq!(
        machine.line("13:32:10"),
        format!("pas commencé depuis 2:10 | suivant {welcome} | fin 18h30")
    );
    machine.tell("13:30:00", "do start");
    assert_eq!(
        machine.line("13:35:00"),
        format!("{welcome} 10:00 | suivant Archifiltre | 0 | fin 18h30")
    );
    machine.tell("13:36:00", "do suspend");
    assert_eq!(
        machine.line("13:38:00"),
        format!("suspendu {welcome} 9:00 | suivant Archifiltre | +2 | fin 18h30")
    );
    machine.tell("13:38:00", "do resume").tell("13:38:00", "do message Plus fort");
    // a message is for the room: the line is about the time
    assert_eq!(
        machine.line("13:47:42"),
        format!("{welcome} +0:42 | suivant Archifiltre | +2 | fin 18h30")
    );
    machine.tell("13:48:00", "do next");
    assert_eq!(
        machine.line("13:48:30"),
        "Archifiltre présentation 4:30 | suivant réactions | +3 | fin 18h30"
    );
    machine.tell("13:53:00", "do next").tell("13:54:00", "do break 10m");
    assert_eq!(machine.line("13:54:01"), "Pause 9:59 | suivant Archifiltre | +4 | fin 18h30");
    machine.tell("13:55:00", "do jump s3");
    assert_eq!(machine.line("14:50:00"), "Pause 10:00 | suivant DataESR | 0 | fin 18h30");
    machine.tell("18:50:00", "do close");
    assert_eq!(machine.line("18:50:00"), "terminée | fin 18h50");
}

#[test]
fn of_several_sessions_it_tells_of_the_one_that_commands_go_to() {
    let machine = Machine::new();
    machine.tell("13:00:00", &format!("open {DEMO}")).tell("13:30:00", "do start");
    machine.tell("13:40:00", "open agendas/2018-03-22-utilisateurs.ron");
    assert!(machine.line("13:41:00").starts_with("début 15h00"), "opened last");
    machine.tell("13:42:00", "do close");
    assert!(machine.line("13:43:00").starts_with("Accueil"), "live before closed");
}

#[test]
fn the_readme_s_line_for_tmux_runs() {
    let readme = include_str!("../../README.md");
    let (_, rest) = readme.split_once("set -g status-right '#(").expect("the README has it");
    let (command, _) = rest.split_once(")'").expect("it is closed");
    let folder = std::path::Path::new(DEROULE).parent().expect("a folder");
    let run = |machine: &Machine, time| {
        let path = std::env::var("PATH").unwrap_or_default();
        let path = format!("{}:{path}", folder.display());
        let done = machine.at(time, Command::new("sh").args(["-c", command]).env("PATH", path));
        assert_eq!(text(done.stderr), "", "{command}");
        text(done.stdout)
    };
    let machine = Machine::new();
    assert_eq!(run(&machine, "13:00:00"), "", "nothing where there is no session");
    machine.tell("13:00:00", &format!("open {DEMO}")).tell("13:30:00", "do start");
    let line = run(&machine, "13:35:00");
    assert_eq!(line, "Accueil et introduction 10:00 | suivant Archifiltre | 0 | fin 18h30");
}
