//! From an agenda and a day to a plan: times of day become instants, turns become seats.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::{
    Agenda, Anchor, Kind, MAX_TURNS, Opening, Phase, Plan, PlannedAnchor, PlannedPhase,
    PlannedSlot, Role, ScriptLine, Seat, Slot, Then, Turns,
};

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
    /// It ends before it begins, and not by enough to be the next day.
    EndsFirst,
    /// Start, end and length disagree: the length was ignored.
    Disagrees,
    /// Only a start is written: it lasts to what comes next.
    NoEnd,
    /// Nothing is written: it is untimed.
    Untimed,
}

/// A gap of more than this between two starts means the next day.
const NEXT_DAY: TimeDelta = TimeDelta::hours(12);
/// Breaks shrink to this when the day is late, unless the agenda says otherwise.
const BREAK_FLOOR: TimeDelta = TimeDelta::minutes(10);
/// Turns that share a slot are rounded down to this, in seconds.
const SHARE_STEP: i64 = 5;

impl Plan {
    /// Puts `agenda` on its day, and says which times needed a choice.
    ///
    /// Always returns a plan: what an agenda must not say is the business of its reader.
    #[must_use]
    pub fn resolve(agenda: &Agenda, opening: &Opening) -> (Self, Vec<Oddity>) {
        let mut times = Times::new(agenda, opening);
        let mut places = BTreeMap::new();
        let mut slots: Vec<PlannedSlot> = Vec::with_capacity(agenda.slots.len());
        let mut before: Option<DateTime<Utc>> = None;
        for (index, slot) in agenda.slots.iter().enumerate() {
            let Span { start, end, length } = times.span(index, before);
            let seats = seats(agenda, slot, &mut places);
            let phases = phases(slot, length, seats.len());
            let mut planned = PlannedSlot {
                title: slot.title.clone(),
                kind: slot.kind,
                start,
                end,
                length,
                anchor: PlannedAnchor::Floating,
                floor: slot.floor,
                locked: slot.locked,
                note: slot.note.clone(),
                seats,
                phases,
                changeover: slot.changeover,
                tracks: slot.tracks.clone(),
                rounds: slot.rounds.unwrap_or(1).max(1),
                prompts: slot.prompts.clone(),
            };
            let cues = planned.cues(1);
            planned.anchor = anchor(slot, &planned, before, cues.len() == 1);
            let last = cues.last().and_then(|cue| cue.window).map_or(end, |(_, end)| end);
            // a slot whose parts leave time at its end is over when its last part is
            before = Some(if cues.len() == 1 { end.max(last) } else { last });
            slots.push(planned);
        }
        let end = times.session_end(&slots);
        let plan = Self {
            title: agenda.title.clone(),
            date: times.date,
            zone: times.zone,
            lang: agenda.lang,
            moved_from: agenda.date.filter(|date| *date != times.date),
            shift: opening.shift,
            end,
            place: agenda.place.clone(),
            audience: agenda.audience.clone(),
            hosts: agenda.hosts.clone(),
            objectives: agenda.objectives.clone(),
            source: agenda.source.clone(),
            lineup: agenda.lineup.clone(),
            slots,
        };
        (plan, times.oddities)
    }
}

struct Span {
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    length: Option<TimeDelta>,
}

struct Times<'a> {
    agenda: &'a Agenda,
    opening: &'a Opening,
    zone: Tz,
    /// The day of the first slot.
    date: NaiveDate,
    /// The local start of the slot above, as written.
    above: Option<NaiveDateTime>,
    oddities: Vec<Oddity>,
}

impl<'a> Times<'a> {
    fn new(agenda: &'a Agenda, opening: &'a Opening) -> Self {
        let zone = agenda.zone.unwrap_or(opening.zone);
        Self { agenda, opening, zone, date: opening.date, above: None, oddities: Vec::new() }
    }

