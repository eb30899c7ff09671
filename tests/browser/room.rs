//! A room with a session in it: a server on this machine with the machine's own clocks, and the
//! journal that it serves, which the tests write to as another process would.

use std::{net::SocketAddr, sync::Arc};

use chrono::TimeDelta;
use deroule::{
    agenda::{Agenda, Defi, Kind, Lang, Opening, Phase, Plan, Slot, Text, Turns, parse_length},
    clock::{Clock, SystemClock},
    session::{Command, Draft, Event, Session, SessionId, TakenNote, decide, words::read_line},
    stage::{
        follow::{Ear, Wish},
        web::{Options, Parts, Role, Server},
    },
    store::{Listener, SqliteStore, Store, Waker, give},
};
use tempfile::TempDir;

/// Names that would do harm, were they anything but text.
pub(crate) const HOSTILE: &str =
    "<img src=x onerror=\"document.title='hurt'\"><script>document.title='hurt'</script>";

/// A server, and the journal that it serves.
pub(crate) struct Room {
    open: Option<(Server, Listener)>,
    address: SocketAddr,
    pub(crate) clock: Arc<SystemClock>,
    store: SqliteStore,
    id: SessionId,
    data: TempDir,
}

impl Room {
    /// A room in which nobody has begun: a welcome, three talks of 5 and 10 minutes, a break.
    pub(crate) fn open() -> Self {
        Self::of(&agenda(&["Archifiltre", "b@liseNAV", "Lab Santé"], Lang::Fr))
    }

    /// A room for an agenda.
    pub(crate) fn of(agenda: &Agenda) -> Self {
        let data = TempDir::new().expect("a folder");
        let clock = Arc::new(SystemClock::new());
        let mut store = SqliteStore::open(data.path()).expect("a store");
        let id = begin(&mut store, &*clock, agenda);
        let mut room = Self {
            open: None,
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            clock,
            store,
            id,
            data,
        };
        room.start();
        room
    }

    /// Opens the door, on the port that it had before.
    pub(crate) fn start(&mut self) {
        let options = Options {
            listen: self.address,
            shown: None,
            names: Vec::new(),
            roles: Role::ALL.to_vec(),
            wish: Wish::Live,
            zone: chrono_tz::Europe::Paris,
        };
        let open = || Box::new(SqliteStore::open(self.data.path()).expect("a store"));
        let parts = Parts {
            reader: open(),
            writer: open(),
            clock: Arc::clone(&self.clock) as Arc<dyn Clock>,
            ear: Ear::Open,
            lang: Box::new(|asked| asked.unwrap_or(Lang::Fr)),
        };
        let waker = Waker::register(self.data.path()).expect("an ear");
        let server = Server::open(options, parts).expect("a server");
        self.address = server.address();
        let ear = waker.listen(server.poke()).expect("a listener");
        self.open = Some((server, ear));
    }

    /// Shuts the door.
    pub(crate) fn stop(&mut self) {
        self.open = None;
    }

    /// The address of a page.
    pub(crate) fn page(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) const fn port(&self) -> u16 {
        self.address.port()
    }

    /// The link of a role: its page, with its key.
    pub(crate) fn link(&self, role: Role) -> String {
        let (server, _) = self.open.as_ref().expect("an open door");
        let links = server.door().links();
        links.into_iter().find(|link| link.role == role).expect("a link").url
    }

    /// Does something to the session, from another process as it were.
    pub(crate) fn tell(&mut self, words: &str) {
        let command = read_line(words, &self.session().teams()).expect("a command");
        self.give(&command);
    }

    /// Changes its plan, from the agenda that it has by now.
    pub(crate) fn replan(&mut self, change: impl FnOnce(&mut Agenda)) {
        let present = self.session().present();
        let mut agenda = present.agenda;
        change(&mut agenda);
        let plan = Box::new(Plan::resolve(&agenda, &present.opening).0);
        self.give(&Command::ChangePlan { plan, base: None, identity: None, source: None });
    }

    fn give(&mut self, command: &Command) {
        let session = self.session();
        let given = give(&mut self.store, &self.id, &session, &mut |session| {
            decide(session, command, &self.clock.read(), &"Ana".into())
        });
        assert_eq!(given.outcome, Ok(()), "{command:?}");
        deroule::store::poke(self.data.path(), None);
    }

    /// The session as the journal has it.
    pub(crate) fn session(&mut self) -> Session {
        let events = self.store.read(&self.id, 0).expect("a journal");
        Session::replay(events).expect("a session")
    }

    /// The notes as the journal has them: who, whom about, what.
    pub(crate) fn notes(&mut self) -> Vec<String> {
        let line = |taken: &TakenNote| {
            let defi = taken.note.defi.as_deref().unwrap_or("-");
            format!("{} · {defi} · {}", taken.by, taken.note.text)
        };
        self.session().notes().iter().map(line).collect()
    }
}

/// An agenda of talks by these teams, with a welcome before and a break behind.
pub(crate) fn agenda(teams: &[&str], lang: Lang) -> Agenda {
    let phase = |title: &str, length: &str| {
        Phase::new(title.into(), parse_length(length).expect("a length"))
    };
    let lasting = |kind, title: &str, length: &str| Slot {
        kind,
        title: title.into(),
        length: Some(parse_length(length).expect("a length")),
        ..Slot::default()
    };
    let teams: Vec<Defi> =
        teams.iter().map(|name| Defi { name: (*name).into(), ..Defi::default() }).collect();
    let turns = u16::try_from(teams.len()).expect("few teams");
    let talks = Slot {
        turns: Some(Turns::Count(turns)),
        phases: vec![phase("Présentation", "5m"), phase("Réactions à chaud", "10m")],
        ..lasting(Kind::Presentations, "Présentations", &format!("{}m", 15 * turns))
    };
    Agenda {
        title: "Demo Day".into(),
        place: Some("rue du Caire".into()),
        lang: Some(lang),
        lineup: teams,
        slots: vec![
            lasting(Kind::Welcome, "Accueil", "10m"),
            talks,
            lasting(Kind::Break, "Pause", "15m"),
        ],
        ..Agenda::default()
    }
}

/// Opens a session that is to begin in an hour.
fn begin(store: &mut SqliteStore, clock: &dyn Clock, agenda: &Agenda) -> SessionId {
    let now = clock.read();
    let begin = now.wall + TimeDelta::hours(1);
    let zone = chrono_tz::Europe::Paris;
    let date = begin.with_timezone(&zone).date_naive();
    let opening = Opening { date, zone, shift: TimeDelta::zero(), begin };
    let plan = Box::new(Plan::resolve(agenda, &opening).0);
    let opened = Draft {
        effective_at: now.wall - TimeDelta::hours(3),
        recorded_at: now,
        by: "Ana".into(),
        event: Event::Opened { plan, fingerprint: Text::default(), path: Text::default() },
    };
    store.create(&SessionId::new("essai").expect("an id"), &[opened]).expect("a journal").0
}
