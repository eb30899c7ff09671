//! What people want to do to an agenda, with the keys that do it: the help begins with it.

use crate::{
    console::{
        action::Action,
        model::SlotWork,
        view::{Look, overlay},
    },
    i18n::console::plan::PlanSays,
};

/// Keys, and what is done with them; a last empty row. None where no agenda is edited.
pub(in super::super) fn recipes(look: Look<'_>) -> Vec<(String, String)> {
    let Some(plan) = look.model.plan().filter(|plan| !plan.is_broken()) else {
        return Vec::new();
    };
    if plan.form.is_some() {
        return Vec::new();
    }
    let slot = |work| overlay::cap(look, Action::Slot(work));
    let cap = |action| overlay::cap(look, action);
    let accept = cap(Action::AcceptForm);
    let next = cap(Action::NextField);
    let rows = [
        (
            format!("{} {}", slot(SlotWork::MoreTurns), slot(SlotWork::FewerTurns)),
            PlanSays::ToTurns.words(look.lang),
        ),
        (
            format!("{} {}", slot(SlotWork::Duplicate), slot(SlotWork::Down)),
            PlanSays::ToDouble.words(look.lang),
        ),
        (cap(Action::AddSlot), PlanSays::ToAdd(&next, &accept).words(look.lang)),
        (cap(Action::SlotTimes), PlanSays::ToTime(&accept).words(look.lang)),
        (
            format!("{} {}", cap(Action::UndoEdit), cap(Action::SavePlan)),
            PlanSays::ToKeep.words(look.lang),
        ),
        (String::new(), String::new()),
    ];
    rows.into()
}
