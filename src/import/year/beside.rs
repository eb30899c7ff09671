//! What the cells of a day and of its hours say, and whether they say more than was read: nothing
//! of them is left out without a word.

use super::{Day, day_of, frame};
use crate::import::words::{date, fold::Folded};

pub(super) use frame::Hours;

/// What a cell gives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The hours that it says.
    pub(super) hours: Hours,
    /// Whether it goes on to another day: `6–7 juin`.
    pub(super) days: bool,
    /// Whether it says more than that.
    pub(super) more: bool,
}

/// What a cell of hours says: `9h-12h`, `14h 16h30`, `toute la journée`.
pub(super) fn hours(cell: &str) -> Told {
    let Some((before, mut hours, rest)) = found(cell) else {
        return Told { more: says(cell), ..Told::default() };
    };
    let mut rest = rest.trim_start();
    // two lines of a cell: from when, and to when
    let second = frame::leading(rest).filter(|(second, _)| second.end.is_none());
    let late = |second: &Hours| hours.end.is_none() && hours.start < second.start;
    let behind: String;
    if let Some((second, end)) = second.filter(|(second, _)| late(second)) {
        hours.end = second.start;
        behind = rest.chars().skip(end).collect();
        rest = &behind;
    }
    Told { hours, days: false, more: says(&before) || says(rest) }
}

/// What a cell of a day says besides: `4 avril (9h-12h)`, `6–7 juin`, `6 juin au soir`.
pub(super) fn day(cell: &str) -> Told {
    let text = Folded::new(cell);
    let Some((day, from, end)) = day_of(&text) else { return Told::default() };
    let mut days = two_days(&text, from, end);
    let rest = cell.chars().skip(end).collect::<String>();
    let mut rest = rest.trim_start();
    if let Some(after) = second_day(day, rest) {
        days = true;
        rest = after;
    }
    rest = without_weekday(rest);
    // a day of a spreadsheet is its midnight, and a stamp has a mark before its time
    rest = rest.strip_prefix('T').filter(|it| it.starts_with(digit)).unwrap_or(rest);
    const MIDNIGHTS: [&str; 2] = ["00:00", "00:00:00"];
    if MIDNIGHTS.contains(&rest.trim()) {
        return Told { days, ..Told::default() };
    }
    Told { days, ..hours(rest) }
}

const fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The first hours of a text, what stands before them and what stands behind.
fn found(text: &str) -> Option<(String, Hours, String)> {
    let within = |at: &usize| *at == 0 || text.len() <= frame::LONGEST;
    let chars: Vec<char> = text.chars().collect();
    let begins = |at: &usize| {
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        before.is_none_or(|before| !before.is_alphanumeric())
            && chars.get(*at).is_some_and(|c| c.is_alphanumeric() || *c == '@')
    };
    (0..chars.len()).take_while(within).filter(begins).find_map(|at| {
        let here: String = chars[at..].iter().collect();
        let (hours, end) = frame::leading(&here)?;
        let behind: String = here.chars().skip(end).collect();
        Some((chars[..at].iter().collect(), hours, without_seconds(&behind).to_owned()))
    })
}

/// `09:00:00`: the seconds of a spreadsheet say nothing.
fn without_seconds(rest: &str) -> &str {
    rest.strip_prefix(":00").filter(|rest| !rest.starts_with(digit)).unwrap_or(rest)
}

