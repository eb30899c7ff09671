//! What a change does to the times of all that comes after it: everything follows, or holds.
//!
//! Edits in, edits out: what is added stands in the same list, and is undone with it. Writes a time
//! only where one is written already.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::{
    Agenda, Anchor, Change, Edit, EditRefusal, Kind, Opening, Plan, PlannedSlot, Slot, Times,
    Turns, days, times::parts_length,
};

/// What becomes of the times after a change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rest {
    /// What touches it keeps its length and moves along; a hole takes up what it can.
    #[default]
    Follows,
    /// What touches it keeps its end, and is longer or shorter.
    Holds,
}

/// A slot that gives time away keeps this, or all that it had where that was less.
const LEAST: TimeDelta = TimeDelta::minutes(5);
/// What lasts so long ends at the time of day at which it begins.
pub(super) const DAY: TimeDelta = TimeDelta::days(1);

/// The same edits, then those that the times after them need.
///
/// Slots that are [`Anchor::Fixed`], locked or on a day of their own stay where they are, and so
/// does all that stands below them.
///
/// # Errors
/// When one of the edits does not apply.
pub fn with_rest(
    agenda: &Agenda,
    edits: Vec<Edit>,
    rest: Rest,
    opening: &Opening,
) -> Result<Vec<Edit>, EditRefusal> {
    if let Some(edits) = days::sent(agenda, &edits, rest, opening)? {
        return Ok(edits);
    }
    let mut edits = edits;
    if let [Edit::RemoveSlot { slot }] = *edits.as_slice() {
        edits.extend(days::closed_up(agenda, slot, rest, opening)?);
        return Ok(edits);
    }
    let mut next = agenda.clone();
    for edit in &edits {
        next.edit(edit.clone())?;
    }
    let same = agenda.slots.iter().rev().zip(next.slots.iter().rev());
    let below = same.take_while(|(was, is)| was == is).count();
    let (old, new) = (agenda.slots.len() - below, next.slots.len() - below);
    let (before, after) = (plan(agenda, opening), plan(&next, opening));
    let Some(first) = before.slots.first().filter(|_| below > 0) else { return Ok(edits) };
    let ends = |plan: &Plan, count: usize| match count.checked_sub(1) {
        Some(last) => plan.slots.get(last).map_or(first.start, |slot| slot.end),
        None => first.start,
    };
    let moved = (ends(&before, old), ends(&after, new));
    edits.extend(following(agenda, &before, (old, new), moved, rest, opening));
    Ok(edits)
}

/// What becomes of the slots from `old` on, which stand from `new` on afterwards, where what stands
/// above them ended at the first of `moved` and ends at the second one now.
pub(super) fn following(
    agenda: &Agenda,
    before: &Plan,
    (old, new): (usize, usize),
    moved: (DateTime<Utc>, DateTime<Utc>),
    rest: Rest,
    opening: &Opening,
) -> Vec<Edit> {
    let (mut was, mut is) = moved;
    let mut edits = Vec::new();
    let stay = before.slots.iter().skip(old).zip(agenda.slots.iter().skip(old));
    for ((planned, slot), at) in stay.zip(new..) {
        let stands = slot.anchor == Some(Anchor::Fixed) || slot.locked || slot.day.is_some();
        if was == is || stands || planned.unplaced {
            break;
        }
        let start = if planned.start > was {
            // what nothing is planned in takes it up
            planned.start.max(is)
        } else {
            is + (planned.start - was)
        };
        if start == planned.start {
            break;
        }
        let end = match (planned.length, rest) {
            (None, _) => start,
            (Some(length), Rest::Follows) => start + length,
            (Some(length), Rest::Holds) => {
                let least = length.min(slot.floor.unwrap_or(LEAST).max(TimeDelta::minutes(1)));
                planned.end.max(start + least)
            }
        };
        edits.extend(placed(slot, at, planned, (start, end), before, opening));
        (was, is) = (planned.end, end);
    }
    edits
}

