//! Properties that hold for every sequence of commands.

mod afterwards;
mod catch_up;
mod replan;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use deroule::{
    agenda::{
        Agenda, CueId, Defi, Kind, Opening, Phase, Plan, Slot, Text, Then, Turns, parse_length,
        parse_time,
    },
    session::{
        Command, Draft, Event, Freed, LineState, Reading, Recorded, Seed, Session, State, When,
        decide, display,
    },
};
use proptest::prelude::*;

fn phase(title: &str, length: &str) -> Phase {
    Phase::new(title.into(), parse_length(length).expect("a length"))
}

fn slot(start: &str, end: &str, kind: Kind) -> Slot {
    Slot {
        start: parse_time(start).ok(),
        end: parse_time(end).ok(),
        kind,
        title: kind.name().into(),
        ..Slot::default()
    }
}

/// Two rounds of three teams around a break, with changeovers, then a debrief; the first phase
/// of the second round goes on by itself.
fn agenda() -> Agenda {
    let turns = |start, end, then| Slot {
        turns: Some(Turns::Count(3)),
        phases: vec![Phase { then, ..phase("Talk", "5m") }, phase("Feedback", "10m")],
        changeover: parse_length("1m").ok(),
        ..slot(start, end, Kind::Presentations)
    };
    let names = ["Archifiltre", "DataESR", "Gobelins", "Hopkins", "Lab Santé", "EIG Link"];
    Agenda {
        title: "Essai".into(),
        zone: Some(chrono_tz::Europe::Paris),
        lineup: names.map(|name| Defi { name: name.into(), ..Defi::default() }).to_vec(),
        slots: vec![
            slot("13:30", "13:45", Kind::Welcome),
            turns("13:45", "14:32", Then::Wait),
            slot("14:32", "14:45", Kind::Break),
            turns("14:45", "15:32", Then::Advance),
            slot("15:40", "16:00", Kind::Debrief),
        ],
        ..Agenda::default()
    }
}

/// An agenda on the day of the session.
fn plan(agenda: &Agenda) -> Plan {
    let opening = Opening {
        date: NaiveDate::from_ymd_opt(2018, 6, 21).expect("a day"),
        zone: chrono_tz::UTC,
        shift: TimeDelta::zero(),
        begin: start(),
    };
    Plan::resolve(agenda, &opening).0
}

fn start() -> DateTime<Utc> {
    "2018-06-21T11:30:00Z".parse().expect("an instant")
}

/// A session driven by hand: the machine's clocks are a number.
struct Drive {
    session: Session,
    journal: Vec<Recorded>,
    mono: i64,
    wall_ahead: i64,
    boot: u32,
}

impl Drive {
    fn new() -> Self {
        let opened = Event::Opened {
            plan: Box::new(plan(&agenda())),
            fingerprint: Text::default(),
            path: Text::default(),
        };
        let reading = reading(0, 0, 0);
        let draft = Draft {
            effective_at: reading.wall,
            recorded_at: reading,
            by: Text::default(),
            event: opened,
        };
        let journal = vec![draft.at_seq(1)];
        let session = Session::replay(journal.clone()).expect("an opening");
        Self { session, journal, mono: 0, wall_ahead: 0, boot: 0 }
    }

    fn now(&self) -> Reading {
        reading(self.mono, self.wall_ahead, self.boot)
    }

    fn ask(&mut self, command: &Command) -> bool {
        let Ok(drafts) = decide(&self.session, command, &self.now(), &"test".into()) else {
            return false;
        };
        for draft in drafts {
            let recorded = draft.at_seq(self.session.seq() + 1);
            self.journal.push(recorded.clone());
            self.session.apply(recorded);
        }
        true
    }
}

fn reading(mono: i64, wall_ahead: i64, boot: u32) -> Reading {
    Reading {
        wall: start() + TimeDelta::milliseconds(mono + wall_ahead),
        mono: TimeDelta::milliseconds(mono),
        boot: boot.to_string().as_str().into(),
    }
}

