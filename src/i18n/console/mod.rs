//! What the console says.

pub mod action;
mod crash;
pub mod debrief;
pub mod event;
pub mod invite;
pub mod key;
pub mod plan;
pub mod screen;
pub mod settings;

pub use crash::crash;
