//! Catching up: ways to be on time again, or to use the time gained, each with what it costs.
//!
//! Only looks: a way is taken by an event that holds its figures, so that a journal read later
//! never computes them again.

mod give;
mod group;
mod limits;
mod parts;
mod pay;
mod promises;
mod share;
mod way;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::agenda::{CueId, Kind, Text, millis};

pub use group::Group;
pub(super) use limits::Limits;
pub use limits::{Limit, Pays};
pub use parts::Part;
pub(super) use way::round_up;

/// Less than this is on time: nobody is told of seconds.
pub const ON_TIME: TimeDelta = TimeDelta::seconds(30);
/// A promised time is not kept from this on: to the minute is what people are told.
const BROKEN: TimeDelta = TimeDelta::minutes(1);
/// What somebody loses or gains is a multiple of this.
const STEP: i64 = 30_000;
/// A new end is a multiple of this, in minutes.
const ROUND: i64 = 5;

/// Three ways to end when the session is to end, or to say that it ends at another time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ways {
    /// When the session is to end.
    pub target: DateTime<Utc>,
    /// When it ends if nothing changes.
    pub projected_end: DateTime<Utc>,
    /// How late that is; negative where there is time to give back.
    pub late: TimeDelta,
    /// The ways, in the order of their numbers.
    pub ways: Vec<Way>,
}

/// One way, and what it costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Which one.
    pub kind: WayKind,
    /// When the session ends then: as projected, or the new end that people are told.
    pub end: DateTime<Utc>,
    /// When it ends as projected.
    pub projected_end: DateTime<Utc>,
    /// When it is to end then: the same as before, but for the ways that change it.
    pub target: DateTime<Utc>,
    /// How late it still is then; negative where time is left over.
    pub rest: TimeDelta,
    /// What is to be recorded: what each cue loses or gains.
    pub cuts: Vec<Cut>,
    /// The cues whose length changes, in order.
    pub changes: Vec<Changed>,
    /// The times that people were told and that are not kept then.
    pub broken: Vec<Broken>,
    /// The least and the most feedback that a team gets then; none where no team gets any.
    pub feedback: Option<[TeamTime; 2]>,
}

/// What kind of way it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WayKind {
    /// Changeovers, breaks, feedback, workshops pay; talks do not.
    ProtectPresentations,
    /// Changeovers, feedback, workshops, then talks pay; breaks do not.
    ProtectBreaks,
    /// Nobody pays: the session ends later.
    FinishLater,
    /// Those who lost time get it back, the rest goes to the breaks.
    LongerBreaks,
    /// Those who lost time get it back, the rest goes to the feedback.
    LongerFeedback,
    /// Nobody gets anything: the session ends earlier.
    FinishEarlier,
}

impl WayKind {
    /// The ways of a session that is late.
    pub const LATE: [Self; 3] =
        [Self::ProtectPresentations, Self::ProtectBreaks, Self::FinishLater];
    /// The ways of one that has time to give back.
    pub const AHEAD: [Self; 3] = [Self::LongerBreaks, Self::LongerFeedback, Self::FinishEarlier];

    /// Its number among the three that are proposed together, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::ProtectPresentations | Self::LongerBreaks => 1,
            Self::ProtectBreaks | Self::LongerFeedback => 2,
            Self::FinishLater | Self::FinishEarlier => 3,
        }
    }

    /// The name that scripts know.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ProtectPresentations => "protect-presentations",
            Self::ProtectBreaks => "protect-breaks",
            Self::FinishLater => "finish-later",
            Self::LongerBreaks => "longer-breaks",
            Self::LongerFeedback => "longer-feedback",
            Self::FinishEarlier => "finish-earlier",
        }
    }
}

/// What one cue loses when a way is taken, as the journal keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// Which cue.
    pub cue: CueId,
    /// How much less it lasts, in milliseconds; negative where it lasts longer.
    #[serde(
        default = "TimeDelta::zero",
        skip_serializing_if = "TimeDelta::is_zero",
        with = "millis"
    )]
    pub by: TimeDelta,
    /// How much sooner it ends, in milliseconds, where it ends at a set time.
    #[serde(
        default = "TimeDelta::zero",
        skip_serializing_if = "TimeDelta::is_zero",
        with = "millis"
    )]
    pub sooner: TimeDelta,
}

/// A cue whose length changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which cue.
    pub id: CueId,
    /// The title of its slot.
    pub title: Text,
    /// The kind of its slot.
    pub kind: Kind,
    /// The team whose turn it is.
    pub defi: Option<Text>,
    /// The title of its phase.
    pub phase: Option<Text>,
    /// How long it lasts if nothing changes.
    pub from: TimeDelta,
    /// How long it lasts then.
    pub to: TimeDelta,
    /// How long it would last if nothing were rounded.
    pub exact: TimeDelta,
}

/// A time that people were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Promise {
    /// The announced end of the session.
    End,
    /// A start that is fixed.
    Start,
    /// The end of a break, written in the agenda.
    BreakEnd,
    /// The end of a break, as the room was told.
    Announced,
}

/// A time that people were told and that is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// What was told.
    pub promise: Promise,
    /// Of which cue; none for the whole session.
    pub id: Option<CueId>,
    /// The title of its slot; empty for the whole session and for a break that was not planned.
    pub title: Text,
    /// The time that was told.
    pub promised: DateTime<Utc>,
    /// The time that comes of it.
    pub instead: DateTime<Utc>,
}

/// How much of something a team gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamTime {
    /// The team; none for a turn that nobody is named for.
    pub defi: Option<Text>,
    /// How much.
    pub length: TimeDelta,
}
