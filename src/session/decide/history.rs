//! Decisions on the past: undo, redo, interruptions, another plan.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Case, Decided};
use crate::{
    agenda::{Plan, Text, fold_name},
    session::{Event, Refusal, Replan},
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

    pub(super) fn replan(
        &self,
        plan: &Plan,
        fingerprint: &Text,
        why: Replan,
    ) -> Result<Option<Decided>, Refusal> {
        self.not_finished()?;
        let begun = self.state.runs.iter().filter_map(|run| run.cue.slot()).max();
        let plan = match (why, begun) {
            (Replan::BeginNow, Some(_)) => return Err(Refusal::PlanRuns),
            (Replan::BeginNow | Replan::FileChanged, None) => plan.clone(),
            (Replan::FileChanged, Some(begun)) => continued(&self.state.plan, begun.into(), plan),
        };
        let (plan, fingerprint) = (Box::new(plan), fingerprint.clone());
        Ok(Some((self.at, Event::Replanned { plan, fingerprint, why })))
    }
}

/// The first `begun` slots of the old plan, then what the new one has after the slot that the
/// last of them has become: the one of the same title, else of the same number.
fn continued(old: &Plan, begun: usize, new: &Plan) -> Plan {
    let last = old.slots.get(begun.wrapping_sub(1));
    let same = |title: &Text| last.is_some_and(|last| fold_name(&last.title) == fold_name(title));
    let mut found: Vec<usize> = (0..new.slots.len()).collect();
    found.retain(|at| same(&new.slots[*at].title));
    let nearest = found.into_iter().min_by_key(|at| at.abs_diff(begun.saturating_sub(1)));
    let rest = nearest.map_or(begun, |at| at + 1);
    let slots = old.slots.iter().take(begun).chain(new.slots.iter().skip(rest));
    Plan { slots: slots.cloned().collect(), ..new.clone() }
}