    /// When slot `index` begins and ends; `before` is the planned end of what comes before it.
    fn span(&mut self, index: usize, before: Option<DateTime<Utc>>) -> Span {
        let slot = &self.agenda.slots[index];
        let follow = before.unwrap_or(self.opening.begin + self.opening.shift);
        let start_local = slot.start.map(|time| self.local(index, slot.day, time));
        let start = start_local.map(|local| self.instant(index, local));
        if let Some(local) = start_local {
            self.above = Some(local);
        }
        let end = slot.end.and_then(|time| self.end(index, start_local, follow, time));
        let length = slot.length;
        let (start, end) = match (start, end, length) {
            (Some(start), Some(end), length) => {
                if length.is_some_and(|length| length != end - start) {
                    self.odd(index, OddTime::Disagrees);
                }
                (start, end)
            }
            (Some(start), None, Some(length)) => (start, start + length),
            (None, Some(end), Some(length)) => (end - length, end),
            (None, Some(end), None) => (follow.min(end), end),
            (None, None, Some(length)) => (follow, follow + length),
            (Some(start), None, None) => {
                self.odd(index, OddTime::NoEnd);
                match self.next_written(index) {
                    Some(next) if next > start => (start, next),
                    _ => return Span { start, end: start, length: None },
                }
            }
            (None, None, None) => {
                self.odd(index, OddTime::Untimed);
                return Span { start: follow, end: follow, length: None };
            }
        };
        Span { start, end, length: Some(end - start) }
    }

    /// The day on which a written start falls.
    fn local(&mut self, index: usize, day: Option<NaiveDate>, time: NaiveTime) -> NaiveDateTime {
        if let Some(day) = day {
            return self.moved(day).and_time(time);
        }
        let Some(above) = self.above else {
            return self.date.and_time(time);
        };
        let local = above.date().and_time(time);
        if local >= above {
            local
        } else if above - local > NEXT_DAY {
            local + Days::new(1)
        } else {
            self.odd(index, OddTime::Backwards);
            local
        }
    }

    /// A day that the agenda names, moved like its first one.
    fn moved(&self, day: NaiveDate) -> NaiveDate {
        let first = self.agenda.date.or_else(|| self.agenda.slots.iter().find_map(|slot| slot.day));
        first.map_or(day, |first| self.opening.date + (day - first))
    }

    fn end(
        &mut self,
        index: usize,
        start: Option<NaiveDateTime>,
        follow: DateTime<Utc>,
        time: NaiveTime,
    ) -> Option<DateTime<Utc>> {
        let start = start.unwrap_or_else(|| {
            (follow - self.opening.shift).with_timezone(&self.zone).naive_local()
        });
        let mut local = start.date().and_time(time);
        if local < start {
            if start - local <= NEXT_DAY {
                self.odd(index, OddTime::EndsFirst);
                return None;
            }
            local = local + Days::new(1);
        }
        Some(self.instant(index, local))
    }

    /// The start of the next slot that has one, else the announced end.
    fn next_written(&self, index: usize) -> Option<DateTime<Utc>> {
        let above = self.above?;
        let later = &self.agenda.slots[index + 1..];
        let time = later.iter().find_map(|slot| slot.start.map(|start| (slot.day, start)));
        let local = match time {
            Some((Some(day), time)) => self.moved(day).and_time(time),
            Some((None, time)) => after(above, time),
            None => after(above, self.agenda.end?),
        };
        Some(self.resolve_local(local).0 + self.opening.shift)
    }

    fn session_end(&mut self, slots: &[PlannedSlot]) -> Option<DateTime<Utc>> {
        let last_written = self
            .agenda
            .slots
            .iter()
            .zip(slots)
            .filter(|(written, planned)| written.end.is_some() || planned.length.is_some())
            .map(|(_, planned)| planned.end)
            .max();
        let Some(time) = self.agenda.end else { return last_written };
        let begin = slots.first()?.start - self.opening.shift;
        let local = after(begin.with_timezone(&self.zone).naive_local(), time);
        Some(self.instant(slots.len(), local))
    }

    fn instant(&mut self, index: usize, local: NaiveDateTime) -> DateTime<Utc> {
        let (instant, odd) = self.resolve_local(local);
        if let Some(what) = odd {
            self.odd(index, what);
        }
        instant + self.opening.shift
    }

    /// The first occurrence of a local time that exists twice, the first valid minute after
    /// one that does not exist.
    fn resolve_local(&self, local: NaiveDateTime) -> (DateTime<Utc>, Option<OddTime>) {
        use chrono::offset::LocalResult::{Ambiguous, None as Missing, Single};
        match self.zone.from_local_datetime(&local) {
            Single(instant) => (instant.to_utc(), None),
            Ambiguous(first, _) => (first.to_utc(), Some(OddTime::Twice)),
            Missing => {
                let mut minutes = (1..=26 * 60).map(TimeDelta::minutes);
                let valid = minutes
                    .find_map(|later| self.zone.from_local_datetime(&(local + later)).earliest());
                let instant = valid.map_or_else(|| local.and_utc(), |instant| instant.to_utc());
                (instant, Some(OddTime::Never))
            }
        }
    }

