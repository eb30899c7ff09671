//! What happened, in English.

use super::Taken;
use crate::{
    agenda::CueId,
    i18n::{Lang::En, catch_up::Says as Catch, format},
    session::{Change, Event, Replan},
};

pub(super) fn words(event: &Event, name: &dyn Fn(CueId) -> String) -> String {
    let words = match event {
        Event::Opened { .. } => "the session’s opening",
        Event::Replanned { why: Replan::BeginNow, .. } => "planned times shifted to now",
        Event::Replanned { why: Replan::FileChanged, .. } => "new plan",
        Event::PlanChanged { .. } => "new plan",
        Event::Started { .. } => "start",
        Event::Advanced { to, .. } => return format!("moved on to {}", name(*to)),
        Event::Reopened { to, .. } => return format!("went back to {}", name(*to)),
        Event::Jumped { to, .. } => return format!("jumped to {}", name(*to)),
        Event::Suspended { .. } => "suspended",
        Event::Resumed { .. } => "resumed",
        Event::Extended { by, .. } if by.num_milliseconds() < 0 => {
            return format!("{} less", format::length(by.abs()));
        }
        Event::Extended { by, .. } => return format!("{} more", format::length(*by)),
        Event::BreakBegun { length, .. } => {
            return format!("break of {}", format::length(*length));
        }
        Event::Announced { .. } => "time of resuming announced",
        Event::CaughtUp { way, .. } => return Catch::Taken(*way).words(En),
        Event::TargetSet { end: Some(_) } => "other target end",
        Event::TargetSet { end: None } => return Catch::TargetCleared.words(En),
        Event::Limited { part, limit } => return Catch::Limited(&name(*part), *limit).words(En),
        Event::LineupChanged { change } => return lineup(change),
        Event::MessageShown { text } => return format!("message {}", format::quote(En, text)),
        Event::MessageCleared => "message taken away",
        Event::Blackout { on: true } => "screen made black",
        Event::Blackout { on: false } => "screen given back",
        Event::PromptAsked { number, .. } => return format!("question {number}"),
        Event::Noted { note } => return format!("note {}", format::quote(En, &note.text)),
        Event::NoteRemoved { .. } => "note taken back",
        Event::NoteEdited { .. } => "note reworded",
        Event::NoteMoved { .. } => "note given to another team",
        Event::NotePinned { on: true, .. } => "note pinned",
        Event::NotePinned { on: false, .. } => "note unpinned",
        Event::NoteTimed { .. } | Event::TimeCorrected { .. } => "time corrected",
        Event::ActionDone { action } => return format!("“{}” done", action.text),
        Event::ClockStepped { .. } => "the computer’s clock was stepped",
        Event::Interrupted { .. } => "interruption",
        Event::InterruptionRemoved { .. } => "interruption taken out",
        Event::Undone { .. } => "undo",
        Event::Redone { .. } => "redo",
        Event::Closed => "closing",
    };
    words.to_owned()
}

pub(super) const fn came_back(taken: Taken) -> &'static str {
    match taken {
        Taken::Note => "The note is back.",
        Taken::Message => "The message is back.",
        Taken::Interruption => "The interruption counts again in the time passed.",
    }
}

pub(super) const fn went_again(taken: Taken) -> &'static str {
    match taken {
        Taken::Note => "The note is taken back again.",
        Taken::Message => "The message is taken away again.",
        Taken::Interruption => "The interruption counts no more in the time passed.",
    }
}

fn lineup(change: &Change) -> String {
    match change {
        Change::Absent { defi, .. } => format!("{defi} absent"),
        Change::Present { defi } => format!("{defi} present"),
        Change::Deferred { defi } => format!("{defi} later"),
        Change::Swapped { a, b } => format!("{a} and {b} swapped"),
        Change::Moved { defi, to } => format!("{defi} moved to place {to}"),
        Change::Inserted { defi, .. } => format!("{defi} added"),
        Change::Drawn { draw } => format!("lots drawn, seed {}", draw.seed),
    }
}
