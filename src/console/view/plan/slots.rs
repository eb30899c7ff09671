//! The agenda as it was understood: when, how long, what kind, what, who has a turn.

use chrono::NaiveDate;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Table, first_row, meaning, sign, source::inside};
use crate::{
    agenda::{Kind, Slot, Turns, check::FindingKind},
    console::{
        action::Action,
        model::{PlanCursor, PlanEditor, PlanPane, RemarkKind, RemarkSpot, Weight},
        view::frame,
    },
    i18n::{
        console::plan::{PlanSays, all_words, field::Choice, kind, short_kind},
        format,
    },
    stage::{paint, theme::Meaning},
};

/// From this width on, the kind of a slot has a column of its own.
const WITH_KIND: u16 = 56;
/// From this width on, it is said in full.
const WITH_LONG_KIND: u16 = 78;
/// How wide that column is.
const KIND: usize = 13;
/// How wide it is where it is said in short.
const SHORT_KIND: usize = 8;

/// One row of the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Head,
    Day(NaiveDate),
    Slot(usize),
}

/// Draws the pane.
pub(super) fn draw(table: Table<'_>, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let plan = table.plan;
    let focused = plan.focus == PlanPane::Slots && plan.form.is_none();
    let of = if plan.is_own() { PlanSays::Plan } else { PlanSays::Understood };
    let rest = plan.slot_in_hand().and_then(|slot| plan.rest_after(slot + 1));
    let rest = rest.map(|rest| format!(" · {}", Choice::Rest(rest).words(table.look.lang)));
    let title = format!("{}{}", table.says(of), rest.unwrap_or_default());
    let inner = frame::draw(table.look, &title, focused, area, buf);
    let key = |action| {
        let key = table.look.model.keymap.keys(action).first();
        key.map(|key| key.shown(table.look.lang)).unwrap_or_default()
    };
    if plan.is_broken() {
        let words = table.says(PlanSays::BrokenFile(&key(Action::Reread)));
        for (line, row) in paint::wrap(&words, inner.width, 8).iter().zip(1..) {
            paint::left(line, paint::row(inner, row), buf, table.look.style(Meaning::Danger));
        }
        return;
    }
    let rows = rows(plan);
    let first = first(plan, &rows, inner.height);
    let below = rows.len().saturating_sub(first + usize::from(inner.height));
    frame::hidden(table.look, first, below, area, buf);
    for (row, place) in rows.iter().skip(first).zip(0..inner.height) {
        draw_row(table, *row, focused, paint::row(inner, place), buf);
    }
    if plan.shown().slots.is_empty() {
        let words = table.says(PlanSays::NoSlots(&key(Action::AddSlot)));
        for (line, row) in paint::wrap(&words, inner.width, 4).iter().zip(2..) {
            paint::left(line, paint::row(inner, row), buf, table.look.style(Meaning::Late));
        }
    }
}

