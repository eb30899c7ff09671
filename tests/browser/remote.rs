//! The remote control, and the screen at the door.

use deroule::{clock::Clock, stage::web::Role};
use serde_json::json;

use crate::{driver::Browser, room::Room};

/// Longer than a press that counts, and shorter.
const LONG: u32 = 700;
const SHORT: u32 = 80;

fn drive(browser: &Browser, room: &Room) {
    browser.go(&room.link(Role::Facilitator));
    browser.until("!$('keys').hidden && !$('next').disabled");
}

pub(crate) fn one_long_press_goes_on_once(browser: &Browser) {
    let mut room = Room::open();
    drive(browser, &room);
    browser.until("$('what').textContent === 'Commencer'");
    browser.press("next", SHORT);
    browser.until("$('answer').textContent.includes('maintenez appuyé')");
    browser.until("$('name').textContent === 'Demo Day'");
    browser.press("next", LONG);
    browser.until("$('name').textContent === 'Accueil' && !$('next').disabled");
    browser.press("next", LONG);
    browser.until("$('name').textContent === 'Archifiltre' && !$('next').disabled");
    // somebody else goes on, and the page was told of it too late
    let stale = browser.run_async(
        "const sent = { method: 'POST', headers: { 'Content-Type': 'application/json' }, \
         body: JSON.stringify({ do: 'next', cue: 's1' }) }; \
         const answer = await fetch('/api/commands', sent); \
         return [answer.status, (await answer.json()).error];",
    );
    assert_eq!(stale, json!([409, "already-passed"]));
    assert_eq!(
        room.session().at(&room.clock.read()).cue.expect("a cue").id.to_string(),
        "s2.t1.p1"
    );
}

pub(crate) fn the_keys_do_what_they_say_and_refusals_are_told(browser: &Browser) {
    let mut room = Room::open();
    room.tell("start");
    room.tell("next");
    drive(browser, &room);
    browser.until("/^[45]:/.test($('digits').textContent)");
    browser.run("$('more').click()");
    browser.until("/^5:/.test($('digits').textContent) && !$('more').disabled");
    browser.run("$('less').click()");
    browser.until("/^4:/.test($('digits').textContent)");
    browser.run("$('hold').click(); $('hold').click()");
    browser.until("$('word').textContent === '‖ Suspendu' && !$('hold').disabled");
    browser.run("$('hold').click()");
    browser.until("$('word').textContent === '' && $('hold').textContent === 'Suspendre'");
    browser.run("$('message').click()");
    browser.type_into("text", "Plus fort, s’il vous plaît\u{E007}");
    browser.until("$('message').textContent === 'Effacer le message' && $('write').hidden");
    let said = room.session().at(&room.clock.read()).message.expect("a message");
    assert_eq!(said.text.as_str(), "Plus fort, s’il vous plaît");
    browser.until("!$('message').disabled");
    browser.run("$('message').click()");
    browser.until("$('message').textContent === 'Message'");
    browser.run("$('black').click()");
    browser.until("$('black').textContent === 'Rallumer l’écran'");
    browser.until("!$('undo').disabled");
    browser.run("$('undo').click()");
    browser.until("$('black').textContent === 'Écran noir'");
}

pub(crate) fn the_last_press_asks_to_close(browser: &Browser) {
    let mut room = Room::open();
    room.tell("start");
    for _ in 0..7 {
        room.tell("next");
    }
    drive(browser, &room);
    browser.until("$('name').textContent.startsWith('Pause')");
    browser.press("next", LONG);
    browser.until("$('answer').classList.contains('refused')");
    browser.until("$('answer').textContent.startsWith('C’était la dernière séquence')");
    browser.until("$('what').textContent === 'Clore la session' && !$('next').disabled");
    browser.press("next", LONG);
    browser.until("$('phase').textContent === '' && $('digits').textContent === 'Merci'");
    browser.until("$('next').disabled && $('hold').disabled && !$('undo').disabled");
}

pub(crate) fn the_door_calls_who_is_next(browser: &Browser) {
    let mut room = Room::open();
    browser.go(&room.page("/suivants"));
    browser.until("$('next').textContent === 'Archifiltre'");
    room.tell("start");
    room.tell("next");
    browser.until(
        "$('speaker').textContent === 'Archifiltre' && $('doing').textContent === 'Présentation'",
    );
    browser.until("$('next').textContent === 'b@liseNAV'");
    browser.until("/^depuis \\d\\dh\\d\\d$/.test($('since').textContent)");
    browser.until("/^passage prévu vers \\d\\dh\\d\\d$/.test($('expected').textContent)");
    browser.until("$('after').textContent === 'Lab Santé'");
    for _ in 0..4 {
        room.tell("next");
    }
    browser.until("$('speaker').textContent === 'Lab Santé'");
    browser.until("$('next').textContent === 'Plus personne à appeler' && $('then').hidden");
    room.tell("close");
    browser.until("$('next').textContent === 'Merci'");
}
