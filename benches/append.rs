//! How long a note takes until it is on the disk, and a long journal until it is read.

use divan::Bencher;

fn main() {
    divan::main();
}

mod journal {
    use std::path::Path;

    use deroule::agenda::Plan;
    use deroule::clock::{Clock, SystemClock};
    use deroule::session::{Draft, Event, Note, NoteKind, SessionId};
    use deroule::store::{SqliteStore, Store};

    fn draft(event: Event) -> Draft {
        let recorded_at = SystemClock::new().read();
        Draft { effective_at: recorded_at.wall, recorded_at, by: "Ada".into(), event }
    }

    /// A note of an ordinary length.
    pub(super) fn note() -> Draft {
        let text = "démo très claire, mais qui héberge les données l'an prochain ?".into();
        let kind = NoteKind::Question;
        let [deliverable, owner] = [None, None];
        let defi = Some("Archifiltre".into());
        let note = Note {
            text,
            kind,
            category: None,
            deliverable,
            owner,
            defi,
            cue: None,
            elapsed: None,
            prompt: None,
            track: None,
            key: None,
        };
        draft(Event::Noted { note })
    }

    /// A store with one session of so many notes.
    pub(super) fn with_notes(folder: &Path, notes: usize) -> (SqliteStore, SessionId) {
        let plan =
            r#"{"title": "Bench", "date": "2018-06-21", "zone": "Europe/Paris", "slots": []}"#;
        let plan: Box<Plan> = serde_json::from_str(plan).expect("a plan");
        let (fingerprint, path) = ("none".into(), "none".into());
        let mut first = vec![draft(Event::Opened { plan, fingerprint, path })];
        first.resize(notes + 1, note());
        let mut store = SqliteStore::open(folder).expect("a store");
        let slug = SessionId::new("bench").expect("a slug");
        let (id, _) = store.create(&slug, &first).expect("a journal");
        (store, id)
    }
}

/// One note, confirmed by the disk (WAL, FULL).
#[divan::bench(sample_count = 500, sample_size = 1)]
fn append_one(bencher: Bencher<'_, '_>) {
    use deroule::store::Store;
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, id) = journal::with_notes(folder.path(), 0);
    let note = [journal::note()];
    let mut last = 1;
    bencher.bench_local(|| {
        store.append(&id, last, &note).expect("an event");
        last += 1;
    });
}

/// A whole journal in one call.
#[divan::bench(args = [1_000, 100_000], sample_count = 10, sample_size = 1)]
fn read_all(bencher: Bencher<'_, '_>, notes: usize) {
    use deroule::store::Store;
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, id) = journal::with_notes(folder.path(), notes);
    bencher.bench_local(|| store.read(&id, 0).expect("events").len());
}
