//! What `update` asks for: it does nothing itself.

use std::path::PathBuf;

use chrono::{NaiveDate, TimeDelta};

use super::model::{AfterSave, Drafts, PendingNote, Unsaved};
use crate::{
    agenda::{Agenda, Text},
    session::{Command, SessionId},
};

/// What `update` asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Decide and append; on a conflict read on and decide again.
    Append {
        /// What was asked.
        command: Command,
        /// What for.
        purpose: Purpose,
    },
    /// Follow the changed agenda.
    NewPlan,
    /// Keep what is being typed.
    KeepDrafts(Drafts),
    /// Open what was chosen.
    Open(Choice),
    /// Find out where the debrief that is looked at goes.
    FindPlace,
    /// Write it there.
    Export,
    /// Remember what was promised in earlier sessions.
    Recall,
    /// Look for agendas and sessions again.
    Pick,
    /// Read a file, to be looked over.
    ReadPlan(PathBuf),
    /// Save an agenda.
    SavePlan(Box<SavePlan>),
    /// Look for corrections of a file that were not saved.
    FindUnsaved(PathBuf),
    /// Keep the corrections of a file that are not saved.
    KeepUnsaved {
        /// The file.
        path: PathBuf,
        /// The corrections; none where there are none any more.
        unsaved: Option<Box<Unsaved>>,
    },
    /// Find out what came of the dates of the programme.
    LookBack,
    /// Make the agenda of a date.
    MakeAgenda(NewAgenda),
    /// Look at the door for other devices.
    LookAtDoor,
    /// Lets so much of a rehearsal's time pass at once.
    Skip(TimeDelta),
    /// Throw everybody out, and make new links.
    ThrowOut,
    /// Something that only the terminal's loop can do.
    Loop(LoopEffect),
}

/// What is asked of the loop that owns the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoopEffect {
    /// Ring the terminal's bell.
    Bell,
    /// Give the terminal to the shell until it is given back.
    Shell,
    /// Draw every cell again.
    Redraw,
    /// Leave in good order.
    Quit,
}

/// What a command is for, so that its answer is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Nothing more to say when it is done.
    Plain,
    /// A note: ✓ when it is done, an alarm when it fails.
    Note(PendingNote),
    /// To go on: on the last cue it offers to close.
    Next,
    /// To undo or redo: what was undone is told.
    History,
    /// To follow the changed agenda.
    NewPlan,
    /// To follow the plan that was changed on the screen: then back to the session.
    ChangePlan,
    /// What happens by itself: a refusal is not worth a word.
    Settle,
}

/// An agenda to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavePlan {
    /// Where.
    pub path: PathBuf,
    /// The agenda.
    pub agenda: Agenda,
    /// A fingerprint of the file that it may replace there; none where nothing may be replaced.
    pub over: Option<Text>,
    /// Whether the file that goes is kept beside it.
    pub keep: bool,
    /// What comes then.
    pub then: AfterSave,
}

/// An agenda to be made from a date of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAgenda {
    /// The programme's file.
    pub programme: PathBuf,
    /// The day.
    pub date: NaiveDate,
}

/// What was chosen in the picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A session, to be taken up again.
    Session(SessionId),
    /// An agenda, to be begun or joined.
    Agenda(PathBuf),
}
