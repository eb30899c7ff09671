//! What a mend of the plan doctor does, in both languages: a few words that go after a colon or on
//! a key.

mod en;
mod fr;

use crate::{
    agenda::check::{MendKind, MendNames},
    i18n::Lang,
};

/// What a mend does, with its figures: `end “Atelier” at 14:45 (45 min)`; no capital, no full stop.
#[must_use]
pub fn mend(lang: Lang, what: &MendKind) -> String {
    match lang {
        Lang::Fr => fr::words(what),
        Lang::En => en::words(what),
    }
}

/// The names that mends give to what they add, for an agenda in that language.
#[must_use]
pub const fn mend_names(lang: Lang) -> MendNames<'static> {
    match lang {
        Lang::Fr => fr::NAMES,
        Lang::En => en::NAMES,
    }
}
