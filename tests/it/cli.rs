//! The real program from a shell: what it prints, where, and its exit codes. Its clock is frozen
//! and its data folder is its own.

mod afterwards;
mod every_session;
mod export;
mod fix;
mod notes;

use std::{
    fs,
    io::Read,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

const DEMO: &str = "agendas/2018-06-21-demo-day.ron";

/// A machine of one's own.
struct Shell {
    data: TempDir,
}

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

impl Shell {
    fn new() -> Self {
        Self { data: TempDir::new().expect("a folder") }
    }

    /// The program at that time of 21 June 2018, in Paris.
    fn command(&self, time: &str, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deroule"));
        command.args(words.split_whitespace()).env_clear();
        command.env("DEROULE_DATA", self.data.path());
        command.env("DEROULE_NOW", format!("2018-06-21T{time}+02:00"));
        command.env("USER", "marie").env("LANG", "fr_FR.UTF-8").env("TZ", "Europe/Paris");
        command.stdin(Stdio::null());
        command
    }

    fn run(&self, time: &str, words: &str) -> Done {
        self.command(time, words).output().expect("the program starts").into()
    }

    /// Runs what has to succeed without a word on the error stream.
    fn quiet(&self, time: &str, words: &str) -> String {
        let done = self.run(time, words);
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{words}");
        done.out
    }

    fn status(&self, time: &str) -> serde_json::Value {
        serde_json::from_str(&self.quiet(time, "status --json")).expect("JSON")
    }
}

#[test]
fn a_session_from_another_shell() {
    let shell = Shell::new();
    let id = shell.quiet("13:20:00", &format!("open {DEMO}"));
    assert_eq!(id, "demo-day-2018-06-21\n");
    let idle = shell.status("13:20:00");
    assert_eq!((&idle["state"], &idle["cue"]), (&"idle".into(), &serde_json::Value::Null));

    shell.quiet("13:30:00", "do start");
    shell.quiet("13:44:10", "do next");
    shell.quiet("13:46:30", "note + l'équipe a une démo \"très claire\"");
    shell.quiet("13:47:00", "note --for Lab Santé --kind action rappeler la DREES");
    shell.quiet("13:47:30", "do absent hopkins en retard");
    let running = shell.status("13:48:10");
    assert_eq!(running["cue"]["defi"], "Archifiltre");
    assert_eq!(running["cue"]["remaining_s"], 60);
    assert_eq!(running["cue"]["clock"], "1:00");
    assert_eq!(running["absent"][0], "Hopkins");
    assert_eq!(running["notes"], 2);
    let line = shell.quiet("13:48:10", "status");
    assert_eq!(line, "Archifiltre présentation 1:00 | suivant réactions | 0 | fin 18h30\n");
    let line = shell.quiet("13:48:10", "--lang en status --line");
    assert_eq!(line, "Archifiltre présentation 1:00 | next réactions | 0 | end 18:30\n");

    // a prefix of the id, the date and the title name it as well
    for session in ["", " demo-day", " 2018-06-21", " Demo"] {
        let debrief = shell.quiet("13:50:00", &format!("export{session}"));
        assert!(debrief.contains("démo \"très claire\"") && debrief.contains("rappeler la DREES"));
        assert!(!debrief.contains("en retard"), "a reason for absence is for the facilitator");
    }
    let json = shell.quiet("13:50:00", "export -f json");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["title"], "Demo Day");

    insta::assert_snapshot!("log", shell.quiet("13:50:00", "log").replace('\u{A0}', "~"));
    let log = shell.quiet("13:50:00", "log --json");
    let events: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(events.len(), 6);
    assert_eq!(events[2]["event"], "advanced");
    assert_eq!(events[2]["at"], "2018-06-21T11:44:10.000Z");
    assert_eq!((&events[5]["by"], &events[5]["stands"]), (&"marie".into(), &true.into()));

    let listed = shell.quiet("13:50:00", "sessions");
    assert_eq!(listed, "demo-day-2018-06-21  Demo Day, 21 juin 2018, en cours, 2 notes\n");
    shell.quiet("18:40:00", "do close");
    let listed = shell.quiet("18:40:00", "--lang=en sessions");
    assert_eq!(
        listed,
        "demo-day-2018-06-21  Demo Day, 21 June 2018, finished, 2 notes, +10\u{a0}min\n"
    );
    assert_eq!(shell.status("18:45:00")["state"], "finished");
    // a mistaken close can be taken back for a while
    shell.quiet("18:45:00", "do undo");
    assert_eq!(shell.status("18:45:00")["state"], "running");
}

