//! What happened, in a few words: for "undone: …", for logs.

mod en;
mod fr;

use super::screen::Says;
use crate::{agenda::CueId, i18n::Lang, session::Event};

/// The event in a few words, without a capital: `passage à Archifiltre, présentation`; `name` says
/// what a cue is called.
#[must_use]
pub fn words(lang: Lang, event: &Event, name: &dyn Fn(CueId) -> String) -> String {
    match lang {
        Lang::Fr => fr::words(event, name),
        Lang::En => en::words(event, name),
    }
}

/// That the event was undone, as a sentence; `name` says what a cue is called.
#[must_use]
pub fn undone(lang: Lang, event: &Event, name: &dyn Fn(CueId) -> String) -> String {
    let what = || Says::Undone(&words(lang, event, name)).words(lang);
    back(lang, event, false).map_or_else(what, str::to_owned)
}

/// That the event has its effect again, as a sentence; `name` says what a cue is called.
#[must_use]
pub fn redone(lang: Lang, event: &Event, name: &dyn Fn(CueId) -> String) -> String {
    let what = || Says::Redone(&words(lang, event, name)).words(lang);
    back(lang, event, true).map_or_else(what, str::to_owned)
}

/// That what the event took away is back, or gone `again`, as a sentence; none for any other event.
#[must_use]
pub fn back(lang: Lang, event: &Event, again: bool) -> Option<&'static str> {
    taken_away(event).map(|taken| match (lang, again) {
        (Lang::Fr, false) => fr::came_back(taken),
        (Lang::En, false) => en::came_back(taken),
        (Lang::Fr, true) => fr::went_again(taken),
        (Lang::En, true) => en::went_again(taken),
    })
}

/// What an event took away: to say of that "undone: taken away" reads as the opposite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    Note,
    Message,
    Interruption,
}

const fn taken_away(event: &Event) -> Option<Taken> {
    match event {
        Event::NoteRemoved { .. } => Some(Taken::Note),
        Event::MessageCleared => Some(Taken::Message),
        Event::InterruptionRemoved { .. } => Some(Taken::Interruption),
        Event::Opened { .. }
        | Event::Replanned { .. }
        | Event::PlanChanged { .. }
        | Event::Started { .. }
        | Event::Advanced { .. }
        | Event::Reopened { .. }
        | Event::Jumped { .. }
        | Event::Suspended { .. }
        | Event::Resumed { .. }
        | Event::Extended { .. }
        | Event::BreakBegun { .. }
        | Event::Announced { .. }
        | Event::CaughtUp { .. }
        | Event::TargetSet { .. }
        | Event::Limited { .. }
        | Event::LineupChanged { .. }
        | Event::MessageShown { .. }
        | Event::Blackout { .. }
        | Event::PromptAsked { .. }
        | Event::Noted { .. }
        | Event::NoteEdited { .. }
        | Event::NoteMoved { .. }
        | Event::NotePinned { .. }
        | Event::NoteTimed { .. }
        | Event::TimeCorrected { .. }
        | Event::ActionDone { .. }
        | Event::ClockStepped { .. }
        | Event::Interrupted { .. }
        | Event::Undone { .. }
        | Event::Redone { .. }
        | Event::Closed => None,
    }
}
