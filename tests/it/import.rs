//! Reading déroulés: each file of `tests/deroules` against the reading written beside it, the way
//! out to an agenda, and any bytes at all.

use std::{fmt::Write, fs, path::PathBuf, process::Command};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use chrono_tz::Europe::Paris;
use deroule::{
    agenda::{
        self, Opening,
        check::{Severity, check},
    },
    i18n::{Lang, import as words},
    import::{self, Context, MAX_BYTES, ReadAgenda, ReadSlot, Reading},
};
use proptest::prelude::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 1, 15).expect("a day")
}

fn read(bytes: &[u8], name: &str) -> Reading {
    import::read(bytes, Context { today: today(), name: Some(name) }).expect("not too large")
}

/// The files of `tests/deroules`, without the readings beside them.
fn deroules() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/deroules");
    let files =
        fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").path());
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|ext| ext != "read")).collect();
    files.sort();
    files
}

#[test]
fn deroules_are_read_as_a_person_reads_them() {
    let files = deroules();
    assert!(files.len() >= 12, "{} files", files.len());
    let mut wrong = Vec::new();
    for path in files {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let reading = read(&fs::read(&path).expect("a file"), &name);
        let expected = fs::read_to_string(path.with_extension("read")).expect("its reading");
        let found: Vec<String> = reading.sessions.iter().map(told).collect();
        let found = found.join("\n");
        if found != expected {
            wrong.push(format!("{}\n--- expected\n{expected}--- read\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A session as the `.read` files tell it.
fn told(read: &ReadAgenda) -> String {
    let mut out = format!("title: {}\n", read.title);
    let mut fact = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            let _ = writeln!(out, "{name}: {value}");
        }
    };
    fact("date", read.date.map(|date| date.to_string()));
    fact("lang", read.lang.map(|lang| lang.code().to_owned()));
    fact("place", read.place.clone());
    fact("hosts", (!read.hosts.is_empty()).then(|| read.hosts.join(" ; ")));
    fact("objectives", (!read.objectives.is_empty()).then(|| read.objectives.join(" ; ")));
    let several = read.slots.iter().any(|slot| slot.day.is_some() && slot.day != read.date);
    for slot in &read.slots {
        let _ = writeln!(out, "{}", line(slot, several));
    }
    out
}

fn line(slot: &ReadSlot, days: bool) -> String {
    let time = |time: chrono::NaiveTime| time.format("%H:%M").to_string();
    let mut out = String::new();
    if let Some(day) = slot.day.filter(|_| days) {
        let _ = write!(out, "{day} ");
    }
    let _ = write!(
        out,
        "{}-{}",
        slot.start.map(time).unwrap_or_default(),
        slot.end.map(time).unwrap_or_default()
    );
    if let Some(length) = slot.length {
        let _ = write!(out, " {}", length.num_minutes());
    }
    let _ = write!(out, " {} | {}", slot.kind.name(), slot.title);
    let minutes = |name: &str, length: Option<TimeDelta>| {
        length.map(|length| format!("{name} {}", length.num_minutes()))
    };
    let counts = [
        slot.items.map(|items| format!("items {items}")),
        minutes("item", slot.item),
        minutes("feedback", slot.feedback),
        minutes("transition", slot.transition),
        slot.rounds.map(|rounds| format!("rounds {rounds}")),
        minutes("round", slot.round),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if !counts.is_empty() {
        let _ = write!(out, " | {}", counts.join(", "));
    }
    if let Some(track) = &slot.track {
        let _ = write!(out, " | track {track}");
    }
    if !slot.tracks.is_empty() {
        let _ = write!(out, " | tracks {}", slot.tracks.join(" + "));
    }
    out
}

/// Makes an agenda of a session, writes it, and loads it again; returns its errors.
fn strict(read: &ReadAgenda) -> Result<(), String> {
    let made = import::agenda(read, words::phase_names(Lang::Fr), today());
    let written = agenda::write(&made);
    let loaded = agenda::read::read(written.as_bytes());
    if loaded.agenda.as_ref() != Some(&made) {
        return Err(format!("does not load back: {:?}\n{written}", loaded.problems));
    }
    let begin = NaiveDateTime::from(today()).and_utc();
    let date = made.date.unwrap_or_else(today);
    let opening =
        Opening { date, zone: made.zone.unwrap_or(Paris), shift: TimeDelta::zero(), begin };
    let errors: Vec<_> = check(&made, &opening)
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect();
    if errors.is_empty() { Ok(()) } else { Err(format!("{errors:?}\n{written}")) }
}

#[test]
fn what_was_read_loads_and_is_free_of_errors() {
    for path in deroules() {
        for session in read(&fs::read(&path).expect("a file"), "x").sessions {
            strict(&session).unwrap_or_else(|wrong| panic!("{}: {wrong}", path.display()));
        }
    }
}

#[test]
fn every_slot_of_an_agenda_knows_the_lines_that_it_comes_from() {
    for path in deroules() {
        let reading = read(&fs::read(&path).expect("a file"), "x");
        let last = u32::try_from(reading.text.lines().count()).expect("a few lines");
        for session in &reading.sessions {
            let made = import::make(session, words::phase_names(Lang::Fr), today());
            assert_eq!(made.lines.len(), made.agenda.slots.len(), "{}", path.display());
            for lines in &made.lines {
                let inside = lines.iter().all(|line| (1..=last).contains(line));
                assert!(inside && !lines.is_empty(), "{}: {lines:?}", path.display());
            }
        }
    }
    let text = "# Day\n- 9:00-10:00 Welcome\n- 11:00-17:00 Hacking\n- 12:00-13:00 Lunch\n";
    let reading = read(text.as_bytes(), "x");
    let made = import::make(&reading.sessions[0], words::phase_names(Lang::En), today());
    assert_eq!(made.lines, [vec![2], vec![3, 4]]);
}

#[test]
fn slots_of_our_own_agendas_know_their_lines() {
    let text = fs::read("agendas/2018-06-21-demo-day.ron").expect("the Demo Day");
    let reading = read(&text, "x");
    let made = import::make(&reading.sessions[0], words::phase_names(Lang::Fr), today());
    for (lines, slot) in made.lines.iter().zip(&made.agenda.slots) {
        let line = reading.text.lines().nth(lines[0] as usize - 1).expect("a line");
        assert!(line.trim_start().starts_with("Slot("), "{line}");
        assert!(reading.text.contains(slot.title.as_str()));
    }
}

#[test]
fn slots_side_by_side_and_overlaps_become_a_plan() {
    let text = "# Day\n- 9:00-10:00 Welcome\n- 9:30-11:00 Talk\n- 11:00-17:00 Hacking\n- 14:00-15:00 Demo\n- 14:00-15:00 Clinic\n- 12:00-13:00 Lunch\n";
    let reading = read(text.as_bytes(), "x");
    let [session] = reading.sessions.as_slice() else { panic!("one session") };
    assert_eq!(session.slots.len(), 6);
    strict(session).expect("a plan");
}

#[test]
fn an_agenda_comes_back_as_it_was() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/good");
    let text = fs::read(folder.join("everything.ron")).expect("an agenda");
    let before = agenda::read::read(&text).agenda.expect("it loads");
    let reading = read(&text, "x");
    let [session] = reading.sessions.as_slice() else { panic!("one session") };
    assert_eq!(import::agenda(session, words::phase_names(Lang::Fr), today()), before);
}

#[test]
fn every_encoding_is_read() {
    let text = "14h-15h : Présentation\n15h-16h : Débrief\n";
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin1: Vec<u8> =
        text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let marked: Vec<u8> = [0xEF, 0xBB, 0xBF].into_iter().chain(text.bytes()).collect();
    for bytes in [text.as_bytes(), &utf16, &latin1, &marked] {
        let reading = read(bytes, "x");
        let titles: Vec<_> =
            reading.sessions[0].slots.iter().map(|slot| slot.title.as_str()).collect();
        assert_eq!(titles, ["Présentation", "Débrief"]);
    }
}

#[test]
fn a_line_of_ten_megabytes_is_refused_with_the_limit() {
    let bytes = vec![b'a'; 10 * 1024 * 1024];
    let large =
        import::read(&bytes, Context { today: today(), name: None }).expect_err("too large");
    assert_eq!((large.size, large.limit), (bytes.len(), MAX_BYTES));
}

#[test]
fn nothing_is_dropped_silently() {
    let text = "Programme\n- 9h-10h : Accueil\n\nCeci ne dit rien de l'heure.\n## Divers\nRendez-vous chez Paul vers 18h30 pour la suite, en face.\n";
    let reading = read(text.as_bytes(), "x");
    let session = &reading.sessions[0];
    let kept = |word: &str| {
        let notes = session.slots.iter().flat_map(|slot| slot.notes.iter().cloned());
        let said =
            session.findings.iter().map(|finding| words::words(Lang::Fr, &finding.what).says);
        notes.chain(said).any(|text| text.contains(word))
    };
    assert!(kept("Ceci ne dit rien") && kept("chez Paul"));
}

/// Pieces of déroulés, put together in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "9h30",
        "13h-14h",
        "2pm",
        "12:45 - 1:15",
        "(20 min)",
        "2 fois 1 heure",
        "- ",
        "* ",
        "1. ",
        "\n",
        "\n\n",
        "    ",
        "| ",
        "|---|",
        "# ",
        "** ",
        "21 juin",
        "Samedi",
        "2027-02-30",
        "<td>",
        "</tr>",
        "<table>",
        ";",
        ",",
        "\t",
        "Objectifs :",
        "Programme",
        "Pause",
        "quatre défis",
        "5 minutes par défi",
        " : ",
        "–",
        "à",
        "?",
        "é",
        "🍕",
        "\u{202e}",
        "BEGIN:VEVENT",
        "{\"title\":",
        "[",
        "]",
        "\"",
        "24h",
        "00:00-24:00",
        "99:99",
        "23h-1h",
        "0h",
    ]);
    prop::collection::vec(scrap, 0..60).prop_map(|scraps| scraps.concat())
}

