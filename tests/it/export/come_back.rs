//! What was exported is imported again: JSON gives the agenda back field for field, Markdown the
//! same plan, whatever happened on the day and whatever the notes say.

use std::{fs, path::Path};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::{Europe::Paris, Tz};
use deroule::{
    agenda::{
        self, Agenda, Lang, Opening, Plan, PlannedPhase, PlannedSlot, Role, Seat, Text, parse_time,
        read,
    },
    clock::{Clock, ManualClock},
    export::{Format, Only, json, json_to_move, markdown},
    i18n::import as words,
    import::{self, Context, FindingKind, ReadAgenda},
    session::{Draft, Event, Session, SessionId, travel::Travel},
};
use proptest::prelude::*;

use super::{demo_day, golden, play::Play, small};
use crate::agenda_files;

const TODAY: &str = "2027-01-15";

fn today() -> NaiveDate {
    TODAY.parse().expect("a day")
}

/// Every agenda of the repository that loads.
fn agendas() -> Vec<(String, Agenda)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["agendas", "tests/good"].map(|folder| fs::read_dir(root.join(folder)));
    let paths = files.into_iter().flat_map(|files| files.expect("a folder"));
    let mut paths: Vec<_> = paths.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    paths.sort();
    assert!(paths.len() >= 13, "{paths:?}");
    let load = |path: &Path| read::read(&fs::read(path).expect("a file")).agenda.expect("it loads");
    paths.retain(|path| !read::is_year(&fs::read(path).expect("a file")));
    paths.iter().map(|path| (path.display().to_string(), load(path))).collect()
}

fn opening(agenda: &Agenda) -> Opening {
    let begin: DateTime<Utc> = "2018-06-21T11:30:00Z".parse().expect("an instant");
    let date = agenda.date.unwrap_or_else(|| begin.date_naive());
    Opening { date, zone: agenda.zone.unwrap_or(Paris), shift: TimeDelta::zero(), begin }
}

/// A session that was opened on a plan, and no more.
fn opened(plan: &Plan) -> Session {
    let clock = ManualClock::at("2018-06-21T11:30:00Z".parse().expect("an instant"));
    let event = Event::Opened {
        plan: Box::new(plan.clone()),
        fingerprint: "f".into(),
        path: "/secret/path.ron".into(),
    };
    let effective_at = clock.read().wall;
    let draft = Draft { recorded_at: clock.read(), effective_at, by: "Dora".into(), event };
    Session::replay(vec![draft.at_seq(1)]).expect("a session")
}

/// The one session that a text is read as.
fn one(text: &str) -> ReadAgenda {
    let context = Context { today: today(), name: Some("export") };
    let reading = import::read(text.as_bytes(), context).expect("not too large");
    let [session] = reading.sessions.as_slice() else {
        panic!("{} sessions in\n{text}", reading.sessions.len())
    };
    session.clone()
}

fn imported(text: &str) -> Agenda {
    import::agenda(&one(text), words::phase_names(Lang::Fr), today())
}

/// What a debrief in Markdown promises to keep of a plan.
#[derive(Debug, PartialEq)]
struct Kept {
    facts: (Text, NaiveDate, Option<DateTime<Utc>>),
    place_audience_source: [Option<Text>; 3],
    hosts_objectives: [Vec<Text>; 2],
    lineup: Vec<agenda::Defi>,
    slots: Vec<KeptSlot>,
}

#[derive(Debug, PartialEq)]
struct KeptSlot {
    what: (Text, agenda::Kind, u16),
    times: (DateTime<Utc>, DateTime<Utc>, Option<TimeDelta>),
    turns: (Vec<Seat>, Option<TimeDelta>),
    phases: Vec<(Text, Option<TimeDelta>, Role)>,
    tracks: Vec<(Text, Option<Text>)>,
}

fn kept(plan: &Plan) -> Kept {
    let plan = plan.shifted(-plan.shift);
    let phase = |phase: &PlannedPhase| (phase.title.clone(), phase.length, phase.role);
    let slot = |slot: &PlannedSlot| KeptSlot {
        what: (slot.title.clone(), slot.kind, slot.rounds),
        times: (slot.start, slot.end, slot.length),
        turns: (slot.seats.clone(), slot.changeover),
        phases: slot.phases.iter().map(phase).collect(),
        tracks: slot.tracks.iter().map(|track| (track.title.clone(), track.room.clone())).collect(),
    };
    Kept {
        facts: (plan.title, plan.date, plan.end),
        place_audience_source: [plan.place, plan.audience, plan.source],
        hosts_objectives: [plan.hosts, plan.objectives],
        lineup: plan.lineup,
        slots: plan.slots.iter().map(slot).collect(),
    }
}

