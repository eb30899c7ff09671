//! Journals in memory: for simulated sessions and for tests. Nothing outlives the process.

use super::head::Tally;
use super::{Health, Medium, Store, StoreError, name};
use crate::session::{Draft, Recorded, SessionHead, SessionId};

/// Journals that nothing is kept of.
#[derive(Debug, Default)]
pub struct MemoryStore {
    /// In the order in which they were opened.
    journals: Vec<Journal>,
}

#[derive(Debug)]
struct Journal {
    tally: Tally,
    events: Vec<Recorded>,
}

impl MemoryStore {
    /// No journals yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn journal(&mut self, session: &SessionId) -> Result<&mut Journal, StoreError> {
        let found = self.journals.iter_mut().find(|journal| journal.tally.head.id == *session);
        found.ok_or(StoreError::NoSuchSession)
    }
}

impl Store for MemoryStore {
    fn create(
        &mut self,
        slug: &SessionId,
        first: &[Draft],
    ) -> Result<(SessionId, Vec<Recorded>), StoreError> {
        let taken = |id: &SessionId| Ok(self.journals.iter().any(|j| j.tally.head.id == *id));
        let id = name::free(slug, taken)?;
        let events = numbered(0, first);
        let tally = events.first().and_then(|first| Tally::open(id.clone(), first));
        let mut tally = tally.ok_or_else(name::not_an_opening)?;
        events.iter().skip(1).for_each(|event| tally.take(event));
        self.journals.push(Journal { tally, events: events.clone() });
        Ok((id, events))
    }

    fn append(
        &mut self,
        session: &SessionId,
        after: u64,
        drafts: &[Draft],
    ) -> Result<Vec<Recorded>, StoreError> {
        let journal = self.journal(session)?;
        let last = journal.tally.head.last_seq;
        if last != after {
            return Err(StoreError::Conflict { last });
        }
        let events = numbered(after, drafts);
        events.iter().for_each(|event| journal.tally.take(event));
        journal.events.extend_from_slice(&events);
        Ok(events)
    }

    fn read(&mut self, session: &SessionId, after: u64) -> Result<Vec<Recorded>, StoreError> {
        let journal = self.journal(session)?;
        let from = usize::try_from(after).unwrap_or(usize::MAX);
        Ok(journal.events.get(from..).unwrap_or_default().to_vec())
    }

    fn sessions(&mut self) -> Result<Vec<SessionHead>, StoreError> {
        Ok(self.journals.iter().rev().map(|journal| journal.tally.head.clone()).collect())
    }

    fn health(&self) -> Health {
        Health { medium: Medium::Local, reserve: true }
    }
}

/// The lines that `drafts` become after number `after`.
pub(super) fn numbered(after: u64, drafts: &[Draft]) -> Vec<Recorded> {
    (after + 1..).zip(drafts).map(|(seq, draft)| draft.clone().at_seq(seq)).collect()
}
