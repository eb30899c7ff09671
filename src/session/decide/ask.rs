//! Decisions on the questions of the running cue: the next one, or the one before.

use super::{Case, Decided};
use crate::session::{Event, Refusal};

impl Case<'_> {
    /// Asks the question after the one that is on, or the one before it where `back`.
    pub(super) fn prompt(&self, back: bool) -> Result<Option<Decided>, Refusal> {
        let cue = self.current()?.cue;
        let count = self.state.prompts(cue).len();
        if count == 0 {
            return Err(Refusal::NoPrompts);
        }
        let on = self.state.asked(cue, self.at);
        let to = if back {
            on.checked_sub(1).ok_or(Refusal::FirstPrompt)?
        } else if on + 1 < count {
            on + 1
        } else {
            return Err(Refusal::LastPrompt);
        };
        let number = u16::try_from(to + 1).unwrap_or(u16::MAX);
        Ok(Some((self.at, Event::PromptAsked { cue, number })))
    }
}
