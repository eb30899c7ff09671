//! The rooms of the house, and the map of them.
//!
#![doc = include_str!("README.md")]

pub mod agenda;
pub mod cli;
pub mod clock;
pub mod console;
pub mod export;
pub mod i18n;
pub mod import;
pub mod session;
pub mod stage;
pub mod store;
pub mod terminal;
