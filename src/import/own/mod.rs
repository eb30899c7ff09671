//! What this program writes itself: agendas, exports, debriefs, the documents of `import --json`;
//! read back as what they were, and never taken for somebody's programme.
//!
//! Recognised by content alone. What it writes that holds no plan is named, not read.

mod again;
pub(super) mod blocks;
mod debrief;
mod document;
pub(super) mod page;
mod sealed;
mod whole;
mod words;

use serde_json::{Map, Value};

pub use again::event_ids;
pub(super) use debrief::read as debrief;
pub(super) use sealed::read as sealed;
pub(super) use whole::agenda as ron;

use super::{
    finding::{Finding, FindingKind, Severity},
    json::Places,
    read::ReadAgenda,
};

/// Something that this program writes and that holds no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// `status --json`.
    Status,
    /// `check --json`.
    Check,
    /// `sessions --json`.
    Sessions,
    /// `log --json`.
    Log,
}

/// Reads a JSON document that this program wrote; none when it did not.
pub(super) fn json(value: &Value, text: &str) -> Option<Vec<ReadAgenda>> {
    if let Value::Array(list) = value
        && !list.is_empty()
    {
        if list.iter().all(|one| keys(one, &["id", "opened_at", "last_at", "events", "live"])) {
            return Some(vec![no_plan(Output::Sessions, text)]);
        }
        let mut places = Places::of(text);
        let read = |one: &Value| document::read(one.as_object()?, text, &mut places);
        return list.iter().map(read).collect();
    }
    let object = value.as_object()?;
    if let Some(read) =
        whole::in_json(object, text).or_else(|| document::read(object, text, &mut Places::of(text)))
    {
        return Some(vec![read]);
    }
    let output = output(value)?;
    Some(vec![no_plan(output, text)])
}

/// Reads what is no JSON document as a whole: one to a line, as a log is.
pub(super) fn lines(text: &str) -> Option<Vec<ReadAgenda>> {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let value: Value = serde_json::from_str(first).ok()?;
    Some(vec![no_plan(output(&value)?, text)])
}

fn output(value: &Value) -> Option<Output> {
    let known: [(Output, &[&str]); 3] = [
        (Output::Status, &["state", "session", "cue", "offset_s", "rundown"]),
        (Output::Check, &["file", "errors", "warnings", "findings"]),
        (Output::Log, &["seq", "at", "recorded_at", "by", "event", "stands"]),
    ];
    known.into_iter().find(|(_, names)| keys(value, names)).map(|(output, _)| output)
}

fn keys(value: &Value, names: &[&str]) -> bool {
    let holds = |object: &Map<String, Value>| names.iter().all(|name| object.contains_key(*name));
    value.as_object().is_some_and(holds)
}

fn no_plan(output: Output, text: &str) -> ReadAgenda {
    let what = FindingKind::NoPlan { output };
    let finding = Finding { line: 1, severity: Severity::Warning, what };
    ReadAgenda { findings: vec![finding], lines: (1, last_line(text)), ..ReadAgenda::default() }
}

fn last_line(text: &str) -> u32 {
    u32::try_from(text.lines().count()).unwrap_or(u32::MAX).max(1)
}
