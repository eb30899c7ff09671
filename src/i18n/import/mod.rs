//! What the reading of a déroulé says: its findings and how to mend them, what was read, the names
//! that an agenda made of it needs.
//!
//! Words only: what is found is the import room's data.

mod en;
mod fr;
pub mod year;

use super::Lang;
use crate::import::{FindingKind, Format, PhaseNames, ReadAgenda};

/// A finding as a sentence, and what would mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is found, with what was understood.
    pub says: String,
    /// What to do about it.
    pub mend: String,
}

/// The words for a finding.
#[must_use]
pub fn words(lang: Lang, what: &FindingKind) -> Words {
    let (says, mend) = match lang {
        Lang::Fr => fr::words(what),
        Lang::En => en::words(what),
    };
    Words { says, mend }
}

/// The name of a format.
#[must_use]
pub const fn format(lang: Lang, format: Format) -> &'static str {
    match format {
        Format::Plain => match lang {
            Lang::Fr => "texte simple",
            Lang::En => "plain text",
        },
        Format::Markdown => "Markdown",
        Format::Org => "Org",
        Format::Html => "HTML",
        Format::Csv => "CSV",
        Format::Ical => "iCalendar",
        Format::Json => "JSON",
        Format::Ron => "RON",
    }
}

/// One line that sums a session up: its number, title, lines and the slots of its agenda.
#[must_use]
pub fn session(lang: Lang, number: usize, read: &ReadAgenda, slots: usize) -> String {
    match lang {
        Lang::Fr => fr::session(number, read, slots),
        Lang::En => en::session(number, read, slots),
    }
}

/// What stands before a list of several sessions.
#[must_use]
pub fn choose(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Fr => fr::choose(count),
        Lang::En => en::choose(count),
    }
}

/// The names that an agenda needs and a déroulé does not give.
#[must_use]
pub const fn phase_names(lang: Lang) -> PhaseNames<'static> {
    match lang {
        Lang::Fr => fr::NAMES,
        Lang::En => en::NAMES,
    }
}
