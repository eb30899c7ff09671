//! A console on a bench: the real update and performer, a journal in memory, a clock moved by hand.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, VecDeque},
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
};

use chrono::TimeDelta;
use deroule::{
    agenda::{Agenda, Kind, Plan, Text},
    clock::{Clock, ManualClock},
    console::{
        effect::{Choice, Effect, LoopEffect, NewAgenda},
        host::{AgendaMade, Host, NotSaved, Place, SaveWay, Written},
        key::Key,
        keymap::Keymap,
        message::Message,
        model::{
            Desk, Drafts, Gong, Invitation, Model, NotWritten, OnDisk, Picker, PlanFile, Role,
            Screen, Size, Unsaved, What,
        },
        perform::Performer,
        update::update,
    },
    export::Format,
    i18n::Lang,
    session::{Draft, Event, Reading, Recorded, Seed, Session, SessionHead, SessionId},
    stage::{ascii::Letters, theme::ThemeName},
    store::{Health, MemoryStore, Store, StoreError},
};

use crate::make::{agenda, instant, letters, opening, slot, talks};

/// A console on a bench, on a session of four teams that begins at 13:30 in Paris.
pub(crate) struct Bench<S = Shaky> {
    pub(crate) model: Model,
    /// Shared with whoever sits at another console.
    pub(super) clock: Arc<ManualClock>,
    pub(super) store: S,
    pub(super) host: FakeHost,
    /// Who sits at it.
    pub(crate) by: Text,
    /// What only a terminal can do, as it was asked for.
    pub(super) asked: Vec<LoopEffect>,
}

/// A journal whose disk can be made to fail, and in which others can write, too.
#[derive(Clone)]
pub(crate) struct Shaky {
    pub(super) journals: Rc<RefCell<MemoryStore>>,
    pub(super) broken: Rc<Cell<bool>>,
    /// Whether it cannot even be read.
    pub(super) unreadable: Rc<Cell<bool>>,
    /// Whether the room set aside for a full disk is in use.
    pub(super) reserve_used: Rc<Cell<bool>>,
}

/// What a console leaves beside the journal, and the files around it.
#[derive(Default)]
pub(crate) struct FakeHost {
    pub(super) drafts: Drafts,
    pub(super) last_seen: Option<Reading>,
    pub(super) changed: Option<Plan>,
    /// How often it was asked where an export goes.
    pub(super) places: usize,
    /// What stands on the disk.
    pub(super) files: BTreeMap<PathBuf, Vec<u8>>,
    /// The corrections that are not saved, as they lie beside the journals.
    pub(super) unsaved: BTreeMap<PathBuf, Unsaved>,
    /// Whether there is no room for them.
    pub(super) full: bool,
    /// The agendas that were to be opened.
    pub(super) opened: Vec<PathBuf>,
    /// The agendas that were to be made of dates.
    pub(super) made: Vec<NewAgenda>,
    /// Whether the folder of those takes nothing.
    pub(super) read_only: bool,
    /// The door for other devices, and what it becomes when everybody is thrown out.
    pub(super) door: Invitation,
    pub(super) next_door: Invitation,
    /// How often that was.
    pub(super) thrown_out: usize,
}

/// A fingerprint that nobody else has to make.
pub(super) fn print_of(bytes: &[u8]) -> Text {
    Text::clean(&format!(
        "{:x}",
        bytes
            .iter()
            .fold(7_u64, |sum, byte| { sum.wrapping_mul(31).wrapping_add(u64::from(*byte)) })
    ))
}

pub(super) const START: &str = "2018-06-21T11:30:00Z";

pub(super) fn day() -> Agenda {
    let slots = vec![
        slot(Kind::Welcome, "Accueil", "13:30", "13:45"),
        talks("13:45", "14:45", 4, &["5m", "10m"]),
        slot(Kind::Break, "Pause", "14:45", "15:00"),
        slot(Kind::Debrief, "Débrief", "15:00", "15:15"),
    ];
    agenda(letters(4), slots)
}

impl Bench {
    /// A console that has just opened a fresh session.
    pub(super) fn new() -> Self {
        Self::on(&day())
    }

