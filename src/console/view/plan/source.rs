//! The file, line by line: what became a slot is bright, what is selected is marked, each remark
//! has its sign at its line.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Table, first_row, meaning, sign, word};
use crate::{
    console::{
        model::{PlanCursor, PlanEditor, PlanPane, Weight},
        view::frame,
    },
    i18n::console::plan::PlanSays,
    stage::{paint, theme::Meaning},
};

/// From this width on, a remark's word stands at the end of its line.
const WORDY: u16 = 46;

/// Draws the pane.
pub(super) fn draw(table: Table<'_>, area: Rect, buf: &mut Buffer) {
    let plan = table.plan;
    let focused = plan.focus == PlanPane::Source && plan.form.is_none();
    if area.is_empty() {
        return;
    }
    let inner = frame::draw(table.look, &title(table), focused, area, buf);
    let selected = plan.selected_lines();
    let digits = plan.source.lines.len().to_string().len().max(2);
    for (line, row) in (first(plan, inner.height)..).zip(0..inner.height) {
        let Some(shown) = plan.source.lines.get(line) else { break };
        let number = u32::try_from(line + 1).unwrap_or(u32::MAX);
        let at_cursor = plan.cursor == PlanCursor::Line(number);
        let slot = plan.slot_of(number);
        let of_slot = slot.is_some();
        let selected =
            selected.contains(&number) || (of_slot && slot == plan.selected_slot() && !at_cursor);
        let mut place = paint::row(inner, row);
        let mut style = table.look.style(if of_slot { Meaning::Text } else { Meaning::Dim });
        if at_cursor && focused {
            style = table.look.style(Meaning::Running);
        } else if selected {
            style = table.look.style(Meaning::Text).patch(table.look.style(Meaning::Selected));
        }
        paint::ground(place, buf, style);
        let weight = weight(plan, number);
        if let Some(weight) =
            weight.filter(|weight| *weight != Weight::Note && inner.width >= WORDY)
        {
            let style = if at_cursor && focused {
                style
            } else {
                style.patch(table.look.style(meaning(weight)))
            };
            let word = format!(" {} ", word(table, weight));
            place.width -= paint::right(&word, place, buf, style);
        }
        let gutter = format!("{number:>digits$} ");
        let pointer = if selected || at_cursor { "▌" } else { " " };
        let mut put = |words: &str, style| {
            let taken = paint::left(words, place, buf, style);
            place = Rect { x: place.x + taken, width: place.width - taken, ..place };
        };
        put(&gutter, style.patch(table.look.style(Meaning::Dim)));
        let sign = weight.map_or(" ", sign);
        // on the marked row the ground is strong, and the ink goes with it
        let marked = weight.filter(|_| !(at_cursor && focused));
        put(sign, marked.map_or(style, |it| style.patch(table.look.style(meaning(it)))));
        put(pointer, style.patch(table.look.style(Meaning::BorderFocused)));
        put(&" ".repeat(usize::from(shown.indent)), style);
        put(&shown.text, style);
    }
}

/// The file's name; where what stands in it is no more what the screen says, that too.
fn title(table: Table<'_>) -> String {
    let plan = table.plan;
    if plan.is_own() && plan.draft().is_changed() {
        return format!("{} · {}", plan.source.name, table.says(PlanSays::WithoutCorrections));
    }
    plan.source.name.to_string()
}

/// The heaviest remark at a line.
fn weight(plan: &PlanEditor, line: u32) -> Option<Weight> {
    let here = plan.remarks.iter().filter(|remark| remark.line == Some(line));
    here.map(|remark| remark.weight).min()
}

/// The first line shown, from 0: the selected one is seen.
fn first(plan: &PlanEditor, height: u16) -> usize {
    let focus = match plan.cursor {
        PlanCursor::Line(line) => Some(line),
        PlanCursor::Slot(slot) => {
            let above = plan.lines().iter().take(slot + 1).rev();
            above.filter_map(|lines| lines.first()).next().copied()
        }
        PlanCursor::Head => None,
    };
    let focus = focus.unwrap_or(plan.draft().lines.0).saturating_sub(1);
    let focus = usize::try_from(focus).unwrap_or(usize::MAX);
    let count = plan.source.lines.len();
    match plan.cursor {
        // a session begins at the top
        PlanCursor::Head => focus.min(count.saturating_sub(usize::from(height))),
        PlanCursor::Slot(_) | PlanCursor::Line(_) => first_row(count, focus, height),
    }
}

/// The line whose row is at this cell, from 1.
pub(super) fn line_at(plan: &PlanEditor, area: Rect, cell: Position) -> Option<u32> {
    let inner = inside(area);
    if !inner.contains(cell) {
        return None;
    }
    let line = first(plan, inner.height) + usize::from(cell.y - inner.y);
    (line < plan.source.lines.len()).then(|| u32::try_from(line + 1).unwrap_or(u32::MAX))
}

/// What is inside a frame.
pub(super) fn inside(area: Rect) -> Rect {
    if area.width < 2 || area.height < 2 {
        return Rect { width: 0, height: 0, ..area };
    }
    Rect { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 2 }
}
