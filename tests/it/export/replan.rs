//! The debrief of a day whose plan was changed while it ran: what was held keeps the times that
//! it was planned at, and the change is said.

use deroule::{
    agenda::{Lang, Text, read},
    cli::play::{player, scenario},
    export::{Format, Only, json_to_move},
    session::{Session, SessionId, travel::Travel},
};

const SCENARIO: &str = include_str!("../../scenarios/nouveau-plan.txt");
const BEFORE: &[u8] = include_bytes!("../../scenarios/agendas/dix-defis.ron");
const AFTER: &[u8] = include_bytes!("../../scenarios/agendas/quatorze-defis.ron");

fn day() -> Session {
    let scenario = scenario::read(SCENARIO).expect("a scenario");
    let agenda = |bytes| read::read(bytes).agenda.expect("an agenda");
    let plans = [(Text::from("agendas/quatorze-defis.ron"), agenda(AFTER))].into();
    let setting = player::Setting { lang: Lang::Fr, zone: chrono_tz::UTC };
    let report = player::play_with(&scenario, &agenda(BEFORE), &plans, setting);
    assert!(report.failed.is_empty() && report.stopped.is_none(), "{:?}", report.failed);
    report.session.expect("a session")
}

#[test]
fn the_debrief_says_that_the_plan_was_changed() {
    let day = day();
    for (lang, name) in [(Lang::Fr, "replan_fr"), (Lang::En, "replan_en")] {
        let text = Format::Md.write(&day, lang, &Only::default());
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn a_session_moves_with_the_change_of_its_plan() {
    let day = day();
    let id = SessionId::new("demo-day").expect("an id");
    let sent = json_to_move(&day, &Travel::of(&id, &day, true), &Only::default());
    let mut document = serde_json::from_str(&sent).expect("JSON");
    let journal = Travel::read(&mut document).expect("a journal").expect("a journal");
    let there = Session::replay(journal.events().expect("events")).expect("a session");
    assert_eq!(there.present(), day.present());
    let again = json_to_move(&there, &Travel::of(&id, &there, true), &Only::default());
    assert_eq!(again, sent);
}
