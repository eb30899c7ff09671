//! What single keys do to the slot under the cursor.

/// What is done to a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotWork {
    /// One step longer.
    Longer,
    /// One step shorter.
    Shorter,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// One turn more.
    MoreTurns,
    /// One turn less.
    FewerTurns,
    /// Two of it, one below the other.
    Duplicate,
    /// Two of it, each with half of what is in it.
    Split,
    /// One with the slot below.
    Join,
}