#[test]
fn an_end_counts_from_the_last_slot_that_is_written() {
    // the third line runs beside the second: the agenda ends in the night without knowing it
    let text = "13h-14h12:45 - 1:15\n12:45 - 1:15- 9h30\n<td>23h-1h(20 min)<table>12:45 - 1:15- ";
    for session in read(text.as_bytes(), "x").sessions {
        assert_eq!(strict(&session), Ok(()));
    }
}

#[test]
fn turns_that_have_no_room_are_told_in_the_note() {
    for text in [
        "- 9h30 Trois démos, 3 x 10 minutes\n- Tour de table\n- 9h30-10h Accueil\n",
        "- 9h30-10h Quatre démos, 10 min + 5 min de questions chacune\n- Bilan\n- 10h15 Atelier\n",
        "- 12h (20 min) Trois démos, 3 x 40 minutes\n- 30 min Bilan\n- 13h45 Salle\n",
    ] {
        for session in read(text.as_bytes(), "x").sessions {
            assert_eq!(strict(&session), Ok(()), "{text}");
        }
    }
}

#[test]
fn columns_of_a_table_keep_what_they_say() {
    let table = "Heure;Durée;Activité;Intervenant;Salle;Matériel;Remarques\n\
                 13h30;15 min;Accueil;Mélanie;Grand salon;badges;prévoir le café\n\
                 13h45;1h;Tour de table;Paul;ROOM;micro;\n";
    let made = |room: &str| {
        let reading = read(table.replace("ROOM", room).as_bytes(), "plan");
        import::agenda(&reading.sessions[0], words::phase_names(Lang::Fr), today())
    };
    let notes = |room: &str| -> Vec<String> {
        let notes = made(room).slots.into_iter().map(|slot| slot.note.unwrap_or_default());
        notes.map(|note| note.to_string()).collect()
    };
    let alike = ["Matériel : badges ; prévoir le café ; Mélanie", "Matériel : micro ; Paul"];
    assert_eq!(notes("Grand salon"), alike);
    assert_eq!(made("Grand salon").place.as_deref(), Some("Grand salon"));
    // rooms that differ are no place of the session
    let others = alike.map(|note| format!("Grand salon ; {note}"));
    assert_eq!(notes("Cave"), [others[0].clone(), others[1].replace("Grand salon", "Cave")]);
    assert_eq!(made("Cave").place, None);
}

