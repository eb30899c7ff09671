//! The fields of a slot or of the session, one on a line, with an example below.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Table, understood};
use crate::{
    agenda::{Kind, Place, Slot, Turns},
    console::{
        model::{Choice, Field, FieldName, Form, FormOf, Understood, Value},
        view::{frame, overlay},
    },
    i18n::console::plan::{PlanSays, kind},
    stage::{paint, theme::Meaning},
};

/// How wide the names of the fields are.
const NAMES: u16 = 14;

/// How many rows the fields need.
pub(super) fn height(form: &Form) -> u16 {
    u16::try_from(form.fields.len()).unwrap_or(u16::MAX).saturating_add(3)
}

/// Draws the fields.
pub(super) fn draw(table: Table<'_>, form: &Form, area: Rect, buf: &mut Buffer) {
    let title = table.says(match form.of {
        FormOf::Session => PlanSays::CorrectSession,
        FormOf::Slot(_) if form.fields.len() == 1 => PlanSays::SlotTimes,
        FormOf::Slot(_) => PlanSays::CorrectSlot,
        FormOf::NewSlot { .. } => PlanSays::NewSlot,
        FormOf::Team(_) => PlanSays::CorrectTeam,
        FormOf::NewTeam { .. } => PlanSays::NewTeam,
    });
    let inner = frame::draw(table.look, &title, true, area, buf);
    let rows = inner.height.saturating_sub(1);
    let at = u16::try_from(form.at).unwrap_or(u16::MAX);
    let first = (at + 1).saturating_sub(rows);
    for ((place, field), row) in form.fields.iter().enumerate().skip(first.into()).zip(0..rows) {
        draw_field(table, field, place == form.at, paint::row(inner, row), buf);
    }
    let last = paint::row(inner, inner.height.saturating_sub(1));
    let last = Rect { x: last.x + 1, width: last.width.saturating_sub(2), ..last };
    if let Some(field) = form.fields.get(form.at) {
        let (words, meaning) = hint(table, form, field, last.width);
        paint::left(&words, last, buf, table.look.style(meaning));
    }
}

/// What helps with a field: what is typed as it is understood, else an example.
fn hint(table: Table<'_>, form: &Form, field: &Field, room: u16) -> (String, Meaning) {
    let (long, short) = examples(form.of, field.name);
    if field.wrong {
        let wrong = match field.name {
            FieldName::Title | FieldName::Name => PlanSays::TitleWanted,
            FieldName::Date
            | FieldName::End
            | FieldName::Kind
            | FieldName::Times
            | FieldName::Turns
            | FieldName::Phases
            | FieldName::Changeover
            | FieldName::Note
            | FieldName::Teams
            | FieldName::With
            | FieldName::Owner
            | FieldName::Presenters
            | FieldName::From
            | FieldName::Place
            | FieldName::Link => PlanSays::NotUnderstood,
        };
        let words = [wrong, short].map(|says| table.says(says));
        return (format!("✗ {}", words.join(" ")), Meaning::Late);
    }
    if (field.name == FieldName::Kind || field.is_as_before())
        && let Some(count) = turns_left(table, form)
    {
        return (format!("! {}", table.says(PlanSays::TurnsStay(count))), Meaning::Late);
    }
    if !field.is_as_before()
        && let Some(words) = understood::words(table, form, field)
    {
        return (words, Meaning::Early);
    }
    let long = table.says(long);
    let fits = paint::width(&long) <= room;
    (if fits { long } else { table.says(short) }, Meaning::Dim)
}

