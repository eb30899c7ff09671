//! The panel of catching up at every size: three ways side by side where there is room, one below
//! the other where there is not, and the déroulé as the way that is looked at makes it.

use deroule::{console::model::Model, i18n::Lang};

use super::{
    grid,
    rehearsal::{Rehearsal, demo_day},
    states::keys,
};

const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 36), (200, 50)];

/// The Demo Day, so late that its breaks do not make up for it.
fn late(lang: Lang) -> Model {
    let lines = ["13:30:00 start", "14:31:00 next", "14:36:00 next", "14:46:00 next", "14:49:00"];
    Rehearsal::open(&demo_day(), "13:12:00").play(&lines).model(lang)
}

fn look(name: &str, model: &Model, lang: Lang) {
    for (cols, rows) in SIZES {
        let buf = grid::screen(model, cols, rows);
        let both = format!("{}\n\n{}", grid::text(&buf), grid::looks(&buf));
        let lang = format!("{lang:?}").to_lowercase();
        insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("{name}-{cols}x{rows}-{lang}"), both);
        });
    }
}

#[test]
fn three_ways_to_be_on_time_again() {
    for lang in [Lang::Fr, Lang::En] {
        look("catch-up", &keys(late(lang), &["R"]), lang);
    }
    look("catch-up-later", &keys(late(Lang::Fr), &["R", "Left"]), Lang::Fr);
}

#[test]
fn what_may_be_taken_is_said_in_the_panel() {
    look("catch-up-parts", &keys(late(Lang::Fr), &["R", "Down", "Down"]), Lang::Fr);
    look("catch-up-end", &keys(late(Lang::Fr), &["R", "H"]), Lang::Fr);
}

#[test]
fn without_lateness_there_is_nothing_to_catch_up() {
    let model = Rehearsal::open(&demo_day(), "13:12:00")
        .play(&["13:30:00 start", "13:40:00"])
        .model(Lang::Fr);
    look("catch-up-on-time", &keys(model, &["R"]), Lang::Fr);
}

#[test]
fn the_head_and_the_clock_tell_the_same_minutes() {
    let text = |time: &str| {
        let started = Rehearsal::open(&demo_day(), "13:12:00").play(&["13:30:00 start"]);
        let model = started.play(&[&format!("{time} next")]).model(Lang::Fr);
        grid::text(&grid::screen(&model, 120, 36)).replace('\u{a0}', " ")
    };
    // fourteen minutes and a half, and more: no fifteenth has passed
    let early = text("13:30:24");
    assert!(early.contains("▼ −14 min"), "{early}");
    assert!(early.contains("En avance de 14'"), "{early}");
    // on time in one place is ahead in none
    let less = text("13:44:20");
    assert!(less.contains("à l’heure") && !less.contains("En avance"), "{less}");
}

#[test]
fn the_room_sees_no_figures_of_fairness() {
    let text =
        |pressed: &[&str]| grid::text(&grid::screen(&keys(late(Lang::Fr), pressed), 120, 36));
    assert!(text(&["R"]).contains("réactions\u{a0}:"), "{}", text(&["R"]));
    assert!(!text(&["F", "R"]).contains("réactions\u{a0}:"), "{}", text(&["F", "R"]));
}
