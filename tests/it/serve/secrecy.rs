//! No byte of a note, of a reason or of a key is ever told to those who may not read it.

use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone)]
enum Step {
    Tell(&'static str),
    Note(String),
    Absent(String),
    Wait(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let verbs = [
        "start",
        "next",
        "back",
        "suspend",
        "resume",
        "extend +1m",
        "blackout on",
        "undo",
        "redo",
        "present Lab Santé",
        "defer b@liseNAV",
        "break 5m",
        "message Bienvenue",
        "close",
    ];
    let secret = "[a-z]{3,8}";
    let step = prop_oneof![
        5 => proptest::sample::select(verbs.to_vec()).prop_map(Step::Tell),
        3 => secret.prop_map(Step::Note),
        1 => secret.prop_map(Step::Absent),
        2 => (0..900_i64).prop_map(Step::Wait),
    ];
    proptest::collection::vec(step, 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn viewers_are_told_no_note_no_reason_and_no_key(steps in steps()) {
        let mut house = House::open();
        let mut page = house.page().follow("/api/events?with=deck").expect("a stream");
        let mut secrets = Vec::new();
        for (number, step) in steps.iter().enumerate() {
            let words = match step {
                Step::Tell(words) => (*words).to_owned(),
                Step::Note(text) => {
                    secrets.push(format!("Q7{number}{text}"));
                    format!("note + Q7{number}{text}")
                }
                Step::Absent(reason) => {
                    secrets.push(format!("Q8{number}{reason}"));
                    format!("absent Lab Santé Q8{number}{reason}")
                }
                Step::Wait(seconds) => {
                    house.wait(TimeDelta::seconds(*seconds));
                    continue;
                }
            };
            // a refusal is as good as any
            house.script(Role::Facilitator)
                .post("/api/commands", &serde_json::json!({ "do": words }).to_string());
        }
        let on = if house.session().at(&house.clock.read()).blackout { "off" } else { "on" };
        house.tell(&format!("blackout {on}"));
        let last = serde_json::Value::Bool(on == "on");
        while page.next_called("face")["blackout"] != last {}
        let mut told = std::mem::take(&mut page.all);
        for path in ["/api/face", "/api/deck", "/api/me", "/api/time"] {
            told.push_str(&house.page().get(path).body);
        }
        for secret in &secrets {
            prop_assert!(!told.contains(secret.as_str()), "{secret} in {told}");
        }
        for role in Role::ALL {
            prop_assert!(!told.contains(&house.key(role)));
        }
        prop_assert!(told.contains("Essai"));
    }
}
