//! How a document lays its plan out: times that stand below their titles, times in four digits.
//!
//! Looks at lines as they were read and never at what they mean for a session.

use super::{
    doc::{Block, Role},
    entry::{Timed, head},
    times::{Style, clock::clock, span::span},
    words::{
        date,
        fold::{Folded, Words},
        kind,
        label::label,
        number::digits,
    },
};

/// A line as everything that follows looks at it.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub block: Block,
    /// Its text.
    pub text: Folded,
    /// The slot that it is, when it begins with a time.
    pub head: Option<Timed>,
}

impl Seen {
    pub(super) fn new(block: Block) -> Self {
        let text = Folded::new(&block.text);
        let head = head(&text);
        Self { block, text, head }
    }

    /// Whether it begins with a time of day.
    pub(super) fn timed(&self) -> bool {
        self.head.as_ref().is_some_and(|timed| timed.span.is_some())
    }
}

/// Fewer lines of one shape are no list.
const LIST: usize = 3;

/// Brings a time that stands in a line below its title in front of it.
///
/// A page draws `Tea break` and `10:45 – 11:00` in boxes of their own, the time below. Where every
/// time has a line before and a line behind, the first and the last of them tell which is its title.
pub(super) fn titles_first(lines: Vec<Seen>) -> Vec<Seen> {
    let alone: Vec<bool> = lines.iter().map(time_alone).collect();
    let times: Vec<usize> = (0..alone.len()).filter(|at| alone[*at]).collect();
    let (Some(first), Some(last)) = (times.first(), times.last()) else { return lines };
    let above = |at: usize| at.checked_sub(1).filter(|above| titles(&lines[*above], alone[*above]));
    let below = |at: usize| lines.get(at + 1).is_some_and(|line| titles(line, alone[at + 1]));
    let named = |at: usize| kind::named(&lines[at].block.text).is_some();
    let headed = above(*first).is_some_and(named);
    let trailed = below(*last) && (named(last + 1) || lines[*last].block.text.len() < 3);
    let all = times.iter().filter(|at| above(**at).is_some()).count();
    if times.len() < LIST || all < times.len() || !headed || trailed {
        return lines;
    }
    let mut out: Vec<Seen> = Vec::with_capacity(lines.len());
    for (line, alone) in lines.into_iter().zip(alone) {
        match out.last_mut().filter(|_| alone) {
            Some(above) => {
                let text = format!("{} – {}", line.block.text, above.block.text);
                *above = Seen::new(Block { text, ..above.block.clone() });
            }
            None => out.push(line),
        }
    }
    out
}

/// Whether a line holds a time and nothing else.
fn time_alone(line: &Seen) -> bool {
    const MOST: usize = 40;
    let Seen { block, head, .. } = line;
    matches!(block.role, Role::Text | Role::Item)
        && block.text.len() <= MOST
        && head.as_ref().is_some_and(|timed| timed.span.is_some() && timed.title.is_empty())
}

/// Whether a line may be the title of a slot.
fn titles(line: &Seen, time: bool) -> bool {
    const MOST: usize = 14;
    let Seen { block, text, head } = line;
    !time
        && matches!(block.role, Role::Text | Role::Item | Role::Heading(_))
        && block.text.split_whitespace().count() <= MOST
        && head.is_none()
        && label(text, block.strong).is_none()
        && date::find(text).is_none_or(|(day, _, _)| day.date.is_none())
}

/// Writes a list of minutes from the beginning as times: `0–5 Register`, `5–15 Demo`.
///
/// Only where the first begins at zero and each goes on where the one above ends.
pub(super) fn from_zero(lines: Vec<Seen>) -> Vec<Seen> {
    let read: Vec<Option<(u16, u16, usize)>> = lines.iter().map(minutes).collect();
    let mut ends = 0;
    let chained = read.iter().flatten().all(|(from, to, _)| {
        let goes_on = *from == ends && to > from;
        ends = *to;
        goes_on
    });
    if !chained || read.iter().flatten().count() < LIST {
        return lines;
    }
    let clock = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    let written = |(line, read): (Seen, Option<(u16, u16, usize)>)| match read {
        Some((from, to, rest)) => {
            let rest = line.text.text(rest, line.text.len());
            let text = format!("{}-{} {}", clock(from), clock(to), rest.trim_start());
            Seen::new(Block { text, ..line.block })
        }
        None => line,
    };
    lines.into_iter().zip(read).map(written).collect()
}

/// The minutes from and to which a line counts, and where its title begins.
fn minutes(line: &Seen) -> Option<(u16, u16, usize)> {
    static UNIT: Words = Words::new(&["min", "mins", "min.", "minutes", "mn", "m", "minuten", "'"]);
    let text = &line.text;
    if line.head.is_some() || !matches!(line.block.role, Role::Text | Role::Item) {
        return None;
    }
    let (from, end) = digits(text, 0, 3)?;
    let end = text.after_word(text.skip_spaces(end), &UNIT).unwrap_or(end);
    let dash = text.skip_spaces(end);
    let (to, end) = digits(text, text.skip_spaces(dash + 1), 3).filter(|_| text.at(dash) == '-')?;
    let end = text.after_word(text.skip_spaces(end), &UNIT).unwrap_or(end);
    let marked = matches!(text.at(end), ' ' | ':' | '|' | '\n');
    let titled = text.at(text.skip_spaces(end)) != '\n';
    let (from, to) = (u16::try_from(from).ok()?, u16::try_from(to).ok()?);
    (marked && titled).then_some((from, to, end + usize::from(text.at(end) == ':')))
}

