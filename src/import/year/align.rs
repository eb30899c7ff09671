//! Rows whose empty cells were lost: what is left of them is put where it makes sense.
//!
//! A table that shows an empty cell before one that says something has kept them all, and is taken
//! as it stands.

use std::collections::BTreeMap;

use super::{
    Cells, Table,
    columns::{Part, is_name},
    day, frame,
};
use crate::{
    agenda::Text,
    import::words::fold::{Folded, fold},
};

/// The most columns for which places are tried: what is tried doubles with each.
const MOST: usize = 12;

/// A row with each of its cells under a column.
pub(super) struct Placed<'a> {
    cells: Vec<(usize, Part, &'a str)>,
    /// Whether a cell stands elsewhere than it was written.
    pub(super) moved: bool,
}

impl<'a> Placed<'a> {
    /// What the row says in the first column of that part.
    pub(super) fn cell(&self, part: Part) -> Option<&'a str> {
        self.cells.iter().find(|(_, of, _)| *of == part).map(|(_, _, cell)| *cell)
    }

    /// The columns that say nothing.
    pub(super) fn empty(&self, columns: &[Part]) -> Vec<Part> {
        let says = |column: usize| self.cells.iter().any(|(at, _, _)| *at == column);
        let empty = columns.iter().enumerate().filter(|(column, _)| !says(*column));
        empty.map(|(_, part)| *part).collect()
    }

    /// Who runs it; a heading of its own says for whom they do: `Quentin (LLL)`.
    pub(super) fn hosts(&self, heads: &[String]) -> Vec<Text> {
        let Some((column, _, cell)) = self.cells.iter().find(|(_, of, _)| *of == Part::Hosts)
        else {
            return Vec::new();
        };
        let head = heads.get(*column).map(|head| head.trim()).unwrap_or_default();
        // initials name an organisation, any other word only says what the column is for
        let of = head.chars().count() <= 6 && head.chars().all(char::is_uppercase);
        let names = cell.split([',', ';']).flat_map(|part| part.split(" et "));
        let names = names.flat_map(|part| part.split(" and "));
        let names = names.map(str::trim).filter(|name| !name.is_empty());
        let told = |name: &str| if of { format!("{name} ({head})") } else { name.to_owned() };
        names.map(|name| Text::clean(&told(name))).collect()
    }

    /// What no column of a programme is for, and what more the columns of `kept` say, behind the
    /// heading of each.
    pub(super) fn notes(&self, heads: &[String], kept: &[Part]) -> Option<Text> {
        let noted = |part: &Part| *part == Part::Other || kept.contains(part);
        let others = self.cells.iter().filter(|(_, of, _)| noted(of));
        let told = others.map(|(column, _, cell)| {
            let head = heads.get(*column).map(|head| head.trim()).unwrap_or_default();
            if head.is_empty() { (*cell).to_owned() } else { format!("{head} : {cell}") }
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| Text::clean(&told.join(" ; ")))
    }
}

/// The hosts and the places that are known.
type Known = [Vec<String>; 2];

/// The rows of a table, each cell under its column.
pub(super) fn rows(table: &Table) -> Vec<Placed<'_>> {
    let honest = table.rows.iter().any(|row| {
        let last = row.cells.iter().rposition(|cell| !cell.is_empty()).unwrap_or_default();
        row.cells[..last].iter().any(String::is_empty)
    });
    let known = [Part::Hosts, Part::Place].map(|part| repeated(table, part));
    let place = |row| {
        let as_written = as_written(table, row);
        let few = as_written.cells.len() < table.columns.len() && table.columns.len() <= MOST;
        if honest || !few { as_written } else { best(table, as_written, &known) }
    };
    table.rows.iter().map(place).collect()
}

fn as_written<'a>(table: &Table, row: &'a Cells) -> Placed<'a> {
    let cells = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let part = |column: usize| table.columns.get(column).copied().unwrap_or(Part::Other);
    let cells = cells.map(|(column, cell)| (column, part(column), cell.as_str()));
    Placed { cells: cells.collect(), moved: false }
}

