//! Days: `21 juin`, `jeudi 21 juin 2018`, `June 21st`, `21.06.2018`, `2018-06-21`, `Samedi`.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    fold::{Folded, Keys, Table, Words, fold},
    number::{digits, in_words},
};

/// A day as written: any part may be left out but the day of the month or the weekday.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::import) struct Day {
    pub weekday: Option<Weekday>,
    /// Month and day of the month.
    pub date: Option<(u32, u32)>,
    pub year: Option<i32>,
    /// `Jour 2`, `Day 2`: the days of one event, counted from 1.
    pub number: Option<u32>,
}

static MONTHS: Table<u32> = Table::new(&[
    ("janvier", 1),
    ("janv", 1),
    ("jan", 1),
    ("january", 1),
    ("januar", 1),
    ("jänner", 1),
    ("enero", 1),
    ("ene", 1),
    ("januari", 1),
    ("fevrier", 2),
    ("fevr", 2),
    ("fev", 2),
    ("feb", 2),
    ("february", 2),
    ("februar", 2),
    ("febrero", 2),
    ("februari", 2),
    ("mars", 3),
    ("march", 3),
    ("mar", 3),
    ("marz", 3),
    ("marzo", 3),
    ("maart", 3),
    ("mrt", 3),
    ("avril", 4),
    ("avr", 4),
    ("april", 4),
    ("apr", 4),
    ("abril", 4),
    ("abr", 4),
    ("mai", 5),
    ("may", 5),
    ("mayo", 5),
    ("mei", 5),
    ("juin", 6),
    ("june", 6),
    ("jun", 6),
    ("juni", 6),
    ("junio", 6),
    ("juillet", 7),
    ("juil", 7),
    ("july", 7),
    ("jul", 7),
    ("juli", 7),
    ("julio", 7),
    ("aout", 8),
    ("august", 8),
    ("aug", 8),
    ("agosto", 8),
    ("ago", 8),
    ("augustus", 8),
    ("septembre", 9),
    ("sept", 9),
    ("sep", 9),
    ("september", 9),
    ("septiembre", 9),
    ("setiembre", 9),
    ("octobre", 10),
    ("oct", 10),
    ("october", 10),
    ("oktober", 10),
    ("okt", 10),
    ("octubre", 10),
    ("novembre", 11),
    ("nov", 11),
    ("november", 11),
    ("noviembre", 11),
    ("decembre", 12),
    ("dec", 12),
    ("december", 12),
    ("dezember", 12),
    ("dez", 12),
    ("diciembre", 12),
    ("dic", 12),
]);

static WEEKDAYS: Table<Weekday> = Table::new(&[
    ("lundi", Weekday::Mon),
    ("monday", Weekday::Mon),
    ("mon", Weekday::Mon),
    ("montag", Weekday::Mon),
    ("lunes", Weekday::Mon),
    ("maandag", Weekday::Mon),
    ("mardi", Weekday::Tue),
    ("tuesday", Weekday::Tue),
    ("tue", Weekday::Tue),
    ("tues", Weekday::Tue),
    ("dienstag", Weekday::Tue),
    ("martes", Weekday::Tue),
    ("dinsdag", Weekday::Tue),
    ("mercredi", Weekday::Wed),
    ("wednesday", Weekday::Wed),
    ("wed", Weekday::Wed),
    ("mittwoch", Weekday::Wed),
    ("miercoles", Weekday::Wed),
    ("woensdag", Weekday::Wed),
    ("jeudi", Weekday::Thu),
    ("thursday", Weekday::Thu),
    ("thu", Weekday::Thu),
    ("thur", Weekday::Thu),
    ("thurs", Weekday::Thu),
    ("donnerstag", Weekday::Thu),
    ("jueves", Weekday::Thu),
    ("donderdag", Weekday::Thu),
    ("vendredi", Weekday::Fri),
    ("friday", Weekday::Fri),
    ("fri", Weekday::Fri),
    ("freitag", Weekday::Fri),
    ("viernes", Weekday::Fri),
    ("vrijdag", Weekday::Fri),
    ("samedi", Weekday::Sat),
    ("saturday", Weekday::Sat),
    ("sat", Weekday::Sat),
    ("samstag", Weekday::Sat),
    ("sonnabend", Weekday::Sat),
    ("sabado", Weekday::Sat),
    ("zaterdag", Weekday::Sat),
    ("dimanche", Weekday::Sun),
    ("sunday", Weekday::Sun),
    ("sun", Weekday::Sun),
    ("sonntag", Weekday::Sun),
    ("domingo", Weekday::Sun),
    ("zondag", Weekday::Sun),
]);

