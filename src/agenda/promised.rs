//! Hours that people were told: which of them a change moves. Says so only; what moves, and whether
//! it may, others decide.

use chrono::NaiveTime;

use super::{Agenda, Anchor, Slot, Text};

/// An hour that people were told, and that is another one now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseMoved {
    /// The slot's title.
    pub title: Text,
    /// The hour that was promised.
    pub from: NaiveTime,
    /// What it is now.
    pub to: NaiveTime,
}

/// The first slot that is to begin or to end on the dot, and has another hour in `after`.
///
/// Slots are the same by their titles; of those of one title the first is the first.
#[must_use]
pub fn promise_moved(before: &Agenda, after: &Agenda) -> Option<PromiseMoved> {
    let mut now: Vec<(&Text, Anchor, NaiveTime)> = after.slots.iter().filter_map(promise).collect();
    before.slots.iter().filter_map(promise).find_map(|(title, anchor, from)| {
        let at = now.iter().position(|it| (it.0, it.1) == (title, anchor))?;
        let (_, _, to) = now.remove(at);
        (from != to).then(|| PromiseMoved { title: title.clone(), from, to })
    })
}

/// The hour that a slot has promised.
fn promise(slot: &Slot) -> Option<(&Text, Anchor, NaiveTime)> {
    let anchor = slot.anchor?;
    let hour = match anchor {
        Anchor::Fixed => slot.start,
        Anchor::EndAt => slot.end,
        Anchor::Floating | Anchor::NotBefore => None,
    };
    Some((&slot.title, anchor, hour?))
}
