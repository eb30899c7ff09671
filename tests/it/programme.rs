//! The programme of a year: its file, its doctor, what is printed of it, and the sessions made from
//! its dates.

mod back;
mod cells;
mod file;
mod printed;
mod shell;
mod table;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::{Asia::Kathmandu, Europe::Paris};
use deroule::agenda::{
    Lang, Text,
    programme::{Frame, Meeting, Programme},
    read::read_year,
};
use proptest::prelude::*;

const YEAR: &str = include_str!("../../agendas/programme-2018.ron");

/// The programme of 2018.
fn year() -> Programme {
    read_year(YEAR.as_bytes()).programme.expect("a programme without errors")
}

fn texts(most: usize) -> impl Strategy<Value = Vec<Text>> {
    prop::collection::vec(a_text(), 0..=most)
}

/// A text of all sorts of characters that says something.
fn a_text() -> impl Strategy<Value = Text> {
    let raw = "[-+*_#>`~|<>&;!,\"'/\\[\\](){}=@:.0-9a-zA-Zéàœ \u{a0}\u{202e}\n—😀]{1,24}";
    raw.prop_map(|raw| Text::clean(&raw)).prop_filter("no word", |text| !text.is_empty())
}

fn a_time() -> impl Strategy<Value = NaiveTime> {
    (0..24_u32, 0..60_u32)
        .prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
}

prop_compose! {
    fn a_meeting()(
        day in 0..2000_u64,
        (start, end) in (prop::option::of(a_time()), prop::option::of(a_time())),
        (place, audience, theme) in (prop::option::of(a_text()), prop::option::of(a_text()), prop::option::of(a_text())),
        (after, note) in (prop::option::of(a_text()), prop::option::of(a_text())),
        (hosts, objectives) in (texts(3), texts(3)),
        agenda in prop::option::of("[a-zé0-9 -]{1,12}\\.ron"),
    ) -> Meeting {
        let first = NaiveDate::from_ymd_opt(2018, 1, 1).unwrap_or_default();
        let date = first + chrono::Days::new(day);
        let agenda = agenda.map(|name| Text::clean(&name));
        Meeting { date, start, end, place, audience, hosts, theme, objectives, after, note, agenda }
    }
}

prop_compose! {
    fn a_programme()(
        title in a_text(),
        zone in prop::option::of(prop_oneof![Just(Paris), Just(Kathmandu)]),
        lang in prop::option::of(prop_oneof![Just(Lang::Fr), Just(Lang::En)]),
        (start, end) in (prop::option::of(a_time()), prop::option::of(a_time())),
        (place, source) in (prop::option::of(a_text()), prop::option::of(a_text())),
        dates in prop::collection::vec(a_meeting(), 0..8),
    ) -> Programme {
        let frame = Frame { start, end, place };
        Programme { title, zone, lang, frame, source, dates }
    }
}
