//! What a reading has to say about a file: data only, worded in `i18n::import`.

use chrono::{NaiveDate, NaiveTime, TimeDelta, Weekday};

use crate::agenda::read::ProblemKind;

/// One remark about one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The line of the file, from 1.
    pub line: u32,
    /// How much it matters.
    pub severity: Severity,
    /// What is remarked.
    pub what: FindingKind,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing: how something was understood.
    Note,
    /// Worth a look: it may be wrong.
    Warning,
}

impl Severity {
    /// The severity's name for scripts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
        }
    }
}

/// What a reading remarks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    /// Nothing in the file reads as a slot.
    NoSlots,
    /// The line was not understood; it is in no slot.
    NotUnderstood {
        /// The line.
        text: String,
    },
    /// The line holds a time, but it does not read as a slot.
    LooseTime {
        /// The line.
        text: String,
    },
    /// A page of this program was changed since: what it shows counts, the rest is what it kept.
    Reworded,
    /// A page of this program that keeps no agenda any more: only what it shows is read.
    PageAlone,
    /// A slot of a page of this program that the agenda behind it does not have.
    PageSlot {
        /// The slot's title.
        title: String,
    },
    /// A list of dates stands beside the plan: it is no slot.
    Calendar {
        /// How many dates.
        count: usize,
    },
    /// The slot has a start and no end.
    NoEnd {
        /// The slot's title.
        title: String,
    },
    /// Most slots have a start and no end.
    NoEnds {
        /// How many.
        count: usize,
    },
    /// The slot has neither a time nor a length.
    Untimed {
        /// The slot's title.
        title: String,
    },
    /// A time of the twelve-hour clock was taken for the afternoon.
    Afternoon {
        /// What it was taken for.
        time: NaiveTime,
    },
    /// A slot ends before it begins.
    EndsFirst {
        /// The slot's title.
        title: String,
        /// When it begins.
        start: NaiveTime,
        /// When it ends.
        end: NaiveTime,
    },
    /// The start, the end and the length that are written disagree.
    LengthDiffers {
        /// The slot's title.
        title: String,
        /// What is written.
        written: TimeDelta,
        /// From its start to its end.
        spanned: TimeDelta,
    },
    /// A slot begins before the one above it ends.
    Overlap {
        /// The slot's title.
        title: String,
        /// When it begins.
        start: NaiveTime,
        /// When the one above it ends.
        end: NaiveTime,
    },
    /// A slot begins before the one above it begins.
    Backwards {
        /// The slot's title.
        title: String,
        /// When it begins.
        start: NaiveTime,
    },
    /// The written weekday is not that of the date.
    WrongWeekday {
        /// The date.
        date: NaiveDate,
        /// The weekday that is written.
        written: Weekday,
    },
    /// The date has no year; this one was taken.
    YearTaken {
        /// The date.
        date: NaiveDate,
    },
    /// The times are in universal time.
    Universal,
    /// An event that repeats was read once.
    Repeats {
        /// Its title.
        title: String,
    },
    /// Several sessions were found.
    Sessions {
        /// How many.
        count: usize,
    },
    /// The text is not in UTF-8.
    Encoding {
        /// What it was taken for.
        encoding: Encoding,
    },
    /// A line was cut at the limit.
    LongLine {
        /// The limit, in characters.
        limit: usize,
    },
    /// There are more lines than are read.
    TooManyLines {
        /// The limit.
        limit: usize,
    },
    /// A table has more rows than are read.
    TooManyRows {
        /// The limit.
        limit: usize,
    },
    /// A row of a table has more cells than are read.
    TooManyCells {
        /// The limit.
        limit: usize,
    },
    /// There are more slots than an agenda holds.
    TooManySlots {
        /// The limit.
        limit: usize,
    },
    /// The file is an agenda of this program, with a problem that its reader found.
    Agenda {
        /// The problem.
        problem: Box<ProblemKind>,
    },
    /// This program wrote the file, and there is no plan in it.
    NoPlan {
        /// What it is.
        output: super::Output,
    },
    /// The file holds no text; nothing of it was read.
    NotText {
        /// What it is.
        what: Binary,
    },
    /// The slot ends where the next one begins, not when it is written to.
    Cut {
        /// The slot's title.
        title: String,
        /// The written end.
        end: NaiveTime,
        /// What begins before it.
        next: String,
        /// When that begins, which is where the slot ends.
        start: NaiveTime,
    },
    /// The slot takes place during another one, and became a track of it.
    Joined {
        /// The slot's title.
        title: String,
        /// The other one's title.
        into: String,
    },
    /// The slot's length has no room before the next start; it went into the note.
    LengthMoved {
        /// The slot's title.
        title: String,
        /// The written length.
        length: TimeDelta,
    },
    /// An agenda cannot hold the slot's length.
    LengthLost {
        /// The slot's title.
        title: String,
        /// The written length.
        length: TimeDelta,
    },
    /// The slot's start runs back behind the one above it; it went into the title.
    StartMoved {
        /// The slot's title.
        title: String,
        /// The written start.
        start: NaiveTime,
    },
    /// The slot stood below ones that come later, and was put in its place.
    Sorted {
        /// The slot's title.
        title: String,
    },
    /// The line went into the note of a slot.
    Kept {
        /// The slot's title.
        title: String,
        /// The line.
        text: String,
    },
    /// Lengths for each one went into the note of a slot: how many there are is not written.
    Figures {
        /// The slot's title.
        title: String,
        /// The lengths, as they stand in the note.
        text: String,
    },
    /// The file has the marks of a format, but is broken.
    Broken {
        /// The format.
        format: super::Format,
    },
}

/// What a file is that holds no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binary {
    /// A PDF.
    Pdf,
    /// A document of an office program: Word, Excel, `LibreOffice`.
    Office,
    /// A picture.
    Picture,
    /// Something else: a program, a film, an archive.
    Other,
}

/// How a text is stored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    #[default]
    Utf8,
    /// UTF-16.
    Utf16,
    /// Windows-1252, which holds Latin-1.
    Latin1,
}
