//! One cell of a table: where it stands, and what its text reads as on its own.

use std::borrow::Cow;

use crate::import::{
    MAX_CELLS,
    doc::Cell,
    entry::{Place, Timed, clean, head},
    times::{
        length::{compact, length},
        span::span,
    },
    words::{date, fold::Folded, number::digits},
};

/// A cell that says something.
pub(super) struct GridCell<'a> {
    pub(super) lines: &'a [String],
    pub(super) text: Cow<'a, str>,
    /// The first column that it covers.
    pub(super) column: usize,
    /// How many columns it covers.
    pub(super) columns: usize,
    /// Whether it reaches down from the row above.
    pub(super) again: bool,
    pub(super) reads: Reads,
}

/// What a cell reads as.
#[derive(Debug)]
pub(super) struct Reads {
    /// The time that it begins with.
    pub(super) timed: Option<Box<Timed>>,
    /// A length and nothing else.
    pub(super) length: bool,
    /// Something that begins with a day.
    pub(super) day: bool,
}

impl Reads {
    pub(super) fn new(text: &str) -> Self {
        let folded = Folded::new(text);
        let bare = bare(text);
        let length = if bare == text {
            length_of(&folded, false)
        } else {
            length_of(&Folded::new(bare), false)
        };
        Self {
            timed: starts_folded(&folded).map(Box::new),
            length: length.is_some(),
            day: date::day(&folded, 0).is_some(),
        }
    }

    /// A time so early in the night that it is a length where a column is called so.
    pub(super) fn is_short(&self) -> bool {
        /// In minutes.
        const LONGEST: u16 = 6 * 60;
        let span = self.timed.as_ref().and_then(|timed| timed.span);
        span.is_some_and(|span| span.end.is_none() && span.start.minutes <= LONGEST)
    }

    /// A time, or one with a little beside it.
    pub(super) fn is_time(&self) -> bool {
        self.timed.as_ref().is_some_and(|timed| timed.title.split_whitespace().count() <= 2)
    }
}

/// The cells of a row that say something, each at its column, and how many columns the row has.
pub(super) fn spread(cells: &[Cell]) -> (Vec<GridCell<'_>>, usize) {
    let mut out = Vec::with_capacity(cells.len());
    let mut column = 0;
    for cell in cells {
        if column >= MAX_CELLS {
            break;
        }
        let columns = usize::from(cell.columns.max(1));
        let says = cell.lines.iter().any(|line| line.chars().any(char::is_alphanumeric));
        if says {
            let text = between_lines(cell).unwrap_or_else(|| instants(cell.text()));
            let reads = Reads::new(&text);
            out.push(GridCell {
                lines: &cell.lines,
                text,
                column,
                columns,
                again: cell.again,
                reads,
            });
        }
        column += columns;
    }
    (out, column.min(MAX_CELLS))
}

/// Two lines of a cell that are a time each say from when to when.
fn between_lines(cell: &Cell) -> Option<Cow<'_, str>> {
    let [from, to] = cell.lines.as_slice() else { return None };
    let alone = |line: &str| {
        let text = Folded::new(line);
        span(&text, 0).is_some_and(|(span, end)| span.end.is_none() && end == text.len())
    };
    (alone(from) && alone(to)).then(|| format!("{from} - {to}").into())
}

/// `2027-05-06T09:00:00Z` is a day and a time.
fn instants(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let stamp = text.is_ascii()
        && bytes.len() >= 16
        && (bytes[10] == b'T' || bytes[10] == b' ')
        && bytes[4] == b'-'
        && bytes[7] == b'-'
        && bytes[13] == b':'
        && digit(0)
        && digit(9)
        && digit(11)
        && digit(15);
    if stamp { format!("{} {}", &text[..10], &text[11..16]).into() } else { text }
}

pub(super) fn starts(text: &str) -> Option<Timed> {
    starts_folded(&Folded::new(text))
}

fn starts_folded(text: &Folded) -> Option<Timed> {
    head(text).filter(|timed| timed.span.is_some()).or_else(|| early(text))
}

/// In a column of times `1:30` and `1h30` are times, whatever the hour.
fn early(text: &Folded) -> Option<Timed> {
    let (span, end) = span(text, 0)?;
    Some(Timed {
        span: Some(span),
        length: None,
        day: None,
        title: clean(&text.text(end, text.len())),
        place: Place::Head,
    })
}

/// The length in a cell, in seconds; a bare number is minutes.
pub(super) fn cell_length(text: &str, numbers: bool) -> Option<u32> {
    length_of(&Folded::new(bare(text)), numbers)
}

/// A length without the signs that people put around it.
fn bare(text: &str) -> &str {
    text.trim().trim_end_matches('.').trim_start_matches(['~', '(', '±']).trim_end_matches(')')
}

fn length_of(text: &Folded, numbers: bool) -> Option<u32> {
    if let Some((seconds, end)) = compact(text, 0).or_else(|| length(text, 0)) {
        // "14h00" is a time, unless the column is one of lengths
        let time = !numbers && seconds >= 5 * 3600;
        return (text.skip_spaces(end) >= text.len() && !time).then_some(seconds);
    }
    if !numbers {
        return None;
    }
    let (first, end) = digits(text, 0, 3)?;
    if end == text.len() {
        return Some(first * 60);
    }
    // "0:15", "00:15:00" in a column of lengths
    let (second, end) = digits(text, end + 1, 2).filter(|_| text.at(end) == ':')?;
    (end == text.len() || text.at(end) == ':').then_some(first * 3600 + second * 60)
}
