//! The programme of a year as people read it, and as their calendars and spreadsheets do: pure,
//! text out; one format per file.
//!
//! All but the list for a terminal come back as the programme that they were. A page and a calendar
//! keep it behind their words; a spreadsheet has no place for that, and says in columns of their own
//! what it would lose; remarks are shown, never hidden.
//!
//! Must never look at a clock: what day it is, and what came of a date, are told to it.

mod calendar;
mod csv;
mod fit;
mod json;
mod markdown;
mod text;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::{
    agenda::{
        Text,
        programme::{Meeting, Programme},
        write_time,
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
    /// A table in Markdown, in the order of the dates.
    Md,
    /// A table for spreadsheets, in the order of the dates.
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
            Column::Note => text(&meeting.note),
            Column::Title
            | Column::UsualHours
            | Column::UsualPlace
            | Column::Zone
            | Column::Language
            | Column::Source => self.fact(column),
        }
    }

    /// What the programme says of itself, as programs read it; nothing of a column of dates.
    fn fact(&self, column: Column) -> String {
        let programme = self.programme;
        let text = |text: Option<&Text>| text.map(ToString::to_string).unwrap_or_default();
        match column {
            Column::Title => programme.title.to_string(),
            Column::UsualHours => span(programme.frame.start, programme.frame.end),
            Column::UsualPlace => text(programme.frame.place.as_ref()),
            Column::Zone => programme.zone.map(|zone| zone.name().to_owned()).unwrap_or_default(),
            Column::Language => programme.lang.map(code).unwrap_or_default().to_owned(),
            Column::Source => text(programme.source.as_ref()),
            Column::Date
            | Column::Hours
            | Column::Audience
            | Column::Hosts
            | Column::Place
            | Column::Theme
            | Column::Objectives
            | Column::After
            | Column::Agenda
            | Column::Outcome
            | Column::Note => String::new(),
        }
    }

    /// The columns of a table of its dates: that of remarks only where there is one.
    fn columns(&self) -> Vec<Column> {
        let noted = self.programme.dates.iter().any(|meeting| meeting.note.is_some());
        Column::ALL.into_iter().chain(noted.then_some(Column::Note)).collect()
    }

    /// The dates in their order, by their places in the file.
    fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.programme.dates.len()).collect();
        let dates = &self.programme.dates;
        order.sort_by_key(|index| (dates[*index].date, self.programme.start(&dates[*index])));
        order
    }
}

/// From when to when, as spreadsheets keep it: `15:00-18:30`, `15:00`; an end alone stands behind a
/// dash that makes no number of it, `–18:30`.
fn span(start: Option<NaiveTime>, end: Option<NaiveTime>) -> String {
    match (start.map(write_time), end.map(write_time)) {
        (Some(start), Some(end)) => format!("{start}-{end}"),
        (Some(start), None) => start,
        (None, Some(end)) => format!("–{end}"),
        (None, None) => String::new(),
    }
}

/// A language as files name it.
const fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "fr",
        Lang::En => "en",
    }
}

/// The same programme without the remarks for those who prepare its sessions.
#[must_use]
pub fn without_remarks(mut programme: Programme) -> Programme {
    for meeting in &mut programme.dates {
        meeting.note = None;
    }
    programme
}
