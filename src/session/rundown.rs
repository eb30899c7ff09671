//! The rundown: every cue of the day in order, and who holds each turn.
//!
//! Knows places and people, never time.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::FreeTurn;
use crate::agenda::{Cue, CueId, Kind, Plan, PlannedAnchor, PlannedSlot, Seat, Text};

/// A turn's place in the rundown, both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    pub(super) slot: usize,
    pub(super) turn: usize,
}

/// Who holds a turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holder {
    /// This team.
    Team(Text),
    /// Somebody whom the agenda does not name.
    Unnamed,
    /// Nobody: it takes no time.
    Empty,
    /// Nobody, but it takes its time: an absent team's turn that was not given up.
    Free {
        /// Whose turn it was to be.
        turn: FreeTurn,
        /// Whether the team has come since, and has another turn.
        back: bool,
    },
}

impl Holder {
    pub(super) fn team(&self) -> Option<&Text> {
        match self {
            Self::Team(name) => Some(name),
            Self::Unnamed | Self::Empty | Self::Free { .. } => None,
        }
    }

    /// The absent team's turn that it is.
    pub(super) const fn free(&self) -> Option<&FreeTurn> {
        match self {
            Self::Free { turn, .. } => Some(turn),
            Self::Team(_) | Self::Unnamed | Self::Empty => None,
        }
    }

    /// Whether somebody presents.
    pub(super) const fn presents(&self) -> bool {
        match self {
            Self::Team(_) | Self::Unnamed => true,
            Self::Empty | Self::Free { .. } => false,
        }
    }

    const fn takes_place(&self) -> bool {
        match self {
            Self::Team(_) | Self::Unnamed | Self::Free { .. } => true,
            Self::Empty => false,
        }
    }
}

/// Why a team left a turn empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// It is not here.
    Absent,
    /// It presents later.
    Deferred,
}

/// A team that gave up its turn in a slot; it labels the slot's empty turns, first come first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gone {
    /// Which team.
    pub defi: Text,
    /// Why it left.
    pub why: Why,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) holders: Vec<Holder>,
    pub(super) gone: Vec<Gone>,
}

impl Row {
    /// Those for whom the plan has a turn in `slot`.
    pub(super) fn planned(slot: &PlannedSlot) -> Self {
        if slot.dropped {
            return Self::default();
        }
        Self { holders: slot.seats.iter().map(holder).collect(), gone: Vec::new() }
    }

    /// Everybody who holds a turn, or is absent from one.
    pub(super) fn names(&self) -> impl Iterator<Item = &Text> {
        let holders = self.holders.iter().filter_map(|holder| match holder {
            Holder::Team(name) => Some(name),
            Holder::Free { turn, back: false } => Some(&turn.defi),
            Holder::Unnamed | Holder::Empty | Holder::Free { back: true, .. } => None,
        });
        let gone = self.gone.iter().filter(|gone| gone.why == Why::Absent);
        holders.chain(gone.map(|gone| &gone.defi))
    }

    /// Whether a team holds a turn, or gave one up.
    pub(super) fn has(&self, name: &Text) -> bool {
        self.names().any(|known| known == name) || self.gone.iter().any(|gone| gone.defi == *name)
    }
}

/// All cues in order, and who holds the turns.
#[derive(Debug, Clone, Default)]
pub(super) struct Rundown {
    pub(super) rows: Vec<Row>,
    kinds: Vec<Kind>,
    order: Vec<Cue>,
    index: BTreeMap<CueId, usize>,
    unplanned: Vec<(Cue, Option<CueId>)>,
    /// Turns that take place after their slot is over, each behind the cue that it was put behind.
    late: Vec<(Place, CueId)>,
    /// Turns that have begun, whose holders cannot change any more.
    pub(super) begun: BTreeSet<Place>,
}

impl Rundown {
    pub(super) fn new(plan: &Plan) -> Self {
        let rows = plan.slots.iter().map(Row::planned);
        let mut rundown = Self { rows: rows.collect(), ..Self::default() };
        rundown.lay_out(plan);
        rundown
    }

