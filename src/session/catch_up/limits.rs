//! Who can give time when the session is late: classes, floors and locks, from the plan and from
//! what was said by hand.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::{
    agenda::{Cue, CueId, Kind, PlannedAnchor, PlannedSlot, Role, millis},
    session::{fold::State, timing},
};

/// The least that a changeover lasts, where nothing says otherwise.
const CHANGEOVER: TimeDelta = TimeDelta::seconds(30);
/// The least that a break lasts, where nothing says otherwise.
const BREAK: TimeDelta = TimeDelta::minutes(10);

/// What catching up may take from a part of the day, as said by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Whether it is to be left alone.
    Locked(bool),
    /// The least that it lasts, in milliseconds; none for what the plan says.
    Floor(#[serde(with = "millis::option")] Option<TimeDelta>),
    /// When it pays; none for when its kind does.
    Pays(Option<Pays>),
}

/// When a part of the day pays, where that is not when its kind does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Pays {
    /// Before all others.
    First,
    /// After all others.
    Last,
}

/// All that was said by hand of one part of the day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::session) struct Limits {
    pub(super) locked: Option<bool>,
    floor: Option<TimeDelta>,
    pub(super) pays: Option<Pays>,
}

impl Limits {
    pub(in crate::session) const fn set(&mut self, limit: Limit) {
        match limit {
            Limit::Locked(locked) => self.locked = Some(locked),
            Limit::Floor(floor) => self.floor = floor,
            Limit::Pays(pays) => self.pays = pays,
        }
    }

    /// The least that it lasts, where that was said.
    pub(in crate::session) const fn floor(&self) -> Option<TimeDelta> {
        self.floor
    }

    /// Whether saying `limit` would change nothing.
    pub(in crate::session) fn says(&self, limit: Limit) -> bool {
        let mut said = *self;
        said.set(limit);
        said == *self
    }
}

/// Those who pay together, in the order in which they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    /// What was said by hand to pay first.
    First,
    Changeover,
    Break,
    Feedback,
    /// Workshops, and all that is nothing else.
    Workshop,
    Presentation,
    /// The debrief, the closing slot, and what was said by hand to pay last.
    Last,
}

impl Class {
    pub(super) const ALL: [Self; 7] = [
        Self::First,
        Self::Changeover,
        Self::Break,
        Self::Feedback,
        Self::Workshop,
        Self::Presentation,
        Self::Last,
    ];
}

impl State {
    /// What was said by hand of the smallest part that a cue belongs to and of which it was said.
    pub(super) fn limit<T>(&self, id: CueId, pick: impl Fn(&Limits) -> Option<T>) -> Option<T> {
        let slot = id.slot();
        let phase = slot.zip(id.phase()).map(|(slot, phase)| CueId::Part { slot, phase });
        let parts = [Some(id), phase, slot.map(|slot| CueId::Slot { slot })];
        parts.into_iter().flatten().find_map(|part| self.limits.get(&part).and_then(&pick))
    }

    pub(super) fn slot(&self, id: CueId) -> Option<&PlannedSlot> {
        self.plan.slots.get(usize::from(id.slot()?).checked_sub(1)?)
    }

    /// Whether catching up has to leave a cue alone.
    pub(super) fn is_locked(&self, id: CueId) -> bool {
        let planned = self.slot(id).is_some_and(|slot| slot.locked);
        self.limit(id, |limits| limits.locked).unwrap_or(planned)
    }

    /// With whom a cue pays. An absent team's turn that stays free, or goes to discussion, pays
    /// before all that people came for. The closing slot is the last one, if it is no debrief and nothing
    /// else either; welcomes and all that has no other kind pay with the workshops.
    pub(super) fn class(&self, id: CueId) -> Class {
        match self.limit(id, |limits| limits.pays) {
            Some(Pays::First) => return Class::First,
            Some(Pays::Last) => return Class::Last,
            None => {}
        }
        if self.rundown.free(id).is_some() {
            return Class::First;
        }
        let closes = id.slot().is_some_and(|slot| usize::from(slot) == self.plan.slots.len());
        let role = timing::phase(&self.plan, id).map(|phase| phase.role);
        match (id, self.kind(id)) {
            (CueId::Changeover { .. } | CueId::RoundChange { .. }, _) => Class::Changeover,
            (_, Kind::Break) => Class::Break,
            (_, Kind::Debrief) => Class::Last,
            (_, Kind::Other) if closes => Class::Last,
            (CueId::Phase { .. } | CueId::Part { .. }, Kind::Presentations)
            | (CueId::Phase { .. }, Kind::Welcome | Kind::Restitution | Kind::Other) => {
                match role.unwrap_or(Role::Presentation) {
                    Role::Presentation => Class::Presentation,
                    Role::Feedback => Class::Feedback,
                }
            }
            (_, Kind::Presentations | Kind::Restitution) => Class::Presentation,
            (_, Kind::Welcome | Kind::Workshop | Kind::Other) => Class::Workshop,
        }
    }

