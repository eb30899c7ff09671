//! The fields of the whole session.

use super::Wrong;
use crate::{
    agenda::{Agenda, Text},
    console::model::plan::{Field, Form, Said, Sense},
    i18n::console::plan::field::{Choice, FieldName, SessionField},
};

/// In the order in which they stand.
const FIELDS: [SessionField; 11] = [
    SessionField::Title,
    SessionField::Date,
    SessionField::End,
    SessionField::Teams,
    SessionField::Place,
    SessionField::Audience,
    SessionField::Hosts,
    SessionField::Objectives,
    SessionField::Lang,
    SessionField::Zone,
    SessionField::Source,
];

pub(super) fn fields(agenda: &Agenda, sense: &Sense) -> Vec<Field> {
    let field = |name| Field::of(FieldName::Session(name), &said(name, agenda), sense);
    FIELDS.into_iter().filter_map(field).collect()
}

fn said(field: SessionField, agenda: &Agenda) -> Said {
    let text = |text: &Option<Text>| Said::Text(text.clone().unwrap_or_default());
    match field {
        SessionField::Title => Said::Text(agenda.title.clone()),
        SessionField::Date => Said::Day(agenda.date),
        SessionField::End => Said::Time(agenda.end),
        SessionField::Teams => {
            Said::Texts(agenda.lineup.iter().map(|defi| defi.name.clone()).collect())
        }
        SessionField::Place => text(&agenda.place),
        SessionField::Audience => text(&agenda.audience),
        SessionField::Hosts => Said::Texts(agenda.hosts.clone()),
        SessionField::Objectives => Said::Texts(agenda.objectives.clone()),
        SessionField::Lang => Said::Choice(Choice::Lang(agenda.lang)),
        SessionField::Zone => Said::Zone(agenda.zone),
        SessionField::Source => text(&agenda.source),
    }
}

pub(super) fn filled(
    form: &Form,
    agenda: &Agenda,
    sense: &Sense,
) -> Result<(Agenda, Option<Vec<Text>>), Wrong> {
    let mut next = agenda.clone();
    let mut teams = None;
    for (name, said) in form.filled(sense)? {
        if let FieldName::Session(name) = name {
            put(name, said, &mut next, &mut teams);
        }
    }
    Ok((next, teams))
}

/// Makes the session say what the field does; none where it holds something else than its shape.
fn put(
    field: SessionField,
    said: Said,
    next: &mut Agenda,
    teams: &mut Option<Vec<Text>>,
) -> Option<()> {
    match field {
        SessionField::Title => next.title = said.text()?,
        SessionField::Date => next.date = said.day()?,
        SessionField::End => next.end = said.time()?,
        SessionField::Teams => *teams = Some(said.texts()?),
        SessionField::Place => next.place = said.some_text()?,
        SessionField::Audience => next.audience = said.some_text()?,
        SessionField::Hosts => next.hosts = said.texts()?,
        SessionField::Objectives => next.objectives = said.texts()?,
        SessionField::Lang => {
            if let Choice::Lang(lang) = said.choice()? {
                next.lang = lang;
            }
        }
        SessionField::Zone => next.zone = said.zone()?,
        SessionField::Source => next.source = said.some_text()?,
    }
    Some(())
}
