//! What can be wrong with an agenda file, as data; the words are in `i18n::agenda`.

use chrono::{NaiveDate, NaiveTime};

use super::Span;
use crate::agenda::{NotATime, Text};

/// The most problems told at once; more would not be read.
pub const MAX_PROBLEMS: usize = 20;

/// Something that is wrong at one place of an agenda file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether it keeps the agenda from being loaded.
    pub severity: Severity,
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub what: ProblemKind,
    /// The other place that it has to do with.
    pub also: Option<Span>,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file is not loaded.
    Error,
    /// The file is loaded all the same.
    Warning,
}

/// A bracket that opens or closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bracket {
    /// `(` and `)`.
    Round,
    /// `[` and `]`.
    Square,
    /// `{` and `}`.
    Curly,
}

impl Bracket {
    /// The opening character.
    #[must_use]
    pub const fn open(self) -> char {
        match self {
            Self::Round => '(',
            Self::Square => '[',
            Self::Curly => '{',
        }
    }

    /// The closing character.
    #[must_use]
    pub const fn close(self) -> char {
        match self {
            Self::Round => ')',
            Self::Square => ']',
            Self::Curly => '}',
        }
    }
}

/// A format that is not an agenda's, but that people keep a déroulé in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Foreign {
    /// JSON.
    Json,
    /// YAML.
    Yaml,
    /// Markdown.
    Markdown,
    /// Org.
    Org,
    /// HTML.
    Html,
    /// iCalendar.
    Calendar,
    /// A table of values between semicolons, commas or tabs.
    Csv,
    /// Plain text.
    Plain,
}

/// A part of the agenda that is written `Name(field: …)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    /// The agenda.
    Agenda,
    /// A team.
    Defi,
    /// A slot.
    Slot,
    /// A phase.
    Phase,
    /// A track.
    Track,
    /// The programme of a year.
    Programme,
    /// What its sessions have in common.
    Frame,
    /// One of its dates.
    Date,
}

/// A field whose value is one of a few names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// A slot's kind.
    Kind,
    /// A slot's anchor.
    Anchor,
    /// A phase's role.
    Role,
    /// What comes after a phase.
    Then,
    /// A team's wish for the order.
    Place,
    /// A slot's turns, written as one word.
    Turns,
}

