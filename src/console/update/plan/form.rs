//! The fields of a slot or of the session: opened, typed in, entered, left.

use chrono::{DateTime, TimeDelta, Utc};

use super::{slots::fitting, teams};
use crate::{
    agenda::{
        Agenda, Defi, Edit, EditRefusal, Opening, Rest, Slot, Text, anchored, fold_name, renamed,
        settled,
    },
    console::{
        effect::Effect,
        key::{Code, Key},
        model::{
            Done, Form, FormOf, Model, PlanCursor, PlanEditor, PlanNews, PlanPane, ToDecide, Value,
            What, Wrong as WrongFields,
        },
        update::{
            key::{self, Edit as Typed},
            say,
        },
    },
    i18n::{
        Lang,
        console::{
            key::Named,
            plan::field::{Choice, FieldName, SessionField, Shape},
        },
    },
    session::Reading,
};

/// A hole longer than this is a night, or another day: nobody fills it with one slot.
const LONGEST_HOLE: TimeDelta = TimeDelta::hours(4);

/// What a new slot lasts until somebody says otherwise.
const USUAL: TimeDelta = TimeDelta::minutes(15);

/// Opens the fields of what the cursor is on; of a line that is in no slot, those of a new one.
pub(in super::super) fn correct(model: &mut Model) -> Vec<Effect> {
    if on_teams(model) {
        return teams::correct(model);
    }
    if let Some(question) = model.plan().and_then(PlanEditor::question) {
        return answer(model, question);
    }
    if let Some(plan) = model.plan_mut().filter(|plan| plan.focus == PlanPane::Remarks) {
        plan.open_remark();
        return Vec::new();
    }
    let (now, lang) = (model.now.clone(), model.lang);
    let Some(plan) = model.plan_mut().filter(|plan| !plan.is_broken()) else {
        return Vec::new();
    };
    let form = match (plan.cursor, plan.selected_slot()) {
        (PlanCursor::Line(line), None) => of_line(plan, line, lang, &now),
        (_, None) => {
            let sense = plan.sense(FormOf::Session, lang, &now);
            Form::of_session(plan.agenda(), &sense)
        }
        (_, Some(slot)) => {
            let held = plan.held(slot);
            if let Some(refused @ PlanNews::Refused(_)) = held {
                say(model, What::Plan(refused));
                return Vec::new();
            }
            let of = FormOf::Slot(slot);
            let sense = plan.sense(of, lang, &now);
            let form = Form::of_slot(of, &plan.slot_of_form(of), plan.rest_after(slot + 1), &sense);
            plan.form = Some(form);
            if let Some(held) = held {
                say(model, What::Plan(held));
            }
            return Vec::new();
        }
    };
    plan.form = Some(form);
    Vec::new()
}

/// Opens the field in which a question is answered.
fn answer(model: &mut Model, question: ToDecide) -> Vec<Effect> {
    let (now, lang) = (model.now.clone(), model.lang);
    let Some(plan) = model.plan_mut() else { return Vec::new() };
    let field = match question {
        ToDecide::Objectives => SessionField::Objectives,
        ToDecide::Hosts => SessionField::Hosts,
        ToDecide::Speakers => {
            plan.turn_to(PlanPane::Teams);
            return teams::add(model);
        }
        ToDecide::Course => return Vec::new(),
    };
    plan.open_remark();
    let sense = plan.sense(FormOf::Session, lang, &now);
    let mut form = Form::of_session(plan.agenda(), &sense);
    let at = form.fields.iter().position(|it| it.name == FieldName::Session(field));
    form.at = at.unwrap_or_default();
    plan.form = Some(form);
    Vec::new()
}

/// Whether the keys are about teams.
pub(super) fn on_teams(model: &Model) -> bool {
    model.plan().is_some_and(|plan| plan.focus == PlanPane::Teams)
}

/// Opens the fields of a new slot below the cursor.
pub(in super::super) fn add_slot(model: &mut Model) -> Vec<Effect> {
    if on_teams(model) {
        return teams::add(model);
    }
    let (now, lang) = (model.now.clone(), model.lang);
    let Some(plan) = model.plan_mut().filter(|plan| !plan.is_broken()) else {
        return Vec::new();
    };
    plan.form = Some(match (plan.cursor, plan.selected_slot()) {
        (PlanCursor::Line(line), None) => of_line(plan, line, lang, &now),
        (_, slot) => {
            let at = slot.map_or(0, |slot| slot + 1);
            let of = FormOf::NewSlot { at, line: None };
            let sense = plan.sense(of, lang, &now);
            Form::of_slot(of, &hole(plan, at), plan.rest_after(at), &sense)
        }
    });
    Vec::new()
}

