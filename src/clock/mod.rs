//! What time it is. The only room that may read the machine's clocks, and only in `system.rs`.

mod fast;
mod frozen;
mod manual;
mod system;

use std::sync::Arc;

pub use fast::{FastClock, Speed, WrongSpeed};
pub use frozen::{FrozenClock, NotAnInstant};
pub use manual::ManualClock;
pub use system::SystemClock;

use crate::session::Reading;

/// A source of readings.
pub trait Clock: Send + Sync {
    /// Reads all clocks at once.
    fn read(&self) -> Reading;

    /// How fast it runs, against the machine's clocks: as fast as they do, but in a rehearsal.
    /// Whoever sleeps until an instant of it sleeps so many times less.
    fn speed(&self) -> Speed {
        Speed::REAL
    }
}

impl<C: Clock + ?Sized> Clock for &C {
    fn read(&self) -> Reading {
        (**self).read()
    }

    fn speed(&self) -> Speed {
        (**self).speed()
    }
}

impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn read(&self) -> Reading {
        (**self).read()
    }

    fn speed(&self) -> Speed {
        (**self).speed()
    }
}
