//! An agenda's parts as fields: written as a person would type them, so that they read back.

use chrono::TimeDelta;

use crate::{
    agenda::{Agenda, Defi, MAX_TEXT, Phase, Slot, Text, Turns},
    console::model::{Choice, Field, FieldName, Form, FormOf},
    i18n::{
        Lang,
        console::plan::all_words,
        format::{NBSP, date, length, time_of_day},
    },
};

/// The fields of the whole session.
pub(super) fn session(lang: Lang, agenda: &Agenda) -> Form {
    let day = agenda.date.map(|day| date(lang, day)).unwrap_or_default();
    let end = agenda.end.map(|end| time_of_day(lang, end)).unwrap_or_default();
    let mut fields = vec![
        Field::typed(FieldName::Title, &agenda.title),
        Field::typed(FieldName::Date, &day),
        Field::typed(FieldName::End, &end),
    ];
    let teams = teams(&agenda.lineup);
    // what a field cannot hold whole would be cut when it is entered
    if teams.len() <= MAX_TEXT {
        fields.push(Field::typed(FieldName::Teams, &teams));
    }
    Form { of: FormOf::Session, fields, at: 0 }
}

/// The fields of a slot.
pub(super) fn slot(lang: Lang, slot: &Slot) -> Vec<Field> {
    let changeover = slot.changeover.map(minutes).unwrap_or_default();
    vec![
        Field::typed(FieldName::Title, &slot.title),
        Field::typed(FieldName::Times, &times(lang, slot)),
        Field::choice(FieldName::Kind, Choice::Kind(slot.kind)),
        Field::typed(FieldName::Turns, &turns(lang, slot.turns.as_ref())),
        Field::typed(FieldName::Phases, &phases(&slot.phases)),
        Field::typed(FieldName::Changeover, &changeover),
        Field::typed(FieldName::Note, slot.note.as_deref().unwrap_or_default()),
    ]
}

/// The fields of a team.
pub(super) fn team(lang: Lang, defi: &Defi) -> Vec<Field> {
    let text = |text: &Option<Text>| text.as_deref().unwrap_or_default().to_owned();
    let from = defi.from.map(|from| time_of_day(lang, from)).unwrap_or_default();
    vec![
        Field::typed(FieldName::Name, &defi.name),
        Field::typed(FieldName::With, &text(&defi.with)),
        Field::typed(FieldName::Presenters, &listed(&defi.presenters)),
        Field::typed(FieldName::Owner, &text(&defi.owner)),
        Field::typed(FieldName::From, &from),
        Field::choice(FieldName::Place, Choice::Place(defi.place)),
        Field::typed(FieldName::Link, &text(&defi.link)),
    ]
}

/// Texts between commas; between semicolons where one of them has a comma.
fn listed(texts: &[Text]) -> String {
    let texts: Vec<&str> = texts.iter().map(Text::as_str).collect();
    texts.join(if texts.iter().any(|text| text.contains(',')) { "; " } else { ", " })
}

/// The one field for a slot's times: the first character takes the place of what is there.
pub(super) fn times_alone(lang: Lang, slot: &Slot) -> Field {
    Field { fresh: true, ..Field::typed(FieldName::Times, &times(lang, slot)) }
}

fn times(lang: Lang, slot: &Slot) -> String {
    let start = slot.start.map(|start| time_of_day(lang, start)).unwrap_or_default();
    let end = slot.end.map(|end| time_of_day(lang, end)).unwrap_or_default();
    let long = slot.length.map(plain).unwrap_or_default();
    match (slot.start, slot.end, slot.length) {
        (Some(_), None, None) => start,
        (Some(_), None, Some(_)) => format!("{start}, {long}"),
        (_, Some(_), _) => format!("{start}-{end}"),
        (None, None, _) => long,
    }
}

fn turns(lang: Lang, turns: Option<&Turns>) -> String {
    match turns {
        None => String::new(),
        Some(Turns::Count(count)) => count.to_string(),
        Some(Turns::All) => (*all_words(lang).first().unwrap_or(&"")).to_owned(),
        Some(Turns::Named(names)) => names.iter().map(Text::as_str).collect::<Vec<_>>().join(", "),
    }
}

/// Names between commas; between semicolons where one of them has a comma.
fn teams(lineup: &[Defi]) -> String {
    let names: Vec<&str> = lineup.iter().map(|defi| defi.name.as_str()).collect();
    names.join(if names.iter().any(|name| name.contains(',')) { "; " } else { ", " })
}

fn phases(phases: &[Phase]) -> String {
    let parts = phases.iter().map(|phase| format!("{} {}", phase.title, minutes(phase.length)));
    parts.collect::<Vec<_>>().join(", ")
}

/// Whole minutes as a bare number, which a field takes for minutes.
fn minutes(long: TimeDelta) -> String {
    match long.num_seconds() {
        seconds if seconds % 60 == 0 && seconds < 1000 * 60 => (seconds / 60).to_string(),
        _ => plain(long),
    }
}

fn plain(long: TimeDelta) -> String {
    length(long).replace(NBSP, " ")
}
