//! Another plan for a session that has begun: what has happened stays, the rest is taken from the
//! new plan.
//!
//! `decide` works it out once, and the event holds all that comes of it: the fold compares no
//! plans. What belongs to what is said in `docs/journal.md`.

mod awaited;
mod fold;
mod followed;
mod matching;
mod merge;
mod present;
mod seating;
mod spelling;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::rundown::{Gone, Holder};
use crate::agenda::{Plan, Text};

pub use followed::Followed;
pub(super) use merge::merge;
pub use present::Present;

/// What becomes of a session whose plan is changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanChange {
    /// The day as it is planned now: what has begun under its own numbers, then what is to come.
    pub plan: Plan,
    /// Where the new plan was read from; none where it was changed on the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<PlanSource>,
    /// Who holds the turns of a slot, where that is not as its seats say, or as it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<SlotTurns>,
    /// The slots of before that are still there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stays: Vec<Stay>,
    /// For each slot of the plan, which one of the agenda that it was made of it is, from 1; 0 for
    /// one that is not in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<u16>,
    /// Whether the new plan says another end, which then counts, whatever was said before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ends_anew: bool,
    /// What has changed, for people.
    pub news: PlanNews,
}

/// Which slot of a session each slot of a changed plan is, where that is known and has not to be
/// found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The plan of the session, whose numbers these are.
    pub of: Followed,
    /// The numbers of the slots of the plan that the new one was made from; none for what the
    /// session does not have.
    pub base: Vec<Option<u16>>,
    /// The numbers of the slots of the new plan; none for a new slot.
    pub new: Vec<Option<u16>>,
}

/// The file that a plan was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSource {
    /// A fingerprint of its text.
    pub fingerprint: Text,
    /// Where it is.
    pub path: Text,
}

/// Who holds the turns of one slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotTurns {
    /// The number of the slot, from 1.
    pub slot: u16,
    /// Its turns, in order.
    pub holders: Vec<Holder>,
    /// The teams that gave up a turn in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<Gone>,
}

/// A slot that is in both plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// Its number before, from 1.
    pub from: u16,
    /// Its number now.
    pub to: u16,
    /// Whether it is planned as it was: then it keeps what catching up took from it, too.
    pub same: bool,
}

/// What has changed in a plan, for people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanNews {
    /// How many slots to come are planned otherwise.
    pub changed: u16,
    /// How many are new.
    pub added: u16,
    /// How many there were, and are no more.
    pub removed: u16,
    /// How many slots of the new plan are left out, since what runs stands behind them.
    #[serde(default, skip_serializing_if = "is_none")]
    pub left_out: u16,
    /// Teams that have a turn to come now and were not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<Text>,
    /// Teams that had a turn to come, have none now, and are not in the lineup any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Text>,
    /// The turns of what runs that the new plan has no place for, since they have begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overrun: Option<Overrun>,
    /// Teams of its lineup for whom no place is left: they have not presented, and have no turn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<Text>,
    /// When it was to end, as planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_before: Option<DateTime<Utc>>,
    /// When it is to end now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<DateTime<Utc>>,
}

/// A slot of which more turns have begun than the new plan gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overrun {
    /// What it is called.
    pub title: Text,
    /// How many turns have begun, those that were jumped over among them.
    pub begun: u16,
    /// How many the new plan gives it.
    pub planned: u16,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
const fn is_none(count: &u16) -> bool {
    *count == 0
}
