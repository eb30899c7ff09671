//! Times, lengths and dates as each language writes them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;

use super::Lang;

/// The space that French typography puts before `: ; ? !` and inside « »: it never breaks a line.
pub const NBSP: char = '\u{A0}';

/// A time of day: `13h30` in French, `13:30` in English. Seconds are not shown.
#[must_use]
pub fn time(lang: Lang, instant: DateTime<Utc>, zone: Tz) -> String {
    time_of_day(lang, instant.with_timezone(&zone).time())
}

/// A time of day that is not bound to a day.
#[must_use]
pub fn time_of_day(lang: Lang, time: NaiveTime) -> String {
    match lang {
        Lang::Fr => format!("{:02}h{:02}", time.hour(), time.minute()),
        Lang::En => format!("{:02}:{:02}", time.hour(), time.minute()),
    }
}

/// A time of day with what tells it from the session's day: `00h20 (+1 j)`.
#[must_use]
pub fn time_on(lang: Lang, instant: DateTime<Utc>, zone: Tz, day: NaiveDate) -> String {
    let local = instant.with_timezone(&zone);
    time_after(lang, local.time(), (local.date_naive() - day).num_days())
}

/// A time of day, `days` after the session's day.
#[must_use]
pub fn time_after(lang: Lang, time: NaiveTime, days: i64) -> String {
    let time = time_of_day(lang, time);
    match days {
        0 => time,
        days => {
            let unit = match lang {
                Lang::Fr => "j",
                Lang::En => "d",
            };
            format!("{time} ({days:+}{NBSP}{unit})")
        }
    }
}

/// The digits of a countdown, from [`crate::session::display`]'s seconds: `7:50`, `0:00`,
/// `+0:42` in overtime, `1:05:00` from an hour on.
#[must_use]
pub fn clock(seconds: i64) -> String {
    let sign = if seconds < 0 { "+" } else { "" };
    format!("{sign}{}", count(seconds.abs()))
}

