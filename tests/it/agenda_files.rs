//! What we write: read back by our own reader and by the `ron` crate, as the same agenda.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use deroule::agenda::{
    Agenda, Anchor, Defi, Kind, Lang, Phase, Place, Role, Slot, Text, Then, Track, Turns,
    read::read, write,
};
use proptest::{collection::vec, option, prelude::*};

fn text() -> impl Strategy<Value = Text> {
    let words = prop_oneof![
        "[A-Za-zéèœ0-9 '’«»“”\"\\\\:,()\\[\\]{}#/*-]{0,24}",
        "\\PC{0,12}",
        Just("non\u{a0}: « ceci » \\\" // /* */".to_owned()),
    ];
    words.prop_map(|words| Text::clean(&words)).prop_filter("says nothing", |text| !text.is_empty())
}

fn texts() -> impl Strategy<Value = Vec<Text>> {
    vec(text(), 0..3)
}

fn length() -> impl Strategy<Value = TimeDelta> {
    (1_i64..=7 * 86_400).prop_map(TimeDelta::seconds)
}

fn floor() -> impl Strategy<Value = Option<TimeDelta>> {
    option::of((0_i64..86_400).prop_map(TimeDelta::seconds))
}

fn time() -> impl Strategy<Value = NaiveTime> {
    (0_u32..86_400).prop_filter_map("a time", |seconds| {
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
    })
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (1_i32..=9999, 1_u32..=366).prop_filter_map("a day", |(y, d)| NaiveDate::from_yo_opt(y, d))
}

fn defi() -> impl Strategy<Value = Defi> {
    let place = option::of(prop_oneof![Just(Place::First), Just(Place::Last)]);
    let parts =
        (text(), option::of(text()), texts(), option::of(text()), option::of(time()), place);
    (parts, option::of(text())).prop_map(|((name, owner, presenters, with, from, place), link)| {
        Defi { name, owner, presenters, with, from, place, link }
    })
}

fn phase() -> impl Strategy<Value = Phase> {
    let role = option::of(prop_oneof![Just(Role::Presentation), Just(Role::Feedback)]);
    let then = prop_oneof![Just(Then::Wait), Just(Then::Advance)];
    let limits = (floor(), floor(), floor(), floor());
    (text(), length(), role, limits, then, vec((text(), length()), 0..3), texts()).prop_map(
        |(title, length, role, (floor, warn, danger, grace), then, script, prompts)| Phase {
            title,
            length,
            role,
            floor,
            warn,
            danger,
            grace,
            then,
            script,
            prompts,
        },
    )
}

fn track() -> impl Strategy<Value = Track> {
    (text(), option::of(text()), texts(), texts()).prop_map(|(title, room, hosts, prompts)| Track {
        title,
        room,
        hosts,
        prompts,
    })
}

/// A slot whose times cannot run backwards: it has a start, or an end, but not both.
fn slot() -> impl Strategy<Value = Slot> {
    let turns = prop_oneof![
        (1_u16..=500).prop_map(Turns::Count),
        vec(text(), 0..3).prop_map(Turns::Named),
        Just(Turns::All),
    ];
    let anchor = prop_oneof![
        Just(Anchor::Floating),
        Just(Anchor::NotBefore),
        Just(Anchor::Fixed),
        Just(Anchor::EndAt)
    ];
    let times = (option::of(time()), option::of(length()));
    let parts = (vec(phase(), 0..3), vec(track(), 0..3), option::of(1_u16..=500));
    let rest = (option::of(anchor), floor(), any::<bool>(), option::of(text()), texts());
    let kind = proptest::sample::select(&Kind::ALL[..]);
    (times, kind, text(), option::of(turns), parts, option::of(length()), rest).prop_map(
        |((end, length), kind, title, turns, (phases, tracks, rounds), changeover, rest)| {
            let (anchor, floor, locked, note, prompts) = rest;
            Slot {
                day: None,
                start: None,
                end,
                length,
                kind,
                title,
                turns,
                phases,
                changeover,
                tracks,
                rounds,
                anchor,
                floor,
                locked,
                note,
                prompts,
            }
        },
    )
}

prop_compose! {
    pub(crate) fn agenda()(
        title in text(),
        date in option::of(date()),
        zone in option::of(proptest::sample::select(&chrono_tz::TZ_VARIANTS[..])),
        lang in option::of(prop_oneof![Just(Lang::Fr), Just(Lang::En)]),
        end in option::of(time()),
        (place, audience, source) in (option::of(text()), option::of(text()), option::of(text())),
        (hosts, objectives) in (texts(), texts()),
        lineup in vec(defi(), 0..4),
        slots in vec(slot(), 1..5),
        first in option::of((date(), time())),
    ) -> Agenda {
        let mut slots = slots;
        if let Some((day, start)) = first {
            slots[0] = Slot { day: Some(day), start: Some(start), end: None, ..slots[0].clone() };
        }
        Agenda { title, date, zone, lang, end, place, audience, hosts, objectives, source, lineup, slots }
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(agenda in agenda()) {
        let written = write(&agenda);
        let loaded = read(written.as_bytes());
        let problems = loaded.problems.iter().map(|problem| problem.what.code());
        let problems: Vec<_> = problems.filter(|code| *code != "not-in-lineup").collect();
        prop_assert!(problems.is_empty(), "{problems:?}\n{written}");
        prop_assert_eq!(write(&agenda), written.clone());
        prop_assert_eq!(loaded.agenda, Some(agenda), "{}", &written);
        let value = ron::from_str::<ron::Value>(&written);
        prop_assert!(value.is_ok(), "{value:?}\n{written}");
    }
}

#[test]
fn the_canonical_form() {
    let loaded = read(include_bytes!("../good/everything.ron"));
    let agenda = loaded.agenda.expect("an agenda");
    insta::assert_snapshot!(write(&agenda));
}
