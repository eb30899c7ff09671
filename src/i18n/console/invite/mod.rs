//! What the facilitator's screen says of the door for other devices.

mod en;
mod fr;

use crate::i18n::Lang;

/// Something said of the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door<'a> {
    /// The title.
    Invite,
    /// That it is shut, and how it is opened.
    Shut,
    /// For everybody in the room.
    ForTheRoom,
    /// For those who take notes.
    ForNotes,
    /// For those who drive.
    ForDriving,
    /// That nobody is there.
    Nobody,
    /// Somebody with so many pages open: their role, their name, their address.
    Somebody(&'a str, Option<&'a str>, &'a str, usize),
    /// Somebody on this machine who has shown no key.
    WithoutKey,
    /// How to see the other links.
    Others,
    /// That the window is too small for the square.
    TooSmall,
    /// That the terminal cannot show the square.
    NoSquare,
    /// That the links open on this machine alone, and how others can come.
    Alone,
    /// Whether to throw everybody out.
    AskThrowOut,
    /// What that means.
    ThrowOutMeans,
    /// That it was done.
    ThrownOut,
    /// That a thread of the server has ended.
    Fell(&'a str),
}

impl Door<'_> {
    /// The words, in `lang`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::words(self),
            Lang::En => en::words(self),
        }
    }
}
