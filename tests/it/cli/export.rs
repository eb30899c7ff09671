//! `deroule export` from a shell: its options, what it refuses and how it says so.

use std::{collections::BTreeMap, fs, path::Path};

use tempfile::TempDir;

use super::{DEMO, Done, Shell};

/// A session with a start that was noted three minutes late.
fn corrected() -> Shell {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    shell.quiet("13:33:00", "do start");
    shell.quiet("13:35:00", "note + salle pleine");
    shell.quiet("13:36:00", "do correct 2 13h30");
    shell
}

#[test]
fn corrected_times_are_told_when_asked_for() {
    let shell = corrected();
    let plain = shell.quiet("13:40:00", "export");
    assert!(!plain.contains("corrigée"), "{plain}");
    for (format, says) in [
        ("md", "13h33               | 13h30        | à 13h36 par marie |"),
        ("txt", "13h30, noté d’abord à 13h33 (corrigé à 13h36 par marie)"),
        ("html", "<td>13h33</td><td>13h30</td>"),
        ("org", "13h33               | 13h30"),
        ("json", "\"first_at\": \"2018-06-21T13:33:00+02:00\""),
    ] {
        let told = shell.quiet("13:40:00", &format!("export --with-corrections -f {format}"));
        assert!(told.contains(says), "{told}");
    }
}

#[test]
fn the_schemas_are_printed() {
    let shell = Shell::new();
    for (of, file) in [
        ("export", include_str!("../../../docs/schema/export.json")),
        ("status", include_str!("../../../docs/schema/status.json")),
        ("import", include_str!("../../../docs/schema/import.json")),
    ] {
        assert_eq!(shell.quiet("13:40:00", &format!("schema {of}")), file);
    }
    let refused = shell.run("13:40:00", "schema csv");
    assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
    assert!(refused.err.contains("export, status, import"), "{}", refused.err);
}

#[test]
fn a_format_without_room_for_corrected_times_says_so() {
    let shell = corrected();
    for (lang, format, says) in [
        (
            "fr",
            "csv",
            "--with-corrections n’a pas de place dans «~csv~»~: md, html, txt, org, json.",
        ),
        ("en", "ics", "--with-corrections has no place in “ics”: md, html, txt, org, json."),
    ] {
        let words = format!("--lang {lang} export --with-corrections -f {format}");
        let refused = shell.run("13:40:00", &words);
        assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
        assert!(refused.err.replace('\u{A0}', "~").contains(says), "{}", refused.err);
    }
}

/// A session with a note of each kind, three of them about teams.
fn noted() -> Shell {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    shell.quiet("13:30:00", "do start");
    shell.quiet("13:31:00", "note accueil chaleureux");
    shell.quiet("13:45:00", "do next");
    shell.quiet("13:46:00", "note + démo claire");
    shell.quiet("13:47:00", "note > @Hopkins envoie le lien");
    shell.quiet("13:48:00", "note --for Hopkins --kind action publier le code");
    shell.quiet("13:49:00", "note --for Hopkins --kind plus bien vu");
    shell
}

