//! How long a search takes in a million notes, and what keeping them costs: a first search, one
//! after another note, and the opening of the journals beside it.

use std::{ops::Range, path::Path, sync::LazyLock};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Europe::Paris;
use deroule::agenda::Plan;
use deroule::session::search::{Wanted, team_key, terms};
use deroule::session::{Draft, Event, Note, NoteKind, Reading, SessionId};
use deroule::store::{Found, Memory, SqliteStore, Store};
use divan::Bencher;
use tempfile::TempDir;

/// Sessions, and notes in each.
const SESSIONS: usize = 1_000;
const NOTES: usize = 1_000;
/// Words that notes are made of, after those that many of them have.
const WORDS: usize = 20_000;
const COMMON: [&str; 12] = [
    "démo",
    "claire",
    "données",
    "rappeler",
    "DREES",
    "hébergement",
    "RGPD",
    "utilisateur",
    "présentation",
    "question",
    "prototype",
    "interface",
];

static JOURNALS: LazyLock<TempDir> = LazyLock::new(journals);

fn main() {
    divan::main();
}

/// Marsaglia's xorshift, so that the notes are the same each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits")
    }

    /// A word: half of all are common ones.
    fn word(&mut self) -> String {
        let common = self.next().is_multiple_of(2);
        let word = COMMON.get(self.next() % COMMON.len()).copied().unwrap_or_default();
        if common { word.to_owned() } else { format!("mot{}x", self.next() % WORDS) }
    }
}

fn reading(start: DateTime<Utc>, seconds: i64) -> Reading {
    let since = TimeDelta::seconds(seconds);
    Reading { wall: start + since, mono: since, boot: "bench".into() }
}

fn draft(recorded_at: Reading, event: Event) -> Draft {
    Draft { effective_at: recorded_at.wall, recorded_at, by: "Ada".into(), event }
}

fn note(recorded_at: Reading, chance: &mut Chance) -> Draft {
    let words: Vec<String> = (0..9).map(|_| chance.word()).collect();
    let kind = NoteKind::ALL[chance.next() % NoteKind::ALL.len()];
    let note = Note {
        text: words.join(" ").as_str().into(),
        kind,
        category: None,
        deliverable: None,
        owner: None,
        defi: Some(format!("Défi {}", chance.next() % 40).as_str().into()),
        cue: None,
        elapsed: None,
        prompt: None,
        track: None,
        key: None,
    };
    draft(recorded_at, Event::Noted { note })
}

/// A million notes, in the journals and in the index.
fn journals() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fill(folder.path(), 0..SESSIONS);
    caught_up(folder.path());
    folder
}

/// The sessions of these days, one a day.
fn fill(folder: &Path, days: Range<usize>) {
    let mut store = SqliteStore::open(folder).expect("a store");
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let first: DateTime<Utc> = "2018-06-21T07:00:00Z".parse().expect("an instant");
    for day in days {
        let start = first + TimeDelta::days(i64::try_from(day).expect("a day"));
        let plan = format!(
            r#"{{"title": "Bench", "date": "{}", "zone": "Europe/Paris", "slots": []}}"#,
            start.date_naive()
        );
        let plan: Box<Plan> = serde_json::from_str(&plan).expect("a plan");
        let (fingerprint, path) = ("none".into(), "none".into());
        let mut drafts = vec![draft(reading(start, 0), Event::Opened { plan, fingerprint, path })];
        let notes = (1..=NOTES).map(|second| {
            note(reading(start, i64::try_from(second * 20).expect("seconds")), &mut chance)
        });
        drafts.extend(notes);
        let slug = SessionId::new(&format!("bench-{day}")).expect("a slug");
        store.create(&slug, &drafts).expect("a journal");
    }
}

fn caught_up(folder: &Path) -> (Memory, SqliteStore) {
    let mut store = SqliteStore::open_to_read(folder).expect("a store");
    let mut memory = Memory::open(folder).expect("an index");
    memory.catch_up(&mut store).expect("the journals");
    (memory, store)
}

fn search(folder: &Path, wanted: &Wanted) -> Found {
    let (mut memory, mut store) = caught_up(folder);
    memory.search(&mut store, wanted, Paris, 20).expect("an answer")
}

