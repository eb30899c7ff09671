//! Moving a team in the déroulé by keys: lifted, moved with the arrows, put down or put back.
//!
//! Nothing is recorded before it is put down; then it is one event.

use super::{desk, say};
use crate::{
    console::{
        effect::Effect,
        model::{Cursor, Desk, Hold, Model, Pane, What},
    },
    session::Refusal,
};

/// Lifts the selected team.
pub(super) fn grab(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut().filter(|desk| !desk.projecting) else {
        return Vec::new();
    };
    let defi = desk.selected_team().and_then(|line| line.defi.clone());
    let Some(defi) = defi else { return Vec::new() };
    match desk.session.turn_order(&defi) {
        Ok(order) => {
            desk.focus = Pane::Rundown;
            desk.held = Some(Hold::new(defi, order));
        }
        Err(refusal) => say(model, What::Refused(refusal)),
    }
    Vec::new()
}

/// Moves what is held one place up or down; at the end of the places that can be had, says so.
pub(super) fn shift(model: &mut Model, down: bool) -> Vec<Effect> {
    let Some(held) = model.desk_mut().and_then(|desk| desk.held.as_mut()) else {
        return Vec::new();
    };
    let (first, last) = (held.order.first, held.order.teams.len());
    let over = if down { held.over + 1 } else { held.over.saturating_sub(1) };
    if (first..=last).contains(&over) {
        held.over = over;
        look(model);
    } else {
        let place = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        let ends = Refusal::NoSuchPlace { first: place(first), last: place(last) };
        say(model, What::Refused(ends));
    }
    Vec::new()
}

/// Pushes in, or changes places: the other of the two.
pub(super) fn other_way(model: &mut Model) -> Vec<Effect> {
    if let Some(held) = model.desk_mut().and_then(|desk| desk.held.as_mut()) {
        held.swap = !held.swap;
        look(model);
    }
    Vec::new()
}

/// Puts it down where it is.
pub(super) fn put_down(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    // the selection goes along
    if let Some(at) = desk.held_at() {
        desk.cursor = Cursor::At(at);
    }
    let held = desk.held.take();
    held.and_then(|held| held.command()).map(desk::ask).unwrap_or_default()
}

/// Puts it back where it was.
pub(super) fn put_back(model: &mut Model) -> Vec<Effect> {
    if let Some(desk) = model.desk_mut() {
        desk.held = None;
        desk.cursor = Cursor::Follow;
    }
    Vec::new()
}

/// Looks at what is held again, after time has passed or somebody else has changed the order: it
/// is put back where that has become impossible.
pub(super) fn look(model: &mut Model) {
    let now = model.now.clone();
    let Some(desk) = model.desk_mut() else { return };
    let Some(mut held) = desk.held.take() else { return };
    match seen(desk, &mut held, &now) {
        Ok(()) => desk.held = Some(held),
        Err(refusal) => say(model, What::Refused(refusal)),
    }
}

fn seen(desk: &Desk, held: &mut Hold, now: &crate::session::Reading) -> Result<(), Refusal> {
    held.order = desk.session.turn_order(&held.defi)?;
    held.over = held.over.clamp(held.order.first, held.order.teams.len());
    let command = held.command();
    let preview = command.map(|command| desk.session.after(&command, now, &desk.by)).transpose()?;
    held.preview = preview.map(Box::new);
    Ok(())
}
