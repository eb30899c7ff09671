//! From what was read to an agenda that loads: strict out, whatever came in.
//!
//! An agenda holds one slot at a time, so what runs side by side becomes tracks, and parts of a
//! slot become its notes.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{
    ReadAgenda, ReadSlot,
    facts::next_weekday,
    words::{kind::marks_end, tongue::Tongue},
};
use crate::agenda::{
    Agenda, Kind, Lang, MAX_LENGTH, Phase, Role, Slot, Text, Then, Track, Turns, read, write_length,
};

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
        return Made { agenda: (**whole).clone(), lines };
    }
    let (mut slots, mut origins) = in_order(read, today);
    let mut end = read.end;
    if let Some(last) = slots.last()
        && last.end.is_none()
        && last.start.is_some()
        && last.length.is_none()
        && marks_end(&last.title)
        && slots.len() > 1
    {
        end = end.or(last.start);
        slots.pop();
        origins.pop();
    }
    let mut out: Vec<Slot> = Vec::new();
    // the last slot with a start, and where it stands
    let mut above: Option<(usize, Placed)> = None;
    let mut stretches: Vec<Stretch> = Vec::new();
    let date = read.date.or_else(|| slots.first().and_then(|slot| slot.day));
    let mut calendar = Calendar { day: date.unwrap_or(today), last: None };
    let mut lines: Vec<Vec<u32>> = Vec::new();
    for (slot, origin) in slots.iter().zip(origins) {
        let day = slot.day.filter(|day| Some(*day) != calendar.today(date));
        let placed = calendar.place(slot, day);
        if let Some((index, above)) = &mut above {
            if above.beside(&placed) {
                above.join(&mut out[*index], &placed, names.untitled);
                stretches[*index].end = above.end;
                lines[*index].extend(origin);
                continue;
            }
            if above.end_before(&mut out[*index], &placed) {
                stretches[*index].end = placed.start;
            }
        }
        stretches.push(Stretch { start: placed.start, end: placed.end });
        out.push(placed.alone(one(slot, day, names)));
        lines.push(origin);
        if placed.start.is_some() {
            above = Some((out.len() - 1, placed));
        }
    }
    fit_lengths(&mut out, &stretches);
    // where only lengths are written, the announced beginning is that of the first slot
    if out.iter().all(|slot| slot.start.is_none())
        && let Some(first) = out.first_mut()
    {
        first.start = read.begin.filter(|_| first.end.is_none());
    }
    let text = |text: &String| Some(Text::clean(text)).filter(|text| !text.is_empty());
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
        place: read.place.as_ref().and_then(text),
        audience: read.audience.as_ref().and_then(text),
        hosts: read.hosts.iter().filter_map(text).collect(),
        objectives: read.objectives.iter().filter_map(text).collect(),
        source: None,
        lineup: Vec::new(),
        slots: out,
    };
    Made { agenda, lines }
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
fn fit_lengths(slots: &mut [Slot], stretches: &[Stretch]) {
    let mut at: Option<NaiveDateTime> = None;
    // the first start after each slot
    let mut next: Vec<Option<NaiveDateTime>> = vec![None; stretches.len()];
    for index in (1..stretches.len()).rev() {
        next[index - 1] = stretches[index].start.or(next[index]);
    }
    for ((slot, stretch), next) in slots.iter_mut().zip(stretches).zip(next) {
        let Stretch { start, end } = *stretch;
        if start.is_some() {
            at = end.or(start);
            continue;
        }
        let Some(length) = slot.length else { continue };
        let room = match (at, next) {
            (Some(at), Some(next)) => at + length <= next,
            // before the first written start, on the same day
            (None, Some(next)) => next.date().and_time(NaiveTime::MIN) + length <= next,
            (_, None) => true,
        };
        if room {
            at = at.or(next.map(|next| next.date().and_time(NaiveTime::MIN))).map(|at| at + length);
        } else {
            slot.length = None;
            let note = slot.note.as_deref().unwrap_or_default();
            slot.note = Some(Text::clean(&format!("{} {note}", write_length(length))));
        }
    }
}

