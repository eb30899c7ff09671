//! The face of a moment: what the room may see of it.
//!
//! Has no place for a note, a reason for absence or a fairness figure: what is not in these types
//! cannot be shown by mistake.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::{
    agenda::{CueId, Kind, Text},
    session::{Level, Moment, Shown, State, display},
};

/// How many of the teams to come the room sees.
pub const COMING: usize = 2;
/// How long a new message is shown the other way round, and then the right way, in turn.
const FLASH: TimeDelta = TimeDelta::seconds(1);
/// How often it is.
const FLASHES: i32 = 3;

/// What the room may see.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// The session's title.
    pub title: Text,
    /// Where it takes place.
    pub place: Option<Text>,
    /// What the wall clock says.
    pub at: DateTime<Utc>,
    /// The zone in which times are shown.
    pub zone: Tz,
    /// What is going on.
    pub scene: Scene,
    /// The next teams, at most [`COMING`].
    pub coming: Vec<Text>,
    /// What stands over the clock.
    pub message: Option<Shown>,
    /// Whether the screen is black.
    pub blackout: bool,
}

/// What is going on.
#[derive(Debug, Clone, PartialEq)]
pub enum Scene {
    /// It has not begun.
    Waiting {
        /// When it is to begin, while that is still to come.
        begins_at: Option<DateTime<Utc>>,
    },
    /// A cue runs, or is frozen.
    Cue {
        /// Whose turn it is; else the title of the slot.
        name: Text,
        /// What they do.
        phase: Phase,
        /// Which turn it is, and of how many.
        turn: Option<(u16, u16)>,
        /// The clock.
        clock: Countdown,
    },
    /// A break runs, or is frozen.
    Break {
        /// When it ends: what was promised, else what is projected.
        resume_at: Option<DateTime<Utc>>,
        /// The clock.
        clock: Countdown,
    },
    /// It is over.
    Finished,
}

/// What the running cue is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// Something with a title.
    Titled(Text),
    /// One of several rounds.
    Round(u16, u16),
    /// The time between two teams.
    Changeover,
    /// Nothing that has a name of its own.
    Plain,
}

/// A clock, as far as the room sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Countdown {
    /// The second that is shown: what remains, negative in overtime; what has passed where
    /// `counts_up`.
    pub seconds: i64,
    /// Whether there is no end to count down to.
    pub counts_up: bool,
    /// How much of the time has passed, from 0 to 1; none where it counts up.
    pub passed: Option<f64>,
    /// How near the end is.
    pub level: Level,
    /// Whether the end has been signalled: after the grace.
    pub over: bool,
    /// Whether it is frozen.
    pub suspended: bool,
}

impl Countdown {
    /// The digits: `7:46`, `+0:42` in overtime.
    #[must_use]
    pub fn digits(self) -> String {
        use crate::i18n::format::{clock, count};
        if self.counts_up { count(self.seconds) } else { clock(self.seconds) }
    }
}

impl Face {
    /// What the room may see of `moment`.
    #[must_use]
    pub fn of(moment: &Moment) -> Self {
        Self {
            title: moment.title.clone(),
            place: moment.place.clone(),
            at: moment.at,
            zone: moment.zone,
            scene: scene(moment),
            coming: moment.coming.iter().take(COMING).cloned().collect(),
            message: moment.message.clone(),
            blackout: moment.blackout,
        }
    }

    /// Whether the message is shown the other way round at this instant: a new one flashes
    /// three times, then stays as it is.
    #[must_use]
    pub fn flashes(&self) -> bool {
        self.flash().is_some_and(|number| number % 2 == 0)
    }

    /// When the message next changes its look by itself.
    #[must_use]
    pub fn next_flash(&self) -> Option<DateTime<Utc>> {
        let since = self.message.as_ref()?.since;
        Some(since + FLASH * (self.flash()? + 1))
    }

    /// Which of the halves of its flashes a message is in, from 0; none once it is calm.
    fn flash(&self) -> Option<i32> {
        let age = self.at - self.message.as_ref()?.since;
        let number = age.num_milliseconds().div_euclid(FLASH.num_milliseconds());
        // a clock stepped back would make a message of the future flash for ever
        let number = i32::try_from(number).ok()?;
        (0..2 * FLASHES).contains(&number).then_some(number)
    }
}

fn scene(moment: &Moment) -> Scene {
    let running = moment.cue.as_ref();
    match (moment.state, running) {
        (State::Idle, _) | (State::Running | State::Suspended, None) => {
            let to_come = moment.planned_start.filter(|start| *start > moment.at);
            Scene::Waiting { begins_at: to_come }
        }
        (State::Finished, _) => Scene::Finished,
        (State::Running | State::Suspended, Some(cue)) => {
            let counts_up = cue.remaining.is_none();
            let clock = Countdown {
                seconds: cue.remaining.map_or_else(|| cue.elapsed.num_seconds(), display),
                counts_up,
                passed: cue.allotted.map(|allotted| passed(cue.elapsed, allotted)),
                level: cue.level,
                over: cue.signalled,
                suspended: moment.state == State::Suspended,
            };
            let unplanned = matches!(cue.id, CueId::Unplanned { .. });
            if cue.kind == Kind::Break || unplanned {
                return Scene::Break { resume_at: moment.resume_at, clock };
            }
            let changeover = matches!(cue.id, CueId::Changeover { .. });
            let phase = match (&cue.phase, cue.round) {
                _ if changeover => Phase::Changeover,
                (_, Some((round, rounds))) => Phase::Round(round, rounds),
                (Some(title), None) if !title.is_empty() => Phase::Titled(title.clone()),
                (_, None) if cue.defi.is_some() => Phase::Titled(cue.slot.clone()),
                (_, None) => Phase::Plain,
            };
            Scene::Cue {
                name: cue.defi.clone().unwrap_or_else(|| cue.slot.clone()),
                phase,
                turn: cue.turn.zip(cue.turns),
                clock,
            }
        }
    }
}

/// How much of `allotted` has passed, from 0 to 1.
fn passed(elapsed: TimeDelta, allotted: TimeDelta) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a bar has far fewer cells than bits")]
    let [elapsed, allotted] = [elapsed, allotted].map(|length| length.num_milliseconds() as f64);
    if allotted > 0.0 { (elapsed / allotted).clamp(0.0, 1.0) } else { 1.0 }
}
