//! Remarks about a calendar, in English.

use super::columns;
use crate::{
    i18n::{
        Lang::En,
        format::{date as day, quote},
    },
    import::year::YearFindingKind,
};

pub(super) fn words(what: &YearFindingKind) -> (String, String) {
    let (says, mend) = match what {
        YearFindingKind::YearTaken { year } => (
            format!("No year is written: the first date is taken to be in {year}."),
            "If it is another year, give it: --year 2018",
        ),
        YearFindingKind::Moved { date, empty } => (
            format!(
                "{}: empty cells of this row were lost. Taken to be empty: {}.",
                day(En, *date),
                columns(En, empty)
            ),
            "Check this date.",
        ),
        YearFindingKind::Days { date, text } => (
            format!(
                "{}: {} is more than one day. The first one is the date, the cell is kept as a remark.",
                day(En, *date),
                quote(En, text)
            ),
            "If each day is a session, give it a row.",
        ),
        YearFindingKind::Kept { date, part, text } => (
            format!(
                "{}: not all of {} is understood ({}). The cell is kept as a remark.",
                day(En, *date),
                quote(En, text),
                columns(En, &[*part])
            ),
            "Check this date.",
        ),
        YearFindingKind::LooseHours { text } => (
            format!("These hours are not taken over: {}.", quote(En, text)),
            "If they are those of all dates, write: Hours: 14:00-17:30, the place.",
        ),
        YearFindingKind::NoDate { text } => (
            format!("No date in this row: {}.", quote(En, text)),
            "Nothing to do if it is no session.",
        ),
        YearFindingKind::Reworded => (
            "This programme was changed since it was written: what it shows counts, the rest is kept."
                .to_owned(),
            "Nothing to do if that was meant.",
        ),
        YearFindingKind::NotUnderstood { text } => (
            format!("Was not understood, and is not taken over: {}.", quote(En, text)),
            "Nothing to do if it is no fact of the programme.",
        ),
        YearFindingKind::TooManyDates { limit } => (
            format!("More than {limit} dates: the others are not read."),
            "Make a file of each year.",
        ),
    };
    (says, mend.to_owned())
}
