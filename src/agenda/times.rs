//! From times of day to instants: which day, which of two equal local times, which end.
//!
//! One slot after another, from above. Never refuses: what needed a choice is an [`Oddity`].

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::{Agenda, Opening, PlannedSlot, Slot, Turns};

/// What is odd about the times of one slot; the plan holds all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Oddity {
    /// Which slot, from 0; the number of slots when it is the session's end.
    pub slot: usize,
    /// What is odd.
    pub what: OddTime,
}

/// A time that needed a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddTime {
    /// The local time exists twice (clocks go back): the first one was taken.
    Twice,
    /// The local time does not exist (clocks go forward): the first valid minute was taken.
    Never,
    /// It begins before the slot above it, and not by enough to be the next day.
    Backwards,
    /// It does not end after it begins, and not by enough to be the next day: the end was ignored.
    EndsFirst,
    /// Start, end and length disagree: the length was ignored.
    Disagrees,
    /// Only a start is written: it lasts to what comes next.
    NoEnd,
    /// Nothing says how long it lasts: it is untimed.
    Untimed,
}

/// A gap of more than this between two starts means the next day.
const NEXT_DAY: TimeDelta = TimeDelta::hours(12);
/// Clocks that go forward are at their new time after so many minutes at the most.
const LONGEST_JUMP: i64 = 26 * 60;

/// The time of one slot.
pub(super) struct Span {
    pub(super) start: DateTime<Utc>,
    pub(super) end: DateTime<Utc>,
    /// None when it is untimed; the end is the start then.
    pub(super) length: Option<TimeDelta>,
}

/// Gives each slot its time, from above.
pub(super) struct Times<'a> {
    agenda: &'a Agenda,
    opening: &'a Opening,
    pub(super) zone: Tz,
    /// The day of the first slot.
    pub(super) date: NaiveDate,
    /// The local start of the slot above, before the shift.
    above: Option<NaiveDateTime>,
    pub(super) oddities: Vec<Oddity>,
}

impl<'a> Times<'a> {
    pub(super) fn new(agenda: &'a Agenda, opening: &'a Opening) -> Self {
        let zone = agenda.zone.unwrap_or(opening.zone);
        let date = within_years(opening.date);
        Self { agenda, opening, zone, date, above: None, oddities: Vec::new() }
    }

    /// When slot `index` begins and ends; `before` is the planned end of what comes before it.
    pub(super) fn span(&mut self, index: usize, before: Option<DateTime<Utc>>) -> Span {
        let slot = &self.agenda.slots[index];
        let follow = before.unwrap_or_else(|| self.begin());
        let start_local = slot.start.map(|time| self.local(index, slot.day, time));
        let start = start_local.map(|local| self.instant(index, local));
        let end_local = slot.end.and_then(|time| self.end(index, start_local, follow, time));
        let end = end_local.map(|local| self.instant(index, local));
        self.above = start_local.or(self.above);
        let span = match (start, end, slot.length) {
            (Some(start), Some(end), length) => {
                if length.is_some_and(|length| length != end - start) {
                    self.odd(index, OddTime::Disagrees);
                }
                timed(start, end)
            }
            (Some(start), None, Some(length)) => timed(start, start + length),
            (None, Some(end), Some(length)) => timed(end - length, end),
            (None, Some(end), None) => timed(follow.min(end), end),
            (None, None, Some(length)) => timed(follow, follow + length),
            (Some(start), None, None) => {
                if slot.end.is_none() {
                    self.odd(index, OddTime::NoEnd);
                }
                match self.next_written(index).filter(|next| *next > start) {
                    Some(next) => timed(start, next),
                    None => self.by_its_parts(index, start),
                }
            }
            (None, None, None) => self.by_its_parts(index, follow),
        };
        if start_local.is_none() {
            let local = (span.start - self.opening.shift).with_timezone(&self.zone).naive_local();
            self.above = Some(local);
        }
        span
    }

