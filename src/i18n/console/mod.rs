//! What the console says.

pub mod action;
pub mod key;
pub mod settings;
