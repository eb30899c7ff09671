//! The keys of the picker.

use super::{act, say};
use crate::{
    agenda::Text,
    console::{
        effect::{Choice, Effect, NewAgenda},
        host::AgendaMade,
        model::{
            AgendaRow, Dialog, Entry, Fault, Model, Open, Overlay, Picker, PlanNews, Question,
            Screen, What,
        },
    },
    session::Outcome,
};

/// One row up or down.
pub(super) fn step(picker: &mut Picker, down: bool) {
    let last = picker.rows().saturating_sub(1);
    let at = picker.selected.min(last);
    picker.selected = if down { (at + 1).min(last) } else { at.saturating_sub(1) };
}

/// Opens the selected row; a date without an agenda offers to make it.
pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    let Screen::Picker(picker) = &model.screen else {
        return Vec::new();
    };
    let agenda = |row: &AgendaRow| {
        if row.is_playable() {
            Effect::Open(Choice::Agenda(row.path.clone()))
        } else {
            // what keeps it from being opened is on that screen
            Effect::ReadPlan(row.path.clone())
        }
    };
    let chosen = match picker.entry() {
        None => None,
        Some(Entry::Session(index)) => {
            let row = picker.sessions.get(index);
            row.map(|row| Effect::Open(Choice::Session(row.head.id.clone())))
        }
        Some(Entry::Agenda(index)) => picker.agendas.get(index).map(agenda),
        Some(Entry::Date(index)) => match picker.year.as_ref().map(|year| year.open(index)) {
            None => None,
            Some(Open::Session(id)) => Some(Effect::Open(Choice::Session(id.clone()))),
            Some(Open::Agenda(row)) => Some(agenda(row)),
            Some(Open::Nothing) => return offer(model),
        },
    };
    chosen.into_iter().collect()
}

/// Offers to make the agenda of the selected date.
pub(super) fn offer(model: &mut Model) -> Vec<Effect> {
    let Screen::Picker(picker) = &model.screen else {
        return Vec::new();
    };
    let Some((year, index)) = picker.free_date() else { return Vec::new() };
    let Some(meeting) = year.meeting(index) else { return Vec::new() };
    let made = NewAgenda { programme: year.path.clone(), date: meeting.date };
    let question = Question::MakeAgenda { made, theme: meeting.theme.clone() };
    act::lay_over(model, Overlay::Dialog(Dialog::Confirm(question)))
}

/// Opens the selected agenda to be looked over.
pub(super) fn review(model: &Model) -> Vec<Effect> {
    let Screen::Picker(picker) = &model.screen else {
        return Vec::new();
    };
    let agenda = picker.agenda();
    agenda.map(|row| Effect::ReadPlan(row.path.clone())).into_iter().collect()
}

/// An agenda was made, or not: it is opened to be changed.
pub(super) fn made(model: &mut Model, made: Result<AgendaMade, Text>) -> Vec<Effect> {
    match made {
        Ok(made) => {
            let shown = |path: &std::path::Path| Text::clean(&path.display().to_string());
            let news = match &made.kept {
                Some(kept) => PlanNews::MadeAside { path: shown(&made.path), kept: shown(kept) },
                None => PlanNews::Made { path: shown(&made.path) },
            };
            say(model, What::Plan(news));
            vec![Effect::ReadPlan(made.path)]
        }
        Err(why) => {
            say(model, What::Failed(Fault::Open { why }));
            Vec::new()
        }
    }
}

/// What came of the dates of the programme is known.
pub(super) fn came(model: &mut Model, outcomes: Vec<Option<Outcome>>) {
    let Screen::Picker(picker) = &mut model.screen else { return };
    let selected = picker.entry();
    if let Some(year) = &mut picker.year {
        year.outcomes = outcomes;
    }
    // their sessions are told with them now: what is selected stays selected
    picker.select(selected);
}
