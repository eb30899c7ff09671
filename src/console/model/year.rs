//! A programme as it stands in the choice: its dates, their agendas, what came of them.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{AgendaRow, Verdict};
use crate::{
    agenda::programme::{Meeting, Programme, Seen},
    session::{Outcome, SessionId, Stand},
};

/// A programme to choose a date of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Year {
    /// Its file.
    pub path: PathBuf,
    /// What it holds.
    pub programme: Programme,
    /// Which day it is.
    pub today: NaiveDate,
    /// The agenda of each date, in the order of the file; none where there is no such file.
    pub agendas: Vec<Option<AgendaRow>>,
    /// What came of each date, in the order of the file; empty until that is known.
    pub outcomes: Vec<Option<Outcome>>,
}

/// What there is to open of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open<'a> {
    /// The session that was held, or is on.
    Session(&'a SessionId),
    /// Its agenda.
    Agenda(&'a AgendaRow),
    /// Nothing so far: its agenda is to be made.
    Nothing,
}

impl Year {
    /// Its dates as they stand today, by their places in the file.
    #[must_use]
    pub fn seen(&self) -> Seen {
        self.programme.seen_on(self.today)
    }

    /// A date.
    #[must_use]
    pub fn meeting(&self, index: usize) -> Option<&Meeting> {
        self.programme.dates.get(index)
    }

    /// The agenda of a date.
    #[must_use]
    pub fn agenda(&self, index: usize) -> Option<&AgendaRow> {
        self.agendas.get(index)?.as_ref()
    }

    /// What came of a date, as far as it is known.
    #[must_use]
    pub fn outcome(&self, index: usize) -> Option<&Outcome> {
        self.outcomes.get(index)?.as_ref()
    }

    /// What there is to open of a date: its session once that has begun, else its agenda.
    ///
    /// A date of today or later whose session is over opens its agenda: that was a trial.
    #[must_use]
    pub fn open(&self, index: usize) -> Open<'_> {
        let past = self.meeting(index).is_some_and(|meeting| meeting.date < self.today);
        let held = self.outcome(index).filter(|came| match came.stand {
            Stand::Live => true,
            Stand::Closed | Stand::Left => past || came.day == self.today,
            Stand::Idle => false,
        });
        match (held, self.agenda(index)) {
            (Some(came), _) => Open::Session(&came.session),
            (None, Some(agenda)) => Open::Agenda(agenda),
            (None, None) => Open::Nothing,
        }
    }

    /// Whether a date opens that session.
    #[must_use]
    pub fn tells(&self, session: &SessionId) -> bool {
        let opens = |index| self.open(index) == Open::Session(session);
        (0..self.programme.dates.len()).any(opens)
    }
}

impl AgendaRow {
    /// Whether it can be opened as it is.
    #[must_use]
    pub const fn is_playable(&self) -> bool {
        match self.verdict {
            Verdict::Fine | Verdict::Warnings(_) => true,
            Verdict::Errors(_) | Verdict::Imported(_) => false,
        }
    }
}
