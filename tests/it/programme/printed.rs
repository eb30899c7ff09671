//! What is printed of a programme, and what other people's readers make of it.

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Europe::Paris;
use deroule::{
    agenda::{Lang, Text, programme::Programme},
    export::programme::{Format, Year},
    session::{Outcome, SessionId, Stand},
};
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, EventLike};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{a_programme, year};

const FORMATS: [Format; 5] = [Format::Text, Format::Md, Format::Csv, Format::Ics, Format::Json];

fn printed(
    programme: &Programme,
    outcomes: &[Option<Outcome>],
    today: &str,
    format: Format,
    lang: Lang,
) -> String {
    let today: NaiveDate = today.parse().expect("a day");
    let year = Year {
        programme,
        file: "agendas/programme-2018.ron",
        outcomes,
        today,
        zone: Paris,
        width: None,
    };
    format.write(&year, lang)
}

/// What came of the first dates of the year, in all the ways in which it can.
fn outcomes() -> Vec<Option<Outcome>> {
    let stands = [Stand::Closed, Stand::Left, Stand::Idle, Stand::Live, Stand::Closed];
    let late = [Some(7), None, Some(0), Some(-3), Some(0)];
    let dates = year().dates.into_iter().zip(stands).zip(late).zip([12, 1, 0, 3, 0]);
    let outcome = |date: NaiveDate, stand, late: Option<i64>, notes| Outcome {
        session: SessionId::new("s").expect("an id"),
        day: date + TimeDelta::days(i64::from(notes == 0)),
        stand,
        notes,
        late: late.map(TimeDelta::minutes),
    };
    dates.map(|(((it, stand), late), notes)| Some(outcome(it.date, stand, late, notes))).collect()
}

#[test]
fn the_year_on_a_day_of_july() {
    for lang in [Lang::Fr, Lang::En] {
        let text = printed(&year(), &outcomes(), "2018-07-01", Format::Text, lang);
        insta::assert_snapshot!(format!("text_{lang:?}"), text.replace('\u{a0}', "~"));
        let text = printed(&year(), &outcomes(), "2018-07-01", Format::Md, lang);
        let (text, _) = text.split_once("<!--").expect("the programme behind it");
        insta::assert_snapshot!(format!("md_{lang:?}"), text.replace('\u{a0}', "~"));
    }
}

#[test]
fn a_line_keeps_within_the_terminal() {
    let (programme, outcomes) = (year(), outcomes());
    let narrow = |today: &str, lang, width| {
        let today: NaiveDate = today.parse().expect("a day");
        let file = "agendas/programme-2018.ron";
        let (programme, outcomes, zone) = (&programme, outcomes.as_slice(), Paris);
        let year = Year { programme, file, outcomes, today, zone, width: Some(width) };
        Format::Text.write(&year, lang)
    };
    for lang in [Lang::Fr, Lang::En] {
        for width in 40..=140 {
            let text = narrow("2018-07-01", lang, width);
            let widest = text.lines().map(|line| line.chars().count()).max();
            assert!(widest.is_some_and(|it| it <= width), "{width}\n{text}");
            assert!(text.lines().all(|line| line.trim_end() == line), "{text}");
        }
        // with room enough nothing is cut, and nothing is far away
        let wide = narrow("2018-07-01", lang, 140);
        assert!(!wide.contains('…') && wide == narrow("2018-07-01", lang, 200), "{wide}");
    }
    let text = [80, 60].map(|width| narrow("2018-07-01", Lang::Fr, width)).join("────\n");
    insta::assert_snapshot!("narrow", text.replace('\u{a0}', "~"));
}

#[test]
fn years_are_told_where_they_differ() {
    let text = printed(&year(), &[], "2026-11-22", Format::Text, Lang::Fr);
    assert!(text.contains("Toutes les dates sont passées.") && text.contains("21 juin 2018  "));
    let text = printed(&year(), &[], "2018-06-21", Format::Text, Lang::Fr);
    assert!(text.contains("▶ 21 juin  ") && !text.contains("2018  "), "{text}");
}

