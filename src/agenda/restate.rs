//! From a plan back to an agenda: the very one that it was made of, or one that says the same.
//!
//! Never invents a time: what the plan did not place has none here either.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};

use super::{
    Agenda, Anchor, Defi, Kind, MAX_LENGTH, Opening, Phase, Plan, PlannedAnchor, PlannedPhase,
    PlannedSlot, Role, Seat, Slot, Turns, local_instant, read, times::below,
};

impl Plan {
    /// The agenda that this plan was made of, field for field; one that says the same where the
    /// plan is of a time when its agenda was not kept with it.
    #[must_use]
    pub fn agenda(&self) -> Agenda {
        self.as_written().unwrap_or_else(|| self.restated())
    }

    /// The agenda that this plan was made of; none where it was not kept with it.
    #[must_use]
    pub fn as_written(&self) -> Option<Agenda> {
        self.written.as_deref().and_then(|text| read::read(text.as_bytes()).agenda)
    }

    /// The plan that its agenda gives on the same day, with the same shift: as it was read. One
    /// without hours begins at `begin`, the shift not counted.
    #[must_use]
    pub fn as_read(&self, begin: DateTime<Utc>) -> Self {
        let opening = Opening { date: self.date, zone: self.zone, shift: self.shift, begin };
        let (mut plan, _) = Self::resolve(&self.agenda(), &opening);
        plan.moved_from = self.moved_from;
        plan
    }

    /// An agenda that gives this plan on its own day, without the shift: every time is written
    /// out, and so is what the plan settled.
    #[must_use]
    pub fn restated(&self) -> Agenda {
        let mut plan = self.shifted(-self.shift);
        plan.slots.retain(|slot| !slot.dropped);
        let last_end = plan.slots.iter().filter(|slot| slot.length.is_some()).map(|slot| slot.end);
        let end = plan.end.filter(|end| Some(*end) != last_end.max());
        let mut places = BTreeMap::new();
        let mut above = None;
        let mut slots: Vec<Slot> = Vec::with_capacity(plan.slots.len());
        for (index, slot) in plan.slots.iter().enumerate() {
            let local = plan.local(slot.start);
            // an untimed slot with a start would last until the next one, or the end
            let next = plan.slots.get(index + 1).map(|next| next.start);
            let alone = next.map_or(end.is_none(), |next| next < slot.start);
            let gap = index == 0 || plan.slots[index - 1].end != slot.start;
            let starts = (slot.length.is_some() || alone && gap)
                && !slot.unplaced
                && plan.comes_back(slot.start);
            let expected = match above {
                None => Some(plan.date.and_time(local.time())),
                Some(above) => below(above, local.time()),
            };
            // a start above the one before it would not load: such a slot is written by its end
            let backwards = above.is_some_and(|above| local < above) && slot.length.is_some();
            let starts = starts && !backwards;
            let times = match plan.times(slot, starts) {
                (None, None, length) if backwards => {
                    (None, Some(whole(plan.local(slot.end))), length)
                }
                times => times,
            };
            slots.push(Slot {
                day: (starts && expected != Some(local)).then(|| local.date()),
                turns: plan.turns(index, &mut places),
                ..restated(slot, times)
            });
            // what stands above the first written start follows from it
            above = (starts || above.is_some()).then_some(local);
        }
        let mut agenda = Agenda {
            title: plan.title.clone(),
            date: Some(plan.date),
            zone: Some(plan.zone),
            lang: plan.lang,
            end: end.map(|end| whole(plan.local(end))),
            place: plan.place.clone(),
            audience: plan.audience.clone(),
            hosts: plan.hosts.clone(),
            objectives: plan.objectives.clone(),
            source: plan.source.clone(),
            lineup: plan.lineup.clone(),
            slots,
        };
        plan.anchor(&mut agenda);
        agenda
    }

    fn local(&self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.with_timezone(&self.zone).naive_local()
    }

    /// Whether the local time of an instant means that instant: not where clocks go back.
    fn comes_back(&self, instant: DateTime<Utc>) -> bool {
        local_instant(self.zone, self.local(instant)).0 == instant
    }

    /// The start, the end and the length that are to be written.
    fn times(&self, slot: &PlannedSlot, starts: bool) -> Times {
        let (start, end) = (self.local(slot.start), self.local(slot.end));
        let written = starts.then(|| whole(start));
        let Some(length) = slot.length else { return (written, None, None) };
        if length.is_zero() {
            // it begins when what comes before it ends, which is too late
            return (None, Some(whole(end)), None);
        }
        let promised = matches!(slot.anchor, PlannedAnchor::EndAt { .. });
        let ends = below(start, end.time()) == Some(end) && self.comes_back(slot.end);
        if starts && ends && (slot.kind != Kind::Break || promised) {
            (written, Some(whole(end)), None)
        } else {
            (written, None, Some(length).filter(|length| *length <= MAX_LENGTH))
        }
    }

