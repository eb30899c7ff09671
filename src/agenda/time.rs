//! Lengths and times of day as an agenda writes them.
//!
//! Only the spellings of the agenda file; the many spellings of people's own documents are the
//! business of the import room.

use std::fmt::Write;

use chrono::{NaiveTime, TimeDelta, Timelike};

/// Why a text is not a time of day or a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotATime {
    /// It has another shape than a time or a length.
    Shape,
    /// It has the shape, but there is no such hour, minute or second.
    Range,
    /// A decimal number without a unit ("5.5"): minutes or hours?
    Ambiguous,
    /// A length of zero.
    Zero,
    /// More than [`MAX_LENGTH`].
    TooLong,
}

/// The longest length accepted: a week.
pub const MAX_LENGTH: TimeDelta = TimeDelta::days(7);

/// Reads what [`parse_time`] reads, and `"2:05 pm"` or `"2pm"`, as people say it.
///
/// # Errors
/// When the text has another shape, or no such hour exists.
pub fn parse_said_time(text: &str) -> Result<NaiveTime, NotATime> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let half = |ends: [&str; 2]| ends.into_iter().find_map(|end| lower.strip_suffix(end));
    let (clock, afternoon) = match (half(["am", "a.m."]), half(["pm", "p.m."])) {
        (Some(clock), _) => (clock, 0),
        (_, Some(clock)) => (clock, 12),
        (None, None) => return parse_time(text),
    };
    let clock = clock.trim_end();
    let whole = number(clock).is_some_and(|(_, rest)| rest.is_empty());
    let time = if whole { parse_time(&format!("{clock}h"))? } else { parse_time(clock)? };
    match time.hour() {
        hour @ 1..=12 => time.with_hour(hour % 12 + afternoon).ok_or(NotATime::Range),
        _ => Err(NotATime::Range),
    }
}

/// Reads `"13:30"`, `"13h30"`, `"15h"`, `"9:05"` or `"13:30:15"`; `"24:00"` is midnight.
///
/// # Errors
/// When the text has another shape, or no such hour exists.
pub fn parse_time(text: &str) -> Result<NaiveTime, NotATime> {
    let text = text.trim();
    let (hour, rest) = number(text).ok_or(NotATime::Shape)?;
    let rest = rest.trim_start();
    let Some(rest) = rest.strip_prefix([':', 'h', 'H']) else {
        return Err(NotATime::Shape);
    };
    let rest = rest.trim_start();
    let (minute, second) = if rest.is_empty() {
        if text.ends_with(':') {
            return Err(NotATime::Shape);
        }
        (0, 0)
    } else {
        let (minute, rest) = two_digits(rest).ok_or(NotATime::Shape)?;
        match rest.strip_prefix(':') {
            None if rest.is_empty() => (minute, 0),
            None => return Err(NotATime::Shape),
            Some(rest) => match two_digits(rest) {
                Some((second, "")) => (minute, second),
                _ => return Err(NotATime::Shape),
            },
        }
    };
    if (hour, minute, second) == (24, 0, 0) {
        return Ok(NaiveTime::MIN);
    }
    NaiveTime::from_hms_opt(hour, minute, second).ok_or(NotATime::Range)
}

/// Reads `"5m"`, `"1h30"`, `"2h"`, `"2h29m"`, `"90s"`, `"1m30s"`, `"5 min"` or `"5'"`.
///
/// # Errors
/// When the text has another shape, is zero, or is longer than a week.
pub fn parse_length(text: &str) -> Result<TimeDelta, NotATime> {
    let mut rest = text.trim();
    let mut total: i64 = 0;
    let mut last = None;
    while !rest.is_empty() {
        let (value, after) = number(rest).ok_or(NotATime::Shape)?;
        let after = after.trim_start();
        let letters =
            after.find(|c: char| c.is_ascii_digit() || c.is_whitespace()).unwrap_or(after.len());
        let (unit, after) = after.split_at(letters);
        let seconds = match (unit.to_lowercase().as_str(), last) {
            ("h" | "heure" | "heures" | "hour" | "hours", None) => 3600,
            (
                "m" | "mn" | "min" | "mins" | "minute" | "minutes" | "'" | "’" | "′",
                None | Some(3600),
            ) => 60,
            (
                "s" | "sec" | "secs" | "second" | "seconde" | "secondes" | "seconds" | "\"" | "″",
                None | Some(3600 | 60),
            ) => 1,
            // "1h30": minutes after hours need no unit
            ("", Some(3600)) if value < 60 => 60,
            (unit, None) if unit.starts_with(['.', ',']) => return Err(NotATime::Ambiguous),
            _ => return Err(NotATime::Shape),
        };
        total = total.checked_add(i64::from(value) * seconds).ok_or(NotATime::TooLong)?;
        last = Some(seconds);
        rest = after.trim_start();
    }
    match (last, TimeDelta::try_seconds(total)) {
        (None, _) => Err(NotATime::Shape),
        (_, Some(length)) if length > MAX_LENGTH => Err(NotATime::TooLong),
        (_, Some(length)) if length.is_zero() => Err(NotATime::Zero),
        (_, Some(length)) => Ok(length),
        (_, None) => Err(NotATime::TooLong),
    }
}

