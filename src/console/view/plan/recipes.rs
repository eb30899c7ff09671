//! What people want to do to an agenda, with the keys that do it: the help begins with it.

use crate::{
    console::{
        action::Action,
        model::{Model, PlanPane, SlotWork},
    },
    i18n::console::plan::PlanSays,
};

/// Keys, and what is done with them; a last empty row. None where no agenda is edited.
pub(in super::super) fn recipes(model: &Model) -> Vec<(String, String)> {
    let Some(plan) = model.plan().filter(|plan| !plan.is_broken()) else {
        return Vec::new();
    };
    if plan.form.is_some() {
        return Vec::new();
    }
    let cap = |action| {
        let key = model.keymap.keys(action).first();
        key.map(|key| key.shown(model.lang)).unwrap_or_default()
    };
    let slot = |work| cap(Action::Slot(work));
    let accept = cap(Action::AcceptForm);
    let next = cap(Action::NextField);
    let says = |says: PlanSays<'_>| says.words(model.lang);
    // only what a key does where the cursor is
    let working = model.keymap.help(model);
    let works = |action| working.iter().any(|hint| hint.action == action);
    let on_slots = matches!(plan.focus, PlanPane::Slots | PlanPane::Source);
    let mut rows = Vec::new();
    if works(Action::Slot(SlotWork::MoreTurns)) {
        let keys = format!("{} {}", slot(SlotWork::MoreTurns), slot(SlotWork::FewerTurns));
        rows.push((keys, says(PlanSays::ToTurns)));
    }
    if works(Action::Slot(SlotWork::Duplicate)) {
        let keys = format!("{} {}", slot(SlotWork::Duplicate), slot(SlotWork::Down));
        rows.push((keys, says(PlanSays::ToDouble)));
    } else if on_slots && !plan.agenda().slots.is_empty() {
        let keys = format!("{} {}", cap(Action::Up), cap(Action::Down));
        rows.push((keys, says(PlanSays::ToChoose)));
    }
    if on_slots && works(Action::AddSlot) {
        rows.push((cap(Action::AddSlot), says(PlanSays::ToAdd(&next, &accept))));
    }
    if plan.focus == PlanPane::Teams {
        rows.push((cap(Action::AddSlot), says(PlanSays::ToTeam(&accept))));
    }
    if works(Action::SlotTimes) {
        rows.push((cap(Action::SlotTimes), says(PlanSays::ToTime(&accept))));
    }
    let keys = format!("{} {}", cap(Action::UndoEdit), cap(Action::SavePlan));
    rows.push((keys, says(PlanSays::ToKeep)));
    rows.push((String::new(), String::new()));
    rows
}
