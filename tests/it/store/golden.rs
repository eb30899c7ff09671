//! The golden journal: every kind of event, as version 1 writes it, read for ever.
//!
//! `tests/journals/v1/every-event.jsonl` has a line a row of the journal. It is never changed:
//! people's journals look like it. An event that is added later gets a file of its own, from the
//! file that a failing test here leaves in `target/tmp`.

use std::fs;
use std::path::Path;

use deroule::agenda::{Defi, Earlier, PlannedPhase, Role, ScriptLine, Seat, Then, Track};
use deroule::agenda::{Lang, Place, Text};
use deroule::session::draw::{DrawnTurn, Ticket, Unkept, Urn, Wish};
use deroule::session::{
    Category, Change, Cut, Draw, FreeTurn, Freed, Gone, Holder, Limit, Pays, PlanChange, PlanNews,
    PlanSource, Pledge, Recorded, Replan, Seed, SlotTurns, Stay, VERSION, WayKind, Why,
};
use deroule::store::JOURNAL;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::*;

const GOLDEN: &str = "tests/journals/v1/every-event.jsonl";
/// A field that came later, in the same version: older programs read the note without it.
const KEYED: &str = "tests/journals/v1/note-with-key.jsonl";
/// A change of the lineup that came later.
const DRAWN: &str = "tests/journals/v1/drawn.jsonl";
/// What came with catching up.
const CAUGHT: &str = "tests/journals/v1/catching-up.jsonl";
/// A field that came later: older programs let the later teams move up all the same.
const FREED: &str = "tests/journals/v1/absent-with-freed.jsonl";
/// Questions, what runs side by side, and the time to change places.
const ASKED: &str = "tests/journals/v1/asked.jsonl";
/// What can be said afterwards of notes and of times.
const AFTERWARDS: &str = "tests/journals/v1/afterwards.jsonl";
/// What was promised in an earlier session, and done.
const DONE: &str = "tests/journals/v1/action-done.jsonl";
/// Another plan for a session that has begun.
const CHANGED: &str = "tests/journals/v1/plan-changed.jsonl";
const COLUMNS: [&str; 7] = ["seq", "version", "kind", "recorded_at", "effective_at", "by", "body"];

#[test]
fn what_version_1_wrote_is_read() {
    assert_eq!(reading_of(GOLDEN), expected());
    assert_eq!(reading_of(KEYED), numbered(keyed()));
    assert_eq!(reading_of(DRAWN), numbered(drawn()));
    assert_eq!(reading_of(CAUGHT), numbered(caught()));
    assert_eq!(reading_of(FREED), numbered(freed()));
    assert_eq!(reading_of(ASKED), numbered(asked()));
    assert_eq!(reading_of(AFTERWARDS), numbered(afterwards()));
    assert_eq!(reading_of(DONE), numbered(done()));
    assert_eq!(reading_of(CHANGED), numbered(changed()));
}

fn reading_of(golden: &str) -> Vec<Recorded> {
    let golden = fs::read_to_string(golden).expect("the golden journal");
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = SqliteStore::open(folder.path()).expect("a store");
    let (id, _) = store.create(&slug("golden"), &[opening("Golden")]).expect("a journal");
    let db = Connection::open(folder.path().join(JOURNAL)).expect("a database");
    db.execute("DELETE FROM event", []).expect("no rows");
    for line in golden.lines() {
        let row: Value = serde_json::from_str(line).expect("a row");
        let text = |column: &str| row[column].as_str().expect("text").to_owned();
        let number = |column: &str| row[column].as_i64().expect("a number");
        db.execute(
            "INSERT INTO event VALUES ('golden', ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            rusqlite::params![
                number("seq"),
                number("version"),
                text("kind"),
                text("recorded_at"),
                text("effective_at"),
                text("by"),
                text("body"),
            ],
        )
        .expect("a row");
    }
    store.read(&id, 0).expect("events")
}

#[test]
fn version_1_is_written_as_it_always_was() {
    assert_eq!(VERSION, 1, "a new version has a golden journal of its own");
    is_written(&drafts(), GOLDEN);
    is_written(&keyed(), KEYED);
    is_written(&drawn(), DRAWN);
    is_written(&caught(), CAUGHT);
    is_written(&freed(), FREED);
    is_written(&asked(), ASKED);
    is_written(&afterwards(), AFTERWARDS);
    is_written(&done(), DONE);
    is_written(&changed(), CHANGED);
}

