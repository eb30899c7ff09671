//! A programme in French.

use super::{Column, Says};
use crate::i18n::{
    Lang::Fr,
    format::{NBSP, plural},
};

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::Column(column) => heading(column).to_owned(),
        Says::Next => "Prochaine session".to_owned(),
        Says::InDays(0) => "Aujourd’hui".to_owned(),
        Says::InDays(1) => "Demain".to_owned(),
        Says::InDays(days) => format!("Dans {days}{NBSP}jours"),
        Says::Coming => "Ensuite".to_owned(),
        Says::Past => "Passées".to_owned(),
        Says::AllPast => "Toutes les dates sont passées.".to_owned(),
        Says::NoDates => "Aucune date dans ce programme.".to_owned(),
        Says::NoTheme => "thème à choisir".to_owned(),
        Says::NoThemeKept => "sans thème écrit".to_owned(),
        Says::Fact(column, words) => format!("{}{NBSP}: {words}", heading(column)),
        Says::Source(source) => format!("Source{NBSP}: {source}"),
        Says::AgendaReady => "agenda prêt".to_owned(),
        Says::NoAgenda => "pas encore d’agenda".to_owned(),
        Says::NoTrace => "pas de trace ici".to_owned(),
        Says::Held => "tenue".to_owned(),
        Says::HeldOn(day) => format!("tenue le {day}"),
        Says::Live => "en cours".to_owned(),
        Says::Left => "laissée ouverte".to_owned(),
        Says::NeverBegun => "ouverte, jamais commencée".to_owned(),
        Says::Notes(0) => "aucune note".to_owned(),
        Says::Notes(notes) => format!("{notes} note{}", plural(Fr, notes)),
        Says::OnTime => "à l’heure".to_owned(),
        Says::Objective(words) => format!("Objectif{NBSP}: {words}"),
        Says::After(words) => format!("Après{NBSP}: {words}"),
        Says::HowToMake(programme, day) => {
            format!("Pas encore d’agenda{NBSP}: deroule new --from {programme} --date {day}")
        }
        Says::AgendaFile(name) => format!("Agenda{NBSP}: {name}"),
    }
}

const fn heading(column: Column) -> &'static str {
    match column {
        Column::Date => "Date",
        Column::Hours => "Horaires",
        Column::Audience => "Public",
        Column::Hosts => "Animation",
        Column::Place => "Lieu",
        Column::Theme => "Thématique",
        Column::Objectives => "Objectifs",
        Column::After => "Après",
        Column::Agenda => "Agenda",
        Column::Outcome => "Ce qu’il en est",
        Column::Note => "Remarque",
        Column::Title => "Titre du programme",
        Column::UsualHours => "Horaires habituels",
        Column::UsualPlace => "Lieu habituel",
        Column::Zone => "Fuseau horaire",
        Column::Language => "Langue",
        Column::Source => "Source",
    }
}
