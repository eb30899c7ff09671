//! The keys that change the order: lots, a team held in the hand, teams that are missing or come.

use deroule::{
    console::model::{Cursor, Overlay},
    session::{Freed, LineState},
};

use super::bench::{Bench, day};
use crate::make::{agenda, letters};

/// The teams in the order in which they present, as the screen shows them.
fn order(bench: &Bench) -> String {
    let lines = bench.desk().rundown().iter();
    let first = lines.filter(|line| line.id.phase() == Some(1));
    first.map(|line| line.defi.as_deref().unwrap_or("-")).collect()
}

fn start_of(bench: &Bench, defi: &str) -> String {
    let mut lines = bench.desk().rundown().iter();
    let line = lines.find(|line| line.defi.as_deref() == Some(defi)).expect("a turn");
    let zone = bench.desk().moment.zone;
    let start = line.projected_start.or(line.actual_start).expect("a time");
    start.with_timezone(&zone).format("%H:%M").to_string()
}

#[test]
fn a_team_is_lifted_moved_and_put_down_as_one_event() {
    let mut bench = Bench::new();
    assert_eq!(order(&bench), "ABCD");
    bench.press("Down G");
    let held = bench.desk().held.as_ref().map(|held| held.defi.to_string());
    assert_eq!(held.as_deref(), Some("A"));
    assert_eq!((order(&bench), start_of(&bench, "A")), ("ABCD".to_owned(), "13:45".to_owned()));
    bench.press("Down");
    assert_eq!((order(&bench), start_of(&bench, "A")), ("BACD".to_owned(), "14:00".to_owned()));
    bench.press("Down");
    assert_eq!((order(&bench), start_of(&bench, "A")), ("BCAD".to_owned(), "14:15".to_owned()));
    assert!(bench.journal().is_empty(), "nothing is recorded while it is held");
    bench.press("Enter");
    assert!(bench.desk().held.is_none());
    assert_eq!((order(&bench), bench.journal()), ("BCAD".to_owned(), vec!["lineup"]));
    let selected = bench.desk().selected().and_then(|line| line.defi.as_deref());
    assert_eq!(selected, Some("A"), "the selection went along");
    bench.press("U");
    assert_eq!(order(&bench), "ABCD", "one undo takes it back");
}

#[test]
fn what_is_held_can_be_put_back_or_change_places() {
    let mut bench = Bench::new();
    bench.press("Down G Down Down Down");
    assert_eq!(order(&bench), "BCDA");
    bench.press("Tab");
    assert_eq!(order(&bench), "DBCA");
    bench.press("Esc");
    assert_eq!((order(&bench), bench.journal().len()), ("ABCD".to_owned(), 0));
    bench.press("Home Down G Tab Down Down Enter");
    assert_eq!((order(&bench), bench.journal()), ("CBAD".to_owned(), vec!["lineup"]));
}

#[test]
fn a_move_that_cannot_be_says_why() {
    let mut bench = Bench::new();
    bench.press("Space").wait(900).press("Space").wait(5);
    bench.press("Home Down G");
    let held = bench.desk().held.as_ref().map(|held| held.defi.to_string());
    assert_eq!(held.as_deref(), Some("B"), "the one after the team that speaks");
    bench.press("Up");
    assert_eq!((order(&bench), bench.refused()), ("ABCD".to_owned(), Some("no-such-place")));
    bench.press("Esc Home Up Down G");
    assert_eq!((bench.desk().held.is_none(), bench.refused()), (true, Some("has-spoken")));
}

#[test]
fn the_clock_can_be_driven_while_a_team_is_held() {
    let mut bench = Bench::new();
    bench.press("Space").wait(900).press("Space").wait(5);
    bench.press("Home Down G Down");
    assert_eq!(order(&bench), "ACBD");
    bench.press("F2");
    assert_eq!(bench.running(), "s2.t1.p2");
    assert!(bench.desk().held.is_some(), "it is still held");
    // its own turn begins while it is held: it is let go, and why is said
    bench.wait(600).press("F2");
    assert_eq!(bench.running(), "s2.t2.p1");
    assert!(bench.desk().held.is_none());
    assert_eq!((order(&bench), bench.refused()), ("ABCD".to_owned(), Some("has-spoken")));
}

