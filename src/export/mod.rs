//! To people's files: pure, text out; one format per file.
//!
//! An export is a function of the journal alone: the same journal gives the same bytes, whenever
//! and wherever it is written. The reasons for absence stay out of every format, but for
//! a journal that is moved whole; the remarks of the
//! agenda are in JSON alone, which holds the whole agenda and is for the facilitator.

mod calendar;
mod compose;
mod csv;
pub mod debrief;
mod document;
mod escape;
mod facts;
mod follow_up;
mod format;
mod html;
mod json;
mod mail;
mod markdown;
mod only;
mod org;
mod outline;
pub mod programme;
pub mod share;
pub mod status;
mod table;
pub mod ways;

pub use debrief::Debrief;
pub use facts::{PREFIX, facts};
pub use format::{Format, sheet_teams, sheets};
pub use html::{Written, paper};
pub use json::{VERSION, json, json_to_move};
pub use markdown::markdown;
pub use only::Only;
