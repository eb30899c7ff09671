//! What somebody types into a field for an hour, a length or a day, in the spellings that files
//! are read in. Reads the whole field or nothing; never guesses at a rest.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::{
    facts::time,
    times::{clock, length, span},
    words::{date, fold::Folded, kind},
};
use crate::agenda::{Kind, MAX_LENGTH, parse_length};

/// What was typed for the times of a slot; at least one of them is there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TypedTimes {
    /// The start.
    pub start: Option<NaiveTime>,
    /// The end.
    pub end: Option<NaiveTime>,
    /// The length.
    pub length: Option<TimeDelta>,
}

/// Minutes of the day below which what could be either is a length: nobody begins at `1h30`.
const EARLIEST: u16 = 6 * 60;
/// What stands before an end alone.
const UNTIL: [&str; 9] = ["->", "-", "→", "jusqu’à", "jusqu'à", "until", "till", "to", "bis"];
/// What stands between a start and a length.
const BEFORE_LENGTH: [char; 4] = [',', '+', '(', ';'];

/// Reads the times of a slot: `13h45-14h45`, `13h45, 30 min`, `13h45`, `-14h45`, `1h30`, `10`.
///
/// A number alone is minutes. `1h30` is a length and `9h30` a start: no session begins before 6:00.
#[must_use]
pub fn typed_times(text: &str) -> Option<TypedTimes> {
    let text = text.trim();
    if let Some(length) = typed_length(text).filter(|length| *length <= TimeDelta::days(1)) {
        let hour = clock_alone(text).filter(|clock| clock.minutes >= EARLIEST);
        return Some(match hour.and_then(|hour| time(hour.minutes)) {
            Some(start) => TypedTimes { start: Some(start), ..TypedTimes::default() },
            None => TypedTimes { length: Some(length), ..TypedTimes::default() },
        });
    }
    if let Some((start, long)) = text.split_once(BEFORE_LENGTH) {
        let start = typed_time(start)?;
        let length = typed_length(long.trim_end_matches(')'))?;
        return Some(TypedTimes { start: Some(start), end: None, length: Some(length) });
    }
    if let Some(end) = UNTIL.iter().find_map(|word| text.strip_prefix(word)) {
        return Some(TypedTimes { end: Some(typed_time(end)?), ..TypedTimes::default() });
    }
    let folded = Folded::new(text);
    let (found, stop) = span::span(&folded, 0)?;
    if folded.skip_spaces(stop) != folded.len() {
        return None;
    }
    let end = match found.end {
        Some(end) => Some(time(end.minutes)?),
        None => None,
    };
    Some(TypedTimes { start: Some(time(found.start.minutes)?), end, length: None })
}

/// Reads a time of day: `18h30`, `18:30`, `6.30 pm`, `1830`, `midi`.
#[must_use]
pub fn typed_time(text: &str) -> Option<NaiveTime> {
    clock_alone(text.trim()).and_then(|clock| time(clock.minutes))
}

/// Reads a length: `10`, which is minutes, `1h30`, `90s`, `une demi-heure`.
#[must_use]
pub fn typed_length(text: &str) -> Option<TimeDelta> {
    let text = text.trim();
    let minutes = text.parse::<u16>().ok().filter(|_| text.len() < 4);
    if let Some(minutes) = minutes {
        return Some(TimeDelta::minutes(i64::from(minutes))).filter(|length| !length.is_zero());
    }
    if let Ok(length) = parse_length(text) {
        return Some(length);
    }
    // seconds after minutes need no unit, like minutes after hours
    let bare = text.ends_with(|c: char| c.is_ascii_digit()) && text.contains(['m', 'M']);
    if let Some(length) = bare.then(|| parse_length(&format!("{text}s")).ok()).flatten() {
        return Some(length);
    }
    let folded = Folded::new(text);
    let (seconds, stop) = length::length(&folded, 0)?;
    let length = TimeDelta::seconds(i64::from(seconds));
    (folded.skip_spaces(stop) == folded.len() && length <= MAX_LENGTH).then_some(length)
}

/// Reads a day: `21 juin 2018`, `2018-06-21`, `21/06`; without a year, the one nearest to `today`.
#[must_use]
pub fn typed_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim();
    let alone = |text: &str| {
        let folded = Folded::new(text);
        let (day, stop) = date::day(&folded, 0)?;
        (folded.skip_spaces(stop) == folded.len()).then_some(day)
    };
    // in a file `21/06` may be a fraction; where a day is asked for, it is a day
    let day = alone(text).or_else(|| alone(&format!("{}.", text.replace('/', "."))))?;
    date::resolve(day, None, today)
}

/// The kind of time that a slot's title names: `Pause` is a break; none where it names none.
#[must_use]
pub fn typed_kind(title: &str) -> Option<Kind> {
    kind::named(title)
}

fn clock_alone(text: &str) -> Option<super::times::Clock> {
    let folded = Folded::new(text);
    let (clock, stop) = clock::clock(&folded, 0)?;
    (folded.skip_spaces(stop) == folded.len()).then_some(clock)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{write_length, write_time};

    fn read(text: &str) -> Option<String> {
        let times = typed_times(text)?;
        let time = |time: Option<NaiveTime>| time.map(write_time).unwrap_or_default();
        let length = times.length.map(write_length).unwrap_or_default();
        Some(format!("{}-{} {length}", time(times.start), time(times.end)).trim().to_owned())
    }

    #[test]
    fn fields_read_as_people_write() {
        for (text, expected) in [
            ("13h45-14h45", "13:45-14:45"),
            ("13h45 à 14h", "13:45-14:00"),
            ("9:00 – 9:30", "09:00-09:30"),
            ("13h45", "13:45-"),
            ("9h", "09:00-"),
            ("9:30", "09:30-"),
            ("10", "- 10m"),
            ("1h30", "- 1h30m"),
            ("2h", "- 2h"),
            ("45 min", "- 45m"),
            ("90s", "- 1m30s"),
            ("1m30", "- 1m30s"),
            ("1min30", "- 1m30s"),
            ("une demi-heure", "- 30m"),
            ("13h45, 30 min", "13:45- 30m"),
            ("13h45 + 30", "13:45- 30m"),
            ("-14h45", "-14:45"),
            ("jusqu’à 14h45", "-14:45"),
            ("2pm", "14:00-"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for wrong in ["", "0", "25h", "bientôt", "13h45 salle 2", "10 personnes", "13h45,"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_read_as_people_write() {
        let today = NaiveDate::from_ymd_opt(2027, 1, 15).expect("a day");
        for text in ["21 juin 2027", "2027-06-21", "21/06/2027", "21 June", "lundi 21 juin"] {
            assert_eq!(
                typed_day(text, today).map(|day| day.to_string()).as_deref(),
                Some("2027-06-21"),
                "{text}"
            );
        }
        let near = NaiveDate::from_ymd_opt(2027, 6, 1).expect("a day");
        for text in ["21/06", "21/6", "21.06", "21.6."] {
            let day = typed_day(text, near).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2027-06-21"), "{text}");
        }
        for wrong in ["21 juin à Paris", "1/2/3/4", "32/06", "1/13", "06", "21/"] {
            assert_eq!(typed_day(wrong, today), None, "{wrong}");
        }
    }
}
