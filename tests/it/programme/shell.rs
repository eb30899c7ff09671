//! The real program: `deroule programme`, `check` and `new` on a programme.

use std::{fs, path::Path, process::Command};

use deroule::agenda::read::{read, read_year};
use tempfile::TempDir;

use super::YEAR;

/// A folder with the programme and its agendas, and a machine of its own.
struct Desk {
    folder: TempDir,
}

struct Done {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: TempDir::new().expect("a folder") };
        fs::create_dir(desk.path("agendas")).expect("a folder");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("agendas");
        for file in fs::read_dir(from).expect("the agendas").flatten() {
            fs::copy(file.path(), desk.path("agendas").join(file.file_name())).expect("a copy");
        }
        desk
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file")
    }

    fn run(&self, now: &str, words: &str) -> Done {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deroule"));
        command.args(words.split_whitespace()).env_clear().current_dir(self.folder.path());
        command.env("DEROULE_DATA", self.path("data")).env("DEROULE_NOW", format!("{now}+02:00"));
        command.env("USER", "marie").env("LANG", "fr_FR.UTF-8").env("TZ", "Europe/Paris");
        let done = command.output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Done { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
    }
}

const FILE: &str = "agendas/programme-2018.ron";
const JULY: &str = "2018-07-01T10:00:00";

#[test]
fn what_came_of_the_dates_is_read_from_the_journals() {
    let desk = Desk::new();
    let demo = "agendas/2018-06-21-demo-day.ron";
    for (time, words) in [
        ("13:20:00", format!("open {demo}")),
        ("13:30:00", "do start".to_owned()),
        ("13:46:30", "note + très claire".to_owned()),
        ("18:37:00", "do close".to_owned()),
    ] {
        let done = desk.run(&format!("2018-06-21T{time}"), &words);
        assert_eq!(done.code, Some(0), "{words}: {}", done.err);
    }
    // the clinic was put off by a day, and left open
    for (time, words) in [
        ("2018-04-06T14:50:00", "open agendas/2018-04-05-clinique-data.ron"),
        ("2018-04-06T15:00:00", "do start"),
        // opened again for something else, and never begun
        ("2018-06-29T15:00:00", "open --fresh agendas/2018-04-05-clinique-data.ron"),
    ] {
        assert_eq!(desk.run(time, words).code, Some(0), "{words}");
    }
    let done = desk.run(JULY, "programme");
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    let line = |title: &str| {
        let line = done.out.lines().find(|line| line.contains(title));
        line.expect("a line").replace('\u{a0}', "~")
    };
    assert!(line("Demo Day").starts_with("✓ 21 juin"), "{}", line("Demo Day"));
    assert!(line("Demo Day").ends_with("tenue, 1 note, +7~min"), "{}", line("Demo Day"));
    assert!(
        line("Clinique").ends_with("laissée ouverte, aucune note, à l’heure"),
        "{}",
        line("Clinique")
    );
    assert!(line("Utilisateurs").ends_with("pas de trace ici"));
    assert!(line("Suite du bilan").starts_with("▶ 12 juillet"));
    let json: serde_json::Value =
        serde_json::from_str(&desk.run(JULY, "programme --json").out).expect("JSON");
    let came = &json["dates"][9]["outcome"];
    assert_eq!((&came["session"], &came["state"]), (&"demo-day-2018-06-21".into(), &"held".into()));
    assert_eq!((&came["notes"], &came["late_s"]), (&1.into(), &420.into()));
}

#[test]
fn a_programme_is_found_printed_and_refused_where_an_agenda_belongs() {
    let desk = Desk::new();
    let found = desk.run(JULY, "programme").out;
    for words in ["programme agendas/programme-2018.ron", FILE] {
        assert_eq!(desk.run(JULY, words).out, found, "{words}");
    }
    for form in ["--md", "--ics", "--csv", "--json"] {
        let done = desk.run(JULY, &format!("programme {form}"));
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{form}");
        assert!(done.out.contains("Demo Day"), "{form}");
    }
    assert_eq!(desk.run(JULY, "programme --md --csv").code, Some(2));
    let refused = desk.run(JULY, &format!("open {FILE}"));
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("deroule programme FICHIER"), "{}", refused.err);
    // of two the one that is not over
    let next = YEAR.replace("2018-", "2019-").replace("EIG 2018", "EIG 2019");
    fs::write(desk.path("agendas/programme-2019.ron"), next).expect("a file");
    assert!(
        desk.run("2018-12-24T10:00:00", "programme")
            .out
            .starts_with("Sessions d’accompagnement EIG 2019")
    );
    assert!(desk.run(JULY, "programme").out.starts_with("Sessions d’accompagnement EIG 2018"));
    let none = TempDir::new().expect("a folder");
    let empty = Desk { folder: none };
    let done = empty.run(JULY, "programme");
    assert_eq!(done.code, Some(2));
    insta::assert_snapshot!("no_programme", done.err.replace('\u{a0}', "~"));
}

