//! The moment: a session at a reading of the clocks; all that can be shown.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{Consequence, Freed, script::ScriptPart, timing::Thresholds};
use crate::agenda::{CueId, Kind, Role, Text, Track};

/// A session at a reading of the clocks.
///
/// Lengths keep their milliseconds; [`display`] says which second of them is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// What the wall clock says.
    pub at: DateTime<Utc>,
    /// The zone in which times are shown.
    pub zone: Tz,
    /// The session's title.
    pub title: Text,
    /// Where it takes place.
    pub place: Option<Text>,
    /// Whether it waits, runs, is suspended or is over.
    pub state: State,
    /// What runs, or is suspended.
    pub cue: Option<RunningCue>,
    /// What comes next.
    pub next: Option<NextCue>,
    /// The teams to come after the running one, in order.
    pub coming: Vec<Text>,
    /// Projected end of the running cue minus its planned end: positive is late.
    pub offset: TimeDelta,
    /// When it was to begin.
    pub planned_start: Option<DateTime<Utc>>,
    /// When it is to end, as planned.
    pub planned_end: Option<DateTime<Utc>>,
    /// When it is to end: as the facilitator says, else as planned.
    pub target_end: Option<DateTime<Utc>>,
    /// Projected end minus that one: positive is late.
    pub late: Option<TimeDelta>,
    /// When it will end if nothing changes.
    pub projected_end: Option<DateTime<Utc>>,
    /// How long the session should have been running, while nobody has started it.
    pub late_to_start: Option<TimeDelta>,
    /// When the running break ends.
    pub resume_at: Option<DateTime<Utc>>,
    /// Whether that end was promised to the room.
    pub promised: bool,
    /// What stands over the room's clock.
    pub message: Option<Shown>,
    /// Whether the room's screen is black.
    pub blackout: bool,
    /// Every cue of the day, in order.
    pub rundown: Vec<Line>,
    /// Teams that were absent and have not spoken.
    pub absent: Vec<Text>,
    /// What the last cues would lose if the room closed at the target end.
    pub losses: Vec<Loss>,
    /// What the time lost or gained comes to, the most important first.
    pub consequences: Vec<Consequence>,
    /// The end of the running break that can be announced.
    pub offer: Option<DateTime<Utc>>,
    /// What the facilitator should know.
    pub warnings: Vec<Warning>,
    /// An interruption that can still be taken out.
    pub interruption: Option<TimeDelta>,
    /// When anything shown changes next by the passing of time alone.
    pub next_change: Option<DateTime<Utc>>,
}

impl Moment {
    /// How late it is, in all that tells of it in a line: while it runs, as its clock says it; once
    /// it is over, how much later it ended than its announced end, or than the last slot of the plan
    /// that it followed where that is later. None where nothing has begun, or no end was planned.
    #[must_use]
    pub fn behind(&self) -> Option<TimeDelta> {
        match self.state {
            State::Idle => None,
            State::Running | State::Suspended => Some(self.offset),
            State::Finished => {
                // slots without hours say no end; an announced one may stand before the last slot
                let last = self.rundown.iter().filter_map(|line| line.planned_end).max();
                let planned = self.planned_end.map(|end| last.map_or(end, |last| last.max(end)));
                self.projected_end.zip(planned).map(|(ended, planned)| ended - planned)
            }
        }
    }
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Opened, not started.
    Idle,
    /// A cue's clock runs.
    Running,
    /// A cue's clock is frozen.
    Suspended,
    /// Closed.
    Finished,
}

/// The cue whose clock runs or is frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningCue {
    /// Which one.
    pub id: CueId,
    /// The title of its slot; empty for an unplanned break.
    pub slot: Text,
    /// The kind of its slot.
    pub kind: Kind,
    /// The team whose turn it is.
    pub defi: Option<Text>,
    /// Which turn of the slot it is, from 1, among those that take place.
    pub turn: Option<u16>,
    /// How many turns of the slot take place.
    pub turns: Option<u16>,
    /// The title of its phase.
    pub phase: Option<Text>,
    /// Who speaks.
    pub role: Option<Role>,
    /// Which round it is, and of how many.
    pub round: Option<(u16, u16)>,
    /// The absent team's turn that it is, where that was not given up.
    pub free: Option<FreeTurn>,
    /// How near its end is.
    pub level: Level,
    /// How much of it is left at each level.
    pub thresholds: Thresholds,
    /// Whether the end of its time has been signalled: after the grace.
    pub signalled: bool,
    /// Its planned length; none when it is untimed.
    pub planned: Option<TimeDelta>,
    /// Planned length, extensions and accepted catch-up.
    pub allotted: Option<TimeDelta>,
    /// How long its clock has run.
    pub elapsed: TimeDelta,
    /// `allotted − elapsed`: negative in overtime.
    pub remaining: Option<TimeDelta>,
    /// How long it has been suspended this time; zero when it runs.
    pub suspended_for: TimeDelta,
    /// When it was to begin.
    pub planned_start: Option<DateTime<Utc>>,
    /// When it was to end.
    pub planned_end: Option<DateTime<Utc>>,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it will end if nothing changes.
    pub projected_end: DateTime<Utc>,
    /// Its questions, asked one by one.
    pub prompts: Vec<Text>,
    /// Which of them is on, from 0.
    pub asked: usize,
    /// What runs side by side, under this one clock.
    pub tracks: Vec<Track>,
    /// How long it has run at half-time, where that is said.
    pub half: Option<TimeDelta>,
    /// The parts of the talk, fitted into what is allotted.
    pub script: Vec<ScriptPart>,
}