/// What a value looks like, or should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// Words in quotes.
    Text,
    /// A time of day in quotes.
    Time,
    /// A length in quotes.
    Length,
    /// A date in quotes.
    Date,
    /// A whole number.
    Number,
    /// `true` or `false`.
    YesNo,
    /// One of a few names.
    Name,
    /// A list: `[…]`.
    List,
    /// A number, a list of names, or `All`.
    Turns,
    /// A pair: `("…", "1m")`.
    Pair,
    /// Several values in brackets: `(…, …)`.
    Tuple,
    /// `Name(field: …)`.
    Node(Node),
    /// `{…}`.
    Braces,
    /// A character or bytes in RON's own notation.
    Other,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file holds nothing, or only blanks and comments.
    Empty,
    /// The file has more than [`crate::agenda::MAX_FILE`] bytes.
    TooLarge {
        /// How many it has.
        bytes: usize,
    },
    /// The file is UTF-16.
    Utf16,
    /// The file has a byte that is not UTF-8; it reads as Latin-1.
    Latin1 {
        /// The byte.
        byte: u8,
    },
    /// The file is no text at all.
    Binary,
    /// The file is in another format.
    Foreign(Foreign),
    /// Brackets are nested more than [`crate::agenda::MAX_DEPTH`] deep.
    TooDeep,
    /// A character that has no meaning here.
    OddCharacter {
        /// The character.
        c: char,
    },
    /// A typographic quote in place of `"`.
    TypographicQuote {
        /// The quote.
        c: char,
    },
    /// Words in single quotes.
    SingleQuotes,
    /// A text whose closing quote is missing.
    UnclosedText,
    /// A text whose opening quote is missing.
    UnopenedText,
    /// A quote inside a text.
    QuoteInText,
    /// A `\` followed by what it cannot be followed by.
    BadEscape {
        /// The `\` and what follows.
        text: Text,
    },
    /// A control character inside a text.
    ControlCharacter {
        /// The character.
        c: char,
    },
    /// A `/*` without its `*/`.
    UnclosedComment,
    /// An extension that RON does not have.
    UnknownExtension {
        /// Its name.
        name: Text,
    },
    /// A comma is missing after this place.
    MissingComma,
    /// Two commas in a row.
    ExtraComma,
    /// A `:` is missing after a field's name.
    MissingColon {
        /// The field.
        field: Text,
    },
    /// One sign stands where another belongs: `=` for `:`, `;` for `,`, `#` for `//`.
    WrongSign {
        /// What is written.
        found: &'static str,
        /// What belongs there.
        expected: &'static str,
    },
    /// An opening bracket without a closing one; the other place is where this was noticed.
    Unclosed {
        /// Which bracket.
        bracket: Bracket,
    },
    /// A closing bracket without an opening one.
    Unopened {
        /// Which bracket.
        bracket: Bracket,
    },
    /// `{…}` or `[…]` where `(…)` belongs.
    WrongBrackets {
        /// What is written.
        found: Bracket,
    },
    /// Something follows the end of the agenda.
    TrailingText,
    /// A field without a value.
    MissingValue {
        /// The field; none in a list.
        field: Option<Text>,
    },
    /// A value without a field's name before it.
    MissingName,
    /// A field's name, or one of a few names, in quotes.
    QuotedName {
        /// The name.
        name: Text,
    },
    /// Words without quotes.
    NotQuoted {
        /// The words.
        text: Text,
    },
    /// A field that this part does not have.
    UnknownField {
        /// Of what.
        of: Node,
        /// The name.
        name: Text,
        /// The known name that is nearest.
        nearest: Option<&'static str>,
    },
    /// A field that must be there is not.
    MissingField {
        /// Of what.
        of: Node,
        /// The name.
        name: &'static str,
    },
    /// A field stands twice in one part; the other place is the first one.
    DoubledField {
        /// The name.
        name: Text,
    },
    /// A value of another shape than its field has.
    WrongLook {
        /// The field, or the list.
        field: &'static str,
        /// What belongs there.
        expected: Look,
        /// What is written.
        found: Look,
    },
    /// One part stands where another belongs, `Phase(…)` for `Slot(…)`.
    WrongNode {
        /// What belongs there.
        expected: Node,
        /// What is written.
        found: Text,
    },
    /// A name that its field does not know.
    UnknownChoice {
        /// Which field.
        of: Choice,
        /// The name.
        name: Text,
        /// The known name that is nearest.
        nearest: Option<&'static str>,
    },
    /// A pair with more or fewer than two values.
    NotAPair {
        /// How many it has.
        count: usize,
    },
    /// A title or a name without a letter.
    EmptyText {
        /// Of what.
        of: Node,
    },
    /// A text of more than [`crate::agenda::MAX_TEXT`] bytes.
    TextTooLong {
        /// How many it has.
        bytes: usize,
    },
    /// A text of several lines: it becomes one.
    LineBreaks {
        /// The field.
        field: &'static str,
    },
    /// Not a time of day.
    BadTime {
        /// What is written.
        text: Text,
        /// Why it is none.
        why: NotATime,
    },
    /// Not a length.
    BadLength {
        /// What is written.
        text: Text,
        /// Why it is none.
        why: NotATime,
    },
    /// Not a date.
    BadDate {
        /// What is written.
        text: Text,
        /// The date that is written in another order.
        meant: Option<NaiveDate>,
        /// Whether it is written in the right order, but no calendar has it.
        in_order: bool,
    },
    /// Not a zone of the IANA.
    UnknownZone {
        /// What is written.
        text: Text,
        /// The zone that is nearest.
        nearest: Option<&'static str>,
    },
    /// Not a language that the program speaks.
    UnknownLang {
        /// What is written.
        text: Text,
    },
    /// Not a whole number from 1 to `max`.
    BadNumber {
        /// The field.
        field: &'static str,
        /// What is written.
        text: Text,
        /// The greatest that is accepted.
        max: usize,
    },
    /// More than [`crate::agenda::programme::MAX_DATES`] dates.
    TooManyDates {
        /// How many.
        count: usize,
    },
    /// A text that names no file of the programme's folder.
    NotBeside {
        /// What is written.
        text: Text,
    },
    /// No slot at all.
    NoSlots,
    /// More than [`crate::agenda::MAX_SLOTS`] slots.
    TooManySlots {
        /// How many.
        count: usize,
    },
    /// More than [`crate::agenda::MAX_CUES`] things for the clock to run on.
    TooManyCues {
        /// How many.
        count: usize,
    },
    /// A slot does not end after it begins; the other place is its start.
    EndsFirst {
        /// Its start.
        start: NaiveTime,
        /// Its end.
        end: NaiveTime,
    },
    /// A slot begins before the one above it; the other place is that one's start.
    Backwards {
        /// Its start.
        start: NaiveTime,
        /// The start of the slot above.
        above: NaiveTime,
    },
    /// A turn for a team that the lineup does not name.
    NotInLineup {
        /// The name.
        name: Text,
        /// The team that is nearest.
        nearest: Option<Text>,
    },
}
