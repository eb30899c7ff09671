//! `deroule share` from a shell: the day of a calendar, and a calendar written again.

use std::{fs, process::Command};

use tempfile::TempDir;

const UNDATED: &str = r#"Agenda(title: "Point", lang: "fr", slots: [
    Slot(start: "09:00", end: "09:30", kind: Other, title: "Tour de table"),
    Slot(start: "09:30", end: "09:45", kind: Break, title: "Pause"),
])"#;

fn run(folder: &TempDir, words: &str) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deroule"));
    command.args(words.split_whitespace()).env_clear().current_dir(folder.path());
    command.env("DEROULE_DATA", folder.path().join("data"));
    command.env("DEROULE_NOW", "2018-06-21T13:30:00+02:00").env("LANG", "fr_FR.UTF-8");
    let done = command.env("TZ", "Europe/Paris").output().expect("the program starts");
    assert_eq!(done.status.code(), Some(0), "{words}");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8").replace('\u{a0}', "~");
    (text(done.stdout), text(done.stderr))
}

#[test]
fn a_calendar_without_a_date_says_which_it_takes() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("a.ron"), UNDATED).expect("a file");
    let (calendar, said) = run(&folder, "share a.ron -f ics");
    assert!(calendar.contains("DTSTART:20180621T070000Z"), "{calendar}");
    assert_eq!(
        said,
        "Ce déroulé n’a pas de date~: le calendrier est fait pour aujourd’hui, 21 juin 2018.\n  Pour un autre jour~: --date 2026-12-03\n"
    );
    let (calendar, said) = run(&folder, "share a.ron -f ics --date 2026-12-03");
    assert!(calendar.contains("DTSTART:20261203T080000Z"), "{calendar}");
    assert_eq!(said, "");
    let (page, said) = run(&folder, "share a.ron --date 2026-12-03");
    assert!(page.contains("3 décembre 2026") && said.is_empty(), "{page}");
    let (page, said) = run(&folder, "share a.ron");
    assert!(!page.contains("2018") && said.is_empty(), "{page}");
}

#[test]
fn a_calendar_of_lengths_alone_is_on_its_own_day_and_stays_there() {
    let folder = TempDir::new().expect("a folder");
    let dated = r#"Agenda(title: "Point", date: "2018-10-28", lang: "fr", slots: [
        Slot(length: "10m", kind: Welcome, title: "Accueil chaleureux"),
        Slot(length: "20m", kind: Workshop, title: "Atelier cartes"),
    ])"#;
    fs::write(folder.path().join("a.ron"), dated).expect("a file");
    let (calendar, said) = run(&folder, "share a.ron -f ics");
    assert!(calendar.contains("DTSTART:20181028T123000Z") && said.is_empty(), "{calendar}{said}");
    let other = calendar.replace("SUMMARY:Accueil chaleureux", "SUMMARY:Accueil convivial");
    fs::write(folder.path().join("b.ics"), other).expect("a file");
    run(&folder, "import b.ics -o b.ron");
    let read = |name: &str| {
        let bytes = fs::read(folder.path().join(name)).expect("a file");
        deroule::agenda::read::read(&bytes).agenda.expect("an agenda")
    };
    let mut expected = read("a.ron");
    expected.slots[0].title = "Accueil convivial".into();
    assert_eq!(read("b.ron"), expected);
}

#[test]
fn a_calendar_that_is_replaced_hands_its_ids_on() {
    let folder = TempDir::new().expect("a folder");
    let (plan, calendar) = (folder.path().join("a.ron"), folder.path().join("a.ics"));
    fs::write(&plan, UNDATED).expect("a file");
    let ids = || -> Vec<String> {
        let text = fs::read_to_string(&calendar).expect("a calendar").replace("\r\n ", "");
        text.lines().filter_map(|line| line.strip_prefix("UID:")).map(str::to_owned).collect()
    };
    run(&folder, "share a.ron -f ics -o a.ics");
    let before = ids();
    fs::write(&plan, UNDATED.replace("09:30", "09:40").replace("09:45", "09:55")).expect("a file");
    run(&folder, "share a.ron -f ics -o a.ics --force");
    assert_eq!(ids(), before);
    assert_eq!(before[1], "20180621-point-pause-0930@deroule");
}
