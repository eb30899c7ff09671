//! What really happened, as iCalendar (RFC 5545): an event for each turn, for each slot without
//! turns, and for each break that was not planned.
//!
//! Instants are in UTC, which needs no table of zones. Must never take a stamp or an id from
//! anywhere but the journal: the same journal gives the same bytes.

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::{Calendar, Component, Event, EventLike, Property};

use super::{Debrief, debrief::RowName};
use crate::{
    agenda::{Text, fold_name},
    i18n::{
        Lang,
        export::{Words, say},
    },
    session::{NoteKind, Session, TakenNote, slug},
};

/// The most octets of a line, without its end: what RFC 5545 allows.
const MAX_LINE: usize = 75;
/// Who wrote it.
pub(super) const PRODUCER: &str = "-//deroule//deroule//";

/// The calendar of a session. What has begun and not ended goes on to its last event.
pub(super) fn write(debrief: &Debrief, session: &Session, lang: Lang) -> String {
    let head = &debrief.head;
    let until = |end: Option<DateTime<Utc>>| end.unwrap_or(head.as_of);
    let mut held: Vec<Held> = Vec::new();
    for row in &debrief.slots {
        let (name, of) = match &row.what {
            RowName::Slot(title) => (title.to_string(), row.slot),
            RowName::Break => (say(lang, &Words::UnplannedBreak), None),
            RowName::Round(..) | RowName::Part(_) => continue,
        };
        let with_turns = of.is_some_and(|slot| has_turns(session, slot));
        if let (false, Some(from)) = (with_turns, row.started_at) {
            let notes = debrief.general.iter().flat_map(|(_, notes)| notes);
            let notes = notes
                .filter(|taken| of.is_some() && taken.note.cue.and_then(|cue| cue.slot()) == of);
            held.push(Held { name, from, to: until(row.ended_at), notes: notes.collect() });
        }
    }
    for row in debrief.turns.iter().flat_map(|table| &table.rows) {
        let Some(from) = row.started_at else { continue };
        let slot = session.plan().slots.get(usize::from(row.slot).wrapping_sub(1));
        let slot = slot.map(|slot| slot.title.as_str()).unwrap_or_default();
        let unnamed = Words::Turn { number: row.turn };
        let team = row.team.as_ref().map_or_else(|| say(lang, &unnamed), Text::to_string);
        let theirs =
            |name: &Text| row.team.as_ref().is_some_and(|team| fold_name(team) == fold_name(name));
        let teams = debrief.teams.iter().filter(|team| theirs(&team.name));
        let notes = teams.flat_map(|team| &team.notes).flat_map(|(_, notes)| notes);
        // a team with several turns said this in this one
        let then =
            |taken: &&TakenNote| taken.note.cue.is_none_or(|cue| cue.slot() == Some(row.slot));
        let notes = notes.filter(then).collect();
        held.push(Held { name: format!("{team} · {slot}"), from, to: until(row.ended_at), notes });
    }
    if debrief.only.defi.is_none() {
        held.extend(debrief.free.iter().map(|free| {
            let slot = free
                .slot
                .and_then(|slot| session.plan().slots.get(usize::from(slot).wrapping_sub(1)));
            let slot = slot.map(|slot| slot.title.as_str()).unwrap_or_default();
            let what = Words::FreeTurn { name: &free.team, discussion: free.discussion };
            let name = format!("{} · {slot}", say(lang, &what));
            Held { name, from: free.from, to: until(free.to), notes: Vec::new() }
        }));
    }
    if !debrief.only.is_all() {
        held.retain(|held| !held.notes.is_empty() || debrief.only.kind.is_none());
    }
    held.sort_by_key(|held| (held.from, held.to));
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", format!("{PRODUCER}{}", lang_code(lang))));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    let opened = session.opened_at().unwrap_or(head.as_of);
    for (number, held) in (1..).zip(held) {
        let mut event = Event::new();
        event
            .uid(&format!("{}-{number}@deroule", opened.format("%Y%m%dT%H%M%S%3fZ")))
            .timestamp(head.as_of)
            .starts(held.from)
            .ends(held.to.max(held.from))
            .summary(&format!("{} · {}", held.name, head.title));
        if let Some(place) = &head.place {
            event.location(place);
        }
        let lines: Vec<String> = held.notes.iter().map(|taken| line(taken)).collect();
        if !lines.is_empty() {
            event.description(&lines.join("\n"));
        }
        calendar.push(event.done());
    }
    fold(&calendar.to_string())
}

