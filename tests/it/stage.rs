//! What the room sees, and which session that is.

mod face;
mod follow;
pub(crate) mod room;
mod scenes;
mod secrets;
