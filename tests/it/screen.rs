//! Screens as two grids, letters and looks, in every state, size and language.

mod catch_up;
mod debrief;
mod edit;
pub(crate) mod grid;
mod live;
mod plan;
pub(crate) mod rehearsal;
pub(crate) mod states;

use deroule::{
    console::{model::Size, view},
    i18n::Lang,
    stage::theme::{Depth, Theme, ThemeName},
};
use ratatui::{buffer::Buffer, layout::Rect};
use rehearsal::{Rehearsal, demo_day};
use states::{STATES, state};

/// Widths and heights on both sides of every change of layout.
const WIDTHS: [u16; 20] =
    [0, 1, 2, 3, 5, 8, 13, 20, 21, 39, 40, 59, 60, 75, 76, 80, 111, 120, 160, 200];
const HEIGHTS: [u16; 20] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 17, 18, 21, 22, 24, 36, 50, 60];

/// The states that nobody may mistake for each other, with what is said in each: a shape and a word.
const UNMISTAKABLE: [(&str, &str, &str); 9] = [
    ("waiting", "○ Début à 13h30", "○ Starts at 13:30"),
    ("not-started", "▲ pas commencé depuis 2:10", "▲ not started for 2:10"),
    ("running", "▶ en cours", "▶ running"),
    ("warning", "◆ bientôt la fin", "◆ nearly over"),
    ("danger", "◆◆ dernières secondes", "◆◆ last seconds"),
    ("overtime", "!! +0:42 de dépassement", "!! +0:42 over time"),
    ("suspended", "‖ suspendu depuis 14h08", "‖ suspended since 14:08"),
    ("break", "≈≈ Pause — reprise à 15h00", "≈≈ Break — back at 15:00"),
    ("finished", "■ Session terminée", "■ Session closed"),
];

#[test]
fn nothing_is_too_small_or_too_large_to_draw() {
    let theme = Theme::named(ThemeName::Dark, Depth::True);
    for name in STATES {
        let mut model = state(name, Lang::Fr);
        for (cols, rows) in WIDTHS.into_iter().flat_map(|cols| HEIGHTS.map(|rows| (cols, rows))) {
            model.size = Size { cols, rows };
            let area = Rect::new(0, 0, cols, rows);
            let mut buf = Buffer::empty(area);
            view::draw(&model, &theme, area, &mut buf);
        }
    }
}

#[test]
fn states_are_told_by_shape_and_word_on_every_size() {
    for (name, french, english) in UNMISTAKABLE {
        for (lang, said) in [(Lang::Fr, french), (Lang::En, english)] {
            let model = state(name, lang);
            for (cols, rows) in [(40, 6), (60, 18), (80, 24), (120, 36), (200, 50)] {
                let text = grid::text(&grid::screen(&model, cols, rows));
                assert!(text.contains(said), "{name} at {cols}×{rows} does not say {said}\n{text}");
            }
        }
    }
}

#[test]
fn the_room_is_told_by_word_as_well() {
    let told = [
        ("face-waiting", "Début à 13h30", "We start at 13:30"),
        ("face-warning", "◆ Bientôt la fin", "◆ Nearly over"),
        ("face-over", "! Temps écoulé", "! Time is up"),
        ("face-suspended", "‖ Suspendu", "‖ Suspended"),
        ("face-break", "Pause — reprise à 15h10", "Break — back at 15:10"),
    ];
    for (name, french, english) in told {
        for (lang, said) in [(Lang::Fr, french), (Lang::En, english)] {
            // where the words are not in large letters, they can be read back
            let text = grid::text(&grid::screen(&state(name, lang), 80, 17));
            assert!(text.contains(said), "{name} does not say {said}\n{text}");
        }
    }
}

#[test]
fn every_state_is_drawn_as_before() {
    for name in STATES {
        for lang in [Lang::Fr, Lang::En] {
            let model = state(name, lang);
            let told = UNMISTAKABLE.iter().any(|(told, ..)| *told == name);
            let told = told || name == "picker-year";
            let sizes: &[(u16, u16)] = match (told, lang) {
                (true, _) => &[(80, 24), (120, 36), (200, 50)],
                (false, Lang::Fr) => &[(80, 24), (120, 36)],
                (false, Lang::En) => &[(80, 24)],
            };
            for (cols, rows) in sizes {
                let buf = grid::screen(&model, *cols, *rows);
                let both = format!("{}\n\n{}", grid::text(&buf), grid::looks(&buf));
                let lang = format!("{lang:?}").to_lowercase();
                insta::with_settings!({ snapshot_path => "screen/snapshots", prepend_module_to_snapshot => false }, {
                    insta::assert_snapshot!(format!("{name}-{cols}x{rows}-{lang}"), both);
                });
            }
        }
    }
}

#[test]
fn a_year_has_room_on_a_small_screen() {
    let mut screens = Vec::new();
    for name in ["picker-year", "picker-past"] {
        for lang in [Lang::Fr, Lang::En] {
            screens.push(grid::text(&grid::screen(&state(name, lang), 60, 18)));
        }
    }
    insta::with_settings!({ snapshot_path => "screen/snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("picker-small", screens.join("\n────\n"));
    });
}

#[test]
fn one_pane_at_a_time_keeps_the_clock() {
    let mut screens = Vec::new();
    for keys in [&[][..], &["Tab"], &["Tab", "Tab"], &["N"]] {
        let model = states::keys(state("running", Lang::Fr), keys);
        screens.push(grid::text(&grid::screen(&model, 60, 18)));
    }
    screens.push(grid::text(&grid::screen(&state("running", Lang::Fr), 44, 9)));
    screens.push(grid::text(&grid::screen(&state("overtime", Lang::En), 50, 2)));
    insta::with_settings!({ snapshot_path => "screen/snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("small", screens.join("\n────\n"));
    });
}

