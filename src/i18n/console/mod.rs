//! What the console says.

pub mod action;
pub mod event;
pub mod key;
pub mod screen;
pub mod settings;
