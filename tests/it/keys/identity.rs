//! Slots of one title and one kind, one below the other, while their session runs: what is done to
//! one of them on the screen is never taken for what was done to another.

use chrono::TimeDelta;
use deroule::{
    agenda::{Agenda, Kind, Plan},
    console::model::{Dialog, PlanEditor, Question, Screen, Then},
    session::{Body, Event, PlanChange, Stay},
};

use super::bench::Bench;
use crate::make::{agenda, letters, opening, slot};

fn day() -> Agenda {
    let work = |start, end| slot(Kind::Workshop, "Atelier", start, end);
    let slots = vec![
        slot(Kind::Welcome, "Accueil", "13:30", "13:45"),
        work("13:45", "14:00"),
        work("14:00", "14:15"),
        work("14:15", "14:30"),
        slot(Kind::Debrief, "Débrief", "14:30", "14:45"),
    ];
    Agenda { title: "Ateliers".into(), ..agenda(letters(2), slots) }
}

/// The first workshop runs.
fn running() -> Bench {
    running_on(&day())
}

fn running_on(agenda: &Agenda) -> Bench {
    let mut bench = Bench::on(agenda);
    bench.press("Space").wait(900).press("F2").wait(60);
    assert_eq!(bench.running(), "s2");
    bench
}

/// The last change of the plan that the journal has.
fn change(bench: &Bench) -> PlanChange {
    let events = bench.desk().session.history().filter_map(|(event, _)| match &event.body {
        Body::Known(Event::PlanChanged { change }) => Some(PlanChange::clone(change)),
        Body::Known(_) | Body::Newer { .. } => None,
    });
    events.last().expect("a change")
}

/// From which number to which, and whether it is planned as it was.
fn stays(bench: &Bench) -> Vec<(u16, u16, bool)> {
    let stays = change(bench).stays.into_iter();
    stays.map(|Stay { from, to, same }| (from, to, same)).collect()
}

/// The titles of what is to come, as they are planned.
fn plan(bench: &Bench) -> Vec<(String, i64)> {
    let plan = &change(bench).plan;
    let slots = plan.slots.iter().filter(|slot| !slot.dropped);
    slots
        .map(|slot| {
            (slot.title.to_string(), slot.length.unwrap_or_else(TimeDelta::zero).num_minutes())
        })
        .collect()
}

#[test]
fn the_one_that_is_taken_away_is_the_one_that_is_gone() {
    let mut bench = running();
    bench.press("Shift-E Delete E Enter");
    assert!(matches!(bench.model.screen, Screen::Desk(_)));
    let kept = [(1, 1, true), (2, 2, true)];
    assert_eq!(stays(&bench), [kept[0], kept[1], (4, 3, false), (5, 4, false)]);
    assert_eq!((change(&bench).news.removed, change(&bench).news.changed), (1, 2));
    // and once more, of the plan that came of it
    bench.press("Shift-E Delete E Enter");
    assert_eq!(stays(&bench), [kept[0], kept[1], (4, 3, false)]);
    bench.press("U U");
    let numbers = bench.desk().session.present().numbers;
    assert_eq!(numbers, [Some(1), Some(2), Some(3), Some(4), Some(5)]);
}

#[test]
fn the_one_that_is_doubled_is_itself_and_its_double_is_new() {
    let mut bench = running();
    bench.press("Shift-E Y E Enter");
    assert_eq!(
        stays(&bench),
        [(1, 1, true), (2, 2, true), (3, 3, true), (4, 5, false), (5, 6, false)]
    );
    assert_eq!(change(&bench).news.added, 1);
}

#[test]
fn the_one_that_gets_another_kind_is_itself() {
    let mut bench = running();
    // from a workshop to a restitution
    bench.press("Shift-E Enter Tab Tab Tab Right Enter E Enter");
    assert_eq!(
        stays(&bench),
        [(1, 1, true), (2, 2, true), (3, 3, false), (4, 4, true), (5, 5, true)]
    );
    assert_eq!((change(&bench).news.removed, change(&bench).news.added), (0, 0));
}

#[test]
fn what_was_left_out_is_never_mistaken_for_what_is_to_come() {
    // a file with a workshop that is over before the one that runs, and one less behind it
    let mut file = day();
    file.slots.remove(3);
    file.slots[0].end = crate::make::time("13:40");
    file.slots.insert(1, slot(Kind::Workshop, "Atelier", "13:40", "13:45"));
    let mut bench = running();
    let (new, _) = Plan::resolve(&file, &opening("2018-06-21"));
    bench.host.changed = Some(new);
    let mut bench = bench.killed(TimeDelta::seconds(1));
    bench.press("P");
    assert_eq!(change(&bench).news.left_out, 1);
    assert_eq!(change(&bench).places, [1, 3, 4, 5]);
    let present = bench.desk().session.present();
    assert_eq!(present.numbers, [Some(1), Some(2), Some(3), Some(4)]);
    assert_eq!((present.agenda.slots.len(), present.begun), (4, 2));
    bench.press("Shift-E Delete E Enter");
    assert_eq!(stays(&bench), [(1, 1, true), (2, 2, true), (4, 3, true)]);
}