fn is_written(drafts: &[Draft], golden: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = SqliteStore::open(folder.path()).expect("a store");
    store.create(&slug("golden"), drafts).expect("a journal");
    let db = Connection::open(folder.path().join(JOURNAL)).expect("a database");
    let mut rows = db
        .prepare("SELECT seq, version, kind, recorded_at, effective_at, \"by\", body FROM event")
        .expect("a statement");
    let rows = rows.query_map([], |row| {
        let cell = |index: usize| match row.get_ref(index) {
            Ok(rusqlite::types::ValueRef::Integer(number)) => json!(number),
            Ok(other) => json!(other.as_str().unwrap_or_default()),
            Err(_) => Value::Null,
        };
        // in the order of the columns, which a map would not keep
        let cells: Vec<String> = COLUMNS
            .iter()
            .zip(0..)
            .map(|(name, index)| format!("\"{name}\":{}", cell(index)))
            .collect();
        Ok(format!("{{{}}}\n", cells.join(",")))
    });
    let written: String = rows.expect("rows").map(|row| row.expect("a row")).collect();
    if written != fs::read_to_string(golden).unwrap_or_default() {
        let name = Path::new(golden).file_name().expect("a name");
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&path, written).expect("a file");
        panic!("version 1 is written differently: see {}", path.display());
    }
}

#[test]
fn the_golden_journal_has_every_event() {
    let mut missing: Vec<usize> = (0..KINDS).collect();
    for draft in drafts()
        .into_iter()
        .chain(drawn())
        .chain(caught())
        .chain(asked())
        .chain(afterwards())
        .chain(done())
        .chain(changed())
    {
        missing.retain(|&kind| kind != number(&draft.event));
    }
    assert_eq!(missing, Vec::<usize>::new());
}

/// How many kinds of events there are, changes of the lineup each for itself.
const KINDS: usize = 40;

/// A number for each kind: without one, a new kind does not compile.
fn number(event: &Event) -> usize {
    match event {
        Event::Opened { .. } => 0,
        Event::Replanned { .. } => 1,
        Event::Started { .. } => 2,
        Event::Advanced { .. } => 3,
        Event::Reopened { .. } => 4,
        Event::Jumped { .. } => 5,
        Event::Suspended { .. } => 6,
        Event::Resumed { .. } => 7,
        Event::Extended { .. } => 8,
        Event::BreakBegun { .. } => 9,
        Event::Announced { .. } => 10,
        Event::LineupChanged { change } => match change {
            Change::Absent { .. } => 11,
            Change::Present { .. } => 12,
            Change::Deferred { .. } => 13,
            Change::Swapped { .. } => 14,
            Change::Moved { .. } => 15,
            Change::Inserted { .. } => 16,
            Change::Drawn { .. } => 28,
        },
        Event::MessageShown { .. } => 17,
        Event::MessageCleared => 18,
        Event::Blackout { .. } => 19,
        Event::Noted { .. } => 20,
        Event::NoteRemoved { .. } => 21,
        Event::ClockStepped { .. } => 22,
        Event::Interrupted { .. } => 23,
        Event::InterruptionRemoved { .. } => 24,
        Event::Undone { .. } => 25,
        Event::Redone { .. } => 26,
        Event::Closed => 27,
        Event::PromptAsked { .. } => 32,
        Event::ActionDone { .. } => 38,
        Event::PlanChanged { .. } => 39,
        Event::CaughtUp { .. } => 29,
        Event::TargetSet { .. } => 30,
        Event::Limited { .. } => 31,
        Event::NoteEdited { .. } => 33,
        Event::NoteMoved { .. } => 34,
        Event::NotePinned { .. } => 35,
        Event::NoteTimed { .. } => 36,
        Event::TimeCorrected { .. } => 37,
    }
}

fn expected() -> Vec<Recorded> {
    numbered(drafts())
}

fn numbered(drafts: Vec<Draft>) -> Vec<Recorded> {
    (1..).zip(drafts).map(|(seq, draft)| draft.at_seq(seq)).collect()
}

/// A note that a device sent, under the key that it knows it by, and took back.
fn keyed() -> Vec<Draft> {
    let key = Some("0b7e6c52-9d4e-4a2f-8f0e-3d1c5a7b9e11".into());
    let Some(Event::Noted { note }) = notes().into_iter().next() else { panic!("a note") };
    let events = [
        opening("Golden").event,
        Event::Noted { note: Note { key, ..note } },
        Event::NoteRemoved { note: 2 },
    ];
    (0..).zip(events).map(|(second, event)| draft(second * 60, event)).collect()
}