#[test]
fn who_is_not_known_signs_nothing() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    let noted = shell.command("13:21:00", "note sans nom").env_remove("USER").output();
    assert_eq!(Done::from(noted.expect("the program starts")).code, Some(0));
    shell.quiet("13:22:00", "note avec un nom");
    let log = shell.quiet("13:23:00", "log");
    assert!(log.contains("13:21:00  note\u{a0}: sans nom\n"), "{log}");
    assert!(log.contains("13:22:00  marie  note\u{a0}: avec un nom\n"), "{log}");
    let debrief = shell.quiet("13:24:00", "export");
    assert!(debrief.contains("sans nom *(13h21)*"), "{debrief}");
    assert!(debrief.contains("avec un nom *(13h22, marie)*"), "{debrief}");
}

#[test]
fn a_note_is_confirmed_as_it_was_understood() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    let takes = |words: &str| shell.quiet("13:21:00", &format!("note {words}"));
    assert_eq!(takes("+ [p] démo"), "✓ + démo (production)\n");
    assert_eq!(
        takes("--for hopkins + [AP] démo"),
        "✓ + démo (Hopkins, apprentissage et production)\n"
    );
    assert_eq!(takes("+ [P/D] démo"), "✓ + [P/D] démo\n");
    let log = shell.quiet("13:22:00", "log");
    assert!(log.contains("note\u{a0}: + démo (production)\n"), "{log}");
    let gone = shell.quiet("13:23:00", "do remove-note last");
    assert_eq!(gone, "note n°\u{a0}4 retirée\u{a0}: + [P/D] démo\n");
    shell.quiet("13:24:00", "do message Bonjour");
    shell.quiet("13:25:00", "do message --clear");
    assert_eq!(shell.quiet("13:26:00", "do undo"), "Le message est revenu.\n");
    assert_eq!(shell.quiet("13:27:00", "--lang en do redo"), "The message is taken away again.\n");
}

#[test]
fn who_is_to_act_is_confirmed_as_understood() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    let takes = |words: &str| shell.quiet("13:21:00", &format!("note {words}"));
    for (typed, told) in [
        ("> @archi appelle la DREES", "✓ > @archi appelle la DREES → Archifiltre\n"),
        ("> @lab-santé écrit", "✓ > @lab-santé écrit → Lab Santé\n"),
        ("> @marie relance", "✓ > @marie relance → marie\n"),
        ("> @marie-claire relance", "✓ > @marie-claire relance → marie-claire\n"),
    ] {
        assert_eq!(takes(typed), told);
    }
    let table = shell.quiet("13:22:00", "export -f csv");
    for told in
        ["Archifiltre\u{a0}: appelle", "Lab Santé\u{a0}: écrit", "marie-claire\u{a0}: relance"]
    {
        assert!(table.contains(told), "{table}");
    }
    let team = shell.quiet("13:23:00", "defi archifiltre");
    assert!(team.contains("  > @archi appelle la DREES ("), "{team}");
}

#[test]
fn several_lines_are_several_notes() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    let takes = |words: &str, text: &str| {
        let output = shell.command("13:21:00", words).arg(text).output();
        let done = Done::from(output.expect("the program starts"));
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{text}");
        done.out
    };
    assert_eq!(
        takes("note --for hopkins", "• + un\n\n• − deux\r\n• trois"),
        "✓ + un (Hopkins)\n✓ - deux (Hopkins)\n✓ trois (Hopkins)\n"
    );
    assert_eq!(takes("do note", "+ un\n? deux"), "✓ + un\n✓ ? deux\n");
    assert_eq!(takes("note", "* seul\n"), "✓ * seul\n");
}

#[test]
fn what_is_undone_is_marked_in_the_log() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    shell.quiet("13:30:00", "do start");
    shell.quiet("13:31:00", "do next");
    shell.quiet("13:31:40", "do undo");
    let log = shell.quiet("13:32:00", "--lang en log");
    insta::assert_snapshot!(log.replace('\u{A0}', "~"));
}

