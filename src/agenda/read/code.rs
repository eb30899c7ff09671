//! The names by which scripts know problems. They never change; words belong to `i18n::agenda`.

use super::ProblemKind;

impl ProblemKind {
    /// The problem's name for scripts, in English, with hyphens.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::Utf16 => "utf-16",
            Self::Latin1 { .. } => "latin-1",
            Self::Binary => "binary",
            Self::Foreign(_) => "foreign-format",
            Self::TooDeep => "too-deep",
            Self::OddCharacter { .. } => "odd-character",
            Self::TypographicQuote { .. } => "typographic-quote",
            Self::SingleQuotes => "single-quotes",
            Self::UnclosedText => "unclosed-text",
            Self::UnopenedText => "unopened-text",
            Self::QuoteInText => "quote-in-text",
            Self::BadEscape { .. } => "bad-escape",
            Self::ControlCharacter { .. } => "control-character",
            Self::UnclosedComment => "unclosed-comment",
            Self::UnknownExtension { .. } => "unknown-extension",
            Self::MissingComma => "missing-comma",
            Self::ExtraComma => "extra-comma",
            Self::MissingColon { .. } => "missing-colon",
            Self::WrongSign { .. } => "wrong-sign",
            Self::Unclosed { .. } => "unclosed",
            Self::Unopened { .. } => "unopened",
            Self::WrongBrackets { .. } => "wrong-brackets",
            Self::TrailingText => "trailing-text",
            Self::MissingValue { .. } => "missing-value",
            Self::MissingName => "missing-name",
            Self::QuotedName { .. } => "quoted-name",
            Self::NotQuoted { .. } => "not-quoted",
            Self::UnknownField { .. } => "unknown-field",
            Self::MissingField { .. } => "missing-field",
            Self::DoubledField { .. } => "doubled-field",
            Self::WrongLook { .. } => "wrong-value",
            Self::WrongNode { .. } => "wrong-part",
            Self::UnknownChoice { .. } => "unknown-name",
            Self::NotAPair { .. } => "not-a-pair",
            Self::EmptyText { .. } => "empty-text",
            Self::TextTooLong { .. } => "text-too-long",
            Self::BadTime { .. } => "bad-time",
            Self::BadLength { .. } => "bad-length",
            Self::BadDate { .. } => "bad-date",
            Self::UnknownZone { .. } => "unknown-zone",
            Self::UnknownLang { .. } => "unknown-lang",
            Self::BadNumber { .. } => "bad-number",
            Self::TooManyDates { .. } => "too-many-dates",
            Self::NotBeside { .. } => "not-beside",
            Self::NoSlots => "no-slots",
            Self::TooManySlots { .. } => "too-many-slots",
            Self::TooManyCues { .. } => "too-many-cues",
            Self::EndsFirst { .. } => "ends-first",
            Self::Backwards { .. } => "backwards",
            Self::NotInLineup { .. } => "not-in-lineup",
        }
    }
}
