//! A server of which a thread has panicked: it does not go on as if nothing had happened.

use std::{
    io::ErrorKind,
    net::TcpStream,
    sync::atomic::{AtomicBool, Ordering},
};

use deroule::{
    session::{Recorded, SessionHead},
    store::{Health, MemoryStore, StoreError},
};

use super::*;

/// A journal that panics when it is read, once it is told to.
struct Mined(Arc<AtomicBool>);

impl Store for Mined {
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
        Err(StoreError::NoSuchSession)
    }

    fn sessions(&mut self) -> Result<Vec<SessionHead>, StoreError> {
        assert!(!self.0.load(Ordering::SeqCst), "a mine");
        Ok(Vec::new())
    }

    fn health(&self) -> Health {
        MemoryStore::new().health()
    }
}

fn server(mine: &Arc<AtomicBool>) -> Server {
    let options = Options {
        listen: "127.0.0.1:0".parse().expect("an address"),
        shown: None,
        names: Vec::new(),
        roles: Role::ALL.to_vec(),
        wish: Wish::Live,
        zone: chrono_tz::Europe::Paris,
    };
    let store = || Box::new(Mined(Arc::clone(mine)));
    let clock = Arc::new(ManualClock::at(instant("2018-06-21T10:00:00Z")));
    let lang = Box::new(|asked: Option<Lang>| asked.unwrap_or(Lang::Fr));
    let parts = Parts { reader: store(), writer: store(), clock, ear: Ear::Open, lang };
    Server::open(options, parts).expect("a server")
}

#[test]
fn a_thread_that_panics_shuts_the_door() {
    let mine = Arc::new(AtomicBool::new(false));
    let mut server = server(&mine);
    let address = server.address();
    let mut page = Page::new(address).follow("/api/events").expect("a stream");
    assert_eq!(page.next_called("face")["scene"], "none");
    mine.store(true, Ordering::SeqCst);
    server.poke()();
    assert_eq!(server.wait(), Standing::Fallen);
    assert_eq!(page.next(), None, "the stream has ended");
    let refused = TcpStream::connect(address).map_err(|error| error.kind());
    assert_eq!(refused.err(), Some(ErrorKind::ConnectionRefused));
}

#[test]
fn a_door_that_is_shut_is_not_fallen() {
    let mut server = server(&Arc::new(AtomicBool::new(false)));
    server.shutter()();
    assert_eq!(server.wait(), Standing::Shut);
}