/// What stands in a column more than once: it is known for that wherever it stands.
fn repeated(table: &Table, part: Part) -> Vec<String> {
    let Some(column) = table.columns.iter().position(|it| *it == part) else {
        return Vec::new();
    };
    let mut often: BTreeMap<String, usize> = BTreeMap::new();
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
    for cell in cells.filter(|cell| part != Part::Hosts || is_name(cell)) {
        *often.entry(fold(cell)).or_default() += 1;
    }
    often.into_iter().filter(|(_, times)| *times > 1).map(|(name, _)| name).collect()
}

/// The places, in the order in which they are written, that fit best.
fn best<'a>(table: &Table, row: Placed<'a>, known: &Known) -> Placed<'a> {
    let width = table.columns.len();
    let words: Vec<&str> = row.cells.iter().map(|(_, _, cell)| *cell).collect();
    if words.len() > width {
        return row;
    }
    // what the cells from `at` on are worth at the columns from `column` on, and where they go
    let mut worth: Vec<Vec<(i32, bool)>> = vec![vec![(0, false); width + 1]; words.len() + 1];
    for below in worth.iter_mut().take(words.len()) {
        below[width] = (i32::MIN / 2, false);
    }
    for at in (0..words.len()).rev() {
        for column in (0..width).rev() {
            let natural = i32::from(row.cells[at].0 == column);
            let fits = fit(table.columns[column], words[at], known) + natural;
            let take = worth[at + 1][column + 1].0.saturating_add(fits);
            let leave = worth[at][column + 1].0;
            worth[at][column] = if take >= leave { (take, true) } else { (leave, false) };
        }
    }
    let (mut at, mut cells, mut moved) = (0, Vec::with_capacity(words.len()), false);
    for (column, part) in table.columns.iter().enumerate() {
        if at < words.len() && worth[at][column].1 {
            moved |= row.cells[at].0 != column;
            cells.push((column, *part, words[at]));
            at += 1;
        }
    }
    if at == words.len() { Placed { cells, moved } } else { row }
}

/// How well a cell fits a column.
fn fit(part: Part, cell: &str, [hosts, places]: &Known) -> i32 {
    let words = cell.split_whitespace().count();
    let hours = frame::hours(cell);
    match part {
        Part::Date => {
            if day(cell).is_some() {
                20
            } else {
                -20
            }
        }
        Part::Hours | Part::Start | Part::End => {
            if hours.start.is_some() {
                6
            } else {
                -4
            }
        }
        Part::Audience => {
            if words <= 5 {
                3
            } else {
                -1
            }
        }
        Part::Hosts => match () {
            () if hosts.contains(&fold(cell)) => 5,
            () if !is_name(cell) => -4,
            () if words == 1 => 2,
            () => 1,
        },
        Part::Place => match () {
            () if frame::place(cell).start.is_some() || locates(cell) => 5,
            () if places.contains(&fold(cell)) => 4,
            () => -2,
        },
        // a date is about something before it is for something
        Part::Theme => {
            if words <= 6 {
                4
            } else {
                3
            }
        }
        Part::Objectives => {
            if acts(cell) {
                3
            } else {
                1
            }
        }
        Part::After => -1,
        Part::Agenda => {
            if cell.ends_with(".ron") {
                6
            } else {
                -6
            }
        }
        Part::Other | Part::Outcome => 0,
    }
}

/// Whether a cell begins as a place does.
fn locates(cell: &str) -> bool {
    const LEADS: [&str; 9] =
        ["au ", "aux ", "a la ", "a l'", "chez ", "salle ", "at ", "in the ", "room "];
    let cell = fold(cell);
    LEADS.iter().any(|lead| cell.starts_with(lead))
}

/// Whether a cell begins with a verb that says what is to be done.
fn acts(cell: &str) -> bool {
    let text = Folded::new(cell);
    let first: String = text.low[..text.word_end(0)].iter().collect();
    let verb = ["er", "ir", "re", "oir"].iter().any(|ending| first.ends_with(ending));
    verb && first.chars().count() > 3 && cell.split_whitespace().count() > 2
}
