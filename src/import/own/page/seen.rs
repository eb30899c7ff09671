//! What a page that hands a plan over shows: its words under its own headings, whoever wrote
//! them last. What is below other headings is kept aside, line by line.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use icalendar::{CalendarDateTime, Component, DatePerhapsTime, EventLike};

use super::words::{Line, Moment, WORDS, Words, behind, hours, plain};
use crate::{
    agenda::{Lang, parse_time},
    import::{
        doc::Role,
        html, ical,
        own::blocks::{Block, What, blocks},
    },
};

/// What is seen; what the page does not speak of at all is none.
pub(super) struct Seen {
    pub(super) words: &'static Words,
    pub(super) title: String,
    /// The date, the place and the audience, as far as they are there.
    pub(super) about: Option<Vec<String>>,
    pub(super) objectives: Option<Vec<String>>,
    pub(super) hosts: Option<Vec<String>>,
    pub(super) teams: Option<Vec<String>>,
    pub(super) slots: Vec<SeenSlot>,
    pub(super) remarks: Option<Vec<(u32, String)>>,
    pub(super) end: Option<NaiveTime>,
    /// Whether the page would tell the end and the source if there were one.
    pub(super) tells_end: bool,
    pub(super) source: Option<String>,
    /// A calendar: the remarks stand below the slots, the place at each of them.
    pub(super) calendar: bool,
    pub(super) place: Option<String>,
    pub(super) zone: Option<Tz>,
    /// What stands where nothing of ours does, by line.
    pub(super) unknown: Vec<(u32, String)>,
}

/// A slot as it is shown.
pub(super) struct SeenSlot {
    pub(super) line: u32,
    pub(super) start: Option<Moment>,
    pub(super) end: Option<Moment>,
    /// The length behind the title, where no hours are shown.
    pub(super) length: Option<TimeDelta>,
    pub(super) title: String,
    /// The title with what may be a length behind it.
    pub(super) whole: String,
    pub(super) below: Vec<String>,
}

impl Seen {
    fn new(words: &'static Words) -> Self {
        Self {
            words,
            title: String::new(),
            about: None,
            objectives: None,
            hosts: None,
            teams: None,
            slots: Vec::new(),
            remarks: None,
            end: None,
            tells_end: false,
            source: None,
            calendar: false,
            place: None,
            zone: None,
            unknown: Vec::new(),
        }
    }
}

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Head,
    Objectives,
    Hosts,
    Teams,
    Plan,
    Remarks,
    Elsewhere,
}

/// Looks at a text; none where it is no such page. One that keeps an agenda is known by a single
/// heading, another by most of them.
pub(super) fn look(text: &str, keeps: bool) -> Option<Seen> {
    let start = text.trim_start();
    if start.starts_with("BEGIN:VCALENDAR") {
        return calendar(&text.replace("\r\n", "\n"), keeps);
    }
    let begins =
        |with: &str| start.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let is_html = begins("<!doctype") || begins("<html");
    let found = if is_html {
        html_blocks(text)
    } else if start.starts_with("# ") {
        blocks(text)
    } else {
        return None;
    };
    page(found, keeps)
}

/// The blocks of a page in HTML, runs of blanks as one.
pub(in crate::import) fn html_blocks(text: &str) -> Vec<Block> {
    let block = |block: crate::import::doc::Block| {
        let what = match block.role {
            Role::Heading(level) => What::Heading(level, block.text),
            Role::Item => What::Item(block.depth.saturating_add(1), block.text),
            Role::Text => What::Text(block.text),
            Role::Row(row) => What::Row {
                head: row.header,
                cells: row.cells.iter().map(|cell| cell.text().into_owned()).collect(),
            },
            Role::Rule => return None,
        };
        Some(Block { line: block.line, what })
    };
    html::read(text).blocks.into_iter().filter_map(block).collect()
}

