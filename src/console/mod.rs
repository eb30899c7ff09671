//! The facilitator's screen. Touches the terminal in `run` only, and through its room.
//!
//! `update` turns messages into a changed [`model::Model`] and effects; the views draw the model.

pub mod action;
mod complete;
pub mod effect;
pub mod host;
pub mod key;
pub mod keymap;
pub mod line;
mod meets;
pub mod message;
pub mod model;
mod names;
mod of_desk;
mod of_notes;
mod of_plan;
mod outline;
pub mod palette;
pub mod perform;
mod pressed;
mod rank;
mod role;
mod row;
mod run;
mod scopes;
pub mod update;
pub mod view;

pub use run::{First, Options, run};

pub use crate::terminal::Ending;
