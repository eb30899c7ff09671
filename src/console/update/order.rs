//! Lots, absent teams that may have come, and how time was shared.

use super::{act::lay_over, desk, dialog, say};
use crate::{
    console::{
        effect::Effect,
        line::Line,
        model::{Desk, Model, Offer, Overlay, Prompt, What},
    },
    session::{Command, Draw, Pledge, Reading, State},
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

/// Lets the team that is offered present after all; asks which one where several are.
pub(super) fn arrived(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk() else { return Vec::new() };
    let mut offers: Vec<Offer> = offers(desk, &model.now).collect();
    if offers.len() > 1 {
        return lay_over(model, Overlay::Arrivals { offers, selected: 0 });
    }
    offers.pop().map(present).unwrap_or_default()
}

/// Marks what the team on stage promised last as done.
pub(super) fn done(model: &Model) -> Vec<Effect> {
    let pledge = model.desk().and_then(|desk| desk.promised().next());
    let action = pledge.map(|pledge| Box::new(pledge.clone()));
    action.map(|action| desk::ask(Command::Done { action })).unwrap_or_default()
}

/// Leaves it for another time: the next one is shown.
pub(super) fn not_yet(model: &mut Model) -> Vec<Effect> {
    let Some(desk) = model.desk_mut() else { return Vec::new() };
    let first = desk.promised().next().map(Pledge::key);
    if let Some(first) = first {
        desk.set_aside.push(first);
        say(model, What::ActionLater);
    }
    Vec::new()
}

/// Lets the selected team present after all.
pub(super) fn chosen(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Arrivals { mut offers, selected }) = model.overlay.take() else {
        return Vec::new();
    };
    if selected < offers.len() { present(offers.swap_remove(selected)) } else { Vec::new() }
}

fn present(offer: Offer) -> Vec<Effect> {
    desk::ask(Command::Present { defi: offer.defi })
}

/// The absent teams to offer now, with what each would cost: in breaks, until they have spoken.
pub(super) fn offers(desk: &Desk, now: &Reading) -> impl Iterator<Item = Offer> {
    let moment = &desk.moment;
    let in_break = match moment.state {
        State::Running | State::Suspended => moment.resume_at.is_some(),
        State::Idle | State::Finished => false,
    };
    let absent = if in_break { moment.absent.as_slice() } else { &[] };
    absent.iter().filter_map(|defi| {
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
