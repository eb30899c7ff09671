//! What the command line says: failures with what mends them, lines of `sessions` and `log`,
//! status bars, scenario reports.
//!
//! Words only. The failures are data that the command line fills in; nothing here decides
//! anything or touches a file.

mod en;
pub mod event;
mod failure;
mod fr;
pub mod help;

pub use failure::{DoorFault, Failure, ScenarioFault, SettingsFault, WriteFault};

use chrono::NaiveDate;

use super::{
    Lang,
    export::{Words, Wrote, say},
};
use crate::{
    agenda::Text,
    session::{
        Category,
        words::{Misspoken, Verb},
    },
};

/// A part of a status bar's line.
#[derive(Debug, Clone, Copy)]
pub enum Bar<'a> {
    /// Nothing runs, and nothing is late.
    NotStarted,
    /// It begins at this time.
    StartsAt(&'a str),
    /// It should have begun so long ago.
    NotStartedFor(&'a str),
    /// It is over.
    Finished,
    /// The clock is frozen; what runs, with its digits.
    Suspended(&'a str),
    /// What comes next.
    Next(&'a str),
    /// When the session ends.
    End(&'a str),
    /// An unplanned break.
    Break,
    /// The time between two turns.
    Changeover,
    /// Which round of a slot.
    Round(u16),
}

/// Something said beside the result, on the error stream.
#[derive(Debug, Clone)]
pub enum Remark<'a> {
    /// The agenda's date is not today: its plan was moved.
    Moved {
        /// The agenda's own date.
        from: NaiveDate,
        /// The day on which it plays.
        to: NaiveDate,
        /// Whether it keeps its times of day.
        same_times: bool,
    },
    /// The session of this agenda is live already: it was joined.
    Joined {
        /// Its id.
        id: &'a str,
    },
    /// It was joined, so `--at` had no effect.
    AtIgnored,
    /// No session was ever opened here.
    NoSessions,
    /// A debrief, or a part of it, was written to this file.
    Written {
        /// Which one.
        what: Wrote,
        /// Its path.
        path: &'a str,
    },
    /// These teams have no sheet: nothing is there to be told of them.
    NoSheet {
        /// Their names.
        teams: &'a [Text],
    },
    /// An agenda was written to this file.
    AgendaWritten {
        /// Its path.
        path: &'a str,
    },
    /// A finding was mended in a copy.
    Mended {
        /// Its number.
        number: usize,
        /// What was done.
        mend: &'a str,
    },
    /// A finding went with an earlier mend.
    MendedAlready {
        /// Its number.
        number: usize,
    },
    /// What earlier mends brought was mended too.
    MendedToo {
        /// What was done.
        mend: &'a str,
    },
    /// A mend was left to be asked for, since it changes what people were promised.
    Promised {
        /// Its number.
        number: usize,
        /// What it would do.
        mend: &'a str,
    },
    /// A finding was left for a person to mend.
    NotMended {
        /// Its number.
        number: usize,
    },
    /// The copy with its mends was written.
    CopyWritten {
        /// Its path.
        path: &'a str,
        /// Whether the agenda held comments, which are not in the copy.
        commented: bool,
    },
    /// A new agenda was written.
    NewAgenda {
        /// Its path.
        path: &'a str,
    },
    /// It starts from the usual template; there are others.
    OtherTemplates {
        /// Their names.
        names: &'a [Text],
    },
    /// An agenda was looked over.
    Checked {
        /// Its title.
        title: &'a str,
        /// How many slots it has.
        slots: usize,
        /// How many teams it has.
        teams: usize,
        /// How many errors were found.
        errors: usize,
        /// How many warnings.
        warnings: usize,
    },
    /// A programme names a new agenda.
    Named {
        /// The programme's file.
        programme: &'a str,
        /// Where the old file is kept, if it was written anew.
        kept: Option<&'a str>,
    },
    /// A new agenda is in another folder than its programme.
    NotNamed {
        /// The programme's file.
        programme: &'a str,
    },
    /// An agenda without a date is put into a calendar on this day.
    DayTaken {
        /// The day.
        date: NaiveDate,
    },
    /// A plan was written to this file, to be handed over.
    Shared {
        /// Its path.
        path: &'a str,
    },
    /// A programme was written to this file.
    YearWritten {
        /// Its path.
        path: &'a str,
        /// How many dates it has.
        dates: usize,
    },
    /// A file without a plan has a calendar.
    CalendarSeen {
        /// The file's path.
        path: &'a str,
        /// How many dates it has.
        dates: usize,
    },
    /// A programme was looked over.
    YearChecked {
        /// Its title.
        title: &'a str,
        /// How many dates it has.
        dates: usize,
        /// How many errors were found.
        errors: usize,
        /// How many warnings.
        warnings: usize,
    },
    /// A listener of the console has died.
    Died {
        /// Which one.
        listener: &'a str,
        /// What it said.
        why: &'a str,
    },
    /// A watch has begun, and waits for a session.
    Watching,
    /// A watch follows this session.
    Follows {
        /// Its id.
        id: &'a str,
    },
    /// The command of a watch has failed.
    CommandFailed {
        /// What the machine said of it.
        why: &'a str,
    },
    /// The command of a watch takes so long that what came up since is not told to it.
    TooManyWait {
        /// How many wait.
        most: usize,
    },
    /// So many expectations of a scenario failed.
    Failed {
        /// How many.
        count: usize,
    },
}

/// A word in a list of sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The session is live.
    Live,
    /// The session was closed.
    Closed,
    /// The session was left open, long ago.
    Left,
    /// The event was undone.
    Undone,
}

/// The words of a part of a status bar's line.
#[must_use]
pub fn bar(lang: Lang, part: &Bar<'_>) -> String {
    match lang {
        Lang::Fr => fr::bar(part),
        Lang::En => en::bar(part),
    }
}

/// The sentence of a remark.
#[must_use]
pub fn remark(lang: Lang, remark: &Remark<'_>) -> String {
    match lang {
        Lang::Fr => fr::remark(remark),
        Lang::En => en::remark(remark),
    }
}

/// The word of a mark.
#[must_use]
pub const fn mark(lang: Lang, mark: Mark) -> &'static str {
    match lang {
        Lang::Fr => fr::mark(mark),
        Lang::En => en::mark(mark),
    }
}

/// What is wrong with words that make no command.
#[must_use]
pub fn misspoken(lang: Lang, wrong: &Misspoken) -> String {
    match lang {
        Lang::Fr => fr::misspoken(wrong),
        Lang::En => en::misspoken(wrong),
    }
}

/// How to say it right.
#[must_use]
pub fn misspoken_mend(lang: Lang, wrong: &Misspoken) -> String {
    match lang {
        Lang::Fr => fr::misspoken_mend(wrong),
        Lang::En => en::misspoken_mend(wrong),
    }
}

/// What a verb does, in a line of help.
#[must_use]
pub const fn verb(lang: Lang, verb: Verb) -> &'static str {
    match lang {
        Lang::Fr => fr::verb(verb),
        Lang::En => en::verb(verb),
    }
}

