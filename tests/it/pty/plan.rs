//! A programme as somebody wrote it, from the first look to the first minute, in a real terminal.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use tempfile::TempDir;

use super::{
    data,
    tty::{Tty, deroule},
};

const PROGRAMME: &str = "\
# Revue de mai

- 9h30-10h : acceuil
- 10h-11h : démos de quatre équipes, 5 minutes et 10 minutes de retours
- 11h-11h15 : pause
- 11h15-12h : débrief
";

/// A folder with a programme in it.
fn folder() -> TempDir {
    let folder = data();
    fs::write(folder.path().join("revue.md"), PROGRAMME).expect("written");
    folder
}

/// The console started in that folder.
fn console(data: &TempDir, folder: &Path, args: &[&str]) -> Tty {
    let mut command = deroule(data.path(), args);
    command.cwd(folder);
    Tty::run(command)
}

#[test]
fn a_programme_is_looked_over_corrected_saved_and_started() {
    let (data, folder) = (data(), folder());
    let mut tty = console(&data, folder.path(), &["revue.md"]);
    tty.shows("Compris ainsi").shows("- 9h30-10h : acceuil").shows("Revue de mai");
    tty.send("\x1b[B").shows("ligne 3").send("\r").shows("Corriger le créneau");
    tty.send("\x15Accueil\r").hides("Corriger le créneau").shows("pas enregistré");
    tty.send("e").shows("Enregistré dans revue.ron").shows("✓ enregistré");
    let saved = fs::read_to_string(folder.path().join("revue.ron")).expect("an agenda");
    assert!(saved.contains("Accueil") && !saved.contains("acceuil"), "{saved}");
    let source = fs::read_to_string(folder.path().join("revue.md")).expect("the programme");
    assert_eq!(source, PROGRAMME);
    tty.send("d")
        .shows("Ouvrir la session")
        .send("\r")
        .shows("Espace")
        .shows("démarrer")
        .shows("Accueil");
    tty.send(" ").shows("en cours");
    tty.send("q").shows("Quitter").send("\r");
    assert_eq!(tty.ends_well(), 0);
}

#[test]
fn what_stands_there_is_not_written_over() {
    let (data, folder) = (data(), folder());
    let taken = folder.path().join("revue.ron");
    fs::write(&taken, "mine").expect("written");
    let mut tty = console(&data, folder.path(), &["run", "revue.md"]);
    tty.shows("Compris ainsi").send("e").shows("existe déjà").shows("revue-2.ron");
    tty.send("\r").shows("Enregistré dans revue-2.ron");
    assert_eq!(fs::read_to_string(&taken).expect("still there"), "mine");
    tty.send("q");
    assert_eq!(tty.ends_well(), 0);
}

#[test]
fn a_folder_that_takes_nothing_is_said() {
    let (data, folder) = (data(), folder());
    let set = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode));
    set(0o555).expect("set");
    // whoever may do everything cannot try this
    let powerless = fs::write(folder.path().join("x"), "").is_err();
    if powerless {
        let mut tty = console(&data, folder.path(), &["revue.md"]);
        tty.shows("Compris ainsi").send("e").shows("Impossible d’écrire là");
        tty.send("\r").shows("Enregistré dans");
        assert!(data.path().join("revue.ron").exists());
        tty.send("q");
        assert_eq!(tty.ends_well(), 0);
    }
    set(0o755).expect("set");
}

#[test]
fn the_choice_leads_to_programmes_too() {
    let (data, folder) = (data(), folder());
    let mut tty = console(&data, folder.path(), &[]);
    tty.shows("Revue de mai").shows("à relire").send("\r").shows("Compris ainsi");
    tty.resize(18, 60).shows("Revue de mai").resize(24, 80).shows("revue.md");
    tty.send("\x1b").shows("Que voulez-vous animer");
    tty.send("q");
    assert_eq!(tty.ends_well(), 0);
}
