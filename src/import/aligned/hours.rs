//! Bare hours among written ones: `12-1 lunch` between `10am - 12 noon work` and `1pm tech check`.

use super::{LIST, beginning};
use crate::import::{
    doc::{Block, Role},
    entry::head,
    words::{
        date,
        fold::{Folded, Words},
        number::digits,
    },
};

/// So much of a line holds a range and the word behind it, in characters.
const HEAD: usize = 24;
/// No slot between bare hours is longer, in hours.
const LONGEST: u32 = 8;

/// What is counted, so that the numbers before it are no hours.
static COUNTED: Words = Words::new(&[
    "min",
    "mins",
    "minutes",
    "minuten",
    "minutos",
    "people",
    "personnes",
    "personen",
    "personas",
    "participants",
    "teams",
    "equipes",
    "groups",
    "groupes",
    "gruppen",
    "grupos",
    "groepen",
    "x",
    "times",
    "fois",
    "mal",
    "jours",
    "days",
    "tage",
    "ans",
    "years",
    "jahre",
    "heures",
    "hours",
    "stunden",
    "horas",
    "uur",
    "pers",
    "m",
    "km",
    "h",
    "of",
    "sur",
    "to",
    "a",
    "et",
    "and",
    "und",
]);

/// Writes bare ranges as times where a list of times goes on around them.
pub(super) fn marked(mut blocks: Vec<Block>) -> Vec<Block> {
    let found: Vec<(usize, u32, u32, usize)> = blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| {
            let (start, end, after) = bare(block)?;
            Some((at, start, end, after))
        })
        .collect();
    if found.is_empty() {
        return blocks;
    }
    let timed = |block: &Block| {
        block.role == Role::Item
            && head(&Folded::new(beginning(&block.text, HEAD)))
                .is_some_and(|timed| timed.span.is_some())
    };
    let times: Vec<bool> = blocks.iter().map(timed).collect();
    if times.iter().filter(|timed| **timed).count() < LIST {
        return blocks;
    }
    for (at, start, end, after) in found {
        let listed = |other: Option<usize>| {
            other.is_some_and(|other| {
                times.get(other).copied().unwrap_or(false)
                    || blocks.get(other).is_some_and(|block| bare(block).is_some())
            })
        };
        let beside = listed(at.checked_sub(1))
            && (at + 1 >= blocks.len()
                || listed(Some(at + 1))
                || blocks[at + 1].role != Role::Item)
            || listed(Some(at + 1))
                && at.checked_sub(1).is_none_or(|above| blocks[above].role != Role::Item);
        if beside {
            let title: String = blocks[at].text.chars().skip(after).collect();
            blocks[at].text = format!("{start}:00-{end}:00 {}", title.trim_start());
        }
    }
    blocks
}

/// A bare range of hours at the head of a line, before a word: from, to, and where it ends.
fn bare(block: &Block) -> Option<(u32, u32, usize)> {
    if block.role != Role::Item || !block.text.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let text = Folded::new(beginning(&block.text, HEAD));
    let (start, end) = digits(&text, 0, 2)?;
    let dash = text.skip_spaces(end);
    let (stop, after) =
        digits(&text, text.skip_spaces(dash + 1), 2).filter(|_| text.at(dash) == '-')?;
    let next = text.skip_spaces(after);
    let hours = (1..=24).contains(&start) && (1..=24).contains(&stop);
    let lasts = if stop > start { stop - start } else { (stop + 12).saturating_sub(start) };
    (hours
        && next > after
        && text.at(next).is_alphabetic()
        && (1..=LONGEST).contains(&lasts)
        && text.after_word(next, &COUNTED).is_none()
        && date::day(&text, dash + 1).is_none()
        && date::find(&text).is_none())
    .then_some((start, stop, after))
}
