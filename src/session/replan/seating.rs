//! Who presents when, once the plan has changed: those who have been stay where they were, and
//! those of the new plan who have not been take the turns to come, in order. Nobody of its lineup goes
//! without one while a place is free.
//!
//! Where the order of the teams is not what was changed, it stays as the day has left it: drawn,
//! swapped, deferred.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    agenda::{Kind, MAX_TURNS, Plan, PlannedSlot, Seat, Text},
    session::{
        FreeTurn, Freed,
        fold::State,
        lineup,
        rundown::{Gone, Holder, Place, Row, Why},
    },
};

/// How a slot of the changed plan comes by those who hold its turns.
pub(super) enum Sits {
    /// As it was.
    Stay(Row),
    /// Its first turns as they were, those after them anew.
    After(u16, Row),
    /// Its first turns as they were, and no others.
    Until(u16, Row),
    /// All anew.
    Anew,
}

/// A team, and which of its turns of one kind it is, from 0.
type Turn = (Text, usize);

/// What the seating is made of.
pub(super) struct Seating<'a> {
    pub(super) state: &'a State,
    pub(super) base: &'a Plan,
    pub(super) new: &'a Plan,
    /// Whether the new plan was made on the screen, where absent teams are in sight.
    pub(super) by_hand: bool,
}

