//! What the clocks said: data, never the act of reading them.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::agenda::{Text, millis};

/// One reading of the machine's clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The wall clock, which people and time servers may step.
    pub wall: DateTime<Utc>,
    /// Time since the machine started, suspended time included, in milliseconds.
    #[serde(with = "millis")]
    pub mono: TimeDelta,
    /// Which start of the machine `mono` counts from.
    pub boot: Text,
}