/// A slot that fills the time before slot `at`, where nothing is planned; else one of the usual
/// length.
fn hole(plan: &PlanEditor, at: usize) -> Slot {
    let above = at.checked_sub(1).and_then(|above| plan.plan.slots.get(above));
    let zone = plan.plan.zone;
    let times = above.zip(plan.plan.slots.get(at)).filter(|(above, below)| {
        let open = above.length.is_none() || below.unplaced;
        !open && above.end < below.start && below.start - above.end < LONGEST_HOLE
    });
    let time = |at: DateTime<Utc>| at.with_timezone(&zone).time();
    let (start, end) = times.map(|(above, below)| (time(above.end), time(below.start))).unzip();
    let length = start.is_none().then_some(USUAL);
    Slot { start, end, length, ..Slot::default() }
}

/// The fields of a new slot made of a line that is in none: its words are the title.
fn of_line(plan: &PlanEditor, line: u32, lang: Lang, now: &Reading) -> Form {
    let place = usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1);
    let words = plan.source.lines.get(place).map(|line| line.text.clone()).unwrap_or_default();
    let title = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let at = plan.slots_above(line);
    let of = FormOf::NewSlot { at, line: Some(line) };
    let sense = plan.sense(of, lang, now);
    let mut form =
        Form::of_slot(of, &Slot::default(), plan.rest_after(at), &sense).beginning(title);
    form.kind_by_title();
    form
}

pub(in super::super) fn leave_form(model: &mut Model) -> Vec<Effect> {
    let now = model.now.clone();
    if let Some(plan) = model.plan_mut() {
        (plan.form, plan.preview) = (None, None);
        plan.look_over(&now);
    }
    Vec::new()
}

pub(in super::super) fn next_field(model: &mut Model, down: bool) -> Vec<Effect> {
    if let Some(form) = model.plan_mut().and_then(|plan| plan.form.as_mut()) {
        form.step(down);
    }
    Vec::new()
}

/// Goes to the fields of the next part, or of the one before.
pub(in super::super) fn next_section(model: &mut Model, down: bool) -> Vec<Effect> {
    if let Some(form) = model.plan_mut().and_then(|plan| plan.form.as_mut()) {
        form.leap(down);
    }
    Vec::new()
}

/// A key that the table has no action for: it is typed, or goes through the kinds.
pub(in super::super) fn typed(model: &mut Model, key: Key) -> Vec<Effect> {
    let lang = model.lang;
    let form = model.plan_mut().and_then(|plan| plan.form.as_mut());
    let Some(field) = form.and_then(Form::field_mut) else {
        return Vec::new();
    };
    let replaces = key.typed().is_some() || key.code == Code::Named(Named::Backspace);
    if std::mem::take(&mut field.fresh)
        && replaces
        && let Value::Typed(line) = &mut field.value
    {
        line.clear();
    }
    let edited = match &mut field.value {
        Value::Typed(line) => key::edit(line, key),
        Value::Choice(choice) => {
            match key.code {
                Code::Named(Named::Left) => *choice = choice.step(false),
                Code::Named(Named::Right | Named::Space) => *choice = choice.step(true),
                Code::Named(_) | Code::Char(_) | Code::F(_) => {
                    if let Some(typed) = key.typed() {
                        *choice = choice.by_letter(typed, lang);
                    }
                }
            }
            Typed::Moved
        }
    };
    let chosen = match field.value {
        Value::Choice(Choice::Rest(rest)) => Some(rest),
        Value::Choice(_) | Value::Typed(_) => None,
    };
    if edited == Typed::Changed {
        field.wrong = false;
    } else if edited == Typed::Full {
        say(model, What::Cut);
    }
    if let Some((plan, rest)) = model.plan_mut().zip(chosen) {
        plan.rest = rest;
    }
    try_out(model);
    Vec::new()
}

/// Puts the field in hand back as it was when it was opened.
pub(in super::super) fn restore_field(model: &mut Model) -> Vec<Effect> {
    let form = model.plan_mut().and_then(|plan| plan.form.as_mut());
    if let Some(field) = form.and_then(Form::field_mut) {
        field.restore();
        try_out(model);
    }
    Vec::new()
}

