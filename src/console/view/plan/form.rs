//! The fields of a slot, a team or the session, one on a line under headings; below them what helps
//! with the one in hand, and what the doctor says of what is being filled in.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Table, first_row, meaning, remarks, sign, understood};
use crate::{
    agenda::{Kind, Turns},
    console::{
        model::{Field, Form, FormOf, RemarkSpot, Said, Value, Weight},
        view::{frame, overlay},
    },
    i18n::console::plan::{
        PlanSays,
        field::{self, Choice, FieldName, Section, SlotField},
    },
    stage::{paint, theme::Meaning},
};

/// How wide the names of the fields are: the longest, with the sign of what is not understood.
const NAMES: u16 = 17;
/// The most rows for what helps with a field.
const HINTS: u16 = 2;
/// The most rows for what the doctor says of it, where that has no pane of its own.
const VERDICT: u16 = 2;

/// One row of the form.
#[derive(Debug, Clone, Copy)]
enum Row {
    Heading(Section),
    Field(usize),
}

fn rows(form: &Form) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut above = Section::Main;
    for (place, field) in form.fields.iter().enumerate() {
        let section = field.name.section();
        if section != above {
            rows.push(Row::Heading(section));
            above = section;
        }
        rows.push(Row::Field(place));
    }
    rows
}

/// How many rows the fields need.
pub(super) fn height(form: &Form) -> u16 {
    u16::try_from(rows(form).len()).unwrap_or(u16::MAX).saturating_add(2 + HINTS)
}

/// Draws the fields; `alone` where the doctor's pane is not to be seen beside them.
pub(super) fn draw(table: Table<'_>, form: &Form, alone: bool, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let title = table.says(match form.of {
        FormOf::Session => PlanSays::CorrectSession,
        FormOf::Times(_) => PlanSays::SlotTimes,
        FormOf::Slot(_) => PlanSays::CorrectSlot,
        FormOf::NewSlot { .. } => PlanSays::NewSlot,
        FormOf::Team(_) => PlanSays::CorrectTeam,
        FormOf::NewTeam { .. } => PlanSays::NewTeam,
    });
    let inner = frame::draw(table.look, &title, true, area, buf);
    let low = lines(table, form, alone, inner.width.saturating_sub(2));
    let hints = u16::try_from(low.len()).unwrap_or(0).min(inner.height / 2);
    let room = inner.height.saturating_sub(hints);
    let rows = rows(form);
    let at = rows.iter().position(|row| matches!(row, Row::Field(place) if *place == form.at));
    let first = first_row(rows.len(), at.unwrap_or(0), room);
    for (row, line) in rows.iter().skip(first).zip(0..room) {
        let place = paint::row(inner, line);
        match row {
            Row::Heading(section) => heading(table, form, *section, place, buf),
            Row::Field(at) => {
                if let Some(field) = form.fields.get(*at) {
                    draw_field(table, field, *at == form.at, place, buf);
                }
            }
        }
    }
    let below = rows.len().saturating_sub(first + usize::from(room));
    frame::hidden(table.look, first, below, area, buf);
    for ((words, meaning), line) in low.iter().take(hints.into()).zip(room..) {
        let row = paint::row(inner, line);
        let row = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
        paint::left(words, row, buf, table.look.style(*meaning));
    }
}

/// What stands below the fields.
fn lines(table: Table<'_>, form: &Form, alone: bool, width: u16) -> Vec<(String, Meaning)> {
    let mut lines = Vec::new();
    if let Some(field) = form.field() {
        let (words, meaning) = hint(table, form, field);
        let wrapped = paint::wrap(&words, width, usize::from(HINTS));
        lines.extend(wrapped.into_iter().map(|words| (words, meaning)));
    }
    if alone && let Some((words, meaning)) = verdict(table, form) {
        let wrapped = paint::wrap(&words, width, usize::from(VERDICT));
        lines.extend(wrapped.into_iter().map(|words| (words, meaning)));
    }
    let least = lines.len().max(usize::from(HINTS));
    lines.resize(least, (String::new(), Meaning::Dim));
    lines
}

/// What the doctor says of what is being filled in: the heaviest of it.
fn verdict(table: Table<'_>, form: &Form) -> Option<(String, Meaning)> {
    let spot = match form.of {
        FormOf::Session => RemarkSpot::Session,
        FormOf::Slot(slot) | FormOf::Times(slot) => RemarkSpot::Slot(slot),
        FormOf::NewSlot { at, .. } => RemarkSpot::Slot(at),
        FormOf::Team(team) | FormOf::NewTeam { at: team } => RemarkSpot::Team(team),
    };
    let here = table.plan.remarks.iter().filter(|remark| remark.spot == spot);
    let worst = here.filter(|remark| remark.weight != Weight::Note);
    let worst = worst.min_by_key(|remark| remark.weight)?;
    let (says, _) = remarks::words(table, worst);
    Some((format!("{} {says}", sign(worst.weight)), meaning(worst.weight)))
}

