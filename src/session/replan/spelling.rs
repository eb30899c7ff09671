//! Names of a new plan as the session has them: who has presented is known again without the
//! accent or in other case, and never presents twice for it.

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    agenda::{Plan, Seat, Text, fold_name},
    session::{fold::State, rundown::Holder},
};

/// `new` with the names of teams whose turn has begun spelled as they were then; a team that has
/// not begun is called as the new plan calls it.
pub(super) fn as_begun<'a>(state: &State, new: &'a Plan) -> Cow<'a, Plan> {
    let rundown = &state.rundown;
    let holders = rundown.begun.iter().map(|place| rundown.holder(*place));
    let begun: BTreeMap<String, &Text> = holders
        .filter_map(|holder| match holder {
            Holder::Team(name) => Some((fold_name(name), name)),
            Holder::Unnamed | Holder::Empty | Holder::Free { .. } => None,
        })
        .collect();
    let is_there = |name: &Text| new.lineup.iter().any(|defi| defi.name == *name);
    let other = |name: &Text| {
        let known = begun.get(&fold_name(name)).filter(|known| ***known != *name)?;
        (!is_there(known)).then(|| (*known).clone())
    };
    if !new.lineup.iter().any(|defi| other(&defi.name).is_some()) {
        return Cow::Borrowed(new);
    }
    let spelled = |name: &mut Text| {
        if let Some(known) = other(name) {
            *name = known;
        }
    };
    let mut plan = new.clone();
    for defi in &mut plan.lineup {
        spelled(&mut defi.name);
    }
    for seat in plan.slots.iter_mut().flat_map(|slot| &mut slot.seats) {
        match seat {
            Seat::Team(name) => spelled(name),
            Seat::Unnamed | Seat::Free => {}
        }
    }
    Cow::Owned(plan)
}
