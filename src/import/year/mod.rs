//! The calendar of a year, as pages and spreadsheets keep it: a table with a date to a row, or a
//! calendar with an event to a date. It becomes a programme; one that was printed becomes what it
//! was.
//!
//! Apart from the reading of a plan, which it never changes: a file is read for its calendar only
//! where that is asked for.

mod align;
mod beside;
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
    /// The row goes on to another day: the first one is its date, and the cell is in its note.
    Days {
        /// The first day.
        date: NaiveDate,
        /// The cell.
        text: String,
    },
    /// A cell says more than was read of it, and is in the note of its date.
    Kept {
        /// The day of the row.
        date: NaiveDate,
        /// What its column is for.
        part: Part,
        /// The cell.
        text: String,
    },
    /// A line above the table says hours, and not that they are those of all dates: nothing of it
    /// is taken.
    LooseHours {
        /// The line.
        text: String,
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
            let (meeting, kept) = meeting(date, table, placed);
            let kept = kept.into_iter().map(|what| YearFinding { line: row.line, what });
            findings.extend(kept);
            told.push((row.line, meeting));
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
    let mut dates: Vec<Meeting> = told.into_iter().map(|(_, meeting)| meeting).collect();
    let frame = frame::take(&doc.blocks, &mut dates);
    let left = frame::left(&doc.blocks);
    findings.extend(
        left.map(|(line, text)| YearFinding { line, what: YearFindingKind::LooseHours { text } }),
    );
    findings.sort_by_key(|finding| finding.line);
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
        let heads = columns::covered(&cells);
        if let Some(columns) = columns::of(&heads) {
            tables.push(Table { columns, heads, rows: Vec::new() });
            open = true;
        } else if let (true, Some(table)) = (open, tables.last_mut()) {
            let row = Cells { line: block.line, cells: columns::spread(cells, &table.columns) };
            if !is_rule(&row.text()) {
                table.rows.push(row);
            }
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

/// The cells of a row, each with how many columns it covers; also of one that was drawn with bars
/// in running text.
fn cells(block: &Block) -> Option<Vec<(String, usize)>> {
    if let Role::Row(row) = &block.role {
        let cells = row.cells.iter();
        let told = cells.map(|cell| (cell.lines.join(" "), usize::from(cell.columns.max(1))));
        return Some(told.collect());
    }
    let text = block.text.trim();
    if !text.contains('|') {
        return None;
    }
    let text = text.strip_prefix('|').unwrap_or(text);
    let text = text.strip_suffix('|').unwrap_or(text);
    Some(text.split('|').map(|cell| (cell.trim().to_owned(), 1)).collect())
}

/// Whether a line is drawn, as below the headings of a table.
fn is_rule(text: &str) -> bool {
    text.contains('-') && text.chars().all(|c| matches!(c, '-' | '|' | ':' | '+' | '=' | ' '))
}

/// The day that a cell begins with: one of a month.
fn day(cell: &str) -> Option<Day> {
    day_of(&Folded::new(cell)).map(|(day, _, _)| day)
}

/// The same, and from where to where it stands.
fn day_of(text: &Folded) -> Option<(Day, usize, usize)> {
    const LEADS: [&str; 4] = ["le ", "les ", "du ", "the "];
    let at = LEADS.iter().find_map(|lead| text.after(0, lead)).unwrap_or(0);
    let (day, end) = date::day(text, at)?;
    day.date.is_some().then_some((day, at, end))
}

/// A row as a date of a programme, and what is to be said of its cells.
fn meeting(
    date: NaiveDate,
    table: &Table,
    placed: &align::Placed<'_>,
) -> (Meeting, Vec<YearFindingKind>) {
    let text = |part| placed.cell(part).map(Text::clean).filter(|text| !text.is_empty());
    let list = |part, between: &str| {
        let cell = placed.cell(part).unwrap_or_default();
        cell.split(between).map(Text::clean).filter(|text| !text.is_empty()).collect()
    };
    let place = placed.cell(Part::Place).map(frame::place).unwrap_or_default();
    let is_file = |name: &Text| {
        std::path::Path::new(name.as_str()).extension().is_some_and(|it| it == "ron")
            && !name.contains(['/', '\\'])
    };
    let (hours, kept) = hours(placed);
    let parts: Vec<Part> = kept.iter().map(|(part, _)| *part).collect();
    let findings = kept.into_iter().map(|(part, days)| {
        let text = placed.cell(part).unwrap_or_default().to_owned();
        if days {
            YearFindingKind::Days { date, text }
        } else {
            YearFindingKind::Kept { date, part, text }
        }
    });
    let meeting = Meeting {
        date,
        start: hours.start.or(place.start),
        end: hours.end.or(place.end),
        place: Some(Text::clean(&place.name)).filter(|place| !place.is_empty()),
        audience: text(Part::Audience),
        hosts: placed.hosts(&table.heads),
        theme: placed.cell(Part::Theme).and_then(|theme| about(theme, &place.name)),
        objectives: list(Part::Objectives, " · "),
        after: text(Part::After),
        note: placed.notes(&table.heads, &parts),
        agenda: text(Part::Agenda).filter(is_file),
    };
    (meeting, findings.collect())
}

/// From when to when a row is, by the first of its cells that says it; and the cells that say
/// more, each with whether that is another day.
fn hours(placed: &align::Placed<'_>) -> (frame::Hours, Vec<(Part, bool)>) {
    let mut hours = frame::Hours::default();
    let mut kept = Vec::new();
    for part in [Part::Hours, Part::Start, Part::End, Part::Date] {
        let Some(cell) = placed.cell(part) else { continue };
        let told = if part == Part::Date { beside::day(cell) } else { beside::hours(cell) };
        // one hour in the column of the ends is an end
        let said = if part == Part::End {
            frame::Hours { start: None, end: told.hours.end.or(told.hours.start) }
        } else {
            told.hours
        };
        let other = |own: Option<NaiveTime>, known: Option<NaiveTime>| {
            own.is_some() && known.is_some() && own != known
        };
        let differs = other(said.start, hours.start) || other(said.end, hours.end);
        if told.days || told.more || differs {
            kept.push((part, told.days));
        }
        hours.start = hours.start.or(said.start);
        hours.end = hours.end.or(said.end);
    }
    (hours, kept)
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
