//! A journal that panics, for consoles that must survive it.

use std::thread;

use deroule::{
    session::{Draft, Recorded, SessionHead, SessionId},
    store::{Health, MemoryStore, Store, StoreError},
};

/// A journal that panics when it is read: on a thread of this name, else on the loop's.
pub(crate) struct Bomb {
    /// The name of the thread; none for the loop's own.
    pub(crate) thread: Option<String>,
}

impl Store for Bomb {
    fn create(
        &mut self,
        slug: &SessionId,
        first: &[Draft],
    ) -> Result<(SessionId, Vec<Recorded>), StoreError> {
        MemoryStore::new().create(slug, first)
    }

    fn append(&mut self, _: &SessionId, _: u64, _: &[Draft]) -> Result<Vec<Recorded>, StoreError> {
        Err(StoreError::NoSuchSession)
    }

    fn read(&mut self, _: &SessionId, _: u64) -> Result<Vec<Recorded>, StoreError> {
        let name = self.thread.clone().expect("the loop has a hole");
        let listener = thread::Builder::new().name(name);
        let thread = listener.spawn(|| panic!("the ear has a hole")).expect("a thread");
        assert!(thread.join().is_err());
        Err(StoreError::NoSuchSession)
    }

    fn sessions(&mut self) -> Result<Vec<SessionHead>, StoreError> {
        Ok(Vec::new())
    }

    fn health(&self) -> Health {
        MemoryStore::new().health()
    }
}
