//! The doctor of a programme in French.

use chrono::NaiveDate;

use crate::{
    agenda::programme::{FreshNames, RemarkKind},
    i18n::{
        Lang::Fr,
        format::{NBSP, date as day, quote, time_of_day},
    },
};

pub(super) fn words(what: &RemarkKind) -> (String, String) {
    match what {
        RemarkKind::NoDates => (
            "ce programme n’a aucune date".to_owned(),
            "Ajoutez par exemple Date(date: \"2018-06-21\", theme: \"Demo Day\")".to_owned(),
        ),
        RemarkKind::EndsFirst { start, end } => (
            format!(
                "la session finirait à {}, mais elle commence à {}",
                time_of_day(Fr, *end),
                time_of_day(Fr, *start)
            ),
            "Corrigez l’une des deux heures.".to_owned(),
        ),
        RemarkKind::SameDay { date } => (
            format!("deux sessions en même temps, le {}", day(Fr, *date)),
            "Retirez-en une, ou donnez à chacune ses heures (start, end).".to_owned(),
        ),
        RemarkKind::Backwards { date, above } => (
            format!("le {} vient après le {} dans la liste", day(Fr, *date), day(Fr, *above)),
            "Remettez les dates dans l’ordre, ou corrigez le jour.".to_owned(),
        ),
        RemarkKind::NoSuchAgenda { name, nearest } => (
            format!("aucun agenda {} dans ce dossier", quote(Fr, name)),
            match nearest {
                Some(nearest) => format!("Vouliez-vous dire \"{nearest}\"{NBSP}?"),
                None => "Corrigez ce nom, ou retirez-le tant que l’agenda n’existe pas.".to_owned(),
            },
        ),
        RemarkKind::WrongAgenda { name } => (
            format!("l’agenda {} contient des erreurs", quote(Fr, name)),
            format!("Pour les voir{NBSP}: deroule check {name}"),
        ),
        RemarkKind::OtherDay { name, ours, theirs } => (
            format!("l’agenda {} est daté du {}", quote(Fr, name), day(Fr, *theirs)),
            format!("Corrigez la date de l’agenda, ou celle d’ici ({}).", day(Fr, *ours)),
        ),
        RemarkKind::SameAgenda { name } => (
            format!("l’agenda {} sert à deux dates", quote(Fr, name)),
            "Faites une copie de l’agenda pour l’une des deux.".to_owned(),
        ),
        RemarkKind::NotNamed { name } => (
            format!("l’agenda {} est de ce jour, mais n’est pas nommé ici", quote(Fr, name)),
            format!("Ajoutez agenda: \"{name}\""),
        ),
    }
}

pub(super) const fn also(what: &RemarkKind) -> &'static str {
    match what {
        RemarkKind::SameDay { .. } | RemarkKind::SameAgenda { .. } => "la première fois",
        RemarkKind::Backwards { .. } => "la date du dessus",
        RemarkKind::NoDates
        | RemarkKind::EndsFirst { .. }
        | RemarkKind::NoSuchAgenda { .. }
        | RemarkKind::WrongAgenda { .. }
        | RemarkKind::OtherDay { .. }
        | RemarkKind::NotNamed { .. } => "",
    }
}

pub(super) fn fresh_names(date: NaiveDate) -> FreshNames {
    FreshNames {
        session: format!("Session du {}", day(Fr, date)).as_str().into(),
        welcome: "Accueil et introduction".into(),
        parts: ["Première partie", "Deuxième partie"].map(Into::into),
        rest: "Pause".into(),
        closing: "Bilan et clôture".into(),
        to_decide: format!("À décider{NBSP}:").as_str().into(),
        questions: [
            "Quels sont les objectifs",
            "Qui va animer",
            "Qui va intervenir",
            "Quel déroulé",
        ]
        .map(|question| format!("{question}{NBSP}?").as_str().into()),
    }
}