#[test]
fn the_doctor_looks_a_programme_over() {
    let desk = Desk::new();
    let done = desk.run(JULY, &format!("check {FILE}"));
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    fs::remove_file(desk.path("agendas/2018-06-21-demo-day.ron")).expect("removed");
    let text =
        YEAR.replace("2018-03-08", "2018-02-22").replace("agenda: \"2018-05-16-", "agenda: \"");
    fs::write(desk.path(FILE), text).expect("written");
    let done = desk.run(JULY, &format!("check {FILE}"));
    assert_eq!(done.code, Some(1), "two sessions of one afternoon");
    insta::assert_snapshot!("check", format!("{}{}", done.err, done.out).replace('\u{a0}', "~"));
    // nothing there mends itself, and nothing is written
    for which in ["1", "all", "1 -o autre.ron"] {
        let done = desk.run(JULY, &format!("check {FILE} --fix {which}"));
        assert_eq!((done.code, done.out.as_str()), (Some(1), ""), "{which}");
        assert!(done.err.contains("ceci est un programme"), "{}", done.err);
        assert!(done.err.contains(&format!("deroule check {FILE}")), "{}", done.err);
    }
    assert!(!desk.path("autre.ron").exists());
    fs::write(desk.path(FILE), YEAR.replace("2018-03-22\"", "2018-03-08\"")).expect("written");
    let done = desk.run(JULY, &format!("check {FILE} --json"));
    assert_eq!((done.code, done.err.as_str()), (Some(1), ""));
    let json: serde_json::Value = serde_json::from_str(&done.out).expect("JSON");
    assert_eq!(json["errors"], 1);
    assert_eq!(json["findings"][0]["severity"], "error");
}

#[test]
fn a_session_is_made_from_a_date() {
    let desk = Desk::new();
    let done = desk.run(JULY, &format!("new --date 2018-08-30 --from {FILE}"));
    assert_eq!((done.code, done.out.as_str()), (Some(0), "agendas/2018-08-30-session.ron\n"));
    insta::assert_snapshot!(
        "made",
        desk.text("agendas/2018-08-30-session.ron").replace('\u{a0}', "~")
    );
    // without a date it is the next one that has no agenda
    let done = desk.run(JULY, &format!("new --from {FILE}"));
    let path = "agendas/2018-07-12-suite-du-bilan-mentors-a-mi-parcours.ron";
    assert_eq!(done.out, format!("{path}\n"));
    let made = read(desk.text(path).as_bytes()).agenda.expect("it loads");
    assert_eq!(made.place.as_deref(), Some("DINSIC"));
    let done = desk.run(JULY, &format!("new Rentrée --date 2018-09-13 --from {FILE}"));
    assert_eq!(done.out, "agendas/2018-09-13-rentree.ron\n");
    let now = read_year(desk.text(FILE).as_bytes()).programme.expect("it loads");
    let named = now.dates.iter().filter_map(|date| date.agenda.as_deref());
    assert_eq!(named.count(), 11);
    // its comments are still there, and nothing is kept beside it
    assert!(desk.text(FILE).starts_with(YEAR.lines().next().expect("a line")));
    assert!(!desk.path("agendas/programme-2018.ron.bak").exists());
    let checked = desk.run(JULY, &format!("check {FILE}"));
    assert_eq!((checked.code, checked.err.as_str()), (Some(0), ""));
    for path in ["agendas/2018-08-30-session.ron", path, "agendas/2018-09-13-rentree.ron"] {
        let checked = desk.run(JULY, &format!("check {path}"));
        assert_eq!((checked.code, checked.err.as_str()), (Some(0), ""), "{path}");
    }
}

#[test]
fn a_date_that_cannot_be_made_says_which_can() {
    let desk = Desk::new();
    let mut told = String::new();
    for words in ["--date 2018-06-21", "--date 2018-06-22", ""] {
        let now = if words.is_empty() { "2018-12-24T10:00:00" } else { JULY };
        let done = desk.run(now, &format!("new --from {FILE} {words}"));
        assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{words}");
        told += &done.err;
    }
    insta::assert_snapshot!("not_made", told.replace('\u{a0}', "~"));
    assert_eq!(desk.text(FILE), YEAR);
    // an agenda that is named and gone is made anew under that name
    fs::remove_file(desk.path("agendas/2018-06-21-demo-day.ron")).expect("removed");
    let done = desk.run(JULY, &format!("new --from {FILE} --date 2018-06-21"));
    assert_eq!(done.out, "agendas/2018-06-21-demo-day.ron\n");
    assert_eq!(desk.text(FILE), YEAR);
}

#[test]
fn a_session_that_goes_elsewhere_is_not_named() {
    let desk = Desk::new();
    let done = desk.run(JULY, &format!("new --from {FILE} --date 2018-08-30 -o rentree.ron"));
    assert_eq!((done.code, done.out.as_str()), (Some(0), "rentree.ron\n"));
    assert!(done.err.contains("n’y est pas nommé"), "{}", done.err);
    assert_eq!(desk.text(FILE), YEAR);
}

#[test]
fn a_file_that_must_be_written_anew_is_kept() {
    let desk = Desk::new();
    let text = "Programme(title: \"a\", dates: [Date(date: \"2018-08-30\" // le jour\n)])";
    fs::write(desk.path(FILE), text).expect("written");
    let done = desk.run(JULY, &format!("new --from {FILE}"));
    assert_eq!(done.code, Some(0));
    assert!(done.err.contains("agendas/programme-2018.ron.bak"), "{}", done.err);
    assert_eq!(desk.text("agendas/programme-2018.ron.bak"), text);
    let now = read_year(desk.text(FILE).as_bytes()).programme.expect("it loads");
    assert_eq!(now.dates[0].agenda.as_deref(), Some("2018-08-30-session.ron"));
}

#[test]
fn a_session_is_told_in_the_language_that_is_asked_for() {
    let desk = Desk::new();
    let path = "agendas/2018-08-30-session.ron";
    let done = desk.run(JULY, &format!("--lang en new --date 2018-08-30 --from {FILE}"));
    assert_eq!((done.code, done.out.as_str()), (Some(0), format!("{path}\n").as_str()));
    let made = read(desk.text(path).as_bytes()).agenda.expect("it loads");
    assert_eq!(made.lang, Some(deroule::agenda::Lang::En));
    assert_eq!(made.slots[0].title.as_str(), "Welcome and introduction");
}
