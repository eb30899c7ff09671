//! How soon a thousand open pages hear of a change, what they cost while nothing changes, and
//! whether the console's frames notice them.
//!
//! One process holds the server, all its pages and the console's frames, on loopback: the figures
//! are those of all of them together, on the machine's own cores.

#[path = "../../tests/it/screen/rehearsal.rs"]
mod rehearsal;
#[path = "../../tests/it/screen/states.rs"]
mod states;

mod cost;
mod frames;
mod pages;

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta};
use deroule::{
    agenda::{Agenda, Kind, Lang, Opening, Plan, Slot, Text, parse_length},
    clock::{Clock, SystemClock},
    session::{Draft, Event, Session, SessionId, decide, words},
    stage::{
        follow::{Ear, Wish},
        web::{Options, Parts, Role, Server},
    },
    store::{SqliteStore, Store, Waker},
};

use self::{cost::Cost, frames::Frames, pages::Pages};

/// How many pages are open.
const PAGES: usize = 1_000;
/// How many rounds there are, and of how many changes each is.
const ROUNDS: usize = 5;
const CHANGES: usize = 40;
/// For how long nothing changes.
const IDLE: TimeDelta = TimeDelta::seconds(60);
/// The promise, in milliseconds.
const WITHIN: i64 = 300;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(SystemClock::new());
    let mut store = SqliteStore::open(folder.path()).expect("a store");
    let id = open(&mut store, &*clock);
    let mut frames = Frames::new();
    let alone = frames.take(|| false);

    let server = serve(&folder, &clock);
    let waker = Waker::register(folder.path()).expect("an ear");
    let _ear = waker.listen(server.poke()).expect("a listener");
    let begun = clock.read().mono;
    let pages = Pages::open(PAGES, server.address(), &clock);
    let _ = pages.hear();
    let opened = clock.read().mono - begun;
    println!("{PAGES} pages opened and told where it stands in {} ms", opened.num_milliseconds());

    let mut worst = 0;
    for round in 0..ROUNDS {
        let (mut told, mut last) = (Vec::new(), Vec::new());
        let before = Cost::of_the_server();
        for number in 0..CHANGES {
            let asked = change(&mut store, &id, &*clock, round * CHANGES + number);
            let heard = pages.hear();
            let took =
                heard.into_iter().map(|at| (at - asked).num_microseconds().unwrap_or(i64::MAX));
            let took: Vec<i64> = took.collect();
            last.extend(took.iter().max());
            told.extend(took);
        }
        let cost = Cost::of_the_server().since(before);
        let (told, last) = (Sorted::of(told), Sorted::of(last));
        println!(
            "round {}: a page hears after {} (median), {} (p99); the last of {PAGES} after {} (median), {} (worst of {CHANGES}); the server {} of CPU a change",
            round + 1,
            millis(told.at(50)),
            millis(told.at(99)),
            millis(last.at(50)),
            millis(last.at(100)),
            millis(cost.micros / i64::try_from(CHANGES).unwrap_or(1)),
        );
        worst = worst.max(last.at(100));
    }

    let before = Cost::of_the_server();
    assert_eq!(pages.silent_for(IDLE), Ok(()), "nothing changes, nothing is told");
    let cost = Cost::of_the_server().since(before);
    println!(
        "idle for {} s with {PAGES} pages open: the server's threads have {} of CPU and {} voluntary switches",
        IDLE.num_seconds(),
        millis(cost.micros),
        cost.switches
    );
    println!("resident: {} MiB, pages and server together", cost::resident_kib() / 1024);

    let beside = frames.take(|| false);
    let (mut asked, mut heard) = (0, 0);
    let busy = frames.take(|| {
        heard += pages.heard_by_now();
        if asked < CHANGES && heard == asked * PAGES {
            asked += 1;
            change(&mut store, &id, &*clock, ROUNDS * CHANGES + asked);
        }
        heard < CHANGES * PAGES
    });
    for (what, frames) in [
        ("without a server", &alone),
        ("beside a thousand silent pages", &beside),
        ("while they are told of changes, one after the other", &busy),
    ] {
        println!(
            "{} frames of the console {what}: {} of CPU each (median), {} (p99); done after {} (median), {} (p99)",
            frames.cpu.0.len(),
            millis(frames.cpu.at(50)),
            millis(frames.cpu.at(99)),
            millis(frames.took.at(50)),
            millis(frames.took.at(99))
        );
    }
    assert!(worst <= WITHIN * 1000, "a page was told too late");
}

/// Figures in order.
struct Sorted(Vec<i64>);

impl Sorted {
    fn of(mut figures: Vec<i64>) -> Self {
        figures.sort_unstable();
        Self(figures)
    }

    /// The figure that so many of a hundred do not exceed.
    fn at(&self, share: usize) -> i64 {
        self.0.get(self.0.len().saturating_sub(1) * share / 100).copied().unwrap_or_default()
    }
}

fn millis(micros: i64) -> String {
    format!("{}.{:02} ms", micros / 1000, micros % 1000 / 10)
}

/// Does something that every page shows; returns when it was asked for.
fn change(store: &mut SqliteStore, id: &SessionId, clock: &dyn Clock, number: usize) -> TimeDelta {
    let events = store.read(id, 0).expect("a journal");
    let session = Session::replay(events).expect("a session");
    let words = if number == 0 { "start".into() } else { format!("message {number}") };
    let command = words::read_line(&words, &[]).expect("a command");
    let drafts = decide(&session, &command, &clock.read(), &"bench".into()).expect("a yes");
    let asked = clock.read().mono;
    store.append(id, session.seq(), &drafts).expect("written");
    asked
}

fn open(store: &mut SqliteStore, clock: &dyn Clock) -> SessionId {
    let agenda = Agenda {
        title: "Mille pages".into(),
        slots: vec![Slot {
            kind: Kind::Other,
            title: "Atelier".into(),
            length: parse_length("2h").ok(),
            ..Slot::default()
        }],
        ..Agenda::default()
    };
    let now = clock.read();
    let opening = Opening {
        date: NaiveDate::from_ymd_opt(2018, 6, 21).expect("a day"),
        zone: chrono_tz::Europe::Paris,
        shift: TimeDelta::zero(),
        begin: DateTime::from_timestamp(now.wall.timestamp(), 0).expect("an instant"),
    };
    let plan = Box::new(Plan::resolve(&agenda, &opening).0);
    let opened = Draft {
        effective_at: now.wall,
        recorded_at: now,
        by: "bench".into(),
        event: Event::Opened { plan, fingerprint: Text::default(), path: Text::default() },
    };
    store.create(&SessionId::new("bench").expect("an id"), &[opened]).expect("a journal").0
}

fn serve(folder: &tempfile::TempDir, clock: &Arc<SystemClock>) -> Server {
    let store = || Box::new(SqliteStore::open(folder.path()).expect("a store"));
    let options = Options {
        listen: "127.0.0.1:0".parse().expect("an address"),
        shown: None,
        names: Vec::new(),
        roles: Role::ALL.to_vec(),
        wish: Wish::Live,
        zone: chrono_tz::Europe::Paris,
    };
    let parts = Parts {
        reader: store(),
        writer: store(),
        clock: Arc::clone(clock) as Arc<dyn Clock>,
        ear: Ear::Open,
        lang: Box::new(|asked| asked.unwrap_or(Lang::Fr)),
    };
    Server::open(options, parts).expect("a server")
}
