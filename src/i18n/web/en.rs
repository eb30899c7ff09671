//! What the server says to pages and scripts, in English.

use super::{Says, Tells};

pub(super) const fn words(says: Says) -> &'static str {
    match says {
        Says::WrongHost => "This address is not mine.",
        Says::Foreign => "This request comes from another site’s page.",
        Says::NoKey => "A key is needed: ask the facilitators for the link.",
        Says::WrongKey => "This link opens nothing any more: ask for the new one.",
        Says::NotAllowed => "Your link does not allow that.",
        Says::NotYours => "Only its author and the facilitators can take this note back.",
        Says::NotJson => "JSON must be announced: Content-Type: application/json.",
        Says::TooOften => "Too many requests at once: wait a moment.",
        Says::NotFound => "There is nothing at this address.",
        Says::Method => "That is not how to ask for it.",
        Says::WrongBody => "I do not understand this request.",
        Says::TooLong => "This note is too long: cut it in two.",
        Says::TooLarge => "That is too long: 16 KiB at most.",
        Says::TooSlow => "The request did not arrive whole.",
        Says::Full => "Too many people for now: try again in a moment.",
        Says::NoSession => "No session is on.",
        Says::Broken => "The server has a problem: nothing was saved.",
        Says::Unnamed => "unnamed",
        Says::Remote => "remote control",
        Says::ForTheRoom => "Stage",
        Says::ForTheDoor => "At the door",
        Says::ForNotes => "Notes",
        Says::ForDriving => "Remote",
    }
}

pub(super) fn tells(tells: Tells<'_>) -> String {
    match tells {
        Tells::OpenToOthers { address } => format!(
            "The door opens on the network ({address}), where nothing is encrypted: somebody prying on the same Wi-Fi can read what passes, notes and links included."
        ),
        Tells::Question => {
            "Type “yes” to give out the links for notes and for driving too, Enter for the stage alone.".to_owned()
        }
        Tells::OnlyViewers => "Only the stage is open.".to_owned(),
        Tells::UntilEnded => "The door stays open until Ctrl-C; the links are worth nothing afterwards.".to_owned(),
    }
}
