//! A journal on its way to another machine: its events as data, written and read back; what may
//! stay behind; and what becomes of it where it arrives. Pure.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Body, Change, Event, Reading, Recorded, Session, SessionId};
use crate::agenda::Text;

/// The most events that a journal may have that comes from elsewhere.
pub const MAX_EVENTS: usize = 1_000_000;
/// The largest number in an event: a hundred years in milliseconds. Larger ones are no length of
/// anything that happened, and could not be added up.
const MAX_NUMBER: i64 = 3_155_760_000_000;
/// The years in which something may have happened.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2200;

/// A journal on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Travel {
    /// What the session is called where it comes from.
    pub session: SessionId,
    /// Whether all of it is here; otherwise what stays with the facilitator does: reasons for
    /// absence, what was taken back, the path of the agenda.
    pub whole: bool,
    /// Every event, undone or not.
    lines: Vec<Line>,
}

/// One event on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    seq: u64,
    recorded_at: Reading,
    effective_at: DateTime<Utc>,
    by: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    event: Option<Event>,
    /// What a newer program wrote: the version of its format, and the event as it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    newer: Option<(u16, String)>,
}

impl Line {
    /// What it is in a journal; what it lacks is a newer program's that says nothing.
    fn body(self) -> Body {
        match (self.event, self.newer) {
            (Some(event), _) => Body::Known(event),
            (None, Some((version, raw))) => Body::Newer { version, raw: raw.into() },
            (None, None) => Body::Newer { version: 0, raw: String::new().into() },
        }
    }
}

/// Why a journal that came from elsewhere is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not begin with an opening, or events are missing.
    NotAJournal,
    /// It has an event that makes no sense: the place of it, from 1; 0 where that is not known.
    Senseless {
        /// The place of the event.
        seq: u64,
    },
    /// It has more than [`MAX_EVENTS`].
    TooLong,
}

/// What becomes of a journal where the same session is already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// It is another session.
    Strangers,
    /// It goes on where the one that is here ends: so many of its events are here.
    GoesOn(usize),
    /// All of it is here already.
    Known,
    /// Both went on after this event, each in its own way.
    Parted {
        /// The last event that they have in common.
        after: u64,
    },
}

impl Travel {
    /// The journal of `session`; `whole` with what stays with the facilitator otherwise.
    #[must_use]
    pub fn of(id: &SessionId, session: &Session, whole: bool) -> Self {
        // what each note says now was said by this event
        let mut said: BTreeMap<u64, u64> =
            session.notes().iter().map(|note| (note.seq, note.seq)).collect();
        for (recorded, stands) in session.history() {
            if let Body::Known(Event::NoteEdited { note, .. }) = &recorded.body
                && stands
                && let Some(by) = said.get_mut(note)
            {
                *by = recorded.seq;
            }
        }
        let lines = session.history().map(|(recorded, stands)| {
            let told = match &recorded.body {
                Body::Known(Event::Noted { .. }) => said.get(&recorded.seq) == Some(&recorded.seq),
                Body::Known(Event::NoteEdited { note, .. }) => {
                    said.get(note) == Some(&recorded.seq)
                }
                Body::Known(_) | Body::Newer { .. } => stands,
            };
            line(recorded, whole, !told)
        });
        Self { session: id.clone(), whole, lines: lines.collect() }
    }

    /// The journal that a document holds under `journal`; none where it holds none.
    ///
    /// # Errors
    /// When it holds one that makes no sense.
    pub fn read(document: &mut Value) -> Result<Option<Self>, Unreadable> {
        let Some(journal) = document.get_mut("journal").map(Value::take) else { return Ok(None) };
        if !journal.is_object() {
            return Ok(None);
        }
        let lines = journal.get("lines").and_then(Value::as_array);
        let lines = lines.ok_or(Unreadable::NotAJournal)?;
        if lines.len() > MAX_EVENTS {
            return Err(Unreadable::TooLong);
        }
        for (line, seq) in lines.iter().zip(1..) {
            if !is_sensible(line) {
                return Err(Unreadable::Senseless { seq });
            }
        }
        let travel: Self =
            serde_json::from_value(journal).map_err(|_| Unreadable::Senseless { seq: 0 })?;
        Ok(Some(travel))
    }

    /// Its events, as the journal has them.
    ///
    /// # Errors
    /// When they are no journal's.
    pub fn events(&self) -> Result<Vec<Recorded>, Unreadable> {
        let opens = |line: &Line| matches!(line.event, Some(Event::Opened { .. }));
        if !self.lines.first().is_some_and(opens) {
            return Err(Unreadable::NotAJournal);
        }
        let mut events = Vec::with_capacity(self.lines.len());
        for (line, seq) in self.lines.iter().zip(1..) {
            let body = match (&line.event, &line.newer) {
                (Some(event), None) => Body::Known(event.clone()),
                (None, Some((version, raw))) => {
                    Body::Newer { version: *version, raw: raw.as_str().into() }
                }
                (Some(_), Some(_)) | (None, None) => return Err(Unreadable::Senseless { seq }),
            };
            if line.seq != seq {
                return Err(Unreadable::NotAJournal);
            }
            events.push(Recorded {
                seq,
                recorded_at: line.recorded_at.clone(),
                effective_at: line.effective_at,
                by: line.by.clone(),
                body,
            });
        }
        Ok(events)
    }
}