/// How many turns stay in a slot whose kind was changed to one that has none.
fn turns_left(table: Table<'_>, form: &Form) -> Option<usize> {
    let without = |kind: Kind| match kind {
        Kind::Welcome | Kind::Break | Kind::Workshop | Kind::Debrief => true,
        Kind::Presentations | Kind::Restitution | Kind::Other => false,
    };
    let changed = form.fields.iter().any(|field| match field.value {
        Value::Choice(Choice::Kind(kind)) => without(kind) && !field.is_as_before(),
        Value::Choice(Choice::Place(_)) | Value::Typed(_) => false,
    });
    let turns = form.fields.iter().find(|field| field.name == FieldName::Turns && changed)?;
    let today = table.look.model.now.wall.with_timezone(&table.plan.zone).date_naive();
    match turns.understood(&Slot::default(), table.look.lang, today)? {
        Understood::Turns(Some(Turns::Count(count))) => Some(usize::from(count)),
        Understood::Turns(Some(Turns::Named(names))) => Some(names.len()),
        Understood::Turns(Some(Turns::All)) => Some(table.plan.agenda().lineup.len()),
        Understood::Turns(None)
        | Understood::Title(_)
        | Understood::Date(_)
        | Understood::End(_)
        | Understood::Kind(_)
        | Understood::Times(_)
        | Understood::Phases(_)
        | Understood::Changeover(_)
        | Understood::Note(_)
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

fn draw_field(table: Table<'_>, field: &Field, focused: bool, row: Rect, buf: &mut Buffer) {
    let names = NAMES.min(row.width / 3);
    let name = Rect { width: names, ..row };
    let look = table.look.style(if focused { Meaning::Title } else { Meaning::Dim });
    let sign = if field.wrong { "✗ " } else { "" };
    paint::right(&format!("{sign}{}", table.says(label(field.name))), name, buf, look);
    let x = row.x + names + 1;
    let value = Rect { x, width: row.right().saturating_sub(x + 1), ..row };
    if value.is_empty() {
        return;
    }
    match (&field.value, focused) {
        (Value::Typed(line), true) if field.fresh => {
            paint::ground(value, buf, table.look.style(Meaning::Input));
            let text = format!(" {}", line.as_str());
            let text = paint::fit(&text, value.width);
            let all = Rect { width: paint::width(&text).saturating_add(1), ..value };
            let style = table.look.style(Meaning::Text).patch(table.look.style(Meaning::Selected));
            paint::ground(all.intersection(value), buf, style);
            paint::left(&text, value, buf, style);
        }
        (Value::Typed(line), true) => {
            paint::ground(value, buf, table.look.style(Meaning::Input));
            overlay::input(table.look, " ", line, value, buf);
        }
        (Value::Typed(line), false) => {
            let text = format!(" {}", line.as_str());
            paint::left(&text, value, buf, table.look.style(Meaning::Text));
        }
        (Value::Choice(of), focused) => {
            let of = choice(table, *of);
            let (words, meaning) = if focused {
                paint::ground(value, buf, table.look.style(Meaning::Input));
                (format!(" ‹ {of} ›"), Meaning::Input)
            } else {
                (format!(" {of}"), Meaning::Text)
            };
            paint::left(&words, value, buf, table.look.style(meaning));
        }
    }
}

const fn label(name: FieldName) -> PlanSays<'static> {
    match name {
        FieldName::Title => PlanSays::Title,
        FieldName::Date => PlanSays::Date,
        FieldName::End => PlanSays::End,
        FieldName::Kind => PlanSays::Kind,
        FieldName::Times => PlanSays::Times,
        FieldName::Turns => PlanSays::Turns,
        FieldName::Phases => PlanSays::Phases,
        FieldName::Changeover => PlanSays::Changeover,
        FieldName::Note => PlanSays::SlotNote,
        FieldName::Teams => PlanSays::Teams,
        FieldName::Name => PlanSays::Name,
        FieldName::With => PlanSays::With,
        FieldName::Owner => PlanSays::Owner,
        FieldName::Presenters => PlanSays::Presenters,
        FieldName::From => PlanSays::FromField,
        FieldName::Place => PlanSays::Place,
        FieldName::Link => PlanSays::Link,
    }
}

/// One of a few, in words.
fn choice(table: Table<'_>, choice: Choice) -> String {
    match choice {
        Choice::Kind(of) => kind(table.look.lang, of).to_owned(),
        Choice::Place(None) => table.says(PlanSays::AnyPlace),
        Choice::Place(Some(Place::First)) => table.says(PlanSays::FirstPlace),
        Choice::Place(Some(Place::Last)) => table.says(PlanSays::LastPlace),
    }
}

/// What says how a field is filled in, and the same in fewer words.
const fn examples(of: FormOf, name: FieldName) -> (PlanSays<'static>, PlanSays<'static>) {
    let one = match name {
        FieldName::Title if matches!(of, FormOf::Session) => PlanSays::LikeSessionTitle,
        FieldName::Title => PlanSays::LikeTitle,
        FieldName::Date => PlanSays::LikeDate,
        FieldName::End => PlanSays::LikeEnd,
        FieldName::Kind => PlanSays::LikeKind,
        FieldName::Times if matches!(of, FormOf::Slot(_)) => {
            return (PlanSays::LikeNewTimes, PlanSays::TryTimes);
        }
        FieldName::Times => return (PlanSays::LikeTimes, PlanSays::TryTimes),
        FieldName::Turns => return (PlanSays::LikeTurns, PlanSays::TryTurns),
        FieldName::Phases => PlanSays::LikePhases,
        FieldName::Changeover => PlanSays::LikeChangeover,
        FieldName::Note => PlanSays::LikeNote,
        FieldName::Teams => return (PlanSays::LikeTeams, PlanSays::TryTeams),
        FieldName::Name => PlanSays::LikeName,
        FieldName::With => PlanSays::LikeWith,
        FieldName::Owner => PlanSays::LikeOwner,
        FieldName::Presenters => PlanSays::LikePresenters,
        FieldName::From => PlanSays::LikeFrom,
        FieldName::Place => PlanSays::LikePlace,
        FieldName::Link => PlanSays::LikeLink,
    };
    (one, one)
}