/// What slots are put in order by.
type Key = (Option<NaiveDate>, Option<NaiveTime>);

/// The slots that are no part of another, by day and time, each with the lines that it is made
/// of; those without a time stay behind the one above them.
fn in_order(read: &ReadAgenda, today: NaiveDate) -> (Vec<ReadSlot>, Vec<Vec<u32>>) {
    let mut day = None;
    let mut key = (None, None);
    let mut slots: Vec<(Key, ReadSlot, Vec<u32>)> = Vec::new();
    for slot in &read.slots {
        if let Some(parent) = slot.within.and_then(|parent| read.slots.get(parent)) {
            let place = slots.iter_mut().rev().find(|(_, above, _)| above.line == parent.line);
            if let Some((_, parent, lines)) = place {
                parent.notes.push(timed_title(slot));
                lines.push(slot.line);
                continue;
            }
        }
        let mut slot = slot.clone();
        if slot.day.is_none()
            && let Some(weekday) = slot.weekday
        {
            slot.day = next_weekday(day.unwrap_or(today), weekday);
        }
        day = slot.day.or(day);
        let night = slot
            .start
            .is_some_and(|start| key.1.is_some_and(|above: NaiveTime| above - start > HALF_DAY));
        if slot.start.is_some() && !night {
            key = (slot.day, slot.start);
        }
        let line = slot.line;
        slots.push((key, slot, vec![line]));
    }
    slots.sort_by_key(|(key, ..)| *key);
    slots.into_iter().map(|(_, slot, lines)| (slot, lines)).unzip()
}

/// An end that is so long before its start is one of the next day.
const HALF_DAY: TimeDelta = TimeDelta::hours(12);

/// Gives times their days, one slot after another.
struct Calendar {
    day: NaiveDate,
    last: Option<NaiveDateTime>,
}

impl Calendar {
    /// The day that a slot is on when its agenda says none: that of the slot above, or the first.
    fn today(&self, date: Option<NaiveDate>) -> Option<NaiveDate> {
        self.last.map(|last| last.date()).or(date)
    }

    /// Places a slot; `day` is the one that the agenda says outright.
    fn place(&mut self, slot: &ReadSlot, day: Option<NaiveDate>) -> Placed {
        self.day = day.unwrap_or(self.day);
        let start = slot.start.and_then(|time| {
            let start = self.day.and_time(time);
            match self.last {
                // what runs back further than a night has no place of its own
                Some(last) if start < last => {
                    let night = day.is_none() && last - start > HALF_DAY;
                    night.then(|| start + TimeDelta::days(1))
                }
                Some(_) | None => Some(start),
            }
        });
        if let Some(start) = start {
            self.day = start.date();
            self.last = Some(start);
        }
        let end = start.and_then(|start| match (slot.end, slot.length) {
            (Some(end), _) => {
                let end = start.date().and_time(end);
                let end = if end > start { end } else { end + TimeDelta::days(1) };
                // an agenda has no slots that run so far into the next day
                Some(end).filter(|end| end.date() == start.date() || *end - start < HALF_DAY)
            }
            (None, Some(length)) => start.checked_add_signed(length),
            (None, None) => None,
        });
        Placed { slot: slot.clone(), start, end }
    }
}

/// A slot with its place in time.
struct Placed {
    slot: ReadSlot,
    start: Option<NaiveDateTime>,
    end: Option<NaiveDateTime>,
}

impl Placed {
    /// The slot with the times that an agenda can hold; a start that has no place in it goes
    /// before the title.
    fn alone(&self, slot: Slot) -> Slot {
        if self.start.is_none() && slot.start.is_some() {
            let title = Text::clean(&timed_title(&self.slot));
            let length = slot.length.or(self.slot.length).filter(|length| fits(*length));
            return Slot { start: None, end: None, day: None, length, title, ..slot };
        }
        Slot { end: slot.end.filter(|_| self.end.is_some()), ..slot }
    }

