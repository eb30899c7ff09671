//! The plan doctor: what a facilitator would want to know about an agenda before the day.
//!
//! Findings are data: where, how bad, and the figures. It never changes the agenda, and it has no
//! words; those are in `i18n::agenda::check`.

mod likely;
mod lineup;
mod mend;
mod placed;
mod times;
mod turns;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

pub use super::read::Severity;
use super::{Agenda, Kind, Oddity, Opening, Plan, Text};
pub use mend::{Mend, MendKind, MendNames, Mender, TurnCount, mend, still};
pub use placed::{Placed, Told, placed, told};

/// A break shorter than this is no rest.
pub const SHORTEST_BREAK: TimeDelta = TimeDelta::minutes(10);
/// People need a break after this.
pub const LONGEST_STRETCH: TimeDelta = TimeDelta::hours(2);
/// What a change of speakers usually takes, when the agenda leaves no time for it.
pub const USUAL_CHANGEOVER: TimeDelta = TimeDelta::minutes(1);
/// A team that has less than this has no time to say what it found.
pub const SHORTEST_TURN: TimeDelta = TimeDelta::minutes(2);

/// A slot that lasts longer than this is several, or a slip of the hand.
pub const LONGEST_SLOT: TimeDelta = TimeDelta::days(1);

/// A break longer than this is remarked, unless people have lunch in it.
pub const LONGEST_BREAK: TimeDelta = TimeDelta::hours(1);

/// A hole longer than this is no break that somebody forgot to write.
pub const LONGEST_FORGOTTEN_BREAK: TimeDelta = TimeDelta::hours(1);

/// The most findings kept; more would not be read.
pub const MAX_FINDINGS: usize = 200;

/// Something that the doctor found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Whether the agenda contradicts itself, or may be meant so.
    pub severity: Severity,
    /// What it is about.
    pub at: Spot,
    /// The other place that it has to do with.
    pub also: Option<Spot>,
    /// What it is.
    pub what: FindingKind,
}

/// A part of an agenda; slots, turns and teams count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The zone.
    Zone,
    /// The announced end.
    AnnouncedEnd,
    /// A team of the lineup.
    Defi(usize),
    /// A slot, or one of its fields.
    Slot {
        /// Which slot.
        slot: usize,
        /// Which of its fields.
        field: Field,
    },
    /// One of the teams that a slot's turns name.
    Turn {
        /// Which slot.
        slot: usize,
        /// Which of its turns.
        turn: usize,
    },
}

/// A field of a slot that a finding points at; where it is not written, the slot itself is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The slot as a whole.
    Whole,
    /// Its start.
    Start,
    /// Its end.
    End,
    /// Its length.
    Length,
    /// Its turns.
    Turns,
    /// Its rounds.
    Rounds,
}

/// A time of day, and how many days after the session's first one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hour {
    /// What clocks show.
    pub time: NaiveTime,
    /// Days since the session's first day.
    pub days: i64,
}

