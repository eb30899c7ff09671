//! The debrief as it will be written, before it is: in which format, for whom, and where to.
//!
//! Plain data: must never write anything.

use std::path::PathBuf;

use crate::{
    agenda::Text,
    console::host::Place,
    export::Format,
    i18n::Lang,
    session::{SessionId, slug},
};

/// The debrief as it will be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// In which format.
    pub format: Format,
    /// The team whose sheet it is; none for everybody.
    pub whom: Option<Text>,
    /// The teams that have a sheet, in the order in which they spoke.
    pub teams: Vec<Text>,
    /// What will be written, to the byte.
    pub text: String,
    /// What is shown of it, a line each: the text itself, or what a page says to people.
    pub lines: Vec<String>,
    /// Up to which event of the journal, and in which language.
    pub told: Option<(u64, Lang)>,
    /// Where it goes, or why it goes nowhere; none until that is known.
    pub place: Option<Result<Place, Text>>,
    /// Why it was not written, until it is or something else is looked at.
    pub fault: Option<NotWritten>,
    /// How many lines are scrolled away at the top.
    pub top: usize,
}

/// Why a debrief was not written; nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotWritten {
    /// Another file has come to stand there.
    Taken {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be written there.
    Failed {
        /// The reason, in the reader's language.
        why: Text,
    },
}

impl Preview {
    /// What its file is to be called, without what tells the format: `demo-day-2018-06-21`, and
    /// the team behind it on a team's own sheet.
    #[must_use]
    pub fn stem(&self, session: &SessionId) -> String {
        match &self.whom {
            Some(team) => format!("{session}-{}", slug(team)),
            None => session.to_string(),
        }
    }
}
