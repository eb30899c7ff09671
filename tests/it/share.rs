//! A plan that is handed over: people read it, and importing it gives the same agenda back.

mod changed;
mod shell;

use std::{fs, path::Path};

use chrono::{NaiveDate, TimeDelta};
use deroule::{
    agenda::{Agenda, Lang, Opening, Text, read, sealed},
    export::share::{Format, without_remarks},
    import::{self, Context, FindingKind},
};
use icalendar::Calendar;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};

use crate::agenda_files::agenda;

const DEMO: &str = include_str!("../../agendas/2018-06-21-demo-day.ron");

fn demo() -> Agenda {
    read::read(DEMO.as_bytes()).agenda.expect("an agenda")
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn shared(agenda: &Agenda, format: Format, lang: Lang) -> String {
    let zone = agenda.zone.unwrap_or(chrono_tz::Europe::Paris);
    let begin = "2018-06-21T11:30:00Z".parse().expect("an instant");
    let date = agenda.date.unwrap_or_else(today);
    format.write(agenda, &Opening { date, zone, shift: TimeDelta::zero(), begin }, lang)
}

/// The one session that importing a page gives.
fn imported(page: &str) -> import::ReadAgenda {
    let context = Context { today: today(), name: Some("page") };
    let mut reading = import::read(page.as_bytes(), context).expect("not too large");
    assert_eq!(reading.sessions.len(), 1, "{page}");
    reading.sessions.remove(0)
}

fn comes_back(agenda: &Agenda, format: Format, lang: Lang) {
    let page = shared(agenda, format, lang);
    let read = imported(&page);
    assert_eq!(read.findings, [], "{page}");
    assert_eq!(read.whole.as_deref(), Some(agenda), "{page}");
    // a mail or a Windows editor changes the ends of lines, and nothing else
    let other = page.replace("\r\n", "\n").replace('\n', "\r\n");
    assert_eq!(imported(&other).whole.as_deref(), Some(agenda), "{page}");
}

#[test]
fn every_agenda_comes_back_from_every_format() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["agendas", "tests/good", "tests/scenarios/agendas"] {
        for file in fs::read_dir(root.join(folder)).expect("a folder").flatten() {
            let bytes = fs::read(file.path()).unwrap_or_default();
            let Some(agenda) = read::read(&bytes).agenda else { continue };
            for (format, lang) in Format::ALL.into_iter().zip([Lang::Fr, Lang::En, Lang::Fr]) {
                comes_back(&agenda, format, lang);
            }
            count += 1;
        }
    }
    assert!(count > 15, "{count}");
}

#[test]
fn demo_day_as_people_read_it() {
    for lang in [Lang::Fr, Lang::En] {
        let page = shared(&demo(), Format::Md, lang);
        let (seen, _) = page.split_once("<!--").expect("the agenda behind it");
        insta::assert_snapshot!(format!("md_{lang:?}"), seen.replace('\u{a0}', "~"));
    }
    let page = shared(&demo(), Format::Html, Lang::Fr);
    let (seen, _) = page.split_once("<!--").expect("the agenda behind it");
    let (_, body) = seen.split_once("<main>").expect("a body");
    insta::assert_snapshot!("html_fr", body.replace('\u{a0}', "~"));
    assert!(!page.contains("<script") && page.contains("@page"), "{page}");
    let written = shared(&demo(), Format::Ics, Lang::Fr);
    assert!(written.split("\r\n").all(|line| line.len() <= 75));
    let calendar: Calendar = written.parse().expect("a calendar");
    assert_eq!(calendar.components.len(), demo().slots.len());
    assert!(
        written.contains("DTSTART:20180621T113000Z")
            && written.contains("X-WR-TIMEZONE:Europe/Paris")
    );
}

#[test]
fn words_that_were_changed_count_more_than_what_is_behind_them() {
    let page = shared(&demo(), Format::Md, Lang::Fr);
    let changed = page.replacen("13h30-13h45", "13h30-13h50", 1);
    assert_ne!(page, changed);
    let read = imported(&changed);
    assert!(read.findings.iter().any(|finding| finding.what == FindingKind::Reworded));
    assert_eq!(read.slots.len(), demo().slots.len());
    let end = read.slots[0].end.map(|end| end.to_string());
    assert_eq!(end.as_deref(), Some("13:50:00"));
    // so does a page whose agenda was cut
    let cut = page.replace("Slot(", "Slit(");
    let read = imported(&cut);
    assert!(read.findings.iter().any(|finding| finding.what == FindingKind::PageAlone));
    assert!(read.whole.is_some_and(|agenda| agenda.zone.is_none()));
}