/// What becomes of the journal `there` where `here` is already.
///
/// They are the same session when they begin with the same opening, to the millisecond, whatever
/// they are called; what may have stayed behind makes no difference.
#[must_use]
pub fn meet(here: &[Recorded], there: &[Recorded]) -> Meeting {
    let common = here.iter().zip(there).take_while(|(here, there)| is_same(here, there)).count();
    if common == 0 {
        Meeting::Strangers
    } else if common == there.len() {
        Meeting::Known
    } else if common == here.len() {
        Meeting::GoesOn(common)
    } else {
        Meeting::Parted { after: here.get(common - 1).map_or(0, |event| event.seq) }
    }
}

/// What a journal lacks that another one of the same session tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lacking {
    /// So many reasons for absence.
    pub reasons: usize,
    /// The words of so many notes.
    pub notes: usize,
    /// So many other words: messages, and what a newer program wrote.
    pub others: usize,
}

impl Lacking {
    /// Whether it lacks nothing.
    #[must_use]
    pub const fn is_nothing(self) -> bool {
        self.reasons == 0 && self.notes == 0 && self.others == 0
    }
}

/// What stayed behind in `here` and is told by `there`, event by event from their opening on. Where
/// the agenda's file lies is of no use elsewhere, and not missed.
#[must_use]
pub fn lacking(here: &[Recorded], there: &[Recorded]) -> Lacking {
    let mut lacking = Lacking::default();
    for (here, there) in here.iter().zip(there) {
        if here.body == there.body || here.body != line(there, false, true).body() {
            continue;
        }
        match &there.body {
            Body::Known(Event::LineupChanged { .. }) => lacking.reasons += 1,
            Body::Known(Event::Noted { .. } | Event::NoteEdited { .. }) => lacking.notes += 1,
            Body::Known(Event::Opened { .. } | Event::PlanChanged { .. }) => {}
            Body::Known(_) | Body::Newer { .. } => lacking.others += 1,
        }
    }
    lacking
}

fn is_same(here: &Recorded, there: &Recorded) -> bool {
    here.recorded_at == there.recorded_at && line(here, false, true) == line(there, false, true)
}

/// An event on its way; unless it is `whole`, without what stays with the facilitator.
fn line(recorded: &Recorded, whole: bool, taken_back: bool) -> Line {
    let (event, newer) = match &recorded.body {
        Body::Known(event) if whole => (Some(event.clone()), None),
        Body::Known(event) => (Some(without_private(event, taken_back)), None),
        Body::Newer { version, raw } => {
            // nobody here knows what is private in it
            let raw = if whole { raw.to_string() } else { "null".to_owned() };
            (None, Some((*version, raw)))
        }
    };
    Line {
        seq: recorded.seq,
        recorded_at: recorded.recorded_at.clone(),
        effective_at: recorded.effective_at,
        by: recorded.by.clone(),
        event,
        newer,
    }
}

/// The event without what no export tells.
fn without_private(event: &Event, taken_back: bool) -> Event {
    let mut event = event.clone();
    match &mut event {
        Event::Opened { path, .. } => *path = Text::default(),
        Event::PlanChanged { change } => {
            if let Some(source) = &mut change.source {
                source.path = Text::default();
            }
        }
        Event::LineupChanged { change: Change::Absent { reason, .. } } => *reason = None,
        Event::Noted { note } if taken_back => {
            note.text = Text::default();
            note.category = None;
            note.deliverable = None;
            note.owner = None;
            note.prompt = None;
        }
        Event::NoteEdited { words, .. } if taken_back => {
            words.text = Text::default();
            words.category = None;
            words.deliverable = None;
            words.owner = None;
        }
        Event::MessageShown { text } if taken_back => *text = Text::default(),
        Event::Replanned { .. }
        | Event::Started { .. }
        | Event::Advanced { .. }
        | Event::Reopened { .. }
        | Event::Jumped { .. }
        | Event::Suspended { .. }
        | Event::Resumed { .. }
        | Event::Extended { .. }
        | Event::BreakBegun { .. }
        | Event::Announced { .. }
        | Event::CaughtUp { .. }
        | Event::TargetSet { .. }
        | Event::Limited { .. }
        | Event::LineupChanged { .. }
        | Event::MessageShown { .. }
        | Event::MessageCleared
        | Event::Blackout { .. }
        | Event::PromptAsked { .. }
        | Event::Noted { .. }
        | Event::NoteRemoved { .. }
        | Event::NoteEdited { .. }
        | Event::NoteMoved { .. }
        | Event::NotePinned { .. }
        | Event::NoteTimed { .. }
        | Event::TimeCorrected { .. }
        | Event::ActionDone { .. }
        | Event::ClockStepped { .. }
        | Event::Interrupted { .. }
        | Event::InterruptionRemoved { .. }
        | Event::Undone { .. }
        | Event::Redone { .. }
        | Event::Closed => {}
    }
    event
}

/// Whether all numbers and days in it are such that times can be reckoned with them.
fn is_sensible(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) => true,
        Value::Number(number) => {
            number.as_i64().is_some_and(|number| number.unsigned_abs() <= MAX_NUMBER.unsigned_abs())
        }
        Value::String(text) => day(text).is_none_or(|day| YEARS.contains(&day.year())),
        Value::Array(values) => values.iter().all(is_sensible),
        Value::Object(fields) => fields.values().all(is_sensible),
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    let instant = text.parse::<DateTime<Utc>>().map(|instant| instant.date_naive());
    instant.ok().or_else(|| text.parse().ok())
}
