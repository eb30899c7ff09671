//! The ways to catch up as one JSON document, for scripts and scenarios.
//!
//! Field names and their order are a promise to scripts, as those of the status are: fields may be
//! added, at the end of their object. Must never hold a sentence.

use chrono::TimeDelta;
use serde::Serialize;

use super::status::{Zone, kind};
use crate::{
    agenda::{CueId, Text},
    session::{Broken, Changed, Moment, Promise, TeamTime, Way, Ways, display},
};

/// Ways for machines. Instants are RFC 3339 with the session's UTC offset; lengths are whole
/// seconds, but for what is not rounded, in milliseconds. What is lost is positive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonWays {
    at: String,
    target_end: String,
    projected_end: String,
    late_s: i64,
    ways: Vec<JsonWay>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct JsonWay {
    /// Its number, as text: what lists are searched by.
    id: String,
    code: &'static str,
    end: String,
    projected_end: String,
    target_end: String,
    missing_s: i64,
    spare_s: i64,
    /// The cues that lose or gain time, in order.
    lost: Vec<JsonChange>,
    /// The same by slot.
    slots: Vec<JsonSlot>,
    broken: Vec<JsonBroken>,
    feedback: Option<JsonFeedback>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct JsonChange {
    id: String,
    slot: Text,
    kind: &'static str,
    defi: Option<Text>,
    phase: Option<Text>,
    by_s: i64,
    from_s: i64,
    to_s: i64,
    /// How long it would last if nothing were rounded.
    exact_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct JsonSlot {
    id: String,
    title: Text,
    kind: &'static str,
    by_s: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct JsonBroken {
    code: &'static str,
    id: Option<String>,
    title: Text,
    promised: String,
    instead: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct JsonFeedback {
    least_s: i64,
    least_defi: Option<Text>,
    most_s: i64,
    most_defi: Option<Text>,
}

impl JsonWays {
    /// The document of the ways that a session has at `moment`.
    #[must_use]
    pub fn new(moment: &Moment, ways: &Ways) -> Self {
        let zone = Zone(moment.zone);
        Self {
            at: zone.instant(moment.at),
            target_end: zone.instant(ways.target),
            projected_end: zone.instant(ways.projected_end),
            late_s: ways.late.num_seconds(),
            ways: ways.ways.iter().map(|way| JsonWay::new(way, zone)).collect(),
        }
    }
}

impl JsonWay {
    fn new(way: &Way, zone: Zone) -> Self {
        let rest = way.rest.num_seconds();
        Self {
            id: way.kind.number().to_string(),
            code: way.kind.code(),
            end: zone.instant(way.end),
            projected_end: zone.instant(way.projected_end),
            target_end: zone.instant(way.target),
            missing_s: rest.max(0),
            spare_s: (-rest).max(0),
            lost: way.changes.iter().map(JsonChange::new).collect(),
            slots: slots(&way.changes),
            broken: way.broken.iter().map(|broken| JsonBroken::new(broken, zone)).collect(),
            feedback: way.feedback.as_ref().map(|[least, most]| JsonFeedback::new(least, most)),
        }
    }
}

impl JsonChange {
    fn new(change: &Changed) -> Self {
        let [from, to] = [change.from, change.to].map(display);
        Self {
            id: change.id.to_string(),
            slot: change.title.clone(),
            kind: kind(change.kind),
            defi: change.defi.clone(),
            phase: change.phase.clone().filter(|phase| !phase.is_empty()),
            by_s: (change.from - change.to).num_seconds(),
            from_s: from,
            to_s: to,
            exact_ms: change.exact.num_milliseconds(),
        }
    }
}

/// What each slot loses in all, in order.
fn slots(changes: &[Changed]) -> Vec<JsonSlot> {
    let by_slot = changes.chunk_by(|a, b| a.id.slot().is_some() && a.id.slot() == b.id.slot());
    let slots = by_slot.filter_map(|slot| {
        let first = slot.first()?;
        let by: TimeDelta = slot.iter().map(|change| change.from - change.to).sum();
        let id = first.id.slot().map_or(first.id, |slot| CueId::Slot { slot });
        Some(JsonSlot {
            id: id.to_string(),
            title: first.title.clone(),
            kind: kind(first.kind),
            by_s: by.num_seconds(),
        })
    });
    slots.collect()
}

impl JsonBroken {
    fn new(broken: &Broken, zone: Zone) -> Self {
        Self {
            code: match broken.promise {
                Promise::End => "end",
                Promise::Start => "start",
                Promise::BreakEnd => "break-end",
                Promise::Announced => "announced",
            },
            id: broken.id.map(|id| id.to_string()),
            title: broken.title.clone(),
            promised: zone.instant(broken.promised),
            instead: zone.instant(broken.instead),
        }
    }
}

impl JsonFeedback {
    fn new(least: &TeamTime, most: &TeamTime) -> Self {
        Self {
            least_s: least.length.num_seconds(),
            least_defi: least.defi.clone(),
            most_s: most.length.num_seconds(),
            most_defi: most.defi.clone(),
        }
    }
}
