//! Mends of times that clocks show twice, or never.

use chrono::NaiveTime;

use super::{Mend, MendKind, bench::Bench};
use crate::agenda::{
    Change, Edit, Times,
    check::{Field, Finding, Hour, Spot},
};

impl Bench<'_> {
    /// A length in the place of an end that exists twice; a slot that follows the one above it in
    /// the place of a start that does. The plan stays as it is.
    pub(super) fn twice(&self, finding: &Finding) -> Vec<Mend> {
        let Spot::Slot { slot, field } = finding.at else {
            let same = self.plan.end == self.plan.ends();
            let what = MendKind::NoAnnounce;
            return same.then(|| Mend { what, edits: vec![Edit::End(None)] }).into_iter().collect();
        };
        let Some(part) = self.part(slot) else { return Vec::new() };
        let Some(length) = part.planned.length else { return Vec::new() };
        let title = part.planned.title.clone();
        let times = Times { end: None, length: Some(length), ..Times::of(part.written) };
        let change = |times| vec![Edit::Slot { slot, change: Change::Times(times) }];
        match field {
            Field::End => {
                vec![Mend { what: MendKind::WriteLength { title, length }, edits: change(times) }]
            }
            Field::Start => {
                let above = slot.checked_sub(1).and_then(|above| self.plan.slots.get(above));
                let follows = above.is_some_and(|above| above.end == part.planned.start);
                let times = Times { start: None, ..times };
                let what = MendKind::Follow { title };
                follows.then(|| Mend { what, edits: change(times) }).into_iter().collect()
            }
            Field::Whole | Field::Length | Field::Turns | Field::Rounds => Vec::new(),
        }
    }

    /// The time that stands for one that clocks never show.
    pub(super) fn never(&self, finding: &Finding, time: NaiveTime, taken: Hour) -> Vec<Mend> {
        let edit = match finding.at {
            Spot::AnnouncedEnd => Edit::End(Some(taken.time)),
            Spot::Slot { slot, field } => {
                let Some(part) = self.part(slot) else { return Vec::new() };
                let times = Times::of(part.written);
                let times = match field {
                    Field::Start => Times { start: Some(taken.time), ..times },
                    Field::End => Times { end: Some(taken.time), ..times },
                    Field::Whole | Field::Length | Field::Turns | Field::Rounds => {
                        return Vec::new();
                    }
                };
                Edit::Slot { slot, change: Change::Times(times) }
            }
            Spot::Zone | Spot::Defi(_) | Spot::Turn { .. } => return Vec::new(),
        };
        vec![Mend { what: MendKind::WriteTime { time, taken }, edits: vec![edit] }]
    }
}
