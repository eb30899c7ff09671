//! Where an action stands in the key bar at this moment. Says a place only: what the action does, and
//! whether it is of use, the table says.

use super::{
    action::{Action, Row},
    model::Model,
    of_desk::{off_time, only_read, reads_on},
    of_notes::{filtered, on_note},
    of_plan::{redoable, undoable},
};

/// Where catching up stands in the key bar while all is on time: behind undo.
const ON_TIME_RANK: u8 = 17;
/// Where that stands which is about the note or the filter in hand: before what drives.
const NOTE_RANK: u8 = 8;

impl Row {
    /// Its place in the key bar now, from 1; none where it is in the help only.
    ///
    /// Catching up stands back while there is nothing to catch up; with a note selected, so does
    /// the way back to what runs, and what rewords it comes forward. What undoes is in the bar only
    /// where there is something to undo, and what leaves only where something lies over the screen.
    #[must_use]
    pub fn rank(&self, model: &Model) -> Option<u8> {
        let on_note = on_note(model);
        if self.action == Action::Accept && only_read(model) {
            return None;
        }
        if self.action == Action::PageOn && !reads_on(model) {
            return None;
        }
        if self.action == Action::Leave && model.overlay.is_none() {
            return None;
        }
        if self.action == Action::CatchUp && !off_time(model) {
            return Some(ON_TIME_RANK);
        }
        if self.action == Action::Open && on_note {
            return Some(NOTE_RANK);
        }
        if self.action == Action::Follow && on_note {
            return Some(ON_TIME_RANK);
        }
        if self.action == Action::FilterNotes && filtered(model) {
            return Some(NOTE_RANK);
        }
        if self.action == Action::UndoEdit && !undoable(model) {
            return None;
        }
        if self.action == Action::RedoEdit && !redoable(model) {
            return None;
        }
        self.bar
    }
}
