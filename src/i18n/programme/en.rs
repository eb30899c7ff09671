//! A programme in English.

use super::{Column, Says};
use crate::i18n::{Lang::En, format::plural};

pub(super) fn words(says: Says<'_>) -> String {
    match says {
        Says::Column(column) => heading(column).to_owned(),
        Says::Next => "Next session".to_owned(),
        Says::InDays(0) => "Today".to_owned(),
        Says::InDays(1) => "Tomorrow".to_owned(),
        Says::InDays(days) => format!("In {days} days"),
        Says::Coming => "Then".to_owned(),
        Says::Past => "Past".to_owned(),
        Says::AllPast => "All dates are past.".to_owned(),
        Says::NoDates => "No date in this programme.".to_owned(),
        Says::NoTheme => "theme to be chosen".to_owned(),
        Says::NoThemeKept => "no theme written".to_owned(),
        Says::Fact(column, words) => format!("{}: {words}", heading(column)),
        Says::Source(source) => format!("Source: {source}"),
        Says::AgendaReady => "agenda ready".to_owned(),
        Says::NoAgenda => "no agenda yet".to_owned(),
        Says::NoTrace => "no record here".to_owned(),
        Says::Held => "held".to_owned(),
        Says::HeldOn(day) => format!("held on {day}"),
        Says::Live => "live".to_owned(),
        Says::Left => "left open".to_owned(),
        Says::NeverBegun => "opened, never begun".to_owned(),
        Says::Notes(0) => "no notes".to_owned(),
        Says::Notes(notes) => format!("{notes} note{}", plural(En, notes)),
        Says::OnTime => "on time".to_owned(),
        Says::Objective(words) => format!("Objective: {words}"),
        Says::After(words) => format!("After: {words}"),
        Says::HowToMake(programme, day) => {
            format!("No agenda yet: deroule new --from {programme} --date {day}")
        }
        Says::AgendaFile(name) => format!("Agenda: {name}"),
    }
}

const fn heading(column: Column) -> &'static str {
    match column {
        Column::Date => "Date",
        Column::Hours => "Hours",
        Column::Audience => "Audience",
        Column::Hosts => "Hosts",
        Column::Place => "Place",
        Column::Theme => "Theme",
        Column::Objectives => "Objectives",
        Column::After => "After",
        Column::Agenda => "Agenda",
        Column::Outcome => "Outcome",
        Column::Note => "Remark",
        Column::Title => "Programme title",
        Column::UsualHours => "Usual hours",
        Column::UsualPlace => "Usual place",
        Column::Zone => "Time zone",
        Column::Language => "Language",
        Column::Source => "Source",
    }
}
