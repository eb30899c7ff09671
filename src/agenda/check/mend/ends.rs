//! Mends of ends: the announced one, and those that only the plan knows.

use chrono::{DateTime, NaiveTime, TimeDelta, Timelike, Utc};

use super::{Mend, MendKind, bench::Bench};
use crate::agenda::{
    Edit,
    check::{Finding, Hour},
};

/// An end that is announced anew is a multiple of this, in minutes.
const ROUND: u32 = 5;
/// The hours between six in the morning and six in the evening.
const HALF_A_DAY: TimeDelta = TimeDelta::hours(12);

impl Bench<'_> {
    /// A last slot that has a length only ends in time, if half of it is left; else the end is
    /// announced as it is planned.
    pub(super) fn ends_late(&self, finding: &Finding) -> Vec<Mend> {
        let (Some(last), Some(announced)) = (self.slot(finding), self.plan.end) else {
            return Vec::new();
        };
        let floats = last.written.start.is_none() && last.written.end.is_none();
        let left = announced - last.planned.start;
        let enough = last.planned.length.is_some_and(|length| left * 2 >= length);
        let shorter = (floats && enough).then(|| self.ending(last, announced)).flatten();
        let slots = (1..).zip(&self.plan.slots);
        let ends = slots.flat_map(|(number, slot)| {
            let cues = slot.cues(number);
            let parts = cues.last().and_then(|cue| cue.window).map(|(_, end)| end);
            [Some(slot.end), parts]
        });
        let latest = ends.flatten().max().and_then(|end| self.announcing(end));
        shorter.into_iter().chain(latest).collect()
    }

    /// Half a day later, where somebody wrote 6:30 for 18:30; else as it is planned.
    pub(super) fn ends_before_start(&self, announced: NaiveTime) -> Vec<Mend> {
        let ends = self.plan.ends();
        let evening = announced.overflowing_add_signed(HALF_A_DAY);
        let evening = (evening.1 == 0).then(|| {
            let end = Hour { time: evening.0, days: 0 };
            Mend { what: MendKind::Announce { end }, edits: vec![Edit::End(Some(end.time))] }
        });
        let latest = ends.and_then(|end| self.announcing(end));
        evening.into_iter().chain(latest).collect()
    }

    /// Time for every change of speakers, else the likely end is announced.
    pub(super) fn likely_end(&self, likely: Hour) -> Vec<Mend> {
        let minute = likely.time.hour() * 60 + likely.time.minute();
        let rounded = minute.next_multiple_of(ROUND);
        let time = NaiveTime::from_hms_opt(rounded / 60, rounded % 60, 0);
        let later = time.map(|time| {
            let end = Hour { time, days: likely.days };
            Mend { what: MendKind::Announce { end }, edits: vec![Edit::End(Some(time))] }
        });
        self.with_all_changeovers().into_iter().chain(later).collect()
    }

    /// Announces `end`, at the next full minute.
    fn announcing(&self, end: DateTime<Utc>) -> Option<Mend> {
        let over = TimeDelta::seconds(i64::from(end.second()));
        let end = if over.is_zero() { end } else { end - over + TimeDelta::minutes(1) };
        let what = MendKind::Announce { end: self.hour(end) };
        Some(Mend { what, edits: vec![Edit::End(Some(self.time(end)))] })
    }

    /// The end that the plan supposes, where it supposes one.
    pub(super) fn written_end(&self, finding: &Finding, known: bool) -> Vec<Mend> {
        let Some(part) = self.slot(finding).filter(|_| known) else { return Vec::new() };
        let edit = self.last(part, part.planned.start, part.planned.end);
        let (title, end) = (part.planned.title.clone(), self.hour(part.planned.end));
        let mend = |edit| Mend { what: MendKind::WriteEnd { title, end }, edits: vec![edit] };
        edit.map(mend).into_iter().collect()
    }
}
