//! A table with every cell at its column, and what its columns hold.

use super::{
    column::{Column, heading},
    hours,
};
use crate::import::{
    MAX_CELLS,
    doc::{Cell, Row},
    entry::{Place, Timed, clean, head},
    times::{
        length::{compact, length},
        span::span,
    },
    words::{
        date::{self, Day},
        fold::Folded,
        number::digits,
    },
};

/// A table with every cell at its column.
pub(super) struct Grid {
    /// The heading of each column.
    pub(super) heads: Option<Vec<String>>,
    pub(super) rows: Vec<Line>,
    pub(super) width: usize,
}

pub(super) struct Line {
    pub(super) line: u32,
    pub(super) cells: Vec<GridCell>,
}

#[derive(Clone, Default)]
pub(super) struct GridCell {
    pub(super) lines: Vec<String>,
    pub(super) text: String,
    /// Whether a cell to its left covers this column as well.
    pub(super) covered: bool,
    pub(super) columns: usize,
    /// Whether it reaches down from the row above.
    pub(super) again: bool,
    reads: Reads,
}

/// What a cell reads as.
#[derive(Debug, Clone, Copy, Default)]
struct Reads {
    /// A time, or one with a little beside it.
    time: bool,
    /// Something that begins with a time.
    starts: bool,
    /// A length and nothing else.
    length: bool,
    /// Something that begins with a day.
    day: bool,
}

impl Reads {
    fn new(text: &str) -> Self {
        if text.is_empty() {
            return Self::default();
        }
        let folded = Folded::new(text);
        let timed = starts_folded(&folded);
        Self {
            time: timed.as_ref().is_some_and(|timed| timed.title.split_whitespace().count() <= 2),
            starts: timed.is_some(),
            length: cell_length(text, false).is_some(),
            day: date::day(&folded, 0).is_some(),
        }
    }
}

impl Grid {
    pub(super) fn new(rows: &[(u32, Row)]) -> Option<Self> {
        let mut lines: Vec<Line> = rows
            .iter()
            .map(|(line, row)| Line { line: *line, cells: spread(&row.cells) })
            .collect();
        let width = lines.iter().map(|line| line.cells.len()).max()?;
        for line in &mut lines {
            line.cells.resize(width, GridCell::default());
        }
        let timed =
            |line: &Line| line.cells.iter().any(|cell| cell.reads.time || cell.reads.length);
        let marked = rows.first().is_some_and(|(_, row)| row.header);
        let first = lines.first()?;
        let known = first.cells.iter().filter(|cell| heading(&cell.text).is_some()).count();
        let heads = !timed(first)
            && (marked || known * 2 >= width.min(3) && known > 0 || known > 0 && lines.len() > 2);
        let heads =
            heads.then(|| lines.remove(0).cells.into_iter().map(|cell| cell.text).collect());
        let mut grid = Self { heads, rows: lines, width };
        grid.read_numbers();
        Some(grid)
    }

    /// Writes the numbers of the columns that are called times as times.
    fn read_numbers(&mut self) {
        let Some(heads) = &self.heads else { return };
        let named: Vec<usize> = (0..self.width)
            .filter(|column| {
                let head = heads.get(*column).and_then(|head| heading(head));
                matches!(head, Some(Column::Time | Column::End))
            })
            .collect();
        for column in named {
            let of =
                |line: &Line| line.cells.get(column).map_or("", |cell| cell.text.trim()).to_owned();
            let cells: Vec<String> = self.rows.iter().map(of).collect();
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            let Some(times) = hours::read(&cells, |cell| Reads::new(cell).time) else { continue };
            for (line, time) in self.rows.iter_mut().zip(times) {
                let Some(cell) = line.cells.get_mut(column).filter(|cell| cell.text != time) else {
                    continue;
                };
                cell.reads = Reads::new(&time);
                cell.text = time;
            }
        }
    }

    fn share(&self, column: usize, test: impl Fn(&GridCell) -> bool) -> f32 {
        let filled = self
            .rows
            .iter()
            .filter_map(|line| line.cells.get(column))
            .filter(|cell| !cell.text.is_empty() && !cell.covered);
        let (mut all, mut fit) = (0.0, 0.0);
        for cell in filled {
            all += 1.0;
            fit += f32::from(u8::from(test(cell)));
        }
        if all > 0.0 { fit / all } else { 0.0 }
    }

