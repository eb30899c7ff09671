//! What the agenda texts say.

pub mod check;
