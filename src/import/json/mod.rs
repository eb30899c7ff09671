//! JSON: Ontime projects, frab and pretalx schedules, our own import documents, and whatever else
//! holds objects with a title and a time.

mod entry;
mod ontime;

use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{
    MAX_SLOTS,
    finding::{Finding, FindingKind, Severity},
    own,
    read::{ReadAgenda, ReadSlot},
    words::tongue,
};

/// Reads a JSON document; none when it is broken.
pub(super) fn read(text: &str) -> Option<Vec<ReadAgenda>> {
    let Ok(value) = serde_json::from_str::<Value>(text) else { return own::lines(text) };
    if let Some(agendas) = own::json(&value, text) {
        return Some(agendas);
    }
    let mut agendas = match ontime::read(&value) {
        agendas if !agendas.is_empty() => agendas,
        _ => general(&value),
    };
    let last = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
    let mut places = Places::of(text);
    for agenda in &mut agendas {
        for slot in &mut agenda.slots {
            slot.line = places.line_of(&slot.title);
        }
        let words: Vec<&str> = agenda.slots.iter().map(|slot| slot.title.as_str()).collect();
        agenda.lang = agenda.lang.or_else(|| tongue::tongue(&words.join(" ")));
        agenda.lines = (1, last.max(1));
        if agenda.slots.is_empty() {
            agenda.findings.push(Finding {
                line: 1,
                severity: Severity::Warning,
                what: FindingKind::NoSlots,
            });
        }
        let open: Vec<Finding> = agenda
            .slots
            .iter()
            .filter(|slot| slot.start.is_none() && slot.length.is_none())
            .map(|slot| Finding {
                line: slot.line,
                severity: Severity::Warning,
                what: FindingKind::Untimed { title: slot.title.clone() },
            })
            .collect();
        agenda.findings.extend(open);
    }
    Some(agendas)
}

/// Where the texts of a document stand.
pub(in crate::import) struct Places<'a> {
    text: &'a str,
    /// How far the search has come, in bytes and in lines.
    at: usize,
    line: u32,
    /// The texts that stand nowhere from there on, as they are written.
    missing: HashSet<String>,
}

impl<'a> Places<'a> {
    pub(in crate::import) fn of(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, missing: HashSet::new() }
    }

    /// The line on which a title stands, from the last one found on; the last one's where it
    /// stands nowhere as it is.
    pub(in crate::import) fn line_of(&mut self, title: &str) -> u32 {
        let written = serde_json::to_string(title).unwrap_or_default();
        if self.missing.len() < MISSING && !self.missing.contains(&written) {
            let rest = self.text.get(self.at..).unwrap_or_default();
            match rest.find(&written) {
                Some(at) => {
                    let lines = rest[..at].bytes().filter(|byte| *byte == b'\n').count();
                    self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
                    self.at += at;
                }
                None => {
                    self.missing.insert(written);
                }
            }
        }
        self.line
    }
}

/// So many titles that stand nowhere as they are: the document is written in another way.
const MISSING: usize = 100;

/// What the objects around an entry say about it.
#[derive(Debug, Clone, Default)]
struct Around {
    day: Option<NaiveDate>,
    room: Option<String>,
}

/// No document nests plans deeper than this.
const DEEPEST: usize = 24;

fn general(value: &Value) -> Vec<ReadAgenda> {
    if let Value::Array(documents) = value
        && documents.len() > 1
        && documents.iter().all(|document| document.get("slots").is_some_and(Value::is_array))
    {
        return documents.iter().flat_map(general).collect();
    }
    let mut slots = Vec::new();
    collect(value, &Around::default(), 0, &mut slots);
    let facts = named(value).filter(|_| value.is_object());
    let text = |names: &[&str]| facts.and_then(|facts| entry::text(facts, names));
    let date = text(&["date", "start", "start_date", "startDate"])
        .and_then(|text| entry::day(&text))
        .or_else(|| slots.iter().find_map(|slot| slot.day));
    let zone = text(&["time_zone_name", "timezone", "zone"]).and_then(|zone| zone.parse().ok());
    vec![ReadAgenda {
        title: text(&["title", "name", "acronym"]).unwrap_or_default(),
        date,
        zone,
        place: text(&["place", "venue", "location"]),
        hosts: text(&["facilitator", "host"]).into_iter().collect(),
        slots,
        ..ReadAgenda::default()
    }]
}

/// The object that names the whole: a conference, an event, or the document itself.
fn named(value: &Value) -> Option<&Map<String, Value>> {
    let object = match value {
        Value::Array(list) => list.first()?.as_object()?,
        value => value.as_object()?,
    };
    for name in ["schedule", "conference", "event", "project", "data"] {
        if let Some(inner) = object.get(name).filter(|inner| inner.is_object()) {
            return named(inner);
        }
    }
    Some(object)
}

fn collect(value: &Value, around: &Around, depth: usize, out: &mut Vec<ReadSlot>) {
    if depth > DEEPEST || out.len() > MAX_SLOTS {
        return;
    }
    match value {
        Value::Array(list) => {
            for value in list {
                collect(value, around, depth + 1, out);
            }
        }
        Value::Object(object) => {
            if let Some(slot) = entry::slot(object, around) {
                out.push(slot);
                return;
            }
            let day = ["date", "day", "day_start"]
                .iter()
                .find_map(|name| entry::day(object.get(*name)?.as_str()?));
            let room = entry::text(object, &["room", "track"]);
            let inner =
                Around { day: day.or(around.day), room: room.or_else(|| around.room.clone()) };
            for (name, value) in object {
                if name == "rooms"
                    && let Value::Object(rooms) = value
                {
                    for (room, value) in rooms {
                        let inner = Around { room: Some(room.clone()), ..inner.clone() };
                        collect(value, &inner, depth + 1, out);
                    }
                    continue;
                }
                if value.is_array() || value.is_object() {
                    collect(value, &inner, depth + 1, out);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
