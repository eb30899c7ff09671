//! The cue: the unit that the clock runs on and that *next* steps through.

use std::{fmt, str::FromStr};

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::PlannedAnchor;

/// The name of a cue, the same for as long as the session lives; all numbers count from 1.
///
/// A turn keeps its id when the order of the teams changes: the id names the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueId {
    /// `s2`: a whole slot that has no parts.
    Slot {
        /// Which slot of the agenda.
        slot: u16,
    },
    /// `s2.r1`: one of the slot's rounds.
    Round {
        /// Which slot of the agenda.
        slot: u16,
        /// Which round of the slot.
        round: u16,
    },
    /// `s2.r1.c`: the time to change places after a round.
    RoundChange {
        /// Which slot of the agenda.
        slot: u16,
        /// The round that it follows.
        round: u16,
    },
    /// `s2.p1`: a phase of a slot that has phases, but no turns.
    Part {
        /// Which slot of the agenda.
        slot: u16,
        /// Which phase.
        phase: u16,
    },
    /// `s2.t1.p2`: a phase of a turn; a turn without phases has the one phase `p1`.
    Phase {
        /// Which slot of the agenda.
        slot: u16,
        /// Which turn of the slot.
        turn: u16,
        /// Which phase of the turn.
        phase: u16,
    },
    /// `s2.t1.c`: the changeover after a turn.
    Changeover {
        /// Which slot of the agenda.
        slot: u16,
        /// The turn that it follows.
        turn: u16,
    },
    /// `x1`: a cue that the agenda did not foresee, such as an unplanned break.
    Unplanned {
        /// Counts the session's unplanned cues.
        number: u16,
    },
}

impl CueId {
    /// The number of the slot it belongs to, from 1; none for an unplanned cue.
    #[must_use]
    pub const fn slot(self) -> Option<u16> {
        match self {
            Self::Slot { slot }
            | Self::Round { slot, .. }
            | Self::RoundChange { slot, .. }
            | Self::Part { slot, .. }
            | Self::Phase { slot, .. }
            | Self::Changeover { slot, .. } => Some(slot),
            Self::Unplanned { .. } => None,
        }
    }

    /// The number of the turn it belongs to in its slot, from 1.
    #[must_use]
    pub const fn turn(self) -> Option<u16> {
        match self {
            Self::Phase { turn, .. } | Self::Changeover { turn, .. } => Some(turn),
            Self::Slot { .. }
            | Self::Round { .. }
            | Self::RoundChange { .. }
            | Self::Part { .. }
            | Self::Unplanned { .. } => None,
        }
    }

    /// The number of the phase it is, from 1.
    #[must_use]
    pub const fn phase(self) -> Option<u16> {
        match self {
            Self::Phase { phase, .. } | Self::Part { phase, .. } => Some(phase),
            Self::Slot { .. }
            | Self::Round { .. }
            | Self::RoundChange { .. }
            | Self::Changeover { .. }
            | Self::Unplanned { .. } => None,
        }
    }

    /// Whether it is the time to change: of speakers after a turn, of places after a round.
    #[must_use]
    pub const fn is_changeover(self) -> bool {
        match self {
            Self::Changeover { .. } | Self::RoundChange { .. } => true,
            Self::Slot { .. }
            | Self::Round { .. }
            | Self::Part { .. }
            | Self::Phase { .. }
            | Self::Unplanned { .. } => false,
        }
    }
}

impl fmt::Display for CueId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slot { slot } => write!(f, "s{slot}"),
            Self::Round { slot, round } => write!(f, "s{slot}.r{round}"),
            Self::RoundChange { slot, round } => write!(f, "s{slot}.r{round}.c"),
            Self::Part { slot, phase } => write!(f, "s{slot}.p{phase}"),
            Self::Phase { slot, turn, phase } => write!(f, "s{slot}.t{turn}.p{phase}"),
            Self::Changeover { slot, turn } => write!(f, "s{slot}.t{turn}.c"),
            Self::Unplanned { number } => write!(f, "x{number}"),
        }
    }
}

/// The text is not the id of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongCueId;

impl fmt::Display for WrongCueId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the id of a cue, such as s2, s2.t1.p2 or x1")
    }
}

impl std::error::Error for WrongCueId {}

impl FromStr for CueId {
    type Err = WrongCueId;

    fn from_str(text: &str) -> Result<Self, WrongCueId> {
        let mut parts = text.split('.').map(|part| {
            let mut chars = part.chars();
            let letter = chars.next()?;
            let digits = chars.as_str();
            if digits.is_empty() {
                return Some((letter, None));
            }
            let number: u16 = digits.parse().ok()?;
            (number > 0 && !digits.starts_with(['0', '+'])).then_some((letter, Some(number)))
        });
        let [first, second, third, rest] = [parts.next(), parts.next(), parts.next(), parts.next()];
        Ok(match (first, second, third, rest) {
            (Some(Some(('x', Some(number)))), None, None, None) => Self::Unplanned { number },
            (Some(Some(('s', Some(slot)))), second, third, None) => match (second, third) {
                (None, None) => Self::Slot { slot },
                (Some(Some(('r', Some(round)))), None) => Self::Round { slot, round },
                (Some(Some(('r', Some(round)))), Some(Some(('c', None)))) => {
                    Self::RoundChange { slot, round }
                }
                (Some(Some(('p', Some(phase)))), None) => Self::Part { slot, phase },
                (Some(Some(('t', Some(turn)))), Some(Some(('p', Some(phase))))) => {
                    Self::Phase { slot, turn, phase }
                }
                (Some(Some(('t', Some(turn)))), Some(Some(('c', None)))) => {
                    Self::Changeover { slot, turn }
                }
                _ => return Err(WrongCueId),
            },
            _ => return Err(WrongCueId),
        })
    }
}

impl Serialize for CueId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CueId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A cue as it was planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Its name.
    pub id: CueId,
    /// Its planned length; none when it is untimed and counts up.
    pub length: Option<TimeDelta>,
    /// When it was to begin and end; none for what the plan did not foresee, or cannot foresee
    /// after an untimed slot.
    pub window: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// How it reacts to lateness.
    pub anchor: PlannedAnchor,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        for text in ["s2", "s2.r1", "s2.p1", "s2.t1.p2", "s12.t3.c", "x1"] {
            assert_eq!(text.parse::<CueId>().map(|id| id.to_string()), Ok(text.to_owned()));
        }
        for wrong in ["", "s", "s0", "s02", "s2.t1", "s2.c", "x1.p1", "s2.t1.p2.c", "é2", "s+2"] {
            assert_eq!(wrong.parse::<CueId>(), Err(WrongCueId), "{wrong}");
        }
    }
}
