//! Planned hours through changes of the plan: what is over keeps its own, and the first plan gives
//! the first hours back.

use std::fs;

use serde_json::Value;

use super::Machine;

const TALKS: &str = r#"Slot(length: "21m", kind: Presentations, title: "Suite", turns: 3,
    phases: [Phase(title: "P0", length: "2m"), Phase(title: "P1", length: "5m")])"#;
const WELCOME: &str = r#"Slot(length: "20m", kind: Welcome, title: "Welcome")"#;

/// Three teams, without an hour in the plan; with a welcome before them, or without.
fn plan(machine: &Machine, name: &str, slots: &[&str]) -> String {
    let text = format!(
        "Agenda(title: \"Plan\", date: \"2018-06-21\", zone: \"Europe/Paris\", lang: \"fr\", \
         lineup: [Defi(name: \"Voix\"), Defi(name: \"Code\"), Defi(name: \"Zed\")], slots: [{}])",
        slots.join(", ")
    );
    let path = machine.0.path().join(name);
    fs::write(&path, text).expect("a file");
    path.display().to_string()
}

fn status(machine: &Machine, time: &str) -> Value {
    serde_json::from_str(&machine.does(time, &["status", "--json"])).expect("JSON")
}

/// From when to when a line of the rundown was planned, as times of day.
fn planned(status: &Value, id: &str) -> String {
    let lines = status["rundown"].as_array().expect("a rundown");
    let line = lines.iter().find(|line| line["id"] == id).expect("a line");
    let [start, end] = ["planned_start", "planned_end"].map(|name| &line[name]);
    [start, end].map(|at| at.as_str().expect("an instant")[11..16].to_owned()).join("–")
}

#[test]
fn the_first_plan_gives_the_first_hours_back() {
    let machine = Machine::new();
    let first = plan(&machine, "a.ron", &[TALKS]);
    let other = plan(&machine, "b.ron", &[WELCOME, TALKS]);
    machine.does("09:00:00", &["open", &first]);
    machine.does("09:00:00", &["do", "start"]);
    machine.does("09:02:00", &["do", "next"]);
    machine.does("09:07:00", &["do", "next"]);
    let before = status(&machine, "09:08:00");
    assert_eq!(
        (&before["offset_s"], planned(&before, "s1.t3.p2")),
        (&0.into(), "09:16–09:21".into())
    );
    for _ in 0..2 {
        machine.does("09:08:00", &["do", "replan", &other]);
        let there = status(&machine, "09:08:00");
        assert_eq!(there["offset_s"], -1200);
        assert_eq!(planned(&there, "s1.t3.p2"), "09:36–09:41");
        machine.does("09:08:00", &["do", "replan", &first]);
        let back = status(&machine, "09:08:00");
        assert_eq!(back["offset_s"], 0);
        assert_eq!(back["rundown"], before["rundown"]);
        assert_eq!(back["planned_end"], before["planned_end"]);
    }
}

#[test]
fn a_phase_that_is_over_keeps_the_hours_that_it_was_planned_for() {
    let machine = Machine::new();
    let first = plan(&machine, "a.ron", &[TALKS]);
    let other = plan(&machine, "b.ron", &[WELCOME, TALKS]);
    machine.does("09:00:00", &["open", &first]);
    for (time, words) in
        [("09:00:00", "start"), ("09:02:00", "next"), ("09:05:00", "next"), ("09:07:00", "next")]
    {
        machine.does(time, &["do", words]);
    }
    let running = status(&machine, "09:08:00");
    assert_eq!(running["cue"]["id"], "s1.t2.p2");
    assert_eq!(planned(&running, "s1.t2.p1"), "09:07–09:09");
    machine.does("09:08:00", &["do", "replan", &other]);
    let there = status(&machine, "09:08:00");
    assert_eq!(planned(&there, "s1.t2.p1"), "09:07–09:09", "it is over");
    assert_eq!(planned(&there, "s1.t2.p2"), "09:29–09:34", "it runs");
    let debrief = machine.does("09:08:00", &["export"]);
    assert!(!debrief.contains("09h27"), "{debrief}");
    machine.does("09:08:30", &["do", "replan", &first]);
    let back = status(&machine, "09:08:30");
    assert_eq!(planned(&back, "s1.t2.p1"), "09:07–09:09");
    assert_eq!(planned(&back, "s1.t2.p2"), "09:09–09:14");
}

#[test]
fn turns_that_have_begun_beyond_the_new_plan_are_told() {
    let machine = Machine::new();
    let first = plan(&machine, "a.ron", &[TALKS]);
    let fewer =
        plan(&machine, "b.ron", &[&TALKS.replace("21m", "7m").replace("turns: 3", "turns: 1")]);
    machine.does("09:00:00", &["open", &first]);
    for (time, words) in [("09:00:00", "start"), ("09:02:00", "next"), ("09:07:00", "next")] {
        machine.does(time, &["do", words]);
    }
    let told = machine.does("09:08:00", &["do", "replan", &fewer]).replace('\u{a0}', " ");
    assert!(
        told.contains("Suite ne peut être ramené à 1 : 2 passages y ont déjà commencé"),
        "{told}"
    );
}