static COUNTED: Words = Words::new(&["jour", "journee", "day", "tag", "dia", "dag"]);

/// The first day named in a text, with where it stands.
pub(in crate::import) fn find(text: &Folded) -> Option<(Day, usize, usize)> {
    let begins = |at: &usize| text.at(*at).is_ascii_digit() || text.holds(*at, &FIRST);
    (0..text.len()).filter(begins).find_map(|at| {
        let (day, end) = day(text, at)?;
        Some((day, at, end))
    })
}

/// The words that a day begins with.
static FIRST: Keys = WEEKDAYS.keys().or(MONTHS.keys()).or(COUNTED.keys());

/// The day that stands at `at`, and where it ends.
pub(in crate::import) fn day(text: &Folded, at: usize) -> Option<(Day, usize)> {
    if text.behind_word(at)
        || matches!(text.before(at), '/' | '.') && at >= 2 && text.at(at - 2).is_ascii_digit()
    {
        return None;
    }
    if let Some((weekday, end)) = weekday(text, at) {
        let mut next = end;
        while matches!(text.at(next), ' ' | ',' | '.' | '(' | '-' | '|' | ':') {
            next += 1;
        }
        for word in ["le ", "the ", "den ", "dem ", "el ", "de ", "am "] {
            next = text.after(next, word).unwrap_or(next);
        }
        return Some(match calendar(text, next) {
            Some((day, end)) => (Day { weekday: Some(weekday), ..day }, end),
            None => (Day { weekday: Some(weekday), ..Day::default() }, end),
        });
    }
    calendar(text, at).or_else(|| counted(text, at))
}

fn weekday(text: &Folded, at: usize) -> Option<(Weekday, usize)> {
    if !WEEKDAYS.may_begin(text, at) {
        return None;
    }
    let end = text.word_end(at);
    let (word, weekday) = WEEKDAYS.get(text, at, end)?;
    // "sun" and "sat" are also words
    let short = word.len() <= 4;
    let written = text.raw.get(at).is_some_and(|c| c.is_uppercase());
    if short && !written {
        return None;
    }
    let end = if short && text.at(end) == '.' { end + 1 } else { end };
    Some((weekday, end))
}

fn counted(text: &Folded, at: usize) -> Option<(Day, usize)> {
    let end = text.after_word(at, &COUNTED)?;
    let (number, end) =
        digits(text, text.skip_spaces(end), 2).or_else(|| in_words(text, text.skip_spaces(end)))?;
    let mut next = end;
    while matches!(text.at(next), ' ' | ',' | '-' | ':' | '(' | '|') {
        next += 1;
    }
    // "Day 1 - Thursday, May 6th": the day that follows says more
    if let Some((found, end)) = day(text, next).filter(|(day, _)| day.number.is_none()) {
        return Some((Day { number: Some(number), ..found }, end));
    }
    Some((Day { number: Some(number), ..Day::default() }, end))
}

fn calendar(text: &Folded, at: usize) -> Option<(Day, usize)> {
    numeric(text, at).or_else(|| day_first(text, at)).or_else(|| month_first(text, at))
}

/// `2018-06-21`, `21/06/2018`, `21.06.2018`, `21.6.`.
fn numeric(text: &Folded, at: usize) -> Option<(Day, usize)> {
    let (first, end) = digits(text, at, 4)?;
    let mark = text.at(end);
    if !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    let (second, after) = digits(text, end + 1, 2)?;
    if end - at == 4 {
        let (day, after) = (text.at(after) == mark).then(|| digits(text, after + 1, 2))??;
        return dated(Some(first), second, day, after);
    }
    if text.at(after) != mark {
        return None;
    }
    match digits(text, after + 1, 4) {
        Some((year, last)) if matches!(last - after - 1, 2 | 4) => {
            let year = if year < 100 { year + 2000 } else { year };
            // "06/21/2018" can only be the American order
            dated(Some(year), second, first, last)
                .or_else(|| dated(Some(year), first, second, last))
        }
        // "21.6." is a day, "21/6/" is nothing
        None if mark == '.' && !text.at(after + 1).is_ascii_digit() => {
            dated(None, second, first, after + 1)
        }
        _ => None,
    }
}

