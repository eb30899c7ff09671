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
    session::{Outcome, SessionId},
};

/// One row up or down.
pub(super) fn step(picker: &mut Picker, down: bool) {
    let last = picker.rows().saturating_sub(1);
    let at = picker.selected.min(last);
    picker.selected = if down { (at + 1).min(last) } else { at.saturating_sub(1) };
}

/// Opens the selected row; a date without an agenda offers to make it, and the agenda of another
/// day asks first: a session begins with it, and is there from then on.
pub(super) fn choose(model: &mut Model) -> Vec<Effect> {
    let Screen::Picker(picker) = &model.screen else {
        return Vec::new();
    };
    let today = picker.today;
    let agenda = |row: &AgendaRow| match row.date.filter(|day| *day != today) {
        // what keeps it from being opened is on that screen
        _ if !row.is_playable() => Chosen::Effect(Effect::ReadPlan(row.path.clone())),
        Some(day) => Chosen::Asks(Question::OpenOtherDay { path: row.path.clone(), day }),
        None => Chosen::Effect(Effect::Open(Choice::Agenda(row.path.clone()))),
    };
    let session = |id: &SessionId| Chosen::Effect(Effect::Open(Choice::Session(id.clone())));
    let chosen = match picker.entry() {
        None => None,
        Some(Entry::Session(index)) => picker.sessions.get(index).map(|row| session(&row.head.id)),
        Some(Entry::Agenda(index)) => picker.agendas.get(index).map(agenda),
        Some(Entry::Date(index)) => match picker.year.as_ref().map(|year| year.open(index)) {
            None => None,
            Some(Open::Session(id)) => Some(session(id)),
            Some(Open::Agenda(row)) => Some(agenda(row)),
            Some(Open::Nothing) => return offer(model),
        },
    };
    match chosen {
        None => Vec::new(),
        Some(Chosen::Effect(effect)) => vec![effect],
        Some(Chosen::Asks(question)) => {
            act::lay_over(model, Overlay::Dialog(Dialog::Confirm(question)))
        }
    }
}

/// What follows a choice.
enum Chosen {
    Effect(Effect),
    /// A session would be opened that nobody may have meant.
    Asks(Question),
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
