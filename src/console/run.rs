//! The loop that owns the terminal: listens, updates, carries out, draws once, sleeps.
//!
//! With `terminal` and `inbox`, the only impure files of the room. It never polls: it sleeps until
//! something is heard or the next thing shown changes.

use std::{
    io,
    panic::{self, PanicHookInfo},
    sync::{Arc, mpsc::SyncSender},
    thread,
    time::Duration,
};

use chrono::TimeDelta;

use super::{
    canvas::Canvas,
    effect::{Effect, LoopEffect},
    host::Host,
    inbox::{Heard, Inbox},
    keymap::Keymap,
    message::Message,
    model::{Gong, Model, Picker, PlanFile, Screen, Size},
    perform::Performer,
    terminal::{self, Terminal},
    update::update,
    view,
};
use crate::{
    agenda::Text,
    clock::Clock,
    i18n::{Lang, console::crash},
    session::{SessionId, State},
    stage::{
        Face,
        ascii::{self, Letters},
        theme::{Depth, Theme, ThemeName},
    },
    store::Store,
};

/// How many things that were heard are taken in before the screen is drawn.
const BATCH: usize = 256;
/// The longest sleep, so that a lost poke costs at most this.
const LONGEST: Duration = Duration::from_secs(60);
/// Slept beyond the instant of a change, so that the change is there when the clock is read.
const MARGIN: TimeDelta = TimeDelta::milliseconds(2);

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
    /// Who sits at this keyboard, as the journal names them.
    pub by: Text,
    /// Whether the window gets a title: not on a console that would print it.
    pub titled: bool,
    /// What is on the screen first.
    pub first: First,
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

/// How the console ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The facilitator left.
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
    let inbox = Inbox::new();
    let _panics = Panics::keep_off_the_screen(options.lang, inbox.sender());
    let terminal = Terminal::take(options.titled)?;
    inbox.listen()?;
    let sender = inbox.sender();
    let poke = || -> Box<dyn Fn() + Send> {
        let sender = sender.clone();
        // a full inbox is going to be read anyway
        Box::new(move || drop(sender.try_send(Heard::Poked)))
    };
    let model = Model {
        lang: options.lang,
        theme: options.theme,
        keymap: options.keymap,
        gong: options.gong,
        size: terminal::size(),
        now: clock.read(),
        screen: Screen::Picker(Picker::default()),
        overlay: None,
        notice: None,
        alarm: None,
        log: std::collections::VecDeque::new(),
    };
    let mut console = Console {
        canvas: Canvas::new(terminal.backend()),
        performer: Performer { store, clock, host, by: options.by, poke: &poke },
        model,
        depth: options.depth,
        theme: (options.theme, Theme::named(options.theme, options.depth)),
        letters: options.letters,
        title: None,
        terminal,
        ending: None,
        stopped_itself: false,
    };
    let first = match options.first {
        First::Session(id) => console.performer.take_up(&console.model, id),
        First::Picker => Message::Picked(console.performer.host.picker()),
        First::Plan(file) => Message::PlanRead(file),
    };
    console.hear(first)?;
    let ending = console.until_left(&inbox)?;
    console.leave();
    Ok(ending)
}

