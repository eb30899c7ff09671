//! The lineup: teams added, renamed, moved, taken away; a column of names, pasted.

use super::{edit_with_rest, refusal, say};
use crate::{
    agenda::{Defi, Edit, MAX_TURNS, Text, named_teams, removed},
    console::{
        effect::Effect,
        model::{Done, Field, Form, FormOf, Model, PlanEditor, PlanNews, PlanPane, What},
    },
};

/// Opens the fields of the selected team; those of a new one where there is none yet.
pub(super) fn correct(model: &mut Model) -> Vec<Effect> {
    let (now, lang) = (model.now.clone(), model.lang);
    let Some(plan) = lineup(model) else { return Vec::new() };
    let Some(team) = plan.selected_team() else { return add(model) };
    let of = FormOf::Team(team);
    let sense = plan.sense(of, lang, &now);
    plan.form = plan.agenda().lineup.get(team).map(|defi| Form::of_team(of, defi, &sense));
    Vec::new()
}

/// Opens the fields of a new team, after all the others.
pub(super) fn add(model: &mut Model) -> Vec<Effect> {
    let (now, lang) = (model.now.clone(), model.lang);
    let Some(plan) = lineup(model) else { return Vec::new() };
    let of = FormOf::NewTeam { at: plan.agenda().lineup.len() };
    let sense = plan.sense(of, lang, &now);
    plan.form = Some(Form::of_team(of, &Defi::default(), &sense));
    Vec::new()
}

/// Takes the selected team away.
pub(super) fn remove(model: &mut Model) -> Vec<Effect> {
    let now = model.now.clone();
    let Some(plan) = lineup(model) else { return Vec::new() };
    let Some(defi) = plan.selected_team() else { return Vec::new() };
    let name = plan.agenda().lineup.get(defi).map(|defi| defi.name.clone()).unwrap_or_default();
    let edits = removed(plan.agenda(), defi);
    let news = match edit_with_rest(model, edits, Done::Removed(name.clone()), &now) {
        Ok(()) => PlanNews::Removed { title: name },
        Err(refused) => refusal(refused),
    };
    say(model, What::Plan(news));
    Vec::new()
}

/// Moves the selected team one place; the cursor goes along.
pub(super) fn shift(model: &mut Model, down: bool) -> Vec<Effect> {
    let now = model.now.clone();
    let Some(plan) = lineup(model) else { return Vec::new() };
    let last = plan.agenda().lineup.len().saturating_sub(1);
    let Some(from) = plan.selected_team() else { return Vec::new() };
    let to = if down { (from + 1).min(last) } else { from.saturating_sub(1) };
    let name = plan.agenda().lineup.get(from).map(|defi| defi.name.clone()).unwrap_or_default();
    plan.team = to;
    let edits = vec![Edit::MoveDefi { from, to }];
    if let Err(refused) = edit_with_rest(model, edits, Done::Moved(name), &now) {
        if let Some(plan) = lineup(model) {
            plan.team = from;
        }
        say(model, What::Plan(refusal(refused)));
    }
    Vec::new()
}

/// Takes a column of names in, one team for each, after all the others; false where it is no column
/// for the lineup. A single name goes into the field in hand.
pub(super) fn pasted(model: &mut Model, text: &str) -> bool {
    let now = model.now.clone();
    let Some(plan) = model.plan_mut().filter(|plan| !plan.is_broken()) else { return false };
    let at = plan.agenda().lineup.len();
    let names: Vec<Text> = match &plan.form {
        None if plan.focus == PlanPane::Teams => column(text),
        Some(form) if takes_column(form) && column(text).len() > 1 => {
            // what was typed before belongs to the first of them
            let typed = form.field().map(Field::text).unwrap_or_default();
            column(&format!("{typed}{text}"))
        }
        Some(_) | None => return false,
    };
    (plan.form, plan.preview) = (None, None);
    let edits = named_teams(plan.agenda(), at, &names, MAX_TURNS);
    let (added, known) = (edits.len(), names.len() - edits.len());
    let edited = plan.rework(edits, Done::Teams(added), &now);
    plan.team = (at + added).saturating_sub(1);
    say(model, What::Plan(edited.map_or_else(refusal, |()| PlanNews::Teams { added, known })));
    true
}

/// Whether a column of names is for the lineup: the name of a new team is in hand, and nothing else
/// is filled in that would be lost.
fn takes_column(form: &Form) -> bool {
    let mut others = form.fields.iter().skip(1);
    matches!(form.of, FormOf::NewTeam { .. }) && form.at == 0 && others.all(Field::is_as_before)
}

fn column(text: &str) -> Vec<Text> {
    text.lines().map(name).filter(|name| !name.is_empty()).collect()
}

/// A name as it stands in a list: without its mark, number or box.
fn name(line: &str) -> Text {
    let line = line.trim().trim_start_matches(['-', '*', '•', '–', '·']).trim_start();
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = digits.strip_prefix(['.', ')']).filter(|_| digits.len() < line.len());
    Text::clean(Text::without_box(rest.unwrap_or(line)).trim_end_matches([',', ';']))
}

fn lineup(model: &mut Model) -> Option<&mut PlanEditor> {
    model.plan_mut().filter(|plan| plan.focus == PlanPane::Teams && !plan.is_broken())
}
