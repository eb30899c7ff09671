//! Reads a déroulé as people write it: Markdown, Org, plain text, HTML, CSV, iCalendar, JSON.
//!
//! Pure: bytes in, sessions and findings out. It never fails on content and never drops a line
//! silently. Text → pieces (`doc`, one reader for each format) → slots (`entry`, `table`, `times`)
//! → sessions (`parts`) → agendas (`build`, `convert`). Structured files skip the middle.

mod aligned;
mod build;
mod calendar;
mod chat;
mod convert;
mod csv;
mod detect;
mod doc;
mod draft;
mod entry;
mod facts;
mod finding;
mod halves;
mod html;
mod ical;
mod json;
mod layout;
mod mail;
mod markdown;
mod org;
mod own;
mod parts;
mod piece;
mod plain;
mod prose;
mod read;
mod table;
mod times;
mod turns;
mod typed;
mod words;
pub mod year;

use chrono::NaiveDate;

pub use convert::{Made, PhaseNames, agenda, make};
pub use finding::{Binary, Encoding, Finding, FindingKind, Severity};
pub use own::{Output, event_ids};
pub use read::{ReadAgenda, ReadSlot};
pub use typed::{TypedTimes, typed_day, typed_kind, typed_length, typed_time, typed_times};
pub use words::tongue::Tongue;

/// The largest file read, in bytes.
pub const MAX_BYTES: usize = crate::agenda::MAX_FILE;
/// The longest line of a text that is read as one, in characters.
pub const MAX_LINE: usize = 4_000;
/// The most lines of a text that are read, without the empty ones.
pub const MAX_LINES: usize = 10_000;
/// The most rows of one table that are read.
pub const MAX_ROWS: usize = 5_000;
/// The most cells of one row of a table that are read.
pub const MAX_CELLS: usize = 64;
/// The most findings told of one session.
pub const MAX_FINDINGS: usize = 500;
/// The most slots kept of one session.
pub const MAX_SLOTS: usize = crate::agenda::MAX_SLOTS;

/// A format that files are read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text, as pasted.
    Plain,
    /// Markdown.
    Markdown,
    /// Org.
    Org,
    /// HTML.
    Html,
    /// A table of values between commas, semicolons or tabs.
    Csv,
    /// iCalendar.
    Ical,
    /// JSON.
    Json,
    /// An agenda of this program.
    Ron,
}

/// What a reading depends on besides the file.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day on which it is read, which dates without a year are near to.
    pub today: NaiveDate,
    /// What the file is called, for a session that has no title.
    pub name: Option<&'a str>,
}

/// What came out of a file.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The format that it was read in.
    pub format: Format,
    /// The sessions, in the order of the file; at least one.
    pub sessions: Vec<ReadAgenda>,
    /// The file as it was understood: what all lines count in.
    pub text: String,
}

/// The file is larger than [`MAX_BYTES`]; nothing of it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge {
    /// Its size, in bytes.
    pub size: usize,
    /// The limit, in bytes.
    pub limit: usize,
}

/// Reads a file, whatever it holds.
///
/// # Errors
/// When it is larger than [`MAX_BYTES`].
pub fn read(bytes: &[u8], context: Context<'_>) -> Result<Reading, TooLarge> {
    read_in(None, bytes, context)
}

/// Reads a file whose format is known: what does not keep to it is read as plain text.
///
/// # Errors
/// When it is larger than [`MAX_BYTES`].
pub fn read_as(format: Format, bytes: &[u8], context: Context<'_>) -> Result<Reading, TooLarge> {
    read_in(Some(format), bytes, context)
}

