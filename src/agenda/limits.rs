//! What an agenda never becomes by a hand's edits. What stands in a file already is the doctor's
//! business, and can be edited all the same.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::{
    Agenda, EditRefusal, Kind, OddTime, Opening, Plan, PlannedSlot, rest::DAY, times::below,
};

/// Whether `after` says nothing that nobody means, unless `before` said it already.
///
/// # Errors
/// When a slot lasts more than a day, or a break has turns.
pub fn within_limits(
    before: &Agenda,
    after: &Agenda,
    opening: &Opening,
) -> Result<(), EditRefusal> {
    let breaks = |agenda: &Agenda| {
        let breaks = agenda.slots.iter().filter(|slot| slot.kind == Kind::Break);
        breaks.filter(|slot| slot.turns.is_some()).count()
    };
    if breaks(after) > breaks(before) {
        return Err(EditRefusal::BreakWithTurns);
    }
    let longest = longest(after, opening);
    if longest > DAY && longest > self::longest(before, opening) {
        return Err(EditRefusal::OverADay);
    }
    Ok(())
}

/// Why nobody could load this agenda, as far as its times tell: the first that runs backwards.
#[must_use]
pub fn unreadable(agenda: &Agenda, opening: &Opening) -> EditRefusal {
    let (plan, oddities) = Plan::resolve(agenda, opening);
    let local = |at: DateTime<Utc>| (at - opening.shift).with_timezone(&plan.zone).naive_local();
    let over_night = |slot: &PlannedSlot| local(slot.start).date() != local(slot.end).date();
    let why = |(slot, what): (usize, OddTime)| {
        let (written, planned) = agenda.slots.get(slot).zip(plan.slots.get(slot))?;
        let above = slot.checked_sub(1).and_then(|above| plan.slots.get(above));
        match what {
            OddTime::EndsFirst => Some(EditRefusal::NextDay {
                start: written.start.unwrap_or_else(|| local(planned.start).time()),
                end: written.end?,
            }),
            OddTime::Backwards => Some(match above.filter(|above| over_night(above)) {
                Some(above) => EditRefusal::NextDay {
                    start: local(above.start).time(),
                    end: local(above.end).time(),
                },
                None => EditRefusal::Backwards {
                    start: written.start.unwrap_or_else(|| local(planned.start).time()),
                    above: local(above?.start).time(),
                },
            }),
            OddTime::Twice
            | OddTime::Never
            | OddTime::Disagrees
            | OddTime::NoEnd
            | OddTime::Untimed => None,
        }
    };
    let found = oddities.iter().find_map(|odd| why((odd.slot, odd.what)));
    found.unwrap_or(EditRefusal::Unreadable)
}

/// Whether a slot from `start` to `end`, both times of day, would end before it begins: not by
/// enough to be the next day.
#[must_use]
pub fn ends_before(start: NaiveTime, end: NaiveTime) -> bool {
    let day = NaiveDate::default();
    start != end && below(day.and_time(start), end).is_none()
}

fn longest(agenda: &Agenda, opening: &Opening) -> TimeDelta {
    let (plan, _) = Plan::resolve(agenda, opening);
    plan.slots.iter().filter_map(|slot| slot.length).max().unwrap_or_default()
}
