//! When the actions on notes, and on what happened, are of use: the conditions of rows of the table.
//! Says yes or no; must never change anything.

use super::{
    complete,
    model::{Desk, Model, Pane},
};

/// Whether the room does not look on.
pub(super) fn unseen(model: &Model) -> bool {
    model.desk().is_some_and(|desk| !desk.projecting)
}

pub(super) fn on_note(model: &Model) -> bool {
    let selected = |desk: &Desk| desk.focus == Pane::Notes && desk.selected_note.is_some();
    model.desk().is_some_and(selected)
}

/// Whether there is a note whose team can be told: the one being typed, or the selected one.
pub(super) fn can_assign(model: &Model) -> bool {
    unseen(model) && (model.desk().is_some_and(|desk| desk.editor.is_some()) || on_note(model))
}

/// Whether the notes are looked at, and there are some.
pub(super) fn noted(model: &Model) -> bool {
    let noted =
        |desk: &Desk| desk.focus == Pane::Notes && !desk.projecting && desk.session.seq() > 1;
    model.desk().is_some_and(noted)
}

/// Whether some notes are out of sight, and the others are looked at.
pub(super) fn filtered(model: &Model) -> bool {
    noted(model) && model.desk().is_some_and(|desk| desk.filter.is_some())
}

/// Whether it can be told when the selected cue, or the running one, really began.
pub(super) fn began(model: &Model) -> bool {
    unseen(model) && model.desk().is_some_and(|desk| desk.began().is_some())
}

/// Whether there is a choice among the names that are offered for what is being typed.
pub(super) fn offers_several(model: &Model) -> bool {
    let typed = model.desk().and_then(|desk| Some((desk.editor.as_ref()?, &desk.session)));
    let offers = typed.and_then(|(editor, session)| complete::offers(&editor.line, session));
    offers.is_some_and(|offers| offers.names.len() > 1)
}
