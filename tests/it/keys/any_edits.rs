//! Whatever is done to an agenda by keys: it loads, and undoing gives the first bytes back.

use deroule::agenda::{Anchor, Kind, Turns, read, write};
use proptest::prelude::*;

use super::edit::{editing, plan};
use crate::make::{agenda, lasting, letters, slot, talks, time};

/// A key, and what is typed into the fields that it opens.
const PRESSES: [(&str, &str); 23] = [
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
];

/// A day with slots written in every way: with times, a length, a start alone, nothing, at night.
fn day(seed: u8) -> deroule::agenda::Agenda {
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
    match seed % 4 {
        0 => slots[4].anchor = Some(Anchor::Fixed),
        1 => slots[2].locked = true,
        2 => slots[5].turns = Some(Turns::Named(vec!["A".into(), "B".into()])),
        _ => slots[1].start = time("13:50"),
    }
    agenda(letters(seed % 9), slots)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

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
}
