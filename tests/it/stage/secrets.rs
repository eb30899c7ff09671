//! What was written for others is not for the room: whatever the notes and the reasons say, and
//! whether there are any, the room sees the same.

use chrono::TimeDelta;
use deroule::{
    agenda::{Kind, Lang, Plan, Text},
    clock::{Clock, ManualClock},
    session::{
        Command, Draft, Event, Freed, Recorded, Refusal, Session, When, decide, words::read_line,
    },
    stage::{
        Face,
        web::sheet::{self, About},
    },
};
use proptest::prelude::*;

use crate::make::{agenda, instant, letters, opening, slot, talks};

#[derive(Debug, Clone)]
enum Step {
    Tell(&'static str),
    Note(String),
    Absent(String, Freed),
    Wait(i64),
}

/// Words that would like to be more than words.
const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"},\"name\":\"pris\",\"x\":{\"y\":\"",
    "x\n\nevent: face\ndata: {\"name\":\"pris\"}\n\n",
    "\u{1b}]0;pris\u{7}\u{1b}[2J",
    "\u{202e}sirp\u{2066}",
    "+ ! > [P] {livrable} @Ana",
    "A",
    "=HYPERLINK(\"http://evil.example\")",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{1,80}",
        proptest::sample::select(&HOSTILE[..]).prop_map(String::from)
    ]
}

fn freed() -> impl Strategy<Value = Freed> {
    proptest::sample::select(vec![Freed::GivenUp, Freed::Kept, Freed::Discussion])
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let verbs = [
        "start",
        "next",
        "back",
        "suspend",
        "resume",
        "extend +1m",
        "extend -4m",
        "blackout on",
        "undo",
        "redo",
        "present C",
        "defer B",
        "swap B C",
        "break 5m",
        "message Bienvenue",
        "message --clear",
        "close",
    ];
    let step = prop_oneof![
        6 => proptest::sample::select(verbs.to_vec()).prop_map(Step::Tell),
        4 => words().prop_map(Step::Note),
        2 => (words(), freed()).prop_map(|(why, freed)| Step::Absent(why, freed)),
        2 => (0..900_i64).prop_map(Step::Wait),
    ];
    proptest::collection::vec(step, 1..40)
}

fn opened(clock: &ManualClock) -> Session {
    let slots = vec![
        slot(Kind::Welcome, "Accueil", "14:00", "14:10"),
        talks("14:10", "15:10", 4, &["5m", "10m"]),
        slot(Kind::Break, "Pause", "15:10", "15:25"),
    ];
    let plan = Box::new(Plan::resolve(&agenda(letters(4), slots), &opening("2018-06-21")).0);
    let now = clock.read();
    let opened = Draft {
        effective_at: now.wall,
        recorded_at: now,
        by: "Ana".into(),
        event: Event::Opened { plan, fingerprint: Text::default(), path: Text::default() },
    };
    Session::replay(vec![opened.at_seq(1)]).expect("an opening")
}

fn give(session: &mut Session, clock: &ManualClock, command: &Command) -> Result<(), Refusal> {
    for draft in decide(session, command, &clock.read(), &"Ana".into())? {
        let next: Recorded = draft.at_seq(session.seq() + 1);
        session.apply(next);
    }
    Ok(())
}

/// All that the room and those who show no key are told.
fn told(session: &Session, clock: &ManualClock) -> [String; 3] {
    let now = clock.read();
    let about = About { session: None, lang: Lang::Fr, behind: false };
    let face = Face::of(&session.at(&now), now.mono);
    let sheets = [sheet::face(about, &face, now.mono), sheet::deck(about, Some(session), &now)];
    let [one, two] = sheets.map(|sheet| sheet.expect("JSON"));
    [format!("{face:?}"), one, two]
}

proptest! {
    #[test]
    fn the_room_sees_the_same_whatever_was_noted_and_why_somebody_is_absent(steps in steps()) {
        let clock = ManualClock::at(instant("2018-06-21T12:00:00Z"));
        let (mut full, mut bare) = (opened(&clock), opened(&clock));
        for step in &steps {
            let (with, without) = match step {
                Step::Wait(seconds) => {
                    clock.advance(TimeDelta::seconds(*seconds));
                    (None, None)
                }
                Step::Tell(words) => {
                    let command = read_line(words, &full.teams()).expect("a command");
                    (Some(command.clone()), Some(command))
                }
                Step::Note(line) => {
                    let line = Text::clean(line);
                    let (when, kind, defi, context, key) = (When::Now, None, None, None, None);
                    (Some(Command::Note { line, defi, kind, when, context, key }), None)
                }
                Step::Absent(reason, freed) => {
                    let defi: Text = "C".into();
                    let reason = Some(Text::clean(reason));
                    let freed = *freed;
                    let with = Command::Absent { defi: defi.clone(), reason, freed };
                    (Some(with), Some(Command::Absent { defi, reason: None, freed }))
                }
            };
            // a refusal is as good as anything else, and tells no more
            let with = with.map(|command| give(&mut full, &clock, &command));
            let without = without.map(|command| give(&mut bare, &clock, &command));
            if without.is_some() {
                prop_assert_eq!(with, without);
            }
            prop_assert_eq!(told(&full, &clock), told(&bare, &clock));
        }
    }
}

/// How time was shared is no business of the room: of the teams that spoke it is told nothing, and
/// what they took shows nowhere, nor whose turn it is that stays free.
#[test]
fn the_room_is_told_nothing_of_how_time_was_shared() {
    let clock = ManualClock::at(instant("2018-06-21T12:00:00Z"));
    let mut session = opened(&clock);
    let ask = |session: &mut Session, clock: &ManualClock, words: &str| {
        let command = read_line(words, &session.teams()).expect("a command");
        give(session, clock, &command).unwrap_or_else(|refusal| panic!("{words}: {refusal:?}"));
    };
    ask(&mut session, &clock, "start");
    while session.current_defi().is_none() {
        clock.advance(TimeDelta::seconds(60));
        ask(&mut session, &clock, "next");
    }
    let spoke = session.current_defi().expect("a team");
    clock.advance(TimeDelta::seconds(4_321));
    ask(&mut session, &clock, "absent C --keep-times");
    while session.current_defi().as_ref() == Some(&spoke) {
        ask(&mut session, &clock, "next");
        clock.advance(TimeDelta::seconds(1_234));
    }
    let fair = session.fair(&clock.read());
    assert!(fair.teams.iter().any(|team| team.whole().used >= TimeDelta::seconds(4_321)));
    for told in told(&session, &clock) {
        for figure in ["4321", "72:01", "1:12:01"] {
            assert!(!told.contains(figure), "{figure} in {told}");
        }
    }
    let free = session.at(&clock.read()).rundown.into_iter().any(|line| line.free.is_some());
    assert!(free, "a turn is free");
    let [face, sheet, _] = told(&session, &clock);
    assert!(!face.contains("\"C\"") && !sheet.contains("\"C\""), "{face} {sheet}");
}
