//! Refusals, help and warnings in English.

use chrono_tz::Tz;

use crate::{
    agenda::Text,
    i18n::{
        Lang::En,
        format::{day_and_month, length, quote, time},
    },
    session::{Help, Refusal, Warning},
};

pub(super) fn sentence(refusal: &Refusal, zone: Tz) -> String {
    match refusal {
        Refusal::NotStarted => "The session has not started yet.".to_owned(),
        Refusal::AlreadyStarted => "The session has started already.".to_owned(),
        Refusal::Finished => "The session is over.".to_owned(),
        Refusal::AlreadyPassed { .. } => {
            "Already passed: somebody else has just moved on.".to_owned()
        }
        Refusal::DoublePress => "Pressed twice: it counted once.".to_owned(),
        Refusal::LastCue { skipped: false } => {
            "That was the last item: all that is left is to close the session.".to_owned()
        }
        Refusal::LastCue { skipped: true } => {
            "That was the last item, but some were skipped: pick one, or close the session."
                .to_owned()
        }
        Refusal::FirstCue => "This is the first item: nothing comes before it.".to_owned(),
        Refusal::AlreadySuspended => "The clock is suspended already.".to_owned(),
        Refusal::NotSuspended => "The clock is not suspended.".to_owned(),
        Refusal::EndsAtSetTime { end } => format!(
            "This break ends at {}: set the time of resuming instead.",
            time(En, *end, zone)
        ),
        Refusal::Untimed => "This item has no set length: there is nothing to change.".to_owned(),
        Refusal::TooShort { left } => {
            format!("Only {} left: no more can be taken away.", length(*left))
        }
        Refusal::TooLong => "An item cannot last longer than a day.".to_owned(),
        Refusal::UnknownCue { cue } => format!("There is no item {cue}."),
        Refusal::AlreadyRunning { cue } => format!("Item {cue} is running already."),
        Refusal::Vacant { cue } => format!("Nobody presents at item {cue} any more."),
        Refusal::AlreadyBreak => "A break is running already.".to_owned(),
        Refusal::NotABreak => "This is not a break: it has no time of resuming.".to_owned(),
        Refusal::TimePassed { at } => format!("{} has passed.", time(En, *at, zone)),
        Refusal::BeforeCueStart { start } => format!(
            "The running item began at {}: nothing can be dated before that.",
            time(En, *start, zone)
        ),
        Refusal::InTheFuture => "That time is still to come.".to_owned(),
        Refusal::UnknownDefi { name, nearest: None } => {
            format!("No team is called {}.", quote(En, name))
        }
        Refusal::UnknownDefi { name, nearest: Some(nearest) } => {
            format!("No team is called {}. Did you mean {nearest}?", quote(En, name))
        }
        Refusal::AmbiguousDefi { name, candidates } => {
            format!("{} may be {}.", quote(En, name), one_of(candidates))
        }
        Refusal::KnownDefi { defi } => format!("{defi} is in the lineup already."),
        Refusal::HasSpoken { defi } => format!("{defi} has presented already."),
        Refusal::IsSpeaking { defi } => format!("{defi} is presenting now."),
        Refusal::AlreadyAbsent { defi } => format!("{defi} is marked absent already."),
        Refusal::NotAbsent { defi } => format!("{defi} is not marked absent."),
        Refusal::SameDefi => "A team cannot change places with itself.".to_owned(),
        Refusal::NoTurn { defi } => format!("{defi} has no turn to come."),
        Refusal::AlreadyLast { defi } => format!("{defi} presents last as it is."),
        Refusal::NoSuchPlace { first, last } if first == last => {
            format!("Only place {first} can be had.")
        }
        Refusal::NoSuchPlace { first, last } => {
            format!("The places that can be had are {first} to {last}.")
        }
        Refusal::NoTurns => "This session has no turns: there is no order to change.".to_owned(),
        Refusal::NothingToDraw => {
            "Fewer than two teams are still to present: there is nothing to draw.".to_owned()
        }
        Refusal::NoSeed => "A draw needs a seed, such as draw --seed 133742.".to_owned(),
        Refusal::Full => "It is full: nothing more fits here.".to_owned(),
        Refusal::NoMessage => "No message is shown.".to_owned(),
        Refusal::NoPrompts => "This cue has no questions to ask.".to_owned(),
        Refusal::LastPrompt => "That was the last question.".to_owned(),
        Refusal::FirstPrompt => "This is the first question.".to_owned(),
        Refusal::SameBlackout => "The room’s screen is that way already.".to_owned(),
        Refusal::EmptyNote => "A note needs words.".to_owned(),
        Refusal::EmptyMessage => "A message needs words.".to_owned(),
        Refusal::UnknownNote => "There is no such note, or no longer.".to_owned(),
        Refusal::SameNote => "The note is so already.".to_owned(),
        Refusal::UnknownFact => "Nothing that stands has that number in the journal.".to_owned(),
        Refusal::NoTime => {
            "Only notes, and what starts, stops or ends a clock, have a time to correct.".to_owned()
        }
        Refusal::SameTime => "That is the recorded time already.".to_owned(),
        Refusal::OutOfOrder { after, before: Some(before) } => {
            format!("It was between {} and {}.", time(En, *after, zone), time(En, *before, zone))
        }
        Refusal::OutOfOrder { after, before: None } => {
            format!("It cannot have been before {}.", time(En, *after, zone))
        }
        Refusal::NothingToUndo => "Nothing to undo.".to_owned(),
        Refusal::NothingToRedo => "Nothing to redo.".to_owned(),
        Refusal::NoInterruption => "No interruption to take out.".to_owned(),
        Refusal::PlanRuns => {
            "The session has started: the planned times can no longer be shifted.".to_owned()
        }
        Refusal::NoPlan => "No file can be read from here.".to_owned(),
        Refusal::PlanMoved => "The plan has changed meanwhile.".to_owned(),
        Refusal::SamePlan => "Nothing changes: the session follows that plan already.".to_owned(),
        Refusal::OtherDay { date } => {
            let date = day_and_month(En, *date);
            format!("That plan is for {date}: the session is on another day.")
        }
        Refusal::PlanOver => {
            "All of that plan is over: there is nothing left to take from it.".to_owned()
        }
        Refusal::AmbiguousSlot { title } => format!(
            "In that plan two slots {} could be the one that runs: give them two titles, or two \
             times.",
            quote(En, title)
        ),
        Refusal::OnTime { target } => {
            format!("Nothing to catch up: all ends at {}, as it should.", time(En, *target, zone))
        }
        Refusal::NoTarget => {
            "Nothing says when the session is to end: give the time aimed at.".to_owned()
        }
        Refusal::NothingGained => {
            "It would change nothing: all is at its least, or locked.".to_owned()
        }
        Refusal::UnknownPart { name } => {
            format!("No slot and no item is called {}.", quote(En, name))
        }
        Refusal::AmbiguousPart { name, titles } => {
            format!("{} may be {}.", quote(En, name), one_of(titles))
        }
        Refusal::SameLimit => "It is so already.".to_owned(),
    }
}

