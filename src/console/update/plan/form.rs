//! The fields of a slot or of the session: opened, typed in, entered, left.

use chrono::{DateTime, TimeDelta, Utc};

use super::{fields, slots::fitting, teams};
use crate::{
    agenda::{
        Change, Defi, Edit, EditRefusal, Kind, Rest, Slot, Text, Times, fold_name, renamed, retimed,
    },
    console::{
        effect::Effect,
        key::{Code, Key},
        model::{
            Done, FieldName, Form, FormOf, Model, PlanCursor, PlanEditor, PlanNews, PlanPane,
            Understood, Value, What,
        },
        update::{
            key::{self, Edit as Typed},
            say,
        },
    },
    i18n::{Lang, console::key::Named},
    import::{TypedTimes, typed_kind},
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
    let lang = model.lang;
    let Some(plan) = model.plan_mut().filter(|plan| !plan.is_broken()) else {
        return Vec::new();
    };
    let form = match (plan.cursor, plan.selected_slot()) {
        (PlanCursor::Line(line), None) => Some(of_line(plan, line)),
        (_, None) => Some(fields::session(lang, plan.agenda())),
        (_, Some(slot)) => plan.agenda().slots.get(slot).map(|of| {
            let fields = fields::slot(lang, of);
            Form { of: FormOf::Slot(slot), fields, at: 0 }
        }),
    };
    plan.form = form;
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
    let lang = model.lang;
    let Some(plan) = model.plan_mut().filter(|plan| !plan.is_broken()) else {
        return Vec::new();
    };
    plan.form = Some(match (plan.cursor, plan.selected_slot()) {
        (PlanCursor::Line(line), None) => of_line(plan, line),
        (_, slot) => {
            let at = slot.map_or(0, |slot| slot + 1);
            let fields = fields::slot(lang, &hole(plan, at));
            Form { of: FormOf::NewSlot { at, line: None }, fields, at: 0 }
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
fn of_line(plan: &PlanEditor, line: u32) -> Form {
    let place = usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1);
    let words = plan.source.lines.get(place).map(|line| line.text.clone()).unwrap_or_default();
    let title = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let at = plan.slots_above(line);
    let mut fields = fields::slot(plan.lang, &Slot { kind: Kind::Other, ..Slot::default() });
    if let Some(first) = fields.first_mut() {
        first.value = Value::Typed(crate::console::line::Line::new(title));
    }
    Form { of: FormOf::NewSlot { at, line: Some(line) }, fields, at: 0 }
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

/// A key that the table has no action for: it is typed, or goes through the kinds.
pub(in super::super) fn typed(model: &mut Model, key: Key) -> Vec<Effect> {
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
                Code::Named(_) | Code::Char(_) | Code::F(_) => {}
            }
            Typed::Moved
        }
    };
    if edited == Typed::Changed {
        field.wrong = false;
    } else if edited == Typed::Full {
        say(model, What::Cut);
    }
    try_out(model);
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
        // a column of names, pasted, is a list
        let names = text.lines().map(str::trim).filter(|name| !name.is_empty());
        let list = (field.name == FieldName::Teams).then(|| names.collect::<Vec<_>>().join(", "));
        if !line.insert(list.as_deref().unwrap_or(text)) {
            say(model, What::Cut);
        }
        try_out(model);
    }
    Vec::new()
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
        (Ok(()), FormOf::Session | FormOf::Slot(_) | FormOf::Team(_)) => {}
        (Err(refused), _) => {
            plan.form = Some(form);
            let news: PlanNews = super::refusal(refused);
            say(model, What::Plan(news));
        }
    }
    Vec::new()
}

/// Shows what the fields would make of the agenda, as far as they are understood.
pub(super) fn try_out(model: &mut Model) {
    let (now, lang) = (model.now.clone(), model.lang);
    let Some(plan) = model.plan_mut() else { return };
    let Some(form) = plan.form.clone() else { return };
    match entered(plan, &form, lang, &now) {
        Ok((edits, _)) => plan.try_out(edits, &now),
        Err(_) => plan.try_out(Vec::new(), &now),
    }
}

/// Why fields are not entered.
enum Wrong {
    /// Those at these places are not understood.
    Fields(Vec<usize>),
    /// They do not apply.
    Refused(EditRefusal),
}