#[test]
fn a_file_in_which_two_slots_could_be_the_one_that_runs_is_refused() {
    let mut one = day();
    one.slots.drain(2..4);
    let follow = |file: &Agenda| {
        let mut bench = running_on(&one);
        let (new, _) = Plan::resolve(file, &opening("2018-06-21"));
        bench.host.changed = Some(new);
        let mut bench = bench.killed(TimeDelta::seconds(1));
        bench.press("P");
        (bench.refused(), bench.journal().last().copied() == Some("plan-changed"))
    };
    // ten minutes earlier or ten minutes later than the one that runs
    let mut file = day();
    file.slots.truncate(2);
    file.slots[1].start = crate::make::time("13:35");
    file.slots[1].end = crate::make::time("13:55");
    file.slots[0].end = crate::make::time("13:35");
    file.slots.push(slot(Kind::Workshop, "Atelier", "13:55", "14:30"));
    assert_eq!(follow(&file), (Some("ambiguous-slot"), false));
    // the nearer one is the one that runs
    file.slots[2].start = crate::make::time("14:00");
    assert_eq!(follow(&file), (None, true));
    // and so it is where one has another title
    file.slots[2].start = crate::make::time("13:55");
    file.slots[1].title = "Échauffement".into();
    assert_eq!(follow(&file), (None, true));
}

/// Léa sits at a console beside Ana's.
fn beside(ana: &Bench) -> Bench {
    let mut lea = Bench::beside(ana.store.clone(), ana.clock.clone(), Default::default());
    lea.by = "Léa".into();
    lea.open(ana.desk().id.clone());
    lea
}

fn is_outdated(bench: &Bench) -> bool {
    bench.model.plan().is_some_and(PlanEditor::is_outdated)
}

#[test]
fn a_plan_that_was_changed_meanwhile_is_taken_up_again_and_never_mixed() {
    let mut ana = running();
    let mut lea = beside(&ana);
    ana.press("Shift-E");
    // Léa gives the debrief five minutes more while Ana looks at the plan as it was
    lea.press("Shift-E Down Down Right E Enter");
    let followed = plan(&lea);
    assert!(!is_outdated(&ana));
    ana.wake_up();
    assert!(ana.model.changes_plan() && is_outdated(&ana));
    // nothing was changed here, and still it is not the plan that the session follows
    ana.press("E");
    assert_eq!(ana.refused(), Some("plan-moved"));
    ana.press("Enter").type_in(" du matin").press("Enter E");
    assert_eq!((ana.refused(), ana.model.dialog()), (Some("plan-moved"), None));
    assert_eq!(plan(&ana), followed);
    ana.press("F5");
    let asked = Dialog::Confirm(Question::Discard { then: Then::Reread });
    assert_eq!(ana.model.dialog(), Some(&asked));
    ana.press("X");
    assert!(ana.model.changes_plan() && !is_outdated(&ana));
    ana.press("Enter").type_in(" du matin").press("Enter E Enter");
    assert_eq!(ana.running(), "s2");
    let expected = [
        ("Accueil", 15),
        ("Atelier", 15),
        ("Atelier du matin", 15),
        ("Atelier", 15),
        ("Débrief", 20),
    ];
    assert_eq!(plan(&ana), expected.map(|(title, long)| (title.to_owned(), long)));
    lea.wake_up();
    assert_eq!(plan(&lea), plan(&ana));
}

#[test]
fn what_is_changed_between_the_question_and_its_answer_is_not_overrun() {
    let mut ana = running();
    let mut lea = beside(&ana);
    ana.press("Shift-E Right E");
    lea.press("Shift-E Down Right E Enter");
    let followed = plan(&lea);
    ana.press("Enter");
    assert_eq!(ana.refused(), Some("plan-moved"));
    assert!(ana.model.changes_plan() && is_outdated(&ana), "what was changed is still there");
    // it is the same plan again once Léa has taken her change back
    lea.press("U");
    ana.wake_up();
    assert!(!is_outdated(&ana));
    ana.press("E Enter");
    assert_ne!(plan(&ana), followed);
    assert_eq!(change(&ana).news.changed, 3);
}

#[test]
fn lots_that_are_drawn_meanwhile_are_another_plan_and_what_goes_on_is_not() {
    let mut ana = Bench::on(&Agenda { title: "Revue".into(), ..super::bench::day() });
    ana.press("Space").wait(900).press("Space").wait(60);
    let mut lea = beside(&ana);
    ana.press("Shift-E");
    lea.press("Space").wait(30);
    ana.wake_up();
    assert!(!is_outdated(&ana), "a phase further");
    lea.press("J").type_in("42").press("Enter");
    assert_eq!(lea.journal().last(), Some(&"lineup"));
    ana.wake_up();
    assert!(is_outdated(&ana));
    ana.press("F5");
    assert!(
        ana.model.changes_plan() && !is_outdated(&ana),
        "nothing was changed: nothing is asked"
    );
    let lineup = |bench: &Bench| -> Vec<String> {
        let plan = bench.model.plan().expect("a plan");
        plan.agenda().lineup.iter().map(|defi| defi.name.to_string()).collect()
    };
    let coming: Vec<String> = ana.desk().moment.coming.iter().map(ToString::to_string).collect();
    assert_eq!(lineup(&ana)[1..], coming);
}
