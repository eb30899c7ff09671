//! Calendars, through the `icalendar` crate: each event a slot, in the order of time.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, Event, EventLike, parser};

use super::{
    MAX_LINE, MAX_SLOTS,
    detect::cut_lines,
    finding::{Finding, FindingKind, Severity},
    html,
    read::{ReadAgenda, ReadSlot},
    times::length::{compact, length},
    turns,
    words::{fold::Folded, kind, tongue},
};
use crate::agenda::{Kind, MAX_DEPTH};

/// Reads a calendar; none when it is broken.
///
/// Times in UTC become local where the calendar names its zone; where it does not, they stay, and
/// the agenda is in UTC.
pub(super) fn read(text: &str) -> Option<Vec<ReadAgenda>> {
    let calendar = calendar(text)?;
    let lines: Vec<u32> = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| line.trim() == "BEGIN:VEVENT")
        .map(|(_, line)| line)
        .collect();
    let named = calendar.get_timezone().and_then(|name| name.parse::<Tz>().ok());
    let mut findings = Vec::new();
    let mut universal = false;
    let mut found: Vec<(NaiveDateTime, ReadSlot)> = Vec::new();
    let mut zones: BTreeSet<&'static str> = BTreeSet::new();
    let lines = lines.into_iter().chain(std::iter::repeat(1));
    for (event, line) in calendar.events().zip(lines).take(MAX_SLOTS + 1) {
        let clock = Clock { zone: named };
        if let Some(slot) = slot(event, line, clock, &mut universal, &mut zones, &mut findings) {
            let again = event.property_value("RRULE").map(|rule| days_of(rule, slot.0.date()));
            if let Some(Some(days)) = &again {
                found.extend(days.iter().map(|days| on(&slot, *days)));
            } else if again.is_some() {
                let title = slot.1.title.clone();
                findings.push(Finding {
                    line,
                    severity: Severity::Warning,
                    what: FindingKind::Repeats { title },
                });
            }
            found.push(slot);
        }
    }
    found.sort_by_key(|(start, _)| *start);
    let zone = match (named, zones.len(), universal) {
        (Some(zone), _, _) => Some(zone),
        (None, 1, false) => zones.first().and_then(|name| name.parse().ok()),
        (None, 0, true) => Some(Tz::UTC),
        (None, _, _) => None,
    };
    if universal && named.is_none() {
        findings.push(Finding {
            line: 1,
            severity: Severity::Warning,
            what: FindingKind::Universal,
        });
    }
    let mut slots: Vec<ReadSlot> = found.into_iter().map(|(_, slot)| slot).collect();
    if let Some(about) = calendar.get_description() {
        let about = lines_of(unescape(about));
        let titles: Vec<Folded> = slots.iter().map(|slot| Folded::new(&slot.title)).collect();
        let rules = turns::rules(&about, &Folded::new(&about), &titles);
        let mut own: Vec<_> = slots.iter().map(turns::of).collect();
        turns::apply(&mut slots, &mut own, &rules);
    }
    if slots.is_empty() {
        findings.push(Finding { line: 1, severity: Severity::Warning, what: FindingKind::NoSlots });
    }
    let words: String = slots.iter().map(|slot| slot.title.as_str()).collect::<Vec<_>>().join(" ");
    let places: BTreeSet<&str> = slots.iter().filter_map(|slot| slot.track.as_deref()).collect();
    let place = match places.len() {
        1 => places.first().map(|place| (*place).to_owned()),
        _ => None,
    };
    let mut agenda = ReadAgenda {
        title: calendar.get_name().unwrap_or_default().to_owned(),
        date: slots.first().and_then(|slot| slot.day),
        lang: tongue::tongue(&words),
        zone,
        place,
        slots,
        findings,
        lines: (1, u32::try_from(text.lines().count()).unwrap_or(u32::MAX)),
        ..ReadAgenda::default()
    };
    if agenda.place.is_some() {
        for slot in &mut agenda.slots {
            slot.track = None;
        }
    }
    Some(vec![agenda])
}

/// Parses a text with plain line feeds.
pub(super) fn calendar(text: &str) -> Option<Calendar> {
    // the parser looks for the line ends of the standard first, as far as the end of the text
    let text = parser::unfold(&text.replace('\n', "\r\n"));
    let mut depth = 0_usize;
    for line in text.lines() {
        let opens = line.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:"));
        let closes = line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("END:"));
        depth = if closes { depth.saturating_sub(1) } else { depth + usize::from(opens) };
        // it calls itself for every component inside another one
        if depth > MAX_DEPTH {
            return None;
        }
    }
    parser::read_calendar(&text).ok().map(Calendar::from)
}

