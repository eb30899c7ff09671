//! Changing the plan of the session that runs: the same screen, and one command at its end.

use std::path::PathBuf;

use crate::{
    agenda::{Text, write},
    console::{
        effect::{Effect, Purpose},
        model::{
            Dialog, Fault, Model, Overlay, PlanEditor, PlanFile, PlanNews, Question, Screen, What,
        },
        update::say,
    },
    session::{Body, Command, Event, Recorded, decide},
};

/// Puts the plan of the session on the screen, to be changed.
pub(in super::super) fn open(model: &mut Model) -> Vec<Effect> {
    let (lang, now) = (model.lang, model.now.clone());
    let Some(desk) = model.desk().filter(|desk| desk.session.closed_at().is_none()) else {
        return Vec::new();
    };
    let present = desk.session.present();
    let file = PlanFile {
        copy: PathBuf::new(),
        path: PathBuf::from(desk.session.path().as_str()),
        bytes: write(&present.agenda).into_bytes(),
        fingerprint: desk.session.fingerprint().clone(),
        zone: present.opening.zone,
    };
    match PlanEditor::live(file, desk.clone(), &present, lang, &now) {
        Ok(plan) => model.screen = Screen::Plan(Box::new(plan)),
        Err(_) => {
            let why = Text::clean(model.desk().map_or("", |desk| desk.session.path()));
            say(model, What::Failed(Fault::Open { why }));
        }
    }
    Vec::new()
}

/// Back to the session, whatever was changed of its plan.
pub(in super::super) fn back(model: &mut Model) {
    if let Screen::Plan(plan) = &mut model.screen
        && let Some(live) = plan.live.take()
    {
        model.screen = Screen::Desk(live.desk);
    }
}

/// Puts the plan that the session follows now on the screen, whatever was changed of the one
/// before.
pub(super) fn retake(model: &mut Model) {
    let panes = model.plan().map(|plan| (plan.focus, plan.beside));
    back(model);
    open(model);
    if let Some((plan, (focus, beside))) = model.plan_mut().zip(panes) {
        (plan.focus, plan.beside) = (focus, beside);
        say(model, What::Plan(PlanNews::Retaken));
    }
}

/// Says what would change, and asks; a plan that has errors of its own is not taken.
pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    let Some((plan, live)) = model.plan().and_then(|plan| Some((plan, plan.live.as_ref()?))) else {
        return Vec::new();
    };
    let (errors, _) = plan.counts();
    if errors > live.errors {
        say(model, What::Plan(PlanNews::Errors { count: errors }));
        return Vec::new();
    }
    let Some(command) = plan.change() else { return Vec::new() };
    let (session, by) = (&live.desk.session, &live.desk.by);
    match decide(session, &command, &model.now, by) {
        Ok(drafts) => {
            let mut news = Box::default();
            for draft in drafts {
                if let Event::PlanChanged { change } = draft.event {
                    *news = change.news;
                }
            }
            let question = Question::ChangePlan { news };
            model.overlay = Some(Overlay::Dialog(Dialog::Confirm(question)));
        }
        Err(refusal) => say(model, What::Refused(refusal)),
    }
    Vec::new()
}

/// Changes the plan of the session.
pub(in super::super) fn change(model: &Model) -> Vec<Effect> {
    let command = model.plan().and_then(PlanEditor::change);
    let append = |command: Command| Effect::Append { command, purpose: Purpose::ChangePlan };
    command.map(append).into_iter().collect()
}

/// The plan is changed: back to the session, which says how.
pub(in super::super) fn changed(model: &mut Model, own: Option<&Recorded>) {
    back(model);
    if let Some(Body::Known(Event::PlanChanged { change })) = own.map(|own| &own.body) {
        let news = Box::new(change.news.clone());
        say(model, What::PlanChanged { news });
    }
}
