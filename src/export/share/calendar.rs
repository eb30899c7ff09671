//! A plan as iCalendar (RFC 5545): a slot to an event, in UTC, with the zone named beside.
//!
//! Stamps come from the plan, so that the same plan gives the same bytes.

use icalendar::{Calendar, Component, Event, EventLike, Property};

use super::page::parts;
use crate::{
    agenda::{Agenda, Plan, sealed},
    export::calendar::{Ids, PRODUCER, fold, lang_code},
    i18n::Lang,
};

pub(super) fn write(agenda: &Agenda, plan: &Plan, lang: Lang) -> String {
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
    let mut ids = Ids::default();
    for (slot, planned) in agenda.slots.iter().zip(&plan.slots) {
        let mut event = Event::new();
        event
            .uid(&ids.of(plan.date, &[&agenda.title, &slot.title]))
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
