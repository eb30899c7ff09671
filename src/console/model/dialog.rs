//! Questions that a key asks before it acts, and the lines that it asks for.

use chrono::{DateTime, NaiveDate, Utc};

use std::path::PathBuf;

use crate::{
    agenda::{CueId, Text},
    console::{effect::NewAgenda, line::Line},
    session::{Freed, PlanNews},
};

/// What stands before an action. Enter goes on, Esc is the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// Yes or no.
    Confirm(Question),
    /// A line to fill in.
    Ask {
        /// What for.
        prompt: Prompt,
        /// What was typed so far.
        line: Line,
        /// Whether what was entered could not be understood.
        wrong: bool,
    },
}

/// A question with yes or no for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Take up the previous cue again?
    Back,
    /// Start this cue out of order?
    Jump {
        /// Which one.
        cue: CueId,
    },
    /// End the session?
    Close {
        /// Whether cues were jumped over and never held.
        skipped: bool,
    },
    /// Leave the console? The session goes on.
    Quit,
    /// Take the room's face away to look at the debrief?
    LeaveFace,
    /// Throw everybody out who came by a link?
    ThrowOut,
    /// Leave an agenda that was changed and not saved?
    Discard {
        /// What comes then.
        then: Then,
    },
    /// Open a session on the agenda that is edited?
    StartPlan {
        /// What the file is called in which it is saved first; none where nothing is to be saved.
        saved_in: Option<Text>,
    },
    /// Change the plan of the session that runs?
    ChangePlan {
        /// What would change.
        news: Box<PlanNews>,
    },
    /// Save over a file that holds comments, which are not written anew?
    Rewrite {
        /// What comes once it is saved.
        then: AfterSave,
    },
    /// Open today an agenda that names another day?
    OpenOtherDay {
        /// Its file.
        path: PathBuf,
        /// The day that it names.
        day: NaiveDate,
    },
    /// Make the agenda of a date of the programme?
    MakeAgenda {
        /// Of which date.
        made: NewAgenda,
        /// What it is about.
        theme: Option<Text>,
    },
    /// Take this note back?
    RemoveNote {
        /// The sequence number of the note's event.
        note: u64,
        /// What it says.
        text: Text,
    },
}

/// What a line is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prompt {
    /// How long the break lasts; `10` alone is minutes.
    Break,
    /// What to show over the room's clock; empty takes the message away.
    Message {
        /// Whether one is shown now.
        shown: bool,
    },
    /// When the running break ends.
    Announce {
        /// When it ends as things stand.
        end: Option<DateTime<Utc>>,
    },
    /// Why this team is not here; may stay empty.
    Absent {
        /// Which team.
        defi: Text,
        /// What becomes of its turn.
        freed: Freed,
    },
    /// The seed of a draw; left empty, chance gives one.
    Draw,
    /// The name of a team that was not foreseen.
    Insert,
    /// Which team a note is about; empty for none.
    NoteFor {
        /// The note, by the sequence number of its event; none for the one being typed.
        note: Option<u64>,
    },
    /// Which notes to show; empty for all.
    Filter,
    /// When a cue really began.
    RealTime {
        /// Which cue.
        cue: CueId,
        /// The event that began it.
        fact: u64,
    },
    /// How long ago the session began; `3` alone is minutes.
    StartedAgo,
    /// Where to save an agenda, and why it is asked.
    SaveAs {
        /// What stands in the way of the place that was meant.
        because: Because,
        /// What comes once it is saved.
        then: AfterSave,
    },
    /// The word that lets an agenda be saved over another file.
    Replace {
        /// The file that would go.
        path: PathBuf,
        /// A fingerprint of what it holds.
        fingerprint: Text,
        /// What comes once it is saved.
        then: AfterSave,
    },
}

/// Why it is asked where to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// Something else stands there.
    Taken {
        /// The file.
        path: PathBuf,
        /// A fingerprint of what it holds.
        fingerprint: Text,
    },
    /// It cannot be written there.
    Failed {
        /// The reason, in the reader's language.
        why: Text,
    },
}

/// What comes once an agenda is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterSave {
    /// Nothing: it stays on the screen.
    Stay,
    /// A session is opened on it.
    Start,
    /// The screen is left, once all its sessions are saved.
    Leave(Then),
}

/// What comes when an agenda is left unsaved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// The session whose plan it is.
    Desk,
    /// The choice among agendas and sessions.
    Picker,
    /// The file is read again.
    Reread,
    /// The console is left.
    Quit,
}
