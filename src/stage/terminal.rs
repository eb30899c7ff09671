//! The room's screen in a terminal: draws what is on, sleeps until that changes, leaves on request.
//!
//! Reads the journal on a thread of its own, so that a disk that does not answer never stops a
//! countdown. Never writes to the journal.

use std::{
    io,
    ops::ControlFlow,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender},
    },
    time::Duration,
};

use chrono::TimeDelta;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    ascii::{self, Letters},
    draw,
    follow::{Ear, Follower, OnStage, follow},
    theme::Theme,
};
use crate::{
    agenda::Text,
    clock::Clock,
    i18n::{Lang, stage::crash},
    store::Store,
    terminal::{Ending, Heard, Inbox, Input, Modes, Screen, Size},
};

/// Slept beyond the instant of a change, so that the change is there when the clock is read.
const MARGIN: TimeDelta = TimeDelta::milliseconds(2);

/// How the room's screen looks.
#[derive(Debug, Clone)]
pub struct Options {
    /// The language that was asked for; none for that of each session.
    pub lang: Option<Lang>,
    /// The language where no session asks for one.
    pub locale: Lang,
    /// What draws it.
    pub theme: Theme,
    /// Which characters the terminal shows.
    pub letters: Letters,
    /// Whether the window gets a title.
    pub titled: bool,
}

/// How the screen hears that the journal has grown.
#[derive(Debug)]
pub struct Pokes {
    /// Their way in.
    pub sender: SyncSender<()>,
    /// Their way out.
    pub receiver: Receiver<()>,
    /// Whether any come from other processes.
    pub ear: Ear,
}

/// Shows what `follower` follows until somebody leaves.
///
/// # Errors
/// When input or output is no terminal ([`io::ErrorKind::Unsupported`]), or it cannot be used.
pub fn run(
    options: Options,
    mut follower: Follower,
    mut store: impl Store + Send + 'static,
    clock: Arc<dyn Clock>,
    pokes: Pokes,
) -> io::Result<Ending> {
    let inbox = Inbox::open();
    follower.look(&mut store, &clock.read());
    let lang = options.lang.or(follower.on_stage().lang).unwrap_or(options.locale);
    let modes = Modes { titled: options.titled, mouse: false };
    let screen = Screen::take(modes, crash(lang), &inbox)?;
    let latest = Arc::new(Mutex::new(follower.on_stage().clone()));
    let mut stage = Stage {
        size: screen.size(),
        screen,
        options,
        clock: Arc::clone(&clock),
        on: follower.on_stage().clone(),
        latest: Arc::clone(&latest),
        title: None,
        poke: pokes.sender,
    };
    inbox.spawn("journal", move |heard| {
        follow(follower, &mut store, &clock, &pokes.receiver, pokes.ear, |on| {
            on.clone_into(&mut latest.lock().unwrap_or_else(PoisonError::into_inner));
            // a full inbox is going to be read anyway
            drop(heard.try_send(Heard::Poked));
            ControlFlow::Continue(())
        });
        Ok(())
    })?;
    stage.until_left(&inbox)
}

struct Stage {
    screen: Screen,
    options: Options,
    clock: Arc<dyn Clock>,
    size: Size,
    on: OnStage,
    /// What the thread that reads the journal has told last.
    latest: Arc<Mutex<OnStage>>,
    title: Option<Text>,
    poke: SyncSender<()>,
}

impl Stage {
    fn until_left(&mut self, inbox: &Inbox) -> io::Result<Ending> {
        loop {
            self.on.clone_from(&self.latest.lock().unwrap_or_else(PoisonError::into_inner));
            let mono = self.clock.read().mono;
            if self.draw(mono).is_err() {
                return Ok(Ending::HungUp);
            }
            let turn = self.on.face.until_turn(mono);
            let first = inbox.heard.recv_timeout(self.sleep(mono)).ok();
            for heard in first.into_iter().chain(inbox.heard.try_iter()) {
                match self.screen.hear(heard)? {
                    Some(Input::Key(key)) if leaves(key) => return Ok(Ending::Quit),
                    Some(Input::Resized(size)) => self.size = size,
                    Some(Input::Ended(ending)) => return Ok(ending),
                    Some(
                        Input::Key(_)
                        | Input::Paste(_)
                        | Input::Clicked(..)
                        | Input::Wheeled { .. }
                        | Input::Fell { .. }
                        | Input::Poked,
                    )
                    | None => {}
                }
            }
            let now = self.clock.read().mono;
            if turn.is_some() && self.on.face.until_turn(now).is_none() {
                // after a sleep of the machine, the other thread's own alarm goes off late
                let _ = self.poke.try_send(());
            }
        }
    }

    fn draw(&mut self, mono: TimeDelta) -> io::Result<()> {
        let lang = self.options.lang.or(self.on.lang).unwrap_or(self.options.locale);
        let (on, options) = (&self.on, &self.options);
        self.screen.draw(self.size, |area, buf| picture(on, mono, lang, options, area, buf))?;
        let title = Some(&self.on.face.title).filter(|title| !title.is_empty());
        if title.is_some() && title != self.title.as_ref() {
            self.title = title.cloned();
            if let Some(title) = &self.title {
                self.screen.title(title);
            }
        }
        Ok(())
    }

    /// How long nothing that is shown changes by itself; never longer than a minute of the clock.
    fn sleep(&self, mono: TimeDelta) -> Duration {
        let passed = self.clock.read().mono - mono;
        let next = self.on.face.until_change(mono) + MARGIN - passed;
        next.to_std().unwrap_or_default()
    }
}

fn picture(
    on: &OnStage,
    mono: TimeDelta,
    lang: Lang,
    options: &Options,
    area: Rect,
    buf: &mut Buffer,
) {
    let look = draw::Look { theme: &options.theme, lang, letters: options.letters };
    draw::on_stage(on, mono, area, buf, look);
    if options.letters == Letters::Ascii {
        ascii::fold(buf);
    }
}

/// Whether a key leaves: at once, as there is nothing here to lose.
fn leaves(key: KeyEvent) -> bool {
    match key.code {
        KeyCode::Esc => true,
        KeyCode::Char('c' | 'C') => key.modifiers.contains(KeyModifiers::CONTROL),
        KeyCode::Char('q' | 'Q') => !key.modifiers.contains(KeyModifiers::CONTROL),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_left_with_the_keys_that_everybody_tries() {
        let pressed = |code, modifiers| leaves(KeyEvent::new(code, modifiers));
        let (none, ctrl) = (KeyModifiers::NONE, KeyModifiers::CONTROL);
        for (code, modifiers) in [
            (KeyCode::Char('q'), none),
            (KeyCode::Char('Q'), KeyModifiers::SHIFT),
            (KeyCode::Esc, none),
            (KeyCode::Char('c'), ctrl),
        ] {
            assert!(pressed(code, modifiers), "{code:?}");
        }
        for (code, modifiers) in
            [(KeyCode::Char('c'), none), (KeyCode::Char(' '), none), (KeyCode::PageDown, none)]
        {
            assert!(!pressed(code, modifiers), "{code:?}");
        }
    }
}
