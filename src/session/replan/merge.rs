//! Two plans and what has happened, put together: worked out once, when the plan is changed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{
    Identity, Overrun, PlanChange, PlanNews, SlotTurns, Stay,
    matching::Matching,
    seating::{Seating, Sits},
    spelling,
};
use crate::{
    agenda::{CueId, Earlier, Plan, PlannedSlot, Text},
    session::{
        Refusal,
        fold::State,
        lineup,
        rundown::{Place, Row},
    },
};

/// What changing to `new`, which was made from `base`, makes of `state`; its source is for the
/// caller to say.
///
/// Which slot is which is found out, unless `identity` says it of the plan that is followed.
///
/// # Errors
/// When the plan that `identity` is about is not followed any more, when both plans are the same, when `new` is for another day, when all of it is over, or when two
/// of its slots could be the one that runs.
pub(in crate::session) fn merge(
    state: &State,
    base: &Plan,
    new: &Plan,
    identity: Option<&Identity>,
    at: DateTime<Utc>,
) -> Result<PlanChange, Refusal> {
    if identity.is_some_and(|identity| !identity.of.is_still(state)) {
        return Err(Refusal::PlanMoved);
    }
    let new = &*spelling::as_begun(state, new);
    if base == new {
        return Err(Refusal::SamePlan);
    }
    let old = &state.plan;
    if let Some(date) = new.moved_from.filter(|from| old.moved_from != Some(*from)) {
        return Err(Refusal::OtherDay { date });
    }
    let merge = Merge::new(state, base, new, identity, at);
    if let Some(title) = identity.is_none().then(|| merge.ambiguous()).flatten() {
        return Err(Refusal::AmbiguousSlot { title });
    }
    if merge.to_come.is_empty() && (merge.here.is_none() || merge.lost) {
        return Err(Refusal::PlanOver);
    }
    merge.done()
}

struct Merge<'a> {
    state: &'a State,
    old: &'a Plan,
    new: &'a Plan,
    /// The numbers of the slots that have begun.
    begun: BTreeSet<u16>,
    /// The last of them that has run.
    here: Option<u16>,
    /// For the number of a slot, its place in the new plan.
    found: BTreeMap<u16, usize>,
    /// Whether nothing that has begun is in the new plan.
    lost: bool,
    /// The places in the new plan of what is to come.
    to_come: Vec<usize>,
    /// The places in the new plan of the slots that it was made with, and left as they were.
    untouched: BTreeSet<usize>,
    ends_anew: bool,
    base: &'a Plan,
    /// Whether the new plan was made on the screen, where absent teams are in sight.
    by_hand: bool,
}

impl<'a> Merge<'a> {
    fn new(
        state: &'a State,
        base: &'a Plan,
        new: &'a Plan,
        identity: Option<&Identity>,
        at: DateTime<Utc>,
    ) -> Self {
        let old = &state.plan;
        let begun = state.begun_slots();
        let on = |id: CueId| !state.rundown.is_late_turn(id);
        let ran = state.runs.iter().rev().map(|run| run.cue);
        let here = ran.clone().find(|id| on(*id) && id.slot().is_some());
        let here = here.or_else(|| ran.clone().find(|id| id.slot().is_some()));
        let here = here.and_then(CueId::slot);
        let found = match identity {
            Some(identity) => known(old, new, &identity.new),
            None => found(state, new, &begun),
        };
        let known = |slot: &u16| found.get(slot).copied();
        let last = here.as_ref().and_then(known).or_else(|| begun.iter().filter_map(known).max());
        let after = last.map_or(0, |place| place + 1);
        let lost = !begun.is_empty() && last.is_none();
        let taken: BTreeSet<usize> = begun.iter().filter_map(known).collect();
        let is_over = |place: &usize| {
            let slot = &new.slots[*place];
            lost && slot.length.is_some() && !slot.unplaced && slot.end <= at
        };
        let to_come = (after..new.slots.len()).filter(|place| !taken.contains(place));
        let to_come: Vec<usize> = to_come.filter(|place| !is_over(place)).collect();
        let [was, is] = [base, new].map(|plan| plan.slots.iter().collect::<Vec<_>>());
        let same = identity.map_or_else(
            || Matching::new(&was, &is, |_, _| true).pairs(),
            |it| numbered(&it.base, &it.new),
        );
        let same = same.into_iter().filter(|(i, j)| was.get(*i) == is.get(*j));
        let untouched = same.map(|(_, j)| j).collect();
        let ends_anew = base.end != new.end;
        let by_hand = identity.is_some();
        Self {
            state,
            old,
            new,
            begun,
            here,
            found,
            lost,
            to_come,
            untouched,
            ends_anew,
            base,
            by_hand,
        }
    }

