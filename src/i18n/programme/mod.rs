//! The words of a programme as people read it: its columns, its parts, what came of a date.

mod en;
mod fr;

use super::{Lang, format};
use crate::session::{Outcome, Stand};

/// A column of the calendar, as it is headed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The day.
    Date,
    /// From when to when.
    Hours,
    /// For whom.
    Audience,
    /// Who runs it.
    Hosts,
    /// Where.
    Place,
    /// What it is about.
    Theme,
    /// What it is for.
    Objectives,
    /// What comes after it.
    After,
    /// The file of its agenda.
    Agenda,
    /// What came of it.
    Outcome,
    /// A remark for those who prepare it.
    Note,
    /// What the programme is called: a fact of all dates, as are those below.
    Title,
    /// The hours of its frame.
    UsualHours,
    /// The place of its frame.
    UsualPlace,
    /// Its zone.
    Zone,
    /// Its language.
    Language,
    /// Where it comes from.
    Source,
}

impl Column {
    /// The columns of every table of dates, in the order in which they are written.
    pub const ALL: [Self; 10] = [
        Self::Date,
        Self::Hours,
        Self::Audience,
        Self::Hosts,
        Self::Place,
        Self::Theme,
        Self::Objectives,
        Self::After,
        Self::Agenda,
        Self::Outcome,
    ];
}

/// Something that is said of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says<'a> {
    /// The heading of a column.
    Column(Column),
    /// The heading of the next session.
    Next,
    /// In how many days it is.
    InDays(i64),
    /// The heading of those after it.
    Coming,
    /// The heading of those of the past.
    Past,
    /// All dates are past.
    AllPast,
    /// The programme has no date.
    NoDates,
    /// What a date without a theme is called that is to come.
    NoTheme,
    /// The same of a past one.
    NoThemeKept,
    /// A fact with the heading of its column: `Public : EIG seuls`.
    Fact(Column, &'a str),
    /// Where the programme comes from.
    Source(&'a str),
    /// A date that is to come has its agenda.
    AgendaReady,
    /// A date has none.
    NoAgenda,
    /// Nothing tells what came of a past date.
    NoTrace,
    /// It was held.
    Held,
    /// It was held on another day.
    HeldOn(&'a str),
    /// It is on.
    Live,
    /// It was left without being closed.
    Left,
    /// It was opened, and nothing began.
    NeverBegun,
    /// So many notes.
    Notes(usize),
    /// It was on time, to the minute.
    OnTime,
    /// What it is for.
    Objective(&'a str),
    /// What comes after it.
    After(&'a str),
    /// How to make the agenda of the next date: the file of the programme, and the day.
    HowToMake(&'a str, &'a str),
    /// Its agenda's file.
    AgendaFile(&'a str),
}

impl Says<'_> {
    /// The words, in `lang`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::words(self),
            Lang::En => en::words(self),
        }
    }
}

/// From when to when: `15h00–18h30`; nothing where neither is known.
#[must_use]
pub fn hours(
    lang: Lang,
    start: Option<chrono::NaiveTime>,
    end: Option<chrono::NaiveTime>,
) -> String {
    let [start, end] = [start, end].map(|time| time.map(|time| format::time_of_day(lang, time)));
    match (start, end) {
        (Some(start), Some(end)) => format!("{start}–{end}"),
        (Some(start), None) => start,
        (None, Some(end)) => format!("–{end}"),
        (None, None) => String::new(),
    }
}

/// What came of a date, in a line: `tenue, 12 notes, +7 min`; `planned` is the date's own day.
#[must_use]
pub fn outcome(lang: Lang, outcome: &Outcome, planned: chrono::NaiveDate) -> String {
    let mut parts = Vec::new();
    parts.push(match outcome.stand {
        Stand::Idle => Says::NeverBegun.words(lang),
        Stand::Live => Says::Live.words(lang),
        Stand::Left => Says::Left.words(lang),
        Stand::Closed if outcome.day == planned => Says::Held.words(lang),
        Stand::Closed => Says::HeldOn(&format::date(lang, outcome.day)).words(lang),
    });
    if outcome.stand != Stand::Idle || outcome.notes > 0 {
        parts.push(Says::Notes(outcome.notes).words(lang));
    }
    parts.extend(outcome.late.map(|late| match late.num_minutes() {
        0 => Says::OnTime.words(lang),
        _ => format::offset(late),
    }));
    parts.join(", ")
}
