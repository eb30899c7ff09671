//! One slot made of two, and two made of one: nothing that they say is lost.

use chrono::TimeDelta;

use super::{
    Agenda, Change, Edit, EditRefusal, Kind, MAX_TURNS, Opening, Phase, Plan, Seat, Slot, Text,
    Times, Turns, rest, times::parts_length,
};

/// A slot without turns is cut at a multiple of this, where it is long enough.
const STEP: i64 = 5;

/// What makes two slots of one: its turns are shared out, else its parts, else its time.
///
/// What is said of the whole, such as a note, stays with the first. Of [`Turns::All`] each half of
/// the lineup has its turn once: as so many turns of the next teams, and by name where another slot
/// of the kind counts its way through the lineup and would take them first.
///
/// # Errors
/// When there is no such slot, or nothing in it to be shared out.
pub fn split(agenda: &Agenda, slot: usize, opening: &Opening) -> Result<Vec<Edit>, EditRefusal> {
    let of = agenda.slots.get(slot).ok_or(EditRefusal::NoSuchSlot)?;
    let mut first = of.clone();
    let mut second = Slot { note: None, prompts: Vec::new(), day: None, ..of.clone() };
    let all = TimeDelta::zero();
    let length = Plan::resolve(agenda, opening).0.slots.get(slot).and_then(|slot| slot.length);
    let whole = parts_length(agenda, of);
    let shared = match (&of.turns, of.rounds) {
        (Some(turns), _) => {
            let (one, other) = halved(agenda, slot, turns).ok_or(EditRefusal::NotTwo)?;
            (first.turns, second.turns) = (Some(one), Some(other));
            true
        }
        (None, Some(rounds @ 2..)) => {
            (first.rounds, second.rounds) = (Some(rounds.div_ceil(2)), Some(rounds / 2));
            true
        }
        (None, _) if of.phases.len() > 1 => {
            second.phases = first.phases.split_off(of.phases.len().div_ceil(2));
            true
        }
        (None, _) => false,
    };
    let cut = match (length, whole, shared) {
        // the first half lasts as long as what is in it
        (Some(length), Some(whole), true) if whole <= length => {
            parts_length(agenda, &first).unwrap_or(length / 2)
        }
        // else as its share of the turns or of the rounds
        (Some(length), _, true) => part(length, &first, &second).unwrap_or_else(|| half(length)),
        (Some(length), _, false) => half(length),
        (None, _, true) => all,
        (None, _, false) => return Err(EditRefusal::NotTwo),
    };
    if let Some(length) = length
        && (cut <= TimeDelta::zero() || cut >= length)
    {
        return Err(EditRefusal::NotTwo);
    }
    (first.floor, second.floor) = match of.floor {
        Some(floor) => floors(floor, length.map(|length| (cut, length))),
        None => (None, None),
    };
    let mut edits = vec![
        Edit::Slot { slot, change: Change::Turns(first.turns.clone()) },
        Edit::Slot { slot, change: Change::Rounds(first.rounds) },
        Edit::Slot { slot, change: Change::Phases(first.phases.clone()) },
        Edit::Slot { slot, change: Change::Floor(first.floor) },
    ];
    let Some(length) = length else {
        edits.push(Edit::AddSlot { at: slot + 1, slot: Box::new(second) });
        return Ok(edits);
    };
    let mut next = agenda.clone();
    edits.extend(rest::resized(&next, slot, cut, opening));
    for edit in &edits {
        next.edit(edit.clone())?;
    }
    // below it stands what is left, in the same way of writing times
    let start = next.slots.get(slot).and_then(|first| first.end).filter(|_| of.start.is_some());
    let start = start.or_else(|| {
        let start = of.start?;
        Some(start.overflowing_add_signed(cut).0)
    });
    (second.start, second.end) = (start, of.end);
    second.length = if of.end.is_some() { None } else { Some(length - cut) };
    edits.push(Edit::AddSlot { at: slot + 1, slot: Box::new(second) });
    Ok(edits)
}

