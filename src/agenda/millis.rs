//! Lengths as whole milliseconds, for the journal: `#[serde(with = "millis")]`.

use chrono::TimeDelta;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

/// Writes a length.
///
/// # Errors
/// When the serializer fails.
pub fn serialize<S: Serializer>(length: &TimeDelta, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(length.num_milliseconds())
}

/// Reads a length.
///
/// # Errors
/// When it is no number, or no length can be so large.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TimeDelta, D::Error> {
    let millis = i64::deserialize(deserializer)?;
    TimeDelta::try_milliseconds(millis).ok_or_else(|| D::Error::custom("a length out of range"))
}

/// The same for a length that may be absent.
pub mod option {
    use super::{Deserialize, Deserializer, Error, Serializer, TimeDelta};

    /// Writes a length that may be absent.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(
        length: &Option<TimeDelta>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match length {
            Some(length) => serializer.serialize_some(&length.num_milliseconds()),
            None => serializer.serialize_none(),
        }
    }

    /// Reads a length that may be absent.
    ///
    /// # Errors
    /// When it is no number, or no length can be so large.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<TimeDelta>, D::Error> {
        Option::<i64>::deserialize(deserializer)?
            .map(|millis| {
                TimeDelta::try_milliseconds(millis)
                    .ok_or_else(|| D::Error::custom("a length out of range"))
            })
            .transpose()
    }
}
