//! One time of day: `13h30`, `15h`, `9:30`, `9.30 Uhr`, `2pm`, `noon`, `half past nine`.

use crate::import::words::{
    fold::{Folded, Table, Words},
    number::{digits, whole},
};

/// A time of day as written; which half of the day may still be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Clock {
    /// Minutes after midnight, up to 1440.
    pub minutes: u16,
    /// Which half of the day the writer named.
    pub half: Option<Half>,
    /// How it is spelled.
    pub style: Style,
    /// Whether the hour has a leading zero, as only the clock of 24 hours has.
    pub padded: bool,
}

/// A half of the day, of the twelve-hour clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Half {
    Am,
    Pm,
}

/// How a time is spelled, which says how far it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Style {
    /// `13h30`, `14 Uhr`: an hour's letter and perhaps minutes.
    Letter,
    /// `13:30`.
    Colon,
    /// `9.30`: also how versions and prices are written.
    Dot,
    /// `0930`: also how years and numbers are written.
    Digits,
    /// `2pm`, `noon`.
    Named,
    /// `9`: only one side of a range can be so bare.
    Bare,
}

impl Clock {
    fn new(hour: u32, minute: u32, style: Style) -> Option<Self> {
        let fits = hour < 24 && minute < 60 || hour == 24 && minute == 0;
        let minutes = u16::try_from(hour * 60 + minute).ok()?;
        fits.then_some(Self { minutes, half: None, style, padded: false })
    }

    /// Whether it can only be a time of day.
    pub(in crate::import) fn sure(self) -> bool {
        match self.style {
            Style::Letter | Style::Colon | Style::Named => true,
            Style::Dot | Style::Digits | Style::Bare => self.half.is_some(),
        }
    }
}

static LETTERS: Words = Words::new(&[
    "h", "hs", "hrs", "hr", "heures", "heure", "uhr", "uur", "horas", "hora", "o'clock", "u",
]);
pub(super) static NOON: Words = Words::new(&["midi", "noon", "midday", "mezzogiorno", "mediodia"]);
pub(super) static MIDNIGHT: Words =
    Words::new(&["minuit", "midnight", "mitternacht", "medianoche", "middernacht"]);
static AM: Words =
    Words::new(&["am", "a.m.", "a.m", "a. m.", "de la manana", "in the morning", "du matin"]);
static PM: Words = Words::new(&[
    "pm",
    "p.m.",
    "p.m",
    "p. m.",
    "de la tarde",
    "de la noche",
    "in the afternoon",
    "in the evening",
    "de l'apres-midi",
    "du soir",
]);

/// Words before an hour that shift it, in minutes.
pub(super) static PAST: Table<i32> = Table::new(&[
    ("half past ", 30),
    ("quarter past ", 15),
    ("a quarter past ", 15),
    ("quarter to ", -15),
    ("a quarter to ", -15),
    ("halb ", -30),
    ("viertel nach ", 15),
    ("viertel vor ", -15),
    ("half ", -30),
    ("kwart over ", 15),
    ("kwart voor ", -15),
]);

/// The time of day that stands at `at`, and where it ends; none inside a word or a number.
pub(in crate::import) fn clock(text: &Folded, at: usize) -> Option<(Clock, usize)> {
    if !begins(text, at) {
        return None;
    }
    let found = match text.at(at).is_ascii_digit() {
        true => numbered(text, at),
        false => named(text, at),
    };
    let (clock, end) = found?;
    let padded = text.at(at) == '0';
    ends(text, end).then_some((Clock { padded, ..clock }, end))
}

/// A bare hour, `9`, which is a time only beside one that is sure.
pub(in crate::import) fn bare(text: &Folded, at: usize) -> Option<(Clock, usize)> {
    if !begins(text, at) {
        return None;
    }
    let (hour, end) = digits(text, at, 2)?;
    let clock = Clock::new(hour, 0, Style::Bare)?;
    let (half, end) = half(text, end);
    let clock = with_half(clock, half)?;
    (ends(text, end) && text.at(end) != '%').then_some((clock, end))
}

