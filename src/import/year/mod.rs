//! The calendar of a year, as pages and spreadsheets keep it: a table with a date to a row, or a
//! calendar with an event to a date. It becomes a programme; one that was printed becomes what it
//! was.
//!
//! Apart from the reading of a plan, which it never changes: a file is read for its calendar only
//! where that is asked for.

mod align;
mod columns;
mod dates;
mod frame;
mod own;

use chrono::{Datelike, NaiveDate, NaiveTime};

pub use columns::Part;

use super::{
    Context, Format, MAX_BYTES, TooLarge, csv, detect,
    doc::{Block, Doc, Role},
    facts, html, markdown, org,
    own::page::behind,
    plain,
    words::{
        date::{self, Day},
        fold::{Folded, fold},
        tongue,
    },
};
use crate::agenda::{
    Text,
    programme::{MAX_DATES, Meeting, Programme},
};

/// A calendar that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadYear {
    /// The programme that it makes.
    pub programme: Programme,
    /// What is to be said of the reading, in the order of the file.
    pub findings: Vec<YearFinding>,
}

/// Something to be said of a line of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearFinding {
    /// The line of the file, from 1.
    pub line: u32,
    /// What is remarked.
    pub what: YearFindingKind,
}

/// What is remarked of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YearFindingKind {
    /// No year is written: this one was taken for the first date.
    YearTaken {
        /// The year.
        year: i32,
    },
    /// Empty cells of the row were lost: the others were put where they make sense.
    Moved {
        /// The day of the row.
        date: NaiveDate,
        /// The columns that are taken to be empty.
        empty: Vec<Part>,
    },
    /// A row without a date that can be read: it is left out.
    NoDate {
        /// What it says.
        text: String,
    },
    /// The page was changed since it was printed: what it shows counts, and the rest is as it was.
    Reworded,
    /// Something that stands where nothing of ours does, or that cannot be read there: it is left
    /// out, and what was there before is kept.
    NotUnderstood {
        /// What it says.
        text: String,
    },
    /// There are more dates than a programme holds: the others are left out.
    TooManyDates {
        /// How many are kept.
        limit: usize,
    },
}

/// A row of a table: its cells, from left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cells {
    line: u32,
    cells: Vec<String>,
}

impl Cells {
    fn text(&self) -> String {
        let said: Vec<&str> =
            self.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        said.join(" | ")
    }
}

/// A table whose heading names a column of dates.
struct Table {
    columns: Vec<Part>,
    heads: Vec<String>,
    rows: Vec<Cells>,
}

/// Fewer rows with a date are no calendar.
const FEWEST: usize = 2;

/// Reads the calendar of a file; none where it holds no table of dates. `year` is that of dates
/// that are written without one; else the text's own is taken, else the one in which today falls
/// between the first date and the last, else the nearest to come.
///
/// # Errors
/// When the file is larger than [`MAX_BYTES`].
pub fn year(
    bytes: &[u8],
    context: Context<'_>,
    year: Option<i32>,
) -> Result<Option<ReadYear>, TooLarge> {
    if bytes.len() > MAX_BYTES {
        return Err(TooLarge { size: bytes.len(), limit: MAX_BYTES });
    }
    if detect::binary(bytes).is_some() {
        return Ok(None);
    }
    let (text, _) = detect::decode(bytes);
    if let Some(own) = own::read(bytes, &text, context, year) {
        return Ok(Some(own));
    }
    let doc = match detect::format(&text) {
        Format::Json | Format::Ical | Format::Ron => return Ok(None),
        Format::Csv => csv::read(&text),
        Format::Html => html::read(&text),
        Format::Org => org::read(&detect::cut_lines(text.clone()).0),
        Format::Markdown => markdown::read(&detect::cut_lines(text.clone()).0),
        Format::Plain => plain::read(&detect::cut_lines(text.clone()).0),
    };
    let year = year.or_else(|| facts::year(&text)).or_else(|| facts::year(context.name?));
    Ok(read(&doc, context, year))
}

