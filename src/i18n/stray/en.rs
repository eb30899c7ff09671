//! Notes that a corrected time has left behind, in English.

use super::Left;

pub(super) fn sentence(left: &[Left<'_>]) -> String {
    let told: Vec<String> = left.iter().map(stay).collect();
    format!("{}. Nothing moves by itself.", told.join("; "))
}

pub(super) fn to_move(left: &Left<'_>) -> String {
    let them = if left.count == 1 { "it" } else { "them" };
    format!("{}; to move {them}:", stay(left))
}

fn stay(left: &Left<'_>) -> String {
    let Left { count, first, last, with } = left;
    let (notes, stay) = if *count == 1 { ("note", "stays") } else { ("notes", "stay") };
    let when =
        if first == last { format!("at {first}") } else { format!("from {first} to {last}") };
    let whom = with.map_or_else(|| "without a team".to_owned(), |defi| format!("with {defi}"));
    format!("{count} {notes} taken {when} {stay} {whom}")
}
