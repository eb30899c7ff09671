//! Every action, by whatever key or words it was asked for.

use super::{
    afterwards, catch_up, debrief, desk, dialog, hold, invite, note, order, picker, plan, say,
};
use crate::{
    console::{
        action::Action,
        effect::{Effect, LoopEffect},
        model::{AfterSave, Model, Overlay, Palette, Screen, Then, What},
        role, view,
    },
    i18n::Lang,
    stage::theme::ThemeName,
};

/// Rows of the terminal that a page of help has not: frame, key bar, and the line that stays.
const PAGE_KEEPS: u16 = 4;

/// Does `action`. Where it means nothing it does nothing; what the session refuses, `decide` says.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if role::bars(model, action) {
        say(model, What::TakesNotes);
        return Vec::new();
    }
    match action {
        Action::Next => desk::next(model),
        Action::Suspend => desk::suspend(model),
        Action::Less => desk::extend(model, -desk::STEP),
        Action::More => desk::extend(model, desk::STEP),
        Action::Back => dialog::back(model),
        Action::Break => dialog::ask_break(model),
        Action::Announce => dialog::announce(model),
        Action::CatchUp => catch_up::open(model),
        Action::PreviousWay => catch_up::choose(model, false),
        Action::NextWay => catch_up::choose(model, true),
        Action::TargetEnd => catch_up::target(model),
        Action::LockPart => catch_up::lock(model),
        Action::FloorOfPart => catch_up::floor(model),
        Action::PartPays => catch_up::pays(model),
        Action::Absent => desk::absent(model),
        Action::Defer => desk::defer(model),
        Action::Insert => dialog::ask_insert(model),
        Action::Arrived => order::arrived(model),
        Action::Done => order::done(model),
        Action::NotYet => order::not_yet(model),
        Action::Draw => order::ask_draw(model),
        Action::Fair => order::fair(model),
        Action::OtherFreed => order::other_freed(model),
        Action::Grab => hold::grab(model),
        Action::HeldUp => hold::shift(model, false),
        Action::HeldDown => hold::shift(model, true),
        Action::OtherWay => hold::other_way(model),
        Action::PutDown => hold::put_down(model),
        Action::PutBack => hold::put_back(model),
        Action::BeginNow => desk::begin_now(model),
        Action::StartedAgo => dialog::ask_started_ago(model),
        Action::DropInterruption => desk::drop_interruption(model),
        Action::ChangePlan => plan::open(model),
        Action::NewPlan => desk::new_plan(model),
        Action::Message => dialog::ask_message(model),
        Action::Blackout => desk::blackout(model),
        Action::NextPrompt => desk::question(model, false),
        Action::LastPrompt => desk::question(model, true),
        Action::Undo => desk::undo(model),
        Action::Redo => desk::redo(model),
        Action::Close => dialog::close_session(model),
        Action::Export => debrief::open(model),
        Action::FormatBefore => debrief::format(model, false),
        Action::NextFormat => debrief::format(model, true),
        Action::ForWhom => debrief::whom(model, true),
        Action::ForWhomBefore => debrief::whom(model, false),
        Action::WriteDebrief => debrief::accept(model),
        Action::LeaveDebrief => debrief::leave(model),
        Action::ScreenUp => debrief::screen(model, false),
        Action::ScreenDown => debrief::screen(model, true),
        Action::Top => debrief::to_end(model, false),
        Action::Bottom => debrief::to_end(model, true),
        Action::Retry => desk::retry(model),
        Action::Open => dialog::open(model),
        Action::Note => note::open(model),
        Action::NoteOf(kind) => note::open_with(model, kind),
        Action::SaveNote => note::save(model),
        Action::KeepDraft => note::put_aside(model),
        Action::OtherTeam => note::other_team(model),
        Action::RemoveNote => dialog::remove_note(model),
        Action::NoteFor => afterwards::ask_team(model),
        Action::PinNote => afterwards::pin(model),
        Action::FilterNotes => afterwards::ask_filter(model),
        Action::UndoNote => afterwards::undo(model),
        Action::RealTime => afterwards::ask_real_time(model),
        Action::PreviousName => {
            note::choose_name(model, false);
            Vec::new()
        }
        Action::NextName => {
            note::choose_name(model, true);
            Vec::new()
        }
        Action::Project => {
            if let Some(desk) = model.desk_mut() {
                desk.projecting = !desk.projecting;
            }
            Vec::new()
        }
        Action::Pane => {
            if let Some(desk) = model.desk_mut() {
                desk.focus = desk.focus.following();
            }
            Vec::new()
        }
        Action::Up => step(model, false),
        Action::Down => step(model, true),
        Action::Follow => {
            desk::follow(model);
            Vec::new()
        }
        Action::Help => lay_over(model, Overlay::Help { scroll: 0 }),
        Action::Ahead => desk::ahead(model),
        Action::Invite => invite::open(model),
        Action::ThrowOut => invite::throw_out(model),
        Action::Log => lay_over(model, Overlay::Log { scroll: 0 }),
        Action::Palette => lay_over(model, Overlay::Palette(Palette::default())),
        Action::Theme => {
            model.theme = match model.theme {
                ThemeName::Dark => ThemeName::Light,
                ThemeName::Light => ThemeName::HighContrast,
                ThemeName::HighContrast => ThemeName::Dark,
            };
            Vec::new()
        }
        Action::Language => {
            model.lang = match model.lang {
                Lang::Fr => Lang::En,
                Lang::En => Lang::Fr,
            };
            Vec::new()
        }
        Action::Shell => vec![Effect::Loop(LoopEffect::Shell)],
        Action::Redraw => vec![Effect::Loop(LoopEffect::Redraw)],
        Action::Quit => dialog::quit(model),
        Action::Accept => picker::choose(model),
        Action::Review => picker::review(model),
        Action::MakeAgenda => picker::offer(model),
        Action::Correct => plan::correct(model),
        Action::NextRemark => plan::next_remark(model),
        Action::Mend => plan::mend(model),
        Action::Remarks => plan::remarks(model),
        Action::Slot(work) => plan::work(model, work),
        Action::SlotTimes => plan::times(model),
        Action::Rest | Action::RestHere => plan::other_rest(model),
        Action::AddSlot => plan::add_slot(model),
        Action::RemoveSlot => plan::remove_slot(model),
        Action::UndoEdit => plan::undo(model),
        Action::RedoEdit => plan::redo(model),
        Action::Sessions => plan::sessions(model),
        Action::SavePlan => plan::save(model, AfterSave::Stay),
        Action::StartPlan => plan::start(model),
        Action::Reread => plan::leave(model, Then::Reread),
        Action::OtherPane => plan::other_pane(model),
        Action::Head => to_edge(model, false),
        Action::LastRow => to_edge(model, true),
        Action::LeavePlan => plan::leave(model, Then::Picker),
        Action::Discard => dialog::discard(model),
        Action::AcceptForm => plan::accept_form(model),
        Action::LeaveForm => plan::leave_form(model),
        Action::NextField => plan::next_field(model, true),
        Action::PreviousField => plan::next_field(model, false),
        Action::NextSection => plan::next_section(model, true),
        Action::PreviousSection => plan::next_section(model, false),
        Action::RestoreField => plan::restore_field(model),
        Action::PageOn => page(model, true),
        Action::PageBack => page(model, false),
        Action::Leave => dialog::quit(model),
    }
}