    fn odd(&mut self, slot: usize, what: OddTime) {
        let oddity = Oddity { slot, what };
        if !self.oddities.contains(&oddity) {
            self.oddities.push(oddity);
        }
    }
}

/// The first time at or after `above` at which clocks show `time`.
fn after(above: NaiveDateTime, time: NaiveTime) -> NaiveDateTime {
    let local = above.date().and_time(time);
    if local < above { local + Days::new(1) } else { local }
}

fn anchor(
    slot: &Slot,
    planned: &PlannedSlot,
    before: Option<DateTime<Utc>>,
    whole: bool,
) -> PlannedAnchor {
    let end_at = || {
        let length = planned.length.unwrap_or_default();
        let floor = slot.floor.unwrap_or_else(|| BREAK_FLOOR.min(length));
        PlannedAnchor::EndAt { end: planned.end, floor }
    };
    match slot.anchor {
        Some(Anchor::Floating) => PlannedAnchor::Floating,
        Some(Anchor::NotBefore) => PlannedAnchor::NotBefore(planned.start),
        Some(Anchor::Fixed) => PlannedAnchor::Fixed(planned.start),
        Some(Anchor::EndAt) if whole => end_at(),
        Some(Anchor::EndAt) => PlannedAnchor::Floating,
        None if slot.kind == Kind::Break && slot.end.is_some() && whole => end_at(),
        None => match before {
            None => PlannedAnchor::NotBefore(planned.start),
            Some(before) if slot.start.is_some() && planned.start > before => {
                PlannedAnchor::NotBefore(planned.start)
            }
            Some(_) => PlannedAnchor::Floating,
        },
    }
}

/// Gives the slot's turns to teams; `places` says how far each kind of slot has come.
fn seats(agenda: &Agenda, slot: &Slot, places: &mut BTreeMap<Kind, usize>) -> Vec<Seat> {
    let team = |name: &super::Text| Seat::Team(name.clone());
    let lineup = &agenda.lineup;
    match &slot.turns {
        None => Vec::new(),
        Some(Turns::Named(names)) => names.iter().take(MAX_TURNS).map(team).collect(),
        Some(Turns::All) => lineup.iter().take(MAX_TURNS).map(|defi| team(&defi.name)).collect(),
        Some(Turns::Count(count)) => {
            let count = usize::from(*count).min(MAX_TURNS);
            if lineup.is_empty() {
                return vec![Seat::Unnamed; count];
            }
            let place = places.entry(slot.kind).or_default();
            let taken = lineup.iter().skip(*place).map(|defi| team(&defi.name));
            *place += count;
            taken.chain(std::iter::repeat(Seat::Free)).take(count).collect()
        }
    }
}

/// The slot's phases; turns that have none share the slot equally.
fn phases(slot: &Slot, length: Option<TimeDelta>, turns: usize) -> Vec<PlannedPhase> {
    if !slot.phases.is_empty() {
        return slot.phases.iter().enumerate().map(planned_phase).collect();
    }
    let Ok(turns @ 1..) = i32::try_from(turns) else { return Vec::new() };
    let share = length.map(|length| {
        let between = slot.changeover.unwrap_or_default() * (turns - 1);
        let each = ((length - between) / turns).num_seconds().max(0);
        TimeDelta::seconds(each - each % SHARE_STEP)
    });
    vec![PlannedPhase {
        title: super::Text::default(),
        length: share,
        role: Role::Presentation,
        floor: None,
        warn: None,
        danger: None,
        grace: None,
        then: Then::Wait,
        script: Vec::new(),
        prompts: Vec::new(),
    }]
}

fn planned_phase((index, phase): (usize, &Phase)) -> PlannedPhase {
    let default_role = if index == 0 { Role::Presentation } else { Role::Feedback };
    let script = phase.script.iter();
    PlannedPhase {
        title: phase.title.clone(),
        length: Some(phase.length),
        role: phase.role.unwrap_or(default_role),
        floor: phase.floor,
        warn: phase.warn,
        danger: phase.danger,
        grace: phase.grace,
        then: phase.then,
        script: script
            .map(|(title, length)| ScriptLine { title: title.clone(), length: *length })
            .collect(),
        prompts: phase.prompts.clone(),
    }
}