    /// The title of what runs, where two slots of the new plan could be it.
    fn ambiguous(&self) -> Option<Text> {
        let numbered = (1..).zip(&self.old.slots).filter(|(_, slot)| !slot.dropped);
        let (numbers, old): (Vec<u16>, Vec<&PlannedSlot>) = numbered.unzip();
        let here = numbers.iter().position(|number| Some(*number) == self.here)?;
        let new: Vec<&PlannedSlot> = self.new.slots.iter().collect();
        let ambiguous = Matching::new(&old, &new, |_, _| true).is_ambiguous(here);
        ambiguous.then(|| old[here].title.clone())
    }

    /// Whether a slot is planned as it was before the new plan was made.
    fn is_same(&self, place: usize) -> bool {
        self.untouched.contains(&place)
    }

    fn done(&self) -> Result<PlanChange, Refusal> {
        let furthest = self.begun.iter().copied().max().unwrap_or_default();
        let end = self.end();
        let mut news = PlanNews { end_before: self.old.end, end, ..PlanNews::default() };
        let mut slots: Vec<PlannedSlot> = Vec::new();
        let mut rows: Vec<Sits> = Vec::new();
        let mut stays = Vec::new();
        let mut places = Vec::new();
        let mut gone = BTreeSet::new();
        for (old, from) in self.old.slots.iter().zip(1..=furthest) {
            let row = self.row(from);
            let stay = |same| Stay { from, to: from, same };
            let place = self.found.get(&from).copied();
            let is_begun = self.begun.contains(&from);
            let is_past = place.is_some_and(|place| !self.to_come.contains(&place));
            places.push(place.filter(|_| is_past || is_begun));
            if !is_begun && (old.dropped || !is_past) {
                gone.insert(from);
                slots.push(PlannedSlot { dropped: true, ..old.clone() });
                rows.push(Sits::Stay(Row::default()));
                continue;
            }
            let here = place.filter(|_| self.here == Some(from));
            news.overrun = news.overrun.or_else(|| self.overrun(from, here?));
            match here {
                Some(place) if !self.is_same(place) && self.is_open(from, place) => {
                    let parts = self.parts(from);
                    slots.push(self.joined(from, old, &self.new.slots[place], parts));
                    rows.push(Sits::After(parts, row));
                    stays.push(stay(false));
                    news.changed += 1;
                }
                None if self.here == Some(from) => {
                    let parts = self.parts(from);
                    slots.push(cut(old, parts));
                    rows.push(Sits::Until(parts, row));
                    stays.push(stay(false));
                }
                Some(_) | None => {
                    slots.push(old.clone());
                    rows.push(Sits::Stay(row));
                    stays.push(stay(true));
                }
            }
        }
        for place in &self.to_come {
            let to = u16::try_from(slots.len() + 1).map_err(|_| Refusal::Full)?;
            let known = self.found.iter().find(|(_, at)| *at == place).map(|(from, _)| *from);
            let new = &self.new.slots[*place];
            places.push(Some(*place));
            match known {
                Some(from) => {
                    let same = self.is_same(*place);
                    stays.push(Stay { from, to, same });
                    news.changed += u16::from(!same);
                    slots.push(if same { self.slot(from).clone() } else { new.clone() });
                    rows.push(if same { Sits::Stay(self.row(from)) } else { Sits::Anew });
                }
                None => {
                    news.added += 1;
                    slots.push(new.clone());
                    rows.push(Sits::Anew);
                }
            }
        }
        let is_left = |from: &u16| {
            let slot = self.slot(*from);
            !slot.dropped && !stays.iter().any(|stay| stay.from == *from)
        };
        let all = (1..).take(self.old.slots.len());
        news.removed = u16::try_from(all.filter(is_left).count()).unwrap_or(u16::MAX);
        let used = |place: &usize| self.found.values().any(|at| at == place);
        let left_out =
            (0..self.new.slots.len()).filter(|place| !used(place) && !self.to_come.contains(place));
        news.left_out = u16::try_from(left_out.count()).unwrap_or(u16::MAX);
        let seating =
            Seating { state: self.state, base: self.base, new: self.new, by_hand: self.by_hand };
        let (rows, without) = seating.rows(&slots, rows);
        let plan = self.plan(slots, &rows);
        news.without = without;
        self.teams(&mut news, &rows);
        Ok(PlanChange {
            turns: self.turns(&plan, rows, &gone),
            plan,
            source: None,
            stays,
            places: self.places(&places),
            ends_anew: self.ends_anew,
            news,
        })
    }