#[test]
fn a_part_is_told_alone() {
    let shell = noted();
    let told = |words: &str| {
        let text = shell.quiet("13:50:00", &format!("export -f txt {words}"));
        let notes = ["chaleureux", "démo", "lien", "code", "bien vu"];
        notes.into_iter().filter(|note| text.contains(note)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told(""), "chaleureux démo lien code bien vu");
    assert_eq!(told("--for hopkins"), "lien code bien vu", "what it is to do is its own");
    assert_eq!(told("--for Hopkin"), "lien code bien vu", "a letter may be missing");
    assert_eq!(told("--kind action"), "lien code");
    assert_eq!(told("--kind plain"), "chaleureux");
    assert_eq!(told("--since 13h47"), "lien code bien vu");
    assert_eq!(told("--since 13:48"), "code bien vu");
    assert_eq!(told("--since 2018-06-21"), "chaleureux démo lien code bien vu");
    assert_eq!(told("--since 2018-06-22"), "");
    assert_eq!(told("--for Hopkins --kind action --since 13h48"), "code");
    assert_eq!(told("--for Archifiltre --kind plus"), "démo");
    let table = shell.quiet("13:50:00", "export -f csv --for Hopkins --kind plus");
    assert_eq!(table.lines().skip(1).collect::<Vec<_>>(), ["Hopkins,,bien vu,2018-06-21,,1"]);
}

/// The hours of a team in the table of who presented: planned, actual.
fn hours(debrief: &str, team: &str) -> [String; 2] {
    let table = debrief.split("\n## Qui a présenté\n").nth(1).unwrap_or_default();
    let mut rows = table.lines().map(|line| line.split('|').map(str::trim).collect::<Vec<_>>());
    let cells = rows.find(|cells| cells.get(1) == Some(&team)).unwrap_or_default();
    assert!(cells.len() > 3, "no row of {team}: {debrief}");
    [cells[2].to_owned(), cells[3].to_owned()]
}

#[test]
fn what_was_planned_is_the_hour_that_a_team_was_given() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    shell.quiet("13:25:00", "do absent archifiltre malade");
    shell.quiet("13:30:00", "do start");
    shell.quiet("13:46:00", "do next");
    let told = shell.quiet("13:50:00", "export");
    assert_eq!(hours(&told, "b@liseNAV"), ["14h00", "13h46"], "an absence gives no other hour");
    assert_eq!(hours(&told, "BrigadeNumérique"), ["14h15", "à venir"]);
    assert_eq!(hours(&told, "Archifiltre"), ["13h45", "absent"]);
    shell.quiet("13:51:00", "do present archifiltre");
    shell.quiet("13:51:30", "do swap dataesr gobelins");
    shell.quiet("13:51:40", "do insert Surprise");
    let told = shell.quiet("13:52:00", "export");
    assert_eq!(hours(&told, "Archifiltre"), ["13h45", "à venir"]);
    assert_eq!(hours(&told, "DataESR"), ["15h45", "à venir"]);
    assert_eq!(hours(&told, "Gobelins"), ["15h00", "à venir"]);
    assert!(told.contains("En cours\u{a0}: b@liseNAV."), "{told}");
    assert!(!told.contains("Un défi sur"), "who is on stage has not presented: {told}");
    let came = "Archifiltre, noté absent puis arrivé à 13h51, n’a pas encore présenté.";
    assert!(told.contains(came), "{told}");
    assert!(told.contains("Ajouté le jour même\u{a0}: Surprise."), "{told}");
    let team = shell.quiet("13:52:00", "defi b@liseNAV");
    assert!(
        team.contains("en cours depuis 13h46\u{a0}: 6\u{a0}min sur 15\u{a0}min prévues"),
        "{team}"
    );
    let team = shell.quiet("13:52:00", "defi hopkins");
    assert!(team.contains("  pas encore passé\n"), "{team}");
}

#[test]
fn a_team_that_comes_late_is_said_to_have_been_absent() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    shell.quiet("13:25:00", "do absent archifiltre");
    shell.quiet("13:30:00", "do start");
    shell.quiet("13:45:00", "do next");
    shell.quiet("13:50:00", "do present archifiltre");
    for time in ["13:51", "14:00", "14:05", "14:15", "14:20", "14:30", "14:35"] {
        shell.quiet(&format!("{time}:00"), "do next");
    }
    let told = shell.quiet("14:36:00", "export");
    assert!(told.contains("En cours\u{a0}: Archifiltre."), "{told}");
    assert!(!told.contains("a présenté à 14h30"), "it is still on stage: {told}");
    shell.quiet("14:45:00", "do next");
    let told = shell.quiet("14:46:00", "export");
    assert_eq!(hours(&told, "Archifiltre"), ["13h45", "14h30"]);
    assert!(told.contains("Archifiltre, absent à son heure, a présenté à 14h30."), "{told}");
    let told = shell.quiet("14:46:00", "--lang en export");
    assert!(told.contains("Archifiltre, absent at its time, presented at 14:30."), "{told}");
}

