//! What people see: nothing cut off, nothing over another, digits as large as they can be, and
//! enough contrast; of every page at every size, in every scene.

use deroule::{agenda::Lang, stage::web::Role};
use serde_json::{Value, json};

use crate::{
    driver::{Browser, SIZES, Size},
    room::{Room, agenda},
};

/// A name that takes all the room that there is.
const LONG: &str = "Plateforme d’observation des écosystèmes numériques territoriaux";

/// Looks at what is drawn; `fixed` pages must not scroll.
const INSPECT: &str = "
    const slips = [];
    const light = (colour) => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const clear = (colour) => colour === 'transparent' || /, 0\\)$/.test(colour);
    const behind = (one) => {
        for (let at = one; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (!clear(colour)) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    const cut = (one) => {
        for (let at = one; at; at = at.parentElement) {
            if (getComputedStyle(at).textOverflow === 'ellipsis' || at.id === 'defis') return true;
        }
        return false;
    };
    const page = document.scrollingElement;
    if (page.scrollWidth > innerWidth) slips.push(`${page.scrollWidth} wide`);
    if (fixed && page.scrollHeight > innerHeight) slips.push(`${page.scrollHeight} high`);
    for (const one of document.querySelectorAll('body *')) {
        const style = getComputedStyle(one);
        const says = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        if (!says || style.visibility === 'hidden' || one.closest('.spoken, #full, noscript')) continue;
        if (one.getClientRects().length === 0) continue;
        const name = `${one.id || one.className || one.tagName} “${one.textContent.slice(0, 20)}”`;
        const range = document.createRange();
        range.selectNodeContents(one);
        const box = one.id === 'digits' ? one.getBoundingClientRect() : range.getBoundingClientRect();
        if (!cut(one) && (box.left < -1 || box.right > innerWidth + 1)) slips.push(`${name} is wider`);
        if (fixed && (box.top < -1 || box.bottom > innerHeight + 1)) slips.push(`${name} is higher`);
        if (one.closest(':disabled')) continue;
        const [a, b] = [light(style.color), light(behind(one))].sort((x, y) => y - x);
        const contrast = (a + 0.05) / (b + 0.05);
        if (contrast < 7) slips.push(`${name} has a contrast of ${contrast.toFixed(1)}`);
    }
    const rows = [...document.querySelectorAll('#stage > *, #door > *, #remote > *')]
        .filter((row) => row.clientHeight > 0 && !row.matches('.spoken'))
        .map((row) => [row.id || row.tagName, row.getBoundingClientRect()]);
    for (let index = 1; index < rows.length; index += 1) {
        const [[above, before], [below, after]] = [rows[index - 1], rows[index]];
        if (after.top < before.bottom - 1) slips.push(`${below} over ${above}`);
    }
    return slips;
";

/// Notes what is cut off, lies over something or is hard to read in the page that is shown.
pub(crate) fn inspect(browser: &Browser, fixed: bool, what: &str, slips: &mut Vec<String>) {
    let found = browser.run(&format!("const fixed = {fixed}; {INSPECT}"));
    let found = found.as_array().expect("a list").iter();
    slips.extend(found.map(|slip| format!("{what}: {}", slip.as_str().unwrap_or_default())));
}

/// What a browser says that its person likes.
fn prefer(browser: &Browser, features: &[(&str, &str)]) {
    let features: Vec<Value> =
        features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
}

const STILL: (&str, &str) = ("prefers-reduced-motion", "reduce");

/// How much of the window's width the digits take, of a hundred.
fn digits(browser: &Browser) -> f64 {
    let share = "return $('digits').getBoundingClientRect().width / innerWidth * 100";
    browser.run(share).as_f64().expect("a share")
}

pub(crate) fn the_stage_is_whole_at_every_size_in_every_scene(browser: &Browser) {
    let mut slips = Vec::new();
    for lang in [Lang::Fr, Lang::En] {
        let mut room = Room::of(&agenda(&["Archifiltre", LONG, "b@liseNAV"], lang));
        browser.go(&room.page("/"));
        prefer(browser, &[STILL]);
        // what is told, what is seen by then, how much of the width the digits take at least
        let scenes = [
            ("", "$('name').textContent === 'Demo Day'", 60.0),
            ("start --ago 30m", "document.body.dataset.ground === 'over'", 60.0),
            ("next", "/^[45]:/.test($('digits').textContent)", 60.0),
            ("extend -238s", "document.body.dataset.ground === 'warning'", 50.0),
            (
                "message Le café est servi au premier étage, à côté de la salle des machines",
                "!$('message').hidden",
                15.0,
            ),
            ("message --clear", "$('message').hidden", 50.0),
            ("suspend", "document.body.dataset.ground === 'suspended'", 50.0),
            ("next", "document.body.dataset.ground === 'calm'", 50.0),
            ("next", "$('name').textContent.startsWith('Plateforme')", 60.0),
            ("extend +2h", "$('digits').textContent.length === 7", 80.0),
            ("break 10m", "document.body.dataset.ground === 'break'", 60.0),
            ("close", "$('bar').hidden", 20.0),
        ];
        for (words, shown, least) in scenes {
            if !words.is_empty() {
                room.tell(words);
            }
            browser.until(shown);
            // the words of the other language are as long: two sizes tell
            for size in SIZES.into_iter().step_by(if lang == Lang::Fr { 1 } else { 3 }) {
                browser.resize(size);
                let what = format!("{lang:?}, {words:?}, {}", size.name);
                inspect(browser, true, &what, &mut slips);
                let share = digits(browser);
                if share < least {
                    slips.push(format!("{what}: digits take {share:.0} % of the width"));
                }
            }
        }
    }
    assert!(slips.is_empty(), "{}", slips.join("\n"));
}

pub(crate) fn those_who_need_contrast_get_more(browser: &Browser) {
    let mut room = Room::open();
    let mut slips = Vec::new();
    browser.go(&room.page("/"));
    prefer(browser, &[STILL, ("prefers-contrast", "more")]);
    for (words, ground) in [
        ("start --ago 30m", "over"),
        ("next --ago 250s", "warning"),
        ("suspend", "suspended"),
        ("break 10m", "break"),
    ] {
        room.tell(words);
        browser.until(&format!("document.body.dataset.ground === '{ground}'"));
        inspect(browser, true, words, &mut slips);
    }
    let black = "getComputedStyle($('digits')).color";
    assert_eq!(browser.run(&format!("return {black}")), json!("rgb(0, 0, 0)"));
    assert!(slips.is_empty(), "{}", slips.join("\n"));
}

pub(crate) fn the_other_pages_are_whole_at_every_size(browser: &Browser) {
    let mut slips = Vec::new();
    for lang in [Lang::Fr, Lang::En] {
        let mut room = Room::of(&agenda(&["Archifiltre", LONG, "b@liseNAV"], lang));
        room.tell("start");
        room.tell("next");
        room.tell(
            "note --for Archifiltre + démo très claire, mais un peu longue pour un écran de poche",
        );
        for (path, role) in
            [("/suivants", Role::Viewer), ("/pilote", Role::Facilitator), ("/notes", Role::Notes)]
        {
            let link = room.link(role);
            let key = link.split_once('#').expect("a key").1;
            browser.go("about:blank");
            browser.go(&format!("{}#{key}", room.page(path)));
            let there = match role {
                Role::Viewer => "$('next').textContent !== ''",
                Role::Facilitator => "!$('next').disabled",
                Role::Notes => "$('list').children.length === 1",
            };
            browser.until(there);
            let schemes: &[&str] = if role == Role::Notes { &["dark", "light"] } else { &["dark"] };
            for scheme in schemes {
                prefer(browser, &[STILL, ("prefers-color-scheme", scheme)]);
                if role == Role::Notes {
                    browser.run("if (!$('who').hidden) { $('name').value = 'Léa'; $('who').requestSubmit(); }");
                    browser.until("!$('write').hidden");
                }
                for Size { name, width, height } in SIZES {
                    browser.resize(Size { name, width, height });
                    let what = format!("{lang:?}, {path}, {scheme}, {name}");
                    inspect(browser, role != Role::Notes, &what, &mut slips);
                }
            }
        }
    }
    assert!(slips.is_empty(), "{}", slips.join("\n"));
}
