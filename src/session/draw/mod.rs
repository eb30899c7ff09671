//! Lots: an order of the teams that anybody can draw again from a seed said aloud.
//!
//! The rule stands in `docs/draw.md`, exactly enough to be written again in another language; it
//! must never change for a number of it that a journal has. Randomness comes in as the seed.

mod arrange;
mod lots;
mod wish;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::agenda::{Place, Text};

pub(super) use lots::SplitMix64;
pub use wish::{Unkept, WhyNeighbours, Wish};

/// The number of the rule that this program draws by.
pub const RULE: u16 = 1;

/// The seed of a draw: six digits, so that it can be said aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Seed(u32);

/// The number has more than six digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongSeed;

impl Seed {
    /// How many seeds there are.
    pub const COUNT: u32 = 1_000_000;

    /// A seed made of random bytes: each as likely as any other, but for one in 10¹³.
    #[must_use]
    pub const fn from_random(bytes: [u8; 8]) -> Self {
        // the remainder of a division by a million has twenty bits at most
        #[expect(clippy::cast_possible_truncation, reason = "less than a million")]
        Self((u64::from_le_bytes(bytes) % Self::COUNT as u64) as u32)
    }

    /// The number that it is.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for Seed {
    type Error = WrongSeed;

    fn try_from(number: u32) -> Result<Self, WrongSeed> {
        if number < Self::COUNT { Ok(Self(number)) } else { Err(WrongSeed) }
    }
}

impl From<Seed> for u32 {
    fn from(seed: Seed) -> Self {
        seed.0
    }
}

/// Reads one to six digits: `42` is `000042`.
impl std::str::FromStr for Seed {
    type Err = WrongSeed;

    fn from_str(text: &str) -> Result<Self, WrongSeed> {
        let digits = text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse().map(Self).map_err(|_| WrongSeed) } else { Err(WrongSeed) }
    }
}

impl std::fmt::Display for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl std::fmt::Display for WrongSeed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for WrongSeed {}

/// A team that takes part in a draw, with what it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// Which team.
    pub defi: Text,
    /// Who owns it: two of one owner are not to be in a row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Text>,
    /// Before this it is not here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<DateTime<Utc>>,
    /// Where it asks to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// A turn that is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnTurn {
    /// The number of its slot, from 1.
    pub slot: u16,
    /// Which turn of it, from 1.
    pub turn: u16,
    /// When it begins, as things stood when the lots were drawn.
    pub starts: DateTime<Utc>,
}

/// What lots are drawn for: all that the rule looks at, beside the seed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urn {
    /// The teams that have not spoken, by name: sorted by code point.
    pub tickets: Vec<Ticket>,
    /// The turns that they share, in the order of the day: as many as there are tickets.
    pub turns: Vec<DrawnTurn>,
    /// The team whose turn comes just before the first of them, and which has begun it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Ticket>,
}

/// A draw and its receipt: with the seed and the urn anybody finds the same order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// The number of the rule.
    pub rule: u16,
    /// The seed.
    pub seed: Seed,
    /// What it was drawn for.
    pub urn: Urn,
    /// The teams, one for each turn of the urn.
    pub order: Vec<Text>,
    /// What could not be kept of what they asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unkept: Vec<Unkept>,
}

impl Draw {
    /// Draws lots: the same seed and the same urn give the same order, always.
    #[must_use]
    pub fn of(seed: Seed, mut urn: Urn) -> Self {
        urn.tickets.sort_by(|a, b| a.defi.as_str().cmp(b.defi.as_str()));
        let lots = lots::shuffled(seed, urn.tickets.len());
        let (places, unlooked) = arrange::by_lots(&urn, &lots);
        let seated: Vec<&Ticket> = places.iter().filter_map(|at| urn.tickets.get(*at)).collect();
        let mut unkept = wish::unkept(&urn, &seated, &unlooked);
        unkept.extend(unlooked.into_iter().map(|wish| Unkept::Unlooked { wish }));
        let order = seated.iter().map(|ticket| ticket.defi.clone()).collect();
        Self { rule: RULE, seed, urn, order, unkept }
    }
}
