//! Processes that share a journal wake each other.

use std::sync::mpsc;
use std::time::Duration;

use deroule::store::Waker;

use super::*;

/// Longer than any machine needs; only a failing test waits for it.
const LONG: Duration = Duration::from_secs(30);

#[test]
fn an_append_wakes_whoever_listens_and_what_it_said_can_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut here, mut there) = (
        SqliteStore::open(folder.path()).expect("a store"),
        SqliteStore::open(folder.path()).expect("a store"),
    );
    let (id, _) = here.create(&slug("demo-day"), &[opening("Demo Day")]).expect("a journal");
    let (send, poked) = mpsc::channel();
    let waker = Waker::register(folder.path()).expect("an ear");
    here.set_own_port(waker.port());
    let listener = waker.listen(move || send.send(()).unwrap_or_default()).expect("a thread");

    for after in 1..=20 {
        there.append(&id, after, &[note(1, "de là-bas")]).expect("an event");
        poked.recv_timeout(LONG).expect("a poke");
        assert_eq!(here.read(&id, after).expect("events").len(), 1);
    }
    drop(listener);
    assert_eq!(poked.recv_timeout(LONG), Err(mpsc::RecvTimeoutError::Disconnected));
    let ears = std::fs::read_dir(folder.path().join("wake")).expect("a folder").count();
    assert_eq!(ears, 0, "a listener that is gone leaves nothing behind");
}

#[test]
fn what_is_sent_to_an_ear_says_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (send, poked) = mpsc::channel();
    let waker = Waker::register(folder.path()).expect("an ear");
    let port = waker.port();
    let _listener = waker.listen(move || send.send(()).unwrap_or_default()).expect("a thread");
    let stranger = std::net::UdpSocket::bind(("127.0.0.1", 0)).expect("a socket");
    stranger.send_to(&[0x1b; 60_000], ("127.0.0.1", port)).expect("a datagram");
    poked.recv_timeout(LONG).expect("one wake-up, and no more than that");
    assert!(poked.try_recv().is_err());
}