fn page(found: Vec<Block>, keeps: bool) -> Option<Seen> {
    const FEWEST: usize = 3;
    // a page of several sessions asks the same of each
    let headed = |heading: &str| {
        let is = |block: &&Block| matches!(&block.what, What::Heading(2, text) if plain(text) == heading);
        found.iter().filter(is).count() == 1
    };
    let words = WORDS.iter().find(|words| {
        let all = [words.what_for, words.who_runs, words.who_speaks, words.what_plan];
        let count = all.into_iter().filter(|heading| headed(heading)).count();
        headed(words.what_plan) && (keeps || count >= FEWEST)
    })?;
    let mut seen = Seen { about: Some(Vec::new()), tells_end: true, ..Seen::new(words) };
    let mut at = At::Head;
    let mut strange = false;
    for block in found {
        if let What::Heading(2, text) = &block.what {
            at = head(&mut seen, &plain(text));
            if at == At::Elsewhere {
                strange = true;
                seen.unknown.push((block.line, text.clone()));
            }
            continue;
        }
        put(&mut seen, at, block);
    }
    // a heading that went with all below it is an answer, one that was reworded is none
    if !strange {
        for section in [&mut seen.objectives, &mut seen.hosts, &mut seen.teams] {
            section.get_or_insert_default();
        }
        seen.remarks.get_or_insert_default();
    }
    (!seen.title.is_empty()).then_some(seen)
}

fn head(seen: &mut Seen, heading: &str) -> At {
    let words = seen.words;
    if heading == words.what_for {
        seen.objectives.get_or_insert_default();
        At::Objectives
    } else if heading == words.who_runs {
        seen.hosts.get_or_insert_default();
        At::Hosts
    } else if heading == words.who_speaks {
        seen.teams.get_or_insert_default();
        At::Teams
    } else if heading == words.what_plan {
        At::Plan
    } else if heading == words.remarks {
        seen.remarks.get_or_insert_default();
        At::Remarks
    } else {
        At::Elsewhere
    }
}

fn put(seen: &mut Seen, at: At, Block { line, what }: Block) {
    let words = seen.words;
    let (text, depth) = match what {
        What::Heading(1, title) if seen.title.is_empty() => {
            seen.title = title;
            return;
        }
        What::Heading(_, text) | What::Text(text) => (text, None),
        What::Item(depth, text) => (text, Some(depth)),
        What::Row { cells, .. } => (cells.join(" | "), None),
    };
    let said = plain(&text);
    if depth.is_none() && at != At::Head {
        if said.trim_end_matches('.') == words.undecided.trim_end_matches('.') {
            return;
        }
        if words.source(&text).is_some() {
            seen.source = words.source(&text).map(str::to_owned);
            return;
        }
    }
    let nested = depth.is_some_and(|depth| depth > 1);
    match at {
        At::Head if depth.is_none() && seen.about.as_ref().is_some_and(Vec::is_empty) => {
            seen.about = Some(text.split(" · ").map(str::to_owned).collect());
        }
        At::Objectives if !nested => seen.objectives.get_or_insert_default().push(text),
        At::Hosts if !nested => seen.hosts.get_or_insert_default().push(text),
        At::Teams if !nested => seen.teams.get_or_insert_default().push(text),
        At::Remarks if !nested => seen.remarks.get_or_insert_default().push((line, text)),
        At::Plan => match (depth, seen.slots.last_mut()) {
            (Some(0 | 1), _) => seen.slots.push(slot(words, line, &text)),
            (Some(_), Some(slot)) => slot.below.push(text),
            (Some(_), None) => seen.unknown.push((line, text)),
            (None, _) => match words.end(&said).map(parse_time) {
                Some(Ok(end)) => seen.end = Some(end),
                Some(Err(_)) => {
                    seen.tells_end = false;
                    seen.unknown.push((line, text));
                }
                None => seen.unknown.push((line, text)),
            },
        },
        At::Head | At::Objectives | At::Hosts | At::Teams | At::Remarks | At::Elsewhere => {
            seen.unknown.push((line, text));
        }
    }
}

fn slot(words: &Words, line: u32, text: &str) -> SeenSlot {
    if let Some((start, end, title)) = hours(text) {
        let title = title.to_owned();
        let whole = title.clone();
        let start = Some(start);
        return SeenSlot { line, start, end, length: None, title, whole, below: Vec::new() };
    }
    let lasting = match words.line(text) {
        Line::Phase(_, length) => behind(text).map(|(title, _)| (title, length)),
        Line::Teams(_) | Line::AllTeams | Line::Rounds(_) | Line::Changeover(_) | Line::Other => {
            None
        }
    };
    let title = lasting.map_or(text, |(title, _)| title).to_owned();
    let length = lasting.map(|(_, length)| length);
    let whole = text.to_owned();
    SeenSlot { line, start: None, end: None, length, title, whole, below: Vec::new() }
}