#[test]
fn an_absent_teams_turn_that_was_kept_is_told_with_its_times() {
    let shell = Shell::new();
    shell.quiet("13:20:00", &format!("open {DEMO}"));
    shell.quiet("13:25:00", "do absent archifiltre --keep-times");
    shell.quiet("13:30:00", "do start");
    shell.quiet("13:45:00", "do next");
    shell.quiet("13:59:00", "do next");
    let told = shell.quiet("14:00:00", "export");
    assert!(told.contains("Libre (Archifiltre)\u{a0}: 13h45–13h59."), "{told}");
    let events = shell.quiet("14:00:00", "export -f ics");
    assert!(events.contains("SUMMARY:Libre (Archifiltre) · "), "{events}");
}

#[test]
fn what_does_not_fit_is_refused_and_says_what_would() {
    let shell = noted();
    for (words, code, says) in [
        ("--kind merveille", 2, "plus, minus, question, decision, action, plain"),
        ("--since 25h", 2, "14h05, 2018-06-21"),
        ("--since demain", 2, "14h05, 2018-06-21"),
        ("--for Personne", 1, "Personne"),
        ("--for", 2, "--for"),
        ("-f pdf", 2, "md, html, txt, org, csv, ics, json"),
        ("--sheets x --for Hopkins", 2, "--sheets"),
        ("--sheets x --kind plus", 2, "--sheets"),
        ("--sheets x --since 14h", 2, "--sheets"),
        ("--sheets x -o y", 2, "--sheets"),
        ("--sheets x --with-corrections", 2, "--sheets"),
        ("--private", 2, "--private ne va qu’avec -f json."),
        ("nulle-part", 2, "nulle-part"),
    ] {
        let refused = shell.run("13:50:00", &format!("export {words}"));
        assert_eq!((refused.code, refused.out.as_str()), (Some(code), ""), "{words}");
        assert!(refused.err.contains(says), "{words}: {}", refused.err);
    }
    assert!(!Path::new("x").exists() && !Path::new("y").exists());
}

#[test]
fn what_one_team_is_to_do_is_told_once() {
    let shell = noted();
    shell.quiet("13:50:00", "note --for SocialConnect > @Marie publie {le code}");
    for format in ["md", "html", "txt", "org"] {
        let words = format!("export --for SocialConnect -f {format}");
        let told = shell.quiet("13:50:30", &words);
        let once = if format == "org" { 2 } else { 1 };
        assert_eq!(told.matches("publie").count(), once, "{told}");
        let heading = told.to_lowercase().contains("par défi");
        assert!(!heading, "nothing else is told of it: {told}");
    }
}

#[test]
fn what_was_written_is_named() {
    let (shell, folder) = (noted(), TempDir::new().expect("a folder"));
    for (options, says) in [
        ("-f md", "Débrief écrit dans "),
        ("-f csv", "Tableau de suivi écrit dans "),
        ("-f ics", "Calendrier écrit dans "),
        ("-f json", "Session écrite dans "),
        ("-f json --for Hopkins", "Débrief écrit dans "),
    ] {
        let path = folder.path().join("un");
        let words = format!("export {options} --force -o {}", path.display());
        let Done { code, err, .. } = shell.run("13:50:00", &words);
        assert_eq!(code, Some(0), "{options}");
        assert_eq!(err, format!("{says}{}.\n", path.display()), "{options}");
    }
}

/// The files of a folder and what is in them.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let read = |path| fs::read_to_string(path).expect("a file");
    entries
        .map(|entry| (entry.file_name().into_string().expect("a name"), read(entry.path())))
        .collect()
}

