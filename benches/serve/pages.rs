//! A thousand pages: connections that follow the events, on a thread of their own.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::Duration,
};

use chrono::TimeDelta;
use deroule::clock::{Clock, SystemClock};
use tokio::{net::TcpStream, runtime::Builder, task::JoinSet};

/// The longest that a page may be waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// Pages that are open.
pub(crate) struct Pages {
    count: usize,
    heard: Receiver<TimeDelta>,
}

impl Pages {
    /// Opens so many pages on a server.
    pub(crate) fn open(count: usize, address: SocketAddr, clock: &Arc<SystemClock>) -> Self {
        let (tell, heard) = channel();
        let clock = Arc::clone(clock);
        thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_io().build().expect("a runtime");
            runtime.block_on(async move {
                let mut pages = JoinSet::new();
                for _ in 0..count {
                    pages.spawn(page(address, Arc::clone(&clock), tell.clone()));
                }
                drop(tell);
                while pages.join_next().await.is_some() {}
            });
        });
        Self { count, heard }
    }

    /// Waits until each page has heard one face; returns when each had.
    pub(crate) fn hear(&self) -> Vec<TimeDelta> {
        let one = |_| self.heard.recv_timeout(PATIENCE).expect("a face");
        (0..self.count).map(one).collect()
    }

    /// How many faces were heard since it was last asked.
    pub(crate) fn heard_by_now(&self) -> usize {
        self.heard.try_iter().count()
    }

    /// Waits for so long.
    ///
    /// # Errors
    /// When a page has heard anything meanwhile, or has been hung up on.
    pub(crate) fn silent_for(&self, length: TimeDelta) -> Result<(), Option<TimeDelta>> {
        match self.heard.recv_timeout(length.to_std().unwrap_or_default()) {
            Err(RecvTimeoutError::Timeout) => Ok(()),
            Err(RecvTimeoutError::Disconnected) => Err(None),
            Ok(at) => Err(Some(at)),
        }
    }
}

/// Follows the faces until the server hangs up.
async fn page(address: SocketAddr, clock: Arc<SystemClock>, tell: Sender<TimeDelta>) {
    let page = TcpStream::connect(address).await.expect("a connection");
    let asked = format!("GET /api/events HTTP/1.1\r\nHost: {address}\r\n\r\n");
    page.writable().await.expect("a connection");
    assert_eq!(page.try_write(asked.as_bytes()).ok(), Some(asked.len()), "a short line");
    let mut text = String::new();
    let mut bytes = [0; 4096];
    while page.readable().await.is_ok() {
        let read = match page.try_read(&mut bytes) {
            Ok(0) => return,
            Ok(read) => read,
            Err(_) => continue,
        };
        text.push_str(&String::from_utf8_lossy(&bytes[..read]));
        while let Some(end) = text.find("\n\n") {
            let face = text[..end].contains("event: face");
            text.drain(..end + 2);
            if face && tell.send(clock.read().mono).is_err() {
                return;
            }
        }
    }
}