    /// The least that a cue lasts.
    ///
    /// Where only its slot has a floor, rounds and parts have theirs in proportion to it; turns
    /// keep the usual ones, and [`State::slot_floor`] holds for all of them together.
    pub(super) fn floor(&self, cue: &Cue) -> TimeDelta {
        let length = cue.length.unwrap_or_default();
        let slot = match cue.id {
            CueId::Slot { .. } => self.limits.get(&cue.id).and_then(|limits| limits.floor),
            CueId::Round { .. }
            | CueId::RoundChange { .. }
            | CueId::Part { .. }
            | CueId::Phase { .. }
            | CueId::Changeover { .. }
            | CueId::Unplanned { .. } => self.part_floor(cue.id),
        };
        let phase = timing::phase(&self.plan, cue.id);
        let phase = phase.filter(|_| self.rundown.free(cue.id).is_none());
        let planned = phase.and_then(|phase| phase.floor);
        slot.or(planned).unwrap_or_else(|| self.usual_floor(cue, length))
    }

    /// What was said by hand of the cue itself, or of the same phase of all turns.
    fn part_floor(&self, id: CueId) -> Option<TimeDelta> {
        let phase = id.slot().zip(id.phase()).map(|(slot, phase)| CueId::Part { slot, phase });
        let parts = [Some(id), phase].into_iter().flatten();
        parts.into_iter().find_map(|part| self.limits.get(&part).and_then(|limits| limits.floor))
    }

    fn usual_floor(&self, cue: &Cue, length: TimeDelta) -> TimeDelta {
        let whole = self.whole_floor(cue.id);
        match cue.id {
            CueId::Slot { .. } => {
                if let Some(floor) = whole {
                    return floor;
                }
                if let PlannedAnchor::EndAt { floor, .. } = cue.anchor {
                    return floor;
                }
            }
            CueId::Round { .. } | CueId::Part { .. } => {
                if let (Some(floor), Some(all)) = (whole, self.planned_length(cue.id)) {
                    return scaled(length, floor, all);
                }
            }
            CueId::Phase { .. }
            | CueId::Changeover { .. }
            | CueId::RoundChange { .. }
            | CueId::Unplanned { .. } => {}
        }
        if self.rundown.free(cue.id).is_some() {
            return TimeDelta::zero();
        }
        let role = timing::phase(&self.plan, cue.id).map(|phase| phase.role);
        match (cue.id, self.kind(cue.id), role) {
            (CueId::Changeover { .. } | CueId::RoundChange { .. }, _, _) => CHANGEOVER.min(length),
            (_, Kind::Break, _) => BREAK.min(length),
            (_, Kind::Workshop, _) => length * 3 / 4,
            (_, Kind::Restitution, _) => length,
            (_, Kind::Presentations, Some(Role::Feedback))
            | (CueId::Phase { .. }, Kind::Welcome | Kind::Other, Some(Role::Feedback)) => {
                length / 2
            }
            (_, Kind::Presentations, _)
            | (CueId::Phase { .. }, Kind::Welcome | Kind::Other, Some(Role::Presentation)) => {
                length
            }
            (_, Kind::Welcome | Kind::Debrief | Kind::Other, _) => length / 2,
        }
    }

    /// The least that a slot lasts in all, where its parts are several and it has a floor.
    pub(super) fn slot_floor(&self, id: CueId) -> Option<TimeDelta> {
        match id {
            CueId::Slot { .. } | CueId::Unplanned { .. } => None,
            CueId::Round { .. }
            | CueId::RoundChange { .. }
            | CueId::Part { .. }
            | CueId::Phase { .. }
            | CueId::Changeover { .. } => self.whole_floor(id),
        }
    }

    pub(super) fn whole_floor(&self, id: CueId) -> Option<TimeDelta> {
        let slot = id.slot().map(|slot| CueId::Slot { slot })?;
        let said = self.limits.get(&slot).and_then(|limits| limits.floor);
        said.or_else(|| self.slot(id)?.floor)
    }

    /// How long all cues of a cue's slot were to last.
    fn planned_length(&self, id: CueId) -> Option<TimeDelta> {
        let cues = self.rundown.cues().iter().filter(|cue| cue.id.slot() == id.slot());
        let all: TimeDelta = cues.filter_map(|cue| cue.length).sum();
        (all > TimeDelta::zero()).then_some(all)
    }
}

/// `length` as `floor` is to `all`, rounded down to the millisecond.
fn scaled(length: TimeDelta, floor: TimeDelta, all: TimeDelta) -> TimeDelta {
    let [length, floor, all] = [length, floor, all].map(|it| i128::from(it.num_milliseconds()));
    TimeDelta::milliseconds(i64::try_from(length * floor / all).unwrap_or(i64::MAX / 2))
}
