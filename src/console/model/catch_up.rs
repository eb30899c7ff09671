//! The panel of catching up: the ways as they stand now, the one that is looked at, and what is
//! being said of what it may take.

use crate::{
    console::line::Line,
    session::{Moment, Part, Refusal, Way, Ways},
};

/// The panel of catching up.
#[derive(Debug, Clone)]
pub struct CatchUp {
    /// The ways, or why there are none.
    pub ways: Result<Ways, Refusal>,
    /// The moment as the chosen way makes it.
    pub preview: Option<Moment>,
    /// Which way is looked at, from 0.
    pub chosen: usize,
    /// What can be said of the parts to come.
    pub parts: Vec<Part>,
    /// Which of them is selected, by its place; none while a way is chosen.
    pub row: Option<usize>,
    /// The line that is being filled in.
    pub field: Option<PanelField>,
}

/// A line that is filled in inside the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelField {
    /// What for.
    pub of: FieldOf,
    /// What was typed so far.
    pub line: Line,
    /// Whether what was entered could not be understood.
    pub wrong: bool,
}

/// What a line is filled in for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldOf {
    /// When the session is to end; empty for as planned.
    Target,
    /// The least that the selected part lasts; empty for the usual.
    Floor,
}

impl CatchUp {
    /// The way that is looked at.
    #[must_use]
    pub fn way(&self) -> Option<&Way> {
        self.ways.as_ref().ok()?.ways.get(self.chosen)
    }

    /// The part that is selected.
    #[must_use]
    pub fn part(&self) -> Option<&Part> {
        self.parts.get(self.row?)
    }
}
