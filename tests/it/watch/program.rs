//! The real program on the real clock, with commands that tell through their output what they
//! were told.

use std::{
    fs,
    io::{BufRead, BufReader, Lines},
    path::Path,
    process::{Child, ChildStderr, ChildStdout, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};
use tempfile::TempDir;

const DEROULE: &str = env!("CARGO_BIN_EXE_deroule");
const DEMO_DAY: &str = "agendas/2018-06-21-demo-day.ron";

fn deroule(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(DEROULE);
    command.args(args).env("DEROULE_DATA", data).env("LC_ALL", "fr_FR.UTF-8");
    command.env_remove("DEROULE_NOW").stdin(Stdio::null());
    command
}

fn beside(data: &TempDir, args: &[&str]) {
    let output = deroule(data.path(), args).output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A watch that runs.
struct Watch {
    child: Child,
    out: Lines<BufReader<ChildStdout>>,
    err: Lines<BufReader<ChildStderr>>,
}

impl Watch {
    /// One that is listening.
    fn on(data: &TempDir, args: &[&str]) -> Self {
        let args: Vec<&str> = ["watch"].iter().chain(args).copied().collect();
        let mut command = deroule(data.path(), &args);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program runs");
        let out = BufReader::new(child.stdout.take().expect("its output")).lines();
        let err = BufReader::new(child.stderr.take().expect("its errors")).lines();
        let mut watch = Self { child, out, err };
        assert_eq!(watch.says(), "À l’écoute. Pour arrêter\u{a0}: Ctrl-C.");
        watch
    }

    fn line(&mut self) -> String {
        self.out.next().expect("a line").expect("text")
    }

    fn says(&mut self) -> String {
        self.err.next().expect("a line").expect("text")
    }

    /// Ends it; returns its exit code and what it and all that it has started still had to say.
    fn ends(self, signal: Signal) -> (Option<i32>, Vec<String>) {
        let Self { mut child, out, err } = self;
        let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw).expect("a process");
        kill_process(pid, signal).expect("it runs");
        let code = child.wait().expect("it ends").code();
        (code, out.chain(err).map(|line| line.expect("text")).collect())
    }
}

#[test]
fn commands_run_at_what_is_asked_for_and_the_next_session_is_followed() {
    let data = TempDir::new().expect("a folder");
    let exec = r#"echo "$DEROULE_EVENT|$DEROULE_SESSION|$DEROULE_DEFI|$DEROULE_STATE""#;
    let mut all = Watch::on(&data, &["--on", "all", "--exec", exec]);
    let mut usual = Watch::on(&data, &["--exec", exec]);
    beside(&data, &["open", DEMO_DAY]);
    let followed = all.says();
    assert!(followed.starts_with("Session suivie\u{a0}: demo-day-"), "{followed}");
    let id = followed.rsplit(' ').next().expect("its id").trim_end_matches('.').to_owned();
    beside(&data, &["do", "start"]);
    assert_eq!(all.line(), format!("start|{id}||running"));
    beside(&data, &["do", "next"]);
    assert_eq!(all.line(), format!("next|{id}|Archifiltre|running"));
    beside(&data, &["do", "break", "10m"]);
    assert_eq!(all.line(), format!("break|{id}||running"));
    assert_eq!(usual.line(), format!("break|{id}||running"), "neither start nor next");
    beside(&data, &["do", "next"]);
    assert_eq!(all.line(), format!("resume|{id}|Archifiltre|running"));
    assert_eq!(usual.line(), format!("resume|{id}|Archifiltre|running"));
    beside(&data, &["do", "close"]);
    assert_eq!(all.line(), format!("end|{id}||finished"));
    beside(&data, &["open", "agendas/2018-03-22-utilisateurs.ron"]);
    assert!(all.says().contains("utilisateurs-"));
    beside(&data, &["do", "start"]);
    assert!(all.line().starts_with("start|utilisateurs-"));
    assert_eq!(all.ends(Signal::TERM).0, Some(0));
    assert_eq!(usual.ends(Signal::INT).0, Some(0));
}

#[test]
fn time_that_is_up_wakes_it_and_a_command_that_fails_stops_nothing() {
    let data = TempDir::new().expect("a folder");
    let agenda = data.path().join("short.ron");
    let text = r#"Agenda(title: "Court", slots: [
        Slot(length: "3s", title: "Bref"), Slot(length: "3s", title: "Encore")])"#;
    fs::write(&agenda, text).expect("an agenda");
    let exec = r#"echo "$DEROULE_EVENT $DEROULE_SLOT $DEROULE_CLOCK"; exit 7"#;
    let mut watch = Watch::on(&data, &["--exec", exec]);
    beside(&data, &["open", agenda.to_str().expect("a path")]);
    assert!(watch.says().starts_with("Session suivie"));
    beside(&data, &["do", "start"]);
    assert_eq!(watch.line(), "warning Bref 0:01");
    let failed = watch.says();
    assert!(failed.contains('7') && failed.contains("échoué"), "{failed}");
    assert_eq!(watch.line(), "zero Bref 0:00");
    beside(&data, &["do", "next"]);
    assert_eq!(watch.line(), "warning Encore 0:01");
    assert_eq!(watch.line(), "zero Encore 0:00");
    assert_eq!(watch.ends(Signal::TERM), (Some(0), Vec::new()), "a failure is said once");
}

