//! The events of a session as JSON: those that stand, without what other fields tell already.
//!
//! Must never hold a reason for absence or a path.

use serde::Serialize;
use serde_json::{Value, json};

use super::{Stamp, seconds};
use crate::{
    agenda::{CueId, Text},
    export::debrief::standing,
    session::{Change, Class, Event, Freed, Limit, Pays, PlanNews, Replan, Session},
};

/// One event; what it says stands beside these fields.
#[derive(Serialize)]
pub(super) struct JsonEvent<'a> {
    /// Its place in the journal.
    seq: u64,
    recorded_at: String,
    /// When it took effect: earlier where it was back-dated.
    effective_at: String,
    by: &'a Text,
    /// The name that logs show.
    event: &'static str,
    #[serde(flatten)]
    says: Value,
}

/// The events that stand. Notes have a field of their own, and undo and redo have done their work.
pub(super) fn events(session: &Session, at: Stamp) -> Vec<JsonEvent<'_>> {
    standing(session)
        .filter(|(_, event)| match event.class() {
            Class::Record | Class::Clock | Class::Lineup | Class::Message | Class::Pledge => true,
            Class::Note | Class::History => false,
        })
        .map(|(recorded, event)| JsonEvent {
            seq: recorded.seq,
            recorded_at: at.of(recorded.recorded_at.wall),
            effective_at: at.of(recorded.effective_at),
            by: &recorded.by,
            event: event.name(),
            says: says(event, at),
        })
        .collect()
}

fn says(event: &Event, at: Stamp) -> Value {
    match event {
        Event::Opened { fingerprint, .. } => json!({ "fingerprint": fingerprint }),
        Event::Replanned { fingerprint, why, .. } => {
            let why = match why {
                Replan::BeginNow => "begin_now",
                Replan::FileChanged => "file_changed",
            };
            json!({ "fingerprint": fingerprint, "why": why })
        }
        Event::PlanChanged { change } => {
            let PlanNews {
                changed,
                added,
                removed,
                left_out,
                joined,
                left,
                // for whoever changes the plan: the rundown tells how many turns there are
                overrun: _,
                without,
                end_before,
                end,
            } = &change.news;
            json!({
                "slots_changed": changed,
                "slots_added": added,
                "slots_removed": removed,
                "slots_left_out": left_out,
                "teams_added": joined,
                "teams_removed": left,
                "teams_without_turn": without,
                "end_before": end_before.map(|end| at.of(end)),
                "end": end.map(|end| at.of(end)),
            })
        }
        Event::Started { cue } | Event::Suspended { cue } | Event::Resumed { cue } => {
            json!({ "cue": cue })
        }
        Event::Advanced { from, to, by_itself } => {
            json!({ "from": from, "to": to, "by_itself": by_itself })
        }
        Event::Reopened { from, to } => json!({ "from": from, "to": to }),
        Event::Jumped { from, to } => json!({ "from": from, "to": to }),
        Event::Extended { cue, by } => json!({ "cue": cue, "by_s": seconds(*by) }),
        Event::BreakBegun { cue, interrupts, length } => {
            json!({ "cue": cue, "interrupts": interrupts, "length_s": seconds(*length) })
        }
        Event::Announced { cue, end } => json!({ "cue": cue, "end": at.of(*end) }),
        Event::CaughtUp { way, target, cuts } => {
            let cuts = cuts.iter().map(|cut| {
                json!({ "cue": cut.cue, "by_s": seconds(cut.by), "sooner_s": seconds(cut.sooner) })
            });
            let cuts: Vec<Value> = cuts.collect();
            json!({ "way": way.code(), "target": target.map(|end| at.of(end)), "cuts": cuts })
        }
        Event::TargetSet { end } => json!({ "end": end.map(|end| at.of(end)) }),
        Event::Limited { part, limit } => limited(*part, *limit),
        Event::LineupChanged { change } => changed(change),
        Event::MessageShown { text } => json!({ "text": text }),
        Event::PromptAsked { cue, number } => json!({ "cue": cue, "number": number }),
        Event::Blackout { on } => json!({ "on": on }),
        Event::ActionDone { action } => json!({ "action": action }),
        Event::ClockStepped { by } => json!({ "by_s": seconds(*by) }),
        Event::Interrupted { from, to } => json!({ "from": at.of(*from), "to": at.of(*to) }),
        Event::TimeCorrected { event, at: time } => {
            json!({ "corrects": event, "at": at.of(*time) })
        }
        Event::InterruptionRemoved { interruption } => json!({ "interruption": interruption }),
        Event::MessageCleared
        | Event::Closed
        | Event::Noted { .. }
        | Event::NoteRemoved { .. }
        | Event::NoteEdited { .. }
        | Event::NoteMoved { .. }
        | Event::NotePinned { .. }
        | Event::NoteTimed { .. }
        | Event::Undone { .. }
        | Event::Redone { .. } => json!({}),
    }
}

fn limited(part: CueId, limit: Limit) -> Value {
    match limit {
        Limit::Locked(locked) => json!({ "part": part, "locked": locked }),
        Limit::Floor(floor) => json!({ "part": part, "floor_s": floor.map(seconds) }),
        Limit::Pays(pays) => {
            let pays = pays.map(|pays| match pays {
                Pays::First => "first",
                Pays::Last => "last",
            });
            json!({ "part": part, "pays": pays })
        }
    }
}

fn changed(change: &Change) -> Value {
    match change {
        Change::Absent { defi, reason: _, freed: Freed::GivenUp } => {
            json!({ "change": "absent", "defi": defi })
        }
        Change::Absent { defi, reason: _, freed: freed @ (Freed::Kept | Freed::Discussion) } => {
            json!({ "change": "absent", "defi": defi, "free": freed.name() })
        }
        Change::Present { defi } => json!({ "change": "present", "defi": defi }),
        Change::Deferred { defi } => json!({ "change": "deferred", "defi": defi }),
        Change::Swapped { a, b } => json!({ "change": "swapped", "defi": a, "with": b }),
        Change::Moved { defi, to } => json!({ "change": "moved", "defi": defi, "to": to }),
        Change::Inserted { defi, after } => {
            json!({ "change": "inserted", "defi": defi, "after": after })
        }
        Change::Drawn { draw } => {
            json!({ "change": "drawn", "rule": draw.rule, "seed": draw.seed, "order": draw.order })
        }
    }
}
