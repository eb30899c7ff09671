//! From an agenda and a day to a plan: times of day become instants, turns become seats.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Agenda, Anchor, Kind, MAX_TURNS, Opening, Phase, Plan, PlannedAnchor, PlannedPhase,
    PlannedSlot, Role, ScriptLine, Seat, Slot, Then, Turns,
    times::{Oddity, Span, Times, starts},
};

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
                unplaced: !starts(slot) && slots.last().is_some_and(leaves_open),
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
                earlier: Vec::new(),
                dropped: false,
            };
            let cues = planned.cues(1);
            planned.anchor = anchor(slot, &planned, before, cues.len() == 1);
            let last = start + cues.iter().filter_map(|cue| cue.length).sum::<TimeDelta>();
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
            written: Some(super::write(agenda).into_boxed_str()),
        };
        (plan, times.oddities)
    }
}

/// Whether nobody knows when the slot after `slot` begins, unless that one says so.
fn leaves_open(slot: &PlannedSlot) -> bool {
    slot.length.is_none() || slot.unplaced
}

fn anchor(
    slot: &Slot,
    planned: &PlannedSlot,
    before: Option<DateTime<Utc>>,
    whole: bool,
) -> PlannedAnchor {
    let end_at = || match planned.length {
        Some(length) => {
            let floor = slot.floor.unwrap_or_else(|| BREAK_FLOOR.min(length));
            PlannedAnchor::EndAt { end: planned.end, floor }
        }
        None => PlannedAnchor::Floating,
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
