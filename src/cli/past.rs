//! The sessions that were held on this machine, read for what they tell together.

use std::path::Path;

use super::sessions;
use crate::{
    session::{Pledge, Session, SessionId, unkept},
    store::{SqliteStore, Store, StoreError},
};

/// How many sessions are remembered for what was promised: the latest.
const MAX_PAST: usize = 200;

/// What was read.
pub(super) struct Past {
    pub(super) sessions: Vec<(SessionId, Session)>,
    /// Those that cannot be read.
    pub(super) unread: Vec<SessionId>,
}

/// Every session.
///
/// # Errors
/// When they cannot be listed.
pub(super) fn all(store: &mut dyn Store) -> Result<Past, StoreError> {
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for head in store.sessions()? {
        match sessions::read(store, &head.id) {
            Ok(found) => read.push((found.id, found.session)),
            Err(_) => unread.push(head.id),
        }
    }
    Ok(Past { sessions: read, unread })
}

/// What was promised in the sessions other than `id`, and not kept; nothing where they cannot be
/// read: a session goes on without.
pub(super) fn pledges(data: &Path, id: &SessionId) -> Vec<Pledge> {
    let read = || -> Result<Vec<(SessionId, Session)>, StoreError> {
        let mut store = SqliteStore::open_to_read(data)?;
        let heads = store.sessions()?;
        let others = heads.into_iter().filter(|head| head.id != *id).take(MAX_PAST);
        let found = others.filter_map(|head| sessions::read(&mut store, &head.id).ok());
        Ok(found.map(|found| (found.id, found.session)).collect())
    };
    read().map(|past| unkept(&past)).unwrap_or_default()
}
