//! Whatever is done to an agenda by keys: it loads, and undoing gives the first bytes back.

use deroule::agenda::{Agenda, Anchor, Kind, Track, Turns, read, write};
use proptest::prelude::*;

use super::edit::{editing, plan};
use crate::make::{agenda, date, lasting, length, letters, slot, talks, time};

/// What is typed into a field, whichever it is.
pub(super) const TYPED: [&str; 22] = [
    "",
    " bis",
    "10",
    "1h30",
    "13h45-14h45",
    "-16h",
    "15h",
    "oui",
    "2",
    "tous",
    "A, B",
    "Pitch 3, Questions 7",
    "Pitch 3",
    "Données; Design",
    "22 juin",
    "-3",
    "0",
    ",,,",
    "30h",
    "13h45-13h45",
    "20 juin",
    "Tokyo",
];

/// The most fields that are gone down.
const DEEPEST: usize = 45;

/// A key, and what is typed into the first of the fields that it opens.
const PRESSES: [(&str, &str); 27] = [
    ("Up", ""),
    ("Down", ""),
    ("Left", ""),
    ("Right", ""),
    ("S", ""),
    ("J", ""),
    ("Y", ""),
    ("Shift-Up", ""),
    ("Shift-Down", ""),
    ("P", ""),
    ("M", ""),
    ("F", ""),
    ("Delete", ""),
    ("R", ""),
    ("Shift-U", ""),
    ("U", ""),
    ("A", "Photo"),
    ("H", "10"),
    ("H", "1h30"),
    ("H", "9h-10h"),
    ("H", "15h"),
    ("H", "-16h"),
    ("Enter", " bis"),
    ("Home", ""),
    ("Tab", ""),
    ("Space", ""),
    ("V", ""),
];

/// A day with slots written in every way: with times, a length, a start alone, nothing, at night.
pub(super) fn day(seed: u8) -> Agenda {
    let mut slots = vec![
        slot(Kind::Welcome, "Accueil", "13:30", "13:45"),
        talks("13:45", "14:45", 4, &["5m", "10m"]),
        lasting(Kind::Break, "Pause", "15m"),
        slot(Kind::Workshop, "Atelier", "15:00", ""),
        slot(Kind::Break, "Pause", "16:00", "16:10"),
        talks("16:30", "17:30", 3, &["5m", "10m"]),
        slot(Kind::Other, "Repas", "", ""),
        slot(Kind::Debrief, "Débrief", "23:45", "00:15"),
    ];
    if seed % 5 == 4 {
        slots[5].day = Some(date("2018-06-22"));
    }
    match seed % 4 {
        0 => slots[4].anchor = Some(Anchor::Fixed),
        1 => slots[2].locked = true,
        2 => slots[5].turns = Some(Turns::Named(vec!["A".into(), "B".into()])),
        _ => slots[1].start = time("13:50"),
    }
    slots[1].phases[1].floor = length("5m");
    slots[1].phases[1].prompts = vec!["Qui, quand ?".into(), "Et après ?".into()];
    slots[3].tracks = vec![Track { title: "Données".into(), ..Track::default() }];
    let date = (!seed.is_multiple_of(3)).then(|| date("2018-06-21"));
    Agenda { date, ..agenda(letters(seed % 9), slots) }
}

/// An eighth of the usual number of cases, since each presses many keys.
pub(super) fn few() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases.div_ceil(8), ..usual }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_sequence_of_edits_loads_and_is_undone(
        seed in 0_u8..32,
        presses in prop::collection::vec(prop::sample::select(PRESSES.to_vec()), 1..30),
    ) {
        let mut bench = editing(&day(seed));
        let first = write(plan(&bench).agenda());
        for (key, typed) in &presses {
            bench.press(key);
            if plan(&bench).form.is_some() {
                bench.type_in(typed).press("Enter");
            }
            // what was refused is still there
            if plan(&bench).form.is_some() {
                bench.press("Esc");
            }
            let now = plan(&bench).agenda();
            let loaded = read::read(write(now).as_bytes());
            prop_assert_eq!(loaded.agenda.as_ref(), Some(now), "after {}", key);
        }
        for _ in &presses {
            bench.press("U");
        }
        prop_assert_eq!(write(plan(&bench).agenda()), first);
    }

    #[test]
    fn whatever_is_filled_in_loads_and_is_undone(
        seed in 0_u8..32,
        opened in prop::collection::vec(
            (
                prop::sample::select(vec!["Enter", "Home Enter", "Tab Enter", "A", "Down Enter"]),
                prop::collection::vec(
                    (0..DEEPEST, prop::sample::select(TYPED.to_vec()), any::<bool>()),
                    1..4,
                ),
            ),
            1..6,
        ),
    ) {
        let mut bench = editing(&day(seed));
        let first = write(plan(&bench).agenda());
        for (keys, filled) in &opened {
            bench.press(keys);
            for (steps, typed, anew) in filled {
                for _ in 0..*steps {
                    if plan(&bench).form.is_some() {
                        bench.press("Tab");
                    }
                }
                if plan(&bench).form.is_some() {
                    if *anew {
                        bench.press("Ctrl-E Ctrl-U");
                    }
                    bench.type_in(typed);
                }
            }
            let before = plan(&bench).agenda().clone();
            bench.press("Enter");
            if plan(&bench).form.is_some() {
                prop_assert_eq!(plan(&bench).agenda(), &before, "what is refused changes nothing");
                bench.press("Esc");
            }
            let now = plan(&bench).agenda();
            let loaded = read::read(write(now).as_bytes());
            prop_assert_eq!(loaded.agenda.as_ref(), Some(now), "after {}", keys);
        }
        while plan(&bench).draft().history.can_undo() {
            bench.press("U");
        }
        prop_assert_eq!(write(plan(&bench).agenda()), first);
    }
}
