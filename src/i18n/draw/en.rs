//! What is said of a draw, in English.

use chrono_tz::Tz;

use crate::{
    agenda::Place,
    i18n::{Lang::En, format::time},
    session::{
        Seed,
        draw::{Unkept, WhyNeighbours, Wish},
    },
};

pub(super) const ONLY_TRIED: &str = "A trial: nothing was recorded.";

pub(super) fn receipt(day: &str, seed: Seed) -> String {
    format!("order of {day}, seed {seed}")
}

pub(super) fn again(seed: Seed) -> String {
    format!(
        "To draw it again, until somebody else has spoken: deroule do draw --seed {seed} --dry-run"
    )
}

pub(super) fn unkept(unkept: &Unkept, zone: Tz) -> String {
    match unkept {
        Unkept::Hour { defi, starts, from, turns, teams } => {
            let (starts, from) = (time(En, *starts, zone), time(En, *from, zone));
            let turns = match turns {
                0 => "no turn begins".to_owned(),
                1 => "only one turn begins".to_owned(),
                many => format!("{many} turns begin"),
            };
            let teams = match teams {
                1 => "one team".to_owned(),
                many => format!("{many} teams"),
            };
            format!(
                "{defi} presents at {starts}, before it is here: {turns} from {from} on, for {teams}."
            )
        }
        Unkept::Place { defi, place: Place::First } => {
            format!("{defi} does not present first: the hours of arrival do not let it.")
        }
        Unkept::Place { defi, place: Place::Last } => {
            format!("{defi} does not present last: the hours of arrival do not let it.")
        }
        Unkept::Neighbours { first, second, owner, why } => {
            let why = match why {
                WhyNeighbours::TooMany { theirs, of } => {
                    format!("{theirs} of {of} turns are from {owner}")
                }
                WhyNeighbours::OtherWishes => {
                    format!("both from {owner}, the hours and places asked for leave no other way")
                }
            };
            format!("{first} and {second} are in a row: {why}.")
        }
        Unkept::Unlooked { wish } => {
            let wish = match wish {
                Wish::Hour => "hours of arrival",
                Wish::Place => "places asked for",
                Wish::Neighbours => "owners in a row",
            };
            format!("Too many different wishes: the draw did not look at the {wish}.")
        }
    }
}
