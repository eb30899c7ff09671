//! The search for an action by its words.

use crate::console::line::Line;

/// The search for an action by its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Palette {
    /// What was typed so far.
    pub query: Line,
    /// Which of the found actions is selected, from the top.
    pub selected: usize,
}
