//! Changes of the lineup: who moves where when a team is absent, late, early or new.
//!
//! Turns that have begun never change hands; all other turns of a slot are its open ones.

use super::{
    Change, Draw, FreeTurn, Freed, Refusal, TurnOrder,
    rundown::{Gone, Holder, Place, Rundown, Why, number},
};
use crate::agenda::{MAX_TURNS, Plan, Text};

/// Applies `change`; `now` is the place in the order of what runs, none before the start.
///
/// # Errors
/// When it does not apply; then the rundown is as it was.
pub(super) fn change(
    rundown: &mut Rundown,
    plan: &Plan,
    now: Option<usize>,
    change: &Change,
) -> Result<(), Refusal> {
    match change {
        Change::Absent { defi, reason: _, freed } => {
            let place = pending(rundown, defi)?;
            match freed {
                Freed::GivenUp => {
                    take_out(rundown, place);
                    leave(rundown, place.slot, defi, Why::Absent);
                }
                Freed::Kept | Freed::Discussion => {
                    let turn = FreeTurn { defi: defi.clone(), freed: *freed };
                    rundown.set(place, Holder::Free { turn, back: false });
                    rundown.lay_out(plan);
                }
            }
            Ok(())
        }
        Change::Present { defi } => come_back(rundown, plan, now, defi),
        Change::Deferred { defi } => defer(rundown, plan, defi),
        Change::Swapped { a, b } => swap(rundown, a, b),
        Change::Moved { defi, to } => shift(rundown, defi, *to),
        Change::Inserted { defi, after: Some(after) } => insert_after(rundown, plan, defi, after),
        Change::Inserted { defi, after: None } => insert(rundown, plan, now, defi),
        Change::Drawn { draw } => {
            seat(rundown, draw);
            Ok(())
        }
    }
}

/// Whether a team has begun a turn.
pub(super) fn has_spoken(rundown: &Rundown, defi: &Text) -> bool {
    rundown.begun.iter().any(|place| rundown.holder(*place).team() == Some(defi))
}

/// Whether a team has a turn that has not begun.
pub(super) fn has_turn_to_come(rundown: &Rundown, defi: &Text) -> bool {
    let waits = |place: &Place| !rundown.begun.contains(place);
    rundown.places().filter(waits).any(|place| rundown.holder(place).team() == Some(defi))
}

/// Whether a team has no turn, has had none, and is not awaited either.
pub(super) fn is_turnless(rundown: &Rundown, defi: &Text) -> bool {
    match pending(rundown, defi) {
        Err(Refusal::NoTurn { .. }) => true,
        Ok(_) | Err(_) => false,
    }
}

/// Teams that are absent and have no turn to come, in the order of the slots.
pub(super) fn absent(rundown: &Rundown) -> Vec<Text> {
    let gone = rundown.rows.iter().flat_map(|row| &row.gone);
    let absent = gone.filter(|gone| gone.why == Why::Absent).map(|gone| gone.defi.clone());
    let absent = absent.chain(free_turns(rundown).map(|(_, turn)| turn.defi.clone()));
    absent.filter(|defi| !has_spoken(rundown, defi)).collect()
}

/// The turns of absent teams that were not given up, until their teams come.
fn free_turns(rundown: &Rundown) -> impl Iterator<Item = (Place, &FreeTurn)> {
    rundown.places().filter_map(|place| match rundown.holder(place) {
        Holder::Free { turn, back: false } => Some((place, turn)),
        Holder::Free { back: true, .. } | Holder::Team(_) | Holder::Unnamed | Holder::Empty => None,
    })
}

/// The first turn that a team has not begun.
fn pending(rundown: &Rundown, defi: &Text) -> Result<Place, Refusal> {
    let mut theirs = rundown.places().filter(|place| rundown.holder(*place).team() == Some(defi));
    if let Some(place) = theirs.find(|place| !rundown.begun.contains(place)) {
        return Ok(place);
    }
    let is_gone = |why| {
        rundown
            .rows
            .iter()
            .flat_map(|row| &row.gone)
            .any(|gone| gone.defi == *defi && gone.why == why)
    };
    let defi = defi.clone();
    Err(if has_spoken(rundown, &defi) {
        Refusal::HasSpoken { defi }
    } else if is_gone(Why::Absent) || free_turns(rundown).any(|(_, turn)| turn.defi == defi) {
        Refusal::AlreadyAbsent { defi }
    } else {
        Refusal::NoTurn { defi }
    })
}

