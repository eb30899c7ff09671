//! The face of a moment: what the room may see of it, in instants.
//!
//! Has no place for a note, a reason for absence or a fairness figure: what is not in these types
//! cannot be shown by mistake. Nor has it digits: a face stays as it is while time passes, and
//! what it shows at an instant follows from it (`seen`), so that a screen in another place, which
//! was told of it once, shows the same.

mod guide;
mod seen;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use chrono_tz::Tz;

pub use guide::Guide;
pub use seen::Seen;

use crate::{
    agenda::{CueId, Kind, Text},
    session::{Freed, Moment, RunningCue, Shown, State, Thresholds},
};

/// How many of the teams to come the room sees.
pub const COMING: usize = 2;
/// Two faces whose instants differ by less than this show the same: clocks are read one after the
/// other, to the millisecond.
const JITTER: TimeDelta = TimeDelta::milliseconds(20);

/// What the room may see.
///
/// Its instants are readings of the machine's monotonic clock, which nobody can step; two faces
/// are equal until something else than the time has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// The session's title.
    pub title: Text,
    /// Where it takes place.
    pub place: Option<Text>,
    /// The zone in which times are shown.
    pub zone: Tz,
    /// What the session's wall clock says when the machine's clock says zero: see [`Face::wall`].
    pub epoch: DateTime<Utc>,
    /// What is going on.
    pub scene: Scene,
    /// The next teams, at most [`COMING`].
    pub coming: Vec<Text>,
    /// What leads the room through the running cue.
    pub guide: Guide,
    /// What stands over the clock.
    pub message: Option<Shown>,
    /// Whether the screen is black.
    pub blackout: bool,
}

/// What is going on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scene {
    /// There is no session yet.
    NoSession,
    /// It has not begun.
    Waiting {
        /// When it was to begin.
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
    /// Time for discussion.
    Discussion,
    /// The time between two teams: who comes.
    Changeover(Option<Text>),
    /// The time to change places between two rounds: which one comes, and of how many.
    RoundChange(u16, u16),
    /// Nothing that has a name of its own.
    Plain,
}

/// A clock, as far as the room sees it: [`Countdown::seen`] says what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Countdown {
    /// Where its hand is.
    pub hand: Hand,
    /// All the time that there is; none where it counts up.
    pub allotted: Option<TimeDelta>,
    /// How much is left when its look changes.
    pub thresholds: Thresholds,
}

/// Where the hand of a clock is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// It counts down, and beyond.
    Down {
        /// What the machine's clock says at zero.
        zero: TimeDelta,
    },
    /// It counts down, and is frozen.
    DownHeld {
        /// What remains: negative in overtime.
        remaining: TimeDelta,
    },
    /// It counts up.
    Up {
        /// What the machine's clock said when it showed zero.
        since: TimeDelta,
    },
    /// It counts up, and is frozen.
    UpHeld {
        /// What has passed.
        elapsed: TimeDelta,
    },
}

impl Scene {
    /// Whether people change places: no time of which the room needs to be warned.
    #[must_use]
    pub const fn is_changeover(&self) -> bool {
        matches!(self, Self::Cue { phase: Phase::Changeover(_) | Phase::RoundChange(..), .. })
    }
}

impl Face {
    /// What the room may see of `moment`, taken when the machine's monotonic clock said `mono`.
    #[must_use]
    pub fn of(moment: &Moment, mono: TimeDelta) -> Self {
        Self {
            title: moment.title.clone(),
            place: moment.place.clone(),
            zone: moment.zone,
            epoch: moment.at - mono,
            scene: scene(moment, mono),
            coming: coming(moment),
            guide: Guide::of(moment),
            message: moment.message.clone(),
            blackout: moment.blackout,
        }
    }

    /// The face where there is no session, at `wall` and `mono`.
    #[must_use]
    pub fn without_session(zone: Tz, wall: DateTime<Utc>, mono: TimeDelta) -> Self {
        Self {
            title: Text::default(),
            place: None,
            zone,
            epoch: wall - mono,
            scene: Scene::NoSession,
            coming: Vec::new(),
            guide: Guide::default(),
            message: None,
            blackout: false,
        }
    }

    /// What the wall clock says when the machine's clock says `mono`: the session's own, which
    /// follows a step of the machine's by an event.
    #[must_use]
    pub fn wall(&self, mono: TimeDelta) -> DateTime<Utc> {
        self.epoch + mono
    }

    /// The clock, where one runs or is frozen.
    #[must_use]
    pub const fn clock(&self) -> Option<&Countdown> {
        match &self.scene {
            Scene::Cue { clock, .. } | Scene::Break { clock } => Some(clock),
            Scene::NoSession | Scene::Waiting { .. } | Scene::Finished => None,
        }
    }