#[test]
fn lots_are_drawn_with_the_seed_that_was_said() {
    let mut bench = Bench::new();
    bench.press("J").type_in("42").press("Enter");
    let Some(Overlay::Drawn { draw, .. }) = &bench.model.overlay else { panic!("no draw") };
    assert_eq!((draw.seed.to_string().as_str(), draw.order.len()), ("000042", 4));
    let drawn: String = draw.order.iter().map(|defi| defi.as_str()).collect();
    assert_eq!(order(&bench), drawn);
    bench.press("Esc");
    assert!(bench.model.overlay.is_none());
    assert_eq!(bench.journal(), ["lineup"]);
}

#[test]
fn without_a_seed_chance_gives_one_and_a_wrong_one_is_asked_again() {
    let mut bench = Bench::new();
    bench.press("J").type_in("1234567").press("Enter");
    assert!(bench.journal().is_empty());
    assert!(matches!(bench.model.overlay, Some(Overlay::Dialog(_))), "it is asked again");
    bench.press("Esc J Enter");
    let Some(Overlay::Drawn { draw, .. }) = &bench.model.overlay else { panic!("no draw") };
    assert_eq!(draw.seed.number(), 133_742, "the one that the host gave");
}

#[test]
fn an_absent_team_is_offered_at_the_break() {
    let mut bench = Bench::new();
    bench.press("Down A Enter");
    assert_eq!(order(&bench), "BCDA");
    assert!(bench.desk().offer.is_none(), "not before the break");
    bench.press("Space").wait(900).press("Space").wait(60).press("B Enter");
    assert_eq!(bench.running(), "x1");
    let offer = bench.desk().offer.as_ref().map(|offer| offer.defi.to_string());
    assert_eq!(offer.as_deref(), Some("A"));
    bench.press("K");
    assert!(bench.desk().offer.is_none() && bench.desk().moment.absent.is_empty());
}

#[test]
fn of_several_absent_teams_the_one_that_came_is_chosen() {
    let mut bench = Bench::new();
    bench.press("Down A Enter Down A Enter");
    assert_eq!(bench.desk().moment.absent.len(), 2);
    bench.press("Home Space").wait(900).press("Space").wait(60).press("B Enter K Down");
    let Some(Overlay::Arrivals { offers, selected: 1 }) = &bench.model.overlay else {
        panic!("a choice of two, the second one selected")
    };
    let second = offers[1].defi.clone();
    assert_eq!(offers.len(), 2);
    bench.press("Esc");
    assert_eq!(bench.desk().moment.absent.len(), 2, "Esc lets nobody in");
    bench.press("K Down Down Enter");
    assert!(bench.model.overlay.is_none());
    let absent = &bench.desk().moment.absent;
    assert!(absent.len() == 1 && !absent.contains(&second), "{absent:?}");
    // one is left: it needs no choice
    bench.press("K");
    assert!(bench.desk().moment.absent.is_empty());
}

#[test]
fn what_becomes_of_a_turn_is_chosen_with_the_reason() {
    let mut bench = Bench::new();
    bench.press("Down A").type_in("train").press("Tab Tab Enter");
    let lines = &bench.desk().moment.rundown;
    let free = lines.iter().find_map(|line| line.free.as_ref()).expect("a free turn");
    assert_eq!((free.defi.as_str(), free.freed), ("A", Freed::Discussion));
    assert_eq!(start_of(&bench, "B"), "14:00", "nobody else moves");
    // the same key lets it come back, to its own turn
    bench.press("Home Down");
    assert!(matches!(bench.desk().cursor, Cursor::At(_)));
    bench.press("A");
    let lines = &bench.desk().moment.rundown;
    assert!(lines.iter().all(|line| line.free.is_none() && line.state != LineState::Absent));
    assert_eq!(order(&bench), "ABCD");
}

#[test]
fn a_team_that_nobody_announced_is_added_by_a_key() {
    let mut bench = Bench::new();
    bench.press("W").type_in("Surprise").press("Enter");
    let teams = bench.desk().session.teams();
    assert!(teams.iter().any(|team| team.as_str() == "Surprise"));
}

#[test]
fn a_team_of_the_lineup_without_a_turn_is_proposed_to_that_key() {
    let mut bench = Bench::on(&agenda(letters(6), day().slots));
    assert_eq!(order(&bench), "ABCD");
    bench.press("W Enter W Enter");
    assert_eq!(order(&bench), "ABCDEF");
    // nobody is left: it asks for a name
    bench.press("W Enter");
    assert!(matches!(bench.model.overlay, Some(Overlay::Dialog(_))));
}
