//! A calendar with an event to a date: one of ours that was changed, or lost what it kept, and
//! anybody else's whose events are on several days.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use icalendar::{Component, DatePerhapsTime, Event, EventLike};

use super::{
    MOST,
    seen::{Row, Seen},
    words::{Field, is_no_theme, labelled, ours},
};
use crate::{
    agenda::{programme::Programme, write_time},
    import::{
        ical::{self, unescape},
        own::page::{instant, plain},
    },
};

/// What a calendar of ours begins its producer with.
const PRODUCER: &str = "PRODID:-//deroule//deroule//";
/// What tells that the events are the slots of a day.
const DAY: &str = "X-DEROULE-AGENDA:";
/// Fewer days than these are one session, and no year.
const FEWEST: usize = 2;

/// Looks at a calendar; none where it is broken, or about one day alone.
pub(super) fn look(text: &str, kept: Option<&Programme>) -> Option<Seen> {
    let ours = kept.is_some() || text.lines().any(|line| line.starts_with(PRODUCER));
    let parsed = ical::calendar(text)?;
    let title = parsed.get_name().map(unescape);
    let named = parsed.get_timezone().and_then(|name| name.parse::<Tz>().ok());
    let zone = kept.and_then(|kept| kept.zone).or(named);
    let behind = title.as_ref().map(|title| format!(" · {title}"));
    let lines = text.lines().zip(1..).filter(|(line, _)| line.trim() == "BEGIN:VEVENT");
    let lines = lines.map(|(_, line)| line).chain(std::iter::repeat(1));
    let rows = parsed.events().zip(lines).take(MOST).filter_map(|(event, line)| {
        Some(Row { line, told: event_of(event, zone, behind.as_deref(), ours)? })
    });
    let mut rows: Vec<Row> = rows.collect();
    rows.sort_by(|one, other| one.of(Field::Date).cmp(&other.of(Field::Date)));
    let days: BTreeSet<_> = rows.iter().map(|row| row.of(Field::Date)).collect();
    let day = text.lines().any(|line| line.starts_with(DAY)) || days.len() < FEWEST;
    if kept.is_none() && day {
        return None;
    }
    Some(Seen { title, zone, rows, ..Seen::default() })
}

fn event_of(
    event: &Event,
    zone: Option<Tz>,
    behind: Option<&str>,
    ours: bool,
) -> Option<BTreeMap<Field, String>> {
    let local = |at: DateTime<Utc>| at.with_timezone(&zone.unwrap_or(Tz::UTC)).naive_local();
    let (date, hours) = match event.get_start()? {
        DatePerhapsTime::Date(date) => (date, None),
        start @ DatePerhapsTime::DateTime(_) => {
            let start = local(instant(start, zone)?);
            let end = event.get_end().and_then(|end| instant(end, zone)).map(local);
            (start.date(), Some((start.time(), end.filter(|end| *end > start))))
        }
    };
    let span = |(start, end): (NaiveTime, Option<chrono::NaiveDateTime>)| match end {
        Some(end) => format!("{}-{}", write_time(start), write_time(end.time())),
        None => write_time(start),
    };
    let day = |date: NaiveDate| date.to_string();
    let mut told = BTreeMap::from([
        (Field::Date, day(date)),
        (Field::Hours, hours.map(span).unwrap_or_default()),
        (Field::Place, event.get_location().map(unescape).unwrap_or_default()),
    ]);
    let about = event.get_description().map(unescape).unwrap_or_default();
    if ours {
        for field in [Field::Audience, Field::Hosts, Field::Objectives, Field::After, Field::Note] {
            told.insert(field, String::new());
        }
        for line in about.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let known = labelled(line).and_then(|(label, words)| Some((ours_below(label)?, words)));
            let (field, words) = known.unwrap_or((Field::Note, line));
            let said = told.entry(field).or_default();
            if !said.is_empty() {
                said.push(' ');
            }
            said.push_str(words);
        }
    } else {
        told.insert(Field::Note, plain(&about));
    }
    let summary = event.get_summary().map(unescape).unwrap_or_default();
    let theme = behind.and_then(|behind| summary.strip_suffix(behind)).unwrap_or(&summary);
    // an event has a title also where a date has no theme
    let audience = told.get(&Field::Audience).map(|audience| plain(audience));
    let stands_in = ours && (is_no_theme(theme) || audience == Some(plain(theme)));
    let theme = if stands_in { String::new() } else { theme.to_owned() };
    told.insert(Field::Theme, theme);
    Some(told)
}

/// What a line below an event of ours tells.
fn ours_below(label: &str) -> Option<Field> {
    ours(label).filter(|field| {
        matches!(
            field,
            Field::Audience | Field::Hosts | Field::Objectives | Field::After | Field::Note
        )
    })
}
