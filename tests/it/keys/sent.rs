//! Slots that are sent to another day: keys in, the slots of both days out.

use deroule::{
    agenda::{Agenda, Kind, Rest, write},
    i18n::console::plan::field::SlotField,
};

use super::{
    bench::{self, Bench},
    edit::{editing, lines, plan},
    fields::{fill, slot as field},
};
use crate::{
    make::{agenda, date, lasting, letters, slot},
    screen::grid,
};

/// The slots in a line each, with the day where one is written: `22 09:00-09:30 Accueil`.
fn days(agenda: &Agenda) -> Vec<String> {
    let day = |slot: &deroule::agenda::Slot| {
        slot.day.map(|day| format!("{} ", day.format("%d"))).unwrap_or_default()
    };
    let lines = lines(agenda).into_iter().zip(&agenda.slots);
    lines.map(|(line, slot)| format!("{}{line}", day(slot))).collect()
}

fn shown(bench: &Bench) -> Vec<String> {
    days(plan(bench).agenda())
}

/// One day of 2018.
fn one() -> Agenda {
    Agenda { date: Some(date("2018-06-21")), ..bench::day() }
}

/// Two days, the second one with a slot that has no hour of its own.
fn two() -> Agenda {
    let mut slots = vec![
        slot(Kind::Welcome, "Accueil", "13:30", "13:45"),
        slot(Kind::Workshop, "Atelier", "13:45", "15:00"),
        slot(Kind::Break, "Pause", "15:00", "15:15"),
        slot(Kind::Welcome, "Café", "09:00", "09:30"),
        slot(Kind::Workshop, "Suite", "09:30", "12:00"),
        lasting(Kind::Debrief, "Débrief", "15m"),
    ];
    slots[3].day = Some(date("2018-06-22"));
    Agenda { date: Some(date("2018-06-21")), ..agenda(letters(4), slots) }
}

/// Fills in the day of the slot in hand, and its times where some are said; one undo gives the
/// first bytes back.
fn send(of: &Agenda, downs: usize, rest: Rest, (day, times): (&str, &str)) -> Vec<String> {
    let mut bench = editing(of);
    let first = write(plan(&bench).agenda());
    bench.press(&"Down ".repeat(downs));
    let title = plan(&bench).agenda().slots[downs - 1].title.clone();
    if rest == Rest::Holds {
        bench.press("F");
    }
    bench.press("Enter");
    if !times.is_empty() {
        fill(&mut bench, field(SlotField::Times), times);
    }
    fill(&mut bench, field(SlotField::Day), day);
    let seen = days(plan(&bench).shown());
    bench.press("Enter");
    let slots = shown(&bench);
    assert_eq!(seen, slots, "seen while it is typed");
    let here = plan(&bench).selected_slot().expect("a slot in hand");
    assert_eq!(plan(&bench).agenda().slots[here].title, title, "the cursor goes along");
    if times.is_empty() {
        assert_eq!(plan(&bench).counts().0, 0, "{:?}", plan(&bench).remarks);
    }
    bench.press("U");
    assert_eq!(write(plan(&bench).agenda()), first);
    slots
}

#[test]
fn a_slot_sent_to_another_day_leaves_its_place() {
    let talks = "13:45-14:45 Présentations ×4";
    assert_eq!(
        send(&one(), 3, Rest::Holds, ("22/06/2018", "")),
        ["13:30-13:45 Accueil", talks, "14:45-15:15 Débrief", "22 14:45-15:00 Pause"],
        "the next one absorbs, and nothing is crushed"
    );
    assert_eq!(
        send(&one(), 3, Rest::Follows, ("22/06/2018", "")),
        ["13:30-13:45 Accueil", talks, "14:45-15:00 Débrief", "22 14:45-15:00 Pause"],
    );
    assert_eq!(
        send(&one(), 1, Rest::Follows, ("22 juin", "9h-9h15"))[1..],
        ["14:30-14:45 Pause", "14:45-15:00 Débrief", "22 09:00-09:15 Accueil"],
        "a day without a year is one of the session's year"
    );
}

#[test]
fn the_slots_of_that_day_stay_where_they_are() {
    let rest = ["22 09:00-09:30 Café", "09:30-12:00 Suite"];
    // behind them all, by its hour
    assert_eq!(
        send(&two(), 2, Rest::Follows, ("22 juin", "")),
        [
            "13:30-13:45 Accueil",
            "13:45-14:00 Pause",
            rest[0],
            rest[1],
            "15m Débrief",
            "22 13:45-15:00 Atelier",
        ]
    );
    // between them: what followed by itself gets its hour
    assert_eq!(
        send(&two(), 2, Rest::Holds, ("22 juin", "11h30-11h45")),
        [
            "13:30-13:45 Accueil",
            "13:45-15:15 Pause",
            rest[0],
            rest[1],
            "22 11:30-11:45 Atelier",
            "12:00+15m Débrief",
        ]
    );
}

#[test]
fn the_next_one_begins_the_day_that_loses_its_first() {
    assert_eq!(
        send(&two(), 4, Rest::Follows, ("21 juin", "15h30-16h")),
        [
            "13:30-13:45 Accueil",
            "13:45-15:00 Atelier",
            "15:00-15:15 Pause",
            "21 15:30-16:00 Café",
            "22 09:00-11:30 Suite",
            "15m Débrief",
        ]
    );
    // nothing in the field: the day of the slot above
    assert_eq!(
        send(&two(), 4, Rest::Holds, ("", "15h30-16h"))[3..],
        ["15:30-16:00 Café", "22 09:00-12:00 Suite", "15m Débrief"]
    );
    let mut bench = editing(&two());
    bench.press("Down Down Down Down Delete");
    assert_eq!(shown(&bench)[2..], ["15:00-15:15 Pause", "22 09:00-11:30 Suite", "15m Débrief"]);
    bench.press("U Shift-Down");
    assert_eq!(
        shown(&bench)[2..],
        ["15:00-15:15 Pause", "22 09:00-11:30 Suite", "11:30-12:00 Café", "15m Débrief"]
    );
    bench.press("Shift-Up");
    assert_eq!(*plan(&bench).agenda(), Agenda { title: "Demo Day".into(), ..two() });
}

#[test]
fn no_slot_is_sent_before_the_first_day() {
    let mut bench = editing(&one());
    let before = shown(&bench);
    bench.press("Down Down Down Down Enter");
    fill(&mut bench, field(SlotField::Day), "20 juin");
    bench.press("Enter");
    assert_eq!(shown(&bench), before);
    let screen = grid::text(&grid::screen(&bench.model, 120, 36));
    assert!(screen.contains("La session commence le 21 juin 2018"), "{screen}");
}

#[test]
fn a_small_screen_shows_where_a_slot_would_go() {
    let mut bench = editing(&two());
    bench.press("Down Down Enter");
    fill(&mut bench, field(SlotField::Day), "22/06/2018");
    let small = grid::text(&grid::screen(&bench.model, 80, 24));
    let row = small.lines().find(|line| line.contains('›') && line.contains("Atelier"));
    assert!(row.is_some_and(|row| row.contains("13h45")), "{small}");
}
