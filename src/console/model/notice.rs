//! What the console says by itself: notices for a few seconds, alarms until they are resolved.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{Done, Found};
use crate::{
    agenda::{EditRefusal, PromiseMoved, Rest, Text},
    i18n::export::Wrote,
    session::{Command, Draw, Event, Leftover, Refusal, Stray, Warning},
    store::StoreError,
};

/// How long a notice stays.
pub const NOTICE: TimeDelta = TimeDelta::seconds(4);
/// How many lines the log keeps.
pub const MAX_LOG: usize = 200;

/// Something said in the key bar's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What is said.
    pub what: What,
    /// Until when, on the machine's uptime clock.
    pub until: TimeDelta,
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// When it was said.
    pub at: DateTime<Utc>,
    /// What was said.
    pub what: What,
}

/// What can be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A command did not apply.
    Refused(Refusal),
    /// An event was undone.
    Undone(Box<Event>),
    /// An undone event has its effect again.
    Redone(Box<Event>),
    /// The plan of the session was changed.
    PlanChanged {
        /// How.
        news: Box<crate::session::PlanNews>,
    },
    /// Lots were drawn.
    Drawn {
        /// The receipt is made of it.
        draw: Box<Draw>,
        /// The day of the session.
        day: NaiveDate,
    },
    /// The debrief was written.
    Exported {
        /// Which part of it.
        what: Wrote,
        /// Where.
        path: Text,
    },
    /// Of an agenda that is looked over.
    Plan(PlanNews),
    /// What was typed or pasted was too long, and is cut.
    Cut,
    /// Whoever takes notes here has pressed a key of whoever drives.
    TakesNotes,
    /// The half-typed note is kept.
    DraftKept,
    /// What a team promised is marked as done.
    ActionDone,
    /// What a team promised is left for another time.
    ActionLater,
    /// A time was corrected, and these notes stay with another team than the one that was on.
    Strays(Vec<Stray>),
    /// The note is in the journal, and the filter does not show it.
    NoteHidden,
    /// Something in the settings makes no sense: it is as the program comes.
    SettingsAmiss {
        /// What, in the reader's language.
        why: Text,
    },
    /// Something in the note that was saved looks like a sign and stayed text.
    Leftover(Leftover),
    /// The half-typed note of before came back.
    DraftRestored,
    /// What could not be written has been written now.
    Resolved,
    /// Everybody was thrown out.
    ThrownOut,
    /// The door for other devices has shut by itself.
    DoorFell {
        /// What was said of it.
        why: Text,
    },
    /// The journal is on a network's disk.
    NetworkDisk,
    /// The room set aside for a full disk is in use.
    NearlyFull,
    /// The session should be told of this once.
    Warned(Warning),
    /// The break ends in two minutes, at the time that the room was told.
    BackSoon {
        /// When.
        at: DateTime<Utc>,
    },
    /// Something could not be done; nothing was lost.
    Failed(Fault),
    /// Something could not be done, and the journal or a note is not safe.
    Alarmed(Fault),
}

/// What is said of an agenda that is looked over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanNews {
    /// It was saved.
    Saved {
        /// Where.
        path: Text,
    },
    /// It was saved over its own file, of which what it was is kept beside it.
    SavedAside {
        /// Where.
        path: Text,
        /// Where the file of before is.
        kept: Text,
    },
    /// It was made from a date of the programme, which names it now.
    Made {
        /// Where.
        path: Text,
    },
    /// The same, and the programme's file had to be written anew: what it was is kept beside it.
    MadeAside {
        /// Where.
        path: Text,
        /// Where the programme's file of before is.
        kept: Text,
    },
    /// The times after a change follow or hold from now on.
    Rest(Rest),
    /// Names were taken in.
    Teams {
        /// How many teams were added.
        added: usize,
        /// How many of the names were there already, or had no room.
        known: usize,
    },
    /// It cannot be changed so.
    Refused(EditRefusal),
    /// The slot whose fields are open runs: what of it can change no more.
    Runs,
    /// This was undone.
    Undone(Done),
    /// This was done again.
    Redone(Done),
    /// A slot was taken away; it can be undone.
    Removed {
        /// Its title.
        title: Text,
    },
    /// It cannot be started before its errors are mended.
    Errors {
        /// How many.
        count: usize,
    },
    /// Corrections of before were found that had not been saved.
    Found(Found),
    /// The same, and they wait until the file can be loaded.
    FoundLater(Found),
    /// Nothing was changed since it was read or saved.
    NothingToSave,
    /// Nothing is left to look at.
    NothingToSee,
    /// There is nothing to take back.
    NothingToUndo,
    /// There is nothing to do again.
    NothingToRedo,
    /// An hour that people were promised is another one now; it can be undone.
    Promised(PromiseMoved),
    /// The remark has no mend of its own.
    NoMend,
    /// What the doctor proposed was done.
    Mended,
    /// The file was read again.
    Reread,
    /// The plan of the session was taken up again, as it is now.
    Retaken,
    /// There is room for no more slots.
    TooManySlots {
        /// The limit.
        limit: usize,
    },
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The journal could not be written or read.
    Store(StoreError),
    /// The half-typed note could not be kept beside the journal.
    Draft(StoreError),
    /// The corrections of an agenda could not be kept beside the journal.
    Unkept(StoreError),
    /// The door for other devices did not do what it was asked.
    Door {
        /// The reason.
        why: Text,
    },
    /// The debrief could not be written.
    Export {
        /// The reason, in the reader's language.
        why: Text,
    },
    /// The agenda could not be saved.
    Save {
        /// The reason, in the reader's language.
        why: Text,
    },
    /// The agenda could not be opened.
    Open {
        /// The reason, in the reader's language.
        why: Text,
    },
}

/// A write that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// What failed.
    pub fault: Fault,
    /// Whether it was reading that failed: it is over once that works again.
    pub reading: bool,
    /// Since when.
    pub since: DateTime<Utc>,
    /// How many notes wait to be written.
    pub unsaved: usize,
    /// What could not be done, where it was no note: the retry key asks for it again.
    pub command: Option<Box<Command>>,
}