fn heading(table: Table<'_>, form: &Form, section: Section, row: Rect, buf: &mut Buffer) {
    let place = form.place_of(section).unwrap_or_default();
    let title = match section {
        Section::Phase(_) => title_of(table, form, SlotField::Phases, place),
        Section::Track(_) => title_of(table, form, SlotField::Tracks, place),
        Section::Main | Section::Late | Section::More => String::new(),
    };
    let words = field::heading(table.look.lang, section, place + 1, &title);
    let words = format!("── {words} ");
    let taken = paint::left(&words, row, buf, table.look.style(Meaning::Dim));
    let rest = Rect { x: row.x + taken, width: row.width.saturating_sub(taken + 1), ..row };
    paint::left(&"─".repeat(rest.width.into()), rest, buf, table.look.style(Meaning::Border));
}

/// The title of a part, as it is typed.
fn title_of(table: Table<'_>, form: &Form, list: SlotField, place: usize) -> String {
    let slot = match form.of {
        FormOf::NewSlot { at, .. } => table.plan.shown().slots.get(at),
        FormOf::Slot(slot) | FormOf::Times(slot) => table.plan.shown().slots.get(slot),
        FormOf::Session | FormOf::Team(_) | FormOf::NewTeam { .. } => None,
    };
    let phase = slot.and_then(|slot| slot.phases.get(place)).map(|phase| phase.title.to_string());
    let track = slot.and_then(|slot| slot.tracks.get(place)).map(|track| track.title.to_string());
    let title = if list == SlotField::Phases { phase } else { track };
    title.unwrap_or_default()
}

/// What helps with a field: what is typed as it is understood, else an example.
fn hint(table: Table<'_>, form: &Form, field: &Field) -> (String, Meaning) {
    let lang = table.look.lang;
    if !field.is_as_before() && understood::said(table, form, field).is_none() || field.wrong {
        // while somebody types, it is not wrong yet
        let sign = if field.wrong { "✗" } else { "…" };
        let meaning = if field.wrong { Meaning::Late } else { Meaning::Dim };
        return (format!("{sign} {}", understood::slip(table, form, field)), meaning);
    }
    let kind = field.name == FieldName::Slot(SlotField::Kind);
    if (kind || field.is_as_before())
        && let Some(count) = turns_left(table, form)
    {
        return (format!("! {}", table.says(PlanSays::TurnsStay(count))), Meaning::Late);
    }
    let meant = match &field.value {
        Value::Choice(choice) => choice.means(lang),
        Value::Typed(_) => None,
    };
    if let Some(means) = meant {
        return (means.to_owned(), Meaning::Dim);
    }
    let sign = field.separated_by().map(|sign| table.says(PlanSays::SeparatedBy(sign)));
    if !field.is_as_before()
        && let Some(words) = understood::words(table, form, field)
    {
        let both = [Some(words), sign].into_iter().flatten();
        return (both.collect::<Vec<_>>().join(" · "), Meaning::Early);
    }
    (sign.unwrap_or_else(|| field.name.like(lang).to_owned()), Meaning::Dim)
}

/// How many turns stay in a slot whose kind was changed to one that has none.
fn turns_left(table: Table<'_>, form: &Form) -> Option<usize> {
    let without = |kind: Kind| match kind {
        Kind::Welcome | Kind::Break | Kind::Workshop | Kind::Debrief => true,
        Kind::Presentations | Kind::Restitution | Kind::Other => false,
    };
    let changed = form.fields.iter().any(|field| match field.value {
        Value::Choice(Choice::Kind(kind)) => without(kind) && !field.is_as_before(),
        Value::Choice(_) | Value::Typed(_) => false,
    });
    let named = |field: &&Field| field.name == FieldName::Slot(SlotField::Turns) && changed;
    let turns = form.fields.iter().find(named)?;
    match understood::said(table, form, turns)? {
        Said::Turns(Some(Turns::Count(count))) => Some(usize::from(count)),
        Said::Turns(Some(Turns::Named(names))) => Some(names.len()),
        Said::Turns(Some(Turns::All)) => Some(table.plan.agenda().lineup.len()),
        Said::Turns(None)
        | Said::Text(_)
        | Said::Texts(_)
        | Said::Day(_)
        | Said::Time(_)
        | Said::Times(_)
        | Said::Length(_)
        | Said::Rounds(_)
        | Said::Parts(_)
        | Said::Zone(_)
        | Said::Choice(_) => None,
    }
}

fn draw_field(table: Table<'_>, field: &Field, focused: bool, row: Rect, buf: &mut Buffer) {
    let names = NAMES.min(row.width / 3);
    let name = Rect { width: names, ..row };
    let look = table.look.style(if focused { Meaning::Title } else { Meaning::Dim });
    let sign = if field.wrong { "✗ " } else { "" };
    paint::right(&format!("{sign}{}", field.name.words(table.look.lang)), name, buf, look);
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
            let of = of.words(table.look.lang);
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
