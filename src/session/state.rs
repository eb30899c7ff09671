//! The session: the fold of its journal.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Moment, Note, Reading, Recorded};
use crate::agenda::{CueId, Plan, Text};

/// What did happen: the fold of a journal.
#[derive(Debug, Clone)]
pub struct Session {
    history: Vec<Recorded>,
}

/// A note as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenNote {
    /// The sequence number of its event.
    pub seq: u64,
    /// When it was taken; when its first character was typed, where that is known.
    pub at: DateTime<Utc>,
    /// Who took it.
    pub by: Text,
    /// The note.
    pub note: Note,
}

/// One stretch during which a cue was the running one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Which cue.
    pub cue: CueId,
    /// The team whose turn it was.
    pub defi: Option<Text>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended; none while it lasts.
    pub ended_at: Option<DateTime<Utc>>,
    /// How long its clock ran.
    pub used: TimeDelta,
    /// How long it was suspended, or interrupted.
    pub frozen: TimeDelta,
}

impl Session {
    /// Folds a whole journal; none when it does not begin with an opening.
    #[must_use]
    pub fn replay(events: Vec<Recorded>) -> Option<Self> {
        Some(Self { history: events })
    }

    /// Takes in the next event of the journal; one that does not fit has no effect.
    pub fn apply(&mut self, event: Recorded) {
        self.history.push(event);
    }

    /// The session at a reading of the clocks.
    #[must_use]
    pub fn at(&self, _now: &Reading) -> Moment {
        unimplemented!("the fold")
    }

    /// The sequence number of the last event.
    #[must_use]
    pub fn seq(&self) -> u64 {
        unimplemented!("the fold")
    }

    /// The plan that it follows.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        unimplemented!("the fold")
    }

    /// The fingerprint of the agenda's text, as last read.
    #[must_use]
    pub fn fingerprint(&self) -> &Text {
        unimplemented!("the fold")
    }

    /// Where the agenda was read from.
    #[must_use]
    pub fn path(&self) -> &Text {
        unimplemented!("the fold")
    }

    /// The notes that stand, in the order of the journal.
    #[must_use]
    pub fn notes(&self) -> &[TakenNote] {
        unimplemented!("the fold")
    }

    /// Every attempt that stands, in the order in which they began; used and frozen time of
    /// the running one is as of `now`.
    #[must_use]
    pub fn attempts(&self, _now: &Reading) -> Vec<Attempt> {
        unimplemented!("the fold")
    }

    /// Every event, with whether it stands (was not undone).
    pub fn history(&self) -> impl Iterator<Item = (&Recorded, bool)> {
        self.history.iter().map(|event| (event, true))
    }

    /// The team that is on; the one that was on last between turns.
    #[must_use]
    pub fn current_defi(&self) -> Option<Text> {
        unimplemented!("the fold")
    }

    /// Every team of the lineup as it stands now, inserted ones too, in presenting order.
    #[must_use]
    pub fn teams(&self) -> Vec<Text> {
        unimplemented!("the fold")
    }

    /// When it was closed.
    #[must_use]
    pub fn closed_at(&self) -> Option<DateTime<Utc>> {
        unimplemented!("the fold")
    }

    /// Whether it is live: not closed, and less than 12 h past its projected end.
    #[must_use]
    pub fn is_live(&self, _now: &Reading) -> bool {
        unimplemented!("the fold")
    }

    /// The instant on the session's own time line that a reading stands for.
    #[must_use]
    pub fn instant(&self, _now: &Reading) -> DateTime<Utc> {
        unimplemented!("the fold")
    }
}
