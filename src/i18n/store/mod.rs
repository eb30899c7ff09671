//! Why a journal could not be read or written, and how to mend it.
//!
//! Words only: the errors themselves are the store's data.

mod en;
mod fr;

use super::Lang;
use crate::store::StoreError;

/// The sentence for an error of the store.
#[must_use]
pub fn sentence(lang: Lang, error: &StoreError) -> String {
    match lang {
        Lang::Fr => fr::sentence(error),
        Lang::En => en::sentence(error),
    }
}

/// How to mend it: one sentence, for the second line.
#[must_use]
pub const fn mend(lang: Lang, error: &StoreError) -> &'static str {
    match lang {
        Lang::Fr => fr::mend(error),
        Lang::En => en::mend(error),
    }
}
