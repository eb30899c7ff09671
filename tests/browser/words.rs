//! The table of the pages' words: the same entries in both languages, each with its typography.

use chrono::DateTime;
use deroule::{agenda::Lang, i18n::stage::Says};
use serde_json::json;

use crate::{driver::Browser, room::Room};

pub(crate) fn both_languages_say_the_same_with_their_own_typography(browser: &Browser) {
    let room = Room::open();
    browser.go(&room.page("/"));
    let slips = browser.run_async(
        "const { WORDS, time } = await import('/a/words.js'); \
         const slips = []; \
         const said = (word) => typeof word === 'function' ? word('Ana', 'Léa') : word; \
         for (const key of new Set([...Object.keys(WORDS.fr), ...Object.keys(WORDS.en)])) { \
             const [fr, en] = [WORDS.fr[key], WORDS.en[key]]; \
             if (typeof fr !== typeof en) { slips.push(key); continue; } \
             if (/(^| |[^\\u00a0])[:;?!»](\\s|$)|«[^\\u00a0]|'/.test(said(fr))) slips.push(said(fr)); \
             if (/\\s[:;?!]|[«»']/.test(said(en))) slips.push(said(en)); } \
         if (time('fr', 0, 'Europe/Paris') !== '01h00') slips.push(time('fr', 0, 'Europe/Paris')); \
         if (time('en', 0, 'Asia/Kolkata') !== '05:30') slips.push(time('en', 0, 'Asia/Kolkata')); \
         if (time('en', 0, 'Nowhere/Never').length !== 5) slips.push('a zone that nobody knows'); \
         return slips;",
    );
    assert_eq!(slips, json!([]));
}

pub(crate) fn the_page_says_what_the_terminal_says(browser: &Browser) {
    let room = Room::open();
    browser.go(&room.page("/"));
    let (at, zone) = (DateTime::UNIX_EPOCH, chrono_tz::Europe::Paris);
    for (lang, name) in [(Lang::Fr, "fr"), (Lang::En, "en")] {
        let said = browser.run_async(&format!(
            "const {{ WORDS, time }} = await import('/a/words.js'); const words = WORDS.{name}; \
             const at = time('{name}', 0, 'Europe/Paris'); \
             return [words.noSession, `${{words.begins}} ${{at}}`, words.beginsSoon, words.break, \
                 words.breakUntil(at), words.suspended, words.near, words.over, words.round(1, 2), \
                 words.changeover, words.then('Léa'), words.thenTwo('Léa', 'Ana'), words.thanks];"
        ));
        let terminal = [
            Says::NoSession,
            Says::BeginsAt(at, zone),
            Says::BeginsSoon,
            Says::Break,
            Says::BreakUntil(at, zone),
            Says::Suspended,
            Says::NearlyOver,
            Says::TimeUp,
            Says::Round(1, 2),
            Says::Changeover,
            Says::Coming("Léa"),
            Says::ComingTwo("Léa", "Ana"),
            Says::Thanks,
        ];
        assert_eq!(said, json!(terminal.map(|says| says.words(lang))));
    }
}
