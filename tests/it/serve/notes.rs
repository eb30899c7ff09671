//! Notes from other devices: each once, where it belongs, and never said to be safe before it is.

use super::*;

fn note(house: &House, body: &str) -> Answer {
    house.script(Role::Notes).post("/api/notes", body)
}

#[test]
fn a_note_sent_again_is_written_once() {
    let mut house = House::open();
    house.tell("start");
    let body = r#"{"key":"a","text":"+ démo très claire","by":"Léa"}"#;
    let first = note(&house, body);
    assert_eq!((first.status, first.json()["seq"].as_u64()), (200, Some(3)));
    assert_eq!(first.json()["key"], "a");
    // another device, the same one again, and the same one after the server was started again
    assert_eq!(note(&house, body).body, first.body);
    assert_eq!(house.browser(Role::Facilitator).post("/api/notes", body).body, first.body);
    let House { server, data, .. } = house;
    drop(server);
    let mut house = House::on(data, "127.0.0.1:0");
    assert_eq!(note(&house, body).body, first.body);
    assert_eq!(house.notes(), ["Léa -: + démo très claire"]);
    // taken back in the meantime, it does not come again
    house.tell("note encore");
    house.give(&Command::RemoveNote { note: deroule::session::Fact::Number(3) });
    assert_eq!(note(&house, body).json()["seq"].as_u64(), Some(3));
    assert_eq!(house.notes().len(), 1);
}

