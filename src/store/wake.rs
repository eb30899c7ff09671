//! Waking other processes when the journal has grown, so that nobody has to ask all the time.
//!
//! A live process listens on a loopback port and leaves a file with the port's number beside the
//! journal; whoever appends sends an empty datagram to each. The datagram says nothing: the truth
//! is in the journal, to be read after it. Never trusts what it receives, never waits for anybody,
//! and losing one does no harm to who also reads now and then.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::net::{Ipv4Addr, UdpSocket};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// The folder beside the journal in which live processes say how to wake them.
pub(super) const WAKE: &str = "wake";
/// How many files in that folder are looked at.
const MAX_LISTENERS: usize = 256;
/// How many datagrams that wait already count as the one that was received.
const MAX_WAITING: usize = 4096;

/// A process's ear: registered beside the journal for as long as it lives.
///
/// The file of a process that was killed gives itself away, as nobody holds the lock on it; the
/// next one that pokes removes it.
#[derive(Debug)]
pub struct Waker {
    socket: UdpSocket,
    entry: Entry,
}

/// The file that says where the ear is.
#[derive(Debug)]
struct Entry {
    port: u16,
    path: PathBuf,
    /// Locked for as long as it is open.
    _lock: File,
}

impl Drop for Entry {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

impl Waker {
    /// Registers this process beside the journal in `data`, the data folder.
    ///
    /// # Errors
    /// When there is no loopback, or nothing can be written there: whoever wanted to be woken
    /// has to read from time to time instead.
    pub fn register(data: &Path) -> io::Result<Self> {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = socket.local_addr()?.port();
        let folder = data.join(WAKE);
        DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
        // locked before it gets its name: nobody may take it for a dead one
        let file = tempfile::Builder::new().prefix(".new-").tempfile_in(&folder)?;
        file.as_file().lock()?;
        let path = folder.join(format!("{port}-{}", std::process::id()));
        let lock = file.persist(&path).map_err(|error| error.error)?;
        Ok(Self { socket, entry: Entry { port, path, _lock: lock } })
    }

    /// The port that it listens on: a store told of it does not poke its own process.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.entry.port
    }

    /// Waits until somebody pokes; pokes that came together count as one.
    ///
    /// # Errors
    /// When the system takes the socket away.
    pub fn wait(&self) -> io::Result<()> {
        wait(&self.socket)
    }

    /// Calls `on_poke` from a thread of its own after each poke, until the listener is dropped.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn listen(self, mut on_poke: impl FnMut() + Send + 'static) -> io::Result<Listener> {
        let over = Arc::new(AtomicBool::new(false));
        let (socket, stop) = (self.socket, Arc::clone(&over));
        thread::Builder::new().name("wake".to_owned()).spawn(move || {
            while wait(&socket).is_ok() && !stop.load(Ordering::Acquire) {
                on_poke();
            }
        })?;
        Ok(Listener { over, entry: self.entry })
    }
}

/// A thread that listens; it ends when this is dropped.
#[derive(Debug)]
pub struct Listener {
    over: Arc<AtomicBool>,
    entry: Entry,
}

impl Drop for Listener {
    /// Does not wait for the thread: it may be waiting for whoever drops this.
    fn drop(&mut self) {
        self.over.store(true, Ordering::Release);
        if let Ok(socket) = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)) {
            let _ = socket.send_to(&[], (Ipv4Addr::LOCALHOST, self.entry.port));
        }
    }
}

fn wait(socket: &UdpSocket) -> io::Result<()> {
    let mut nothing = [0; 1];
    while let Err(error) = socket.recv(&mut nothing) {
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
    socket.set_nonblocking(true)?;
    for _ in 0..MAX_WAITING {
        if socket.recv(&mut nothing).is_err() {
            break;
        }
    }
    socket.set_nonblocking(false)
}

/// Pokes every live process that is registered beside the journal in `data`, but not the one that
/// listens on port `except`.
///
/// Removes what dead ones have left behind. Nothing that goes wrong here matters: the event that
/// it is about is in the journal already.
pub fn poke(data: &Path, except: Option<u16>) {
    let Ok(entries) = fs::read_dir(data.join(WAKE)) else { return };
    let mut socket = None;
    for entry in entries.take(MAX_LISTENERS).flatten() {
        let Some(port) = entry.file_name().to_str().and_then(port) else { continue };
        if Some(port) == except {
            continue;
        }
        let path = entry.path();
        match File::open(&path).map(|file| file.try_lock()) {
            Ok(Ok(())) => {
                let _ = fs::remove_file(&path);
            }
            Ok(Err(TryLockError::WouldBlock | TryLockError::Error(_))) => {
                if socket.is_none() {
                    socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).ok();
                }
                if let Some(socket) = &socket {
                    let _ = socket.send_to(&[], (Ipv4Addr::LOCALHOST, port));
                }
            }
            Err(_) => {}
        }
    }
}

/// The port that the file `<port>-<pid>` tells of.
fn port(name: &str) -> Option<u16> {
    let (port, pid) = name.split_once('-')?;
    pid.parse::<u32>().ok()?;
    port.parse().ok().filter(|&port| port > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_it_makes_itself_are_followed() {
        assert_eq!(port("40123-77"), Some(40_123));
        for name in ["", "40123", "-77", "0-77", "70000-1", ".new-x1", "40123-pid", "a-1"] {
            assert_eq!(port(name), None, "{name}");
        }
    }

    #[test]
    fn the_one_that_pokes_is_not_poked() {
        let data = tempfile::tempdir().expect("a folder");
        let waker = Waker::register(data.path()).expect("an ear");
        waker.socket.set_nonblocking(true).expect("a socket");
        poke(data.path(), Some(waker.port()));
        let heard = waker.socket.recv(&mut [0; 1]).map_err(|error| error.kind());
        assert_eq!(heard, Err(io::ErrorKind::WouldBlock));
        poke(data.path(), None);
        assert_eq!(waker.socket.recv(&mut [0; 1]).map_err(|error| error.kind()), Ok(0));
    }

    #[test]
    fn what_the_dead_left_behind_is_removed() {
        let data = tempfile::tempdir().expect("a folder");
        let waker = Waker::register(data.path()).expect("an ear");
        let left = data.path().join(WAKE).join("1-1");
        fs::write(&left, "").expect("a file");
        poke(data.path(), None);
        assert!(!left.exists());
        assert!(waker.entry.path.exists());
        let path = waker.entry.path.clone();
        drop(waker);
        assert!(!path.exists());
    }

    #[test]
    fn pokes_that_came_together_are_one() {
        let data = tempfile::tempdir().expect("a folder");
        let waker = Waker::register(data.path()).expect("an ear");
        for _ in 0..100 {
            poke(data.path(), None);
        }
        waker.wait().expect("a poke");
        waker.socket.set_nonblocking(true).expect("a socket");
        assert!(waker.socket.recv(&mut [0; 1]).is_err());
    }
}
