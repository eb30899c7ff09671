//! The programme as CSV (RFC 4180), with dates and times as spreadsheets know them.
//!
//! Every line is a date. What the programme says of itself stands in columns behind those of the
//! dates, the same in each line, so that sorting, or deleting a date, loses none of it.

use super::{Year, span};
use crate::{
    agenda::Text,
    export::csv::{guarded, write_row},
    i18n::{
        Lang,
        programme::{Column, Says},
    },
};

/// What parts the names of a cell, and what parts its objectives.
const BETWEEN: [&str; 2] = [", ", " · "];
/// What parts them, or ends the only one, where one of them holds the usual mark.
const LINE: &str = "\n";
/// What the programme says of itself.
const FACTS: [Column; 6] = [
    Column::Title,
    Column::UsualHours,
    Column::UsualPlace,
    Column::Zone,
    Column::Language,
    Column::Source,
];

pub(super) fn write(year: &Year<'_>, lang: Lang) -> String {
    let mut out = Vec::new();
    let facts = FACTS.into_iter().filter(|column| !year.fact(*column).is_empty());
    let columns: Vec<Column> = year.columns().into_iter().chain(facts).collect();
    write_row(&mut out, columns.iter().map(|column| Says::Column(*column).words(lang)).collect());
    for index in year.in_order() {
        write_row(&mut out, columns.iter().map(|it| cell(year, index, *it, lang)).collect());
    }
    if year.programme.dates.is_empty() {
        write_row(&mut out, columns.iter().map(|column| guarded(year.fact(*column))).collect());
    }
    String::from_utf8(out).unwrap_or_default()
}

fn cell(year: &Year<'_>, index: usize, column: Column, lang: Lang) -> String {
    let programme = year.programme;
    let meeting = &programme.dates[index];
    match column {
        Column::Date => meeting.date.to_string(),
        Column::Hours => {
            let end = meeting.end.or_else(|| programme.end(meeting));
            span(programme.start(meeting), end)
        }
        Column::Hosts => guarded(list(&meeting.hosts, BETWEEN[0])),
        Column::Objectives => guarded(list(&meeting.objectives, BETWEEN[1])),
        // a late session is `+7 min`, which no spreadsheet takes for a formula behind a word
        Column::Outcome => year.stand(index, meeting, lang),
        Column::UsualHours => year.fact(column),
        Column::Audience
        | Column::Place
        | Column::Theme
        | Column::After
        | Column::Agenda
        | Column::Note
        | Column::Title
        | Column::UsualPlace
        | Column::Zone
        | Column::Language
        | Column::Source => guarded(year.cell(index, meeting, column, lang)),
    }
}

/// Several texts in a cell: one to a line where the usual mark does not tell them apart.
fn list(texts: &[Text], between: &str) -> String {
    let mark = between.trim();
    if !texts.iter().any(|text| text.contains(mark)) {
        return texts.iter().map(|text| text.as_str()).collect::<Vec<_>>().join(between);
    }
    texts.iter().map(|text| format!("{text}{LINE}")).collect()
}
