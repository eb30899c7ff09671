//! The real program: what a rehearsal answers in a shell, and what it leaves behind.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use tempfile::TempDir;

const DEMO: &str = "agendas/2018-06-21-demo-day.ron";

/// What a command did: its exit code, its output, its errors.
fn run(data: &Path, words: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deroule"));
    command.args(words.split_whitespace()).env("DEROULE_DATA", data);
    command.env("DEROULE_NOW", "2018-06-20T10:00:00+02:00").env("TZ", "Europe/Paris");
    command.env("LC_ALL", "fr_FR.UTF-8").stdin(Stdio::null());
    let done = command.output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8").replace('\u{A0}', "~");
    (done.status.code(), text(done.stdout), text(done.stderr))
}

#[test]
fn the_likely_end_is_told_without_a_screen() {
    let data = TempDir::new().expect("a folder");
    let (code, out, err) = run(data.path(), &format!("rehearse {DEMO} --typical"));
    assert_eq!((code, err.as_str()), (Some(0), ""));
    insta::assert_snapshot!("typical", out);
    let again = run(data.path(), &format!("rehearse {DEMO} --typical --seed 000001")).1;
    assert_eq!(again, out, "the seed that is printed gives the same answer");
    let other = run(data.path(), &format!("--lang en rehearse {DEMO} --typical --seed 42")).1;
    assert!(other.starts_with("likely end ") && other.contains("seed 000042"), "{other}");
    let (code, json, _) = run(data.path(), &format!("rehearse {DEMO} --typical --json"));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((code, &json["seed"]), (Some(0), &"000001".into()));
    assert_eq!(json["planned_end"], "2018-06-21T18:30:00+02:00");
    assert!(json["end"]["p10"].as_str() <= json["end"]["p50"].as_str());
    assert!(json["end"]["p50"].as_str() <= json["end"]["p90"].as_str());
    assert_eq!(json["slots"][1]["planned_start"], "2018-06-21T13:45:00+02:00");
    let left: Vec<_> = fs::read_dir(data.path()).expect("the folder").collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn past_sessions_of_this_machine_are_the_model() {
    let data = TempDir::new().expect("a folder");
    let at = |time: &str, words: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deroule"));
        command.args(words.split_whitespace()).env("DEROULE_DATA", data.path());
        command.env("DEROULE_NOW", format!("2018-06-19T{time}+02:00"));
        let done = command.output().expect("the program runs");
        assert!(done.status.success(), "{words}: {}", String::from_utf8_lossy(&done.stderr));
    };
    at("13:30:00", &format!("open {DEMO}"));
    at("13:30:00", "do start");
    at("13:45:00", "do next");
    // presentations take 6 min for 5, the room 10 for 10
    for (presented, reacted) in [("13:51:00", "14:01:00"), ("14:07:00", "14:17:00")] {
        at(presented, "do next");
        at(reacted, "do next");
    }
    at("14:17:10", "do close");
    let (_, out, _) = run(data.path(), &format!("rehearse {DEMO} --typical"));
    assert!(out.contains("D’après 1 session passée (5 durées). 2000 tirages"), "{out}");
    assert!(out.starts_with("fin probable 18h32, prévue 18h30\n"), "{out}");
    // four presentations of a slot take 4 min more; its break of 15 min takes them in
    assert!(out.contains("\n  13h45  Présentations\n"), "{out}");
    assert!(out.contains("\n  14h49  Pause\n"), "{out}");
    let (_, json, _) = run(data.path(), "sessions --json");
    assert_eq!(json.matches("\"id\"").count(), 1, "a rehearsal is no session");
}

#[test]
fn what_has_no_length_is_said_not_to_count() {
    let data = TempDir::new().expect("a folder");
    let agenda = data.path().join("open.ron");
    let text = r#"Agenda(title: "Ouvert", date: "2018-06-21", zone: "Europe/Paris", end: "18:30", slots: [
        Slot(start: "15:00", end: "15:10", title: "Accueil"), Slot(title: "Discussion"), Slot(title: "Suite"),
    ])"#;
    fs::write(&agenda, text).expect("an agenda");
    let words = format!("rehearse {} --typical", agenda.display());
    let (code, out, err) = run(data.path(), &words);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("fin probable 15h10, prévue 18h30\n"), "{out}");
    assert!(out.contains("\nSans compter les 2 créneaux qui n’ont pas de durée.\n"), "{out}");
    let (_, json, _) = run(data.path(), &format!("{words} --json"));
    assert!(json.contains("\"untimed\":2"), "{json}");
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let data = TempDir::new().expect("a folder");
    for (speed, code) in [("0", 2), ("601", 2), ("vite", 2), ("-3", 2)] {
        let (found, _, err) = run(data.path(), &format!("rehearse {DEMO} --speed {speed}"));
        assert_eq!(found, Some(code));
        assert!(err.contains(speed) && err.contains("de 1") && err.contains("600"), "{err}");
    }
    let (code, _, err) = run(data.path(), &format!("rehearse {DEMO}"));
    assert_eq!(code, Some(2), "no terminal: {err}");
    let (code, _, err) = run(data.path(), &format!("rehearse {DEMO} --json"));
    assert_eq!(code, Some(2), "only what is typical is told: {err}");
    let (code, _, err) = run(data.path(), "rehearse nulle-part.ron --typical");
    assert_eq!(code, Some(2), "{err}");
    let (code, _, err) = run(data.path(), &format!("rehearse {DEMO} --typical --seed 1234567"));
    assert_eq!(code, Some(2), "{err}");
}
