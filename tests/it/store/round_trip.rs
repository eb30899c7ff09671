//! Whatever is appended is read back as it was, to the last character.

use deroule::agenda::{Defi, Place, PlannedPhase, Role, ScriptLine, Seat, Text, Then};
use deroule::session::draw::{DrawnTurn, Ticket, Urn};
use deroule::session::{
    Category, Change, Cut, Draw, FreeTurn, Freed, Gone, Holder, Limit, Pays, PlanChange, PlanNews,
    PlanSource, Pledge, Replan, Seed, SlotTurns, Stay, WayKind, Why,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::*;

fn text() -> impl Strategy<Value = Text> {
    prop_oneof!["\\PC{0,20}", ".{0,20}"].prop_map(|raw| Text::clean(&raw))
}

/// Up to the year 9999, with all that a clock may say below the second.
fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    (0_i64..253_402_300_799, prop_oneof![Just(0), 0_u32..1_000_000_000])
        .prop_map(|(seconds, nanos)| DateTime::from_timestamp(seconds, nanos).expect("an instant"))
}

/// Whole milliseconds: what the journal keeps of lengths.
fn length() -> impl Strategy<Value = TimeDelta> {
    (-1_000_000_000_000_i64..1_000_000_000_000).prop_map(TimeDelta::milliseconds)
}

fn cue() -> impl Strategy<Value = CueId> {
    (1_u16.., 1_u16.., 1_u16.., 0..7).prop_map(|(slot, turn, phase, kind)| match kind {
        0 => CueId::Slot { slot },
        1 => CueId::Round { slot, round: turn },
        2 => CueId::Part { slot, phase },
        3 => CueId::Phase { slot, turn, phase },
        4 => CueId::Changeover { slot, turn },
        5 => CueId::RoundChange { slot, round: turn },
        _ => CueId::Unplanned { number: slot },
    })
}

fn any_plan() -> impl Strategy<Value = Box<Plan>> {
    let slots = proptest::collection::vec(slot(), 0..3);
    let defi = (text(), of(text()), of(text())).prop_map(|(name, owner, with)| Defi {
        name,
        owner,
        with,
        ..Defi::default()
    });
    let lineup = proptest::collection::vec(defi, 0..3);
    (text(), of(text()), length(), of(instant()), lineup, slots).prop_map(
        |(title, place, shift, end, lineup, slots)| {
            Box::new(Plan { title, place, shift, end, lineup, slots, ..*plan("") })
        },
    )
}

fn slot() -> impl Strategy<Value = PlannedSlot> {
    let seat = prop_oneof![text().prop_map(Seat::Team), Just(Seat::Unnamed), Just(Seat::Free)];
    let anchor = prop_oneof![
        Just(PlannedAnchor::Floating),
        instant().prop_map(PlannedAnchor::NotBefore),
        instant().prop_map(PlannedAnchor::Fixed),
        (instant(), length()).prop_map(|(end, floor)| PlannedAnchor::EndAt { end, floor }),
    ];
    let seats = proptest::collection::vec(seat, 0..3);
    let phases = proptest::collection::vec(phase(), 0..3);
    (text(), anchor, of(length()), any::<bool>(), seats, phases, any::<u16>()).prop_map(
        |(title, anchor, changeover, locked, seats, phases, rounds)| {
            let bare = plan("").slots.remove(0);
            PlannedSlot { title, anchor, changeover, locked, seats, phases, rounds, ..bare }
        },
    )
}

fn phase() -> impl Strategy<Value = PlannedPhase> {
    (text(), of(length()), of(length()), any::<bool>(), length()).prop_map(
        |(title, length, warn, feedback, part)| PlannedPhase {
            script: vec![ScriptLine { title: title.clone(), length: part }],
            prompts: vec![title.clone()],
            title,
            length,
            role: if feedback { Role::Feedback } else { Role::Presentation },
            floor: warn,
            warn,
            danger: None,
            grace: length,
            then: if feedback { Then::Advance } else { Then::Wait },
        },
    )
}

fn any_note() -> impl Strategy<Value = Note> {
    let kind = proptest::sample::select(NoteKind::ALL.to_vec());
    let category = proptest::sample::select(vec![Category::A, Category::AP, Category::U]);
    (text(), kind, of(category), of(text()), of(text()), of(cue()), of(length())).prop_map(
        |(text, kind, category, owner, defi, cue, elapsed)| Note {
            text,
            kind,
            category,
            deliverable: owner.clone(),
            owner,
            defi,
            cue,
            elapsed,
            prompt: None,
            track: None,
            key: None,
        },
    )
}

