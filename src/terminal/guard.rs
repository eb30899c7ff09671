//! The terminal: taken, given to the shell for a while, and given back, whatever happens.
//!
//! Nothing here may print, and nothing may fail twice: a terminal that is gone is left alone.

use std::{
    io::{self, IsTerminal, Write, stdout},
    sync::atomic::{AtomicBool, Ordering},
};

use crossterm::{
    cursor::{Hide, Show},
    event::{DisableBracketedPaste, EnableBracketedPaste},
    execute, queue,
    style::{Print, ResetColor},
    terminal::{
        EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
    },
};

use super::Size;
use crate::agenda::Text;

/// Asks the terminal to remember its title, and to take it back (`XTWINOPS` 22 and 23).
const PUSH_TITLE: &str = "\x1b[22;0t";
const POP_TITLE: &str = "\x1b[23;0t";
/// Presses and the wheel of the mouse are told, its movements are not: they would wake us for
/// nothing (xterm's modes 1000 and 1006).
const MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
const NO_MOUSE: &str = "\x1b[?1006l\x1b[?1000l";
/// What a size is taken for when the terminal does not tell it.
const UNKNOWN: Size = Size { cols: 80, rows: 24 };

/// Whether the terminal is ours now. There is one terminal, so there is one flag.
static OURS: AtomicBool = AtomicBool::new(false);
/// Whether its title is ours, too.
static TITLED: AtomicBool = AtomicBool::new(false);

/// What is asked of the terminal beside its cells and keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modes {
    /// Whether the window gets a title: not on a terminal that would print it.
    pub titled: bool,
    /// Whether clicks and the wheel are heard: then text cannot be selected with the mouse.
    pub mouse: bool,
}

/// The terminal while it is ours; gives it back when dropped.
#[derive(Debug)]
pub(super) struct Terminal {
    modes: Modes,
}

impl Terminal {
    /// Takes the terminal: raw, another screen, pastes told from keys, no cursor.
    ///
    /// # Errors
    /// When input or output is no terminal, or it cannot be set.
    pub(super) fn take(modes: Modes) -> io::Result<Self> {
        if !stdout().is_terminal() || !io::stdin().is_terminal() {
            return Err(io::Error::from(io::ErrorKind::Unsupported));
        }
        let terminal = Self { modes };
        terminal.enter()?;
        Ok(terminal)
    }

    /// Takes it again after the shell had it.
    ///
    /// # Errors
    /// When it cannot be set.
    pub(super) fn enter(&self) -> io::Result<()> {
        OURS.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        if self.modes.titled {
            TITLED.store(true, Ordering::SeqCst);
            queue!(stdout(), Print(PUSH_TITLE))?;
        }
        if self.modes.mouse {
            queue!(stdout(), Print(MOUSE))?;
        }
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide)
    }

    /// Gives the window a title.
    pub(super) fn title(&self, title: &Text) {
        if self.modes.titled {
            let _ = execute!(stdout(), SetTitle(title.as_str()));
        }
    }

    /// Rings the bell.
    pub(super) fn ring(&self) {
        let _ = stdout().write_all(b"\x07").and_then(|()| stdout().flush());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back, once; safe from a panic, and when the terminal is gone.
pub(super) fn give_back() {
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    // the settings first: they matter more than what is seen, and cannot block
    let _ = disable_raw_mode();
    if TITLED.swap(false, Ordering::SeqCst) {
        let _ = queue!(stdout(), Print(POP_TITLE));
    }
    let _ = queue!(stdout(), Print(NO_MOUSE), ResetColor, DisableBracketedPaste);
    let _ = execute!(stdout(), LeaveAlternateScreen, Show);
}

/// Says something to whoever reads the error stream, if anybody does.
pub(super) fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "{sentence}");
}

/// Leaves the terminal alone: it is gone, and writing to it could block or fail.
pub(super) fn abandon() {
    OURS.store(false, Ordering::SeqCst);
}

/// How large the terminal is now.
pub fn size() -> Size {
    #[cfg(unix)]
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())
        .ok()
        .map(|size| Size { cols: size.ws_col, rows: size.ws_row });
    #[cfg(not(unix))]
    let size = crossterm::terminal::size().ok().map(|(cols, rows)| Size { cols, rows });
    size.unwrap_or(UNKNOWN)
}
