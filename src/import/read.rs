//! What was read: sessions with their slots, before they become agendas.

use chrono::{NaiveDate, NaiveTime, TimeDelta, Weekday};
use chrono_tz::Tz;

use super::{Finding, words::tongue::Tongue};
use crate::agenda::{Agenda, Kind};

/// One session as a file describes it; what is not written is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadAgenda {
    /// What it is called; empty when nothing says.
    pub title: String,
    /// The first day.
    pub date: Option<NaiveDate>,
    /// The language that it is written in.
    pub lang: Option<Tongue>,
    /// The zone of its times, when the file names one.
    pub zone: Option<Tz>,
    /// Where it takes place.
    pub place: Option<String>,
    /// For whom it is.
    pub audience: Option<String>,
    /// Who runs it.
    pub hosts: Vec<String>,
    /// What it is for.
    pub objectives: Vec<String>,
    /// The announced beginning.
    pub begin: Option<NaiveTime>,
    /// The announced end.
    pub end: Option<NaiveTime>,
    /// The lines of the plan, in the order of the file.
    pub slots: Vec<ReadSlot>,
    /// What needs a look, by line.
    pub findings: Vec<Finding>,
    /// The first and the last line of the file that belong to it.
    pub lines: (u32, u32),
    /// The agenda itself, when the file is one.
    pub whole: Option<Box<Agenda>>,
}

/// One slot as the file describes it; nothing is invented.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadSlot {
    /// The line of the file, from 1.
    pub line: u32,
    /// The day, when the file says which.
    pub day: Option<NaiveDate>,
    /// The day of the week, when the file says only that.
    pub weekday: Option<Weekday>,
    /// The written start.
    pub start: Option<NaiveTime>,
    /// The written end.
    pub end: Option<NaiveTime>,
    /// The written length, or the time between start and end.
    pub length: Option<TimeDelta>,
    /// What it is called.
    pub title: String,
    /// What kind of time it is.
    pub kind: Kind,
    /// How many have a turn.
    pub items: Option<u16>,
    /// How long each presents.
    pub item: Option<TimeDelta>,
    /// How long the room reacts to each.
    pub feedback: Option<TimeDelta>,
    /// The time between two turns.
    pub transition: Option<TimeDelta>,
    /// The room or the thread that it belongs to, where several run side by side.
    pub track: Option<String>,
    /// What runs side by side in it.
    pub tracks: Vec<String>,
    /// How often its activity is repeated.
    pub rounds: Option<u16>,
    /// How long each repetition takes.
    pub round: Option<TimeDelta>,
    /// Questions to keep in mind.
    pub prompts: Vec<String>,
    /// What else stands below it.
    pub notes: Vec<String>,
    /// The slot that it is a part of, by its place in the list.
    pub within: Option<usize>,
}