    /// The places as a journal has them; none of a plan without an agenda of its own.
    fn places(&self, places: &[Option<usize>]) -> Vec<u16> {
        let number = |place: &Option<usize>| {
            place.and_then(|place| u16::try_from(place + 1).ok()).unwrap_or_default()
        };
        if self.lost { Vec::new() } else { places.iter().map(number).collect() }
    }

    /// When it is to end: as it was, unless the new plan was made to say another time.
    fn end(&self) -> Option<DateTime<Utc>> {
        if self.ends_anew { self.new.end } else { self.old.end }
    }

    fn slot(&self, number: u16) -> &PlannedSlot {
        &self.old.slots[usize::from(number) - 1]
    }

    fn row(&self, number: u16) -> Row {
        self.state.rundown.rows.get(usize::from(number) - 1).cloned().unwrap_or_default()
    }

    /// How many parts of a slot have begun: turns that were jumped over among them.
    fn parts(&self, slot: u16) -> u16 {
        let ran = self.state.runs.iter().map(|run| run.cue);
        let here =
            ran.filter(|id| id.slot() == Some(slot) && !self.state.rundown.is_late_turn(*id));
        here.map(CueId::part).max().unwrap_or(1)
    }

    /// Whether a slot that has begun has parts to come, as it was or in the new plan, or what runs
    /// of it has another time there.
    fn is_open(&self, from: u16, place: usize) -> bool {
        let (parts, new) = (self.parts(from), &self.new.slots[place]);
        let mut was = self.state.rundown.cues().iter().filter(|cue| cue.id.slot() == Some(from));
        let moved = || new.part_start(parts) != self.slot(from).as_planned(parts).part_start(parts);
        new.own_parts() > parts || was.any(|cue| cue.id.part() > parts) || moved()
    }

    /// The turns of a slot that have begun, where the new plan has fewer in its place.
    fn overrun(&self, from: u16, place: usize) -> Option<Overrun> {
        let (begun, new) = (self.parts(from), &self.new.slots[place]);
        let planned = u16::try_from(new.seats.len()).unwrap_or(u16::MAX);
        let has_turns = !self.row(from).holders.is_empty();
        let title = self.slot(from).title.clone();
        let changed = has_turns && planned < begun && !self.is_same(place);
        changed.then_some(Overrun { title, begun, planned })
    }

