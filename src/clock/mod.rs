//! What time it is. The only room that may read the machine's clocks, and only in `system.rs`.

use crate::session::Reading;

/// A source of readings.
pub trait Clock: Send + Sync {
    /// Reads all clocks at once.
    fn read(&self) -> Reading;
}
