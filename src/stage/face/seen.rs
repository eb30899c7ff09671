//! What a face shows at an instant: digits, level, flashes, and when that changes by itself.
//!
//! The one place where instants become digits, for all screens.

use chrono::TimeDelta;

use super::{Countdown, Face, Hand, Scene};
use crate::{
    i18n::format,
    session::{Level, display, until_next_digit},
};

/// How long a new message is shown the other way round, and then the right way, in turn.
const FLASH: TimeDelta = TimeDelta::seconds(1);
/// How often it is.
const FLASHES: i32 = 3;
/// What a clock's digits show.
const SECOND: TimeDelta = TimeDelta::seconds(1);
/// What a wall clock's digits show.
const MINUTE: TimeDelta = TimeDelta::minutes(1);

/// What a clock shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
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

impl Seen {
    /// The digits: `7:46`, `+0:42` in overtime.
    #[must_use]
    pub fn digits(self) -> String {
        if self.counts_up { format::count(self.seconds) } else { format::clock(self.seconds) }
    }
}

impl Countdown {
    /// What it shows when the machine's clock says `mono`.
    #[must_use]
    pub fn seen(&self, mono: TimeDelta) -> Seen {
        let suspended = matches!(self.hand, Hand::DownHeld { .. } | Hand::UpHeld { .. });
        match self.remaining(mono) {
            Ok(remaining) => Seen {
                seconds: display(remaining),
                counts_up: false,
                passed: self.allotted.map(|allotted| passed(allotted - remaining, allotted)),
                level: self.thresholds.level(Some(remaining)),
                over: self.thresholds.signalled(Some(remaining)),
                suspended,
            },
            Err(elapsed) => Seen {
                seconds: elapsed.num_seconds(),
                counts_up: true,
                passed: None,
                level: Level::Normal,
                over: false,
                suspended,
            },
        }
    }

    /// How long until it shows something else; none while it is frozen.
    #[must_use]
    pub fn until_change(&self, mono: TimeDelta) -> Option<TimeDelta> {
        if let Hand::DownHeld { .. } | Hand::UpHeld { .. } = self.hand {
            return None;
        }
        match self.remaining(mono) {
            Ok(remaining) => {
                let marks = &self.thresholds;
                let looks = [marks.warn, marks.danger, -marks.grace].map(|mark| remaining - mark);
                let looks = looks.into_iter().filter(|gap| *gap > TimeDelta::zero());
                looks.chain([until_next_digit(remaining)]).min()
            }
            Err(elapsed) => Some(until_next(elapsed, SECOND)),
        }
    }

    /// What remains; where it counts up, what has passed.
    fn remaining(&self, mono: TimeDelta) -> Result<TimeDelta, TimeDelta> {
        match self.hand {
            Hand::Down { zero } => Ok(zero - mono),
            Hand::DownHeld { remaining } => Ok(remaining),
            Hand::Up { since } => Err(mono - since),
            Hand::UpHeld { elapsed } => Err(elapsed),
        }
    }
}

impl Face {
    /// Whether the message is shown the other way round when the machine's clock says `mono`: a
    /// new one flashes three times, then stays as it is.
    #[must_use]
    pub fn flashes(&self, mono: TimeDelta) -> bool {
        self.flash(mono).is_some_and(|number| number % 2 == 0)
    }

    /// How long until the message changes its look by itself; none once it is calm.
    #[must_use]
    pub fn until_flash(&self, mono: TimeDelta) -> Option<TimeDelta> {
        let since = self.message.as_ref()?.since;
        Some(since + FLASH * (self.flash(mono)? + 1) - self.wall(mono))
    }

    /// How long until it shows something else by itself, if nothing else happens.
    #[must_use]
    pub fn until_change(&self, mono: TimeDelta) -> TimeDelta {
        let wall = self.wall(mono);
        let next_minute =
            until_next(wall.signed_duration_since(chrono::DateTime::UNIX_EPOCH), MINUTE);
        let begins = match &self.scene {
            Scene::Waiting { begins_at } => begins_at.map(|at| at - wall),
            Scene::NoSession | Scene::Cue { .. } | Scene::Break { .. } | Scene::Finished => None,
        };
        let begins = begins.filter(|wait| *wait > TimeDelta::zero());
        let clock = self.clock().and_then(|clock| clock.until_change(mono));
        let guide = self.until_guide(mono);
        let sooner = clock.into_iter().chain(begins).chain(self.until_flash(mono)).chain(guide);
        sooner.fold(next_minute, TimeDelta::min)
    }

    /// How long until the session may go on by itself, as some phases do when their time is up:
    /// until then a face that nobody changes is the same.
    #[must_use]
    pub fn until_turn(&self, mono: TimeDelta) -> Option<TimeDelta> {
        match self.clock()?.hand {
            Hand::Down { zero } => Some(zero - mono).filter(|wait| *wait > TimeDelta::zero()),
            Hand::DownHeld { .. } | Hand::Up { .. } | Hand::UpHeld { .. } => None,
        }
    }

    /// Which of the halves of its flashes a message is in, from 0; none once it is calm.
    fn flash(&self, mono: TimeDelta) -> Option<i32> {
        let age = self.wall(mono) - self.message.as_ref()?.since;
        let number = age.num_milliseconds().div_euclid(FLASH.num_milliseconds());
        // a clock stepped back would make a message of the future flash for ever
        let number = i32::try_from(number).ok()?;
        (0..2 * FLASHES).contains(&number).then_some(number)
    }
}

/// How much of `allotted` has passed, from 0 to 1.
fn passed(elapsed: TimeDelta, allotted: TimeDelta) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a bar has far fewer cells than bits")]
    let [elapsed, allotted] = [elapsed, allotted].map(|length| length.num_milliseconds() as f64);
    if allotted > 0.0 { (elapsed / allotted).clamp(0.0, 1.0) } else { 1.0 }
}

/// From `passed` to the next whole number of `step`s.
fn until_next(passed: TimeDelta, step: TimeDelta) -> TimeDelta {
    let step = step.num_milliseconds();
    TimeDelta::milliseconds(step - passed.num_milliseconds().rem_euclid(step))
}