/// The places of a slot, from `from` on, that have not begun and can change hands: an absent team's
/// turn that was not given up stays where it is.
fn open(rundown: &Rundown, slot: usize, from: usize) -> Vec<Place> {
    let turns = rundown.rows.get(slot).map_or(0, |row| row.holders.len());
    let places = (from..turns).map(|turn| Place { slot, turn });
    let can =
        |place: &Place| !rundown.begun.contains(place) && rundown.holder(*place).free().is_none();
    places.filter(can).collect()
}

/// Empties a place: the later teams of its slot move up, so that the last one becomes free.
fn take_out(rundown: &mut Rundown, place: Place) {
    let places = open(rundown, place.slot, place.turn);
    for pair in places.windows(2) {
        if let [here, later] = pair {
            let holder = rundown.holder(*later).clone();
            rundown.set(*here, holder);
        }
    }
    if let Some(last) = places.last() {
        rundown.set(*last, Holder::Empty);
    }
}

fn leave(rundown: &mut Rundown, slot: usize, defi: &Text, why: Why) {
    if let Some(row) = rundown.rows.get_mut(slot) {
        row.gone.push(Gone { defi: defi.clone(), why });
    }
}

fn is_empty(rundown: &Rundown, place: Place) -> bool {
    *rundown.holder(place) == Holder::Empty && !rundown.begun.contains(&place)
}

/// Whether nobody presents at a place that is still to come when the cue at position `now` runs.
pub(super) fn is_free(rundown: &Rundown, place: Place, now: Option<usize>) -> bool {
    is_empty(rundown, place) && is_later(rundown, place, now)
}

/// Whether a place is still to come when the cue at position `now` runs.
fn is_later(rundown: &Rundown, place: Place, now: Option<usize>) -> bool {
    let Some(now) = now else { return true };
    let mut cues = rundown.cues().iter();
    let first =
        cues.position(|cue| Rundown::place_of(cue.id) == Some(place) && cue.id.phase().is_some());
    first.is_some_and(|first| first > now)
}

fn defer(rundown: &mut Rundown, plan: &Plan, defi: &Text) -> Result<(), Refusal> {
    let place = pending(rundown, defi)?;
    let kind = rundown.kind(place.slot);
    let team = rundown.holder(place).clone();
    let occupied = |rundown: &Rundown| {
        let mut series: Vec<Place> = rundown.series(kind).collect();
        series.retain(|at| rundown.holder(*at).presents());
        series
    };
    let mut later = open(rundown, place.slot, place.turn + 1);
    later.retain(|at| !is_empty(rundown, *at));
    if !later.is_empty() {
        // somebody presents after it in its slot: it takes the turn that this frees
        take_out(rundown, place);
        let free =
            open(rundown, place.slot, place.turn).into_iter().find(|at| is_empty(rundown, *at));
        if let Some(free) = free {
            rundown.set(free, team);
        }
        return Ok(());
    }
    let free = rundown.series(kind).find(|at| at.slot > place.slot && is_empty(rundown, *at));
    let target = match free {
        Some(free) => free,
        None => match occupied(rundown).last() {
            Some(last) if *last > place => append_turn(rundown, plan, last.slot)?,
            _ => return Err(Refusal::AlreadyLast { defi: defi.clone() }),
        },
    };
    take_out(rundown, place);
    leave(rundown, place.slot, defi, Why::Deferred);
    rundown.set(target, team);
    Ok(())
}

/// The first empty turn of a slot, else one more.
fn append_turn(rundown: &mut Rundown, plan: &Plan, slot: usize) -> Result<Place, Refusal> {
    if let Some(place) = open(rundown, slot, 0).into_iter().find(|place| is_empty(rundown, *place))
    {
        return Ok(place);
    }
    has_room(rundown, slot)?;
    rundown.add_turn(plan, slot).ok_or(Refusal::Full)
}

