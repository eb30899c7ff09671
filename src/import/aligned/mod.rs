//! Lists whose lines are alike without marks: a label before each time, a length before each title
//! or behind it, bare hours among written ones. The whole list tells how each of its lines is read.
//!
//! Looks at lines as they were read and hands them on with the marks that they lack; drops nothing.

mod hours;
mod labels;
mod lengths;

use super::{
    doc::{Block, Role},
    layout::Seen,
    words::fold::Folded,
};

/// Fewer lines of one shape are no list.
const LIST: usize = 3;

/// Writes the marks that the lines of a list lack.
pub(super) fn marked(lines: Vec<Seen>) -> Vec<Seen> {
    hours::marked(lengths::marked(labels::marked(lines)))
}

/// Whether a line may begin a slot, though no time stands at its head: then it goes on from no
/// line above it.
pub(super) fn begins(text: &Folded) -> bool {
    lengths::leads(text) || labels::leads(text)
}

pub(super) use labels::counts;

/// Whether a block is a line of running text or of a list.
const fn is_line(block: &Block) -> bool {
    matches!(block.role, Role::Text | Role::Item)
}

/// Where the character at `at` stands in the bytes of a text.
fn byte(text: &str, at: usize) -> usize {
    text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte)
}