#[test]
fn a_refusal_is_one_and_says_what_would_help() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    let refused = shell.run("13:21:00", "do suspend");
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    insta::assert_snapshot!(refused.err.replace('\u{A0}', "~"));
    assert_eq!(shell.status("13:21:00")["state"], "idle");
}

#[test]
fn wrong_words_are_two() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    let mut told = String::new();
    for words in [
        "do suspnd",
        "do",
        "do extend 5",
        "note",
        "status --json --line",
        "status --nope",
        "export nowhere",
        "export -f pdf",
        "statu",
        "serv",
        "serve --listen salle.example:80",
        "serve --listen 0.0.0.0",
        "open",
        "open a.ron b.ron",
        "completions tcsh",
        "--lang de status",
        "open agendas/2018-06-21-demo-day.ron --at 25h",
    ] {
        for lang in ["fr", "en"] {
            let mut command = shell.command("13:21:00", words);
            command.env("LANG", lang);
            let done = Done::from(command.output().expect("the program starts"));
            assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{words}");
            told += &format!("$ {words}\n{}", done.err);
        }
    }
    insta::assert_snapshot!(told.replace('\u{A0}', "~"));
}

#[test]
fn a_plan_of_another_day_plays_today() {
    let shell = Shell::new();
    let mut command = shell.command("13:20:00", &format!("open {DEMO}"));
    command.env("DEROULE_NOW", "2026-11-21T13:20:00+01:00");
    let opened = Done::from(command.output().expect("the program starts"));
    assert_eq!(opened.out, "demo-day-2026-11-21\n");
    assert_eq!(
        opened.err.replace('\u{A0}', "~"),
        "Ce déroulé est daté du 21 juin 2018~: il est joué le 21 novembre 2026, aux mêmes heures.\n"
    );
    let dated = shell.run("13:20:00", &format!("open --as-dated --fresh {DEMO}"));
    assert_eq!(dated.out, "demo-day-2018-06-21\n");
    let at = shell.run("13:20:00", &format!("open --fresh --at 15h05 {DEMO}"));
    assert_eq!(at.out, "demo-day-2018-06-21-2\n");
    assert_eq!(shell.status("13:20:00")["next"]["projected_start"], "2018-06-21T15:05:00+02:00");
    let mut both = shell.command("13:20:00", &format!("open --fresh --at 10:45 {DEMO}"));
    both.env("DEROULE_NOW", "2026-11-21T10:40:00+01:00");
    let both = Done::from(both.output().expect("the program starts"));
    assert_eq!(
        both.err.replace('\u{A0}', "~"),
        "Ce déroulé est daté du 21 juin 2018~: il est joué le 21 novembre 2026.\n"
    );
}

#[test]
fn a_live_session_is_joined() {
    let shell = Shell::new();
    let open = format!("open {DEMO}");
    let id = shell.quiet("13:20:00", &open);
    let joined = shell.run("13:21:00", &open);
    assert_eq!((joined.code, &joined.out), (Some(0), &id));
    assert!(joined.err.contains("--fresh"), "{}", joined.err);
    let fresh = shell.quiet("13:22:00", &format!("{open} --fresh"));
    assert_eq!(fresh, "demo-day-2018-06-21-2\n");
    // commands go to the latest live one, which can be named no other way than by being it
    shell.quiet("13:30:00", "do start");
    assert_eq!(shell.status("13:30:00")["session"]["id"], "demo-day-2018-06-21-2");
    // twelve hours after its projected end nobody is there any more
    let mut late = shell.command("13:30:00", &open);
    late.env("DEROULE_NOW", "2018-06-23T09:00:00+02:00");
    let late = Done::from(late.output().expect("the program starts"));
    assert_eq!(late.out, "demo-day-2018-06-23\n");
}

#[test]
fn without_a_session_the_answer_is_no() {
    let shell = Shell::new();
    for words in ["status", "status --json", "do next", "note oui", "export", "log"] {
        let done = shell.run("13:20:00", words);
        assert_eq!((done.code, done.out.as_str()), (Some(1), ""), "{words}");
        assert!(done.err.contains("deroule open"), "{words}: {}", done.err);
    }
    let listed = shell.run("13:20:00", "sessions");
    assert_eq!((listed.code, listed.out.as_str()), (Some(0), ""));
    let none = shell.run("13:20:00", "sessions --json");
    assert_eq!((none.code, none.out.as_str()), (Some(0), "[]\n"));
}