/// The plan that an agenda gives on the day of `plan`.
fn again(agenda: &Agenda, plan: &Plan) -> Plan {
    let begin = plan.begins().unwrap_or_default() - plan.shift;
    let zone: Tz = plan.zone;
    let opening = Opening { date: plan.date, zone, shift: TimeDelta::zero(), begin };
    Plan::resolve(agenda, &opening).0
}

fn comes_back(session: &Session, literal: &Agenda) -> Result<(), TestCaseError> {
    let exported = json(session);
    prop_assert_eq!(&imported(&exported), literal, "{}", exported);
    debrief_comes_back(session)
}

fn debrief_comes_back(session: &Session) -> Result<(), TestCaseError> {
    let plan = session.plan();
    for lang in [Lang::Fr, Lang::En] {
        let debrief = markdown(session, lang);
        let read = one(&debrief);
        prop_assert_eq!(&read.findings, &[], "{}", &debrief);
        let read = read.whole.expect("our own debrief");
        prop_assert_eq!(kept(&again(&read, plan)), kept(plan), "{}", &debrief);
        prop_assert_eq!(read.lang, Some(lang));
        // what was read is an agenda like any other
        let loaded = read::read(agenda::write(&read).as_bytes());
        prop_assert_eq!(loaded.agenda.as_ref(), Some(&*read), "{:?}", loaded.problems);
    }
    Ok(())
}

#[test]
fn every_agenda_comes_back_from_a_session_that_was_opened() {
    for (path, agenda) in agendas() {
        let plan = Plan::resolve(&agenda, &opening(&agenda)).0;
        comes_back(&opened(&plan), &agenda).unwrap_or_else(|wrong| panic!("{path}: {wrong}"));
    }
}

#[test]
fn a_day_with_notes_overtime_and_absences_changes_nothing() {
    let mut late = small();
    late.lines(
        "15:31:00 Dora: note 14h05 à 14h30 : Pause café
         15:31:30 Dora: note | 9h00 | 10h00 | Accueil | accueil |
         15:32:00 Dora: note # Le déroulé prévu
         15:33:00 Dora: insert Gobelins
         15:40:00 Dora: next",
    );
    for (play, text) in [(demo_day(), DEMO_DAY), (small(), super::SMALL), (late, super::SMALL)] {
        let agenda = read::read(text.as_bytes()).agenda.expect("an agenda");
        comes_back(&play.session, &agenda).expect("it comes back");
    }
}

#[test]
fn a_whole_day_comes_back_with_its_corrections_and_promises() {
    let full = include_bytes!("../../scenarios/agendas/demo-day-complet.ron");
    let small = super::SMALL.as_bytes();
    let sessions = [
        (golden::day(), &full[..]),
        (golden::corrected(), &full[..]),
        (super::promises_kept().session, small),
    ];
    for (session, text) in sessions {
        let agenda = read::read(text).agenda.expect("an agenda");
        comes_back(&session, &agenda).expect("it comes back");
        for lang in [Lang::Fr, Lang::En] {
            let only = Only { corrections: true, ..Only::default() };
            let read = one(&Format::Md.write(&session, lang, &only));
            assert_eq!(read.findings, []);
            let read = read.whole.expect("our own debrief");
            assert_eq!(kept(&again(&read, session.plan())), kept(session.plan()));
        }
        let id = SessionId::new("un-jour").expect("an id");
        let sent = json_to_move(&session, &Travel::of(&id, &session, true), &Only::default());
        let mut document = serde_json::from_str(&sent).expect("JSON");
        let journal = Travel::read(&mut document).expect("a journal").expect("a journal");
        let there = Session::replay(journal.events().expect("events")).expect("a session");
        let again = json_to_move(&there, &Travel::of(&id, &there, true), &Only::default());
        assert_eq!(again, sent);
        for format in Format::ALL {
            let only = Only::default();
            assert_eq!(
                format.write(&there, Lang::Fr, &only),
                format.write(&session, Lang::Fr, &only)
            );
        }
    }
}

const DEMO_DAY: &str = include_str!("../../../agendas/2018-06-21-demo-day.ron");

#[test]
fn a_session_that_began_late_gives_the_written_times() {
    let agenda = read::read(DEMO_DAY.as_bytes()).agenda.expect("an agenda");
    let shift = TimeDelta::seconds(437);
    let plan = Plan::resolve(&agenda, &opening(&agenda)).0.shifted(shift);
    comes_back(&opened(&plan), &agenda).expect("it comes back");
    let debrief = markdown(&opened(&plan), Lang::En);
    assert!(debrief.contains("its times were moved by +7\u{A0}min\u{A0}17\u{A0}s"), "{debrief}");
}

