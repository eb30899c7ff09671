//! Events: what the journal keeps, for ever.
//!
//! A variant may be added; none may be changed or removed once a journal has been written with it.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{Cut, Draw, Limit, Note, NoteWords, PlanChange, Pledge, Reading, WayKind};
use crate::agenda::{CueId, Plan, Text, fold_name, millis};

/// The version of the journal's format that this program writes.
pub const VERSION: u16 = 1;

/// One line of a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its place in the journal, from 1, without gaps.
    pub seq: u64,
    /// What the clocks said when it was recorded.
    pub recorded_at: Reading,
    /// When it took effect: earlier than the reading where it was back-dated.
    pub effective_at: DateTime<Utc>,
    /// Who did it.
    pub by: Text,
    /// What happened.
    pub body: Body,
}

/// An event about to be recorded: `decide` makes it, the store numbers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What the clocks said.
    pub recorded_at: Reading,
    /// When it takes effect.
    pub effective_at: DateTime<Utc>,
    /// Who does it.
    pub by: Text,
    /// What happens.
    pub event: Event,
}

impl Draft {
    /// The line that this becomes at place `seq` of the journal.
    #[must_use]
    pub fn at_seq(self, seq: u64) -> Recorded {
        let Self { recorded_at, effective_at, by, event } = self;
        Recorded { seq, recorded_at, effective_at, by, body: Body::Known(event) }
    }
}

/// What a line of the journal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// An event that this program knows.
    Known(Event),
    /// An event that a newer program wrote: kept and shown, without effect.
    Newer {
        /// The version of the format that it was written in.
        version: u16,
        /// The event as it stands in the journal.
        raw: Arc<str>,
    },
}