    /// The same with another day.
    pub(super) fn on(agenda: &Agenda) -> Self {
        let clock = ManualClock::at(instant(START));
        let (plan, _) = Plan::resolve(agenda, &opening("2018-06-21"));
        let now = clock.read();
        let opened = Draft {
            effective_at: now.wall,
            recorded_at: now,
            by: "Ana".into(),
            event: Event::Opened {
                plan: Box::new(plan),
                fingerprint: "one".into(),
                path: "day.ron".into(),
            },
        };
        let mut journals = MemoryStore::new();
        let slug = SessionId::new("day").expect("an id");
        let (id, _) = journals.create(&slug, &[opened]).expect("a journal");
        let store = Shaky {
            journals: Rc::new(RefCell::new(journals)),
            broken: Rc::new(Cell::new(false)),
            unreadable: Rc::new(Cell::new(false)),
            reserve_used: Rc::new(Cell::new(false)),
        };
        let mut bench = Self::beside(store, clock, FakeHost::default());
        bench.open(id);
        bench
    }

    /// Kills this console and starts another one, `later`.
    pub(super) fn killed(self, later: TimeDelta) -> Self {
        let id = self.desk().id.clone();
        let mut host = self.host;
        host.last_seen = Some(self.clock.read());
        self.clock.advance(later);
        let mut next = Self::beside(self.store, self.clock, host);
        next.open(id);
        next
    }
}

impl<S: Store> Bench<S> {
    /// The console of another process, or of this one after it was killed: nothing is opened yet.
    pub(crate) fn beside(store: S, clock: impl Into<Arc<ManualClock>>, host: FakeHost) -> Self {
        let clock = clock.into();
        let model = Model {
            lang: Lang::Fr,
            theme: ThemeName::Dark,
            letters: Letters::All,
            keymap: Keymap::default(),
            gong: Gong::Off,
            size: Size { cols: 80, rows: 24 },
            now: clock.read(),
            screen: Screen::Picker(Picker::default()),
            overlay: None,
            notice: None,
            alarm: None,
            fallen: None,
            log: VecDeque::new(),
            role: Role::default(),
            rehearsal: None,
        };
        Self { model, clock, store, host, by: "Ana".into(), asked: Vec::new() }
    }

    pub(crate) fn open(&mut self, id: SessionId) {
        self.carry_out(vec![Effect::Open(Choice::Session(id))]);
        self.hear(Message::Drawn);
    }

    /// Opens a file of the host to be looked over.
    pub(super) fn look_over(&mut self, name: &str) {
        self.carry_out(vec![Effect::ReadPlan(name.into())]);
        self.hear(Message::Drawn);
    }

    /// Presses keys one after the other, each of them on a screen that was drawn.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let key: Key = key.parse().unwrap_or_else(|_| panic!("{key} is no key"));
            self.hear(Message::Key(key));
            self.hear(Message::Drawn);
        }
        self
    }

    /// Types text, key by key.
    pub(crate) fn type_in(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.hear(Message::Key(Key::char(c)));
        }
        self
    }

    /// Lets time pass, and the console wake up.
    pub(crate) fn wait(&mut self, seconds: i64) -> &mut Self {
        self.clock.advance(TimeDelta::seconds(seconds));
        self.wake_up();
        self
    }

    /// What every wake-up does.
    pub(crate) fn wake_up(&mut self) {
        let (mut performer, model) = self.performer();
        let heard = [performer.read_on(model), performer.look_at_source(model)];
        heard.into_iter().flatten().for_each(|message| self.hear(message));
        self.hear(Message::Tick);
        self.hear(Message::Drawn);
    }

    pub(crate) fn hear(&mut self, message: Message) {
        let effects = update(&mut self.model, &self.clock.read(), message);
        self.carry_out(effects);
    }

    pub(crate) fn desk(&self) -> &Desk {
        self.model.desk().expect("a session on the screen")
    }

    /// The running cue's id, or the state where none runs.
    pub(crate) fn running(&self) -> String {
        let moment = &self.desk().moment;
        let state = || format!("{:?}", moment.state).to_lowercase();
        moment.cue.as_ref().map_or_else(state, |cue| cue.id.to_string())
    }

    /// The seconds shown of the running cue.
    pub(super) fn remaining(&self) -> i64 {
        let cue = self.desk().moment.cue.as_ref().expect("a running cue");
        deroule::session::display(cue.remaining.expect("a length"))
    }

    /// The code of the refusal on the screen.
    pub(crate) fn refused(&self) -> Option<&'static str> {
        match self.model.notice.as_ref().map(|notice| &notice.what) {
            Some(What::Refused(refusal)) => Some(refusal.code()),
            _ => None,
        }
    }

    /// The events of the journal, by name, without the opening.
    pub(super) fn journal(&self) -> Vec<&'static str> {
        let events = self.desk().session.history().map(|(event, _)| match &event.body {
            deroule::session::Body::Known(event) => event.name(),
            deroule::session::Body::Newer { .. } => "newer",
        });
        events.skip(1).collect()
    }

    /// The notes of the journal: team and text.
    pub(super) fn notes(&self) -> Vec<(String, String)> {
        let notes = self.desk().session.notes().iter().map(|taken| {
            let defi = taken.note.defi.as_ref().map(ToString::to_string);
            (defi.unwrap_or_default(), taken.note.text.to_string())
        });
        notes.collect()
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let mut waiting: VecDeque<Effect> = effects.into();
        while let Some(effect) = waiting.pop_front() {
            let mut asked = Vec::new();
            let (mut performer, model) = self.performer();
            let answer = performer.perform(model, effect, &mut asked);
            self.asked.extend(asked);
            if let Some(answer) = answer {
                waiting.extend(update(&mut self.model, &self.clock.read(), answer));
            }
        }
    }

    fn performer(&mut self) -> (Performer<'_>, &Model) {
        let performer = Performer {
            store: &mut self.store,
            clock: &*self.clock,
            host: &mut self.host,
            by: self.by.clone(),
            poke: &|| Box::new(|| ()),
        };
        (performer, &self.model)
    }
}

