//! What pages follow: one event at each change, none in between.

use super::*;

#[test]
fn a_page_is_told_once_of_each_change() {
    let mut house = House::open();
    let mut page = house.page().follow("/api/events").expect("a stream");
    let mut faces = vec![page.next_called("face")];
    let steps = [
        "start",
        "note + personne ne le voit",
        "message Bienvenue",
        "message --clear",
        "next",
        "note encore",
        "suspend",
        "resume",
        "blackout on",
        "close",
    ];
    for words in steps {
        house.wait(TimeDelta::minutes(1));
        house.tell(words);
        if !words.starts_with("note") {
            faces.push(page.next_called("face"));
        }
    }
    let scenes: Vec<_> = faces.iter().map(|face| face["scene"].as_str().unwrap_or("")).collect();
    let cue = ["cue"; 7];
    assert_eq!(scenes, [&["waiting"], &cue[..], &["finished"]].concat());
    assert!(faces.windows(2).all(|two| two[0] != two[1]), "no event without a change");
    let now = house.page().get("/api/face").json();
    assert_eq!(Some(&now["face"]), faces.last());
    assert_eq!(faces[2]["message"]["text"], "Bienvenue");
    assert_eq!(faces[5]["suspended"], true);
    assert_eq!(faces[7]["blackout"], true);
}

#[test]
fn a_face_is_enough_to_count_down_with_any_clock() {
    let mut house = House::open();
    house.tell("start");
    house.wait(TimeDelta::seconds(130));
    let mut page = house.page().follow("/api/events").expect("a stream");
    house.tell("message x");
    while page.next_called("face")["message"].is_null() {}
    let told = house.page().get("/api/face").json();
    let (time, face) = (&told["time"], &told["face"]);
    let millis = |value: &serde_json::Value| value.as_i64().expect("a number");
    let left = millis(&face["clock"]["zero_boot_ms"]) - millis(&time["boot_ms"]);
    assert_eq!(left, (15 * 60 - 130) * 1000);
    assert_eq!(millis(&face["epoch_ms"]) + millis(&time["boot_ms"]), millis(&time["wall_ms"]));
    assert_eq!(face["clock"]["zero_at"], "2018-06-21T12:15:00+02:00");
    assert_eq!(millis(&face["message"]["since_boot_ms"]), millis(&time["boot_ms"]));
    assert_eq!(face["coming"], serde_json::json!(["Archifiltre", "b@liseNAV"]));
    assert_eq!(house.page().get("/api/time").json(), *time);
}

#[test]
fn the_door_of_the_room_knows_who_is_next_and_since_when() {
    let mut house = House::open();
    let mut page = house.page().follow("/api/events?only=deck").expect("a stream");
    let first = page.next_called("deck");
    assert_eq!(first["next"]["defi"], "Archifiltre");
    assert_eq!(first["next"]["projected_start"], "2018-06-21T12:15:00+02:00");
    assert_eq!(first["after"], serde_json::json!(["b@liseNAV", "Lab Santé"]));
    house.tell("start");
    house.wait(TimeDelta::minutes(15));
    house.tell("next");
    let on = std::iter::from_fn(|| page.next()).find(|heard| heard.data["on"].is_object());
    let deck = on.expect("a team").data;
    assert_eq!(deck["on"]["defi"], "Archifiltre");
    assert_eq!(deck["next"]["defi"], "b@liseNAV");
    assert_eq!(deck["next"]["since"], "2018-06-21T12:15:00+02:00");
    house.wait(TimeDelta::minutes(2));
    house.tell("defer b@liseNAV");
    let deck = page.next_called("deck");
    assert_eq!(deck["next"]["defi"], "Lab Santé");
    assert_eq!(deck["next"]["since"], "2018-06-21T12:17:00+02:00", "since the order was changed");
}

