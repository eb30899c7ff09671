//! Teams that a changed plan leaves without a turn, in the real program: who is told, who is still
//! awaited, and how each of them comes by a turn after all.

use std::fs;

use serde_json::Value;

use super::Machine;

/// A plan of that day without an hour in it, with these teams and slots.
fn plan(machine: &Machine, name: &str, teams: &str, slots: &[&str]) -> String {
    let teams: Vec<String> =
        teams.split_whitespace().map(|name| format!("Defi(name: \"{name}\")")).collect();
    let (teams, slots) = (teams.join(", "), slots.join(", "));
    let text = format!(
        "Agenda(title: \"Plan\", date: \"2018-06-21\", zone: \"Europe/Paris\", lang: \"fr\", \
         lineup: [{teams}], slots: [{slots}])"
    );
    let path = machine.0.path().join(name);
    fs::write(&path, text).expect("a file");
    path.display().to_string()
}

fn status(machine: &Machine, time: &str) -> Value {
    serde_json::from_str(&machine.does(time, &["status", "--json"])).expect("JSON")
}

/// Who has a turn to come, in order, as `status` says it.
fn to_come(machine: &Machine, time: &str) -> Vec<String> {
    let status = status(machine, time);
    let lines = status["rundown"].as_array().expect("a rundown").iter();
    let to_come = lines.filter(|line| matches!(line["state"].as_str(), Some("next" | "later")));
    to_come.filter_map(|line| line["defi"].as_str().map(str::to_owned)).collect()
}

const INTRO: &str = r#"Slot(length: "10m", kind: Other, title: "Intro")"#;
const TWO: &str = r#"Slot(length: "10m", kind: Other, title: "Deux")"#;
const END: &str = r#"Slot(length: "10m", kind: Debrief, title: "Fin")"#;
const ONE_TALK: &str =
    r#"Slot(length: "10m", kind: Presentations, title: "Passages", turns: ["Alpha"])"#;
const OTHER_TALKS: &str =
    r#"Slot(length: "10m", kind: Presentations, title: "Passages", turns: ["Gamma", "Delta"])"#;
const ALL_TALKS: &str =
    r#"Slot(length: "20m", kind: Presentations, title: "Passages", turns: All)"#;
const TWO_TALKS: &str = r#"Slot(length: "30m", kind: Presentations, title: "Passages", turns: 2)"#;
const THREE_TALKS: &str =
    r#"Slot(length: "30m", kind: Presentations, title: "Passages", turns: 3)"#;

#[test]
fn teams_whose_turns_would_be_over_by_now_are_told() {
    let machine = Machine::new();
    let before = plan(&machine, "a.ron", "", &[INTRO, TWO]);
    let after = plan(&machine, "b.ron", "Alpha Beta", &[ALL_TALKS, TWO, END]);
    machine.does("10:00:00", &["open", &before]);
    machine.does("10:00:00", &["do", "start"]);
    machine.does("10:05:00", &["do", "next"]);
    let told = machine.does("10:06:00", &["do", "replan", &after]);
    assert!(told.contains("2 défis sans passage (Alpha, Beta)"), "{told}");
}

#[test]
fn a_seat_in_a_slot_that_is_over_is_no_turn() {
    let machine = Machine::new();
    let before = plan(&machine, "a.ron", "Alpha Beta", &[ONE_TALK, END]);
    let after = plan(&machine, "b.ron", "Gamma Delta Eps Alpha Beta", &[OTHER_TALKS, END]);
    machine.does("10:00:00", &["open", &before]);
    machine.does("10:00:00", &["do", "start"]);
    machine.does("10:10:00", &["do", "next"]);
    let told = machine.does("10:11:00", &["do", "replan", &after]);
    assert!(told.contains("4 défis sans passage ("), "{told}");
    for team in ["Gamma", "Delta", "Eps", "Beta"] {
        assert!(told.contains(team), "{told}");
    }
    assert!(!told.contains("Alpha"), "who has presented: {told}");
    machine.does("10:12:00", &["do", "insert", "Delta"]);
    assert_eq!(to_come(&machine, "10:12:00"), ["Delta"]);
}

#[test]
fn a_team_without_a_turn_is_given_one() {
    let machine = Machine::new();
    let path = plan(&machine, "a.ron", "Alpha Beta Gamma", &[INTRO, TWO_TALKS, END]);
    machine.does("09:00:00", &["open", &path]);
    machine.does("09:00:00", &["do", "start"]);
    let refused = machine.run("09:01:00", &["do", "move", "Gamma", "1"]);
    assert_eq!(refused.code, Some(1), "{}", refused.err);
    assert!(refused.err.contains("deroule do insert"), "what would help: {}", refused.err);
    assert_eq!(machine.does("09:01:00", &["do", "insert", "gamma"]), "Gamma ajouté\n");
    assert_eq!(to_come(&machine, "09:01:00"), ["Alpha", "Beta", "Gamma"]);
    machine.does("09:02:00", &["do", "move", "Gamma", "1"]);
    assert_eq!(to_come(&machine, "09:02:00"), ["Gamma", "Alpha", "Beta"]);
    let refused = machine.run("09:03:00", &["do", "insert", "Gamma"]);
    assert_eq!(refused.code, Some(1), "it has one now");
    machine.does("09:03:00", &["do", "undo"]);
    machine.does("09:03:00", &["do", "undo"]);
    assert_eq!(to_come(&machine, "09:03:00"), ["Alpha", "Beta"]);
}

#[test]
fn an_absent_team_that_the_new_plan_does_not_name_is_still_awaited() {
    let machine = Machine::new();
    let before = plan(&machine, "a.ron", "Voix Code Zed", &[INTRO, THREE_TALKS]);
    let after = plan(&machine, "b.ron", "Voix Zed", &[INTRO, TWO_TALKS]);
    machine.does("09:00:00", &["open", &before]);
    machine.does("09:00:30", &["do", "start"]);
    machine.does("09:01:00", &["do", "absent", "Code"]);
    machine.does("09:02:00", &["do", "replan", &after]);
    assert_eq!(status(&machine, "09:02:00")["absent"][0], "Code");
    assert_eq!(to_come(&machine, "09:02:00"), ["Voix", "Zed"]);
    machine.does("09:03:00", &["do", "present", "Code"]);
    assert_eq!(to_come(&machine, "09:03:00"), ["Voix", "Zed", "Code"]);
}

#[test]
fn an_absent_team_that_can_have_no_turn_any_more_is_told() {
    let machine = Machine::new();
    let before = plan(&machine, "a.ron", "Voix Code", &[INTRO, TWO_TALKS]);
    let after = plan(&machine, "b.ron", "Voix", &[INTRO, TWO]);
    machine.does("09:00:00", &["open", &before]);
    machine.does("09:00:30", &["do", "start"]);
    machine.does("09:01:00", &["do", "absent", "Code"]);
    let told = machine.does("09:02:00", &["do", "replan", &after]);
    assert!(told.contains("1 défi retiré (Code)"), "{told}");
}
