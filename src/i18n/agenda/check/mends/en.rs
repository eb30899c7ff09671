//! Mends in English.

use crate::{
    agenda::check::{Hour, MendKind, MendNames, TurnCount},
    i18n::{
        Lang::En,
        agenda::check::{english_length as span, hour, sum},
        format::{plural, quote, time_of_day},
    },
};

pub(super) const NAMES: MendNames<'static> = MendNames { pause: "Break" };

pub(super) fn words(what: &MendKind) -> String {
    let at = |time: &Hour| hour(En, *time);
    let named = |title: &str| {
        if title.is_empty() { "this slot".to_owned() } else { quote(En, title) }
    };
    match what {
        MendKind::End { title, end, length } => {
            format!("end {} at {} ({})", named(title), at(end), span(*length))
        }
        MendKind::Begin { title, start, length } => {
            format!("begin {} at {} ({})", named(title), at(start), span(*length))
        }
        MendKind::FillBreak { start, end, length } => {
            format!("write a break from {} to {} ({})", at(start), at(end), span(*length))
        }
        MendKind::Grow { title, length, giver, left } => format!(
            "give {} {}, taken from {} ({} left)",
            named(title),
            span(*length),
            named(giver),
            span(*left),
        ),
        MendKind::AddBreaks { starts, length } => {
            let count = starts.len();
            let starts: Vec<_> = starts.iter().map(at).collect();
            match count {
                1 => format!("add a break of {} at {}", span(*length), starts.join(", ")),
                _ => {
                    format!("add {count} breaks of {}, at {}", span(*length), starts.join(", "))
                }
            }
        }
        MendKind::Split { title, start, length, end } => format!(
            "cut {} in two with a break of {} at {}; it ends at {}",
            named(title),
            span(*length),
            at(start),
            at(end),
        ),
        MendKind::Time { turns, needs } => format!("make it {}", sum(turns, *needs)),
        MendKind::TimeAll { slots, changeover } => format!(
            "make {} for each change of speakers in {slots} slot{}, with shorter phases",
            span(*changeover),
            plural(En, *slots),
        ),
        MendKind::Turns(counts) => {
            let counts = counts.iter().map(|TurnCount { title, from, to }| {
                format!("{} {to} turn{} (instead of {from})", named(title), plural(En, *to))
            });
            format!("give {}", counts.collect::<Vec<_>>().join(", "))
        }
        MendKind::RemoveTeam { name } => {
            format!("remove the second mention of {}", quote(En, name))
        }
        MendKind::RemoveTurns { names } => {
            let names: Vec<_> = names.iter().map(|name| quote(En, name)).collect();
            format!("remove the second turn of {}", names.join(", "))
        }
        MendKind::AddTeam { name } => format!("add {} at the end of the teams", quote(En, name)),
        MendKind::Rename { name, to } => {
            format!("write {} instead of {}", quote(En, to), quote(En, name))
        }
        MendKind::Later { name, place } => {
            format!("let {} present as number {place}", quote(En, name))
        }
        MendKind::NoRounds { rounds } => format!("remove rounds: {rounds}"),
        MendKind::Announce { end } => format!("announce the end at {}", at(end)),
        MendKind::NoAnnounce => "remove the announced end: it is the last slot’s own".into(),
        MendKind::WriteEnd { title, end } => {
            format!("write the end of {}: {}", named(title), at(end))
        }
        MendKind::WriteLength { title, length } => {
            format!("write the length of {}: {}", named(title), span(*length))
        }
        MendKind::NoLength { length } => {
            format!("remove the length of {}; the times stay", span(*length))
        }
        MendKind::Swap { start, end } => {
            format!("swap the times: from {} to {}", time_of_day(En, *start), time_of_day(En, *end),)
        }
        MendKind::MoveUp { title, start } => {
            format!("move {} up to its place, at {}", named(title), time_of_day(En, *start))
        }
        MendKind::WriteTime { time, taken } => {
            format!("write {} instead of {}", at(taken), time_of_day(En, *time))
        }
        MendKind::Follow { title } => {
            format!("remove the start of {}, which follows the slot above it", named(title))
        }
    }
}