/// The edits that the fields stand for, and what they are called.
fn entered(
    plan: &PlanEditor,
    form: &Form,
    lang: Lang,
    now: &Reading,
) -> Result<(Vec<Edit>, Done), Wrong> {
    let of_slot = match form.of {
        FormOf::Slot(slot) => plan.agenda().slots.get(slot).cloned(),
        FormOf::Session | FormOf::NewSlot { .. } | FormOf::Team(_) | FormOf::NewTeam { .. } => None,
    };
    let of_slot = of_slot.unwrap_or_default();
    let added = matches!(form.of, FormOf::NewSlot { .. } | FormOf::NewTeam { .. });
    let today = now.wall.with_timezone(&plan.zone).date_naive();
    let mut changes = Vec::new();
    let mut wrong = Vec::new();
    for (place, field) in form.fields.iter().enumerate() {
        if field.is_as_before() && !added {
            continue;
        }
        match field.understood(&of_slot, lang, today) {
            Some(understood) => changes.push(understood),
            None => wrong.push(place),
        }
    }
    if !wrong.is_empty() {
        return Err(Wrong::Fields(wrong));
    }
    Ok(match form.of {
        FormOf::Session => {
            let lineup = &plan.agenda().lineup;
            let edits = changes.into_iter().flat_map(|change| of_session(change, lineup));
            (edits.collect(), Done::Session)
        }
        FormOf::Slot(slot) => {
            let edit = |understood| {
                let change = of_a_slot(understood, &of_slot, plan.rest)?;
                Some(Edit::Slot { slot, change })
            };
            let edits: Vec<Edit> = changes.into_iter().filter_map(edit).collect();
            let edits = fitting(plan.agenda(), edits, slot, plan.rest, &plan.opening);
            (edits, Done::Corrected(of_slot.title.clone()))
        }
        FormOf::Team(defi) => {
            let old = plan.agenda().lineup.get(defi).cloned().unwrap_or_default();
            let name = old.name.clone();
            let team = changes.into_iter().fold(old, into_team);
            let edits = renamed(plan.agenda(), defi, team).map_err(Wrong::Refused)?;
            (edits, Done::Corrected(name))
        }
        FormOf::NewTeam { at } => {
            let team = changes.into_iter().fold(Defi::default(), into_team);
            let lineup = &plan.agenda().lineup;
            let known = |defi: &Defi| fold_name(&defi.name) == fold_name(&team.name);
            if lineup.iter().any(known) {
                return Err(Wrong::Refused(EditRefusal::SameName));
            }
            let name = team.name.clone();
            (vec![Edit::AddDefi { at, defi: Box::new(team) }], Done::Added(name))
        }
        FormOf::NewSlot { at, .. } => {
            let slot = changes.into_iter().fold(of_slot, into_slot);
            // a title that names a kind says enough
            let named = typed_kind(&slot.title).filter(|_| slot.kind == Kind::default());
            let slot = Slot { kind: named.unwrap_or(slot.kind), ..slot };
            let title = slot.title.clone();
            (vec![Edit::AddSlot { at, slot: Box::new(slot) }], Done::Added(title))
        }
    })
}

fn of_session(understood: Understood, lineup: &[Defi]) -> Vec<Edit> {
    match understood {
        Understood::Title(title) => vec![Edit::Title(title)],
        Understood::Date(date) => vec![Edit::Date(date)],
        Understood::End(end) => vec![Edit::End(end)],
        Understood::Teams(names) => of_teams(names, lineup),
        Understood::Note(_)
        | Understood::Kind(_)
        | Understood::Times(_)
        | Understood::Turns(_)
        | Understood::Phases(_)
        | Understood::Changeover(_)
        | Understood::Name(_)
        | Understood::With(_)
        | Understood::Owner(_)
        | Understood::Presenters(_)
        | Understood::From(_)
        | Understood::Place(_)
        | Understood::Link(_) => Vec::new(),
    }
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

fn of_a_slot(understood: Understood, slot: &Slot, rest: Rest) -> Option<Change> {
    match understood {
        Understood::Title(title) => Some(Change::Title(title)),
        Understood::Kind(kind) => Some(Change::Kind(kind)),
        Understood::Times(times) => Some(Change::Times(retimed(slot, written(times), rest))),
        Understood::Turns(turns) => Some(Change::Turns(turns)),
        Understood::Phases(phases) => Some(Change::Phases(phases)),
        Understood::Changeover(changeover) => Some(Change::Changeover(changeover)),
        Understood::Note(note) => Some(Change::Note(note)),
        Understood::Date(_)
        | Understood::End(_)
        | Understood::Teams(_)
        | Understood::Name(_)
        | Understood::With(_)
        | Understood::Owner(_)
        | Understood::Presenters(_)
        | Understood::From(_)
        | Understood::Place(_)
        | Understood::Link(_) => None,
    }
}

const fn written(typed: TypedTimes) -> Times {
    Times { day: None, start: typed.start, end: typed.end, length: typed.length }
}

fn into_team(team: Defi, understood: Understood) -> Defi {
    match understood {
        Understood::Name(name) => Defi { name, ..team },
        Understood::With(with) => Defi { with, ..team },
        Understood::Owner(owner) => Defi { owner, ..team },
        Understood::Presenters(presenters) => Defi { presenters, ..team },
        Understood::From(from) => Defi { from, ..team },
        Understood::Place(place) => Defi { place, ..team },
        Understood::Link(link) => Defi { link, ..team },
        Understood::Title(_)
        | Understood::Date(_)
        | Understood::End(_)
        | Understood::Kind(_)
        | Understood::Times(_)
        | Understood::Turns(_)
        | Understood::Phases(_)
        | Understood::Changeover(_)
        | Understood::Note(_)
        | Understood::Teams(_) => team,
    }
}

fn into_slot(slot: Slot, understood: Understood) -> Slot {
    match understood {
        Understood::Title(title) => Slot { title, ..slot },
        Understood::Kind(kind) => Slot { kind, ..slot },
        Understood::Times(typed) => {
            let TypedTimes { start, end, length } = typed;
            Slot { start, end, length, ..slot }
        }
        Understood::Turns(turns) => Slot { turns, ..slot },
        Understood::Phases(phases) => Slot { phases, ..slot },
        Understood::Changeover(changeover) => Slot { changeover, ..slot },
        Understood::Note(note) => Slot { note, ..slot },
        Understood::Date(_)
        | Understood::End(_)
        | Understood::Teams(_)
        | Understood::Name(_)
        | Understood::With(_)
        | Understood::Owner(_)
        | Understood::Presenters(_)
        | Understood::From(_)
        | Understood::Place(_)
        | Understood::Link(_) => slot,
    }
}
