//! The room's screen, from before the session to after it.

use chrono::TimeDelta;
use deroule::{
    agenda::{Defi, Turns},
    clock::Clock,
    stage::web::Role,
};
use serde_json::{Value, json};

use crate::{
    driver::{Browser, string},
    notes::offline,
    room::Room,
};

/// How far the digit of a page may be from the console's, in milliseconds.
const NEAR_MS: f64 = 50.0;
/// A device whose clock is an hour wrong.
pub(crate) const AN_HOUR_WRONG: &str = "const now = Date.now.bind(Date); const Right = Date; \
     globalThis.Date = class extends Right { \
         constructor(...given) { given.length ? super(...given) : super(now() + 3_600_000); } \
         static now() { return now() + 3_600_000; } };";

fn ground(name: &str) -> String {
    format!("document.body.dataset.ground === '{name}'")
}

fn says(id: &str, text: &str) -> String {
    format!("$('{id}').textContent.includes({})", json!(text))
}

pub(crate) fn a_page_follows_a_session_from_waiting_to_finished(browser: &Browser) {
    let mut room = Room::open();
    browser.go(&room.page("/"));
    browser.until(&says("name", "Demo Day"));
    browser.until(&says("phase", "rue du Caire"));
    browser.until(&says("word", "Début à"));
    let begins = room.session().at(&room.clock.read()).planned_start.expect("a plan");
    let begins = begins.with_timezone(&chrono_tz::Europe::Paris).format("%Hh%M").to_string();
    browser.until(&says("digits", &begins));
    browser.until(&says("coming", "Archifiltre, puis b@liseNAV"));

    room.tell("start --ago 30m");
    browser.until(&says("name", "Accueil"));
    browser.until(&ground("over"));
    browser.until(&says("word", "Temps écoulé"));
    browser.until(&says("digits", "+20:0"));

    // the warning comes by itself, a minute before the end of five
    room.tell("next --ago 238s");
    browser.until(&says("name", "Archifiltre"));
    browser.until(&says("phase", "Présentation · 1/3"));
    browser.until(&ground("warning"));
    browser.until(&says("word", "Bientôt la fin"));
    room.tell("extend -56s");
    browser.until(&ground("over"));
    browser.until("$('digits').textContent === '+0:01'");
    room.tell("extend +5m");
    browser.until(&ground("calm"));
    browser.until("$('word').textContent === '' && !$('digits').textContent.startsWith('+')");

    room.tell("message Plus fort !");
    browser.until("$('message').textContent === 'Plus fort !' && !$('message').hidden");
    browser.until("$('message').classList.contains('turned')");
    browser.until("!$('message').classList.contains('turned')");
    let above =
        "$('message').getBoundingClientRect().bottom <= $('box').getBoundingClientRect().top";
    browser.until(above);
    room.tell("message --clear");
    browser.until("$('message').hidden");

    room.tell("blackout on");
    browser.until(&ground("black"));
    browser.until("getComputedStyle($('digits')).visibility === 'hidden'");
    room.tell("blackout off");
    browser.until("getComputedStyle($('digits')).visibility === 'visible'");

    room.tell("suspend");
    browser.until(&ground("suspended"));
    browser.until(&says("word", "Suspendu"));
    room.tell("resume");
    browser.until(&ground("calm"));

    room.tell("next");
    browser.until(&says("phase", "Réactions à chaud"));
    room.tell("break 10m");
    browser.until(&ground("break"));
    browser.until(&says("name", "Pause — reprise à "));
    room.tell("close");
    browser.until("$('digits').textContent === 'Merci' && $('bar').hidden");
}