#[test]
fn a_slot_without_an_hour_takes_none_below_it_to_its_day() {
    let text = "\
| Time | Tuesday 2 March 2027 | Wednesday 3 March 2027 |
|---|---|---lang
| 6:00 - 6:30pm | Arrival and pizza | Recap of Tuesday |
| 6:30 - 8:00pm | First pull request together | Reviewing each other's work |
| 6:00 - 8:15pm | Wrap-up | Farewell |
";
    for session in read(text.as_bytes(), "x").sessions {
        assert_eq!(strict(&session), Ok(()));
    }
}

#[test]
fn what_runs_beside_a_slot_in_the_night_moves_none_behind_it() {
    let text = "23h-1h\n9h3012:45 - 1:15\n13h-14h12:45 - 1:15";
    for session in read(text.as_bytes(), "x").sessions {
        assert_eq!(strict(&session), Ok(()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_agendas(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for session in read(&bytes, "x").sessions {
            prop_assert_eq!(strict(&session), Ok(()));
        }
    }

    #[test]
    fn any_scraps_give_agendas_that_load(text in scraps()) {
        for session in read(text.as_bytes(), "x").sessions {
            prop_assert_eq!(strict(&session), Ok(()));
            for finding in &session.findings {
                for lang in [Lang::Fr, Lang::En] {
                    prop_assert!(!words::words(lang, &finding.what).says.is_empty());
                }
            }
        }
    }
}

/// Runs the program on a déroulé of two sessions; returns its exit code and its output.
fn deroule(args: &[&str]) -> (i32, String) {
    let (code, out, _) = told_by(args);
    (code, out)
}

fn told_by(args: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_deroule"))
        .args(["--lang", "en", "import", "tests/deroules/fr-deux-sessions.md"])
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("DEROULE_DATA", folder.path())
        .env("DEROULE_NOW", "2027-01-15T09:00:00+01:00")
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

#[test]
fn the_command_lists_sessions_and_writes_the_one_that_is_chosen() {
    let (code, listed) = deroule(&[]);
    assert_eq!(code, 2, "several sessions: a choice is asked for");
    assert!(
        listed.contains("1. Session du 20 mai 2027") && listed.contains("2. Session du 6 mai 2027"),
        "{listed}"
    );
    let (code, written) = deroule(&["--session", "2"]);
    assert_eq!(code, 0);
    let loaded = agenda::read::read(written.as_bytes()).agenda.expect("an agenda that loads");
    let ends: Vec<_> =
        loaded.slots.iter().filter_map(|slot| slot.end).map(agenda::write_time).collect();
    assert_eq!(ends, ["14:30", "16:00"], "the end is no slot");
    assert_eq!(deroule(&["--session", "3"]).0, 2, "there is no third session");
}

#[test]
fn a_file_is_written_whole_or_the_answer_says_what_stands_in_the_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    assert_eq!(deroule(&["--session", "all", "-o", &at("mai.ron")]).0, 0);
    for name in ["mai-1.ron", "mai-2.ron"] {
        let bytes = fs::read(at(name)).expect("each session has its file");
        assert!(agenda::read::read(&bytes).agenda.is_some(), "{name}");
    }
    fs::remove_file(at("mai-1.ron")).expect("removed");
    let again = deroule(&["--session", "all", "-o", &at("mai.ron")]);
    assert_eq!(again.0, 2, "one of the names is taken");
    assert!(fs::symlink_metadata(at("mai-1.ron")).is_err(), "then none is written");
    for (output, says) in [
        (at("mai-2.ron"), "this file exists already"),
        (at("none/mai.ron"), "/none does not exist"),
        (at("mai-2.ron/mai.ron"), "/mai-2.ron is a file, not a folder"),
        (at(""), "this is a folder"),
        (at(&"x".repeat(300)), "that name is too long"),
    ] {
        let (code, _, said) = told_by(&["--session", "1", "-o", &output]);
        assert_eq!((code, said.contains(says)), (2, true), "{output}: {said}");
    }
}

#[test]
fn the_json_holds_what_scripts_rely_on() {
    let (code, text) = deroule(&["--json", "--session", "1"]);
    assert_eq!(code, 0);
    let document: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let slot = &document["slots"][1];
    for (field, value) in
        [("start", "14:15"), ("end", "15:15"), ("kind", "presentations"), ("day", "2027-05-20")]
    {
        assert_eq!(slot[field], value, "{field}");
    }
    for (field, value) in [
        ("minutes", 60),
        ("items", 5),
        ("item_minutes", 6),
        ("feedback_minutes", 4),
        ("transition_minutes", 2),
    ] {
        assert_eq!(slot[field], value, "{field}");
    }
    assert!(slot["rounds"].is_null() && document["findings"].is_array());
    let (_, all) = deroule(&["--json", "--session", "all"]);
    let all: serde_json::Value = serde_json::from_str(&all).expect("JSON");
    assert_eq!(all.as_array().map(Vec::len), Some(2));
}

/// The documents of `import --json` on a file, without what is about that file alone.
fn documents(path: &std::path::Path) -> Vec<serde_json::Value> {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_deroule"))
        .args(["--lang", "en", "import", "--json", "--session", "all"])
        .arg(path)
        .env("DEROULE_DATA", folder.path())
        .env("DEROULE_NOW", "2027-01-15T09:00:00+01:00")
        .output()
        .expect("the program runs");
    let mut documents: Vec<serde_json::Value> =
        serde_json::from_slice(&output.stdout).expect("a list of documents");
    for document in &mut documents {
        let document = document.as_object_mut().expect("a document");
        document.remove("findings").expect("its findings");
        let slots = document.get_mut("slots").and_then(|slots| slots.as_array_mut());
        for slot in slots.expect("its slots") {
            slot.as_object_mut().expect("a slot").remove("line").expect("its line");
        }
    }
    documents
}

#[test]
fn a_document_of_ours_is_read_as_the_same_sessions() {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy.json");
    let mut sessions = 0;
    for path in deroules() {
        let before = documents(&path);
        let mut whole = serde_json::Value::from(before.clone());
        for document in whole.as_array_mut().expect("a list") {
            document["findings"] = serde_json::json!([]);
        }
        fs::write(&copy, whole.to_string()).expect("written");
        assert_eq!(documents(&copy), before, "{}", path.display());
        sessions += before.len();
    }
    assert!(sessions > deroules().len(), "{sessions} sessions");
}
