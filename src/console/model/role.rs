//! What whoever sits at the console may do.

/// What whoever sits at the console may do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// Drives the session.
    #[default]
    Facilitator,
    /// Takes notes: no key of theirs moves the clock, the order or what the room sees.
    Notes,
}
