//! Agendas built in a line or two, for tests of what they become.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Europe::Paris;
use deroule::agenda::{Agenda, Defi, Kind, Opening, Phase, Slot, Turns, parse_length, parse_time};

/// An opening in Paris on `day`; a plan without times begins at noon UTC.
pub(crate) fn opening(day: &str) -> Opening {
    let begin = instant(&format!("{day}T12:00:00Z"));
    Opening { date: date(day), zone: Paris, shift: TimeDelta::zero(), begin }
}

pub(crate) fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub(crate) fn time(text: &str) -> Option<NaiveTime> {
    (!text.is_empty()).then(|| parse_time(text).expect("a time"))
}

pub(crate) fn length(text: &str) -> Option<TimeDelta> {
    Some(parse_length(text).expect("a length"))
}

pub(crate) fn slot(kind: Kind, title: &str, start: &str, end: &str) -> Slot {
    Slot { kind, title: title.into(), start: time(start), end: time(end), ..Slot::default() }
}

pub(crate) fn lasting(kind: Kind, title: &str, text: &str) -> Slot {
    Slot { length: length(text), ..slot(kind, title, "", "") }
}

pub(crate) fn phases(lengths: &[&str]) -> Vec<Phase> {
    let phases = lengths.iter().map(|text| parse_length(text).expect("a length"));
    phases.map(|length| Phase::new("Présentation".into(), length)).collect()
}

pub(crate) fn talks(start: &str, end: &str, turns: u16, lengths: &[&str]) -> Slot {
    let slot = slot(Kind::Presentations, "Présentations", start, end);
    Slot { turns: Some(Turns::Count(turns)), phases: phases(lengths), ..slot }
}

pub(crate) fn teams(names: &[&str]) -> Vec<Defi> {
    names.iter().map(|name| Defi { name: (*name).into(), ..Defi::default() }).collect()
}

/// Teams called A, B, C…
pub(crate) fn letters(count: u8) -> Vec<Defi> {
    let names: Vec<String> = (0..count).map(|n| char::from(b'A' + n).to_string()).collect();
    teams(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

pub(crate) fn agenda(lineup: Vec<Defi>, slots: Vec<Slot>) -> Agenda {
    Agenda { lineup, slots, ..Agenda::default() }
}
