//! The threads that only listen: keys, signals, the terminal's end. Each sends into one inbox.
//!
//! Nothing that matters runs on them, so one that hangs or dies loses nothing.

use std::{
    io,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use crossterm::event::{
    self, Event, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind,
};

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
        self.spawn("keys", keys)
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

/// Reads keys until nobody wants them any more. Blocks in the read; never polls.
fn keys(sender: &SyncSender<Heard>) -> io::Result<()> {
    loop {
        let event = match event::read() {
            Ok(event) => event,
            Err(error) => {
                #[cfg(unix)]
                if signals::is_gone() {
                    // the other listener may be told later
                    let _ = sender.send(Heard::HungUp);
                    return Ok(());
                }
                return Err(error);
            }
        };
        let heard = match event {
            Event::Key(event) => (event.kind != KeyEventKind::Release).then_some(Heard::Key(event)),
            Event::Paste(text) => Some(Heard::Paste(with_line_feeds(&text))),
            // where there are signals, one tells it, even while a paste is being read
            Event::Resize(..) => (!cfg!(unix)).then_some(Heard::Resized),
            Event::Mouse(event) => mouse(event),
            Event::FocusGained | Event::FocusLost => None,
        };
        if let Some(heard) = heard
            && sender.send(heard).is_err()
        {
            return Ok(());
        }
    }
}

/// What was pasted, each line ending as lines do in a text: most terminals paste a return instead.
fn with_line_feeds(pasted: &str) -> String {
    pasted.replace("\r\n", "\n").replace('\r', "\n")
}

fn mouse(event: MouseEvent) -> Option<Heard> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Heard::Clicked(event.column, event.row)),
        MouseEventKind::ScrollDown => Some(Heard::Wheeled { down: true }),
        MouseEventKind::ScrollUp => Some(Heard::Wheeled { down: false }),
        MouseEventKind::Down(MouseButton::Middle | MouseButton::Right)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}

#[cfg(unix)]
mod signals {
    use std::{io, os::fd::BorrowedFd, sync::mpsc::SyncSender};

    use rustix::{
        event::{PollFd, PollFlags, Timespec, poll},
        io::Errno,
        stdio::stdin,
    };
    use signal_hook::{
        consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
        iterator::Signals,
    };

    use super::Heard;

    /// What a terminal that is gone says.
    const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

    pub(super) fn register() -> io::Result<Signals> {
        Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])
    }

    pub(super) fn listen(mut signals: Signals, sender: &SyncSender<Heard>) -> io::Result<()> {
        for signal in signals.forever() {
            let heard = match signal {
                SIGTSTP => Heard::Stopped,
                SIGCONT => Heard::Continued,
                SIGWINCH => Heard::Resized,
                ending => Heard::Ended(ending),
            };
            if sender.send(heard).is_err() {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Whether the terminal is gone.
    pub(super) fn is_gone() -> bool {
        let terminal: BorrowedFd<'_> = stdin();
        let mut fds = [PollFd::new(&terminal, PollFlags::empty())];
        poll(&mut fds, Some(&Timespec::default())).is_ok() && fds[0].revents().intersects(GONE)
    }

    /// Waits for the terminal's end: whoever reads keys is not told of it, and spins.
    pub(super) fn guard(sender: &SyncSender<Heard>) -> io::Result<()> {
        let terminal: BorrowedFd<'_> = stdin();
        loop {
            let mut fds = [PollFd::new(&terminal, PollFlags::empty())];
            match poll(&mut fds, None) {
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
                Ok(_) => {
                    if fds[0].revents().intersects(GONE) {
                        let _ = sender.send(Heard::HungUp);
                        return Ok(());
                    }
                }
            }
        }
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

    #[test]
    fn a_paste_has_lines_whatever_ends_them() {
        for pasted in ["A\nB\n\nC", "A\rB\r\rC", "A\r\nB\r\n\r\nC"] {
            assert_eq!(with_line_feeds(pasted), "A\nB\n\nC");
        }
    }
}
