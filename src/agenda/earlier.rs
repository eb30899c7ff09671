//! A slot whose plan was changed after some of its parts had begun: those stay as they were
//! planned. Never says what happened, only what was to happen.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Cue, CueId, PlannedPhase, PlannedSlot};

/// The first parts of a slot as they were planned before the plan was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// How many of the slot's first turns, rounds or phases it holds for, those of the entries
    /// before it included.
    pub parts: u16,
    /// Of the last of them only so many first phases, and the time to change before it; none where
    /// all of it is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phases: Option<u16>,
    /// The slot as it was planned then.
    pub slot: PlannedSlot,
}

impl CueId {
    /// Which part of its slot a cue belongs to, from 1: the turn, the round, the phase of a slot
    /// without turns, else the whole. The time to change places belongs to what it leads to.
    #[must_use]
    pub const fn part(self) -> u16 {
        match self {
            Self::Phase { turn, .. } => turn,
            Self::Changeover { turn, .. } => turn.saturating_add(1),
            Self::Round { round, .. } => round,
            Self::RoundChange { round, .. } => round.saturating_add(1),
            Self::Part { phase, .. } => phase,
            Self::Slot { .. } | Self::Unplanned { .. } => 1,
        }
    }

    /// Which phase of its part a cue is, from 1; 0 for the time to change before it.
    #[must_use]
    pub const fn step(self) -> u16 {
        match self {
            Self::Phase { phase, .. } => phase,
            Self::Changeover { .. } | Self::RoundChange { .. } => 0,
            Self::Round { .. } | Self::Part { .. } | Self::Slot { .. } | Self::Unplanned { .. } => {
                1
            }
        }
    }

    /// The same part of another slot; what was not planned stays what it is.
    #[must_use]
    pub const fn in_slot(self, number: u16) -> Self {
        match self {
            Self::Slot { .. } => Self::Slot { slot: number },
            Self::Round { round, .. } => Self::Round { slot: number, round },
            Self::RoundChange { round, .. } => Self::RoundChange { slot: number, round },
            Self::Part { phase, .. } => Self::Part { slot: number, phase },
            Self::Phase { turn, phase, .. } => Self::Phase { slot: number, turn, phase },
            Self::Changeover { turn, .. } => Self::Changeover { slot: number, turn },
            Self::Unplanned { .. } => self,
        }
    }
}

impl PlannedSlot {
    /// The slot's cues, in order; `number` is the slot's place in the plan, from 1.
    #[must_use]
    pub fn cues(&self, number: u16) -> Vec<Cue> {
        if self.dropped {
            return Vec::new();
        }
        let (mut cues, mut before) = (Vec::new(), (0, u16::MAX));
        for Earlier { parts, phases, slot } in &self.earlier {
            let last = (*parts, phases.unwrap_or(u16::MAX));
            let is_its = |cue: &Cue| before < place(cue) && place(cue) <= last;
            cues.extend(slot.own_cues(number).into_iter().filter(is_its));
            before = before.max(last);
        }
        let is_new = |cue: &Cue| place(cue) > before;
        cues.extend(self.own_cues(number).into_iter().filter(is_new));
        cues
    }

    /// How one of its parts was planned, from 1: as it was before the plan was changed where it
    /// had begun then. Phases of it that were over by then may have stood at another time.
    #[must_use]
    pub fn as_planned(&self, part: u16) -> &Self {
        let has = |it: &&Earlier| part < it.parts || part == it.parts && it.phases.is_none();
        let earlier = self.earlier.iter().find(has);
        earlier.map_or(self, |earlier| &earlier.slot)
    }

    /// The phase that a cue of this slot is.
    #[must_use]
    pub fn phase(&self, cue: CueId) -> Option<&PlannedPhase> {
        self.as_planned(cue.part()).phases.get(usize::from(cue.phase()?).checked_sub(1)?)
    }

    /// How many turns, rounds or phases it has, as it is planned now; 1 for one in one piece.
    #[must_use]
    pub fn own_parts(&self) -> u16 {
        self.own_cues(1).iter().map(|cue| cue.id.part()).max().unwrap_or(1)
    }

    /// When one of its parts was to begin, as it is planned now.
    #[must_use]
    pub fn part_start(&self, part: u16) -> Option<DateTime<Utc>> {
        let cues = self.own_cues(1).into_iter();
        let mut of_part = cues.filter(|cue| cue.id.part() == part && !cue.id.is_changeover());
        of_part.find_map(|cue| cue.window).map(|(start, _)| start)
    }
}

/// The part of its slot that a cue belongs to, and which phase of it it is.
const fn place(cue: &Cue) -> (u16, u16) {
    (cue.id.part(), cue.id.step())
}