    /// What runs, as it was planned, and behind it the parts to come, as they are planned now.
    ///
    /// The part that runs moves to where the new plan has it, so that lateness is measured against
    /// that one.
    fn joined(&self, from: u16, old: &PlannedSlot, new: &PlannedSlot, parts: u16) -> PlannedSlot {
        let ends = new.own_parts() <= parts;
        let mut joined = if ends { cut(old, parts) } else { new.clone() };
        joined.title = old.title.clone();
        joined.earlier = before(old, parts).collect();
        let plain = PlannedSlot { earlier: Vec::new(), ..old.as_planned(parts).clone() };
        let running = self.state.current().map(|run| run.cue);
        let running = running.filter(|id| id.slot() == Some(from) && id.part() == parts);
        let starts = |slot: &PlannedSlot| slot.part_start(parts);
        let moved = starts(new).zip(starts(&plain)).map(|(new, old)| new - old);
        if let Some(by) = moved.filter(|by| running.is_some() && !by.is_zero()) {
            let mut there = plain.clone();
            there.start += by;
            there.end += by;
            // what is over of it stays where it was planned
            let over = running.map_or(0, CueId::step).checked_sub(1);
            joined.earlier.push(match over {
                Some(_) => Earlier { parts, phases: over, slot: plain },
                None => Earlier { parts: parts - 1, phases: None, slot: plain },
            });
            joined.earlier.push(Earlier { parts, phases: None, slot: there });
        } else {
            joined.earlier.push(Earlier { parts, phases: None, slot: plain });
        }
        joined
    }

    fn plan(&self, slots: Vec<PlannedSlot>, rows: &[Row]) -> Plan {
        let mut lineup = self.new.lineup.clone();
        let has = |name: &Text| rows.iter().any(|row| row.has(name));
        let kept = self.old.lineup.iter().filter(|defi| has(&defi.name));
        for defi in kept {
            if !lineup.iter().any(|known| known.name == defi.name) {
                lineup.push(defi.clone());
            }
        }
        Plan {
            slots,
            lineup,
            end: self.end(),
            moved_from: self.new.moved_from.or(self.old.moved_from),
            // a plan without what has begun is not the agenda of the day
            written: self.new.written.clone().filter(|_| !self.lost),
            ..self.new.clone()
        }
    }

    /// Who holds the turns, where the fold would not find it by itself.
    fn turns(&self, plan: &Plan, rows: Vec<Row>, gone: &BTreeSet<u16>) -> Vec<SlotTurns> {
        let furthest = self.begun.iter().copied().max().unwrap_or_default();
        let told = rows.into_iter().zip(&plan.slots).zip(1..).filter(|((row, slot), number)| {
            let stays = *number <= furthest
                && self.state.rundown.rows.get(usize::from(*number) - 1) == Some(row);
            !gone.contains(number) && !stays && (*number <= furthest || Row::planned(slot) != *row)
        });
        told.map(|((row, _), slot)| SlotTurns { slot, holders: row.holders, gone: row.gone })
            .collect()
    }

    fn teams(&self, news: &mut PlanNews, rows: &[Row]) {
        let rundown = &self.state.rundown;
        let waits = |place: &Place| !rundown.begun.contains(place);
        let had = rundown.places().filter(waits).filter_map(|at| rundown.holder(at).team());
        let known: BTreeSet<&Text> = rundown.rows.iter().flat_map(Row::names).collect();
        let now: BTreeSet<&Text> = rows.iter().flat_map(Row::names).collect();
        let mut seen = BTreeSet::new();
        let joined = rows.iter().flat_map(Row::names).filter(|name| !known.contains(name));
        news.joined = joined.filter(|name| seen.insert(*name)).cloned().collect();
        let is_out = |name: &&Text| !now.contains(name) && !news.without.contains(name);
        let absent = lineup::absent(rundown);
        let left = had.chain(&absent).filter(is_out);
        news.left = left.filter(|name| seen.insert(*name)).cloned().collect();
    }
}