/// When an event begins and ends, what it says and where it is.
type Dated = (DateTime<Utc>, Option<DateTime<Utc>>, SeenSlot, Option<String>);

/// A calendar, its titles without the name of the session behind them.
fn calendar(text: &str, keeps: bool) -> Option<Seen> {
    const PRODUCER: &str = "PRODID:-//deroule//deroule//";
    const LONGEST: TimeDelta = TimeDelta::days(7);
    let ours = text.lines().find_map(|line| line.strip_prefix(PRODUCER));
    if ours.is_none() && !keeps {
        return None;
    }
    let lang = match ours.map(str::trim) {
        Some("EN") => Lang::En,
        Some(_) | None => Lang::Fr,
    };
    let words = WORDS.iter().find(|words| words.lang == lang)?;
    let parsed = ical::calendar(text)?;
    let title = ical::unescape(parsed.get_name()?);
    let behind = format!(" · {title}");
    let zone = parsed.get_timezone().and_then(|name| name.parse::<Tz>().ok());
    let mut events: Vec<Dated> = Vec::new();
    let lines = text.lines().zip(1..).filter(|(line, _)| line.trim() == "BEGIN:VEVENT");
    let lines = lines.map(|(_, line)| line).chain(std::iter::repeat(1));
    let mut suffixed = false;
    for (event, line) in parsed.events().zip(lines) {
        let start = instant(event.get_start()?, zone)?;
        let end = event.get_end().and_then(|end| instant(end, zone)).filter(|end| *end > start);
        let summary = ical::unescape(event.get_summary().unwrap_or_default());
        suffixed |= summary.ends_with(&behind);
        let title = summary.strip_suffix(&behind).unwrap_or(&summary).to_owned();
        let below = ical::unescape(event.get_description().unwrap_or_default());
        let below = below.lines().map(str::trim).filter(|line| !line.is_empty());
        let below = below.map(str::to_owned).collect();
        let whole = title.clone();
        let slot = SeenSlot { line, start: None, end: None, length: None, title, whole, below };
        events.push((start, end, slot, event.get_location().map(ical::unescape)));
    }
    events.sort_by_key(|(start, ..)| *start);
    // our calendars of a year are no plan
    let long =
        events.first().zip(events.last()).is_some_and(|(first, last)| last.0 - first.0 > LONGEST);
    if !keeps && (!suffixed || long) {
        return None;
    }
    let zone = zone.unwrap_or(Tz::UTC);
    let first = events.first()?.0.with_timezone(&zone).date_naive();
    let moment = |at: DateTime<Utc>| {
        let local = at.with_timezone(&zone);
        (local.time(), (local.date_naive() - first).num_days())
    };
    let place = events.iter().find_map(|(.., place)| place.clone());
    let slots = events.into_iter().map(|(start, end, slot, _)| SeenSlot {
        start: Some(moment(start)),
        end: end.map(moment),
        ..slot
    });
    let slots = slots.collect();
    let about = Some(vec![first.format("%Y-%m-%d").to_string()]);
    let zone = Some(zone);
    Some(Seen { title, about, slots, calendar: true, place, zone, ..Seen::new(words) })
}

pub(in crate::import) fn instant(time: DatePerhapsTime, zone: Option<Tz>) -> Option<DateTime<Utc>> {
    let local = |time: chrono::NaiveDateTime, zone: Tz| crate::agenda::local_instant(zone, time).0;
    match time {
        DatePerhapsTime::DateTime(CalendarDateTime::Utc(instant)) => Some(instant),
        DatePerhapsTime::DateTime(CalendarDateTime::Floating(time)) => {
            Some(local(time, zone.unwrap_or(Tz::UTC)))
        }
        DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid }) => {
            Some(local(date_time, tzid.parse().ok().or(zone).unwrap_or(Tz::UTC)))
        }
        DatePerhapsTime::Date(_) => None,
    }
}
