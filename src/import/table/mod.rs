//! Tables: which column holds the time, the title, the rooms; and their rows as slots.

mod cell;
mod column;
mod grid;
mod hours;

use cell::{GridCell, cell_length, starts};
use column::Column;
use grid::{Grid, Line};

use super::{
    doc::Row,
    entry::{Place, Timed, clean, inner_length},
    times::{Clock, Span},
    words::{
        date::{self, Day},
        fold::{Folded, fold},
        kind,
    },
};
use crate::agenda::Kind;

/// A slot that a row of a table holds.
#[derive(Debug, Clone)]
pub(super) struct RowSlot {
    pub line: u32,
    pub timed: Timed,
    pub track: Option<String>,
    pub notes: Vec<String>,
    pub hosts: Vec<String>,
    /// What a column for it says the kind is.
    pub kind: Option<String>,
}

/// Reads the rows of one table; none when it is no programme.
pub(super) fn read(rows: &[(u32, Row)]) -> Option<Vec<RowSlot>> {
    let grid = Grid::new(rows)?;
    let columns = grid.columns()?;
    let mut reader =
        Reader { grid: &grid, columns, out: Vec::new(), day: None, days: Vec::new(), above: None };
    reader.days = reader.grid.day_columns(&reader.columns);
    reader.rows();
    (!reader.out.is_empty()).then_some(reader.out)
}

/// How many rows stand above the one with the headings: a sheet often begins with its title.
pub(super) fn preamble(rows: &[(u32, Row)]) -> usize {
    const MOST: usize = 8;
    if rows.len() < 2 {
        return 0;
    }
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.lines.is_empty()).count();
    let headed = |row: &Row| {
        let known = row.cells.iter().filter(|cell| column::heading(&cell.text()).is_some()).count();
        known >= 2 && known * 2 >= filled(row)
    };
    let timed = |row: &Row| row.cells.iter().any(|cell| starts(&cell.text()).is_some());
    let above = rows.iter().take(MOST).position(|(_, row)| headed(row)).unwrap_or_else(|| {
        // without headings, what stands alone above the first time
        let alone = rows.iter().take(MOST).take_while(|(_, row)| filled(row) == 1 && !timed(row));
        let above = alone.count();
        let listed = rows.get(above).is_some_and(|(_, row)| filled(row) > 1 && timed(row));
        if listed { above } else { 0 }
    });
    let plain = rows[..above].iter().all(|(_, row)| !timed(row) && filled(row) <= 3);
    if plain { above } else { 0 }
}

/// Whether a row or a line only adds up the lengths above it.
pub(super) fn sums(title: &str) -> bool {
    const WORDS: &[&str] = &[
        "total",
        "totaal",
        "totale",
        "totales",
        "gesamt",
        "gesamtzeit",
        "gesamtdauer",
        "summe",
        "sum",
        "suma",
        "somme",
        "duree totale",
        "total time",
        "total duration",
        "tiempo total",
        "totale duur",
        "totaux",
        "total general",
        "total minutes",
        "dauer gesamt",
        "duracion total",
    ];
    const MOST: usize = 5;
    let title = fold(title);
    let title = title.trim_matches(|c: char| !c.is_alphanumeric());
    // "TOTAL hors pauses"
    let (first, rest) = title.split_once(' ').unwrap_or((title, ""));
    WORDS.contains(&title)
        || WORDS.contains(&first.trim_matches(|c: char| !c.is_alphanumeric()))
            && rest.split_whitespace().count() < MOST
}

/// The kind of a title that only the frame of a day has.
fn frames(title: &str) -> Option<Kind> {
    kind::named(title)
        .filter(|kind| matches!(kind, Kind::Welcome | Kind::Break | Kind::Debrief | Kind::Other))
}

struct Reader<'a> {
    grid: &'a Grid<'a>,
    columns: Vec<Column>,
    out: Vec<RowSlot>,
    day: Option<Day>,
    days: Vec<Option<Day>>,
    /// The time of the row above.
    above: Option<(Option<Span>, Option<u32>)>,
}