#[test]
fn the_room_never_sees_a_note_or_a_reason() {
    let model = state("secrets", Lang::Fr);
    let console = grid::text(&grid::screen(&model, 120, 36));
    assert!(console.contains("illisible"), "the note is on the console:\n{console}");
    let face = grid::text(&grid::screen(&states::keys(model, &["F"]), 120, 36));
    for secret in ["illisible", "grippe", "Hopkins"] {
        assert!(!face.contains(secret), "{secret} is on the stage:\n{face}");
    }
}

#[test]
fn the_help_says_all_of_each_action_and_has_nothing_to_enter() {
    let text = grid::text(&grid::screen(&state("help", Lang::Fr), 80, 90));
    let panel: Vec<&str> =
        text.lines().skip_while(|line| !line.contains("Les touches qui marchent")).collect();
    assert!(!panel.is_empty(), "{text}");
    assert!(panel.iter().all(|line| !line.contains('…')), "{text}");
    let bar = panel.last().copied().unwrap_or_default();
    assert!(bar.contains("Échap") && !bar.contains("Entrée"), "{bar}");
}

#[test]
fn a_slot_beside_a_note_keeps_its_capital_and_is_cut_between_words() {
    let welcome = Rehearsal::open(&demo_day(), "13:12:00");
    let model = welcome.play(&["13:30:00 start", "13:31:00 note bienvenue"]).model(Lang::Fr);
    let text = grid::text(&grid::screen(&model, 120, 36));
    let note = text.lines().find(|line| line.contains("bienvenue")).unwrap_or_default();
    assert!(note.contains("13h31 Accueil et…"), "{text}");
}

#[test]
fn the_room_never_sees_what_was_promised() {
    for (lang, said) in [(Lang::Fr, "La dernière fois\u{a0}: "), (Lang::En, "Last time: ")] {
        for (cols, rows) in [(80, 24), (120, 36), (200, 50)] {
            let console = grid::text(&grid::screen(&state("last-time", lang), cols, rows));
            assert!(console.contains(said), "{cols}×{rows}\n{console}");
            assert!(console.contains("rappeler la DREES"), "{cols}×{rows}\n{console}");
            let face = grid::text(&grid::screen(&state("face-last-time", lang), cols, rows));
            for secret in ["DREES", "dernière", "Last time", "publier"] {
                assert!(!face.contains(secret), "{secret} is on the stage:\n{face}");
            }
        }
    }
}

#[test]
fn a_failed_write_marks_the_face_without_a_word() {
    let last = |name| {
        let model = states::keys(state(name, Lang::Fr), &["Esc", "F"]);
        let face = grid::text(&grid::screen(&model, 120, 36));
        face.lines().last().map(str::trim).map(str::to_owned)
    };
    assert_eq!(last("alarm").as_deref(), Some("!"));
    assert_ne!(last("running").as_deref(), Some("!"));
}

#[test]
fn a_title_is_worth_more_than_the_word_of_another_day() {
    let model = state("past-midnight", Lang::Fr);
    for (cols, rows, said) in [(80, 24, "00h15 Pause"), (120, 36, "00h15 (+1\u{a0}j) Pause")] {
        let text = grid::text(&grid::screen(&model, cols, rows));
        assert!(text.contains(said), "{cols}×{rows} does not say {said}\n{text}");
    }
}

#[test]
fn what_lies_over_the_face_keeps_its_secrets() {
    let over =
        |model, pressed: &[&str]| grid::text(&grid::screen(&states::keys(model, pressed), 120, 36));
    let typed = ["A", "f", "i", "è", "v", "r", "e"];
    let asked = over(state("secrets", Lang::Fr), &typed);
    assert!(asked.contains("fièvre"), "the console shows what is typed:\n{asked}");
    let asked = over(states::keys(state("secrets", Lang::Fr), &["F"]), &typed);
    assert!(asked.contains("******") && !asked.contains("fièvre"), "a reason:\n{asked}");

    let notes = || states::keys(state("secrets", Lang::Fr), &["Tab", "Tab", "Up"]);
    let removed = over(notes(), &["Delete"]);
    assert!(removed.contains("Retirer") && removed.contains("illisible"), "{removed}");
    let removed = over(notes(), &["F", "Delete"]);
    assert!(removed.contains("Retirer") && !removed.contains("illisible"), "a note:\n{removed}");
}

#[test]
fn how_time_was_shared_never_lies_over_the_face() {
    let over =
        |model, pressed: &[&str]| grid::text(&grid::screen(&states::keys(model, pressed), 120, 36));
    let morning = || state("running", Lang::Fr);
    let seen = over(morning(), &["V"]);
    assert!(seen.contains("Temps partagé") && seen.contains("donné"), "{seen}");
    for pressed in [&["F", "V"][..], &["F", ":", "p", "a", "r", "t", "a", "g", "Enter"]] {
        let face = over(morning(), pressed);
        assert!(!face.contains("Temps partagé") && !face.contains("donné"), "{face}");
    }
    // what was opened before the room looked on is not shown to it either
    let mut model = states::keys(morning(), &["V"]);
    model.desk_mut().expect("a session").projecting = true;
    let face = grid::text(&grid::screen(&model, 120, 36));
    assert!(!face.contains("Temps partagé") && !face.contains("donné"), "{face}");
}
