//! Corrections that are not saved: what is kept of them beside the journals, so that a terminal
//! that is closed loses none, and how they are taken up again.
//!
//! Touches no disk: whoever keeps them is asked by an effect.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Done, Draft, PlanEditor};
use crate::{
    agenda::{Text, read, write},
    import::Made,
    session::Reading,
};

/// The corrections of a file, as they are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsaved {
    /// When the last of them was made.
    pub at: DateTime<Utc>,
    /// A fingerprint of the file that they were made on.
    pub of: Text,
    /// The sessions of that file that were corrected.
    pub sessions: Vec<UnsavedSession>,
}

/// A session of a file with its corrections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnsavedSession {
    /// Which of the file's sessions it is, from 0.
    pub session: usize,
    /// The corrected agenda, as its file would say it.
    pub agenda: String,
    /// The lines of the file that each slot came from.
    pub lines: Vec<Vec<u32>>,
}

/// Corrections that were found and taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// When the last of them was made.
    pub at: DateTime<Utc>,
    /// Whether the file has changed since they were made.
    pub changed: bool,
}

impl PlanEditor {
    /// What is to be kept now; none where nothing differs from what is saved.
    #[must_use]
    pub fn unsaved(&self, now: &Reading) -> Option<Unsaved> {
        let changed = self.drafts.iter().enumerate().filter(|(_, draft)| draft.is_changed());
        let sessions: Vec<UnsavedSession> = changed
            .map(|(session, Draft { history, .. })| {
                let (agenda, lines) = (write(&history.now.agenda), history.now.lines.clone());
                UnsavedSession { session, agenda, lines }
            })
            .collect();
        let of = self.source.base.clone();
        (!sessions.is_empty()).then_some(Unsaved { at: now.wall, of, sessions })
    }

    /// Takes up corrections that were kept, each session's as one change that can be undone: then
    /// the file is there as it is now. None where nothing of it differs from the file.
    pub fn take_up(&mut self, unsaved: Unsaved, now: &Reading) -> Option<Found> {
        let changed = unsaved.of != self.source.fingerprint;
        let mut first = None;
        for UnsavedSession { session, agenda, mut lines } in unsaved.sessions {
            let Some(draft) = self.drafts.get_mut(session) else { continue };
            let Some(agenda) = read::read(agenda.as_bytes()).agenda else { continue };
            if changed || lines.len() != agenda.slots.len() {
                // they are lines of another file
                lines = vec![Vec::new(); agenda.slots.len()];
            }
            if agenda != draft.history.now.agenda {
                let found = Made { agenda, lines, ..draft.history.now.clone() };
                draft.history.put(found, Done::Found);
                first = first.or(Some(session));
            }
        }
        self.session = first?;
        self.source.base = unsaved.of;
        self.kept = self.revision();
        self.found = Some(Found { at: unsaved.at, changed });
        self.look_over(now);
        self.found
    }

    /// The corrections that were found, while they are the last thing that can be undone and are
    /// not saved.
    #[must_use]
    pub fn found(&self) -> Option<Found> {
        let last = self.draft().history.last() == Some(&Done::Found);
        self.found.filter(|_| last && self.draft().is_changed())
    }

    /// A number that is another one after each change and each saving.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.drafts.iter().map(|draft| draft.history.revision).sum()
    }
}
