//! What a cue is called: by its team, its phase, its slot.

use super::Look;
use crate::{
    agenda::{CueId, Kind, Text},
    i18n::console::screen::Says,
    session::{FreeTurn, Freed},
};

/// The parts of a cue's name.
pub(super) struct Named<'a> {
    pub(super) id: CueId,
    pub(super) slot: &'a Text,
    pub(super) kind: Kind,
    pub(super) defi: Option<&'a Text>,
    pub(super) phase: Option<&'a Text>,
    pub(super) free: Option<&'a FreeTurn>,
}

impl Named<'_> {
    /// Whose it is; else what it is.
    pub(super) fn who(&self, look: Look<'_>) -> String {
        if let Some(free) = self.free {
            return match free.freed {
                Freed::GivenUp | Freed::Kept => look.says(Says::FreeTime),
                Freed::Discussion => look.says(Says::Discussion),
            };
        }
        match (self.id, self.defi) {
            (_, Some(defi)) => defi.to_string(),
            (CueId::Unplanned { .. }, None) if self.slot.is_empty() => {
                look.says(Says::UnplannedBreak)
            }
            (CueId::Phase { turn, .. } | CueId::Changeover { turn, .. }, None) => {
                look.says(Says::Turn(turn))
            }
            (
                CueId::Unplanned { .. }
                | CueId::Slot { .. }
                | CueId::Round { .. }
                | CueId::RoundChange { .. }
                | CueId::Part { .. },
                None,
            ) if self.slot.is_empty() && self.kind == Kind::Break => look.says(Says::Break),
            (
                CueId::Unplanned { .. }
                | CueId::Slot { .. }
                | CueId::Round { .. }
                | CueId::RoundChange { .. }
                | CueId::Part { .. },
                None,
            ) => self.slot.to_string(),
        }
    }

    /// Which part of it; empty where it has only one.
    pub(super) fn part(&self, look: Look<'_>) -> String {
        if let Some(free) = self.free {
            return look.says(Says::InsteadOf(&free.defi));
        }
        match (self.id, self.phase) {
            (CueId::Changeover { .. }, _) => look.says(Says::Changeover),
            (CueId::RoundChange { .. }, _) => look.says(Says::TableChange),
            (CueId::Round { slot, round }, _) => look.says(Says::Round(round, rounds(look, slot))),
            (_, Some(phase)) => phase.to_string(),
            (
                CueId::Unplanned { .. }
                | CueId::Slot { .. }
                | CueId::Part { .. }
                | CueId::Phase { .. },
                None,
            ) => String::new(),
        }
    }

    /// Both, as in a sentence: `Archifiltre, présentation`.
    pub(super) fn whole(&self, look: Look<'_>) -> String {
        let (who, part) = (self.who(look), self.part(look));
        if part.is_empty() { who } else { format!("{who}, {}", super::inside(&part)) }
    }
}

/// How many rounds a slot of the session on the screen has.
fn rounds(look: Look<'_>, slot: u16) -> u16 {
    let slots = look.model.desk().map(|desk| desk.session.plan().slots.as_slice());
    let slot = slots.and_then(|slots| slots.get(usize::from(slot).checked_sub(1)?));
    slot.map_or(1, |slot| slot.rounds)
}

/// The name of a cue of the session on the screen.
pub(super) fn of(look: Look<'_>, cue: CueId) -> String {
    let lines = look.model.desk().map(|desk| desk.moment.rundown.as_slice()).unwrap_or_default();
    match lines.iter().find(|line| line.id == cue) {
        Some(line) => Named::from(line).whole(look),
        None => cue.to_string(),
    }
}

impl<'a> From<&'a crate::session::Line> for Named<'a> {
    fn from(line: &'a crate::session::Line) -> Self {
        Self {
            id: line.id,
            slot: &line.title,
            kind: line.kind,
            defi: line.defi.as_ref(),
            phase: line.phase.as_ref(),
            free: line.free.as_ref(),
        }
    }
}

impl<'a> From<&'a crate::session::NextCue> for Named<'a> {
    fn from(next: &'a crate::session::NextCue) -> Self {
        Self {
            id: next.id,
            slot: &next.slot,
            kind: next.kind,
            defi: next.defi.as_ref(),
            phase: next.phase.as_ref(),
            free: next.free.as_ref(),
        }
    }
}

impl<'a> From<&'a crate::session::RunningCue> for Named<'a> {
    fn from(cue: &'a crate::session::RunningCue) -> Self {
        Self {
            id: cue.id,
            slot: &cue.slot,
            kind: cue.kind,
            defi: cue.defi.as_ref(),
            phase: cue.phase.as_ref(),
            free: cue.free.as_ref(),
        }
    }
}