    /// What each column holds; none when nothing says when anything takes place.
    pub(super) fn columns(&self) -> Option<Vec<Column>> {
        let heads: Vec<Option<Column>> = (0..self.width)
            .map(|column| self.heads.as_ref().and_then(|heads| heading(heads.get(column)?)))
            .collect();
        // two columns that are called rooms hold what takes place there
        let rooms = heads.iter().filter(|head| **head == Some(Column::Room)).count();
        let heads: Vec<Option<Column>> = heads
            .into_iter()
            .map(|head| head.filter(|head| *head != Column::Room || rooms < 2))
            .collect();
        let mut columns: Vec<Option<Column>> = vec![None; self.width];
        for column in 0..self.width {
            let times = self.share(column, |cell| cell.reads.time);
            let lengths = self.share(column, |cell| cell.reads.length);
            let days = self.share(column, |cell| cell.reads.day);
            columns[column] = match heads[column] {
                Some(Column::Time) if self.share(column, |cell| cell.reads.starts) >= 0.5 => {
                    Some(Column::Time)
                }
                Some(Column::Length) if times < 0.5 || lengths > 0.5 => Some(Column::Length),
                Some(Column::End) if times > 0.5 => Some(Column::End),
                Some(_) | None if lengths >= 0.6 && lengths >= times => Some(Column::Length),
                Some(_) | None if times >= 0.5 => Some(Column::Time),
                Some(Column::Time) if self.share(column, |cell| cell.reads.starts) >= 0.3 => {
                    Some(Column::Time)
                }
                Some(Column::Day) if days > 0.5 => Some(Column::Day),
                None if days >= 0.7 => Some(Column::Day),
                Some(
                    known @ (Column::Title
                    | Column::Who
                    | Column::Room
                    | Column::Kind
                    | Column::Note),
                ) => Some(known),
                Some(Column::Time | Column::End | Column::Length | Column::Day | Column::Track)
                | None => None,
            };
        }
        self.second_time(&mut columns);
        let timed = |columns: &[Option<Column>]| {
            columns.iter().any(|column| matches!(column, Some(Column::Time | Column::Length)))
        };
        if !timed(&columns) {
            let whole = |cell: &GridCell| {
                cell.text.trim().parse::<u32>().is_ok_and(|minutes| (1..=600).contains(&minutes))
            };
            let number = (1..self.width)
                .find(|column| self.share(*column, whole) >= 0.9 && self.rows.len() >= 2);
            let named = (0..self.width).find(|column| heads[*column] == Some(Column::Length));
            columns[named.or(number.filter(|_| self.heads.is_none()))?] = Some(Column::Length);
        }
        Some(self.rest(columns))
    }

    /// The second of two columns of times is the end.
    fn second_time(&self, columns: &mut [Option<Column>]) {
        let mut seen = false;
        for column in columns.iter_mut().filter(|column| **column == Some(Column::Time)) {
            if seen {
                *column = Some(Column::End);
            }
            seen = true;
        }
    }

    /// Gives the columns that nothing names yet their part: titles, or rooms side by side.
    fn rest(&self, columns: Vec<Option<Column>>) -> Vec<Column> {
        let titled = columns.contains(&Some(Column::Title));
        let open: Vec<usize> = (0..self.width)
            .filter(|column| {
                columns[*column].is_none()
                    && self.share(*column, |cell| cell.text.chars().any(char::is_alphabetic)) > 0.5
            })
            .collect();
        let side = !titled && open.len() >= 2 && self.heads.is_some();
        let first = open.first().copied();
        let mut title_taken = titled;
        (0..self.width)
            .map(|column| match columns[column] {
                Some(Column::Title) if std::mem::replace(&mut title_taken, true) && titled => {
                    if columns[..column].contains(&Some(Column::Title)) {
                        Column::Note
                    } else {
                        Column::Title
                    }
                }
                Some(known) => known,
                None if side && open.contains(&column) => Column::Track,
                None if !titled && Some(column) == first => Column::Title,
                None => Column::Note,
            })
            .collect()
    }

    /// The day that heads each column, for timetables with a column for each day.
    pub(super) fn day_columns(&self, columns: &[Column]) -> Vec<Option<Day>> {
        let Some(heads) = &self.heads else { return vec![None; self.width] };
        (0..self.width)
            .map(|column| {
                let track = columns.get(column) == Some(&Column::Track);
                let text = Folded::new(heads.get(column).filter(|_| track)?);
                date::find(&text).map(|(day, _, _)| day)
            })
            .collect()
    }
}

fn spread(cells: &[Cell]) -> Vec<GridCell> {
    let mut out: Vec<GridCell> = Vec::new();
    for cell in cells {
        let columns = usize::from(cell.columns.max(1));
        for place in 0..columns {
            if out.len() >= MAX_CELLS {
                return out;
            }
            let text = cell.text();
            let says = text.chars().any(char::is_alphanumeric);
            let text = if says { instants(text) } else { String::new() };
            let covered = place > 0;
            let reads = if covered { Reads::default() } else { Reads::new(&text) };
            out.push(GridCell {
                lines: if says { cell.lines.clone() } else { Vec::new() },
                text,
                covered,
                columns,
                again: cell.again,
                reads,
            });
        }
    }
    out
}

/// `2027-05-06T09:00:00Z` is a day and a time.
fn instants(text: String) -> String {
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
    if stamp { format!("{} {}", &text[..10], &text[11..16]) } else { text }
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
    let text = Folded::new(
        text.trim().trim_end_matches('.').trim_start_matches(['~', '(', '±']).trim_end_matches(')'),
    );
    if let Some((seconds, end)) = compact(&text, 0).or_else(|| length(&text, 0)) {
        // "14h00" is a time, unless the column is one of lengths
        let time = !numbers && seconds >= 5 * 3600;
        return (text.skip_spaces(end) >= text.len() && !time).then_some(seconds);
    }
    if !numbers {
        return None;
    }
    let (first, end) = digits(&text, 0, 3)?;
    if end == text.len() {
        return Some(first * 60);
    }
    // "0:15", "00:15:00" in a column of lengths
    let (second, end) = digits(&text, end + 1, 2).filter(|_| text.at(end) == ':')?;
    (end == text.len() || text.at(end) == ':').then_some(first * 3600 + second * 60)
}