    /// The target end: the announced one, else the last written one.
    ///
    /// The announced end is a time of the day on which the last slot begins, or of the next one
    /// when it is more than twelve hours before that slot.
    pub(super) fn session_end(&mut self, slots: &[PlannedSlot]) -> Option<DateTime<Utc>> {
        let last_written = slots.iter().filter(|slot| slot.length.is_some()).map(|slot| slot.end);
        let last_written = last_written.max();
        let (Some(time), Some(last), Some(first)) = (self.agenda.end, self.above, slots.first())
        else {
            return last_written;
        };
        let local = below(last, time).unwrap_or_else(|| last.date().and_time(time));
        let (end, odd) = local_instant(self.zone, local);
        if end + self.opening.shift <= first.start {
            self.odd(slots.len(), OddTime::EndsFirst);
            return last_written;
        }
        if let Some(odd) = odd {
            self.odd(slots.len(), odd);
        }
        Some(end + self.opening.shift)
    }

    /// When a first slot without a start begins: so that what follows it begins as written, else
    /// when the session does.
    fn begin(&self) -> DateTime<Utc> {
        let mut lead = TimeDelta::zero();
        for slot in &self.agenda.slots {
            let day = slot.day.map_or(self.date, |day| self.moved(day));
            if let Some(local) = written_start(slot, |time| day.and_time(time)) {
                return local_instant(self.zone, local).0 + self.opening.shift - lead;
            }
            lead += known_length(self.agenda, slot).unwrap_or_default();
        }
        self.opening.begin + self.opening.shift
    }

    /// A slot of which at most the start is known lasts as long as its parts, if it has any.
    fn by_its_parts(&mut self, index: usize, start: DateTime<Utc>) -> Span {
        let agenda = self.agenda;
        match parts_length(agenda, &agenda.slots[index]) {
            Some(length) => timed(start, start + length),
            None => {
                self.odd(index, OddTime::Untimed);
                Span { start, end: start, length: None }
            }
        }
    }

    /// The day on which a written start falls.
    fn local(&mut self, index: usize, day: Option<NaiveDate>, time: NaiveTime) -> NaiveDateTime {
        let (local, backwards) = match (day, self.above) {
            (Some(day), above) => {
                let local = self.moved(day).and_time(time);
                (local, above.is_some_and(|above| local < above))
            }
            (None, None) => (self.date.and_time(time), false),
            (None, Some(above)) => match below(above, time) {
                Some(local) => (local, false),
                None => (above.date().and_time(time), true),
            },
        };
        if backwards {
            self.odd(index, OddTime::Backwards);
        }
        local
    }

    /// A day that the agenda names, moved like its first one.
    fn moved(&self, day: NaiveDate) -> NaiveDate {
        let first = first_day(self.agenda);
        let day = within_years(day);
        let moved = first.and_then(|first| self.date.checked_add_signed(day - within_years(first)));
        within_years(moved.unwrap_or(day))
    }

    fn end(
        &mut self,
        index: usize,
        start: Option<NaiveDateTime>,
        follow: DateTime<Utc>,
        time: NaiveTime,
    ) -> Option<NaiveDateTime> {
        let start = start.unwrap_or_else(|| {
            (follow - self.opening.shift).with_timezone(&self.zone).naive_local()
        });
        let end = below(start, time).filter(|end| *end > start);
        if end.is_none() {
            self.odd(index, OddTime::EndsFirst);
        }
        end
    }

    /// When a slot of which only the start is known has to be over: at the next written start,
    /// else at the announced end, less what stands between; none when that is not known.
    fn next_written(&self, index: usize) -> Option<DateTime<Utc>> {
        let above = self.above?;
        let mut between = TimeDelta::zero();
        for slot in &self.agenda.slots[index + 1..] {
            let day = slot.day.map(|day| self.moved(day));
            let place = |time| match day {
                Some(day) => Some(day.and_time(time)),
                None => below(above, time),
            };
            if starts(slot) {
                let local = written_start(slot, |time| place(time).unwrap_or(above))?;
                return Some(local_instant(self.zone, local).0 + self.opening.shift - between);
            }
            between += known_length(self.agenda, slot)?;
        }
        let local = below(above, self.agenda.end?)?;
        Some(local_instant(self.zone, local).0 + self.opening.shift - between)
    }

    fn instant(&mut self, index: usize, local: NaiveDateTime) -> DateTime<Utc> {
        let (instant, odd) = local_instant(self.zone, local);
        if let Some(what) = odd {
            self.odd(index, what);
        }
        instant + self.opening.shift
    }

