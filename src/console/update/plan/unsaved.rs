//! Corrections that are not saved: kept after each change, and taken up when the file is opened
//! again. Must never drop one that was not shown.

use crate::{
    console::{
        effect::Effect,
        model::{Fault, Found, Model, Overlay, PlanNews, Unsaved, What},
        update::say,
    },
    store::StoreError,
};

/// What is to be kept, where something has changed since it was kept last. What a session follows
/// is its journal's business.
pub(in super::super) fn keep(model: &mut Model) -> Option<Effect> {
    let now = model.now.clone();
    let plan = model.plan_mut().filter(|plan| plan.live.is_none())?;
    let revision = plan.revision();
    if plan.kept == revision {
        return None;
    }
    plan.kept = revision;
    let unsaved = plan.unsaved(&now).map(Box::new);
    Some(Effect::KeepUnsaved { path: plan.source.path.clone(), unsaved })
}

/// Takes up the corrections of before, and says so; those that say what the file says are dropped.
pub(in super::super) fn found(model: &mut Model, unsaved: Unsaved) -> Vec<Effect> {
    let now = model.now.clone();
    let Some(plan) = model.plan_mut().filter(|plan| plan.live.is_none()) else {
        return Vec::new();
    };
    let path = plan.source.path.clone();
    if plan.is_broken() {
        // they wait until the file can be loaded
        let found = Found { at: unsaved.at, changed: true };
        say(model, What::Plan(PlanNews::FoundLater(found)));
        return Vec::new();
    }
    match plan.take_up(unsaved, &now) {
        Some(found) => {
            if matches!(model.overlay, Some(Overlay::Sessions { .. })) {
                model.overlay = None;
            }
            say(model, What::Plan(PlanNews::Found(found)));
            Vec::new()
        }
        None => vec![Effect::KeepUnsaved { path, unsaved: None }],
    }
}

/// Says once that corrections would be lost if the terminal were closed.
pub(in super::super) fn kept(model: &mut Model, kept: Result<(), StoreError>) {
    let Some(plan) = model.plan_mut() else { return };
    let told = std::mem::replace(&mut plan.unkept, kept.is_err());
    if let (Err(error), false) = (kept, told) {
        say(model, What::Failed(Fault::Unkept(error)));
    }
}