/// What makes one slot of this one and the one below it: it has the title and the kind of the
/// first, and the turns and the time of both.
///
/// `earlier` is the agenda as it stood before: where a slot of the kind was for [`Turns::All`] then
/// and is no longer, and the two are for the whole lineup in its order, the one is for all again.
/// Otherwise turns that were counted stay counted, even where they are as many as the teams: who
/// wrote a number is given a number.
///
/// # Errors
/// When there are no two slots, the one below begins another day or is of another kind, or their
/// turns have other parts.
pub fn join<'a>(
    agenda: &Agenda,
    slot: usize,
    opening: &Opening,
    mut earlier: impl Iterator<Item = &'a Agenda>,
) -> Result<Vec<Edit>, EditRefusal> {
    let first = agenda.slots.get(slot).ok_or(EditRefusal::NoSuchSlot)?;
    let below = agenda.slots.get(slot + 1).filter(|below| below.day.is_none());
    let second = below.ok_or(EditRefusal::NothingBelow)?;
    // what nobody has called a kind takes the one of the first
    let any = second.kind == Kind::default() && second.turns.is_none();
    if first.kind != second.kind && !any {
        return Err(EditRefusal::KindsDiffer);
    }
    let (plan, _) = Plan::resolve(agenda, opening);
    let (Some(one), Some(other)) = (plan.slots.get(slot), plan.slots.get(slot + 1)) else {
        return Err(EditRefusal::NoSuchSlot);
    };
    let mut everybody = || {
        let all = |agenda: &Agenda| {
            let of_kind = agenda.slots.iter().filter(|slot| slot.kind == first.kind);
            of_kind.filter(|slot| slot.turns == Some(Turns::All)).count()
        };
        let seats = one.seats.iter().chain(&other.seats);
        let lineup = agenda.lineup.iter().map(|defi| Some(&defi.name));
        seats.map(named).eq(lineup) && earlier.any(|before| all(before) > all(agenda))
    };
    let turns = match (&first.turns, &second.turns) {
        (Some(_), Some(_)) if everybody() => Some(Turns::All),
        (None, turns) | (turns, None) => turns.clone(),
        (Some(Turns::Count(a)), Some(Turns::Count(b)))
            if first.kind == second.kind && usize::from(*a) + usize::from(*b) <= MAX_TURNS =>
        {
            Some(Turns::Count(a + b))
        }
        (Some(Turns::All), Some(_)) | (Some(_), Some(Turns::All)) => Some(Turns::All),
        (Some(_), Some(_)) => {
            let seats = one.seats.iter().chain(&other.seats);
            let names: Vec<Text> = seats.filter_map(named).cloned().collect();
            let all = names.len() == one.seats.len() + other.seats.len();
            let fits = all && names.len() <= MAX_TURNS;
            Some(Turns::Named(Some(names).filter(|_| fits).ok_or(EditRefusal::PartsDiffer)?))
        }
    };
    let takes_turns = |slot: &Slot| slot.turns.is_some();
    let phases = match (takes_turns(first), takes_turns(second)) {
        (true, true) if first.phases != second.phases => return Err(EditRefusal::PartsDiffer),
        (true, false) if !second.phases.is_empty() => return Err(EditRefusal::PartsDiffer),
        (false, true) if !first.phases.is_empty() => return Err(EditRefusal::PartsDiffer),
        (true, _) => first.phases.clone(),
        (false, true) => second.phases.clone(),
        (false, false) => {
            [first, second].into_iter().flat_map(|it| it.phases.clone()).collect::<Vec<Phase>>()
        }
    };
    let rounds = match (first.rounds, second.rounds) {
        (Some(a), Some(b)) => {
            Some(a.saturating_add(b)).filter(|all| usize::from(*all) <= MAX_TURNS)
        }
        (one, other) => one.or(other),
    };
    let notes: Vec<&str> =
        [first, second].into_iter().filter_map(|slot| slot.note.as_deref()).collect();
    let note = (!notes.is_empty()).then(|| Text::clean(&notes.join(" · ")));
    let both = |of: fn(&Slot) -> &[Text]| -> Vec<Text> {
        let all = of(first).iter().chain(of(second));
        all.cloned().collect()
    };
    // what both run side by side is the same, going on
    let fresh = second.tracks.iter().filter(|track| !first.tracks.contains(track));
    let tracks: Vec<_> = first.tracks.iter().chain(fresh).cloned().collect();
    let change = |change| Edit::Slot { slot, change };
    let mut edits = vec![
        change(Change::Turns(turns)),
        change(Change::Phases(phases)),
        change(Change::Rounds(rounds)),
        change(Change::Note(note)),
        change(Change::Prompts(both(|slot| &slot.prompts))),
        change(Change::Tracks(tracks)),
        change(Change::Changeover(first.changeover.or(second.changeover))),
        change(Change::Floor(match (first.floor, second.floor) {
            (Some(a), Some(b)) => Some(a + b),
            (one, other) => one.or(other),
        })),
        change(Change::Locked(first.locked || second.locked)),
    ];
    let times = Times::of(first);
    let times = match (one.length, other.length) {
        (Some(_), Some(_)) if first.end.is_some() && second.end.is_some() => {
            Times { end: second.end, length: None, ..times }
        }
        (Some(_), Some(_)) => {
            let length = (other.end - one.start).max(TimeDelta::minutes(1));
            Times { end: None, length: Some(length), ..times }
        }
        (None, Some(length)) => Times { length: Some(length), end: second.end, ..times },
        (_, None) => times,
    };
    edits.push(change(Change::Times(times)));
    edits.push(Edit::RemoveSlot { slot: slot + 1 });
    Ok(edits)
}

