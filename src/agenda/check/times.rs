//! Times: overlaps, holes, ends, breaks, and what the plan had to choose.

use std::{cmp::Reverse, collections::BTreeSet};

use chrono::{DateTime, NaiveTime, Offset, TimeDelta, Utc};

use super::{
    Field, FindingKind, Hour, LONGEST_BREAK, LONGEST_SLOT, LONGEST_STRETCH, Patient,
    SHORTEST_BREAK, Severity, Spot, field,
};
use crate::agenda::{Anchor, Kind, OddTime, Oddity, Slot, local_instant, times::starts};

/// People eat between these two.
const LUNCH: (NaiveTime, NaiveTime) = (hour_of_day(11, 30), hour_of_day(14, 30));

/// A time of day that there is.
const fn hour_of_day(hours: u32, minutes: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hours, minutes, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

impl Patient<'_> {
    pub(super) fn times(&mut self) {
        for oddity in std::mem::take(&mut self.oddities) {
            self.oddity(oddity);
            self.oddities.push(oddity);
        }
        self.inverted_zone();
        self.clocks_change();
        self.neighbours();
        for slot in 0..self.plan.slots.len() {
            let planned = &self.plan.slots[slot];
            if let Some(length) = planned.length
                && planned.kind == Kind::Break
                && length < SHORTEST_BREAK
            {
                self.find(field(slot, Field::Whole), None, FindingKind::ShortBreak { length });
            }
            self.long_break(slot);
            self.long(slot);
        }
        self.late_end();
    }

    /// A break in the middle of a session that took up what somebody removed, or nobody needs.
    fn long_break(&mut self, slot: usize) {
        let planned = &self.plan.slots[slot];
        let between = slot > 0 && slot + 1 < self.plan.slots.len() && !planned.unplaced;
        let Some(length) = planned.length.filter(|_| between && planned.kind == Kind::Break) else {
            return;
        };
        let (start, end) = (self.hour(planned.start), self.hour(planned.end));
        let (from, to) = LUNCH;
        let lunch = start.days != end.days || start.time < to && end.time > from;
        if length > LONGEST_BREAK && !lunch {
            self.find(field(slot, Field::Whole), None, FindingKind::LongBreak { length });
        }
    }

    fn long(&mut self, slot: usize) {
        let long = self.plan.slots[slot].length.filter(|length| *length > LONGEST_SLOT);
        if let Some(length) = long {
            let written = self.agenda.slots[slot].length.is_some();
            let at = if written { Field::Length } else { Field::Whole };
            self.find(field(slot, at), None, FindingKind::OverADay { length });
        }
    }

    /// More than two hours in which nobody can leave the room; a hole is as good as a break.
    pub(super) fn stretches(&mut self) {
        let mut stretches = Vec::new();
        let mut open: Option<(usize, usize)> = None;
        for (slot, planned) in self.plan.slots.iter().enumerate() {
            let follows = open.is_some_and(|(_, last)| {
                planned.start - self.plan.slots[last].end < SHORTEST_BREAK
            });
            let open_ended = planned.length.is_none() || planned.unplaced;
            if planned.kind == Kind::Break || open_ended {
                stretches.extend(open.take());
            } else if follows {
                open = open.map(|(first, _)| (first, slot));
            } else {
                stretches.extend(open.replace((slot, slot)));
            }
        }
        let wrong = self.findings.iter().filter(|it| it.severity == Severity::Error);
        let wrong = wrong.flat_map(|it| [Some(it.at), it.also]).flatten();
        let wrong: BTreeSet<usize> = wrong.filter_map(Spot::slot).collect();
        for (first, last) in stretches.into_iter().chain(open) {
            let (start, end) = (self.plan.slots[first].start, self.plan.slots[last].end);
            let length = end - start;
            if length > LONGEST_STRETCH {
                let (start, end) = (self.hour(start), self.hour(end));
                let also = (first != last).then_some(field(last, Field::Whole));
                let tangled = wrong.range(first..=last).next().is_some();
                let what = FindingKind::LongStretch { start, end, length, tangled };
                self.find(field(first, Field::Whole), also, what);
            }
        }
    }

    /// Overlaps and holes between a slot and what ends last above it.
    fn neighbours(&mut self) {
        let mut latest: Option<usize> = None;
        for slot in 0..self.plan.slots.len() {
            let backwards = Oddity { slot, what: OddTime::Backwards };
            if let Some(above) = latest
                && !self.oddities.contains(&backwards)
            {
                self.between(above, slot);
            }
            let planned = &self.plan.slots[slot];
            if planned.length.is_none() || planned.unplaced {
                latest = None;
            } else if latest.is_none_or(|above| planned.end >= self.plan.slots[above].end) {
                latest = Some(slot);
            }
        }
    }

    fn between(&mut self, above: usize, slot: usize) {
        let (earlier, later) = (&self.plan.slots[above], &self.plan.slots[slot]);
        let (first, second) = (&self.agenda.slots[above], &self.agenda.slots[slot]);
        let also = field(above, if first.end.is_some() { Field::End } else { Field::Length });
        let at = field(slot, if second.start.is_some() { Field::Start } else { Field::Whole });
        let (start, above_end) = (self.hour(later.start), self.hour(earlier.end));
        let (title, above) = (later.title.clone(), earlier.title.clone());
        if later.start < earlier.end {
            // a slot without a start of its own follows the last turn above it, also when turns
            // leave room at the end of their slot
            if !starts(second) {
                return;
            }
            let written = ends(first);
            let promised = second.anchor == Some(Anchor::Fixed);
            let what = FindingKind::Overlap { title, start, above, above_end, written, promised };
            self.find(at, Some(also), what);
        } else if later.start > earlier.end && starts(second) {
            // nobody plans the night between two days
            if second.day.is_none() || start.days == above_end.days {
                let length = later.start - earlier.end;
                let what = FindingKind::Gap { title, start, above, above_end, length };
                self.find(at, Some(also), what);
            }
        }
    }

    fn late_end(&mut self) {
        let Some((announced, _)) = self.plan.end.zip(self.agenda.end) else { return };
        let slots = (1..).zip(&self.plan.slots);
        let ends = slots.map(|(number, slot)| {
            let cues = slot.cues(number);
            let parts = cues.last().and_then(|cue| cue.window).map(|(_, end)| end);
            parts.map_or(slot.end, |parts| parts.max(slot.end))
        });
        let Some((slot, end)) = ends.enumerate().min_by_key(|(_, end)| Reverse(*end)) else {
            return;
        };
        let wrong = Oddity { slot: self.plan.slots.len(), what: OddTime::EndsFirst };
        if end > announced && !self.oddities.contains(&wrong) {
            let by = end - announced;
            let (end, announced) = (self.hour(end), self.hour(announced));
            let what = FindingKind::EndsLate { end, announced, by };
            self.find(field(slot, Field::End), Some(Spot::AnnouncedEnd), what);
        }
    }

    fn oddity(&mut self, Oddity { slot, what }: Oddity) {
        let (Some(planned), Some(written)) =
            (self.plan.slots.get(slot), self.agenda.slots.get(slot))
        else {
            return self.odd_end(what);
        };
        let (start, end) = (self.hour(planned.start), self.hour(planned.end));
        let title = planned.title.clone();
        match what {
            OddTime::Backwards => {
                let above = slot.checked_sub(1).and_then(|above| self.plan.slots.get(above));
                let (Some(start), Some(above)) = (written.start, above) else { return };
                let what = FindingKind::Backwards { start, above: self.hour(above.start) };
                self.find(field(slot, Field::Start), Some(field(slot - 1, Field::Start)), what);
            }
            OddTime::EndsFirst => {
                let Some(end) = written.end else { return };
                let what = FindingKind::EndsFirst { start, end };
                self.find(field(slot, Field::End), Some(field(slot, Field::Start)), what);
            }
            OddTime::Disagrees => {
                let Some(length) = written.length else { return };
                let between = planned.end - planned.start;
                let what = FindingKind::Disagrees { start, end, between, length };
                self.find(field(slot, Field::Length), Some(field(slot, Field::Start)), what);
            }
            OddTime::NoEnd => {
                let until = planned.length.map(|_| end);
                self.find(field(slot, Field::Start), None, FindingKind::NoEnd { title, until });
            }
            OddTime::Untimed => {
                // a start without an end is told already
                if written.start.is_none() {
                    self.find(field(slot, Field::Whole), None, FindingKind::Untimed { title });
                }
            }
            OddTime::Twice | OddTime::Never => {
                let times = [
                    (Field::Start, written.start, planned.start),
                    (Field::End, written.end, planned.end),
                ];
                for (which, time, taken) in times {
                    if let Some(time) = time {
                        self.clock_change(field(slot, which), what, time, taken);
                    }
                }
            }
        }
    }

    /// Names that count hours count them westwards.
    fn inverted_zone(&mut self) {
        let Some(zone) = self.agenda.zone else { return };
        let hours = zone.name().strip_prefix("Etc/GMT").and_then(|hours| hours.parse::<i64>().ok());
        let Some(hours) = hours.filter(|hours| *hours != 0) else { return };
        let what = FindingKind::InvertedZone { zone, offset: TimeDelta::hours(-hours) };
        self.find(Spot::Zone, None, what);
    }

    /// The zone's offset is not the same at both ends of a slot.
    fn clocks_change(&mut self) {
        let zone = self.plan.zone;
        let offset = |at: DateTime<Utc>| at.with_timezone(&zone).offset().fix();
        let mut found = Vec::new();
        for (slot, planned) in self.plan.slots.iter().enumerate() {
            let (mut before, mut after) = (planned.start, planned.end);
            if planned.unplaced || offset(before) == offset(after) {
                continue;
            }
            while after - before > TimeDelta::seconds(1) {
                let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
                if offset(middle) == offset(before) {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            let to = self.hour(after);
            let from = after.naive_utc() + offset(before);
            let days = (from.date() - self.plan.date).num_days();
            found.push((slot, Hour { time: from.time(), days }, to));
        }
        for (slot, from, to) in found {
            let what = FindingKind::ClocksChange { from, to };
            self.find(field(slot, Field::Whole), None, what);
        }
    }

    fn odd_end(&mut self, what: OddTime) {
        let (Some(time), Some(first)) = (self.agenda.end, self.plan.slots.first()) else { return };
        match what {
            OddTime::EndsFirst => {
                let start = self.hour(first.start);
                let what = FindingKind::EndsBeforeStart { announced: time, start };
                self.find(Spot::AnnouncedEnd, Some(field(0, Field::Start)), what);
            }
            OddTime::Twice | OddTime::Never => {
                if let Some(end) = self.plan.end {
                    self.clock_change(Spot::AnnouncedEnd, what, time, end);
                }
            }
            OddTime::Backwards | OddTime::Disagrees | OddTime::NoEnd | OddTime::Untimed => {}
        }
    }

    /// Tells whether it is `time` that clocks show twice or never; `taken` stands for it.
    fn clock_change(&mut self, at: Spot, what: OddTime, time: NaiveTime, taken: DateTime<Utc>) {
        let local = (taken - self.plan.shift).with_timezone(&self.plan.zone).naive_local();
        let twice = local_instant(self.plan.zone, local).1 == Some(OddTime::Twice);
        if what == OddTime::Never && local.time() != time {
            let taken = self.hour(taken - self.plan.shift);
            self.find(at, None, FindingKind::Never { time, taken });
        } else if what == OddTime::Twice && twice {
            self.find(at, None, FindingKind::Twice { time });
        }
    }
}

/// Whether a slot's end follows from what is written in it.
fn ends(slot: &Slot) -> bool {
    slot.end.is_some() || slot.start.is_some() && slot.length.is_some()
}
