//! `deroule new` from a shell: where the agenda goes, what it starts from, what is never replaced.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use deroule::agenda::{Agenda, Turns, read::read, write};
use tempfile::TempDir;

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/agendas/2018-06-21-demo-day.ron");
const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/deroules/fr-tableur.csv");
const TWO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/deroules/fr-deux-sessions.md");

/// A folder of one's own to work in.
struct Desk {
    data: TempDir,
    here: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = || TempDir::new().expect("a folder");
        Self { data: folder(), here: folder() }
    }

    /// Runs the program; returns its exit code, its output and what it said beside.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_deroule"))
            .args(args)
            .env_clear()
            .env("DEROULE_DATA", self.data.path())
            .env("DEROULE_NOW", "2018-06-21T13:30:00+02:00")
            .env("LANG", "fr_FR.UTF-8")
            .env("TZ", "Europe/Paris")
            .current_dir(self.here.path())
            .output()
            .expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("text").replace('\u{A0}', "~");
        (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.here.path().join(name)
    }

    /// The agenda that was written, which is canonical and without a problem.
    fn agenda(&self, name: &str) -> Agenda {
        loaded(&self.path(name))
    }
}

fn loaded(path: &Path) -> Agenda {
    let text = fs::read_to_string(path).expect("a file");
    let loaded = read(text.as_bytes());
    assert_eq!(loaded.problems, [], "{text}");
    let agenda = loaded.agenda.expect("an agenda");
    assert_eq!(write(&agenda), text);
    agenda
}

#[test]
fn a_new_agenda_has_its_name_and_says_how_to_go_on() {
    let desk = Desk::new();
    let (code, out, err) = desk.run(&["new", "Revue de rentrée"]);
    assert_eq!((code, out.as_str()), (0, "revue-de-rentree.ron\n"));
    assert_eq!(
        err,
        "Déroulé écrit dans revue-de-rentree.ron. Pour l’ouvrir~: deroule revue-de-rentree.ron\n\
         Il part d’un après-midi, de 15h à 18h30. Pour partir d’autre chose~: --from apres-midi, atelier, restitution, demo-day, vierge, dernière, ou un fichier.\n"
    );
    let agenda = desk.agenda("revue-de-rentree.ron");
    assert_eq!((agenda.title.as_str(), agenda.date), ("Revue de rentrée", None));
    assert_eq!(desk.run(&["check", "revue-de-rentree.ron"]).0, 0);

    let (code, out, err) =
        desk.run(&["--lang", "en", "new", "Autumn review", "--date", "2026-12-03"]);
    assert_eq!((code, out.as_str()), (0, "autumn-review.ron\n"));
    assert_eq!(
        err,
        "Agenda written to autumn-review.ron. To open it: deroule autumn-review.ron\n\
         It starts from an afternoon, 15:00 to 18:30. To start from something else: --from afternoon, workshop, report-back, demo-day, blank, last, or a file.\n"
    );
    let agenda = desk.agenda("autumn-review.ron");
    assert_eq!(agenda.date.map(|date| date.to_string()).as_deref(), Some("2026-12-03"));
    assert_eq!(agenda.slots[0].title.as_str(), "Welcome and aims");
}

#[test]
fn it_goes_beside_the_others_or_where_it_is_told() {
    let desk = Desk::new();
    fs::create_dir(desk.path("agendas")).expect("a folder");
    assert_eq!(desk.run(&["new", "Pitch", "--from", "vierge"]).1, "agendas/pitch.ron\n");
    assert_eq!(desk.run(&["new", "Pitch", "-o", "ici.ron"]).1, "ici.ron\n");
    assert_eq!(desk.run(&["new", "agendas/midi.ron"]).1, "agendas/midi.ron\n");
    assert_eq!(desk.agenda("agendas/midi.ron").title.as_str(), "midi");
    assert_eq!(desk.agenda("agendas/pitch.ron").slots.len(), 3);
}