pub(super) fn lay_over(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    model.overlay = Some(overlay);
    Vec::new()
}

/// A whole screen of what is in front, up or down; a line stays in sight.
fn page(model: &mut Model, down: bool) -> Vec<Effect> {
    let rows = match (&model.overlay, &model.screen) {
        (None, Screen::Plan(plan)) if plan.live.is_some() => return Vec::new(),
        (None, Screen::Plan(_)) => view::plan_rows(model).saturating_sub(1),
        (Some(_), _) | (None, Screen::Picker(_) | Screen::Desk(_)) => {
            model.size.rows.saturating_sub(PAGE_KEEPS)
        }
    };
    for _ in 0..rows.max(1) {
        step(model, down);
    }
    Vec::new()
}

/// To the first row of what is in front, or to the last one.
fn to_edge(model: &mut Model, last: bool) -> Vec<Effect> {
    let edge = |rows: usize| if last { rows.saturating_sub(1) } else { 0 };
    let (end, said) = (view::help_end(model), u16::try_from(model.log.len()));
    match (&mut model.overlay, &mut model.screen) {
        (Some(Overlay::Help { scroll }), _) => *scroll = if last { end } else { 0 },
        // counted from the latest line, which is at the bottom
        (Some(Overlay::Log { scroll }), _) => {
            *scroll = if last { 0 } else { said.unwrap_or(u16::MAX) };
        }
        (Some(Overlay::Sessions { selected }), Screen::Plan(plan)) => {
            *selected = edge(plan.drafts.len());
        }
        (None, Screen::Picker(picker)) => picker.selected = edge(picker.rows()),
        (None, Screen::Plan(plan)) => plan.to_edge(last),
        (
            Some(
                Overlay::Dialog(_)
                | Overlay::Palette(_)
                | Overlay::Sessions { .. }
                | Overlay::Arrivals { .. }
                | Overlay::Invite { .. }
                | Overlay::Drawn { .. }
                | Overlay::Fair { .. }
                | Overlay::CatchUp(_),
            ),
            _,
        )
        | (None, Screen::Desk(_)) => {}
    }
    Vec::new()
}