/// Two draws: one with all that can be asked for and not kept, one with nothing.
fn drawn() -> Vec<Draft> {
    let hour = |minutes| start() + TimeDelta::minutes(minutes);
    let ticket = |defi: &str| Ticket { defi: defi.into(), owner: None, from: None, place: None };
    let of = |defi: &str| Ticket { owner: Some("DINSIC".into()), ..ticket(defi) };
    let turns = |count| {
        (1..=count).map(|turn| DrawnTurn { slot: 2, turn, starts: hour(15 * i64::from(turn)) })
    };
    let full = Urn {
        tickets: vec![
            Ticket { from: Some(hour(300)), place: Some(Place::First), ..of("Gobelins") },
            Ticket { place: Some(Place::Last), ..of("Hopkins") },
            of("Archifiltre"),
        ],
        turns: turns(3).collect(),
        after: Some(of("DataESR")),
    };
    let plain = Urn {
        tickets: vec![ticket("b@liseNAV"), ticket("Lab Santé")],
        turns: turns(2).collect(),
        after: None,
    };
    let seed = |number: u32| Seed::try_from(number).expect("a seed");
    let draws = [Draw::of(seed(133_742), full), Draw::of(seed(42), plain)];
    let unlooked = Draw {
        unkept: vec![
            Unkept::Unlooked { wish: Wish::Neighbours },
            Unkept::Place { defi: "Hopkins".into(), place: Place::Last },
        ],
        ..draws[1].clone()
    };
    let drawn = draws.into_iter().chain([unlooked]);
    let change = |draw| Event::LineupChanged { change: Change::Drawn { draw: Box::new(draw) } };
    let events = [opening("Golden").event].into_iter().chain(drawn.map(change));
    (0..).zip(events).map(|(second, event)| draft(second * 60, event)).collect()
}

/// Every way to catch up, and all that can be said of what it may take.
fn caught() -> Vec<Draft> {
    let cut = |cue, by, sooner| {
        let [by, sooner] = [by, sooner].map(TimeDelta::seconds);
        Cut { cue, by, sooner }
    };
    let phase = CueId::Part { slot: 2, phase: 2 };
    let slot = CueId::Slot { slot: 4 };
    let ways = WayKind::LATE.into_iter().chain(WayKind::AHEAD).map(|way| {
        let cuts = vec![
            cut(CueId::Phase { slot: 2, turn: 1, phase: 2 }, 90, 0),
            cut(CueId::Slot { slot: 4 }, 0, 90),
            cut(CueId::Changeover { slot: 2, turn: 1 }, -30, -120),
        ];
        let target = (way.number() == 3).then(|| start() + TimeDelta::minutes(250));
        Event::CaughtUp { way, target, cuts }
    });
    let limits = [
        Limit::Locked(true),
        Limit::Locked(false),
        Limit::Floor(Some(TimeDelta::seconds(330))),
        Limit::Floor(None),
        Limit::Pays(Some(Pays::First)),
        Limit::Pays(Some(Pays::Last)),
        Limit::Pays(None),
    ];
    let limits = limits.into_iter().zip([phase, slot].into_iter().cycle());
    let mut events = vec![opening("Golden").event];
    events.extend(ways);
    events.push(Event::TargetSet { end: Some(start() + TimeDelta::minutes(270)) });
    events.push(Event::TargetSet { end: None });
    events.extend(limits.map(|(limit, part)| Event::Limited { part, limit }));
    (0..).zip(events).map(|(second, event)| draft(second * 60, event)).collect()
}

/// Absences of which the turn was not given up.
fn freed() -> Vec<Draft> {
    let absent = |defi: &str, freed| {
        let change = Change::Absent { defi: defi.into(), reason: None, freed };
        Event::LineupChanged { change }
    };
    let events = [
        opening("Golden").event,
        absent("Gobelins", Freed::Kept),
        absent("Hopkins", Freed::Discussion),
    ];
    (0..).zip(events).map(|(second, event)| draft(second * 60, event)).collect()
}