/// After how many days an event comes again that is there every day of a few: `FREQ=DAILY;COUNT=3`;
/// none where it goes on without end, or by another rule.
fn days_of(rule: &str, first: NaiveDate) -> Option<Vec<i64>> {
    const MOST_DAYS: i64 = 31;
    let (mut daily, mut step, mut count, mut until) = (false, 1, None, None);
    for part in rule.split(';') {
        match part.split_once('=')? {
            ("FREQ", "DAILY") => daily = true,
            ("INTERVAL", value) => step = value.parse::<i64>().ok().filter(|step| *step > 0)?,
            ("COUNT", value) => count = Some(value.parse::<i64>().ok()?.saturating_mul(step)),
            ("UNTIL", value) => {
                let last = NaiveDate::parse_from_str(value.get(..8)?, "%Y%m%d").ok()?;
                until = Some((last - first).num_days() + 1);
            }
            ("WKST", _) => {}
            _ => return None,
        }
    }
    let end = count.or(until).filter(|end| daily && (1..=MOST_DAYS).contains(end))?;
    let step = usize::try_from(step).ok()?;
    Some((0..end).step_by(step).skip(1).collect())
}

/// An event on a later day.
fn on((start, slot): &(NaiveDateTime, ReadSlot), days: i64) -> (NaiveDateTime, ReadSlot) {
    let later = TimeDelta::days(days);
    let day = slot.day.and_then(|day| day.checked_add_signed(later));
    (start.checked_add_signed(later).unwrap_or(*start), ReadSlot { day, ..slot.clone() })
}

#[derive(Clone, Copy)]
struct Clock {
    zone: Option<Tz>,
}

impl Clock {
    fn local(
        self,
        time: DatePerhapsTime,
        universal: &mut bool,
        zones: &mut BTreeSet<&'static str>,
    ) -> (NaiveDateTime, bool) {
        match time {
            DatePerhapsTime::Date(day) => (day.and_time(chrono::NaiveTime::MIN), false),
            DatePerhapsTime::DateTime(CalendarDateTime::Floating(local)) => (local, true),
            DatePerhapsTime::DateTime(CalendarDateTime::Utc(instant)) => {
                *universal = true;
                (self.shown(instant), true)
            }
            DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid }) => {
                if let Ok(zone) = tzid.parse::<Tz>() {
                    zones.insert(zone.name());
                }
                (date_time, true)
            }
        }
    }

    fn shown(self, instant: DateTime<Utc>) -> NaiveDateTime {
        self.zone
            .map_or_else(|| instant.naive_utc(), |zone| instant.with_timezone(&zone).naive_local())
    }
}

fn slot(
    event: &Event,
    line: u32,
    clock: Clock,
    universal: &mut bool,
    zones: &mut BTreeSet<&'static str>,
    findings: &mut Vec<Finding>,
) -> Option<(NaiveDateTime, ReadSlot)> {
    let title = unescape(event.get_summary().unwrap_or_default());
    let (start, timed) = clock.local(event.get_start()?, universal, zones);
    let day: NaiveDate = start.date();
    let end = event.get_end().map(|end| clock.local(end, universal, zones).0);
    let written = event.property_value("DURATION").and_then(duration);
    let end =
        end.or_else(|| start.checked_add_signed(written?)).filter(|end| timed && *end > start);
    let description = event.get_description().map(unescape).map(lines_of).unwrap_or_default();
    let (description, long) = cut_lines(description);
    if long.is_some() {
        let what = FindingKind::LongLine { limit: MAX_LINE };
        findings.push(Finding { line, severity: Severity::Warning, what });
    }
    let location = event.get_location().map(unescape);
    let hint =
        format!("{} {}", location.clone().unwrap_or_default(), description.replace('\n', " "));
    let turns = turns::of_texts(&title, description.lines(), Kind::Presentations);
    let kind = turns::kind(&title, &Folded::new(&title), None)
        .or_else(|| (turns.each && turns.items.is_some()).then_some(Kind::Presentations))
        .or_else(|| kind::named(&hint))
        .unwrap_or(Kind::Presentations);
    let notes: Vec<String> = description
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && *line != title)
        .take(20)
        .map(str::to_owned)
        .collect();
    let known = turns::of_texts(&title, notes.iter().map(String::as_str), kind);
    let mut slot = ReadSlot {
        line,
        day: Some(day),
        start: timed.then(|| start.time()),
        end: end.map(|end| end.time()),
        length: end.map(|end| end - start),
        title,
        kind,
        track: location.filter(|place| !place.is_empty()),
        notes,
        ..ReadSlot::default()
    };
    turns::fill(&mut slot, known);
    Some((start, slot))
}

/// `PT1H30M`, `P1DT2H`.
fn duration(text: &str) -> Option<TimeDelta> {
    let spaced: String =
        text.trim_start_matches(['+', 'P']).chars().filter(|c| *c != 'T').collect();
    let text = Folded::new(&spaced);
    let (seconds, _) = compact(&text, 0).or_else(|| length(&text, 0))?;
    Some(TimeDelta::seconds(i64::from(seconds)))
}

/// A description as lines: calendars write some of them in HTML.
fn lines_of(description: String) -> String {
    if !description.contains("</") && !description.contains("<br") {
        return description;
    }
    let doc = html::read(&description);
    let lines: Vec<&str> = doc.blocks.iter().map(|block| block.text.as_str()).collect();
    lines.join("\n")
}

pub(super) fn unescape(text: &str) -> String {
    text.replace("\\n", "\n")
        .replace("\\N", "\n")
        .replace("\\,", ",")
        .replace("\\;", ";")
        .replace("\\\\", "\\")
}