/// Whether a slot can have one more turn.
fn has_room(rundown: &Rundown, slot: usize) -> Result<(), Refusal> {
    let turns = rundown.rows.get(slot).map(|row| row.holders.len());
    if turns.is_some_and(|turns| turns < MAX_TURNS) { Ok(()) } else { Err(Refusal::Full) }
}

fn come_back(
    rundown: &mut Rundown,
    plan: &Plan,
    now: Option<usize>,
    defi: &Text,
) -> Result<(), Refusal> {
    let free = free_turns(rundown).find(|(_, turn)| turn.defi == *defi);
    if let Some((place, turn)) = free.map(|(place, turn)| (place, turn.clone())) {
        let is_open = !rundown.begun.contains(&place) && is_later(rundown, place, now);
        let place = if is_open {
            place
        } else {
            let target = first_free(rundown, plan, now, place.slot)?;
            rundown.set(place, Holder::Free { turn, back: true });
            target
        };
        rundown.set(place, Holder::Team(defi.clone()));
        rundown.lay_out(plan);
        return Ok(());
    }
    let is_theirs = |gone: &Gone| gone.defi == *defi && gone.why == Why::Absent;
    let slot = rundown.rows.iter().position(|row| row.gone.iter().any(is_theirs));
    let Some(slot) = slot else { return Err(Refusal::NotAbsent { defi: defi.clone() }) };
    let target = first_free(rundown, plan, now, slot)?;
    if let Some(row) = rundown.rows.get_mut(slot)
        && let Some(at) = row.gone.iter().position(is_theirs)
    {
        row.gone.remove(at);
    }
    rundown.set(target, Holder::Team(defi.clone()));
    Ok(())
}

/// The first free place still to come of the slots like `slot`, else a turn more after the last
/// presenting one; where that one's slot is over, once what runs now is over: in a break, right
/// after it.
fn first_free(
    rundown: &mut Rundown,
    plan: &Plan,
    now: Option<usize>,
    slot: usize,
) -> Result<Place, Refusal> {
    let kind = rundown.kind(slot);
    let free = rundown.series(kind).find(|at| is_free(rundown, *at, now));
    if let Some(free) = free {
        return Ok(free);
    }
    let presenting = rundown.series(kind).filter(|at| rundown.holder(*at).presents());
    let last = presenting.last().map_or(slot, |last| last.slot);
    has_room(rundown, last)?;
    let turn = match now.filter(|now| rundown.is_over(last, *now)) {
        Some(now) => rundown.add_late_turn(plan, last, now),
        None => rundown.add_turn(plan, last),
    };
    turn.ok_or(Refusal::Full)
}

fn swap(rundown: &mut Rundown, a: &Text, b: &Text) -> Result<(), Refusal> {
    if a == b {
        return Err(Refusal::SameDefi);
    }
    let first = pending(rundown, a)?;
    pending(rundown, b)?;
    let kind = rundown.kind(first.slot);
    let mut series = rundown.series(kind).filter(|at| !rundown.begun.contains(at));
    let Some(second) = series.find(|at| rundown.holder(*at).team() == Some(b)) else {
        return Err(Refusal::NoTurn { defi: b.clone() });
    };
    drop(series);
    rundown.set(first, Holder::Team(b.clone()));
    rundown.set(second, Holder::Team(a.clone()));
    Ok(())
}

/// The places among which a team can move, in the order in which they present: those of the slots
/// of one kind.
fn in_order(rundown: &Rundown, slot: usize) -> Vec<Place> {
    let kind = rundown.kind(slot);
    rundown.series(kind).filter(|at| rundown.holder(*at).presents()).collect()
}

/// The order in which a team can move; it must have a turn to come.
pub(super) fn turn_order(rundown: &Rundown, defi: &Text) -> Result<TurnOrder, Refusal> {
    let place = pending(rundown, defi)?;
    let order = in_order(rundown, place.slot);
    let at = order.iter().position(|at| *at == place).unwrap_or_default() + 1;
    let first = order.iter().position(|at| !rundown.begun.contains(at)).unwrap_or_default() + 1;
    let teams = order.iter().map(|at| rundown.holder(*at).team().cloned()).collect();
    Ok(TurnOrder { teams, first, at })
}

