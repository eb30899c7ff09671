//! A new agenda from a date of a programme: the date's own words in the usual frame of a session.
//!
//! Words that the programme does not have are the caller's; this room has no language.

use chrono::{NaiveDateTime, TimeDelta};

use super::{Meeting, Programme};
use crate::agenda::{Agenda, Kind, Slot, Text};

/// How long the welcome of a new session lasts at most, and its closing.
const EDGE: TimeDelta = TimeDelta::minutes(15);
/// How long its break lasts.
const REST: TimeDelta = TimeDelta::minutes(30);
/// A session shorter than this is left in one piece.
const SHORTEST: TimeDelta = TimeDelta::hours(2);
/// Slots begin at whole steps of this.
const STEP: TimeDelta = TimeDelta::minutes(15);

/// What a new session is told in: the titles of its slots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreshNames {
    /// Of a date without a theme.
    pub session: Text,
    /// Of the welcome.
    pub welcome: Text,
    /// Of the first part and the second.
    pub parts: [Text; 2],
    /// Of the break.
    pub rest: Text,
    /// Of the closing.
    pub closing: Text,
    /// What stands before the questions that are still open.
    pub to_decide: Text,
    /// The questions that every session answers: what for, who runs it, who speaks, what plan.
    pub questions: [Text; 4],
}

impl Programme {
    /// An agenda for a date that has none: its day, place, audience, hosts and objectives, and the
    /// frame's hours in the usual parts, to be changed: a welcome, work, a break, work, a closing.
    /// The questions that are still open stand in the remark of the first slot, which the room
    /// never sees.
    ///
    /// Without both hours the parts have their usual lengths from the one hour that is known.
    #[must_use]
    pub fn fresh(&self, meeting: &Meeting, names: &FreshNames) -> Agenda {
        let (start, end) = (self.start(meeting), self.end(meeting));
        let theme = meeting.theme.clone().filter(|theme| !theme.is_empty());
        let mut slots = match (start, end) {
            (Some(start), Some(end)) => {
                let day = |time| NaiveDateTime::new(meeting.date, time);
                parts(day(start), day(end), names)
            }
            (start, _) => {
                let whole = slot(Kind::Other, &names.parts[0]);
                vec![Slot { start, end, ..whole }]
            }
        };
        if let Some(first) = slots.first_mut() {
            first.note = Some(still_open(meeting, names));
        }
        Agenda {
            title: theme.unwrap_or_else(|| names.session.clone()),
            date: Some(meeting.date),
            zone: self.zone,
            lang: self.lang,
            end,
            place: self.place(meeting).cloned(),
            audience: meeting.audience.clone(),
            hosts: meeting.hosts.clone(),
            objectives: meeting.objectives.clone(),
            source: Some(self.title.clone()).filter(|title| !title.is_empty()),
            lineup: Vec::new(),
            slots,
        }
    }
}

/// The questions that the programme has not answered.
fn still_open(meeting: &Meeting, names: &FreshNames) -> Text {
    let [what_for, who_runs, who_speaks, what_plan] = &names.questions;
    let mut open = vec![names.to_decide.as_str()];
    open.extend(meeting.objectives.is_empty().then_some(what_for.as_str()));
    open.extend(meeting.hosts.is_empty().then_some(who_runs.as_str()));
    open.extend([who_speaks.as_str(), what_plan.as_str()]);
    Text::clean(&open.join(" "))
}

fn slot(kind: Kind, title: &Text) -> Slot {
    Slot { kind, title: title.clone(), ..Slot::default() }
}

/// The usual parts between two times of one day.
fn parts(start: NaiveDateTime, end: NaiveDateTime, names: &FreshNames) -> Vec<Slot> {
    let [first, second] = &names.parts;
    let timed = |from: NaiveDateTime, to: NaiveDateTime, kind, title: &Text| {
        let (start, end) = (Some(from.time()), Some(to.time()));
        Slot { start, end, ..slot(kind, title) }
    };
    if end - start < SHORTEST {
        return vec![timed(start, end, Kind::Workshop, first)];
    }
    let work = (end - start - EDGE * 2 - REST) / 2;
    let steps = i32::try_from(work.num_minutes() / STEP.num_minutes()).unwrap_or_default();
    let welcome = start + EDGE;
    let rest = welcome + STEP * steps;
    let again = rest + REST;
    let closing = end - EDGE;
    vec![
        timed(start, welcome, Kind::Welcome, &names.welcome),
        timed(welcome, rest, Kind::Workshop, first),
        timed(rest, again, Kind::Break, &names.rest),
        timed(again, closing, Kind::Workshop, second),
        timed(closing, end, Kind::Debrief, &names.closing),
    ]
}
