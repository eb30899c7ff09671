//! The door for other devices, as it was when it was last looked at.

use crate::{
    agenda::Text,
    stage::web::{Guest, Link, Role},
};

/// A door that has shut by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FallenDoor {
    /// What was said of it.
    pub why: Text,
    /// Whether whoever drives has looked at it: until then it keeps a row of the screen.
    pub seen: bool,
}

/// Who may come in, and who is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invitation {
    /// The links, one a role that may come; none where there is no door.
    pub links: Vec<Link>,
    /// Whether only this machine itself can come.
    pub alone: bool,
    /// Everybody who has a page open.
    pub guests: Vec<Guest>,
}

impl Invitation {
    /// The link that is shown when `chosen` is, counted from the first; where the room looks on,
    /// only the one that everybody may have.
    #[must_use]
    pub fn link(&self, chosen: usize, room_looks_on: bool) -> Option<&Link> {
        if room_looks_on {
            return self.links.iter().find(|link| link.role == Role::Viewer);
        }
        self.links.get(chosen).or(self.links.last())
    }
}
