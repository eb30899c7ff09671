//! The terminal: taken and given back whatever happens, what is heard from it, the cells on it.
//!
//! The only room that touches it. Knows nothing of what is drawn, and says nothing by itself.

mod canvas;
#[cfg(unix)]
mod decode;
mod guard;
mod inbox;
mod keys;
mod panics;
mod screen;
#[cfg(unix)]
mod signals;

pub use canvas::Canvas;
pub use guard::{Modes, size};
pub use inbox::{APART, Heard, Inbox};
pub use screen::{Ending, Input, Screen};

/// The size of a terminal, in cells; either may be zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Its width.
    pub cols: u16,
    /// Its height.
    pub rows: u16,
}
