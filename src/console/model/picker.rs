//! The choice among agendas and sessions.

use std::path::PathBuf;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use crate::{agenda::Text, import::Format, session::SessionHead};

/// The choice among agendas and sessions: sessions first, live ones on top.
#[derive(Debug, Clone, Default)]
pub struct Picker {
    /// The sessions of the data folder.
    pub sessions: Vec<SessionRow>,
    /// The agendas that were found.
    pub agendas: Vec<AgendaRow>,
    /// Which row is selected, counted over both lists.
    pub selected: usize,
}

/// A session to take up again.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Which one.
    pub head: SessionHead,
    /// Where it stands, when it is live.
    pub live: Option<LiveRow>,
}

/// Where a live session stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveRow {
    /// The zone in which its times are shown.
    pub zone: Tz,
    /// The team or the title of the cue that runs in it.
    pub running: Option<Text>,
    /// How long that cue has run.
    pub elapsed: Option<TimeDelta>,
}

/// An agenda to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaRow {
    /// The file.
    pub path: PathBuf,
    /// How the file is called on the screen.
    pub name: Text,
    /// Its title; none when it could not be read.
    pub title: Option<Text>,
    /// The day that it names.
    pub date: Option<NaiveDate>,
    /// How many slots it has.
    pub slots: usize,
    /// How many teams its lineup has.
    pub teams: usize,
    /// What the plan doctor says.
    pub verdict: Verdict,
}

/// What the plan doctor says of an agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    Fine,
    /// So many warnings.
    Warnings(usize),
    /// So many errors: it cannot be opened.
    Errors(usize),
    /// It is no agenda of this program: it was read, and is to be looked over.
    Imported(Format),
}

impl Picker {
    /// The selected agenda; none while a session is selected.
    #[must_use]
    pub fn agenda(&self) -> Option<&AgendaRow> {
        self.agendas.get(self.selected.checked_sub(self.sessions.len())?)
    }

    /// How many rows there are.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.sessions.len() + self.agendas.len()
    }
}