/// `21 juin 2018`, `1er mars`, `21st of June`, `21. Juni`, `21 de junio de 2018`.
fn day_first(text: &Folded, at: usize) -> Option<(Day, usize)> {
    let (day, mut end) = digits(text, at, 2)?;
    for suffix in ["er", "eme", "st", "nd", "rd", "th", ".", "e"] {
        if let Some(after) = text.after(end, suffix)
            && !text.in_word(after)
        {
            end = after;
            break;
        }
    }
    let mut next = text.skip_spaces(end);
    // "20 et 21 juin", "20-21 juin": the first day is meant
    for word in ["of ", "de ", "et ", "and ", "und ", "y ", "en ", "au ", "- ", "-"] {
        if let Some(after) = text.after(next, word) {
            next = match digits(text, after, 2) {
                Some((_, more)) => {
                    text.skip_spaces(if text.at(more) == '.' { more + 1 } else { more })
                }
                None => after,
            };
            break;
        }
    }
    let (month, end) = month(text, next)?;
    let (year, end) = year_after(text, end);
    dated(year, month, day, end)
}

/// `June 21`, `Nov 3rd, 2018`.
fn month_first(text: &Folded, at: usize) -> Option<(Day, usize)> {
    let (month, end) = month(text, at)?;
    let end = text.skip_spaces(end);
    let (day, mut end) = digits(text, end, 2)?;
    for suffix in ["st", "nd", "rd", "th"] {
        end = text.after(end, suffix).unwrap_or(end);
    }
    if text.in_word(end) || text.at(end) == ':' {
        return None;
    }
    let (year, end) = year_after(text, end);
    dated(year, month, day, end)
}

fn month(text: &Folded, at: usize) -> Option<(u32, usize)> {
    if !MONTHS.may_begin(text, at) {
        return None;
    }
    let end = text.word_end(at);
    let (name, month) = MONTHS.get(text, at, end)?;
    let end = if name.len() <= 4 && text.at(end) == '.' { end + 1 } else { end };
    Some((month, end))
}

fn year_after(text: &Folded, end: usize) -> (Option<u32>, usize) {
    let mut next = text.skip_spaces(end);
    if text.at(next) == ',' {
        next = text.skip_spaces(next + 1);
    }
    next = text.after(next, "de ").or_else(|| text.after(next, "del ")).unwrap_or(next);
    match digits(text, next, 4) {
        Some((year, after)) if (1900..=2199).contains(&year) && !text.in_word(after) => {
            (Some(year), after)
        }
        Some(_) | None => (None, end),
    }
}

fn dated(year: Option<u32>, month: u32, day: u32, end: usize) -> Option<(Day, usize)> {
    let year = year.and_then(|year| i32::try_from(year).ok());
    NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
    if year.is_some_and(|year| !(1900..2200).contains(&year)) {
        return None;
    }
    Some((Day { date: Some((month, day)), year, ..Day::default() }, end))
}

/// The nearest year to `today` in which the day falls on the written weekday; without one, the
/// next time the day comes, a month back at the most.
pub(in crate::import) fn resolve(
    day: Day,
    year: Option<i32>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let (month, number) = day.date?;
    let on = |year| NaiveDate::from_ymd_opt(year, month, number);
    if let Some(year) = day.year.or(year) {
        return on(year);
    }
    let this = today.year();
    if let Some(weekday) = day.weekday {
        let near = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, -7, -8, -9, -10, -11];
        let found =
            near.iter().filter_map(|off| on(this + off)).find(|date| date.weekday() == weekday);
        if found.is_some() {
            return found;
        }
    }
    let dates = [this, this + 1].into_iter().filter_map(on);
    dates.into_iter().find(|date| (*date - today).num_days() >= -31).or_else(|| on(this))
}

/// Whether `text` says only which part of a day is meant: `matin`, `Nachmittag :`, `pm`.
pub(in crate::import) fn part_of_day(text: &str) -> bool {
    const PARTS: &[&str] = &[
        "matin",
        "matinee",
        "apres-midi",
        "soir",
        "soiree",
        "morning",
        "afternoon",
        "evening",
        "vormittag",
        "vormittags",
        "nachmittag",
        "nachmittags",
        "abend",
        "abends",
        "morgens",
        "mittags",
        "manana",
        "tarde",
        "noche",
        "ochtend",
        "middag",
        "namiddag",
        "avond",
        "am",
        "pm",
    ];
    PARTS.contains(&fold(text).trim_matches(|c: char| !c.is_alphanumeric()))
}
