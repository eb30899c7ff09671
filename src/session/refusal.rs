//! Refusals: a "no" as data, worded elsewhere, with the command that would help.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::words::Verb;
use crate::agenda::{CueId, Text};

/// Why a command does not apply.
///
/// [`Refusal::code`] is what scripts check; the i18n room has the sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is running yet.
    NotStarted,
    /// It has been started already.
    AlreadyStarted,
    /// The session is over.
    Finished,
    /// The cue that was to be ended is not the running one any more.
    AlreadyPassed {
        /// What runs instead.
        running: CueId,
    },
    /// The same key came twice within 800 ms.
    DoublePress,
    /// There is no cue after this one: close the session instead.
    LastCue {
        /// Whether cues were jumped over and never held.
        skipped: bool,
    },
    /// There is no cue before this one.
    FirstCue,
    /// The clock is frozen already.
    AlreadySuspended,
    /// The clock is running.
    NotSuspended,
    /// A cue that ends at a set time cannot be frozen: set its end instead.
    EndsAtSetTime {
        /// When it ends.
        end: DateTime<Utc>,
    },
    /// The running cue has no set length to change.
    Untimed,
    /// It would leave the cue less than nothing.
    TooShort {
        /// What is left to take away.
        left: TimeDelta,
    },
    /// It would leave the cue longer than a day.
    TooLong,
    /// No such cue.
    UnknownCue {
        /// Which one was asked for.
        cue: CueId,
    },
    /// That cue is the running one.
    AlreadyRunning {
        /// Which one.
        cue: CueId,
    },
    /// Nobody presents there any more.
    Vacant {
        /// Which cue.
        cue: CueId,
    },
    /// A break is running already.
    AlreadyBreak,
    /// What is running is not a break.
    NotABreak,
    /// That time has passed.
    TimePassed {
        /// Which time.
        at: DateTime<Utc>,
    },
    /// Back-dating may not go beyond the start of the running cue.
    BeforeCueStart {
        /// When the running cue began.
        start: DateTime<Utc>,
    },
    /// That time is still to come.
    InTheFuture,
    /// No team of that name.
    UnknownDefi {
        /// The name as typed.
        name: Text,
        /// The nearest known name.
        nearest: Option<Text>,
    },
    /// Several teams could be meant.
    AmbiguousDefi {
        /// The name as typed.
        name: Text,
        /// The teams that it may mean.
        candidates: Vec<Text>,
    },
    /// That team is in the lineup already.
    KnownDefi {
        /// Which one.
        defi: Text,
    },
    /// That team has presented.
    HasSpoken {
        /// Which one.
        defi: Text,
    },
    /// That team is presenting.
    IsSpeaking {
        /// Which one.
        defi: Text,
    },
    /// That team is absent already.
    AlreadyAbsent {
        /// Which one.
        defi: Text,
    },
    /// That team is not absent.
    NotAbsent {
        /// Which one.
        defi: Text,
    },
    /// A team cannot change places with itself.
    SameDefi,
    /// That team has no turn to come.
    NoTurn {
        /// Which one.
        defi: Text,
    },
    /// That team presents last as it is.
    AlreadyLast {
        /// Which one.
        defi: Text,
    },
    /// That place has been taken by a team that has spoken, or does not exist.
    NoSuchPlace {
        /// The first place that can be had.
        first: u16,
        /// The last one.
        last: u16,
    },
    /// The session has no turns at all.
    NoTurns,
    /// Fewer than two teams are still to present: there is nothing to draw lots for.
    NothingToDraw,
    /// Lots need a seed.
    NoSeed,
    /// The slot or the session holds no more.
    Full,
    /// No message is on the screen.
    NoMessage,
    /// The screen is in that state already.
    SameBlackout,
    /// The running cue has no questions.
    NoPrompts,
    /// Its last question is on.
    LastPrompt,
    /// Its first question is on.
    FirstPrompt,
    /// A note needs words.
    EmptyNote,
    /// A message needs words.
    EmptyMessage,
    /// No such note.
    UnknownNote,
    /// The note is so already.
    SameNote,
    /// The journal has nothing of that number that stands.
    UnknownFact,
    /// What has that number has no time that could be corrected.
    NoTime,
    /// It was recorded at that time as it is.
    SameTime,
    /// What came before or after it forbids that time.
    OutOfOrder {
        /// When the fact before it took place, or the earliest instant of the session.
        after: DateTime<Utc>,
        /// When the fact after it took place; none where nothing came after it.
        before: Option<DateTime<Utc>>,
    },
    /// Nothing to undo.
    NothingToUndo,
    /// Nothing to redo.
    NothingToRedo,
    /// No interruption to take out.
    NoInterruption,
    /// The plan cannot be shifted once the session runs.
    PlanRuns,
    /// A plan cannot be read from a file here.
    NoPlan,
    /// The session does not follow the plan any more that the new one was made from.
    PlanMoved,
    /// The new plan is the one that the session follows.
    SamePlan,
    /// The new plan is for another day than the session.
    OtherDay {
        /// For which.
        date: NaiveDate,
    },
    /// Nothing of the new plan is still to come, and nothing of what has begun is in it.
    PlanOver,
    /// Two slots of the new plan could be the one that runs.
    AmbiguousSlot {
        /// Their title.
        title: Text,
    },
    /// The session ends when it is to: there is nothing to catch up, and no time to give back.
    OnTime {
        /// When it is to end.
        target: DateTime<Utc>,
    },
    /// Nothing says when the session is to end.
    NoTarget,
    /// That way changes nothing: all that could give time is at its floor, or locked.
    NothingGained,
    /// No part of the day has that id or that title.
    UnknownPart {
        /// What was typed.
        name: Text,
    },
    /// Several slots could be meant.
    AmbiguousPart {
        /// What was typed.
        name: Text,
        /// Their titles.
        titles: Vec<Text>,
    },
    /// That is so already.
    SameLimit,
}

