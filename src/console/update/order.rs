//! Lots, absent teams that may have come, and how time was shared.

use super::{act::lay_over, desk, dialog};
use crate::{
    console::{
        effect::Effect,
        line::Line,
        model::{Desk, Model, Offer, Overlay, Prompt},
    },
    session::{Command, Draw, Reading, State},
};

/// Asks for the seed of a draw.
pub(super) fn ask_draw(model: &mut Model) -> Vec<Effect> {
    if model.desk().is_none() {
        return Vec::new();
    }
    dialog::ask(model, Prompt::Draw, "")
}

/// The draw for a seed as typed: none typed leaves it to chance; none where it is no seed.
pub(super) fn draw(line: &Line) -> Option<Command> {
    let typed = line.text();
    if typed.is_empty() {
        return Some(Command::Draw { seed: None });
    }
    typed.parse().ok().map(|seed| Command::Draw { seed: Some(seed) })
}

/// Shows what was drawn, to be read aloud.
pub(super) fn drawn(model: &mut Model, draw: &Draw) {
    model.overlay = Some(Overlay::Drawn { draw: Box::new(draw.clone()), scroll: 0 });
}

/// Shows how time was shared, where the room does not look on.
pub(super) fn fair(model: &mut Model) -> Vec<Effect> {
    if model.desk().is_none_or(|desk| desk.projecting) {
        return Vec::new();
    }
    lay_over(model, Overlay::Fair { scroll: 0 })
}

/// Lets the team that is offered present after all.
pub(super) fn arrived(model: &Model) -> Vec<Effect> {
    let offer = model.desk().and_then(|desk| desk.offer.as_ref());
    let defi = offer.map(|offer| offer.defi.clone());
    defi.map(|defi| desk::ask(Command::Present { defi })).unwrap_or_default()
}

/// The absent team to offer now, with what it would cost: in breaks, until it has spoken.
pub(super) fn offer(desk: &Desk, now: &Reading) -> Option<Offer> {
    let moment = &desk.moment;
    match moment.state {
        State::Running | State::Suspended => moment.resume_at?,
        State::Idle | State::Finished => return None,
    };
    moment.absent.iter().find_map(|defi| {
        let present = Command::Present { defi: defi.clone() };
        let then = desk.session.after(&present, now, &desk.by).ok()?;
        // a turn that the day has gone past would have to be jumped to: that is no offer
        let comes = then
            .rundown
            .iter()
            .any(|line| line.defi.as_ref() == Some(defi) && line.projected_start.is_some());
        if !comes {
            return None;
        }
        let end = then.projected_end?;
        Some(Offer { defi: defi.clone(), end, costs: end - moment.projected_end? })
    })
}

/// What else becomes of an absent team's turn: the next of the three.
pub(super) fn other_freed(model: &mut Model) -> Vec<Effect> {
    use crate::{console::model::Dialog, session::Freed};
    if let Some(Overlay::Dialog(Dialog::Ask { prompt: Prompt::Absent { freed, .. }, .. })) =
        &mut model.overlay
    {
        *freed = match freed {
            Freed::GivenUp => Freed::Kept,
            Freed::Kept => Freed::Discussion,
            Freed::Discussion => Freed::GivenUp,
        };
    }
    Vec::new()
}
