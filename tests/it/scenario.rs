//! Sessions in lines: every file of `tests/scenarios` is played by the real program, and what it
//! expects is the test. Anyone can add one without writing Rust.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const FOLDER: &str = "tests/scenarios";

fn play(path: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deroule"));
    command.arg("play").args(args).arg(path);
    command.env_clear().env("LANG", "C").env("TZ", "UTC").env("HOME", "/nonexistent");
    command.output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn scenarios() -> Vec<PathBuf> {
    let entries = fs::read_dir(FOLDER).expect("the folder of scenarios");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|it| it == "txt")).collect();
    paths.sort();
    paths
}

#[test]
fn every_scenario_goes_as_it_says() {
    let paths = scenarios();
    assert!(paths.len() >= 30, "only {} scenarios", paths.len());
    let mut failures = String::new();
    for path in paths {
        let played = play(&path, &[]);
        if !played.status.success() || !played.stderr.is_empty() {
            failures += &format!("{}\n{}\n", path.display(), text(&played.stderr));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn every_scenario_expects_something() {
    for path in scenarios() {
        let script = fs::read_to_string(&path).expect("a scenario");
        let expects = script.lines().filter(|line| line.starts_with("expect ")).count();
        assert!(expects > 0, "{} expects nothing", path.display());
    }
}

/// Every refusal that words can bring about is brought about somewhere.
#[test]
fn scenarios_meet_the_refusals() {
    let all: String =
        scenarios().iter().map(|path| fs::read_to_string(path).expect("a scenario")).collect();
    let met = |code: &str| all.lines().any(|line| line.trim() == format!("expect refusal {code}"));
    let missed: Vec<_> = CODES.into_iter().filter(|code| !met(code)).collect();
    assert_eq!(missed, [""; 0]);
}

const CODES: [&str; 58] = [
    "already-absent",
    "already-break",
    "already-last",
    "already-passed",
    "already-running",
    "already-started",
    "already-suspended",
    "ambiguous-defi",
    "ambiguous-part",
    "before-cue-start",
    "empty-note",
    "ends-at-set-time",
    "finished",
    "first-cue",
    "first-prompt",
    "has-spoken",
    "in-the-future",
    "is-speaking",
    "known-defi",
    "last-cue",
    "last-prompt",
    "no-interruption",
    "no-message",
    "no-seed",
    "no-prompts",
    "no-such-place",
    "no-target",
    "no-turn",
    "no-turns",
    "not-a-break",
    "not-absent",
    "not-started",
    "other-day",
    "plan-over",
    "same-plan",
    "not-suspended",
    "nothing-gained",
    "nothing-to-draw",
    "nothing-to-redo",
    "no-time",
    "nothing-to-undo",
    "on-time",
    "out-of-order",
    "same-blackout",
    "same-defi",
    "same-limit",
    "same-note",
    "same-time",
    "time-passed",
    "too-long",
    "too-short",
    "unknown-cue",
    "unknown-defi",
    "unknown-fact",
    "unknown-note",
    "unknown-part",
    "untimed",
    "vacant",
];

fn snapshot(name: &str, lang: &str) {
    let played = play(&Path::new(FOLDER).join(format!("{name}.txt")), &["--lang", lang]);
    assert_eq!(text(&played.stderr), "");
    // spaces that do not break would not be seen
    insta::assert_snapshot!(format!("{name}-{lang}"), text(&played.stdout).replace('\u{A0}', "~"));
}

#[test]
fn what_a_scenario_prints_in_french() {
    snapshot("pause-imprevue", "fr");
    snapshot("demarrer-et-passer", "fr");
}

#[test]
fn what_a_scenario_prints_in_english() {
    snapshot("finir", "en");
}

#[test]
fn a_status_object_is_as_promised() {
    let played = play(&Path::new(FOLDER).join("statut.txt"), &["--json"]);
    let objects: Vec<serde_json::Value> = text(&played.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("one object per line"))
        .collect();
    // the order of the fields is part of the promise, so the text is what is kept
    insta::assert_snapshot!(text(&played.stdout));
    assert_eq!(objects.len(), 2);
}

fn written(name: &str, script: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, script).expect("written");
    fs::copy(Path::new(FOLDER).join("agendas/petit.ron"), folder.path().join("petit.ron"))
        .expect("copied");
    (folder, path)
}

/// The exit code, and the error stream without the folder's name.
fn told(script: &str, args: &[&str]) -> (Option<i32>, String) {
    let (folder, path) = written("essai.txt", script);
    let played = play(&path, args);
    let folder = format!("{}/", folder.path().display());
    (played.status.code(), text(&played.stderr).replace(&folder, "").replace('\u{A0}', "~"))
}

#[test]
fn a_failed_expectation_names_its_line() {
    let script = "agenda petit.ron\n14:00 start\n14:01 ?\nexpect cue.id s2\nexpect state \
                  running\nexpect refusal finished\nexpect cue.nothing 1\n";
    let (code, told) = told(script, &["--lang=en"]);
    assert_eq!(code, Some(1));
    insta::assert_snapshot!(told);
}

#[test]
fn a_wrong_scenario_is_not_played() {
    let script = "agenda petit.ron\n14:00 start\n13:00 vite\n25:00 ?\nclock\n";
    let (code, told) = told(script, &[]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(told);
}

#[test]
fn time_never_goes_backwards_by_itself() {
    let (code, told) = told("agenda petit.ron\n14:00 start\n00:10 ?\n", &[]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(told);
}

#[test]
fn words_that_make_no_command_stop_the_run() {
    let (code, told) = told("agenda petit.ron\n14:00 start\n14:01 suspnd\n", &[]);
    assert_eq!(code, Some(2));
    insta::assert_snapshot!(told);
}
