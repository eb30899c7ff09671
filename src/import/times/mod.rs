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