const fn named(seat: &Seat) -> Option<&Text> {
    match seat {
        Seat::Team(name) => Some(name),
        Seat::Unnamed | Seat::Free => None,
    }
}

/// The turns of a slot in two, the larger half first; none where there is but one.
fn halved(agenda: &Agenda, slot: usize, turns: &Turns) -> Option<(Turns, Turns)> {
    let count =
        |all: u16| (all > 1).then(|| (Turns::Count(all.div_ceil(2)), Turns::Count(all / 2)));
    let names = |names: &[Text]| {
        let (one, other) = names.split_at(names.len().div_ceil(2));
        (names.len() > 1).then(|| (Turns::Named(one.into()), Turns::Named(other.into())))
    };
    match turns {
        Turns::Count(all) => count(*all),
        Turns::All if others_count(agenda, slot) => {
            let lineup = agenda.lineup.iter().take(MAX_TURNS);
            names(&lineup.map(|defi| defi.name.clone()).collect::<Vec<_>>())
        }
        Turns::All => count(u16::try_from(agenda.lineup.len().min(MAX_TURNS)).unwrap_or(0)),
        Turns::Named(all) => names(all),
    }
}

/// Whether another slot of the same kind counts its way through the lineup.
fn others_count(agenda: &Agenda, slot: usize) -> bool {
    let kind = agenda.slots.get(slot).map(|slot| slot.kind);
    let mut others = agenda.slots.iter().enumerate().filter(|(at, _)| *at != slot);
    others
        .any(|(_, other)| Some(other.kind) == kind && matches!(other.turns, Some(Turns::Count(_))))
}

/// Half of a length, on a round minute where there is one.
fn half(length: TimeDelta) -> TimeDelta {
    let minutes = length.num_minutes();
    match minutes {
        0..2 => TimeDelta::zero(),
        2..10 => TimeDelta::minutes(minutes / 2),
        _ => TimeDelta::minutes(minutes / 2 / STEP * STEP),
    }
}

/// What the first of two halves has of a length by its turns or its rounds, on whole minutes; none
/// where neither is counted.
fn part(length: TimeDelta, first: &Slot, second: &Slot) -> Option<TimeDelta> {
    let count = |slot: &Slot| match (&slot.turns, slot.rounds) {
        (Some(Turns::Count(count)), _) => Some(i64::from(*count)),
        (Some(Turns::Named(names)), _) => i64::try_from(names.len()).ok(),
        (Some(Turns::All), _) => None,
        (None, rounds) => rounds.map(i64::from),
    };
    let (one, other) = count(first).zip(count(second))?;
    let minutes = length.num_seconds().saturating_mul(one) / (one + other).max(1) / 60;
    Some(TimeDelta::minutes(minutes)).filter(|cut| *cut > TimeDelta::zero())
}

/// The least time of two halves, in proportion to what each has of the whole, on whole minutes:
/// together it is the one of the whole. None stands for no time at all.
fn floors(
    floor: TimeDelta,
    cut: Option<(TimeDelta, TimeDelta)>,
) -> (Option<TimeDelta>, Option<TimeDelta>) {
    let (part, whole) = cut.map_or((1, 2), |(part, whole)| {
        (i128::from(part.num_seconds()), i128::from(whole.num_seconds().max(1)))
    });
    let minutes = i128::from(floor.num_seconds()) * part / whole / 60;
    let first = TimeDelta::minutes(i64::try_from(minutes).unwrap_or_default());
    let some = |floor: TimeDelta| (floor > TimeDelta::zero()).then_some(floor);
    (some(first), some(floor - first))
}
