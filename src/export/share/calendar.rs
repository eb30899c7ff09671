//! A plan as iCalendar (RFC 5545): a slot to an event, in UTC, with the zone named beside.
//!
//! Stamps come from the plan, so that the same plan gives the same bytes.

use icalendar::{Calendar, Component, Event, EventLike, Property};

use super::page::parts;
use crate::{
    agenda::{Agenda, Kind, Plan, Slot, fold_name, sealed},
    export::calendar::{Ids, PRODUCER, fold, lang_code},
    i18n::Lang,
};

/// `known` are the ids that events of this plan have in an earlier calendar, slot by slot.
pub(super) fn write(agenda: &Agenda, plan: &Plan, lang: Lang, known: &[Option<String>]) -> String {
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0".to_owned()),
        ("PRODID", format!("{PRODUCER}{}", lang_code(lang))),
        ("CALSCALE", "GREGORIAN".to_owned()),
        ("X-WR-TIMEZONE", plan.zone.name().to_owned()),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    calendar.name(&agenda.title);
    let mut ids = Ids::beside(known.iter().flatten().map(String::as_str));
    for ((slot, planned), at) in agenda.slots.iter().zip(&plan.slots).zip(0..) {
        let known = known.get(at).cloned().flatten();
        let uid = known.unwrap_or_else(|| {
            let hour = told_apart(agenda, slot);
            let names = [agenda.title.as_str(), slot.title.as_str()];
            let names: Vec<&str> = names.into_iter().chain(hour.as_deref()).collect();
            ids.of(plan.date, &names)
        });
        let mut event = Event::new();
        event
            .uid(&uid)
            .timestamp(planned.start)
            .starts(planned.start)
            .ends(planned.end.max(planned.start))
            .summary(&format!("{} · {}", slot.title, agenda.title));
        if let Some(place) = &agenda.place {
            event.location(place);
        }
        let mut lines = parts(slot, lang);
        lines.extend(slot.note.iter().map(ToString::to_string));
        if !lines.is_empty() {
            event.description(&lines.join("\n"));
        }
        calendar.push(event.done());
    }
    let written = calendar.to_string().replace("\r\n ", "");
    fold(&sealed::seal_calendar(&written, agenda))
}

/// The hour that belongs to a slot's id: that which is written for it, where its title alone may
/// not tell it from others. Breaks and blocks of talks are called the same on most days, so theirs
/// is always told: then none of them hangs on how many there are.
fn told_apart(agenda: &Agenda, slot: &Slot) -> Option<String> {
    let often = match slot.kind {
        Kind::Break | Kind::Presentations => true,
        Kind::Welcome | Kind::Workshop | Kind::Restitution | Kind::Debrief | Kind::Other => false,
    };
    let same = |other: &&Slot| fold_name(&other.title) == fold_name(&slot.title);
    let several = agenda.slots.iter().filter(same).count() > 1;
    let start = slot.start.filter(|_| often || several)?;
    let day = slot.day.map(|day| day.format("%m%d-").to_string()).unwrap_or_default();
    Some(format!("{day}{}", start.format("%H%M")))
}
