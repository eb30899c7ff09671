//! What the doctor of a programme says, and the words of a new session made from one of its dates.
//!
//! Words only: what is found, and how bad it is, are the agenda's data.

mod en;
mod fr;

use chrono::NaiveDate;

use super::check::Words;
use crate::{
    agenda::programme::{FreshNames, RemarkKind},
    i18n::Lang,
};

/// The words for a remark.
#[must_use]
pub fn words(lang: Lang, what: &RemarkKind) -> Words {
    let ((says, mend), also) = match lang {
        Lang::Fr => (fr::words(what), fr::also(what)),
        Lang::En => (en::words(what), en::also(what)),
    };
    Words { says, also, mend }
}

/// What a new session on `date` and its parts are called.
#[must_use]
pub fn fresh_names(lang: Lang, date: NaiveDate) -> FreshNames {
    match lang {
        Lang::Fr => fr::fresh_names(date),
        Lang::En => en::fresh_names(date),
    }
}
