//! Leftovers in English.

use crate::{
    i18n::{Lang::En, format::quote},
    session::Leftover,
};

pub(super) fn sentence(left: &Leftover) -> String {
    match left {
        Leftover::Owner(name) => format!(
            "{} stays text: an action is up to one person or one team. Another action for {name}?",
            quote(En, &format!("@{name}"))
        ),
        Leftover::Category(letters) => format!(
            "{} stays text: a note has one category, A, AP, C, D, I, M, P, S, T or U.",
            quote(En, &format!("[{letters}]"))
        ),
        Leftover::Deliverable => {
            format!("{} stays text: a deliverable is written {{deliverable}}.", quote(En, "{"))
        }
    }
}
