//! The screen on which an agenda of our own is edited: what is filled in, what is refused, what is
//! asked before it goes.

use std::path::PathBuf;

use chrono_tz::Europe::Paris;
use deroule::{
    clock::ManualClock,
    console::{
        message::Message,
        model::{Model, PlanFile},
        update::update,
    },
    i18n::Lang,
};

use super::{grid, rehearsal::empty, states::keys};

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 36)];

/// The plan of a Demo Day, with a comment of whoever wrote it.
const DAY: &str = include_str!("edit.ron");

fn on(lang: Lang, pressed: &str) -> Model {
    let at = "2018-06-20T08:00:00Z".parse().expect("an instant");
    let mut model = empty(lang, &ManualClock::at(at));
    let now = model.now.clone();
    let file = PlanFile {
        path: PathBuf::from("demo.ron"),
        bytes: DAY.as_bytes().to_vec(),
        fingerprint: "one".into(),
        zone: Paris,
    };
    update(&mut model, &now, Message::PlanRead(Box::new(file)));
    keys(model, &pressed.split_whitespace().collect::<Vec<_>>())
}

/// The console in the state of that name.
fn state(name: &str, lang: Lang) -> Model {
    let pressed = match name {
        "edit" => "Down Down",
        // every field of the slot, then those of its second part
        "edit-slot" => "Down Down Enter",
        "edit-parts" => "Down Down Enter Shift-Down Shift-Down Shift-Down Shift-Down Tab",
        "edit-times" => "Down Down H 1 h 3 0",
        "edit-holds" => "Down Down H F8 1 h 3 0 Tab",
        "edit-refused" => "Down Down Enter Shift-Down b i e n t ô t Enter",
        "edit-team" => "Tab Down Enter",
        "edit-teams" => "Tab Down",
        "edit-session" => "Enter Up Up",
        "edit-new" => "Down A P h o t o",
        "edit-findings" => "V Down",
        "edit-finding" => "V Down Enter",
        "edit-comments" => "Down Right E",
        "edit-help" => "Down Down ?",
        other => panic!("no state is called {other}"),
    };
    on(lang, pressed)
}

const STATES: [&str; 14] = [
    "edit",
    "edit-slot",
    "edit-parts",
    "edit-times",
    "edit-holds",
    "edit-refused",
    "edit-team",
    "edit-teams",
    "edit-session",
    "edit-new",
    "edit-findings",
    "edit-finding",
    "edit-comments",
    "edit-help",
];

#[test]
fn an_agenda_is_edited_in_every_size_and_language() {
    for name in STATES {
        for lang in [Lang::Fr, Lang::En] {
            let model = state(name, lang);
            for (cols, rows) in SIZES {
                let buf = grid::screen(&model, cols, rows);
                let both = format!("{}\n\n{}", grid::text(&buf), grid::looks(&buf));
                let lang = format!("{lang:?}").to_lowercase();
                insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
                    insta::assert_snapshot!(format!("{name}-{cols}x{rows}-{lang}"), both);
                });
            }
        }
    }
}
