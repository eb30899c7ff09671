//! The fields of an agenda, in English.

use super::{
    Choice, FieldName, PhaseField, Section, SessionField, Shape, Slip, SlotField, TeamField,
    TrackField, some_names,
};
use crate::{
    agenda::{
        Anchor,
        Lang::{self, En},
        MAX_TURNS, Place, Rest, Role, Then,
    },
    i18n::{
        console::plan::en as plan,
        format::{date, quote, time_of_day},
    },
};

pub(super) const fn name(field: FieldName) -> &'static str {
    match field {
        FieldName::Session(field) => match field {
            SessionField::Title => "Title",
            SessionField::Date => "Day",
            SessionField::End => "Announced end",
            SessionField::Teams => "Teams",
            SessionField::Place => "Place",
            SessionField::Audience => "Audience",
            SessionField::Hosts => "Run by",
            SessionField::Objectives => "Objectives",
            SessionField::Lang => "Language",
            SessionField::Zone => "Time zone",
            SessionField::Source => "Source",
        },
        FieldName::Slot(field) => match field {
            SlotField::Title => "Title",
            SlotField::Times => "Times",
            SlotField::Rest => "And then",
            SlotField::Kind => "Kind",
            SlotField::Turns => "Turns",
            SlotField::Phases => "Parts",
            SlotField::Changeover => "Changeover",
            SlotField::Note => "Note",
            SlotField::Floor => "At least",
            SlotField::Anchor => "If late",
            SlotField::Locked => "Untouchable",
            SlotField::Tracks => "Side by side",
            SlotField::Rounds => "Rounds",
            SlotField::Prompts => "Questions",
            SlotField::Day => "Day",
        },
        FieldName::Phase(_, field) => match field {
            PhaseField::Role => "Who speaks",
            PhaseField::Floor => "At least",
            PhaseField::Warn => "Nearly over",
            PhaseField::Danger => "Last seconds",
            PhaseField::Grace => "Grace",
            PhaseField::Then => "At its end",
            PhaseField::Script => "Steps",
            PhaseField::Prompts => "Questions",
        },
        FieldName::Track(_, field) => match field {
            TrackField::Room => "Room",
            TrackField::Hosts => "Run by",
            TrackField::Prompts => "Questions",
        },
        FieldName::Team(field) => match field {
            TeamField::Name => "Name",
            TeamField::With => "Paired with",
            TeamField::Presenters => "Who speaks",
            TeamField::Owner => "Owner",
            TeamField::From => "Here from",
            TeamField::Place => "Order",
            TeamField::Link => "Link",
        },
    }
}

pub(super) const fn like(field: FieldName) -> &'static str {
    match field {
        FieldName::Session(field) => match field {
            SessionField::Title => "The name of the session: Demo Day, May review…",
            SessionField::Date => "For example 21 June 2027. Empty: the day it is opened.",
            SessionField::End => "For example 18:30. Empty: the end of the last slot.",
            SessionField::Teams => "Names between commas, or paste one per line.",
            SessionField::Place => "The room, the address.",
            SessionField::Audience => "For whom: fellows only, open to all…",
            SessionField::Hosts => "Who runs it: names between commas.",
            SessionField::Objectives => "One objective, then “;” before the next.",
            SessionField::Lang => "← and →: the language of the screen and the debrief.",
            SessionField::Zone => "Europe/Paris, or Tokyo. Empty: the machine’s.",
            SessionField::Source => "Where this plan comes from: a page, a document.",
        },
        FieldName::Slot(field) => match field {
            SlotField::Title => "What the room will read: Welcome, Presentations…",
            SlotField::Times => {
                "10 or 1h30 (a length), 13:45 (a start), 13:45-14:45, -14:45 (an end)."
            }
            SlotField::Rest => "← and →: what becomes of the rest when the length changes.",
            SlotField::Kind => "← and → change the kind.",
            SlotField::Turns => "4, all, or names: Archifiltre, Hopkins. Empty: none.",
            SlotField::Phases => "For each turn: Presentation 5, Reactions 10.",
            SlotField::Changeover => "Between two turns, in minutes: 1.",
            SlotField::Note => "For you alone: what to know about this slot.",
            SlotField::Floor => "What it keeps even when late: 10. Empty: as usual.",
            SlotField::Anchor => "← and →: what it does when the session is late.",
            SlotField::Locked => "Yes: catching up never takes anything from it.",
            SlotField::Tracks => "What happens at the same time: Data, Design. Empty: nothing.",
            SlotField::Rounds => "How many times over, sharing the length: 2. Empty: once.",
            SlotField::Prompts => "A question to ask, then “;” before the next.",
            SlotField::Day => "Another day than the first: 22 June. Empty: the same.",
        },
        FieldName::Phase(_, field) => match field {
            PhaseField::Role => "← and →: who has the floor. Fairness and catching up look at it.",
            PhaseField::Floor => "What catching up always leaves it: 5. Empty: as usual.",
            PhaseField::Warn => "First sign, before the end: 2. Empty: by its length.",
            PhaseField::Danger => "Last sign, before the end: 30s. Empty: by its length.",
            PhaseField::Grace => "How long to let people finish before a sign: 15s. Empty: none.",
            PhaseField::Then => "← and →: what happens when its time is up.",
            PhaseField::Script => "The steps of the presentation: Problem 1, Solution 3.",
            PhaseField::Prompts => "A question to ask, then “;” before the next.",
        },
        FieldName::Track(_, field) => match field {
            TrackField::Room => "Where it takes place: room Turing.",
            TrackField::Hosts => "Who runs it: names between commas.",
            TrackField::Prompts => "A question to ask, then “;” before the next.",
        },
        FieldName::Team(field) => match field {
            TeamField::Name => "The team’s name. A pasted list adds one team per line.",
            TeamField::With => {
                "A team without a line of its own that presents with it. Empty: alone."
            }
            TeamField::Presenters => "Names between commas.",
            TeamField::Owner => "The administration that owns it.",
            TeamField::From => "When it arrives: 15:00. Empty: from the beginning.",
            TeamField::Place => "← and →: in its turn, first, last.",
            TeamField::Link => "A page about it.",
        },
    }
}

