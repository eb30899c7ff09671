//! Columns whose heading says that they hold times, and whose cells are numbers: `0930`, `930`,
//! `9`, `9.5`, the fractions of a day that a spreadsheet keeps.

use chrono::{Days, NaiveDate};

/// The minutes of a day.
const DAY: f64 = 24.0 * 60.0;

/// How the numbers of a column are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// `0.395833`, `45730.395833`: days since a spreadsheet's first one.
    Days,
    /// `9.5`: hours and a fraction of one.
    Hours,
    /// `9.30`, `9.3`: hours and minutes.
    Points,
    /// `9`, `930`, `0930`.
    Whole,
}

/// The cells of a column as times, where all that are not times already are numbers.
///
/// `is_time` says which cells need no reading; empty ones stay as they are.
pub(super) fn read(cells: &[&str], is_time: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    /// Fewer numbers tell nothing.
    const FEWEST: usize = 2;
    let numbers: Vec<&str> =
        cells.iter().copied().filter(|cell| !cell.is_empty() && number(cell).is_some()).collect();
    let known = |cell: &&str| cell.is_empty() || number(cell).is_some() || is_time(cell);
    if numbers.len() < FEWEST || !cells.iter().all(known) {
        return None;
    }
    let reading = reading(&numbers);
    cells
        .iter()
        .map(|cell| match number(cell) {
            Some((whole, fraction)) => time(cell, whole, fraction, reading),
            None => Some((*cell).to_owned()),
        })
        .collect()
}

/// The digits before and behind the point of a number.
fn number(cell: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = cell.split_once(['.', ',']).unwrap_or((cell, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=5).contains(&whole.len()) && fraction.len() <= 17;
    (fits && digits(whole) && digits(fraction)).then_some((whole, fraction))
}

fn reading(numbers: &[&str]) -> Reading {
    let parts = || numbers.iter().filter_map(|cell| number(cell));
    let fractions =
        || parts().map(|(_, fraction)| fraction).filter(|fraction| !fraction.is_empty());
    let zero = |(whole, fraction): (&str, &str)| {
        matches!(whole, "0" | "1") && (!fraction.is_empty() || whole == "0")
    };
    if parts().any(|(whole, fraction)| whole.len() == 5 && !fraction.is_empty())
        || parts().all(zero)
        || fractions().any(|fraction| fraction.len() > 2)
    {
        return Reading::Days;
    }
    let quarter = |fraction: &str| matches!(fraction, "0" | "00" | "5" | "50" | "25" | "75");
    let sixty = |fraction: &str| fraction.len() == 2 && fraction >= "60";
    if fractions().next().is_none() {
        Reading::Whole
    } else if fractions().any(sixty) || fractions().all(quarter) {
        Reading::Hours
    } else {
        Reading::Points
    }
}

/// A number as `9:30`; a first zero is written only where it can be no hour of the afternoon.
fn time(cell: &str, whole: &str, fraction: &str, reading: Reading) -> Option<String> {
    let value = || cell.replace(',', ".").parse::<f64>().ok();
    let (hour, minute, sure) = match reading {
        Reading::Days => {
            let value = value()?;
            let minutes = ((value - value.floor()) * DAY).round() as u32;
            let clock = format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
            return match whole.len() {
                5 => {
                    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
                    let days = whole.parse().ok()?;
                    Some(format!("{} {clock}", first.checked_add_days(Days::new(days))?))
                }
                _ => Some(clock),
            };
        }
        Reading::Hours => {
            let minutes = (value()? * 60.0).round() as u32;
            (minutes / 60, minutes % 60, false)
        }
        Reading::Points | Reading::Whole if whole.len() <= 2 => {
            let minute = match fraction.len() {
                0 => 0,
                1 => fraction.parse::<u32>().ok()? * 10,
                _ => fraction.parse().ok()?,
            };
            (whole.parse().ok()?, minute, whole.starts_with('0'))
        }
        Reading::Points | Reading::Whole => {
            let (hour, minute) = whole.split_at(whole.len().checked_sub(2)?);
            (hour.parse().ok()?, minute.parse().ok()?, whole.starts_with('0'))
        }
    };
    let fits = hour < 24 && minute < 60 || hour == 24 && minute == 0;
    fits.then(
        || if sure { format!("{hour:02}:{minute:02}") } else { format!("{hour}:{minute:02}") },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_column_of_times() {
        for (cells, times) in [
            ("0930 0940 1010", "09:30 09:40 10:10"),
            ("900 915 1000", "9:00 9:15 10:00"),
            ("9 9.30 12", "9:00 9:30 12:00"),
            ("9 9.5 10.25", "9:00 9:30 10:15"),
            ("9.3 10.15 10.45", "9:30 10:15 10:45"),
            ("9.15 9.45 9.5", "9:15 9:45 9:50"),
            ("0.375 0.385416666666667 0.5", "09:00 09:15 12:00"),
            ("0,375 0,4166667 0,4270833", "09:00 10:00 10:15"),
            ("45730.395833 45730.5", "2025-03-14_09:30 2025-03-14_12:00"),
            ("9h30 10 11", "9h30 10:00 11:00"),
        ] {
            let cells: Vec<&str> = cells.split(' ').collect();
            let read = read(&cells, |cell| cell.contains('h')).expect("times");
            let read: Vec<String> = read.iter().map(|time| time.replace(' ', "_")).collect();
            assert_eq!(read.join(" "), times);
        }
    }

    #[test]
    fn numbers_that_are_no_times() {
        for cells in ["9 Accueil 10", "30 90 45", "2560 2575", "9", "-3 4"] {
            let cells: Vec<&str> = cells.split(' ').collect();
            assert_eq!(read(&cells, |_| false), None, "{cells:?}");
        }
    }
}
