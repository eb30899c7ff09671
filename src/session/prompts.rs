//! The questions of a cue, asked one by one: which one is on, and which one was.

use chrono::{DateTime, Utc};

use super::{RunningCue, fold::State, timing};
use crate::agenda::{CueId, Text};

/// One of a cue's questions was asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) cue: CueId,
    /// Which one, from 1.
    pub(super) number: u16,
    pub(super) at: DateTime<Utc>,
}

impl State {
    /// The questions of the phase, else of its slot; a changeover has none, nor has a
    /// turn that stays free.
    pub(super) fn prompts(&self, id: CueId) -> &[Text] {
        if id.is_changeover() || self.rundown.free(id).is_some() {
            return &[];
        }
        let slot = id.slot().and_then(|slot| self.plan.slots.get(usize::from(slot) - 1));
        let phase = timing::phase(&self.plan, id).map(|phase| phase.prompts.as_slice());
        let phase = phase.filter(|prompts| !prompts.is_empty());
        phase.or(slot.map(|slot| slot.prompts.as_slice())).unwrap_or_default()
    }

    /// Which question of a cue is on at `at`, from 0: the first one from the beginning on, until
    /// somebody goes on to the next. Each turn begins with the first one again.
    pub(super) fn asked(&self, id: CueId, at: DateTime<Utc>) -> usize {
        let last = self.asked.iter().rev().find(|asked| asked.cue == id && asked.at <= at);
        let number = last.map_or(1, |asked| asked.number);
        let most = self.prompts(id).len().saturating_sub(1);
        usize::from(number.saturating_sub(1)).min(most)
    }

    /// The question that was on in a cue at `at`.
    pub(super) fn prompt_at(&self, id: CueId, at: DateTime<Utc>) -> Option<&Text> {
        self.prompts(id).get(self.asked(id, at))
    }
}

impl RunningCue {
    /// The question that is on, and its place, from 0.
    #[must_use]
    pub fn prompt(&self) -> Option<(usize, &Text)> {
        self.prompts.get(self.asked).map(|prompt| (self.asked, prompt))
    }
}
