//! When the actions of the screen on which an agenda is edited are of use, and what they do. Must never do anything.

use super::{
    model::{
        Dialog, Entry, Form, Model, Open, PlanCursor, PlanEditor, PlanPane, Question, Screen,
        SlotWork,
    },
    names::on_teams,
};
use crate::{
    agenda::{Kind, Turns},
    i18n::console::{action::Label, plan::field::Section},
};

/// What is said of what is done to a slot.
pub(super) const fn does(work: SlotWork) -> fn(&Model) -> Label {
    match work {
        SlotWork::Longer => |_| Label::Longer,
        SlotWork::Shorter => |_| Label::Shorter,
        SlotWork::Up => |model| if on_teams(model) { Label::TeamUp } else { Label::SlotUp },
        SlotWork::Down => |model| if on_teams(model) { Label::TeamDown } else { Label::SlotDown },
        SlotWork::MoreTurns => |_| Label::MoreTurns,
        SlotWork::FewerTurns => |_| Label::FewerTurns,
        SlotWork::Duplicate => |_| Label::DuplicateSlot,
        SlotWork::Split => |_| Label::SplitSlot,
        SlotWork::Join => |_| Label::JoinSlots,
    }
}

/// A session that runs follows its plan at once: it is not opened anew.
pub(super) fn starts(model: &Model) -> bool {
    readable(model) && !model.changes_plan()
}

/// What is changed of a session's plan has no file to be read again; it is taken up where the
/// session follows another one by now.
pub(super) fn rereads(model: &Model) -> bool {
    !model.changes_plan() || model.plan().is_some_and(PlanEditor::is_outdated)
}

pub(super) fn reread(model: &Model) -> Label {
    if model.changes_plan() { Label::Retake } else { Label::Reread }
}

pub(super) fn save_plan(model: &Model) -> Label {
    if model.changes_plan() { Label::TakePlan } else { Label::SavePlan }
}

pub(super) fn on_agenda(model: &Model) -> bool {
    matches!(&model.screen, Screen::Picker(picker) if picker.agenda().is_some())
}

/// On a date of the programme that has no agenda.
pub(super) fn on_free_date(model: &Model) -> bool {
    matches!(&model.screen, Screen::Picker(picker) if picker.free_date().is_some())
}

/// What opening the selected row of the choice does.
pub(super) fn choose(model: &Model) -> Option<Label> {
    let Screen::Picker(picker) = &model.screen else { return None };
    let year = picker.year.as_ref();
    let open = match picker.entry()? {
        Entry::Date(index) => year.map(|year| year.open(index)),
        Entry::Session(_) | Entry::Agenda(_) => None,
    };
    Some(match open {
        Some(Open::Nothing) => Label::MakeAgenda,
        Some(Open::Session(_) | Open::Agenda(_)) | None => Label::Choose,
    })
}

pub(super) fn readable(model: &Model) -> bool {
    model.plan().is_some_and(|plan| !plan.is_broken())
}

/// On a line that is in no slot, the key that corrects adds one, too.
pub(super) fn adds(model: &Model) -> bool {
    let free = |plan: &PlanEditor| {
        let line = matches!(plan.cursor, PlanCursor::Line(_)) && plan.selected_slot().is_none();
        line && plan.focus != PlanPane::Teams
    };
    readable(model) && !model.plan().is_some_and(free)
}

pub(super) fn remarked(model: &Model) -> bool {
    model.plan().is_some_and(|plan| plan.counts() != (0, 0))
}

pub(super) fn has_remarks(model: &Model) -> bool {
    model.plan().is_some_and(|plan| !plan.remarks.is_empty())
}

pub(super) fn mendable(model: &Model) -> bool {
    model.plan().is_some_and(|plan| plan.mend.is_some())
}

pub(super) fn several(model: &Model) -> bool {
    model.plan().is_some_and(|plan| plan.drafts.len() > 1)
}

pub(super) fn on_slot(model: &Model) -> bool {
    model.plan().is_some_and(|plan| plan.slot_in_hand().is_some())
}

pub(super) fn takes_turns(model: &Model) -> bool {
    let Some(plan) = model.plan() else { return false };
    let slot = plan.slot_in_hand().and_then(|slot| plan.agenda().slots.get(slot));
    slot.is_some_and(|slot| {
        let counted = match slot.turns {
            None => matches!(slot.kind, Kind::Presentations | Kind::Restitution),
            Some(Turns::Count(_)) => true,
            Some(Turns::Named(_) | Turns::All) => false,
        };
        counted && !plan.is_broken()
    })
}

/// Whether it is asked what becomes of corrections that are not saved.
pub(super) fn is_unsaved(model: &Model) -> bool {
    matches!(model.dialog(), Some(Dialog::Confirm(Question::Discard { .. })))
}

pub(super) fn undoable(model: &Model) -> bool {
    model.plan().is_some_and(|plan| plan.draft().history.can_undo())
}

pub(super) fn redoable(model: &Model) -> bool {
    model.plan().is_some_and(|plan| plan.draft().history.can_redo())
}

/// On a slot or on a team.
pub(super) fn on_part(model: &Model) -> bool {
    on_slot(model) || model.plan().is_some_and(|plan| plan.selected_team().is_some())
}

/// While a session's plan is changed, the keys of whole screens drive the session.
pub(super) fn pages(model: &Model) -> bool {
    !model.changes_plan()
}

/// Whether something stands below, that moves or holds when the selected slot changes.
pub(super) fn has_rest(model: &Model) -> bool {
    let Some(plan) = model.plan().filter(|plan| !plan.is_broken()) else { return false };
    plan.slot_in_hand().is_some_and(|slot| slot + 1 < plan.agenda().slots.len())
}

/// The same for the field in hand.
pub(super) fn moves_the_rest(model: &Model) -> bool {
    let form = model.plan().and_then(|plan| plan.form.as_ref());
    form.is_some_and(Form::moves_the_rest)
}

/// Whether the fields in hand are about more than one thing.
pub(super) fn has_sections(model: &Model) -> bool {
    let form = model.plan().and_then(|plan| plan.form.as_ref());
    let last = form.and_then(|form| form.fields.last());
    last.is_some_and(|field| field.name.section() != Section::Main)
}
