//! A console in which something panics: on the thread of its loop, and on each one that listens.
//! The program has no way to panic on demand, so this one runs itself as a console with a bomb.

use std::path::{Path, PathBuf};

use deroule::{
    agenda::{Plan, Text},
    clock::SystemClock,
    console::{
        self, Ending, First, Options,
        effect::NewAgenda,
        host::{AgendaMade, Host, NotSaved, Place, SaveWay, Written},
        keymap::Keymap,
        model::{Drafts, Gong, NotWritten, OnDisk, Picker, PlanFile, Role},
    },
    export::Format,
    i18n::Lang,
    session::{Reading, Session, SessionId},
    stage::{
        ascii::Letters,
        theme::{Depth, ThemeName},
    },
    store::StoreError,
};
use portable_pty::CommandBuilder;

use super::{bomb::Bomb, console::Tally, table::Row, tty::Tty};

/// The first word of a process that is to be such a console.
pub(super) const WORD: &str = "panic-on";
/// Where it panics: on the loop's own thread, and on each listener's, by name.
const THREADS: [&str; 5] = [LOOP, "keys", "signals", "terminal", "wake"];
const LOOP: &str = "loop";
const ROUNDS: u32 = 20;

/// A panic on each thread: the terminal is given back, and the console ends.
pub(super) fn measure(seed: u64) -> Row {
    let this = std::env::current_exe().expect("this program");
    let mut tally = Tally::default();
    for round in 0..ROUNDS {
        for thread in THREADS {
            tally.check(&format!("round {round}, {thread}"), || {
                let mut command = CommandBuilder::new(&this);
                command.args([WORD, thread]);
                command.env("TERM", "xterm-256color");
                let mut tty = Tty::run(command);
                tty.shows("a hole");
                let code = tty.ends_well();
                assert_eq!(code == 0, thread != LOOP, "it ended with {code}");
            });
        }
    }
    let counted = "each gives the terminal back and says what happened".into();
    tally.row("a panic on each of the console's threads", seed, counted)
}

/// Is such a console.
pub(super) fn run(thread: &str) -> std::process::ExitCode {
    let mut bomb = Bomb { thread: Some(thread.to_owned()).filter(|thread| thread != LOOP) };
    let options = Options {
        lang: Lang::En,
        theme: ThemeName::Dark,
        depth: Depth::None,
        letters: Letters::All,
        gong: Gong::Off,
        keymap: Keymap::default(),
        amiss: Vec::new(),
        by: "Ana".into(),
        titled: true,
        first: First::Session(SessionId::new("day").expect("an id")),
        role: Role::Facilitator,
        rehearsal: None,
    };
    match console::run(options, &mut bomb, &SystemClock::new(), &mut Nobody) {
        Ok(Ending::Died { listener, why }) => println!("{listener} died: {why}"),
        other => println!("ended: {other:?}"),
    }
    std::process::ExitCode::SUCCESS
}

/// A console with nothing around it.
struct Nobody;

impl Host for Nobody {
    fn picker(&mut self) -> Picker {
        Picker::default()
    }

    fn make_agenda(&mut self, _: &NewAgenda, _: Lang) -> Result<AgendaMade, Text> {
        Err(Text::default())
    }

    fn open(&mut self, _: &Path, _: Lang) -> Result<SessionId, Text> {
        Err(Text::default())
    }

    fn changed_plan(&mut self, _: &Session) -> Option<(Plan, Text)> {
        None
    }

    fn plan_file(&mut self, _: &Path, _: Lang) -> Result<PlanFile, Text> {
        Err(Text::default())
    }

    fn on_disk(&mut self, _: &Path, _: &Text) -> Option<OnDisk> {
        None
    }

    fn save_plan(
        &mut self,
        _: &Path,
        _: &str,
        _: SaveWay<'_>,
        _: Lang,
    ) -> Result<Written, NotSaved> {
        Err(NotSaved::Failed { why: Text::default(), instead: PathBuf::new() })
    }

    fn says(&mut self, _: &StoreError, _: Lang) -> Text {
        Text::default()
    }

    fn export_place(&mut self, _: &str, _: Format, _: &str, _: Lang) -> Result<Place, Text> {
        Err(Text::default())
    }

    fn export(&mut self, _: &Path, _: &str, _: Lang) -> Result<(), NotWritten> {
        Err(NotWritten::Failed { why: Text::default() })
    }

    fn drafts(&mut self, _: &SessionId) -> Result<Drafts, StoreError> {
        Ok(Drafts::default())
    }

    fn keep_drafts(&mut self, _: &SessionId, _: &Drafts) -> Result<(), StoreError> {
        Ok(())
    }

    fn last_seen(&mut self, _: &SessionId) -> Option<Reading> {
        None
    }

    fn stamp(&mut self, _: &SessionId, _: &Reading) {}

    fn unstamp(&mut self, _: &SessionId) {}

    fn watch(
        &mut self,
        _: &SessionId,
        _: Box<dyn Fn() + Send + 'static>,
    ) -> Result<(), StoreError> {
        Ok(())
    }
}
