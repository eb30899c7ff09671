//! What keys do to an agenda that is looked over: moving, correcting, mending, undoing.

mod form;
mod live;
mod save;
mod slots;
mod teams;
mod unsaved;

pub(super) use form::{
    accept_form, add_slot, correct, leave_form, next_field, next_section, pasted, restore_field,
    typed,
};
pub(super) use live::{change, changed, open};
pub(super) use save::{replace, rewrite, save, save_and_leave, save_as, saved, start, start_now};
pub(super) use slots::{other_rest, times, work};
pub(super) use unsaved::{found, keep, kept};

use super::{act, close, say};
use crate::{
    agenda::{Agenda, Edit, EditRefusal, Text, promise_moved},
    console::{
        effect::{Effect, LoopEffect},
        model::{
            Dialog, Done, Fault, Model, OnDisk, Overlay, PlanCursor, PlanEditor, PlanFile,
            PlanNews, PlanPane, Question, Screen, Then, What,
        },
    },
    i18n::agenda::file::{self, FileProblem},
    session::Reading,
};

/// Puts a file on the screen; the one that is there already keeps what can be kept. Corrections of
/// before that were not saved are looked for.
pub(super) fn read(model: &mut Model, read: PlanFile) -> Vec<Effect> {
    let again = model.plan().is_some_and(|plan| plan.source.path == read.path);
    let size = u64::try_from(read.bytes.len()).unwrap_or(u64::MAX);
    match PlanEditor::read(read, model.lang, &model.now) {
        Ok(mut plan) => {
            let several = plan.drafts.len() > 1;
            if let Some(before) = model.plan().filter(|_| again) {
                let last = plan.drafts.len() - 1;
                plan.session = before.session.min(last);
                (plan.focus, plan.beside) = (before.focus, before.beside);
                plan.keep_saved(before);
                plan.look_over(&model.now.clone());
            } else if plan.is_broken() {
                plan.next_remark();
            }
            model.screen = Screen::Plan(Box::new(plan));
            model.overlay = (several && !again).then_some(Overlay::Sessions { selected: 0 });
            if again {
                say(model, What::Plan(PlanNews::Reread));
            }
            let path = model.plan().map(|plan| plan.source.path.clone());
            path.map(Effect::FindUnsaved).into_iter().collect()
        }
        Err(_) => {
            let what = FileProblem::TooLarge { bytes: size };
            let why = Text::clean(&file::sentence(model.lang, &what));
            say(model, What::Failed(Fault::Open { why }));
            Vec::new()
        }
    }
}

/// The file is not what it was when it was read, or is so again.
pub(super) fn source_is(model: &mut Model, disk: OnDisk) {
    if let Some(plan) = model.plan_mut() {
        plan.source.disk = disk;
    }
}

pub(super) fn next_remark(model: &mut Model) -> Vec<Effect> {
    let found = model.plan_mut().is_some_and(PlanEditor::next_remark);
    if !found {
        say(model, What::Plan(PlanNews::NothingToSee));
    }
    Vec::new()
}

/// Goes into the list of what there is to say, and out of it again.
pub(super) fn remarks(model: &mut Model) -> Vec<Effect> {
    let opened = model.plan_mut().is_some_and(|plan| {
        if plan.focus == PlanPane::Remarks {
            plan.turn_to(PlanPane::Slots);
            return true;
        }
        plan.open_remarks()
    });
    if !opened {
        say(model, What::Plan(PlanNews::NothingToSee));
    }
    Vec::new()
}

/// Does what the doctor proposes for the remark that is pointed at.
pub(super) fn mend(model: &mut Model) -> Vec<Effect> {
    let mend = model.plan().and_then(|plan| plan.mend.clone());
    match mend {
        Some(mend) => edit(model, mend.edits, Done::Mended, PlanNews::Mended),
        None => {
            say(model, What::Plan(PlanNews::NoMend));
            Vec::new()
        }
    }
}

pub(super) fn remove_slot(model: &mut Model) -> Vec<Effect> {
    if form::on_teams(model) {
        return teams::remove(model);
    }
    let Some(plan) = model.plan() else {
        return Vec::new();
    };
    let slot = plan.slot_in_hand();
    let Some((slot, removed)) = slot.and_then(|slot| Some((slot, plan.agenda().slots.get(slot)?)))
    else {
        return Vec::new();
    };
    let title = removed.title.clone();
    let edits = vec![Edit::RemoveSlot { slot }];
    let now = model.now.clone();
    let news = match edit_with_rest(model, edits, Done::Removed(title.clone()), &now) {
        Ok(()) => PlanNews::Removed { title },
        Err(refused) => refusal(refused),
    };
    say(model, What::Plan(news));
    Vec::new()
}

/// Changes the agenda; the times after it follow or hold.
fn edit_with_rest(
    model: &mut Model,
    edits: Vec<Edit>,
    done: Done,
    now: &Reading,
) -> Result<(), EditRefusal> {
    let Some(plan) = model.plan_mut() else { return Ok(()) };
    let before = plan.agenda().clone();
    plan.rework(edits, done, now)?;
    tell_promise(model, &before);
    Ok(())
}