    /// Takes over a plan whose slots have changed, with who holds the turns of each: what has begun
    /// is still there, whatever `rows` say.
    pub(super) fn take_over(&mut self, plan: &Plan, rows: Vec<Row>) {
        let ids = self.order.iter().map(|cue| cue.id);
        let slot_of: BTreeMap<CueId, Option<u16>> = ids.map(|id| (id, id.slot())).collect();
        self.rows = rows;
        for place in &self.begun {
            if let Some(row) = self.rows.get_mut(place.slot) {
                let turns = row.holders.len().max(place.turn + 1);
                row.holders.resize(turns, Holder::Empty);
            }
        }
        let rows = &self.rows;
        let stands =
            |place: &Place| rows.get(place.slot).is_some_and(|row| place.turn < row.holders.len());
        self.late.retain(|(place, _)| stands(place));
        self.lay_out(plan);
        // what was put behind a cue that is no more stands behind the last one of its slot
        let mut late = std::mem::take(&mut self.late);
        for (_, behind) in &mut late {
            if self.position(*behind).is_none()
                && let Some(slot) = slot_of.get(behind).copied().flatten()
                && let Some(last) = self.order.iter().rfind(|cue| cue.id.slot() == Some(slot))
            {
                *behind = last.id;
            }
        }
        self.late = late;
        self.lay_out(plan);
    }

    /// Takes over a changed plan; slots before `keep` keep their holders.
    pub(super) fn replan(&mut self, plan: &Plan, keep: usize) {
        let fresh = Self::new(plan);
        let kept = self.rows.drain(..).take(keep);
        self.rows = kept.chain(fresh.rows.into_iter().skip(keep)).collect();
        self.late.retain(|(place, _)| place.slot < keep);
        self.lay_out(plan);
    }

    /// Makes the order of cues anew, after a turn or a cue was added.
    pub(super) fn lay_out(&mut self, plan: &Plan) {
        self.kinds = plan.slots.iter().map(|slot| slot.kind).collect();
        let mut later: BTreeMap<Place, Vec<Cue>> = BTreeMap::new();
        let mut in_slots = Vec::new();
        for (index, (slot, row)) in plan.slots.iter().zip(&self.rows).enumerate() {
            for cue in slot_cues(number(index), slot, &row.holders) {
                match Self::place_of(cue.id) {
                    Some(place) if cue.id.is_changeover() => {
                        // it leads to the next turn of its slot, or from one
                        let next = Place { turn: place.turn + 1, ..place };
                        if !self.is_late(place) && !self.is_late(next) {
                            in_slots.push(cue);
                        }
                    }
                    Some(place) if self.is_late(place) => later.entry(place).or_default().push(cue),
                    Some(_) | None => in_slots.push(cue),
                }
            }
        }
        let mut order: Vec<Cue> = self.unplanned_after(None).collect();
        for cue in in_slots {
            self.lay_behind(&mut order, &mut later, cue);
        }
        // what stood behind a cue that is no more comes last, and is not lost
        while let Some((_, cues)) = later.pop_first() {
            for cue in cues {
                self.lay_behind(&mut order, &mut later, cue);
            }
        }
        self.index = order.iter().enumerate().map(|(at, cue)| (cue.id, at)).collect();
        self.order = order;
    }

    /// Puts a cue behind those of `order`, and behind it what was put there.
    fn lay_behind(&self, order: &mut Vec<Cue>, later: &mut BTreeMap<Place, Vec<Cue>>, cue: Cue) {
        let id = cue.id;
        order.push(cue);
        order.extend(self.unplanned_after(Some(id)));
        for (place, _) in self.late.iter().filter(|(_, behind)| *behind == id) {
            for cue in later.remove(place).unwrap_or_default() {
                self.lay_behind(order, later, cue);
            }
        }
    }

    /// Whether a turn takes place after its slot is over.
    fn is_late(&self, place: Place) -> bool {
        self.late.iter().any(|(late, _)| *late == place)
    }

    /// Whether a cue belongs to a turn that takes place after its slot is over.
    pub(super) fn is_late_turn(&self, id: CueId) -> bool {
        Self::place_of(id).is_some_and(|place| self.is_late(place))
    }

