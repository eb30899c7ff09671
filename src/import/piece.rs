//! A document as pieces of a plan: headings, labels, slots, and other lines.

use std::{borrow::Cow, cell::OnceCell, rc::Rc};

use super::{
    aligned,
    doc::{Block, Role, Row},
    entry::{Place, Timed, behind, clean, linked},
    layout::{self, Seen},
    table,
    words::{
        date::{self, Day},
        fold::Folded,
        label::{Section, label},
        noise::noise,
    },
};

/// One piece of a document.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Heading {
        line: u32,
        level: u8,
        text: String,
    },
    /// `Label : value`, or a label alone, which is about the lines below it.
    Label {
        line: u32,
        depth: u8,
        level: Option<u8>,
        item: bool,
        section: Section,
        value: String,
        text: String,
    },
    Slot(Box<Entry>),
    Line(Rc<Line>),
}

/// A line that reads as a slot.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub line: u32,
    pub depth: u8,
    /// The heading's level, when the slot is a heading.
    pub level: Option<u8>,
    pub item: bool,
    pub timed: Timed,
    pub track: Option<String>,
    pub notes: Vec<String>,
    pub hosts: Vec<String>,
    pub kind: Option<String>,
    /// Whether it is the row of a table.
    pub row: bool,
}

/// Any other line.
#[derive(Debug)]
pub(super) struct Line {
    pub line: u32,
    pub depth: u8,
    pub item: bool,
    pub text: String,
    folded: OnceCell<Folded>,
}

impl Line {
    pub(super) fn new(line: u32, depth: u8, item: bool, text: String) -> Rc<Self> {
        Rc::new(Self { line, depth, item, text, folded: OnceCell::new() })
    }

    /// Its text, folded when it is first asked for.
    pub(super) fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(&self.text))
    }
}

impl Piece {
    pub(super) fn line(&self) -> u32 {
        match self {
            Self::Heading { line, .. } | Self::Label { line, .. } => *line,
            Self::Slot(entry) => entry.line,
            Self::Line(line) => line.line,
        }
    }
}

/// A heading that only emphasis or a day makes one stands below all others.
pub(super) const DAY_LEVEL: u8 = 100;
const STRONG_LEVEL: u8 = 101;

/// Takes a document to pieces.
pub(super) fn pieces(blocks: Vec<Block>) -> Vec<Piece> {
    let lines = layout::titles_first(blocks.into_iter().map(Seen::new).collect());
    let lines = aligned::marked(lines);
    let lines = layout::from_zero(lines);
    let digits = layout::writes_digits(&lines);
    let mut out: Vec<Piece> = Vec::new();
    // below a heading that is a slot, emphasis makes no heading
    let mut below = false;
    let mut read = 0;
    let mut lines = lines.into_iter().peekable();
    while let Some(seen) = lines.next() {
        if let Role::Row(row) = seen.block.role {
            let table = row.table;
            let mut rows = vec![(seen.block.line, row)];
            let same =
                |seen: &Seen| matches!(&seen.block.role, Role::Row(row) if row.table == table);
            while let Some(Block { line, role: Role::Row(row), .. }) =
                lines.next_if(same).map(|seen| seen.block)
            {
                rows.push((line, row));
            }
            rows_into(&mut out, &rows, digits);
            continue;
        }
        if !matches!(seen.block.role, Role::Rule) {
            for piece in &out[read..] {
                match piece {
                    Piece::Slot(entry) => below = entry.level.is_some(),
                    Piece::Heading { .. } | Piece::Label { .. } => below = false,
                    Piece::Line(_) => {}
                }
            }
            read = out.len();
            // "Fin : 12h30" below "Accueil : 9h00" is a line of the same list
            let listed =
                matches!(out.last(), Some(Piece::Slot(entry)) if entry.timed.place == Place::Tail);
            let piece = piece(seen, digits, Above { slot: below, tail: listed });
            match (out.last_mut(), piece) {
                (Some(Piece::Slot(above)), Piece::Slot(entry)) if names(&entry, above) => {
                    above.timed.title = entry.timed.title;
                    above.timed.length = entry.timed.length;
                }
                // a page draws the time of a slot above the heading that names it
                (
                    Some(Piece::Slot(above)),
                    Piece::Heading { text, .. } | Piece::Label { level: Some(_), text, .. },
                ) if waits(above) && !day_named(&Folded::new(&text)) => above.timed.title = text,
                (_, piece) => out.push(piece),
            }
        }
    }
    out
}

/// Whether a line with a length alone is the title of the time above it: `18:00` above
/// `Pause dîner (1h)`.
fn names(entry: &Entry, above: &Entry) -> bool {
    let alone = above.timed.span.is_some_and(|span| span.end.is_none());
    let titled = entry.timed.span.is_none() && entry.timed.place != Place::Head && !entry.row;
    waits(above)
        && above.timed.length.is_none()
        && alone
        && titled
        && entry.level.is_none()
        && !entry.timed.title.is_empty()
}

/// Whether a time stands alone, so that what comes next is its title.
const fn waits(above: &Entry) -> bool {
    above.timed.title.is_empty()
        && above.timed.span.is_some()
        && above.level.is_none()
        && !above.row
}

