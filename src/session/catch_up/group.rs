//! The changes of a way put together as people think of them: what has the same name and changes
//! in the same way is one, whatever its slot.

use chrono::TimeDelta;

use super::{Changed, Way};
use crate::agenda::{CueId, Kind, Text};

/// Changes that are the same, of cues with the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The first cue of them.
    pub first: CueId,
    /// The title of the slot.
    pub title: Text,
    /// The kind of the slot.
    pub kind: Kind,
    /// The title of the phase; none for a whole slot.
    pub phase: Option<Text>,
    /// How many cues they are.
    pub count: usize,
    /// How long each lasts if nothing changes.
    pub from: TimeDelta,
    /// How long each lasts then.
    pub to: TimeDelta,
}

impl Way {
    /// The changes that can be told, in the order of the day: those of less than a second are not
    /// changes for people.
    #[must_use]
    pub fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for change in self.changes.iter().filter(|change| change.from != change.to) {
            match groups.iter_mut().find(|group| group.takes(change)) {
                Some(group) => group.count += 1,
                None => groups.push(Group {
                    first: change.id,
                    title: change.title.clone(),
                    kind: change.kind,
                    phase: change.phase.clone(),
                    count: 1,
                    from: change.from,
                    to: change.to,
                }),
            }
        }
        groups
    }
}

impl Group {
    fn takes(&self, change: &Changed) -> bool {
        let names = (&self.title, &self.phase) == (&change.title, &change.phase);
        let lengths = (self.from, self.to) == (change.from, change.to);
        let same = self.first.is_changeover() == change.id.is_changeover();
        names && lengths && same && self.kind == change.kind
    }
}