#[test]
fn what_the_plan_says_is_never_part_of_a_command() {
    let data = TempDir::new().expect("a folder");
    let agenda = data.path().join("hostile.ron");
    let name = r#"$(touch pwned)`touch pwned`"; touch pwned; '"#;
    let text = format!(
        r#"Agenda(title: "Hostile", lineup: [Defi(name: {name:?})], slots: [
            Slot(length: "10m", turns: All, kind: Presentations, title: "; touch pwned")])"#
    );
    fs::write(&agenda, text).expect("an agenda");
    let exec = r#"printf '%s\n' "$DEROULE_DEFI" "$DEROULE_SLOT""#;
    let mut watch = Watch::on(&data, &["--on", "start", "--exec", exec]);
    beside(&data, &["open", agenda.to_str().expect("a path")]);
    beside(&data, &["do", "start"]);
    assert_eq!(watch.line(), name);
    assert_eq!(watch.line(), "; touch pwned");
    assert_eq!(watch.ends(Signal::TERM).0, Some(0));
    assert!(!Path::new("pwned").exists() && !data.path().join("pwned").exists());
}

#[test]
fn what_it_has_started_ends_with_it() {
    let data = TempDir::new().expect("a folder");
    let exec = "tail -f /dev/null & echo $!; wait";
    let mut watch = Watch::on(&data, &["--on", "start", "--exec", exec]);
    beside(&data, &["open", DEMO_DAY]);
    beside(&data, &["do", "start"]);
    let below: i32 = watch.line().parse().expect("a number");
    let below = Pid::from_raw(below).expect("a process");
    assert_eq!(test_kill_process(below), Ok(()));
    // its output ends only once nobody holds it any more, the command's own children neither
    assert_eq!(watch.ends(Signal::TERM).0, Some(0));
}

#[test]
fn a_wrong_event_is_refused_with_those_there_are() {
    let data = TempDir::new().expect("a folder");
    let done = deroule(data.path(), &["watch", "--on", "gong", "--exec", "true"]).output();
    let done = done.expect("the program runs");
    let err = String::from_utf8(done.stderr).expect("text");
    assert_eq!(done.status.code(), Some(2));
    assert!(err.contains("gong") && err.contains("start, warning, zero"), "{err}");
    let missing = deroule(data.path(), &["watch"]).output().expect("the program runs");
    assert_eq!(missing.status.code(), Some(2));
}
