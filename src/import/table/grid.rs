//! A table with every cell at its column, and what its columns hold.

use std::borrow::Cow;

use super::{
    cell::{GridCell, Reads, spread},
    column::{Column, heading, sums},
    hours,
};
use crate::import::{
    doc::Row,
    words::{
        date::{self, Day},
        fold::Folded,
    },
};

/// A table with every cell at its column.
pub(super) struct Grid<'a> {
    /// The heading of each column.
    pub(super) heads: Option<Vec<String>>,
    pub(super) rows: Vec<Line<'a>>,
    pub(super) width: usize,
    columns: Vec<Tally>,
}

/// A row: its cells that say something, from left to right.
pub(super) struct Line<'a> {
    pub(super) line: u32,
    pub(super) cells: Vec<GridCell<'a>>,
}

/// How many cells of a column say something, and how many of them read as what.
#[derive(Clone, Copy, Default)]
struct Tally {
    filled: u32,
    times: u32,
    starts: u32,
    lengths: u32,
    days: u32,
    /// Bare numbers that may be minutes.
    numbers: u32,
    /// Times that may be lengths: `0:15`, `01:30`.
    short: u32,
    /// Times counted from a beginning: `T-90`, `T+0`, `+15`.
    relative: u32,
    /// Anything with a letter.
    words: u32,
}

impl Tally {
    fn add(&mut self, cell: &GridCell<'_>) {
        let minutes = cell.text.trim().parse::<u32>();
        let number = minutes.is_ok_and(|minutes| (1..=600).contains(&minutes));
        self.filled += 1;
        self.times += u32::from(cell.reads.is_time());
        self.starts += u32::from(cell.reads.timed.is_some());
        self.lengths += u32::from(cell.reads.length);
        self.days += u32::from(cell.reads.day);
        self.numbers += u32::from(number);
        self.short += u32::from(cell.reads.is_short());
        self.relative += u32::from(relative(&cell.text));
        self.words += u32::from(cell.text.chars().any(char::is_alphabetic));
    }

    /// Which part of the cells that say something `count` of them are.
    fn share(&self, count: u32) -> f64 {
        if self.filled == 0 { 0.0 } else { f64::from(count) / f64::from(self.filled) }
    }
}

