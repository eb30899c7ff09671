//! What leads the room through the running cue, beside its name and its clock: the parts of a talk,
//! the question that is asked, where what runs side by side takes place. Never an answer.
//!
//! Like all of a face it stays as it is while time passes: which part is on follows from the clock.

use chrono::TimeDelta;

use super::{Countdown, Face, Hand};
use crate::{
    agenda::{Text, Track},
    session::{Moment, ScriptPart, is_half, part_on, until_half, until_next_part},
};

/// What leads the room through the running cue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// The parts of the talk, in order.
    pub parts: Vec<ScriptPart>,
    /// The question that is on.
    pub prompt: Option<Text>,
    /// What runs side by side: what, and in which room.
    pub tracks: Vec<(Text, Option<Text>)>,
    /// How long the clock has run at half-time, where that is said.
    pub half: Option<TimeDelta>,
}

impl Guide {
    /// What the room may see of the running cue of `moment`.
    pub(super) fn of(moment: &Moment) -> Self {
        let Some(cue) = &moment.cue else { return Self::default() };
        let room = |track: &Track| (track.title.clone(), track.room.clone());
        Self {
            parts: cue.script.clone(),
            prompt: cue.prompt().map(|(_, prompt)| prompt.clone()),
            tracks: cue.tracks.iter().map(room).collect(),
            half: cue.half,
        }
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

    /// Whether half-time is said when the machine's clock says `mono`.
    #[must_use]
    pub fn is_half(&self, mono: TimeDelta) -> bool {
        let elapsed = self.clock().and_then(|clock| clock.elapsed(mono));
        elapsed.is_some_and(|elapsed| is_half(self.guide.half, elapsed))
    }

    /// How long until another part is on, or half-time is said, or said no more; none while the
    /// clock is frozen.
    #[must_use]
    pub fn until_guide(&self, mono: TimeDelta) -> Option<TimeDelta> {
        let clock = self.clock().filter(|clock| clock.runs())?;
        let elapsed = clock.elapsed(mono)?;
        let half = until_half(self.guide.half, elapsed);
        until_next_part(&self.guide.parts, elapsed).into_iter().chain(half).min()
    }
}