#[test]
fn files_that_are_no_agendas_are_refused_at_once() {
    let shell = Shell::new();
    let folder = TempDir::new().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("folder")).expect("a folder");
    rustix::fs::mkfifoat(rustix::fs::CWD, path("pipe"), rustix::fs::Mode::RWXU).expect("a pipe");
    std::os::unix::fs::symlink(path("loop"), path("loop")).expect("a link");
    let _socket = std::os::unix::net::UnixListener::bind(path("socket")).expect("a socket");
    fs::write(path("large"), vec![b' '; 1024 * 1024 + 1]).expect("written");
    let mut told = String::new();
    for name in ["folder", "pipe", "loop", "socket", "large", "nothing"] {
        for verb in ["open", "check", "play"] {
            let words = format!("{verb} {}", path(name).display());
            let done = shell.run("13:20:00", &words);
            assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{words}");
            told += &format!("$ {verb} {name}\n{}", done.err);
        }
    }
    let device = shell.run("13:20:00", "open /dev/zero");
    assert_eq!(device.code, Some(2));
    told += &device.err;
    let folder = format!("{}/", folder.path().display());
    insta::assert_snapshot!(told.replace(&folder, "").replace('\u{A0}', "~"));
    assert_eq!(fs::read_dir(shell.data.path()).expect("the folder").count(), 0);
}

#[test]
fn a_wrong_agenda_names_its_line_and_opens_nothing() {
    let shell = Shell::new();
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("faux.ron");
    fs::write(&path, "Agenda(title: \"Demo\", slots: [Slot(kind: Pauze, title: \"Pause\")])\n")
        .expect("written");
    for verb in ["open", "check", "run", ""] {
        let done = shell.run("13:20:00", &format!("{verb} {}", path.display()));
        assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{verb}");
        let first = done.err.lines().next().unwrap_or_default();
        assert!(first.starts_with(&format!("{}:1:42: ", path.display())), "{first}");
        assert!(first.contains("Pauze"), "{first}");
    }
    assert_eq!(shell.quiet("13:20:00", "sessions --json"), "[]\n");
}

#[test]
fn the_doctor_answers_yes_or_no() {
    let shell = Shell::new();
    let fine = shell.run("13:20:00", &format!("check {DEMO}"));
    assert_eq!(fine.code, Some(0));
    insta::assert_snapshot!("check", format!("{}{}", fine.err, fine.out).replace('\u{A0}', "~"));
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("chevauche.ron");
    let text = "Agenda(title: \"Demo\", date: \"2018-06-21\", slots: [\n\
                Slot(start: \"14:00\", end: \"15:00\", title: \"Un\"),\n\
                Slot(start: \"14:30\", end: \"16:00\", title: \"Deux\")])\n";
    fs::write(&path, text).expect("written");
    let overlap = shell.run("13:20:00", &format!("check {}", path.display()));
    assert_eq!(overlap.code, Some(1));
    assert!(overlap.err.starts_with(&format!("{}:3:13: ", path.display())), "{}", overlap.err);
    let json = shell.run("13:20:00", &format!("check --json {}", path.display()));
    assert_eq!((json.code, json.err.as_str()), (Some(1), ""));
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(json["errors"], 1);
    assert_eq!(json["findings"][0]["line"], 3);
    assert_eq!(json["findings"][0]["severity"], "error");
}

#[test]
fn a_status_bar_tells_changeovers_and_rounds() {
    let shell = Shell::new();
    let agenda = shell.data.path().join("atelier.ron");
    let text = r#"Agenda(
        title: "Atelier", date: "2018-06-21", zone: "Europe/Paris", lang: "fr",
        lineup: [Defi(name: "Archifiltre"), Defi(name: "Lab Santé")],
        slots: [
            Slot(start: "14:00", length: "11m", kind: Presentations, title: "Présentations",
                 turns: All, changeover: "1m", phases: [Phase(title: "Présentation", length: "5m")]),
            Slot(length: "2h", kind: Workshop, title: "Ateliers", rounds: 2),
        ],
    )"#;
    fs::write(&agenda, text).expect("written");
    shell.quiet("13:50:00", &format!("open {}", agenda.display()));
    shell.quiet("14:00:00", "do start");
    let bar = |time| shell.quiet(time, "status");
    let first = "Archifiltre présentation 4:00 | suivant changement | 0 | fin 16h11\n";
    assert_eq!(bar("14:01:00"), first);
    shell.quiet("14:05:00", "do next");
    let second = "Archifiltre changement 0:40 | suivant Lab Santé | 0 | fin 16h11\n";
    assert_eq!(bar("14:05:20"), second);
    shell.quiet("14:06:00", "do jump s2.r1");
    let third = "Ateliers tour 1 1:00:00 | suivant tour 2 | −5 | fin 16h06\n";
    assert_eq!(bar("14:06:00"), third);
}