    fn odd(&mut self, slot: usize, what: OddTime) {
        let oddity = Oddity { slot, what };
        if !self.oddities.contains(&oddity) {
            self.oddities.push(oddity);
        }
    }
}

fn timed(start: DateTime<Utc>, end: DateTime<Utc>) -> Span {
    Span { start, end, length: Some(end - start) }
}

/// The time at or after `above` at which clocks show `time`; none when that time has just passed.
pub(super) fn below(above: NaiveDateTime, time: NaiveTime) -> Option<NaiveDateTime> {
    let local = above.date().and_time(time);
    if local >= above {
        Some(local)
    } else if above - local > NEXT_DAY {
        local.checked_add_days(Days::new(1))
    } else {
        None
    }
}

/// The start of a slot, as far as it follows from what is written in it alone.
fn written_start(slot: &Slot, place: impl Fn(NaiveTime) -> NaiveDateTime) -> Option<NaiveDateTime> {
    match (slot.start, slot.end, slot.length) {
        (Some(start), _, _) => Some(place(start)),
        (None, Some(end), Some(length)) => Some(place(end) - length),
        (None, Some(end), None) => Some(place(end)),
        (None, None, _) => None,
    }
}

/// Whether the start of a slot follows from what is written in it alone.
pub(super) const fn starts(slot: &Slot) -> bool {
    slot.start.is_some() || (slot.end.is_some() && slot.length.is_some())
}

/// The length of a slot without times.
fn known_length(agenda: &Agenda, slot: &Slot) -> Option<TimeDelta> {
    slot.length.or_else(|| parts_length(agenda, slot))
}

/// What the written phases of a slot add up to, for all its turns.
pub(super) fn parts_length(agenda: &Agenda, slot: &Slot) -> Option<TimeDelta> {
    let turns = turn_count(agenda, slot);
    let rounds = turns == 0 && slot.rounds.is_some_and(|rounds| rounds > 1);
    if slot.phases.is_empty() || rounds {
        return None;
    }
    let turns = i32::try_from(turns.max(1)).ok()?;
    let each: TimeDelta = slot.phases.iter().map(|phase| phase.length).sum();
    Some(each * turns + slot.changeover.unwrap_or_default() * (turns - 1))
}

/// How many turns a slot has, free ones included.
pub(super) fn turn_count(agenda: &Agenda, slot: &Slot) -> usize {
    let turns = match &slot.turns {
        None => 0,
        Some(Turns::Count(count)) => usize::from(*count),
        Some(Turns::Named(names)) => names.len(),
        Some(Turns::All) => agenda.lineup.len(),
    };
    turns.min(super::MAX_TURNS)
}

/// The day of the first slot, as the agenda has it; where only a later slot names a day, that one
/// is taken for the second.
pub(super) fn first_day(agenda: &Agenda) -> Option<NaiveDate> {
    agenda.date.or_else(|| {
        let mut days = agenda.slots.iter().map(|slot| slot.day).enumerate();
        match days.find_map(|(index, day)| Some((index, day?)))? {
            (0, first) => Some(first),
            (_, second) => second.pred_opt(),
        }
    })
}

/// A day that leaves room for arithmetic: the years 1 to 9999.
fn within_years(day: NaiveDate) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(day);
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(day);
    day.clamp(first, last)
}

/// The instant of a local time: the first occurrence of one that exists twice, the first valid
/// minute after one that does not exist; and which of the two it was.
#[must_use]
pub fn local_instant(zone: Tz, local: NaiveDateTime) -> (DateTime<Utc>, Option<OddTime>) {
    use chrono::offset::LocalResult::{Ambiguous, None as Missing, Single};
    match zone.from_local_datetime(&local) {
        Single(instant) => (instant.to_utc(), None),
        Ambiguous(first, _) => (first.to_utc(), Some(OddTime::Twice)),
        Missing => {
            let mut minutes = (1..=LONGEST_JUMP).map(TimeDelta::minutes);
            let valid =
                minutes.find_map(|later| zone.from_local_datetime(&(local + later)).earliest());
            let instant = valid.map_or_else(|| local.and_utc(), |instant| instant.to_utc());
            (instant, Some(OddTime::Never))
        }
    }
}
