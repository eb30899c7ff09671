//! What the system says of the terminal: signals, its end, and that there is something to read.
//!
//! Decides nothing: what is heard goes into the inbox.

use std::{io, os::fd::BorrowedFd, sync::mpsc::SyncSender, time::Duration};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
    stdio::stdin,
};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
};

use super::inbox::Heard;

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

/// Waits until there is something to read, the terminal's end included; false after `patience`.
pub(super) fn wait_for_bytes(patience: Option<Duration>) -> Result<bool, Errno> {
    let terminal: BorrowedFd<'_> = stdin();
    let mut fds = [PollFd::new(&terminal, PollFlags::IN)];
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    Ok(poll(&mut fds, patience.as_ref())? > 0)
}

/// Waits for the terminal's end: whoever reads keys may not be told of it.
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
