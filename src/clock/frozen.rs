//! A clock that stands still: `DEROULE_NOW`, for scripts and tests that run the real program.

use std::fmt;

use chrono::{DateTime, Utc};

use super::Clock;
use crate::session::Reading;

/// The boot id of every frozen clock: two commands under it share one monotonic clock.
const BOOT: &str = "frozen";

/// A clock that always says the same.
///
/// Its monotonic clock counts from 1970, so two commands frozen at different instants have both
/// clocks moved alike between them.
#[derive(Debug, Clone)]
pub struct FrozenClock {
    at: DateTime<Utc>,
}

/// The text is not an instant such as `2018-06-21T13:30:00+02:00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAnInstant {
    /// The text.
    pub text: String,
}

impl fmt::Display for NotAnInstant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not an instant such as 2018-06-21T13:30:00+02:00", self.text)
    }
}

impl std::error::Error for NotAnInstant {}

impl FrozenClock {
    /// Reads an instant with its offset from UTC, as RFC 3339 writes it.
    ///
    /// # Errors
    /// When the text is anything else.
    pub fn parse(text: &str) -> Result<Self, NotAnInstant> {
        match DateTime::parse_from_rfc3339(text.trim()) {
            Ok(at) => Ok(Self { at: at.to_utc() }),
            Err(_) => Err(NotAnInstant { text: text.to_owned() }),
        }
    }
}

impl Clock for FrozenClock {
    fn read(&self) -> Reading {
        Reading { wall: self.at, mono: self.at - DateTime::UNIX_EPOCH, boot: BOOT.into() }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn both_clocks_move_alike() {
        let at = |text| FrozenClock::parse(text).expect("an instant").read();
        let (a, b) = (at("2018-06-21T13:30:00+02:00"), at("2018-06-21T11:30:07.250Z"));
        assert_eq!(b.wall - a.wall, TimeDelta::milliseconds(7250));
        assert_eq!(b.mono - a.mono, TimeDelta::milliseconds(7250));
        assert_eq!(a.boot, b.boot);
    }

    #[test]
    fn anything_else_is_refused_with_its_text() {
        for text in ["", "now", "2018-06-21", "2018-06-21T13:30:00", "13:30"] {
            let refused = FrozenClock::parse(text).map(|clock| clock.read());
            assert_eq!(refused, Err(NotAnInstant { text: text.to_owned() }));
        }
    }
}