fn draw_row(table: Table<'_>, row: Row, focused: bool, place: Rect, buf: &mut Buffer) {
    let plan = table.plan;
    let here = match row {
        Row::Head => plan.cursor == PlanCursor::Head,
        Row::Slot(slot) => plan.marked_slot() == Some(slot),
        Row::Day(day) => {
            let place = Rect { x: place.x + 3, width: place.width.saturating_sub(3), ..place };
            let day = format::date(table.look.lang, day);
            paint::left(&day, place, buf, table.look.style(Meaning::Dim));
            return;
        }
    };
    let text = table.look.style(Meaning::Text);
    let style = match (here, focused) {
        (true, true) => table.look.style(Meaning::Running),
        (true, false) => text.patch(table.look.style(Meaning::Selected)),
        (false, _) => text,
    };
    paint::ground(place, buf, style);
    let weight = weight(plan, row);
    let mut rest = place;
    let mut put = |words: &str, style, buf: &mut Buffer| {
        let taken = paint::left(words, rest, buf, style);
        rest = Rect { x: rest.x + taken, width: rest.width - taken, ..rest };
    };
    put(if here { "›" } else { " " }, style, buf);
    put(
        weight.map_or(" ", sign),
        match weight {
            // on the marked row the ground is strong, and the ink goes with it
            Some(weight) if !(here && focused) => style.patch(table.look.style(meaning(weight))),
            Some(_) | None => style,
        },
        buf,
    );
    let mark = match row {
        Row::Slot(slot) if plan.runs(slot) => "▶",
        Row::Slot(slot) if plan.has_begun(slot) => "✓",
        Row::Slot(_) | Row::Head | Row::Day(_) => " ",
    };
    put(mark, style, buf);
    let dim = if here && focused { style } else { style.patch(table.look.style(Meaning::Dim)) };
    match row {
        Row::Day(_) => {}
        Row::Head => {
            let agenda = plan.shown();
            let untitled = table.says(PlanSays::Untitled);
            let title = if agenda.title.is_empty() { untitled } else { agenda.title.to_string() };
            // the end is what is looked for here: a long title gives way to it
            let end = plan.plan.end.map(|end| {
                table.says(PlanSays::Ends(&format::time(table.look.lang, end, plan.plan.zone)))
            });
            let room = place.width.saturating_sub(3);
            let kept = end.as_ref().map_or(0, |end| paint::width(end) + 3);
            let title = paint::fit(&title, room.saturating_sub(kept));
            let mut left = room.saturating_sub(paint::width(&title));
            // on the marked row the ground is strong, and the ink goes with it
            let ink = style.patch(table.look.style(Meaning::Title));
            put(&title, if here && focused { style } else { ink }, buf);
            let mut more: Vec<String> = Vec::new();
            more.extend(end);
            more.extend(agenda.date.map(|date| format::date(table.look.lang, date)));
            more.extend(agenda.place.as_ref().map(ToString::to_string));
            for more in more {
                let more = format!(" · {more}");
                let wide = paint::width(&more);
                if wide > left {
                    break;
                }
                left -= wide;
                put(&more, dim, buf);
            }
        }
        Row::Slot(number) => {
            let Some((slot, planned)) =
                plan.shown().slots.get(number).zip(plan.plan.slots.get(number))
            else {
                return;
            };
            let time = if planned.unplaced {
                String::new()
            } else {
                format::time(table.look.lang, planned.start, plan.plan.zone)
            };
            // times that contradict each other make no length
            let length = planned.length.filter(|_| !ends_first(plan, number));
            let length = length.map(format::short_length).unwrap_or_else(|| "…".to_owned());
            // what is not written is dim: it follows from the rest
            let written = |is: bool| if is { style } else { dim };
            put(&format!("{time:<5} "), written(slot.start.is_some()), buf);
            let given = slot.length.is_some() || slot.end.is_some();
            put(&format!("{length:>5}  "), written(given), buf);
            let resting = slot.kind == Kind::Break && !(here && focused);
            let ink = if resting { style.patch(table.look.style(Meaning::Break)) } else { style };
            if place.width >= WITH_KIND {
                let (kind, width) = if place.width >= WITH_LONG_KIND {
                    (kind(table.look.lang, slot.kind), KIND)
                } else {
                    (short_kind(table.look.lang, slot.kind), SHORT_KIND)
                };
                put(&format!("{kind:<width$}  "), if resting { ink } else { dim }, buf);
            }
            let turns = turns(table, slot);
            let room = place.right().saturating_sub(rest.x);
            let turns = paint::fit(&turns, room / 2);
            let taken = paint::width(&turns);
            if taken > 0 {
                paint::right(&format!("{turns} "), place, buf, dim);
                rest.width = rest.width.saturating_sub(taken + 2);
            }
            let untitled = table.says(PlanSays::Untitled);
            let title = if slot.title.is_empty() { &untitled } else { slot.title.as_str() };
            paint::left(title, rest, buf, ink);
        }
    }
}

