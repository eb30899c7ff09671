//! One object with a title and a time, whatever its fields are called.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta};
use serde_json::{Map, Value};

use super::Around;
use crate::{
    agenda::Kind,
    import::{
        facts::time,
        read::ReadSlot,
        times::{
            length::{compact, length},
            span::span,
        },
        turns,
        words::fold::Folded,
    },
};

const TITLES: &[&str] = &[
    "title", "name", "summary", "label", "subject", "activity", "talk", "topic", "titre", "titel",
    "titulo",
];
const STARTS: &[&str] = &[
    "start",
    "start_time",
    "startTime",
    "startDate",
    "start_date",
    "begin",
    "from",
    "time",
    "starts_at",
    "begins_at",
    "heure",
    "debut",
    "date_start",
];
const ENDS: &[&str] = &[
    "end", "end_time", "endTime", "endDate", "end_date", "until", "to", "ends_at", "finish", "fin",
    "date_end",
];
const LENGTHS: &[&str] =
    &["duration", "length", "minutes", "duration_minutes", "durationMinutes", "duree", "dauer"];

/// Reads an object as a slot; none when it has no title, or nothing says when.
pub(super) fn slot(object: &Map<String, Value>, around: &Around) -> Option<ReadSlot> {
    let nested = ["slot", "submission", "talk", "session", "event"]
        .iter()
        .find_map(|name| object.get(*name)?.as_object());
    let title = text(object, TITLES).or_else(|| text(nested?, TITLES))?;
    let holds = |names: &[&str]| {
        names.iter().find_map(|name| {
            object
                .get(*name)
                .or_else(|| nested?.get(*name))
                .filter(|value| value.is_string() || value.is_number())
        })
    };
    let start_field = holds(STARTS);
    let start = start_field.and_then(moment);
    let end = holds(ENDS).and_then(moment);
    let length = holds(LENGTHS)
        .and_then(seconds)
        .map(TimeDelta::seconds)
        .filter(|length| *length > TimeDelta::zero());
    let listed = object.contains_key("start") && object.contains_key("kind");
    // a conference has a start and an end as well, but they are days
    let days = start.is_some_and(|(_, time)| time.is_none()) && length.is_none();
    if days || start.is_none() && length.is_none() && !listed {
        return None;
    }
    let lists_more = object.values().any(|value| {
        value.as_array().is_some_and(|list| {
            list.iter().any(|item| item.get("title").is_some() && item.get("start").is_some())
        })
    });
    if lists_more {
        return None;
    }
    let own_day = ["day", "date"].iter().find_map(|name| day(object.get(*name)?.as_str()?));
    let starts = start.and_then(|(_, time)| time);
    let ends = end.and_then(|(_, time)| time).filter(|end| Some(*end) != starts);
    let spanned = starts.zip(ends).map(|(start, end)| {
        let length = end - start;
        if length < TimeDelta::zero() { length + TimeDelta::days(1) } else { length }
    });
    let exact = text(object, &["kind"]).and_then(|said| {
        Kind::ALL.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(&said))
    });
    let sort = text(object, &["type", "format", "kind"]);
    let kind = exact
        .or_else(|| turns::kind(&title, &Folded::new(&title), sort.as_deref()))
        .unwrap_or(Kind::Presentations);
    let minutes = |name: &str| {
        object
            .get(name)?
            .as_f64()
            .filter(|value| (0.0..=10_080.0).contains(value))
            .map(|value| TimeDelta::seconds((value * 60.0) as i64))
    };
    let count = |name: &str| object.get(name)?.as_u64().and_then(|value| u16::try_from(value).ok());
    let mut notes: Vec<String> =
        ["subtitle", "note", "notes", "abstract", "description", "details", "remarks", "comment"]
            .iter()
            .filter_map(|name| text(object, &[name]))
            .collect();
    let told = turns::of_texts(&title, notes.iter().map(String::as_str), kind);
    notes.extend(people(object));
    let mut slot = ReadSlot {
        day: own_day.or(start.and_then(|(day, _)| day)).or(around.day),
        start: starts,
        end: ends,
        length: spanned.or(length),
        title,
        kind,
        track: text(object, &["room", "location", "track", "venue"])
            .or_else(|| text(nested?, &["room"]))
            .or_else(|| around.room.clone()),
        notes,
        ..ReadSlot::default()
    };
    turns::fill(&mut slot, told);
    // our own documents say it outright
    slot.items = count("items").or(slot.items);
    slot.item = minutes("item_minutes").or(slot.item);
    slot.feedback = minutes("feedback_minutes").or(slot.feedback);
    slot.transition = minutes("transition_minutes").or(slot.transition);
    slot.rounds = count("rounds").or(slot.rounds);
    slot.round = minutes("round_minutes").or(slot.round);
    Some(slot)
}