/// What is found, with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    /// A slot begins before an earlier one ends; the other place is that one's end.
    Overlap {
        /// The slot's title.
        title: Text,
        /// When it begins.
        start: Hour,
        /// The earlier slot's title.
        above: Text,
        /// When that one ends.
        above_end: Hour,
        /// Whether both times are written; otherwise lengths add up to one of them.
        written: bool,
        /// Whether it is to begin on the dot: then it is the earlier one that is to end.
        promised: bool,
    },
    /// Nothing is planned between two slots; the other place is the earlier one's end.
    Gap {
        /// The slot's title.
        title: Text,
        /// When it begins.
        start: Hour,
        /// The earlier slot's title.
        above: Text,
        /// When that one ends.
        above_end: Hour,
        /// How long nothing is planned.
        length: TimeDelta,
    },
    /// The turns need more time than their slot has.
    DoesNotFit {
        /// How the turns are timed.
        turns: TurnTimes,
        /// What they need, changeovers included.
        needs: TimeDelta,
        /// What the slot has.
        has: TimeDelta,
    },
    /// The turns fit, but leave no time to change speakers.
    NoChangeover {
        /// How the turns are timed.
        turns: TurnTimes,
        /// What they need.
        needs: TimeDelta,
        /// What the slot has.
        has: TimeDelta,
        /// When it likely ends, with [`USUAL_CHANGEOVER`] between two turns.
        likely_end: Hour,
    },
    /// Teams share a slot that has less than [`SHORTEST_TURN`] for each of them: those who have a
    /// turn in it; where a restitution has no turns, the whole lineup.
    ThinTurns {
        /// How many teams share it.
        teams: usize,
        /// What the slot has.
        has: TimeDelta,
        /// What each team gets, changeovers left out.
        each: TimeDelta,
        /// What the slot would need.
        needs: TimeDelta,
    },
    /// Every change of speakers that the plan leaves no time for makes the session end later than
    /// it should; breaks and holes have absorbed what they can.
    LikelyEnd {
        /// When it likely ends, with [`USUAL_CHANGEOVER`] at each change.
        end: Hour,
        /// When it should: the announced end, else the last written one.
        target: Hour,
        /// Whether that end is announced.
        announced: bool,
        /// By how much it is too late.
        by: TimeDelta,
        /// How many changes have no time in the plan.
        changes: usize,
    },
    /// The lineup has more teams than the slots of a kind have turns; the other place is the
    /// first team that is left out.
    TooManyTeams {
        /// The kind of slot.
        kind: Kind,
        /// How many teams there are.
        teams: usize,
        /// How many turns there are.
        places: usize,
        /// Who has no turn.
        left_out: Vec<Text>,
    },
    /// The lineup has fewer teams than the slots of a kind have turns.
    TooFewTeams {
        /// The kind of slot.
        kind: Kind,
        /// How many teams there are.
        teams: usize,
        /// How many turns there are.
        places: usize,
    },
    /// The lineup has teams, and no slot has a turn for any of them, nor work for all; the place
    /// is the first team.
    NobodySpeaks {
        /// The teams.
        left_out: Vec<Text>,
    },
    /// A slot gives a turn to all teams, but the agenda has none.
    NoLineup,
    /// The same team stands twice in the lineup; the other place is the first one.
    SameDefi {
        /// Its name.
        name: Text,
    },
    /// Turns name a team that has had one, itself or in a pair: in one slot, or in two of a kind;
    /// the other place is the first mention. Talks on one day contradict themselves then; teams that
    /// work, or meet on another day, may well come again, so that is a warning.
    SameTurn {
        /// Its name.
        name: Text,
        /// Whether it may well be meant so.
        may_be: bool,
    },
    /// A turn for a team that the lineup does not have.
    NotInLineup {
        /// The name.
        name: Text,
        /// The team that is nearest.
        nearest: Option<Text>,
    },
    /// A team has its turn before it can be there; the other place is the team.
    TooEarly {
        /// The team.
        name: Text,
        /// The earliest time at which it can present.
        from: NaiveTime,
        /// When its turn begins.
        turn: Hour,
    },
    /// Rounds and turns in one slot: the rounds do not count.
    RoundsAndTurns {
        /// How many rounds are written.
        rounds: u16,
    },
    /// The parts of a phase's script do not add up to its length.
    ScriptLength {
        /// The phase's title.
        phase: Text,
        /// What the parts add up to.
        script: TimeDelta,
        /// The phase's length.
        length: TimeDelta,
    },
    /// A slot, or a part of it, is to keep more time than it has: catching up can take nothing.
    FloorTooLong {
        /// The part's title; none for the slot as a whole.
        part: Option<Text>,
        /// The least time that is written for it.
        floor: TimeDelta,
        /// What it has.
        has: TimeDelta,
    },
    /// A slot lasts more than [`LONGEST_SLOT`].
    OverADay {
        /// How long it lasts.
        length: TimeDelta,
    },
    /// Rounds and phases in one slot without turns: the phases do not count.
    RoundsAndPhases {
        /// How many rounds are written.
        rounds: u16,
    },
    /// The last slot ends after the announced end; the other place is that end.
    EndsLate {
        /// When the last slot ends.
        end: Hour,
        /// The announced end.
        announced: Hour,
        /// By how much it is too late.
        by: TimeDelta,
    },
    /// The announced end is not after the beginning.
    EndsBeforeStart {
        /// The announced end.
        announced: NaiveTime,
        /// When the first slot begins.
        start: Hour,
    },
    /// A break of less than [`SHORTEST_BREAK`].
    ShortBreak {
        /// How long it lasts.
        length: TimeDelta,
    },
    /// A break of more than [`LONGEST_BREAK`] between two slots that is not a lunch.
    LongBreak {
        /// How long it lasts.
        length: TimeDelta,
    },
    /// More than [`LONGEST_STRETCH`] without a break; the other place is the last slot of it.
    LongStretch {
        /// When it begins.
        start: Hour,
        /// When it ends.
        end: Hour,
        /// How long it is.
        length: TimeDelta,
        /// Whether one of its slots holds an error, which is to be mended first.
        tangled: bool,
    },
    /// Only a start is written.
    NoEnd {
        /// The slot's title.
        title: Text,
        /// Until when the plan lets it last; none when nothing says so.
        until: Option<Hour>,
    },
    /// Nothing says how long it lasts.
    Untimed {
        /// The slot's title.
        title: Text,
    },
    /// Start, end and length disagree; the length is ignored.
    Disagrees {
        /// When it begins.
        start: Hour,
        /// When it ends.
        end: Hour,
        /// From its start to its end.
        between: TimeDelta,
        /// The written length.
        length: TimeDelta,
    },
    /// A slot does not end after it begins.
    EndsFirst {
        /// When it begins.
        start: Hour,
        /// The written end.
        end: NaiveTime,
    },
    /// A slot begins before the one above it; the other place is that one's start.
    Backwards {
        /// The written start.
        start: NaiveTime,
        /// When the slot above begins.
        above: Hour,
    },
    /// Clocks go back: they show a written time twice, and the first one was taken.
    Twice {
        /// The written time.
        time: NaiveTime,
    },
    /// Clocks go forward: they never show a written time.
    Never {
        /// The written time.
        time: NaiveTime,
        /// The time taken in its place.
        taken: Hour,
    },
    /// A zone whose name has its sign the wrong way round, and that knows no summer time:
    /// `Etc/GMT+2` is two hours behind.
    InvertedZone {
        /// The zone.
        zone: Tz,
        /// How far its clocks are from universal time.
        offset: TimeDelta,
    },
    /// Clocks change while a slot runs.
    ClocksChange {
        /// What they show just before; days are the session's.
        from: Hour,
        /// What they show just after.
        to: Hour,
    },
}

