//! Mends of turns: shorter phases, time to change speakers, no rounds beside them.

use chrono::TimeDelta;

use super::{
    Mend, MendKind,
    bench::{Bench, Part},
};
use crate::agenda::{
    Change, Edit, Phase, Role,
    check::{
        Finding, TurnTimes, USUAL_CHANGEOVER,
        turns::{taken, turn_times},
    },
};

/// Phases are rounded down to this.
const STEP: TimeDelta = TimeDelta::seconds(30);
/// Phases that are shorter than [`STEP`], to this.
const FINE_STEP: TimeDelta = TimeDelta::seconds(5);

impl Bench<'_> {
    /// All phases shorter by the same part, so that the turns fit; and then so that speakers can
    /// change too, which they could not do otherwise.
    pub(super) fn scaled(&self, finding: &Finding, turns: &TurnTimes, has: TimeDelta) -> Vec<Mend> {
        let Some(part) = self.slot(finding) else { return Vec::new() };
        let with_changes = turns.changeover.is_none().then_some(Some(USUAL_CHANGEOVER));
        let changeovers = std::iter::once(turns.changeover).chain(with_changes);
        changeovers.filter_map(|each| scaled(part, turns, each, has)).collect()
    }

    /// Time for each change of speakers, taken from what the room says, then from the talks.
    pub(super) fn with_changeover(&self, finding: &Finding) -> Vec<Mend> {
        self.slot(finding).and_then(|part| self.change_time(part)).into_iter().collect()
    }

    /// The same in every slot that has no time for it.
    pub(super) fn with_all_changeovers(&self) -> Option<Mend> {
        let mut edits = Vec::new();
        let mut slots = 0;
        for part in (0..self.plan.slots.len()).filter_map(|index| self.part(index)) {
            let written = part.written;
            if written.changeover.is_none() && !written.phases.is_empty() && taken(part.planned) > 1
            {
                let mend = self.change_time(part)?;
                edits.extend(mend.edits);
                slots += 1;
            }
        }
        let what = MendKind::TimeAll { slots, changeover: USUAL_CHANGEOVER };
        (slots > 0).then_some(Mend { what, edits })
    }

    fn change_time(&self, part: Part<'_>) -> Option<Mend> {
        let has = part.planned.length?;
        let (turns, needs) = turn_times(part.planned, part.written)?;
        let count = i32::try_from(turns.count).ok()?;
        let missing = needs + USUAL_CHANGEOVER * (count - 1) - has;
        let mut phases = part.written.phases.clone();
        if missing > TimeDelta::zero() {
            let mut left = up(missing, count);
            for index in givers(&phases) {
                let phase = &phases[index];
                let most = phase.length - phase.floor.unwrap_or(phase.length / 2).min(phase.length);
                let gives = down(most, STEP).min(left);
                if gives > TimeDelta::zero() {
                    phases[index] = with_length(phase, phase.length - gives)?;
                    left -= gives;
                }
            }
            if left > TimeDelta::zero() {
                return None;
            }
        }
        Some(timed(part, turns.count, phases, Some(USUAL_CHANGEOVER)))
    }

    /// Rounds do not go with what the finding names; without them that counts.
    pub(super) fn without_rounds(&self, finding: &Finding, rounds: u16) -> Vec<Mend> {
        let Some(slot) = finding.at.slot() else { return Vec::new() };
        let edits = vec![Edit::Slot { slot, change: Change::Rounds(None) }];
        vec![Mend { what: MendKind::NoRounds { rounds }, edits }]
    }
}

/// A slot whose turns have phases that are shorter by the same part, so that they fit.
fn scaled(
    part: Part<'_>,
    turns: &TurnTimes,
    changeover: Option<TimeDelta>,
    has: TimeDelta,
) -> Option<Mend> {
    let count = i32::try_from(turns.count).ok().filter(|count| *count > 0)?;
    let each: TimeDelta = turns.phases.iter().sum();
    let free = (has - changeover.unwrap_or_default() * (count - 1)) / count;
    if free <= TimeDelta::zero() || each <= free {
        return None;
    }
    let share = |length: TimeDelta| {
        TimeDelta::seconds(length.num_seconds() * free.num_seconds() / each.num_seconds())
    };
    let shorter = |phase: &Phase| {
        let exact = share(phase.length);
        let length = if exact < STEP { down(exact, FINE_STEP) } else { down(exact, STEP) };
        with_length(phase, length)
    };
    let phases: Option<Vec<Phase>> = part.written.phases.iter().map(shorter).collect();
    phases.map(|phases| timed(part, turns.count, phases, changeover))
}

/// A slot whose turns have these phases and this time between them.
fn timed(part: Part<'_>, count: usize, phases: Vec<Phase>, changeover: Option<TimeDelta>) -> Mend {
    let lengths: Vec<TimeDelta> = phases.iter().map(|phase| phase.length).collect();
    let turns = i32::try_from(count).unwrap_or(i32::MAX);
    let between = changeover.unwrap_or_default() * turns.saturating_sub(1);
    let needs = lengths.iter().sum::<TimeDelta>() * turns + between;
    let change = |change| Edit::Slot { slot: part.index, change };
    let mut edits = Vec::new();
    if phases != part.written.phases {
        edits.push(change(Change::Phases(phases)));
    }
    if changeover != part.written.changeover {
        edits.push(change(Change::Changeover(changeover)));
    }
    let turns = TurnTimes { count, phases: lengths, changeover };
    Mend { what: MendKind::Time { turns, needs }, edits }
}

/// The phases that can give time, in order: what the room says first, long ones first.
fn givers(phases: &[Phase]) -> Vec<usize> {
    let mut givers: Vec<usize> = (0..phases.len()).collect();
    let presents = |index: usize| match phases[index].role {
        Some(role) => role == Role::Presentation,
        None => index == 0,
    };
    givers.sort_by_key(|index| (presents(*index), std::cmp::Reverse(phases[*index].length)));
    givers
}

/// The phase with another length; none where nothing would be left of it.
fn with_length(phase: &Phase, length: TimeDelta) -> Option<Phase> {
    let floor = phase.floor.map(|floor| floor.min(length));
    (length > TimeDelta::zero()).then(|| Phase { length, floor, ..phase.clone() })
}

fn down(length: TimeDelta, step: TimeDelta) -> TimeDelta {
    let seconds = length.num_seconds();
    TimeDelta::seconds(seconds - seconds % step.num_seconds())
}

/// What each of `count` gives so that `total` comes together, rounded up.
fn up(total: TimeDelta, count: i32) -> TimeDelta {
    let step = STEP.num_seconds() * i64::from(count);
    let steps = (total.num_seconds() + step - 1) / step;
    STEP * i32::try_from(steps).unwrap_or(i32::MAX)
}
