//! The loop that owns the terminal: listens, updates, carries out, draws once, sleeps.
//!
//! The only impure file of the room. It never polls: it sleeps until something is heard or the next
//! thing shown changes.

use std::{io, time::Duration};

use chrono::TimeDelta;

use super::{
    effect::{Effect, LoopEffect},
    host::Host,
    keymap::Keymap,
    message::Message,
    model::{self, Gong, Model, Picker, PlanFile, Rehearsal, Role},
    perform::Performer,
    pressed,
    update::update,
    view,
};
use crate::{
    agenda::Text,
    clock::{Clock, Speed},
    i18n::{Lang, console::crash, rehearsal::Says},
    session::{SessionId, State},
    stage::{
        Face,
        ascii::Letters,
        theme::{Depth, Theme, ThemeName},
    },
    store::Store,
    terminal::{Ending, Heard, Inbox, Input, Modes, Screen},
};

/// How many things that were heard are taken in before the screen is drawn.
const BATCH: usize = 256;
/// The longest sleep, so that a lost poke costs at most this.
const LONGEST: Duration = Duration::from_secs(60);
/// Slept beyond the instant of a change, so that the change is there when the clock is read.
const MARGIN: TimeDelta = TimeDelta::milliseconds(2);
/// The shortest sleep on a clock that runs fast: nobody sees more frames.
const FRAME: Duration = Duration::from_millis(40);

/// How the console starts.
#[derive(Debug, Clone)]
pub struct Options {
    /// The language of the screen.
    pub lang: Lang,
    /// Which theme draws it.
    pub theme: ThemeName,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// Which characters it shows.
    pub letters: Letters,
    /// When the bell rings.
    pub gong: Gong,
    /// Which key does what.
    pub keymap: Keymap,
    /// What is wrong with the settings, a sentence each.
    pub amiss: Vec<Text>,
    /// Who sits at this keyboard, as the journal names them.
    pub by: Text,
    /// Whether the window gets a title: not on a console that would print it.
    pub titled: bool,
    /// What is on the screen first.
    pub first: First,
    /// What they may do.
    pub role: Role,
    /// What is rehearsed, where that is all that it is.
    pub rehearsal: Option<Rehearsal>,
}

/// What is on the screen first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum First {
    /// The choice among agendas and sessions.
    Picker,
    /// A session.
    Session(SessionId),
    /// A file, to be looked over before it is played.
    Plan(Box<PlanFile>),
}

/// Runs the console until it is left.
///
/// # Errors
/// When input or output is no terminal ([`io::ErrorKind::Unsupported`]), or it cannot be used.
pub fn run(
    options: Options,
    store: &mut dyn Store,
    clock: &dyn Clock,
    host: &mut dyn Host,
) -> io::Result<Ending> {
    let inbox = Inbox::open();
    let modes = Modes { titled: options.titled, mouse: true };
    let terminal = Screen::take(modes, crash(options.lang), &inbox)?;
    let sender = inbox.sender();
    let poke = || -> Box<dyn Fn() + Send> {
        let sender = sender.clone();
        // a full inbox is going to be read anyway
        Box::new(move || drop(sender.try_send(Heard::Poked)))
    };
    let model = Model {
        lang: options.lang,
        theme: options.theme,
        letters: options.letters,
        keymap: options.keymap,
        gong: options.gong,
        size: terminal.size(),
        now: clock.read(),
        screen: model::Screen::Picker(Picker::default()),
        overlay: None,
        notice: None,
        alarm: None,
        fallen: None,
        log: std::collections::VecDeque::new(),
        role: options.role,
        rehearsal: options.rehearsal,
    };
    let mut console = Console {
        performer: Performer { store, clock, host, by: options.by, poke: &poke },
        model,
        depth: options.depth,
        theme: (options.theme, Theme::named(options.theme, options.depth)),
        title: None,
        terminal,
        ending: None,
    };
    let first = match options.first {
        First::Session(id) => console.performer.take_up(&console.model, id),
        First::Picker => Message::Picked(console.performer.host.picker()),
        First::Plan(file) => Message::PlanRead(file),
    };
    console.hear(first)?;
    // the first one stays on the screen
    for why in options.amiss.into_iter().rev() {
        console.hear(Message::SettingsAmiss { why })?;
    }
    let ending = console.until_left(&inbox)?;
    console.leave();
    Ok(ending)
}

struct Console<'a> {
    model: Model,
    performer: Performer<'a>,
    depth: Depth,
    /// The theme as it was last asked for: reading one takes longer than drawing with it.
    theme: (ThemeName, Theme),
    title: Option<Text>,
    terminal: Screen,
    ending: Option<Ending>,
}

