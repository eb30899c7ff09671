//! The likely end of the whole session, when changing speakers takes time that the plan has not.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Field, FindingKind, Patient, Spot, USUAL_CHANGEOVER, field,
    turns::{taken, turn_times},
};
use crate::agenda::{PlannedAnchor, PlannedSlot, Slot};

impl Patient<'_> {
    /// Says it where the plan as written would end in time. What one last slot loses alone is told
    /// with that slot.
    pub(super) fn likely_end(&mut self) {
        let Some(target) = self.plan.end else { return };
        let slots = || self.plan.slots.iter().zip(&self.agenda.slots);
        let changes: Vec<usize> =
            slots().map(|(planned, written)| unplanned_changes(planned, written)).collect();
        let timed = self.plan.slots.iter().rposition(|slot| slot.length.is_some());
        let Some(last) = timed else { return };
        if changes.iter().take(last).all(|count| *count == 0) {
            return;
        }
        let (Some(planned), Some(likely)) =
            (self.ends(TimeDelta::zero()), self.ends(USUAL_CHANGEOVER))
        else {
            return;
        };
        if planned > target || likely <= target {
            return;
        }
        let announced = self.agenda.end.is_some();
        let at = if announced { Spot::AnnouncedEnd } else { field(last, Field::End) };
        let what = FindingKind::LikelyEnd {
            end: self.hour(likely),
            target: self.hour(target),
            announced,
            by: likely - target,
            changes: changes.iter().sum(),
        };
        self.find(at, None, what);
    }

    /// When the session ends if each change of speakers that the agenda leaves no time for takes
    /// `each`: slots wait for their anchors, breaks that have an end shrink down to their floor.
    fn ends(&self, each: TimeDelta) -> Option<DateTime<Utc>> {
        let mut end = self.plan.begins()?;
        let mut latest = end;
        for (planned, written) in self.plan.slots.iter().zip(&self.agenda.slots) {
            if planned.unplaced || planned.length.is_none() {
                continue;
            }
            let changes = i32::try_from(unplanned_changes(planned, written)).unwrap_or(i32::MAX);
            let lasts = parts(planned, written) + each * changes;
            end = match planned.anchor {
                PlannedAnchor::Floating => end + lasts,
                PlannedAnchor::NotBefore(at) | PlannedAnchor::Fixed(at) => end.max(at) + lasts,
                PlannedAnchor::EndAt { end: at, floor } => at.max(end + floor),
            };
            latest = latest.max(end);
        }
        Some(latest)
    }
}

/// How many changes of speakers a slot has, where its turns have lengths and no time between them.
fn unplanned_changes(planned: &PlannedSlot, written: &Slot) -> usize {
    if written.changeover.is_some() || written.phases.is_empty() {
        return 0;
    }
    taken(planned).saturating_sub(1)
}

/// What the parts of a slot take, without the turns that nobody has.
fn parts(planned: &PlannedSlot, written: &Slot) -> TimeDelta {
    match turn_times(planned, written) {
        Some((turns, needs)) if !turns.phases.is_empty() => needs,
        Some(_) | None => planned.cues(1).iter().filter_map(|cue| cue.length).sum(),
    }
}
