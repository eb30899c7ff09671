//! Notes that a corrected time has left behind: taken while one team was on, and now of a time at
//! which another one was. Must never move one: people do, or leave it.

use chrono::{DateTime, Utc};

use super::{Session, TakenNote};
use crate::agenda::Text;

/// A note of a time at which another team was on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// The sequence number of the note.
    pub note: u64,
    /// When it was taken.
    pub at: DateTime<Utc>,
    /// The team that it is about; none for nobody.
    pub defi: Option<Text>,
    /// The team that was on then, as is known now; none for nobody.
    pub ran: Option<Text>,
}

impl Session {
    /// The notes that were about whoever was on, as `before` had it, and are not as it is known
    /// now: in the order of the journal.
    #[must_use]
    pub fn strays(&self, before: &Self) -> Vec<Stray> {
        let fitted = |taken: &TakenNote| {
            let known = before.notes().iter().find(|known| known.seq == taken.seq);
            known.is_some_and(|known| {
                known.note.defi == taken.note.defi && before.on_at(known.at) == known.note.defi
            })
        };
        let stray = |taken: &TakenNote| {
            let ran = self.on_at(taken.at);
            (ran != taken.note.defi && fitted(taken)).then(|| Stray {
                note: taken.seq,
                at: taken.at,
                defi: taken.note.defi.clone(),
                ran,
            })
        };
        // one of several things side by side is no team, and none of them runs alone
        let notes = self.notes().iter().filter(|taken| taken.note.track.is_none());
        notes.filter_map(stray).collect()
    }

    fn on_at(&self, at: DateTime<Utc>) -> Option<Text> {
        self.state().ran_at(at).and_then(|run| run.defi.clone())
    }
}
