//! The neutral shape that every structured text becomes: lines with a place, a depth and a role.

use std::borrow::Cow;

use super::{FindingKind, MAX_CELLS, MAX_LINE, MAX_LINES, MAX_ROWS};
use crate::agenda::Text;

/// One logical line of a document; wrapped lines are joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The line of the source on which it begins, from 1.
    pub line: u32,
    pub role: Role,
    /// How deep it is nested in lists, or indented.
    pub depth: u8,
    pub text: String,
    /// Whether all of it is emphasised, as labels and titles are.
    pub strong: bool,
}

/// What a line is in its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading, 1 the highest.
    Heading(u8),
    /// An item of a list.
    Item,
    /// Running text.
    Text,
    /// A row of a table.
    Row(Row),
    /// A line that separates parts.
    Rule,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Which table of the document it belongs to.
    pub table: u32,
    /// Whether its cells are headings of columns.
    pub header: bool,
    pub cells: Vec<Cell>,
}

/// One cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its lines, the first one first.
    pub lines: Vec<String>,
    /// How many columns it covers.
    pub columns: u16,
    /// Whether it reaches down from the row above.
    pub again: bool,
}

impl Cell {
    pub(super) fn new(text: &str) -> Self {
        let lines = text.split('\n').map(squeeze).filter(|line| !line.is_empty()).collect();
        Self { lines, columns: 1, again: false }
    }

    /// Its text in one line.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self.lines.as_slice() {
            [only] => Cow::Borrowed(only),
            lines => Cow::Owned(lines.join(" ")),
        }
    }
}

/// A document as its reader understood it.
#[derive(Debug, Clone, Default)]
pub(super) struct Doc {
    pub blocks: Vec<Block>,
    /// The title that the format itself has a place for.
    pub title: Option<String>,
    /// The number that the next table drawn in running text gets: above all others.
    pub next_table: u32,
    /// Whether a line was left out because there are too many: then none of the rest is taken.
    pub full: bool,
    /// The last table, and how many rows of it were met.
    rows: (u32, usize),
    /// What was left out because it is too long, and the first line of which it was.
    pub cut: Vec<(u32, FindingKind)>,
}

impl Doc {
    pub(super) fn push(&mut self, line: u32, role: Role, depth: u8, text: &str) {
        self.push_strong(line, role, depth, text, false);
    }

    pub(super) fn push_strong(
        &mut self,
        line: u32,
        role: Role,
        depth: u8,
        text: &str,
        strong: bool,
    ) {
        if !self.has_room(line) {
            return;
        }
        let mut text = squeeze(Text::without_box(text));
        let mut role = role;
        if let Role::Row(row) = &mut role {
            if self.ends_table(row.table) {
                self.cuts(line, FindingKind::TooManyRows { limit: MAX_ROWS });
                return;
            }
            self.fit(line, row);
        } else if shorten(&mut text, MAX_LINE).is_none() {
            self.cuts(line, FindingKind::LongLine { limit: MAX_LINE });
        }
        let holds = match &role {
            Role::Row(row) => row.cells.iter().any(|cell| !cell.lines.is_empty()),
            Role::Rule => true,
            Role::Heading(_) | Role::Item | Role::Text => !text.is_empty(),
        };
        if holds {
            if let Role::Row(row) = &role {
                self.next_table = self.next_table.max(row.table.saturating_add(1));
            }
            self.blocks.push(Block { line, role, depth, text, strong });
        }
    }
}

impl Doc {
    /// The beginning of its text, without what only marks it: enough to tell its language.
    pub(super) fn words(&self) -> String {
        const ENOUGH: usize = 20_000;
        let mut out = String::new();
        let cells = |row: &Row| row.cells.iter().flat_map(|cell| cell.lines.clone()).collect();
        for block in &self.blocks {
            if out.len() >= ENOUGH {
                break;
            }
            let lines: Vec<String> = match &block.role {
                Role::Row(row) => cells(row),
                Role::Heading(_) | Role::Item | Role::Text | Role::Rule => Vec::new(),
            };
            for text in std::iter::once(&block.text).chain(&lines) {
                out.push_str(text);
                out.push('\n');
            }
        }
        out
    }

    /// Whether one more line is read; says so where it is one too many.
    pub(super) fn has_room(&mut self, line: u32) -> bool {
        self.full |= self.blocks.len() >= MAX_LINES;
        if self.full {
            self.cuts(line, FindingKind::TooManyLines { limit: MAX_LINES });
        }
        !self.full
    }

    /// Counts one more row of a table; returns whether it is one too many.
    fn ends_table(&mut self, table: u32) -> bool {
        let (last, rows) = self.rows;
        let rows = if last == table { rows } else { 0 };
        self.rows = (table, rows + 1);
        rows >= MAX_ROWS
    }

    /// Brings a row to the size of those that are read.
    fn fit(&mut self, line: u32, row: &mut Row) {
        if row.cells.len() > MAX_CELLS {
            row.cells.truncate(MAX_CELLS);
            self.cuts(line, FindingKind::TooManyCells { limit: MAX_CELLS });
        }
        for cell in &mut row.cells {
            let mut room = Some(MAX_LINE);
            cell.lines.retain_mut(|text| {
                let kept = room.is_some();
                room = room.and_then(|room| shorten(text, room));
                kept
            });
            if room.is_none() {
                self.cuts(line, FindingKind::LongLine { limit: MAX_LINE });
            }
        }
    }

    fn cuts(&mut self, line: u32, what: FindingKind) {
        if !self.cut.iter().any(|(_, known)| *known == what) {
            self.cut.push((line, what));
        }
    }
}

/// Cuts a text at `most` characters; returns how many more there could be, none when it was cut.
fn shorten(text: &mut String, most: usize) -> Option<usize> {
    if text.len() <= most {
        return Some(most - text.len());
    }
    match text.char_indices().nth(most) {
        Some((end, _)) => {
            text.truncate(end);
            None
        }
        None => Some(most - text.chars().count()),
    }
}

/// Makes every run of spaces one space.
pub(super) fn squeeze(text: &str) -> String {
    squeezed(text).into_owned()
}

/// The same, which is the text itself most of the time.
pub(super) fn squeezed(text: &str) -> Cow<'_, str> {
    if is_squeezed(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// Whether words stand one plain space apart, as they do in most lines.
fn is_squeezed(text: &str) -> bool {
    let mut spaced = true;
    for c in text.chars() {
        let space = c.is_whitespace();
        if space && (spaced || c != ' ') {
            return false;
        }
        spaced = space;
    }
    !spaced || text.is_empty()
}
