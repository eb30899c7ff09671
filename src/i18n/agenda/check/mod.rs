//! What the plan doctor says about an agenda, in both languages.
//!
//! Words only: what is found, and how bad it is, are the agenda's data.

mod en;
mod form;
mod fr;
mod mends;

use chrono::TimeDelta;

pub use form::words_for_form;
pub use mends::{mend, mend_names};

use crate::{
    agenda::{
        Text,
        check::{FindingKind, Hour, TurnTimes, USUAL_CHANGEOVER},
    },
    i18n::{
        Lang,
        format::{NBSP, length, quote, time_after},
    },
};

/// The most teams that one sentence lists.
const MOST_NAMES: usize = 3;
/// Sums below this are said in minutes alone, so that they can be compared: `60 min`.
const IN_MINUTES: TimeDelta = TimeDelta::minutes(120);

/// What is found, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The finding, as a sentence with its figures and without its full stop.
    pub says: String,
    /// What the other place has to do with it; empty where there is none.
    pub also: &'static str,
    /// What would mend it, as a sentence.
    pub mend: String,
}

/// The words for a finding.
#[must_use]
pub fn words(lang: Lang, what: &FindingKind) -> Words {
    let ((says, mend), also) = match lang {
        Lang::Fr => (fr::words(what), fr::also(what)),
        Lang::En => (en::words(what), en::also(what)),
    };
    Words { says, also, mend }
}

fn hour(lang: Lang, hour: Hour) -> String {
    time_after(lang, hour.time, hour.days)
}

/// `4 × (5 + 10) min = 60 min`; with a changeover `4 × 15 min + 3 × 1 min = 63 min`.
fn sum(turns: &TurnTimes, needs: TimeDelta) -> String {
    let mut parts = Vec::new();
    let count = turns.count;
    match &*turns.phases {
        [] => {}
        [phase] => parts.push(format!("{count} × {}", minutes(*phase))),
        phases if phases.iter().all(|phase| phase.num_seconds() % 60 == 0) => {
            let each: Vec<_> = phases.iter().map(|phase| phase.num_minutes().to_string()).collect();
            parts.push(format!("{count} × ({}){NBSP}min", each.join(" + ")));
        }
        phases => {
            let each: Vec<_> = phases.iter().copied().map(minutes).collect();
            parts.push(format!("{count} × ({})", each.join(" + ")));
        }
    }
    if let Some(changeover) = turns.changeover {
        parts.push(format!("{} × {}", count.saturating_sub(1), minutes(changeover)));
    }
    format!("{} = {}", parts.join(" + "), minutes(needs))
}

fn minutes(of: TimeDelta) -> String {
    if of <= IN_MINUTES && of.num_seconds() % 60 == 0 {
        format!("{}{NBSP}min", of.num_minutes())
    } else {
        length(of)
    }
}

/// A length as English says it: `1 h 30 min` where French has `1 h 30`.
fn english_length(of: TimeDelta) -> String {
    let words = length(of);
    let seconds = of.num_seconds().abs();
    if seconds >= 3600 && seconds % 3600 >= 60 && seconds % 60 == 0 {
        format!("{words}{NBSP}min")
    } else {
        words
    }
}

fn english_minutes(of: TimeDelta) -> String {
    if of <= IN_MINUTES { minutes(of) } else { english_length(of) }
}

/// What the plan absorbs of the time that `changes` of speakers take, when `by` remains; none when
/// all of it remains.
fn absorbed(changes: usize, by: TimeDelta) -> Option<TimeDelta> {
    let all = USUAL_CHANGEOVER * i32::try_from(changes).unwrap_or(i32::MAX);
    (all > by).then(|| all - by)
}

/// A few names, and how many are not said.
fn names(lang: Lang, names: &[Text]) -> (String, usize) {
    let said: Vec<_> = names.iter().take(MOST_NAMES).map(|name| quote(lang, name)).collect();
    (said.join(", "), names.len().saturating_sub(MOST_NAMES))
}
