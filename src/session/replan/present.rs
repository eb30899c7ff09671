//! The plan of a session as an agenda again, to be changed: as it was read, with the order of the
//! teams as the day has left it.

use chrono::TimeDelta;

use super::{Followed, merge::found};
use crate::{
    agenda::{Agenda, Kind, Opening, Plan, PlannedSlot, Seat, Text, Turns},
    session::{
        Session,
        fold::State,
        rundown::{Holder, Why},
    },
};

/// What there is to change of a session's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// The agenda, at the times that the session shows.
    pub agenda: Agenda,
    /// How to put it on its day, as it was and as it will be changed.
    pub opening: Opening,
    /// How many of its first slots have begun, or have been passed over.
    pub begun: usize,
    /// The number of each of its slots in the session; none for one that the session does not have.
    pub numbers: Vec<Option<u16>>,
    /// The plan of the session, whose numbers these are.
    pub of: Followed,
}

impl Session {
    /// Its plan as it is now, to be changed.
    #[must_use]
    pub fn present(&self) -> Present {
        let state = self.state();
        let plan = &state.plan;
        let begin = plan.begins().unwrap_or_default();
        let zero = TimeDelta::zero();
        let opening = Opening { date: plan.date, zone: plan.zone, shift: zero, begin };
        let (mut agenda, mut numbers) = numbered(state, &opening);
        (agenda.date, agenda.zone) = (Some(plan.date), Some(plan.zone));
        let begun = state.begun_slots();
        let place_of_last = |numbers: &[Option<u16>]| {
            numbers.iter().rposition(|number| number.is_some_and(|it| begun.contains(&it)))
        };
        // what the agenda has before what has begun, and the session never had
        let last = place_of_last(&numbers);
        let stays = |place: usize, number: Option<u16>| {
            number.is_some() || last.is_none_or(|last| place > last)
        };
        let slots = agenda.slots.into_iter().zip(numbers).enumerate();
        let kept = slots.filter(|(place, (_, number))| stays(*place, *number));
        (agenda.slots, numbers) = kept.map(|(_, kept)| kept).unzip();
        let agenda = seated(state, agenda, &opening, &numbers);
        let last = place_of_last(&numbers);
        Present {
            agenda,
            opening,
            begun: last.map_or(0, |place| place + 1),
            numbers,
            of: Followed::new(state),
        }
    }
}

/// The agenda of the session's plan, and the number of each of its slots; none for one that the
/// session does not have.
///
/// A journal of before it was written down which is which says it by their titles and times.
fn numbered(state: &State, opening: &Opening) -> (Agenda, Vec<Option<u16>>) {
    let plan = &state.plan;
    let as_read = plan.shift.is_zero() && plan.moved_from.is_none();
    let Some(agenda) = plan.as_written().filter(|_| as_read) else {
        let here = Plan { shift: TimeDelta::zero(), moved_from: None, ..plan.clone() };
        let stays = (1..).zip(&plan.slots).filter(|(_, slot)| !slot.dropped);
        return (here.restated(), stays.map(|(number, _)| Some(number)).collect());
    };
    let mut numbers = vec![None; agenda.slots.len()];
    let mut say = |number: u16, place: usize| {
        if let Some(said) = numbers.get_mut(place) {
            *said = Some(number);
        }
    };
    match &state.places {
        Some(places) => {
            for (number, place) in (1..).zip(places).take(plan.slots.len()) {
                usize::from(*place).checked_sub(1).into_iter().for_each(|place| say(number, place));
            }
        }
        None => {
            let (again, _) = Plan::resolve(&agenda, opening);
            let found = found(state, &again, &state.begun_slots());
            found.into_iter().for_each(|(number, place)| say(number, place));
        }
    }
    (agenda, numbers)
}

/// The agenda with its turns given to those who hold them now: by the order of the lineup where
/// that can say it, else by name.
fn seated(state: &State, agenda: Agenda, opening: &Opening, numbers: &[Option<u16>]) -> Agenda {
    let (plan, _) = Plan::resolve(&agenda, opening);
    let mut holders: Vec<Option<Vec<Text>>> = vec![None; plan.slots.len()];
    for (place, slot) in numbers.iter().enumerate().take(plan.slots.len()) {
        let Some(slot) = slot else { continue };
        let names = names(state, *slot);
        if plan.slots[place].seats.iter().any(|seat| matches!(seat, Seat::Team(_) | Seat::Free)) {
            holders[place] = Some(names);
        }
    }
    let agrees = |plan: &Plan| {
        let slots = plan.slots.iter().zip(&holders);
        slots.into_iter().all(|(slot, holders)| {
            holders.as_ref().is_none_or(|names| teams(slot).eq(names.iter()))
        })
    };
    if agrees(&plan) {
        return agenda;
    }
    let mut counted = agenda.clone();
    let mut order: Vec<Text> = Vec::new();
    for ((slot, planned), names) in counted.slots.iter_mut().zip(&plan.slots).zip(&holders) {
        let Some(names) = names else { continue };
        if names.is_empty() && teams(planned).next().is_some() {
            slot.turns = None;
        }
        if let Some(Turns::Count(count)) = &mut slot.turns {
            let free = u16::try_from(names.len()).unwrap_or(*count);
            // places that nobody has stay where the lineup runs out
            *count = if names.is_empty() { *count } else { free };
        }
        order
            .extend(names.iter().filter(|name| !order.contains(name)).cloned().collect::<Vec<_>>());
    }
    counted = counted.in_order(&order);
    if agrees(&Plan::resolve(&counted, opening).0) {
        return counted;
    }
    let mut named = agenda.in_order(&order);
    for (slot, names) in named.slots.iter_mut().zip(holders) {
        if let Some(names) = names {
            // counted ones would begin with the first team again
            slot.turns = Some(names).filter(|names| !names.is_empty()).map(Turns::Named);
        }
    }
    named
}

fn teams(slot: &PlannedSlot) -> impl Iterator<Item = &Text> {
    slot.seats.iter().filter_map(|seat| match seat {
        Seat::Team(name) => Some(name),
        Seat::Unnamed | Seat::Free => None,
    })
}

/// The teams of a slot as their turns stand now; those that are absent from it last.
fn names(state: &State, slot: u16) -> Vec<Text> {
    let Some(row) = state.rundown.rows.get(usize::from(slot).wrapping_sub(1)) else {
        return Vec::new();
    };
    let held = row.holders.iter().filter_map(|holder| match holder {
        Holder::Team(name) => Some(name),
        Holder::Free { turn, back: false } => Some(&turn.defi),
        Holder::Unnamed | Holder::Empty | Holder::Free { back: true, .. } => None,
    });
    let mut names: Vec<Text> = held.cloned().collect();
    let kind: Kind = state.rundown.kind(usize::from(slot) - 1);
    let elsewhere = |name: &Text| {
        state.rundown.series(kind).any(|at| state.rundown.holder(at).team() == Some(name))
    };
    let gone = row.gone.iter().filter(|gone| gone.why == Why::Absent && !elsewhere(&gone.defi));
    for gone in gone {
        if !names.contains(&gone.defi) {
            names.push(gone.defi.clone());
        }
    }
    names
}
