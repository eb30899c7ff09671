//! Rehearsals: how they are marked, what their clock means for people, what they touch, and what
//! they say of the likely end.

mod forecast;
mod program;

use chrono::TimeDelta;
use deroule::{
    console::{
        effect::Effect,
        message::Message,
        model::{Model, Rehearsal},
        update::update,
    },
    i18n::Lang,
    session::{Reading, typical::Window},
};

use crate::{
    make::instant,
    screen::{
        grid,
        states::{keys, state},
    },
};

const LIKELY: [&str; 3] = ["2018-06-21T16:33:00Z", "2018-06-21T16:41:20Z", "2018-06-21T16:52:59Z"];

/// The console in the state of that name, in a rehearsal.
fn rehearsed(name: &str, lang: Lang, likely: bool) -> Model {
    let [early, middle, late] = LIKELY.map(instant);
    let window = Window { early, middle, late };
    let speed = "60".parse().expect("a speed");
    let mut model = state(name, lang);
    model.rehearsal = Some(Rehearsal { speed, likely: likely.then_some(window) });
    model
}

#[test]
fn a_rehearsal_is_marked_on_every_screen_of_any_size() {
    let names = ["waiting", "running", "overtime", "finished", "face-warning", "face-break"];
    for (lang, badge) in [(Lang::Fr, "RÉPÉTITION ×60"), (Lang::En, "REHEARSAL ×60")] {
        for name in names {
            for keys_pressed in [&[][..], &["?"], &["Q"], &["."], &["F"]] {
                let model = keys(rehearsed(name, lang, true), keys_pressed);
                for (cols, rows) in [(16, 1), (20, 2), (44, 9), (60, 18), (80, 24), (200, 50)] {
                    let text = grid::text(&grid::screen(&model, cols, rows));
                    let first = text.lines().next().unwrap_or_default();
                    assert!(first.contains(badge), "{name} {keys_pressed:?} {cols}×{rows}\n{text}");
                }
            }
        }
    }
    let real = grid::text(&grid::screen(&state("running", Lang::Fr), 80, 24));
    assert!(!real.contains("RÉPÉTITION"));
}

#[test]
fn the_room_is_not_told_the_likely_end() {
    let first = |model: &Model| {
        let text = grid::text(&grid::screen(model, 120, 36));
        text.lines().next().unwrap_or_default().trim().to_owned()
    };
    let console = rehearsed("running", Lang::Fr, true);
    assert_eq!(first(&console), "RÉPÉTITION ×60 · fin probable 18h41 (entre 18h33 et 18h52)");
    assert_eq!(first(&keys(console, &["F"])), "RÉPÉTITION ×60");
    assert_eq!(first(&rehearsed("running", Lang::En, false)), "REHEARSAL ×60 · nothing is kept");
}

#[test]
fn its_screens_are_drawn_as_before() {
    let mut screens = Vec::new();
    for (model, cols, rows) in [
        (rehearsed("running", Lang::Fr, true), 80, 24),
        (rehearsed("running", Lang::En, false), 60, 18),
        (rehearsed("face-warning", Lang::Fr, false), 80, 17),
        (keys(rehearsed("running", Lang::Fr, false), &["Q"]), 80, 24),
    ] {
        screens.push(grid::text(&grid::screen(&model, cols, rows)));
    }
    insta::with_settings!({ snapshot_path => "screen/snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("rehearsal", screens.join("\n────\n"));
    });
}

#[test]
fn its_clock_is_moved_to_the_next_mark_and_no_other_clock_is() {
    let press = |model: &mut Model| {
        let now = model.now.clone();
        update(model, &now, Message::Key("Z".parse().expect("a key")))
    };
    // 7:46 remain of 10 min, which warn at 2 min
    let mut model = rehearsed("running", Lang::Fr, false);
    assert_eq!(press(&mut model), [Effect::Skip(TimeDelta::seconds(346))]);
    assert_eq!(press(&mut state("running", Lang::Fr)), []);
    // beyond the end, by the minute
    let mut over = rehearsed("overtime", Lang::Fr, false);
    assert_eq!(press(&mut over), [Effect::Skip(TimeDelta::minutes(1))]);
}

#[test]
fn what_is_said_can_be_read_however_fast_the_clock_runs() {
    let mut model = keys(rehearsed("running", Lang::Fr, false), &["N", "x", "Esc"]);
    assert!(model.notice.is_some(), "a draft was kept");
    let later = |model: &Model, seconds: i64| {
        let by = TimeDelta::seconds(seconds);
        Reading { wall: model.now.wall + by, mono: model.now.mono + by, ..model.now.clone() }
    };
    let now = later(&model, 239);
    update(&mut model, &now, Message::Tick);
    assert!(model.notice.is_some(), "4 s of a person's time are 4 min of the clock's");
    let now = later(&model, 2);
    update(&mut model, &now, Message::Tick);
    assert!(model.notice.is_none());
}
