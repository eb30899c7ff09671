//! The log of a session whose plan was changed: what happened keeps the words that it had.

use std::fs;

use super::Machine;

const BEFORE: &str = r#"Agenda(title: "P", date: "2018-06-21", lang: "fr", slots: [
    Slot(length: "10m", kind: Other, title: "Un"),
    Slot(length: "10m", kind: Other, title: "Deux"),
    Slot(length: "10m", kind: Workshop, title: "Trois"),
])"#;
const AFTER: &str = r#"Agenda(title: "P", date: "2018-06-21", lang: "fr", slots: [
    Slot(length: "10m", kind: Other, title: "Un"),
    Slot(length: "10m", kind: Break, title: "Neuf"),
])"#;

fn logged(machine: &Machine, time: &str) -> Vec<String> {
    machine.does(time, &["log"]).lines().map(str::to_owned).collect()
}

#[test]
fn what_was_written_down_keeps_its_words() {
    let machine = Machine::new();
    let paths = [("a.ron", BEFORE), ("b.ron", AFTER)].map(|(name, text)| {
        let path = machine.0.path().join(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    });
    machine.does("10:00:00", &["open", &paths[0]]);
    for (time, words) in [
        ("10:00:00", "start"),
        ("10:05:00", "next"),
        ("10:06:00", "undo"),
        ("10:07:00", "lock Trois"),
        ("10:07:00", "lock Deux"),
    ] {
        machine.does(time, &[&["do"], words.split(' ').collect::<Vec<_>>().as_slice()].concat());
    }
    let before = logged(&machine, "10:08:00");
    assert!(before[3].ends_with("Un → Deux [annulé]"), "{before:?}");
    assert!(before[5].contains("Trois"), "{before:?}");
    machine.does("10:08:00", &["do", "replan", &paths[1]]);
    machine.does("10:08:00", &["do", "next"]);
    let after = logged(&machine, "10:08:00");
    assert_eq!(after[..before.len()], before);
    assert!(after[before.len() + 1].ends_with("Un → Neuf"), "{after:?}");
    let json = machine.does("10:08:00", &["log", "--json"]);
    assert!(json.contains(r#""words":"Un → Deux""#), "{json}");
    assert!(!json.contains(r#""words":"Neuf"#), "{json}");
}