#[test]
fn an_export_overwrites_nothing_unasked() {
    let shell = Shell::new();
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("debrief.md");
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    let export = format!("export -o {}", path.display());
    assert_eq!(shell.run("13:30:00", &export).code, Some(0));
    let text = fs::read_to_string(&path).expect("written");
    assert!(text.starts_with("# Demo Day"));
    fs::write(&path, "mine").expect("written");
    let refused = shell.run("13:30:00", &export);
    assert_eq!(refused.code, Some(2));
    assert_eq!(fs::read_to_string(&path).expect("there"), "mine");
    assert_eq!(shell.run("13:30:00", &format!("{export} --force")).code, Some(0));
    assert_eq!(fs::read_to_string(&path).expect("there"), text);
    let nowhere = format!("export -o {}/no/such/debrief.md", folder.path().display());
    assert_eq!(shell.run("13:30:00", &nowhere).code, Some(2));
}

#[test]
fn the_machine_that_fails_is_three() {
    let shell = Shell::new();
    let file = shell.data.path().join("file");
    fs::write(&file, "").expect("written");
    let mut command = shell.command("13:20:00", &format!("open {DEMO}"));
    command.env("DEROULE_DATA", file.join("below"));
    let done = Done::from(command.output().expect("the program starts"));
    assert_eq!((done.code, done.out.as_str()), (Some(3), ""));
    assert_eq!(done.err.lines().count(), 2, "{}", done.err);
}

#[test]
fn a_clock_that_cannot_be_read_is_said() {
    let shell = Shell::new();
    let done = Done::from(
        shell.command("13:20:00", "status").env("DEROULE_NOW", "hier").output().expect("starts"),
    );
    assert_eq!(done.code, Some(2));
    assert!(done.err.starts_with("DEROULE_NOW"), "{}", done.err);
}

#[test]
fn a_closed_pipe_is_no_reason_to_speak() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    let mut child = shell
        .command("13:21:00", "completions bash")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut err).expect("read");
    assert_eq!((child.wait().expect("ended").code(), err.as_str()), (Some(0), ""));
}

#[test]
fn a_screen_wants_a_terminal() {
    let shell = Shell::new();
    for words in [String::new(), DEMO.to_owned(), format!("run {DEMO}"), "stage".to_owned()] {
        let done = shell.run("13:20:00", &words);
        assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{words}");
        assert!(done.err.starts_with("Cet écran a besoin d’un terminal."), "{}", done.err);
    }
    // and opens nothing for nobody to see
    assert_eq!(shell.quiet("13:20:00", "sessions --json"), "[]\n");
}

#[test]
fn the_help_speaks_both_languages() {
    let shell = Shell::new();
    let mut help = String::new();
    for words in ["--help", "--lang en --help", "do --help", "--lang en note --help"] {
        help += &format!("$ {words}\n{}\n", shell.quiet("13:20:00", words));
    }
    insta::assert_snapshot!(help.replace('\u{A0}', "~"));
    assert_eq!(
        shell.quiet("13:20:00", "--version"),
        concat!("deroule ", env!("CARGO_PKG_VERSION"), "\n")
    );
    assert!(shell.quiet("13:20:00", "completions fish").contains("complete -c deroule"));
    assert!(shell.quiet("13:20:00", "man").contains(".TH deroule"));
}

/// Several processes on one session: every command is decided on what the others have done.
#[test]
fn many_shells_share_a_session() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    shell.quiet("13:30:00", "do start");
    let children: Vec<_> = (0..8)
        .map(|number| {
            let mut command = shell.command("13:31:00", &format!("note remarque {number}"));
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts")
        })
        .collect();
    for child in children {
        let done = Done::from(child.wait_with_output().expect("ended"));
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    }
    assert_eq!(shell.status("13:32:00")["notes"], 8);
}