/// What failed, in one sentence.
#[must_use]
pub fn failure(lang: Lang, failure: &Failure) -> String {
    match lang {
        Lang::Fr => fr::failure(failure),
        Lang::En => en::failure(failure),
    }
}

/// What mends it, where something does.
#[must_use]
pub fn mend(lang: Lang, failure: &Failure) -> Option<String> {
    match lang {
        Lang::Fr => fr::mend(failure),
        Lang::En => en::mend(failure),
    }
}

/// All verbs' words, for a sentence that lists them.
fn verbs() -> String {
    Verb::ALL.map(Verb::word).join(", ")
}

/// The categories of notes, for a sentence that lists them: `[A] apprentissage, …`.
fn categories(lang: Lang) -> String {
    let name = |it| format!("[{it:?}] {}", say(lang, &Words::Category(it)));
    Category::ALL.map(name).join(", ")
}

/// Names in a row, for a sentence that lists them.
fn list(names: &[Text]) -> String {
    names.iter().map(Text::as_str).collect::<Vec<_>>().join(", ")
}

/// That an event was recorded at another time than it took place, as the log marks it.
#[must_use]
pub fn recorded_at(lang: Lang, time: &str) -> String {
    match lang {
        Lang::Fr => format!("noté à {time}"),
        Lang::En => format!("recorded at {time}"),
    }
}
