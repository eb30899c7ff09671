//! To people's files: pure, text out; one format per file.
//!
//! An export is a function of the journal alone: the same journal gives the same bytes, whenever
//! and wherever it is written. Must never hold what is for the facilitator only: the reasons for
//! absence and the remarks of the agenda stay out, in every format.

pub mod debrief;
mod escape;
mod json;
mod markdown;
pub mod status;
mod table;

pub use debrief::Debrief;
pub use json::{VERSION, json};
pub use markdown::markdown;
