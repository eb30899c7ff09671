//! Notes from other devices: each is on the disk once, whatever happens between.

use deroule::{agenda::Lang, stage::web::Role};
use serde_json::json;

use crate::{
    driver::Browser,
    room::{HOSTILE, Room, agenda},
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

fn offline(browser: &Browser, offline: bool) {
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
