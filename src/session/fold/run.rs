//! One attempt at a cue, and the hand of its clock: what it has used by any instant. Knows no plan
//! and no event.

use chrono::{DateTime, TimeDelta, Utc};

use crate::agenda::{CueId, Text};

/// One stretch during which a cue is the running one.
#[derive(Debug, Clone)]
pub(in crate::session) struct Run {
    pub(in crate::session) cue: CueId,
    pub(in crate::session) defi: Option<Text>,
    pub(in crate::session) started_at: DateTime<Utc>,
    pub(in crate::session) ended_at: Option<DateTime<Utc>>,
    /// What earlier attempts at the cue have used of its time.
    pub(in crate::session) carried: TimeDelta,
    pub(super) used: TimeDelta,
    frozen: TimeDelta,
    hand: Hand,
}

/// The hand of a run's clock.
#[derive(Debug, Clone, Copy)]
enum Hand {
    Runs { since: DateTime<Utc> },
    Frozen { since: DateTime<Utc> },
    Stopped,
}

impl Run {
    pub(super) fn begin(
        cue: CueId,
        defi: Option<Text>,
        at: DateTime<Utc>,
        carried: TimeDelta,
    ) -> Self {
        let (used, frozen) = (TimeDelta::zero(), TimeDelta::zero());
        let hand = Hand::Runs { since: at };
        Self { cue, defi, started_at: at, ended_at: None, carried, used, frozen, hand }
    }

    /// How long the clock of this attempt has run by `at`.
    pub(in crate::session) fn used(&self, at: DateTime<Utc>) -> TimeDelta {
        match self.hand {
            Hand::Runs { since } => self.used + (at - since),
            Hand::Frozen { .. } | Hand::Stopped => self.used,
        }
    }

    pub(super) fn frozen(&self, at: DateTime<Utc>) -> TimeDelta {
        match self.hand {
            Hand::Frozen { since } => self.frozen + (at - since),
            Hand::Runs { .. } | Hand::Stopped => self.frozen,
        }
    }

    /// What has been used of the cue's time by `at`, in this attempt and those it continues.
    pub(in crate::session) fn elapsed(&self, at: DateTime<Utc>) -> TimeDelta {
        self.carried + self.used(at)
    }

    /// Since when the clock is frozen; none while it runs.
    pub(in crate::session) const fn frozen_since(&self) -> Option<DateTime<Utc>> {
        match self.hand {
            Hand::Frozen { since } => Some(since),
            Hand::Runs { .. } | Hand::Stopped => None,
        }
    }

    /// Since when the clock runs or is frozen: nothing can be back-dated beyond it.
    pub(in crate::session) fn since(&self) -> DateTime<Utc> {
        match self.hand {
            Hand::Runs { since } | Hand::Frozen { since } => since.max(self.started_at),
            Hand::Stopped => self.ended_at.unwrap_or(self.started_at),
        }
    }

    fn settle(&mut self, at: DateTime<Utc>) {
        match self.hand {
            Hand::Runs { since } => self.used += at - since,
            Hand::Frozen { since } => self.frozen += at - since,
            Hand::Stopped => {}
        }
    }

    pub(super) fn end(&mut self, at: DateTime<Utc>) {
        self.settle(at);
        self.hand = Hand::Stopped;
        self.ended_at = Some(at);
    }

    pub(super) fn freeze(&mut self, at: DateTime<Utc>) {
        if let Hand::Runs { .. } = self.hand {
            self.settle(at);
            self.hand = Hand::Frozen { since: at };
        }
    }

    pub(super) fn release(&mut self, at: DateTime<Utc>) {
        if let Hand::Frozen { .. } = self.hand {
            self.settle(at);
            self.hand = Hand::Runs { since: at };
        }
    }

    /// Follows a step of the wall clock without losing or gaining time.
    pub(super) fn step(&mut self, by: TimeDelta) {
        match &mut self.hand {
            Hand::Runs { since } | Hand::Frozen { since } => {
                *since += by;
                self.started_at += by;
            }
            Hand::Stopped => {}
        }
    }

    /// Takes a stretch out of the time run by `at`, of which a back-dated suspension may have left
    /// less than that.
    pub(super) fn discount(&mut self, length: TimeDelta, at: DateTime<Utc>) {
        let length = length.min(self.used(at));
        self.frozen += length;
        self.used -= length;
    }
}

/// An interruption of the program, and the attempt that it fell into.
#[derive(Debug, Clone, Copy)]
pub(in crate::session) struct Away {
    pub(in crate::session) seq: u64,
    pub(in crate::session) length: TimeDelta,
    pub(super) run: usize,
}