/// Everything that `deroule search` does, from opening the files: words that many notes have, a
/// rare one, several, long ones, a letter, several letters, one team's, one kind's, one day's, the
/// first day's, all after a day, nothing, and nothing together with what many have.
#[divan::bench(
    args = [
        "démo", "mot17", "rappeler DREES hébergement", "d", "présentation prototype mot1",
        "hébergement présentation utilisateur", "rappeler RGPD question claire prototype",
        "d c r h u", "d c r h u p q i m", "démo défi:7", "données défi:7 action", "défi:7 action",
        "rgpd jour", "d ancien", "démo depuis", "introuvable", "introuvable démo",
    ],
    sample_count = 50,
    sample_size = 1,
)]
fn search_a_million(bencher: Bencher<'_, '_>, query: &str) {
    let folder = JOURNALS.path();
    let day = "2020-01-10".parse().expect("a day");
    let (one_day, since) = (query.ends_with(" jour"), query.ends_with(" depuis"));
    let first = "2018-06-21".parse().expect("a day");
    let until = query.ends_with(" ancien").then_some(first).or(one_day.then_some(day));
    let filters = ["défi:7", "action", "jour", "depuis", "ancien"];
    let words: Vec<&str> = query.split(' ').filter(|word| !filters.contains(word)).collect();
    let wanted = Wanted {
        category: None,
        terms: terms(&words.join(" ")),
        team: query.contains("défi:7").then(|| team_key("Défi 7")),
        kind: query.contains("action").then_some(NoteKind::Action),
        since: (one_day || since).then_some(day),
        until,
    };
    bencher.bench_local(|| {
        let found = search(folder, &wanted);
        assert_eq!(found.hits.is_empty(), query.starts_with("introuvable"));
        found
    });
}

/// A search right after another note was taken: its session is read again.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn search_after_a_note(bencher: Bencher<'_, '_>) {
    let folder = JOURNALS.path();
    let mut store = SqliteStore::open(folder).expect("a store");
    let id = SessionId::new("bench-999").expect("an id");
    let mut chance = Chance(77);
    let wanted = Wanted { category: None, terms: terms("démo"), ..Wanted::default() };
    bencher
        .with_inputs(|| {
            let after = store.sessions().expect("sessions")[0].last_seq;
            let start = "2021-03-16T20:00:00Z".parse().expect("an instant");
            let seconds = i64::try_from(after).expect("seconds");
            let note = note(reading(start, seconds), &mut chance);
            store.append(&id, after, &[note]).expect("an event");
        })
        .bench_local_values(|()| search(folder, &wanted));
}

/// What the console does with the journals when it starts: one session of a thousand notes, a
/// million notes beside it, or none.
#[divan::bench(args = ["beside a million", "alone"], sample_count = 200, sample_size = 1)]
fn open_a_session(bencher: Bencher<'_, '_>, notes: &str) {
    let alone = tempfile::tempdir().expect("a folder");
    let folder = match notes {
        "alone" => {
            fill(alone.path(), 500..501);
            alone.path()
        }
        _ => JOURNALS.path(),
    };
    let id = SessionId::new("bench-500").expect("an id");
    bencher.bench_local(|| {
        let mut store = SqliteStore::open(folder).expect("a store");
        store.read(&id, 0).expect("events").len()
    });
}

/// The first search ever, of a year's notes: the index is made.
#[divan::bench(args = [2_000, 10_000], sample_count = 5, sample_size = 1)]
fn first_search(bencher: Bencher<'_, '_>, notes: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = SqliteStore::open(folder.path()).expect("a store");
    let mut chance = Chance(99);
    for day in 0..notes / 200 {
        let start: DateTime<Utc> = "2018-06-21T07:00:00Z".parse().expect("an instant");
        let start = start + TimeDelta::days(i64::try_from(day).expect("a day"));
        let plan =
            r#"{"title": "Bench", "date": "2018-06-21", "zone": "Europe/Paris", "slots": []}"#;
        let plan: Box<Plan> = serde_json::from_str(plan).expect("a plan");
        let (fingerprint, path) = ("none".into(), "none".into());
        let mut drafts = vec![draft(reading(start, 0), Event::Opened { plan, fingerprint, path })];
        drafts.extend((1..=200).map(|second| note(reading(start, second * 60), &mut chance)));
        let slug = SessionId::new(&format!("bench-{day}")).expect("a slug");
        store.create(&slug, &drafts).expect("a journal");
    }
    let index = folder.path().join("search.sqlite");
    bencher
        .with_inputs(|| drop(std::fs::remove_file(&index)))
        .bench_local_values(|()| caught_up(folder.path()));
}
