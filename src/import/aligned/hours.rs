//! Bare hours among written ones: `12-1 lunch` between `10am - 12 noon work` and `1pm tech check`.

use super::LIST;
use crate::import::{
    doc::{Block, Role},
    layout::Seen,
    words::{date, fold::Words, number::digits},
};

/// So much of a line holds a range and the word behind it, in characters.
const HEAD: usize = 24;
/// No slot between bare hours is longer, in hours.
const LONGEST: u32 = 8;

/// What is counted, so that the numbers before it are no hours.
static COUNTED: Words = Words::new(&[
    "min",
    "mins",
    "minutes",
    "minuten",
    "minutos",
    "people",
    "personnes",
    "personen",
    "personas",
    "participants",
    "teams",
    "equipes",
    "groups",
    "groupes",
    "gruppen",
    "grupos",
    "groepen",
    "x",
    "times",
    "fois",
    "mal",
    "jours",
    "days",
    "tage",
    "ans",
    "years",
    "jahre",
    "heures",
    "hours",
    "stunden",
    "horas",
    "uur",
    "pers",
    "m",
    "km",
    "h",
    "of",
    "sur",
    "to",
    "a",
    "et",
    "and",
    "und",
]);

/// Writes bare ranges as times where a list of times goes on around them.
pub(super) fn marked(mut lines: Vec<Seen>) -> Vec<Seen> {
    let found: Vec<Option<Bare>> = lines.iter().map(bare).collect();
    if found.iter().all(Option::is_none) {
        return lines;
    }
    let times: Vec<bool> =
        lines.iter().map(|line| line.block.role == Role::Item && line.timed()).collect();
    if times.iter().filter(|timed| **timed).count() < LIST {
        return lines;
    }
    let item = |at: usize| lines.get(at).is_some_and(|line| line.block.role == Role::Item);
    let listed = |at: usize| times.get(at) == Some(&true) || matches!(found.get(at), Some(Some(_)));
    let beside = |at: usize| {
        let above = at.checked_sub(1);
        above.is_some_and(listed) && (!item(at + 1) || listed(at + 1))
            || listed(at + 1) && !above.is_some_and(item)
    };
    let marked: Vec<usize> =
        (0..found.len()).filter(|at| found[*at].is_some() && beside(*at)).collect();
    for at in marked {
        let (Some(line), Some(Some(Bare { start, end, after }))) =
            (lines.get_mut(at), found.get(at))
        else {
            continue;
        };
        let title = line.text.text(*after, line.text.len());
        let text = format!("{start}:00-{end}:00 {}", title.trim_start());
        *line = Seen::new(Block { text, ..line.block.clone() });
    }
    lines
}

/// A bare range of hours at the head of a line, before a word.
struct Bare {
    start: u32,
    end: u32,
    /// Where it ends, in characters.
    after: usize,
}

fn bare(line: &Seen) -> Option<Bare> {
    let text = &line.text;
    if line.block.role != Role::Item || !text.at(0).is_ascii_digit() {
        return None;
    }
    let (start, end) = digits(text, 0, 2)?;
    let dash = text.skip_spaces(end);
    let (stop, after) =
        digits(text, text.skip_spaces(dash + 1), 2).filter(|_| text.at(dash) == '-')?;
    let next = text.skip_spaces(after);
    let hours = (1..=24).contains(&start) && (1..=24).contains(&stop);
    let lasts = if stop > start { stop - start } else { (stop + 12).saturating_sub(start) };
    (hours
        && next > after
        && text.at(next).is_alphabetic()
        && (1..=LONGEST).contains(&lasts)
        && text.after_word(next, &COUNTED).is_none()
        && date::day(text, dash + 1).is_none()
        && date::find(text).is_none_or(|(_, at, _)| at >= HEAD))
    .then_some(Bare { start, end: stop, after })
}
