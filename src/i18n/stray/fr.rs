//! Notes that a corrected time has left behind, in French.

use super::Left;
use crate::i18n::format::NBSP;

pub(super) fn sentence(left: &[Left<'_>]) -> String {
    let told: Vec<String> = left.iter().map(stay).collect();
    format!("{}. Rien ne bouge tout seul.", told.join(&format!("{NBSP}; ")))
}

pub(super) fn to_move(left: &Left<'_>) -> String {
    let them = if left.count == 1 { "la" } else { "les" };
    format!("{}{NBSP}; pour {them} déplacer{NBSP}:", stay(left))
}

fn stay(left: &Left<'_>) -> String {
    let Left { count, first, last, with } = left;
    let (taken, stay) =
        if *count == 1 { ("note prise", "reste") } else { ("notes prises", "restent") };
    let when = if first == last { format!("à {first}") } else { format!("de {first} à {last}") };
    let whom = with.map_or_else(|| "sans défi".to_owned(), |defi| format!("à {defi}"));
    format!("{count} {taken} {when} {stay} {whom}")
}
