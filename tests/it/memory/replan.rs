//! A session whose plan was changed while it ran, in the real program: what scripts are told of
//! it, and its way to another machine.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Machine;

const TEN: &str = "tests/scenarios/agendas/dix-defis.ron";
const FOURTEEN: &str = "tests/scenarios/agendas/quatorze-defis.ron";

/// The afternoon of ten teams that became one of fourteen while the second of them spoke.
fn changed() -> Machine {
    let machine = Machine::new();
    machine.does("13:20:00", &["open", TEN]);
    for (time, words) in [
        ("13:30:00", "do start"),
        ("13:45:00", "do next"),
        ("13:46:00", "do absent BrigadeNumérique train en retard"),
        ("13:50:00", "do next"),
        ("13:51:00", "note + démo très claire"),
        ("14:00:00", "do next"),
        ("14:01:00", "do defer CoachÉlèves"),
        ("14:02:00", "do extend 1m"),
    ] {
        machine.does(time, &words.split(' ').collect::<Vec<_>>());
    }
    machine.does("14:03:00", &["do", "replan", FOURTEEN]);
    machine.does("14:03:10", &["do", "undo"]);
    machine.does("14:03:20", &["do", "redo"]);
    machine.does("14:04:00", &["note", "! quatorze, pas dix"]);
    machine
}

/// The teams of each slot that have a turn in it, absent ones left out.
fn turns(status: &Value) -> BTreeMap<&str, Vec<&str>> {
    let mut turns: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let lines = status["rundown"].as_array().expect("a rundown");
    for line in lines.iter().filter(|line| line["state"] != "absent") {
        let id = line["id"].as_str().expect("an id");
        if let (Some((slot, turn)), Some(team)) = (id.split_once('.'), line["defi"].as_str())
            && turn.ends_with(".p1")
        {
            turns.entry(slot).or_default().push(team);
        }
    }
    turns
}

fn status(machine: &Machine, time: &str) -> Value {
    serde_json::from_str(&machine.does(time, &["status", "--json"])).expect("JSON")
}

#[test]
fn the_status_is_that_of_the_plan_that_is_followed() {
    let machine = changed();
    let told = machine.does("14:05:00", &["status", "--json"]);
    // a line each for what is in the rundown
    insta::assert_snapshot!("status", told.replace(r#"},{"id""#, "},\n{\"id\""));
    let status: Value = serde_json::from_str(&told).expect("JSON");
    let turns = turns(&status);
    let counts: Vec<usize> = turns.values().map(Vec::len).collect();
    assert_eq!(counts, [4, 4, 4, 1], "fourteen in four blocks, but for the one that is absent");
    let mut teams: Vec<&str> = turns.into_values().flatten().collect();
    teams.sort_unstable();
    teams.dedup();
    assert_eq!(teams.len(), 13, "each of them once");
}

#[test]
fn a_changed_plan_moves_to_another_machine_and_back() {
    let here = changed();
    for options in [&["--private"][..], &[]] {
        let there = Machine::new();
        let (text, path) = here.exported(options);
        assert!(text.contains("plan-changed"), "{text}");
        there.does("19:00:00", &["import", &path]);
        let (again, path) = there.exported(options);
        assert_eq!(again, text, "the same bytes");
        // where it came from there is nothing to add
        here.does("19:00:00", &["import", &path]);
        assert_eq!(here.exported(options).0, text);
        for words in [&["status", "--json"][..], &["export", "-f", "md"], &["export", "-f", "ics"]]
        {
            assert_eq!(there.does("14:06:00", words), here.does("14:06:00", words), "{words:?}");
        }
    }
}

#[test]
fn a_plan_is_taken_back_on_the_machine_that_it_moved_to() {
    let (here, there) = (changed(), Machine::new());
    let (_, path) = here.exported(&["--private"]);
    there.does("14:05:00", &["import", &path]);
    assert_eq!(status(&there, "14:06:00")["planned_end"], "2018-06-21T18:30:00+02:00");
    for machine in [&here, &there] {
        machine.does("14:06:00", &["do", "undo"]);
        let status = status(machine, "14:06:10");
        assert_eq!(status["planned_end"], "2018-06-21T17:00:00+02:00");
        assert_eq!(turns(&status).values().map(Vec::len).collect::<Vec<_>>(), [4, 5]);
        assert_eq!(status["cue"]["defi"], "b@liseNAV");
    }
    assert_eq!(there.exported(&["--private"]).0, here.exported(&["--private"]).0);
}

#[test]
fn whoever_finds_no_place_is_told_by_name_before_and_after() {
    let machine = Machine::new();
    machine.does("13:20:00", &["open", TEN]);
    for (time, words) in
        [("13:30:00", "start"), ("13:46:00", "next"), ("13:52:00", "next"), ("14:02:00", "next")]
    {
        machine.does(time, &["do", words]);
    }
    let eleven = "tests/scenarios/agendas/onze-passages.ron";
    for more in [&["--dry-run"][..], &[]] {
        let told = machine.does("14:03:00", &[&["do", "replan", eleven], more].concat());
        assert!(told.contains("2 défis sans passage (Signaux Faibles, SocialConnect)"), "{told}");
        assert!(!told.contains("retiré"), "{told}");
    }
    let status = status(&machine, "14:04:00");
    let turns = turns(&status);
    assert_eq!(turns.values().map(Vec::len).collect::<Vec<_>>(), [2, 4, 4, 2]);
}
