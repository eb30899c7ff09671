//! Past sessions, in English.

use super::{Fault, Says, list};
use crate::{
    i18n::{Lang::En, format::plural},
    session::travel::Lacking,
};

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::TakenIn(id, notes) => format!("Session {id} taken in, {}.", count(notes)),
        Says::Renamed(id, own) => {
            format!("It is called {id} here: {own} is the name of another session.")
        }
        Says::Known(id) => format!("All of it is here already, in {id}: nothing was added."),
        Says::WentOn(id, 1) => format!("{id} had gone on elsewhere: one event added."),
        Says::WentOn(id, events) => format!("{id} had gone on elsewhere: {events} events added."),
        Says::LeftBehind => {
            "Reasons for absence and notes taken back stayed there: export -f json --private takes everything.".to_owned()
        }
        Says::Forget(id, title, date, notes) => format!(
            "{id}: {title}, {date}, {}. All of it will be erased for good; exports already written stay where they are.",
            count(notes)
        ),
        Says::TypeYes => "Forget it? Type yes.".to_owned(),
        Says::Forgotten(id) => format!("{id} is forgotten."),
        Says::NotForgotten => "Nothing was erased.".to_owned(),
        Says::Notes(notes) => count(notes),
        Says::SpokeOf(at, used, planned) => {
            format!("presented at {at}: {used} for {planned} planned")
        }
        Says::Spoke(at, used) => format!("presented at {at}: {used}"),
        Says::Speaks(at, used, Some(planned)) => {
            format!("presenting since {at}: {used} of {planned} planned")
        }
        Says::Speaks(at, used, None) => format!("presenting since {at}: {used}"),
        Says::WasAbsent => "absent".to_owned(),
        Says::NoTurn => "did not present".to_owned(),
        Says::NoTurnYet => "not yet presented".to_owned(),
        Says::Actions(actions) => format!("Action{}", plural(En, actions)),
        Says::DoneOn(day) => format!("done on {day}"),
        Says::StillOpen => "to do".to_owned(),
        Says::NothingFound => "No note found.".to_owned(),
        Says::MoreFound(shown) => format!(
            "There are more: these are the latest {shown}. Add a word, --for, --kind, --since, or --limit."
        ),
        Says::Unread(id) => {
            format!("The journal of {id} cannot be read: its notes are missing here.")
        }
    }
}

fn lacks(lacking: Lacking) -> String {
    let Lacking { reasons, notes, others } = lacking;
    let told = [
        (reasons, format!("{reasons} reason{} for absence", plural(En, reasons))),
        (notes, format!("the words of {notes} note{}", plural(En, notes))),
        (others, format!("{others} other word{}", plural(En, others))),
    ];
    list(told)
}

fn count(notes: usize) -> String {
    match notes {
        0 => "no note".to_owned(),
        notes => format!("{notes} note{}", plural(En, notes)),
    }
}

pub(super) fn sentence(fault: &Fault) -> String {
    match fault {
        Fault::NotAJournal { path, seq: 0 } => {
            format!("{path}: the journal of this session cannot be read.")
        }
        Fault::NotAJournal { path, seq } => {
            format!("{path}: the journal of this session makes no sense at event {seq}.")
        }
        Fault::Parted { id, after } => format!(
            "{id} went on here and elsewhere, each in its own way since event {after}: nothing was added."
        ),
        Fault::Fuller { id, path, lacking, .. } => format!(
            "{path}: {id} is here already, but not all of it: {} missing. Nothing was added.",
            lacks(*lacking)
        ),
        Fault::Live { id } => format!("{id} is live: nothing was erased."),
        Fault::NotConfirmed { id } => format!("Forgetting {id} needs a yes."),
    }
}

pub(super) fn mend(fault: &Fault) -> String {
    match fault {
        Fault::NotAJournal { .. } => {
            "Export it again there: deroule export -f json -o session.json.".to_owned()
        }
        Fault::Parted { .. } => {
            "To keep both, take the other one into another data folder: DEROULE_DATA.".to_owned()
        }
        Fault::Fuller { more_here: true, .. } => {
            "It went on here: take the other one into another data folder, DEROULE_DATA.".to_owned()
        }
        Fault::Fuller { id, path, .. } => {
            format!("To have everything: deroule forget {id}, then deroule import {path}.")
        }
        Fault::Live { .. } => "Close it first: deroule do close.".to_owned(),
        Fault::NotConfirmed { id } => format!("In a script: deroule forget {id} --yes."),
    }
}
