//! A terminal that is ours, as a loop uses it: cells out, and of what is heard only what concerns
//! whoever draws. Signals, stops and hang-ups are dealt with here.

use std::io::{self, Stdout};

use crossterm::event::KeyEvent;
use ratatui::{backend::CrosstermBackend, buffer::Buffer, layout::Rect};

use super::{
    Size,
    canvas::Canvas,
    guard::{self, Modes, Terminal},
    inbox::{Heard, Inbox},
    panics::Panics,
};
use crate::agenda::Text;

/// How a program with a screen ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// Somebody left.
    Quit,
    /// A signal asked for it.
    Signal(i32),
    /// The terminal is gone.
    HungUp,
    /// A listener has died; nothing is lost.
    Died {
        /// Which one.
        listener: String,
        /// What it said.
        why: String,
    },
}

impl Ending {
    /// The program's exit code: 128 and the signal's number, as shells have it.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
            Self::HungUp => 129,
            Self::Died { .. } => 3,
        }
    }
}

/// What was heard, as far as it concerns whoever draws.
#[derive(Debug)]
pub enum Input {
    /// A key.
    Key(KeyEvent),
    /// A paste.
    Paste(String),
    /// The mouse: a click, with its column and row.
    Clicked(u16, u16),
    /// The mouse's wheel, turned towards the hand or away from it.
    Wheeled {
        /// Towards the hand.
        down: bool,
    },
    /// All has to be drawn again, at this size.
    Resized(Size),
    /// Nothing but that there may be something new.
    Poked,
    /// A thread that only shares the process has panicked.
    Fell {
        /// What it said.
        why: String,
    },
    /// It is time to end.
    Ended(Ending),
}

/// A terminal that is ours; given back when dropped.
pub struct Screen {
    terminal: Terminal,
    canvas: Canvas<CrosstermBackend<Stdout>>,
    /// Whether the stop that it is told to go on from was its own.
    stopped_itself: bool,
    /// Dropped last: a panic on the way out is reported on the terminal as it was.
    _panics: Panics,
}

impl Screen {
    /// Takes the terminal and begins to listen to it; after a panic, `last_word` is said.
    ///
    /// # Errors
    /// When input or output is no terminal ([`io::ErrorKind::Unsupported`]), or it cannot be used.
    pub fn take(modes: Modes, last_word: &'static str, inbox: &Inbox) -> io::Result<Self> {
        let panics = Panics::keep_off_the_screen(last_word, inbox.sender());
        let terminal = Terminal::take(modes)?;
        inbox.listen()?;
        let canvas = Canvas::new(CrosstermBackend::new(io::stdout()));
        Ok(Self { terminal, canvas, stopped_itself: false, _panics: panics })
    }

    /// How large it is now.
    #[must_use]
    pub fn size(&self) -> Size {
        guard::size()
    }

    /// Gives the window a title.
    pub fn title(&self, title: &Text) {
        self.terminal.title(title);
    }

    /// Rings the bell.
    pub fn ring(&self) {
        self.terminal.ring();
    }

    /// Lets the next drawing begin with an empty screen.
    pub const fn forget(&mut self) {
        self.canvas.forget();
    }

    /// Lets `draw` fill all cells and writes what has changed.
    ///
    /// # Errors
    /// When the terminal takes nothing: then it is gone, its end is only told later, and it is
    /// left alone from then on.
    pub fn draw(&mut self, size: Size, draw: impl FnOnce(Rect, &mut Buffer)) -> io::Result<()> {
        let drawn = self.canvas.draw((size.cols, size.rows), draw);
        if drawn.is_err() {
            guard::abandon();
        }
        drawn.map(drop)
    }

    /// Takes in what was heard; none where it is no news for whoever draws.
    ///
    /// # Errors
    /// When the terminal cannot be set again after a stop.
    pub fn hear(&mut self, heard: Heard) -> io::Result<Option<Input>> {
        Ok(Some(match heard {
            Heard::Key(key) => Input::Key(key),
            Heard::Paste(text) => Input::Paste(text),
            Heard::Clicked(col, row) => Input::Clicked(col, row),
            Heard::Wheeled { down } => Input::Wheeled { down },
            Heard::Resized => {
                // a terminal that became smaller and larger again has lost cells on the way
                self.forget();
                Input::Resized(guard::size())
            }
            Heard::Poked => Input::Poked,
            Heard::Continued if std::mem::take(&mut self.stopped_itself) => return Ok(None),
            Heard::Continued => {
                // something else had stopped it, and the shell may have set the terminal
                guard::give_back();
                self.terminal.enter()?;
                self.forget();
                Input::Resized(guard::size())
            }
            Heard::Stopped => Input::Resized(self.give_to_shell()?),
            Heard::Ended(signal) => Input::Ended(Ending::Signal(signal)),
            Heard::HungUp => {
                guard::abandon();
                Input::Ended(Ending::HungUp)
            }
            Heard::Fell { why } => Input::Fell { why },
            Heard::Died { listener, why } => Input::Ended(Ending::Died { listener, why }),
        }))
    }

    /// Gives the terminal to the shell and stops; returns its size once the shell says go on.
    ///
    /// # Errors
    /// When it cannot be stopped, or the terminal not be set again.
    pub fn give_to_shell(&mut self) -> io::Result<Size> {
        #[cfg(unix)]
        {
            use rustix::process::{Signal, getpid, getppid, getsid, kill_current_process_group};
            // without a shell above, nobody would ever wake it: the kernel would not stop it, either
            let session = getsid(None)?;
            let shell = getppid().and_then(|parent| getsid(Some(parent)).ok());
            if shell == Some(session) && session != getpid() {
                guard::give_back();
                self.stopped_itself = true;
                kill_current_process_group(Signal::STOP)?;
                self.terminal.enter()?;
            }
        }
        self.forget();
        Ok(guard::size())
    }
}
