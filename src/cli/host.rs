//! What the console asks of the program around it, answered: files, the journals' neighbours,
//! other processes.

use std::{
    io,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    thread,
};

use super::{
    file, load, lots, open, past, picker,
    programme::{self, Fresh},
    review,
    serve::Serving,
    stop::Stop,
    world::World,
};
use crate::{
    agenda::{MAX_FILE, Plan, Text, read},
    console::{
        effect::NewAgenda,
        host::{AgendaMade, Host, NotSaved, Place, SaveWay, Written},
        model::{Drafts, Invitation, NotWritten, OnDisk, Picker, PlanFile, Unsaved, Year},
    },
    export::Format,
    i18n::{
        Lang, agenda as words,
        cli::{self, Failure},
        store,
    },
    session::{Outcome, Pledge, Reading, Seed, Session, SessionId},
    store::{Beside, Listener, SqliteStore, StoreError, Waker},
};

/// The program around the console.
pub(super) struct Program<'a> {
    world: &'a World,
    /// A connection of its own, for what is not the console's session.
    store: SqliteStore,
    /// The ear that was registered before the console began, until it is first needed.
    waker: Option<Waker>,
    listener: Option<Listener>,
    /// The file of the agenda that is looked over, as it was last seen on the disk.
    seen: Option<review::Seen>,
    /// What is kept beside the journal of the session that was last asked about.
    beside: Option<(SessionId, Beside)>,
    /// The same of the file that is edited.
    edited: Option<(PathBuf, Beside)>,
    /// The door for other devices: it shuts with the console.
    serving: Option<Serving>,
    /// Where what was promised earlier comes from, until it has come.
    recalled: Option<Receiver<Vec<Pledge>>>,
    /// The programme that the choice is about, where one was named.
    programme: Option<PathBuf>,
    /// Where what came of its dates comes from, until it has come.
    came: Option<Receiver<Vec<Option<Outcome>>>>,
}

impl<'a> Program<'a> {
    /// The program, with the ear that its store knows of.
    pub(super) const fn new(
        world: &'a World,
        store: SqliteStore,
        waker: Option<Waker>,
        serving: Option<Serving>,
    ) -> Self {
        Self {
            world,
            store,
            waker,
            listener: None,
            seen: None,
            beside: None,
            edited: None,
            serving,
            recalled: None,
            programme: None,
            came: None,
        }
    }

    /// The same, with a choice that is about this programme.
    pub(super) fn about(self, programme: Option<PathBuf>) -> Self {
        Self { programme, ..self }
    }

    fn beside(&mut self, id: &SessionId) -> &mut Beside {
        let data = self.world.data();
        let kept = self.beside.take().filter(|(of, _)| of == id);
        let kept = kept.unwrap_or_else(|| (id.clone(), Beside::of(data, id)));
        &mut self.beside.insert(kept).1
    }

    fn edited(&mut self, path: &Path) -> &mut Beside {
        let data = self.world.data();
        let kept = self.edited.take().filter(|(of, _)| of == path);
        let new = || (path.to_owned(), Beside::of_file(data, &review::key(path)));
        &mut self.edited.insert(kept.unwrap_or_else(new)).1
    }

    /// Makes the agenda of a date without a word on the error stream.
    fn make_quietly(&self, wanted: &NewAgenda, lang: Lang) -> Result<AgendaMade, Text> {
        let path = &wanted.programme;
        let bytes = load::bytes(path, MAX_FILE).map_err(|failure| told(lang, &failure))?;
        let loaded = read::read_year(&bytes);
        if loaded.programme.is_none() {
            let problems = words::problems(lang, &path.display().to_string(), &loaded.file);
            return Err(Text::clean(problems.lines().next().unwrap_or_default()));
        }
        let (title, output) = (None, None);
        let fresh = Fresh { programme: path, date: Some(wanted.date), title, output };
        match programme::fresh(self.world, &fresh) {
            Ok(made) => Ok(AgendaMade { path: made.path, kept: made.kept }),
            Err(Stop::Failed { failure, .. }) => Err(told(lang, &failure)),
            Err(Stop::Said(_) | Stop::Usage(_) | Stop::Unread) => Err(Text::default()),
        }
    }

    /// Opens or joins a session without a word on the error stream.
    fn open_quietly(&mut self, agenda: &Path, lang: Lang) -> Result<SessionId, Text> {
        let mut file = open::file(agenda).map_err(|failure| told(lang, &failure))?;
        let Some(agenda_read) = file.loaded.agenda.take() else {
            let problems = words::problems(lang, &file.name, &file.loaded);
            return Err(Text::clean(problems.lines().next().unwrap_or_default()));
        };
        let wish = open::Wish::default();
        let opened =
            open::open_or_join(self.world, &mut self.store, &file, &agenda_read, agenda, wish);
        match opened {
            Ok(opened) => Ok(opened.id),
            Err(Stop::Failed { failure, .. }) => Err(told(lang, &failure)),
            Err(Stop::Said(_) | Stop::Usage(_) | Stop::Unread) => Err(Text::default()),
        }
    }
}

/// What went wrong, ready to be shown.
fn told(lang: Lang, failure: &Failure) -> Text {
    Text::clean(&cli::failure(lang, failure))
}

