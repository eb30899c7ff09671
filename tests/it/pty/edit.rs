//! The order of a Demo Day rewritten in the room, by keys alone: on 21 June 2018, at eleven, ten
//! teams in two blocks became fourteen in four.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
};

use deroule::agenda::{Turns, read};

use super::{
    data,
    tty::{Tty, deroule},
};

/// The plan as it stood in the morning, with a comment of whoever wrote it.
const MORNING: &str = r#"// le plan de lundi
Agenda(
    title: "Demo Day",
    date: "2018-06-21",
    zone: "Europe/Paris",
    lang: "fr",
    end: "18:30",
    slots: [
        Slot(start: "13:30", end: "13:45", kind: Welcome, title: "Accueil et introduction"),
        Slot(start: "13:45", end: "15:00", kind: Presentations, title: "Présentations", turns: 5,
             phases: [Phase(title: "Présentation", length: "5m"),
                      Phase(title: "Réactions à chaud", length: "10m", floor: "5m")]),
        Slot(start: "15:00", end: "15:15", kind: Break, title: "Pause"),
        Slot(start: "15:15", end: "16:30", kind: Presentations, title: "Présentations", turns: 5,
             phases: [Phase(title: "Présentation", length: "5m"),
                      Phase(title: "Réactions à chaud", length: "10m", floor: "5m")]),
        Slot(start: "16:30", end: "16:45", kind: Debrief, title: "Débrief"),
    ],
)
"#;

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const LOWER: &str = "\x1b[1;2B";

#[test]
fn ten_teams_in_two_blocks_become_fourteen_in_four() {
    let (data, folder) = (data(), data());
    let path = folder.path().join("demo.ron");
    fs::write(&path, MORNING).expect("written");
    let mut command = deroule(data.path(), &["edit", "demo.ron"]);
    command.cwd(folder.path());
    let mut tty = Tty::run(command);
    tty.shows("Accueil et introduction");
    // five and five become four and four
    tty.send(DOWN)
        .shows("la suite se décale")
        .send(DOWN)
        .send("m")
        .shows("14h45")
        .send(DOWN)
        .send(DOWN)
        .send("m");
    // half an hour of break below them
    tty.send(UP).send("y").send(LOWER).send("h").shows("Heures ou durée").send("30");
    tty.shows("16h30").send("\r").hides("Heures ou durée");
    // four more, another break, and the last two
    tty.send(UP).send("y").send(LOWER).send("a").shows("Nouveau créneau");
    tty.send("Pause\t\x1515\r").hides("Nouveau créneau");
    tty.send(UP).send("y").send(LOWER).send("mm").shows("18h15");
    tty.send("e").shows("ne seront pas réécrits").shows("demo.ron.bak").send("\r");
    tty.shows("Enregistré dans demo.ron");
    tty.send("q");
    assert_eq!(tty.ends_well(), 0);

    let kept = fs::read_to_string(folder.path().join("demo.ron.bak")).expect("kept");
    assert_eq!(kept, MORNING);
    let loaded = read::read(&fs::read(&path).expect("the agenda"));
    let agenda = loaded.agenda.expect("it loads");
    let turns = agenda.slots.iter().filter_map(|slot| match slot.turns {
        Some(Turns::Count(count)) => Some(count),
        Some(Turns::Named(_) | Turns::All) | None => None,
    });
    assert_eq!(turns.collect::<Vec<_>>(), [4, 4, 4, 2]);
    let last = agenda.slots.last().expect("slots");
    assert_eq!(last.end.map(deroule::agenda::write_time).as_deref(), Some("18:30"));
}

const END: &str = "\x1b[F";
const RIGHT: &str = "\x1b[C";

/// The editor on a file in that folder, waiting for the first key.
fn editing(data: &Path, folder: &Path, name: &str) -> Tty {
    let mut command = deroule(data, &["edit", name]);
    command.cwd(folder);
    let mut tty = Tty::run(command);
    tty.shows("Accueil et introduction");
    tty
}

