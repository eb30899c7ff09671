//! What is said of a draw, in French.

use chrono_tz::Tz;

use crate::{
    agenda::Place,
    i18n::{Lang::Fr, format::time},
    session::{
        Seed,
        draw::{Unkept, WhyNeighbours, Wish},
    },
};

pub(super) const ONLY_TRIED: &str = "Essai\u{a0}: rien n’est enregistré.";

pub(super) fn receipt(day: &str, seed: Seed) -> String {
    format!("ordre du {day}, graine {seed}")
}

pub(super) fn again(seed: Seed) -> String {
    format!(
        "Pour le refaire, tant que personne d’autre n’a parlé\u{a0}: deroule do draw --seed {seed} --dry-run"
    )
}

pub(super) fn unkept(unkept: &Unkept, zone: Tz) -> String {
    match unkept {
        Unkept::Hour { defi, starts, from, turns, teams } => {
            let (starts, from) = (time(Fr, *starts, zone), time(Fr, *from, zone));
            let turns = match turns {
                0 => "aucun passage ne commence".to_owned(),
                1 => "un seul passage commence".to_owned(),
                many => format!("{many} passages commencent"),
            };
            let teams = match teams {
                1 => "un défi".to_owned(),
                many => format!("{many} défis"),
            };
            format!(
                "{defi} passe à {starts}, avant son arrivée\u{a0}: {turns} à partir de {from}, pour {teams}."
            )
        }
        Unkept::Place { defi, place: Place::First } => {
            format!("{defi} ne passe pas en premier\u{a0}: les heures d’arrivée l’empêchent.")
        }
        Unkept::Place { defi, place: Place::Last } => {
            format!("{defi} ne passe pas en dernier\u{a0}: les heures d’arrivée l’empêchent.")
        }
        Unkept::Neighbours { first, second, owner, why } => {
            let why = match why {
                WhyNeighbours::TooMany { theirs, of } => {
                    format!("{theirs} passages sur {of} sont de {owner}")
                }
                WhyNeighbours::OtherWishes => {
                    format!("tous deux de {owner}, les heures et les places demandées l’imposent")
                }
            };
            format!("{first} et {second} se suivent\u{a0}: {why}.")
        }
        Unkept::Unlooked { wish } => {
            let wish = match wish {
                Wish::Hour => "heures d’arrivée",
                Wish::Place => "places demandées",
                Wish::Neighbours => "porteurs qui se suivent",
            };
            format!("Trop de demandes différentes\u{a0}: le tirage n’a pas tenu compte des {wish}.")
        }
    }
}
