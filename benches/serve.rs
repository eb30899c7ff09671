//! How soon a thousand open pages hear of a change, and what they cost while nothing changes.
//!
//! One process holds the server and all its pages, on loopback: the figures are those of both.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    os::fd::AsFd,
    sync::Arc,
};

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
use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// How many pages are open.
const PAGES: usize = 1_000;
/// How many changes each of them is told of.
const CHANGES: usize = 40;
/// For how long nothing changes.
const IDLE: TimeDelta = TimeDelta::seconds(10);
/// The promise.
const WITHIN: i64 = 300;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(SystemClock::new());
    let mut store = SqliteStore::open(folder.path()).expect("a store");
    let id = open(&mut store, &*clock);
    let server = serve(&folder, &clock);
    let waker = Waker::register(folder.path()).expect("an ear");
    let _ear = waker.listen(server.poke()).expect("a listener");

    let begun = clock.read().mono;
    let mut pages: Vec<TcpStream> = (0..PAGES).map(|_| page(&server)).collect();
    hear_all(&mut pages, &*clock);
    let opened = clock.read().mono - begun;
    println!("{PAGES} pages opened and told where it stands in {} ms", opened.num_milliseconds());

    let mut told = Vec::with_capacity(PAGES * CHANGES);
    let mut slowest = Vec::with_capacity(CHANGES);
    for number in 0..CHANGES {
        let events = store.read(&id, 0).expect("a journal");
        let session = Session::replay(events).expect("a session");
        let words = if number == 0 { "start".into() } else { format!("message {number}") };
        let command = words::read_line(&words, &[]).expect("a command");
        let drafts = decide(&session, &command, &clock.read(), &"bench".into()).expect("a yes");
        let asked = clock.read().mono;
        store.append(&id, session.seq(), &drafts).expect("written");
        let heard = hear_all(&mut pages, &*clock);
        let took: Vec<i64> = heard.iter().map(|at| (*at - asked).num_milliseconds()).collect();
        slowest.extend(took.iter().max());
        told.extend(took);
    }
    told.sort_unstable();
    slowest.sort_unstable();
    let of = |sorted: &[i64], share: usize| sorted[(sorted.len() - 1) * share / 100];
    println!(
        "from the command to a page, its write to the disk included: median {} ms, p99 {} ms, last {} ms",
        of(&told, 50),
        of(&told, 99),
        of(&told, 100)
    );
    println!(
        "from the command to the last of {PAGES} pages: median {} ms, worst of {CHANGES} {} ms",
        of(&slowest, 50),
        of(&slowest, 100)
    );

    let (cpu, begun) = (cpu_ticks(), clock.read().mono);
    while clock.read().mono - begun < IDLE {
        let left = IDLE - (clock.read().mono - begun);
        assert!(ready(&pages, left).is_empty(), "nothing changes, nothing is told");
    }
    let used = (cpu_ticks() - cpu) * 10;
    println!("idle for {} s: {used} ms of CPU", IDLE.num_seconds());
    println!("resident: {} MiB, pages and server together", resident() / 1024);
    assert!(of(&slowest, 100) <= WITHIN, "a page was told too late");
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

fn page(server: &Server) -> TcpStream {
    let address = server.address();
    let mut page = TcpStream::connect(address).expect("a connection");
    let asked = format!("GET /api/events HTTP/1.1\r\nHost: {address}\r\n\r\n");
    page.write_all(asked.as_bytes()).expect("asked");
    page.set_nonblocking(true).expect("a socket");
    page
}

/// Waits until each page has heard one face; returns when each had.
fn hear_all(pages: &mut [TcpStream], clock: &dyn Clock) -> Vec<TimeDelta> {
    let mut heard: Vec<Option<TimeDelta>> = vec![None; pages.len()];
    let mut texts = vec![String::new(); pages.len()];
    while heard.iter().any(Option::is_none) {
        for number in ready(pages, TimeDelta::seconds(10)) {
            let mut bytes = [0; 4096];
            let read = pages[number].read(&mut bytes).expect("an open stream");
            assert!(read > 0, "page {number} was hung up on");
            texts[number].push_str(&String::from_utf8_lossy(&bytes[..read]));
            let face = texts[number].find("event: face").map(|at| &texts[number][at..]);
            if face.is_some_and(|face| face.contains("\n\n")) && heard[number].is_none() {
                heard[number] = Some(clock.read().mono);
            }
        }
    }
    heard.into_iter().flatten().collect()
}

/// The pages that have something to read, after waiting for at most so long.
fn ready(pages: &[TcpStream], longest: TimeDelta) -> Vec<usize> {
    let mut polled: Vec<_> =
        pages.iter().map(|page| PollFd::from_borrowed_fd(page.as_fd(), PollFlags::IN)).collect();
    let longest = longest.max(TimeDelta::zero());
    let timeout =
        Timespec { tv_sec: longest.num_seconds(), tv_nsec: longest.subsec_nanos().into() };
    poll(&mut polled, Some(&timeout)).expect("a poll");
    let numbers = polled.iter().enumerate().filter(|(_, page)| !page.revents().is_empty());
    numbers.map(|(number, _)| number).collect()
}

/// The time that this process has had of the processors, in ticks of 10 ms.
fn cpu_ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    [11, 12].into_iter().filter_map(|at| fields.get(at)?.parse::<u64>().ok()).sum()
}

/// What this process holds in memory, in KiB.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
