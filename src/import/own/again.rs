//! The ids of the events of a calendar that is written again: a slot that was there keeps its own,
//! whatever came before it, and whatever it is called or begins at now.

use super::page::align;
use crate::{
    agenda::{Agenda, fold_name, sealed::unseal},
    import::ical,
};

/// The ids that a calendar of ours gives the slots of `agenda`, as it is now; nothing where the
/// calendar keeps no agenda, or not all of its events.
#[must_use]
pub fn event_ids(calendar: &str, agenda: &Agenda) -> Vec<Option<String>> {
    read(calendar, agenda).unwrap_or_default()
}

fn read(calendar: &str, agenda: &Agenda) -> Option<Vec<Option<String>>> {
    use icalendar::Component;
    let before = unseal(calendar)?.agenda;
    let parsed = ical::calendar(&calendar.replace("\r\n", "\n"))?;
    let ids: Vec<Option<String>> =
        parsed.events().map(|event| event.get_uid().map(str::to_owned)).collect();
    // the events of a plan stand in the order of its slots
    if ids.len() != before.slots.len() {
        return None;
    }
    let (old, new) = (&before.slots, &agenda.slots);
    let titled =
        |one: usize, other: usize| fold_name(&old[one].title) == fold_name(&new[other].title);
    let begun = |one: usize, other: usize| {
        old[one].start.is_some()
            && (old[one].start, old[one].day) == (new[other].start, new[other].day)
    };
    let whole = |one: usize, other: usize| titled(one, other) && begun(one, other);
    let found = align(old.len(), new.len(), &[&whole, &titled, &begun]);
    Some(found.into_iter().map(|one| ids.get(one?).cloned().flatten()).collect())
}
