//! What a change does to the days of an agenda: a slot that is sent to another day leaves its place,
//! and no other slot changes its day.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use super::{
    Agenda, Change, Edit, EditRefusal, Opening, Plan, Rest, Times, rest::following,
    times::first_day,
};

/// A hole longer than this, over midnight, is a night: what stands behind it is another day.
const NIGHT: TimeDelta = TimeDelta::hours(4);

/// What takes a slot to its other day, where that is what the edits of it do; none where it stays
/// on its day.
///
/// It stands there by its hour, and the slots of that day keep theirs. Where it stood, those below
/// it close up or hold, like after a slot that was taken away.
///
/// # Errors
/// When there is no such slot.
pub(super) fn sent(
    agenda: &Agenda,
    edits: &[Edit],
    rest: Rest,
    opening: &Opening,
) -> Result<Option<Vec<Edit>>, EditRefusal> {
    let Some((from, times)) = day_change(agenda, edits) else { return Ok(None) };
    let (plan, _) = Plan::resolve(agenda, opening);
    let first = first_day(agenda).or_else(|| times.day.and_then(|day| day.pred_opt()));
    let first = first.unwrap_or(opening.date);
    let starts = starts(&plan, first, opening);
    let Some(was) = starts.get(from) else { return Err(EditRefusal::NoSuchSlot) };
    let above = from.checked_sub(1).and_then(|above| starts.get(above));
    let day = times.day.unwrap_or_else(|| above.map_or(first, NaiveDateTime::date));
    if day == was.date() {
        return Ok(None);
    }
    let placed = plan.slots.get(from).is_some_and(|slot| !slot.unplaced);
    // a day is said together with a start
    let start = times.start.or_else(|| placed.then(|| was.time()));
    let times = Times { start, ..times };
    let there = day.and_time(start.unwrap_or_else(|| was.time()));
    let others: Vec<NaiveDateTime> =
        starts.iter().enumerate().filter(|(at, _)| *at != from).map(|(_, start)| *start).collect();
    let to = others.iter().rposition(|other| *other <= there).map_or(0, |above| above + 1);
    let mut sent: Vec<Edit> = edits.to_vec();
    for edit in &mut sent {
        if let Edit::Slot { change: Change::Times(said), .. } = edit {
            *said = times;
        }
    }
    if to != from {
        sent.push(Edit::MoveSlot { from, to });
    }
    let closed = closing(agenda, &plan, from, rest, opening)?;
    sent.extend(closed.into_iter().map(|edit| below(edit, to)));
    let mut expected: Vec<Option<NaiveDateTime>> = others.into_iter().map(Some).collect();
    expected.insert(to.min(expected.len()), None);
    // what follows it without an hour of its own would begin when it ends
    let mut next = agenda.clone();
    for edit in &sent {
        next.edit(edit.clone())?;
    }
    let behind = next.slots.get(to + 1).zip(expected.get(to + 1).copied().flatten());
    if let Some((slot, start)) = behind.filter(|(slot, _)| !super::times::starts(slot)) {
        let times = Times { start: Some(start.time()), ..Times::of(slot) };
        sent.push(Edit::Slot { slot: to + 1, change: Change::Times(times) });
    }
    on_their_days(agenda, &mut sent, &expected, first, opening)?;
    Ok(Some(sent))
}

/// What becomes of the slots below one that is taken away.
///
/// # Errors
/// When there is no such slot.
pub(super) fn closed_up(
    agenda: &Agenda,
    slot: usize,
    rest: Rest,
    opening: &Opening,
) -> Result<Vec<Edit>, EditRefusal> {
    let (plan, _) = Plan::resolve(agenda, opening);
    let first = first_day(agenda).unwrap_or(opening.date);
    let starts = starts(&plan, first, opening);
    let mut edits = vec![Edit::RemoveSlot { slot }];
    edits.extend(closing(agenda, &plan, slot, rest, opening)?);
    let expected = starts.iter().enumerate().filter(|(at, _)| *at != slot);
    let expected: Vec<_> = expected.map(|(_, start)| Some(*start)).collect();
    on_their_days(agenda, &mut edits, &expected, first, opening)?;
    edits.remove(0);
    Ok(edits)
}

