//! What an action is called at this moment, where that depends on the session. Says words only;
//! must never decide whether the action is of use: that is the table's business.

use super::{
    complete,
    model::{Dialog, Model, Overlay, Pane, PlanCursor, PlanEditor, PlanPane, Question},
    of_desk::{reads_on, state},
    of_plan::{choose, save_plan},
};
use crate::{
    agenda::Rest,
    i18n::console::action::Label,
    session::{LineState, ON_TIME, State},
};

/// Late it is about catching up, ahead about giving the time back.
pub(super) fn catch_up(model: &Model) -> Label {
    let late = model.desk().and_then(|desk| desk.moment.late);
    if late.is_some_and(|late| late <= -ON_TIME) { Label::GiveBack } else { Label::CatchUp }
}

pub(super) fn lock(model: &Model) -> Label {
    match &model.overlay {
        Some(Overlay::CatchUp(panel)) if panel.part().is_some_and(|part| part.locked) => {
            Label::UnlockPart
        }
        Some(_) | None => Label::LockPart,
    }
}

pub(super) fn announce(model: &Model) -> Label {
    let moment = model.desk().map(|desk| &desk.moment);
    let offer = moment
        .filter(|moment| !moment.promised)
        .and_then(|moment| Some(moment.offer?.with_timezone(&moment.zone).time()));
    offer.map_or(Label::Announce, Label::AnnounceAt)
}

pub(super) fn accept(model: &Model) -> Label {
    if let Some(Overlay::CatchUp(panel)) = &model.overlay
        && panel.way().is_some()
        && panel.field.is_none()
    {
        return Label::TakeWay;
    }

    match model.dialog() {
        Some(Dialog::Confirm(Question::ChangePlan { .. })) => Label::TakePlan,
        Some(Dialog::Confirm(Question::StartPlan { .. })) => Label::StartPlan,
        Some(Dialog::Confirm(Question::Discard { .. } | Question::Rewrite { .. })) => {
            save_plan(model)
        }
        None if model.overlay.is_none() => choose(model).unwrap_or(Label::Accept),
        Some(Dialog::Confirm(_) | Dialog::Ask { .. }) | None => Label::Accept,
    }
}

/// What the key would choose: what comes after a change keeps its length, or its end.
pub(super) fn rest(model: &Model) -> Label {
    match model.plan().map(|plan| plan.rest) {
        Some(Rest::Holds) => Label::RestFollows,
        Some(Rest::Follows) | None => Label::RestHolds,
    }
}

pub(super) fn quit(model: &Model) -> Label {
    if model.desk().is_some() { Label::Quit } else { Label::QuitAll }
}

/// Whether the keys are about teams.
pub(super) fn on_teams(model: &Model) -> bool {
    model.plan().is_some_and(|plan| plan.focus == PlanPane::Teams)
}

fn in_remarks(model: &Model) -> bool {
    model.plan().is_some_and(|plan| plan.focus == PlanPane::Remarks)
}

/// Out of the list, or of the agenda.
pub(super) fn leave_plan(model: &Model) -> Label {
    if in_remarks(model) {
        Label::LeaveRemarks
    } else if model.changes_plan() {
        Label::BackToSession
    } else {
        Label::LeavePlan
    }
}

/// Out of a question without having done anything: back to the corrections, where it is about them.
pub(super) fn leave(model: &Model) -> Label {
    match model.dialog() {
        Some(Dialog::Confirm(Question::Discard { .. })) => Label::Stay,
        Some(Dialog::Confirm(_) | Dialog::Ask { .. }) | None => Label::Leave,
    }
}

/// To what holds for the whole session, or to the first row of another list.
pub(super) fn first_row(model: &Model) -> Label {
    match model.plan().map(|plan| plan.focus) {
        Some(PlanPane::Teams | PlanPane::Remarks) => Label::FirstRow,
        Some(PlanPane::Slots | PlanPane::Source) | None => Label::Head,
    }
}

/// A screen on in what is read; so many rows down where rows are chosen among.
pub(super) fn page_on(model: &Model) -> Label {
    if reads_on(model) { Label::PageOn } else { Label::RowsOn }
}

pub(super) fn page_back(model: &Model) -> Label {
    if reads_on(model) { Label::PageBack } else { Label::RowsBack }
}

/// To the part of the screen that is next.
pub(super) fn next_pane(model: &Model) -> Label {
    match model.plan().map(PlanEditor::pane_after) {
        Some(PlanPane::Teams) => Label::ToTeams,
        Some(PlanPane::Source) => Label::ToFile,
        Some(PlanPane::Slots | PlanPane::Remarks) => Label::ToAgenda,
        None => Label::Pane,
    }
}