fn begins(text: &Folded, at: usize) -> bool {
    let before = text.before(at);
    if text.behind_word(at) || matches!(before, '€' | '$' | '£' | '#' | '°') {
        return false;
    }
    let glued = matches!(before, '.' | ',' | '/' | ':');
    !(glued && at >= 2 && text.at(at - 2).is_ascii_digit())
}

fn ends(text: &Folded, end: usize) -> bool {
    let (next, after) = (text.at(end), text.at(end + 1));
    if text.in_word(end) || matches!(next, '%' | '€' | '$' | '£') {
        return false;
    }
    !(matches!(next, '.' | ',' | '/' | ':') && after.is_ascii_digit())
}

fn named(text: &Folded, at: usize) -> Option<(Clock, usize)> {
    // the "midi" of "après-midi" is no time
    if text.before(at) == '-' && at >= 2 && text.at(at - 2).is_alphabetic() {
        return None;
    }
    if let Some(end) = text.after_word(at, &NOON) {
        return Some((Clock { half: Some(Half::Pm), ..Clock::new(12, 0, Style::Named)? }, end));
    }
    if let Some(end) = text.after_word(at, &MIDNIGHT) {
        return Some((Clock { half: Some(Half::Pm), ..Clock::new(24, 0, Style::Named)? }, end));
    }
    spoken(text, at)
}

/// `half past nine`, `halb zehn`, `half tien`, `quarter to ten`, `neuf heures et demie`.
fn spoken(text: &Folded, at: usize) -> Option<(Clock, usize)> {
    for (words, shift) in PAST.at(text, at) {
        let Some(after) = text.after(at, words) else { continue };
        let Some((hour, end)) = whole(text, after).filter(|(hour, _)| (1..=12).contains(hour))
        else {
            continue;
        };
        // "half 10" is 9:30 in German and Dutch; English would say "half past"
        let minutes = i32::try_from(hour * 60).ok()? + shift;
        let mut clock = Clock::new(0, 0, Style::Named)?;
        clock.minutes = u16::try_from(minutes).ok()?;
        let (half, end) = half(text, end);
        return Some((with_half(clock, half)?, end));
    }
    let (hour, after) = crate::import::words::number::in_words(text, at)?;
    let after = text.skip_spaces(after);
    let end = text.after_word(after, &["heures", "uhr", "o'clock", "uur"])?;
    let mut clock = Clock::new(hour, 0, Style::Named)?;
    let next = text.skip_spaces(end);
    if let Some(end) = text.after_word(next, &["et demie", "y media"]) {
        clock.minutes += 30;
        return Some((clock, end));
    }
    if let Some((minutes, end)) = whole(text, next).filter(|(value, _)| (5..60).contains(value)) {
        clock.minutes += u16::try_from(minutes).ok()?;
        return Some((clock, end));
    }
    Some((clock, end))
}

fn numbered(text: &Folded, at: usize) -> Option<(Clock, usize)> {
    if let Some(found) = four_digits(text, at) {
        return Some(found);
    }
    let (hour, end) = digits(text, at, 2)?;
    let separated = match text.at(end) {
        ':' => two_digits(text, end + 1).map(|(minute, end)| (minute, end, Style::Colon)),
        '.' => two_digits(text, end + 1).map(|(minute, end)| (minute, end, Style::Dot)),
        '\'' => two_digits(text, end + 1)
            .filter(|(_, end)| of_an_hour(text, *end))
            .map(|(minute, end)| (minute, end, Style::Dot)),
        _ => None,
    };
    if let Some((minute, mut end, style)) = separated {
        let mut clock = Clock::new(hour, minute, style)?;
        if style == Style::Colon
            && text.at(end) == ':'
            && let Some((_, seconds)) = two_digits(text, end + 1)
        {
            end = seconds;
        }
        let (half, after) = half(text, end);
        if half.is_some() {
            return Some((with_half(clock, half)?, after));
        }
        if let Some(after) = text.after_word(text.skip_spaces(end), &LETTERS) {
            clock.style = Style::Letter;
            end = after;
        }
        return Some((clock, end));
    }
    let (half, after) = half(text, end);
    if half.is_some() {
        let after = text.after_word(text.skip_spaces(after), &["noon"]).unwrap_or(after);
        return Some((with_half(Clock::new(hour, 0, Style::Named)?, half)?, after));
    }
    if hour == 12
        && let Some(end) = text.after_word(text.skip_spaces(end), &["noon", "midday"])
    {
        return Some((Clock { half: Some(Half::Pm), ..Clock::new(12, 0, Style::Named)? }, end));
    }
    lettered(text, hour, end)
}

