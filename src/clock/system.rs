//! The machine's own clocks: the only file that may read them.

use std::fs;

use chrono::{DateTime, TimeDelta, Utc};
use rustix::time::{ClockId, Timespec, clock_gettime};

use super::Clock;
use crate::session::Reading;

/// Where Linux names the current start of the machine.
const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";

/// The clock that runs on while the machine sleeps: on Linux the ordinary monotonic one stops.
#[cfg(any(target_os = "linux", target_os = "android"))]
const MONO: ClockId = ClockId::Boottime;

/// The clock that runs on while the machine sleeps: on macOS the monotonic one does.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
const MONO: ClockId = ClockId::Monotonic;

/// The clocks of this machine, read to the millisecond: what the journal keeps.
#[derive(Debug, Clone)]
pub struct SystemClock {
    /// The id of this start of the machine, as text.
    boot: String,
}

impl SystemClock {
    /// Finds out which start of the machine this is.
    ///
    /// Where the system does not name it, the minute in which the machine started stands for it:
    /// then a step of the wall clock looks like a new start to the next process, and lengths
    /// across it come from wall time.
    #[must_use]
    pub fn new() -> Self {
        let named = fs::read_to_string(BOOT_ID).ok();
        let named = named.map(|id| id.trim().to_owned()).filter(|id| !id.is_empty());
        Self { boot: named.unwrap_or_else(start_of_machine) }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn read(&self) -> Reading {
        Reading { wall: wall(), mono: mono(), boot: self.boot.as_str().into() }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the wall clock")]
fn wall() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + length(clock_gettime(ClockId::Realtime))
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the monotonic clock")]
fn mono() -> TimeDelta {
    length(clock_gettime(MONO))
}

/// A time of the kernel's as a length, cut to the millisecond; none of its clocks can be out of
/// a length's range.
fn length(time: Timespec) -> TimeDelta {
    TimeDelta::seconds(time.tv_sec) + TimeDelta::milliseconds(time.tv_nsec / 1_000_000)
}

fn start_of_machine() -> String {
    let minutes = (wall() - mono()).timestamp().div_euclid(60);
    format!("started-at-minute-{minutes}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_go_forwards_within_one_boot() {
        let clock = SystemClock::new();
        let (a, b) = (clock.read(), clock.read());
        assert!(a.mono <= b.mono && a.mono > TimeDelta::zero());
        assert_eq!(a.boot, b.boot);
        assert_eq!(a.boot, SystemClock::new().read().boot);
        assert_eq!(a.wall.timestamp_subsec_nanos() % 1_000_000, 0, "whole milliseconds");
    }

    #[test]
    fn the_minute_of_the_start_stands_for_a_missing_name() {
        assert!(start_of_machine().starts_with("started-at-minute-"));
    }
}
