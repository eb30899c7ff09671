//! The room's pages over HTTP: a server, a session, and pages that ask it.

mod access;
mod client;
mod command;
mod controls;
mod drive;
mod fall;
mod notes;
mod replan;
mod secrecy;
mod streams;
mod together;

use std::sync::Arc;

use chrono::TimeDelta;
use deroule::{
    agenda::{Agenda, Kind, Lang, Plan, Text},
    clock::{Clock, ManualClock},
    session::{Command, Draft, Event, Session, SessionId, decide, words::read_line},
    stage::{
        follow::{Ear, Wish},
        web::{Options, Parts, Role, Server, Standing},
    },
    store::{Listener, SqliteStore, Store, Waker, give},
};
use tempfile::TempDir;

use self::client::{Answer, Page};
use crate::make::{instant, opening, slot, talks, teams};

/// A server on this machine, the journal that it serves, and a clock moved by hand.
struct House {
    server: Server,
    clock: Arc<ManualClock>,
    store: SqliteStore,
    id: SessionId,
    data: TempDir,
    _ear: Listener,
}

impl House {
    /// A house in which a session was opened at noon in Paris, and not begun.
    fn open() -> Self {
        Self::on(TempDir::new().expect("a folder"), "127.0.0.1:0")
    }

    /// The same on the address `listen`, with the journals of `data`.
    fn on(data: TempDir, listen: &str) -> Self {
        let clock = Arc::new(ManualClock::at(instant("2018-06-21T10:00:00Z")));
        let mut store = SqliteStore::open(data.path()).expect("a store");
        let known = store.sessions().expect("sessions").pop().map(|head| head.id);
        let id = known.unwrap_or_else(|| begin(&mut store, &*clock, "essai"));
        let options = Options {
            listen: listen.parse().expect("an address"),
            shown: None,
            names: Vec::new(),
            roles: Role::ALL.to_vec(),
            wish: Wish::Live,
            zone: chrono_tz::Europe::Paris,
        };
        let open = || Box::new(SqliteStore::open(data.path()).expect("a store"));
        let parts = Parts {
            reader: open(),
            writer: open(),
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            ear: Ear::Open,
            lang: Box::new(|asked| asked.unwrap_or(Lang::Fr)),
        };
        let waker = Waker::register(data.path()).expect("an ear");
        let server = Server::open(options, parts).expect("a server");
        let ear = waker.listen(server.poke()).expect("a listener");
        Self { server, clock, store, id, data, _ear: ear }
    }

    /// The key of a role.
    fn key(&self, role: Role) -> String {
        let links = self.server.door().links();
        let link = links.iter().find(|link| link.role == role).expect("a link");
        link.url.split_once('#').expect("a key").1.to_owned()
    }

    /// Somebody who asks this server.
    fn page(&self) -> Page {
        Page::new(self.server.address())
    }

    /// A script with the key of a role.
    fn script(&self, role: Role) -> Page {
        self.page().with("Authorization", &format!("Bearer {}", self.key(role)))
    }

    /// A page that has traded the key of a role for a cookie.
    fn browser(&self, role: Role) -> Page {
        let page = self.page().with("Origin", &self.page().origin());
        let key = format!(r#"{{"key":"{}"}}"#, self.key(role));
        let entered = page.post("/api/key", &key);
        assert_eq!(entered.status, 204);
        let cookie = entered.header("set-cookie").expect("a cookie");
        page.with("Cookie", cookie.split(';').next().expect("a cookie"))
    }

    /// What another process does to the session.
    fn tell(&mut self, words: &str) {
        let session = self.session();
        let command = read_line(words, &session.teams()).expect("a command");
        self.give(&command);
    }

    fn give(&mut self, command: &Command) {
        let session = self.session();
        let given = give(&mut self.store, &self.id, &session, &mut |session| {
            decide(session, command, &self.clock.read(), &"Ana".into())
        });
        assert_eq!(given.outcome, Ok(()));
    }

    /// The session as the journal has it.
    fn session(&mut self) -> Session {
        let events = self.store.read(&self.id, 0).expect("a journal");
        Session::replay(events).expect("a session")
    }

    /// The notes as the journal has them: who, whom about, what.
    fn notes(&mut self) -> Vec<String> {
        let session = self.session();
        let line = |taken: &deroule::session::TakenNote| {
            let sign = taken.note.kind.sign().unwrap_or(' ');
            let defi = taken.note.defi.as_deref().unwrap_or("-");
            format!("{} {defi}: {sign} {}", taken.by, taken.note.text)
        };
        session.notes().iter().map(line).collect()
    }

    /// Lets time pass on both clocks.
    fn wait(&self, length: TimeDelta) {
        self.clock.advance(length);
    }
}

/// Opens a session on an agenda of three teams.
fn begin(store: &mut SqliteStore, clock: &dyn Clock, name: &str) -> SessionId {
    let agenda = Agenda {
        title: "Essai".into(),
        place: Some("rue du Caire".into()),
        lineup: teams(&["Archifiltre", "b@liseNAV", "Lab Santé"]),
        slots: vec![
            slot(Kind::Welcome, "Accueil", "12:00", "12:15"),
            talks("12:15", "13:00", 3, &["5m", "10m"]),
            slot(Kind::Break, "Pause", "13:00", "13:15"),
        ],
        ..Agenda::default()
    };
    begin_on(store, clock, name, &agenda)
}

/// Opens a session on an agenda.
fn begin_on(store: &mut SqliteStore, clock: &dyn Clock, name: &str, agenda: &Agenda) -> SessionId {
    let plan = Box::new(Plan::resolve(agenda, &opening("2018-06-21")).0);
    let now = clock.read();
    let opened = Draft {
        effective_at: now.wall,
        recorded_at: now,
        by: "Ana".into(),
        event: Event::Opened { plan, fingerprint: Text::default(), path: Text::default() },
    };
    store.create(&SessionId::new(name).expect("an id"), &[opened]).expect("a journal").0
}