/// Whether a document writes its times as `0930`: in a range, or at the head of several lines that
/// follow each other in time and are no list of years.
pub(super) fn writes_digits(lines: &[Seen]) -> bool {
    if lines.iter().any(ranges_digits) {
        return true;
    }
    let starts: Vec<u16> = lines.iter().filter_map(four_digits).collect();
    let rises = starts.windows(2).filter(|pair| pair[0] <= pair[1]).count() + 2 >= starts.len();
    let years = starts.iter().filter(|start| matches!(*start / 60, 19 | 20)).count();
    starts.len() >= LIST
        && rises
        && years * 2 < starts.len()
        && starts.iter().all(|start| start % 5 == 0)
}

fn four_digits(line: &Seen) -> Option<u16> {
    let digits = line.block.text.bytes().take_while(u8::is_ascii_digit).count();
    if digits != 4 {
        return None;
    }
    let (start, end) = clock(&line.text, 0)?;
    let spaced = matches!(line.text.at(end), ' ' | ':' | '-' | '|');
    (start.style == Style::Digits && spaced).then_some(start.minutes)
}

/// Whether a range in a line is written as `0930-1000`.
fn ranges_digits(line: &Seen) -> bool {
    let digit = |byte: &u8| byte.is_ascii_digit();
    if !line.block.text.as_bytes().split(|byte| !digit(byte)).any(|run| run.len() >= 4) {
        return false;
    }
    let found = line.head.as_ref().and_then(|timed| timed.span);
    let found = found.or_else(|| Some(span(&line.text, 0)?.0));
    found.is_some_and(|span| span.end.is_some() && span.start.style == Style::Digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Seen> {
        let block = |(text, line): (&str, u32)| Block {
            line,
            role: Role::Text,
            depth: 0,
            text: text.to_owned(),
            strong: false,
        };
        text.split(" / ").zip(1..).map(block).map(Seen::new).collect()
    }

    fn texts(lines: &[Seen]) -> Vec<&str> {
        lines.iter().map(|line| line.block.text.as_str()).collect()
    }

    #[test]
    fn a_time_below_its_title_comes_first() {
        let read = titles_first(lines(
            "Welcome / 9:00 - 9:15 / Rivers / 9:15 - 10:00 / Room 2 / Lunch / 12:00 - 13:00",
        ));
        assert_eq!(
            texts(&read),
            ["9:00 - 9:15 – Welcome", "9:15 - 10:00 – Rivers", "Room 2", "12:00 - 13:00 – Lunch"]
        );
    }

    #[test]
    fn a_time_above_its_title_stays() {
        for text in [
            "Day of the river / 9h / Accueil / 10h / Ateliers / 12h / Repas",
            "Samedi 4 mai 2030 / 9h / Accueil / 10h / Ateliers / 12h / Repas",
            "Willkommen im Hof / 9 Uhr / Ankommen / 10 Uhr / Werkstatt / 12 Uhr / Essen",
        ] {
            let before = lines(text);
            assert_eq!(texts(&titles_first(before.clone())), texts(&before), "{text}");
        }
    }

    #[test]
    fn minutes_from_the_beginning_are_times() {
        let read = from_zero(lines("Lesson 4 / 0–5 Register / 5–15 min Demo / 15-60: Pairs"));
        assert_eq!(
            texts(&read),
            ["Lesson 4", "0:00-0:05 Register", "0:05-0:15 Demo", "0:15-1:00 Pairs"]
        );
        for text in [
            "0–5 ans / 6–10 ans / 11–15 ans",
            "0–5 a / 5–10 b",
            "9–10 Tea / 10–12 Work / 12–13 Soup",
        ] {
            let before = lines(text);
            assert_eq!(texts(&from_zero(before.clone())), texts(&before), "{text}");
        }
    }

    #[test]
    fn four_digits_are_times_where_they_follow_each_other() {
        assert!(writes_digits(&lines("0900 Doors / 0930 Welcome / 1015 Teams / 1700 Close")));
        assert!(writes_digits(&lines("1300 Inloop / 1330 Welkom / 1500 Pauze")));
        assert!(writes_digits(&lines("0930-1000 Doors")));
        assert!(!writes_digits(&lines("2010 Founded / 2015 New hall / 2020 Online")));
        assert!(!writes_digits(&lines("1204 Basel / 1312 Bern / 1587 Genf")));
        assert!(!writes_digits(&lines("0900 Doors / 0930 Welcome")));
    }
}
