//! What a changed plan does to the state of a session. Total, like the whole fold: what has begun
//! stays, whatever a journal says.

use std::collections::{BTreeMap, BTreeSet};

use super::PlanChange;
use crate::{
    agenda::{CueId, MAX_TURNS},
    session::{fold::State, rundown::Row},
};

impl State {
    /// Follows another plan for what has not begun.
    pub(in crate::session) fn change_plan(&mut self, change: &PlanChange) {
        let begun = self.begun_slots();
        let furthest = begun.iter().copied().max().map_or(0, usize::from);
        // a plan without the slots that have begun is none of this session
        if change.plan.slots.len() < furthest {
            return;
        }
        self.plan = change.plan.clone();
        if begun.is_empty() {
            self.first_start = self.plan.begins();
        }
        self.places = Some(change.places.clone()).filter(|places| !places.is_empty());
        if let Some(source) = &change.source {
            self.fingerprint = source.fingerprint.clone();
            self.path = source.path.clone();
        }
        let told: BTreeMap<usize, Row> = change
            .turns
            .iter()
            .filter_map(|turns| {
                let holders = turns.holders.iter().take(MAX_TURNS).cloned().collect();
                let row = Row { holders, gone: turns.gone.clone() };
                Some((usize::from(turns.slot).checked_sub(1)?, row))
            })
            .collect();
        let slots = self.plan.slots.iter().enumerate();
        let rows = slots.map(|(at, slot)| {
            let told = told.get(&at).cloned();
            let known = self.rundown.rows.get(at).filter(|_| at < furthest && !slot.dropped);
            told.or_else(|| known.cloned()).unwrap_or_else(|| Row::planned(slot))
        });
        let rows = rows.collect();
        self.rundown.take_over(&self.plan, rows);
        self.renumber(change, &begun);
        if change.ends_anew {
            self.target = None;
        }
    }

    /// The numbers of the slots of which anything has begun.
    pub(super) fn begun_slots(&self) -> BTreeSet<u16> {
        self.runs.iter().filter_map(|run| run.cue.slot()).collect()
    }

    /// Lets what was said and taken of slots to come follow them to their new numbers.
    fn renumber(&mut self, change: &PlanChange, begun: &BTreeSet<u16>) {
        let ran: BTreeSet<CueId> = self.runs.iter().map(|run| run.cue).collect();
        let goes = |id: CueId, taken: bool| -> Option<CueId> {
            if ran.contains(&id) {
                return Some(id);
            }
            let slot = id.slot()?;
            match change.stays.iter().find(|stay| stay.from == slot) {
                Some(stay) if !taken || stay.same => Some(id.in_slot(stay.to)),
                Some(_) => None,
                // what was said of a slot that has begun still holds for what is left of it
                None => (!taken && begun.contains(&slot)).then_some(id),
            }
        };
        let limits = std::mem::take(&mut self.limits).into_iter();
        self.limits = limits.filter_map(|(id, limits)| Some((goes(id, false)?, limits))).collect();
        let cuts = std::mem::take(&mut self.cuts).into_iter();
        self.cuts = cuts
            .filter_map(|(id, mut cut)| {
                cut.cue = goes(id, true)?;
                Some((cut.cue, cut))
            })
            .collect();
    }
}