fn shift(rundown: &mut Rundown, defi: &Text, to: u16) -> Result<(), Refusal> {
    let place = pending(rundown, defi)?;
    let order = in_order(rundown, place.slot);
    let open: Vec<Place> = order.iter().copied().filter(|at| !rundown.begun.contains(at)).collect();
    let target = order.get(usize::from(to).wrapping_sub(1)).copied();
    let target = target.and_then(|target| open.iter().position(|at| *at == target));
    let from = open.iter().position(|at| *at == place);
    let (Some(from), Some(target)) = (from, target) else {
        let nth =
            |at: Option<&Place>| order.iter().position(|place| Some(place) == at).map_or(1, number);
        return Err(Refusal::NoSuchPlace { first: nth(open.first()), last: nth(open.last()) });
    };
    let mut holders: Vec<Holder> = open.iter().map(|at| rundown.holder(*at).clone()).collect();
    let moved = holders.remove(from);
    holders.insert(target, moved);
    for (at, holder) in open.into_iter().zip(holders) {
        rundown.set(at, holder);
    }
    Ok(())
}

fn insert_after(
    rundown: &mut Rundown,
    plan: &Plan,
    defi: &Text,
    after: &Text,
) -> Result<(), Refusal> {
    let theirs: Vec<Place> =
        rundown.places().filter(|at| rundown.holder(*at).team() == Some(after)).collect();
    let pending = theirs.iter().find(|at| !rundown.begun.contains(at));
    let Some(after) = pending.or(theirs.last()).copied() else {
        return Err(Refusal::NoTurn { defi: after.clone() });
    };
    append_turn(rundown, plan, after.slot)?;
    let mut carried = Holder::Team(defi.clone());
    for place in open(rundown, after.slot, after.turn + 1) {
        let here = rundown.holder(place).clone();
        rundown.set(place, carried);
        carried = here;
        if carried == Holder::Empty {
            break;
        }
    }
    Ok(())
}

fn insert(
    rundown: &mut Rundown,
    plan: &Plan,
    now: Option<usize>,
    defi: &Text,
) -> Result<(), Refusal> {
    let is_later_slot = |place: &Place| is_later(rundown, *place, now);
    let next = rundown.places().find(is_later_slot).or_else(|| rundown.places().last());
    let Some(next) = next else { return Err(Refusal::NoTurns) };
    let target = first_free(rundown, plan, now, next.slot)?;
    rundown.set(target, Holder::Team(defi.clone()));
    Ok(())
}

/// Gives the turns of a draw to their teams; has no effect where they are not theirs to have.
fn seat(rundown: &mut Rundown, draw: &Draw) {
    let index = |number: u16| usize::from(number).checked_sub(1);
    let turns = draw.urn.turns.iter();
    let places = turns.map(|at| Some(Place { slot: index(at.slot)?, turn: index(at.turn)? }));
    let Some(places) = places.collect::<Option<Vec<Place>>>() else { return };
    let mut here: Vec<Option<&Text>> =
        places.iter().map(|place| rundown.holder(*place).team()).collect();
    let mut drawn: Vec<Option<&Text>> = draw.order.iter().map(Some).collect();
    here.sort();
    drawn.sort();
    if here != drawn || places.iter().any(|place| rundown.begun.contains(place)) {
        return;
    }
    for (place, defi) in places.into_iter().zip(&draw.order) {
        rundown.set(place, Holder::Team(defi.clone()));
    }
}

/// The turns that lots would be drawn for: those to come that teams hold, in the slots of the kind
/// of the next one; and the turn before them, where it has begun.
///
/// A turn that was jumped over is not drawn for: its team keeps it.
pub(super) fn drawable(rundown: &Rundown, now: Option<usize>) -> (Vec<Place>, Option<Place>) {
    let is_theirs = |at: &Place| rundown.holder(*at).team().is_some();
    let waits = |at: &Place| !rundown.begun.contains(at) && is_later(rundown, *at, now);
    let Some(next) = rundown.places().find(|at| is_theirs(at) && waits(at)) else {
        return (Vec::new(), None);
    };
    let series = || rundown.series(rundown.kind(next.slot)).filter(is_theirs);
    let before = series().filter(|at| *at < next && rundown.begun.contains(at)).last();
    (series().filter(waits).collect(), before)
}
