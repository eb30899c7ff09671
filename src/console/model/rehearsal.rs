//! What marks a session as a rehearsal.

use crate::{clock::Speed, session::typical::Window};

/// What marks a session as a rehearsal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rehearsal {
    /// How fast its clock runs.
    pub speed: Speed,
    /// When the session would likely end, where that was asked for.
    pub likely: Option<Window>,
}
