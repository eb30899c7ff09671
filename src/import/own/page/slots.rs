//! The slots of a page, each with what the page does not show of the one that it was.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use chrono_tz::Tz;

use super::{
    align::{align, align_by_place},
    lines,
    seen::{Seen, SeenSlot},
    text,
    words::{Moment, after, plain},
};
use crate::{
    agenda::{Agenda, Kind, Opening, Plan, PlannedSlot, Slot, Text, local_instant},
    import::words::kind::named,
};

/// A page shows no seconds; a calendar does.
const MINUTE: TimeDelta = TimeDelta::minutes(1);

/// The slots, in the order of the page. Those that were not in the agenda behind it are told, with
/// their lines, and so is what belongs to none.
pub(super) fn read(
    seen: &Seen,
    kept: Option<&Agenda>,
    head: &Agenda,
    told: &mut Vec<(u32, String)>,
    lost: &mut Vec<(u32, String)>,
) -> Vec<Slot> {
    let old = kept.map_or(&[][..], |kept| &kept.slots);
    let plan = kept.map(|kept| planned(seen, kept)).unwrap_or_default();
    let titled = |one: usize, other: usize| {
        let (title, slot) = (plain(&old[one].title), &seen.slots[other]);
        title == plain(&slot.whole) || title == plain(&slot.title)
    };
    let begun = |one: usize, other: usize| {
        let begins = plan.get(one).filter(|slot| !slot.unplaced || seen.calendar);
        let begins = begins.map(|slot| shown(slot.start.time()));
        begins.is_some() && begins == seen.slots[other].start.map(|(time, _)| shown(time))
    };
    let whole = |one: usize, other: usize| titled(one, other) && begun(one, other);
    // without hours, only its place tells a slot that has another title now
    let hourless = seen.slots.iter().any(|slot| slot.start.is_none());
    let pair = if hourless { align_by_place } else { align };
    let found = pair(old.len(), seen.slots.len(), &[&whole, &titled, &begun]);
    let mut slots: Vec<Slot> = Vec::new();
    for (at, shown) in seen.slots.iter().enumerate() {
        let kept = found[at].and_then(|one| old.get(one));
        let mut slot = kept.cloned().unwrap_or_default();
        let whole = kept.is_some_and(|kept| plain(&kept.title) == plain(&shown.whole));
        let title = if whole { &shown.whole } else { &shown.title };
        slot.title = text(title, kept.map(|kept| &kept.title));
        slot.kind = kind(&slot.title, kept);
        lines::fill(seen.words, &shown.below, kept, &head.lineup, seen.calendar, &mut slot);
        match found[at].and_then(|one| plan.get(one)) {
            Some(planned) => {
                let above = at.checked_sub(1).map(|above| {
                    let one = found[above].filter(|one| found[at] == Some(one + 1));
                    (&seen.slots[above], one.and_then(|one| plan.get(one)))
                });
                if !(planned.unplaced && seen.calendar) {
                    retime(&mut slot, shown, planned, above);
                }
                // it follows on no more: what it followed is gone
                let began = old.first().is_some_and(|first| first.start.is_some());
                if at == 0 && found[0] != Some(0) && began && slot.start.is_none() {
                    slot.start = shown.start.map(|(time, _)| time);
                }
            }
            None => {
                time(&mut slot, shown, seen.slots[..at].last(), head.date);
                if kept.is_none() && !old.is_empty() {
                    told.push((shown.line, slot.title.to_string()));
                }
            }
        }
        if kept.is_none() && slot.kind == Kind::Other {
            slot.kind = by_parts(&slot);
        }
        slots.push(slot);
    }
    if let Some(remarks) = seen.remarks.as_deref() {
        remark(seen, remarks, old, &found, &mut slots, lost);
    }
    slots
}

/// A time as a page shows it: without seconds.
pub(super) fn shown(time: NaiveTime) -> NaiveTime {
    time.with_second(0).unwrap_or(time)
}