impl Reader<'_> {
    fn rows(&mut self) {
        let grid = self.grid;
        for (at, line) in grid.rows.iter().enumerate() {
            self.row(line, at);
        }
        if self.days.iter().any(Option::is_some) {
            let weekday = |slot: &RowSlot| self.days.iter().position(|day| *day == slot.timed.day);
            let mut slots: Vec<(Option<usize>, RowSlot)> =
                self.out.drain(..).map(|slot| (weekday(&slot), slot)).collect();
            slots.sort_by_key(|(day, _)| *day);
            self.out = slots.into_iter().map(|(_, slot)| slot).collect();
        }
    }

    fn all<'a>(
        &self,
        line: &'a Line<'a>,
        column: Column,
    ) -> impl Iterator<Item = &'a GridCell<'a>> {
        let frame = matches!(column, Column::Time | Column::End | Column::Day | Column::Length);
        line.cells
            .iter()
            .filter(move |cell| self.columns[cell.column] == column && (frame || !cell.again))
    }

    fn one<'a>(&self, line: &'a Line<'a>, column: Column) -> Option<&'a GridCell<'a>> {
        self.all(line, column).next()
    }

    fn row(&mut self, line: &Line<'_>, at: usize) {
        if let Some(cell) = self.one(line, Column::Day)
            && let Some((day, _, _)) = date::find(&Folded::new(&cell.text))
        {
            self.day = Some(day);
        }
        let time = self.one(line, Column::Time);
        let parsed = time.and_then(|cell| cell.reads.timed.as_deref());
        if parsed.is_none()
            && let [cell] = line.cells.as_slice()
            && let Some((day, _, _)) = date::find(&Folded::new(&cell.text))
        {
            self.day = Some(day);
            self.above = None;
            return;
        }
        let mut span = parsed.and_then(|timed| timed.span);
        let inner = parsed.map(|timed| timed.title.clone()).unwrap_or_default();
        if let (Some(span), Some(end)) = (&mut span, self.one(line, Column::End))
            && let Some(end) = end.reads.timed.as_ref().and_then(|timed| timed.span)
        {
            span.end = span.end.or(Some(end.start));
        }
        let mut length =
            self.one(line, Column::Length).and_then(|cell| cell_length(&cell.text, true));
        length = length.or(parsed.and_then(|timed| timed.length));
        length = length.or_else(|| {
            time.filter(|_| span.is_none()).and_then(|cell| cell_length(&cell.text, false))
        });
        let untimed = span.is_none() && length.is_none();
        if untimed && time.is_none() {
            // an empty time cell goes on with the time above: something beside it
            let beside =
                self.columns.contains(&Column::Room) || self.columns.contains(&Column::Track);
            if let Some((above, above_length)) = self.above.filter(|_| beside) {
                (span, length) = (above, above_length);
            }
        }
        let day = parsed.and_then(|timed| timed.day).or(self.day);
        if span.is_some() || length.is_some() {
            self.above = Some((span, length));
        }
        let timed = |title: String, day: Option<Day>| Timed {
            span,
            length,
            day,
            title,
            place: Place::Head,
        };
        let open = |span: Option<Span>| span.is_some_and(|span| span.end.is_none());
        let mut notes = self.notes(line);
        let hosts: Vec<String> =
            self.all(line, Column::Who).map(|cell| cell.text.to_string()).collect();
        let room = self.one(line, Column::Room).map(|cell| cell.text.to_string());
        let kind = self.one(line, Column::Kind).map(|cell| cell.text.to_string());
        if self.columns.contains(&Column::Track) {
            self.beside((line, at), &timed, &inner, day, &notes);
            return;
        }
        let title = self
            .one(line, Column::Title)
            .map(|cell| clean(&cell.lines.join(" - ")))
            .filter(|title| !title.is_empty());
        let title = match (title, inner.is_empty()) {
            (Some(title), true) => title,
            (Some(title), false) => {
                notes.push(inner);
                title
            }
            (None, false) => inner,
            (None, true) => match self.remarks(line).next() {
                Some((_, only)) => {
                    notes.remove(0);
                    only
                }
                None => return,
            },
        };
        let (title, length) = match inner_length(&title) {
            Some((seconds, rest)) if open(span) && length.is_none() => (rest, Some(seconds)),
            Some(_) | None => (title, length),
        };
        if untimed && span.is_none() && length.is_none() && self.out.is_empty() {
            return;
        }
        if span.is_none() && sums(&title) {
            return;
        }
        // a line below a slot, in a text whose columns are drawn with tabs
        if untimed
            && span.is_none()
            && line.cells.len() == 1
            && self.grid.heads.is_none()
            && frames(&title).is_none()
            && let Some(above) = self.out.last_mut()
        {
            above.notes.push(title);
            return;
        }
        let track = room.filter(|_| self.columns.contains(&Column::Room));
        self.out.push(RowSlot {
            line: line.line,
            timed: Timed { length, ..timed(title, day) },
            track,
            notes,
            hosts,
            kind,
        });
    }

    /// What stands in the columns of remarks, behind the heading where that says more than
    /// "remarks".
    fn notes(&self, line: &Line<'_>) -> Vec<String> {
        let head = |column: usize| self.grid.heads.as_ref().and_then(|heads| heads.get(column));
        self.remarks(line)
            .map(|(column, note)| match head(column).filter(|head| column::names_a_thing(head)) {
                Some(head) => format!("{} : {note}", head.trim()),
                None => note,
            })
            .collect()
    }

    /// The cells of remarks that say something, by column.
    fn remarks(&self, line: &Line<'_>) -> impl Iterator<Item = (usize, String)> {
        self.all(line, Column::Note)
            .map(|cell| (cell.column, cell.lines.join(" / ")))
            .filter(|(_, note)| note.chars().any(char::is_alphabetic))
    }

    /// When a cell ends that reaches down over the rows below its own.
    fn reach(&self, at: usize, column: usize) -> Option<Clock> {
        let below = self.grid.rows.get(at + 1..)?.iter();
        let covers =
            |line: &&Line<'_>| line.cells.iter().any(|cell| cell.column == column && cell.again);
        let last = below.take_while(covers).last()?;
        let end = self.one(last, Column::End).and_then(|cell| starts(&cell.text)?.span);
        let time = || starts(&self.one(last, Column::Time)?.text)?.span;
        end.map(|end| end.start).or_else(|| time()?.end)
    }

    /// A row whose columns are rooms, threads or days: one slot for each different cell.
    fn beside(
        &mut self,
        (line, at): (&Line<'_>, usize),
        timed: &dyn Fn(String, Option<Day>) -> Timed,
        inner: &str,
        day: Option<Day>,
        notes: &[String],
    ) {
        let grid = self.grid;
        let cells: Vec<&GridCell<'_>> = self.all(line, Column::Track).collect();
        let push = |out: &mut Vec<RowSlot>,
                    title: String,
                    track: Option<String>,
                    day: Option<Day>,
                    reach: Option<Clock>| {
            let mut timed = timed(title, day);
            if let (Some(span), Some(_)) = (&mut timed.span, reach) {
                span.end = span.end.and(reach);
            }
            let slot = RowSlot {
                line: line.line,
                timed,
                track,
                notes: notes.to_vec(),
                hosts: Vec::new(),
                kind: None,
            };
            out.push(slot);
        };
        let by_day = self.days.iter().any(Option::is_some);
        if by_day {
            for cell in cells {
                let reach = self.reach(at, cell.column);
                for covered in cell.column..(cell.column + cell.columns).min(self.columns.len()) {
                    let day = self.days[covered].or(day);
                    push(&mut self.out, clean(&cell.text), None, day, reach);
                }
            }
            return;
        }
        let mut titles: Vec<String> = cells.iter().map(|cell| clean(&cell.text)).collect();
        titles.dedup();
        match titles.as_slice() {
            [] if !inner.is_empty() => push(&mut self.out, inner.to_owned(), None, day, None),
            [] => {}
            [only] => {
                let reach = cells.first().and_then(|cell| self.reach(at, cell.column));
                push(&mut self.out, only.clone(), None, day, reach);
            }
            [_, ..] => {
                for cell in cells {
                    let heads = grid.heads.as_ref();
                    let track = heads.and_then(|heads| heads.get(cell.column)).cloned();
                    let reach = self.reach(at, cell.column);
                    push(&mut self.out, clean(&cell.text), track, day, reach);
                }
            }
        }
    }
}