fn people(object: &Map<String, Value>) -> Option<String> {
    let list = ["persons", "speakers", "presenters"]
        .iter()
        .find_map(|name| object.get(*name)?.as_array())?;
    let names: Vec<String> = list
        .iter()
        .filter_map(|person| match person {
            Value::String(name) => Some(name.clone()),
            Value::Object(person) => text(person, &["public_name", "name", "full_public_name"]),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
        })
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The first of the fields that holds a text; one text of several languages is enough.
pub(super) fn text(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let text = match object.get(*name)? {
            Value::String(text) => text.clone(),
            Value::Object(spoken) => {
                let known = ["fr", "en", "de", "es", "nl", "name", "title"]
                    .iter()
                    .find_map(|lang| spoken.get(*lang)?.as_str());
                known.or_else(|| spoken.values().find_map(Value::as_str))?.to_owned()
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => return None,
        };
        let text = crate::import::doc::squeeze(&text);
        (!text.is_empty()).then_some(text)
    })
}

/// A day: `2018-06-21`, perhaps with a time.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()
}

/// A day, a time, or both, in the zone that it is written in.
fn moment(value: &Value) -> Option<(Option<NaiveDate>, Option<NaiveTime>)> {
    let text = match value {
        Value::String(text) => text.trim(),
        // milliseconds since midnight
        Value::Number(number) => {
            let minutes = number.as_u64()? / 60_000;
            return Some((
                None,
                time(u16::try_from(minutes).ok().filter(|minutes| *minutes <= 1440)?),
            ));
        }
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        let local = instant.naive_local();
        return Some((Some(local.date()), Some(local.time())));
    }
    if let Some(day) = day(text) {
        let clock = text
            .get(10..)
            .map(|rest| rest.trim_start_matches(['T', ' ']))
            .filter(|rest| !rest.is_empty());
        return Some((Some(day), clock.and_then(clock_of)));
    }
    clock_of(text).map(|time| (None, Some(time)))
}

fn clock_of(text: &str) -> Option<NaiveTime> {
    let (span, _) = span(&Folded::new(text), 0)?;
    time(span.start.minutes)
}

/// A length in seconds: `"00:30"`, `"1h30"`, or minutes as a number.
fn seconds(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number
            .as_f64()
            .filter(|minutes| (0.0..=10_080.0).contains(minutes))
            .map(|minutes| (minutes * 60.0) as i64),
        Value::String(text) => {
            if let Some((hours, minutes)) = text.split_once(':') {
                let minutes = minutes.split(':').next()?;
                let total = hours
                    .trim()
                    .parse::<i64>()
                    .ok()?
                    .checked_mul(60)?
                    .checked_add(minutes.parse().ok()?)?;
                return (0..=10_080).contains(&total).then_some(total * 60);
            }
            let folded = Folded::new(text.trim());
            if let Some((seconds, _)) = compact(&folded, 0).or_else(|| length(&folded, 0)) {
                return Some(i64::from(seconds));
            }
            text.trim()
                .parse::<i64>()
                .ok()
                .filter(|minutes| (0..=10_080).contains(minutes))
                .map(|minutes| minutes * 60)
        }
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}