fn pledge() -> impl Strategy<Value = Pledge> {
    (text(), any::<u64>(), of(text()), of(text())).prop_map(|(text, note, defi, owner)| Pledge {
        session: slug("earlier"),
        note,
        date: NaiveDate::from_ymd_opt(2018, 6, 14).expect("a day"),
        text,
        defi,
        owner,
    })
}

fn freed() -> impl Strategy<Value = Freed> {
    proptest::sample::select(vec![Freed::GivenUp, Freed::Kept, Freed::Discussion])
}

fn drawn(seed: u32, teams: Vec<(Text, Option<Text>, Option<DateTime<Utc>>)>) -> Draw {
    let turns = (1..).zip(&teams).map(|(turn, _)| DrawnTurn { slot: 1, turn, starts: start() });
    let turns = turns.collect();
    let tickets = teams.into_iter().map(|(defi, owner, from)| Ticket {
        defi,
        owner,
        from,
        place: Some(Place::Last),
    });
    let urn = Urn { tickets: tickets.collect(), turns, after: None };
    Draw::of(Seed::try_from(seed).expect("a seed"), urn)
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (text(), of(text()), freed()).prop_map(|(defi, reason, freed)| Change::Absent {
            defi,
            reason,
            freed
        }),
        text().prop_map(|defi| Change::Present { defi }),
        text().prop_map(|defi| Change::Deferred { defi }),
        (text(), text()).prop_map(|(a, b)| Change::Swapped { a, b }),
        (text(), any::<u16>()).prop_map(|(defi, to)| Change::Moved { defi, to }),
        (text(), of(text())).prop_map(|(defi, after)| Change::Inserted { defi, after }),
        (0..Seed::COUNT, proptest::collection::vec((text(), of(text()), of(instant())), 0..4))
            .prop_map(|(seed, teams)| Change::Drawn { draw: Box::new(drawn(seed, teams)) }),
    ]
}

fn caught() -> impl Strategy<Value = Event> {
    let ways: Vec<WayKind> = WayKind::LATE.into_iter().chain(WayKind::AHEAD).collect();
    let cut = (cue(), length(), length()).prop_map(|(cue, by, sooner)| Cut { cue, by, sooner });
    let cuts = proptest::collection::vec(cut, 0..4);
    (proptest::sample::select(ways), of(instant()), cuts)
        .prop_map(|(way, target, cuts)| Event::CaughtUp { way, target, cuts })
}

fn limit() -> impl Strategy<Value = Limit> {
    let pays = proptest::sample::select(vec![Some(Pays::First), Some(Pays::Last), None]);
    prop_oneof![
        any::<bool>().prop_map(Limit::Locked),
        of(length()).prop_map(Limit::Floor),
        pays.prop_map(Limit::Pays),
    ]
}

fn changed_note() -> impl Strategy<Value = Event> {
    prop_oneof![
        (any::<u64>(), any_note())
            .prop_map(|(note, to)| Event::NoteEdited { note, words: to.words() }),
        (any::<u64>(), of(text()), of(text()), of(text()))
            .prop_map(|(note, defi, track, prompt)| Event::NoteMoved { note, defi, track, prompt }),
        (any::<u64>(), any::<bool>()).prop_map(|(note, on)| Event::NotePinned { note, on }),
        (any::<u64>(), instant()).prop_map(|(note, at)| Event::NoteTimed { note, at }),
    ]
}

fn plan_change() -> impl Strategy<Value = PlanChange> {
    let free = text().prop_map(|defi| Holder::Free {
        turn: FreeTurn { defi, freed: Freed::Discussion },
        back: false,
    });
    let holder = prop_oneof![
        text().prop_map(Holder::Team),
        Just(Holder::Unnamed),
        Just(Holder::Empty),
        free
    ];
    let why = prop_oneof![Just(Why::Absent), Just(Why::Deferred)];
    let gone = (text(), why).prop_map(|(defi, why)| Gone { defi, why });
    let turns = (1_u16.., vec(holder, 0..4), vec(gone, 0..2))
        .prop_map(|(slot, holders, gone)| SlotTurns { slot, holders, gone });
    let stay =
        (1_u16.., 1_u16.., any::<bool>()).prop_map(|(from, to, same)| Stay { from, to, same });
    let source = (text(), text()).prop_map(|(fingerprint, path)| PlanSource { fingerprint, path });
    let news = (any::<u16>(), vec(text(), 0..3), of(instant())).prop_map(|(count, joined, end)| {
        PlanNews { changed: count, left_out: count, joined, end, ..PlanNews::default() }
    });
    let places = vec(any::<u16>(), 0..3);
    (any_plan(), of(source), vec(turns, 0..3), vec(stay, 0..3), places, any::<bool>(), news)
        .prop_map(|(plan, source, turns, stays, places, ends_anew, news)| PlanChange {
            plan: *plan,
            source,
            turns,
            stays,
            places,
            ends_anew,
            news,
        })
}

