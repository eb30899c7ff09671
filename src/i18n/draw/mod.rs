//! What is said of a draw: its receipt, its order, and what could not be kept of what was asked.

mod en;
mod fr;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{Lang, format};
use crate::session::{Draw, draw::Unkept};

/// The receipt, by which anybody can draw the same order again: `ordre du 21 juin, graine 133742`.
#[must_use]
pub fn receipt(lang: Lang, draw: &Draw, day: NaiveDate) -> String {
    let day = format::day_and_month(lang, day);
    match lang {
        Lang::Fr => fr::receipt(&day, draw.seed),
        Lang::En => en::receipt(&day, draw.seed),
    }
}

/// The order, a line for each turn: its place, its hour as things stood, its team.
#[must_use]
pub fn order(lang: Lang, draw: &Draw, zone: Tz) -> Vec<String> {
    let turns = draw.urn.turns.iter().zip(&draw.order).zip(1..);
    let width = draw.order.len().to_string().len();
    turns
        .map(|((turn, defi), place)| {
            let time = format::time(lang, turn.starts, zone);
            format!("{place:width$}. {time}  {defi}")
        })
        .collect()
}

/// What could not be kept, and why: a sentence.
#[must_use]
pub fn unkept(lang: Lang, unkept: &Unkept, zone: Tz) -> String {
    match lang {
        Lang::Fr => fr::unkept(unkept, zone),
        Lang::En => en::unkept(unkept, zone),
    }
}

/// How to draw the same order again, from a shell.
#[must_use]
pub fn again(lang: Lang, draw: &Draw) -> String {
    match lang {
        Lang::Fr => fr::again(draw.seed),
        Lang::En => en::again(draw.seed),
    }
}

/// That nothing was recorded.
#[must_use]
pub const fn only_tried(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => fr::ONLY_TRIED,
        Lang::En => en::ONLY_TRIED,
    }
}
