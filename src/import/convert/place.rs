//! Where slots stand in time: their order, their days, what runs side by side and what would
//! overlap. Never changes what a slot says.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{
    slot::{fits, timed_title, titled, track},
    told::Told,
};
use crate::{
    agenda::{Slot, Text},
    import::{FindingKind, ReadAgenda, ReadSlot, facts::next_weekday},
};

/// What slots are put in order by.
type Key = (Option<NaiveDate>, Option<NaiveTime>);

/// The slots that are no part of another, by day and time, each with the lines that it is made
/// of; those without a time stay behind the one above them.
pub(super) fn in_order(
    read: &ReadAgenda,
    today: NaiveDate,
    told: &mut Told,
) -> (Vec<ReadSlot>, Vec<Vec<u32>>) {
    let mut day = None;
    let mut key = (None, None);
    let mut slots: Vec<(Key, ReadSlot, Vec<u32>)> = Vec::new();
    // which slot of the file each one is
    let mut numbers: Vec<usize> = Vec::new();
    for (number, slot) in read.slots.iter().enumerate() {
        if let Some(parent) = slot.within {
            let place = numbers.iter().rposition(|number| *number == parent);
            if let Some((_, parent, lines)) = place.and_then(|place| slots.get_mut(place)) {
                let text = timed_title(slot);
                told.note(
                    slot.line,
                    FindingKind::Kept { title: parent.title.clone(), text: text.clone() },
                );
                parent.notes.push(text);
                parent.notes.extend(slot.notes.iter().cloned());
                parent.prompts.extend(slot.prompts.iter().cloned());
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
        if slots.last().is_some_and(|(above, ..)| key < *above) {
            told.note(line, FindingKind::Sorted { title: slot.title.clone() });
        }
        slots.push((key, slot, vec![line]));
        numbers.push(number);
    }
    slots.sort_by_key(|(key, ..)| *key);
    slots.into_iter().map(|(_, slot, lines)| (slot, lines)).unzip()
}

/// An end that is so long before its start is one of the next day.
pub(super) const HALF_DAY: TimeDelta = TimeDelta::hours(12);

/// Gives times their days, one slot after another.
pub(super) struct Calendar {
    pub(super) day: NaiveDate,
    pub(super) last: Option<NaiveDateTime>,
}

impl Calendar {
    /// The day that a slot is on when its agenda says none: that of the slot above, or the first.
    pub(super) fn today(&self, date: Option<NaiveDate>) -> Option<NaiveDate> {
        self.last.map(|last| last.date()).or(date)
    }

    /// Goes back to the last slot that is written: what runs beside it counts for no time of day.
    pub(super) fn back_to(&mut self, start: Option<NaiveDateTime>) {
        self.day = start.map_or(self.day, |start| start.date());
        self.last = start.or(self.last);
    }

    /// Places a slot; `day` is the one that the agenda says outright.
    pub(super) fn place(&mut self, slot: &ReadSlot, day: Option<NaiveDate>) -> Placed {
        // a slot without an hour takes none of those below it to its day
        if slot.start.is_some() {
            self.day = day.unwrap_or(self.day);
        }
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
pub(super) struct Placed {
    slot: ReadSlot,
    pub(super) start: Option<NaiveDateTime>,
    pub(super) end: Option<NaiveDateTime>,
}

impl Placed {
    /// The slot as it was read.
    pub(super) const fn read(&self) -> &ReadSlot {
        &self.slot
    }

    /// The slot with the times that an agenda can hold; a start that has no place in it goes
    /// before the title.
    pub(super) fn alone(&self, slot: Slot) -> Slot {
        if self.start.is_none() && slot.start.is_some() {
            let title = Text::clean(&timed_title(&self.slot));
            let length = slot.length.or(self.slot.length).filter(|length| fits(*length));
            return Slot { start: None, end: None, day: None, length, title, ..slot };
        }
        Slot { end: slot.end.filter(|_| self.end.is_some()), ..slot }
    }

    /// Whether `next` takes place while this one does.
    pub(super) fn beside(&self, next: &Self) -> bool {
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
    pub(super) fn join(&mut self, last: &mut Slot, next: &Self, untitled: &str) {
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
        // what is said of it stays with it
        let notes = Text::clean(&slot.notes.join(" ; "));
        if !notes.is_empty() {
            let note = format!("{said} : {notes}");
            let note = match &last.note {
                Some(above) => format!("{above} ; {note}"),
                None => note,
            };
            last.note = Some(Text::clean(&note));
        }
        last.prompts.extend(slot.prompts.iter().map(|text| Text::clean(text)));
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
    pub(super) fn end_before(&self, last: &mut Slot, next: &Self) -> bool {
        let (Some(began), Some(end), Some(start)) = (self.start, self.end, next.start) else {
            return false;
        };
        let cut = start > began && start < end;
        if cut {
            let length = start - began;
            let night = start.date() != began.date() && length >= HALF_DAY;
            last.end = Some(start.time()).filter(|_| !night);
            last.length = Some(length).filter(|length| night && fits(*length));
        }
        cut
    }
}
