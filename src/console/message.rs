//! What the console hears: keys, time, the journal, answers to its effects.

use super::{
    effect::{Purpose, SavePlan},
    host::{AgendaMade, NotSaved, Place, Written},
    key::Key,
    model::{Drafts, Invitation, NotWritten, OnDisk, Picker, PlanFile, Size, Unsaved},
};
use crate::{
    agenda::Text,
    session::{Command, Outcome as Came, Pledge, Reading, Recorded, Refusal, Session, SessionId},
    store::{Health, StoreError},
};

/// What the console hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse was clicked on this cell.
    Clicked {
        /// Counted from the left.
        col: u16,
        /// Counted from the top.
        row: u16,
    },
    /// The mouse's wheel was turned.
    Wheeled {
        /// Towards the hand.
        down: bool,
    },
    /// The terminal has another size.
    Resize(Size),
    /// Time has passed, or somebody has poked.
    Tick,
    /// The screen shows the model as it is.
    Drawn,
    /// Another process has appended to the journal.
    Journal(Vec<Recorded>),
    /// A command was carried out, or not.
    Answered(Box<Answer>),
    /// The journal could not be read on.
    ReadFailed(StoreError),
    /// What is being typed was kept, or not.
    DraftsKept(Result<(), StoreError>),
    /// A session is there.
    Opened(Box<Opened>),
    /// The agenda or session could not be opened.
    OpenFailed {
        /// The reason, in the reader's language.
        why: Text,
    },
    /// What was promised in earlier sessions, and not kept so far.
    Recalled(Vec<Pledge>),
    /// Where the debrief that is looked at goes, or why it goes nowhere.
    ExportPlace(Result<Place, Text>),
    /// It was written, or not.
    Exported(Result<(), NotWritten>),
    /// The door for other devices, as it is now.
    Door(Invitation),
    /// Everybody was thrown out, or not.
    ThrownOut(Result<Invitation, Text>),
    /// A thread of the server has ended.
    DoorFell {
        /// What was said of it.
        why: Text,
    },
    /// Something in the settings makes no sense: it is as the program comes.
    SettingsAmiss {
        /// What, in the reader's language.
        why: Text,
    },
    /// The agendas and sessions to choose among.
    Picked(Picker),
    /// What came of the dates of the programme, in its order.
    Came(Vec<Option<Came>>),
    /// The agenda of a date was made, or not: the reason, in the reader's language.
    AgendaMade(Result<AgendaMade, Text>),
    /// A file was read, to be looked over.
    PlanRead(Box<PlanFile>),
    /// An agenda was saved, or not.
    PlanSaved(Box<PlanSaved>),
    /// Corrections of the file on the screen were found that had not been saved.
    UnsavedFound(Box<Unsaved>),
    /// The corrections that are not saved were kept, or not.
    UnsavedKept(Result<(), StoreError>),
    /// What became of the file of the agenda that is looked over.
    SourceIs(OnDisk),
}

/// How saving an agenda went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSaved {
    /// What was to be saved, and where.
    pub asked: SavePlan,
    /// What was written, or why nothing was.
    pub outcome: Result<Written, NotSaved>,
}

/// How a command went.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What was asked.
    pub command: Command,
    /// What the command was for.
    pub purpose: Purpose,
    /// What others had appended in the meantime, then what the command did.
    pub events: Vec<Recorded>,
    /// How it went.
    pub outcome: Outcome,
    /// How well the journal is kept since then.
    pub health: Health,
}

/// How a command went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the journal, on disk.
    Done,
    /// It does not apply.
    Refused(Refusal),
    /// It could not be written.
    Failed(StoreError),
}

/// A session that was opened or taken up again.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Which one.
    pub id: SessionId,
    /// Who sits at this keyboard.
    pub by: Text,
    /// Its fold.
    pub session: Session,
    /// What was being typed.
    pub drafts: Result<Drafts, StoreError>,
    /// When a console was last there, where it did not leave in good order.
    pub last_seen: Option<Reading>,
    /// Whether the agenda's file has changed.
    pub file_changed: bool,
    /// How well its journal is kept.
    pub health: Health,
}
