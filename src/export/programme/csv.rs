//! The programme as CSV (RFC 4180), with dates and times as spreadsheets know them.

use super::Year;
use crate::{
    agenda::write_time,
    export::csv::{guarded, write_row},
    i18n::{
        Lang,
        programme::{Column, Says},
    },
};

pub(super) fn write(year: &Year<'_>, lang: Lang) -> String {
    let mut out = Vec::new();
    write_row(&mut out, Column::ALL.map(|column| Says::Column(column).words(lang)));
    let programme = year.programme;
    for index in year.in_order() {
        let meeting = &programme.dates[index];
        let row = Column::ALL.map(|column| match column {
            Column::Date => meeting.date.to_string(),
            Column::Hours => {
                let times = [programme.start(meeting), programme.end(meeting)];
                times.into_iter().flatten().map(write_time).collect::<Vec<_>>().join("-")
            }
            Column::Audience
            | Column::Hosts
            | Column::Place
            | Column::Theme
            | Column::Objectives
            | Column::After
            | Column::Agenda => guarded(year.cell(index, meeting, column, lang)),
            // a late session is `+7 min`, which no spreadsheet takes for a formula behind a word
            Column::Outcome => year.stand(index, meeting, lang),
        });
        write_row(&mut out, row);
    }
    String::from_utf8(out).unwrap_or_default()
}
