//! Mends of times: overlaps and holes, times that are missing, contradict each other or run backwards.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::{
    Mend, MendKind,
    bench::{Bench, Part},
};
use crate::agenda::{
    Change, Edit, Kind, Slot, Times,
    check::{Finding, LONGEST_FORGOTTEN_BREAK, SHORTEST_BREAK},
    times::starts,
};

/// A slot goes on over a hole up to this; people wait that long without noticing.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);
/// A break goes on over a hole while it lasts no longer than this in all.
const LONGEST_BREAK: TimeDelta = TimeDelta::minutes(30);

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

    /// A short hole beside a break belongs to it, one that is long enough is a break; else the slot
    /// above goes on over it. A long hole wants a slot, or an earlier rest of the day: that is for
    /// people to say.
    pub(super) fn gap(&self, finding: &Finding) -> Vec<Mend> {
        let (Some(later), Some(earlier)) = (self.slot(finding), self.other(finding)) else {
            return Vec::new();
        };
        let (start, end) = (earlier.planned.end, later.planned.start);
        let (hole, earlier_is_break) = (end - start, earlier.planned.kind == Kind::Break);
        let grows = |part: Part<'_>| match part.planned.kind {
            Kind::Break => part.planned.end - part.planned.start + hole <= LONGEST_BREAK,
            Kind::Welcome
            | Kind::Presentations
            | Kind::Workshop
            | Kind::Restitution
            | Kind::Debrief
            | Kind::Other => hole <= LONGEST_WAIT,
        };
        let longer = grows(earlier).then(|| self.ending(earlier, end)).flatten();
        let is_break = (SHORTEST_BREAK..=LONGEST_FORGOTTEN_BREAK).contains(&hole);
        let pause = is_break.then(|| Mend {
            what: MendKind::FillBreak {
                start: self.hour(start),
                end: self.hour(end),
                length: hole,
            },
            edits: vec![Edit::AddSlot { at: later.index, slot: Box::new(self.pause(start, end)) }],
        });
        let sooner = (later.planned.kind == Kind::Break && !earlier_is_break && grows(later))
            .then(|| self.beginning(later, start, later.planned.end))
            .flatten();
        let ways = if earlier_is_break { [longer, sooner, pause] } else { [sooner, pause, longer] };
        ways.into_iter().flatten().collect()
    }

    /// The time between the slots above and below, where both are known.
    pub(super) fn between(&self, finding: &Finding) -> Vec<Mend> {
        let Some(part) = self.slot(finding).filter(|part| !part.planned.unplaced) else {
            return Vec::new();
        };
        let Some(below) = self.part(part.index + 1).filter(|below| starts(below.written)) else {
            return Vec::new();
        };
        let (start, end) = (part.planned.start, below.planned.start);
        let (title, length) = (part.planned.title.clone(), end - start);
        let what = MendKind::WriteLength { title, length };
        let edit = self.last(part, start, end);
        edit.map(|edit| Mend { what, edits: vec![edit] }).into_iter().collect()
    }

    /// The times win already; without the length nothing contradicts them.
    pub(super) fn without_length(&self, finding: &Finding, length: TimeDelta) -> Vec<Mend> {
        let Some(part) = self.slot(finding) else { return Vec::new() };
        let times = Times { length: None, ..Times::of(part.written) };
        let edits = vec![timed(part.index, times)];
        vec![Mend { what: MendKind::NoLength { length }, edits }]
    }

    /// Start and end change places; else the slot lasts to the next start.
    pub(super) fn ends_first(&self, finding: &Finding, end: NaiveTime) -> Vec<Mend> {
        let Some(part) = self.slot(finding) else { return Vec::new() };
        let times = Times::of(part.written);
        let swapped = part.written.start.filter(|start| *start > end).map(|start| {
            let times = Times { start: Some(end), end: Some(start), ..times };
            let what = MendKind::Swap { start: end, end: start };
            Mend { what, edits: vec![timed(part.index, times)] }
        });
        let below = self.part(part.index + 1).filter(|below| starts(below.written));
        let until = below.and_then(|below| self.ending(part, below.planned.start));
        swapped.into_iter().chain(until).collect()
    }

    /// The slot moves up, before the first one that begins later.
    pub(super) fn sorted(&self, finding: &Finding, start: NaiveTime) -> Vec<Mend> {
        let Some(part) = self.slot(finding) else { return Vec::new() };
        let mut above = self.plan.slots.iter().take(part.index);
        let Some(to) = above.position(|slot| slot.start > part.planned.start) else {
            return Vec::new();
        };
        let what = MendKind::MoveUp { title: part.planned.title.clone(), start };
        vec![Mend { what, edits: vec![Edit::MoveSlot { from: part.index, to }] }]
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

const fn timed(slot: usize, times: Times) -> Edit {
    Edit::Slot { slot, change: Change::Times(times) }
}
