//! What a file holds that an agenda written anew does not keep. Decides nothing about it.

use super::{Loaded, ProblemKind};
use crate::agenda::Text;

/// What goes when an agenda is written over the file that it was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses {
    /// Comments.
    pub comments: bool,
    /// Fields that no agenda has, each once, in the order of the file.
    pub fields: Vec<Text>,
    /// Line breaks in texts, which become spaces.
    pub breaks: bool,
}

impl Losses {
    /// Whether nothing goes.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        !self.comments && self.fields.is_empty() && !self.breaks
    }
}

impl Loaded {
    /// What goes when the agenda is written over this file.
    #[must_use]
    pub fn losses(&self) -> Losses {
        let mut losses = Losses { comments: self.commented, ..Losses::default() };
        for problem in &self.problems {
            if let ProblemKind::UnknownField { name, .. } = &problem.what
                && !losses.fields.contains(name)
            {
                losses.fields.push(name.clone());
            }
            losses.breaks |= matches!(problem.what, ProblemKind::LineBreaks { .. });
        }
        losses
    }
}
