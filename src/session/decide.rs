//! The one place that says no: a command becomes events, or a refusal.

use super::{Command, Draft, Reading, Refusal, Session};
use crate::agenda::Text;

/// What `command`, asked by `by` at `now`, adds to the journal: first what is due by then (advances
/// that happen by themselves, a step of the wall clock), then what was asked.
///
/// # Errors
/// When the command does not apply; then nothing is to be recorded.
pub fn decide(
    _session: &Session,
    _command: &Command,
    _now: &Reading,
    _by: &Text,
) -> Result<Vec<Draft>, Refusal> {
    unimplemented!("decide")
}
