//! What an agenda never becomes by a hand's edits. What stands in a file already is the doctor's
//! business, and can be edited all the same.

use chrono::TimeDelta;

use super::{Agenda, EditRefusal, Kind, Opening, Plan, rest::DAY};

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

fn longest(agenda: &Agenda, opening: &Opening) -> TimeDelta {
    let (plan, _) = Plan::resolve(agenda, opening);
    plan.slots.iter().filter_map(|slot| slot.length).max().unwrap_or_default()
}
