//! What would be if a command were given: nothing is recorded.

use super::{Command, Moment, Reading, Refusal, Session, decide};
use crate::agenda::Text;

impl Session {
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
