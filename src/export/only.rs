//! What is asked of a debrief: which part of it, and what beside it.

use chrono::{DateTime, Utc};

use crate::{
    agenda::{Text, fold_name},
    session::{Kept, NoteKind, TakenNote},
};

/// Which notes a debrief is to tell, by default all of them; and what it says beside them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Only {
    /// Those about this team, or about this one of several things side by side; of the actions,
    /// those that are its own to do.
    pub defi: Option<Text>,
    /// Those of this kind.
    pub kind: Option<NoteKind>,
    /// Those taken at this instant or later.
    pub since: Option<DateTime<Utc>>,
    /// Whether it is the team's own sheet, with its name for a title.
    pub sheet: bool,
    /// Whether it is told, too, which times were corrected.
    pub corrections: bool,
}

impl Only {
    /// The sheet of one team.
    #[must_use]
    pub fn sheet(defi: Text) -> Self {
        Self { defi: Some(defi), sheet: true, ..Self::default() }
    }

    /// Whether nothing is left out.
    #[must_use]
    pub const fn is_all(&self) -> bool {
        self.defi.is_none() && self.kind.is_none() && self.since.is_none()
    }

    /// The team whose sheet it is.
    pub(super) fn sheet_of(&self) -> Option<&Text> {
        self.defi.as_ref().filter(|_| self.sheet)
    }

    /// Whether a note is of the kind and the time that are asked for.
    pub(super) fn fits(&self, taken: &TakenNote) -> bool {
        self.kind.is_none_or(|kind| taken.note.kind == kind)
            && self.since.is_none_or(|since| taken.at >= since)
    }

    /// Whether a note is about whom it is asked for.
    pub(super) fn is_about(&self, taken: &TakenNote) -> bool {
        let about = taken.note.track.as_ref().or(taken.note.defi.as_ref());
        self.is_of(about)
    }

    /// Whether it is for whom it is asked for to act.
    pub(super) fn is_for(&self, taken: &TakenNote) -> bool {
        self.is_of(taken.note.owner.as_ref())
    }

    /// Whether what was found done is asked for.
    pub(super) fn is_kept(&self, kept: &Kept) -> bool {
        let pledge = &kept.pledge;
        self.kind.is_none_or(|kind| kind == NoteKind::Action)
            && self.since.is_none_or(|since| kept.at >= since)
            && (self.is_of(pledge.defi.as_ref()) || self.is_of(pledge.owner.as_ref()))
    }

    /// Whether a name is the one that is asked for; any name is, where none is.
    pub(super) fn is_of(&self, name: Option<&Text>) -> bool {
        self.defi
            .as_ref()
            .is_none_or(|defi| name.is_some_and(|name| fold_name(name) == fold_name(defi)))
    }
}
