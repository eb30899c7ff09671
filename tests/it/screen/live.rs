//! The plan of a session that runs, being changed: its clock above it, what has begun marked, what
//! would change said before it is taken.

use deroule::{console::model::Model, i18n::Lang};

use super::{
    grid,
    states::{keys, state},
};

const SIZES: [(u16, u16, Lang); 3] = [(80, 24, Lang::Fr), (80, 24, Lang::En), (120, 36, Lang::Fr)];

/// The console in the state of that name, in the morning of a Demo Day.
fn on(name: &str, lang: Lang) -> Model {
    let pressed = match name {
        "change-plan" => "Shift-E",
        "change-plan-begun" => "Shift-E Up Right",
        "change-plan-times" => "Shift-E H 3 0",
        "change-plan-ask" => "Shift-E Right Delete E",
        other => panic!("no state is called {other}"),
    };
    keys(state("running", lang), &pressed.split_whitespace().collect::<Vec<_>>())
}

#[test]
fn the_plan_is_changed_under_the_clock() {
    for name in ["change-plan", "change-plan-begun", "change-plan-times", "change-plan-ask"] {
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
