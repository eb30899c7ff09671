//! Driving from another device: the verbs of `deroule do`, and what keeps a thumb from doing harm.

use super::*;

fn told(page: &Page, body: &str) -> (u16, serde_json::Value) {
    let answer = page.post("/api/commands", body);
    (answer.status, answer.json())
}

#[test]
fn every_verb_works_and_says_what_was_done() {
    let mut house = House::open();
    let script = house.script(Role::Facilitator);
    let lines = [
        "start",
        "next",
        "suspend",
        "resume",
        "extend +1m",
        "message Bienvenue",
        "blackout on",
        "absent Lab Santé malade",
        "undo",
        "break 10m",
        "note > rappeler",
        "close",
    ];
    for line in lines {
        let (status, said) = told(&script, &format!(r#"{{"do":"{line}","by":"Ana"}}"#));
        assert_eq!(status, 200, "{line}: {said}");
        assert!(said["done"].as_str().is_some_and(|done| !done.is_empty()), "{line}: {said}");
    }
    assert_eq!(house.session().seq(), 13);
    assert_eq!(house.notes(), ["Ana -: > rappeler"]);
    let (status, said) = told(&script, r#"{"do":"nxt"}"#);
    assert_eq!((status, &said["error"]), (400, &"misspoken".into()));
    let (status, said) = told(&script, r#"{"do":"next"}"#);
    assert_eq!((status, &said["error"]), (409, &"finished".into()));
    assert_eq!(said["message"], "La session est terminée.");
}

#[test]
fn the_ways_to_catch_up_are_told_before_one_is_taken() {
    let mut house = House::open();
    let script = house.script(Role::Facilitator);
    for line in ["start", "target 15:00", "extend +3h"] {
        assert_eq!(told(&script, &format!(r#"{{"do":"{line}"}}"#)).0, 200, "{line}");
    }
    for line in ["catch-up", "catch-up 1 --dry-run"] {
        let (status, said) = told(&script, &format!(r#"{{"do":"{line}"}}"#));
        let said = said["done"].as_str().unwrap_or_default();
        assert_eq!((status, said.matches(" — fin ").count()), (200, 3), "{line}: {said}");
    }
    assert_eq!(house.session().seq(), 4, "telling writes nothing");
    let (status, said) = told(&script, r#"{"do":"catch-up 3"}"#);
    assert_eq!((status, &said["done"]), (200, &"fin plus tardive".into()));
    assert_eq!(house.session().seq(), 5);
    let (status, said) = told(&house.script(Role::Viewer), r#"{"do":"catch-up"}"#);
    assert_eq!((status, &said["error"]), (403, &"not-allowed".into()));
}

#[test]
fn a_press_is_meant_for_the_cue_that_was_seen() {
    let mut house = House::open();
    house.tell("start");
    let script = house.script(Role::Facilitator);
    let press = |cue: &str, words: &str| {
        let (status, said) = told(&script, &format!(r#"{{"do":"{words}","cue":"{cue}"}}"#));
        (status, said["error"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(press("s1", "next"), (200, String::new()));
    for words in ["next", "extend +1m", "suspend", "undo"] {
        assert_eq!(press("s1", words), (409, "already-passed".into()), "{words}");
    }
    assert_eq!(press("s2.t1.p1", "extend +1m"), (200, String::new()));
    assert_eq!(house.session().seq(), 4);
}

#[test]
fn a_thumb_that_trembles_presses_once() {
    let mut house = House::open();
    house.tell("start");
    let phone = house.browser(Role::Facilitator);
    let next = r#"{"do":"next"}"#;
    assert_eq!(told(&phone, next).0, 200);
    house.wait(TimeDelta::milliseconds(700));
    let (status, said) = told(&phone, next);
    assert_eq!((status, &said["error"]), (409, &"double-press".into()));
    assert_eq!(
        told(&house.browser(Role::Facilitator), next).0,
        200,
        "another phone is another thumb"
    );
    house.wait(TimeDelta::milliseconds(800));
    assert_eq!(told(&phone, next).0, 200);
    let script = house.script(Role::Facilitator);
    assert_eq!(
        (told(&script, r#"{"do":"back"}"#).0, told(&script, next).0, told(&script, next).0),
        (200, 200, 200)
    );
}
