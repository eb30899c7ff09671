//! A room: journals in memory, a clock moved by hand, somebody who follows.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use deroule::{
    agenda::{Agenda, Plan, Text},
    clock::{Clock, ManualClock},
    session::{Draft, Event, Recorded, Session, SessionHead, SessionId, decide, words::read_line},
    stage::follow::{Follower, OnStage, Wish},
    store::{Health, MemoryStore, Store, StoreError},
};

use crate::make::{instant, opening};

pub(crate) const NOON: &str = "2018-06-21T10:00:00Z";

/// A room, at noon in Paris.
pub(crate) struct Room {
    pub(crate) clock: ManualClock,
    pub(crate) store: Shelf,
    pub(crate) follower: Follower,
}

/// Journals that can be made to fail, and that count what is read.
#[derive(Default)]
pub(crate) struct Shelf {
    pub(crate) journals: MemoryStore,
    /// Why nothing at all can be read.
    pub(crate) shut: Option<StoreError>,
    /// The sessions that cannot be read.
    pub(crate) torn: BTreeSet<SessionId>,
    /// Every read so far: the session, and after which event.
    pub(crate) reads: Vec<(SessionId, u64)>,
    /// Events that end every journal, as a newer program would have written them.
    pub(crate) newer: Vec<Recorded>,
}

impl Store for Shelf {
    fn create(
        &mut self,
        slug: &SessionId,
        first: &[Draft],
    ) -> Result<(SessionId, Vec<Recorded>), StoreError> {
        self.journals.create(slug, first)
    }

    fn append(
        &mut self,
        session: &SessionId,
        after: u64,
        drafts: &[Draft],
    ) -> Result<Vec<Recorded>, StoreError> {
        self.journals.append(session, after, drafts)
    }

    fn read(&mut self, session: &SessionId, after: u64) -> Result<Vec<Recorded>, StoreError> {
        self.reads.push((session.clone(), after));
        if self.torn.contains(session) {
            return Err(StoreError::Damaged { what: "a hole".to_owned() });
        }
        let mut events = self.journals.read(session, after)?;
        events.extend(self.newer.iter().cloned());
        Ok(events)
    }

    fn sessions(&mut self) -> Result<Vec<SessionHead>, StoreError> {
        match &self.shut {
            Some(error) => Err(error.clone()),
            None => self.journals.sessions(),
        }
    }

    fn health(&self) -> Health {
        self.journals.health()
    }
}

impl Room {
    pub(crate) fn new(wish: Wish) -> Self {
        let clock = ManualClock::at(instant(NOON));
        let follower = Follower::new(wish, chrono_tz::Europe::Paris, &clock.read());
        Self { clock, store: Shelf::default(), follower }
    }

    /// Opens a session on `agenda` under this name.
    pub(crate) fn open(&mut self, name: &str, mut agenda: Agenda) -> SessionId {
        agenda.title = name.into();
        let (plan, _) = Plan::resolve(&agenda, &opening("2018-06-21"));
        let now = self.clock.read();
        let opened = Draft {
            effective_at: now.wall,
            recorded_at: now,
            by: "Ana".into(),
            event: Event::Opened {
                plan: Box::new(plan),
                fingerprint: Text::default(),
                path: Text::default(),
            },
        };
        let slug = SessionId::new(name).expect("an id");
        self.store.create(&slug, &[opened]).expect("a journal").0
    }

    /// Gives a command to a session, as another process would.
    pub(crate) fn tell(&mut self, id: &SessionId, words: &str) {
        let events = self.store.journals.read(id, 0).expect("a journal");
        let session = Session::replay(events).expect("a session");
        let command = read_line(words, &session.teams()).expect("a command");
        let drafts = decide(&session, &command, &self.clock.read(), &"Ana".into()).expect("a yes");
        self.store.append(id, session.seq(), &drafts).expect("written");
    }

    /// Lets time pass.
    pub(crate) fn wait(&mut self, length: TimeDelta) -> &mut Self {
        self.clock.advance(length);
        self
    }

    /// Looks; returns whether anything has changed.
    pub(crate) fn look(&mut self) -> bool {
        self.follower.look(&mut self.store, &self.clock.read())
    }

    /// What is on, after a look.
    pub(crate) fn on(&mut self) -> OnStage {
        self.look();
        self.follower.on_stage().clone()
    }

    /// The name of the session that is on, and what of it is seen.
    pub(crate) fn shows(&mut self) -> String {
        let on = self.on();
        let mono = self.clock.read().mono;
        let scene = super::face::named(&on.face, mono);
        let trouble = if on.trouble.is_some() { " !" } else { "" };
        match on.session {
            Some(id) => format!("{id}: {scene}{trouble}"),
            None => format!("{scene}{trouble}"),
        }
    }
}