fn says(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Whether two days stand before one month: `6-7 juin`, `20 et 21 juin`.
fn two_days(text: &Folded, from: usize, end: usize) -> bool {
    let mut numbers = 0;
    let mut at = from;
    while at < end {
        if !digit(text.at(at)) {
            at += 1;
            continue;
        }
        let first = at;
        while at < end && digit(text.at(at)) {
            at += 1;
        }
        if at - first > 2 {
            return false;
        }
        numbers += 1;
        if numbers == 2 {
            let mark = if text.at(at) == '.' { at + 1 } else { at };
            return text.at(text.skip_spaces(mark)).is_alphabetic();
        }
    }
    false
}

/// What stands behind the second day of a range: `6 juin au 8 juin`, `June 6-7`.
fn second_day(day: Day, rest: &str) -> Option<&str> {
    const BETWEEN: [&str; 12] =
        ["-", "–", "—", "→", "/", "&", "au ", "et ", "to ", "and ", "bis ", "und "];
    let low = rest.to_lowercase();
    let mark = BETWEEN.iter().find(|mark| low.starts_with(**mark))?;
    let after = rest.get(mark.len()..)?.trim_start();
    let text = Folded::new(after);
    let end = match day_of(&text) {
        Some((_, _, end)) => end,
        None => {
            // "June 6-7": a number that is no hour
            let digits = after.chars().take_while(|c| digit(*c)).count();
            let next = text.at(digits);
            let number: u32 = after.get(..digits)?.parse().ok()?;
            let last = day.date.is_some_and(|(_, first)| first < number && number <= 31);
            let alone = !next.is_alphanumeric() && next != ':' && next != '.';
            (last && alone).then_some(digits)?
        }
    };
    let (at, _) = after.char_indices().nth(end).unwrap_or((after.len(), ' '));
    after.get(at..)
}

/// A text without the name of a weekday that it begins with: `04/04/2019 (jeudi)`.
fn without_weekday(rest: &str) -> &str {
    let bare = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ','));
    let text = Folded::new(bare);
    let named = date::day(&text, 0).filter(|(day, _)| day.weekday.is_some() && day.date.is_none());
    let end = named
        .and_then(|(_, end)| bare.char_indices().nth(end).map(|(at, _)| at).or(Some(bare.len())));
    end.and_then(|end| bare.get(end..)).unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(told: Told) -> String {
        let time = |time: Option<chrono::NaiveTime>| {
            time.map_or_else(|| "·".to_owned(), |time| time.format("%H:%M").to_string())
        };
        let days = if told.days { " days" } else { "" };
        let more = if told.more { " more" } else { "" };
        format!("{} {}{days}{more}", time(told.hours.start), time(told.hours.end))
    }

    #[test]
    fn cells_of_hours() {
        for (cell, told) in [
            ("9h-12h", "09:00 12:00"),
            ("14h 16h30", "14:00 16:30"),
            ("14:00:00", "14:00 ·"),
            ("14:00:00 17:30:00", "14:00 17:30"),
            ("de 9h à 12h.", "09:00 12:00"),
            ("—", "· ·"),
            ("", "· ·"),
            ("toute la journée", "· · more"),
            ("25h-26h", "· · more"),
            ("14", "· · more"),
            ("toute la journée (9h-17h)", "09:00 17:00 more"),
            ("9h-12h / 14h-17h", "09:00 12:00 more"),
            ("14h, accueil dès 13h30", "14:00 · more"),
            ("16h 14h", "16:00 · more"),
        ] {
            assert_eq!(shown(hours(cell)), told, "{cell}");
        }
    }

    #[test]
    fn cells_of_days() {
        for (cell, told) in [
            ("4 avril", "· ·"),
            ("jeudi 4 avril 2019", "· ·"),
            ("2019-04-04", "· ·"),
            ("21/06/2019", "· ·"),
            ("21-06-2019", "· ·"),
            ("04/04/2019 (jeudi)", "· ·"),
            ("2019-04-04 00:00:00", "· ·"),
            ("2019-04-04T09:00", "09:00 ·"),
            ("4 avril (9h-12h)", "09:00 12:00"),
            ("4 avril, 14h", "14:00 ·"),
            ("4 avril - 14h", "14:00 ·"),
            ("4 avril à 14h", "14:00 ·"),
            ("April 4, 2pm", "14:00 ·"),
            ("4 avril (matin)", "· · more"),
            ("4 avril, le matin, 9h-12h", "09:00 12:00 more"),
            ("6–7 juin", "· · days"),
            ("6-7 juin 2019", "· · days"),
            ("6 et 7 juin (9h-17h)", "09:00 17:00 days"),
            ("6.–7. Juni", "· · days"),
            ("du 6 au 7 juin", "· · days"),
            ("6 juin – 7 juin", "· · days"),
            ("du 28 juin au 2 juillet", "· · days"),
            ("June 6-7", "· · days"),
            ("2019-06-06 – 2019-06-07", "· · days"),
            ("rien", "· ·"),
        ] {
            assert_eq!(shown(day(cell)), told, "{cell}");
        }
    }
}
