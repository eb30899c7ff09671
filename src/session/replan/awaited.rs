//! The teams that a changed plan leaves without a turn: those to be named, and those who are absent
//! and stay awaited. Seats nobody.

use std::collections::BTreeSet;

use super::seating::{Seating, Sits};
use crate::{
    agenda::{PlannedSlot, Text},
    session::{
        lineup,
        rundown::{Gone, Row, Why},
    },
};

impl Seating<'_> {
    /// The teams of the new lineup that are to have a turn: they have not presented, and had one to
    /// come, or the new plan has turns, if only such as are over by now.
    pub(super) fn turnless(&self) -> impl Iterator<Item = &Text> {
        let rundown = &self.state.rundown;
        let has_turns = self.new.slots.iter().any(|slot| !slot.seats.is_empty());
        let meant = move |name: &&Text| {
            let waits = has_turns && !lineup::has_spoken(rundown, name);
            waits || lineup::has_turn_to_come(rundown, name)
        };
        self.new.lineup.iter().map(|defi| &defi.name).filter(meant)
    }

    /// Lets the absent teams that the new plan does not name be awaited as before, without a turn:
    /// in the last slot to come of their kind, else in the last one with turns. Returns who they
    /// are; none where nobody has turns any more, or where they were taken out by hand.
    pub(super) fn await_absent(
        &self,
        slots: &[PlannedSlot],
        sits: &[Sits],
        rows: &mut [Row],
    ) -> BTreeSet<Text> {
        let mut awaited = BTreeSet::new();
        if self.by_hand {
            return awaited;
        }
        let rundown = &self.state.rundown;
        for (was, row) in rundown.rows.iter().enumerate() {
            let absent = lineup::absent(rundown);
            for name in row.names().filter(|name| absent.contains(name)) {
                let worth = |at: &usize| {
                    let open = !matches!(sits[*at], Sits::Until(..)) && !self.is_past(sits, *at);
                    (open, slots[*at].kind == rundown.kind(was), *at)
                };
                let is_there = rows.iter().any(|row| row.names().any(|known| known == name));
                let with_turns = (0..rows.len()).filter(|at| !rows[*at].holders.is_empty());
                if let Some(at) = with_turns.max_by_key(worth).filter(|_| !is_there) {
                    rows[at].gone.push(Gone { defi: name.clone(), why: Why::Absent });
                    awaited.insert(name.clone());
                }
            }
        }
        awaited
    }

    /// Whether a slot is over by now.
    fn is_past(&self, sits: &[Sits], at: usize) -> bool {
        match &sits[at] {
            Sits::Stay(_) => {
                let begun = self.state.begun_slots();
                u16::try_from(at + 1).is_ok_and(|number| begun.contains(&number))
            }
            Sits::After(..) | Sits::Until(..) | Sits::Anew => false,
        }
    }
}
