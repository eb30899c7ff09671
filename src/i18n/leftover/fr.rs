//! Leftovers in French.

use crate::{
    i18n::{Lang::Fr, format::quote},
    session::Leftover,
};

pub(super) fn sentence(left: &Leftover) -> String {
    match left {
        Leftover::Owner(name) => format!(
            "{} reste du texte\u{a0}: une action revient à une seule personne ou à un seul défi. Une autre action pour {name}\u{a0}?",
            quote(Fr, &format!("@{name}"))
        ),
        Leftover::Category(letters) => format!(
            "{} reste du texte\u{a0}: une note a une seule catégorie, A, AP, C, D, I, M, P, S, T ou U.",
            quote(Fr, &format!("[{letters}]"))
        ),
        Leftover::Deliverable => {
            format!("{} reste du texte\u{a0}: un livrable s’écrit {{livrable}}.", quote(Fr, "{"))
        }
    }
}
