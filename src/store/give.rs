//! Decide, append, and where somebody else was quicker, read on and decide again: the one way in
//! which a command reaches a journal that others write to as well.
//!
//! Never decides anything itself, and never says yes before the store has.

use std::borrow::Cow;

use super::{Store, StoreError};
use crate::session::{Draft, Recorded, Refusal, Session, SessionId};

/// How often a command is decided before it is given up: each time, somebody was quicker.
pub const MAX_DECISIONS: usize = 32;

/// How a command went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What others had appended in the meantime, then what the command did.
    pub events: Vec<Recorded>,
    /// How many of the last of these the command did itself.
    pub own: usize,
    /// Whether it is in the journal, on the disk.
    pub outcome: Result<(), NotGiven>,
}

/// Why a command is not in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotGiven {
    /// It does not apply.
    Refused(Refusal),
    /// The journal could not be read or written; [`StoreError::Conflict`] when somebody else was
    /// quicker [`MAX_DECISIONS`] times.
    Failed(StoreError),
}

impl Given {
    /// What the command did itself.
    #[must_use]
    pub fn own(&self) -> &[Recorded] {
        let from = self.events.len().saturating_sub(self.own);
        self.events.get(from..).unwrap_or_default()
    }
}

/// Gives a command to the journal of `id`, of which `session` is what is known so far.
///
/// `decide` is asked again, with what others have appended, as often as somebody was quicker. The
/// caller takes in what comes back, also when the command was refused.
pub fn give(
    store: &mut dyn Store,
    id: &SessionId,
    session: &Session,
    decide: &mut dyn FnMut(&Session) -> Result<Vec<Draft>, Refusal>,
) -> Given {
    let mut session = Cow::Borrowed(session);
    let mut events = Vec::new();
    let mut own = 0;
    let mut outcome = Err(NotGiven::Failed(StoreError::Conflict { last: session.seq() }));
    for _ in 0..MAX_DECISIONS {
        let drafts = match decide(&session) {
            Ok(drafts) => drafts,
            Err(refusal) => {
                outcome = Err(NotGiven::Refused(refusal));
                break;
            }
        };
        if drafts.is_empty() {
            outcome = Ok(());
            break;
        }
        let read = match store.append(id, session.seq(), &drafts) {
            Ok(written) => {
                own = written.len();
                events.extend(written);
                outcome = Ok(());
                break;
            }
            Err(StoreError::Conflict { .. }) => store.read(id, session.seq()),
            Err(error) => Err(error),
        };
        match read {
            Ok(others) => {
                for event in others {
                    session.to_mut().apply(event.clone());
                    events.push(event);
                }
            }
            Err(error) => {
                outcome = Err(NotGiven::Failed(error));
                break;
            }
        }
    }
    Given { events, own, outcome }
}
