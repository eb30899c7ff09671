//! The documents of `import --json`: the same session as was read, without its findings, which
//! were about another file.

use chrono::{NaiveDate, NaiveTime, TimeDelta, Weekday};
use serde_json::{Map, Value};

use super::{last_line, whole};
use crate::{
    agenda::{Kind, MAX_SLOTS, parse_time},
    import::{
        finding::{Finding, FindingKind, Severity},
        json::Places,
        read::{ReadAgenda, ReadSlot},
        words::tongue::Tongue,
    },
};

/// The longest length that a document can give, in minutes: a year.
const MOST_MINUTES: f64 = 525_600.0;

/// Reads one document; none when it is not one of ours.
///
/// `places` has come as far into the text as the documents before it.
pub(super) fn read(
    object: &Map<String, Value>,
    text: &str,
    places: &mut Places<'_>,
) -> Option<ReadAgenda> {
    let (slots, _) = (object.get("slots")?.as_array()?, object.get("findings")?.as_array()?);
    if let Some(whole) = whole::in_json(object, text) {
        return Some(whole);
    }
    let slots: Option<Vec<ReadSlot>> = slots.iter().take(MAX_SLOTS).map(slot).collect();
    let mut slots = slots?;
    for slot in &mut slots {
        slot.line = places.line_of(&slot.title);
    }
    let findings = if slots.is_empty() {
        vec![Finding { line: 1, severity: Severity::Warning, what: FindingKind::NoSlots }]
    } else {
        Vec::new()
    };
    let facilitator = || string(object, "facilitator").into_iter().collect();
    Some(ReadAgenda {
        title: string(object, "title").unwrap_or_default(),
        date: date(object, "date"),
        lang: string(object, "lang").and_then(|code| Tongue::of_code(&code)),
        zone: string(object, "zone").and_then(|zone| zone.parse().ok()),
        place: string(object, "place"),
        audience: string(object, "audience"),
        hosts: strings(object, "hosts").unwrap_or_else(facilitator),
        objectives: strings(object, "objectives").unwrap_or_default(),
        begin: time(object, "begin"),
        end: time(object, "end"),
        slots,
        findings,
        lines: (1, last_line(text)),
        ..ReadAgenda::default()
    })
}

fn slot(value: &Value) -> Option<ReadSlot> {
    let object = value.as_object()?;
    let kind = string(object, "kind")?;
    let kind = Kind::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(&kind))?;
    let parallel = strings(object, "parallel").unwrap_or_default();
    let side = object.get("tracks").and_then(Value::as_u64).unwrap_or_default();
    let unnamed = usize::try_from(side).unwrap_or_default().clamp(1, MAX_SIDE) - 1;
    let tracks = match parallel.len() {
        0 if unnamed > 0 => (0..=unnamed).map(|number| (number + 1).to_string()).collect(),
        _ => parallel,
    };
    Some(ReadSlot {
        line: 1,
        day: date(object, "day"),
        weekday: string(object, "weekday").and_then(|day| day.parse::<Weekday>().ok()),
        start: time(object, "start"),
        end: time(object, "end"),
        length: minutes(object, "minutes"),
        title: string(object, "title")?,
        kind,
        items: count(object, "items"),
        item: minutes(object, "item_minutes"),
        feedback: minutes(object, "feedback_minutes"),
        transition: minutes(object, "transition_minutes"),
        track: string(object, "track"),
        tracks,
        rounds: count(object, "rounds"),
        round: minutes(object, "round_minutes"),
        prompts: strings(object, "prompts").unwrap_or_default(),
        notes: strings(object, "notes").unwrap_or_default(),
        within: object
            .get("within")
            .and_then(Value::as_u64)
            .and_then(|at| usize::try_from(at).ok()),
    })
}

/// The most things side by side that are counted without a name.
const MAX_SIDE: usize = 100;

fn string(object: &Map<String, Value>, name: &str) -> Option<String> {
    object.get(name)?.as_str().map(str::to_owned)
}

fn strings(object: &Map<String, Value>, name: &str) -> Option<Vec<String>> {
    let list = object.get(name)?.as_array()?;
    Some(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

fn date(object: &Map<String, Value>, name: &str) -> Option<NaiveDate> {
    object.get(name)?.as_str()?.parse().ok()
}

fn time(object: &Map<String, Value>, name: &str) -> Option<NaiveTime> {
    parse_time(object.get(name)?.as_str()?).ok()
}

fn count(object: &Map<String, Value>, name: &str) -> Option<u16> {
    u16::try_from(object.get(name)?.as_u64()?).ok()
}

/// Minutes, whole or not, to the second.
fn minutes(object: &Map<String, Value>, name: &str) -> Option<TimeDelta> {
    let minutes = object.get(name)?.as_f64().filter(|minutes| minutes.abs() <= MOST_MINUTES)?;
    TimeDelta::try_seconds((minutes * 60.0).round() as i64)
}
