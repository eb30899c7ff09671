//! `deroule programme --json`: the programme field by field.

use chrono::{NaiveDate, NaiveTime};
use serde_json::{Map, Value};

use super::super::{ReadYear, YearFinding, YearFindingKind};
use crate::agenda::{
    Lang, Text, parse_time,
    programme::{Frame, MAX_DATES, Meeting, Programme, write},
    read::read_year,
};

/// Reads a document; none where it is none of ours.
pub(super) fn read(text: &str) -> Option<ReadYear> {
    let value: Value = serde_json::from_str(text).ok()?;
    let object = value.as_object()?;
    let dates = object.get("dates")?.as_array()?;
    let ours = |name: &str| object.contains_key(name);
    if !(ours("title") && ours("zone") && ours("today")) {
        return None;
    }
    let mut findings = Vec::new();
    let no_frame = Map::new();
    let frame = object.get("frame").and_then(Value::as_object).unwrap_or(&no_frame);
    let frame =
        Frame { start: time(frame, "start"), end: time(frame, "end"), place: one(frame, "place") };
    let mut lines = text
        .match_indices("\"date\"")
        .map(|(at, _)| u32::try_from(text[..at].matches('\n').count() + 1).unwrap_or(u32::MAX));
    let mut meetings: Vec<(u64, Meeting)> = Vec::new();
    for date in dates.iter().filter_map(Value::as_object).take(MAX_DATES) {
        let line = lines.next().unwrap_or(1);
        match meeting(date, &frame) {
            // what has no place in the file stays behind what it stands behind
            Some(meeting) => {
                let above = meetings.last().map_or(0, |(above, _)| *above);
                let number = date.get("number").and_then(Value::as_u64).unwrap_or(above);
                meetings.push((number, meeting));
            }
            None => {
                let text = date.get("date").map(ToString::to_string).unwrap_or_default();
                findings.push(YearFinding { line, what: YearFindingKind::NoDate { text } });
            }
        }
    }
    meetings.sort_by_key(|(number, _)| *number);
    if dates.len() > MAX_DATES {
        let what = YearFindingKind::TooManyDates { limit: MAX_DATES };
        findings.push(YearFinding { line: 1, what });
    }
    let from_machine = object.get("zone_from").and_then(Value::as_str) == Some("machine");
    let zone = object.get("zone").and_then(Value::as_str).filter(|_| !from_machine);
    let programme = Programme {
        title: one(object, "title").unwrap_or_else(|| Text::from("Programme")),
        zone: zone.and_then(|zone| zone.parse().ok()),
        lang: match object.get("lang").and_then(Value::as_str) {
            Some("fr") => Some(Lang::Fr),
            Some("en") => Some(Lang::En),
            Some(_) | None => None,
        },
        frame,
        source: one(object, "source"),
        dates: meetings.into_iter().map(|(_, meeting)| meeting).collect(),
    };
    // as strict as its file
    let programme = read_year(write(&programme).as_bytes()).programme?;
    Some(ReadYear { programme, findings })
}

fn meeting(object: &Map<String, Value>, frame: &Frame) -> Option<Meeting> {
    let date: NaiveDate = object.get("date")?.as_str()?.parse().ok()?;
    let usual = object.get("usual").and_then(Value::as_array);
    let is_usual = |name: &str| usual.is_none_or(|usual| usual.iter().any(|it| it == name));
    // what is said to be the frame's, and is not, was changed since
    fn own<T: PartialEq>(said: Option<T>, usual: bool, frame: Option<&T>) -> Option<T> {
        said.filter(|said| !usual || Some(said) != frame)
    }
    Some(Meeting {
        date,
        start: own(time(object, "start"), is_usual("start"), frame.start.as_ref()),
        end: own(time(object, "end"), is_usual("end"), frame.end.as_ref()),
        place: own(one(object, "place"), is_usual("place"), frame.place.as_ref()),
        audience: one(object, "audience"),
        hosts: several(object, "hosts"),
        theme: one(object, "theme"),
        objectives: several(object, "objectives"),
        after: one(object, "after"),
        note: one(object, "note"),
        agenda: one(object, "agenda"),
    })
}

fn time(object: &Map<String, Value>, name: &str) -> Option<NaiveTime> {
    parse_time(object.get(name)?.as_str()?).ok()
}

fn one(object: &Map<String, Value>, name: &str) -> Option<Text> {
    Some(Text::clean(object.get(name)?.as_str()?)).filter(|text| !text.is_empty())
}

fn several(object: &Map<String, Value>, name: &str) -> Vec<Text> {
    let texts = object.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let texts = texts.iter().filter_map(Value::as_str).map(Text::clean);
    texts.filter(|text| !text.is_empty()).collect()
}