/// How the turns of a slot are timed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnTimes {
    /// How many turns somebody has.
    pub count: usize,
    /// The phases of each; empty when the turns share the slot.
    pub phases: Vec<TimeDelta>,
    /// The time between two of them.
    pub changeover: Option<TimeDelta>,
}

impl FindingKind {
    /// How bad it is: what contradicts itself is an error, all else may be meant so.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Overlap { written: true, .. }
            | Self::SameDefi { .. }
            | Self::SameTurn { may_be: false, .. }
            | Self::EndsFirst { .. }
            | Self::EndsBeforeStart { .. }
            | Self::Backwards { .. } => Severity::Error,
            Self::Overlap { written: false, .. }
            | Self::Gap { .. }
            | Self::DoesNotFit { .. }
            | Self::NoChangeover { .. }
            | Self::ThinTurns { .. }
            | Self::LikelyEnd { .. }
            | Self::InvertedZone { .. }
            | Self::ClocksChange { .. }
            | Self::TooManyTeams { .. }
            | Self::TooFewTeams { .. }
            | Self::NobodySpeaks { .. }
            | Self::NoLineup
            | Self::SameTurn { may_be: true, .. }
            | Self::NotInLineup { .. }
            | Self::TooEarly { .. }
            | Self::RoundsAndTurns { .. }
            | Self::RoundsAndPhases { .. }
            | Self::ScriptLength { .. }
            | Self::FloorTooLong { .. }
            | Self::OverADay { .. }
            | Self::EndsLate { .. }
            | Self::ShortBreak { .. }
            | Self::LongBreak { .. }
            | Self::LongStretch { .. }
            | Self::NoEnd { .. }
            | Self::Untimed { .. }
            | Self::Disagrees { .. }
            | Self::Twice { .. }
            | Self::Never { .. } => Severity::Warning,
        }
    }
}

/// Looks `agenda` over, as it would be on the day of `opening`.
///
/// Errors and warnings are in the order of the agenda: its lineup, its slots from above, its end.
/// Where there are more than [`MAX_FINDINGS`], errors go before warnings.
#[must_use]
pub fn check(agenda: &Agenda, opening: &Opening) -> Vec<Finding> {
    let (_, mut findings) = diagnose(agenda, opening);
    findings.sort_by_key(|finding| (finding.severity, finding.order()));
    findings.truncate(MAX_FINDINGS);
    findings.sort_by_key(Finding::order);
    findings
}

/// The plan, and all that is found in it, in no order.
fn diagnose(agenda: &Agenda, opening: &Opening) -> (Plan, Vec<Finding>) {
    let (plan, oddities) = Plan::resolve(agenda, opening);
    let mut patient = Patient { agenda, plan, oddities, findings: Vec::new() };
    patient.lineup();
    patient.times();
    patient.stretches();
    patient.turns();
    patient.likely_end();
    (patient.plan, patient.findings)
}

/// An agenda under examination.
struct Patient<'a> {
    agenda: &'a Agenda,
    plan: Plan,
    oddities: Vec<Oddity>,
    findings: Vec<Finding>,
}

impl Patient<'_> {
    fn find(&mut self, at: Spot, also: Option<Spot>, what: FindingKind) {
        self.findings.push(Finding { severity: what.severity(), at, also, what });
    }

    fn hour(&self, instant: DateTime<Utc>) -> Hour {
        hour(&self.plan, instant)
    }
}

/// What clocks show at `instant`, and on which of the plan's days.
fn hour(plan: &Plan, instant: DateTime<Utc>) -> Hour {
    let local = instant.with_timezone(&plan.zone);
    Hour { time: local.time(), days: (local.date_naive() - plan.date).num_days() }
}

impl Finding {
    fn order(&self) -> (usize, usize) {
        match self.at {
            Spot::Zone => (0, 0),
            Spot::Defi(index) => (0, index + 1),
            Spot::Slot { slot, .. } | Spot::Turn { slot, .. } => (1, slot),
            Spot::AnnouncedEnd => (2, 0),
        }
    }
}

/// A field of slot `slot`.
const fn field(slot: usize, field: Field) -> Spot {
    Spot::Slot { slot, field }
}
