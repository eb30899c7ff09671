//! Projects of Ontime: rundowns of events whose times are milliseconds since midnight.

use std::collections::HashSet;

use chrono::{NaiveTime, TimeDelta};
use serde_json::{Map, Value};

use super::entry::text;
use crate::{
    agenda::Kind,
    import::{
        MAX_SLOTS,
        facts::time,
        read::{ReadAgenda, ReadSlot},
        turns,
        words::kind,
    },
};

/// Reads the rundowns of a project; empty when it is none.
pub(super) fn read(value: &Value) -> Vec<ReadAgenda> {
    let Some(project) = value.as_object() else { return Vec::new() };
    let about = project
        .get("project")
        .or_else(|| project.get("eventData"))
        .or_else(|| project.get("event"))
        .and_then(Value::as_object);
    let mut agendas = Vec::new();
    if let Some(Value::Array(list)) = project.get("rundown") {
        let mut slots = Vec::new();
        let entries = list.iter().filter_map(Value::as_object);
        slots.extend(entries.filter_map(slot).take(MAX_SLOTS + 1));
        agendas.push(agenda(None, about, slots));
    }
    if let Some(Value::Object(rundowns)) = project.get("rundowns") {
        for rundown in rundowns.values().filter_map(Value::as_object) {
            let mut slots = Vec::new();
            if let Some(Value::Object(entries)) = rundown.get("entries") {
                follow(rundown.get("order"), entries, 0, &mut HashSet::new(), &mut slots);
            }
            agendas.push(agenda(Some(rundown), about, slots));
        }
    }
    agendas.retain(|agenda| !agenda.slots.is_empty());
    agendas
}

fn agenda(
    rundown: Option<&Map<String, Value>>,
    about: Option<&Map<String, Value>>,
    slots: Vec<ReadSlot>,
) -> ReadAgenda {
    let own = rundown
        .and_then(|rundown| text(rundown, &["title"]))
        .filter(|title| !title.eq_ignore_ascii_case("default"));
    let title = own.or_else(|| text(about?, &["title"])).unwrap_or_default();
    let place = about.and_then(|about| text(about, &["description"]));
    ReadAgenda { title, place, slots, ..ReadAgenda::default() }
}

/// Follows the order of a rundown or of a group, whose entries are named by their ids; each of
/// them once.
fn follow<'a>(
    order: Option<&'a Value>,
    entries: &'a Map<String, Value>,
    depth: usize,
    seen: &mut HashSet<&'a str>,
    out: &mut Vec<ReadSlot>,
) {
    let Some(Value::Array(order)) = order else { return };
    for id in order.iter().filter_map(Value::as_str) {
        let Some(entry) = entries.get(id).and_then(Value::as_object) else { continue };
        if out.len() > MAX_SLOTS {
            return;
        }
        if !seen.insert(id) {
            continue;
        }
        let inner = entry
            .get("entries")
            .filter(|inner| inner.as_array().is_some_and(|list| !list.is_empty()));
        match inner {
            Some(inner) if depth < 4 => follow(Some(inner), entries, depth + 1, seen, out),
            Some(_) | None => out.extend(slot(entry)),
        }
    }
}

fn slot(entry: &Map<String, Value>) -> Option<ReadSlot> {
    if entry.get("skip").and_then(Value::as_bool) == Some(true) {
        return None;
    }
    let kind_of = entry.get("type").and_then(Value::as_str).unwrap_or_default();
    if !matches!(kind_of, "event" | "group" | "block" | "milestone") {
        return None;
    }
    let title = text(entry, &["title", "cue"])?;
    let start = entry.get("timeStart").and_then(clock);
    let end = entry
        .get("timeEnd")
        .and_then(clock)
        .filter(|end| Some(*end) != start && kind_of == "event");
    // a block without times of its own heads what follows
    if kind_of == "block" && start.is_none() && entry.get("duration").is_none() {
        return None;
    }
    let length = entry
        .get("duration")
        .and_then(Value::as_i64)
        .filter(|ms| (1..=604_800_000).contains(ms))
        .map(TimeDelta::milliseconds);
    let mut notes: Vec<String> = text(entry, &["note"]).into_iter().collect();
    if let Some(Value::Object(custom)) = entry.get("custom") {
        notes.extend(
            custom
                .values()
                .filter_map(Value::as_str)
                .filter(|note| !note.is_empty())
                .map(str::to_owned),
        );
    }
    let kind = kind::named(&title).unwrap_or(Kind::Presentations);
    let told = turns::of_texts(&title, notes.iter().map(String::as_str), kind);
    let mut slot = ReadSlot {
        start: start.filter(|_| kind_of == "event"),
        end,
        length,
        title,
        kind,
        notes,
        ..ReadSlot::default()
    };
    turns::fill(&mut slot, told);
    Some(slot)
}

fn clock(value: &Value) -> Option<NaiveTime> {
    let minutes = value.as_u64()? / 60_000;
    time(u16::try_from(minutes).ok().filter(|minutes| *minutes <= 1440)?)
}
