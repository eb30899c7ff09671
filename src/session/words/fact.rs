//! The words about what the journal has already: `edit-note 12 …`, `move-note last …`,
//! `correct 12 14h03`. A number is the one that the log shows.

use super::{Misspoken, Verb, Words, join, split::Word, time, too_much};
use crate::{
    agenda::{Text, fold_name},
    session::{Command, Fact},
};

/// The word for the last one.
const LAST: &str = "last";
/// What lets a note be about nobody.
const NONE: &str = "--none";

/// Reads a number and the note's line after it, as it was typed.
pub(super) fn edit(rest: &str) -> Result<Command, Misspoken> {
    let rest = rest.trim_start();
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (number, line) = rest.split_at(end);
    let line = Text::clean(line);
    if line.is_empty() {
        return Err(Misspoken::Missing { verb: Verb::EditNote });
    }
    Ok(Command::EditNote { note: fact(number)?, line })
}

pub(super) fn edit_words(words: &[Word]) -> Result<Command, Misspoken> {
    edit(&join(words))
}

pub(super) fn move_note(words: &Words<'_>) -> Result<Command, Misspoken> {
    let [number, name @ ..] = words.words else { return Err(words.missing()) };
    let note = fact(&number.text)?;
    match name {
        [] => Err(words.missing()),
        [none] if none.text == NONE && !none.quoted => Ok(Command::MoveNote { note, defi: None }),
        [option, ..] if option.text.starts_with("--") && !option.quoted => {
            Err(too_much(words.verb, &option.text))
        }
        name => Ok(Command::MoveNote { note, defi: Some(Text::clean(&join(name))) }),
    }
}

pub(super) fn pin(words: &Words<'_>, on: bool) -> Result<Command, Misspoken> {
    Ok(Command::PinNote { note: fact(words.single()?)?, on })
}

pub(super) fn remove(words: &Words<'_>) -> Result<Command, Misspoken> {
    Ok(Command::RemoveNote { note: fact(words.single()?)? })
}

pub(super) fn undo(words: &Words<'_>) -> Result<Command, Misspoken> {
    match words.optional()?.map(fact).transpose()? {
        None | Some(Fact::Last) => Ok(Command::UndoNote { note: None }),
        Some(Fact::Number(note)) => Ok(Command::UndoNote { note: Some(note) }),
    }
}

pub(super) fn correct(words: &Words<'_>) -> Result<Command, Misspoken> {
    let [number, at @ ..] = words.words else { return Err(words.missing()) };
    let fact = fact(&number.text)?;
    if at.is_empty() {
        return Err(words.missing());
    }
    Ok(Command::Correct { fact, time: time(&join(at))? })
}

fn fact(word: &str) -> Result<Fact, Misspoken> {
    if fold_name(word) == LAST {
        return Ok(Fact::Last);
    }
    let number = word.trim_start_matches("n°").trim_start_matches('#').parse();
    number.map(Fact::Number).map_err(|_| Misspoken::NotANumber { word: Text::clean(word) })
}
