//! `check --fix`: a mended copy, never over anything, and what is said of it.

use std::{fs, path::PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use super::{DEMO, Shell};

/// Two errors, two warnings that can be mended and one that cannot; a comment.
const PLAN: &str = r#"// relu par Marie
Agenda(
    title: "Atelier", date: "2018-06-21", zone: "Europe/Paris", lang: "fr",
    lineup: [Defi(name: "Hopkins"), Defi(name: "DataESR"), Defi(name: "hopkins")],
    slots: [
        Slot(start: "13:30", end: "13:45", kind: Welcome, title: "Accueil"),
        Slot(start: "13:40", end: "14:40", kind: Workshop, title: "Atelier"),
        Slot(start: "15:00", end: "15:30", kind: Presentations, title: "Passages", turns: All,
             phases: [Phase(title: "Présentation", length: "10m")]),
        Slot(title: "Bilan"),
    ],
)
"#;

/// A folder with that plan in it.
fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("jour.ron");
    fs::write(&path, PLAN).expect("written");
    (folder, path)
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_mended_copy_stands_beside_the_agenda() {
    let (folder, path) = folder();
    let shell = Shell::new();
    let root = format!("{}/", folder.path().display());
    let mut said = String::new();
    for (lang, which) in [("fr", "all"), ("en", "1 --fix 2,4")] {
        let copy = folder.path().join(format!("{lang}.ron"));
        let words = format!("--lang {lang} check {} --fix {which}", path.display());
        let done = shell.run("13:20:00", &format!("{words} -o {}", copy.display()));
        assert_eq!(done.code, Some(0), "{}", done.err);
        said += &format!("$ {words}\n{}{}\n", done.out, done.err);
    }
    let all = fs::read_to_string(folder.path().join("fr.ron")).expect("the copy");
    said += &all;
    insta::assert_snapshot!("fix", said.replace(&root, "").replace('\u{A0}', "~"));
    assert_eq!(fs::read_to_string(&path).expect("the agenda"), PLAN);
    assert_eq!(names(&folder), ["en.ron", "fr.ron", "jour.ron"]);
}

#[test]
fn nothing_is_written_over() {
    let (folder, path) = folder();
    let shell = Shell::new();
    let fix = |rest: &str| shell.run("13:20:00", &format!("check {} --fix {rest}", path.display()));
    // one error of two is left: the answer is no, and the copy is there
    assert_eq!(fix("2").code, Some(1));
    assert_eq!(names(&folder), ["jour.fixed.ron", "jour.ron"]);
    let copy = folder.path().join("jour.fixed.ron");
    fs::write(&copy, "mine").expect("written");
    for target in
        [String::new(), format!("-o {}", copy.display()), format!("-o {}", path.display())]
    {
        let done = fix(&format!("1 {target}"));
        assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{target}");
        assert!(done.err.contains(" existe déjà\n  "), "{}", done.err);
    }
    assert_eq!(fs::read_to_string(&copy).expect("the copy"), "mine");
    assert_eq!(fs::read_to_string(&path).expect("the agenda"), PLAN);
}

#[test]
fn what_cannot_be_mended_writes_nothing() {
    let (folder, path) = folder();
    let shell = Shell::new();
    let wrong = folder.path().join("faux.ron");
    fs::write(&wrong, "Agenda(title: \"Demo\", slots: [Slot(kind: Pauze, title: \"Pause\")])\n")
        .expect("written");
    let mut said = String::new();
    for (words, code) in [
        ("check jour.ron --fix 5", 1),
        ("check jour.ron --fix 2,5", 1),
        ("check jour.ron --fix 0", 2),
        ("--lang en check jour.ron --fix 6", 2),
        ("check jour.ron --fix deux", 2),
        ("check jour.ron -o ailleurs.ron", 2),
        ("check faux.ron --fix 1", 2),
    ] {
        let done = shell
            .command("13:20:00", words)
            .current_dir(folder.path())
            .output()
            .map(super::Done::from)
            .expect("the program starts");
        assert_eq!((done.code, done.out.as_str()), (Some(code), ""), "{words}: {}", done.err);
        said += &format!("$ {words}\n{}", done.err);
    }
    insta::assert_snapshot!("fix_refused", said.replace('\u{A0}', "~"));
    assert_eq!(names(&folder), ["faux.ron", "jour.ron"]);
    assert_eq!(fs::read_to_string(&path).expect("the agenda"), PLAN);
}

#[test]
fn a_script_reads_numbers_and_mends() {
    let (folder, path) = folder();
    let shell = Shell::new();
    let json = |words: &str| -> Value {
        let done = shell.run("13:20:00", &format!("check {} --json {words}", path.display()));
        assert_eq!(done.err, "");
        serde_json::from_str(&done.out).expect("JSON")
    };
    let found = json("");
    let found = found["findings"].as_array().expect("findings");
    let numbers: Vec<_> = found.iter().filter_map(|it| it["number"].as_u64()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert_eq!((&found[1]["also"]["line"], &found[1]["line"]), (&6.into(), &7.into()));
    assert_eq!(found[1]["mend"], "finir «\u{A0}Accueil\u{A0}» à 13h40 (10\u{A0}min)");
    assert_eq!(found[4]["mend"], Value::Null);
    let copy = json("--fix 1,2");
    assert_eq!((&copy["errors"], &copy["warnings"]), (&0.into(), &2.into()));
    assert_eq!(copy["source"], path.display().to_string());
    assert_eq!(copy["file"], folder.path().join("jour.fixed.ron").display().to_string());
    assert_eq!(copy["fixed"][1]["number"], 2);
    assert_eq!(copy["fixed"][1]["mend"], found[1]["mend"]);
}

#[test]
fn the_demo_day_mends_without_losing_a_team() {
    let folder = TempDir::new().expect("a folder");
    let copy = folder.path().join("demo.ron");
    let shell = Shell::new();
    let done = shell.run("13:20:00", &format!("check {DEMO} --fix 1 -o {}", copy.display()));
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(
        done.out
            .ends_with("9\u{A0}créneaux, 14\u{A0}défis, 0\u{A0}erreur, 0\u{A0}avertissement.\n"),
        "{}",
        done.out
    );
}

/// Talks that do not fit, and a short break: the first is mended by number only.
const PROMISES: &str = r#"Agenda(
    title: "Atelier", date: "2018-06-21", zone: "Europe/Paris", lang: "fr",
    slots: [
        Slot(start: "13:30", end: "14:00", kind: Presentations, title: "Passages", turns: 4,
             phases: [Phase(title: "Présentation", length: "10m")]),
        Slot(start: "14:00", end: "14:05", kind: Break, title: "Pause"),
        Slot(start: "14:05", end: "15:00", kind: Workshop, title: "Atelier"),
    ],
)
"#;

#[test]
fn all_is_all_at_once_and_keeps_promises() {
    for (plan, promises) in [(PLAN, false), (PROMISES, true)] {
        let (folder, path) = folder();
        fs::write(&path, plan).expect("written");
        let shell = Shell::new();
        let copy = folder.path().join("jour.fixed.ron");
        let done = shell.run("13:20:00", &format!("check {} --fix all", path.display()));
        assert_eq!(done.code, Some(0), "{}", done.err);
        assert_eq!(done.out.contains("--fix 1."), promises, "{}", done.out);
        let again = shell.run("13:20:00", &format!("check {} --fix all", copy.display()));
        assert_eq!(again.code, Some(1), "{}{}", again.out, again.err);
        assert_eq!(names(&folder), ["jour.fixed.ron", "jour.ron"]);
    }
}
