//! What the room's screens say, in English.

use super::Says;
use crate::i18n::{Lang::En, format::time};

pub(super) const CRASH: &str = "The room’s screen stopped on an error of its own. The session goes on: \
                                start deroule stage again.";

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::NoSession => "Waiting for a session".to_owned(),
        Says::BeginsAt(at, zone) => format!("We start at {}", time(En, at, zone)),
        Says::BeginsSoon => "We are about to start".to_owned(),
        Says::Break => "Break".to_owned(),
        Says::BreakUntil(at, zone) => format!("Break — back at {}", time(En, at, zone)),
        Says::BackAt(at, zone) => format!("Back at {}", time(En, at, zone)),
        Says::Suspended => "Suspended".to_owned(),
        Says::NearlyOver => "Nearly over".to_owned(),
        Says::TimeUp => "Time is up".to_owned(),
        Says::Turn(turn, turns) => format!("{turn}/{turns}"),
        Says::Round(round, rounds) => format!("Round {round} of {rounds}"),
        Says::Discussion => "Discussion".to_owned(),
        Says::OverTo(team) => format!("Over to {team}"),
        Says::RoundChange(round, rounds) => format!("Change tables · round {round} of {rounds}"),
        Says::HalfTime => "Half-time".to_owned(),
        Says::Changeover => "Changing over".to_owned(),
        Says::PartThen(part, after) => format!("{part}, then {after}"),
        Says::Coming(team) => format!("Next: {team}"),
        Says::ComingTwo(team, after) => format!("Next: {team}, then {after}"),
        Says::Thanks => "Thank you".to_owned(),
        Says::Clock(at, zone) => time(En, at, zone),
        Says::NoNewsSince(at, zone) => format!("no news since {}", time(En, at, zone)),
        Says::NewerProgram => "deroule needs an update".to_owned(),
        Says::TooSmall => "Please enlarge the window".to_owned(),
    }
}
