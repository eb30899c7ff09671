//! Commands given to a session in a journal that others may write to as well: decide, append,
//! and where somebody was faster, read on and decide again.

use crate::{
    agenda::Text,
    i18n::cli::Failure,
    session::{Command, Reading, Recorded, Refusal, Session, SessionId, decide},
    store::{Store, StoreError},
};

/// How often a command is decided before giving up: each time, another process was faster.
const MAX_DECISIONS: usize = 32;

/// Why a command had no effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActError {
    /// It does not apply.
    Refused(Refusal),
    /// The journal failed.
    Failed(Failure),
}

/// Gives `command` to the session; returns what was recorded, once it is durable.
///
/// The session takes in whatever the journal holds by then, also when the command is refused.
///
/// # Errors
/// When it is refused, or the journal cannot be read or written.
pub fn give(
    store: &mut dyn Store,
    id: &SessionId,
    session: &mut Session,
    command: &Command,
    now: &Reading,
    by: &Text,
) -> Result<Vec<Recorded>, ActError> {
    for _ in 0..MAX_DECISIONS {
        let drafts = decide(session, command, now, by).map_err(ActError::Refused)?;
        if drafts.is_empty() {
            return Ok(Vec::new());
        }
        match store.append(id, session.seq(), &drafts) {
            Ok(recorded) => {
                recorded.iter().cloned().for_each(|event| session.apply(event));
                return Ok(recorded);
            }
            Err(StoreError::Conflict { .. }) => {
                let others = store.read(id, session.seq()).map_err(failed)?;
                others.into_iter().for_each(|event| session.apply(event));
            }
            Err(error) => return Err(failed(error)),
        }
    }
    Err(ActError::Failed(Failure::Contended))
}

fn failed(error: StoreError) -> ActError {
    ActError::Failed(Failure::Journal(error))
}

/// Folds a whole journal.
///
/// # Errors
/// When it does not begin with an opening.
pub fn replay(id: &SessionId, events: Vec<Recorded>) -> Result<Session, Failure> {
    Session::replay(events).ok_or_else(|| Failure::NoOpening { session: Text::from(id.as_str()) })
}
