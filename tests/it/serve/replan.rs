//! A plan that is changed while pages look on: they follow at once, and none of them reads a file.

use super::*;

#[test]
fn pages_follow_a_changed_plan() {
    let mut house = House::open();
    house.tell("start");
    let mut page = house.page().follow("/api/events").expect("a stream");
    while page.next_called("face")["coming"][0] != "Archifiltre" {}
    let present = house.session().present();
    let mut agenda = present.agenda;
    agenda.lineup.swap(0, 2);
    let (plan, _) = Plan::resolve(&agenda, &present.opening);
    house.give(&Command::ChangePlan {
        plan: Box::new(plan),
        base: None,
        identity: None,
        source: None,
    });
    let coming = serde_json::json!(["Lab Santé", "b@liseNAV"]);
    while page.next_called("face")["coming"] != coming {}
    assert_eq!(house.page().get("/api/face").json()["face"]["coming"], coming);
    house.tell("undo");
    while page.next_called("face")["coming"][0] != "Archifiltre" {}
}

#[test]
fn no_page_makes_the_program_read_a_file() {
    let mut house = House::open();
    let script = house.script(Role::Facilitator);
    let answer = script.post("/api/commands", r#"{"do":"replan /etc/hostname"}"#);
    assert_eq!((answer.status, &answer.json()["error"]), (409, &"no-plan".into()));
    assert_eq!(house.session().seq(), 1);
}