/// A question, and a note that answers it; a note on one of several things side by side.
fn asked() -> Vec<Draft> {
    let Some(Event::Noted { note }) = notes().into_iter().next() else { panic!("a note") };
    let change = CueId::RoundChange { slot: 3, round: 1 };
    let events = [
        opening("Golden").event,
        Event::PromptAsked { cue: CueId::Part { slot: 2, phase: 1 }, number: 2 },
        Event::Noted { note: Note { prompt: Some("Et la suite\u{a0}?".into()), ..note.clone() } },
        Event::Noted { note: Note { track: Some("Données".into()), ..note } },
        Event::Jumped { from: None, to: change },
    ];
    (0..).zip(events).map(|(second, event)| draft(second * 60, event)).collect()
}

/// Notes that were reworded, moved, pinned and timed; a fact at its real time.
fn afterwards() -> Vec<Draft> {
    let mut noted = notes().into_iter();
    let (Some(bare), Some(Event::Noted { note: full })) = (noted.next(), noted.next()) else {
        panic!("two notes")
    };
    let Event::Noted { note: plain } = &bare else { panic!("a note") };
    let words = |note: &Note| Event::NoteEdited { note: 3, words: note.words() };
    let moved = |defi: Option<&str>, track: Option<&str>, prompt: Option<&str>| Event::NoteMoved {
        note: 3,
        defi: defi.map(Text::from),
        track: track.map(Text::from),
        prompt: prompt.map(Text::from),
    };
    let events = [
        opening("Golden").event,
        Event::Started { cue: CueId::Slot { slot: 1 } },
        bare.clone(),
        words(&full),
        words(plain),
        moved(Some("Archifiltre"), None, Some("Et la suite\u{a0}?")),
        moved(None, Some("Données"), None),
        moved(None, None, None),
        Event::NotePinned { note: 3, on: true },
        Event::NotePinned { note: 3, on: false },
        Event::NoteTimed { note: 3, at: start() + TimeDelta::seconds(90) },
        Event::TimeCorrected { event: 2, at: start() + TimeDelta::seconds(30) },
        Event::Undone { event: 4 },
    ];
    (0..).zip(events).map(|(second, event)| draft(second * 60, event)).collect()
}

/// Two promises kept: one with all that can be said of it, one with the least.
fn done() -> Vec<Draft> {
    let whole = Pledge {
        session: slug("demo-day-2018-06-14"),
        note: 12,
        date: NaiveDate::from_ymd_opt(2018, 6, 14).expect("a day"),
        text: "rappeler la DREES".into(),
        defi: Some("Lab Santé".into()),
        owner: Some("Paul".into()),
    };
    let least = Pledge { note: 13, defi: None, owner: None, ..whole.clone() };
    let done = [whole, least].map(|action| Event::ActionDone { action: Box::new(action) });
    let events = std::iter::once(opening("Golden").event).chain(done);
    (0..).zip(events).map(|(second, event)| draft(second * 60, event)).collect()
}

/// Another plan in which nothing is left out, and one that says as little as can be.
fn changed() -> Vec<Draft> {
    let minutes = TimeDelta::minutes;
    let mut plan = full_plan();
    plan.written = Some("Agenda(title: \"Demo Day\")".into());
    let slot = plan.slots[1].clone();
    plan.slots[1].earlier = vec![Earlier { parts: 1, phases: None, slot }];
    plan.slots[2].dropped = true;
    let free = FreeTurn { defi: "Lab Santé".into(), freed: Freed::Kept };
    let turns = SlotTurns {
        slot: 2,
        holders: vec![
            Holder::Team("Archifiltre".into()),
            Holder::Unnamed,
            Holder::Free { turn: free, back: false },
            Holder::Empty,
            Holder::Empty,
        ],
        gone: vec![
            Gone { defi: "Gobelins".into(), why: Why::Absent },
            Gone { defi: "Hopkins".into(), why: Why::Deferred },
        ],
    };
    let news = PlanNews {
        changed: 3,
        added: 2,
        removed: 1,
        left_out: 1,
        joined: vec!["EIG Node".into()],
        left: vec!["Invitée".into()],
        overrun: None,
        without: Vec::new(),
        end_before: Some(start() + minutes(180)),
        end: Some(start() + minutes(195)),
    };
    let whole = PlanChange {
        plan,
        source: Some(PlanSource { fingerprint: "cafe".into(), path: "demo-day.ron".into() }),
        turns: vec![turns],
        stays: vec![Stay { from: 4, to: 5, same: true }, Stay { from: 2, to: 2, same: false }],
        places: Vec::new(),
        ends_anew: true,
        news,
    };
    let least = PlanChange {
        plan: *super::plan("Demo Day"),
        source: None,
        turns: Vec::new(),
        stays: Vec::new(),
        places: Vec::new(),
        ends_anew: false,
        news: PlanNews::default(),
    };
    let changed = [whole, least].map(|change| Event::PlanChanged { change: Box::new(change) });
    let events = std::iter::once(opening("Golden").event).chain(changed);
    (0..).zip(events).map(|(second, event)| draft(second * 60, event)).collect()
}

