//! What was written for others is not for the room: whatever the notes and the reasons say, and
//! whether there are any, the room sees the same.

use chrono::TimeDelta;
use deroule::{
    agenda::{Kind, Lang, Plan, Text},
    clock::{Clock, ManualClock},
    session::{Command, Draft, Event, Recorded, Refusal, Session, When, decide, words::read_line},
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
    Absent(String),
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
        2 => words().prop_map(Step::Absent),
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
    let sheets = [sheet::face(about, &face), sheet::deck(about, Some(session), &now)];
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
                Step::Absent(reason) => {
                    let defi: Text = "C".into();
                    let reason = Some(Text::clean(reason));
                    let with = Command::Absent { defi: defi.clone(), reason };
                    (Some(with), Some(Command::Absent { defi, reason: None }))
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