impl Console<'_> {
    fn until_left(&mut self, inbox: &Inbox) -> io::Result<Ending> {
        loop {
            if let Some(ending) = self.ending.take() {
                return Ok(ending);
            }
            if self.draw().is_err() {
                return Ok(Ending::HungUp);
            }
            let first = inbox.heard.recv_timeout(self.sleep()).ok();
            let more = std::iter::from_fn(|| inbox.heard.try_recv().ok());
            for heard in first.into_iter().chain(more).take(BATCH) {
                self.take(heard)?;
                if self.ending.is_some() {
                    break;
                }
            }
            self.wake_up()?;
        }
    }

    /// What every wake-up does: reads the journal on, looks at the clock, leaves a stamp.
    fn wake_up(&mut self) -> io::Result<()> {
        if let Some(message) = self.performer.read_on(&self.model) {
            self.hear(message)?;
        }
        if let Some(message) = self.performer.look_at_source(&self.model) {
            self.hear(message)?;
        }
        if let Some(message) = self.performer.recalled() {
            self.hear(message)?;
        }
        if let Some(message) = self.performer.looked_back() {
            self.hear(message)?;
        }
        self.hear(Message::Tick)?;
        if let Some(desk) = self.model.desk()
            && desk.moment.state == State::Running
        {
            self.performer.host.stamp(&desk.id, &self.model.now);
        }
        Ok(())
    }

    fn take(&mut self, heard: Heard) -> io::Result<()> {
        let Some(input) = self.terminal.hear(heard)? else { return Ok(()) };
        match input {
            Input::Key(key) => match pressed::key(key) {
                Some(key) => self.hear(Message::Key(key)),
                None => Ok(()),
            },
            Input::Paste(text) => self.hear(Message::Paste(text)),
            Input::Clicked(col, row) => self.hear(Message::Clicked { col, row }),
            Input::Wheeled { down } => self.hear(Message::Wheeled { down }),
            Input::Resized(size) => self.hear(Message::Resize(size)),
            Input::Poked => Ok(()),
            Input::Fell { why } => self.hear(Message::DoorFell { why: Text::clean(&why) }),
            Input::Ended(ending) => {
                self.ending = Some(ending);
                Ok(())
            }
        }
    }

    /// Takes a message in, carries out what it asks for, and takes the answers in, too.
    fn hear(&mut self, message: Message) -> io::Result<()> {
        let mut at_terminal = Vec::new();
        let now = self.performer.clock.read();
        let mut effects: std::collections::VecDeque<Effect> =
            update(&mut self.model, &now, message).into();
        while let Some(effect) = effects.pop_front() {
            if let Some(answer) = self.performer.perform(&self.model, effect, &mut at_terminal) {
                let now = self.performer.clock.read();
                effects.extend(update(&mut self.model, &now, answer));
            }
        }
        for effect in at_terminal {
            match effect {
                LoopEffect::Bell => self.terminal.ring(),
                LoopEffect::Redraw => self.terminal.forget(),
                LoopEffect::Shell => {
                    let size = self.terminal.give_to_shell()?;
                    self.hear(Message::Resize(size))?;
                }
                LoopEffect::Quit => self.ending = Some(Ending::Quit),
            }
        }
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        if self.theme.0 != self.model.theme {
            self.theme = (self.model.theme, Theme::named(self.model.theme, self.depth));
        }
        let (model, theme) = (&self.model, &self.theme.1);
        self.terminal.draw(self.model.size, |area, buf| view::draw(model, theme, area, buf))?;
        let title = self.model.desk().map(|desk| desk.moment.title.clone());
        if title.is_some() && title != self.title {
            self.title = title;
            if let Some(title) = &self.title {
                self.terminal.title(&marked(title, self.model.rehearsal, self.model.lang));
            }
        }
        self.hear(Message::Drawn)
    }

    /// How long nothing changes by itself.
    fn sleep(&self) -> Duration {
        let passed = self.performer.clock.read().mono - self.model.now.mono;
        let change = self
            .model
            .desk()
            .and_then(|desk| desk.moment.next_change.map(|change| change - desk.moment.at));
        let flash = self.model.desk().filter(|desk| desk.projecting).and_then(|desk| {
            let mono = self.model.now.mono;
            Face::of(&desk.moment, mono).until_flash(mono)
        });
        let notice = self.model.notice.as_ref().map(|notice| notice.until - self.model.now.mono);
        let next = change.into_iter().chain(flash).chain(notice).min();
        wait(next.map(|next| next - passed), self.performer.clock.speed())
    }

    /// What is being typed is kept already; what is left is to say that this was no accident.
    fn leave(&mut self) {
        if let Some(desk) = self.model.desk() {
            self.performer.host.unstamp(&desk.id);
        }
    }
}

/// How long the machine sleeps until a change that is so far away on the clock.
fn wait(change: Option<TimeDelta>, speed: Speed) -> Duration {
    let Some(change) = change else { return LONGEST };
    let wait = (change / speed.times() + MARGIN).to_std().unwrap_or_default();
    let least = if speed > Speed::REAL { FRAME } else { Duration::ZERO };
    wait.clamp(least, LONGEST)
}

/// The window's title: a rehearsal says so there, too.
fn marked(title: &Text, rehearsal: Option<Rehearsal>, lang: Lang) -> Text {
    match rehearsal {
        Some(rehearsal) => {
            let badge = Says::Badge(rehearsal.speed.times()).words(lang);
            Text::clean(&format!("{badge} · {title}"))
        }
        None => title.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fast_clock_is_slept_on_so_many_times_less() {
        let wait = |change: TimeDelta, times: &str| {
            wait(Some(change), times.parse().expect("a speed")).as_millis()
        };
        assert_eq!(wait(TimeDelta::seconds(1), "1"), 1002);
        assert_eq!(wait(TimeDelta::milliseconds(300), "1"), 302);
        assert_eq!(wait(TimeDelta::zero(), "1"), 2);
        assert_eq!(wait(-TimeDelta::seconds(1), "1"), 0, "it is past");
        assert_eq!(wait(TimeDelta::minutes(1), "60"), 1002);
        assert_eq!(wait(TimeDelta::hours(1), "600"), 6002);
        assert_eq!(wait(TimeDelta::seconds(1), "600"), 40, "no more frames than are seen");
        assert_eq!(wait(TimeDelta::hours(40), "600"), 60_000);
        assert_eq!(super::wait(None, Speed::USUAL), LONGEST);
    }
}