/// Says it where an hour that people were promised is another one than `before`.
fn tell_promise(model: &mut Model, before: &Agenda) {
    let moved = model.plan().and_then(|plan| promise_moved(before, plan.agenda()));
    if let Some(moved) = moved {
        say(model, What::Plan(PlanNews::Promised(moved)));
    }
}

/// Changes the agenda and says so; a change that does not apply is said, too.
fn edit(model: &mut Model, edits: Vec<Edit>, done: Done, news: PlanNews) -> Vec<Effect> {
    let now = model.now.clone();
    if let Some(plan) = model.plan_mut() {
        let before = plan.agenda().clone();
        let news = match plan.edit(edits, done, &now) {
            Ok(()) => news,
            Err(refused) => refusal(refused),
        };
        say(model, What::Plan(news));
        tell_promise(model, &before);
    }
    Vec::new()
}

const fn refusal(refused: EditRefusal) -> PlanNews {
    match refused {
        EditRefusal::NoSuchSlot | EditRefusal::NoSuchDefi => PlanNews::NoMend,
        EditRefusal::TooManySlots { limit } => PlanNews::TooManySlots { limit },
        EditRefusal::Unreadable
        | EditRefusal::Backwards { .. }
        | EditRefusal::NextDay { .. }
        | EditRefusal::NotTwo
        | EditRefusal::PartsDiffer
        | EditRefusal::NothingBelow
        | EditRefusal::SameName
        | EditRefusal::TurnsNamed
        | EditRefusal::OverADay
        | EditRefusal::KindsDiffer
        | EditRefusal::BreakWithTurns
        | EditRefusal::Begun
        | EditRefusal::Presented
        | EditRefusal::TurnsBegun { .. } => PlanNews::Refused(refused),
    }
}

pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let now = model.now.clone();
    let undone = model.plan_mut().and_then(|plan| {
        let undone = plan.draft_mut().history.undo();
        plan.look_over(&now);
        undone
    });
    say(model, What::Plan(undone.map_or(PlanNews::NothingToUndo, PlanNews::Undone)));
    Vec::new()
}

pub(super) fn redo(model: &mut Model) -> Vec<Effect> {
    let now = model.now.clone();
    let redone = model.plan_mut().and_then(|plan| {
        let redone = plan.draft_mut().history.redo();
        plan.look_over(&now);
        redone
    });
    say(model, What::Plan(redone.map_or(PlanNews::NothingToRedo, PlanNews::Redone)));
    Vec::new()
}

/// Lists the sessions of the file.
pub(super) fn sessions(model: &mut Model) -> Vec<Effect> {
    let selected = model.plan().filter(|plan| plan.drafts.len() > 1).map(|plan| plan.session);
    match selected {
        Some(selected) => act::lay_over(model, Overlay::Sessions { selected }),
        None => Vec::new(),
    }
}

/// Puts another session of the file on the screen; the one that was there keeps its corrections.
pub(super) fn choose(model: &mut Model, session: usize) -> Vec<Effect> {
    let now = model.now.clone();
    close(model);
    if let Some(plan) = model.plan_mut()
        && plan.session != session
    {
        plan.session = session;
        plan.cursor = PlanCursor::Head;
        plan.look_over(&now);
    }
    Vec::new()
}

pub(super) fn other_pane(model: &mut Model) -> Vec<Effect> {
    if let Some(plan) = model.plan_mut() {
        plan.next_pane();
    }
    Vec::new()
}

/// Leaves the agenda, or reads it again; asks first where corrections would be lost.
pub(super) fn leave(model: &mut Model, then: Then) -> Vec<Effect> {
    // the list is left first
    if let Some(plan) = model.plan_mut()
        && plan.focus == PlanPane::Remarks
        && matches!(then, Then::Picker)
    {
        plan.turn_to(PlanPane::Slots);
        return Vec::new();
    }
    let then = if model.changes_plan() && then == Then::Picker { Then::Desk } else { then };
    match model.plan() {
        Some(plan) if plan.is_unsaved() => {
            let question = Question::Discard { then };
            act::lay_over(model, Overlay::Dialog(Dialog::Confirm(question)))
        }
        Some(_) => go(model, then),
        None => Vec::new(),
    }
}

/// Does what was asked for, whatever is lost.
pub(super) fn go(model: &mut Model, then: Then) -> Vec<Effect> {
    match then {
        Then::Desk => {
            live::back(model);
            Vec::new()
        }
        Then::Picker => vec![Effect::Pick],
        Then::Quit => vec![Effect::Loop(LoopEffect::Quit)],
        Then::Reread if model.changes_plan() => {
            live::retake(model);
            Vec::new()
        }
        Then::Reread => {
            let path = model.plan().map(|plan| plan.source.path.clone());
            path.map(Effect::ReadPlan).into_iter().collect()
        }
    }
}
