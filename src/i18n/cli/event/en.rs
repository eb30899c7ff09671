//! The log in English.

use chrono::TimeDelta;

use super::{Say, note, reworded};
use crate::{
    i18n::{
        Lang::En,
        catch_up::Says as Catch,
        format::{length, quote, time},
        replan,
    },
    session::{Change, Event, Freed, Replan},
};

pub(super) fn event(event: &Event, say: &Say<'_>) -> String {
    let zone = say.zone;
    match event {
        Event::Opened { plan, .. } => format!("session opened: {}", plan.title),
        Event::Replanned { why: Replan::BeginNow, .. } => "times shifted to begin now".to_owned(),
        Event::Replanned { why: Replan::FileChanged, .. } => "new plan taken up".to_owned(),
        Event::PlanChanged { change } => {
            format!("plan changed: {}", replan::news(En, &change.news, zone))
        }
        Event::Started { cue } => format!("begun: {}", say.name(*cue)),
        Event::Advanced { from, to, by_itself: false } => {
            format!("{} → {}", say.name(*from), say.name(*to))
        }
        Event::Advanced { from, to, by_itself: true } => {
            format!("{} → {}, out of time", say.name(*from), say.name(*to))
        }
        Event::Reopened { from, to } => format!("back: {} → {}", say.name(*from), say.name(*to)),
        Event::Jumped { from: Some(from), to } => {
            format!("jump: {} → {}", say.name(*from), say.name(*to))
        }
        Event::Jumped { from: None, to } => format!("jump: {}", say.name(*to)),
        Event::Suspended { cue } => format!("clock suspended: {}", say.name(*cue)),
        Event::Resumed { cue } => format!("clock resumed: {}", say.name(*cue)),
        Event::Extended { cue, by } => format!("{}: {}", signed(*by), say.name(*cue)),
        Event::BreakBegun { interrupts: Some(waits), length: long, .. } => {
            format!("unplanned break of {}; then on with {}", length(*long), say.name(*waits))
        }
        Event::BreakBegun { interrupts: None, length: long, .. } => {
            format!("unplanned break of {}", length(*long))
        }
        Event::Announced { end, .. } => format!("announced back at {}", time(En, *end, zone)),
        Event::CaughtUp { way, .. } => Catch::Taken(*way).words(En),
        Event::TargetSet { end: Some(end) } => Catch::TargetSet(&time(En, *end, zone)).words(En),
        Event::TargetSet { end: None } => Catch::TargetCleared.words(En),
        Event::Limited { part, limit } => Catch::Limited(&say.name(*part), *limit).words(En),
        Event::LineupChanged { change } => lineup(change),
        Event::MessageShown { text } => format!("message shown: {}", quote(En, text)),
        Event::MessageCleared => "message taken away".to_owned(),
        Event::Blackout { on: true } => "the room’s screen made black".to_owned(),
        Event::Blackout { on: false } => "the room’s screen given back".to_owned(),
        Event::PromptAsked { cue, number } => format!("question {number}: {}", say.name(*cue)),
        Event::Noted { note: taken } => format!("note: {}", note(En, taken)),
        Event::NoteRemoved { note } => format!("note no. {note} taken back"),
        Event::NoteEdited { note, words } => {
            format!("note no. {note} reworded: {}", reworded(En, words))
        }
        Event::NoteMoved { note, defi, track, .. } => match track.as_ref().or(defi.as_ref()) {
            Some(whom) => format!("note no. {note} is about {whom}"),
            None => format!("note no. {note} is about no team"),
        },
        Event::NotePinned { note, on: true } => format!("note no. {note} pinned"),
        Event::NotePinned { note, on: false } => format!("note no. {note} unpinned"),
        Event::NoteTimed { note, at } => {
            format!("note no. {note} corrected: taken at {}", time(En, *at, zone))
        }
        Event::TimeCorrected { event, at } => {
            format!("no. {event} corrected: it was at {}", time(En, *at, zone))
        }
        Event::ActionDone { action } => format!("done: {}", super::pledge(action)),
        Event::ClockStepped { by } => format!("the wall clock jumped by {}", signed(*by)),
        Event::Interrupted { from, to } => {
            let (from, to, lasted) = (time(En, *from, zone), time(En, *to, zone), *to - *from);
            format!("interrupted for {}, from {from} to {to}", length(lasted))
        }
        Event::InterruptionRemoved { interruption } => {
            format!("interruption no. {interruption} taken out of the running time")
        }
        Event::Undone { event } => format!("no. {event} undone"),
        Event::Redone { event } => format!("no. {event} done again"),
        Event::Closed => "session ended".to_owned(),
    }
}

pub(super) fn removed(told: &str, note: &str) -> String {
    format!("{told}: {note}")
}

pub(super) fn undone(earlier: &str, again: bool) -> String {
    format!("{}: {earlier}", if again { "done again" } else { "undone" })
}

pub(super) fn newer(version: u16) -> String {
    format!("written by a newer deroule (format {version}), without effect here")
}

fn lineup(change: &Change) -> String {
    match change {
        Change::Absent { defi, reason, freed } => {
            let reason = reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
            let turn = match freed {
                Freed::GivenUp => "",
                Freed::Kept => ", its time stays free",
                Freed::Discussion => ", its time goes to discussion",
            };
            format!("{defi} absent{reason}{turn}")
        }
        Change::Present { defi } => format!("{defi} present"),
        Change::Deferred { defi } => format!("{defi} presents later"),
        Change::Swapped { a, b } => format!("{a} and {b} change places"),
        Change::Moved { defi, to } => format!("{defi} takes place {to}"),
        Change::Inserted { defi, after: None } => format!("{defi} added"),
        Change::Inserted { defi, after: Some(after) } => format!("{defi} added after {after}"),
        Change::Drawn { draw } => {
            format!("lots drawn, seed {}: {}", draw.seed, super::teams(&draw.order))
        }
    }
}

fn signed(by: TimeDelta) -> String {
    let sign = if by > TimeDelta::zero() { "+" } else { "" };
    format!("{sign}{}", length(by))
}