/// A calendar whose lines are no longer than they may be: the library's own folds are one octet
/// too long at the end of a line.
pub(super) fn fold(written: &str) -> String {
    let unfolded = written.replace("\r\n ", "");
    unfolded.lines().map(folded).collect()
}

/// The ids of planned events: by their day and their names, so that an event stays the same one
/// when others come or go.
#[derive(Debug, Default)]
pub(super) struct Ids(Vec<String>);

impl Ids {
    /// Ids beside those that are given already.
    pub(super) fn beside<'a>(known: impl IntoIterator<Item = &'a str>) -> Self {
        Self(known.into_iter().map(str::to_owned).collect())
    }

    /// The id of an event. One of the same day and names as an earlier one is counted.
    pub(super) fn of(&mut self, date: NaiveDate, names: &[&str]) -> String {
        let mut id = date.format("%Y%m%d").to_string();
        for name in names {
            id = format!("{id}-{}", slug(name));
        }
        let uid = |id: &str| format!("{id}@deroule");
        let mut counted = uid(&id);
        let mut number = 1_usize;
        while self.0.contains(&counted) {
            number += 1;
            counted = uid(&format!("{id}-{number}"));
        }
        self.0.push(counted.clone());
        counted
    }
}

/// What was held, and what was said of it.
struct Held<'a> {
    name: String,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    notes: Vec<&'a TakenNote>,
}

fn has_turns(session: &Session, slot: u16) -> bool {
    let slot = session.plan().slots.get(usize::from(slot).wrapping_sub(1));
    slot.is_some_and(|slot| !slot.seats.is_empty())
}

/// A note with its sign.
fn line(taken: &TakenNote) -> String {
    match taken.note.kind.sign().filter(|_| taken.note.kind != NoteKind::Plain) {
        Some(sign) => format!("{sign} {}", taken.note.text),
        None => taken.note.text.to_string(),
    }
}

pub(super) const fn lang_code(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "FR",
        Lang::En => "EN",
    }
}

/// A line in pieces of at most [`MAX_LINE`] octets, each further one behind a blank; no character
/// is torn, and none is parted from a blank beside it, which some readers would drop.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let (mut rest, mut room) = (line, MAX_LINE);
    while rest.len() > room {
        let end = (1..=room).rev().find(|end| is_seam(rest, *end));
        let end = end.unwrap_or_else(|| rest.floor_char_boundary(room));
        out.push_str(&rest[..end]);
        out.push_str("\r\n ");
        rest = &rest[end..];
        room = MAX_LINE - 1;
    }
    out.push_str(rest);
    out.push_str("\r\n");
    out
}

/// Whether a line may be folded here: between two characters that are no blanks.
fn is_seam(line: &str, at: usize) -> bool {
    line.split_at_checked(at).is_some_and(|(before, after)| {
        !before.ends_with(char::is_whitespace) && !after.starts_with(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests {
    use super::{MAX_LINE, folded};

    #[test]
    fn no_line_is_too_long_and_no_character_is_torn() {
        for length in [0, 1, 74, 75, 76, 149, 150, 223, 400] {
            for unit in ["a", "é", "👩", "a b", " "] {
                let line = unit.repeat(length);
                let written = folded(&line);
                assert!(written.split("\r\n").all(|line| line.len() <= MAX_LINE), "{written}");
                let unfolded = written.replace("\r\n ", "");
                assert_eq!(unfolded.strip_suffix("\r\n"), Some(&*line));
            }
        }
    }
}
