//! An agenda as it stands and as it stood before: what can be undone and done again.

use crate::{
    agenda::{Agenda, Edit, EditRefusal, Text, read::read, write},
    import::Made,
};

/// How many changes can be undone.
pub const MAX_UNDO: usize = 100;

/// An agenda as it stands, as it stood before, and as it would stand again.
#[derive(Debug, Clone)]
pub struct History {
    /// As it stands, with the lines that its slots come from.
    pub now: Made,
    /// How often it has changed, or was saved.
    pub revision: u64,
    before: Vec<(Done, Made)>,
    after: Vec<(Done, Made)>,
}

/// What a change was, to be named when it is undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// What holds for the whole session was corrected.
    Session,
    /// The slot of this title was corrected.
    Corrected(Text),
    /// The slot of this title was added.
    Added(Text),
    /// The slot of this title was taken away.
    Removed(Text),
    /// What the doctor proposed was done.
    Mended,
    /// So many teams were added at once.
    Teams(usize),
    /// The slot of this title was moved.
    Moved(Text),
    /// The slot of this title became two.
    Split(Text),
    /// The slot of this title was joined with the one below.
    Joined(Text),
    /// Corrections of before were taken up that had not been saved.
    Found,
}

impl History {
    pub(super) const fn new(now: Made) -> Self {
        Self { now, revision: 0, before: Vec::new(), after: Vec::new() }
    }

    /// Makes several changes that are undone together; what was undone before is forgotten.
    ///
    /// # Errors
    /// When one of them does not apply, or nobody could load what comes of them; then nothing has
    /// changed.
    pub(super) fn edit(&mut self, edits: Vec<Edit>, done: Done) -> Result<(), EditRefusal> {
        let mut next = self.now.clone();
        for edit in edits {
            change(&mut next, edit)?;
        }
        if next == self.now {
            return Ok(());
        }
        if reads(&self.now.agenda) && !reads(&next.agenda) {
            return Err(EditRefusal::Unreadable);
        }
        self.put(next, done);
        Ok(())
    }

    /// Puts another one in its place, which can be undone; what was undone before is forgotten.
    pub(super) fn put(&mut self, next: Made, done: Done) {
        if self.before.len() == MAX_UNDO {
            self.before.remove(0);
        }
        let before = std::mem::replace(&mut self.now, next);
        self.before.push((done, before));
        self.after.clear();
        self.revision += 1;
    }

    /// The change that would be taken back next.
    #[must_use]
    pub fn last(&self) -> Option<&Done> {
        self.before.last().map(|(done, _)| done)
    }

    /// Takes the last change back and tells which one it was.
    pub fn undo(&mut self) -> Option<Done> {
        let (done, before) = self.before.pop()?;
        let after = std::mem::replace(&mut self.now, before);
        self.after.push((done.clone(), after));
        self.revision += 1;
        Some(done)
    }

    /// Makes the change again that was taken back last and tells which one it was.
    pub fn redo(&mut self) -> Option<Done> {
        let (done, after) = self.after.pop()?;
        let before = std::mem::replace(&mut self.now, after);
        self.before.push((done.clone(), before));
        self.revision += 1;
        Some(done)
    }

    /// The agenda as it stood before each change that can be taken back, the last one first.
    pub fn earlier(&self) -> impl Iterator<Item = &Agenda> {
        self.before.iter().rev().map(|(_, made)| &made.agenda)
    }

    /// Whether there is something to take back.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether there is something to do again.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }
}

/// Whether an agenda, once written, is read as the same.
fn reads(agenda: &Agenda) -> bool {
    read(write(agenda).as_bytes()).agenda.as_ref() == Some(agenda)
}

/// Makes one change to the agenda; the lines that slots come from move with them.
fn change(made: &mut Made, edit: Edit) -> Result<(), EditRefusal> {
    let lines = match &edit {
        Edit::AddSlot { at, .. } => Lines::Add(*at),
        Edit::RemoveSlot { slot } => Lines::Remove(*slot),
        Edit::MoveSlot { from, to } => Lines::Move(*from, *to),
        Edit::Title(_)
        | Edit::Date(_)
        | Edit::End(_)
        | Edit::About(_)
        | Edit::Slot { .. }
        | Edit::AddDefi { .. }
        | Edit::RemoveDefi { .. }
        | Edit::Defi { .. }
        | Edit::MoveDefi { .. } => Lines::Stay,
    };
    made.agenda.edit(edit)?;
    match lines {
        Lines::Stay => {}
        Lines::Add(at) => made.lines.insert(at, Vec::new()),
        Lines::Remove(slot) => drop(made.lines.remove(slot)),
        Lines::Move(from, to) => {
            let line = made.lines.remove(from);
            made.lines.insert(to, line);
        }
    }
    Ok(())
}

enum Lines {
    Stay,
    Add(usize),
    Remove(usize),
    Move(usize, usize),
}

impl History {
    /// Says which line of the file a slot that was added comes from.
    pub fn comes_from(&mut self, slot: usize, line: u32) {
        if let Some(lines) = self.now.lines.get_mut(slot) {
            lines.push(line);
        }
    }
}
