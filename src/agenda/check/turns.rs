//! Turns: whether they fit their slot, leave time to change speakers, and suit the teams.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::{Field, FindingKind, Patient, SHORTEST_TURN, Spot, TurnTimes, USUAL_CHANGEOVER, field};
use crate::agenda::{CueId, Kind, Phase, PlannedSlot, Seat, Slot, fold_name};

impl Patient<'_> {
    pub(super) fn turns(&mut self) {
        for index in 0..self.plan.slots.len() {
            self.fit(index);
            self.share(index);
            self.rounds(index);
            self.scripts(index);
            self.floors(index);
        }
        self.early();
    }

    fn fit(&mut self, slot: usize) {
        let (planned, written) = (&self.plan.slots[slot], &self.agenda.slots[slot]);
        let Some(has) = planned.length else { return };
        let Some((turns, needs)) = turn_times(planned, written) else { return };
        if needs > has {
            let what = FindingKind::DoesNotFit { turns, needs, has };
            self.find(field(slot, Field::Turns), None, what);
            return;
        }
        // a slot that lasts as long as its turns has no end that changing speakers would break
        let open = written.end.is_none() && written.length.is_none() && needs == has;
        let changes = i32::try_from(turns.count).unwrap_or(i32::MAX).saturating_sub(1);
        let likely = needs + USUAL_CHANGEOVER * changes;
        if turns.changeover.is_none() && !turns.phases.is_empty() && !open && likely > has {
            let likely_end = self.hour(planned.start + likely);
            let what = FindingKind::NoChangeover { turns, needs, has, likely_end };
            self.find(field(slot, Field::Turns), None, what);
        }
    }

    /// Whether a slot that teams share has enough for each.
    fn share(&mut self, slot: usize) {
        let (planned, written) = (&self.plan.slots[slot], &self.agenda.slots[slot]);
        let Some(has) = planned.length.filter(|_| written.phases.is_empty()) else { return };
        let once = written.rounds.is_none_or(|rounds| rounds <= 1);
        let teams = match planned.kind {
            Kind::Presentations | Kind::Restitution if written.turns.is_some() => taken(planned),
            Kind::Restitution if once && written.turns.is_none() => self.agenda.lineup.len(),
            Kind::Welcome
            | Kind::Presentations
            | Kind::Break
            | Kind::Workshop
            | Kind::Restitution
            | Kind::Debrief
            | Kind::Other => return,
        };
        let Some(count) = i32::try_from(teams).ok().filter(|teams| *teams > 0) else { return };
        let between = written.changeover.unwrap_or_default() * (count - 1);
        let each = TimeDelta::seconds(((has - between) / count).num_seconds().max(0));
        if each < SHORTEST_TURN {
            let needs = SHORTEST_TURN * count + between;
            let at = if written.turns.is_some() { Field::Turns } else { Field::Whole };
            self.find(field(slot, at), None, FindingKind::ThinTurns { teams, has, each, needs });
        }
    }

    fn rounds(&mut self, slot: usize) {
        let written = &self.agenda.slots[slot];
        let Some(rounds) = written.rounds.filter(|rounds| *rounds > 1) else { return };
        let what = if !self.plan.slots[slot].seats.is_empty() {
            FindingKind::RoundsAndTurns { rounds }
        } else if !written.phases.is_empty() {
            FindingKind::RoundsAndPhases { rounds }
        } else {
            return;
        };
        self.find(field(slot, Field::Rounds), None, what);
    }

    /// Whether the parts of each talk fill it.
    fn scripts(&mut self, slot: usize) {
        for phase in &self.agenda.slots[slot].phases {
            let script: TimeDelta = phase.script.iter().map(|(_, length)| *length).sum();
            if !phase.script.is_empty() && script != phase.length {
                let (phase, length) = (phase.title.clone(), phase.length);
                let what = FindingKind::ScriptLength { phase, script, length };
                self.find(field(slot, Field::Whole), None, what);
            }
        }
    }

    /// Whether what a slot and its parts are to keep is no more than they have.
    fn floors(&mut self, slot: usize) {
        let written = &self.agenda.slots[slot];
        let whole = written.floor.zip(self.plan.slots[slot].length);
        let whole = whole.map(|(floor, has)| (None, floor, has));
        let part = |phase: &Phase| Some((Some(phase.title.clone()), phase.floor?, phase.length));
        let parts: Vec<_> = written.phases.iter().filter_map(part).collect();
        for (part, floor, has) in whole.into_iter().chain(parts) {
            if floor > has {
                let what = FindingKind::FloorTooLong { part, floor, has };
                self.find(field(slot, Field::Whole), None, what);
            }
        }
    }

    /// Teams whose turn comes before they can be there, as far as the times are known; the first
    /// such turn of each.
    fn early(&mut self) {
        let agenda = self.agenda;
        if agenda.slots.iter().all(|slot| slot.start.is_none() && slot.end.is_none()) {
            return;
        }
        let lineup = agenda.lineup.iter().enumerate();
        let mut late_comers: BTreeMap<String, (usize, NaiveTime)> = lineup
            .filter_map(|(index, defi)| Some((fold_name(&defi.name), (index, defi.from?))))
            .collect();
        if late_comers.is_empty() {
            return;
        }
        let mut early = Vec::new();
        for (slot, planned) in self.plan.slots.iter().enumerate() {
            for (seat, start) in planned.seats.iter().zip(turn_starts(planned)) {
                let Seat::Team(name) = seat else { continue };
                let folded = fold_name(name);
                let Some(&(index, from)) = late_comers.get(&folded) else { continue };
                let turn = self.hour(start);
                if turn.days == 0 && turn.time < from {
                    late_comers.remove(&folded);
                    let what = FindingKind::TooEarly { name: name.clone(), from, turn };
                    early.push((field(slot, Field::Turns), Spot::Defi(index), what));
                }
            }
        }
        for (at, also, what) in early {
            self.find(at, Some(also), what);
        }
    }
}

/// When each turn of a slot begins.
fn turn_starts(planned: &PlannedSlot) -> impl Iterator<Item = DateTime<Utc>> {
    let cues = planned.cues(1).into_iter();
    let first = cues.filter(|cue| matches!(cue.id, CueId::Phase { phase: 1, .. }));
    first.filter_map(|cue| cue.window).map(|(start, _)| start)
}

/// How many of a slot's turns somebody has.
pub(super) fn taken(planned: &PlannedSlot) -> usize {
    planned.seats.iter().filter(|seat| **seat != Seat::Free).count()
}

/// How the turns that somebody has are timed, and what they need in all.
pub(super) fn turn_times(planned: &PlannedSlot, written: &Slot) -> Option<(TurnTimes, TimeDelta)> {
    let count = taken(planned);
    let turns = i32::try_from(count).ok().filter(|turns| *turns > 0)?;
    let phases: Vec<TimeDelta> = written.phases.iter().map(|phase| phase.length).collect();
    let changeovers = written.changeover.unwrap_or_default() * (turns - 1);
    let needs = phases.iter().sum::<TimeDelta>() * turns + changeovers;
    Some((TurnTimes { count, phases, changeover: written.changeover }, needs))
}
