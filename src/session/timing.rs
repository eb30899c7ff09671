//! The arithmetic of one cue: what is allotted, what remains, how near its end is.

use chrono::{DateTime, TimeDelta, Utc};

use super::Level;
use crate::agenda::{CueId, Plan, PlannedPhase};

/// How a cue ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// At a set time, but not before its floor has passed.
    At { end: DateTime<Utc>, floor: TimeDelta },
    /// After a length.
    After(TimeDelta),
    /// When somebody says so: it counts up.
    Open,
}

/// What is allotted to a cue and what remains of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CueClock {
    pub(super) allotted: Option<TimeDelta>,
    pub(super) remaining: Option<TimeDelta>,
}

impl Ending {
    /// The clock of a cue that has run for `elapsed` by `at`: `remaining = allotted − elapsed`.
    pub(super) fn clock(self, at: DateTime<Utc>, elapsed: TimeDelta) -> CueClock {
        let allotted = match self {
            Self::At { end, floor } => Some((end - (at - elapsed)).max(floor)),
            Self::After(length) => Some(length),
            Self::Open => None,
        };
        CueClock { allotted, remaining: allotted.map(|allotted| allotted - elapsed) }
    }

    /// When a cue that begins at `start` ends, having used `carried` of its time before.
    pub(super) fn project(self, start: DateTime<Utc>, carried: TimeDelta) -> DateTime<Utc> {
        match self {
            Self::At { end, floor } => end.max(start + floor),
            Self::After(length) => start + (length - carried).max(TimeDelta::zero()),
            Self::Open => start,
        }
    }
}

/// The phase that a cue is.
pub(super) fn phase(plan: &Plan, cue: CueId) -> Option<&PlannedPhase> {
    let slot = plan.slots.get(usize::from(cue.slot()?) - 1)?;
    slot.phase(cue)
}

/// When a cue warns, how near its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// What remains of it when the warning comes.
    pub warn: TimeDelta,
    /// What remains of it when the last seconds begin.
    pub danger: TimeDelta,
    /// How far beyond its end that is signalled.
    pub grace: TimeDelta,
}

impl Thresholds {
    /// Those of the phase, else the defaults for a cue of the given length: the last minute of up
    /// to 5 min, two of up to 15 min, five beyond, but never more than a third; danger in the
    /// last 20 s, 30 s, 1 min, never more than a sixth.
    pub(super) fn of(phase: Option<&PlannedPhase>, length: TimeDelta) -> Self {
        let (warn, danger) = if length <= TimeDelta::minutes(5) {
            (60, 20)
        } else if length <= TimeDelta::minutes(15) {
            (120, 30)
        } else {
            (300, 60)
        };
        let written = |pick: fn(&PlannedPhase) -> Option<TimeDelta>| phase.and_then(pick);
        Self {
            warn: written(|phase| phase.warn)
                .unwrap_or_else(|| TimeDelta::seconds(warn).min(length / 3)),
            danger: written(|phase| phase.danger)
                .unwrap_or_else(|| TimeDelta::seconds(danger).min(length / 6)),
            grace: written(|phase| phase.grace).unwrap_or_default(),
        }
    }

    /// How near its end a cue is; thresholds are inclusive, overtime is strictly below zero.
    #[must_use]
    pub fn level(&self, remaining: Option<TimeDelta>) -> Level {
        match remaining {
            None => Level::Normal,
            Some(remaining) if remaining < TimeDelta::zero() => Level::Overtime,
            Some(remaining) if remaining <= self.danger => Level::Danger,
            Some(remaining) if remaining <= self.warn => Level::Warning,
            Some(_) => Level::Normal,
        }
    }

    /// Whether the end of the time has been signalled.
    #[must_use]
    pub fn signalled(&self, remaining: Option<TimeDelta>) -> bool {
        remaining.is_some_and(|remaining| remaining <= -self.grace)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_thresholds() {
        let of = |seconds| {
            let thresholds = Thresholds::of(None, TimeDelta::seconds(seconds));
            (thresholds.warn.num_seconds(), thresholds.danger.num_seconds())
        };
        assert_eq!(of(300), (60, 20));
        assert_eq!(of(301), (100, 30));
        assert_eq!(of(900), (120, 30));
        assert_eq!(of(3600), (300, 60));
        assert_eq!(of(60), (20, 10));
    }

    #[test]
    fn thresholds_are_inclusive_and_overtime_is_not() {
        let thresholds = Thresholds::of(None, TimeDelta::minutes(5));
        let level = |millis| thresholds.level(Some(TimeDelta::milliseconds(millis)));
        assert_eq!(level(60_001), Level::Normal);
        assert_eq!(level(60_000), Level::Warning);
        assert_eq!(level(20_000), Level::Danger);
        assert_eq!(level(0), Level::Danger);
        assert_eq!(level(-1), Level::Overtime);
    }
}