    /// Whether `next` takes place while this one does.
    fn beside(&self, next: &Self) -> bool {
        let (Some(began), Some(start)) = (self.start, next.start) else { return false };
        match (self.end, next.end) {
            (Some(_), _) if start == began => true,
            (Some(end), Some(other)) => start > began && start < end && other <= end,
            (None, None) => {
                start == began && self.slot.track.is_some() && next.slot.track.is_some()
            }
            (_, _) => false,
        }
    }

    /// Makes `next` a track of this slot; the longest of them says when it ends.
    fn join(&mut self, last: &mut Slot, next: &Self, untitled: &str) {
        let slot = &next.slot;
        let said = titled(&slot.title, untitled);
        if last.tracks.is_empty() {
            let room = self.slot.track.take();
            last.tracks.push(track(&last.title, room.as_deref()));
        }
        let together = next.start == self.start;
        let alike = together && next.end == self.end;
        let title = if alike { said.to_string() } else { timed_title(slot) };
        last.tracks.push(track(&title, slot.track.as_deref()));
        let day = |end: &NaiveDateTime| self.start.is_some_and(|start| *end - start < HALF_DAY);
        if together && next.end > self.end && next.end.as_ref().is_some_and(day) {
            self.end = next.end;
            last.end = next.end.map(|end| end.time());
            last.length = None;
        }
        if alike && last.title != said {
            last.title = Text::clean(&format!("{} / {}", last.title, said));
        }
    }

    /// Ends a slot that would still run when the next one begins; returns whether it would.
    fn end_before(&self, last: &mut Slot, next: &Self) -> bool {
        let (Some(began), Some(end), Some(start)) = (self.start, self.end, next.start) else {
            return false;
        };
        let cut = start > began && start < end;
        if cut {
            last.end = Some(start.time());
            last.length = None;
        }
        cut
    }
}

fn track(title: &str, room: Option<&str>) -> Track {
    let room = room.map(Text::clean).filter(|room| !room.is_empty());
    Track { title: Text::clean(title), room, ..Track::default() }
}

fn timed_title(slot: &ReadSlot) -> String {
    let time = |time: NaiveTime| time.format("%H:%M").to_string();
    match (slot.start, slot.end) {
        (Some(start), Some(end)) => format!("{}-{} {}", time(start), time(end), slot.title),
        (Some(start), None) => format!("{} {}", time(start), slot.title),
        (None, _) => slot.title.clone(),
    }
}

fn one(slot: &ReadSlot, day: Option<NaiveDate>, names: PhaseNames<'_>) -> Slot {
    let mut phases = Vec::new();
    let turns = slot.items.filter(|items| (1..=100).contains(items)).map(Turns::Count);
    if turns.is_some() {
        phases.extend(
            slot.item
                .filter(|length| fits(*length))
                .map(|length| phase(names.presentation, length, Role::Presentation)),
        );
        phases.extend(
            slot.feedback
                .filter(|length| fits(*length))
                .map(|length| phase(names.feedback, length, Role::Feedback)),
        );
    }
    let mut notes = slot.notes.clone();
    if turns.is_none() {
        notes.extend(each(slot));
    }
    let tracks = texts(&slot.tracks).map(|title| Track { title, ..Track::default() });
    Slot {
        day,
        start: slot.start,
        end: slot.end,
        length: slot.length.filter(|length| slot.end.is_none() && fits(*length)),
        kind: slot.kind,
        title: titled(&slot.title, names.untitled),
        changeover: slot.transition.filter(|length| turns.is_some() && fits(*length)),
        rounds: slot.rounds.filter(|rounds| (2..=100).contains(rounds) && turns.is_none()),
        turns,
        phases,
        tracks: tracks.collect(),
        note: Some(Text::clean(&notes.join(" ; "))).filter(|note| !note.is_empty()),
        prompts: texts(&slot.prompts).collect(),
        ..Slot::default()
    }
}

