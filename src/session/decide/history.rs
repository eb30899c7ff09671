//! Decisions on the past: undo, redo, interruptions, another plan.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Case, Decided};
use crate::{
    agenda::{Plan, Text},
    session::{Event, Identity, PlanSource, Refusal, Replan, replan::merge},
};

/// An interruption of up to this is not worth a word.
const SHORT_INTERRUPTION: TimeDelta = TimeDelta::seconds(10);

impl Case<'_> {
    pub(super) fn undo(&self) -> Result<Option<Decided>, Refusal> {
        let event = self.session.undoable().ok_or(Refusal::NothingToUndo)?.seq;
        Ok(Some((self.at, Event::Undone { event })))
    }

    pub(super) fn redo(&self) -> Result<Option<Decided>, Refusal> {
        let event = self.session.redoable().ok_or(Refusal::NothingToRedo)?.seq;
        Ok(Some((self.at, Event::Redone { event })))
    }

    /// Worth recording only when a clock that can lose time was running for long enough, and as
    /// far as no earlier interruption has told it: a stamp may be older than that.
    pub(super) fn interrupted(&self, from: DateTime<Utc>) -> Option<Decided> {
        let run = self.state.current().filter(|run| run.frozen_since().is_none())?;
        let told = self.state.away_until.unwrap_or(from);
        let from = from.max(run.since()).max(told);
        let to = self.at;
        (to - from > SHORT_INTERRUPTION).then_some((to, Event::Interrupted { from, to }))
    }

    pub(super) fn remove_interruption(&self) -> Result<Option<Decided>, Refusal> {
        let away = self.state.removable().ok_or(Refusal::NoInterruption)?;
        Ok(Some((self.at, Event::InterruptionRemoved { interruption: away.seq })))
    }

    /// Shifts the planned times; only before anything has begun.
    pub(super) fn replan(
        &self,
        plan: &Plan,
        fingerprint: &Text,
        why: Replan,
    ) -> Result<Option<Decided>, Refusal> {
        self.not_finished()?;
        if !self.state.runs.is_empty() {
            return Err(Refusal::PlanRuns);
        }
        let (plan, fingerprint) = (Box::new(plan.clone()), fingerprint.clone());
        Ok(Some((self.at, Event::Replanned { plan, fingerprint, why })))
    }

    pub(super) fn change_plan(
        &self,
        plan: &Plan,
        base: Option<&Plan>,
        identity: Option<&Identity>,
        source: Option<&PlanSource>,
    ) -> Result<Option<Decided>, Refusal> {
        self.not_finished()?;
        let followed = self.state.plan.as_read(self.state.day_begin());
        let mut change = merge(self.state, base.unwrap_or(&followed), plan, identity, self.at)?;
        change.source = source.cloned();
        Ok(Some((self.at, Event::PlanChanged { change: Box::new(change) })))
    }
}