/// Something that happened in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The session was opened with this plan: the first event of every journal.
    Opened {
        /// The plan, resolved: the file is not needed any more.
        plan: Box<Plan>,
        /// A fingerprint of the agenda's text, to see later whether the file has changed.
        fingerprint: Text,
        /// Where the agenda was read from, for people and for joining a live session.
        path: Text,
    },
    /// The cues not yet begun follow another plan from now on.
    Replanned {
        /// The new plan.
        plan: Box<Plan>,
        /// The fingerprint of the agenda's text.
        fingerprint: Text,
        /// Why it was changed.
        why: Replan,
    },
    /// The plan was changed: the cues not yet begun follow the new one, what has happened stays.
    PlanChanged {
        /// The plan, and what becomes of the session.
        change: Box<PlanChange>,
    },
    /// The first cue began.
    Started {
        /// Which one.
        cue: CueId,
    },
    /// The running cue ended and the next one began, at the same instant.
    Advanced {
        /// What ended.
        from: CueId,
        /// What began.
        to: CueId,
        /// Whether a person did it, or the end of its time.
        by_itself: bool,
    },
    /// An earlier cue was taken up again, and goes on with its remaining time.
    Reopened {
        /// What was running.
        from: CueId,
        /// What runs now.
        to: CueId,
    },
    /// A cue was started out of order.
    Jumped {
        /// What ended, if anything was running.
        from: Option<CueId>,
        /// What began.
        to: CueId,
    },
    /// The clock of the running cue was frozen.
    Suspended {
        /// Which cue.
        cue: CueId,
    },
    /// The clock of the running cue was released.
    Resumed {
        /// Which cue.
        cue: CueId,
    },
    /// The running cue was given more time, or less.
    Extended {
        /// Which cue.
        cue: CueId,
        /// How much, in milliseconds; negative takes time away.
        #[serde(with = "millis")]
        by: TimeDelta,
    },
    /// An unplanned break began; what it interrupts goes on after it.
    BreakBegun {
        /// The break's own cue.
        cue: CueId,
        /// The running phase that waits for its end.
        interrupts: Option<CueId>,
        /// How long it is to last, in milliseconds.
        #[serde(with = "millis")]
        length: TimeDelta,
    },
    /// The room was told when the running break ends.
    Announced {
        /// The break's cue.
        cue: CueId,
        /// When it ends.
        end: DateTime<Utc>,
    },
    /// A way to be on time again, or to use the time gained, was taken.
    CaughtUp {
        /// Which one.
        way: WayKind,
        /// The new target end, where it sets one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        target: Option<DateTime<Utc>>,
        /// What each cue lost or gained: nothing is ever computed again.
        cuts: Vec<Cut>,
    },
    /// The session is to end at another time than the agenda says.
    TargetSet {
        /// When; none for the agenda's own end again.
        end: Option<DateTime<Utc>>,
    },
    /// It was said what catching up may take from a part of the day.
    Limited {
        /// The part: a slot (`s4`), a phase of all its turns (`s4.p2`) or one cue (`s4.t1.p2`).
        part: CueId,
        /// What was said.
        limit: Limit,
    },
    /// The order or presence of the teams changed.
    LineupChanged {
        /// How.
        change: Change,
    },
    /// A message was put over the room's clock.
    MessageShown {
        /// What it says.
        text: Text,
    },
    /// The message was taken away.
    MessageCleared,
    /// The room's screen was made black, or given back.
    Blackout {
        /// Whether it is black now.
        on: bool,
    },
    /// Another of the running cue's questions was asked.
    PromptAsked {
        /// Which cue.
        cue: CueId,
        /// Which of its questions, from 1.
        number: u16,
    },
    /// A note was taken.
    Noted {
        /// The note.
        note: Note,
    },
    /// A note was taken back.
    NoteRemoved {
        /// The sequence number of the note's event.
        note: u64,
    },
    /// A note reads otherwise from now on.
    NoteEdited {
        /// The sequence number of the note's event.
        note: u64,
        /// What it says now.
        words: NoteWords,
    },
    /// A note is about somebody or something else from now on.
    NoteMoved {
        /// The sequence number of the note's event.
        note: u64,
        /// The team that it is about now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        defi: Option<Text>,
        /// The one of several things side by side that it is about now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        track: Option<Text>,
        /// The question that it answers now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        prompt: Option<Text>,
    },
    /// A note was pinned, so that it stays in sight, or let go again.
    NotePinned {
        /// The sequence number of the note's event.
        note: u64,
        /// Whether it is pinned now.
        on: bool,
    },
    /// A note was taken at another time than was recorded.
    NoteTimed {
        /// The sequence number of the note's event.
        note: u64,
        /// When it was.
        at: DateTime<Utc>,
    },
    /// An earlier event took place at another time than was recorded, which stays in the journal.
    TimeCorrected {
        /// Its sequence number.
        event: u64,
        /// When it was.
        at: DateTime<Utc>,
    },
    /// An action that was promised in an earlier session was found done.
    ActionDone {
        /// Which one.
        action: Box<Pledge>,
    },
    /// The wall clock was found to have jumped.
    ClockStepped {
        /// By how much, in milliseconds; positive is forwards.
        #[serde(with = "millis")]
        by: TimeDelta,
    },
    /// The program was found to have been away while a cue ran.
    Interrupted {
        /// When it was last seen.
        from: DateTime<Utc>,
        /// When it came back.
        to: DateTime<Utc>,
    },
    /// The last interruption does not count as running time.
    InterruptionRemoved {
        /// The sequence number of the interruption's event.
        interruption: u64,
    },
    /// An earlier event has no effect any more.
    Undone {
        /// Its sequence number.
        event: u64,
    },
    /// An undone event has its effect again.
    Redone {
        /// Its sequence number.
        event: u64,
    },
    /// The session ended.
    Closed,
}

/// Why a session follows another plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Replan {
    /// The planned times were shifted so that it begins now.
    BeginNow,
    /// The agenda's file had changed.
    FileChanged,
}