#[test]
fn a_page_that_a_browser_saved_is_the_same_page() {
    let mut agenda = demo();
    agenda.slots[0].title = "Accueil & \u{ab}\u{a0}tour de table\u{a0}\u{bb}".into();
    let page = shared(&agenda, Format::Html, Lang::Fr);
    let (seen, kept) = page.split_once("<!--").expect("the agenda behind it");
    // its own head, its own way to write letters, what was put between tags, where it came from
    let seen = seen.replace("<meta charset=\"utf-8\">", "<meta http-equiv=\"Content-Type\">");
    let seen = seen.replace('\u{a0}', "&nbsp;").replace("&amp;", "&#38;");
    let seen = seen.replace("<li>", "\n  <li class=\"x\">").replace("</b> ", "</b>\n");
    let seen = seen.replacen('\n', "\n<!-- saved from url=(0014)about:internet -->\n", 1);
    let saved = format!("{seen}<!--{kept}");
    assert_ne!(page, saved);
    let read = imported(&saved);
    assert_eq!(read.findings, []);
    assert_eq!(read.whole.as_deref(), Some(&agenda));
    // one letter of what it shows is another page
    let other = saved.replacen("Hopkins</li>", "Hopkin</li>", 1);
    assert_ne!(other, saved);
    let read = imported(&other);
    assert!(read.findings.iter().any(|finding| finding.what == FindingKind::Reworded));
    assert!(read.whole.is_some_and(|it| it.lineup.iter().any(|it| it.name.as_str() == "Hopkin")));
}

#[test]
fn a_time_changed_in_a_page_is_the_one_that_counts() {
    let page = shared(&demo(), Format::Html, Lang::Fr);
    let changed = page.replacen("13h30-13h45", "13h30-13h50", 1);
    let read = imported(&changed);
    let end = read.slots[0].end.map(|end| end.to_string());
    assert_eq!(end.as_deref(), Some("13:50:00"));
    assert_eq!(read.slots.len(), demo().slots.len());
}

#[test]
fn remarks_are_shown_or_left_out_but_never_hidden() {
    let mut agenda = demo();
    agenda.slots[0].note = Some("Clé du local chez Dora".into());
    for format in Format::ALL {
        let page = shared(&agenda, format, Lang::Fr).replace("\r\n ", "");
        assert!(page.matches("chez Dora").count() >= 2, "{page}");
        let page = shared(&without_remarks(agenda.clone()), format, Lang::Fr);
        assert!(!page.replace("\r\n ", "").contains("chez Dora"), "{page}");
    }
}

#[test]
fn a_page_says_nothing_that_was_typed_as_markup() {
    let mut agenda = demo();
    let typed = "--> <script>alert(1)</script> **gras** [x](http://y) %2D ; \\, --!>";
    agenda.title = typed.into();
    agenda.slots[0].title = typed.into();
    agenda.objectives = vec![typed.into()];
    for format in Format::ALL {
        comes_back(&agenda, format, Lang::Fr);
    }
    let html = shared(&agenda, Format::Html, Lang::Fr);
    assert!(!html.contains("<script") && html.matches("-->").count() == 1, "{html}");
    let page = shared(&agenda, Format::Md, Lang::Fr);
    let markup = Parser::new_ext(&page, Options::ENABLE_TABLES).any(|event| {
        matches!(
            event,
            Event::Start(pulldown_cmark::Tag::Link { .. } | pulldown_cmark::Tag::Strong)
        ) || matches!(event, Event::InlineHtml(_))
    });
    assert!(!markup, "{page}");
    assert_eq!(page.matches("-->").count(), 4, "three times as text, once as an end: {page}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_agenda_comes_back(agenda in agenda(), english in any::<bool>()) {
        let lang = if english { Lang::En } else { Lang::Fr };
        for format in Format::ALL {
            let page = shared(&agenda, format, lang);
            let found = sealed::unseal(&page).expect("an agenda");
            prop_assert!(found.intact, "{}", page);
            prop_assert_eq!(&found.agenda, &agenda);
            let whole = imported(&page).whole;
            prop_assert_eq!(whole.as_deref(), Some(&agenda));
        }
    }

    #[test]
    fn any_text_is_looked_through(text in "(<!--deroule:agenda |X-DEROULE-AGENDA:|-->|BEGIN:VCALENDAR|%2|%C3|\\PC|\n){0,12}") {
        let _ = sealed::unseal(&text);
        let _ = sealed::unseal(Text::clean(&text).as_str());
    }
}
