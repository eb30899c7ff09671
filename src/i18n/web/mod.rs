//! What the server says to pages and scripts, and to whoever opens the door.

mod en;
mod fr;

use super::Lang;

/// Something that the server says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// The address was not one of this server's.
    WrongHost,
    /// The request came from another site's page.
    Foreign,
    /// A key is needed.
    NoKey,
    /// The key opens nothing, or nothing any more.
    WrongKey,
    /// This key does not open that.
    NotAllowed,
    /// The note is somebody else's.
    NotYours,
    /// The body was not announced as JSON.
    NotJson,
    /// It was asked too often.
    TooOften,
    /// There is nothing at this address.
    NotFound,
    /// It is not asked for like that.
    Method,
    /// The body makes no sense.
    WrongBody,
    /// The note is too long.
    TooLong,
    /// The body is too large.
    TooLarge,
    /// The body came too slowly.
    TooSlow,
    /// Too many are there already.
    Full,
    /// No session is on.
    NoSession,
    /// Something is wrong with the server.
    Broken,
    /// Who wrote a note without saying their name.
    Unnamed,
    /// Who gave a command from another device without saying their name.
    Remote,
    /// The link for everybody in the room.
    ForTheRoom,
    /// The page at the door of the room.
    ForTheDoor,
    /// The link of those who take notes.
    ForNotes,
    /// The link of those who drive the session.
    ForDriving,
}

/// Something that whoever opens the door is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells<'a> {
    /// That other machines can come, and what that means.
    OpenToOthers {
        /// The address that they can come to.
        address: &'a str,
    },
    /// What to type so that more than the stage is open to them.
    Question,
    /// That nothing more is.
    OnlyViewers,
    /// How it ends.
    UntilEnded,
}

impl Tells<'_> {
    /// The sentence, in `lang`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::tells(self),
            Lang::En => en::tells(self),
        }
    }
}

impl Says {
    /// The words, in `lang`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        let words = match lang {
            Lang::Fr => fr::words(self),
            Lang::En => en::words(self),
        };
        words.to_owned()
    }
}
