//! The log in English.

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::note;
use crate::{
    i18n::{
        Lang::En,
        format::{length, quote, time},
    },
    session::{Change, Event, Replan},
};

pub(super) fn event(event: &Event, zone: Tz) -> String {
    match event {
        Event::Opened { plan, .. } => format!("session opened: {}", plan.title),
        Event::Replanned { why: Replan::BeginNow, .. } => "times shifted to begin now".to_owned(),
        Event::Replanned { why: Replan::FileChanged, .. } => "new plan taken up".to_owned(),
        Event::Started { cue } => format!("begun, cue {cue}"),
        Event::Advanced { from, to, by_itself: false } => format!("{from} ended, {to} begins"),
        Event::Advanced { from, to, by_itself: true } => {
            format!("{from} out of time, {to} begins by itself")
        }
        Event::Reopened { from, to } => format!("back from {from} to {to}"),
        Event::Jumped { from: Some(from), to } => format!("jump from {from} to {to}"),
        Event::Jumped { from: None, to } => format!("jump to {to}"),
        Event::Suspended { cue } => format!("clock suspended, cue {cue}"),
        Event::Resumed { cue } => format!("clock resumed, cue {cue}"),
        Event::Extended { cue, by } => format!("{} for cue {cue}", signed(*by)),
        Event::BreakBegun { cue, interrupts: Some(waits), length: long } => {
            format!("break {cue} of {}, {waits} waits", length(*long))
        }
        Event::BreakBegun { cue, interrupts: None, length: long } => {
            format!("break {cue} of {}", length(*long))
        }
        Event::Announced { end, .. } => format!("announced back at {}", time(En, *end, zone)),
        Event::LineupChanged { change } => lineup(change),
        Event::MessageShown { text } => format!("message shown: {}", quote(En, text)),
        Event::MessageCleared => "message taken away".to_owned(),
        Event::Blackout { on: true } => "the room’s screen made black".to_owned(),
        Event::Blackout { on: false } => "the room’s screen given back".to_owned(),
        Event::Noted { note: taken } => format!("note: {}", note(taken)),
        Event::NoteRemoved { note } => format!("note no. {note} taken back"),
        Event::ClockStepped { by } => format!("the wall clock jumped by {}", signed(*by)),
        Event::Interrupted { from, to } => {
            format!("interrupted from {} to {}", time(En, *from, zone), time(En, *to, zone))
        }
        Event::InterruptionRemoved { interruption } => {
            format!("interruption no. {interruption} taken out of the running time")
        }
        Event::Undone { event } => format!("no. {event} undone"),
        Event::Redone { event } => format!("no. {event} done again"),
        Event::Closed => "session ended".to_owned(),
    }
}

pub(super) fn newer(version: u16) -> String {
    format!("written by a newer deroule (format {version}), without effect here")
}

fn lineup(change: &Change) -> String {
    match change {
        Change::Absent { defi, reason: None } => format!("{defi} absent"),
        Change::Absent { defi, reason: Some(reason) } => format!("{defi} absent ({reason})"),
        Change::Present { defi } => format!("{defi} present"),
        Change::Deferred { defi } => format!("{defi} presents later"),
        Change::Swapped { a, b } => format!("{a} and {b} change places"),
        Change::Moved { defi, to } => format!("{defi} takes place {to}"),
        Change::Inserted { defi, after: None } => format!("{defi} added"),
        Change::Inserted { defi, after: Some(after) } => format!("{defi} added after {after}"),
    }
}

fn signed(by: TimeDelta) -> String {
    let sign = if by > TimeDelta::zero() { "+" } else { "" };
    format!("{sign}{}", length(by))
}
