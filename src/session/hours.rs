//! The hour at which each team was to present: its hour in the agenda as opened, or the last one
//! that it was given on purpose. Pure.
//!
//! An absence and a return move others along; that is no hour that anybody gave them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{
    Change, Event, Session,
    rundown::{Rundown, number},
};
use crate::agenda::{CueId, Text};

/// When a team was to present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hour {
    /// Which team.
    pub defi: Text,
    /// The number of the slot, from 1.
    pub slot: u16,
    /// The hour at which its turn was to begin.
    pub at: DateTime<Utc>,
}

/// The slot and the hour of each turn of each team.
type Hours = BTreeMap<Text, Vec<(u16, DateTime<Utc>)>>;

impl Session {
    /// The hour of each turn that a team was to have, absent teams included; teams by name, the
    /// turns of each in order.
    #[must_use]
    pub fn hours(&self) -> Vec<Hour> {
        let mut given = Hours::new();
        let mut last = Hours::new();
        self.fold_each(|event, state| {
            let on_purpose = match event {
                Event::Opened { .. } | Event::Replanned { .. } | Event::PlanChanged { .. } => true,
                Event::LineupChanged { change } => match change {
                    Change::Absent { .. } | Change::Present { .. } => false,
                    Change::Deferred { .. }
                    | Change::Swapped { .. }
                    | Change::Moved { .. }
                    | Change::Inserted { .. }
                    | Change::Drawn { .. } => true,
                },
                Event::Started { .. }
                | Event::Advanced { .. }
                | Event::Reopened { .. }
                | Event::Jumped { .. }
                | Event::Suspended { .. }
                | Event::Resumed { .. }
                | Event::Extended { .. }
                | Event::BreakBegun { .. }
                | Event::Announced { .. }
                | Event::CaughtUp { .. }
                | Event::TargetSet { .. }
                | Event::Limited { .. }
                | Event::MessageShown { .. }
                | Event::MessageCleared
                | Event::Blackout { .. }
                | Event::PromptAsked { .. }
                | Event::Noted { .. }
                | Event::NoteRemoved { .. }
                | Event::NoteEdited { .. }
                | Event::NoteMoved { .. }
                | Event::NotePinned { .. }
                | Event::NoteTimed { .. }
                | Event::TimeCorrected { .. }
                | Event::ActionDone { .. }
                | Event::ClockStepped { .. }
                | Event::Interrupted { .. }
                | Event::InterruptionRemoved { .. }
                | Event::Undone { .. }
                | Event::Redone { .. }
                | Event::Closed => return,
            };
            let next = of(&state.rundown);
            for (team, hours) in &next {
                let moved = on_purpose && last.get(team) != Some(hours);
                if moved || !given.contains_key(team) {
                    given.insert(team.clone(), hours.clone());
                }
            }
            last = next;
        });
        let hour = |defi: &Text, (slot, at)| Hour { defi: defi.clone(), slot, at };
        let hours = given.iter();
        hours.flat_map(|(defi, of)| of.iter().map(|known| hour(defi, *known))).collect()
    }
}

/// When the turns begin that teams hold; those without an hour are left out.
fn of(rundown: &Rundown) -> Hours {
    let mut hours = Hours::new();
    for place in rundown.places() {
        let (slot, turn) = (number(place.slot), number(place.turn));
        let first = rundown.cue(CueId::Phase { slot, turn, phase: 1 });
        let window = first.and_then(|cue| cue.window);
        if let (Some(team), Some((start, _))) = (rundown.holder(place).team(), window) {
            hours.entry(team.clone()).or_default().push((slot, start));
        }
    }
    hours
}
