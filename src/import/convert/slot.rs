//! One slot of an agenda, from what was read of it: strict in what it holds, complete in its note.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::PhaseNames;
use crate::{
    agenda::{MAX_LENGTH, Phase, Role, Slot, Text, Track, Turns},
    import::ReadSlot,
};

pub(super) fn track(title: &str, room: Option<&str>) -> Track {
    let room = room.map(Text::clean).filter(|room| !room.is_empty());
    Track { title: Text::clean(title), room, ..Track::default() }
}

pub(super) fn timed_title(slot: &ReadSlot) -> String {
    let time = |time: NaiveTime| time.format("%H:%M").to_string();
    match (slot.start, slot.end) {
        (Some(start), Some(end)) => format!("{}-{} {}", time(start), time(end), slot.title),
        (Some(start), None) => format!("{} {}", time(start), slot.title),
        (None, _) => slot.title.clone(),
    }
}

pub(super) fn one(slot: &ReadSlot, day: Option<NaiveDate>, names: PhaseNames<'_>) -> Slot {
    let mut phases = Vec::new();
    let turns = slot.items.filter(|items| (1..=100).contains(items)).map(Turns::Count);
    if turns.is_some() {
        phases.extend(
            slot.item
                .filter(|length| fits(*length))
                .map(|length| phase(names.presentation, length, Role::Presentation)),
        );
        phases.extend(
            slot.feedback
                .filter(|length| fits(*length))
                .map(|length| phase(names.feedback, length, Role::Feedback)),
        );
    }
    let mut notes = slot.notes.clone();
    if turns.is_none() {
        notes.extend(each(slot));
    }
    let tracks = texts(&slot.tracks).map(|title| Track { title, ..Track::default() });
    Slot {
        day,
        start: slot.start,
        end: slot.end,
        length: slot.length.filter(|length| slot.end.is_none() && fits(*length)),
        kind: slot.kind,
        title: titled(&slot.title, names.untitled),
        changeover: slot.transition.filter(|length| turns.is_some() && fits(*length)),
        rounds: slot.rounds.filter(|rounds| (2..=100).contains(rounds) && turns.is_none()),
        turns,
        phases,
        tracks: tracks.collect(),
        note: Some(Text::clean(&notes.join(" ; "))).filter(|note| !note.is_empty()),
        prompts: texts(&slot.prompts).collect(),
        ..Slot::default()
    }
}

/// A title; the one for what has none where nothing of it can be shown.
pub(super) fn titled(raw: &str, untitled: &str) -> Text {
    Some(Text::clean(raw)).filter(|title| !title.is_empty()).unwrap_or_else(|| Text::from(untitled))
}

/// The texts that say something.
fn texts(texts: &[String]) -> impl Iterator<Item = Text> {
    texts.iter().map(|text| Text::clean(text)).filter(|text| !text.is_empty())
}

/// Whether an agenda can hold a length.
pub(super) fn fits(length: TimeDelta) -> bool {
    length > TimeDelta::zero() && length <= MAX_LENGTH
}

fn phase(title: &str, length: TimeDelta, role: Role) -> Phase {
    Phase { role: Some(role), ..Phase::new(Text::clean(title), length) }
}

/// What each one has, where it is not known how many pass: `7' + 3' + 5'`.
pub(super) fn each(slot: &ReadSlot) -> Option<String> {
    let parts: Vec<String> = [slot.item, slot.feedback, slot.transition]
        .into_iter()
        .flatten()
        .map(|length| format!("{}'", length.num_minutes()))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" + "))
}