    /// When the break ends, or was to end: to the second. None while it is frozen or has no end,
    /// for then nobody can say.
    #[must_use]
    pub fn resume_at(&self) -> Option<DateTime<Utc>> {
        match &self.scene {
            Scene::Break { clock: Countdown { hand: Hand::Down { zero }, .. } } => {
                let end = self.wall(*zero);
                Some(end.duration_round(TimeDelta::seconds(1)).unwrap_or(end))
            }
            Scene::Break { .. }
            | Scene::NoSession
            | Scene::Waiting { .. }
            | Scene::Cue { .. }
            | Scene::Finished => None,
        }
    }

    /// This face with the instants of `before` where they differ by no more than readings of
    /// clocks do: after a start of the machine, or a step that no event tells of yet, instants
    /// follow the wall clock, which is read an instant before the other.
    #[must_use]
    pub fn steadied(mut self, before: &Self) -> Self {
        if (self.epoch - before.epoch).abs() < JITTER {
            self.epoch = before.epoch;
        }
        let kept = before.clock().map(|clock| clock.hand);
        if let Scene::Cue { clock, .. } | Scene::Break { clock } = &mut self.scene
            && let Some(kept) = kept
            && clock.hand.is_near(kept)
        {
            clock.hand = kept;
        }
        self
    }
}

impl Hand {
    fn is_near(self, other: Self) -> bool {
        let (one, other) = match (self, other) {
            (Self::Down { zero: one }, Self::Down { zero: other })
            | (Self::DownHeld { remaining: one }, Self::DownHeld { remaining: other })
            | (Self::Up { since: one }, Self::Up { since: other })
            | (Self::UpHeld { elapsed: one }, Self::UpHeld { elapsed: other }) => (one, other),
            (
                Self::Down { .. } | Self::DownHeld { .. } | Self::Up { .. } | Self::UpHeld { .. },
                _,
            ) => return false,
        };
        (one - other).abs() < JITTER
    }
}

/// The next teams; not the one that a changeover names.
fn coming(moment: &Moment) -> Vec<Text> {
    let changes = moment.cue.as_ref().is_some_and(|cue| cue.id.is_changeover());
    let next = moment.next.as_ref().and_then(|next| next.defi.as_ref()).filter(|_| changes);
    let after = moment.coming.iter().skip_while(|team| Some(*team) == next);
    after.take(COMING).cloned().collect()
}

fn scene(moment: &Moment, mono: TimeDelta) -> Scene {
    let running = moment.cue.as_ref();
    match (moment.state, running) {
        (State::Idle, _) | (State::Running | State::Suspended, None) => {
            Scene::Waiting { begins_at: moment.planned_start }
        }
        (State::Finished, _) => Scene::Finished,
        (State::Running | State::Suspended, Some(cue)) => {
            let clock = countdown(moment, cue, mono);
            let unplanned = matches!(cue.id, CueId::Unplanned { .. });
            if cue.kind == Kind::Break || unplanned {
                return Scene::Break { clock };
            }
            // whose time it was is not the room's business
            let freed = cue.free.as_ref().map(|free| free.freed);
            let discussion = freed == Some(Freed::Discussion);
            let phase = match (&cue.phase, cue.round) {
                (_, Some((round, rounds))) if cue.id.is_changeover() => {
                    Phase::RoundChange(round, rounds)
                }
                (_, None) if cue.id.is_changeover() => {
                    Phase::Changeover(moment.next.as_ref().and_then(|next| next.defi.clone()))
                }
                _ if discussion => Phase::Discussion,
                (_, Some((round, rounds))) => Phase::Round(round, rounds),
                (Some(title), None) if !title.is_empty() => Phase::Titled(title.clone()),
                (_, None) if cue.defi.is_some() => Phase::Titled(cue.slot.clone()),
                (_, None) => Phase::Plain,
            };
            let defi = cue.defi.clone().filter(|_| !cue.id.is_changeover());
            Scene::Cue {
                name: defi.unwrap_or_else(|| cue.slot.clone()),
                phase,
                turn: cue.turn.zip(cue.turns).filter(|_| !cue.id.is_changeover()),
                clock,
            }
        }
    }
}

fn countdown(moment: &Moment, cue: &RunningCue, mono: TimeDelta) -> Countdown {
    let suspended = moment.state == State::Suspended;
    // the end that was announced to the room comes nearer all the same
    let held = suspended && !moment.promised;
    let hand = match cue.remaining {
        Some(remaining) if held => Hand::DownHeld { remaining },
        Some(remaining) => Hand::Down { zero: mono + remaining },
        None if suspended => Hand::UpHeld { elapsed: cue.elapsed },
        None => Hand::Up { since: mono - cue.elapsed },
    };
    let allotted = cue.allotted.filter(|_| held == suspended);
    Countdown { hand, allotted, thresholds: cue.thresholds }
}