/// A paste is text, never keys: it goes into the field.
pub(in super::super) fn pasted(model: &mut Model, text: &str) -> Vec<Effect> {
    if teams::pasted(model, text) {
        return Vec::new();
    }
    let form = model.plan_mut().and_then(|plan| plan.form.as_mut());
    if let Some(field) = form.and_then(Form::field_mut)
        && let Value::Typed(line) = &mut field.value
    {
        field.wrong = false;
        if std::mem::take(&mut field.fresh) {
            line.clear();
        }
        if !line.insert(&in_one_line(text, field.name.shape())) {
            say(model, What::Cut);
        }
        try_out(model);
    }
    Vec::new()
}

/// A column, pasted into a field that takes a list, is that list.
fn in_one_line(text: &str, shape: Shape) -> String {
    let rows = text.lines().map(|row| Text::without_box(row).trim()).filter(|row| !row.is_empty());
    let joined = |between: &str| rows.collect::<Vec<_>>().join(between);
    match shape {
        Shape::Names | Shape::Turns | Shape::Parts if text.contains(';') => joined("; "),
        Shape::Names | Shape::Turns | Shape::Parts => joined(", "),
        Shape::Sentences => joined("; "),
        Shape::Needed
        | Shape::Text
        | Shape::Partner
        | Shape::Day
        | Shape::Time
        | Shape::Times
        | Shape::Length
        | Shape::Rounds
        | Shape::Zone
        | Shape::Choice => text.to_owned(),
    }
}

/// Enters the fields; one that is not understood stays open and has the keyboard.
pub(in super::super) fn accept_form(model: &mut Model) -> Vec<Effect> {
    let (now, lang) = (model.now.clone(), model.lang);
    let Some(plan) = model.plan_mut() else {
        return Vec::new();
    };
    let Some(mut form) = plan.form.take() else {
        return Vec::new();
    };
    plan.preview = None;
    plan.look_over(&now);
    let (edits, done) = match entered(plan, &form, lang, &now) {
        Ok(entered) => entered,
        Err(Wrong::Refused(refused)) => {
            plan.form = Some(form);
            say(model, What::Plan(super::refusal(refused)));
            try_out(model);
            return Vec::new();
        }
        Err(Wrong::Fields(wrong)) => {
            for place in &wrong {
                if let Some(field) = form.fields.get_mut(*place) {
                    field.wrong = true;
                }
            }
            form.at = wrong.first().copied().unwrap_or(form.at);
            plan.form = Some(form);
            return Vec::new();
        }
    };
    let before = plan.agenda().clone();
    let edited: Result<(), _> = plan.rework(edits, done, &now);
    match (edited, form.of) {
        (Ok(()), FormOf::NewSlot { at, line }) => {
            if let Some(line) = line {
                plan.draft_mut().history.comes_from(at, line);
            }
            plan.cursor = PlanCursor::Slot(at);
            plan.look_over(&now);
        }
        (Ok(()), FormOf::NewTeam { at }) => plan.team = at,
        (Ok(()), FormOf::Session | FormOf::Slot(_) | FormOf::Times(_) | FormOf::Team(_)) => {}
        (Err(refused), _) => {
            plan.form = Some(form);
            let news: PlanNews = super::refusal(refused);
            say(model, What::Plan(news));
            // what it would have been stays under the eyes
            try_out(model);
            return Vec::new();
        }
    }
    super::tell_promise(model, &before);
    Vec::new()
}

/// Shows what the fields would make of the agenda, as far as they are understood; parts that are
/// listed get their fields.
pub(super) fn try_out(model: &mut Model) {
    let (now, lang) = (model.now.clone(), model.lang);
    let Some(plan) = model.plan_mut() else { return };
    let Some(mut form) = plan.form.take() else { return };
    let sense = plan.sense(form.of, lang, &now);
    form.kind_by_title();
    form.follow(&plan.slot_of_form(form.of), &sense);
    let edits = entered(plan, &form, lang, &now).map(|(edits, _)| edits).unwrap_or_default();
    plan.form = Some(form);
    plan.try_out(edits, &now);
}

/// Why fields are not entered.
enum Wrong {
    /// Those at these places are not understood.
    Fields(WrongFields),
    /// They do not apply.
    Refused(EditRefusal),
}

