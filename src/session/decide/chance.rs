//! The decision that chance has a part in: who is in the urn, and for which turns.

use std::collections::HashMap;

use chrono::{DateTime, NaiveTime, Utc};

use super::Case;
use crate::{
    agenda::{CueId, Defi, fold_name, local_instant},
    session::{
        Draw, Refusal, Seed,
        draw::{DrawnTurn, Ticket, Urn},
        lineup,
        rundown::{Place, number},
    },
};

impl Case<'_> {
    /// Draws lots for the turns to come of the kind of the next one.
    ///
    /// An hour from which a team is here is meant on the session's first day, and is held against
    /// when the turns begin as things stand, not against when they were to.
    pub(super) fn lots(&self, seed: Option<Seed>) -> Result<Draw, Refusal> {
        let seed = seed.ok_or(Refusal::NoSeed)?;
        let rundown = &self.state.rundown;
        if rundown.places().next().is_none() {
            return Err(Refusal::NoTurns);
        }
        let (places, before) = lineup::drawable(rundown, self.state.position());
        if places.len() < 2 {
            return Err(Refusal::NothingToDraw);
        }
        let lineup = self.state.plan.lineup.iter();
        let lineup: HashMap<String, &Defi> =
            lineup.map(|defi| (fold_name(&defi.name), defi)).collect();
        let ticket = |place: &Place| {
            let defi = rundown.holder(*place).team()?.clone();
            let known = lineup.get(&fold_name(&defi));
            Some(Ticket {
                owner: known.and_then(|known| known.owner.clone()),
                from: known.and_then(|known| known.from).map(|from| self.first_day(from)),
                place: known.and_then(|known| known.place),
                defi,
            })
        };
        let starts = self.starts();
        let turns = places.iter().map(|place| DrawnTurn {
            slot: number(place.slot),
            turn: number(place.turn),
            starts: starts.get(place).copied().unwrap_or(self.at),
        });
        let urn = Urn {
            tickets: places.iter().filter_map(ticket).collect(),
            turns: turns.collect(),
            after: before.as_ref().and_then(ticket),
        };
        Ok(Draw::of(seed, urn))
    }

    fn first_day(&self, time: NaiveTime) -> DateTime<Utc> {
        let plan = &self.state.plan;
        local_instant(plan.zone, plan.date.and_time(time)).0
    }

    /// When each turn to come begins, as things stand.
    fn starts(&self) -> HashMap<Place, DateTime<Utc>> {
        let lines = self.state.moment(self.at).rundown;
        let mut starts = HashMap::new();
        for line in lines {
            if let CueId::Phase { slot, turn, .. } = line.id
                && let Some(start) = line.projected_start
                && let (Some(slot), Some(turn)) = (slot.checked_sub(1), turn.checked_sub(1))
            {
                let place = Place { slot: usize::from(slot), turn: usize::from(turn) };
                starts.entry(place).or_insert(start);
            }
        }
        starts
    }
}