impl Shaky {
    fn check(&self) -> Result<(), StoreError> {
        if self.broken.get() { Err(StoreError::Full) } else { Ok(()) }
    }
}

impl Store for Shaky {
    fn create(
        &mut self,
        slug: &SessionId,
        first: &[Draft],
    ) -> Result<(SessionId, Vec<Recorded>), StoreError> {
        self.check()?;
        self.journals.borrow_mut().create(slug, first)
    }

    fn append(
        &mut self,
        session: &SessionId,
        after: u64,
        drafts: &[Draft],
    ) -> Result<Vec<Recorded>, StoreError> {
        self.check()?;
        self.journals.borrow_mut().append(session, after, drafts)
    }

    fn read(&mut self, session: &SessionId, after: u64) -> Result<Vec<Recorded>, StoreError> {
        if self.unreadable.get() {
            return Err(StoreError::Denied);
        }
        self.journals.borrow_mut().read(session, after)
    }

    fn sessions(&mut self) -> Result<Vec<SessionHead>, StoreError> {
        self.journals.borrow_mut().sessions()
    }

    fn health(&self) -> Health {
        Health { reserve: !self.reserve_used.get(), ..self.journals.borrow().health() }
    }
}

impl Host for FakeHost {
    fn seed(&mut self) -> Option<Seed> {
        Seed::try_from(133_742).ok()
    }

    fn picker(&mut self) -> Picker {
        Picker::default()
    }

    fn make_agenda(&mut self, wanted: &NewAgenda, _lang: Lang) -> Result<AgendaMade, Text> {
        self.made.push(wanted.clone());
        Ok(AgendaMade { path: "made.ron".into(), kept: None })
    }

    fn open(&mut self, agenda: &Path, _lang: Lang) -> Result<SessionId, Text> {
        self.opened.push(agenda.to_owned());
        Err("no agendas on this bench".into())
    }

    fn changed_plan(&mut self, _session: &Session) -> Option<(Plan, Text)> {
        self.changed.clone().map(|plan| (plan, "two".into()))
    }

    fn plan_file(&mut self, path: &Path, _lang: Lang) -> Result<PlanFile, Text> {
        let bytes = self.files.get(path).cloned().ok_or("no such file")?;
        let fingerprint = print_of(&bytes);
        let (path, copy) = (path.to_owned(), path.with_extension("ron.bak"));
        Ok(PlanFile { path, bytes, fingerprint, zone: chrono_tz::Europe::Paris, copy })
    }

    fn on_disk(&mut self, path: &Path, fingerprint: &Text) -> Option<OnDisk> {
        Some(match self.files.get(path) {
            None => OnDisk::Gone,
            Some(bytes) if print_of(bytes) == *fingerprint => OnDisk::AsRead,
            Some(_) => OnDisk::Changed,
        })
    }

