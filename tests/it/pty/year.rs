//! From a date of the programme to its agenda, by keys alone: the choice, the question, the editor,
//! the file.

use std::fs;

use deroule::agenda::{read, read::read_year};

use super::{
    data,
    tty::{Tty, deroule},
};

/// A date that is to come for as long as this is run, and no agenda for it.
const YEAR: &str = r#"// le calendrier
Programme(
    title: "Les jeudis",
    lang: "fr",
    frame: Frame(start: "15:00", end: "18:30"),
    dates: [
        Date(date: "2018-03-08", theme: "Feuille de route"),
        Date(date: "2999-03-07", theme: "Clinique des données"),
    ],
)
"#;

#[test]
fn a_date_becomes_an_agenda_that_is_changed_and_saved() {
    let (data, folder) = (data(), data());
    let year = folder.path().join("annee.ron");
    fs::write(&year, YEAR).expect("written");
    let mut command = deroule(data.path(), &["annee.ron"]);
    command.cwd(folder.path());
    let mut tty = Tty::run(command);
    tty.shows("Prochaine session").shows("pas encore d’agenda").shows("Feuille de route");
    tty.send("\r").shows("Créer le déroulé du 7 mars 2999").send("\r");
    tty.shows("2999-03-07-clinique-des-donnees.ron").shows("Accueil");
    // five minutes more for the welcome
    tty.send("\x1b[B").shows("la suite se décale").send("\x1b[C").shows("15h20");
    tty.send("e").shows("Enregistré dans");
    // back to the choice, where the date has its agenda now
    tty.send("\x1b").shows("agenda prêt");
    tty.send("q");
    assert_eq!(tty.ends_well(), 0);

    let named = fs::read_to_string(&year).expect("the programme");
    assert!(named.starts_with("// le calendrier"), "its comments stay");
    let programme = read_year(named.as_bytes()).programme.expect("it loads");
    let name = programme.dates[1].agenda.as_ref().expect("it is named");
    let agenda = fs::read(folder.path().join(name.as_str())).expect("the agenda");
    let agenda = read::read(&agenda).agenda.expect("it loads");
    assert_eq!(agenda.title.as_str(), "Clinique des données");
    assert_eq!(agenda.date, chrono::NaiveDate::from_ymd_opt(2999, 3, 7));
}
