//! Words that ask for help instead of a command, and words that are text although they look like
//! an option.

use super::{Misspoken, Verb, split::Word};
use crate::agenda::Text;

/// What asks for help.
const HELP: [&str; 2] = ["--help", "-h"];
/// What comes before words that are text, whatever they look like.
const TEXT: &str = "--";
/// Options of some command: one of them at the beginning of a text was not meant to be read out.
const OPTIONS: [&str; 9] =
    ["--for", "--kind", "--ago", "--at", "--by", "--session", "--json", "--dry-run", "--lang"];

fn asks(word: &Word) -> bool {
    HELP.contains(&word.text.as_str()) && !word.quoted
}

/// Nothing where the words behind `verb` are to be read.
///
/// # Errors
/// When one of them asks for help. Of a text only the first word can.
pub(super) fn refuse(verb: Verb, words: &[Word]) -> Result<(), Misspoken> {
    let asking = match verb {
        Verb::Note => words.iter().take(0),
        Verb::Message => words.iter().take(1),
        Verb::EditNote => words.iter().take(2),
        Verb::Start
        | Verb::Next
        | Verb::Back
        | Verb::Suspend
        | Verb::Resume
        | Verb::Extend
        | Verb::Jump
        | Verb::Absent
        | Verb::Present
        | Verb::Defer
        | Verb::Swap
        | Verb::Move
        | Verb::Insert
        | Verb::Draw
        | Verb::Break
        | Verb::Announce
        | Verb::CatchUp
        | Verb::Target
        | Verb::Lock
        | Verb::Unlock
        | Verb::Floor
        | Verb::Pays
        | Verb::Replan
        | Verb::Blackout
        | Verb::Prompt
        | Verb::MoveNote
        | Verb::PinNote
        | Verb::UnpinNote
        | Verb::RemoveNote
        | Verb::UndoNote
        | Verb::Correct
        | Verb::Undo
        | Verb::Redo
        | Verb::TakeOut
        | Verb::Close => words.iter().take(words.len()),
    };
    if asking.into_iter().any(asks) { Err(Misspoken::Help { verb }) } else { Ok(()) }
}

/// The words of a text, without the `--` that may stand before them.
///
/// # Errors
/// When the first one asks for help, or is an option that `verb` does not have.
pub(super) fn text(verb: Verb, words: &[Word]) -> Result<&[Word], Misspoken> {
    match words {
        [first, rest @ ..] if first.text == TEXT && !rest.is_empty() => Ok(rest),
        [first, ..] if asks(first) => Err(Misspoken::Help { verb }),
        [first, ..] if OPTIONS.contains(&first.text.as_str()) => {
            Err(Misspoken::UnknownOption { verb, option: Text::clean(&first.text) })
        }
        words => Ok(words),
    }
}
