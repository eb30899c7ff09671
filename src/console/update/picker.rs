//! The keys of the picker.

use crate::console::{
    effect::{Choice, Effect},
    model::{AgendaRow, Model, Picker, Screen, Verdict},
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
    let open = |row: &AgendaRow| match row.verdict {
        Verdict::Fine | Verdict::Warnings(_) => Effect::Open(Choice::Agenda(row.path.clone())),
        // what keeps it from being opened is on that screen
        Verdict::Errors(_) | Verdict::Imported(_) => Effect::ReadPlan(row.path.clone()),
    };
    let chosen = session.map(Effect::Open).or_else(|| agenda.map(open));
    chosen.into_iter().collect()
}

/// Opens the selected agenda to be looked over.
pub(super) fn review(model: &Model) -> Vec<Effect> {
    let Screen::Picker(picker) = &model.screen else {
        return Vec::new();
    };
    let agenda = picker.agenda();
    agenda.map(|row| Effect::ReadPlan(row.path.clone())).into_iter().collect()
}