#[test]
fn nothing_is_ever_replaced() {
    let desk = Desk::new();
    fs::write(desk.path("pitch.ron"), "mine").expect("written");
    let (code, out, err) = desk.run(&["new", "Pitch"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        err,
        "pitch.ron: ce fichier existe déjà\n  Donnez un autre nom avec -o, ou déplacez ce fichier.\n"
    );
    assert_eq!(fs::read_to_string(desk.path("pitch.ron")).expect("a file"), "mine");
}

#[test]
fn it_starts_from_any_file_that_can_be_read() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["new", "Suite", "--from", DEMO]).0, 0);
    let (suite, demo) = (desk.agenda("suite.ron"), loaded_again(DEMO));
    assert_eq!((suite.date, suite.source), (None, None));
    assert_eq!((suite.slots, suite.lineup), (demo.slots, demo.lineup));
    assert_eq!(desk.run(&["new", "Tableur", "--from", TABLE]).0, 0);
    assert!(desk.agenda("tableur.ron").slots.len() > 2);
    let (code, _, err) = desk.run(&["new", "Deux", "--from", TWO]);
    assert_eq!(code, 2);
    assert!(err.contains("2 sessions") && err.contains("--session"), "{err}");
    fs::write(desk.path("rien.txt"), "rien à lire\n").expect("written");
    let (code, _, err) = desk.run(&["--lang", "en", "new", "Rien", "--from", "rien.txt"]);
    assert_eq!(code, 2);
    assert!(err.starts_with("rien.txt: no slot"), "{err}");
    fs::write(desk.path("faux.ron"), "Agenda(title: \"x\"\n slots: [])\n").expect("written");
    let (code, _, err) = desk.run(&["new", "Faux", "--from", "faux.ron"]);
    assert_eq!(code, 2);
    assert!(err.starts_with("faux.ron:1:"), "{err}");
    for name in ["deux.ron", "rien.ron", "faux.ron.ron"] {
        assert!(!desk.path(name).exists(), "{name}");
    }
}

fn loaded_again(path: &str) -> Agenda {
    read(&fs::read(path).expect("a file")).agenda.expect("an agenda")
}

#[test]
fn it_starts_from_the_last_session_as_it_was_left() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["new", "Suite", "--from", "last"]).0, 1, "there is none yet");
    assert_eq!(desk.run(&["open", DEMO]).0, 0);
    for command in ["start", "swap Hopkins Archifiltre", "insert Walk-in"] {
        let words: Vec<&str> = ["do"].into_iter().chain(command.split(' ')).collect();
        assert_eq!(desk.run(&words).0, 0, "{command}");
    }
    assert_eq!(desk.run(&["new", "Suite", "--from", "dernière"]).0, 0);
    let (suite, demo) = (desk.agenda("suite.ron"), loaded_again(DEMO));
    let names: Vec<&str> = suite.lineup.iter().map(|defi| defi.name.as_str()).collect();
    assert_eq!(names[0], "Hopkins");
    assert!(names.contains(&"Walk-in") && names.contains(&"Archifiltre"), "{names:?}");
    assert_eq!(suite.slots, demo.slots);
    assert_eq!(suite.slots[1].turns, Some(Turns::Count(4)));
}

#[test]
fn what_is_not_known_is_refused() {
    let desk = Desk::new();
    let (code, _, err) = desk.run(&["new", "Midi", "--from", "banquet"]);
    assert_eq!(code, 2);
    assert_eq!(
        err,
        "«~banquet~» n’est ni un modèle ni un fichier.\n  Modèles~: apres-midi, atelier, restitution, demo-day, vierge, dernière.\n"
    );
    for words in [&["new"][..], &["new", " "], &["new", "x", "--date", "demain"]] {
        assert_eq!(desk.run(words).0, 2, "{words:?}");
    }
    assert!(!desk.path("midi.ron").exists());
}

#[test]
fn what_is_no_template_is_said_before_a_name_is_asked_for() {
    let desk = Desk::new();
    for args in [["new", "--from", "nope"].as_slice(), &["new", "Jeudi", "--from", "nope"]] {
        let (code, out, said) = desk.run(args);
        assert_eq!((code, out.as_str()), (2, ""), "{said}");
        assert!(said.contains("«~nope~» n’est ni un modèle ni un fichier."), "{said}");
        assert!(said.contains("apres-midi, atelier, restitution"), "{said}");
    }
    let (code, _, said) = desk.run(&["new", "--from", "atelier"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("<NAME>"), "{said}");
}
