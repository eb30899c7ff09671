//! Which plan a session follows, to be known again: whoever changes a plan must know whether it is
//! still that one. Never says what has changed.

use std::collections::BTreeSet;

use crate::{
    agenda::{Plan, Text},
    session::{Session, fold::State, lineup},
};

/// The plan that a session follows, and in which order its teams present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    plan: Plan,
    /// The teams of each slot.
    order: Vec<Vec<Text>>,
    absent: BTreeSet<Text>,
}

impl Followed {
    pub(super) fn new(state: &State) -> Self {
        let order = state.rundown.rows.iter().map(|row| row.names().cloned().collect());
        let absent = lineup::absent(&state.rundown).into_iter().collect();
        Self { plan: state.plan.clone(), order: order.collect(), absent }
    }

    /// Whether the session of `state` follows it still; who is absent does not matter, nor how far
    /// it has come.
    pub(super) fn is_still(&self, state: &State) -> bool {
        let rows = &state.rundown.rows;
        if self.plan != state.plan || self.order.len() != rows.len() {
            return false;
        }
        let mut absent = self.absent.clone();
        absent.extend(lineup::absent(&state.rundown));
        let here = |name: &&Text| !absent.contains(*name);
        let mut slots = self.order.iter().zip(rows);
        slots.all(|(then, row)| then.iter().filter(here).eq(row.names().filter(here)))
    }
}

impl Session {
    /// Whether it still follows the plan that somebody has begun to change.
    #[must_use]
    pub fn follows(&self, plan: &Followed) -> bool {
        plan.is_still(self.state())
    }

    /// Whether anything of the slot of this number has begun.
    #[must_use]
    pub fn has_begun(&self, slot: u16) -> bool {
        self.state().runs.iter().any(|run| run.cue.slot() == Some(slot))
    }

    /// The number of the slot that runs, also while an unplanned break interrupts it; none before
    /// the start and after the end.
    #[must_use]
    pub fn slot_on(&self) -> Option<u16> {
        let state = self.state();
        state.current()?;
        state.runs.iter().rev().find_map(|run| run.cue.slot())
    }

    /// How many turns of the slot of this number have begun, those that were jumped over among
    /// them; none where it has not several.
    #[must_use]
    pub fn turns_begun(&self, slot: u16) -> Option<u16> {
        let state = self.state();
        let row = state.rundown.rows.get(usize::from(slot).checked_sub(1)?)?;
        let ran = state.runs.iter().map(|run| run.cue).filter(|id| id.slot() == Some(slot));
        ran.map(crate::agenda::CueId::part).max().filter(|_| row.holders.len() > 1)
    }

    /// Whether a team has begun a turn.
    #[must_use]
    pub fn has_presented(&self, defi: &Text) -> bool {
        lineup::has_spoken(&self.state().rundown, defi)
    }

    /// Whether a team is on stage.
    #[must_use]
    pub fn is_on_stage(&self, defi: &Text) -> bool {
        let state = self.state();
        state.current().is_some_and(|run| state.rundown.team(run.cue) == Some(defi))
    }
}