    /// Who has a turn, as a number where the lineup says the rest.
    fn turns(&self, index: usize, places: &mut BTreeMap<Kind, usize>) -> Option<Turns> {
        let slot = &self.slots[index];
        let count = slot.seats.len();
        let number = u16::try_from(count).ok().filter(|number| *number > 0)?;
        if self.lineup.is_empty() && slot.seats.contains(&Seat::Unnamed) {
            return Some(Turns::Count(number));
        }
        let place = places.get(&slot.kind).copied().unwrap_or_default();
        let free = |slot: &PlannedSlot| slot.seats.contains(&Seat::Free);
        let later = self.slots[index + 1..].iter();
        let end = later.filter(|later| later.kind == slot.kind).find(|later| free(later));
        // where the lineup runs out later on says how many have been counted until then
        let limit = end.map(|end| {
            let teams = end.seats.iter().filter(|seat| **seat != Seat::Free).count();
            if teams == 0 { usize::MAX } else { self.lineup.len().saturating_sub(teams) }
        });
        let team = |defi: &Defi| Seat::Team(defi.name.clone());
        let all = self.lineup.iter().map(team).eq(slot.seats.iter().cloned());
        let next = self.lineup.iter().skip(place).take(count).map(team);
        let counts =
            next.eq(slot.seats.iter().cloned()) && place + count <= limit.unwrap_or(usize::MAX);
        if free(slot) || counts && !(all && limit.is_none()) {
            places.insert(slot.kind, place + count);
            return Some(Turns::Count(number));
        }
        let name = |seat: &Seat| match seat {
            Seat::Team(name) => Some(name.clone()),
            Seat::Unnamed | Seat::Free => None,
        };
        Some(if all {
            Turns::All
        } else {
            Turns::Named(slot.seats.iter().filter_map(name).collect())
        })
    }

    /// Says how each slot reacts to lateness where that does not follow from its times.
    fn anchor(&self, agenda: &mut Agenda) {
        let begin = self.begins().unwrap_or_default();
        let opening = Opening { date: self.date, zone: self.zone, shift: TimeDelta::zero(), begin };
        let again = Self::resolve(agenda, &opening).0.slots;
        for ((slot, planned), again) in agenda.slots.iter_mut().zip(&self.slots).zip(&again) {
            if again.anchor != planned.anchor {
                slot.anchor = Some(match planned.anchor {
                    PlannedAnchor::Floating => Anchor::Floating,
                    PlannedAnchor::NotBefore(_) => Anchor::NotBefore,
                    PlannedAnchor::Fixed(_) => Anchor::Fixed,
                    PlannedAnchor::EndAt { .. } => Anchor::EndAt,
                });
            }
        }
    }
}

/// A start, an end and a length, as far as they are written.
type Times = (Option<NaiveTime>, Option<NaiveTime>, Option<TimeDelta>);

fn restated(slot: &PlannedSlot, (start, end, length): Times) -> Slot {
    let own = slot.phases.iter().filter(|phase| !phase.title.is_empty());
    Slot {
        day: None,
        start,
        end,
        length,
        kind: slot.kind,
        title: slot.title.clone(),
        turns: None,
        phases: own.enumerate().filter_map(phase).collect(),
        changeover: slot.changeover,
        tracks: slot.tracks.clone(),
        rounds: (slot.rounds > 1).then_some(slot.rounds),
        anchor: None,
        floor: slot.floor,
        locked: slot.locked,
        note: slot.note.clone(),
        prompts: slot.prompts.clone(),
    }
}

fn phase((index, phase): (usize, &PlannedPhase)) -> Option<Phase> {
    let by_place = if index == 0 { Role::Presentation } else { Role::Feedback };
    Some(Phase {
        title: phase.title.clone(),
        length: phase.length?,
        role: Some(phase.role).filter(|role| *role != by_place),
        floor: phase.floor,
        warn: phase.warn,
        danger: phase.danger,
        grace: phase.grace,
        then: phase.then,
        script: phase.script.iter().map(|line| (line.title.clone(), line.length)).collect(),
        prompts: phase.prompts.clone(),
    })
}

/// The time of day, to the second, as agendas write it.
fn whole(local: NaiveDateTime) -> NaiveTime {
    local.time().with_nanosecond(0).unwrap_or_default()
}