/// What would help after a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Help {
    /// Start the session.
    Start,
    /// Go on to the next cue.
    Next,
    /// Freeze the clock.
    Suspend,
    /// Release the clock.
    Resume,
    /// Change the length.
    Extend,
    /// Say when the break ends.
    Announce,
    /// Call a break.
    Break,
    /// Take the last thing back.
    Undo,
    /// Close the session.
    Close,
    /// Say that the team is present.
    Present,
    /// Say that the team is absent.
    Absent,
    /// Add a team.
    Insert,
    /// Take up the plan as the session follows it now.
    Retake,
}

impl Help {
    /// The command that does it from a shell, where there is one.
    #[must_use]
    pub const fn verb(self) -> Option<Verb> {
        match self {
            Self::Start => Some(Verb::Start),
            Self::Next => Some(Verb::Next),
            Self::Suspend => Some(Verb::Suspend),
            Self::Resume => Some(Verb::Resume),
            Self::Extend => Some(Verb::Extend),
            Self::Announce => Some(Verb::Announce),
            Self::Break => Some(Verb::Break),
            Self::Undo => Some(Verb::Undo),
            Self::Close => Some(Verb::Close),
            Self::Present => Some(Verb::Present),
            Self::Absent => Some(Verb::Absent),
            Self::Insert => Some(Verb::Insert),
            Self::Retake => None,
        }
    }
}

