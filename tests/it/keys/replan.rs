//! The plan of a session that runs, changed on its screen: keys in, one event out, while the clock
//! goes on.

use deroule::{
    agenda::{Agenda, EditRefusal, Kind, Text},
    console::{
        message::Message,
        model::{Dialog, Model, Overlay, PlanNews, Question, Screen, Stands, What},
    },
};

use super::bench::{Bench, day};
use crate::make::{agenda, letters, slot, talks};

/// The first team is on, and its plan on the screen.
fn changing() -> Bench {
    let mut bench = Bench::on(&Agenda { title: "Revue".into(), ..day() });
    bench.press("Space").wait(900).press("F2").wait(60);
    assert_eq!(bench.running(), "s2.t1.p1");
    bench.press("Shift-E");
    bench
}

fn said(model: &Model) -> Option<&What> {
    model.notice.as_ref().map(|notice| &notice.what)
}

fn asked(bench: &Bench) -> Option<u16> {
    if let Some(Overlay::Dialog(Dialog::Confirm(Question::ChangePlan { news }))) =
        &bench.model.overlay
    {
        return Some(news.changed);
    }
    None
}

#[test]
fn what_has_not_begun_is_changed_and_taken_as_one_event() {
    let mut bench = changing();
    assert!(bench.model.changes_plan());
    // the break, ten minutes longer
    bench.press("Right Right");
    let before = bench.journal().len();
    bench.press("E");
    assert_eq!(asked(&bench), Some(2), "the break, and the debrief behind it");
    assert_eq!(bench.journal().len(), before, "nothing yet");
    bench.press("Enter");
    assert!(matches!(bench.model.screen, Screen::Desk(_)));
    assert!(matches!(said(&bench.model), Some(What::PlanChanged { .. })));
    assert_eq!(bench.journal().last(), Some(&"plan-changed"));
    assert_eq!(bench.journal().len(), before + 1);
    assert_eq!(bench.running(), "s2.t1.p1");
    let changed = bench.desk().moment.rundown.last().and_then(|line| line.planned_start);
    bench.press("U");
    let undone = bench.desk().moment.rundown.last().and_then(|line| line.planned_start);
    assert!(undone < changed);
}

#[test]
fn the_clock_goes_on_and_is_driven_from_there() {
    let mut bench = changing();
    bench.press("F3");
    assert_eq!(bench.journal().last(), Some(&"suspended"));
    bench.wait(30).press("F3").wait(30).press("F2");
    assert_eq!(bench.running(), "s2.t1.p2");
    assert!(bench.model.changes_plan(), "and the plan is still there");
    bench.press("Right E Enter");
    assert_eq!(bench.journal().last(), Some(&"plan-changed"));
    assert_eq!(bench.running(), "s2.t1.p2");
}

#[test]
fn what_has_begun_is_locked() {
    let mut bench = changing();
    let begun = Some(What::Plan(PlanNews::Refused(EditRefusal::Begun)));
    bench.press("Up Up Right");
    assert_eq!(said(&bench.model).cloned(), begun);
    bench.press("Delete");
    assert_eq!(said(&bench.model).cloned(), begun);
    // the team that is on keeps its place in the order
    bench.press("Tab Shift-Down");
    let presented = Some(What::Plan(PlanNews::Refused(EditRefusal::Presented)));
    assert_eq!(said(&bench.model).cloned(), presented);
    let before = bench.journal().len();
    bench.press("Esc");
    assert!(matches!(bench.model.screen, Screen::Desk(_)));
    assert_eq!(bench.journal().len(), before);
}

#[test]
fn leaving_changes_nothing_unless_it_is_said() {
    let mut bench = changing();
    let before = bench.journal().len();
    bench.press("Right Esc");
    assert!(matches!(
        bench.model.overlay,
        Some(Overlay::Dialog(Dialog::Confirm(Question::Discard { .. })))
    ));
    bench.press("X");
    assert!(matches!(bench.model.screen, Screen::Desk(_)));
    assert_eq!(bench.journal().len(), before);
}

#[test]
fn the_turns_to_come_of_what_runs_can_be_fewer_and_change_hands() {
    let mut bench = changing();
    // the last team comes next
    bench.press("Tab Down Down Down Shift-Up Shift-Up E Enter");
    let moment = &bench.desk().moment;
    let next = moment.rundown.iter().find(|line| line.id.to_string() == "s2.t2.p1");
    assert_eq!(next.and_then(|line| line.defi.as_deref()), Some("D"));
    let coming: Vec<&str> = moment.coming.iter().map(AsRef::as_ref).collect();
    assert_eq!(coming, ["D", "B", "C"]);
}

