//! The threads that only listen: keys, signals, the terminal's end. Each sends into one inbox.
//!
//! Nothing that matters runs on them, so one that hangs or dies loses nothing.

use std::{
    io,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use crossterm::event::KeyEvent;

use super::keys;
#[cfg(unix)]
use super::signals;

/// How many things may wait in the inbox; then the listeners wait.
const CAPACITY: usize = 1024;

/// How the names of threads begin that only share the process: one that panics is told, and takes
/// no screen with it.
pub const APART: &str = "apart-";

/// What a listener heard.
#[derive(Debug)]
pub enum Heard {
    /// A key that was pressed.
    Key(KeyEvent),
    /// A paste; its lines end in a line feed.
    Paste(String),
    /// The mouse: a click, with its column and row.
    Clicked(u16, u16),
    /// The mouse's wheel, turned towards the hand or away from it.
    Wheeled {
        /// Towards the hand.
        down: bool,
    },
    /// The terminal may have another size.
    Resized,
    /// Another process has appended to the journal.
    Poked,
    /// The program is asked to end, by this signal.
    Ended(i32),
    /// The program is asked to give the terminal to the shell.
    Stopped,
    /// The program was continued by something else than its own stop.
    Continued,
    /// A thread that is not the screen's has panicked: see [`APART`].
    Fell {
        /// What it said.
        why: String,
    },
    /// The terminal is gone.
    HungUp,
    /// A listener has ended: nothing is heard from it any more.
    Died {
        /// Which one.
        listener: String,
        /// What it said.
        why: String,
    },
}

/// One inbox for all that is heard.
#[derive(Debug)]
pub struct Inbox {
    /// Its way out.
    pub heard: Receiver<Heard>,
    sender: SyncSender<Heard>,
}

impl Inbox {
    /// An empty inbox that nobody listens for yet.
    pub fn open() -> Self {
        let (sender, heard) = sync_channel(CAPACITY);
        Self { heard, sender }
    }

    /// A way in.
    pub fn sender(&self) -> SyncSender<Heard> {
        self.sender.clone()
    }

    /// Starts to listen to keys and, where there are any, to signals and the terminal's end.
    ///
    /// # Errors
    /// When a thread or a signal cannot be had.
    pub fn listen(&self) -> io::Result<()> {
        #[cfg(unix)]
        {
            let signals = signals::register()?;
            self.spawn("signals", move |sender| signals::listen(signals, sender))?;
            self.spawn("terminal", signals::guard)?;
        }
        self.spawn("keys", keys::listen)
    }

    /// Runs `listener` on a thread of its own; its failure is heard, and so is its panic, by the
    /// hook that the loop has set.
    pub fn spawn(
        &self,
        name: &'static str,
        listener: impl FnOnce(&SyncSender<Heard>) -> io::Result<()> + Send + 'static,
    ) -> io::Result<()> {
        let sender = self.sender();
        thread::Builder::new().name(name.to_owned()).spawn(move || {
            if let Err(error) = listener(&sender) {
                let why = error.to_string();
                let _ = sender.send(Heard::Died { listener: name.to_owned(), why });
            }
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_in_a_listener_is_heard() {
        let inbox = Inbox::open();
        let failing = |_: &SyncSender<Heard>| Err(io::Error::other("gone"));
        inbox.spawn("terminal", failing).expect("a thread");
        match inbox.heard.recv() {
            Ok(Heard::Died { listener, why }) => {
                assert_eq!((listener.as_str(), why.as_str()), ("terminal", "gone"));
            }
            other => panic!("heard {other:?}"),
        }
    }
}
