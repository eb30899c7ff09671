//! What is impossible in an agenda that reads well: times that run backwards, too many cues.
//!
//! What is only unwise, such as gaps, is not judged here.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDateTime, TimeDelta};

use super::{Places, ProblemKind, Problems, SlotPlaces, Span, names::nearest_of};
use crate::agenda::{Agenda, MAX_CUES, MAX_TURNS, Slot, Turns, fold_name, times::first_day};

/// Times of day that go back by more than this mean the next day.
const NEXT_DAY: TimeDelta = TimeDelta::hours(12);

/// Reports what of the agenda cannot be.
pub(super) fn check(agenda: &Agenda, places: &Places, problems: &mut Problems) {
    if agenda.slots.is_empty() && !problems.failed {
        problems.warn(places.slots_head.unwrap_or(places.head), ProblemKind::NoSlots);
    }
    let count = agenda.slots.iter().map(|slot| cues(agenda, slot)).sum();
    if count > MAX_CUES {
        let span = places.slots_head.unwrap_or(places.head);
        problems.error(span, ProblemKind::TooManyCues { count });
    }
    times(agenda, places, problems);
    lineup(agenda, places, problems);
}

/// How many cues the slot makes at the most.
fn cues(agenda: &Agenda, slot: &Slot) -> usize {
    let turns = match &slot.turns {
        None => 0,
        Some(Turns::Count(count)) => usize::from(*count),
        Some(Turns::Named(names)) => names.len(),
        Some(Turns::All) => agenda.lineup.len().min(MAX_TURNS),
    };
    let phases = slot.phases.len().max(1);
    if turns > 0 {
        turns * (phases + usize::from(slot.changeover.is_some()))
    } else {
        usize::from(slot.rounds.unwrap_or(1)).max(phases)
    }
}

/// Each slot's times, on the days that their order gives them.
fn times(agenda: &Agenda, places: &Places, problems: &mut Problems) {
    let first = first_day(agenda).unwrap_or_default();
    let mut above: Option<(NaiveDateTime, Span)> = None;
    for (slot, place) in agenda.slots.iter().zip(&places.slots) {
        ends_first(slot, place, problems);
        let (Some(start), Some(span)) = (slot.start, place.start) else { continue };
        let day = slot.day.or(above.map(|(above, _)| above.date())).unwrap_or(first);
        let mut at = day.and_time(start);
        if let Some((before, also)) = above
            && at < before
        {
            if slot.day.is_none() && before - at > NEXT_DAY {
                at = at + Days::new(1);
            } else {
                let what = ProblemKind::Backwards { start, above: before.time() };
                problems.error_also(span, what, Some(also));
            }
        }
        above = Some((at, span));
    }
}

fn ends_first(slot: &Slot, place: &SlotPlaces, problems: &mut Problems) {
    let (Some(start), Some(end), Some(span)) = (slot.start, slot.end, place.end) else { return };
    if end <= start && start - end <= NEXT_DAY {
        problems.error_also(span, ProblemKind::EndsFirst { start, end }, place.start);
    }
}

/// The teams named in turns, against the lineup.
fn lineup(agenda: &Agenda, places: &Places, problems: &mut Problems) {
    if agenda.lineup.is_empty() {
        return;
    }
    let known: BTreeSet<String> = agenda.lineup.iter().map(|defi| fold_name(&defi.name)).collect();
    for (slot, place) in agenda.slots.iter().zip(&places.slots) {
        let Some(Turns::Named(names)) = &slot.turns else { continue };
        for (name, span) in names.iter().zip(&place.named) {
            if problems.full() || known.contains(&fold_name(name)) {
                continue;
            }
            let lineup = agenda.lineup.iter().take(MAX_TURNS);
            let nearest = nearest_of(name, lineup.map(|defi| (&*defi.name, &defi.name)));
            let (name, nearest) = (name.clone(), nearest.cloned());
            problems.warn(*span, ProblemKind::NotInLineup { name, nearest });
        }
    }
}
