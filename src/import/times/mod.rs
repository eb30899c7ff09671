//! Times of day, ranges, lengths and repetitions in the spellings that people use.
//!
//! Knows what is no time as well: a list's number, a version, a price, a date. Never decides what
//! a line is; see the `entry` file for that.

pub(super) mod clock;
pub(super) mod length;
pub(super) mod span;
#[cfg(test)]
mod tests;

pub(super) use clock::{Clock, Half, Style};
pub(super) use span::Span;

use super::words::{
    fold::{Folded, Keys},
    number::NUMBERS,
};

/// The words that a time or a length begins with.
static FIRST: Keys = NUMBERS
    .keys()
    .or(clock::NOON.keys())
    .or(clock::MIDNIGHT.keys())
    .or(clock::PAST.keys())
    .or(length::IDIOMS.keys());
/// The same, and those that lead to a time.
static LEADING: Keys = FIRST.or(span::BEFORE.keys());

/// Whether a time or a length may stand anywhere in a text: in most lines none does.
pub(super) fn may_hold(text: &Folded) -> bool {
    let apart = |at: usize| matches!(text.before(at), 'x') || !text.behind_word(at);
    (0..text.len()).any(|at| begins(text, at) && apart(at))
}

/// Whether a time or a length may begin at `at`.
pub(super) fn begins(text: &Folded, at: usize) -> bool {
    opens(text, at, &FIRST)
}

/// Whether a time or a length, or a word that leads to a time, may begin at `at`.
pub(super) fn may_begin(text: &Folded, at: usize) -> bool {
    opens(text, at, &LEADING) || matches!(text.at(at), '~' | '±')
}

fn opens(text: &Folded, at: usize, words: &Keys) -> bool {
    text.at(at).is_ascii_digit() || text.holds(at, words) || text.raw.get(at) == Some(&'½')
}
