//! What is remembered across sessions: moved between machines without loss, and forgotten wholly.

mod renamed;
mod replan;
mod there_and_back;
mod turnless;

use std::{
    fs,
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

const DEMO: &str = "agendas/2018-06-21-demo-day.ron";

/// What a command did.
struct Done {
    code: Option<i32>,
    out: String,
    err: String,
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// A machine of its own, on 21 June 2018 in Paris.
struct Machine(TempDir);

impl Machine {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    /// One on which a demo day was held, with absences, undone words and notes of every kind.
    fn after_a_day() -> Self {
        let machine = Self::new();
        machine.does("13:20:00", &["open", DEMO]);
        for (time, words) in [
            ("13:30:00", "do start"),
            ("13:44:10", "do next"),
            ("13:46:30", "note + démo très claire"),
            ("13:46:40", "note --for Lab Santé --kind action @Paul rappelle la DREES"),
            ("13:46:50", "do absent hopkins malade"),
            ("13:47:00", "do message On ferme"),
            ("13:47:10", "do undo"),
            ("13:50:10", "do next"),
            ("14:00:10", "do suspend"),
            ("14:01:10", "do resume"),
            ("18:40:00", "do close"),
        ] {
            machine.does(time, &words.split(' ').collect::<Vec<_>>());
        }
        machine
    }

    fn run(&self, time: &str, words: &[&str]) -> Done {
        self.run_on("2018-06-21", time, words)
    }

    fn run_on(&self, day: &str, time: &str, words: &[&str]) -> Done {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deroule"));
        command.args(words).env_clear().stdin(Stdio::null());
        command.env("DEROULE_DATA", self.0.path());
        command.env("DEROULE_NOW", format!("{day}T{time}+02:00"));
        command.env("USER", "marie").env("LANG", "fr_FR.UTF-8").env("TZ", "Europe/Paris");
        command.output().expect("the program starts").into()
    }

    fn does(&self, time: &str, words: &[&str]) -> String {
        let done = self.run(time, words);
        assert_eq!(done.code, Some(0), "{words:?}: {}", done.err);
        done.out
    }

    /// Exports the session with these options, to a file of this machine's.
    fn exported(&self, options: &[&str]) -> (String, String) {
        let words = [&["export", "-f", "json"], options].concat();
        let text = self.does("19:00:00", &words);
        let path = self.0.path().join("session.json");
        fs::write(&path, &text).expect("a file");
        (text, path.display().to_string())
    }
}

#[test]
fn a_session_moves_without_loss() {
    let (here, there) = (Machine::after_a_day(), Machine::new());
    let (text, path) = here.exported(&["--private"]);
    let done = there.run("19:00:00", &["import", &path]);
    assert_eq!((done.code, done.out.as_str()), (Some(0), "demo-day-2018-06-21\n"), "{}", done.err);
    assert_eq!(done.err, "Session demo-day-2018-06-21 reprise ici, 2 notes.\n");
    assert_eq!(there.exported(&["--private"]).0, text, "the same bytes");
    for words in [&["log", "--json"][..], &["export"], &["sessions", "--json"]] {
        assert_eq!(there.does("19:00:00", words), here.does("19:00:00", words), "{words:?}");
    }
}

#[test]
fn what_no_export_tells_stays_unless_asked_for() {
    let (here, there) = (Machine::after_a_day(), Machine::new());
    let (text, path) = here.exported(&[]);
    assert!(text.contains("rappelle la DREES"));
    for private in ["malade", "On ferme", DEMO] {
        assert!(!text.contains(private), "{private}");
    }
    let done = there.run("19:00:00", &["import", &path]);
    assert!(done.err.contains("raisons d’absence"), "{}", done.err);
    assert_eq!(there.exported(&[]).0, text, "the same bytes");
    let debrief = |machine: &Machine| machine.does("19:00:00", &["export"]);
    assert_eq!(debrief(&there), debrief(&here));
}

#[test]
fn nothing_is_doubled() {
    let (here, there) = (Machine::after_a_day(), Machine::new());
    let (_, path) = here.exported(&[]);
    there.does("19:00:00", &["import", &path]);
    let again = there.run("19:00:00", &["import", &path]);
    assert_eq!((again.code, again.out.as_str()), (Some(0), "demo-day-2018-06-21\n"));
    assert!(again.err.contains("rien n’a été ajouté"), "{}", again.err);
    // a note taken where it was held is added where it went
    here.does("19:05:00", &["note", "une pensée tardive"]);
    let (_, path) = here.exported(&[]);
    let more = there.run("19:10:00", &["import", &path]);
    assert!(more.err.contains("un fait ajouté"), "{}", more.err);
    assert_eq!(there.does("19:10:00", &["export"]), here.does("19:10:00", &["export"]));
    // but not where both went on
    here.does("19:15:00", &["note", "ici"]);
    there.does("19:16:00", &["note", "là-bas"]);
    let before = there.does("19:20:00", &["log"]);
    let parted = there.run("19:20:00", &["import", &here.exported(&[]).1]);
    assert_eq!((parted.code, parted.out.as_str()), (Some(1), ""), "{}", parted.err);
    assert!(parted.err.contains("chacune de son côté"), "{}", parted.err);
    assert_eq!(there.does("19:20:00", &["log"]), before);
}

#[test]
fn what_stayed_behind_is_not_said_to_be_there() {
    let (here, there) = (Machine::after_a_day(), Machine::new());
    there.does("19:00:00", &["import", &here.exported(&[]).1]);
    let before = there.does("19:00:00", &["log"]);
    let (text, path) = here.exported(&["--private"]);
    let fuller = there.run("19:05:00", &["import", &path]);
    assert_eq!((fuller.code, fuller.out.as_str()), (Some(1), ""), "{}", fuller.err);
    for said in ["1 raison d’absence", "1 autre mot", "deroule forget demo-day-2018-06-21"] {
        assert!(fuller.err.contains(said), "{said}: {}", fuller.err);
    }
    assert_eq!(there.does("19:05:00", &["log"]), before);
    // what it says to do gives everything
    there.does("19:06:00", &["forget", "demo-day-2018-06-21", "--yes"]);
    there.does("19:06:00", &["import", &path]);
    assert_eq!(there.exported(&["--private"]).0, text, "the same bytes");
    // and the plain export adds nothing to that
    let plain = there.run("19:07:00", &["import", &here.exported(&[]).1]);
    assert_eq!(plain.code, Some(0), "{}", plain.err);
    assert!(plain.err.contains("Tout est déjà là"), "{}", plain.err);
}

#[test]
fn forgetting_is_not_advised_where_it_would_lose_something() {
    let (here, there) = (Machine::after_a_day(), Machine::new());
    there.does("19:00:00", &["import", &here.exported(&[]).1]);
    there.does("19:01:00", &["note", "prise là-bas"]);
    let fuller = there.run("19:05:00", &["import", &here.exported(&["--private"]).1]);
    assert_eq!(fuller.code, Some(1), "{}", fuller.err);
    assert!(fuller.err.contains("DEROULE_DATA"), "{}", fuller.err);
    assert!(!fuller.err.contains("forget"), "{}", fuller.err);
}

#[test]
fn a_damaged_export_is_refused() {
    let here = Machine::after_a_day();
    let (text, _) = here.exported(&[]);
    let file = |name: &str, text: &str| {
        let path = here.0.path().join(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let half: String = text.chars().take(4000).collect();
    let half = half.trim_end();
    let line = half.lines().count();
    let output = here.0.path().join("t.ron").display().to_string();
    for name in ["t.json", "t.txt"] {
        let path = file(name, half);
        for words in [&["import", &path, "-o", &output][..], &["import", &path]] {
            let done = here.run("19:00:00", words);
            assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{words:?}: {}", done.err);
            assert!(done.err.contains(&format!("ligne {line}, colonne ")), "{}", done.err);
        }
    }
    assert!(!std::path::Path::new(&output).exists());
    let none = here.run("19:00:00", &["import", &file("a.json", r#"{"a":1}"#)]);
    assert_eq!((none.code, none.out.as_str()), (Some(2), ""), "{}", none.err);
    // what is not JSON is read as it ever was
    let list = file("liste.json", "13h30 Accueil\n14h00 Démos\n15h00 Fin\n");
    assert!(here.does("19:00:00", &["import", &list]).contains("Accueil"));
}

#[test]
fn a_late_note_goes_to_what_ran_at_its_time() {
    let machine = Machine::new();
    machine.does("13:20:00", &["open", DEMO]);
    machine.does("13:30:10", &["do", "start"]);
    machine.does("13:44:10", &["do", "next"]);
    machine.does("13:50:10", &["do", "next"]);
    let attached = |time: &str, words: &[&str]| {
        machine.does(time, words);
        let text = machine.does(time, &["export", "-f", "json"]);
        let document: Value = serde_json::from_str(&text).expect("JSON");
        let notes = document["notes"].as_array().expect("notes");
        let text = words.last().expect("a text");
        let note = notes.iter().find(|note| note["text"] == **text).expect("the note");
        (note["cue"].clone(), note["defi"].clone(), note["at"].clone())
    };
    let running = attached("13:55:00", &["note", "--at", "13h47", "pendant"]);
    let first = attached("13:55:00", &["note", "--at", "13h40", "accueil"]);
    assert_ne!(running.0, first.0);
    assert!(running.1.is_string(), "a team presented: {running:?}");
    assert!(first.1.is_null(), "{first:?}");
    // a minute holds what began in it
    let begun = attached("13:55:00", &["note", "--at", "13h30", "premier mot"]);
    assert_eq!((&begun.0, begun.2.as_str()), (&first.0, Some("2018-06-21T13:30:10+02:00")));
    let early = attached("13:55:00", &["note", "--at", "13h25", "avant"]);
    assert!(early.0.is_null(), "{early:?}");
    machine.does("18:40:00", &["do", "close"]);
    let closed = attached("18:50:00", &["note", "--at", "13h47", "après coup"]);
    assert_eq!(closed, (running.0, running.1, running.2));
    let late = attached("18:50:00", &["note", "--at", "18h45", "au café"]);
    assert!(late.0.is_null(), "{late:?}");
    let future = machine.run("18:50:00", &["note", "--at", "19h30", "demain"]);
    assert_eq!(future.code, Some(1), "{}", future.err);
    // a time of day is that of the day that was held, not of the night when it is typed
    let night = machine.run_on("2018-06-22", "06:20:00", &["note", "--at", "17h45", "la nuit"]);
    assert_eq!(night.code, Some(0), "{}", night.err);
    let told = machine.run_on("2018-06-22", "06:20:00", &["export", "-f", "json"]).out;
    assert!(told.contains(r#""at": "2018-06-21T17:45:00+02:00""#), "{told}");
}

#[test]
fn another_session_of_that_name_keeps_it() {
    let (here, there) = (Machine::after_a_day(), Machine::new());
    there.does("09:00:00", &["open", DEMO]);
    let done = there.run("19:00:00", &["import", &here.exported(&[]).1]);
    assert_eq!((done.code, done.out.as_str()), (Some(0), "demo-day-2018-06-21-2\n"));
    assert!(done.err.contains("demo-day-2018-06-21-2"), "{}", done.err);
}

#[test]
fn the_agenda_of_an_exported_session_is_still_had() {
    let here = Machine::after_a_day();
    let (_, path) = here.exported(&[]);
    let output = here.0.path().join("agenda.ron").display().to_string();
    here.does("19:00:00", &["import", &path, "-o", &output]);
    let agenda = fs::read_to_string(output).expect("a file");
    assert!(agenda.contains("Archifiltre"), "{agenda}");
}

#[test]
fn a_journal_that_makes_no_sense_is_refused() {
    let (here, there) = (Machine::after_a_day(), Machine::new());
    let (text, path) = here.exported(&[]);
    let whole: Value = serde_json::from_str(&text).expect("JSON");
    type Harm = fn(&mut Value);
    let harms: [(&str, Harm); 6] = [
        ("no opening", |journal| drop(journal["lines"].as_array_mut().expect("lines").remove(0))),
        ("a gap", |journal| drop(journal["lines"].as_array_mut().expect("lines").remove(3))),
        ("no lines", |journal| journal["lines"] = Value::Null),
        ("no event", |journal| journal["lines"][2]["event"] = Value::Null),
        ("a clock", |journal| journal["lines"][2]["recorded_at"]["mono"] = i64::MAX.into()),
        ("a day", |journal| journal["lines"][2]["effective_at"] = "+262142-01-01T00:00:00Z".into()),
    ];
    for (what, harm) in harms {
        let mut document = whole.clone();
        harm(&mut document["journal"]);
        fs::write(&path, document.to_string()).expect("a file");
        let done = there.run("19:00:00", &["import", &path]);
        assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{what}: {}", done.err);
        assert!(done.err.contains("journal de cette session"), "{what}: {}", done.err);
    }
    assert_eq!(there.does("19:00:00", &["sessions", "--json"]), "[]\n");
}

#[test]
fn a_session_is_forgotten_wholly() {
    let machine = Machine::after_a_day();
    machine.does("19:00:00", &["open", "agendas/2018-04-05-clinique-data.ron"]);
    machine.does("19:01:00", &["do", "close"]);
    let asks = machine.run("19:00:00", &["forget", "demo"]);
    assert_eq!(asks.code, Some(2), "{}", asks.err);
    assert!(asks.err.contains("--yes"), "{}", asks.err);
    let done = machine.run("19:00:00", &["forget", "demo", "--yes"]);
    assert_eq!((done.code, done.err.as_str()), (Some(0), "demo-day-2018-06-21 est oubliée.\n"));
    let listed = machine.does("19:00:00", &["sessions"]);
    assert!(listed.starts_with("clinique-data") && listed.lines().count() == 1, "{listed}");
    for file in files(&machine) {
        let bytes = fs::read(&file).expect("a file");
        for word in ["DREES", "malade", "demo-day-2018-06-21"] {
            let found = bytes.windows(word.len()).any(|at| at == word.as_bytes());
            assert!(!found, "{word} in {}", file.display());
        }
    }
    assert_eq!(machine.run("19:00:00", &["forget", "demo", "--yes"]).code, Some(2));
}

#[test]
fn a_live_session_is_not_forgotten() {
    let machine = Machine::new();
    machine.does("13:20:00", &["open", DEMO]);
    let done = machine.run("13:30:00", &["forget", "demo", "--yes"]);
    assert_eq!(done.code, Some(1), "{}", done.err);
    assert!(done.err.contains("en cours"), "{}", done.err);
    assert_eq!(machine.does("13:30:00", &["sessions"]).lines().count(), 1);
}

/// Every file of the machine's, however deep.
fn files(machine: &Machine) -> Vec<std::path::PathBuf> {
    let (mut folders, mut files) = (vec![machine.0.path().to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

#[test]
fn notes_are_searched_from_the_command_line() {
    let machine = Machine::after_a_day();
    let found = machine.does("19:00:00", &["search", "dem", "CLAIRE"]);
    let expected = "Demo Day, 21 juin 2018 (demo-day-2018-06-21)\n  13h46  Archifiltre  + **démo** très **claire**\n";
    assert_eq!(found, expected);
    let found = machine.does("19:00:00", &["search", "--for", "lab sante", "--kind", "action"]);
    assert!(found.ends_with("  13h46  Lab Santé  > @Paul rappelle la DREES\n"), "{found}");
    let found = machine.does("19:00:00", &["search", "--json", "drees", "--since", "2018-06-21"]);
    let found: Value = serde_json::from_str(&found).expect("JSON");
    assert_eq!(found["more"], false);
    let hit = &found["hits"][0];
    assert_eq!(hit["snippet"], "@Paul rappelle la **DREES**");
    assert_eq!((&hit["defi"], &hit["kind"]), (&"Lab Santé".into(), &"action".into()));
    assert_eq!(hit["at"], "2018-06-21T13:46:40+02:00");
    for (words, code) in [
        (&["search", "introuvable"][..], 1),
        (&["search", "drees", "--until", "2018-06-20"], 1),
        (&["search", "drees", "--for", "inconnu"], 1),
        (&["search", "drees", "--kind", "mauve"], 2),
        (&["search"], 2),
    ] {
        let done = machine.run("19:00:00", words);
        assert_eq!((done.code, done.out.as_str()), (Some(code), ""), "{words:?}: {}", done.err);
        assert!(!done.err.is_empty(), "{words:?}");
    }
    // taken back, and gone: `--kind` alone lists what is left
    machine.does("19:00:00", &["forget", "demo", "--yes"]);
    assert_eq!(machine.run("19:00:00", &["search", "drees"]).code, Some(1));
}

#[test]
fn an_action_is_its_owners_where_that_is_a_team() {
    let machine = Machine::after_a_day();
    // about one team, for another one
    let words = ["note", "--at", "13h46", "> @Lab Santé publie le code"];
    machine.does("18:45:00", &words);
    let about = machine.does("19:00:00", &["defi", "archifiltre"]);
    let (day, actions) = about.split_once("\nAction").unwrap_or((&about, ""));
    assert!(day.contains("publie le code") && actions.is_empty(), "{about}");
    let owner = machine.does("19:00:00", &["defi", "lab", "sante"]);
    let (day, actions) = owner.split_once("\nActions\n").expect("two actions");
    assert!(!day.contains("publie le code") && actions.contains("publie le code"), "{owner}");
    // and so it is on the teams' sheets
    let told = |team: &str| {
        let text = machine.does("19:00:00", &["export", "-f", "md", "--for", team]);
        text.matches("publie le code").count()
    };
    // a note on the one, an action on the other
    assert_eq!((told("archifiltre"), told("lab santé")), (1, 1));
    let words = ["export", "-f", "csv", "--for", "lab santé", "--kind", "action"];
    let rows = machine.does("19:00:00", &words);
    assert!(rows.contains("Archifiltre,,Lab Santé\u{a0}: publie le code,"), "{rows}");
}

#[test]
fn a_teams_year_is_told() {
    let machine = Machine::after_a_day();
    let told = machine.does("19:00:00", &["defi", "archi"]).replace('\u{a0}', "~");
    let expected =
        "Archifiltre\n\nDemo Day, 21 juin 2018 (demo-day-2018-06-21)\n  passage à 13h44~: ";
    assert!(told.starts_with(expected), "{told}");
    assert!(
        told.contains("pour 15~min prévues\n") && told.contains("\n  + démo très claire\n"),
        "{told}"
    );
    let told = machine.does("19:00:00", &["defi", "lab", "sante"]);
    assert!(
        told.contains("\nAction\n  > @Paul rappelle la DREES (21 juin 2018, à faire)\n"),
        "{told}"
    );
    let told = machine.does("19:00:00", &["defi", "--json", "hopkins"]);
    let told: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told["defi"], "Hopkins");
    assert_eq!(told["sessions"][0]["absent"], true);
    assert!(!told.to_string().contains("malade"), "a reason stays with the facilitator");
    let told = machine.does("19:00:00", &["defi", "--json", "archifiltre"]);
    let told: Value = serde_json::from_str(&told).expect("JSON");
    let turn = &told["sessions"][0]["turns"][0];
    assert_eq!(turn["started_at"], "2018-06-21T13:44:10+02:00");
    assert_eq!(turn["planned_s"], 900);
    let unknown = machine.run("19:00:00", &["defi", "inconnu"]);
    assert_eq!(unknown.code, Some(1));
    assert!(unknown.err.contains("Noms connus\u{a0}: "), "{}", unknown.err);
    assert!(!unknown.err.contains("ajouter"), "somebody reads: {}", unknown.err);
}