impl<'a> Grid<'a> {
    pub(super) fn new(rows: &'a [(u32, Row)]) -> Option<Self> {
        let mut width = 0;
        let mut lines: Vec<Line<'_>> = Vec::with_capacity(rows.len());
        for (line, row) in rows {
            let (cells, columns) = spread(&row.cells);
            width = width.max(columns);
            lines.push(Line { line: *line, cells });
        }
        let first = lines.first()?;
        let timed = first.cells.iter().any(|cell| cell.reads.is_time() || cell.reads.length);
        let marked = rows.first().is_some_and(|(_, row)| row.header);
        let names = if timed { Vec::new() } else { heads(first, width) };
        let known = names.iter().filter(|name| heading(name).is_some()).count();
        let headed = !timed
            && (marked || known * 2 >= width.min(3) && known > 0 || known > 0 && lines.len() > 2);
        if headed {
            lines.remove(0);
        }
        for (column, name) in names.iter().enumerate() {
            match heading(name).filter(|_| headed) {
                Some(Column::Time | Column::End) => read_numbers(&mut lines, column),
                Some(Column::Length) => read_seconds(&mut lines, column),
                Some(_) | None => {}
            }
        }
        let mut columns = vec![Tally::default(); width];
        for cell in lines.iter().flat_map(|line| &line.cells) {
            columns[cell.column].add(cell);
        }
        Some(Self { heads: headed.then_some(names), rows: lines, width, columns })
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
        // a column that only numbers what another one names is no title
        let words = |column: usize| self.columns[column].share(self.columns[column].words);
        let named = (0..self.width)
            .any(|column| heads[column] == Some(Column::Title) && words(column) >= 0.5);
        let heads: Vec<Option<Column>> = heads
            .into_iter()
            .enumerate()
            .map(|(column, head)| match head {
                Some(Column::Title) if named && words(column) < 0.5 => Some(Column::Note),
                head => head,
            })
            .collect();
        let timed = heads.iter().any(|head| matches!(head, Some(Column::Time | Column::Length)));
        let mut columns: Vec<Option<Column>> = vec![None; self.width];
        for column in 0..self.width {
            let tally = &self.columns[column];
            let times = tally.share(tally.times);
            let starts = tally.share(tally.starts);
            let lengths = tally.share(tally.lengths);
            let days = tally.share(tally.days);
            columns[column] = match heads[column] {
                Some(Column::Time) if starts >= 0.5 => Some(Column::Time),
                Some(_) | None if tally.share(tally.relative) >= 0.8 => Some(Column::Note),
                Some(_) | None if timed && self.adds_up(column) => Some(Column::Note),
                Some(Column::Length)
                    if times < 0.5 || lengths > 0.5 || tally.short == tally.filled =>
                {
                    Some(Column::Length)
                }
                Some(Column::End) if times > 0.5 => Some(Column::End),
                Some(_) | None if lengths >= 0.6 && lengths >= times => Some(Column::Length),
                Some(_) | None if times >= 0.5 => Some(Column::Time),
                Some(Column::Time) if starts >= 0.3 => Some(Column::Time),
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
            let numbers = |tally: &Tally| tally.share(tally.numbers) >= 0.9;
            let number = (1..self.width)
                .find(|column| numbers(&self.columns[*column]) && self.rows.len() >= 2);
            let named = (0..self.width).find(|column| heads[*column] == Some(Column::Length));
            columns[named.or(number.filter(|_| self.heads.is_none()))?] = Some(Column::Length);
        }
        Some(self.rest(columns))
    }

    /// Whether a column is called one of sums of the lengths so far.
    fn adds_up(&self, column: usize) -> bool {
        self.heads.as_ref().and_then(|heads| heads.get(column)).is_some_and(|head| sums(head))
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
        let says = |tally: &Tally| tally.share(tally.words) > 0.5;
        let open: Vec<usize> = (0..self.width)
            .filter(|column| columns[*column].is_none() && says(&self.columns[*column]))
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

/// Whether a cell counts from the beginning of a show: `T-90`, `T+1:30`, `+15`.
fn relative(text: &str) -> bool {
    let rest = text.trim().trim_start_matches(['T', 't']);
    let Some(count) = rest.strip_prefix(['+', '-', '–', '−']) else { return false };
    let count = count.trim_start();
    count.starts_with(|c: char| c.is_ascii_digit())
        && count.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '\''))
}

/// Writes lengths as minutes where they are minutes and seconds, as in the rundown of a show:
/// `12:30` is no half a day, and all of them together are more than a day has hours.
fn read_seconds(lines: &mut [Line<'_>], column: usize) {
    /// As hours, in minutes: no session is as long.
    const LONGEST: u32 = 14 * 60;
    let parts = |text: &str| {
        let (first, second) = text.trim().split_once(':')?;
        let (first, second) = (first.parse::<u32>().ok()?, second.parse::<u32>().ok()?);
        (second < 60).then_some((first, second))
    };
    let cells = || lines.iter().flat_map(|line| &line.cells).filter(|cell| cell.column == column);
    let read: Option<Vec<(u32, u32)>> = cells().map(|cell| parts(&cell.text)).collect();
    let all = |read: &Vec<(u32, u32)>| {
        read.iter().fold(0_u32, |sum, (first, second)| {
            sum.saturating_add(first.saturating_mul(60)).saturating_add(*second)
        })
    };
    if read.as_ref().map_or(0, all) <= LONGEST {
        return;
    }
    for cell in lines.iter_mut().flat_map(|line| &mut line.cells) {
        if cell.column == column
            && let Some((minutes, seconds)) = parts(&cell.text)
        {
            let text = match (minutes, seconds) {
                (0, seconds) => format!("{seconds} s"),
                (minutes, 0) => format!("{minutes} min"),
                (minutes, seconds) => format!("{minutes} min {seconds:02}"),
            };
            cell.reads = Reads::new(&text);
            cell.text = Cow::Owned(text);
        }
    }
}

/// What a row says above each column.
fn heads(line: &Line<'_>, width: usize) -> Vec<String> {
    let mut heads = vec![String::new(); width];
    for cell in &line.cells {
        for head in heads.iter_mut().skip(cell.column).take(cell.columns) {
            *head = cell.text.clone().into_owned();
        }
    }
    heads
}

/// Writes the numbers of a column that is called times as times.
fn read_numbers(lines: &mut [Line<'_>], column: usize) {
    let covers = |cell: &&GridCell<'_>| (cell.column..cell.column + cell.columns).contains(&column);
    let cells: Vec<&str> = lines
        .iter()
        .map(|line| line.cells.iter().find(covers).map_or("", |cell| cell.text.trim()))
        .collect();
    let Some(times) = hours::read(&cells, |cell| Reads::new(cell).is_time()) else { return };
    for (line, time) in lines.iter_mut().zip(times) {
        let other = |cell: &&mut GridCell<'_>| cell.column == column && cell.text != time;
        if let Some(cell) = line.cells.iter_mut().find(other) {
            cell.reads = Reads::new(&time);
            cell.text = Cow::Owned(time);
        }
    }
}