#[derive(Debug, Clone)]
enum Step {
    Ask(Command),
    Wait(i64),
    Clock(i64),
    Reboot,
}

fn team() -> impl Strategy<Value = Text> {
    prop::sample::select(vec![
        "Archifiltre",
        "dataesr",
        "Gobelins",
        "Hopkins",
        "lab sante",
        "EIG Link",
        "Nobody",
        "Walk-in",
    ])
    .prop_map(Text::from)
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        4 => Just(When::Now),
        1 => (0..200_i64).prop_map(|s| When::Ago(TimeDelta::seconds(s))),
        1 => (0..24_u32, 0..60_u32).prop_map(|(h, m)| {
            When::At(chrono::NaiveTime::from_hms_opt(h, m, 0).expect("a time"))
        }),
    ]
}

fn freed() -> impl Strategy<Value = Freed> {
    prop::sample::select(vec![Freed::GivenUp, Freed::Kept, Freed::Discussion])
}

fn cue() -> impl Strategy<Value = CueId> {
    prop::sample::select(vec![
        "s1", "s2.t1.p1", "s2.t2.p2", "s2.t1.c", "s3", "s4.t1.p1", "s4.t3.p2", "s5", "s9", "x1",
        "s4.t4.p1",
    ])
    .prop_map(|id| id.parse().expect("an id"))
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        2 => when().prop_map(|when| Command::Start { when }),
        8 => when().prop_map(|when| Command::Next { cue: None, when, pressed_before: None }),
        1 => Just(Command::Back),
        1 => when().prop_map(|when| Command::Suspend { when }),
        1 => when().prop_map(|when| Command::Resume { when }),
        1 => (-600..600_i64).prop_map(|s| Command::Extend { by: TimeDelta::seconds(s) }),
        1 => (cue(), when()).prop_map(|(to, when)| Command::Jump { to, when }),
        1 => (0..1200_i64, when()).prop_map(|(s, when)| Command::Break { length: TimeDelta::seconds(s), when }),
        1 => (13..17_u32, 0..60_u32).prop_map(|(h, m)| Command::Announce {
            end: chrono::NaiveTime::from_hms_opt(h, m, 0),
        }),
        3 => catch_up::command(),
        2 => (team(), freed()).prop_map(|(defi, freed)| {
            Command::Absent { defi, reason: Some("ill".into()), freed }
        }),
        1 => team().prop_map(|defi| Command::Present { defi }),
        1 => team().prop_map(|defi| Command::Defer { defi }),
        1 => (team(), team()).prop_map(|(a, b)| Command::Swap { a, b }),
        1 => (team(), 0..9_u16).prop_map(|(defi, to)| Command::Move { defi, to }),
        1 => (team(), prop::option::of(team())).prop_map(|(defi, after)| Command::Insert { defi, after }),
        1 => prop::option::of(0..Seed::COUNT).prop_map(|seed| Command::Draw {
            seed: seed.map(|seed| Seed::try_from(seed).expect("a seed")),
        }),
        1 => Just(Command::Message { text: Some("Bienvenue".into()) }),
        1 => Just(Command::Message { text: None }),
        1 => any::<bool>().prop_map(|on| Command::Blackout { on }),
        2 => any::<bool>().prop_map(|back| Command::Ask { back }),
        1 => when().prop_map(|when| Command::Note {
            line: "+ clair".into(), defi: None, kind: None, when, context: None, key: None,
        }),
        3 => afterwards::command(),
        2 => replan::command(),
        2 => Just(Command::Undo),
        1 => Just(Command::Redo),
        1 => Just(Command::RemoveInterruption),
        1 => (0..400_i64).prop_map(|s| Command::Interrupted { from: start() + TimeDelta::seconds(s * 20) }),
        1 => Just(Command::Settle),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        10 => command().prop_map(Step::Ask),
        8 => (0..400_000_i64).prop_map(Step::Wait),
        1 => (-4_000_000..4_000_000_i64).prop_map(Step::Clock),
        1 => Just(Step::Reboot),
    ];
    prop::collection::vec(step, 1..60)
}