/// When the slots of the agenda behind a page are, if its first one begins when the page says.
fn planned(seen: &Seen, kept: &Agenda) -> Vec<Shown> {
    let date = kept.date.unwrap_or_default();
    // where none is said any will do, as only times of day are compared
    let zone = kept.zone.unwrap_or(Tz::UTC);
    let first = seen.slots.iter().find_map(|slot| slot.start);
    let begin = date.and_time(first.map_or(NaiveTime::MIN, |(time, _)| time));
    let begin = local_instant(zone, begin).0;
    let (plan, _) = Plan::resolve(kept, &Opening { date, zone, shift: TimeDelta::zero(), begin });
    plan.slots.iter().map(|slot| Shown::new(slot, zone)).collect()
}

/// A slot as it was planned, in local time.
struct Shown {
    start: NaiveDateTime,
    end: NaiveDateTime,
    length: Option<TimeDelta>,
    unplaced: bool,
}

impl Shown {
    fn new(slot: &PlannedSlot, zone: Tz) -> Self {
        Self {
            start: slot.start.with_timezone(&zone).naive_local(),
            end: slot.end.with_timezone(&zone).naive_local(),
            length: slot.length,
            unplaced: slot.unplaced,
        }
    }
}

/// The kind of a slot: the one it had, unless the words that are new in its title name another.
fn kind(title: &Text, kept: Option<&Slot>) -> Kind {
    let Some(kept) = kept else { return named(title).unwrap_or_default() };
    if named(&kept.title) != Some(kept.kind) {
        return kept.kind;
    }
    let old: Vec<&str> = kept.title.split_whitespace().collect();
    let new: Vec<&str> = title.split_whitespace().filter(|word| !old.contains(word)).collect();
    named(&new.join(" ")).filter(|kind| *kind != Kind::Other).unwrap_or(kept.kind)
}

fn by_parts(slot: &Slot) -> Kind {
    if slot.turns.is_some() || !slot.phases.is_empty() {
        Kind::Presentations
    } else if !slot.tracks.is_empty() {
        Kind::Workshop
    } else {
        Kind::Other
    }
}

/// The time from one moment to another, in whole minutes; past midnight where it would run back.
fn between((start, day): Moment, (end, last): Moment) -> TimeDelta {
    let length = end - start + TimeDelta::days(last - day);
    if length < TimeDelta::zero() { length + TimeDelta::days(1) } else { length }
}

/// Gives a slot the times that are shown, in the fields in which it had its own; where they are
/// the same, nothing changes.
fn retime(
    slot: &mut Slot,
    said: &SeenSlot,
    old: &Shown,
    above: Option<(&SeenSlot, Option<&Shown>)>,
) {
    let Some(start) = said.start else {
        let same = |length: TimeDelta| old.length == Some(length);
        if let Some(length) = said.length.filter(|length| !same(*length)) {
            slot.length = Some(length);
        }
        if !old.unplaced {
            slot.start = None;
            slot.end = None;
        }
        return;
    };
    let hour = |time: Option<NaiveTime>| time.map(shown);
    if slot.start.is_some() {
        if hour(slot.start) != Some(shown(start.0)) {
            slot.start = Some(start.0);
        }
    } else if old.unplaced {
        slot.start = Some(start.0);
    } else if let Some((above, was)) = above {
        // what follows on goes on following, unless the page leaves a hole that was not there
        let hole =
            above.end.map(|end| shown(start.0) - shown(end.0) + TimeDelta::days(start.1 - end.1));
        let was = was.map_or(TimeDelta::zero(), |was| {
            let whole = |time: NaiveDateTime| time.with_second(0).unwrap_or(time);
            whole(old.start) - whole(was.end)
        });
        if hole.is_some_and(|hole| hole > TimeDelta::zero() && hole != was) {
            slot.start = Some(start.0);
        }
    }
    let Some(end) = said.end else {
        if old.length.is_some() {
            slot.end = None;
            slot.length = None;
        }
        return;
    };
    let length = between(start, end);
    if slot.end.is_some() {
        if hour(slot.end) != Some(shown(end.0)) {
            slot.end = Some(end.0);
        }
        if slot.length.is_some() && slot.start.is_none() && !close(slot.length, length) {
            slot.length = Some(length);
        }
    } else if !close(old.length, length) && !length.is_zero() {
        slot.length = Some(length);
    }
}

