//! `update`: what a message changes in the model, and the effects that it asks for. Pure.

mod act;
mod afterwards;
mod answer;
mod catch_up;
mod debrief;
mod desk;
mod dialog;
mod hold;
mod invite;
mod key;
mod mouse;
mod note;
mod order;
mod picker;
mod plan;
mod time;

use chrono::TimeDelta;

use super::{
    effect::Effect,
    line::without_escapes,
    message::Message,
    model::{Fault, LogLine, MAX_LOG, Model, NOTICE, Notice, PlanNews, Screen, What},
};
use crate::session::Reading;

/// The shortest interruption that is worth a word.
pub const INTERRUPTION: TimeDelta = TimeDelta::seconds(10);

/// Takes `message` in, heard at `now`; returns what is to be done, in order.
pub fn update(model: &mut Model, now: &Reading, message: Message) -> Vec<Effect> {
    model.now = now.clone();
    let acts = matches!(message, Message::Key(_) | Message::Paste(_) | Message::Clicked { .. });
    if acts && model.plan().is_some() && is_passing(model) {
        model.notice = None;
    }
    let before = (ground(model), model.notice.clone());
    let mut effects = take_in(model, message);
    effects.extend(debrief::follow(model));
    effects.extend(plan::keep(model));
    // what was said of a screen does not lie over the keys of what follows it
    if before.0 != ground(model) && before.1 == model.notice && gives_way(model) {
        model.notice = None;
    }
    effects
}

/// Whether the notice is of no more use once somebody goes on: the keys have their row back.
fn is_passing(model: &Model) -> bool {
    let what = model.notice.as_ref().map(|notice| &notice.what);
    matches!(what, Some(What::Plan(_) | What::Cut | What::Refused(_)))
}

/// What has the keys: which screen, and whether something lies over it or is being filled in.
fn ground(model: &Model) -> (std::mem::Discriminant<Screen>, bool, bool, bool) {
    let filling_in = match &model.screen {
        Screen::Plan(plan) => plan.form.is_some(),
        Screen::Desk(desk) => desk.editor.is_some(),
        Screen::Picker(_) => false,
    };
    let debrief = model.desk().is_some_and(|desk| desk.debrief.is_some());
    (std::mem::discriminant(&model.screen), model.overlay.is_some(), filling_in, debrief)
}

/// Whether the notice is about what was just done on the screen as it stood: it gives way. What
/// has gone wrong, or is to be known for the rest of the day, stays for its time.
fn gives_way(model: &Model) -> bool {
    model.notice.as_ref().is_some_and(|notice| match &notice.what {
        What::Plan(PlanNews::Saved { .. } | PlanNews::Made { .. } | PlanNews::MadeAside { .. }) => {
            false
        }
        What::Plan(_)
        | What::Failed(Fault::Save { .. })
        | What::Undone(_)
        | What::Redone(_)
        | What::Exported { .. }
        | What::TakesNotes
        | What::DraftKept
        | What::DraftRestored
        | What::ActionDone
        | What::ActionLater
        | What::NoteHidden => true,
        What::Refused(_)
        | What::Leftover(_)
        | What::Strays(_)
        | What::PlanChanged { .. }
        | What::Drawn { .. }
        | What::Cut
        | What::Resolved
        | What::ThrownOut
        | What::DoorFell { .. }
        | What::SettingsAmiss { .. }
        | What::NetworkDisk
        | What::NearlyFull
        | What::Warned(_)
        | What::BackSoon { .. }
        | What::Failed(_)
        | What::Alarmed(_) => false,
    })
}

fn take_in(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => key::pressed(model, key),
        Message::Paste(text) => key::pasted(model, &without_escapes(&text)),
        Message::Clicked { col, row } => {
            mouse::clicked(model, col, row);
            Vec::new()
        }
        Message::Wheeled { down } => {
            act::step(model, down);
            Vec::new()
        }
        Message::Resize(size) => {
            model.size = size;
            Vec::new()
        }
        Message::Tick => time::passed(model),
        Message::Drawn => {
            if let Some(desk) = model.desk_mut() {
                desk.on_screen = desk.moment.cue.as_ref().map(|cue| cue.id);
            }
            Vec::new()
        }
        Message::Journal(events) => answer::read(model, events),
        Message::Answered(answer) => answer::answered(model, *answer),
        Message::ReadFailed(error) => {
            answer::unread(model, error);
            Vec::new()
        }
        Message::DraftsKept(kept) => {
            answer::kept(model, kept);
            Vec::new()
        }
        Message::Opened(opened) => answer::opened(model, *opened),
        Message::OpenFailed { why } => {
            say(model, What::Failed(Fault::Open { why }));
            Vec::new()
        }
        Message::Recalled(pledges) => {
            if let Some(desk) = model.desk_mut() {
                desk.pledges = pledges;
            }
            Vec::new()
        }
        Message::ExportPlace(place) => {
            debrief::goes(model, place);
            Vec::new()
        }
        Message::Exported(outcome) => debrief::written(model, outcome),
        Message::PlanRead(file) => plan::read(model, *file),
        Message::UnsavedFound(unsaved) => plan::found(model, *unsaved),
        Message::UnsavedKept(kept) => {
            plan::kept(model, kept);
            Vec::new()
        }
        Message::PlanSaved(saved) => plan::saved(model, *saved),
        Message::SourceIs(disk) => {
            plan::source_is(model, disk);
            Vec::new()
        }
        Message::Door(seen) => {
            invite::seen(model, seen);
            Vec::new()
        }
        Message::ThrownOut(done) => {
            invite::thrown_out(model, done);
            Vec::new()
        }
        Message::SettingsAmiss { why } => {
            say(model, What::SettingsAmiss { why });
            Vec::new()
        }
        Message::DoorFell { why } => {
            invite::fell(model, why);
            Vec::new()
        }
        Message::Picked(mut picker) => {
            // who comes back from an agenda finds it under the cursor
            if let Some(plan) = model.plan() {
                picker.select_file(&plan.source.path);
            }
            let year = picker.year.is_some();
            model.screen = Screen::Picker(picker);
            year.then_some(Effect::LookBack).into_iter().collect()
        }
        Message::Came(outcomes) => {
            picker::came(model, outcomes);
            Vec::new()
        }
        Message::AgendaMade(made) => picker::made(model, made),
    }
}

/// Says something in the key bar's place for a while, and in the log.
fn say(model: &mut Model, what: What) {
    log(model, what.clone());
    let until = model.now.mono + model.for_people(NOTICE);
    model.notice = Some(Notice { what, until });
}

fn log(model: &mut Model, what: What) {
    if model.log.len() == MAX_LOG {
        model.log.pop_front();
    }
    model.log.push_back(LogLine { at: model.now.wall, what });
}

fn close(model: &mut Model) {
    model.overlay = None;
}
