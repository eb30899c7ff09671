//! Every word that the program says to people, in French and in English.
//!
//! A room that speaks has an enum of texts here and one exhaustive file per language: a missing
//! translation does not compile. Nothing else in the program may hold a sentence.

pub mod agenda;
pub mod catch_up;
pub mod cli;
pub mod console;
pub mod draw;
pub mod export;
pub mod format;
pub mod import;
pub mod leftover;
pub mod memory;
pub mod programme;
pub mod refusal;
pub mod rehearsal;
pub mod replan;
pub mod share;
pub mod stage;
pub mod store;
pub mod stray;
pub mod web;

pub use crate::agenda::Lang;
