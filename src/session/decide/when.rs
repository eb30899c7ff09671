//! Back-dating: from "90 s ago" and "at 14h05" to an instant.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Timelike, Utc};

use super::{Case, Run};
use crate::session::{Refusal, When};

/// A time of day further away than this is meant for the other side of midnight.
const HALF_DAY: TimeDelta = TimeDelta::hours(12);

/// How exact a time of day is that was said without seconds.
const MINUTE: TimeDelta = TimeDelta::minutes(1);

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
        match self.state.current().map(Run::since) {
            Some(start) if at < start => Err(Refusal::BeforeCueStart { start }),
            Some(_) | None => Ok(at),
        }
    }

    /// The instant that a note is meant for, and what ran then: any instant of the session that
    /// has come.
    ///
    /// A time of day that was said without seconds is anywhere in its minute: where nothing ran
    /// when it began, what first began in it is meant.
    pub(super) fn what_ran(&self, when: When) -> Result<(DateTime<Utc>, Option<&Run>), Refusal> {
        let at = match when {
            When::Now => return Ok((self.at, self.state.current())),
            When::Ago(ago) => self.at - ago,
            When::At(time) => self.held_at(time),
        };
        if at > self.at {
            return Err(Refusal::InTheFuture);
        }
        let ran = self.state.ran_at(at);
        let minute = matches!(when, When::At(time) if time.second() == 0);
        if ran.is_none() && minute {
            let begun = |run: &&Run| at < run.started_at && run.started_at < at + MINUTE;
            let first = self.state.runs.iter().find(begun);
            if let Some(run) = first.filter(|run| run.started_at <= self.at) {
                return Ok((run.started_at, Some(run)));
            }
        }
        Ok((at, ran))
    }

    /// The last occurrence of a time of day at which the session was held, so that a day can be
    /// told the day after; where there is none, the occurrence that is nearest to now.
    fn held_at(&self, time: NaiveTime) -> DateTime<Utc> {
        let begun = self.state.runs.iter().map(|run| run.started_at).min();
        let until = self.state.closed_at.unwrap_or(self.at);
        let held = |at: &DateTime<Utc>| begun.is_some_and(|begun| begun <= *at) && *at <= until;
        let last = [0, -1].map(|days| self.on(until, time, days));
        last.into_iter().find(held).unwrap_or_else(|| self.nearest(time))
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
