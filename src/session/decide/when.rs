//! Back-dating: from "90 s ago" and "at 14h05" to an instant.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};

use super::Case;
use crate::session::{Refusal, When};

/// A time of day further away than this is meant for the other side of midnight.
const HALF_DAY: TimeDelta = TimeDelta::hours(12);

impl Case<'_> {
    /// The instant that is meant: never in the future, never before the running cue's clock was
    /// last set going.
    pub(super) fn when(&self, when: When) -> Result<DateTime<Utc>, Refusal> {
        let at = match when {
            When::Now => return Ok(self.at),
            When::Ago(ago) => self.at - ago,
            When::At(time) => self.nearest(time),
        };
        if at > self.at {
            return Err(Refusal::InTheFuture);
        }
        match self.state.current().map(super::Run::since) {
            Some(start) if at < start => Err(Refusal::BeforeCueStart { start }),
            Some(_) | None => Ok(at),
        }
    }

    /// The occurrence of a time of day that is nearest to now: within half a day.
    fn nearest(&self, time: NaiveTime) -> DateTime<Utc> {
        self.nearest_to(self.at, time)
    }

    /// The occurrence of a time of day that is nearest to `around`.
    pub(super) fn nearest_to(&self, around: DateTime<Utc>, time: NaiveTime) -> DateTime<Utc> {
        let today = self.on(around, time, 0);
        if today - around > HALF_DAY {
            self.on(around, time, -1)
        } else if around - today > HALF_DAY {
            self.on(around, time, 1)
        } else {
            today
        }
    }

    /// The next occurrence of a time of day, or the one less than half a day ago.
    pub(super) fn coming(&self, time: NaiveTime) -> DateTime<Utc> {
        self.nearest(time)
    }

    fn on(&self, around: DateTime<Utc>, time: NaiveTime, days: i64) -> DateTime<Utc> {
        let zone = self.state.plan.zone;
        let today = around.with_timezone(&zone).date_naive();
        let day = if days < 0 {
            today.checked_sub_days(Days::new(days.unsigned_abs()))
        } else {
            today.checked_add_days(Days::new(days.unsigned_abs()))
        };
        let local = day.unwrap_or(today).and_time(time);
        crate::agenda::local_instant(zone, local).0
    }
}