/// The digits of a clock that counts up: `0:07`, `12:00`, `1:05:00`.
#[must_use]
pub fn count(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// A length in words: `45 s`, `5 min`, `6 min 12 s`, `1 h 30`; parts of a second are dropped.
#[must_use]
pub fn length(length: TimeDelta) -> String {
    let total = length.num_seconds().abs();
    let sign = if length.num_seconds() < 0 { "−" } else { "" };
    let (hours, minutes, seconds) = (total / 3600, total / 60 % 60, total % 60);
    let words = match (hours, minutes, seconds) {
        (0, 0, s) => format!("{s}{NBSP}s"),
        (0, m, 0) => format!("{m}{NBSP}min"),
        (0, m, s) => format!("{m}{NBSP}min{NBSP}{s}{NBSP}s"),
        (h, 0, 0) => format!("{h}{NBSP}h"),
        (h, m, 0) => format!("{h}{NBSP}h{NBSP}{m:02}"),
        (h, m, s) => format!("{h}{NBSP}h{NBSP}{m:02}{NBSP}min{NBSP}{s}{NBSP}s"),
    };
    format!("{sign}{words}")
}

/// A length in the space of a column: `5'`, `12'30`, `1h30`.
#[must_use]
pub fn short_length(length: TimeDelta) -> String {
    let total = length.num_seconds().max(0);
    let (hours, minutes, seconds) = (total / 3600, total / 60 % 60, total % 60);
    match (hours, minutes, seconds) {
        (0, 0, s) if s > 0 => format!("{s}″"),
        (0, m, 0) => format!("{m}'"),
        (0, m, s) => format!("{m}'{s:02}"),
        (h, 0, _) => format!("{h}h"),
        (h, m, _) => format!("{h}h{m:02}"),
    }
}

/// How late the session is, in whole minutes towards zero: `+7 min`, `−2 min`, `0 min`; from two
/// hours on in hours, `+9 h 25`.
#[must_use]
pub fn offset(offset: TimeDelta) -> String {
    let minutes = offset.num_minutes();
    let sign = match minutes {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    let minutes = minutes.abs();
    if minutes < 120 {
        format!("{sign}{minutes}{NBSP}min")
    } else {
        format!("{sign}{}", length(TimeDelta::minutes(minutes)))
    }
}

/// A date: `21 juin 2018`, `1er mars 2018`, `21 June 2018`.
#[must_use]
pub fn date(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", day_and_month(lang, date), date.year())
}

/// A date without its year: `21 juin`, `21 June`.
#[must_use]
pub fn day_and_month(lang: Lang, date: NaiveDate) -> String {
    const FR: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let months = match lang {
        Lang::Fr => FR,
        Lang::En => EN,
    };
    let day = match (lang, date.day()) {
        (Lang::Fr, 1) => "1er".to_owned(),
        (_, day) => day.to_string(),
    };
    let month = date.month0() as usize;
    format!("{day} {}", months.get(month).copied().unwrap_or_default())
}

/// Words in quotation marks: « so » in French, “so” in English; quotes inside French ones turn
/// “so”.
#[must_use]
pub fn quote(lang: Lang, words: &str) -> String {
    match lang {
        Lang::Fr => {
            let space = [NBSP, ' ', '\u{202F}'];
            let mut inner = words.to_owned();
            for space in space {
                inner = inner.replace(&format!("«{space}"), "“").replace(&format!("{space}»"), "”");
            }
            format!("«{NBSP}{inner}{NBSP}»")
        }
        Lang::En => format!("“{words}”"),
    }
}

/// `words` with a capital first letter, to begin a sentence.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Several things in a row: `a, b et c`.
#[must_use]
pub fn and(lang: Lang, parts: &[String]) -> String {
    let word = match lang {
        Lang::Fr => "et",
        Lang::En => "and",
    };
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

/// The plural's `s`: French takes 0 and 1 as singular, English only 1.
#[must_use]
pub const fn plural(lang: Lang, count: usize) -> &'static str {
    match (lang, count) {
        (Lang::Fr, 0 | 1) | (Lang::En, 1) => "",
        (Lang::Fr | Lang::En, _) => "s",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countdown_digits() {
        let shown =
            [(300, "5:00"), (0, "0:00"), (-42, "+0:42"), (3900, "1:05:00"), (-3601, "+1:00:01")];
        for (seconds, digits) in shown {
            assert_eq!(clock(seconds), digits);
        }
    }

    #[test]
    fn lengths_in_words() {
        let shown =
            [(45, "45 s"), (300, "5 min"), (372, "6 min 12 s"), (5400, "1 h 30"), (-60, "−1 min")];
        for (seconds, words) in shown {
            assert_eq!(length(TimeDelta::seconds(seconds)).replace(NBSP, " "), words);
        }
    }

    #[test]
    fn quotes_inside_quotes_differ() {
        let title = format!("Atelier «{NBSP}bulloterie{NBSP}»");
        assert_eq!(quote(Lang::Fr, &title), format!("«{NBSP}Atelier “bulloterie”{NBSP}»"));
    }

    #[test]
    fn offsets_are_minutes_until_they_are_hours() {
        let shown =
            [(0, "0 min"), (-119, "−119 min"), (7, "+7 min"), (565, "+9 h 25"), (-180, "−3 h")];
        for (minutes, words) in shown {
            assert_eq!(offset(TimeDelta::minutes(minutes)).replace(NBSP, " "), words);
        }
    }

    #[test]
    fn past_midnight_is_said() {
        let instant = "2018-06-21T22:20:00Z".parse().expect("an instant");
        let day = NaiveDate::from_ymd_opt(2018, 6, 21).expect("a day");
        assert_eq!(time_on(Lang::Fr, instant, chrono_tz::Europe::Paris, day), "00h20 (+1\u{A0}j)");
        assert_eq!(time_on(Lang::En, instant, chrono_tz::Europe::Paris, day), "00:20 (+1\u{A0}d)");
    }
}