pub(super) const fn help(help: Help) -> &'static str {
    match help {
        Help::Start => "start",
        Help::Next => "go on to the next item",
        Help::Suspend => "suspend",
        Help::Resume => "resume",
        Help::Extend => "change the length",
        Help::Announce => "set the time of resuming",
        Help::Break => "take a break",
        Help::Undo => "undo",
        Help::Close => "close the session",
        Help::Present => "mark present",
        Help::Absent => "mark absent",
        Help::Insert => "add this team",
        Help::Retake => "take it up again",
    }
}

pub(super) fn warning(warning: &Warning) -> String {
    match warning {
        Warning::ClockStepped { by, .. } => {
            let direction = if by.num_milliseconds() < 0 { "back" } else { "forward" };
            format!(
                "The computer’s clock went {direction} by {}. The countdown has not changed.",
                length(by.abs())
            )
        }
        Warning::Collision { title, by, .. } => {
            format!("{title} was to start on the dot: {} late.", length(*by))
        }
        Warning::NewerEvents { count: 1 } => {
            "The journal holds one event of a newer version: it is kept, without effect here."
                .to_owned()
        }
        Warning::NewerEvents { count } => format!(
            "The journal holds {count} events of a newer version: they are kept, without effect \
             here."
        ),
        Warning::Moved { from } => {
            format!("Planned for {}, moved to today.", day_and_month(En, *from))
        }
    }
}

fn one_of(teams: &[Text]) -> String {
    match teams {
        [] => String::new(),
        [one] => one.to_string(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(Text::as_str).collect();
            format!("{} or {last}", rest.join(", "))
        }
    }
}