/// Who has a turn and for how long: `4 × (5+10)'`, `3 × 25'`.
fn turns(table: Table<'_>, slot: &Slot) -> String {
    let count = match (&slot.turns, slot.rounds) {
        (Some(Turns::Count(count)), _) => count.to_string(),
        (Some(Turns::Named(names)), _) => names.len().to_string(),
        (Some(Turns::All), _) => (*all_words(table.look.lang).first().unwrap_or(&"")).to_owned(),
        (None, Some(rounds)) => {
            return table.says(PlanSays::RoundCount(usize::from(rounds)));
        }
        (None, None) if !slot.tracks.is_empty() => return format!("{} ‖", slot.tracks.len()),
        (None, None) => return String::new(),
    };
    let whole = slot.phases.iter().all(|phase| phase.length.num_seconds() % 60 == 0);
    let lengths = slot.phases.iter().map(|phase| match whole {
        true => phase.length.num_minutes().to_string(),
        false => format::short_length(phase.length),
    });
    let lengths: Vec<String> = lengths.collect();
    let changeover = slot.changeover.filter(|long| !long.is_zero());
    let changeover = changeover.map(|long| format!(" +{}", format::short_length(long)));
    let changeover = changeover.unwrap_or_default();
    let unit = if whole { "'" } else { "" };
    match lengths.as_slice() {
        [] => match &slot.turns {
            Some(Turns::Count(count)) => table.says(PlanSays::TurnCount(usize::from(*count))),
            Some(Turns::Named(names)) => table.says(PlanSays::TurnCount(names.len())),
            Some(Turns::All) | None => count,
        },
        [one] => format!("{count} × {one}{unit}{changeover}"),
        several => format!("{count} × ({}){unit}{changeover}", several.join("+")),
    }
}

/// Whether the end of a slot stands before its start.
pub(super) fn ends_first(plan: &PlanEditor, slot: usize) -> bool {
    plan.remarks.iter().any(|remark| {
        remark.spot == RemarkSpot::Slot(slot)
            && matches!(&remark.what, RemarkKind::Doctor(finding)
                if matches!(finding.what, FindingKind::EndsFirst { .. }))
    })
}

fn weight(plan: &PlanEditor, row: Row) -> Option<Weight> {
    let of = |spot: RemarkSpot| match (row, spot) {
        (Row::Head, RemarkSpot::Session | RemarkSpot::Team(_)) => true,
        (Row::Slot(slot), RemarkSpot::Slot(of)) => slot == of,
        (Row::Head | Row::Slot(_) | Row::Day(_), _) => false,
    };
    let here = plan.remarks.iter().filter(|remark| of(remark.spot));
    here.map(|remark| remark.weight).min()
}

/// The rows: the head, then the slots, with the days between them where there are several.
fn rows(plan: &PlanEditor) -> Vec<Row> {
    let mut rows = vec![Row::Head];
    let mut day = plan.plan.date;
    for (number, slot) in plan.plan.slots.iter().enumerate() {
        let on = slot.start.with_timezone(&plan.plan.zone).date_naive();
        if on > day {
            rows.push(Row::Day(on));
            day = on;
        }
        rows.push(Row::Slot(number));
    }
    rows
}

/// How many rows the whole agenda takes.
pub(super) fn count(plan: &PlanEditor) -> usize {
    rows(plan).len()
}

fn first(plan: &PlanEditor, rows: &[Row], height: u16) -> usize {
    // where a slot would go is seen while its fields are filled in
    let near = plan.marked_slot().or_else(|| match plan.cursor {
        PlanCursor::Head => None,
        PlanCursor::Slot(slot) => Some(slot),
        PlanCursor::Line(line) => plan.slots_above(line).checked_sub(1),
    });
    let near = near.map(Row::Slot);
    let focus = rows.iter().position(|row| Some(*row) == near).unwrap_or(0);
    first_row(rows.len(), focus, height)
}

/// What the row at this cell is about.
pub(super) fn cursor_at(plan: &PlanEditor, area: Rect, cell: Position) -> Option<PlanCursor> {
    let inner = inside(area);
    if !inner.contains(cell) || plan.is_broken() {
        return None;
    }
    let rows = rows(plan);
    let row = first(plan, &rows, inner.height) + usize::from(cell.y - inner.y);
    match rows.get(row)? {
        Row::Head => Some(PlanCursor::Head),
        Row::Slot(slot) => Some(PlanCursor::Slot(*slot)),
        Row::Day(_) => None,
    }
}