pub(crate) fn the_digit_is_the_consoles_even_where_the_clock_is_an_hour_wrong(browser: &Browser) {
    let mut room = Room::open();
    browser.before_each_page(AN_HOUR_WRONG);
    room.tell("start");
    room.tell("next");
    browser.go(&room.page("/"));
    browser.until("/^4:/.test($('digits').textContent)");
    let seen = browser.run_async(
        "const digits = $('digits'); const seen = []; \
         await new Promise((go) => { const watch = new MutationObserver(() => { \
             seen.push([performance.now(), digits.textContent]); \
             if (seen.length === 5) { watch.disconnect(); go(); } }); \
             watch.observe(digits, { childList: true, characterData: true, subtree: true }); }); \
         let best = Infinity; let ahead; \
         for (let turn = 0; turn < 20; turn += 1) { \
             const sent = performance.now(); \
             const { boot_ms } = await (await fetch('/api/time')).json(); \
             const back = performance.now(); \
             if (back - sent < best) { best = back - sent; ahead = boot_ms - (sent + back) / 2; } } \
         return { seen, ahead };",
    );
    let ahead = seen["ahead"].as_f64().expect("an offset");
    // what the console shows follows from the same session at the same instants
    let now = room.clock.read();
    let cue = room.session().at(&now).cue.expect("a cue");
    let zero = now.mono + cue.remaining.expect("a countdown");
    let mut late: Vec<f64> = seen["seen"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|change| {
            let at = change[0].as_f64().expect("an instant") + ahead;
            let (minutes, seconds) = string(&change[1])
                .split_once(':')
                .map(|(m, s)| {
                    (m.parse::<i32>().expect("minutes"), s.parse::<i32>().expect("seconds"))
                })
                .expect("digits");
            let exact = millis(zero) - f64::from(minutes * 60 + seconds) * 1000.0;
            at - exact
        })
        .collect();
    late.sort_by(f64::total_cmp);
    // the machine may be busy when a second begins; the clock is wrong only if all seconds are late
    assert!(late[2].abs() <= NEAR_MS, "{late:?}");
    let hour = browser.text("wall");
    let right = now.wall.with_timezone(&chrono_tz::Europe::Paris);
    let around = [0, 1].map(|m| (right + TimeDelta::minutes(m)).format("%Hh%M").to_string());
    assert!(around.contains(&hour), "{hour}, not {around:?}");
}

pub(crate) fn pages_follow_a_plan_that_is_changed(browser: &Browser) {
    let mut room = Room::open();
    room.tell("start");
    room.tell("next");
    for (path, before, after) in [
        ("/", "b@liseNAV, puis Lab Santé", "Lab Santé, puis Hopkins"),
        ("/suivants", "b@liseNAV", "Lab Santé"),
        ("/pilote", "b@liseNAV, puis Lab Santé", "Lab Santé, puis Hopkins"),
    ] {
        let link = if path == "/pilote" { room.link(Role::Facilitator) } else { room.page(path) };
        let coming = if path == "/suivants" { "next" } else { "coming" };
        browser.go(&link);
        browser.until(&says(coming, before));
        if path == "/" {
            browser.until(&says("phase", "Présentation · 1/3"));
        }
        // one of those to come is taken out, and another team comes last
        room.replan(|agenda| {
            agenda.lineup.remove(1);
            for name in ["Hopkins", "Signaux Faibles"] {
                agenda.lineup.push(Defi { name: name.into(), ..Defi::default() });
            }
            agenda.slots[1].turns = Some(Turns::Count(4));
        });
        browser.until(&says(coming, after));
        if path == "/" {
            browser.until(&says("phase", "Présentation · 1/4"));
        }
        browser.until("/^[45]:/.test($('digits').textContent)");
        room.tell("undo");
        browser.until(&says(coming, before));
    }
}

fn millis(length: TimeDelta) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a machine does not run for so long")]
    let millis = length.num_milliseconds() as f64;
    millis
}

pub(crate) fn a_page_outlives_a_restart_of_the_server(browser: &Browser) {
    let mut room = Room::open();
    room.tell("start");
    browser.go(&room.page("/"));
    browser.until("/^9:/.test($('digits').textContent) && $('stale').textContent === ''");
    room.stop();
    browser.until(
        "/^Hors ligne depuis \\d\\dh\\d\\d, l’heure continue$/.test($('stale').textContent)",
    );
    let before = browser.text("digits");
    browser.until(&format!("$('digits').textContent < {}", json!(before)));
    room.tell("next");
    room.start();
    browser.until("$('stale').textContent === '' && $('name').textContent === 'Archifiltre'");
}

pub(crate) fn a_page_finds_the_network_again(browser: &Browser) {
    let mut room = Room::open();
    room.tell("start");
    browser.go(&room.page("/"));
    browser.until("/^9:/.test($('digits').textContent) && $('stale').textContent === ''");
    offline(browser, true);
    // a phone that was put away and is taken out again looks whether somebody is there
    browser.run("document.dispatchEvent(new Event('visibilitychange'))");
    browser.until("$('stale').textContent.startsWith('Hors ligne depuis ')");
    let before = browser.text("digits");
    browser.until(&format!("$('digits').textContent < {}", json!(before)));
    room.tell("next");
    offline(browser, false);
    browser.until("$('stale').textContent === '' && $('name').textContent === 'Archifiltre'");
}