impl Seating<'_> {
    /// Who holds the turns of each slot, and the teams of the new lineup for whom there is none.
    pub(super) fn rows(&self, slots: &[PlannedSlot], sits: Vec<Sits>) -> (Vec<Row>, Vec<Text>) {
        let mut kinds: Vec<Kind> = Vec::new();
        for slot in slots.iter().filter(|slot| !slot.dropped) {
            if !kinds.contains(&slot.kind) {
                kinds.push(slot.kind);
            }
        }
        let mut rows: Vec<Row> =
            sits.iter().zip(slots).map(|(sits, slot)| first(sits, slot)).collect();
        let mut without = Vec::new();
        for kind in kinds {
            let of_kind = |at: &usize| slots[*at].kind == kind && !slots[*at].dropped;
            let places: Vec<usize> = (0..slots.len()).filter(of_kind).collect();
            self.leave(kind, &places, &mut rows);
            without.extend(self.seat(kind, &places, slots, &sits, &mut rows));
        }
        let awaited = self.await_absent(slots, &sits, &mut rows);
        let sits_nowhere = |name: &Text| !rows.iter().any(|row| row.names().any(|it| it == name));
        let without = without.into_iter().filter(|(name, had)| *had || sits_nowhere(name));
        let mut without: Vec<Text> = without.map(|(name, _)| name).collect();
        without.extend(self.turnless().filter(|name| sits_nowhere(name)).cloned());
        let mut told = BTreeSet::new();
        without.retain(|name: &Text| told.insert(name.clone()));
        for (row, sits) in rows.iter_mut().zip(&sits) {
            // a team that gave up a turn is told beside an empty one
            let is_awaited = row.gone.iter().any(|gone| awaited.contains(&gone.defi));
            if is_awaited || matches!(sits, Sits::After(..) | Sits::Until(..) | Sits::Anew) {
                let empty = row.holders.iter().filter(|it| **it == Holder::Empty).count();
                let missing = row.gone.len().saturating_sub(empty);
                let turns = (row.holders.len() + missing).min(MAX_TURNS.max(row.holders.len()));
                row.holders.resize(turns, Holder::Empty);
            }
        }
        (rows, without)
    }

    /// Takes those whom the new plan has no more out of the turns that stay as they were.
    fn leave(&self, kind: Kind, places: &[usize], rows: &mut [Row]) {
        let new = teams(self.new, kind);
        let base = teams(self.base, kind);
        let is_out = |name: &Text| base.contains(name) && !new.contains(name);
        let begun = &self.state.rundown.begun;
        for slot in places {
            let holders = &mut rows[*slot].holders;
            let turns = holders.len();
            // slots to come have numbers of which nothing has begun
            let has_begun = |turn: &usize| begun.contains(&Place { slot: *slot, turn: *turn });
            let open = (0..turns).rev().find(has_begun).map_or(0, |last| last + 1);
            for turn in (0..open).filter(|turn| !has_begun(turn)) {
                if holders[turn].team().is_some_and(is_out) {
                    holders[turn] = Holder::Empty;
                }
            }
            let mut rest = holders.split_off(open);
            rest.retain(|holder| !holder.team().is_some_and(is_out));
            holders.append(&mut rest);
            holders.resize(turns, Holder::Empty);
        }
    }

    /// Gives the turns to come of one kind to the teams that wait; where places are left, to those
    /// of the lineup that the plan has no turn for, too. Returns those for whom there was none, and
    /// whether they had one.
    fn seat(
        &self,
        kind: Kind,
        places: &[usize],
        slots: &[PlannedSlot],
        sits: &[Sits],
        rows: &mut [Row],
    ) -> Vec<(Text, bool)> {
        let mut taken: BTreeMap<Text, usize> = BTreeMap::new();
        for name in places.iter().flat_map(|at| rows[*at].names()) {
            *taken.entry(name.clone()).or_default() += 1;
        }
        let waits = |(name, nth): &Turn| *nth >= taken.get(name).copied().unwrap_or_default();
        let absent = lineup::absent(&self.state.rundown);
        let seats = |at: &usize| match &sits[*at] {
            Sits::Anew => slots[*at].seats.as_slice(),
            Sits::After(parts, _) => {
                slots[*at].seats.get(usize::from(*parts)..).unwrap_or_default()
            }
            Sits::Stay(_) | Sits::Until(..) => &[],
        };
        let open = places.iter().flat_map(seats).filter(|seat| **seat != Seat::Unnamed).count();
        let planned: Vec<Turn> = self.order(kind, &[]).into_iter().filter(waits).collect();
        let is_planned = |name: &Text| planned.iter().any(|(known, _)| known == name);
        let mut others: Vec<Text> = self.others(kind);
        others.retain(|name| !taken.contains_key(name) && !is_planned(name));
        // whoever is here comes before those who are not
        others.sort_by_key(|name| absent.contains(name));
        let mut left = others.split_off(open.saturating_sub(planned.len()).min(others.len()));
        let mut waiting = self.order(kind, &others).into_iter().filter(waits);
        for at in places {
            let seats = seats(at);
            if seats.is_empty() {
                continue;
            }
            let row = &mut rows[*at];
            let first = row.holders.len();
            for seat in seats {
                if *seat == Seat::Unnamed {
                    row.holders.push(Holder::Unnamed);
                } else if let Some((name, _)) = waiting.next() {
                    self.sit(row, name, &absent);
                } else {
                    row.holders.push(Holder::Empty);
                }
            }
            row.holders[first..].sort_by_key(|holder| *holder == Holder::Empty);
        }
        let mut rest: Vec<Turn> = waiting.collect();
        for place in self.free(places, sits, rows) {
            let may = |name: &Text| !absent.contains(name) && self.loses_by_it(kind, name);
            let planned = rest.iter().position(|(name, _)| may(name));
            let other = left.iter().position(may);
            let name = match (planned, other) {
                (Some(at), _) => rest.remove(at).0,
                (None, Some(at)) => left.remove(at),
                (None, None) => break,
            };
            rows[place.slot].holders[place.turn] = Holder::Team(name);
        }
        // more teams than turns: the last slot to come has some more
        let open = |at: &&usize| !matches!(sits[**at], Sits::Until(..));
        let begun = self.state.begun_slots();
        let is_past = |at: usize| match &sits[at] {
            Sits::Stay(_) => u16::try_from(at + 1).is_ok_and(|number| begun.contains(&number)),
            Sits::After(..) | Sits::Until(..) | Sits::Anew => false,
        };
        let last = places.iter().rev().filter(open).find(|at| !is_past(**at));
        for (name, _) in rest {
            match last.and_then(|at| rows.get_mut(*at)) {
                Some(row) if row.holders.len() < MAX_TURNS => self.sit(row, name, &absent),
                Some(_) | None => left.push(name),
            }
        }
        let day = self.day(kind);
        let had = |name: Text| (name.clone(), day.contains(&name));
        left.into_iter().map(had).collect()
    }

    /// The turns to come in which nobody presents, one after the other: in slots that stay as they
    /// were, and where an absent team gave its turn up.
    fn free(&self, places: &[usize], sits: &[Sits], rows: &[Row]) -> Vec<Place> {
        let begun = self.state.begun_slots();
        let furthest = begun.iter().copied().max().map_or(0, usize::from);
        let (rundown, now) = (&self.state.rundown, self.state.position());
        let is_to_come = |place: &Place| match &sits[place.slot] {
            Sits::Stay(_) => place.slot >= furthest || lineup::is_free(rundown, *place, now),
            Sits::After(parts, _) => place.turn >= usize::from(*parts),
            Sits::Until(..) => false,
            Sits::Anew => true,
        };
        let all = places.iter().flat_map(|slot| {
            (0..rows[*slot].holders.len()).map(|turn| Place { slot: *slot, turn })
        });
        let is_empty = |place: &Place| rows[place.slot].holders[place.turn] == Holder::Empty;
        all.filter(|place| is_empty(place) && is_to_come(place)).collect()
    }

    /// Whether it would be this change that leaves a team without a turn of one kind: it is new, or
    /// had one.
    fn loses_by_it(&self, kind: Kind, name: &Text) -> bool {
        let is_new = !self.base.lineup.iter().any(|defi| defi.name == *name);
        is_new || self.day(kind).contains(name)
    }

    /// The teams of the new lineup that the plan has no turn of this kind for, in its order: those
    /// that had one, all where the turns go by the lineup, and those that have no turn of any kind.
    fn others(&self, kind: Kind) -> Vec<Text> {
        let (planned, day) = (teams(self.new, kind), self.day(kind));
        let names = self.new.lineup.iter().map(|defi| &defi.name);
        if planned.is_empty() && day.is_empty() {
            return Vec::new();
        }
        let counted = names.clone().take(planned.len());
        let by_lineup = !planned.is_empty() && planned.iter().eq(counted);
        let seated = self.new.slots.iter().flat_map(|slot| &slot.seats);
        let seated: BTreeSet<&Text> = seated.filter_map(named).collect();
        let meant = |name: &&Text| {
            let wants = by_lineup || day.contains(name) || !seated.contains(name);
            wants && !planned.contains(name)
        };
        names.filter(meant).cloned().collect()
    }

    /// Gives the next turn to a team; to an absent one as its turn was left.
    fn sit(&self, row: &mut Row, name: Text, absent: &[Text]) {
        if !absent.contains(&name) {
            row.holders.push(Holder::Team(name));
            return;
        }
        match self.free_turn(&name) {
            Some(turn) => row.holders.push(Holder::Free { turn, back: false }),
            None => {
                row.holders.push(Holder::Empty);
                row.gone.push(Gone { defi: name, why: Why::Absent });
            }
        }
    }

    fn free_turn(&self, name: &Text) -> Option<FreeTurn> {
        let rundown = &self.state.rundown;
        let mut free = rundown.places().filter_map(|place| rundown.holder(place).free());
        free.find(|turn| turn.defi == *name && turn.freed != Freed::GivenUp).cloned()
    }

    /// All turns of one kind in the order in which their teams present now; `others` have one that
    /// the new plan does not name.
    fn order(&self, kind: Kind, others: &[Text]) -> Vec<Turn> {
        let base = counted(teams(self.base, kind));
        let mut new = teams(self.new, kind);
        new.extend(others.iter().cloned());
        let new = counted(new);
        let day = counted(self.day(kind));
        let common = |of: &[Turn], other: &[Turn]| -> Vec<Turn> {
            of.iter().filter(|turn| other.contains(turn)).cloned().collect()
        };
        let is_own = |turn: &&Turn| !base.contains(turn) && !new.contains(turn);
        if common(&new, &base) == common(&base, &new) {
            let stays = |turn: &&Turn| new.contains(turn) || is_own(turn);
            let mut order: Vec<Turn> = day.iter().filter(stays).cloned().collect();
            put_in(&mut order, &new);
            return order;
        }
        // the new order counts; who was deferred stays so unless the new plan says otherwise
        let deferred = self.deferred();
        let before = |of: &[Turn], turn: &Turn, other: &[Turn]| {
            let mut before: Vec<Turn> = of
                .iter()
                .take_while(|it| *it != turn)
                .filter(|it| other.contains(it))
                .cloned()
                .collect();
            before.sort();
            before
        };
        let is_later = |turn: &Turn| {
            deferred.contains(&turn.0)
                && day.contains(turn)
                && before(&base, turn, &new) == before(&new, turn, &base)
        };
        let mut order: Vec<Turn> = new.iter().filter(|turn| !is_later(turn)).cloned().collect();
        let late = |turn: &&Turn| is_own(turn) || new.contains(turn);
        put_in(&mut order, &day.iter().filter(late).cloned().collect::<Vec<_>>());
        order
    }

    /// The teams that have deferred, and have not presented since.
    fn deferred(&self) -> Vec<Text> {
        let rundown = &self.state.rundown;
        let gone = rundown.rows.iter().flat_map(|row| &row.gone);
        let deferred = gone.filter(|gone| gone.why == Why::Deferred).map(|gone| gone.defi.clone());
        deferred.filter(|defi| !lineup::has_spoken(rundown, defi)).collect()
    }

    /// The teams of one kind as their turns stand in the session, absent ones among them.
    fn day(&self, kind: Kind) -> Vec<Text> {
        let rundown = &self.state.rundown;
        let mut teams = Vec::new();
        let rows = rundown.rows.iter().enumerate().filter(|(at, _)| rundown.kind(*at) == kind);
        for (_, row) in rows {
            let mut gone = row.gone.iter();
            for holder in &row.holders {
                match holder {
                    Holder::Team(name) => teams.push(name.clone()),
                    Holder::Free { turn, back: false } => teams.push(turn.defi.clone()),
                    Holder::Empty => {
                        let gone = gone.next().filter(|gone| gone.why == Why::Absent);
                        teams.extend(gone.map(|gone| gone.defi.clone()));
                    }
                    Holder::Unnamed | Holder::Free { back: true, .. } => {}
                }
            }
        }
        teams
    }
}

