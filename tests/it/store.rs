//! The store: one contract for every implementation, and what SQLite adds to it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use deroule::agenda::{CueId, Kind, Plan, PlannedAnchor, PlannedSlot};
use deroule::session::{Body, Draft, Event, Note, NoteKind, Reading, SessionId};
use deroule::store::{Medium, MemoryStore, SqliteStore, Store, StoreError};

mod beside;
mod contract;
mod give;
mod golden;
mod page;
mod round_trip;
mod search;
mod sqlite;
mod wake;

/// The opening of every journal here.
fn start() -> DateTime<Utc> {
    "2018-06-21T11:30:00Z".parse().expect("an instant")
}

/// A reading `seconds` after the start.
fn reading(seconds: i64) -> Reading {
    let since = TimeDelta::seconds(seconds);
    Reading { wall: start() + since, mono: since, boot: "boot".into() }
}

fn draft(seconds: i64, event: Event) -> Draft {
    let recorded_at = reading(seconds);
    Draft { effective_at: recorded_at.wall, recorded_at, by: "Ada".into(), event }
}

fn plan(title: &str) -> Box<Plan> {
    let end = start() + TimeDelta::minutes(15);
    Box::new(Plan {
        title: title.into(),
        date: NaiveDate::from_ymd_opt(2018, 6, 21).expect("a date"),
        zone: chrono_tz::Europe::Paris,
        lang: None,
        moved_from: None,
        shift: TimeDelta::zero(),
        end: Some(end),
        place: None,
        audience: None,
        hosts: Vec::new(),
        objectives: Vec::new(),
        source: None,
        lineup: Vec::new(),
        slots: vec![PlannedSlot {
            title: "Accueil".into(),
            kind: Kind::Welcome,
            start: start(),
            end,
            unplaced: false,
            length: Some(TimeDelta::minutes(15)),
            anchor: PlannedAnchor::NotBefore(start()),
            floor: None,
            locked: false,
            note: None,
            seats: Vec::new(),
            phases: Vec::new(),
            changeover: None,
            tracks: Vec::new(),
            rounds: 1,
            prompts: Vec::new(),
            earlier: Vec::new(),
            dropped: false,
        }],
        written: None,
    })
}

fn opening(title: &str) -> Draft {
    let fingerprint = "f00d".into();
    draft(0, Event::Opened { plan: plan(title), fingerprint, path: "demo-day.ron".into() })
}

fn note(seconds: i64, text: &str) -> Draft {
    let note = Note {
        text: text.into(),
        kind: NoteKind::Plus,
        category: None,
        deliverable: None,
        owner: None,
        defi: Some("Archifiltre".into()),
        cue: Some(CueId::Slot { slot: 1 }),
        elapsed: Some(TimeDelta::seconds(seconds)),
        prompt: None,
        track: None,
        key: None,
    };
    draft(seconds, Event::Noted { note })
}

fn slug(text: &str) -> SessionId {
    SessionId::new(text).expect("a slug")
}
