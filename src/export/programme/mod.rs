//! The programme of a year as people read it, and as their calendars and spreadsheets do: pure,
//! text out; one format per file.
//!
//! Must never look at a clock: what day it is, and what came of a date, are told to it.

mod calendar;
mod csv;
mod fit;
mod json;
mod markdown;
mod text;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::{
    agenda::{
        Text,
        programme::{Meeting, Programme},
    },
    i18n::{
        Lang, format,
        programme::{Column, Says, hours, outcome},
    },
    session::Outcome,
};

/// A format of a programme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// A list for a terminal, the next session first.
    #[default]
    Text,
    /// A table in Markdown, in the order of the dates, which `import` reads back.
    Md,
    /// A table for spreadsheets, which `import` reads back.
    Csv,
    /// A session to an event, for a calendar.
    Ics,
    /// Everything, for programs.
    Json,
}

/// A programme on a day, with what came of its dates.
#[derive(Debug, Clone, Copy)]
pub struct Year<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The name of its file, to be shown.
    pub file: &'a str,
    /// What came of each of its dates, in its order.
    pub outcomes: &'a [Option<Outcome>],
    /// Which day it is.
    pub today: NaiveDate,
    /// The zone of its times.
    pub zone: Tz,
    /// How wide a line of the list may be, in columns; none where nothing limits it.
    pub width: Option<usize>,
}

impl Format {
    /// The programme in this format: the same programme, journals and day give the same bytes.
    #[must_use]
    pub fn write(self, year: &Year<'_>, lang: Lang) -> String {
        match self {
            Self::Text => text::write(year, lang),
            Self::Md => markdown::write(year, lang),
            Self::Csv => csv::write(year, lang),
            Self::Ics => calendar::write(year, lang),
            Self::Json => json::write(year),
        }
    }
}

impl Year<'_> {
    fn outcome(&self, index: usize) -> Option<&Outcome> {
        self.outcomes.get(index)?.as_ref()
    }

    /// How a date stands, in a few words.
    fn stand(&self, index: usize, meeting: &Meeting, lang: Lang) -> String {
        match self.outcome(index) {
            Some(came) => outcome(lang, came, meeting.date),
            None if meeting.date < self.today => Says::NoTrace.words(lang),
            None if meeting.agenda.is_some() => Says::AgendaReady.words(lang),
            None => Says::NoAgenda.words(lang),
        }
    }

    /// What a table says of a date in a column, not yet escaped; the frame is not repeated.
    fn cell(&self, index: usize, meeting: &Meeting, column: Column, lang: Lang) -> String {
        let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string).unwrap_or_default();
        let list = |texts: &[Text], between: &str| {
            texts.iter().map(|text| text.as_str()).collect::<Vec<_>>().join(between)
        };
        match column {
            Column::Date => format::date(lang, meeting.date),
            Column::Hours => {
                let programme = self.programme;
                hours(lang, programme.start(meeting), programme.end(meeting))
            }
            Column::Audience => text(&meeting.audience),
            Column::Hosts => list(&meeting.hosts, ", "),
            Column::Place => {
                self.programme.place(meeting).map(ToString::to_string).unwrap_or_default()
            }
            Column::Theme => text(&meeting.theme),
            Column::Objectives => list(&meeting.objectives, " · "),
            Column::After => text(&meeting.after),
            Column::Agenda => text(&meeting.agenda),
            Column::Outcome => self.stand(index, meeting, lang),
        }
    }

    /// The dates in their order, by their places in the file.
    fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.programme.dates.len()).collect();
        let dates = &self.programme.dates;
        order.sort_by_key(|index| (dates[*index].date, self.programme.start(&dates[*index])));
        order
    }
}
