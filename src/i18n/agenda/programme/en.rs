//! The doctor of a programme in English.

use chrono::NaiveDate;

use crate::{
    agenda::programme::{FreshNames, RemarkKind},
    i18n::{
        Lang::En,
        format::{date as day, quote, time_of_day},
    },
};

pub(super) fn words(what: &RemarkKind) -> (String, String) {
    match what {
        RemarkKind::NoDates => (
            "this programme has no date".to_owned(),
            "Add for example Date(date: \"2018-06-21\", theme: \"Demo Day\")".to_owned(),
        ),
        RemarkKind::EndsFirst { start, end } => (
            format!(
                "the session would end at {}, but it begins at {}",
                time_of_day(En, *end),
                time_of_day(En, *start)
            ),
            "Correct one of the two times.".to_owned(),
        ),
        RemarkKind::SameDay { date } => (
            format!("two sessions at one time, on {}", day(En, *date)),
            "Remove one, or give each its own times (start, end).".to_owned(),
        ),
        RemarkKind::Backwards { date, above } => (
            format!("{} comes after {} in the list", day(En, *date), day(En, *above)),
            "Put the dates in order, or correct the day.".to_owned(),
        ),
        RemarkKind::NoSuchAgenda { name, nearest } => (
            format!("there is no agenda {} in this folder", quote(En, name)),
            match nearest {
                Some(nearest) => format!("Did you mean \"{nearest}\"?"),
                None => "Correct the name, or remove it until there is an agenda.".to_owned(),
            },
        ),
        RemarkKind::WrongAgenda { name } => (
            format!("the agenda {} has errors", quote(En, name)),
            format!("To see them: deroule check {name}"),
        ),
        RemarkKind::OtherDay { name, ours, theirs } => (
            format!("the agenda {} is dated {}", quote(En, name), day(En, *theirs)),
            format!("Correct the agenda’s date, or the one here ({}).", day(En, *ours)),
        ),
        RemarkKind::SameAgenda { name } => (
            format!("the agenda {} serves two dates", quote(En, name)),
            "Make a copy of the agenda for one of them.".to_owned(),
        ),
        RemarkKind::NotNamed { name } => (
            format!("the agenda {} is for this day, but is not named here", quote(En, name)),
            format!("Add agenda: \"{name}\""),
        ),
    }
}

pub(super) const fn also(what: &RemarkKind) -> &'static str {
    match what {
        RemarkKind::SameDay { .. } | RemarkKind::SameAgenda { .. } => "the first time",
        RemarkKind::Backwards { .. } => "the date above",
        RemarkKind::NoDates
        | RemarkKind::EndsFirst { .. }
        | RemarkKind::NoSuchAgenda { .. }
        | RemarkKind::WrongAgenda { .. }
        | RemarkKind::OtherDay { .. }
        | RemarkKind::NotNamed { .. } => "",
    }
}

pub(super) fn fresh_names(date: NaiveDate) -> FreshNames {
    FreshNames {
        session: format!("Session of {}", day(En, date)).as_str().into(),
        welcome: "Welcome and introduction".into(),
        parts: ["First part", "Second part"].map(Into::into),
        rest: "Break".into(),
        closing: "Review and closing".into(),
        to_decide: "To decide:".into(),
        questions: ["What are the objectives?", "Who runs it?", "Who speaks?", "What is the plan?"]
            .map(Into::into),
    }
}