/// What moves a slot: the slots between keep their lengths, and the time in which they stand.
///
/// # Errors
/// When there is no such slot.
pub fn moving(
    agenda: &Agenda,
    from: usize,
    to: usize,
    opening: &Opening,
) -> Result<Vec<Edit>, EditRefusal> {
    let (low, high) = (from.min(to), from.max(to));
    if high >= agenda.slots.len() {
        return Err(EditRefusal::NoSuchSlot);
    }
    let plan = plan(agenda, opening);
    let mut order: Vec<usize> = (low..=high).collect();
    let held = order.remove(from - low);
    order.insert(to - low, held);
    let mut edits = vec![Edit::MoveSlot { from, to }];
    let named = agenda.slots[low..=high].iter().any(|slot| slot.day.is_some());
    let several = named && !days::one_day(&plan, low, high);
    let Some(mut start) = plan.slots.get(low).map(|slot| slot.start).filter(|_| !several) else {
        return Ok(edits);
    };
    for (at, index) in (low..).zip(order) {
        let (Some(slot), Some(planned)) = (agenda.slots.get(index), plan.slots.get(index)) else {
            continue;
        };
        let end = start + planned.length.unwrap_or_default();
        // the day is said where it begins, whatever stands there
        let day = agenda.slots.get(low).and_then(|first| first.day).filter(|_| at == low);
        let there = times_at(slot, planned, (start, end), &plan, opening);
        let times = Times { day, ..there };
        let change = Change::Times(times);
        edits.extend((times != Times::of(slot)).then_some(Edit::Slot { slot: at, change }));
        // a hole stays between the same two places
        let hole =
            plan.slots.get(at + 1).zip(plan.slots.get(at)).map(|(next, it)| next.start - it.end);
        start = end + hole.unwrap_or_default().max(TimeDelta::zero());
    }
    Ok(edits)
}

/// What puts a second slot like this one below it.
///
/// # Errors
/// When there is no such slot.
pub fn duplicate(
    agenda: &Agenda,
    slot: usize,
    opening: &Opening,
) -> Result<Vec<Edit>, EditRefusal> {
    let plan = plan(agenda, opening);
    let (Some(of), Some(planned)) = (agenda.slots.get(slot), plan.slots.get(slot)) else {
        return Err(EditRefusal::NoSuchSlot);
    };
    let end = planned.end + planned.length.unwrap_or_default();
    let at = slot + 1;
    let mut edits = vec![Edit::AddSlot { at, slot: Box::new(Slot { day: None, ..of.clone() }) }];
    edits.extend(placed(of, at, planned, (planned.end, end), &plan, opening).map(
        |edit| match edit {
            Edit::Slot { slot, change: Change::Times(times) } => {
                Edit::Slot { slot, change: Change::Times(Times { day: None, ..times }) }
            }
            edit => edit,
        },
    ));
    Ok(edits)
}

/// What gives a slot this length, from its start on.
#[must_use]
pub fn resized(agenda: &Agenda, slot: usize, length: TimeDelta, opening: &Opening) -> Option<Edit> {
    let plan = plan(agenda, opening);
    let (of, planned) = agenda.slots.get(slot).zip(plan.slots.get(slot))?;
    let end = planned.start + length;
    let mut times = match placed(of, slot, planned, (planned.start, end), &plan, opening) {
        Some(Edit::Slot { change: Change::Times(times), .. }) => times,
        Some(_) | None => Times::of(of),
    };
    if times.end.is_none() {
        times.length = Some(length);
    }
    (times != Times::of(of)).then_some(Edit::Slot { slot, change: Change::Times(times) })
}

/// What makes a slot as long as its turns again, where it was so `before` they changed.
#[must_use]
pub fn refitted(before: &Agenda, agenda: &Agenda, slot: usize, opening: &Opening) -> Option<Edit> {
    let (was, is) = (before.slots.get(slot)?, agenda.slots.get(slot)?);
    let length = plan(before, opening).slots.get(slot)?.length?;
    let fitted = parts_length(before, was) == Some(length) && Times::of(was) == Times::of(is);
    let needs = parts_length(agenda, is).filter(|needs| fitted && *needs != length)?;
    resized(agenda, slot, needs, opening)
}