impl Host for Program<'_> {
    fn picker(&mut self) -> Picker {
        picker::picker(self.world, &mut self.store, self.programme.as_deref())
    }

    fn look_back(&mut self, year: &Year, told: Box<dyn Fn() + Send + 'static>) {
        let (sender, receiver) = mpsc::channel();
        let (data, programme) = (self.world.data().to_owned(), year.programme.clone());
        let now = self.world.clock.read();
        self.came = Some(receiver);
        // without a thread nothing is said of what came of the dates
        let _ = thread::Builder::new().name("look-back".to_owned()).spawn(move || {
            if sender.send(programme::came(&data, &programme, &now)).is_ok() {
                told();
            }
        });
    }

    fn looked_back(&mut self) -> Option<Vec<Option<Outcome>>> {
        let came = self.came.as_ref()?.try_recv().ok()?;
        self.came = None;
        Some(came)
    }

    fn make_agenda(&mut self, wanted: &NewAgenda, lang: Lang) -> Result<AgendaMade, Text> {
        self.make_quietly(wanted, lang)
    }

    fn open(&mut self, agenda: &Path, lang: Lang) -> Result<SessionId, Text> {
        self.open_quietly(agenda, lang)
    }

    fn changed_plan(&mut self, session: &Session) -> Option<(Plan, Text)> {
        let file = open::file(Path::new(session.path().as_str())).ok()?;
        if file.fingerprint == *session.fingerprint() {
            return None;
        }
        let plan = open::plan_again(file.loaded.agenda.as_ref()?, session);
        Some((plan, file.fingerprint))
    }

    fn plan_file(&mut self, path: &Path, lang: Lang) -> Result<PlanFile, Text> {
        review::file(self.world, path).map_err(|failure| told(lang, &failure))
    }

    fn on_disk(&mut self, path: &Path, fingerprint: &Text) -> Option<OnDisk> {
        let seen = Some(review::Seen::of(path));
        if seen == self.seen {
            return None;
        }
        self.seen = seen;
        Some(review::on_disk(path, fingerprint))
    }

    fn save_plan(
        &mut self,
        path: &Path,
        text: &str,
        way: SaveWay<'_>,
        lang: Lang,
    ) -> Result<Written, NotSaved> {
        review::save(self.world, path, text, way, lang)
    }

    fn unsaved(&mut self, path: &Path) -> Option<Unsaved> {
        self.edited(path).draft()
    }

    fn keep_unsaved(&mut self, path: &Path, unsaved: Option<&Unsaved>) -> Result<(), StoreError> {
        let beside = self.edited(path);
        match unsaved {
            Some(unsaved) => beside.keep_draft(unsaved),
            None => {
                beside.clear_draft();
                Ok(())
            }
        }
    }

    fn says(&mut self, error: &StoreError, lang: Lang) -> Text {
        Text::clean(&store::sentence(lang, error))
    }

    fn export_place(
        &mut self,
        stem: &str,
        format: Format,
        text: &str,
        lang: Lang,
    ) -> Result<Place, Text> {
        let place = std::env::current_dir()
            .and_then(|folder| file::place_beside(&folder, stem, format.word(), text));
        place.map(|(path, there)| Place { path, there }).map_err(|error| {
            let path = format!("{stem}.{}", format.word());
            told(lang, &file::not_written(Path::new(&path), &error))
        })
    }

    fn export(&mut self, path: &Path, text: &str, lang: Lang) -> Result<(), NotWritten> {
        file::write_or_same(path, text).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => NotWritten::Taken { path: path.to_owned() },
            _ => NotWritten::Failed { why: told(lang, &file::not_written(path, &error)) },
        })
    }

    fn drafts(&mut self, id: &SessionId) -> Result<Drafts, StoreError> {
        Ok(self.beside(id).draft().unwrap_or_default())
    }

    fn keep_drafts(&mut self, id: &SessionId, drafts: &Drafts) -> Result<(), StoreError> {
        let beside = self.beside(id);
        if *drafts == Drafts::default() {
            beside.clear_draft();
            return Ok(());
        }
        beside.keep_draft(drafts)
    }

    fn last_seen(&mut self, id: &SessionId) -> Option<Reading> {
        self.beside(id).last_seen()
    }

    fn stamp(&mut self, id: &SessionId, now: &Reading) {
        // a stamp that is missing makes an interruption look longer, and can be judged by people
        let _ = self.beside(id).seen(now);
    }

    fn unstamp(&mut self, id: &SessionId) {
        self.beside(id).leave();
    }

    fn watch(
        &mut self,
        _id: &SessionId,
        poke: Box<dyn Fn() + Send + 'static>,
    ) -> Result<(), StoreError> {
        self.listener = None;
        let failed = |error: io::Error| StoreError::Failed { what: error.to_string() };
        let waker = match self.waker.take() {
            Some(waker) => waker,
            None => Waker::register(self.world.data()).map_err(failed)?,
        };
        self.listener = Some(waker.listen(poke).map_err(failed)?);
        Ok(())
    }

    fn recall(&mut self, id: &SessionId, told: Box<dyn Fn() + Send + 'static>) {
        let (sender, receiver) = mpsc::channel();
        let (data, id) = (self.world.data().to_owned(), id.clone());
        self.recalled = Some(receiver);
        // without a thread nothing is recalled: the session does not need it
        let _ = thread::Builder::new().name("recall".to_owned()).spawn(move || {
            if sender.send(past::pledges(&data, &id)).is_ok() {
                told();
            }
        });
    }

    fn recalled(&mut self) -> Option<Vec<Pledge>> {
        let recalled = self.recalled.as_ref()?.try_recv().ok()?;
        self.recalled = None;
        Some(recalled)
    }

    fn door(&mut self) -> Invitation {
        let Some(serving) = &self.serving else { return Invitation::default() };
        let door = serving.door();
        Invitation { links: door.links(), alone: serving.is_alone(), guests: door.guests() }
    }

    fn seed(&mut self) -> Option<Seed> {
        lots::seed()
    }

    fn throw_out(&mut self) -> Result<Invitation, Text> {
        if let Some(serving) = &self.serving {
            let thrown = serving.door().throw_out();
            thrown.map_err(|error| Text::clean(&error.to_string()))?;
        }
        Ok(self.door())
    }
}