impl From<WrongFields> for Wrong {
    fn from(fields: WrongFields) -> Self {
        Self::Fields(fields)
    }
}

/// The edits that the fields stand for, and what they are called.
fn entered(
    plan: &PlanEditor,
    form: &Form,
    lang: Lang,
    now: &Reading,
) -> Result<(Vec<Edit>, Done), Wrong> {
    let sense = plan.sense(form.of, lang, now);
    let of_slot = plan.slot_of_form(form.of);
    let agenda = plan.agenda();
    Ok(match form.of {
        FormOf::Session => {
            let (next, teams) = form.session(agenda, &sense)?;
            let teams = teams.map(|names| of_teams(names, &agenda.lineup)).unwrap_or_default();
            (agenda.retold(&next).into_iter().chain(teams).collect(), Done::Session)
        }
        FormOf::Slot(slot) | FormOf::Times(slot) => {
            let next = form.slot(&of_slot, plan.rest, &sense)?;
            let next = with_hours(agenda, (slot, false), &of_slot, next, &plan.opening);
            let changes = of_slot.changes(&next).into_iter();
            let edits = changes.map(|change| Edit::Slot { slot, change }).collect();
            let edits = fitting(agenda, edits, slot, plan.rest, &plan.opening);
            (edits, Done::Corrected(of_slot.title))
        }
        FormOf::Team(defi) => {
            let old = agenda.lineup.get(defi).cloned().unwrap_or_default();
            let team = form.team(&old, &sense)?;
            let edits = renamed(agenda, defi, team).map_err(Wrong::Refused)?;
            (edits, Done::Corrected(old.name))
        }
        FormOf::NewTeam { at } => {
            let team = form.team(&Defi::default(), &sense)?;
            if has(agenda, &team.name) {
                return Err(Wrong::Refused(EditRefusal::SameName));
            }
            let name = team.name.clone();
            (vec![Edit::AddDefi { at, defi: Box::new(team) }], Done::Added(name))
        }
        FormOf::NewSlot { at, .. } => {
            let slot = form.slot(&of_slot, plan.rest, &sense)?;
            let slot = settled(agenda, at, slot, &plan.opening);
            let slot = with_hours(agenda, (at, true), &of_slot, slot, &plan.opening);
            let title = slot.title.clone();
            (vec![Edit::AddSlot { at, slot: Box::new(slot) }], Done::Added(title))
        }
    })
}

/// The slot with the hour that its anchor speaks of, where the anchor was `before` another.
fn with_hours(
    agenda: &Agenda,
    (at, added): (usize, bool),
    before: &Slot,
    slot: Slot,
    opening: &Opening,
) -> Slot {
    if slot.anchor == before.anchor {
        return slot;
    }
    let mut next = agenda.clone();
    let edit = Edit::AddSlot { at, slot: Box::new(slot.clone()) };
    let removed = if added { Ok(()) } else { next.edit(Edit::RemoveSlot { slot: at }) };
    if removed.and_then(|()| next.edit(edit)).is_err() {
        return slot;
    }
    anchored(&next, at, opening)
}

/// Whether a team has that name already.
fn has(agenda: &Agenda, name: &Text) -> bool {
    let folded = fold_name(name);
    agenda.lineup.iter().any(|defi| defi.is_called(&folded))
}

/// The teams of these names in this order; those that are there already keep all they have.
fn of_teams(names: Vec<Text>, lineup: &[Defi]) -> Vec<Edit> {
    let known = |name: &Text| lineup.iter().find(|defi| fold_name(&defi.name) == fold_name(name));
    let old = lineup.iter().map(|_| Edit::RemoveDefi { defi: 0 });
    let new = names.into_iter().enumerate().map(|(at, name)| {
        let defi = match known(&name) {
            Some(defi) => Defi { name, ..defi.clone() },
            None => Defi { name, ..Defi::default() },
        };
        Edit::AddDefi { at, defi: Box::new(defi) }
    });
    old.chain(new).collect()
}

/// Keeps the choice that the fields show the one that holds.
pub(super) fn show_rest(plan: &mut PlanEditor, rest: Rest) {
    for field in plan.form.iter_mut().flat_map(|form| form.fields.iter_mut()) {
        if let Value::Choice(Choice::Rest(shown)) = &mut field.value {
            *shown = rest;
        }
    }
}