/// What a row begins with before anybody new sits down.
fn first(sits: &Sits, slot: &PlannedSlot) -> Row {
    match sits {
        Sits::Stay(row) => row.clone(),
        Sits::After(parts, row) | Sits::Until(parts, row) => {
            let has_turns = !row.holders.is_empty() || !slot.seats.is_empty();
            let mut holders = row.holders.clone();
            holders.resize(if has_turns { usize::from(*parts) } else { 0 }, Holder::Empty);
            Row { holders, gone: row.gone.clone() }
        }
        Sits::Anew => Row::default(),
    }
}

/// The teams that a plan has turns for in the slots of one kind, in order.
fn teams(plan: &Plan, kind: Kind) -> Vec<Text> {
    let slots = plan.slots.iter().filter(|slot| slot.kind == kind && !slot.dropped);
    slots.flat_map(|slot| &slot.seats).filter_map(named).cloned().collect()
}

const fn named(seat: &Seat) -> Option<&Text> {
    match seat {
        Seat::Team(name) => Some(name),
        Seat::Unnamed | Seat::Free => None,
    }
}

fn counted(names: Vec<Text>) -> Vec<Turn> {
    let mut seen: BTreeMap<Text, usize> = BTreeMap::new();
    let names = names.into_iter().map(|name| {
        let nth = seen.entry(name.clone()).or_default();
        *nth += 1;
        (name, *nth - 1)
    });
    names.collect()
}

/// Puts what `order` lacks of `full` behind what stands before it there.
fn put_in(order: &mut Vec<Turn>, full: &[Turn]) {
    let mut at = 0;
    for turn in full {
        match order.iter().position(|known| known == turn) {
            Some(known) => at = known + 1,
            None => {
                order.insert(at, turn.clone());
                at += 1;
            }
        }
    }
}