/// A change of the lineup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A team is not here: the later teams of its slot move up.
    Absent {
        /// Which team.
        defi: Text,
        /// Why; for the facilitator only.
        reason: Option<Text>,
        /// What becomes of its turn; left out where the later teams move up, as they always did
        /// before there was a choice.
        #[serde(default, skip_serializing_if = "Freed::is_given_up")]
        freed: Freed,
    },
    /// An absent team is here after all, and takes the first free later place.
    Present {
        /// Which team.
        defi: Text,
    },
    /// A team presents later.
    Deferred {
        /// Which team.
        defi: Text,
    },
    /// Two teams change places.
    Swapped {
        /// One team.
        a: Text,
        /// The other team.
        b: Text,
    },
    /// A team takes the given place in the order.
    Moved {
        /// Which team.
        defi: Text,
        /// Its new place, from 1.
        to: u16,
    },
    /// A team that was not in the lineup has come.
    Inserted {
        /// Which team.
        defi: Text,
        /// The team that it presents after; else it takes the first free place.
        after: Option<Text>,
    },
    /// Lots were drawn for the turns to come of one kind of slot.
    Drawn {
        /// The order, and all that is needed to draw it again.
        draw: Box<Draw>,
    },
}

/// What becomes of the turn of a team that is not here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Freed {
    /// The later teams of its slot move up, and the slot is over sooner.
    #[default]
    GivenUp,
    /// It stays, without anybody: nobody else's time changes.
    Kept,
    /// It stays, as time for discussion.
    Discussion,
}

impl Freed {
    /// The name that scripts see.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GivenUp => "given-up",
            Self::Kept => "kept",
            Self::Discussion => "discussion",
        }
    }

    const fn is_given_up(&self) -> bool {
        matches!(self, Self::GivenUp)
    }
}

/// What an event is about; undo takes back clock, lineup and message events, and pledges found kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Opening and closing, and what the machine found out by itself.
    Record,
    /// What runs, and for how long.
    Clock,
    /// The order of the teams.
    Lineup,
    /// What the room's screen says.
    Message,
    /// Notes.
    Note,
    /// What was promised in earlier sessions.
    Pledge,
    /// Undo and redo themselves.
    History,
}

impl Event {
    /// What it is about.
    #[must_use]
    pub const fn class(&self) -> Class {
        match self {
            Self::Opened { .. } | Self::ClockStepped { .. } | Self::Interrupted { .. } => {
                Class::Record
            }
            Self::Replanned { .. }
            | Self::PlanChanged { .. }
            | Self::Started { .. }
            | Self::Advanced { .. }
            | Self::Reopened { .. }
            | Self::Jumped { .. }
            | Self::Suspended { .. }
            | Self::Resumed { .. }
            | Self::Extended { .. }
            | Self::BreakBegun { .. }
            | Self::Announced { .. }
            | Self::CaughtUp { .. }
            | Self::TargetSet { .. }
            | Self::Limited { .. }
            | Self::InterruptionRemoved { .. }
            | Self::TimeCorrected { .. }
            | Self::Closed => Class::Clock,
            Self::LineupChanged { .. } => Class::Lineup,
            Self::MessageShown { .. }
            | Self::MessageCleared
            | Self::Blackout { .. }
            | Self::PromptAsked { .. } => Class::Message,
            Self::Noted { .. }
            | Self::NoteRemoved { .. }
            | Self::NoteEdited { .. }
            | Self::NoteMoved { .. }
            | Self::NotePinned { .. }
            | Self::NoteTimed { .. } => Class::Note,
            Self::ActionDone { .. } => Class::Pledge,
            Self::Undone { .. } | Self::Redone { .. } => Class::History,
        }
    }