    fn unplanned_after(&self, after: Option<CueId>) -> impl Iterator<Item = Cue> + '_ {
        self.unplanned.iter().filter(move |(_, place)| *place == after).map(|(cue, _)| *cue)
    }

    /// Adds a cue that the plan did not foresee, behind `after`; none: before all others.
    pub(super) fn add_unplanned(&mut self, plan: &Plan, cue: Cue, after: Option<CueId>) {
        self.unplanned.push((cue, after));
        self.lay_out(plan);
    }

    /// Adds an empty turn at the end of a slot.
    pub(super) fn add_turn(&mut self, plan: &Plan, slot: usize) -> Option<Place> {
        let row = self.rows.get_mut(slot)?;
        row.holders.push(Holder::Empty);
        let place = Place { slot, turn: row.holders.len() - 1 };
        self.lay_out(plan);
        Some(place)
    }

    /// Whether all that stands in a slot comes before the place `now` of the order.
    pub(super) fn is_over(&self, slot: usize, now: usize) -> bool {
        let here = |cue: &Cue| cue.id.slot() == Some(number(slot)) && !self.is_late_turn(cue.id);
        self.order.iter().rposition(here).is_some_and(|last| last < now)
    }

    /// Adds an empty turn to a slot that is over: it takes place once what runs at the place `now`
    /// of the order is over, with all that follows it in its slot.
    pub(super) fn add_late_turn(&mut self, plan: &Plan, slot: usize, now: usize) -> Option<Place> {
        // an unplanned break belongs to the slot in which it stands
        let here = self.order.get(..=now)?.iter().rev().find_map(|cue| cue.id.slot());
        let same = |cue: &&Cue| cue.id.slot().is_none() || cue.id.slot() == here;
        let behind = self.order.get(now..)?.iter().take_while(same).last()?.id;
        let row = self.rows.get_mut(slot)?;
        row.holders.push(Holder::Empty);
        let place = Place { slot, turn: row.holders.len() - 1 };
        self.late.push((place, behind));
        self.lay_out(plan);
        Some(place)
    }

    pub(super) fn cues(&self) -> &[Cue] {
        &self.order
    }

    pub(super) fn position(&self, id: CueId) -> Option<usize> {
        self.index.get(&id).copied()
    }

    pub(super) fn cue(&self, id: CueId) -> Option<&Cue> {
        self.order.get(self.position(id)?)
    }

    pub(super) fn kind(&self, slot: usize) -> Kind {
        self.kinds.get(slot).copied().unwrap_or_default()
    }

    /// The turn that a cue is a part of.
    pub(super) fn place_of(id: CueId) -> Option<Place> {
        let slot = usize::from(id.slot()?) - 1;
        let turn = usize::from(id.turn()?) - 1;
        Some(Place { slot, turn })
    }

    pub(super) fn holder(&self, place: Place) -> &Holder {
        let row = self.rows.get(place.slot);
        row.and_then(|row| row.holders.get(place.turn)).unwrap_or(&Holder::Empty)
    }

    pub(super) fn set(&mut self, place: Place, holder: Holder) {
        let row = self.rows.get_mut(place.slot);
        if let Some(seat) = row.and_then(|row| row.holders.get_mut(place.turn)) {
            *seat = holder;
        }
    }

    /// The team of a cue.
    pub(super) fn team(&self, id: CueId) -> Option<&Text> {
        self.holder(Self::place_of(id)?).team()
    }

    /// The absent team's turn that a cue belongs to.
    pub(super) fn free(&self, id: CueId) -> Option<&FreeTurn> {
        id.phase().and_then(|_| self.holder(Self::place_of(id)?).free())
    }

    /// The team that left a cue's turn empty.
    pub(super) fn gone(&self, id: CueId) -> Option<&Gone> {
        let place = Self::place_of(id)?;
        if self.holder(place).takes_place() {
            return None;
        }
        let row = self.rows.get(place.slot)?;
        let empty = |holder: &&Holder| !holder.takes_place();
        row.gone.get(row.holders.iter().take(place.turn).filter(empty).count())
    }

    /// Whether a cue takes place: somebody holds its turn, and a changeover leads to a turn.
    pub(super) fn takes_place(&self, id: CueId) -> bool {
        match id {
            CueId::Slot { .. }
            | CueId::Round { .. }
            | CueId::RoundChange { .. }
            | CueId::Part { .. } => true,
            CueId::Unplanned { .. } => false,
            // a free turn is a whole, which its first phase stands for
            CueId::Phase { phase, .. } => Self::place_of(id).is_some_and(|place| {
                let holder = self.holder(place);
                holder.takes_place() && (holder.free().is_none() || phase == 1)
            }),
            CueId::Changeover { .. } => Self::place_of(id).is_some_and(|place| {
                let turns = self.rows.get(place.slot).map_or(0, |row| row.holders.len());
                let mut later =
                    (place.turn + 1..turns).map(|turn| Place { slot: place.slot, turn });
                self.holder(place).takes_place()
                    && later.any(|at| self.holder(at).takes_place() && !self.is_late(at))
            }),
        }
    }

    /// Which turn of its slot a place is, from 1, among those in which somebody presents, and of
    /// how many.
    pub(super) fn ordinal(&self, place: Place) -> Option<(u16, u16)> {
        let row = self.rows.get(place.slot)?;
        if !self.holder(place).presents() {
            return None;
        }
        let count = |holders: &[Holder]| holders.iter().filter(|h| h.presents()).count();
        let before = count(row.holders.get(..=place.turn)?);
        Some((number(before.saturating_sub(1)), u16::try_from(count(&row.holders)).ok()?))
    }

    /// Every turn of the slots of one kind, in order: the way of that kind through the lineup.
    pub(super) fn series(&self, kind: Kind) -> impl Iterator<Item = Place> + '_ {
        let rows = self.rows.iter().zip(&self.kinds).enumerate();
        rows.filter(move |(_, (_, of))| **of == kind).flat_map(|(slot, (row, _))| {
            (0..row.holders.len()).map(move |turn| Place { slot, turn })
        })
    }

    /// Every turn of the day, in order.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.rows
            .iter()
            .enumerate()
            .flat_map(|(slot, row)| (0..row.holders.len()).map(move |turn| Place { slot, turn }))
    }
}