/// One line up or down, in whatever is in front.
pub(super) fn step(model: &mut Model, down: bool) -> Vec<Effect> {
    let by = |scroll: &mut u16, more: bool| {
        *scroll = if more { scroll.saturating_add(1) } else { scroll.saturating_sub(1) };
    };
    if matches!(model.overlay, Some(Overlay::Help { .. })) {
        let end = view::help_end(model);
        if let Some(Overlay::Help { scroll }) = &mut model.overlay {
            by(scroll, down);
            *scroll = (*scroll).min(end);
        }
        return Vec::new();
    }
    match (&mut model.overlay, &mut model.screen) {
        (Some(Overlay::Help { .. }), _) => {}
        (Some(Overlay::Drawn { scroll, .. } | Overlay::Fair { scroll }), _) => by(scroll, down),
        // counted from the latest line, which is at the bottom
        (Some(Overlay::Log { scroll }), _) => by(scroll, !down),
        (Some(Overlay::Sessions { selected }), Screen::Plan(plan)) => {
            let last = plan.drafts.len() - 1;
            *selected = if down { (*selected + 1).min(last) } else { selected.saturating_sub(1) };
        }
        (Some(Overlay::Arrivals { offers, selected }), _) => {
            let last = offers.len().saturating_sub(1);
            *selected = if down { (*selected + 1).min(last) } else { selected.saturating_sub(1) };
        }
        (Some(Overlay::Invite { chosen, seen }), _) => invite::step(chosen, seen, down),
        (Some(Overlay::CatchUp(panel)), _) => catch_up::step(panel, down),
        (Some(Overlay::Dialog(_) | Overlay::Palette(_) | Overlay::Sessions { .. }), _) => {}
        (None, Screen::Picker(picker)) => picker::step(picker, down),
        (None, Screen::Desk(desk)) if desk.debrief.is_some() => debrief::step(model, down),
        (None, Screen::Desk(desk)) => desk::step(desk, down),
        // what is being filled in stays under the eyes
        (None, Screen::Plan(plan)) if plan.form.is_some() => {}
        (None, Screen::Plan(plan)) => plan.step(down),
    }
    Vec::new()
}