fn event() -> impl Strategy<Value = Event> {
    let clock = prop_oneof![
        cue().prop_map(|cue| Event::Started { cue }),
        (cue(), cue(), any::<bool>()).prop_map(|(from, to, by_itself)| Event::Advanced {
            from,
            to,
            by_itself
        }),
        (cue(), cue()).prop_map(|(from, to)| Event::Reopened { from, to }),
        (of(cue()), cue()).prop_map(|(from, to)| Event::Jumped { from, to }),
        plan_change().prop_map(|change| Event::PlanChanged { change: Box::new(change) }),
        cue().prop_map(|cue| Event::Suspended { cue }),
        cue().prop_map(|cue| Event::Resumed { cue }),
        (cue(), length()).prop_map(|(cue, by)| Event::Extended { cue, by }),
        (cue(), of(cue()), length()).prop_map(|(cue, interrupts, length)| Event::BreakBegun {
            cue,
            interrupts,
            length
        }),
        (cue(), instant()).prop_map(|(cue, end)| Event::Announced { cue, end }),
        caught(),
        of(instant()).prop_map(|end| Event::TargetSet { end }),
        (cue(), limit()).prop_map(|(part, limit)| Event::Limited { part, limit }),
    ];
    let rest = prop_oneof![
        change().prop_map(|change| Event::LineupChanged { change }),
        text().prop_map(|text| Event::MessageShown { text }),
        Just(Event::MessageCleared),
        any::<bool>().prop_map(|on| Event::Blackout { on }),
        (cue(), 1_u16..).prop_map(|(cue, number)| Event::PromptAsked { cue, number }),
        any_note().prop_map(|note| Event::Noted { note }),
        any::<u64>().prop_map(|note| Event::NoteRemoved { note }),
        changed_note(),
        (any::<u64>(), instant()).prop_map(|(event, at)| Event::TimeCorrected { event, at }),
        pledge().prop_map(|pledge| Event::ActionDone { action: Box::new(pledge) }),
        length().prop_map(|by| Event::ClockStepped { by }),
        (instant(), instant()).prop_map(|(from, to)| Event::Interrupted { from, to }),
        any::<u64>().prop_map(|interruption| Event::InterruptionRemoved { interruption }),
        any::<u64>().prop_map(|event| Event::Undone { event }),
        any::<u64>().prop_map(|event| Event::Redone { event }),
        Just(Event::Closed),
    ];
    let why = prop_oneof![Just(Replan::BeginNow), Just(Replan::FileChanged)];
    let plans = prop_oneof![
        (any_plan(), text(), text()).prop_map(|(plan, fingerprint, path)| Event::Opened {
            plan,
            fingerprint,
            path
        }),
        (any_plan(), text(), why).prop_map(|(plan, fingerprint, why)| Event::Replanned {
            plan,
            fingerprint,
            why
        }),
    ];
    prop_oneof![1 => plans, 5 => clock, 5 => rest]
}

fn any_draft() -> impl Strategy<Value = Draft> {
    (instant(), length(), text(), instant(), text(), event()).prop_map(
        |(wall, mono, boot, effective_at, by, event)| Draft {
            recorded_at: Reading { wall, mono, boot },
            effective_at,
            by,
            event,
        },
    )
}

#[test]
fn what_is_appended_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = SqliteStore::open(folder.path()).expect("a store");
    let store = std::cell::RefCell::new(store);
    let batches = proptest::collection::vec(any_draft(), 1..20);
    let run = TestRunner::new(ProptestConfig::with_cases(64)).run(&batches, |drafts| {
        let mut store = store.borrow_mut();
        let (id, _) = store.create(&slug("any"), &[opening("Any")]).expect("a journal");
        let appended = store.append(&id, 1, &drafts).expect("events");
        prop_assert_eq!(store.read(&id, 1).expect("events"), appended);
        prop_assert_eq!(store.sessions().expect("sessions")[0].last_seq, drafts.len() as u64 + 1);
        Ok(())
    });
    run.unwrap_or_else(|failure| panic!("{failure}"));
}
