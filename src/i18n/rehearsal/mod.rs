//! What a rehearsal says of itself: that it is none of the real sessions, and when the day would
//! likely end.

mod en;
mod fr;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::{Lang, format};

/// Something that is said of a rehearsal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says<'a> {
    /// That this is a rehearsal, so many times as fast.
    Badge(i32),
    /// That nothing of it is kept.
    NothingKept,
    /// What leaving it means.
    QuitDrops,
    /// That an agenda is not opened from within one.
    OneAtATime,
    /// That no file is written of one.
    NothingWritten,
    /// When the session likely ends: the middle, and between what times.
    LikelyEnd(Times<'a>),
    /// The same, and when it was to end.
    LikelyEndPlanned(Times<'a>, &'a str),
    /// When a slot likely begins: its title, the middle, and between what times.
    LikelyStart(&'a str, Times<'a>),
    /// That it is drawn from so many past sessions, and so many lengths.
    FromPast(usize, usize),
    /// That it is drawn from the usual lengths, as there is no past session.
    WithoutPast,
    /// That so many slots have no length, and count for nothing.
    Untimed(usize),
    /// How many days were drawn, and with which seed.
    Runs(usize, &'a str),
}

/// Times of day, written already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times<'a> {
    /// The middle.
    pub middle: &'a str,
    /// The early one.
    pub early: &'a str,
    /// The late one.
    pub late: &'a str,
}

impl Says<'_> {
    /// The words, in `lang`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::words(self),
            Lang::En => en::words(self),
        }
    }
}

/// When the session likely ends, in a sentence: the middle, the early and the late instant, on
/// the plan's first `day`; and when it was to end, where that is known.
#[must_use]
pub fn likely_end(
    lang: Lang,
    [middle, early, late]: [DateTime<Utc>; 3],
    planned: Option<DateTime<Utc>>,
    zone: Tz,
    day: NaiveDate,
) -> String {
    let time = |at| format::time_on(lang, at, zone, day);
    let (middle, early, late) = (time(middle), time(early), time(late));
    let times = Times { middle: &middle, early: &early, late: &late };
    match planned.map(time) {
        Some(planned) => Says::LikelyEndPlanned(times, &planned).words(lang),
        None => Says::LikelyEnd(times).words(lang),
    }
}
