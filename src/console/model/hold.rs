//! A team that is held in the hand: lifted out of the déroulé, looked at elsewhere, not put down.

use crate::{
    agenda::Text,
    session::{Command, Moment, TurnOrder},
};

/// A team that is held, where it would go, and what that would mean.
#[derive(Debug, Clone)]
pub struct Hold {
    /// Which team.
    pub defi: Text,
    /// The order that it was lifted out of.
    pub order: TurnOrder,
    /// The place that it is over, from 1.
    pub over: usize,
    /// Whether it changes places with who is there, instead of pushing in.
    pub swap: bool,
    /// The session as it would be if it were put down here; none over its own place.
    pub preview: Option<Box<Moment>>,
}

impl Hold {
    /// A team just lifted: it is over its own place.
    #[must_use]
    pub const fn new(defi: Text, order: TurnOrder) -> Self {
        let over = order.at;
        Self { defi, order, over, swap: false, preview: None }
    }

    /// What putting it down here asks of the session; none over its own place.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        if self.over == self.order.at {
            return None;
        }
        let defi = self.defi.clone();
        let other = self.order.teams.get(self.over.checked_sub(1)?).cloned().flatten();
        match other.filter(|_| self.swap) {
            Some(other) => Some(Command::Swap { a: defi, b: other }),
            None => Some(Command::Move { defi, to: u16::try_from(self.over).ok()? }),
        }
    }
}