#[test]
fn a_journal_that_kept_no_agenda_gives_one_that_says_the_same() {
    for (path, agenda) in agendas() {
        let mut plan = Plan::resolve(&agenda, &opening(&agenda)).0;
        plan.written = None;
        let agenda = imported(&json(&opened(&plan)));
        let mut same = again(&agenda, &plan);
        same.written = None;
        assert_eq!(same, plan, "{path}");
    }
}

#[test]
fn what_holds_no_plan_is_named() {
    let outputs = [
        r#"{"at":"2018-06-21T13:52:10+02:00","state":"idle","session":{"id":"x","title":"Demo"},"cue":null,"next":null,"offset_s":0,"rundown":[{"id":"s1","title":"Accueil","planned_start":"2018-06-21T13:30:00+02:00"}]}"#,
        r#"{"file":"x.ron","title":"Demo","errors":0,"warnings":1,"findings":[{"line":3,"title":"a","start":"9:00"}]}"#,
        r#"[{"id":"demo","title":"Demo","date":"2018-06-21","opened_at":"2018-06-21T11:30:00Z","last_at":"2018-06-21T11:30:00Z","events":1,"live":true,"closed":false}]"#,
        "{\"seq\":1,\"at\":\"2018-06-21T11:44:10.000Z\",\"recorded_at\":\"x\",\"by\":\"m\",\"event\":\"opened\",\"stands\":true}\n{\"seq\":2,\"at\":\"2018-06-21T11:45:10.000Z\"}\n",
    ];
    let mut told = Vec::new();
    for output in outputs {
        let read = one(output);
        assert_eq!(read.slots, [], "{output}");
        let [finding] = read.findings.as_slice() else { panic!("{:?}", read.findings) };
        assert!(matches!(finding.what, FindingKind::NoPlan { .. }), "{finding:?}");
        told.extend([Lang::Fr, Lang::En].map(|lang| words::words(lang, &finding.what).says));
    }
    told.sort();
    told.dedup();
    assert_eq!(told.len(), 8, "each is named in each language: {told:?}");
}

/// Gives the slots times that follow each other: a pause before each, a length, and which of the
/// times are written.
fn hold(agenda: &mut Agenda, times: &[(u32, i64, u8)]) {
    let mut at = parse_time("8:00").expect("a time");
    for (slot, (pause, length, written)) in agenda.slots.iter_mut().zip(times) {
        let length = TimeDelta::seconds(*length);
        let start = at + TimeDelta::minutes(i64::from(*pause));
        (slot.day, slot.start, slot.end, slot.length) = match written {
            0 => (None, Some(start), Some(start + length), None),
            1 => (None, Some(start), None, Some(length)),
            2 => (None, None, Some(start + length), Some(length)),
            _ => (None, None, None, Some(length)),
        };
        at = if *written == 3 { at + length } else { start + length };
        // what is in a slot fits into it
        let parts = if slot.turns.is_some() { Vec::new() } else { slot.phases.split_off(0) };
        slot.phases = parts.into_iter().take(1).collect();
        slot.phases.iter_mut().for_each(|phase| phase.length = length);
        slot.changeover = slot.changeover.map(|_| TimeDelta::seconds(1));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_agenda_comes_back_from_json(agenda in agenda_files::agenda()) {
        let plan = Plan::resolve(&agenda, &opening(&agenda)).0;
        let exported = json(&opened(&plan));
        prop_assert_eq!(&imported(&exported), &agenda, "{}", exported);
    }

    #[test]
    fn any_day_that_can_be_held_comes_back(
        agenda in agenda_files::agenda(),
        times in prop::collection::vec((0_u32..90, 1_i64..5400, 0_u8..4), 5),
    ) {
        let mut agenda = agenda;
        agenda.date = Some("2018-03-01".parse().expect("a day"));
        agenda.end = agenda.end.map(|_| parse_time("23:45").expect("a time"));
        hold(&mut agenda, &times);
        let plan = Plan::resolve(&agenda, &opening(&agenda)).0;
        comes_back(&opened(&plan), &agenda)?;
    }

    #[test]
    fn notes_of_any_words_are_no_slots(notes in prop::collection::vec("[0-9h:|*#\\- ]{0,12}[0-9]{2}h[0-9]{2}\\PC{0,20}", 1..6)) {
        let mut play = Play::open(DEMO_DAY.as_bytes(), "13:30:00");
        play.try_line("start");
        for note in notes {
            play.wait(20);
            play.try_line(&format!("note \"{}\"", note.replace('"', "'")));
        }
        let agenda = read::read(DEMO_DAY.as_bytes()).agenda.expect("an agenda");
        comes_back(&play.session, &agenda)?;
    }
}
