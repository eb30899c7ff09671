//! What stands after the fold: what runs, what comes, how it ends, how late it is. Changes nothing.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Away, Run, State};
use crate::{
    agenda::{Cue, CueId, Kind, PlannedAnchor, Then, Track},
    session::{
        Attempt,
        catch_up::Limits,
        timing::{self, Ending},
    },
};

impl State {
    /// The running attempt; none before the start and after the end.
    pub(in crate::session) fn current(&self) -> Option<&Run> {
        if self.on_air { self.runs.last() } else { None }
    }

    /// The attempt that ran at an instant.
    pub(in crate::session) fn ran_at(&self, at: DateTime<Utc>) -> Option<&Run> {
        let ran = |run: &&Run| run.started_at <= at && run.ended_at.is_none_or(|end| at < end);
        self.runs.iter().rev().find(ran)
    }

    /// The position in the rundown of what runs.
    pub(in crate::session) fn position(&self) -> Option<usize> {
        self.rundown.position(self.current()?.cue)
    }

    /// The cue that *next* would start.
    pub(in crate::session) fn next(&self) -> Option<CueId> {
        if let Some(waiting) = self.waiting {
            return Some(waiting);
        }
        let from = self.position().map_or(0, |at| at + 1);
        let later = self.rundown.cues().get(from..).unwrap_or_default();
        later.iter().map(|cue| cue.id).find(|id| self.is_to_come(*id))
    }

    /// Whether a cue takes place and has not been held.
    pub(in crate::session) fn is_to_come(&self, id: CueId) -> bool {
        self.rundown.takes_place(id) && !self.held.contains(&id)
    }

    /// Whether the running cue's time is up by `at`.
    pub(super) fn is_up(&self, at: DateTime<Utc>) -> bool {
        let run = self.current().filter(|run| run.frozen_since().is_none());
        let Some((run, cue)) = run.and_then(|run| Some((run, self.rundown.cue(run.cue)?))) else {
            return false;
        };
        let remaining = self.ending(cue).clock(at, run.elapsed(at)).remaining;
        remaining.is_some_and(|remaining| remaining <= TimeDelta::zero())
    }

    /// The kind of a cue's slot; an unplanned cue is a break.
    pub(in crate::session) fn kind(&self, id: CueId) -> Kind {
        id.slot().map_or(Kind::Break, |slot| self.rundown.kind(usize::from(slot) - 1))
    }

    /// What runs side by side in a cue, also while people change places between two rounds of it;
    /// nothing does while one team makes room for the next.
    pub(in crate::session) fn tracks(&self, id: CueId) -> &[Track] {
        if matches!(id, CueId::Changeover { .. }) {
            return &[];
        }
        let slot =
            id.slot().and_then(|slot| self.plan.slots.get(usize::from(slot).checked_sub(1)?));
        slot.map(|slot| slot.tracks.as_slice()).unwrap_or_default()
    }

    /// How a cue ends: at a set time, after a length, or when somebody says so.
    pub(in crate::session) fn ending(&self, cue: &Cue) -> Ending {
        if let Some(set) = self.ends.get(&cue.id) {
            return Ending::At { end: set.end, floor: TimeDelta::zero() };
        }
        let cut = self.cuts.get(&cue.id);
        if let PlannedAnchor::EndAt { end, floor } = cue.anchor {
            let floor = self.limits.get(&cue.id).and_then(Limits::floor).unwrap_or(floor);
            return Ending::At {
                end: end - cut.map_or(TimeDelta::zero(), |cut| cut.sooner),
                floor,
            };
        }
        cue.length.map_or(Ending::Open, |length| {
            let more = self.extensions.get(&cue.id).copied().unwrap_or_default();
            Ending::After(length + more - cut.map_or(TimeDelta::zero(), |cut| cut.by))
        })
    }

    /// What happens when the time of a cue is up.
    pub(in crate::session) fn then(&self, cue: CueId) -> Then {
        if self.waits.contains(&cue) || self.rundown.free(cue).is_some() {
            return Then::Wait;
        }
        timing::phase(&self.plan, cue).map_or(Then::Wait, |phase| phase.then)
    }

    /// The time used of a cue that was begun and not ended: what it goes on from.
    pub(in crate::session) fn carried(&self, cue: CueId) -> TimeDelta {
        let last = self.runs.iter().rev().find(|run| run.cue == cue);
        last.map_or_else(TimeDelta::zero, |run| run.carried + run.used)
    }

    /// How long a cue had run by `at`; none where it had not begun.
    pub(in crate::session) fn elapsed(&self, cue: CueId, at: DateTime<Utc>) -> Option<TimeDelta> {
        let run = self.runs.iter().rev().find(|run| run.cue == cue && run.started_at <= at)?;
        // an attempt that has ended since had not run longer than this
        let since = run.carried + (at - run.started_at);
        Some(run.elapsed(at).min(since).max(TimeDelta::zero()))
    }

    /// The last word on how late the session is, by `at`.
    pub(in crate::session) fn offset(&self, at: DateTime<Utc>) -> TimeDelta {
        let Some(run) = self.current() else { return self.last_offset };
        let Some(cue) = self.rundown.cue(run.cue) else { return self.last_offset };
        let clock = self.ending(cue).clock(at, run.elapsed(at));
        match (clock.remaining, self.planned_end(run.cue)) {
            (Some(remaining), Some(planned)) => at + remaining.max(TimeDelta::zero()) - planned,
            (None, _) | (_, None) => self.last_offset,
        }
    }

    /// When a cue was to end; for one that was not planned, the planned end of the cue before it;
    /// none where an untimed slot leaves that open.
    pub(in crate::session) fn planned_end(&self, id: CueId) -> Option<DateTime<Utc>> {
        let at = self.rundown.position(id)?;
        for cue in self.rundown.cues().get(..=at)?.iter().rev() {
            let slot = cue
                .id
                .slot()
                .and_then(|slot| self.plan.slots.get(usize::from(slot).checked_sub(1)?));
            if slot.is_some_and(|slot| slot.unplaced || slot.length.is_none()) {
                return None;
            }
            if let Some((_, end)) = cue.window {
                return Some(end);
            }
        }
        self.plan.begins()
    }

    /// The interruption that can still be taken out: it fell into what runs.
    pub(in crate::session) fn removable(&self) -> Option<Away> {
        self.away.filter(|away| self.on_air && away.run + 1 == self.runs.len())
    }

    /// The attempts as of `at`.
    pub(in crate::session) fn attempts(&self, at: DateTime<Utc>) -> Vec<Attempt> {
        let attempts = self.runs.iter().map(|run| Attempt {
            cue: run.cue,
            defi: run.defi.clone(),
            started_at: run.started_at,
            ended_at: run.ended_at,
            used: run.used(at),
            frozen: run.frozen(at),
        });
        attempts.collect()
    }
}