#[test]
fn a_plan_that_cannot_be_written_stays_to_be_taken_again() {
    let mut bench = changing();
    bench.press("Right");
    bench.store.broken.set(true);
    bench.press("E Enter");
    assert!(bench.model.changes_plan(), "nothing is lost");
    bench.store.broken.set(false);
    bench.press("E Enter");
    assert!(matches!(bench.model.screen, Screen::Desk(_)));
    assert_eq!(bench.journal().last(), Some(&"plan-changed"));
}

/// Eight teams in two blocks; the second one is on, and the plan on the screen at the first block.
fn two_blocks() -> Bench {
    let slots = vec![
        slot(Kind::Welcome, "Accueil", "13:30", "13:45"),
        talks("13:45", "14:45", 4, &["5m", "10m"]),
        slot(Kind::Break, "Pause", "14:45", "15:00"),
        talks("15:00", "16:00", 4, &["5m", "10m"]),
    ];
    let mut bench = Bench::on(&Agenda { title: "Revue".into(), ..agenda(letters(8), slots) });
    bench.press("Space").wait(900).press("F2").wait(300).press("F2").wait(600).press("F2").wait(60);
    assert_eq!(bench.running(), "s2.t2.p1");
    bench.press("Shift-E Up");
    bench
}

#[test]
fn a_slot_keeps_the_turns_that_have_begun_and_whoever_has_none_is_named() {
    let mut bench = two_blocks();
    bench.press("M M");
    assert_eq!(said(&bench.model), None);
    bench.press("M");
    let begun = EditRefusal::TurnsBegun { turns: 2 };
    assert_eq!(said(&bench.model), Some(&What::Plan(PlanNews::Refused(begun))));
    bench.press("E");
    let Some(Dialog::Confirm(Question::ChangePlan { news })) = bench.model.dialog() else {
        panic!("it asks first");
    };
    let names = |teams: &[Text]| teams.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(&news.without), ["G", "H"], "who finds no place");
    assert_eq!(names(&news.left), [""; 0], "and nobody was taken out");
    bench.press("Enter");
    let coming: Vec<String> = bench.desk().moment.coming.iter().map(ToString::to_string).collect();
    assert_eq!(coming, ["C", "D", "E", "F"]);
}

#[test]
fn what_begins_meanwhile_is_locked_too() {
    let mut bench = two_blocks();
    bench.wait(240).press("F2").wait(600).press("F2");
    assert_eq!(bench.running(), "s2.t3.p1");
    bench.press("M M");
    let begun = EditRefusal::TurnsBegun { turns: 3 };
    assert_eq!(said(&bench.model), Some(&What::Plan(PlanNews::Refused(begun))));
}

#[test]
fn the_lineup_shows_who_has_presented_and_new_names_go_to_the_end() {
    let mut bench = two_blocks();
    let plan = bench.model.plan().expect("a plan");
    let stands = ["A", "B", "C"].map(|name| plan.stands(&name.into()));
    assert_eq!(stands, [Stands::HasPresented, Stands::OnStage, Stands::Waits]);
    bench.press("Tab");
    bench.hear(Message::Paste("X\nY\n".into()));
    bench.press("Up Up A").type_in("Z").press("Enter");
    let plan = bench.model.plan().expect("a plan");
    let lineup: Vec<&str> = plan.agenda().lineup.iter().map(|defi| defi.name.as_str()).collect();
    assert_eq!(lineup, ["A", "B", "C", "D", "E", "F", "G", "H", "X", "Y", "Z"]);
}

#[test]
fn what_can_change_no_more_is_said_before_anything_is_typed() {
    let mut bench = changing();
    let has_form = |bench: &Bench| bench.model.plan().is_some_and(|plan| plan.form.is_some());
    bench.press("Up Enter");
    assert_eq!(said(&bench.model), Some(&What::Plan(PlanNews::Runs)));
    assert!(has_form(&bench), "of what runs, the turns to come can");
    bench.press("Esc Up Enter");
    let begun = What::Plan(PlanNews::Refused(EditRefusal::Begun));
    assert_eq!((said(&bench.model), has_form(&bench)), (Some(&begun), false));
    let plan = bench.model.plan().expect("a plan");
    let marks: Vec<_> = (0..4).map(|slot| (plan.has_begun(slot), plan.runs(slot))).collect();
    assert_eq!(marks, [(true, false), (true, true), (false, false), (false, false)]);
}

#[test]
fn a_team_that_cannot_be_moved_stays_in_hand() {
    let mut bench = changing();
    bench.press("Tab Home Shift-Down");
    let presented = What::Plan(PlanNews::Refused(EditRefusal::Presented));
    assert_eq!(said(&bench.model), Some(&presented));
    assert_eq!(bench.model.plan().map(|plan| plan.team), Some(0));
}