/// A title; the one for what has none where nothing of it can be shown.
fn titled(raw: &str, untitled: &str) -> Text {
    Some(Text::clean(raw)).filter(|title| !title.is_empty()).unwrap_or_else(|| Text::from(untitled))
}

/// The texts that say something.
fn texts(texts: &[String]) -> impl Iterator<Item = Text> {
    texts.iter().map(|text| Text::clean(text)).filter(|text| !text.is_empty())
}

/// Whether an agenda can hold a length.
fn fits(length: TimeDelta) -> bool {
    length > TimeDelta::zero() && length <= MAX_LENGTH
}

fn phase(title: &str, length: TimeDelta, role: Role) -> Phase {
    Phase {
        title: Text::clean(title),
        length,
        role: Some(role),
        floor: None,
        warn: None,
        danger: None,
        grace: None,
        then: Then::Wait,
        script: Vec::new(),
        prompts: Vec::new(),
    }
}

/// What each one has, where it is not known how many pass: `7' + 3' + 5'`.
fn each(slot: &ReadSlot) -> Option<String> {
    let parts: Vec<String> = [slot.item, slot.feedback, slot.transition]
        .into_iter()
        .flatten()
        .map(|length| format!("{}'", length.num_minutes()))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" + "))
}

/// Reads an agenda of this program; none when it does not load.
pub(super) fn from_ron(text: &str) -> Option<Vec<ReadAgenda>> {
    let loaded = read::read(text.as_bytes());
    let agenda = loaded.agenda?;
    let lines = loaded.places.slots.iter().map(|place| place.head.line);
    let lines = lines.map(|line| u32::try_from(line).unwrap_or(u32::MAX));
    let slots = agenda.slots.iter().zip(lines);
    let slots = slots.map(|(slot, line)| from_slot(slot, line, agenda.date)).collect();
    let list = |texts: &[Text]| texts.iter().map(|text| text.to_string()).collect();
    let last = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
    Some(vec![ReadAgenda {
        title: agenda.title.to_string(),
        date: agenda.date,
        lang: agenda.lang.map(|lang| match lang {
            Lang::Fr => Tongue::Fr,
            Lang::En => Tongue::En,
        }),
        zone: agenda.zone,
        place: agenda.place.as_ref().map(ToString::to_string),
        audience: agenda.audience.as_ref().map(ToString::to_string),
        hosts: list(&agenda.hosts),
        objectives: list(&agenda.objectives),
        begin: None,
        end: agenda.end,
        slots,
        findings: Vec::new(),
        lines: (1, last.max(1)),
        whole: Some(Box::new(agenda)),
    }])
}

fn from_slot(slot: &Slot, line: u32, date: Option<NaiveDate>) -> ReadSlot {
    let spanned = slot.start.zip(slot.end).map(|(start, end)| {
        let length = end - start;
        if length < TimeDelta::zero() { length + TimeDelta::days(1) } else { length }
    });
    let phase = |role: Role, place: usize| {
        let found = slot
            .phases
            .iter()
            .enumerate()
            .find(|(index, phase)| phase.role.map_or(*index == place, |own| own == role));
        found.map(|(_, phase)| phase.length)
    };
    ReadSlot {
        line,
        day: slot.day.or(date),
        start: slot.start,
        end: slot.end,
        length: spanned.or(slot.length),
        title: slot.title.to_string(),
        kind: slot.kind,
        items: match &slot.turns {
            Some(Turns::Count(count)) => Some(*count),
            Some(Turns::Named(names)) => u16::try_from(names.len()).ok(),
            Some(Turns::All) | None => None,
        },
        item: phase(Role::Presentation, 0).filter(|_| slot.kind != Kind::Other),
        feedback: phase(Role::Feedback, 1),
        transition: slot.changeover,
        tracks: slot.tracks.iter().map(|track| track.title.to_string()).collect(),
        rounds: slot.rounds,
        prompts: slot.prompts.iter().map(ToString::to_string).collect(),
        notes: slot.note.iter().map(ToString::to_string).collect(),
        ..ReadSlot::default()
    }
}