fn read(doc: &Doc, context: Context<'_>, year: Option<i32>) -> Option<ReadYear> {
    let tables = tables(&doc.blocks);
    let mut findings = Vec::new();
    let mut told: Vec<(u32, Meeting)> = Vec::new();
    let aligned: Vec<_> = tables.iter().map(|table| (table, align::rows(table))).collect();
    let rows = aligned.iter().flat_map(|(_, rows)| rows);
    let days: Vec<&str> = rows.filter_map(|row| row.cell(Part::Date)).collect();
    let mut calendar = dates::Calendar::new(year, &days, context.today);
    for (table, rows) in &aligned {
        for (row, placed) in table.rows.iter().zip(rows) {
            let of = |part: Part| placed.cell(part);
            let Some(date) = of(Part::Date).and_then(|cell| calendar.date(cell)) else {
                let what = YearFindingKind::NoDate { text: row.text() };
                findings.push(YearFinding { line: row.line, what });
                continue;
            };
            if placed.moved {
                let what = YearFindingKind::Moved { date, empty: placed.empty(&table.columns) };
                findings.push(YearFinding { line: row.line, what });
            }
            told.push((row.line, meeting(date, table, placed)));
        }
    }
    let first = told.first()?.0;
    if told.len() < FEWEST {
        return None;
    }
    if let Some(year) = calendar.taken() {
        findings.push(YearFinding { line: first, what: YearFindingKind::YearTaken { year } });
    }
    if told.len() > MAX_DATES {
        let line = told[MAX_DATES].0;
        let what = YearFindingKind::TooManyDates { limit: MAX_DATES };
        findings.push(YearFinding { line, what });
        told.truncate(MAX_DATES);
    }
    findings.sort_by_key(|finding| finding.line);
    let mut dates: Vec<Meeting> = told.into_iter().map(|(_, meeting)| meeting).collect();
    let frame = frame::take(&doc.blocks, &mut dates);
    let lang = tongue::tongue(&doc.words()).map(tongue::Tongue::lang);
    let text = |text: &str| Some(Text::clean(text)).filter(|text| !text.is_empty());
    let own = own_title(doc).and_then(text);
    let file = context.name.filter(|name| says(name)).and_then(text);
    let programme = Programme {
        title: own.clone().or_else(|| file.clone()).unwrap_or_else(|| of_years(&dates)),
        zone: None,
        lang,
        frame,
        source: file.or(own),
        dates,
    };
    Some(ReadYear { programme, findings })
}

/// What the document calls itself: as it says, else its first heading.
fn own_title(doc: &Doc) -> Option<&str> {
    let heading = doc.blocks.iter().find(|block| matches!(block.role, Role::Heading(_)));
    doc.title.as_deref().or(heading.map(|block| block.text.as_str()))
}

/// Whether a file's name says something: `programme-2018` does, `000_ace21471997f0929` does not.
fn says(name: &str) -> bool {
    const KEY: usize = 8;
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_key = |word: &str| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let hex = word.chars().all(|c| c.is_ascii_hexdigit());
        digits == word.len() || hex && digits > 0 && word.len() >= KEY
    };
    words.into_iter().any(|word| !is_key(word))
}

/// What a programme is called that nothing names: by its years.
fn of_years(dates: &[Meeting]) -> Text {
    let years = || dates.iter().map(|meeting| meeting.date.year());
    let span = years().min().zip(years().max());
    Text::from(
        match span {
            Some((first, last)) if first == last => format!("Programme {first}"),
            Some((first, last)) => format!("Programme {first}–{last}"),
            None => "Programme".to_owned(),
        }
        .as_str(),
    )
}

