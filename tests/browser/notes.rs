//! Notes from other devices: each is on the disk once, whatever happens between.

use chrono::TimeDelta;
use deroule::{agenda::Lang, clock::Clock, stage::web::Role};
use serde_json::json;

use crate::{
    driver::Browser,
    room::{HOSTILE, Room, agenda},
    stage::AN_HOUR_WRONG,
};

/// Comes with the note-takers' link and says who it is.
fn come_in(browser: &Browser, room: &Room, name: &str) {
    browser.go(&room.link(Role::Notes));
    browser.until("!$('who').hidden || !$('write').hidden");
    if browser.run("return !$('who').hidden") == json!(true) {
        browser.type_into("name", name);
        browser.run("$('who').requestSubmit()");
    }
    browser.until("!$('write').hidden && $('defis').children.length > 1");
}

/// Types a note and its Enter.
fn note(browser: &Browser, text: &str) {
    browser.type_into("text", &format!("{text}\u{E007}"));
}

pub(crate) fn offline(browser: &Browser, offline: bool) {
    let none = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.devtools("Network.enable", &json!({}));
    browser.devtools("Network.emulateNetworkConditions", &none);
}

/// How many notes of the list stand like that.
fn count(state: &str) -> String {
    format!("document.querySelectorAll('#list .{state}').length")
}

pub(crate) fn two_pages_note_offline_and_online_each_note_once(browser: &Browser) {
    let mut room = Room::open();
    room.tell("start");
    room.tell("next");
    come_in(browser, &room, "Léa");
    browser.until("$('target').textContent === 'Note pour Archifiltre'");
    let first = browser.new_window();
    come_in(browser, &room, "Léa");
    note(browser, "+ écrite en ligne");
    browser.until(&format!("{} === 1", count("kept")));

    browser.look_at(&first);
    offline(browser, true);
    note(browser, "? écrite hors ligne");
    note(browser, "! puis une autre");
    browser.until(&format!("{} === 2", count("queued")));
    assert_eq!(room.notes(), ["Léa · Archifiltre · écrite en ligne"]);
    // they outlive the page
    browser.go("about:blank");
    offline(browser, false);
    room.tell("next");
    browser.go(&room.page("/notes"));
    let all = format!("{} === 3 && {} === 0", count("kept"), count("queued"));
    browser.until(&all);
    // both pages tried to send them
    browser.run("window.dispatchEvent(new Event('online'))");
    browser.until(&all);
    let mut notes = room.notes();
    notes.sort();
    assert_eq!(
        notes,
        [
            "Léa · Archifiltre · puis une autre",
            "Léa · Archifiltre · écrite en ligne",
            "Léa · Archifiltre · écrite hors ligne",
        ]
    );
}

pub(crate) fn a_note_keeps_the_time_when_it_was_typed(browser: &Browser) {
    let mut room = Room::open();
    browser.before_each_page(AN_HOUR_WRONG);
    room.tell("start");
    room.tell("next");
    come_in(browser, &room, "Léa");
    offline(browser, true);
    let before = room.clock.read().wall;
    note(browser, "? écrite hors ligne, à la mauvaise heure");
    browser.until(&format!("{} === 1", count("queued")));
    let after = room.clock.read().wall;
    browser.go("about:blank");
    offline(browser, false);
    room.tell("next");
    browser.go(&room.page("/notes"));
    browser.until(&format!("{} === 1 && {} === 0", count("kept"), count("queued")));
    let session = room.session();
    let taken = session.notes().first().expect("a note");
    let slack = TimeDelta::milliseconds(50);
    assert!(before - slack <= taken.at && taken.at <= after + slack, "{}", taken.at);
    assert_eq!(taken.note.cue.map(|cue| cue.to_string()).as_deref(), Some("s2.t1.p1"));
}

/// The keys that take a note back, as many as are shown.
const TAKE_BACK: &str = "[...document.querySelectorAll('#list .about button')]";

