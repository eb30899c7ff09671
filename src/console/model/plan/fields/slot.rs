//! The fields of a slot.

use super::{Wrong, parts};
use crate::{
    agenda::{Rest, Slot, Text, Times, retimed},
    console::model::plan::{Field, Form, FormOf, Said, Sense},
    i18n::console::plan::field::{Choice, FieldName, SlotField},
    import::TypedTimes,
};

/// In the order in which they stand.
const FIELDS: [SlotField; 15] = [
    SlotField::Title,
    SlotField::Times,
    SlotField::Rest,
    SlotField::Kind,
    SlotField::Turns,
    SlotField::Phases,
    SlotField::Changeover,
    SlotField::Note,
    SlotField::Floor,
    SlotField::Anchor,
    SlotField::Locked,
    SlotField::Tracks,
    SlotField::Rounds,
    SlotField::Prompts,
    SlotField::Day,
];

pub(super) fn fields(slot: &Slot, rest: Option<Rest>, sense: &Sense) -> Vec<Field> {
    let field = |name| Field::of(FieldName::Slot(name), &said(name, slot, rest)?, sense);
    FIELDS.into_iter().filter_map(field).collect()
}

/// What a field holds.
fn said(field: SlotField, slot: &Slot, rest: Option<Rest>) -> Option<Said> {
    let text = |text: &Option<Text>| Said::Text(text.clone().unwrap_or_default());
    Some(match field {
        SlotField::Title => Said::Text(slot.title.clone()),
        SlotField::Times => {
            let Slot { start, end, length, .. } = *slot;
            Said::Times(TypedTimes { start, end, length })
        }
        SlotField::Rest => Said::Choice(Choice::Rest(rest?)),
        SlotField::Kind => Said::Choice(Choice::Kind(slot.kind)),
        SlotField::Turns => Said::Turns(slot.turns.clone()),
        SlotField::Phases => Said::Parts(parts::of_phases(&slot.phases)),
        SlotField::Changeover => Said::Length(slot.changeover),
        SlotField::Note => text(&slot.note),
        SlotField::Floor => Said::Length(slot.floor),
        SlotField::Anchor => Said::Choice(Choice::Anchor(slot.anchor)),
        SlotField::Locked => Said::Choice(Choice::Locked(slot.locked)),
        SlotField::Tracks => {
            Said::Texts(slot.tracks.iter().map(|track| track.title.clone()).collect())
        }
        SlotField::Rounds => Said::Rounds(slot.rounds),
        SlotField::Prompts => Said::Texts(slot.prompts.clone()),
        SlotField::Day => Said::Day(slot.day),
    })
}

pub(super) fn filled(form: &Form, slot: &Slot, rest: Rest, sense: &Sense) -> Result<Slot, Wrong> {
    let (phases, tracks) = parts::numbers(form, slot, sense);
    let mut next = slot.clone();
    for (name, said) in form.filled(sense)? {
        match name {
            FieldName::Slot(SlotField::Times) => {
                if let Said::Times(TypedTimes { start, end, length }) = said {
                    let typed = Times { day: next.day, start, end, length };
                    let times = match form.of {
                        FormOf::Slot(_) | FormOf::Times(_) => retimed(&next, typed, rest),
                        FormOf::Session
                        | FormOf::NewSlot { .. }
                        | FormOf::Team(_)
                        | FormOf::NewTeam { .. } => typed,
                    };
                    (next.start, next.end, next.length) = (times.start, times.end, times.length);
                }
            }
            FieldName::Slot(name) => drop(put(name, said, &mut next, sense)),
            FieldName::Phase(number, name) => {
                let place = phases.iter().position(|phase| *phase == number);
                if let Some(phase) = place.and_then(|place| next.phases.get_mut(place)) {
                    parts::put_phase(name, said, phase);
                }
            }
            FieldName::Track(number, name) => {
                let place = tracks.iter().position(|track| *track == number);
                if let Some(track) = place.and_then(|place| next.tracks.get_mut(place)) {
                    parts::put_track(name, said, track);
                }
            }
            FieldName::Session(_) | FieldName::Team(_) => {}
        }
    }
    Ok(next)
}

/// Makes the slot say what the field does; none where it holds something else than its shape.
fn put(field: SlotField, said: Said, slot: &mut Slot, sense: &Sense) -> Option<()> {
    match field {
        SlotField::Title => slot.title = said.text()?,
        SlotField::Kind => {
            if let Choice::Kind(kind) = said.choice()? {
                slot.kind = kind;
            }
        }
        SlotField::Turns => slot.turns = said.turns()?,
        SlotField::Phases => {
            slot.phases = parts::rephased(said.parts()?, &slot.phases, sense.lang);
        }
        SlotField::Changeover => slot.changeover = said.length()?,
        SlotField::Note => slot.note = said.some_text()?,
        SlotField::Floor => slot.floor = said.length()?,
        SlotField::Anchor => {
            if let Choice::Anchor(anchor) = said.choice()? {
                slot.anchor = anchor;
            }
        }
        SlotField::Locked => {
            if let Choice::Locked(locked) = said.choice()? {
                slot.locked = locked;
            }
        }
        SlotField::Tracks => slot.tracks = parts::retracked(said.texts()?, &slot.tracks),
        SlotField::Rounds => slot.rounds = said.rounds()?,
        SlotField::Prompts => slot.prompts = said.texts()?,
        SlotField::Day => slot.day = said.day()?,
        // the caller knows how typed times are taken; the other is the editor's own
        SlotField::Times | SlotField::Rest => {}
    }
    Some(())
}