/// Into the list, or out of it.
pub(super) fn remarks(model: &Model) -> Label {
    if in_remarks(model) { Label::LeaveRemarks } else { Label::Remarks }
}

pub(super) fn add(model: &Model) -> Label {
    if on_teams(model) { Label::AddTeam } else { Label::AddSlot }
}

pub(super) fn remove(model: &Model) -> Label {
    if on_teams(model) { Label::RemoveTeam } else { Label::RemoveSlot }
}

pub(super) fn correct(model: &Model) -> Label {
    if on_teams(model) {
        let team = model.plan().and_then(|plan| plan.selected_team());
        return if team.is_some() { Label::CorrectTeam } else { Label::AddTeam };
    }
    if model.plan().is_some_and(|plan| plan.question().is_some()) {
        return Label::Answer;
    }
    if in_remarks(model) {
        return Label::GoTo;
    }
    match model.plan().map(|plan| (plan.cursor, plan.selected_slot())) {
        Some((PlanCursor::Line(_), None)) => Label::AddSlot,
        Some((_, None)) => Label::CorrectHead,
        Some((_, Some(_))) | None => Label::Correct,
    }
}

pub(super) fn go_on(model: &Model) -> Label {
    match model.desk().map(|desk| &desk.moment) {
        Some(moment) if moment.state == State::Idle => Label::Start,
        Some(moment) if moment.next.is_none() => Label::Close,
        Some(_) | None => Label::Next,
    }
}

pub(super) fn freeze(model: &Model) -> Label {
    match state(model) {
        Some(State::Suspended) => Label::Resume,
        Some(State::Idle | State::Running | State::Finished) | None => Label::Suspend,
    }
}

pub(super) fn note(model: &Model) -> Label {
    if model.desk().is_some_and(|desk| !desk.drafts.is_empty()) {
        Label::ResumeNote
    } else {
        Label::Note
    }
}

/// While names are offered, the key takes one; where things run side by side, a note goes to one
/// of them; else to a team.
pub(super) fn other_team(model: &Model) -> Label {
    let typed = model.desk().and_then(|desk| Some((desk.editor.as_ref()?, &desk.session)));
    if typed.is_some_and(|(editor, session)| complete::offers(&editor.line, session).is_some()) {
        return Label::TakeName;
    }
    let tracks = model.desk().map(|desk| {
        let begun = desk.editor.as_ref().and_then(|editor| editor.context.as_ref());
        let now = desk.moment.cue.as_ref().map(|cue| cue.id);
        desk.session.tracks_of(begun.map_or(now, |context| context.cue))
    });
    if tracks.is_some_and(|tracks| !tracks.is_empty()) {
        Label::OtherTrack
    } else {
        Label::OtherTeam
    }
}

pub(super) fn other_way(model: &Model) -> Label {
    let swaps = model.desk().and_then(|desk| desk.held.as_ref()).is_some_and(|held| held.swap);
    if swaps { Label::PushIn } else { Label::Swap }
}

pub(super) fn open_label(model: &Model) -> Label {
    match model.desk().map(|desk| (desk.focus, desk.chosen_note().is_some())) {
        Some((Pane::Rundown, _)) => Label::Jump,
        Some((Pane::Notes, true)) => Label::EditNote,
        Some((Pane::Timer | Pane::Notes, _)) | None => note(model),
    }
}

pub(super) fn pin(model: &Model) -> Label {
    let pinned = model.desk().and_then(|desk| desk.chosen_note()).is_some_and(|note| note.pinned);
    if pinned { Label::UnpinNote } else { Label::PinNote }
}

pub(super) fn filter(model: &Model) -> Label {
    let filtered = model.desk().is_some_and(|desk| desk.filter.is_some());
    if filtered { Label::OtherFilter } else { Label::FilterNotes }
}

pub(super) fn project(model: &Model) -> Label {
    if model.desk().is_some_and(|desk| desk.projecting) { Label::Unproject } else { Label::Project }
}

pub(super) fn blackout(model: &Model) -> Label {
    if model.desk().is_some_and(|desk| desk.moment.blackout) {
        Label::Unblackout
    } else {
        Label::Blackout
    }
}

pub(super) fn absent(model: &Model) -> Label {
    let selected = model.desk().and_then(|desk| desk.selected_team());
    if selected.is_some_and(|line| line.free.is_some()) {
        return Label::Present;
    }
    match selected.map(|line| line.state) {
        Some(LineState::Absent) => Label::Present,
        Some(
            LineState::Done
            | LineState::Running
            | LineState::Next
            | LineState::Later
            | LineState::Deferred
            | LineState::Skipped,
        )
        | None => Label::Absent,
    }
}

pub(super) fn gap(model: &Model) -> Label {
    let gap = model.desk().and_then(|desk| desk.interruption());
    Label::DropInterruption(gap.unwrap_or_default())
}
