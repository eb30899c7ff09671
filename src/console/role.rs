//! What whoever takes notes may ask for: all but what drives the session. Says yes or no; must never
//! change anything.

use super::{
    action::{Action, Scope, TABLE},
    model::{Model, Pane, Role},
};
use crate::session::NoteKind;

/// What is theirs, of all that can be asked for on a session.
const THEIRS: [Action; 19] = [
    Action::Note,
    Action::NoteOf(NoteKind::Plus),
    Action::NoteOf(NoteKind::Minus),
    Action::NoteOf(NoteKind::Question),
    Action::NoteOf(NoteKind::Decision),
    Action::NoteOf(NoteKind::Action),
    Action::RemoveNote,
    Action::NoteFor,
    Action::PinNote,
    Action::FilterNotes,
    Action::UndoNote,
    Action::Open,
    Action::Pane,
    Action::Follow,
    Action::Project,
    Action::Fair,
    Action::Export,
    Action::Retry,
    Action::Ahead,
];

/// Whether the action is not for whoever sits here.
pub(super) fn bars(model: &Model, action: Action) -> bool {
    let takes_notes = model.role == Role::Notes && model.desk().is_some();
    takes_notes && (drives(action) || (action == Action::Open && jumps(model)))
}

fn drives(action: Action) -> bool {
    let on_a_session = TABLE.iter().any(|row| row.action == action && row.scope == Scope::Desk);
    on_a_session && !THEIRS.contains(&action)
}

/// Whether the key that opens would start the selected cue.
fn jumps(model: &Model) -> bool {
    model.desk().is_some_and(|desk| desk.focus == Pane::Rundown)
}