pub(super) fn drafts() -> Vec<Draft> {
    let mut drafts: Vec<Draft> =
        (0..).zip(events()).map(|(second, event)| draft(second * 60, event)).collect();
    // one that was back-dated, by somebody else, after the machine had been started again
    if let Some(last) = drafts.last_mut() {
        last.by = "Grace « notes »".into();
        last.effective_at -= TimeDelta::microseconds(90_000_123);
        last.recorded_at.boot = "another boot".into();
        last.recorded_at.mono = TimeDelta::milliseconds(1234);
    }
    drafts
}

fn events() -> Vec<Event> {
    let slot = CueId::Slot { slot: 1 };
    let talk = CueId::Phase { slot: 2, turn: 1, phase: 1 };
    let reactions = CueId::Phase { slot: 2, turn: 1, phase: 2 };
    let changeover = CueId::Changeover { slot: 2, turn: 1 };
    let pause = CueId::Unplanned { number: 1 };
    let minutes = TimeDelta::minutes;
    let changes = [
        Change::Absent {
            defi: "Gobelins".into(),
            reason: Some("train en retard".into()),
            freed: Freed::GivenUp,
        },
        Change::Absent { defi: "Hopkins".into(), reason: None, freed: Freed::GivenUp },
        Change::Present { defi: "Gobelins".into() },
        Change::Deferred { defi: "Archifiltre".into() },
        Change::Swapped { a: "b@liseNAV".into(), b: "Archifiltre".into() },
        Change::Moved { defi: "b@liseNAV".into(), to: 1 },
        Change::Inserted { defi: "Invitée".into(), after: Some("b@liseNAV".into()) },
        Change::Inserted { defi: "Dernière".into(), after: None },
    ];
    let opened = Event::Opened {
        plan: Box::new(full_plan()),
        fingerprint: "5eed".into(),
        path: "agendas/2018-06-21-demo-day.ron".into(),
    };
    let before = vec![
        opened,
        Event::Replanned {
            plan: plan("Demo Day"),
            fingerprint: "beef".into(),
            why: Replan::BeginNow,
        },
        Event::Replanned {
            plan: plan("Demo Day"),
            fingerprint: "cafe".into(),
            why: Replan::FileChanged,
        },
        Event::Started { cue: slot },
        Event::Advanced { from: slot, to: talk, by_itself: false },
        Event::Advanced { from: talk, to: reactions, by_itself: true },
        Event::Reopened { from: reactions, to: talk },
        Event::Jumped { from: Some(talk), to: changeover },
        Event::Jumped { from: None, to: CueId::Round { slot: 3, round: 2 } },
        Event::Suspended { cue: talk },
        Event::Resumed { cue: talk },
        Event::Extended { cue: talk, by: -minutes(1) },
        Event::BreakBegun { cue: pause, interrupts: Some(talk), length: minutes(10) },
        Event::BreakBegun { cue: pause, interrupts: None, length: minutes(10) },
        Event::Announced { cue: pause, end: start() + minutes(200) },
    ];
    let after = [
        Event::MessageShown { text: "Reprise dans 5'\u{a0}!".into() },
        Event::MessageCleared,
        Event::Blackout { on: true },
        Event::NoteRemoved { note: 3 },
        Event::ClockStepped { by: -TimeDelta::milliseconds(3_600_500) },
        Event::Interrupted { from: start(), to: start() + minutes(6) },
        Event::InterruptionRemoved { interruption: 30 },
        Event::Undone { event: 12 },
        Event::Redone { event: 12 },
        Event::Closed,
    ];
    let lineup = changes.map(|change| Event::LineupChanged { change });
    let mut events = before;
    events.extend(lineup);
    events.extend(notes());
    events.extend(after);
    events
}

