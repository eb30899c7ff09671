//! The thread that listens to the keyboard and the mouse.
//!
//! What it must never do: poll, or keep a key back for longer than the decoder's patience.

use std::{io, sync::mpsc::SyncSender};

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};

use super::inbox::Heard;

/// Listens until nobody wants to know any more, or the terminal is gone.
///
/// # Errors
/// When the terminal cannot be read.
#[cfg(unix)]
pub(super) fn listen(sender: &SyncSender<Heard>) -> io::Result<()> {
    use rustix::{io::Errno, io::read, stdio::stdin};

    use super::{decode::Decoder, signals};

    /// How much is read at once: as much as a terminal holds.
    const AT_ONCE: usize = 4096;

    let mut decoder = Decoder::default();
    let mut bytes = [0; AT_ONCE];
    loop {
        let events = match signals::wait_for_bytes(decoder.patience()) {
            Ok(false) => decoder.silent(),
            Ok(true) => match read(stdin(), &mut bytes) {
                Ok(0) => {
                    let _ = sender.send(Heard::HungUp);
                    return Ok(());
                }
                Ok(count) => decoder.take(&bytes[..count]),
                Err(Errno::INTR | Errno::AGAIN) => continue,
                Err(_) if signals::is_gone() => {
                    // the other listener may be told later
                    let _ = sender.send(Heard::HungUp);
                    return Ok(());
                }
                Err(error) => return Err(error.into()),
            },
            Err(Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        };
        for heard in events.into_iter().filter_map(heard) {
            if sender.send(heard).is_err() {
                return Ok(());
            }
        }
    }
}

/// Listens until nobody wants to know any more.
///
/// # Errors
/// When the terminal cannot be read.
#[cfg(not(unix))]
pub(super) fn listen(sender: &SyncSender<Heard>) -> io::Result<()> {
    loop {
        if let Some(heard) = heard(crossterm::event::read()?)
            && sender.send(heard).is_err()
        {
            return Ok(());
        }
    }
}

fn heard(event: Event) -> Option<Heard> {
    match event {
        Event::Key(event) => (event.kind != KeyEventKind::Release).then_some(Heard::Key(event)),
        Event::Paste(text) => Some(Heard::Paste(with_line_feeds(&text))),
        // where there are signals, one tells it
        Event::Resize(..) => (!cfg!(unix)).then_some(Heard::Resized),
        Event::Mouse(event) => mouse(event),
        Event::FocusGained | Event::FocusLost => None,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_has_lines_whatever_ends_them() {
        for pasted in ["A\nB\n\nC", "A\rB\r\rC", "A\r\nB\r\n\r\nC"] {
            assert_eq!(with_line_feeds(pasted), "A\nB\n\nC");
        }
    }
}
