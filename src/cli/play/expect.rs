//! What a scenario expects of a status object: a dotted path, and the value that is to be there.

use chrono::{DateTime, Timelike};
use serde_json::Value;

use crate::agenda::parse_time;

/// The value at `path`; none where the object has no such field.
///
/// An element of a list is found by its number from 0, a list's length as `len`, and a line of
/// the rundown by the cue's id, dots included: `rundown.s2.t1.p2.state`. Where the ids `s2` and
/// `s2.t1.p2` could both be meant, the longest one is.
#[must_use]
pub fn find(status: &Value, path: &str) -> Option<Value> {
    if path.is_empty() {
        return Some(status.clone());
    }
    match status {
        Value::Object(fields) => {
            let (name, rest) = path.split_once('.').unwrap_or((path, ""));
            find(fields.get(name)?, rest)
        }
        Value::Array(items) => {
            if path == "len" {
                return Some(Value::from(items.len()));
            }
            if let Some((item, rest)) = by_id(items, path) {
                return find(item, rest);
            }
            let (place, rest) = path.split_once('.').unwrap_or((path, ""));
            find(items.get(place.parse::<usize>().ok()?)?, rest)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn by_id<'a, 'b>(items: &'a [Value], path: &'b str) -> Option<(&'a Value, &'b str)> {
    let matches = items.iter().filter_map(|item| {
        let id = item.get("id")?.as_str()?;
        let rest = path.strip_prefix(id)?;
        let rest = if rest.is_empty() { rest } else { rest.strip_prefix('.')? };
        Some((id.len(), item, rest))
    });
    matches.max_by_key(|(length, ..)| *length).map(|(_, item, rest)| (item, rest))
}

/// Whether `found` is what a scenario wrote: the same text, number, `true`, `false` or `null`;
/// for an instant, its time of day is enough (`14:05`, `14h05` or `14:05:30`).
#[must_use]
pub fn agrees(found: &Value, written: &str) -> bool {
    match found {
        Value::String(text) => {
            let unquoted = written.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
            text == written || unquoted == Some(text) || same_time(text, written)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            serde_json::from_str::<Value>(written).is_ok_and(|written| written == *found)
        }
    }
}

fn same_time(found: &str, written: &str) -> bool {
    let Ok(found) = DateTime::parse_from_rfc3339(found) else { return false };
    parse_time(written)
        .is_ok_and(|time| time.num_seconds_from_midnight() == found.num_seconds_from_midnight())
}

/// A value as a report shows it.
#[must_use]
pub fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn status() -> Value {
        json!({
            "state": "running",
            "cue": { "id": "s2.t1.p2", "remaining_s": -3, "projected_end": "2018-06-21T14:00:30+02:00" },
            "next": null,
            "blackout": false,
            "rundown": [
                { "id": "s2", "state": "done" },
                { "id": "s2.t1.p1", "state": "running" },
                { "id": "s2.t1.p10", "state": "later" },
            ],
            "absent": ["Lab Santé"],
        })
    }

    #[test]
    fn paths_lead_to_values() {
        let at = |path| find(&status(), path).map(|value| shown(&value));
        assert_eq!(at("cue.remaining_s"), Some("-3".into()));
        assert_eq!(at("next"), Some("null".into()));
        assert_eq!(at("rundown.s2.state"), Some("done".into()));
        assert_eq!(at("rundown.s2.t1.p1.state"), Some("running".into()));
        assert_eq!(at("rundown.s2.t1.p10.state"), Some("later".into()));
        assert_eq!(at("rundown.0.id"), Some("s2".into()));
        assert_eq!(at("rundown.len"), Some("3".into()));
        assert_eq!(at("absent.0"), Some("Lab Santé".into()));
        for path in ["cue.nothing", "next.id", "rundown.s3.state", "state.length", "absent.1"] {
            assert_eq!(at(path), None, "{path}");
        }
    }

    #[test]
    fn values_agree_as_written() {
        let agree = |path, written| find(&status(), path).is_some_and(|v| agrees(&v, written));
        assert!(agree("state", "running") && agree("state", "\"running\""));
        assert!(agree("cue.remaining_s", "-3") && !agree("cue.remaining_s", "3"));
        assert!(agree("next", "null") && !agree("state", "null"));
        assert!(agree("blackout", "false"));
        assert!(agree("cue.projected_end", "14:00:30") && !agree("cue.projected_end", "14h00"));
        assert!(agree("cue.projected_end", "2018-06-21T14:00:30+02:00"));
    }
}