/// Whether a length may be shown so.
fn close(length: Option<TimeDelta>, shown: TimeDelta) -> bool {
    length.is_some_and(|length| (length - shown).abs() < MINUTE)
}

/// Gives a slot that is new the times that are shown.
fn time(slot: &mut Slot, said: &SeenSlot, above: Option<&SeenSlot>, date: Option<NaiveDate>) {
    slot.start = said.start.map(|(time, _)| time);
    slot.end = said.end.map(|(time, _)| time);
    slot.length = said.length;
    let Some((start, day)) = said.start.filter(|(_, day)| *day > 0) else { return };
    // past midnight the times alone say it
    let says = above
        .and_then(|above| above.start)
        .is_none_or(|(above, last)| last < day && start >= above);
    if says {
        slot.day = date.and_then(|date| date.checked_add_signed(TimeDelta::days(day)));
    }
}

/// Puts the remarks below their slots.
fn remark(
    seen: &Seen,
    remarks: &[(u32, String)],
    old: &[Slot],
    found: &[Option<usize>],
    slots: &mut [Slot],
    lost: &mut Vec<(u32, String)>,
) {
    let colon = seen.words.colon;
    let label = |title: &Text| format!("{}{colon}", plain(title));
    let noted: Vec<(usize, String)> = old
        .iter()
        .enumerate()
        .filter_map(|(at, slot)| {
            Some((at, format!("{}{}", label(&slot.title), plain(slot.note.as_ref()?))))
        })
        .collect();
    let same = |one: usize, other: usize| noted[one].1 == plain(&remarks[other].1);
    let known = align_by_place(noted.len(), remarks.len(), &[&same]);
    for slot in slots.iter_mut() {
        slot.note = None;
    }
    for ((line, said), known) in remarks.iter().zip(known) {
        let one = known.and_then(|known| noted.get(known)).map(|(at, _)| *at);
        let place = one.and_then(|one| found.iter().position(|found| *found == Some(one)));
        let begins = |slot: &Slot| plain(said).starts_with(&label(&slot.title));
        let named = || slots.iter().position(|slot| slot.note.is_none() && begins(slot));
        let Some(place) = place.or_else(named) else {
            lost.push((*line, said.clone()));
            continue;
        };
        let kept = one.and_then(|one| old.get(one));
        let titles = kept.iter().map(|kept| &kept.title).chain([&slots[place].title]);
        let words = titles.into_iter().find_map(|title| after(title, said));
        let blank =
            || said.split_once(" : ").or_else(|| said.split_once(": ")).map(|(_, words)| words);
        let words = words.or_else(blank).unwrap_or(said);
        slots[place].note = Some(text(words, kept.and_then(|kept| kept.note.as_ref())));
    }
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::agenda::{Kind, Slot};

    #[test]
    fn only_new_words_make_another_kind() {
        for (was, of, is, kept) in [
            (
                "Accueil et présentation du jour",
                Kind::Welcome,
                "Début et présentation du jour",
                true,
            ),
            ("Présentation de la session", Kind::Presentations, "Zorglub de la session", true),
            ("Pause", Kind::Break, "Atelier de cartes", false),
            ("Pause", Kind::Workshop, "Débrief", true),
        ] {
            let slot = Slot { title: was.into(), kind: of, ..Slot::default() };
            assert_eq!(kind(&is.into(), Some(&slot)) == of, kept, "{was} → {is}");
        }
    }
}
