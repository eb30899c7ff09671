//! The hours of a slot that were not written, and follow from what stands around it: written where
//! somebody counts on them. Never moves anything.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::{
    Agenda, Anchor, Opening, Plan, PlannedSlot, Slot,
    rest::DAY,
    times::{first_day, starts},
};

impl Agenda {
    /// Whether it says any time of day: otherwise all times of its plan follow from when it is
    /// opened.
    #[must_use]
    pub fn says_hours(&self) -> bool {
        self.slots.iter().any(starts)
    }

    /// The day that it is laid out on where it is only read: its own, else the first that one of
    /// its slots names, else none in particular, the same one always.
    #[must_use]
    pub fn own_day(&self) -> NaiveDate {
        self.date.or(self.slots.iter().find_map(|slot| slot.day)).unwrap_or_default()
    }

    /// The day of its first slot, as it is written; none where nothing says it.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        first_day(self)
    }
}

/// `slot` as it is to stand before slot `at`: where its neighbours have hours, it has those that
/// follow from them, so that it stays where it was put when something else moves.
#[must_use]
pub fn settled(agenda: &Agenda, at: usize, slot: Slot, opening: &Opening) -> Slot {
    let above = at.checked_sub(1).and_then(|above| agenda.slots.get(above));
    let neighbours = above.into_iter().chain(agenda.slots.get(at));
    let like = neighbours.into_iter().find(|neighbour| neighbour.start.is_some());
    let long = slot.length.filter(|_| slot.start.is_none() && slot.end.is_none());
    let (Some(like), Some(long)) = (like, long) else { return slot };
    let mut next = agenda.clone();
    next.slots.insert(at.min(agenda.slots.len()), slot.clone());
    let Some((planned, start, end)) = hours(&next, at, opening) else { return slot };
    let ends = like.end.is_some() && long < DAY;
    let start = Some(start);
    let settled = if ends {
        Slot { start, end: Some(end), length: None, ..slot.clone() }
    } else {
        Slot { start, ..slot.clone() }
    };
    if let Some(there) = next.slots.get_mut(at) {
        there.clone_from(&settled);
    }
    // around midnight a time of day can mean another day
    let stays = hours(&next, at, opening)
        .is_some_and(|(again, ..)| (again.start, again.end) == (planned.start, planned.end));
    if stays { settled } else { slot }
}

/// Slot `at` with the hour that its anchor speaks of, where none is written: the one at which it
/// stands.
#[must_use]
pub fn anchored(agenda: &Agenda, at: usize, opening: &Opening) -> Slot {
    let slot = agenda.slots.get(at).cloned().unwrap_or_default();
    let Some((planned, start, end)) = hours(agenda, at, opening) else { return slot };
    match slot.anchor {
        Some(Anchor::Fixed | Anchor::NotBefore) if !starts(&slot) => {
            Slot { start: Some(start), ..slot }
        }
        Some(Anchor::EndAt) if slot.end.is_none() => match planned.length {
            Some(length) if length < DAY => Slot { end: Some(end), length: None, ..slot },
            Some(_) | None => slot,
        },
        Some(Anchor::Fixed | Anchor::NotBefore | Anchor::EndAt | Anchor::Floating) | None => slot,
    }
}

/// Slot `at` on its day, and the times of day at which it begins and ends; none where nobody knows.
fn hours(
    agenda: &Agenda,
    at: usize,
    opening: &Opening,
) -> Option<(PlannedSlot, NaiveTime, NaiveTime)> {
    let (plan, _) = Plan::resolve(agenda, opening);
    let planned = plan.slots.get(at).filter(|slot| !slot.unplaced)?.clone();
    let time = |at: DateTime<Utc>| (at - opening.shift).with_timezone(&plan.zone).time();
    let (start, end) = (time(planned.start), time(planned.end));
    Some((planned, start, end))
}
