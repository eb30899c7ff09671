//! What is said of the memory across sessions: what is found, what a team did, what moves between machines, what is
//! forgotten.

mod en;
mod fr;

use super::Lang;
use crate::session::travel::Lacking;

/// Something that is said of past sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says<'a> {
    /// A session from elsewhere was taken in: its id, and how many notes it has.
    TakenIn(&'a str, usize),
    /// It has another id here, as its own was taken: the new one and its own.
    Renamed(&'a str, &'a str),
    /// All of it is here already: its id.
    Known(&'a str),
    /// It went on elsewhere, and what is new was added: its id, and how many events.
    WentOn(&'a str, usize),
    /// What no export tells was left behind.
    LeftBehind,
    /// Whether a session is to be forgotten: its id, its title, its day, how many notes.
    Forget(&'a str, &'a str, &'a str, usize),
    /// What to type for that.
    TypeYes,
    /// It is forgotten: its id.
    Forgotten(&'a str),
    /// It is not.
    NotForgotten,
    /// How many notes there are.
    Notes(usize),
    /// When a team presented, for how long, and how long that was to be.
    SpokeOf(&'a str, &'a str, &'a str),
    /// When it did, and for how long.
    Spoke(&'a str, &'a str),
    /// It presents now: since when, for how long so far, and how long that was to be.
    Speaks(&'a str, &'a str, Option<&'a str>),
    /// It was absent.
    WasAbsent,
    /// It had no turn.
    NoTurn,
    /// It has had no turn so far.
    NoTurnYet,
    /// The heading of so many actions.
    Actions(usize),
    /// One was found done on this day.
    DoneOn(&'a str),
    /// One is still to be done.
    StillOpen,
    /// No note has what was looked for.
    NothingFound,
    /// There are more than these so many.
    MoreFound(usize),
    /// A session could not be read: nothing is found in it.
    Unread(&'a str),
}

impl Says<'_> {
    /// The words, in `lang`.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::words(self),
            Lang::En => en::words(self),
        }
    }
}

/// Why something was not done with past sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file has a journal that makes no sense.
    NotAJournal {
        /// The file's path.
        path: String,
        /// The place of the event that makes none; 0 where it is the whole.
        seq: u64,
    },
    /// The session went on here and elsewhere, each in its own way.
    Parted {
        /// Its id here.
        id: String,
        /// The last event that both have.
        after: u64,
    },
    /// The session is here already, without some words that the file has.
    Fuller {
        /// Its id here.
        id: String,
        /// The file's path.
        path: String,
        /// What is not here.
        lacking: Lacking,
        /// Whether it went on here, which forgetting it would lose.
        more_here: bool,
    },
    /// The session is live.
    Live {
        /// Its id.
        id: String,
    },
    /// Nobody is there to be asked.
    NotConfirmed {
        /// The session's id.
        id: String,
    },
}

impl Fault {
    /// What is wrong.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::sentence(self),
            Lang::En => en::sentence(self),
        }
    }

    /// How to mend it.
    #[must_use]
    pub fn mend(&self, lang: Lang) -> String {
        match lang {
            Lang::Fr => fr::mend(self),
            Lang::En => en::mend(self),
        }
    }
}

/// What there is at least one of.
fn list(told: [(usize, String); 3]) -> String {
    let told: Vec<String> =
        told.into_iter().filter(|(n, _)| *n > 0).map(|(_, told)| told).collect();
    told.join(", ")
}
