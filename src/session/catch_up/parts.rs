//! The parts of the day of which can be said what catching up may take: slots, and the phases of
//! their turns.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Pays, way::Day};
use crate::{
    agenda::{CueId, Kind, Text},
    session::{fold::State, timing},
};

/// A part of the day still to come, and what catching up may take from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its id: a slot, or a phase of all turns of a slot.
    pub id: CueId,
    /// The title of the slot.
    pub title: Text,
    /// The kind of the slot.
    pub kind: Kind,
    /// The title of the phase; none for a whole slot.
    pub phase: Option<Text>,
    /// How long it lasts as projected: each time, where it comes several times.
    pub length: TimeDelta,
    /// The least that it lasts; none where its phases have one each.
    pub floor: Option<TimeDelta>,
    /// Whether it is left alone.
    pub locked: bool,
    /// When it pays, where that was said.
    pub pays: Option<Pays>,
}

impl State {
    /// The parts that have not begun, in the order of the day.
    pub(in crate::session) fn parts(&self, at: DateTime<Utc>) -> Vec<Part> {
        let day = Day::new(self, at);
        let mut parts: Vec<Part> = Vec::new();
        for open in &day.open {
            let Some(slot) = open.id.slot() else { continue };
            let whole = CueId::Slot { slot };
            let here = parts.iter().rposition(|part| part.id == whole);
            let here = match here {
                Some(here) => here,
                None => {
                    parts.push(self.part(whole, 0, None));
                    parts.len() - 1
                }
            };
            parts[here].length += TimeDelta::milliseconds(open.length);
            let known = |id: CueId| parts[here..].iter().any(|part| part.id == id);
            let phase = open.id.phase().map(|phase| CueId::Part { slot, phase });
            let Some(phase) = phase.filter(|phase| !known(*phase)) else { continue };
            let title = timing::phase(&self.plan, open.id).map(|phase| phase.title.clone());
            if let Some(title) = title.filter(|title| !title.is_empty()) {
                let mut part = self.part(phase, open.length, Some(title));
                part.floor = Some(TimeDelta::milliseconds(open.floor));
                parts.push(part);
            }
        }
        parts
    }

    fn part(&self, id: CueId, length: i64, phase: Option<Text>) -> Part {
        let slot = self.slot(id);
        let cue = self.rundown.cue(id);
        Part {
            id,
            title: slot.map(|slot| slot.title.clone()).unwrap_or_default(),
            kind: self.kind(id),
            phase,
            length: TimeDelta::milliseconds(length),
            floor: cue.map(|cue| self.floor(cue)).or_else(|| self.whole_floor(id)),
            locked: self.is_locked(id),
            pays: self.limit(id, |limits| limits.pays),
        }
    }
}