pub(crate) fn a_screen_on_a_wall_stays_lit_and_is_filled_by_a_key(browser: &Browser) {
    browser.before_each_page(
        "globalThis.locks = []; Object.defineProperty(navigator, 'wakeLock', { value: { \
             request: async (kind) => { locks.push(kind); } } });",
    );
    let room = Room::open();
    browser.go(&room.page("/"));
    browser.until(&says("name", "Demo Day"));
    assert_eq!(browser.run("return locks"), json!(["screen"]));
    // a lock is lost with a page that is hidden
    browser.run("document.dispatchEvent(new Event('visibilitychange'))");
    assert_eq!(browser.run("return locks"), json!(["screen", "screen"]));
    browser.until("!$('full').hidden && $('full').textContent === 'Plein écran (F)'");
    browser.type_into("full", "f");
    browser.until("document.fullscreenElement === document.documentElement");
    browser.type_into("full", "F");
    browser.until("document.fullscreenElement === null");
}

pub(crate) fn nothing_moves_for_those_who_asked_for_that(browser: &Browser) {
    let mut room = Room::open();
    browser.devtools(
        "Emulation.setEmulatedMedia",
        &json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] }),
    );
    browser.go(&room.page("/"));
    browser.until(&says("name", "Demo Day"));
    room.tell("start");
    browser.run(
        "globalThis.turned = 0; new MutationObserver(() => { \
             turned += $('message').classList.contains('turned'); }) \
             .observe($('message'), { attributes: true });",
    );
    room.tell("message Plus fort !");
    browser.until("!$('message').hidden");
    let digits = json!(browser.text("digits"));
    browser.until(&format!("$('digits').textContent.slice(-2) - 0 <= {digits}.slice(-2) - 2 || $('digits').textContent.split(':')[0] !== {digits}.split(':')[0]"));
    assert_eq!(browser.run("return turned"), json!(0));
    let moves = "getComputedStyle(document.body).transitionDuration";
    assert_eq!(browser.run(&format!("return {moves}")), json!("0s"));
}

pub(crate) fn a_page_that_is_told_nothing_asks_for_nothing(browser: &Browser) {
    let mut room = Room::open();
    room.tell("start");
    browser.go(&room.page("/"));
    browser.until("/^9:/.test($('digits').textContent)");
    let asked = "performance.getEntriesByType('resource').filter(({ name }) => \
                 name.includes('/api/')).length";
    // one stream, and the clocks compared
    browser.until(&format!("{asked} >= 6"));
    let before = browser.run(&format!("return {asked}"));
    let digits = browser.text("digits");
    browser.until(&format!(
        "Number({}.slice(2)) - Number($('digits').textContent.slice(2)) >= 3",
        json!(digits)
    ));
    assert_eq!(browser.run(&format!("return {asked}")), before);
}

pub(crate) fn a_page_speaks_the_language_of_the_session(browser: &Browser) {
    let agenda = crate::room::agenda(&["Archifiltre", "b@liseNAV"], deroule::agenda::Lang::En);
    let mut room = Room::of(&agenda);
    browser.go(&room.page("/"));
    browser.until(&says("word", "We start at"));
    browser.until("/^\\d\\d:\\d\\d$/.test($('digits').textContent)");
    room.tell("start --ago 9m");
    browser.until(&says("word", "Nearly over"));
    assert_eq!(browser.run("return document.documentElement.lang"), Value::from("en"));
    browser.until(&says("coming", "Next: Archifiltre, then b@liseNAV"));
}

pub(crate) fn a_sleep_or_a_set_clock_is_noticed(browser: &Browser) {
    let mut room = Room::open();
    browser.before_each_page(
        "const now = Date.now.bind(Date); globalThis.leap = 0; Date.now = () => now() + leap;",
    );
    room.tell("start");
    browser.go(&room.page("/"));
    browser.until("/^9:/.test($('digits').textContent)");
    let asked = "performance.getEntriesByName(location.origin + '/api/time').length";
    let left =
        "((text) => text.split(':')[0] * 60 + Number(text.split(':')[1]))($('digits').textContent)";
    browser.until(&format!("{asked} >= 6"));
    // the server answers: it knows better than any guess
    let before =
        browser.run(&format!("globalThis.asked = {asked}; leap = 3_600_000; return {left}"));
    browser.until(&format!("{asked} >= asked + 5"));
    let after = browser.run(&format!("return {left}"));
    let passed = before.as_i64().expect("seconds") - after.as_i64().expect("seconds");
    assert!((0..60).contains(&passed), "{passed} s");
    // nobody answers: it must have been a sleep
    room.stop();
    browser.until("$('stale').textContent !== ''");
    let asleep = browser.run(&format!("const before = {left}; leap += 120_000; return before"));
    browser.until(&format!("{asleep} - {left} >= 120"));
    // and is put right as soon as somebody does
    room.start();
    browser.until(&format!("$('stale').textContent === '' && {asleep} - {left} < 120"));
}