    fn save_plan(
        &mut self,
        path: &Path,
        text: &str,
        way: SaveWay<'_>,
        _lang: Lang,
    ) -> Result<Written, NotSaved> {
        if self.read_only && !path.starts_with("elsewhere") {
            let instead = Path::new("elsewhere").join(path.file_name().expect("a name"));
            return Err(NotSaved::Failed { why: "read-only".into(), instead });
        }
        let there = self.files.get(path).map(|bytes| print_of(bytes));
        if let Some(fingerprint) = there.filter(|there| Some(there) != way.over)
            && self.files[path] != text.as_bytes()
        {
            return Err(NotSaved::Taken { fingerprint, free: path.with_file_name("free.ron") });
        }
        let before = self.files.insert(path.to_owned(), text.as_bytes().to_vec());
        let kept = way.keep.map(|read| {
            let before = before.unwrap_or_else(|| read.to_vec());
            let mut names = std::iter::once("ron.bak".to_owned())
                .chain((2..).map(|copy| format!("ron.{copy}.bak")));
            let is_free = |kept: &PathBuf| self.files.get(kept).is_none_or(|it| *it == before);
            let mut kept = names.by_ref().map(|name| path.with_extension(name));
            let kept = kept.find(is_free).expect("a name");
            self.files.insert(kept.clone(), before);
            kept
        });
        Ok(Written { fingerprint: print_of(text.as_bytes()), kept })
    }

    fn unsaved(&mut self, path: &Path) -> Option<Unsaved> {
        self.unsaved.get(path).cloned()
    }

    fn keep_unsaved(&mut self, path: &Path, unsaved: Option<&Unsaved>) -> Result<(), StoreError> {
        if self.full {
            return Err(StoreError::Full);
        }
        match unsaved {
            Some(unsaved) => drop(self.unsaved.insert(path.to_owned(), unsaved.clone())),
            None => drop(self.unsaved.remove(path)),
        }
        Ok(())
    }

    fn says(&mut self, error: &StoreError, _lang: Lang) -> Text {
        Text::clean(&format!("{error:?}"))
    }

    fn export_place(
        &mut self,
        stem: &str,
        format: Format,
        text: &str,
        _lang: Lang,
    ) -> Result<Place, Text> {
        self.places += 1;
        let names = (1..).map(|copy| match copy {
            1 => format!("/day/{stem}.{}", format.word()),
            copy => format!("/day/{stem}-{copy}.{}", format.word()),
        });
        let mut places = names.map(PathBuf::from).map(|path| {
            let there = self.files.get(&path).map(|bytes| bytes == text.as_bytes());
            (path, there)
        });
        let free = places.find(|(_, there)| there.unwrap_or(true)).expect("a place");
        Ok(Place { path: free.0, there: free.1 == Some(true) })
    }

    fn export(&mut self, path: &Path, text: &str, _lang: Lang) -> Result<(), NotWritten> {
        if self.read_only {
            return Err(NotWritten::Failed { why: "read-only".into() });
        }
        match self.files.get(path) {
            Some(bytes) if bytes != text.as_bytes() => {
                Err(NotWritten::Taken { path: path.to_owned() })
            }
            Some(_) | None => {
                self.files.insert(path.to_owned(), text.as_bytes().to_vec());
                Ok(())
            }
        }
    }

    fn drafts(&mut self, _id: &SessionId) -> Result<Drafts, StoreError> {
        Ok(self.drafts.clone())
    }

    fn keep_drafts(&mut self, _id: &SessionId, drafts: &Drafts) -> Result<(), StoreError> {
        self.drafts = drafts.clone();
        Ok(())
    }

    fn last_seen(&mut self, _id: &SessionId) -> Option<Reading> {
        self.last_seen.clone()
    }

    fn stamp(&mut self, _id: &SessionId, _now: &Reading) {}

    fn unstamp(&mut self, _id: &SessionId) {}

    fn door(&mut self) -> Invitation {
        self.door.clone()
    }

    fn throw_out(&mut self) -> Result<Invitation, Text> {
        self.thrown_out += 1;
        self.door = self.next_door.clone();
        Ok(self.door.clone())
    }

    fn watch(
        &mut self,
        _id: &SessionId,
        _poke: Box<dyn Fn() + Send + 'static>,
    ) -> Result<(), StoreError> {
        Ok(())
    }
}