/// Whether what stands behind `20'30` says that it is a time and no length: `20'30 horas`,
/// `11'30 - 13 h`.
fn of_an_hour(text: &Folded, end: usize) -> bool {
    let next = text.skip_spaces(end);
    let ranges = text.at(next) == '-' && text.at(text.skip_spaces(next + 1)).is_ascii_digit();
    ranges || text.after_word(next, &LETTERS).is_some()
}

/// `13h30`, `13 h 30`, `15h`, `14 Uhr 30`, `9u30`.
fn lettered(text: &Folded, hour: u32, end: usize) -> Option<(Clock, usize)> {
    let spaced = text.skip_spaces(end);
    for letter in ["h", "u"] {
        let Some(after) = text.after(spaced, letter) else { continue };
        if let Some((minute, end)) = two_digits(text, after) {
            return Some((Clock::new(hour, minute, Style::Letter)?, end));
        }
        if letter == "h"
            && text.at(after) == ' '
            && spaced > end
            && let Some((minute, end)) = two_digits(text, after + 1)
        {
            return Some((Clock::new(hour, minute, Style::Letter)?, end));
        }
    }
    let after = text.after_word(spaced, &LETTERS)?;
    if spaced > end && text.at(spaced) == 'u' && after == spaced + 1 {
        return None;
    }
    let clock = Clock::new(hour, 0, Style::Letter)?;
    let (half, after) = half(text, after);
    if half.is_some() {
        return Some((with_half(clock, half)?, after));
    }
    let minutes = two_digits(text, text.skip_spaces(after));
    match minutes.filter(|(_, end)| after > spaced + 1 && ends(text, *end)) {
        Some((minute, end)) => Some((Clock::new(hour, minute, Style::Letter)?, end)),
        None => Some((clock, after)),
    }
}

fn four_digits(text: &Folded, at: usize) -> Option<(Clock, usize)> {
    let (value, mut end) = digits(text, at, 4)?;
    if end - at != 4 || iso_date(text, end) {
        return None;
    }
    let mut clock = Clock::new(value / 100, value % 100, Style::Digits)?;
    let (half, after) = half(text, end);
    if half.is_some() {
        return Some((with_half(clock, half)?, after));
    }
    if let Some(after) = text.after_word(text.skip_spaces(end), &["h", "hrs", "uhr", "uur"]) {
        clock.style = Style::Letter;
        end = after;
    }
    Some((clock, end))
}

/// Whether a month and a day follow a year: `2026-05-14`.
fn iso_date(text: &Folded, end: usize) -> bool {
    let part = |at: usize| {
        text.at(at) == '-'
            && two_digits(text, at + 1).is_some()
            && !text.at(at + 3).is_ascii_digit()
    };
    part(end) && part(end + 3)
}

fn two_digits(text: &Folded, at: usize) -> Option<(u32, usize)> {
    let (value, end) = digits(text, at, 2)?;
    (end - at == 2).then_some((value, end))
}

fn half(text: &Folded, end: usize) -> (Option<Half>, usize) {
    let at = text.skip_spaces(end);
    for (half, words) in [(Half::Am, &AM), (Half::Pm, &PM)] {
        if let Some(after) = text.after_word(at, words) {
            return (Some(half), after);
        }
    }
    (None, end)
}

/// Puts a time of day in the half that the writer named.
fn with_half(clock: Clock, half: Option<Half>) -> Option<Clock> {
    let Some(half) = half else { return Some(clock) };
    let minutes = match half {
        Half::Am if (720..780).contains(&clock.minutes) => clock.minutes - 720,
        Half::Pm if clock.minutes < 720 => clock.minutes + 720,
        Half::Am | Half::Pm => clock.minutes,
    };
    Some(Clock { minutes, half: Some(half), ..clock })
}
