//! A plan that is handed over, in French.

use super::Says;
use crate::{
    agenda::Place,
    i18n::{
        Lang::Fr,
        format::{NBSP, plural},
    },
};

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::WhatFor => format!("Quels sont les objectifs de la session{NBSP}?"),
        Says::WhoRuns => format!("Qui va animer{NBSP}?"),
        Says::WhoSpeaks => format!("Qui va intervenir{NBSP}?"),
        Says::WhatPlan => format!("Quel déroulé pour la session{NBSP}?"),
        Says::ToBeDecided => "À préciser.".to_owned(),
        Says::Remarks => "Pour qui anime".to_owned(),
        Says::EndsAt(time) => format!("Fin à {time}."),
        Says::Source(source) => format!("Source{NBSP}: {source}"),
        Says::Label(label) => format!("{label}{NBSP}:"),
        Says::Labelled(label, words) => format!("{label}{NBSP}: {words}"),
        Says::Pair(one, other) => format!("{one} avec {other}"),
        Says::From(time) => format!("à partir de {time}"),
        Says::GoesAt(Place::First) => "passe en premier".to_owned(),
        Says::GoesAt(Place::Last) => "passe en dernier".to_owned(),
        Says::Between => format!("{NBSP}; "),
        Says::Teams(count) => format!("{count} défi{}", plural(Fr, count)),
        Says::AllTeams => "tous les défis".to_owned(),
        Says::Rounds(count) => format!("{count} fois"),
        Says::Changeover(length) => format!("{length} entre deux passages"),
    }
}
