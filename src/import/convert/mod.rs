//! From what was read to an agenda that loads: strict out, whatever came in.
//!
//! An agenda holds one slot at a time, so what runs side by side becomes tracks, and parts of a
//! slot become its notes.

mod place;
mod slot;
mod told;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{
    Finding, FindingKind, ReadAgenda, ReadSlot,
    words::{kind::marks_end, tongue::Tongue},
};
use crate::agenda::{Agenda, Lang, Slot, Text, Turns, write_length};
use place::{Calendar, HALF_DAY, Placed, in_order};
use slot::{each, fits, one, titled};
use told::Told;

/// What the phases of a turn are called, in the language of the agenda.
#[derive(Debug, Clone, Copy)]
pub struct PhaseNames<'a> {
    /// The team presents.
    pub presentation: &'a str,
    /// The room reacts.
    pub feedback: &'a str,
    /// A slot of which nothing says what it is.
    pub untitled: &'a str,
}

/// An agenda that was made of what was read, and where its slots come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// The agenda.
    pub agenda: Agenda,
    /// The lines of the file that each slot was made of, from 1; as long as the agenda's list of
    /// slots, and in its order. The first one is the slot's own.
    pub lines: Vec<Vec<u32>>,
    /// What needs a look, by line: what the reading found, and what was changed to make an agenda.
    pub findings: Vec<Finding>,
}

/// Makes an agenda of what was read.
#[must_use]
pub fn agenda(read: &ReadAgenda, names: PhaseNames<'_>, today: NaiveDate) -> Agenda {
    make(read, names, today).agenda
}

/// Makes an agenda of what was read, and tells which lines each slot was made of.
#[must_use]
pub fn make(read: &ReadAgenda, names: PhaseNames<'_>, today: NaiveDate) -> Made {
    if let Some(whole) = &read.whole {
        let lines = read.slots.iter().map(|slot| vec![slot.line]).collect();
        return Made { agenda: (**whole).clone(), lines, findings: read.findings.clone() };
    }
    let mut told = Told::default();
    let mut closing = None;
    let (mut slots, mut origins) = in_order(read, today, &mut told);
    let mut end = read.end;
    if let Some(last) = slots.last()
        && last.end.is_none()
        && last.start.is_some()
        && last.length.is_none()
        && marks_end(&last.title)
        && slots.len() > 1
    {
        end = end.or(last.start);
        closing = slots.pop().map(|slot| slot.line);
        origins.pop();
    }
    let mut out: Vec<Slot> = Vec::new();
    // the last slot with a start, and where it stands
    let mut above: Option<(usize, Placed)> = None;
    let mut stretches: Vec<Stretch> = Vec::new();
    let date = read.date.or_else(|| slots.first().and_then(|slot| slot.day));
    let mut calendar = Calendar { day: date.unwrap_or(today), last: None };
    let mut lines: Vec<Vec<u32>> = Vec::new();
    // where each slot takes place, if it is alone
    let mut rooms: Vec<Option<Text>> = Vec::new();
    for (slot, origin) in slots.iter().zip(origins) {
        let day = slot.day.filter(|day| Some(*day) != calendar.today(date));
        let placed = calendar.place(slot, day);
        if let Some((index, above)) = &mut above {
            if above.beside(&placed) {
                told.joined(slot, above.read());
                above.join(&mut out[*index], &placed, names.untitled);
                calendar.back_to(above.start);
                stretches[*index].end = above.end;
                lines[*index].extend(origin);
                rooms[*index] = None;
                continue;
            }
            if above.end_before(&mut out[*index], &placed) {
                stretches[*index].end = placed.start;
                told.cut(above.read(), slot);
            }
        }
        lost(slot, &placed, &mut told);
        stretches.push(Stretch { start: placed.start, end: placed.end });
        out.push(placed.alone(one(slot, day, names)));
        rooms.push(slot.track.as_deref().map(Text::clean).filter(|room| !room.is_empty()));
        lines.push(origin);
        if placed.start.is_some() {
            above = Some((out.len() - 1, placed));
        }
    }
    fit_lengths(&mut out, &stretches, &lines, &mut told);
    // where only lengths are written, the announced beginning is that of the first slot
    if out.iter().all(|slot| slot.start.is_none())
        && let Some(first) = out.first_mut()
    {
        first.start = read.begin.filter(|_| first.end.is_none());
    }
    let text = |text: &String| Some(Text::clean(text)).filter(|text| !text.is_empty());
    let place = settle(&mut out, rooms, read.place.as_ref().and_then(text));
    let agenda = Agenda {
        title: titled(&read.title, names.untitled),
        date,
        zone: read.zone,
        lang: match read.lang {
            Some(Tongue::Fr) => Some(Lang::Fr),
            Some(Tongue::En | Tongue::De | Tongue::Es | Tongue::Nl) => Some(Lang::En),
            None => None,
        },
        end: end.filter(|end| {
            ends_after(&stretches, read.begin, *end)
                && Some(*end) != out.last().and_then(|slot| slot.end)
        }),
        place,
        audience: read.audience.as_ref().and_then(text),
        hosts: read.hosts.iter().filter_map(text).collect(),
        objectives: read.objectives.iter().filter_map(text).collect(),
        source: None,
        lineup: Vec::new(),
        slots: out,
    };
    Made { agenda, lines, findings: told.merged(&read.findings, closing) }
}