fn walk(steps: &[Step], mut check: impl FnMut(&Drive)) -> Drive {
    let mut drive = Drive::new();
    for step in steps {
        match step {
            Step::Ask(command) => {
                drive.ask(command);
            }
            Step::Wait(millis) => drive.mono += millis,
            Step::Clock(millis) => drive.wall_ahead += millis,
            Step::Reboot => {
                drive.boot += 1;
                drive.mono += 90_000;
            }
        }
        check(&drive);
    }
    drive
}

fn elapsed(drive: &Drive) -> Option<TimeDelta> {
    drive.session.at(&drive.now()).cue.map(|cue| cue.elapsed)
}

#[test]
fn an_interruption_is_taken_out_once() {
    let mut drive = Drive::new();
    drive.ask(&Command::Start { when: When::Now });
    drive.mono += 400_000;
    for _ in 0..2 {
        // the second time from a stamp that nobody had written anew
        drive.ask(&Command::Interrupted { from: start() });
        drive.ask(&Command::RemoveInterruption);
        drive.mono += 5_000;
    }
    assert_eq!(elapsed(&drive), Some(TimeDelta::seconds(10)));
}

#[test]
fn no_more_is_taken_out_than_has_run() {
    let mut drive = Drive::new();
    drive.ask(&Command::Start { when: When::Now });
    drive.mono += 400_000;
    drive.ask(&Command::Interrupted { from: start() });
    drive.ask(&Command::Suspend { when: When::Ago(TimeDelta::seconds(300)) });
    assert_eq!(elapsed(&drive), Some(TimeDelta::seconds(100)));
    drive.ask(&Command::RemoveInterruption);
    assert_eq!(elapsed(&drive), Some(TimeDelta::zero()));
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    /// A journal read back is the session that wrote it, at every moment.
    #[test]
    fn replay_equals_live(steps in steps()) {
        let drive = walk(&steps, |_| ());
        let replayed = Session::replay(drive.journal.clone()).expect("an opening");
        let now = drive.now();
        prop_assert_eq!(replayed.at(&now), drive.session.at(&now));
        prop_assert_eq!(replayed.attempts(&now), drive.session.attempts(&now));
        prop_assert_eq!(replayed.redoable(), drive.session.redoable());
    }

    /// Asking for the moment records nothing, and it is the one that recording would give.
    #[test]
    fn what_is_due_is_shown_before_it_is_recorded(steps in steps()) {
        let mut drive = walk(&steps, |_| ());
        let now = drive.now();
        let before = drive.session.at(&now);
        drive.ask(&Command::Settle);
        prop_assert_eq!(before, drive.session.at(&now));
    }

    /// Undo then redo is as if nothing had been asked; what is undone has no effect.
    #[test]
    fn redo_takes_back_undo(steps in steps()) {
        let mut drive = walk(&steps, |_| ());
        drive.ask(&Command::Settle);
        let now = drive.now();
        let before = drive.session.at(&now);
        if drive.ask(&Command::Undo) && drive.session.redoable().is_some() {
            prop_assert!(drive.ask(&Command::Redo));
            prop_assert_eq!(before, drive.session.at(&now));
        }
    }

    /// At every moment: at most one cue runs, ids are unique, `remaining = allotted − elapsed`,
    /// a team that is somewhere is there once, and later cues are projected in order.
    #[test]
    fn every_moment_is_consistent(steps in steps()) {
        walk(&steps, |drive| {
            let moment = drive.session.at(&drive.now());
            let running = moment.rundown.iter().filter(|line| line.state == LineState::Running);
            let runs = running.count();
            assert_eq!(runs, usize::from(moment.cue.is_some()));
            assert_eq!(moment.cue.is_some(), matches!(moment.state, State::Running | State::Suspended));
            let mut ids: Vec<_> = moment.rundown.iter().map(|line| line.id).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), moment.rundown.len());
            if let Some(cue) = &moment.cue {
                assert_eq!(cue.remaining, cue.allotted.map(|allotted| allotted - cue.elapsed));
                assert!(cue.elapsed >= TimeDelta::zero());
                assert!(cue.remaining.is_none_or(|left| display(left) <= left.num_seconds() + 1));
            }
            let mut end = moment.cue.as_ref().map(|cue| cue.projected_end);
            if !moment.rundown.iter().any(|line| line.id.slot().is_none()) {
                for line in &moment.rundown {
                    if let (Some(start), Some(stop)) = (line.projected_start, line.projected_end) {
                        assert!(start <= stop);
                        assert!(end.is_none_or(|end| end <= start));
                        end = Some(stop);
                    }
                }
            }
            let talks = moment.rundown.iter().filter(|line| {
                line.id.phase() == Some(1) && matches!(line.state, LineState::Later | LineState::Next)
            });
            let mut waiting: Vec<_> =
                talks.filter_map(|line| Some((line.kind, line.defi.clone()?))).collect();
            let all = waiting.len();
            waiting.sort_unstable();
            waiting.dedup();
            assert_eq!(all, waiting.len(), "a team waits in two places");
            assert!(moment.next_change.is_some_and(|next| next > moment.at));
        });
    }

    /// Time used, time frozen and time between attempts are the time that passed.
    #[test]
    fn no_time_is_lost(steps in steps()) {
        let steps: Vec<Step> = steps.into_iter()
            .filter(|step| !matches!(step, Step::Clock(_) | Step::Reboot))
            .collect();
        let drive = walk(&steps, |_| ());
        let now = drive.now();
        let attempts = drive.session.attempts(&now);
        if let Some(first) = attempts.first() {
            let end = drive.session.instant(&now);
            let inside: TimeDelta = attempts.iter().map(|a| a.used + a.frozen).sum();
            let mut gaps = TimeDelta::zero();
            for pair in attempts.windows(2) {
                gaps += pair[1].started_at - pair[0].ended_at.expect("an ended attempt");
            }
            let last = attempts.last().and_then(|a| a.ended_at);
            let after = last.map_or_else(TimeDelta::zero, |last| end - last);
            prop_assert!(gaps >= TimeDelta::zero());
            prop_assert_eq!(inside + gaps + after, end - first.started_at);
        }
    }

    /// No command but another plan loses a team: each of the lineup has a turn, or is listed as absent or deferred;
    /// and a turn that was begun stays the team's who began it.
    #[test]
    fn no_command_loses_a_team(steps in steps()) {
        let lineup = agenda().lineup;
        let loses = |step: &Step| matches!(step, Step::Ask(Command::ChangePlan { .. }));
        let steps: Vec<Step> = steps.into_iter().filter(|step| !loses(step)).collect();
        let mut begun: std::collections::BTreeMap<(Option<u16>, Option<u16>), Text> = Default::default();
        walk(&steps, |drive| {
            let moment = drive.session.at(&drive.now());
            for defi in &lineup {
                let shown = moment.rundown.iter().any(|line| {
                    let free = line.free.as_ref().map(|free| &free.defi);
                    line.defi.as_ref() == Some(&defi.name) || free == Some(&defi.name)
                });
                assert!(shown || moment.absent.contains(&defi.name), "{} is lost", defi.name);
                assert!(drive.session.teams().contains(&defi.name));
            }
            let undone = drive.session.history().any(|(_, stands)| !stands);
            for line in moment.rundown.iter().filter(|line| line.actual_start.is_some()) {
                if let (Some(_), Some(defi)) = (line.id.phase(), &line.defi)
                    && !undone
                {
                    let turn = (line.id.slot(), line.id.turn());
                    let first = begun.entry(turn).or_insert_with(|| defi.clone());
                    assert_eq!(first, defi, "who spoke has moved");
                }
            }
        });
    }
}
