//! The screen on which an agenda of our own is edited: what is filled in, what is refused, what is
//! asked before it goes.

use std::path::PathBuf;

use chrono_tz::Europe::Paris;
use deroule::{
    clock::ManualClock,
    console::{
        effect::SavePlan,
        host::NotSaved,
        message::{Message, PlanSaved},
        model::{AfterSave, Model, OnDisk, PlanFile},
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
        copy: PathBuf::from("demo.ron.bak"),
        path: PathBuf::from("demo.ron"),
        bytes: DAY.as_bytes().to_vec(),
        fingerprint: "one".into(),
        zone: Paris,
    };
    update(&mut model, &now, Message::PlanRead(Box::new(file)));
    keys(model, &pressed.split_whitespace().collect::<Vec<_>>())
}

/// Those that are looked at on a large screen, too.
const LARGE: [&str; 6] =
    ["edit", "edit-slot", "edit-teams", "edit-findings", "edit-tracks", "edit-leave"];

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
        // the first finding has a mend, the second one none
        "edit-mend" => "V",
        "edit-findings" => "V Down",
        "edit-finding" => "V Down Enter",
        "edit-comments" => "Down Right E",
        "edit-help" => "Down Down ?",
        // the title has no slot's keys, the lineup those of teams
        "edit-help-title" => "?",
        "edit-help-teams" => "Tab ?",
        "edit-leave" => "Down Right Esc",
        "edit-open" => "Down Right D",
        "edit-undone" => "Down Right U",
        "edit-new-team" => "Tab A H o p",
        // two tracks with all that is said of them, and how often
        "edit-tracks" => "Down Down Down Down Enter Up Up Up Up",
        "edit-rounds" => "Down Down Down Down Enter Shift-Down Shift-Down Tab 2",
        "edit-work-refused" => "Down Down J",
        "edit-quit" => "Down Enter s Ctrl-C",
        "edit-changed" => return changed(lang),
        "edit-replaced" => {
            return keys(
                changed(lang),
                &["Ctrl-U", "d", "e", "m", "o", "Enter", "n", "o", "n", "Enter"],
            );
        }
        "edit-meanwhile" => return became(lang, OnDisk::Changed),
        "edit-gone" => return became(lang, OnDisk::Gone),
        "edit-pasted" => {
            let mut model = on(lang, "Tab");
            let now = model.now.clone();
            let names = "1. EIG Node\n2. hopkins\n3. Signaux Faibles\n".to_owned();
            update(&mut model, &now, Message::Paste(names));
            return model;
        }
        "edit-locked" => {
            let instead = PathBuf::from("Documents/demo.ron");
            let why = "le dossier est en lecture seule".into();
            return not_saved(on(lang, "Down Right"), NotSaved::Failed { why, instead });
        }
        other => panic!("no state is called {other}"),
    };
    on(lang, pressed)
}

/// The file is not what it was when it was opened.
fn became(lang: Lang, disk: OnDisk) -> Model {
    let mut model = on(lang, "Down");
    let now = model.now.clone();
    update(&mut model, &now, Message::SourceIs(disk));
    model
}

/// Saved while somebody else has written into the file.
fn changed(lang: Lang) -> Model {
    let mut model = on(lang, "Down Right");
    let now = model.now.clone();
    update(&mut model, &now, Message::SourceIs(OnDisk::Changed));
    not_saved(model, NotSaved::Taken { fingerprint: "two".into(), free: "demo-2.ron".into() })
}

/// Saved, which went wrong.
fn not_saved(mut model: Model, why: NotSaved) -> Model {
    let now = model.now.clone();
    let asked = SavePlan {
        path: PathBuf::from("demo.ron"),
        agenda: model.plan().expect("an agenda").agenda().clone(),
        over: Some("one".into()),
        keep: true,
        then: AfterSave::Stay,
    };
    let saved = PlanSaved { asked, outcome: Err(why) };
    update(&mut model, &now, Message::PlanSaved(Box::new(saved)));
    model
}

const STATES: [&str; 31] = [
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
    "edit-help-title",
    "edit-help-teams",
    "edit-leave",
    "edit-open",
    "edit-undone",
    "edit-changed",
    "edit-mend",
    "edit-new-team",
    "edit-tracks",
    "edit-rounds",
    "edit-work-refused",
    "edit-quit",
    "edit-replaced",
    "edit-meanwhile",
    "edit-gone",
    "edit-pasted",
    "edit-locked",
];

#[test]
fn a_terminal_in_which_nothing_could_be_read_says_so() {
    for pressed in ["", "Down Enter", "Tab", "V"] {
        for (lang, words) in [(Lang::Fr, "Fenêtre trop petite"), (Lang::En, "Window too small")] {
            let small = grid::text(&grid::screen(&on(lang, pressed), 20, 5));
            assert!(small.contains(words), "{small}");
            let enough = grid::text(&grid::screen(&on(lang, pressed), 40, 10));
            assert!(!enough.contains(words), "{enough}");
        }
    }
}

#[test]
fn an_agenda_is_edited_in_every_size_and_language() {
    for name in STATES {
        for lang in [Lang::Fr, Lang::En] {
            let model = state(name, lang);
            let large = (LARGE.contains(&name) && lang == Lang::Fr).then_some((200, 50));
            for (cols, rows) in SIZES.into_iter().chain(large) {
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
