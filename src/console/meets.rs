//! Which rows of the table of actions can be asked for in the same place. Says yes or no; knows no
//! key.

use super::action::{Row, Scope};

impl Row {
    /// Whether two rows can be asked for in the same place, so that they may not share a key.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.scope == other.scope
            || matches!(
                (self.scope, other.scope),
                (Scope::Always, _)
                    | (_, Scope::Always)
                    | (
                        Scope::Everywhere,
                        Scope::Desk
                            | Scope::Debrief
                            | Scope::Overlay
                            | Scope::Picker
                            | Scope::Plan
                    )
                    | (
                        Scope::Desk
                            | Scope::Debrief
                            | Scope::Overlay
                            | Scope::Picker
                            | Scope::Plan,
                        Scope::Everywhere
                    )
                    // the choice is a list like those that lie over a screen
                    | (Scope::Picker, Scope::Overlay)
                    | (Scope::Overlay, Scope::Picker)
                    | (Scope::Invite | Scope::CatchUp, Scope::Everywhere | Scope::Overlay)
                    | (Scope::Everywhere | Scope::Overlay, Scope::Invite | Scope::CatchUp)
                    | (Scope::List, Scope::Picker | Scope::Everywhere | Scope::Overlay)
                    | (Scope::Picker | Scope::Everywhere | Scope::Overlay, Scope::List)
                    | (Scope::Unsaved, Scope::Overlay)
                    | (Scope::Overlay, Scope::Unsaved)
            )
            || (self.scope == Scope::Outside && other.scope.is_outside())
            || (other.scope == Scope::Outside && self.scope.is_outside())
    }
}

impl Scope {
    /// Whether it is of something else than an agenda that is edited.
    const fn is_outside(self) -> bool {
        match self {
            Self::Plan | Self::Form | Self::Live | Self::Unsaved => false,
            Self::Everywhere
            | Self::Desk
            | Self::Picker
            | Self::Typing
            | Self::Held
            | Self::Debrief
            | Self::Overlay
            | Self::List
            | Self::Invite
            | Self::CatchUp
            | Self::Outside
            | Self::Always => true,
        }
    }
}
