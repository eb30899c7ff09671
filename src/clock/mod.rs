//! What time it is. The only room that may read the machine's clocks, and only in `system.rs`.

mod frozen;
mod manual;
mod system;

use std::sync::Arc;

pub use frozen::{FrozenClock, NotAnInstant};
pub use manual::ManualClock;
pub use system::SystemClock;

use crate::session::Reading;

/// A source of readings.
pub trait Clock: Send + Sync {
    /// Reads all clocks at once.
    fn read(&self) -> Reading;
}

impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn read(&self) -> Reading {
        (**self).read()
    }
}
