//! The programme as iCalendar (RFC 5545): a session to an event; one without hours is a day's. The
//! programme itself stands in a line that calendars leave alone.
//!
//! Instants are in UTC, which needs no table of zones; the zone itself is named for those that
//! want it. Stamps come from the dates, so that the same programme gives the same bytes.

use chrono::{DateTime, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, Property};

use super::Year;
use crate::{
    agenda::{Text, local_instant, programme::Meeting, sealed},
    export::calendar::{Ids, PRODUCER, fold, lang_code},
    i18n::{
        Lang,
        programme::{Column, Says},
    },
};

/// What stands below an event.
const TOLD: [Column; 5] =
    [Column::Audience, Column::Hosts, Column::Objectives, Column::After, Column::Note];

pub(super) fn write(year: &Year<'_>, lang: Lang) -> String {
    let programme = year.programme;
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0".to_owned()),
        ("PRODID", format!("{PRODUCER}{}", lang_code(lang))),
        ("CALSCALE", "GREGORIAN".to_owned()),
        ("X-WR-TIMEZONE", year.zone.name().to_owned()),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    calendar.name(&programme.title);
    let mut ids = Ids::default();
    for index in year.in_order() {
        let meeting = &programme.dates[index];
        let alone = programme.dates.iter().filter(|it| it.date == meeting.date).count() == 1;
        let theme = meeting.theme.as_ref().filter(|_| !alone);
        let mut event = Event::new();
        let midnight = instant(year, meeting, NaiveTime::MIN);
        event
            .uid(&ids.of(meeting.date, theme.map(Text::as_str).as_slice()))
            .timestamp(midnight)
            .summary(&summary(year, meeting, lang));
        match (programme.start(meeting), programme.end(meeting)) {
            (Some(start), end) => {
                event.starts(instant(year, meeting, start));
                event.ends(instant(year, meeting, end.unwrap_or(start)));
            }
            (None, _) => {
                event.all_day(meeting.date);
            }
        }
        if let Some(place) = programme.place(meeting) {
            event.location(place);
        }
        let told = |column| {
            let said = year.cell(index, meeting, column, lang);
            (!said.is_empty()).then(|| Says::Fact(column, &said).words(lang))
        };
        let lines = TOLD.map(told);
        let lines: Vec<String> = lines.into_iter().flatten().collect();
        if !lines.is_empty() {
            event.description(&lines.join("\n"));
        }
        calendar.push(event.done());
    }
    let written = calendar.to_string().replace("\r\n ", "");
    fold(&sealed::seal_year_calendar(&written, programme))
}

/// The theme, or for whom it is where none is chosen yet.
fn summary(year: &Year<'_>, meeting: &Meeting, lang: Lang) -> String {
    let named = meeting.theme.as_ref().or(meeting.audience.as_ref());
    let named = named.map_or_else(|| Says::NoTheme.words(lang), ToString::to_string);
    format!("{named} · {}", year.programme.title)
}

fn instant(year: &Year<'_>, meeting: &Meeting, time: NaiveTime) -> DateTime<Utc> {
    local_instant(year.zone, meeting.date.and_time(time)).0
}
