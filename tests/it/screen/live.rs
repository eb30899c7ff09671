//! The plan of a session that runs, being changed: its clock above it, what has begun marked, what
//! would change said before it is taken.

use deroule::{
    console::{message::Message, model::Model, update::update},
    i18n::Lang,
    session::{decide, words::read_line},
};

use super::{
    grid,
    states::{keys, state},
};

const STATES: [&str; 7] = [
    "change-plan",
    "change-plan-begun",
    "change-plan-times",
    "change-plan-ask",
    "change-plan-teams",
    "change-plan-without",
    "change-plan-moved",
];

const SIZES: [(u16, u16, Lang); 4] =
    [(80, 24, Lang::Fr), (80, 24, Lang::En), (120, 36, Lang::Fr), (200, 50, Lang::Fr)];

/// The console in the state of that name, in the morning of a Demo Day.
fn on(name: &str, lang: Lang) -> Model {
    let pressed = match name {
        "change-plan" => "Shift-E",
        "change-plan-begun" => "Shift-E Up Right",
        "change-plan-times" => "Shift-E H 3 0",
        "change-plan-ask" => "Shift-E Right Delete E",
        "change-plan-teams" => "Shift-E Tab Down",
        // more teams than there are turns
        "change-plan-without" => "Shift-E Tab End A D a t a Enter A W a l k Enter E",
        "change-plan-moved" => return moved(lang),
        other => panic!("no state is called {other}"),
    };
    keys(state("running", lang), &pressed.split_whitespace().collect::<Vec<_>>())
}

/// Another team's turn was put off by somebody else while the break was made longer.
fn moved(lang: Lang) -> Model {
    let model = state("running", lang);
    let session = model.desk().expect("a session").session.clone();
    let mut model = keys(model, &["Shift-E", "Right"]);
    let now = model.now.clone();
    let command = read_line("defer BrigadeNumérique", &session.names()).expect("a command");
    let drafts = decide(&session, &command, &now, &"Léa".into()).expect("a yes");
    let events = drafts.into_iter().zip(session.seq() + 1..).map(|(draft, seq)| draft.at_seq(seq));
    update(&mut model, &now, Message::Journal(events.collect()));
    model
}

#[test]
fn the_plan_is_changed_under_the_clock() {
    for name in STATES {
        for (cols, rows, lang) in SIZES {
            let buf = grid::screen(&on(name, lang), cols, rows);
            let both = format!("{}\n\n{}", grid::text(&buf), grid::looks(&buf));
            let lang = format!("{lang:?}").to_lowercase();
            insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("{name}-{cols}x{rows}-{lang}"), both);
            });
        }
    }
}
