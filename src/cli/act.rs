//! Commands given to a session in a journal that others may write to as well.

use crate::{
    agenda::Text,
    i18n::cli::Failure,
    session::{Command, Reading, Recorded, Refusal, Session, SessionId, decide},
    store::{self, NotGiven, Store, StoreError},
};

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
    let given = store::give(store, id, session, &mut |session| decide(session, command, now, by));
    given.events.iter().cloned().for_each(|event| session.apply(event));
    match given.outcome {
        Ok(()) => Ok(given.own().to_vec()),
        Err(NotGiven::Refused(refusal)) => Err(ActError::Refused(refusal)),
        Err(NotGiven::Failed(StoreError::Conflict { .. })) => {
            Err(ActError::Failed(Failure::Contended))
        }
        Err(NotGiven::Failed(error)) => Err(ActError::Failed(Failure::Journal(error))),
    }
}

/// Folds a whole journal.
///
/// # Errors
/// When it does not begin with an opening.
pub fn replay(id: &SessionId, events: Vec<Recorded>) -> Result<Session, Failure> {
    Session::replay(events).ok_or_else(|| Failure::NoOpening { session: Text::from(id.as_str()) })
}
