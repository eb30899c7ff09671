//! A plan that is handed over, in English.

use super::Says;
use crate::{
    agenda::Place,
    i18n::{Lang::En, format::plural},
};

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::WhatFor => "What are the objectives of the session?".to_owned(),
        Says::WhoRuns => "Who runs it?".to_owned(),
        Says::WhoSpeaks => "Who speaks?".to_owned(),
        Says::WhatPlan => "What is the plan of the session?".to_owned(),
        Says::ToBeDecided => "To be decided.".to_owned(),
        Says::Remarks => "For those who run it".to_owned(),
        Says::EndsAt(time) => format!("Ends at {time}."),
        Says::Source(source) => format!("Source: {source}"),
        Says::Label(label) => format!("{label}:"),
        Says::Labelled(label, words) => format!("{label}: {words}"),
        Says::Pair(one, other) => format!("{one} with {other}"),
        Says::From(time) => format!("from {time} on"),
        Says::GoesAt(Place::First) => "goes first".to_owned(),
        Says::GoesAt(Place::Last) => "goes last".to_owned(),
        Says::Between => "; ".to_owned(),
        Says::Teams(count) => format!("{count} team{}", plural(En, count)),
        Says::AllTeams => "all teams".to_owned(),
        Says::Rounds(1) => "once".to_owned(),
        Says::Rounds(count) => format!("{count} times"),
        Says::Changeover(length) => format!("{length} between two turns"),
    }
}