/// Whether the slots from `low` to `high` are on one day.
pub(super) fn one_day(plan: &Plan, low: usize, high: usize) -> bool {
    let day = |at: usize| {
        let slot = plan.slots.get(at)?;
        Some((slot.start - plan.shift).with_timezone(&plan.zone).date_naive())
    };
    (low..=high).all(|at| day(at) == day(low))
}

/// The slot whose edits these are and the times that they give it, where its day is another then.
fn day_change(agenda: &Agenda, edits: &[Edit]) -> Option<(usize, Times)> {
    let mut found = None;
    for edit in edits {
        let Edit::Slot { slot, change } = edit else { return None };
        if found.is_some_and(|(of, _): (usize, Option<Times>)| of != *slot) {
            return None;
        }
        let before = found.and_then(|(_, times)| times);
        let times = if let Change::Times(times) = change { Some(*times) } else { before };
        found = Some((*slot, times));
    }
    let (slot, times) = found?;
    let times = times?;
    let of = agenda.slots.get(slot)?;
    (times.day != of.day).then_some((slot, times))
}

/// What the slots below `slot` do when it leaves its place, in places without it.
fn closing(
    agenda: &Agenda,
    plan: &Plan,
    slot: usize,
    rest: Rest,
    opening: &Opening,
) -> Result<Vec<Edit>, EditRefusal> {
    let of = agenda.slots.get(slot).ok_or(EditRefusal::NoSuchSlot)?;
    let mut without = agenda.clone();
    without.edit(Edit::RemoveSlot { slot })?;
    let (after, _) = Plan::resolve(&without, opening);
    let Some(left) = plan.slots.get(slot) else { return Err(EditRefusal::NoSuchSlot) };
    let above = slot.checked_sub(1);
    let night = |at: usize| {
        let long = plan.slots.get(at).is_some_and(|above| left.start - above.end > NIGHT);
        of.day.is_some() || long && !one_day(plan, at, slot)
    };
    // the first of a day gives its place to the next one of that day
    let is = match above.filter(|above| !night(*above)) {
        Some(above) => after.slots.get(above).map_or(left.start, |above| above.end),
        None => left.start,
    };
    let heirs = plan.slots.get(slot + 1).is_some_and(|_| one_day(plan, slot, slot + 1));
    if !heirs && above.is_none_or(night) {
        return Ok(Vec::new());
    }
    Ok(following(agenda, plan, (slot + 1, slot), (left.end, is), rest, opening))
}

/// The same edit where a slot has come to stand before place `at`.
fn below(edit: Edit, at: usize) -> Edit {
    match edit {
        Edit::Slot { slot, change } if slot >= at => Edit::Slot { slot: slot + 1, change },
        edit => edit,
    }
}

/// Adds what keeps each slot on the day that is expected, where the edits would let it slip to
/// another one.
fn on_their_days(
    agenda: &Agenda,
    edits: &mut Vec<Edit>,
    expected: &[Option<NaiveDateTime>],
    first: NaiveDate,
    opening: &Opening,
) -> Result<(), EditRefusal> {
    let mut next = agenda.clone();
    for edit in edits.iter() {
        next.edit(edit.clone())?;
    }
    let local = |next: &Agenda| {
        let (plan, _) = Plan::resolve(next, opening);
        starts(&plan, first_day(next).unwrap_or(first), opening)
    };
    let mut here = local(&next);
    for (slot, expected) in expected.iter().enumerate() {
        let (Some(expected), Some(now), Some(of)) =
            (expected, here.get(slot), next.slots.get(slot))
        else {
            continue;
        };
        // what has moved up a little, over midnight, is on its day
        if now.date() == expected.date() || (*now - *expected).abs() <= NIGHT {
            continue;
        }
        let start = of.start.or_else(|| Some(expected.time()));
        let times = Times { day: Some(expected.date()), start, ..Times::of(of) };
        let edit = Edit::Slot { slot, change: Change::Times(times) };
        next.edit(edit.clone())?;
        edits.push(edit);
        here = local(&next);
    }
    Ok(())
}

/// When each slot begins, as clocks show it, on the days that the agenda names; `first` is its
/// first one.
fn starts(plan: &Plan, first: NaiveDate, opening: &Opening) -> Vec<NaiveDateTime> {
    let later = first - opening.date;
    let local = |at: DateTime<Utc>| {
        let local = (at - opening.shift).with_timezone(&plan.zone).naive_local();
        local.checked_add_signed(later).unwrap_or(local)
    };
    plan.slots.iter().map(|slot| local(slot.start)).collect()
}
