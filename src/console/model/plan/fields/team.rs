//! The fields of a team.

use super::Wrong;
use crate::{
    agenda::{Defi, Text},
    console::model::plan::{Field, Form, Said, Sense},
    i18n::console::plan::field::{Choice, FieldName, TeamField},
};

/// In the order in which they stand.
const FIELDS: [TeamField; 7] = [
    TeamField::Name,
    TeamField::With,
    TeamField::Presenters,
    TeamField::Owner,
    TeamField::From,
    TeamField::Place,
    TeamField::Link,
];

pub(super) fn fields(defi: &Defi, sense: &Sense) -> Vec<Field> {
    let field = |name| Field::of(FieldName::Team(name), &said(name, defi), sense);
    FIELDS.into_iter().filter_map(field).collect()
}

fn said(field: TeamField, defi: &Defi) -> Said {
    let text = |text: &Option<Text>| Said::Text(text.clone().unwrap_or_default());
    match field {
        TeamField::Name => Said::Text(defi.name.clone()),
        TeamField::With => text(&defi.with),
        TeamField::Presenters => Said::Texts(defi.presenters.clone()),
        TeamField::Owner => text(&defi.owner),
        TeamField::From => Said::Time(defi.from),
        TeamField::Place => Said::Choice(Choice::Place(defi.place)),
        TeamField::Link => text(&defi.link),
    }
}

pub(super) fn filled(form: &Form, defi: &Defi, sense: &Sense) -> Result<Defi, Wrong> {
    let mut next = defi.clone();
    for (name, said) in form.filled(sense)? {
        if let FieldName::Team(name) = name {
            put(name, said, &mut next);
        }
    }
    Ok(next)
}

/// Makes the team say what the field does; none where it holds something else than its shape.
fn put(field: TeamField, said: Said, next: &mut Defi) -> Option<()> {
    match field {
        TeamField::Name => next.name = said.text()?,
        TeamField::With => next.with = said.some_text()?,
        TeamField::Presenters => next.presenters = said.texts()?,
        TeamField::Owner => next.owner = said.some_text()?,
        TeamField::From => next.from = said.time()?,
        TeamField::Place => {
            if let Choice::Place(place) = said.choice()? {
                next.place = place;
            }
        }
        TeamField::Link => next.link = said.some_text()?,
    }
    Some(())
}
