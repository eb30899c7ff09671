//! A clock for rehearsals: runs many times as fast as another one, from an instant of its own.
//! Never reads the machine's clocks itself.

use std::{
    fmt,
    str::FromStr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};

use super::Clock;
use crate::session::Reading;

/// The boot id of every rehearsal: none is ever mistaken for the machine's.
const BOOT: &str = "rehearsal";

/// How many times as fast a clock runs as the machine's: from 1 to [`Speed::MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Speed(u16);

/// The text is no speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongSpeed;

impl Speed {
    /// As fast as the machine's clocks.
    pub const REAL: Self = Self(1);
    /// An hour in a minute.
    pub const USUAL: Self = Self(60);
    /// An hour in six seconds: nobody can follow more.
    pub const MAX: Self = Self(600);

    /// How many of its seconds pass in one of the machine's.
    #[must_use]
    pub const fn times(self) -> i32 {
        self.0 as i32
    }
}

/// Reads a whole number, with or without a sign of multiplication before it.
impl FromStr for Speed {
    type Err = WrongSpeed;

    fn from_str(text: &str) -> Result<Self, WrongSpeed> {
        let digits = text.trim().trim_start_matches(['x', 'X', '×']);
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let speed = digits.parse().ok().filter(|_| plain).map(Self);
        speed.filter(|speed| (Self::REAL..=Self::MAX).contains(speed)).ok_or(WrongSpeed)
    }
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A clock that runs fast. It stands still until it is let go, so that a rehearsal begins when
/// somebody is ready, and not a minute a second earlier.
#[derive(Debug)]
pub struct FastClock<C> {
    real: C,
    speed: Speed,
    begin: DateTime<Utc>,
    hands: Mutex<Hands>,
}

#[derive(Debug, Default)]
struct Hands {
    /// What the other clock said when this one was let go.
    since: Option<TimeDelta>,
    /// What was skipped.
    skipped: TimeDelta,
}

impl<C: Clock> FastClock<C> {
    /// A clock that says `begin`, and will run `speed` times as fast as `real`.
    #[must_use]
    pub fn new(real: C, begin: DateTime<Utc>, speed: Speed) -> Self {
        Self { real, speed, begin, hands: Mutex::default() }
    }

    /// Lets it run; one that runs already goes on.
    pub fn let_go(&self) {
        let now = self.real.read().mono;
        self.hands().since.get_or_insert(now);
    }

    /// Lets so much of its time pass at once.
    pub fn skip(&self, by: TimeDelta) {
        self.hands().skipped += by;
    }

    /// The hands, also when a thread panicked while it held them: they are only numbers.
    fn hands(&self) -> MutexGuard<'_, Hands> {
        self.hands.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<C: Clock> Clock for FastClock<C> {
    fn read(&self) -> Reading {
        let Hands { since, skipped } = *self.hands();
        let passed = since.map_or_else(TimeDelta::zero, |since| self.real.read().mono - since);
        let mono = passed * self.speed.times() + skipped;
        Reading { wall: self.begin + mono, mono, boot: BOOT.into() }
    }

    fn speed(&self) -> Speed {
        self.speed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::ManualClock;

    #[test]
    fn an_hour_passes_in_six_seconds_once_it_is_let_go() {
        let begin: DateTime<Utc> = "2018-06-21T11:30:00Z".parse().expect("an instant");
        let real = ManualClock::at(DateTime::UNIX_EPOCH);
        let clock = FastClock::new(&real, begin, Speed::MAX);
        real.advance(TimeDelta::seconds(20));
        assert_eq!((clock.read().wall, clock.read().mono), (begin, TimeDelta::zero()));
        clock.let_go();
        real.advance(TimeDelta::seconds(6));
        clock.let_go();
        assert_eq!(clock.read().wall, begin + TimeDelta::hours(1));
        assert_eq!(clock.read().mono, TimeDelta::hours(1));
        clock.skip(TimeDelta::minutes(5));
        assert_eq!(clock.read().mono, TimeDelta::minutes(65));
        clock.skip(-TimeDelta::minutes(5));
        // the machine's wall clock is of no concern
        real.step_wall(TimeDelta::hours(5));
        assert_eq!(clock.read().wall, begin + TimeDelta::hours(1));
    }

    #[test]
    fn a_speed_has_its_bounds() {
        let read = |text: &str| text.parse::<Speed>().map(Speed::times);
        assert_eq!((read("1"), read("60"), read("600")), (Ok(1), Ok(60), Ok(600)));
        assert_eq!((read("x60"), read("×60")), (Ok(60), Ok(60)));
        for wrong in ["", "x", "0", "601", "-60", "+60", "1.5", "99999", "vite"] {
            assert_eq!(read(wrong), Err(WrongSpeed), "{wrong}");
        }
    }
}
