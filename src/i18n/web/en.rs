//! What the server says to pages and scripts, in English.

use super::Says;

pub(super) const fn words(says: Says) -> &'static str {
    match says {
        Says::WrongHost => "This address is not mine.",
        Says::Foreign => "This request comes from another site’s page.",
        Says::NoKey => "A key is needed: ask the facilitators for the link.",
        Says::WrongKey => "This link opens nothing any more: ask for the new one.",
        Says::NotAllowed => "Your link does not allow that.",
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
    }
}
