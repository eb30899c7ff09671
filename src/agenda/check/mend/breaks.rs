//! Mends of breaks: longer ones, new ones. Also of slots whose teams need more minutes.
//!
//! The minutes come from the slots beside, so that the day ends when it did.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Mend, MendKind,
    bench::{Bench, Part},
};
use crate::agenda::{
    Change, CueId, Edit, Seat, Slot, Text, Turns,
    check::{Finding, LONGEST_STRETCH, SHORTEST_BREAK, turns::taken},
    times::starts,
};

/// How many more breaks than strictly needed are tried: slots end where they end.
const MORE_BREAKS: i32 = 2;
/// A break in the middle of a slot begins at a multiple of this, in minutes.
const ROUND: i64 = 5;

/// From when to when a slot lasts.
type Span = (DateTime<Utc>, DateTime<Utc>);

impl Bench<'_> {
    /// A slot that lasts `needs`: it takes what it lacks from a neighbour, the longer one first.
    pub(super) fn grown_to(&self, finding: &Finding, needs: TimeDelta) -> Vec<Mend> {
        let Some(part) = self.slot(finding) else { return Vec::new() };
        let (start, end) = (part.planned.start, part.planned.end);
        let by = needs - (end - start);
        let before = part.index.checked_sub(1).and_then(|index| self.part(index));
        let after = self.part(part.index + 1);
        let free =
            after.is_none_or(|after| starts(after.written) && after.planned.start >= end + by);
        let mut ways = Vec::new();
        ways.extend(free.then(|| self.ending(part, end + by)).flatten());
        let mut givers: Vec<_> = [before, after].into_iter().flatten().collect();
        givers.retain(|giver| giver.planned.length.is_some_and(|length| length >= by * 2));
        // the longer one first; of two equal ones the one above
        givers.sort_by_key(|giver| std::cmp::Reverse(giver.planned.length));
        for giver in givers {
            let (from, to) = (giver.planned.start, giver.planned.end);
            let (mine, theirs) = if giver.index < part.index {
                ((start - by, end), (from, to - by))
            } else {
                ((start, end + by), (from + by, to))
            };
            let edits = [self.last(part, mine.0, mine.1), self.last(giver, theirs.0, theirs.1)];
            let [Some(own), Some(other)] = edits else { continue };
            let what = MendKind::Grow {
                title: part.planned.title.clone(),
                length: needs,
                giver: giver.planned.title.clone(),
                left: theirs.1 - theirs.0,
            };
            ways.push(Mend { what, edits: vec![own, other] });
        }
        ways
    }

    /// Breaks between the slots of a stretch, as evenly as the slots allow; where there is one slot
    /// only, a break in its middle.
    pub(super) fn breaks(&self, finding: &Finding, length: TimeDelta) -> Vec<Mend> {
        let Some(first) = self.slot(finding) else { return Vec::new() };
        let last = self.other(finding).unwrap_or(first);
        let start = first.planned.start;
        let longest = LONGEST_STRETCH.num_seconds();
        let least = (length.num_seconds() + longest - 1) / longest - 1;
        let least = i32::try_from(least).unwrap_or(i32::MAX).max(1);
        let mut ways = Vec::new();
        let most = i32::try_from(last.index - first.index).unwrap_or(i32::MAX);
        for count in least..=least.saturating_add(MORE_BREAKS).min(most) {
            let targets = (1..=count).map(|nth| start + length / (count + 1) * nth);
            let mut cuts: Vec<usize> = Vec::new();
            for target in targets {
                let free = (first.index..last.index).filter(|slot| !cuts.contains(slot));
                let ends = |slot: &usize| (self.plan.slots[*slot].end - target).abs();
                cuts.extend(free.min_by_key(ends));
            }
            cuts.sort_unstable();
            ways.extend([true, false].map(|longer| self.cuts(&cuts, longer)).into_iter().flatten());
        }
        let middle = start + length / 2;
        let inside = (first.index..=last.index).filter_map(|index| self.part(index));
        let mut long: Vec<_> = inside.collect();
        long.sort_by_key(|part| std::cmp::Reverse(part.planned.length));
        ways.extend(long.into_iter().take(2).filter_map(|part| self.split(part, middle)));
        ways
    }

    /// A break after each of these slots, taken from the longer slot beside it, or the shorter one.
    fn cuts(&self, cuts: &[usize], from_longer: bool) -> Option<Mend> {
        let mut spans: BTreeMap<usize, Span> = BTreeMap::new();
        let mut breaks = Vec::new();
        for &above in cuts {
            let mut span = |index: usize| {
                let planned = &self.plan.slots[index];
                *spans.entry(index).or_insert((planned.start, planned.end))
            };
            let (upper, lower) = (span(above), span(above + 1));
            let longer_above = upper.1 - upper.0 >= lower.1 - lower.0;
            let pause = if longer_above == from_longer {
                let pause = (upper.1 - SHORTEST_BREAK, upper.1);
                spans.insert(above, (upper.0, pause.0));
                pause
            } else {
                let pause = (lower.0, lower.0 + SHORTEST_BREAK);
                spans.insert(above + 1, (pause.1, lower.1));
                pause
            };
            breaks.push((above + 1, pause));
        }
        let mut edits = Vec::new();
        for (index, (start, end)) in spans {
            let part = self.part(index)?;
            if (start, end) != (part.planned.start, part.planned.end) {
                edits.push(self.last(part, start, end)?);
            }
        }
        let starts = breaks.iter().map(|(_, (start, _))| self.hour(*start)).collect();
        for (at, pause) in breaks.into_iter().rev() {
            let slot = Box::new(self.break_before(at, pause));
            edits.push(Edit::AddSlot { at, slot });
        }
        let what = MendKind::AddBreaks { starts, length: SHORTEST_BREAK };
        Some(Mend { what, edits })
    }

    /// A break that has times where the slots around it have some, else a length.
    fn break_before(&self, at: usize, (start, end): Span) -> Slot {
        let timed = |slot: &Slot| slot.start.is_some() || slot.end.is_some();
        let around = [at.checked_sub(1), Some(at)].into_iter().flatten();
        let mut around = around.filter_map(|index| self.agenda.slots.get(index));
        if around.any(timed) {
            return self.pause(start, end);
        }
        let length = Some(end - start);
        Slot { start: None, end: None, length, ..self.pause(start, end) }
    }

    /// A slot cut in two near `middle`, between two turns or rounds where it has some.
    fn split(&self, part: Part<'_>, middle: DateTime<Utc>) -> Option<Mend> {
        let (start, end) = (part.planned.start, part.planned.end);
        let (cut, halves) = self.halves(part, middle)?;
        // turns need all their time, so the second half ends later; else the slot gives the minutes
        let resume = cut + SHORTEST_BREAK;
        let end = match taken(part.planned) {
            0 => end,
            _ => end + SHORTEST_BREAK,
        };
        let shorter = self.last(part, start, cut)?;
        let (first, mut second) = halves;
        let floats = part.written.start.is_none() && part.written.end.is_none();
        let length = (end > resume).then_some(end - resume)?;
        second.day = None;
        (second.start, second.end, second.length) = if floats {
            (None, None, Some(length))
        } else {
            (Some(self.time(resume)), Some(self.time(end)), None)
        };
        let mut pause = self.pause(cut, resume);
        if floats {
            (pause.start, pause.end, pause.length) = (None, None, Some(SHORTEST_BREAK));
        }
        let at = part.index + 1;
        let change = |change| Edit::Slot { slot: part.index, change };
        let edits = vec![
            shorter,
            change(Change::Turns(first.turns)),
            change(Change::Rounds(first.rounds)),
            Edit::AddSlot { at, slot: Box::new(second) },
            Edit::AddSlot { at, slot: Box::new(pause) },
        ];
        let what = MendKind::Split {
            title: part.planned.title.clone(),
            start: self.hour(cut),
            length: SHORTEST_BREAK,
            end: self.hour(end),
        };
        Some(Mend { what, edits })
    }

    /// Where a slot is best cut near `middle`, and its two halves; their times are still the whole
    /// slot's.
    fn halves(
        &self,
        part: Part<'_>,
        middle: DateTime<Utc>,
    ) -> Option<(DateTime<Utc>, (Slot, Slot))> {
        let whole = part.written;
        let (start, end) = (part.planned.start, part.planned.end);
        let near = |cuts: Vec<(usize, DateTime<Utc>)>| {
            let inside = cuts.into_iter().filter(|(_, at)| *at > start && *at < end);
            inside.min_by_key(|(_, at)| (*at - middle).abs())
        };
        let cues = part.planned.cues(1);
        if let Some(turns) = &whole.turns {
            let begins = cues.iter().filter_map(|cue| match cue.id {
                CueId::Phase { turn, phase: 1, .. } if turn > 1 => {
                    Some((usize::from(turn) - 1, cue.window?.0))
                }
                CueId::Phase { .. }
                | CueId::Changeover { .. }
                | CueId::Slot { .. }
                | CueId::Part { .. }
                | CueId::Round { .. }
                | CueId::RoundChange { .. }
                | CueId::Unplanned { .. } => None,
            });
            let (count, cut) = near(begins.collect())?;
            let (first, second) = parted(turns, count, part)?;
            let half = |turns| Slot { turns: Some(turns), ..whole.clone() };
            return Some((cut, (half(first), half(second))));
        }
        if !whole.phases.is_empty() {
            return None;
        }
        if let Some(rounds) = whole.rounds.filter(|rounds| *rounds > 1) {
            let each = cues.iter().filter(|cue| !cue.id.is_changeover());
            let begins = (1..rounds).zip(each.skip(1));
            let begins = begins.filter_map(|(done, cue)| Some((usize::from(done), cue.window?.0)));
            let (done, cut) = near(begins.collect())?;
            let done = u16::try_from(done).ok()?;
            let half =
                |rounds: u16| Slot { rounds: (rounds > 1).then_some(rounds), ..whole.clone() };
            return Some((cut, (half(done), half(rounds - done))));
        }
        let minutes = (middle - start).num_minutes();
        let cut = start + TimeDelta::minutes(minutes - minutes % ROUND);
        (cut > start && cut < end).then(|| (cut, (whole.clone(), whole.clone())))
    }
}

/// A slot's turns, parted after the first `count` of them.
fn parted(turns: &Turns, count: usize, part: Part<'_>) -> Option<(Turns, Turns)> {
    match turns {
        Turns::Count(all) => {
            let count = u16::try_from(count).ok()?;
            let rest = all.checked_sub(count).filter(|rest| *rest > 0)?;
            Some((Turns::Count(count), Turns::Count(rest)))
        }
        Turns::Named(_) | Turns::All => {
            let names = part.planned.seats.iter().map(|seat| match seat {
                Seat::Team(name) => Some(name.clone()),
                Seat::Unnamed | Seat::Free => None,
            });
            let mut names: Vec<Text> = names.collect::<Option<_>>()?;
            let rest = (count < names.len()).then(|| names.split_off(count))?;
            Some((Turns::Named(names), Turns::Named(rest)))
        }
    }
}