fn rights(path: &Path) -> u32 {
    fs::metadata(path).expect("there").permissions().mode() & 0o777
}

#[test]
fn what_is_saved_keeps_its_place_behind_a_link_and_its_rights() {
    let (data, folder) = (data(), data());
    let [real, link, old, kept] =
        ["real.ron", "link.ron", "link.ron.bak", "link.ron.2.bak"].map(|it| folder.path().join(it));
    fs::write(&real, MORNING).expect("written");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o664)).expect("set");
    symlink("real.ron", &link).expect("a link");
    fs::write(&old, "of last week").expect("written");
    let mut tty = editing(data.path(), folder.path(), "link.ron");
    tty.send(END).send(RIGHT).shows("pas enregistré");
    tty.send("e").shows("ne seront pas réécrits").shows("link.ron.2.bak").send("\r");
    tty.shows("Enregistré dans link.ron").send("q");
    assert_eq!(tty.ends_well(), 0);
    assert!(link.is_symlink());
    let saved = fs::read_to_string(&real).expect("the agenda");
    assert!(saved.contains("16:50") && !saved.contains("lundi"), "{saved}");
    assert_eq!(fs::read_to_string(&kept).expect("kept"), MORNING);
    assert_eq!(fs::read_to_string(&old).expect("still there"), "of last week");
    assert_eq!((rights(&real), rights(&kept)), (0o664, 0o664));
}

#[test]
fn a_file_that_is_removed_meanwhile_is_told_and_written_again_with_its_copy() {
    let (data, folder) = (data(), data());
    let path = folder.path().join("demo.ron");
    fs::write(&path, MORNING).expect("written");
    let mut tty = editing(data.path(), folder.path(), "demo.ron");
    tty.send(END).send(RIGHT).shows("pas enregistré");
    fs::remove_file(&path).expect("removed");
    tty.send(RIGHT).shows("le fichier n’est plus là, E le réécrit");
    tty.send("e").shows("demo.ron.bak").send("\r").shows("Enregistré dans demo.ron");
    tty.hides("n’est plus là").send("q");
    assert_eq!(tty.ends_well(), 0);
    assert!(fs::read_to_string(&path).expect("the agenda").contains("Débrief"));
    let kept = fs::read_to_string(folder.path().join("demo.ron.bak")).expect("kept");
    assert_eq!(kept, MORNING);
}

#[test]
fn corrections_survive_a_terminal_that_is_torn_away() {
    let (data, folder) = (data(), data());
    let path = folder.path().join("demo.ron");
    fs::write(&path, MORNING).expect("written");
    let mut tty = editing(data.path(), folder.path(), "demo.ron");
    tty.send(END).send(RIGHT).send(RIGHT).shows("16h30   25'");
    tty.kill();
    let mut tty = editing(data.path(), folder.path(), "demo.ron");
    tty.shows("retrouvées").shows("U les annule, E les enregistre").shows("16h30   25'");
    // torn away again, by the window that closes
    tty.send(END).send(RIGHT).shows("16h30   30'").signal(rustix::process::Signal::HUP);
    assert_eq!(tty.ends_well(), 129);
    let mut tty = editing(data.path(), folder.path(), "demo.ron");
    tty.shows("retrouvées")
        .shows("16h30   30'")
        .send("u")
        .hides("16h30   30'")
        .shows("16h30   15'");
    tty.send("U").shows("16h30   30'").send("\x1b").shows("ne sont pas enregistrées").send("x");
    tty.send("q");
    assert_eq!(tty.ends_well(), 0);
    assert_eq!(fs::read_to_string(&path).expect("as it was"), MORNING);
    let mut tty = editing(data.path(), folder.path(), "demo.ron");
    tty.hides("retrouvées").send("q");
    assert_eq!(tty.ends_well(), 0);
    let kept = fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(kept, 1, "nothing is left beside the agenda");
}
