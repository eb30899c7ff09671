//! Mends in French.

use crate::{
    agenda::check::{Hour, MendKind, MendNames, TurnCount},
    i18n::{
        Lang::Fr,
        agenda::check::{hour, sum},
        format::{NBSP, length as span, plural, quote, time_of_day},
    },
};

pub(super) const NAMES: MendNames<'static> = MendNames { pause: "Pause" };

pub(super) fn words(what: &MendKind) -> String {
    let at = |time: &Hour| hour(Fr, *time);
    let named = |title: &str| {
        if title.is_empty() { "ce créneau".to_owned() } else { quote(Fr, title) }
    };
    match what {
        MendKind::End { title, end, length } => {
            format!("finir {} à {} ({})", named(title), at(end), span(*length))
        }
        MendKind::Begin { title, start, length } => {
            format!("commencer {} à {} ({})", named(title), at(start), span(*length))
        }
        MendKind::FillBreak { start, end, length } => {
            format!("écrire une pause de {} à {} ({})", at(start), at(end), span(*length))
        }
        MendKind::Grow { title, length, giver, left } => format!(
            "porter {} à {}, pris sur {} (reste {})",
            named(title),
            span(*length),
            named(giver),
            span(*left),
        ),
        MendKind::AddBreaks { starts, length } => {
            let count = starts.len();
            let starts: Vec<_> = starts.iter().map(at).collect();
            match count {
                1 => format!("ajouter une pause de {} à {}", span(*length), starts.join(", ")),
                _ => {
                    format!("ajouter {count} pauses de {}, à {}", span(*length), starts.join(", "),)
                }
            }
        }
        MendKind::Split { title, start, length, end } => format!(
            "couper {} en deux par une pause de {} à {}{NBSP}; fin à {}",
            named(title),
            span(*length),
            at(start),
            at(end),
        ),
        MendKind::Time { turns, needs } => format!("passer à {}", sum(turns, *needs)),
        MendKind::TimeAll { slots, changeover } => format!(
            "prévoir {} par changement d’orateur dans {slots} créneau{}, phases raccourcies",
            span(*changeover),
            if *slots > 1 { "x" } else { "" },
        ),
        MendKind::Turns(counts) => {
            let counts = counts.iter().map(|TurnCount { title, from, to }| {
                format!("{} à {to} passage{} (au lieu de {from})", named(title), plural(Fr, *to))
            });
            format!("passer {}", counts.collect::<Vec<_>>().join(", "))
        }
        MendKind::RemoveTeam { name } => {
            format!("retirer la seconde mention de {}", quote(Fr, name))
        }
        MendKind::RemoveTurns { names } => {
            let names: Vec<_> = names.iter().map(|name| quote(Fr, name)).collect();
            format!("retirer le second passage de {}", names.join(", "))
        }
        MendKind::AddTeam { name } => {
            format!("ajouter {} à la fin de la liste des défis", quote(Fr, name))
        }
        MendKind::Rename { name, to } => {
            format!("remplacer {} par {}", quote(Fr, name), quote(Fr, to))
        }
        MendKind::Later { name, place } => {
            format!("faire passer {} en {place}e position", quote(Fr, name))
        }
        MendKind::NoRounds { rounds } => format!("retirer rounds: {rounds}"),
        MendKind::Announce { end } => format!("annoncer la fin à {}", at(end)),
        MendKind::NoAnnounce => "retirer la fin annoncée, qui est celle du dernier créneau".into(),
        MendKind::WriteEnd { title, end } => {
            format!("écrire la fin de {}{NBSP}: {}", named(title), at(end))
        }
        MendKind::WriteLength { title, length } => {
            format!("écrire la durée de {}{NBSP}: {}", named(title), span(*length))
        }
        MendKind::NoLength { length } => {
            format!("retirer la durée de {}, les heures restent", span(*length))
        }
        MendKind::Swap { start, end } => format!(
            "échanger les heures{NBSP}: de {} à {}",
            time_of_day(Fr, *start),
            time_of_day(Fr, *end),
        ),
        MendKind::MoveUp { title, start } => {
            format!("remonter {} à sa place, à {}", named(title), time_of_day(Fr, *start))
        }
        MendKind::WriteTime { time, taken } => {
            format!("écrire {} au lieu de {}", at(taken), time_of_day(Fr, *time))
        }
        MendKind::Follow { title } => {
            format!("retirer le début de {}, qui suit le créneau précédent", named(title))
        }
    }
}
