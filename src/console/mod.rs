//! The facilitator's screen. Must never touch the terminal outside `run` and `terminal`.
//!
//! `update` turns messages into a changed [`model::Model`] and effects; the views draw the model.

pub mod action;
pub mod canvas;
pub mod effect;
pub mod host;
mod inbox;
pub mod key;
pub mod keymap;
pub mod line;
pub mod message;
pub mod model;
pub mod palette;
pub mod perform;
mod run;
mod terminal;
pub mod update;
pub mod view;

pub use run::{Ending, First, Options, run};
