//! When the actions on a session are of use: the conditions of rows of the table. Says yes or no;
//! must never change anything.

use super::{
    model::{Cursor, Desk, Dialog, Model, Overlay, Pane, Prompt},
    of_notes::unseen,
};
use crate::{
    agenda::Kind,
    session::{LineState, ON_TIME, State},
};

pub(super) fn rehearses(model: &Model) -> bool {
    model.rehearsal.is_some() && has_cue(model)
}

pub(super) fn always(_: &Model) -> bool {
    true
}

pub(super) fn state(model: &Model) -> Option<State> {
    model.desk().map(|desk| desk.moment.state)
}

/// Whether the session ends late, or early.
pub(super) fn off_time(model: &Model) -> bool {
    model.desk().and_then(|desk| desk.moment.late).is_some_and(|late| late.abs() >= ON_TIME)
}

/// Whether there are ways to choose from.
pub(super) fn several_ways(model: &Model) -> bool {
    matches!(&model.overlay, Some(Overlay::CatchUp(panel)) if panel.way().is_some())
}

/// Whether something can be said of parts to come.
pub(super) fn has_parts(model: &Model) -> bool {
    matches!(&model.overlay, Some(Overlay::CatchUp(panel)) if !panel.parts.is_empty())
}

pub(super) fn open(model: &Model) -> bool {
    matches!(state(model), Some(State::Idle | State::Running | State::Suspended))
}

pub(super) fn has_cue(model: &Model) -> bool {
    model.desk().is_some_and(|desk| desk.moment.cue.is_some())
}

pub(super) fn has_length(model: &Model) -> bool {
    let cue = model.desk().and_then(|desk| desk.moment.cue.as_ref());
    cue.is_some_and(|cue| cue.allotted.is_some())
}

/// Whether the running cue has a question to come.
pub(super) fn asks(model: &Model) -> bool {
    let cue = model.desk().and_then(|desk| desk.moment.cue.as_ref());
    cue.is_some_and(|cue| cue.asked + 1 < cue.prompts.len())
}

pub(super) fn asked(model: &Model) -> bool {
    let cue = model.desk().and_then(|desk| desk.moment.cue.as_ref());
    cue.is_some_and(|cue| cue.asked > 0)
}

pub(super) fn in_break(model: &Model) -> bool {
    let cue = model.desk().and_then(|desk| desk.moment.cue.as_ref());
    cue.is_some_and(|cue| cue.kind == Kind::Break)
}

pub(super) fn between_breaks(model: &Model) -> bool {
    has_cue(model) && !in_break(model)
}

pub(super) fn alarmed(model: &Model) -> bool {
    model.alarm.is_some()
}

pub(super) fn interrupted(model: &Model) -> bool {
    model.desk().is_some_and(|desk| desk.interruption().is_some())
}

pub(super) fn late(model: &Model) -> bool {
    model.desk().is_some_and(|desk| desk.moment.late_to_start.is_some())
}

/// Late, or a plan of another day: then its hours mean little, and now is as good.
pub(super) fn begins_now(model: &Model) -> bool {
    let moved = |desk: &Desk| desk.session.plan().moved_from.is_some();
    late(model) || (state(model) == Some(State::Idle) && model.desk().is_some_and(moved))
}

pub(super) fn changed(model: &Model) -> bool {
    open(model) && model.desk().is_some_and(|desk| desk.file_changed)
}

pub(super) fn can_miss(model: &Model) -> bool {
    open(model) && model.desk().is_some_and(|desk| desk.selected_team().is_some())
}

pub(super) fn offered(model: &Model) -> bool {
    model.desk().is_some_and(|desk| desk.offer.is_some())
}

pub(super) fn can_grab(model: &Model) -> bool {
    let selected = model.desk().and_then(|desk| desk.selected_team());
    open(model) && unseen(model) && selected.is_some_and(|line| line.defi.is_some())
}

pub(super) fn asks_absent(model: &Model) -> bool {
    matches!(model.dialog(), Some(Dialog::Ask { prompt: Prompt::Absent { .. }, .. }))
}

pub(super) fn can_wait(model: &Model) -> bool {
    let selected = model.desk().and_then(|desk| desk.selected_team());
    open(model) && selected.is_some_and(|line| line.state != LineState::Absent)
}

pub(super) fn can_open(model: &Model) -> bool {
    open(model)
        && model.desk().is_some_and(|desk| match desk.focus {
            Pane::Rundown => matches!(desk.cursor, Cursor::At(_)),
            Pane::Timer | Pane::Notes => true,
        })
}

pub(super) fn astray(model: &Model) -> bool {
    let astray = |desk: &Desk| desk.cursor != Cursor::Follow || desk.selected_note.is_some();
    model.desk().is_some_and(astray)
}

/// Whether there is a team whose sheet can be looked at.
pub(super) fn has_sheets(model: &Model) -> bool {
    let preview = model.desk().and_then(|desk| desk.debrief.as_ref());
    preview.is_some_and(|preview| !preview.teams.is_empty())
}

/// Whether what lies over the screen is there to be read: nothing in it can be chosen or entered.
pub(super) fn only_read(model: &Model) -> bool {
    match &model.overlay {
        Some(
            Overlay::Help { .. }
            | Overlay::Log { .. }
            | Overlay::Drawn { .. }
            | Overlay::Fair { .. }
            | Overlay::Invite { .. },
        ) => true,
        Some(
            Overlay::Dialog(_)
            | Overlay::Palette(_)
            | Overlay::Sessions { .. }
            | Overlay::Arrivals { .. }
            | Overlay::CatchUp(_),
        )
        | None => false,
    }
}

pub(super) fn has_door(model: &Model) -> bool {
    matches!(&model.overlay, Some(Overlay::Invite { seen, .. }) if !seen.links.is_empty())
}

/// Whether what lies over the screen is read, and may be longer than the screen.
pub(super) fn reads_on(model: &Model) -> bool {
    matches!(model.overlay, Some(Overlay::Help { .. } | Overlay::Log { .. }))
}