/// An absent team's turn that takes its time all the same.
///
/// For the facilitator only: the room sees the slot, and no team's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeTurn {
    /// Whose turn it was to be.
    pub defi: Text,
    /// What became of it: never given up.
    pub freed: Freed,
}

/// How near the end a cue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Far from it.
    Normal,
    /// The warning has come.
    Warning,
    /// The last seconds.
    Danger,
    /// Strictly beyond it.
    Overtime,
}

/// The cue that *next* would start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextCue {
    /// Which one.
    pub id: CueId,
    /// The title of its slot.
    pub slot: Text,
    /// The kind of its slot.
    pub kind: Kind,
    /// The team whose turn it is.
    pub defi: Option<Text>,
    /// The title of its phase.
    pub phase: Option<Text>,
    /// The absent team's turn that it is, where that was not given up.
    pub free: Option<FreeTurn>,
    /// How long it will last.
    pub allotted: Option<TimeDelta>,
    /// When it will begin if nothing changes.
    pub projected_start: DateTime<Utc>,
}

/// One cue of the rundown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which cue.
    pub id: CueId,
    /// The title of its slot.
    pub title: Text,
    /// The kind of its slot.
    pub kind: Kind,
    /// The team whose turn it is, or was to be.
    pub defi: Option<Text>,
    /// The title of its phase.
    pub phase: Option<Text>,
    /// The absent team's turn that it is, where that was not given up.
    pub free: Option<FreeTurn>,
    /// Where it stands.
    pub state: LineState,
    /// When it was to begin.
    pub planned_start: Option<DateTime<Utc>>,
    /// When it was to end.
    pub planned_end: Option<DateTime<Utc>>,
    /// When it will begin if nothing changes; none once it has begun or takes no time.
    pub projected_start: Option<DateTime<Utc>>,
    /// When it will end if nothing changes; none once it has ended or takes no time.
    pub projected_end: Option<DateTime<Utc>>,
    /// When it first began.
    pub actual_start: Option<DateTime<Utc>>,
    /// When it last ended.
    pub actual_end: Option<DateTime<Utc>>,
    /// The time it was given, or is to be given.
    pub allotted: Option<TimeDelta>,
    /// How long its clock has run, over all its attempts.
    pub used: TimeDelta,
    /// By how much a start that is fixed will be missed.
    pub collision: Option<TimeDelta>,
}

/// Where a cue of the rundown stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineState {
    /// It has been held.
    Done,
    /// It runs, or is suspended.
    Running,
    /// It comes next.
    Next,
    /// It comes later.
    Later,
    /// Its team is not here: it takes no time.
    Absent,
    /// Its team presents later: it takes no time here.
    Deferred,
    /// It was jumped over, and can still be held; or nobody was ever named for it.
    Skipped,
}

/// A message over the room's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What it says.
    pub text: Text,
    /// When it was put there.
    pub since: DateTime<Utc>,
}

/// What a cue would lose if the room closed at the target end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Which cue.
    pub id: CueId,
    /// The title of its slot.
    pub title: Text,
    /// The team whose turn it is.
    pub defi: Option<Text>,
    /// The title of its phase.
    pub phase: Option<Text>,
    /// What it was to last.
    pub allotted: TimeDelta,
    /// What would be left of it.
    pub left: TimeDelta,
}

/// Something the facilitator should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The wall clock was stepped; the countdown was not changed.
    ClockStepped {
        /// By how much; positive is forwards.
        by: TimeDelta,
        /// The sequence number of the event, to tell it once.
        seq: u64,
    },
    /// A slot with a fixed start will be late.
    Collision {
        /// Its first cue.
        id: CueId,
        /// Its title.
        title: Text,
        /// By how much.
        by: TimeDelta,
    },
    /// The journal holds events of a newer program, which have no effect here.
    NewerEvents {
        /// How many.
        count: usize,
    },
    /// The plan was moved from its own date to another day.
    Moved {
        /// The date in the agenda.
        from: chrono::NaiveDate,
    },
}

/// The second of a countdown that is shown: rounded up while positive, `0` down to −1 s, then
/// whole seconds of overtime, rounded down.
///
/// A 5-minute cue shows 300 first and 0 only at zero; 1.2 s of overtime is −1.
#[must_use]
pub fn display(remaining: TimeDelta) -> i64 {
    let millis = remaining.num_milliseconds();
    if millis > 0 { (millis + 999) / 1000 } else { millis / 1000 }
}

/// How long until the second that [`display`] shows changes. Zero and the first millisecond of
/// overtime are shown together: the digits are the same, the level is not.
#[must_use]
pub fn until_next_digit(remaining: TimeDelta) -> TimeDelta {
    let millis = remaining.num_milliseconds();
    let shown = display(remaining);
    TimeDelta::milliseconds(if millis > 0 {
        let next = (shown - 1) * 1000;
        if next == 0 { millis + 1 } else { millis - next }
    } else if millis == 0 {
        1
    } else {
        millis - (shown - 1) * 1000
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_countdown_changes_once_a_second() {
        let next = |millis| until_next_digit(TimeDelta::milliseconds(millis)).num_milliseconds();
        assert_eq!(next(300_000), 1000);
        assert_eq!(next(299_400), 400);
        assert_eq!(next(1000), 1001);
        assert_eq!(next(0), 1);
        assert_eq!(next(-1), 999);
        assert_eq!(next(-1000), 1000);
        assert_eq!(next(-1500), 500);
    }
}