pub(crate) fn a_note_is_taken_back_with_two_presses_by_its_author(browser: &Browser) {
    let mut room = Room::open();
    room.tell("start");
    room.tell("note de la console");
    come_in(browser, &room, "Léa");
    note(browser, "+ de trop");
    note(browser, "! à garder");
    browser.until(&format!("{} === 3 && {TAKE_BACK}.length === 2", count("kept")));
    let words = "$('list').textContent";
    browser.run(&format!("{TAKE_BACK}[1].click()"));
    browser.until(&format!("{TAKE_BACK}[1].textContent === 'Vraiment retirer\u{a0}?'"));
    assert_eq!(room.notes().len(), 3, "one press only asks");
    browser.run(&format!("{TAKE_BACK}[1].click()"));
    browser.until(&format!(
        "document.querySelectorAll('#list .gone').length === 1 && {TAKE_BACK}.length === 1"
    ));
    assert_eq!(room.notes(), ["Ana · - · de la console", "Léa · - · à garder"]);
    // it does not come back with the page
    browser.reload();
    browser.until(&format!("{} === 2 && !{words}.includes('de trop')", count("kept")));
    // one that has not left yet is thrown away here
    offline(browser, true);
    note(browser, "- jamais partie");
    browser.until(&format!("{} === 1", count("queued")));
    browser.run(&format!("{TAKE_BACK}[0].click(); {TAKE_BACK}[0].click()"));
    browser.until(&format!("{} === 0", count("queued")));
    offline(browser, false);
    note(browser, "? la suite");
    browser.until(&format!("{} === 3", count("kept")));
    assert_eq!(room.notes().len(), 3);
    // whoever drives may take back any
    browser.go("about:blank");
    let link = room.link(Role::Facilitator);
    browser.go(&link.replace("/pilote", "/notes"));
    browser.until(&format!("{} === 3 && {TAKE_BACK}.length === 3", count("kept")));
    browser.run(&format!("{TAKE_BACK}[2].click(); {TAKE_BACK}[2].click()"));
    browser.until(&format!("{} === 2", count("kept")));
    assert_eq!(room.notes(), ["Léa · - · à garder", "Léa · - · la suite"]);
    assert_eq!(browser.text("held"), "");
}

pub(crate) fn notes_wait_for_a_new_link_when_the_keys_have_changed(browser: &Browser) {
    let mut room = Room::open();
    room.tell("start");
    come_in(browser, &room, "Léa");
    room.stop();
    note(browser, "> rappeler la DREES");
    browser.until(&format!("{} === 1", count("queued")));
    room.start();
    // the server is another one: it does not know this page
    browser.until("!$('locked').hidden");
    browser.until(&format!("{} === 1", count("queued")));
    assert_eq!(room.notes(), [""; 0]);
    browser.go(&room.link(Role::Notes));
    browser.until(&format!("{} === 1 && {} === 0", count("kept"), count("queued")));
    assert_eq!(room.notes(), ["Léa · - · rappeler la DREES"]);
}

pub(crate) fn the_page_follows_the_stage_and_lets_go(browser: &Browser) {
    let mut room = Room::open();
    room.tell("start");
    room.tell("next");
    come_in(browser, &room, "Léa");
    browser.until("$('target').textContent === 'Note pour Archifiltre' && $('follow').hidden");
    browser.run("[...document.querySelectorAll('#defis button')].at(-1).click()");
    browser.until("$('target').textContent === 'Note pour Lab Santé' && !$('follow').hidden");
    room.tell("next");
    room.tell("next");
    browser.until("$('now').textContent === 'b@liseNAV'");
    browser.until("$('target').textContent === 'Note pour Lab Santé'");
    note(browser, "à part");
    browser.run("$('follow').click()");
    browser.until("$('target').textContent === 'Note pour b@liseNAV'");
    // a note belongs to whoever was on when its first character was typed
    browser.type_into("text", "d");
    room.tell("next");
    room.tell("next");
    browser.until("$('now').textContent === 'Lab Santé'");
    note(browser, "ébut");
    browser.until(&format!("{} === 2", count("kept")));
    assert_eq!(room.notes(), ["Léa · Lab Santé · à part", "Léa · b@liseNAV · début"]);
}

pub(crate) fn signs_are_a_press_away_and_a_draft_outlives_a_reload(browser: &Browser) {
    let mut room = Room::open();
    room.tell("start");
    room.tell("next");
    come_in(browser, &room, "Léa");
    browser.type_into("text", "qui héberge");
    browser.run("$('signs').children[2].click()");
    browser.until("$('text').value === '? qui héberge'");
    browser.reload();
    browser.until("!$('write').hidden && $('text').value === '? qui héberge'");
    browser.run("$('write').requestSubmit()");
    browser.until(&format!("{} === 1", count("kept")));
    let kinds: Vec<_> = room.session().notes().iter().map(|taken| taken.note.kind).collect();
    assert_eq!(kinds, [deroule::session::NoteKind::Question]);
}

pub(crate) fn hostile_words_are_words(browser: &Browser) {
    let mut room = Room::of(&agenda(&[HOSTILE, "b@liseNAV"], Lang::Fr));
    room.tell("start");
    room.tell("next");
    room.tell(&format!("message {HOSTILE}"));
    room.tell(&format!("note {HOSTILE}"));
    come_in(browser, &room, HOSTILE);
    note(browser, HOSTILE);
    browser.until(&format!("{} === 2", count("kept")));
    let shown = json!(HOSTILE);
    browser.until(&format!("$('list').textContent.split({shown}).length > 4"));
    let safe = "document.querySelectorAll('img, body script, iframe').length === 0 && \
                !document.title.includes('hurt')";
    browser.until(safe);
    for path in ["/", "/suivants", "/pilote"] {
        browser.go(&room.page(path));
        browser.until(&format!("document.body.textContent.includes({shown})"));
        browser.until(safe);
    }
}