fn read_in(
    format: Option<Format>,
    bytes: &[u8],
    context: Context<'_>,
) -> Result<Reading, TooLarge> {
    if bytes.len() > MAX_BYTES {
        return Err(TooLarge { size: bytes.len(), limit: MAX_BYTES });
    }
    if let Some(what) = detect::binary(bytes) {
        let what = FindingKind::NotText { what };
        let session = ReadAgenda {
            title: context.name.unwrap_or_default().to_owned(),
            findings: vec![Finding { line: 1, severity: Severity::Warning, what }],
            lines: (1, 1),
            ..ReadAgenda::default()
        };
        let (format, text) = (Format::Plain, String::new());
        return Ok(Reading { format, sessions: vec![session], text });
    }
    let (text, encoding) = detect::decode(bytes);
    if format.is_none_or(|format| format == Format::Markdown)
        && let Some(own) = own::debrief(&text)
    {
        let sessions = vec![ReadAgenda { findings: encoded(encoding), ..own }];
        return Ok(Reading { format: Format::Markdown, sessions, text });
    }
    let mut reworded = None;
    match own::sealed(&text) {
        Some(Ok(whole)) => {
            let format = format.unwrap_or_else(|| detect::format(&text));
            let mut findings = encoded(encoding);
            findings.extend(whole.findings);
            let sessions = vec![ReadAgenda { findings, ..whole }];
            return Ok(Reading { format, sessions, text });
        }
        Some(Err(finding)) => reworded = Some(finding),
        None => {}
    }
    let format = format.unwrap_or_else(|| detect::format(&text));
    // the mark that makes a sign a picture stands around the numbers of some lists
    const PICTURE: char = '\u{FE0F}';
    let data = matches!(format, Format::Json | Format::Ron);
    let text = if !data && text.contains(PICTURE) { text.replace(PICTURE, "") } else { text };
    let whole = matches!(format, Format::Json | Format::Ical | Format::Html | Format::Ron);
    let (text, long) = if whole { (text, None) } else { detect::cut_lines(text) };
    let mut sessions = match format {
        Format::Json => json::read(&text).unwrap_or_else(|| broken(&text, format, context)),
        Format::Ical => ical::read(&text).unwrap_or_else(|| broken(&text, format, context)),
        Format::Ron => vec![own::ron(&text)],
        Format::Csv => document(csv::read(&text), &text, context),
        Format::Html => document(html::read(&text), &text, context),
        Format::Org => document(org::read(&text), &text, context),
        Format::Markdown => document(markdown::read(&text), &text, context),
        Format::Plain => document(plain::read(&text), &text, context),
    };
    if let Some(first) = sessions.first_mut() {
        first.findings.splice(0..0, reworded);
        if let Some(line) = long {
            let what = FindingKind::LongLine { limit: MAX_LINE };
            first.findings.insert(0, Finding { line, severity: Severity::Warning, what });
        }
        first.findings.splice(0..0, encoded(encoding));
    }
    let count = sessions.len();
    if count > 1 {
        for session in &mut sessions {
            let finding = Finding {
                line: session.lines.0,
                severity: Severity::Note,
                what: FindingKind::Sessions { count },
            };
            session.findings.insert(0, finding);
        }
    }
    for session in sessions.iter_mut().filter(|session| session.title.is_empty()) {
        session.title = context.name.unwrap_or_default().to_owned();
    }
    for session in &mut sessions {
        bound(session);
    }
    Ok(Reading { format, sessions, text })
}

/// The format that a file is in, by what it holds; it is not read any further.
#[must_use]
pub fn recognise(bytes: &[u8]) -> Format {
    detect::format(&detect::decode(bytes).0)
}

/// Says how a text is stored where it is not as it should be.
fn encoded(encoding: Encoding) -> Vec<Finding> {
    let what = FindingKind::Encoding { encoding };
    let finding = Finding { line: 1, severity: Severity::Note, what };
    if encoding == Encoding::Utf8 { Vec::new() } else { vec![finding] }
}

/// Reads what has the marks of a format but not its grammar as plain text, and says so.
fn broken(text: &str, format: Format, context: Context<'_>) -> Vec<ReadAgenda> {
    let (text, _) = detect::cut_lines(text.to_owned());
    let mut sessions = document(plain::read(&text), &text, context);
    for session in &mut sessions {
        // what stands in the first line is no title
        session.title.clear();
        session
            .findings
            .retain(|finding| !matches!(finding.what, FindingKind::NotUnderstood { .. }));
        session.findings.insert(
            0,
            Finding { line: 1, severity: Severity::Warning, what: FindingKind::Broken { format } },
        );
    }
    sessions
}

/// Keeps no more of a session than the limits.
fn bound(session: &mut ReadAgenda) {
    if session.slots.len() > MAX_SLOTS {
        session.slots.truncate(MAX_SLOTS);
        let line = session.slots.last().map_or(1, |slot| slot.line);
        let what = FindingKind::TooManySlots { limit: MAX_SLOTS };
        session.findings.insert(0, Finding { line, severity: Severity::Warning, what });
    }
    session.findings.truncate(MAX_FINDINGS);
}

fn document(doc: doc::Doc, text: &str, context: Context<'_>) -> Vec<ReadAgenda> {
    let lang = words::tongue::tongue(&doc.words());
    let doc::Doc { blocks, title, cut, .. } = doc;
    let year = facts::year(text);
    // a mail is short, and only in one a plan is told in sentences
    const MOST_LINES: usize = 300;
    const MOST_BYTES: usize = 64 * 1024;
    let short = blocks.len() <= MOST_LINES && text.len() <= MOST_BYTES;
    let mail = short.then(|| blocks.clone());
    let mut pieces = piece::pieces(blocks);
    let slots = |pieces: &[piece::Piece]| {
        pieces.iter().filter(|piece| matches!(piece, piece::Piece::Slot(_))).count()
    };
    // then no line reads as a slot, or one does by chance
    const BY_CHANCE: usize = 2;
    let listed = slots(&pieces);
    if listed <= BY_CHANCE
        && let Some(told) = mail.and_then(|blocks| prose::pieces(&blocks))
        && slots(&told) > listed + 1
    {
        pieces = told;
    }
    let hours = calendar::hours(&pieces);
    let (pieces, calendars) = calendar::take(pieces);
    let around = facts::Around { title: title.as_deref(), year, hours };
    let sessions = parts::sessions(pieces, context.today);
    let mut sessions: Vec<ReadAgenda> = sessions
        .into_iter()
        .map(|session| build::build(&session, &around, lang, context.today))
        .collect();
    if let Some(first) = sessions.first_mut() {
        for (line, count) in calendars {
            let what = FindingKind::Calendar { count };
            first.findings.insert(0, Finding { line, severity: Severity::Note, what });
        }
        for (line, what) in cut {
            first.findings.insert(0, Finding { line, severity: Severity::Warning, what });
        }
    }
    sessions
}