/// Writes a time of day the canonical way: `"13:30"`, with seconds only where there are some.
#[must_use]
pub fn write_time(time: NaiveTime) -> String {
    if time.second() == 0 {
        time.format("%H:%M").to_string()
    } else {
        time.format("%H:%M:%S").to_string()
    }
}

/// Writes a length the canonical way: `"5m"`, `"1h30m"`, `"90s"` as `"1m30s"`.
#[must_use]
pub fn write_length(length: TimeDelta) -> String {
    let seconds = length.num_seconds();
    let mut out = String::new();
    for (unit, value) in [("h", seconds / 3600), ("m", seconds / 60 % 60), ("s", seconds % 60)] {
        if value > 0 {
            let _ = write!(out, "{value}{unit}");
        }
    }
    if out.is_empty() { "0s".into() } else { out }
}

fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let value = text[..end].parse().ok()?;
    Some((value, &text[end..]))
}

fn two_digits(text: &str) -> Option<(u32, &str)> {
    let (value, rest) = number(text)?;
    (text.len() - rest.len() == 2).then_some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day() {
        let at = |h, m, s| Ok(NaiveTime::from_hms_opt(h, m, s).expect("a time"));
        assert_eq!(parse_time("13:30"), at(13, 30, 0));
        assert_eq!(parse_time("13h30"), at(13, 30, 0));
        assert_eq!(parse_time("17H15"), at(17, 15, 0));
        assert_eq!(parse_time("15h"), at(15, 0, 0));
        assert_eq!(parse_time("9:05:07"), at(9, 5, 7));
        assert_eq!(parse_time("24:00"), at(0, 0, 0));
        for afternoon in ["2:05pm", "2:05 PM", "2:05 p.m."] {
            assert_eq!(parse_said_time(afternoon), at(14, 5, 0), "{afternoon}");
        }
        assert_eq!(parse_said_time("2pm"), at(14, 0, 0));
        assert_eq!(parse_said_time("12am"), at(0, 0, 0));
        assert_eq!(parse_said_time("12:30 pm"), at(12, 30, 0));
        assert_eq!(parse_said_time("9am"), at(9, 0, 0));
        for wrong in ["13pm", "0am"] {
            assert_eq!(parse_said_time(wrong), Err(NotATime::Range), "{wrong}");
        }
        for wrong in ["pm", "2:5pm", "2:pm", "amam"] {
            assert_eq!(parse_said_time(wrong), Err(NotATime::Shape), "{wrong}");
        }
        assert_eq!(parse_time("25h"), Err(NotATime::Range));
        for wrong in ["", "13", "13:", "13:5", "1330", "13h30m", "h30", "13:30:5"] {
            assert_eq!(parse_time(wrong), Err(NotATime::Shape), "{wrong}");
        }
    }

    #[test]
    fn lengths() {
        let seconds = |s| Ok(TimeDelta::seconds(s));
        for (text, expected) in [
            ("5m", 300),
            ("1h30", 5400),
            ("2h", 7200),
            ("2h29m", 8940),
            ("90s", 90),
            ("5 min", 300),
            ("5'", 300),
            ("1m30s", 90),
            ("1 h 30", 5400),
            ("1h05s", 3605),
        ] {
            assert_eq!(parse_length(text), seconds(expected), "{text}");
        }
        assert_eq!(parse_length("5.5"), Err(NotATime::Ambiguous));
        assert_eq!(parse_length("0m"), Err(NotATime::Zero));
        assert_eq!(parse_length("999h"), Err(NotATime::TooLong));
        for wrong in ["", "5", "m", "-5m", "5x", "30m1h", "1h75"] {
            assert_eq!(parse_length(wrong), Err(NotATime::Shape), "{wrong}");
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for seconds in [1, 59, 60, 61, 300, 3600, 3661, 5400, 86_400] {
            let length = TimeDelta::seconds(seconds);
            assert_eq!(parse_length(&write_length(length)), Ok(length));
        }
    }
}