#[test]
fn a_note_takers_page_gets_every_note_and_comes_back_where_it_was() {
    let mut house = House::open();
    house.tell("note + avant");
    assert_eq!(house.page().follow("/api/events?with=notes").err(), Some(401));
    assert_eq!(house.script(Role::Viewer).follow("/api/events?with=notes").err(), Some(403));
    let browser = house.browser(Role::Notes);
    let mut page = browser.follow("/api/events?only=notes").expect("a stream");
    let room = page.next_called("room");
    assert_eq!(room["defis"][2]["name"], "Lab Santé");
    assert_eq!(
        (room["on"].clone(), room["session"].clone()),
        (serde_json::Value::Null, "essai".into())
    );
    let note = page.next().expect("a note");
    assert_eq!((note.event.as_str(), note.id.as_deref()), ("note", Some("essai:2")));
    assert_eq!(note.data["text"], "avant");
    assert_eq!(note.data["kind"], "plus");
    house.tell("start");
    assert_eq!(page.next_called("room")["phase"], "Accueil");
    house.tell("note ? pendant");
    assert_eq!(page.next_called("note")["phase"], "Accueil");
    // the server is started again: what is missing comes, what was had does not
    let House { server, data, .. } = house;
    drop(server);
    assert_eq!(page.next(), None, "the stream has ended");
    let mut house = House::on(data, "127.0.0.1:0");
    house.tell("note > après");
    house.give(&Command::RemoveNote { note: deroule::session::Fact::Number(2) });
    let browser = house.browser(Role::Notes).with("Last-Event-ID", "essai:4");
    let mut page = browser.follow("/api/events?only=notes").expect("a stream");
    assert_eq!(page.next_called("note")["text"], "après");
    let gone = page.next_called("note");
    assert_eq!((gone["seq"].as_u64(), gone["gone"].as_bool()), (Some(2), Some(true)));
    let mut fresh = house.browser(Role::Notes).follow("/api/events?only=notes").expect("a stream");
    assert_eq!(
        fresh.next_called("note")["text"],
        "pendant",
        "what was taken back is not told again"
    );
}

#[test]
fn one_key_throws_everybody_out() {
    let house = House::open();
    let browser = house.browser(Role::Notes);
    let mut reader = browser.follow("/api/events?with=notes").expect("a stream");
    let mut viewer = house.page().follow("/api/events").expect("a stream");
    viewer.next_called("face");
    reader.next_called("face");
    browser.post("/api/notes", r#"{"key":"a","text":"x","by":"Léa"}"#);
    let guests = house.server.door().guests();
    let seen: Vec<_> =
        guests.iter().map(|guest| (guest.role, guest.name.as_deref(), guest.pages)).collect();
    assert_eq!(seen, [(Some(Role::Notes), Some("Léa"), 1), (None, None, 1)]);
    let old = house.script(Role::Notes);
    house.server.door().throw_out().expect("new keys");
    assert!(std::iter::from_fn(|| reader.next()).count() < 3, "the stream ends");
    assert!(std::iter::from_fn(|| viewer.next()).count() < 3);
    assert_eq!(browser.post("/api/notes", r#"{"key":"b","text":"x"}"#).error().0, 401);
    assert_eq!(old.post("/api/notes", r#"{"key":"b","text":"x"}"#).error().0, 401);
    assert_eq!(
        house.script(Role::Notes).post("/api/notes", r#"{"key":"b","text":"x"}"#).status,
        200
    );
    assert_eq!(house.server.door().guests(), []);
}

#[test]
fn another_session_is_followed_when_it_begins() {
    let mut house = House::open();
    let mut page = house.page().follow("/api/events").expect("a stream");
    assert_eq!(page.next_called("face")["session"], "essai");
    house.tell("start");
    page.next_called("face");
    house.tell("close");
    assert_eq!(page.next_called("face")["scene"], "finished");
    house.wait(TimeDelta::minutes(5));
    house.id = begin(&mut house.store, &*house.clock, "suite");
    let face = page.next_called("face");
    assert_eq!(
        (face["session"].clone(), face["scene"].clone()),
        ("suite".into(), "waiting".into())
    );
}

#[test]
fn the_clock_of_a_page_survives_a_step_of_ours() {
    let mut house = House::open();
    house.tell("start");
    let mut page = house.page().follow("/api/events").expect("a stream");
    let runs = std::iter::from_fn(|| page.next()).find(|heard| heard.data["scene"] == "cue");
    let before = runs.expect("a face").data;
    house.clock.step_wall(TimeDelta::hours(1));
    house.tell("blackout on");
    let after = std::iter::from_fn(|| page.next()).find(|heard| heard.data["blackout"] == true);
    let after = after.expect("a face").data;
    assert_eq!(after["clock"]["zero_boot_ms"], before["clock"]["zero_boot_ms"]);
    let hour = after["epoch_ms"].as_i64().zip(before["epoch_ms"].as_i64()).map(|(a, b)| a - b);
    assert_eq!(hour, Some(3_600_000), "the small clock follows, the countdown does not");
}
