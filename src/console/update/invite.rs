//! The door for other devices: its links, who is there, and throwing everybody out.

use super::{act, log, say};
use crate::{
    agenda::Text,
    console::{
        effect::Effect,
        model::{Dialog, FallenDoor, Fault, Invitation, Model, Overlay, Question, What},
    },
};

/// Says that the door has shut by itself, until somebody has looked at it.
pub(super) fn fell(model: &mut Model, why: Text) {
    log(model, What::DoorFell { why: why.clone() });
    // what is told already is not told anew
    model.fallen.get_or_insert(FallenDoor { why, seen: false });
}

/// Shows the links.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if let Some(fallen) = &mut model.fallen {
        fallen.seen = true;
    }
    act::lay_over(model, Overlay::Invite { chosen: 0, seen: Invitation::default() });
    vec![Effect::LookAtDoor]
}

/// Takes in what the door looks like now.
pub(super) fn seen(model: &mut Model, now: Invitation) {
    // the links of a door that fell open nothing
    let now = if model.fallen.is_some() { Invitation::default() } else { now };
    if let Some(Overlay::Invite { seen, .. }) = &mut model.overlay {
        *seen = now;
    }
}

/// The next link, or the one before.
pub(super) fn step(chosen: &mut usize, seen: &Invitation, down: bool) {
    let last = seen.links.len().saturating_sub(1);
    *chosen = if down { (*chosen + 1).min(last) } else { chosen.saturating_sub(1) };
}

/// Asks before everybody is thrown out; where there is no door, nobody is there.
pub(super) fn throw_out(model: &mut Model) -> Vec<Effect> {
    match &model.overlay {
        Some(Overlay::Invite { seen, .. }) if !seen.links.is_empty() => {
            act::lay_over(model, Overlay::Dialog(Dialog::Confirm(Question::ThrowOut)))
        }
        Some(
            Overlay::Invite { .. }
            | Overlay::Dialog(_)
            | Overlay::Palette(_)
            | Overlay::Help { .. }
            | Overlay::Sessions { .. }
            | Overlay::Arrivals { .. }
            | Overlay::Drawn { .. }
            | Overlay::Fair { .. }
            | Overlay::CatchUp(_)
            | Overlay::Log { .. },
        )
        | None => Vec::new(),
    }
}

/// Shows the new links.
pub(super) fn thrown_out(model: &mut Model, done: Result<Invitation, Text>) {
    match done {
        Ok(seen) => {
            model.overlay = Some(Overlay::Invite { chosen: 0, seen });
            say(model, What::ThrownOut);
        }
        Err(why) => say(model, What::Failed(Fault::Door { why })),
    }
}

/// Who is there changes while it is looked at.
pub(super) fn watched(model: &Model) -> Option<Effect> {
    matches!(model.overlay, Some(Overlay::Invite { .. })).then_some(Effect::LookAtDoor)
}
