//! Everything that the server bounds, by name, and how often somebody may do something.
//!
//! Pure: the time is an argument.

use std::time::Duration;

use chrono::TimeDelta;

/// The most pages that are followed at once.
pub const MAX_STREAMS: usize = 2_000;
/// The most connections at once: the pages, and whatever else is being asked meanwhile.
pub const MAX_CONNECTIONS: usize = 2_400;
/// The largest head of a request, in bytes.
pub const MAX_HEAD: usize = 8 * 1024;
/// The most lines in it.
pub const MAX_HEADERS: usize = 64;
/// How long the head of a request may take, from the connection on.
pub const HEAD_WITHIN: Duration = Duration::from_secs(5);
/// The largest body of a request, in bytes.
pub const MAX_BODY: usize = 16 * 1024;
/// How long it may take.
pub const BODY_WITHIN: Duration = Duration::from_secs(5);
/// How long a reader may leave waiting what it was sent, before it is dropped.
pub const READ_WITHIN: Duration = Duration::from_secs(20);
/// How long a connection may be silent before the system asks whether anybody is there.
pub const SILENT: Duration = Duration::from_secs(30);
/// How often, and how many times, it asks.
pub const ASKED_AGAIN: (Duration, u32) = (Duration::from_secs(10), 3);
/// How long the server waits before it accepts again, where the system has no more connections.
pub const OUT_OF_FILES: Duration = Duration::from_millis(200);
/// How many writes may wait for the disk.
pub const MAX_WAITING: usize = 256;
/// The most people who are remembered at once: cookies given out, and scripts.
pub const MAX_PEOPLE: usize = 4_000;
/// The longest key of a note, in bytes.
pub const MAX_NAME: usize = 64;
/// How many of their own notes somebody can take back: the latest.
pub const MAX_OWN: usize = 1_000;
/// The most sessions of this door whose notes are still taken.
pub const MAX_SESSIONS: usize = 16;

/// How often one person may write: 60 a minute, 200 at once, for whoever was offline.
pub const WRITES: Rate = Rate { every: TimeDelta::seconds(1), burst: 200 };
/// How often one address may try a wrong key.
pub const WRONG_KEYS: Rate = Rate { every: TimeDelta::seconds(6), burst: 20 };

/// How often something may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Once in this time, in the long run.
    pub every: TimeDelta,
    /// So often at once, after a rest.
    pub burst: i32,
}

/// How often somebody has done it lately, as the one instant from which on nothing counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spent {
    rested_at: Option<TimeDelta>,
}

impl Spent {
    /// Does it once more at `now`, a reading of the monotonic clock.
    ///
    /// # Errors
    /// When it was done too often: how long to wait; then it was not done.
    pub fn once_more(&mut self, now: TimeDelta, rate: Rate) -> Result<(), TimeDelta> {
        let rested = self.rested_at.map_or(now, |at| at.max(now)) + rate.every;
        let too_soon = rested - now - rate.every * rate.burst;
        if too_soon > TimeDelta::zero() {
            return Err(too_soon);
        }
        self.rested_at = Some(rested);
        Ok(())
    }

    /// Whether it would be allowed at `now`; spends nothing.
    ///
    /// # Errors
    /// As [`Spent::once_more`].
    pub fn may(mut self, now: TimeDelta, rate: Rate) -> Result<(), TimeDelta> {
        self.once_more(now, rate)
    }

    /// Whether nothing of it counts any more at `now`.
    #[must_use]
    pub fn is_over(self, now: TimeDelta) -> bool {
        self.rested_at.is_none_or(|at| at <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_at_once_then_one_at_a_time() {
        let mut spent = Spent::default();
        let start = TimeDelta::hours(3);
        for _ in 0..200 {
            assert_eq!(spent.once_more(start, WRITES), Ok(()));
        }
        assert_eq!(spent.once_more(start, WRITES), Err(TimeDelta::seconds(1)));
        let half = start + TimeDelta::milliseconds(400);
        assert_eq!(spent.once_more(half, WRITES), Err(TimeDelta::milliseconds(600)));
        let mut taken = 0;
        for second in 1..=60 {
            let at = start + TimeDelta::seconds(second);
            while spent.once_more(at, WRITES).is_ok() {
                taken += 1;
            }
        }
        assert_eq!(taken, 60, "a minute gives sixty more");
        assert!(!spent.is_over(start + TimeDelta::minutes(4)));
        assert!(spent.is_over(start + TimeDelta::minutes(5)));
    }
}
