//! What leads the room through the running cue, beside its name and its clock: the parts of a talk.
//!
//! Like all of a face it stays as it is while time passes: which part is on follows from the clock.

use chrono::TimeDelta;

use super::{Countdown, Face, Hand};
use crate::session::{Moment, ScriptPart, part_on, until_next_part};

/// What leads the room through the running cue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// The parts of the talk, in order.
    pub parts: Vec<ScriptPart>,
}

impl Guide {
    /// What the room may see of the running cue of `moment`.
    pub(super) fn of(moment: &Moment) -> Self {
        let Some(cue) = &moment.cue else { return Self::default() };
        Self { parts: cue.script.clone() }
    }
}

impl Countdown {
    /// How long it has run, where it is known how much time there is in all, or where it counts
    /// up.
    #[must_use]
    pub fn elapsed(&self, mono: TimeDelta) -> Option<TimeDelta> {
        match self.hand {
            Hand::Down { zero } => Some(self.allotted? - (zero - mono)),
            Hand::DownHeld { remaining } => Some(self.allotted? - remaining),
            Hand::Up { since } => Some(mono - since),
            Hand::UpHeld { elapsed } => Some(elapsed),
        }
    }

    const fn runs(&self) -> bool {
        matches!(self.hand, Hand::Down { .. } | Hand::Up { .. })
    }
}

impl Face {
    /// Which part of the talk is on when the machine's clock says `mono`, from 0.
    #[must_use]
    pub fn part(&self, mono: TimeDelta) -> Option<usize> {
        part_on(&self.guide.parts, self.clock()?.elapsed(mono)?)
    }

    /// How long until another part is on; none while the clock is frozen.
    #[must_use]
    pub fn until_part(&self, mono: TimeDelta) -> Option<TimeDelta> {
        let clock = self.clock().filter(|clock| clock.runs())?;
        until_next_part(&self.guide.parts, clock.elapsed(mono)?)
    }
}
