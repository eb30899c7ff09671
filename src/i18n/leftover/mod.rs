//! What looks like a sign in a note and stayed text, in a sentence for whoever typed it.

mod en;
mod fr;

use super::Lang;
use crate::session::Leftover;

/// What to tell whoever typed it.
#[must_use]
pub fn sentence(lang: Lang, left: &Leftover) -> String {
    match lang {
        Lang::Fr => fr::sentence(left),
        Lang::En => en::sentence(left),
    }
}