/// For the number of each slot of `old` its place in the new plan, as `numbers` say it.
fn known(old: &Plan, new: &Plan, numbers: &[Option<u16>]) -> BTreeMap<u16, usize> {
    let mut known = BTreeMap::new();
    for (place, number) in numbers.iter().enumerate().take(new.slots.len()) {
        let Some(number) = number else { continue };
        let slot = usize::from(*number).checked_sub(1).and_then(|at| old.slots.get(at));
        if slot.is_some_and(|slot| !slot.dropped) {
            known.entry(*number).or_insert(place);
        }
    }
    known
}

/// The places at which the same number stands in both.
fn numbered(base: &[Option<u16>], new: &[Option<u16>]) -> Vec<(usize, usize)> {
    let pair = |(place, number): (usize, &Option<u16>)| {
        let number = (*number)?;
        Some((base.iter().position(|it| *it == Some(number))?, place))
    };
    new.iter().enumerate().filter_map(pair).collect()
}

/// For the number of each slot its place in the new plan: first of those that have begun, in the
/// order in which they did, then of all others.
pub(super) fn found(state: &State, new: &Plan, begun: &BTreeSet<u16>) -> BTreeMap<u16, usize> {
    let mut ran: Vec<u16> = Vec::new();
    for slot in state.runs.iter().filter_map(|run| run.cue.slot()) {
        if !ran.contains(&slot) {
            ran.push(slot);
        }
    }
    let old = &state.plan;
    let slot = |number: &u16| old.slots.get(usize::from(*number).checked_sub(1)?);
    let mut found = BTreeMap::new();
    let mut free: Vec<usize> = (0..new.slots.len()).collect();
    let rest = (1..).take(old.slots.len()).filter(|number| !begun.contains(number));
    let rest: Vec<u16> = rest.filter(|it| slot(it).is_some_and(|slot| !slot.dropped)).collect();
    let here = state.runs.iter().rev().find_map(|run| run.cue.slot());
    let furthest = begun.iter().copied().max().unwrap_or_default();
    for numbers in [ran, rest] {
        let here = here.and_then(|here| found.get(&here).copied());
        let numbers: Vec<u16> = numbers.into_iter().filter(|it| slot(it).is_some()).collect();
        let slots: Vec<&PlannedSlot> = numbers.iter().filter_map(slot).collect();
        let there: Vec<&PlannedSlot> = free.iter().map(|place| &new.slots[*place]).collect();
        // what was to come is none of what stands before what runs
        let may = |i: usize, j: usize| {
            begun.contains(&numbers[i])
                || numbers[i] < furthest
                || here.is_none_or(|here| free[j] > here)
        };
        let pairs = Matching::new(&slots, &there, may).pairs();
        found.extend(pairs.iter().map(|(i, j)| (numbers[*i], free[*j])));
        free.retain(|place| !found.values().any(|taken| taken == place));
    }
    found
}

/// A slot of which only the parts that have begun are left.
fn cut(old: &PlannedSlot, parts: u16) -> PlannedSlot {
    let plain = PlannedSlot { earlier: Vec::new(), ..old.as_planned(parts).clone() };
    let earlier =
        before(old, parts).chain([Earlier { parts, phases: None, slot: plain }]).collect();
    let mut left = PlannedSlot { earlier, rounds: old.rounds.min(parts), ..old.clone() };
    if left.seats.is_empty() {
        left.phases.truncate(parts.into());
    }
    left.seats.truncate(parts.into());
    left
}

/// What is known of how a slot was planned before its part of this number, and of what of that part
/// is over.
fn before(old: &PlannedSlot, part: u16) -> impl Iterator<Item = Earlier> + '_ {
    let is_before = move |it: &&Earlier| it.parts < part || it.parts == part && it.phases.is_some();
    old.earlier.iter().filter(is_before).cloned()
}
