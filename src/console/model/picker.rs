//! The choice among agendas, sessions and the dates of a programme.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use super::Year;
use crate::{agenda::Text, import::Format, session::SessionHead};

/// How many of the latest sessions stand above the agendas, where there is no programme.
const LATEST: usize = 20;

/// The choice among agendas, sessions and the dates of a programme.
#[derive(Debug, Clone, Default)]
pub struct Picker {
    /// The sessions of the data folder, live ones first.
    pub sessions: Vec<SessionRow>,
    /// The agendas that were found; those that a date of the programme names are with it.
    pub agendas: Vec<AgendaRow>,
    /// The programme that was found.
    pub year: Option<Box<Year>>,
    /// The day it is here.
    pub today: NaiveDate,
    /// Which row is selected, counted over all [`Picker::entries`].
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
    /// Whether anything of it has begun.
    pub begun: bool,
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

/// A row that can be selected, by its place in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A session.
    Session(usize),
    /// An agenda.
    Agenda(usize),
    /// A date of the programme.
    Date(usize),
}

/// A part of the choice, with a heading of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The sessions that are on, and the latest others where there is no programme.
    Sessions,
    /// The next date of the programme.
    Next,
    /// The dates after it.
    Coming,
    /// The agendas.
    Agendas,
    /// The dates that are past.
    Past,
    /// All other sessions.
    Earlier,
}

impl Picker {
    /// Whether another agenda of the list has the title of this one.
    #[must_use]
    pub fn has_twin(&self, row: &AgendaRow) -> bool {
        let twin = |other: &AgendaRow| other.path != row.path && other.title == row.title;
        row.title.is_some() && self.agendas.iter().any(twin)
    }

    /// The parts that have rows, from what is needed now to what is kept: what is on, what is to
    /// come, what can be begun, what is past.
    #[must_use]
    pub fn parts(&self) -> Vec<(Part, Vec<Entry>)> {
        let live = self.sessions.iter().take_while(|row| row.live.is_some()).count();
        // the agendas are not to be below years of sessions
        let latest = live.max(LATEST).min(self.sessions.len());
        let on_top = if self.year.is_some() { live } else { latest };
        let seen = self.year.as_deref().map(Year::seen).unwrap_or_default();
        let dates = |dates: Vec<usize>| dates.into_iter().map(Entry::Date).collect();
        // the session of a date is told with its date
        let told = |index: &usize| {
            let row = self.sessions.get(*index);
            row.zip(self.year.as_ref()).is_some_and(|(row, year)| year.tells(&row.head.id))
        };
        let earlier = (on_top..self.sessions.len()).filter(|index| !told(index));
        let parts: [(Part, Vec<Entry>); 6] = [
            (Part::Sessions, (0..on_top).map(Entry::Session).collect()),
            (Part::Next, dates(seen.next.into_iter().collect())),
            (Part::Coming, dates(seen.coming)),
            (Part::Agendas, (0..self.agendas.len()).map(Entry::Agenda).collect()),
            (Part::Past, dates(seen.past)),
            (Part::Earlier, earlier.map(Entry::Session).collect()),
        ];
        parts.into_iter().filter(|(_, entries)| !entries.is_empty()).collect()
    }

    /// The rows that can be selected, in the order in which they are shown.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        self.parts().into_iter().flat_map(|(_, entries)| entries).collect()
    }

    /// The selected row.
    #[must_use]
    pub fn entry(&self) -> Option<Entry> {
        self.entries().get(self.selected).copied()
    }

    /// The selected agenda, or that of the selected date; none while a session is selected.
    #[must_use]
    pub fn agenda(&self) -> Option<&AgendaRow> {
        match self.entry()? {
            Entry::Session(_) => None,
            Entry::Agenda(index) => self.agendas.get(index),
            Entry::Date(index) => self.year.as_ref()?.agenda(index),
        }
    }

    /// Selects the agenda of this file, or the date that it is for, where it is there.
    pub fn select_file(&mut self, path: &Path) {
        let is = |row: &AgendaRow| row.path == path;
        let of_file = self.entries().into_iter().find(|entry| match *entry {
            Entry::Session(_) => false,
            Entry::Agenda(index) => self.agendas.get(index).is_some_and(is),
            Entry::Date(index) => {
                let year = self.year.as_ref();
                year.and_then(|year| year.agenda(index)).is_some_and(is)
            }
        });
        self.select(of_file);
    }

    /// The programme and the selected date of it, where that has no agenda.
    #[must_use]
    pub fn free_date(&self) -> Option<(&Year, usize)> {
        let Some(Entry::Date(index)) = self.entry() else { return None };
        let year = self.year.as_deref()?;
        year.agenda(index).is_none().then_some((year, index))
    }

    /// Selects that row, where it is there; else what is selected stays in its place.
    pub fn select(&mut self, entry: Option<Entry>) {
        let at = self.entries().into_iter().position(|it| Some(it) == entry);
        self.selected = at.unwrap_or(self.selected).min(self.rows().saturating_sub(1));
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.parts().iter().map(|(_, entries)| entries.len()).sum()
    }
}