/// The tables of dates of a document.
fn tables(blocks: &[Block]) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut open = false;
    for block in blocks {
        let Some(cells) = cells(block) else {
            // a rule stands below the headings of some tables
            open &= matches!(block.role, Role::Rule) || is_rule(&block.text);
            continue;
        };
        let row = Cells { line: block.line, cells };
        if let Some(columns) = columns::of(&row.cells) {
            tables.push(Table { columns, heads: row.cells, rows: Vec::new() });
            open = true;
        } else if let (true, Some(table)) = (open, tables.last_mut())
            && !is_rule(&row.text())
        {
            table.rows.push(row);
        }
    }
    for table in &mut tables {
        columns::settle(table);
    }
    tables.retain(|table| {
        let dated = table.rows.iter().filter(|row| row.cells.iter().any(|it| day(it).is_some()));
        dated.count() >= FEWEST
    });
    tables
}

/// The cells of a row, also of one that was drawn with bars in running text.
fn cells(block: &Block) -> Option<Vec<String>> {
    if let Role::Row(row) = &block.role {
        return Some(row.cells.iter().map(|cell| cell.lines.join(" ")).collect());
    }
    let text = block.text.trim();
    if !text.contains('|') {
        return None;
    }
    let text = text.strip_prefix('|').unwrap_or(text);
    let text = text.strip_suffix('|').unwrap_or(text);
    Some(text.split('|').map(|cell| cell.trim().to_owned()).collect())
}

/// Whether a line is drawn, as below the headings of a table.
fn is_rule(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| matches!(c, '-' | '|' | ':' | '+' | '=' | ' '))
}

/// The day that a cell begins with: one of a month.
fn day(cell: &str) -> Option<Day> {
    let text = Folded::new(cell);
    let at = text.after(0, "le ").unwrap_or(0);
    date::day(&text, at).map(|(day, _)| day).filter(|day| day.date.is_some())
}

/// A row as a date of a programme.
fn meeting(date: NaiveDate, table: &Table, placed: &align::Placed<'_>) -> Meeting {
    let text = |part| placed.cell(part).map(Text::clean).filter(|text| !text.is_empty());
    let list = |part, between: &str| {
        let cell = placed.cell(part).unwrap_or_default();
        cell.split(between).map(Text::clean).filter(|text| !text.is_empty()).collect()
    };
    let hours = placed.cell(Part::Hours).map(frame::hours).unwrap_or_default();
    let clock = |part| placed.cell(part).and_then(|cell| frame::hours(cell).start);
    let place = placed.cell(Part::Place).map(frame::place).unwrap_or_default();
    let start: Option<NaiveTime> = hours.start.or(clock(Part::Start)).or(place.start);
    let is_file = |name: &Text| {
        std::path::Path::new(name.as_str()).extension().is_some_and(|it| it == "ron")
            && !name.contains(['/', '\\'])
    };
    Meeting {
        date,
        start,
        end: hours.end.or(clock(Part::End)).or(place.end),
        place: Some(Text::clean(&place.name)).filter(|place| !place.is_empty()),
        audience: text(Part::Audience),
        hosts: placed.hosts(&table.heads),
        theme: placed.cell(Part::Theme).and_then(|theme| about(theme, &place.name)),
        objectives: list(Part::Objectives, " · "),
        after: text(Part::After),
        note: placed.notes(&table.heads),
        agenda: text(Part::Agenda).filter(is_file),
    }
}

/// What a date is about: without the place behind it, where that is told, nor the quotation marks
/// around all of it.
fn about(theme: &str, place: &str) -> Option<Text> {
    const QUOTES: [(char, char); 4] = [('“', '”'), ('«', '»'), ('"', '"'), ('„', '“')];
    let told = |inside: &str| !inside.is_empty() && fold(place).contains(&fold(inside));
    let theme = match behind(theme) {
        Some((head, inside)) if told(inside.trim()) => head,
        Some(_) | None => theme,
    };
    let theme = theme.trim();
    let within = QUOTES.into_iter().find_map(|(open, close)| {
        let within = theme.strip_prefix(open)?.strip_suffix(close)?;
        (!within.contains([open, close])).then_some(within)
    });
    Some(Text::clean(within.unwrap_or(theme))).filter(|text| !text.is_empty())
}
