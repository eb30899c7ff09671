//! A clock that is moved by hand: tests and scenario files. Never reads the machine's.

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::Clock;
use crate::session::Reading;

/// A clock that says what it was told.
#[derive(Debug)]
pub struct ManualClock {
    hands: Mutex<Hands>,
}

#[derive(Debug)]
struct Hands {
    wall: DateTime<Utc>,
    mono: TimeDelta,
    /// Counts the starts of the simulated machine, from 1.
    boot: u32,
}

impl ManualClock {
    /// A machine that has just started, at `wall`.
    #[must_use]
    pub fn at(wall: DateTime<Utc>) -> Self {
        Self { hands: Mutex::new(Hands { wall, mono: TimeDelta::zero(), boot: 1 }) }
    }

    /// Lets time pass: both clocks move. A machine asleep is no different, as both count that.
    pub fn advance(&self, by: TimeDelta) {
        let mut hands = self.hands();
        hands.wall += by;
        hands.mono += by;
    }

    /// Lets time pass until the wall clock says `wall`.
    pub fn advance_to(&self, wall: DateTime<Utc>) {
        let by = wall - self.hands().wall;
        self.advance(by);
    }

    /// Steps the wall clock alone, as people and time servers do.
    pub fn step_wall(&self, by: TimeDelta) {
        self.hands().wall += by;
    }

    /// Starts the machine anew: the monotonic clock begins again, the wall clock goes on.
    pub fn new_boot(&self) {
        let mut hands = self.hands();
        hands.mono = TimeDelta::zero();
        hands.boot += 1;
    }

    /// The hands, also when a test thread panicked while it held them: they are only numbers.
    fn hands(&self) -> MutexGuard<'_, Hands> {
        self.hands.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for ManualClock {
    fn read(&self) -> Reading {
        let hands = self.hands();
        let boot = format!("manual-{}", hands.boot);
        Reading { wall: hands.wall, mono: hands.mono, boot: boot.as_str().into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hand_moves_as_told() {
        let start: DateTime<Utc> = "2018-06-21T11:30:00Z".parse().expect("an instant");
        let clock = ManualClock::at(start);
        let minute = TimeDelta::minutes(1);
        clock.advance(minute);
        clock.step_wall(-TimeDelta::hours(1));
        let stepped = clock.read();
        assert_eq!((stepped.wall, stepped.mono), (start + minute - TimeDelta::hours(1), minute));
        clock.advance_to(start);
        assert_eq!((clock.read().wall, clock.read().mono), (start, TimeDelta::hours(1)));
        clock.new_boot();
        let later = clock.read();
        assert_eq!((later.wall, later.mono), (start, TimeDelta::zero()));
        assert_ne!(later.boot, stepped.boot);
    }
}