fn notes() -> Vec<Event> {
    let bare = Note {
        text: "sans rien".into(),
        kind: NoteKind::Plain,
        category: None,
        deliverable: None,
        owner: None,
        defi: None,
        cue: None,
        elapsed: None,
        prompt: None,
        track: None,
        key: None,
    };
    let full = Note {
        text: "rappelle la DREES vendredi 👩\u{200D}🔬".into(),
        kind: NoteKind::Action,
        category: Some(Category::AP),
        deliverable: Some("Livrable 1".into()),
        owner: Some("Lab Santé".into()),
        defi: Some("b@liseNAV".into()),
        cue: Some(CueId::Part { slot: 4, phase: 1 }),
        elapsed: Some(TimeDelta::milliseconds(130_250)),
        prompt: None,
        track: None,
        key: None,
    };
    let categories = [
        Category::A,
        Category::C,
        Category::D,
        Category::I,
        Category::M,
        Category::P,
        Category::S,
        Category::T,
        Category::U,
    ];
    let mut notes = vec![bare.clone(), full];
    notes.extend(NoteKind::ALL.map(|kind| Note { kind, ..bare.clone() }));
    notes.extend(categories.map(|category| Note { category: Some(category), ..bare.clone() }));
    notes.into_iter().map(|note| Event::Noted { note }).collect()
}

/// A plan in which nothing is left out.
fn full_plan() -> Plan {
    let minutes = TimeDelta::minutes;
    let simple = plan("Demo Day");
    let bare = &simple.slots[0];
    let phase = PlannedPhase {
        title: "Réactions à chaud".into(),
        length: Some(minutes(10)),
        role: Role::Feedback,
        floor: Some(minutes(5)),
        warn: Some(minutes(2)),
        danger: Some(TimeDelta::seconds(30)),
        grace: Some(TimeDelta::seconds(5)),
        then: Then::Advance,
        script: vec![ScriptLine { title: "Problème".into(), length: minutes(1) }],
        prompts: vec!["Et maintenant\u{a0}?".into()],
    };
    let talk = PlannedPhase {
        title: "Présentation".into(),
        length: None,
        role: Role::Presentation,
        floor: None,
        warn: None,
        danger: None,
        grace: None,
        then: Then::Wait,
        script: Vec::new(),
        prompts: Vec::new(),
    };
    let presentations = PlannedSlot {
        title: "Présentations".into(),
        kind: Kind::Presentations,
        floor: Some(minutes(30)),
        anchor: PlannedAnchor::Floating,
        locked: true,
        note: Some("vérifier le micro".into()),
        seats: vec![Seat::Team("Archifiltre".into()), Seat::Unnamed, Seat::Free],
        phases: vec![talk, phase],
        changeover: Some(minutes(1)),
        prompts: vec!["Qui héberge\u{a0}?".into()],
        ..bare.clone()
    };
    let workshop = PlannedSlot {
        kind: Kind::Workshop,
        anchor: PlannedAnchor::Fixed(start() + minutes(90)),
        tracks: vec![Track {
            title: "Atelier A".into(),
            room: Some("Salle 2".into()),
            hosts: vec!["Ada".into()],
            prompts: vec!["Pourquoi\u{a0}?".into()],
        }],
        rounds: 2,
        ..bare.clone()
    };
    let end = PlannedAnchor::EndAt { end: start() + minutes(180), floor: minutes(10) };
    let pause = PlannedSlot { kind: Kind::Break, anchor: end, ..bare.clone() };
    let others = [Kind::Restitution, Kind::Debrief, Kind::Other];
    let others = others.map(|kind| PlannedSlot { kind, length: None, ..bare.clone() });
    let defi = Defi {
        name: "Archifiltre".into(),
        owner: Some("Ministères sociaux".into()),
        presenters: vec!["Ada".into(), "Grace".into()],
        with: Some("b@liseNAV".into()),
        from: chrono::NaiveTime::from_hms_opt(15, 0, 0),
        place: Some(Place::First),
        link: Some("https://example.org/archifiltre".into()),
    };
    let last = Defi { name: "Hopkins".into(), place: Some(Place::Last), ..Defi::default() };
    let mut slots = vec![bare.clone(), presentations, workshop, pause];
    slots.extend(others);
    Plan {
        lang: Some(Lang::Fr),
        moved_from: NaiveDate::from_ymd_opt(2018, 6, 14),
        shift: minutes(7),
        place: Some("Liberté Living Lab, rue du Caire".into()),
        audience: Some("EIG seuls".into()),
        hosts: vec!["L'équipe EIG Node".into()],
        objectives: vec!["Présenter les réalisations en cours.".into()],
        source: Some("https://example.org/demo-day".into()),
        lineup: vec![defi, last],
        slots,
        ..*simple
    }
}
