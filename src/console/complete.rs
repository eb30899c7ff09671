//! Names offered while a note is typed: owners after `@`, deliverables after `{`. Pure.
//!
//! Must never change the line by itself: what is offered is taken by a key.

use super::line::Line;
use crate::{
    agenda::{Text, fold_name},
    session::{Session, complete},
};

/// How many names are offered at most.
const OFFERED: usize = 6;

/// What is offered for the word at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offers {
    /// Where the word begins in the line, after its sign, in bytes.
    pub(super) from: usize,
    /// The sign that it stands behind.
    pub(super) sign: char,
    /// The names, the likeliest first; never empty.
    pub(super) names: Vec<Text>,
}

/// The names offered for what stands before the cursor; none where no sign asks for one, where
/// the name is complete, or where none is known that it could be.
#[must_use]
pub(super) fn offers(line: &Line, session: &Session) -> Option<Offers> {
    let before = line.before();
    let (at, sign) = before.char_indices().rev().find(|(at, c)| match c {
        '@' => before[..*at].chars().next_back().is_none_or(char::is_whitespace),
        '{' | '}' => true,
        _ => false,
    })?;
    let known = match sign {
        '@' => session.people(),
        '{' => session.deliverables(),
        _ => return None,
    };
    let from = at + sign.len_utf8();
    let typed = before.get(from..)?;
    if is_complete(&known, typed) {
        return None;
    }
    let mut names = complete(&known, typed.trim_start());
    let written = fold_name(typed);
    names.retain(|name| fold_name(name) != written);
    names.truncate(OFFERED);
    (!names.is_empty()).then_some(Offers { from, sign, names })
}

/// Takes a name that was offered.
///
/// Returns whether it went in: a full line has no room.
pub(super) fn take(line: &mut Line, offers: &Offers, chosen: usize) -> bool {
    let Some(name) = offers.names.get(chosen).or(offers.names.first()) else { return false };
    let closing = if offers.sign == '{' && !line.after().starts_with('}') { "} " } else { " " };
    line.replace(offers.from, &format!("{name}{closing}"))
}

/// Whether a whole known name was typed, and something after it.
fn is_complete(known: &[Text], typed: &str) -> bool {
    let ends = typed.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
    let mut beginnings = ends.map(|end| fold_name(&typed[..end])).filter(|word| !word.is_empty());
    beginnings.any(|beginning| known.iter().any(|name| fold_name(name) == beginning))
}
