//! Half-time: a discreet word in the middle of long work in groups.

use chrono::{DateTime, TimeDelta, Utc};

use super::RunningCue;
use crate::agenda::{CueId, Kind};

/// Work in groups of less than this needs no word at its half.
const LEAST: TimeDelta = TimeDelta::minutes(20);
/// How long half-time is said.
const SAID: TimeDelta = TimeDelta::seconds(30);

/// How long a cue has run when half of its time is over, where that is said: in workshops and in
/// rounds of [`LEAST`] and more. Talks have a script for that, breaks an end, and short work its
/// warning.
pub(super) fn half(id: CueId, kind: Kind, allotted: Option<TimeDelta>) -> Option<TimeDelta> {
    let groups = match id {
        CueId::Round { .. } => true,
        CueId::Slot { .. } | CueId::Part { .. } | CueId::Phase { .. } => kind == Kind::Workshop,
        CueId::Changeover { .. } | CueId::RoundChange { .. } | CueId::Unplanned { .. } => false,
    };
    let allotted = allotted.filter(|allotted| groups && *allotted >= LEAST)?;
    Some(TimeDelta::seconds(allotted.num_seconds() / 2))
}

/// Whether half-time is said when a cue that reaches it at `half` has run for `elapsed`.
#[must_use]
pub fn is_half(half: Option<TimeDelta>, elapsed: TimeDelta) -> bool {
    half.is_some_and(|half| elapsed >= half && elapsed < half + SAID)
}

/// How long until half-time is said, or said no more; none when that is over.
#[must_use]
pub fn until_half(half: Option<TimeDelta>, elapsed: TimeDelta) -> Option<TimeDelta> {
    let half = half?;
    [half, half + SAID]
        .map(|edge| edge - elapsed)
        .into_iter()
        .find(|wait| *wait > TimeDelta::zero())
}

impl RunningCue {
    /// Whether half-time is said now.
    #[must_use]
    pub fn is_half(&self) -> bool {
        is_half(self.half, self.elapsed)
    }

    /// When that changes, if the clock runs on from `at`.
    pub(super) fn next_half_at(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        until_half(self.half, self.elapsed).map(|wait| at + wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_time_is_said_in_long_work_in_groups() {
        let minutes = |count| Some(TimeDelta::minutes(count));
        let slot = CueId::Slot { slot: 1 };
        assert_eq!(half(slot, Kind::Workshop, minutes(60)), minutes(30));
        assert_eq!(half(CueId::Round { slot: 1, round: 2 }, Kind::Other, minutes(20)), minutes(10));
        assert_eq!(half(slot, Kind::Workshop, minutes(19)), None);
        assert_eq!(half(slot, Kind::Workshop, None), None);
        assert_eq!(half(slot, Kind::Presentations, minutes(60)), None);
        let change = CueId::RoundChange { slot: 1, round: 1 };
        assert_eq!(half(change, Kind::Workshop, minutes(60)), None);
    }

    #[test]
    fn it_is_said_for_half_a_minute() {
        let (half, seconds) = (Some(TimeDelta::seconds(600)), TimeDelta::seconds);
        let said = [599, 600, 629, 630].map(|elapsed| is_half(half, seconds(elapsed)));
        assert_eq!(said, [false, true, true, false]);
        let waits = [590, 600, 630].map(|elapsed| until_half(half, seconds(elapsed)));
        assert_eq!(waits, [Some(seconds(10)), Some(seconds(30)), None]);
    }
}