/// The cues of a slot whose turns have come to have these holders.
fn slot_cues(number: u16, slot: &PlannedSlot, holders: &[Holder]) -> Vec<Cue> {
    let mut cues = slot.cues(number);
    let extra = |id, length| Cue { id, length, window: None, anchor: PlannedAnchor::Floating };
    let phases = cues.iter().filter(|cue| cue.id.phase().is_some());
    let known: BTreeSet<u16> = phases.filter_map(|cue| cue.id.turn()).collect();
    for turn in (0..holders.len()).map(self::number).filter(|turn| !known.contains(turn)) {
        let planned = slot.as_planned(turn);
        let at = cues.iter().position(|cue| cue.id.part() > turn).unwrap_or(cues.len());
        let mut added = Vec::new();
        let changeover = planned.changeover.filter(|length| turn > 1 && !length.is_zero());
        if let Some(length) = changeover {
            added.push(extra(CueId::Changeover { slot: number, turn: turn - 1 }, Some(length)));
        }
        for (phase, planned) in (1..).zip(&planned.phases) {
            added.push(extra(CueId::Phase { slot: number, turn, phase }, planned.length));
        }
        cues.splice(at..at, added);
    }
    for (turn, _) in (1..).zip(holders).filter(|(_, holder)| holder.free().is_some()) {
        make_whole(&mut cues, turn);
    }
    cues
}

/// Gives the first phase of a turn the time of all of them.
fn make_whole(cues: &mut [Cue], turn: u16) {
    let is_part = |cue: &&Cue| cue.id.phase().is_some() && cue.id.turn() == Some(turn);
    let length = cues.iter().filter(is_part).map(|cue| cue.length).sum();
    let last = cues.iter().rfind(is_part).and_then(|cue| cue.window);
    if let Some(first) = cues.iter_mut().find(|cue| is_part(&&**cue)) {
        first.length = length;
        first.window = first.window.zip(last).map(|((start, _), (_, end))| (start, end));
    }
}

fn holder(seat: &Seat) -> Holder {
    match seat {
        Seat::Team(name) => Holder::Team(name.clone()),
        Seat::Unnamed => Holder::Unnamed,
        Seat::Free => Holder::Empty,
    }
}

/// The number, from 1, of what stands at `index`; the agenda's limits keep it in range.
pub(super) fn number(index: usize) -> u16 {
    u16::try_from(index + 1).unwrap_or(u16::MAX)
}
