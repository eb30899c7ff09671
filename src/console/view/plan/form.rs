//! The fields of a slot or of the session, one on a line, with an example below.

use ratatui::{buffer::Buffer, layout::Rect};

use super::Table;
use crate::{
    console::{
        model::{Field, FieldName, Form, FormOf, Value},
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
        FormOf::Slot(_) => PlanSays::CorrectSlot,
        FormOf::NewSlot { .. } => PlanSays::NewSlot,
    });
    let inner = frame::draw(table.look, &title, true, area, buf);
    let rows = inner.height.saturating_sub(1);
    let at = u16::try_from(form.at).unwrap_or(u16::MAX);
    let first = (at + 1).saturating_sub(rows);
    for ((place, field), row) in form.fields.iter().enumerate().skip(first.into()).zip(0..rows) {
        draw_field(table, field, place == form.at, paint::row(inner, row), buf);
    }
    let Some(field) = form.fields.get(form.at) else { return };
    let (words, meaning) = if field.wrong {
        let example = match example(form.of, field.name) {
            PlanSays::LikeTimes => PlanSays::TryTimes,
            PlanSays::LikeTurns => PlanSays::TryTurns,
            other => other,
        };
        let words = [PlanSays::NotUnderstood, example].map(|says| table.says(says));
        (format!("✗ {}", words.join(" ")), Meaning::Late)
    } else {
        (table.says(example(form.of, field.name)), Meaning::Dim)
    };
    let last = paint::row(inner, inner.height.saturating_sub(1));
    let last = Rect { x: last.x + 1, width: last.width.saturating_sub(2), ..last };
    paint::left(&words, last, buf, table.look.style(meaning));
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
        (Value::Typed(line), true) => {
            paint::ground(value, buf, table.look.style(Meaning::Input));
            overlay::input(table.look, " ", line, value, buf);
        }
        (Value::Typed(line), false) => {
            let text = format!(" {}", line.as_str());
            paint::left(&text, value, buf, table.look.style(Meaning::Text));
        }
        (Value::Kind(of), focused) => {
            let of = kind(table.look.lang, *of);
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
    }
}

const fn example(of: FormOf, name: FieldName) -> PlanSays<'static> {
    match name {
        FieldName::Title if matches!(of, FormOf::Session) => PlanSays::LikeSessionTitle,
        FieldName::Title => PlanSays::LikeTitle,
        FieldName::Date => PlanSays::LikeDate,
        FieldName::End => PlanSays::LikeEnd,
        FieldName::Kind => PlanSays::LikeKind,
        FieldName::Times => PlanSays::LikeTimes,
        FieldName::Turns => PlanSays::LikeTurns,
        FieldName::Phases => PlanSays::LikePhases,
        FieldName::Changeover => PlanSays::LikeChangeover,
    }
}
