//! A line of the journal as a row of the database, and back. Never changes what it reads.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Row, types::FromSql};

use super::fault::Fault;
use crate::session::{Body, Draft, Recorded, VERSION};

/// What an event of a newer version is called that came from another machine.
const NEWER: &str = "newer";

/// A draft as the columns of a row.
pub(super) struct Columns {
    pub(super) version: u16,
    pub(super) kind: &'static str,
    pub(super) recorded_at: String,
    pub(super) effective_at: String,
    pub(super) by: String,
    pub(super) body: String,
}

/// The columns of `draft`.
pub(super) fn columns(draft: &Draft) -> Result<Columns, Fault> {
    Ok(Columns {
        version: VERSION,
        kind: draft.event.name(),
        recorded_at: json(&draft.recorded_at)?,
        effective_at: instant(draft.effective_at),
        by: draft.by.to_string(),
        body: json(&draft.event)?,
    })
}

/// The columns of a line that was recorded elsewhere.
pub(super) fn columns_of(recorded: &Recorded) -> Result<Columns, Fault> {
    let (version, kind, body) = match &recorded.body {
        Body::Known(event) => (VERSION, event.name(), json(event)?),
        Body::Newer { version, raw } => (*version, NEWER, raw.to_string()),
    };
    Ok(Columns {
        version,
        kind,
        recorded_at: json(&recorded.recorded_at)?,
        effective_at: instant(recorded.effective_at),
        by: recorded.by.to_string(),
        body,
    })
}

/// An instant as text, to the last digit.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

fn json(value: &impl serde::Serialize) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|error| Fault::damaged(error.to_string()))
}

/// The line that a row of `SEQ, VERSION, RECORDED_AT, EFFECTIVE_AT, BY, BODY` says.
pub(super) fn recorded(row: &Row<'_>) -> Result<Recorded, Fault> {
    let seq = number(row, 0)?;
    let read = || {
        let version: u16 = row.get(1).ok()?;
        Some(Recorded {
            seq,
            recorded_at: serde_json::from_str(text(row, 2)?).ok()?,
            effective_at: text(row, 3)?.parse().ok()?,
            by: text(row, 4)?.into(),
            body: body(version, text(row, 5)?)?,
        })
    };
    read().ok_or_else(|| Fault::damaged(format!("event {seq}")))
}

/// What an event says.
///
/// An event of a newer version is not even looked at. One of ours that makes sense as JSON but
/// not as an event was written by a newer program too, which saw no need for a new version.
fn body(version: u16, raw: &str) -> Option<Body> {
    if version <= VERSION {
        if let Ok(event) = serde_json::from_str(raw) {
            return Some(Body::Known(event));
        }
        serde_json::from_str::<serde::de::IgnoredAny>(raw).ok()?;
    }
    Some(Body::Newer { version, raw: raw.into() })
}

/// A sequence number in column `index`.
pub(super) fn number(row: &Row<'_>, index: usize) -> Result<u64, Fault> {
    let number: i64 = row.get(index)?;
    u64::try_from(number).map_err(|_| Fault::damaged(format!("the number {number}")))
}

/// The value in column `index`, which is damaged where it is of another type.
pub(super) fn value<T: FromSql>(row: &Row<'_>, index: usize) -> Result<T, Fault> {
    row.get(index).map_err(|error| Fault::damaged(error.to_string()))
}

fn text<'a>(row: &'a Row<'_>, index: usize) -> Option<&'a str> {
    row.get_ref(index).ok()?.as_str().ok()
}
