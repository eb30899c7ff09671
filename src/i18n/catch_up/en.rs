//! What catching up says, in English.

use super::Says;
use crate::{
    i18n::{
        Lang::En,
        format::{self, length, quote},
    },
    session::{Limit, Pays, Promise, WayKind},
};

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::Late(by, target) => format!("{by} too late to end at {target}."),
        Says::Ahead(by, target) => format!("{by} to spare before {target}."),
        Says::Way(kind) => way(kind).to_owned(),
        Says::Ends(at) => format!("ends {at}"),
        Says::Missing(rest) => format!("{rest} still missing"),
        Says::Spare(rest) => format!("{rest} left over"),
        Says::NobodyLoses => "Nobody loses any time.".to_owned(),
        Says::NothingToTake => "Nothing left to take: all is at its least, or locked.".to_owned(),
        Says::NothingToGive => "Nobody gets any time.".to_owned(),
        Says::Instead(what, to, from) => format!("{what}: {to} instead of {from}"),
        Says::Each(count) => format!(" ({count}\u{a0}times)"),
        Says::PhaseOf(slot, phase) => format!("{slot}, {phase}"),
        Says::Changeovers(slot) => format!("{slot}, changeover"),
        Says::Round(round) => format!("round {round}"),
        Says::Break => "Break".to_owned(),
        Says::Broken(Promise::End, _, told, instead) => {
            format!("the end announced for {told} becomes {instead}")
        }
        Says::Broken(Promise::Start, what, told, instead) => {
            format!("{what} was to begin at {told}: it will be {instead}")
        }
        Says::Broken(Promise::BreakEnd, what, told, instead) => {
            format!("{what}: back at {instead} instead of {told}")
        }
        Says::Broken(Promise::Announced, what, told, instead) => {
            format!("{what}: announced back at {told}, it will be {instead}")
        }
        Says::SameFeedback(length) => format!("feedback: {length} for every team"),
        Says::Feedback(least, most, None) => format!("feedback: from {least} to {most} by team"),
        Says::Feedback(least, most, Some(defi)) => {
            format!("feedback: from {least} ({defi}) to {most}")
        }
        Says::Taken(WayKind::FinishLater) => "later end".to_owned(),
        Says::Taken(WayKind::FinishEarlier) => "earlier end".to_owned(),
        Says::Taken(kind @ (WayKind::ProtectPresentations | WayKind::ProtectBreaks)) => {
            format!("catching up: {}", super::inside(way(kind)))
        }
        Says::Taken(kind @ (WayKind::LongerBreaks | WayKind::LongerFeedback)) => {
            format!("time given back: {}", super::inside(way(kind)))
        }
        Says::TargetSet(at) => format!("to end at {at}"),
        Says::TargetCleared => "to end as planned".to_owned(),
        Says::Limited(what, limit) => limited(what, limit),
        Says::Pace(Some(defi)) => {
            format!("At this pace the last team ({defi}) will have no feedback")
        }
        Says::Pace(None) => "At this pace the last team will have no feedback".to_owned(),
        Says::Absorbed(rest, length, planned) => {
            let rest = format::capital(rest);
            format!("{rest} makes up for the delay: {length} instead of {planned}")
        }
        Says::BreakCanLast(by, rest, length) => format!("{by} ahead: {rest} can last {length}"),
        Says::TheBreak("") => "the break".to_owned(),
        Says::TheBreak(title) if title.to_lowercase().contains("break") => {
            format!("the {}", super::inside(title))
        }
        Says::TheBreak(title) => quote(En, title),
        Says::Reminder(at) => format!("In two minutes it is {at}: back as announced."),
        Says::Title => "Catch up".to_owned(),
        Says::TitleAhead => "Give the time back".to_owned(),
        Says::Parts => "What catching up may take".to_owned(),
        Says::TargetRow(at) => format!("End at {at}"),
        Says::AtLeast(length) => format!("{length} at least"),
        Says::Locked => "not to be touched".to_owned(),
        Says::PaysFirst => "pays first".to_owned(),
        Says::PaysLast => "pays last".to_owned(),
        Says::AskTarget => "When is it to end?".to_owned(),
        Says::EmptyPlanned => "For example 18:15; empty: as planned.".to_owned(),
        Says::AskFloor(what) => format!("{what}: how long at least?"),
        Says::EmptyUsual => "For example 5 or 7m30; empty: the usual least.".to_owned(),
        Says::PreviewNumber(number) => format!("Preview: way {number}"),
        Says::Preview(way) => format!("Preview: {way}"),
    }
}

const fn way(kind: WayKind) -> &'static str {
    match kind {
        WayKind::ProtectPresentations => "Protect the presentations",
        WayKind::ProtectBreaks => "Protect the breaks",
        WayKind::FinishLater => "Finish later",
        WayKind::LongerBreaks => "Longer breaks",
        WayKind::LongerFeedback => "Longer feedback",
        WayKind::FinishEarlier => "Finish earlier",
    }
}

fn limited(what: &str, limit: Limit) -> String {
    match limit {
        Limit::Locked(true) => format!("{what}: not to be touched"),
        Limit::Locked(false) => format!("{what}: may change"),
        Limit::Floor(Some(floor)) => format!("{what}: at least {}", length(floor)),
        Limit::Floor(None) => format!("{what}: the usual least"),
        Limit::Pays(Some(Pays::First)) => format!("{what}: pays first"),
        Limit::Pays(Some(Pays::Last)) => format!("{what}: pays last"),
        Limit::Pays(None) => format!("{what}: pays in its turn"),
    }
}
