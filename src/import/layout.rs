//! How a document lays its plan out: times that stand below their titles, times in four digits.
//!
//! Looks at lines as they were read and never at what they mean for a session.

use super::{
    doc::{Block, Role},
    entry::{head, starts_timed},
    times::{Style, clock::clock, span::span},
    words::{date, fold::Folded, kind, label::label},
};

/// Fewer lines of one shape are no list.
const LIST: usize = 3;

/// Brings a time that stands in a line below its title in front of it.
///
/// A page draws `Tea break` and `10:45 – 11:00` in boxes of their own, the time below. Where every
/// time has a line before and a line behind, the first and the last of them tell which is its title.
pub(super) fn titles_first(blocks: Vec<Block>) -> Vec<Block> {
    let alone: Vec<bool> = blocks.iter().map(time_alone).collect();
    let times: Vec<usize> = (0..alone.len()).filter(|at| alone[*at]).collect();
    let (Some(first), Some(last)) = (times.first(), times.last()) else { return blocks };
    let above =
        |at: usize| at.checked_sub(1).filter(|above| titles(&blocks[*above], alone[*above]));
    let below = |at: usize| blocks.get(at + 1).is_some_and(|block| titles(block, alone[at + 1]));
    let named = |at: usize| kind::named(&blocks[at].text).is_some();
    let headed = above(*first).is_some_and(named);
    let trailed = below(*last) && (named(last + 1) || blocks[*last].text.len() < 3);
    let all = times.iter().filter(|at| above(**at).is_some()).count();
    if times.len() < LIST || all < times.len() || !headed || trailed {
        return blocks;
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for (block, alone) in blocks.into_iter().zip(alone) {
        match out.last_mut().filter(|_| alone) {
            Some(above) => above.text = format!("{} – {}", block.text, above.text),
            None => out.push(block),
        }
    }
    out
}

/// Whether a line holds a time and nothing else.
fn time_alone(block: &Block) -> bool {
    const MOST: usize = 40;
    matches!(block.role, Role::Text | Role::Item)
        && block.text.len() <= MOST
        && head(&Folded::new(&block.text))
            .is_some_and(|timed| timed.span.is_some() && timed.title.is_empty())
}

/// Whether a line may be the title of a slot.
fn titles(block: &Block, time: bool) -> bool {
    const MOST: usize = 14;
    let text = Folded::new(&block.text);
    !time
        && matches!(block.role, Role::Text | Role::Item | Role::Heading(_))
        && block.text.split_whitespace().count() <= MOST
        && !starts_timed(&block.text)
        && label(&text, block.strong).is_none()
        && date::find(&text).is_none_or(|(day, _, _)| day.date.is_none())
}

/// Whether a document writes its times as `0930`: in a range, or at the head of several lines that
/// follow each other in time and are no list of years.
pub(super) fn writes_digits(blocks: &[Block]) -> bool {
    if blocks.iter().any(|block| ranges_digits(&block.text)) {
        return true;
    }
    let starts: Vec<u16> = blocks.iter().filter_map(|block| four_digits(&block.text)).collect();
    let rises = starts.windows(2).filter(|pair| pair[0] <= pair[1]).count() + 2 >= starts.len();
    let years = starts.iter().filter(|start| matches!(*start / 60, 19 | 20)).count();
    starts.len() >= LIST
        && rises
        && years * 2 < starts.len()
        && starts.iter().all(|start| start % 5 == 0)
}

fn four_digits(text: &str) -> Option<u16> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits != 4 {
        return None;
    }
    let text = Folded::new(text);
    let (start, end) = clock(&text, 0)?;
    let spaced = matches!(text.at(end), ' ' | ':' | '-' | '|');
    (start.style == Style::Digits && spaced).then_some(start.minutes)
}

/// Whether a range in a text is written as `0930-1000`.
fn ranges_digits(text: &str) -> bool {
    let four = text.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    if !four {
        return false;
    }
    let text = Folded::new(text);
    let found = head(&text).and_then(|timed| timed.span).or_else(|| Some(span(&text, 0)?.0));
    found.is_some_and(|span| span.end.is_some() && span.start.style == Style::Digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Block> {
        let block = |(text, line): (&str, u32)| Block {
            line,
            role: Role::Text,
            depth: 0,
            text: text.to_owned(),
            strong: false,
        };
        text.split(" / ").zip(1..).map(block).collect()
    }

    fn texts(blocks: &[Block]) -> Vec<&str> {
        blocks.iter().map(|block| block.text.as_str()).collect()
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
            assert_eq!(titles_first(before.clone()), before, "{text}");
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