/// What a panic does while the terminal is ours; what it did before comes back when dropped.
struct Panics {
    before: Arc<dyn Fn(&PanicHookInfo<'_>) + Send + Sync>,
}

impl Panics {
    /// A panic gives the terminal back before it is reported; one on any other thread is told to
    /// the loop instead, which ends in good order.
    fn keep_off_the_screen(lang: Lang, sender: SyncSender<Heard>) -> Self {
        let owner = thread::current().id();
        let before: Arc<dyn Fn(&PanicHookInfo<'_>) + Send + Sync> = Arc::from(panic::take_hook());
        let report = Arc::clone(&before);
        panic::set_hook(Box::new(move |info| {
            if thread::current().id() == owner {
                terminal::give_back();
                report(info);
                terminal::complain(crash(lang));
            } else {
                let listener = thread::current().name().unwrap_or_default().to_owned();
                let why = info.payload_as_str().unwrap_or_default().to_owned();
                drop(sender.try_send(Heard::Died { listener, why }));
            }
        }));
        Self { before }
    }
}

impl Drop for Panics {
    fn drop(&mut self) {
        // while it unwinds, the hook cannot be changed, and need not be
        if !thread::panicking() {
            let before = Arc::clone(&self.before);
            panic::set_hook(Box::new(move |info| before(info)));
        }
    }
}

struct Console<'a> {
    model: Model,
    performer: Performer<'a>,
    canvas: Canvas<ratatui::backend::CrosstermBackend<io::Stdout>>,
    depth: Depth,
    /// The theme as it was last asked for: reading one takes longer than drawing with it.
    theme: (ThemeName, Theme),
    letters: Letters,
    title: Option<Text>,
    terminal: Terminal,
    ending: Option<Ending>,
    /// Whether the stop that it is told to go on from was its own.
    stopped_itself: bool,
}

impl Console<'_> {
    fn until_left(&mut self, inbox: &Inbox) -> io::Result<Ending> {
        loop {
            if let Some(ending) = self.ending.take() {
                return Ok(ending);
            }
            if self.draw().is_err() {
                // a terminal that takes nothing is gone: its end is only told later
                terminal::abandon();
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
        self.hear(Message::Tick)?;
        if let Some(desk) = self.model.desk()
            && desk.moment.state == State::Running
        {
            self.performer.host.stamp(&desk.id, &self.model.now);
        }
        Ok(())
    }

    fn take(&mut self, heard: Heard) -> io::Result<()> {
        match heard {
            Heard::Key(key) => self.hear(Message::Key(key)),
            Heard::Paste(text) => self.hear(Message::Paste(text)),
            Heard::Clicked(col, row) => self.hear(Message::Clicked { col, row }),
            Heard::Wheeled { down } => self.hear(Message::Wheeled { down }),
            Heard::Resized => {
                // a terminal that became smaller and larger again has lost cells on the way
                self.canvas.forget();
                self.hear(Message::Resize(terminal::size()))
            }
            Heard::Poked => Ok(()),
            Heard::Continued if std::mem::take(&mut self.stopped_itself) => Ok(()),
            Heard::Continued => {
                // something else had stopped it, and the shell may have set the terminal
                terminal::give_back();
                self.terminal.enter()?;
                self.canvas.forget();
                self.hear(Message::Resize(terminal::size()))
            }
            Heard::Stopped => self.give_to_shell(),
            Heard::Ended(signal) => {
                self.ending = Some(Ending::Signal(signal));
                Ok(())
            }
            Heard::HungUp => {
                terminal::abandon();
                self.ending = Some(Ending::HungUp);
                Ok(())
            }
            Heard::Died { listener, why } => {
                self.ending = Some(Ending::Died { listener, why });
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
                LoopEffect::Redraw => self.canvas.forget(),
                LoopEffect::Shell => self.give_to_shell()?,
                LoopEffect::Quit => self.ending = Some(Ending::Quit),
            }
        }
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        let Size { cols, rows } = self.model.size;
        if self.theme.0 != self.model.theme {
            self.theme = (self.model.theme, Theme::named(self.model.theme, self.depth));
        }
        let (model, theme, letters) = (&self.model, &self.theme.1, self.letters);
        self.canvas.draw((cols, rows), |area, buf| {
            view::draw(model, theme, area, buf);
            if letters == Letters::Ascii {
                ascii::fold(buf);
            }
        })?;
        let title = self.model.desk().map(|desk| desk.moment.title.clone());
        if title.is_some() && title != self.title {
            self.title = title;
            if let Some(title) = &self.title {
                self.terminal.title(title);
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
        let next = next.map(|next| next + MARGIN - passed);
        next.map_or(LONGEST, |next| next.to_std().unwrap_or_default().min(LONGEST))
    }

    /// Gives the terminal to the shell and stops; goes on when the shell says so.
    fn give_to_shell(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        {
            use rustix::process::{Signal, getpid, getppid, getsid, kill_current_process_group};
            // without a shell above, nobody would ever wake it: the kernel would not stop it, either
            let session = getsid(None)?;
            let shell = getppid().and_then(|parent| getsid(Some(parent)).ok());
            if shell == Some(session) && session != getpid() {
                terminal::give_back();
                self.stopped_itself = true;
                kill_current_process_group(Signal::STOP)?;
                self.terminal.enter()?;
            }
        }
        self.canvas.forget();
        self.hear(Message::Resize(terminal::size()))
    }

    /// What is being typed is kept already; what is left is to say that this was no accident.
    fn leave(&mut self) {
        if let Some(desk) = self.model.desk() {
            self.performer.host.unstamp(&desk.id);
        }
    }
}