/// The place of a session: the one that is written, else the room that all its slots share. Of
/// other rooms the notes tell, as a slot has no place of its own.
fn settle(slots: &mut [Slot], rooms: Vec<Option<Text>>, place: Option<Text>) -> Option<Text> {
    let alone = slots.iter().all(|slot| slot.tracks.is_empty());
    let mut named = rooms.iter().flatten();
    let shared = named.next().filter(|first| alone && named.all(|room| room == *first)).cloned();
    let place = place.or(shared);
    for (slot, room) in slots.iter_mut().zip(rooms) {
        if let Some(room) = room.filter(|room| Some(room) != place.as_ref()) {
            let note = slot.note.as_ref().map(|note| format!("{room} ; {note}"));
            slot.note = Some(note.map_or(room, |note| Text::clean(&note)));
        }
    }
    place
}

/// Says what an agenda cannot hold of one slot.
fn lost(slot: &ReadSlot, placed: &Placed, told: &mut Told) {
    let title = || slot.title.clone();
    if let Some(start) = slot.start.filter(|_| placed.start.is_none()) {
        told.warn(slot.line, FindingKind::StartMoved { title: title(), start });
    }
    if let Some(length) = slot.length.filter(|length| slot.end.is_none() && !fits(*length)) {
        told.warn(slot.line, FindingKind::LengthLost { title: title(), length });
    }
    if let Some(text) = each(slot).filter(|_| slot.items.is_none()) {
        told.note(slot.line, FindingKind::Figures { title: title(), text });
    }
}

/// When a slot of the agenda begins and ends, as far as that is written.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    start: Option<NaiveDateTime>,
    end: Option<NaiveDateTime>,
}

/// Whether the session can end at `end`: after it begins, as an agenda with these slots is read.
fn ends_after(stretches: &[Stretch], begin: Option<NaiveTime>, end: NaiveTime) -> bool {
    let mut starts = stretches.iter().filter_map(|stretch| stretch.start);
    let Some(first) = starts.next() else {
        return begin.is_some_and(|begin| begin < end);
    };
    let last = starts.next_back().unwrap_or(first);
    let same = last.date().and_time(end);
    let next = last - same > HALF_DAY;
    let end = if next { same + TimeDelta::days(1) } else { same };
    end > first
}

/// Moves a length that has no room before the next written start into the note.
fn fit_lengths(slots: &mut [Slot], stretches: &[Stretch], lines: &[Vec<u32>], told: &mut Told) {
    let mut at: Option<NaiveDateTime> = None;
    // the first start after each slot
    let mut next: Vec<Option<NaiveDateTime>> = vec![None; stretches.len()];
    for index in (1..stretches.len()).rev() {
        next[index - 1] = stretches[index].start.or(next[index]);
    }
    let follows = stretches.iter().skip(1).map(Some).chain(std::iter::once(None));
    let rows = slots.iter_mut().zip(lines).zip(stretches).zip(next).zip(follows);
    for ((((slot, lines), stretch), next), follows) in rows {
        let line = lines.first().copied().unwrap_or(1);
        let mut moved = |slot: &Slot, length: TimeDelta| {
            let title = slot.title.to_string();
            told.warn(line, FindingKind::LengthMoved { title, length });
        };
        let Stretch { start, end } = *stretch;
        if let Some(start) = start {
            let turns = turn_time(slot).and_then(|turns| start.checked_add_signed(turns));
            // what has no hour of its own begins when the turns are over
            let waits = follows.is_some_and(|follows| follows.start.is_none());
            if waits && turns.zip(next).is_some_and(|(turns, next)| turns > next) {
                if let Some(turns) = turn_time(slot) {
                    moved(slot, turns);
                }
                tell_turns(slot);
                at = end.or(Some(start));
            } else {
                at = turns.max(end).or(Some(start));
            }
            continue;
        }
        // before the first written start, on the same day
        let from = at.or(next.map(|next| next.date().and_time(NaiveTime::MIN)));
        let stop = |length: TimeDelta| from.and_then(|from| from.checked_add_signed(length));
        let fits =
            |length: TimeDelta| stop(length).zip(next).is_none_or(|(stop, next)| stop <= next);
        if let Some(turns) = turn_time(slot).filter(|turns| !fits(*turns)) {
            moved(slot, turns);
            tell_turns(slot);
        }
        let Some(length) = slot.length.max(turn_time(slot)) else { continue };
        if fits(length) {
            at = stop(length);
        } else if slot.length.take().is_some() {
            moved(slot, length);
            tell(slot, &write_length(length));
        }
    }
}

/// How long all turns of a slot take.
fn turn_time(slot: &Slot) -> Option<TimeDelta> {
    let Some(Turns::Count(count)) = &slot.turns else { return None };
    let turn: TimeDelta = slot.phases.iter().map(|phase| phase.length).sum();
    let turn = turn + slot.changeover.unwrap_or_default();
    turn.checked_mul(i32::from(*count)).filter(|all| !all.is_zero())
}

/// Moves the turns of a slot, which have no room, into its note: `3 × 10m + 5m`.
fn tell_turns(slot: &mut Slot) {
    let Some(&Turns::Count(count)) = slot.turns.as_ref() else { return };
    slot.turns = None;
    let lengths = slot.phases.drain(..).map(|phase| phase.length).chain(slot.changeover.take());
    let turn: Vec<String> = lengths.map(write_length).collect();
    tell(slot, &format!("{count} × {}", turn.join(" + ")));
}

/// Puts something before the note of a slot.
fn tell(slot: &mut Slot, text: &str) {
    let note = slot.note.as_deref().unwrap_or_default();
    slot.note = Some(Text::clean(&format!("{text} {note}")));
}
