//! Back-dating: from "90 s ago" and "at 14h05" to an instant.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Timelike, Utc};

use super::{Case, Run};
use crate::{
    agenda::local_instant,
    session::{Refusal, When},
};

/// A time of day further away than this is meant for the other side of midnight.
const HALF_DAY: TimeDelta = TimeDelta::hours(12);

/// How exact a time of day is that was said without seconds.
const MINUTE: TimeDelta = TimeDelta::minutes(1);

/// A stretch of time, both ends in it.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

impl Case<'_> {
    /// The instant that is meant: never in the future, never before the running cue's clock was
    /// last set going.
    ///
    /// A time of day is the first such time since then, however long ago that is: what was written
    /// down on paper is typed in in its order, the next morning too.
    pub(super) fn when(&self, when: When) -> Result<DateTime<Utc>, Refusal> {
        let since = self.state.current().map(Run::since);
        let at = match (when, since) {
            (When::Now, _) => return Ok(self.at),
            (When::Ago(ago), _) => self.at - ago,
            (When::At(time), Some(since)) => {
                let stretch = Stretch { from: since, to: self.at };
                self.within(stretch, time).next().unwrap_or_else(|| self.beside(stretch, time))
            }
            (When::At(time), None) => self.on_its_day(time),
        };
        if at > self.at {
            return Err(Refusal::InTheFuture);
        }
        match since {
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

    /// The occurrence of a time of day at which the session was held, so that a day can be told the
    /// day after: of several, the one nearest to what began last; where there is none, the one
    /// nearest to the session.
    fn held_at(&self, time: NaiveTime) -> DateTime<Utc> {
        let starts = || self.state.runs.iter().map(|run| run.started_at);
        let (Some(from), Some(last)) = (starts().min(), starts().max()) else {
            return self.on_its_day(time);
        };
        let stretch = Stretch { from, to: self.state.closed_at.unwrap_or(self.at) };
        let held = self.within(stretch, time).min_by_key(|at| (*at - last).abs());
        held.unwrap_or_else(|| self.beside(stretch, time))
    }

    /// A time of day while nothing has begun: the one on the plan's own day if that has come, which
    /// goes on past midnight where the plan does; else the one that is nearest to now.
    ///
    /// What was opened on its own day and waits since then is not told from paper: there, a time
    /// since the opening comes first.
    fn on_its_day(&self, time: NaiveTime) -> DateTime<Utc> {
        let plan = &self.state.plan;
        let (midnight, _) = local_instant(plan.zone, plan.date.and_time(NaiveTime::MIN));
        let begins = plan.begins().unwrap_or(midnight);
        let day = Stretch { from: midnight.max(begins - HALF_DAY), to: self.at };
        let opened = self.session.opened_at();
        let waits = opened.filter(|at| at.with_timezone(&plan.zone).date_naive() <= plan.date);
        let since = waits.map(|from| Stretch { from, to: self.at });
        let waited = since.and_then(|since| self.within(since, time).last());
        let meant = waited.or_else(|| self.within(day, time).next());
        meant.unwrap_or_else(|| self.nearest(time))
    }

    /// The occurrences of a time of day within a stretch, on its first days and on its last ones.
    fn within(&self, stretch: Stretch, time: NaiveTime) -> impl Iterator<Item = DateTime<Utc>> {
        let Stretch { from, to } = stretch;
        let ends = [(from, 0), (from, 1), (to, -1), (to, 0)];
        let found = ends.map(|(around, days)| self.on(around, time, days));
        found.into_iter().filter(move |at| from <= *at && *at <= to)
    }

    /// The occurrence of a time of day that is nearest to a stretch which has none.
    fn beside(&self, stretch: Stretch, time: NaiveTime) -> DateTime<Utc> {
        let Stretch { from, to } = stretch;
        let before = [0, -1].map(|days| self.on(from, time, days));
        let before = before.into_iter().find(|at| *at < from);
        let after = [0, 1].map(|days| self.on(to, time, days)).into_iter().find(|at| to < *at);
        match (before, after) {
            (Some(before), Some(after)) if from - before <= after - to => before,
            (_, Some(after)) => after,
            (Some(before), None) => before,
            (None, None) => self.nearest(time),
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
        local_instant(zone, local).0
    }
}
