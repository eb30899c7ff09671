//! What would be if a command were given: nothing is recorded.

use super::{Command, Moment, Reading, Refusal, Session, decide, lineup};
use crate::agenda::Text;

/// The order of the turns among which a team can move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnOrder {
    /// Who holds each place, from the first; none where nobody is named.
    pub teams: Vec<Option<Text>>,
    /// The number of the first place that can be had, from 1: those before it have been begun.
    pub first: usize,
    /// The number of the team's own place.
    pub at: usize,
}

impl Session {
    /// Where a team stands, and among whom it can move; `defi` is its name as the session has it.
    ///
    /// # Errors
    /// When it has no turn to come.
    pub fn turn_order(&self, defi: &Text) -> Result<TurnOrder, Refusal> {
        lineup::turn_order(&self.state().rundown, defi)
    }

    /// The moment that `command` would bring about, given now: for a look before it is given.
    ///
    /// *Undo* and *redo* are shown as if nothing had been undone: they change the past, and a look
    /// ahead does not.
    ///
    /// # Errors
    /// When it would be refused.
    pub fn after(&self, command: &Command, now: &Reading, by: &Text) -> Result<Moment, Refusal> {
        let drafts = decide(self, command, now, by)?;
        let mut state = self.state().clone();
        for (seq, draft) in (self.seq() + 1..).zip(drafts) {
            state.apply(&draft.at_seq(seq));
        }
        Ok(state.moment(state.instant(now)))
    }
}