#[test]
fn each_team_has_its_sheet_and_nothing_is_lost() {
    let (shell, folder) = (noted(), TempDir::new().expect("a folder"));
    let sheets = folder.path().join("fiches");
    let words = format!("export --sheets {}", sheets.display());
    let Done { code, out, err } = shell.run("13:50:00", &words);
    assert_eq!((code, out.as_str()), (Some(0), ""));
    let (told, without): (Vec<&str>, Vec<&str>) =
        err.lines().partition(|line| line.starts_with("Fiche du défi écrite dans "));
    assert_eq!(told.len(), 2, "each is named: {err}");
    let [without] = without[..] else { panic!("those without are named at once: {err}") };
    assert!(without.starts_with("Sans fiche, faute de passage et de note\u{a0}: b@liseNAV, "));
    assert!(!without.contains("Hopkins"), "{err}");
    let written = files(&sheets);
    assert_eq!(written.keys().collect::<Vec<_>>(), ["archifiltre.md", "hopkins.md"]);
    assert!(written["hopkins.md"].starts_with("# Hopkins"));
    assert!(written["hopkins.md"].contains("lien") && !written["hopkins.md"].contains("démo"));
    // one that is there already stays, and so do all
    fs::remove_file(sheets.join("archifiltre.md")).expect("removed");
    fs::write(sheets.join("hopkins.md"), "à moi").expect("written");
    let refused = shell.run("13:50:00", &words);
    assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
    assert!(refused.err.contains("hopkins.md"), "{}", refused.err);
    assert_eq!(files(&sheets), BTreeMap::from([("hopkins.md".into(), "à moi".into())]));
    assert_eq!(shell.run("13:50:00", &format!("{words} --force")).code, Some(0));
    assert_eq!(files(&sheets), written);
    // another format stands beside it
    assert_eq!(shell.run("13:50:00", &format!("{words} -f html")).code, Some(0));
    assert_eq!(files(&sheets).len(), 4);
    // no more than one folder is made
    let deep = format!("export --sheets {}/a/b/c", folder.path().display());
    let refused = shell.run("13:50:00", &deep);
    assert!(matches!(refused.code, Some(2 | 3)) && !folder.path().join("a").exists());
}

#[test]
fn a_sheet_has_a_safe_name_whatever_its_team_is_called() {
    let teams =
        ["../../etc/passwd", "a/b", "a b", "CON", "Com1", "..", "*?<>|:", "É\u{202e}quipe", "-rf"];
    let (shell, folder) = (Shell::new(), TempDir::new().expect("a folder"));
    let lineup: Vec<String> = teams.iter().map(|name| format!("Defi(name: {name:?})")).collect();
    let agenda = format!(
        "Agenda(title: \"Noms\", date: \"2018-06-21\", zone: \"Europe/Paris\", lineup: [{}], slots: \
         [Slot(start: \"13:30\", kind: Presentations, title: \"Tous\", turns: All, \
         phases: [Phase(title: \"Bilan\", length: \"2m\")])])",
        lineup.join(", ")
    );
    let path = folder.path().join("noms.ron");
    fs::write(&path, agenda).expect("written");
    shell.quiet("13:20:00", &format!("open {}", path.display()));
    shell.quiet("13:30:00", "do start");
    for minute in 31..31 + teams.len() - 1 {
        shell.quiet(&format!("13:{minute}:00"), "do next");
    }
    let sheets = folder.path().join("fiches");
    let words = format!("export --sheets {} -f txt", sheets.display());
    assert_eq!(shell.run("13:50:00", &words).code, Some(0));
    let written = files(&sheets);
    assert_eq!(written.len(), teams.len(), "{:?}", written.keys());
    for name in written.keys() {
        let stem = name.strip_suffix(".txt").expect("its ending");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(!stem.is_empty() && stem.chars().all(plain), "{name}");
        assert!(!stem.starts_with('-'), "{name} would be an option");
        assert!(!["con", "com1", "nul"].contains(&stem), "{name} is a device");
    }
    assert_eq!(files(folder.path().join("fiches").as_path()).len(), teams.len());
}

#[test]
fn an_export_has_the_same_bytes_wherever_and_whenever_it_is_written() {
    let (shell, elsewhere) = (noted(), TempDir::new().expect("a folder"));
    for format in ["md", "html", "txt", "org", "csv", "ics", "json"] {
        let words = format!("--lang fr export --with-corrections -f {format}");
        let words = match format {
            "csv" | "ics" => words.replace(" --with-corrections", ""),
            _ => words,
        };
        let once = shell.quiet("13:50:00", &words);
        let mut command = shell.command("19:00:00", &words);
        command.current_dir(elsewhere.path()).env("USER", "autre").env("COLUMNS", "40");
        command.env("TZ", "Asia/Kathmandu").env("LANG", "C.UTF-8").env("LC_ALL", "en_US.UTF-8");
        command.env("DEROULE_NOW", "2026-11-22T09:00:00Z").env("NO_COLOR", "1").env("TERM", "dumb");
        let again = Done::from(command.output().expect("the program starts"));
        assert_eq!((again.code, again.err.as_str()), (Some(0), ""));
        assert_eq!(again.out, once, "{format}");
    }
}
