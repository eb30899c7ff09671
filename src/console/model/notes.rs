//! Notes on their way to the journal: being typed, left half typed, not yet confirmed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    agenda::{CueId, Text},
    console::line::Line,
    session::NoteContext,
};

/// A note being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteEditor {
    /// What was typed so far, signs included.
    pub line: Line,
    /// What ran when its first character was typed; none while it is empty.
    pub context: Option<NoteContext>,
    /// The team that was on then, where the note was moved to the team before it.
    pub moved_from: Option<Text>,
    /// The note that is being reworded, by the sequence number of its event; none for a new one.
    pub edits: Option<u64>,
    /// Which of the names that are offered is selected.
    pub chosen: usize,
}

/// The length, in characters, from which a note is told to be long for one line of a debrief.
pub const LONG_NOTE: usize = 300;

/// The most notes that one paste makes; what is more than that is cut, and said.
pub const MAX_PASTED: usize = 200;

/// A note that was entered and is not in the journal yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingNote {
    /// The line as typed.
    pub line: Text,
    /// What it is about.
    pub context: NoteContext,
    /// The note that it rewords; none for a new one.
    pub edits: Option<u64>,
    /// Whether writing it has failed: it stays on the screen until it is written.
    pub failed: bool,
}

/// What is kept beside the journal, so that even the sentence being typed comes back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafts {
    /// The notes left half typed; the last one is the one being typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub typed: Vec<DraftNote>,
    /// Notes that were entered and could not be written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsaved: Vec<DraftNote>,
}

/// A note outside the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftNote {
    /// The line as typed.
    pub line: Text,
    /// The team that was on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub defi: Option<Text>,
    /// The cue that ran.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<CueId>,
    /// The one of several things side by side that was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<Text>,
    /// When typing began.
    pub at: DateTime<Utc>,
    /// The note that it rewords.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edits: Option<u64>,
}

impl DraftNote {
    /// What is kept of a note with this line and context, which rewords another or is new.
    #[must_use]
    pub fn new(line: Text, context: &NoteContext, edits: Option<u64>) -> Self {
        let NoteContext { defi, cue, track, at } = context.clone();
        Self { line, defi, cue, track, at, edits }
    }

    /// The context that was kept.
    #[must_use]
    pub fn context(&self) -> NoteContext {
        let Self { line: _, defi, cue, track, at, edits: _ } = self.clone();
        NoteContext { defi, cue, track, at }
    }
}