impl Refusal {
    /// The code that scripts check: `expect refusal CODE`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::AlreadyStarted => "already-started",
            Self::Finished => "finished",
            Self::AlreadyPassed { .. } => "already-passed",
            Self::DoublePress => "double-press",
            Self::LastCue { .. } => "last-cue",
            Self::FirstCue => "first-cue",
            Self::AlreadySuspended => "already-suspended",
            Self::NotSuspended => "not-suspended",
            Self::EndsAtSetTime { .. } => "ends-at-set-time",
            Self::Untimed => "untimed",
            Self::TooShort { .. } => "too-short",
            Self::TooLong => "too-long",
            Self::UnknownCue { .. } => "unknown-cue",
            Self::AlreadyRunning { .. } => "already-running",
            Self::Vacant { .. } => "vacant",
            Self::AlreadyBreak => "already-break",
            Self::NotABreak => "not-a-break",
            Self::TimePassed { .. } => "time-passed",
            Self::BeforeCueStart { .. } => "before-cue-start",
            Self::InTheFuture => "in-the-future",
            Self::UnknownDefi { .. } => "unknown-defi",
            Self::AmbiguousDefi { .. } => "ambiguous-defi",
            Self::KnownDefi { .. } => "known-defi",
            Self::HasSpoken { .. } => "has-spoken",
            Self::IsSpeaking { .. } => "is-speaking",
            Self::AlreadyAbsent { .. } => "already-absent",
            Self::NotAbsent { .. } => "not-absent",
            Self::SameDefi => "same-defi",
            Self::NoTurn { .. } => "no-turn",
            Self::AlreadyLast { .. } => "already-last",
            Self::NoSuchPlace { .. } => "no-such-place",
            Self::NoTurns => "no-turns",
            Self::NothingToDraw => "nothing-to-draw",
            Self::NoSeed => "no-seed",
            Self::Full => "full",
            Self::NoMessage => "no-message",
            Self::SameBlackout => "same-blackout",
            Self::NoPrompts => "no-prompts",
            Self::LastPrompt => "last-prompt",
            Self::FirstPrompt => "first-prompt",
            Self::EmptyNote => "empty-note",
            Self::EmptyMessage => "empty-message",
            Self::UnknownNote => "unknown-note",
            Self::SameNote => "same-note",
            Self::UnknownFact => "unknown-fact",
            Self::NoTime => "no-time",
            Self::SameTime => "same-time",
            Self::OutOfOrder { .. } => "out-of-order",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NothingToRedo => "nothing-to-redo",
            Self::NoInterruption => "no-interruption",
            Self::PlanRuns => "plan-runs",
            Self::NoPlan => "no-plan",
            Self::PlanMoved => "plan-moved",
            Self::SamePlan => "same-plan",
            Self::OtherDay { .. } => "other-day",
            Self::PlanOver => "plan-over",
            Self::AmbiguousSlot { .. } => "ambiguous-slot",
            Self::OnTime { .. } => "on-time",
            Self::NoTarget => "no-target",
            Self::NothingGained => "nothing-gained",
            Self::UnknownPart { .. } => "unknown-part",
            Self::AmbiguousPart { .. } => "ambiguous-part",
            Self::SameLimit => "same-limit",
        }
    }

    /// The command that would help, where there is one.
    #[must_use]
    pub const fn help(&self) -> Option<Help> {
        match self {
            Self::NotStarted => Some(Help::Start),
            Self::AlreadyStarted | Self::AlreadyBreak => Some(Help::Next),
            Self::LastCue { .. } => Some(Help::Close),
            Self::AlreadySuspended => Some(Help::Resume),
            Self::NotSuspended => Some(Help::Suspend),
            Self::EndsAtSetTime { .. } => Some(Help::Announce),
            Self::TooShort { .. } | Self::LastPrompt => Some(Help::Next),
            Self::NotABreak => Some(Help::Break),
            Self::IsSpeaking { .. } => Some(Help::Undo),
            Self::UnknownDefi { nearest: None, .. } | Self::NoTurn { .. } => Some(Help::Insert),
            Self::PlanMoved => Some(Help::Retake),
            Self::AlreadyAbsent { .. } => Some(Help::Present),
            Self::NotAbsent { .. } => Some(Help::Absent),
            Self::Finished
            | Self::AlreadyPassed { .. }
            | Self::DoublePress
            | Self::FirstCue
            | Self::Untimed
            | Self::TooLong
            | Self::UnknownCue { .. }
            | Self::AlreadyRunning { .. }
            | Self::Vacant { .. }
            | Self::TimePassed { .. }
            | Self::BeforeCueStart { .. }
            | Self::InTheFuture
            | Self::UnknownDefi { .. }
            | Self::AmbiguousDefi { .. }
            | Self::KnownDefi { .. }
            | Self::HasSpoken { .. }
            | Self::SameDefi
            | Self::AlreadyLast { .. }
            | Self::NoSuchPlace { .. }
            | Self::NoTurns
            | Self::NothingToDraw
            | Self::NoSeed
            | Self::Full
            | Self::NoMessage
            | Self::SameBlackout
            | Self::NoPrompts
            | Self::FirstPrompt
            | Self::EmptyNote
            | Self::EmptyMessage
            | Self::UnknownNote
            | Self::SameNote
            | Self::UnknownFact
            | Self::NoTime
            | Self::SameTime
            | Self::OutOfOrder { .. }
            | Self::NothingToUndo
            | Self::NothingToRedo
            | Self::NoInterruption
            | Self::PlanRuns
            | Self::NoPlan
            | Self::SamePlan
            | Self::OtherDay { .. }
            | Self::PlanOver
            | Self::AmbiguousSlot { .. }
            | Self::OnTime { .. }
            | Self::NoTarget
            | Self::NothingGained
            | Self::UnknownPart { .. }
            | Self::AmbiguousPart { .. }
            | Self::SameLimit => None,
        }
    }
}
