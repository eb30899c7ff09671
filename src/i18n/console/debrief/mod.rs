//! What the console says of the debrief that is about to be written.

mod en;
mod fr;

use crate::i18n::Lang;

/// Something said of the debrief that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebriefSays<'a> {
    /// The title of what is shown.
    Title,
    /// The same of a page, which is shown as people read it.
    TitleRead,
    /// That it is for everybody.
    ForAll,
    /// The team that it is for.
    For(&'a str),
    /// That there is nothing in it.
    Empty,
    /// Which lines are seen, from, to, and of how many.
    Lines(usize, usize, usize),
    /// Where it will be written.
    GoesTo(&'a str),
    /// Why it can be written nowhere.
    GoesNowhere(&'a str),
    /// The file that says the same already.
    IsIn(&'a str),
    /// The file that has come to stand where it was to go.
    Taken(&'a str),
    /// Take the room's face away?
    AskLeaveFace,
    /// Why it is asked.
    NotForTheRoom,
}

impl DebriefSays<'_> {
    /// The words, in `lang`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::words(self),
            Lang::En => en::words(self),
        }
    }
}
