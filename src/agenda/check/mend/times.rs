//! Mends of times: overlaps and holes.

use chrono::{DateTime, Utc};

use super::{
    Mend, MendKind,
    bench::{Bench, Part},
};
use crate::agenda::{
    Edit, Kind, Slot,
    check::{Finding, SHORTEST_BREAK},
};

impl Bench<'_> {
    /// The earlier slot ends where the later one begins, or the other way round.
    pub(super) fn overlap(&self, finding: &Finding) -> Vec<Mend> {
        let (Some(later), Some(earlier)) = (self.slot(finding), self.other(finding)) else {
            return Vec::new();
        };
        let after = earlier.planned.end;
        let ways = [
            self.ending(earlier, later.planned.start),
            self.beginning(later, after, later.planned.end),
            self.beginning(later, after, after + (later.planned.end - later.planned.start)),
        ];
        ways.into_iter().flatten().collect()
    }

    /// A hole that is long enough is a break; else the slot above it fills it.
    pub(super) fn gap(&self, finding: &Finding) -> Vec<Mend> {
        let (Some(later), Some(earlier)) = (self.slot(finding), self.other(finding)) else {
            return Vec::new();
        };
        let (start, end) = (earlier.planned.end, later.planned.start);
        let longer = self.ending(earlier, end);
        let is_break = end - start >= SHORTEST_BREAK;
        let pause = is_break.then(|| Mend {
            what: MendKind::FillBreak {
                start: self.hour(start),
                end: self.hour(end),
                length: end - start,
            },
            edits: vec![Edit::AddSlot { at: later.index, slot: Box::new(self.pause(start, end)) }],
        });
        pause.into_iter().chain(longer).collect()
    }

    /// A slot that ends at `end`.
    pub(super) fn ending(&self, part: Part<'_>, end: DateTime<Utc>) -> Option<Mend> {
        let start = part.planned.start;
        let edit = self.last(part, start, end)?;
        let title = part.planned.title.clone();
        let what = MendKind::End { title, end: self.hour(end), length: end - start };
        Some(Mend { what, edits: vec![edit] })
    }

    /// A slot that begins at `start`.
    fn beginning(&self, part: Part<'_>, start: DateTime<Utc>, end: DateTime<Utc>) -> Option<Mend> {
        let edit = self.last(part, start, end)?;
        let title = part.planned.title.clone();
        let what = MendKind::Begin { title, start: self.hour(start), length: end - start };
        Some(Mend { what, edits: vec![edit] })
    }

    /// A break with both its times.
    pub(super) fn pause(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> Slot {
        Slot {
            kind: Kind::Break,
            title: self.names.pause.into(),
            start: Some(self.time(start)),
            end: Some(self.time(end)),
            ..Slot::default()
        }
    }
}
