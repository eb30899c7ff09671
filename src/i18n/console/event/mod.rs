//! What happened, in a few words: for "undone: …", for logs.

mod en;
mod fr;

use crate::{agenda::CueId, i18n::Lang, session::Event};

/// The event in a few words, without a capital: `passage à Archifiltre, présentation`; `name` says
/// what a cue is called.
#[must_use]
pub fn words(lang: Lang, event: &Event, name: &dyn Fn(CueId) -> String) -> String {
    match lang {
        Lang::Fr => fr::words(event, name),
        Lang::En => en::words(event, name),
    }
}