#[test]
fn a_note_is_taken_back_by_its_author_or_whoever_drives() {
    let mut house = House::open();
    house.tell("start");
    house.tell("note de la console");
    let undo = |page: &Page, seq: u64| {
        page.post("/api/notes/undo", &format!(r#"{{"seq":{seq},"session":"essai"}}"#))
    };
    let (lea, max) = (house.browser(Role::Notes), house.browser(Role::Notes));
    let mut stream = max.follow("/api/events?only=notes").expect("a stream");
    for (key, text) in [("a", "+ une"), ("b", "- deux"), ("c", "! trois")] {
        let body = format!(r#"{{"key":"{key}","text":"{text}","by":"Léa"}}"#);
        assert_eq!(lea.post("/api/notes", &body).status, 200);
        // who sends a note that is known already has not written it, whatever they sign with
        assert_eq!(max.post("/api/notes", &body).status, 200);
    }
    let nobody = [
        (house.page(), (401, "no-key")),
        (house.browser(Role::Viewer), (403, "not-allowed")),
        (max, (403, "not-yours")),
        (house.script(Role::Notes), (403, "not-yours")),
    ];
    for (page, (status, code)) in &nobody {
        assert_eq!(undo(page, 4).error(), (*status, (*code).to_owned()));
    }
    for seq in [1, 2, 3, 99] {
        assert_eq!(undo(&lea, seq).error(), (403, "not-yours".into()), "{seq} is not hers");
    }
    assert_eq!(house.notes().len(), 4, "nothing is gone");
    let gone = undo(&lea, 4);
    assert_eq!((gone.status, gone.json()["gone"].as_bool()), (200, Some(true)));
    assert_eq!(undo(&lea, 4).body, gone.body, "an answer that was lost is given again");
    let told = std::iter::from_fn(|| stream.next()).find(|heard| heard.data["gone"] == true);
    assert_eq!(told.expect("it is told").data["seq"].as_u64(), Some(4));
    // whoever drives may take back anything that is a note
    let driver = house.browser(Role::Facilitator);
    assert_eq!(undo(&driver, 5).status, 200);
    assert_eq!(undo(&house.script(Role::Facilitator), 3).status, 200);
    assert_eq!(undo(&driver, 2).error(), (409, "unknown-note".into()));
    assert_eq!(house.notes(), ["Léa -: ! trois"]);
    let session = house.session();
    let by: Vec<_> = session.history().skip(6).map(|(event, _)| event.by.as_str()).collect();
    assert_eq!(by, ["Léa", "sans nom", "sans nom"], "who did it is in the journal");
}

#[test]
fn a_note_taken_back_leaves_what_can_be_undone_alone() {
    let mut house = House::open();
    house.tell("start");
    house.tell("undo");
    let lea = house.browser(Role::Notes);
    let seq = lea.post("/api/notes", r#"{"key":"a","text":"x"}"#).json()["seq"].clone();
    let gone = lea.post("/api/notes/undo", &format!(r#"{{"seq":{seq}}}"#));
    assert_eq!(gone.status, 200, "without a session it is the one that is on");
    house.tell("redo");
    assert!(house.session().at(&house.clock.read()).cue.is_some(), "redo is still there");
    for wrong in ["", "{}", r#"{"seq":"4"}"#, r#"{"seq":-1}"#] {
        assert_eq!(lea.post("/api/notes/undo", wrong).error(), (400, "wrong-body".into()));
    }
    let other = lea.post("/api/notes/undo", r#"{"seq":4,"session":"another-day"}"#);
    assert_eq!(other.error(), (403, "not-yours".into()));
}

#[test]
fn a_note_belongs_to_what_was_on_when_it_was_begun() {
    let mut house = House::open();
    house.tell("start");
    house.wait(TimeDelta::minutes(15));
    house.tell("next");
    house.wait(TimeDelta::minutes(15));
    let typed = house.clock.read().wall;
    house.tell("next");
    house.tell("next");
    house.wait(TimeDelta::minutes(1));
    let send = |key: &str, more: &str| {
        let told =
            note(&house, &format!(r#"{{"key":"{key}","text":"> relancer","by":"Léa"{more}}}"#));
        (told.status, told.json()["defi"].as_str().map(str::to_owned))
    };
    let at =
        |instant: chrono::DateTime<chrono::Utc>| format!(r#","at":"{}""#, instant.to_rfc3339());
    let second = TimeDelta::seconds(1);
    assert_eq!(send("a", ""), (200, Some("b@liseNAV".into())));
    assert_eq!(send("b", &at(typed - second)), (200, Some("Archifiltre".into())));
    assert_eq!(send("c", &at(typed)), (200, Some("b@liseNAV".into())));
    // an hour before the session, and an hour from now: as far as it goes
    assert_eq!(send("d", &at(typed - TimeDelta::hours(2))), (200, None));
    assert_eq!(send("e", &at(typed + TimeDelta::hours(1))), (200, Some("b@liseNAV".into())));
    assert_eq!(send("f", r#","for":"lab sante""#), (200, Some("Lab Santé".into())));
    let session = house.session();
    let times: Vec<_> = session.notes().iter().map(|taken| taken.at).collect();
    let (opened, now) = (instant("2018-06-21T10:00:00Z"), house.clock.read().wall);
    assert_eq!(times, [now, typed - second, typed, opened, now, now]);
    let phases: Vec<_> =
        session.notes().iter().map(|taken| taken.note.cue.map(|c| c.to_string())).collect();
    assert_eq!(phases[1].as_deref(), Some("s2.t1.p1"), "with the phase of then");
}

#[test]
fn what_is_no_note_is_said_to_be_none() {
    let mut house = House::open();
    let told = |body: &str| note(&house, body).error();
    assert_eq!(told(r#"{"key":"a","text":"  "}"#), (422, "empty-note".into()));
    assert_eq!(told(r#"{"key":"a","text":"+ "}"#), (422, "empty-note".into()));
    assert_eq!(told(r#"{"key":"a","text":"x","for":"Archives"}"#), (409, "unknown-defi".into()));
    let other = told(r#"{"key":"a","text":"x","session":"another-day"}"#);
    assert_eq!(other, (409, "no-session".into()), "a key opens no other session's journal");
    let own = note(&house, r#"{"key":"a","text":"x","session":"essai"}"#);
    assert_eq!(own.status, 200);
    let french = note(&house, r#"{"key":"b","text":"","by":"L"}"#).json();
    assert!(french["message"].as_str().is_some_and(|text| text.contains("note")));
    assert_eq!(house.notes(), ["sans nom -:   x"]);
}

#[test]
fn there_is_no_note_without_a_session() {
    let data = TempDir::new().expect("a folder");
    drop(SqliteStore::open(data.path()).expect("a store"));
    let mut house = House::on(data, "127.0.0.1:0");
    house.tell("close");
    assert_eq!(note(&house, r#"{"key":"a","text":"merci"}"#).status, 200, "welcome after the end");
    house.wait(TimeDelta::hours(13));
    let mut pages = house.page().follow("/api/events").expect("a stream");
    house.tell("blackout on");
    let told = std::iter::from_fn(|| pages.next()).find(|heard| heard.data["scene"] == "none");
    assert!(told.is_some());
    let told = note(&house, r#"{"key":"b","text":"trop tard"}"#).error();
    assert_eq!(told, (409, "no-session".into()));
    let late = note(&house, r#"{"key":"b","text":"à temps","session":"essai"}"#);
    assert_eq!(late.status, 200, "typed while it was on, sent once there is a network again");
}

#[test]
fn two_hundred_queued_notes_are_taken_and_then_sixty_a_minute() {
    let mut house = House::open();
    let browser = house.browser(Role::Notes);
    let send =
        |n: usize| browser.post("/api/notes", &format!(r#"{{"key":"{n}","text":"note {n}"}}"#));
    for n in 0..200 {
        assert_eq!(send(n).status, 200, "{n}");
    }
    let told = send(200);
    assert_eq!(told.error(), (429, "too-often".into()));
    assert_eq!(told.header("retry-after"), Some("1"));
    house.wait(TimeDelta::seconds(1));
    assert_eq!(send(200).status, 200);
    assert_eq!(house.notes().len(), 201);
}

#[test]
fn eight_note_takers_at_once_lose_nothing() {
    let mut house = House::open();
    let people: Vec<_> = (0..8)
        .map(|person| {
            let browser = house.browser(Role::Notes);
            std::thread::spawn(move || {
                (0..20).all(|n| {
                    let body = format!(
                        r#"{{"key":"{person}-{n}","text":"{person}-{n}","by":"P{person}"}}"#
                    );
                    browser.post("/api/notes", &body).status == 200
                })
            })
        })
        .collect();
    for n in 0..20 {
        house.tell(&format!("note console {n}"));
    }
    assert!(people.into_iter().all(|person| person.join().expect("no panic")));
    let notes: std::collections::BTreeSet<_> = house.notes().into_iter().collect();
    assert_eq!(notes.len(), 180);
}

#[test]
fn a_note_that_the_disk_did_not_take_is_not_said_to_be_safe() {
    let mut house = House::open();
    let journal = house.data.path().join(deroule::store::JOURNAL);
    let db = rusqlite::Connection::open(&journal).expect("a database");
    db.execute_batch(
        "CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'disk'); END",
    )
    .expect("a trigger");
    let told = note(&house, r#"{"key":"a","text":"perdue ?"}"#);
    assert_eq!(told.error(), (503, "not-saved".into()));
    assert!(told.header("retry-after").is_some());
    db.execute_batch("DROP TRIGGER full").expect("no trigger");
    assert_eq!(note(&house, r#"{"key":"a","text":"perdue ?"}"#).status, 200);
    assert_eq!(house.notes().len(), 1);
}