pub(super) const fn wrong(shape: Shape) -> &'static str {
    match shape {
        Shape::Needed => "A name is needed here.",
        Shape::Text | Shape::Partner => "This text cannot be kept.",
        Shape::Names => "A name is there twice: names between commas, each one once.",
        Shape::Sentences => "One sentence, then “;” before the next.",
        Shape::Day => "That is not a day: type 21 June 2027, or 2027-06-21.",
        Shape::Time => "That is not a time: type 18:30.",
        Shape::Times => "Those are not times: type 10, 1h30, 13:45 or 13:45-14:45.",
        Shape::Length => "That is not a length: type 5, 1h30 or 90s.",
        Shape::Rounds => "That is not a number of rounds: type 2.",
        Shape::Turns => "Type a number like 4, all, or names between commas.",
        Shape::Parts => "A name and a length, then a comma: Presentation 5, Reactions 10.",
        Shape::Zone => "No zone has that name: type Europe/Paris, or a large city.",
        Shape::Choice => "← and → change the choice.",
    }
}

/// What is said of what is not taken.
pub(super) fn slip(slip: &Slip) -> String {
    match slip {
        Slip::Shape(shape) => wrong(*shape).to_owned(),
        Slip::SameHours => {
            "It ends when it begins: type 13:45-14:45, or a length such as 10.".to_owned()
        }
        Slip::EndsFirst { start, end } => {
            let (start, end) = (time_of_day(En, *start), time_of_day(En, *end));
            format!("{end} comes before {start}: type a later end, or a length.")
        }
        Slip::TooEarly(first) => {
            format!("The session begins on {}: no slot before.", date(En, *first))
        }
        Slip::NoTime => "At least 1\u{a0}min: type 5, 1h30 or 90s.".to_owned(),
        Slip::OverADay => {
            "More than 24\u{a0}h: type a length of one day at most, or make two slots.".to_owned()
        }
        Slip::NoSuchTeam { name, known } if known.is_empty() => {
            format!("{} is no team: a number from 1 to {MAX_TURNS}, or all.", quote(En, name))
        }
        Slip::NoSuchTeam { name, known } => format!(
            "{} is no team: a number from 1 to {MAX_TURNS}, all, or {}.",
            quote(En, name),
            some_names(En, known)
        ),
        Slip::InLineup { name } => format!(
            "{} has a line of its own: take it out of the list, then put its name here.",
            quote(En, name)
        ),
    }
}

pub(super) const fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Kind(kind) => plan::kind(kind),
        Choice::Place(None) => "in its turn",
        Choice::Place(Some(Place::First)) => "first",
        Choice::Place(Some(Place::Last)) => "last",
        Choice::Role(None) => "by its place",
        Choice::Role(Some(Role::Presentation)) => "the team presents",
        Choice::Role(Some(Role::Feedback)) => "the room reacts",
        Choice::Then(Then::Wait) => "the clock counts on",
        Choice::Then(Then::Advance) => "the next starts by itself",
        Choice::Anchor(None) => "by its times",
        Choice::Anchor(Some(Anchor::Floating)) => "follows what comes before",
        Choice::Anchor(Some(Anchor::NotBefore)) => "never before its time",
        Choice::Anchor(Some(Anchor::Fixed)) => "starts on time",
        Choice::Anchor(Some(Anchor::EndAt)) => "ends on time",
        Choice::Locked(true) => "yes",
        Choice::Locked(false) => "no",
        Choice::Lang(None) => "the machine’s",
        Choice::Lang(Some(Lang::Fr)) => "French",
        Choice::Lang(Some(Lang::En)) => "English",
        Choice::Rest(Rest::Follows) => "the rest moves along",
        Choice::Rest(Rest::Holds) => "the next slot absorbs it",
    }
}

pub(super) const fn means(choice: Choice) -> Option<&'static str> {
    Some(match choice {
        Choice::Rest(Rest::Follows) => "The rest keeps its lengths: the end of the day moves.",
        Choice::Rest(Rest::Holds) => "The next slot changes length: the rest keeps its hours.",
        Choice::Anchor(None) => "A break absorbs lateness, a planned hole stays a hole.",
        Choice::Anchor(Some(Anchor::Floating)) => {
            "It starts as soon as what comes before is over, even early."
        }
        Choice::Anchor(Some(Anchor::NotBefore)) => "Early, its time is waited for; late, it moves.",
        Choice::Anchor(Some(Anchor::Fixed)) => {
            "Somebody is expected at that time: lateness will be reported."
        }
        Choice::Anchor(Some(Anchor::EndAt)) => "Begun late, it is shortened to end on time.",
        Choice::Role(None) => "The first part is the team’s, the others are the room’s.",
        Choice::Kind(_)
        | Choice::Place(_)
        | Choice::Role(Some(_))
        | Choice::Then(_)
        | Choice::Locked(_)
        | Choice::Lang(_) => return None,
    })
}

pub(super) fn heading(section: Section, number: usize, title: &str) -> String {
    match section {
        Section::Main => String::new(),
        Section::Late => "When it is late".to_owned(),
        Section::More => "Workshops, questions, another day".to_owned(),
        Section::Phase(_) => format!("Part {number}: {}", quote(Lang::En, title)),
        Section::Track(_) => format!("Side by side {number}: {}", quote(Lang::En, title)),
    }
}
