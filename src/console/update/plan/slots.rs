//! Slots by single keys: longer, shorter, moved, split, joined, doubled, with more turns or fewer.

use chrono::TimeDelta;

use super::{edit_with_rest, form, refusal, say};
use crate::{
    agenda::{
        Agenda, Edit, Opening, Rest, duplicate, join, more_turns, moving, refitted, resized, split,
    },
    console::{
        effect::Effect,
        model::{Done, Form, FormOf, Model, PlanCursor, PlanEditor, PlanNews, SlotWork, What},
    },
};

/// By how much one press makes a slot longer or shorter.
const STEP: TimeDelta = TimeDelta::minutes(5);
/// Nothing is made shorter than this.
const LEAST: TimeDelta = TimeDelta::minutes(1);

/// Does it, and keeps the cursor on the slot; what does not apply is said.
pub(in super::super) fn work(model: &mut Model, work: SlotWork) -> Vec<Effect> {
    let now = model.now.clone();
    if matches!(work, SlotWork::Up | SlotWork::Down) && super::form::on_teams(model) {
        return super::teams::shift(model, work == SlotWork::Down);
    }
    let Some((plan, slot)) = on_slot(model) else {
        return Vec::new();
    };
    let (agenda, opening) = (plan.agenda(), &plan.opening);
    let title = agenda.slots.get(slot).map(|slot| slot.title.clone()).unwrap_or_default();
    let to = |down: bool| match slot.checked_add_signed(if down { 1 } else { -1 }) {
        Some(to) if to < agenda.slots.len() => moving(agenda, slot, to, opening),
        Some(_) | None => Ok(Vec::new()),
    };
    let turns = |more| {
        let edit = more_turns(agenda, slot, more)?;
        Ok(fitting(agenda, vec![edit], slot, plan.rest, opening))
    };
    let edits = match work {
        SlotWork::Longer => Ok(stepped(plan, slot, true)),
        SlotWork::Shorter => Ok(stepped(plan, slot, false)),
        SlotWork::Up => to(false),
        SlotWork::Down => to(true),
        SlotWork::MoreTurns => turns(true),
        SlotWork::FewerTurns => turns(false),
        SlotWork::Duplicate => duplicate(agenda, slot, opening),
        SlotWork::Split => split(agenda, slot, opening),
        SlotWork::Join => join(agenda, slot, opening, plan.draft().history.earlier()),
    };
    let (done, at) = match work {
        SlotWork::Longer | SlotWork::Shorter | SlotWork::MoreTurns | SlotWork::FewerTurns => {
            (Done::Corrected(title), slot)
        }
        SlotWork::Up => (Done::Moved(title), slot.saturating_sub(1)),
        SlotWork::Down => (Done::Moved(title), slot + 1),
        SlotWork::Duplicate => (Done::Added(title), slot + 1),
        SlotWork::Split => (Done::Split(title), slot),
        SlotWork::Join => (Done::Joined(title), slot),
    };
    match edits.and_then(|edits| edit_with_rest(model, edits, done, &now)) {
        Ok(()) => {
            if let Some(plan) = model.plan_mut() {
                let last = plan.agenda().slots.len().saturating_sub(1);
                plan.click(PlanCursor::Slot(at.min(last)));
            }
        }
        Err(refused) => say(model, What::Plan(refusal(refused))),
    }
    Vec::new()
}

/// One step longer or shorter, on a multiple of the step.
fn stepped(plan: &PlanEditor, slot: usize, longer: bool) -> Vec<Edit> {
    let length = plan.plan.slots.get(slot).and_then(|slot| slot.length).unwrap_or_default();
    let seconds = length.num_seconds().rem_euclid(STEP.num_seconds());
    let rest = TimeDelta::seconds(seconds);
    let next = match longer {
        true => length - rest + STEP,
        false if rest > TimeDelta::zero() => length - rest,
        false => length - STEP,
    };
    let next = if next < LEAST { LEAST.min(length) } else { next };
    resized(plan.agenda(), slot, next, &plan.opening).into_iter().collect()
}

/// The edits, and what keeps a slot as long as its turns where it was so; one that holds its end
/// is not made longer.
pub(super) fn fitting(
    agenda: &Agenda,
    edits: Vec<Edit>,
    slot: usize,
    rest: Rest,
    opening: &Opening,
) -> Vec<Edit> {
    let mut next = agenda.clone();
    let fits = edits.iter().all(|edit| next.edit(edit.clone()).is_ok());
    let more =
        (fits && rest == Rest::Follows).then(|| refitted(agenda, &next, slot, opening)).flatten();
    edits.into_iter().chain(more).collect()
}

/// Chooses whether what comes after a change follows or holds.
pub(in super::super) fn other_rest(model: &mut Model) -> Vec<Effect> {
    if let Some(plan) = model.plan_mut() {
        plan.rest = match plan.rest {
            Rest::Follows => Rest::Holds,
            Rest::Holds => Rest::Follows,
        };
        let rest = plan.rest;
        form::show_rest(plan, rest);
        say(model, What::Plan(PlanNews::Rest(rest)));
        form::try_out(model);
    }
    Vec::new()
}

/// Opens the one field for the times of the slot under the cursor.
pub(in super::super) fn times(model: &mut Model) -> Vec<Effect> {
    let (now, lang) = (model.now.clone(), model.lang);
    let Some((plan, slot)) = on_slot(model) else {
        return Vec::new();
    };
    if let Some(refused @ PlanNews::Refused(_)) = plan.held(slot) {
        say(model, What::Plan(refused));
        return Vec::new();
    }
    let of = FormOf::Times(slot);
    let sense = plan.sense(of, lang, &now);
    let form = Form::of_times(slot, &plan.slot_of_form(of), plan.rest_after(slot + 1), &sense);
    if let Some(plan) = model.plan_mut() {
        plan.form = Some(form);
    }
    Vec::new()
}

fn on_slot(model: &Model) -> Option<(&PlanEditor, usize)> {
    let plan = model.plan().filter(|plan| !plan.is_broken())?;
    Some((plan, plan.slot_in_hand()?))
}