#[test]
fn a_calendar_has_an_event_for_each_date() {
    let written = printed(&year(), &[], "2018-06-21", Format::Ics, Lang::Fr);
    assert!(written.split("\r\n").all(|line| line.len() <= 75));
    let calendar: Calendar = written.parse().expect("a calendar");
    let events: Vec<_> = calendar.components.iter().filter_map(|it| it.as_event()).collect();
    assert_eq!(events.len(), 18);
    let demo = events.iter().find(|it| it.get_summary().is_some_and(|it| it.starts_with("Demo")));
    let demo = demo.expect("Demo Day");
    let at = |date| match date {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(at))) => at.to_rfc3339(),
        other => panic!("{other:?}"),
    };
    assert_eq!(at(demo.get_start()), "2018-06-21T11:30:00+00:00");
    assert_eq!(at(demo.get_end()), "2018-06-21T16:30:00+00:00");
    assert_eq!(demo.get_location(), Some("Liberté Living Lab, rue du Caire"));
    let mut uids: Vec<_> = events.iter().map(|it| it.get_uid()).collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), 18);
}

#[test]
fn the_id_of_a_date_does_not_hang_on_the_dates_before_it() {
    let ids = |programme: &Programme| -> Vec<String> {
        let written = printed(programme, &[], "2018-06-21", Format::Ics, Lang::Fr);
        let lines = written.lines().filter_map(|line| line.strip_prefix("UID:"));
        lines.map(str::to_owned).collect()
    };
    let all = ids(&year());
    let mut programme = year();
    let first = programme.dates.remove(0);
    assert_eq!(ids(&programme), all[1..]);
    assert_eq!(all[0], format!("{}@deroule", first.date.format("%Y%m%d")));
    // two of a day are told apart by their themes
    let mut other = first.clone();
    other.theme = Some("Un autre thème".into());
    programme.dates.insert(0, first.clone());
    programme.dates.insert(0, other);
    let day = first.date.format("%Y%m%d").to_string();
    let two: Vec<_> = ids(&programme).into_iter().filter(|id| id.starts_with(&day)).collect();
    assert_eq!(two.len(), 2);
    assert!(two.contains(&format!("{day}-un-autre-theme@deroule")), "{two:?}");
}

/// The cells of the tables that a reader of Markdown sees, and whether there is markup in them.
fn cells(markdown: &str) -> (Vec<Vec<String>>, bool) {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut inside, mut markup) = (false, false);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                inside = true;
                rows.last_mut().expect("a row").push(String::new());
            }
            Event::End(TagEnd::TableCell) => inside = false,
            Event::Text(text) if inside => {
                rows.last_mut().and_then(|row| row.last_mut()).expect("a cell").push_str(&text);
            }
            Event::Start(Tag::Table(_) | Tag::Heading { .. } | Tag::Paragraph)
            | Event::End(_)
            | Event::Text(_) => {}
            _ => markup = true,
        }
    }
    (rows, markup)
}

fn spaced(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_typed_is_markup_or_moves_a_cursor(programme in a_programme(), english in any::<bool>()) {
        let lang = if english { Lang::En } else { Lang::Fr };
        for format in FORMATS {
            let written = printed(&programme, &[], "2018-06-21", format, lang);
            prop_assert!(written.chars().all(|c| matches!(c, '\n' | '\r') || Text::clean(&c.to_string()).as_str() == c.to_string().trim()), "{:?}", written);
        }
        let mut order: Vec<_> = programme.dates.iter().collect();
        order.sort_by_key(|date| (date.date, programme.start(date)));
        let page = printed(&programme, &[], "2018-06-21", Format::Md, lang);
        let (seen, _) = page.rsplit_once("<!--").expect("the programme behind it");
        let (rows, markup) = cells(seen);
        prop_assert!(!markup);
        let below = rows.get(1..).unwrap_or_default();
        prop_assert_eq!(below.len(), order.len());
        let csv = printed(&programme, &[], "2018-06-21", Format::Csv, lang);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let records: Vec<_> = reader.records().map(|record| record.expect("a record")).collect();
        for ((row, date), record) in below.iter().zip(&order).zip(&records) {
            let theme = date.theme.as_deref().unwrap_or_default();
            prop_assert_eq!(spaced(&row[5]), spaced(theme));
            let cell = record.get(5).unwrap_or_default();
            // but for what makes texts of formulas
            prop_assert_eq!(cell.replace('\'', ""), theme.replace('\'', ""));
            prop_assert!(!cell.starts_with(['=', '+', '-', '@']));
            let day = date.date.to_string();
            prop_assert_eq!(record.get(0), Some(day.as_str()));
        }
        let ics = printed(&programme, &[], "2018-06-21", Format::Ics, lang);
        let calendar: Calendar = ics.parse().map_err(TestCaseError::fail)?;
        prop_assert_eq!(calendar.components.len(), programme.dates.len());
        let json = printed(&programme, &[], "2018-06-21", Format::Json, lang);
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        prop_assert_eq!(json["dates"].as_array().map(Vec::len), Some(programme.dates.len()));
    }
}
