//! Lengths: `20 min`, `1h30`, `20'`, `2.75 hours`, `une heure et demie`; and repetitions of them:
//! `3 x 25 min`, `2 fois 1 heure`.

use crate::import::words::{
    fold::{Folded, Table, Words},
    number::{self, digits, in_words, whole},
};

/// A length in seconds, and where it ends.
pub(in crate::import) type Found = (u32, usize);

static HOURS: Words = Words::new(&[
    "h", "hr", "hrs", "heure", "heures", "hour", "hours", "std", "std.", "stunde", "stunden",
    "hora", "horas", "uur", "uren", "ore", "ora",
]);
static MINUTES: Words = Words::new(&[
    "m",
    "mn",
    "min",
    "min.",
    "mins",
    "mins.",
    "minute",
    "minutes",
    "minuten",
    "minuut",
    "minuutjes",
    "minuto",
    "minutos",
    "minuti",
    "minutige",
    "minutigen",
    "minutiger",
    "minutiges",
    "minutig",
    "'",
]);
static SECONDS: Words = Words::new(&[
    "s", "sec", "secs", "second", "seconds", "seconde", "secondes", "sekunden", "segundos", "\"",
    "''",
]);
static TIMES: Words = Words::new(&[
    "x",
    "*",
    "fois",
    "mal",
    "times",
    "veces",
    "keer",
    "sessions of",
    "sessions de",
    "rounds of",
    "tours de",
    "slots of",
    "rondes van",
    "runden a",
    "runden zu",
    "rondas de",
]);
/// No length in a plan is longer than a week.
const LONGEST: u32 = 7 * 24 * 3600;

/// Lengths that are said without counting minutes.
pub(super) static IDIOMS: Table<u32> = Table::new(&[
    ("une demi-heure", 1800),
    ("demi-heure", 1800),
    ("half an hour", 1800),
    ("half hour", 1800),
    ("half-hour", 1800),
    ("eine halbe stunde", 1800),
    ("halbe stunde", 1800),
    ("media hora", 1800),
    ("half uur", 1800),
    ("un quart d'heure", 900),
    ("quart d'heure", 900),
    ("a quarter of an hour", 900),
    ("quarter of an hour", 900),
    ("viertelstunde", 900),
    ("cuarto de hora", 900),
    ("kwartier", 900),
    ("trois quarts d'heure", 2700),
    ("dreiviertelstunde", 2700),
    ("1/2 h", 1800),
    ("1/2h", 1800),
    ("1/2 heure", 1800),
    ("1/2 hour", 1800),
    ("1/2 stunde", 1800),
    ("1/2 std.", 1800),
    ("1/2 hora", 1800),
    ("1/2 uur", 1800),
    ("1/4 h", 900),
    ("1/4h", 900),
    ("1/4 d'heure", 900),
    ("1/4 heure", 900),
    ("1/4 hour", 900),
    ("1/4 stunde", 900),
    ("1/4 std.", 900),
    ("3/4 h", 2700),
    ("3/4h", 2700),
    ("3/4 d'heure", 2700),
    ("3/4 hour", 2700),
    ("3/4 stunde", 2700),
    ("3/4 std.", 2700),
    ("eine viertelstunde", 900),
    ("eine stunde", 3600),
    ("three quarters of an hour", 2700),
    ("tres cuartos de hora", 2700),
    ("un cuarto de hora", 900),
    ("una hora y media", 5400),
    ("hora y media", 5400),
    ("een kwartier", 900),
    ("drie kwartier", 2700),
    ("een half uur", 1800),
    ("eineinhalb stunden", 5400),
    ("dreiviertel stunde", 2700),
    ("anderthalb stunden", 5400),
    ("anderhalf uur", 5400),
    ("an hour and a half", 5400),
    ("an hour", 3600),
]);

/// Whether a length may begin at `at`: none does where this says no.
pub(in crate::import) fn may_begin(text: &Folded, at: usize) -> bool {
    number::may_begin(text, at) || text.raw.get(at) == Some(&'½') || IDIOMS.may_begin(text, at)
}