    /// The name that logs show, in English.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "opened",
            Self::Replanned { .. } => "replanned",
            Self::PlanChanged { .. } => "plan-changed",
            Self::Started { .. } => "started",
            Self::Advanced { .. } => "advanced",
            Self::Reopened { .. } => "reopened",
            Self::Jumped { .. } => "jumped",
            Self::Suspended { .. } => "suspended",
            Self::Resumed { .. } => "resumed",
            Self::Extended { .. } => "extended",
            Self::BreakBegun { .. } => "break",
            Self::Announced { .. } => "announced",
            Self::CaughtUp { .. } => "caught-up",
            Self::TargetSet { .. } => "target",
            Self::Limited { .. } => "limit",
            Self::LineupChanged { .. } => "lineup",
            Self::MessageShown { .. } => "message",
            Self::MessageCleared => "message-cleared",
            Self::Blackout { .. } => "blackout",
            Self::PromptAsked { .. } => "prompt",
            Self::Noted { .. } => "note",
            Self::NoteRemoved { .. } => "note-removed",
            Self::NoteEdited { .. } => "note-edited",
            Self::NoteMoved { .. } => "note-moved",
            Self::NotePinned { .. } => "note-pinned",
            Self::NoteTimed { .. } => "note-timed",
            Self::TimeCorrected { .. } => "time-corrected",
            Self::ActionDone { .. } => "action-done",
            Self::ClockStepped { .. } => "clock-stepped",
            Self::Interrupted { .. } => "interrupted",
            Self::InterruptionRemoved { .. } => "interruption-removed",
            Self::Undone { .. } => "undone",
            Self::Redone { .. } => "redone",
            Self::Closed => "closed",
        }
    }
}

/// A session's line in a list of sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionHead {
    /// The session's id: a slug of its title and date, unique in the data folder.
    pub id: SessionId,
    /// What it is called.
    pub title: Text,
    /// The day of its plan.
    pub date: NaiveDate,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// The sequence number of its last event.
    pub last_seq: u64,
    /// When its last event was recorded.
    pub last_at: DateTime<Utc>,
    /// Whether its last word is that it was closed.
    pub closed: bool,
}

/// The id of a session: lower-case letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct SessionId(Arc<str>);

/// The text is not the id of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongSessionId;

/// The longest session id, in bytes.
pub const MAX_SESSION_ID: usize = 80;

/// The longest part of it that a title makes, in bytes: the date and a number have to fit too.
const MAX_SLUG: usize = 60;

impl SessionId {
    /// Takes `id` if it is a session's id.
    ///
    /// # Errors
    /// When it is empty, too long, or has another character than `a-z`, `0-9` and `-`.
    pub fn new(id: &str) -> Result<Self, WrongSessionId> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.len() > MAX_SESSION_ID || !id.chars().all(allowed) {
            return Err(WrongSessionId);
        }
        Ok(Self(id.into()))
    }

    /// The id that a session of this title and day asks for: `demo-day-2018-06-21`; the store
    /// puts a number behind it where it is taken.
    #[must_use]
    pub fn slug(title: &str, date: NaiveDate) -> Self {
        let title = slug(title);
        Self(format!("{title}-{}", date.format("%Y-%m-%d")).replace('+', "").into())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A title as a file's name has it: ASCII letters, digits and single dashes; `session` where
/// nothing of it is left.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in fold_name(title).chars() {
        if c.is_ascii_alphanumeric() && slug.len() < MAX_SLUG {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let title = slug.trim_matches('-');
    if title.is_empty() { "session" } else { title }.to_owned()
}

impl TryFrom<String> for SessionId {
    type Error = WrongSessionId;

    fn try_from(id: String) -> Result<Self, WrongSessionId> {
        Self::new(&id)
    }
}

impl std::fmt::Display for SessionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl std::fmt::Display for WrongSessionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a session id has lower-case letters, digits and hyphens only")
    }
}

impl std::error::Error for WrongSessionId {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_title_and_day() {
        let date = NaiveDate::from_ymd_opt(2018, 6, 21).expect("a day");
        let slug = |title: &str| SessionId::slug(title, date).to_string();
        assert_eq!(slug("Demo Day"), "demo-day-2018-06-21");
        assert_eq!(slug(" « Clinique » Data : l’été !"), "clinique-data-l-ete-2018-06-21");
        assert_eq!(slug("日本"), "session-2018-06-21");
        for (title, date) in [("é".repeat(500), date), ("x".into(), NaiveDate::MAX)] {
            let slug = SessionId::slug(&title, date);
            assert_eq!(SessionId::new(slug.as_str()), Ok(slug));
        }
    }
}