fn rows_into(out: &mut Vec<Piece>, rows: &[(u32, Row)], digits: bool) {
    let (above, rows) = rows.split_at(table::preamble(rows));
    for (line, row) in above {
        for cell in row.cells.iter().filter(|cell| !cell.lines.is_empty()) {
            cell_into(out, *line, &cell.text(), digits);
        }
    }
    if let Some(slots) = table::read(rows) {
        out.extend(slots.into_iter().map(|slot| {
            Piece::Slot(Box::new(Entry {
                line: slot.line,
                depth: 0,
                level: None,
                item: true,
                timed: slot.timed,
                track: slot.track,
                notes: slot.notes,
                hosts: slot.hosts,
                kind: slot.kind,
                row: true,
            }))
        }));
        return;
    }
    // a table that lays out a page, or one that is no programme
    let narrow = rows
        .iter()
        .all(|(_, row)| row.cells.iter().filter(|cell| !cell.lines.is_empty()).count() <= 1);
    for (line, row) in rows {
        if narrow {
            for text in row.cells.iter().flat_map(|cell| &cell.lines) {
                cell_into(out, *line, text, digits);
            }
        } else if let [name, value] = row.cells.as_slice()
            && let Some((section, _)) =
                label(&Folded::new(&name.text()), true).filter(|(_, rest)| rest.is_empty())
        {
            out.push(Piece::Label {
                line: *line,
                depth: 0,
                level: None,
                item: false,
                section,
                value: value.text().into_owned(),
                text: name.text().into_owned(),
            });
        } else {
            let text: Vec<Cow<'_, str>> = row
                .cells
                .iter()
                .map(super::doc::Cell::text)
                .filter(|text| !text.is_empty())
                .collect();
            out.push(Piece::Line(Line::new(*line, 0, false, text.join(" | "))));
        }
    }
}

/// Reads the text of a cell as a line of its own.
fn cell_into(out: &mut Vec<Piece>, line: u32, text: &str, digits: bool) {
    let block = Block { line, role: Role::Text, depth: 0, text: text.to_owned(), strong: false };
    out.push(piece(Seen::new(block), digits, Above::default()));
}

/// What stands above a line.
#[derive(Debug, Clone, Copy, Default)]
struct Above {
    /// A heading that is a slot.
    slot: bool,
    /// A slot whose time stands at the end of its line.
    tail: bool,
}

fn piece(seen: Seen, digits: bool, above: Above) -> Piece {
    let Seen { block, text: folded, head } = seen;
    let Block { line, depth, ref text, .. } = block;
    let level = match block.role {
        Role::Heading(level) => Some(level),
        Role::Item | Role::Text | Role::Row(_) | Role::Rule => None,
    };
    let item = matches!(block.role, Role::Item);
    let time = head
        .or_else(|| behind(&folded, digits))
        .or_else(|| if item { linked(&folded) } else { None });
    let time = time.filter(|timed| !aside(&folded, timed, &block));
    if let Some((section, value)) = label(&folded, level.is_some() || block.strong)
        && labels(section, time.as_ref(), above)
    {
        return Piece::Label { line, depth, level, item, section, value, text: clean(text) };
    }
    if let Some(timed) = &time
        && frames(timed, &block)
    {
        let text = clean(text);
        return Piece::Label {
            line,
            depth,
            level,
            item,
            section: Section::When,
            value: text.clone(),
            text,
        };
    }
    if let Some(timed) = time {
        let entry = Entry {
            line,
            depth,
            level,
            item,
            timed,
            track: None,
            notes: Vec::new(),
            hosts: Vec::new(),
            kind: None,
            row: false,
        };
        return Piece::Slot(Box::new(entry));
    }
    let same = clean(text);
    let folded = if same == *text { folded } else { Folded::new(&same) };
    let day = day_named(&folded);
    let text = same;
    if let Some(level) = level {
        return Piece::Heading { line, level, text };
    }
    if day {
        return Piece::Heading { line, level: DAY_LEVEL, text };
    }
    let few = text.split_whitespace().count() <= 8;
    if block.strong && !item && depth == 0 && few && !above.slot {
        return Piece::Heading { line, level: STRONG_LEVEL, text };
    }
    Piece::Line(Rc::new(Line { line, depth, item, text, folded: OnceCell::from(folded) }))
}

/// Whether a line says when all of it takes place: `9:00 to 17:00, Tuesday May 7`.
fn frames(timed: &Timed, block: &Block) -> bool {
    block.role == Role::Text
        && timed.span.is_some_and(|span| span.end.is_some())
        && date::day(&Folded::new(&timed.title), 0).is_some_and(|(day, _)| day.date.is_some())
}

/// Whether a line that reads as a slot is about something else: opening hours, a telephone number.
/// A line of the list that begins with its time is always one.
fn aside(text: &Folded, timed: &Timed, block: &Block) -> bool {
    let listed = timed.place == Place::Head
        && timed.day.is_none()
        && matches!(block.role, Role::Item | Role::Heading(_));
    !listed && noise(text)
}

/// Whether a label outdoes the time that stands in the same line.
fn labels(section: Section, time: Option<&Timed>, above: Above) -> bool {
    let ends = matches!(section, Section::Begin | Section::Finish);
    match time {
        Some(_) if ends && above.tail => false,
        None => true,
        Some(timed) if timed.place == Place::Head => false,
        Some(_) => matches!(
            section,
            Section::When
                | Section::Begin
                | Section::Finish
                | Section::Place
                | Section::Agenda
                | Section::Theme
        ),
    }
}

/// Whether a line is little more than a day: `Samedi 24 janvier :`, `Jour 2 – Prototyper`.
pub(super) fn day_named(folded: &Folded) -> bool {
    let at = folded.after(0, "le ").or_else(|| folded.after(0, "am ")).unwrap_or(0);
    let Some((day, end)) = date::day(folded, at) else { return false };
    let words = folded
        .text(end, folded.len())
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count();
    let marked = end >= folded.len() || !folded.in_word(folded.skip_spaces(end));
    let Day { weekday, date, number, .. } = day;
    match (weekday, date, number) {
        (_, None, Some(_)) | (Some(_), Some(_), _) => marked && words <= 6,
        (_, Some(_), _) => marked && words <= 3,
        (_, _, _) => marked && words <= 2,
    }
}
