//! Journals that come from another machine: taken in as they stand, under a free id, or what is
//! missing of one that is here already. Never changes an event on the way.

use super::super::{StoreError, head::Tally, name};
use super::{Attempt, SqliteStore, fault::Fault, query};
use crate::session::{Recorded, SessionId};

impl SqliteStore {
    /// Takes in a whole journal that was kept elsewhere; its id is `wanted`, with a number behind
    /// it where that is taken.
    ///
    /// # Errors
    /// When it is no journal, or could not be made durable.
    pub fn adopt(
        &mut self,
        wanted: &SessionId,
        events: &[Recorded],
    ) -> Result<SessionId, StoreError> {
        self.write(|tx, which| {
            let mut done = false;
            let id = name::free(wanted, |id| {
                let taken = query::tally(tx, id)?.is_some();
                done = taken && which == Attempt::Second && query::read(tx, id, 0)? == events;
                Ok::<_, Fault>(taken && !done)
            })?;
            if !done {
                let tally = events.first().and_then(|first| Tally::open(id.clone(), first));
                let mut tally = tally.ok_or_else(name::not_an_opening)?;
                events.iter().skip(1).for_each(|event| tally.take(event));
                query::insert_session(tx, &tally)?;
                query::insert_recorded(tx, &id, events)?;
            }
            Ok(id)
        })
    }

    /// Appends events of the same session that were recorded elsewhere: those after number
    /// `after`, which is the last one here.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody has appended here in the meantime.
    pub fn extend(
        &mut self,
        session: &SessionId,
        after: u64,
        events: &[Recorded],
    ) -> Result<(), StoreError> {
        self.write(|tx, which| {
            let mut tally = query::tally(tx, session)?.ok_or(StoreError::NoSuchSession)?;
            let last = tally.head.last_seq;
            if last != after {
                if which == Attempt::Second && query::read(tx, session, after)? == events {
                    return Ok(());
                }
                return Err(StoreError::Conflict { last }.into());
            }
            events.iter().for_each(|event| tally.take(event));
            query::insert_recorded(tx, session, events)?;
            query::update_session(tx, &tally)
        })
    }
}