/// The length that stands at `at`.
pub(in crate::import) fn length(text: &Folded, at: usize) -> Option<Found> {
    if !may_begin(text, at) {
        return None;
    }
    let before = text.before(at);
    // "2x45 min": the sign is no letter
    let sign = before == 'x' && at >= 2 && !text.at(at - 2).is_alphabetic();
    if text.behind_word(at) && !sign
        || before == '/' && at >= 2 && text.at(at - 2).is_ascii_digit()
        || matches!(before, '.' | ',') && at >= 2 && text.at(at - 2).is_ascii_digit()
    {
        return None;
    }
    let (seconds, end) =
        idiom(text, at).or_else(|| compact(text, at)).or_else(|| counted(text, at))?;
    (seconds > 0 && seconds <= LONGEST).then_some((seconds, end))
}

/// `une demi-heure`, `half an hour`, `eine halbe Stunde`, `un quart d'heure`.
fn idiom(text: &Folded, at: usize) -> Option<Found> {
    // of those in digits, all are fractions
    let counts = text.at(at).is_ascii_digit() && text.at(at + 1) != '/';
    if counts { None } else { IDIOMS.after_word(text, at) }
}

fn counted(text: &Folded, at: usize) -> Option<Found> {
    let (mut hundredths, end) = number(text, at)?;
    let mut unit_at = text.skip_spaces(end);
    if text.at(unit_at) == '-' && unit_at == end {
        unit_at += 1;
    }
    if let Some(after) = unit(text, unit_at, &HOURS) {
        let (minutes, after) = minutes_after_hours(text, unit_at, after);
        if minutes == 0
            && let Some(end) = text.after_word(
                text.skip_spaces(after),
                &["et demie", "et demi", "and a half", "y media"],
            )
        {
            return Some((hundredths * 36 + 1800, end));
        }
        return Some((hundredths * 36 + minutes * 60, after));
    }
    if let Some(after) = unit(text, unit_at, &SECONDS) {
        return Some((hundredths / 100, after));
    }
    // "5-10 min": the longer is what the plan needs
    if text.at(text.skip_spaces(end)) == '-'
        && let Some((more, end)) = number(text, text.skip_spaces(text.skip_spaces(end) + 1))
        && let Some(after) = unit(text, text.skip_spaces(end), &MINUTES)
    {
        hundredths = hundredths.max(more);
        return Some((hundredths * 60 / 100, after));
    }
    if let Some(found) = minutes_and_seconds(text, hundredths, unit_at) {
        return Some(found);
    }
    let after = unit(text, unit_at, &MINUTES)?;
    // "5m" for metres is rare in a plan, but "2m€" and "5m2" are no lengths
    Some((hundredths * 60 / 100, after))
}

/// `1 min 30`, `2'30`: a few minutes and a part of one.
fn minutes_and_seconds(text: &Folded, hundredths: u32, unit_at: usize) -> Option<Found> {
    const FEW: u32 = 10 * 100;
    if hundredths >= FEW || !hundredths.is_multiple_of(100) {
        return None;
    }
    let after = match text.at(unit_at) {
        '\'' => unit_at + 1,
        _ => unit(text, unit_at, &MINUTES)?,
    };
    let at = text.skip_spaces(after);
    let (seconds, end) =
        digits(text, at, 2).filter(|(seconds, _)| matches!(seconds, 15 | 30 | 45))?;
    let closed = text.after_word(text.skip_spaces(end), &SECONDS).unwrap_or(end);
    let next = text.at(closed);
    let apart = !next.is_alphanumeric() && !matches!(next, '%' | ':' | '-' | '+');
    apart.then_some((hundredths * 60 / 100 + seconds, closed))
}

