//! Decisions on notes that were taken: reworded, moved, pinned, taken back, and any of it undone.

use super::{Case, Decided};
use crate::{
    agenda::Text,
    session::{Body, Event, Fact, Recorded, Refusal, TakenNote, signs},
};

impl Case<'_> {
    /// The note that is meant, if it was not taken back; the last one is the last one by whoever
    /// asks, since others write at the same time.
    pub(super) fn noted(&self, note: Fact, by: &Text) -> Result<&TakenNote, Refusal> {
        let mut notes = self.state.notes.iter().rev();
        let found = match note {
            Fact::Number(seq) => notes.find(|taken| taken.seq == seq),
            Fact::Last => notes.find(|taken| taken.by == *by),
        };
        found.ok_or(Refusal::UnknownNote)
    }

    pub(super) fn remove_note(&self, note: Fact, by: &Text) -> Result<Option<Decided>, Refusal> {
        let note = self.noted(note, by)?.seq;
        Ok(Some((self.at, Event::NoteRemoved { note })))
    }

    /// What it is about stays: team, cue, question, and when it was.
    pub(super) fn edit_note(
        &self,
        note: Fact,
        line: &Text,
        by: &Text,
    ) -> Result<Option<Decided>, Refusal> {
        let taken = self.noted(note, by)?;
        let session = self.session;
        let words = signs::read(line, None, &session.people(), &session.teams()).words();
        if words.text.is_empty() {
            return Err(Refusal::EmptyNote);
        }
        if words == taken.note.words() {
            return Err(Refusal::SameNote);
        }
        Ok(Some((self.at, Event::NoteEdited { note: taken.seq, words })))
    }

    pub(super) fn move_note(
        &self,
        note: Fact,
        defi: Option<&Text>,
        by: &Text,
    ) -> Result<Option<Decided>, Refusal> {
        let taken = self.noted(note, by)?;
        let (defi, track) = match defi {
            Some(typed) => self.team_or_track(typed)?,
            None => (None, None),
        };
        if (&defi, &track) == (&taken.note.defi, &taken.note.track) {
            return Err(Refusal::SameNote);
        }
        let prompt = taken.note.cue.and_then(|cue| self.answered(cue, taken.at, defi.as_ref()));
        Ok(Some((self.at, Event::NoteMoved { note: taken.seq, defi, track, prompt })))
    }

    pub(super) fn pin_note(
        &self,
        note: Fact,
        on: bool,
        by: &Text,
    ) -> Result<Option<Decided>, Refusal> {
        let taken = self.noted(note, by)?;
        if taken.pinned == on {
            return Err(Refusal::SameNote);
        }
        Ok(Some((self.at, Event::NotePinned { note: taken.seq, on })))
    }

    /// Never takes back a note itself: the key that removes it does, and this takes that back.
    pub(super) fn undo_note(
        &self,
        note: Option<u64>,
        by: &Text,
    ) -> Result<Option<Decided>, Refusal> {
        let changes = |recorded: &Recorded| match (&recorded.body, note) {
            (Body::Known(event), Some(note)) => changed(event) == Some(note),
            (Body::Known(event), None) => changed(event).is_some() && recorded.by == *by,
            (Body::Newer { .. }, _) => false,
        };
        let mut standing = self.session.history().filter(|(_, stands)| *stands);
        let last = standing.by_ref().filter(|(recorded, _)| changes(recorded)).last();
        let event = last.ok_or(Refusal::NothingToUndo)?.0.seq;
        Ok(Some((self.at, Event::Undone { event })))
    }
}

/// The note that an event changes.
const fn changed(event: &Event) -> Option<u64> {
    if let Event::NoteRemoved { note }
    | Event::NoteEdited { note, .. }
    | Event::NoteMoved { note, .. }
    | Event::NotePinned { note, .. }
    | Event::NoteTimed { note, .. } = event
    {
        Some(*note)
    } else {
        None
    }
}