/// What gives a slot one turn more, or one less.
///
/// # Errors
/// When there is no such slot, it is a break, its turns are named, or none would be left.
pub fn more_turns(agenda: &Agenda, slot: usize, more: bool) -> Result<Edit, EditRefusal> {
    let of = agenda.slots.get(slot).ok_or(EditRefusal::NoSuchSlot)?;
    let turns = match (&of.turns, more) {
        (_, true) if of.kind == Kind::Break => return Err(EditRefusal::BreakWithTurns),
        (None, true) => Some(Turns::Count(1)),
        (Some(Turns::Count(count)), true) if usize::from(*count) < super::MAX_TURNS => {
            Some(Turns::Count(count + 1))
        }
        (Some(Turns::Count(count @ 2..)), false) => Some(Turns::Count(count - 1)),
        (Some(Turns::Count(_)) | None, _) => return Err(EditRefusal::NotTwo),
        (Some(Turns::Named(_) | Turns::All), _) => return Err(EditRefusal::TurnsNamed),
    };
    Ok(Edit::Slot { slot, change: Change::Turns(turns) })
}

/// The times of a slot for which `typed` was entered; what was not typed stays.
///
/// A length alone keeps the written start. A start alone keeps the length, or the end where the
/// rest holds.
#[must_use]
pub fn retimed(slot: &Slot, typed: Times, rest: Rest) -> Times {
    let day = slot.day;
    let long = slot.start.zip(slot.end).map(|(start, end)| between(start, end)).or(slot.length);
    match (typed.start, typed.end, typed.length) {
        (Some(start), None, None) => match (slot.end, long) {
            (Some(end), _) if rest == Rest::Holds && start < end => {
                Times { day, start: Some(start), end: Some(end), length: None }
            }
            (Some(_), Some(long)) => {
                let end = start.overflowing_add_signed(long).0;
                Times { day, start: Some(start), end: Some(end), length: None }
            }
            (None, length) => Times { day, start: Some(start), end: None, length },
            (Some(_), None) => Times { day, ..typed },
        },
        (None, None, Some(length)) => match (slot.start, slot.end) {
            (Some(start), Some(_)) if length < DAY => {
                let end = start.overflowing_add_signed(length).0;
                Times { day, start: Some(start), end: Some(end), length: None }
            }
            (start, _) => Times { day, start, end: None, length: Some(length) },
        },
        (None, Some(end), None) => Times { day, start: slot.start, end: Some(end), length: None },
        _ => Times { day, ..typed },
    }
}

/// From one time of day to the next such time.
fn between(start: NaiveTime, end: NaiveTime) -> TimeDelta {
    let long = end - start;
    if long > TimeDelta::zero() { long } else { long + TimeDelta::days(1) }
}

fn plan(agenda: &Agenda, opening: &Opening) -> Plan {
    Plan::resolve(agenda, opening).0
}

/// What writes that a slot stands from `start` to `end`, in the way in which its times are written;
/// none where that changes nothing.
fn placed(
    slot: &Slot,
    at: usize,
    planned: &PlannedSlot,
    span: (DateTime<Utc>, DateTime<Utc>),
    plan: &Plan,
    opening: &Opening,
) -> Option<Edit> {
    let times = times_at(slot, planned, span, plan, opening);
    let change = Change::Times(times);
    (times != Times::of(slot)).then_some(Edit::Slot { slot: at, change })
}

/// The times of a slot from `start` to `end`, written in the way in which its times are.
///
/// An end is a time of day: what lasts a day or more is written with its length.
fn times_at(
    slot: &Slot,
    planned: &PlannedSlot,
    (start, end): (DateTime<Utc>, DateTime<Utc>),
    plan: &Plan,
    opening: &Opening,
) -> Times {
    let time = |at: DateTime<Utc>| (at - opening.shift).with_timezone(&plan.zone).time();
    let mut times = Times::of(slot);
    times.start = times.start.map(|_| time(start));
    if times.end.is_some() && end - start >= DAY {
        return Times { end: None, length: Some(end - start), ..times };
    }
    times.end = times.end.map(|_| time(end));
    let length = (planned.length != Some(end - start)).then_some(end - start);
    times.length = times.length.map(|was| length.unwrap_or(was));
    times
}