/// A number in hundredths: `2`, `2.75`, `1,5`, `½`, `deux`.
fn number(text: &Folded, at: usize) -> Option<(u32, usize)> {
    if text.raw.get(at) == Some(&'½') {
        return Some((50, at + 1));
    }
    let Some((value, end)) = digits(text, at, 3) else {
        let (value, end) = in_words(text, at)?;
        return Some((value * 100, end));
    };
    match (text.at(end), text.at(end + 1)) {
        ('.' | ',', next) if next.is_ascii_digit() => {
            let (fraction, after) = digits(text, end + 1, 2)?;
            let hundredths = if after - end == 2 { fraction * 10 } else { fraction };
            Some((value * 100 + hundredths, after))
        }
        _ if text.raw.get(text.skip_spaces(end)) == Some(&'½') => {
            Some((value * 100 + 50, text.skip_spaces(end) + 1))
        }
        _ => Some((value * 100, end)),
    }
}

fn unit(text: &Folded, at: usize, units: &Words) -> Option<usize> {
    let end = text.after_word(at, units)?;
    let next = text.at(end);
    (!text.in_word(end) && !matches!(next, '€' | '$' | '£' | '²')).then_some(end).or_else(|| {
        // "1h30": digits may follow an hour's letter
        (next.is_ascii_digit() && std::ptr::eq(units, &HOURS) && text.before(end) == 'h')
            .then_some(end)
    })
}

/// The minutes of `1h30`, `1 h 30`, `1h30'`, `1 hour 30 minutes`.
fn minutes_after_hours(text: &Folded, unit_at: usize, after: usize) -> (u32, usize) {
    let letter = after == unit_at + 1;
    let gap = text.after_word(text.skip_spaces(after), &["et", "and", "und", "y", "en"]);
    let at = text.skip_spaces(gap.unwrap_or(after));
    let Some((minutes, end)) = digits(text, at, 2).filter(|(minutes, _)| *minutes < 60) else {
        return (0, after);
    };
    if let Some(end) = unit(text, text.skip_spaces(end), &MINUTES) {
        return (minutes, end);
    }
    let plain = letter && end - at == 2 && !text.in_word(end);
    if plain { (minutes, end) } else { (0, after) }
}

/// `1h30` without a space; the digits belong to the hour's letter.
pub(in crate::import) fn compact(text: &Folded, at: usize) -> Option<Found> {
    let (hours, end) = digits(text, at, 2)?;
    let after = text.after(end, "h")?;
    let (minutes, end) = digits(text, after, 2)?;
    // "1h30min", "PT1H30M"
    let end = unit(text, end, &MINUTES)
        .or_else(|| {
            let at = text.skip_spaces(end);
            unit(text, at, &MINUTES).filter(|end| !text.is(at, *end, "m"))
        })
        .unwrap_or(end);
    let seconds = hours * 3600 + minutes * 60;
    (minutes < 60 && seconds > 0 && !text.in_word(end)).then_some((seconds, end))
}

/// So many times a length: `3 x 25 min`, `2 fois 1 heure`, `zweimal 30 Minuten`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Repeat {
    pub count: u32,
    pub seconds: Option<u32>,
}

/// The repetition that stands at `at`, and where it ends.
pub(in crate::import) fn repeat(text: &Folded, at: usize) -> Option<(Repeat, usize)> {
    if text.behind_word(at) {
        return None;
    }
    static WORDS: Table<u32> =
        Table::new(&[("twice", 2), ("zweimal", 2), ("dreimal", 3), ("viermal", 4)]);
    let (count, after) = match WORDS.after_word(text, at) {
        Some(found) => found,
        None => {
            let (count, end) = whole(text, at)?;
            (count, times(text, text.skip_spaces(end))?)
        }
    };
    let next = text.skip_spaces(after);
    let (seconds, end) = length(text, next).or_else(|| compact(text, next))?;
    (2..=100).contains(&count).then_some((Repeat { count, seconds: Some(seconds) }, end))
}

fn times(text: &Folded, at: usize) -> Option<usize> {
    if matches!(text.at(at), 'x' | '*') && !text.at(at + 1).is_alphabetic() {
        return Some(at + 1);
    }
    text.after_word(at, &TIMES)
}
