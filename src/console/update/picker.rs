//! The keys of the picker.

use crate::console::{
    effect::{Choice, Effect},
    model::{Model, Picker, Screen},
};

/// One row up or down.
pub(super) fn step(picker: &mut Picker, down: bool) {
    let last = picker.rows().saturating_sub(1);
    let at = picker.selected.min(last);
    picker.selected = if down { (at + 1).min(last) } else { at.saturating_sub(1) };
}

/// Opens the selected row.
pub(super) fn choose(model: &Model) -> Vec<Effect> {
    let Screen::Picker(picker) = &model.screen else {
        return Vec::new();
    };
    let session = picker.sessions.get(picker.selected);
    let below = picker.selected.checked_sub(picker.sessions.len());
    let agenda = below.and_then(|row| picker.agendas.get(row));
    let session = session.map(|row| Choice::Session(row.head.id.clone()));
    let choice = session.or_else(|| agenda.map(|row| Choice::Agenda(row.path.clone())));
    choice.map(Effect::Open).into_iter().collect()
}
