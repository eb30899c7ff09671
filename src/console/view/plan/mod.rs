//! An agenda that is looked over: the file on one side, what was understood on the other, what
//! there is to say about it below.

mod form;
mod head;
mod recipes;
mod remarks;
mod sessions;
mod slots;
mod source;
mod teams;
mod understood;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

pub(super) use head::since;
pub(super) use recipes::recipes;
pub(super) use sessions::draw as sessions;

use super::{Look, bar, rows};
use crate::{
    console::model::{Form, FormOf, Model, PlanCursor, PlanEditor, PlanPane, Weight},
    i18n::console::{plan::PlanSays, screen::Says},
    stage::{paint, theme::Meaning},
};

/// From this width on, both panes stand side by side.
const SIDE_BY_SIDE: u16 = 100;
/// From this size on, both panes are there at once, one above the other.
const BOTH: (u16, u16) = (76, 22);
/// Below this size, nobody could tell what is changed.
const SMALLEST: (u16, u16) = (30, 9);
/// A pane that is less high shows nothing.
const LEAST: u16 = 3;

/// What is left of the list that is not in hand, its frame included.
const GLANCE: u16 = 5;

/// What every part of this screen needs to draw itself.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    look: Look<'a>,
    plan: &'a PlanEditor,
    /// How many cells a line of the file has.
    source_width: u16,
}

impl Table<'_> {
    fn says(self, says: PlanSays<'_>) -> String {
        says.words(self.look.lang)
    }
}

/// Where the parts of the screen are; some are empty where there is no room for them.
#[derive(Debug, Clone, Copy)]
struct Places {
    clock: Rect,
    head: Rect,
    source: Rect,
    slots: Rect,
    form: Rect,
    remarks: Rect,
    bar: Rect,
}

/// Draws the screen.
pub(super) fn draw(look: Look<'_>, plan: &PlanEditor, area: Rect, buf: &mut Buffer) {
    let places = places(look.model, plan, area);
    let table = Table { look, plan, source_width: places.source.width };
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        too_small(table, area, buf);
        return;
    }
    if let Some(live) = &plan.live {
        head::clock(look, &live.desk, places.clock, buf);
    }
    head::draw(table, places.head, buf);
    let of_team = |form: &Form| matches!(form.of, FormOf::Team(_) | FormOf::NewTeam { .. });
    let beside =
        if plan.form.as_ref().is_some_and(of_team) { PlanPane::Teams } else { plan.beside };
    match beside {
        PlanPane::Teams => teams::draw(table, places.source, buf),
        PlanPane::Source | PlanPane::Slots | PlanPane::Remarks => {
            source::draw(table, places.source, buf)
        }
    }
    slots::draw(table, places.slots, buf);
    remarks::draw(table, places.remarks, buf);
    if let Some(form) = &plan.form {
        form::draw(table, form, places.remarks.is_empty(), places.form, buf);
    }
    bar::draw(look, places.bar, buf);
}

/// Says that there is no room to change anything, and how much there has to be; what fails is still
/// told.
fn too_small(table: Table<'_>, area: Rect, buf: &mut Buffer) {
    let (rest, bar) = bar::split(table.look.model, area);
    let (cols, rows) = SMALLEST;
    let words = table.look.says(Says::TooSmall(cols, rows));
    for (line, row) in paint::wrap(&words, rest.width, rest.height.into()).iter().zip(0..) {
        paint::left(line, paint::row(rest, row), buf, table.look.style(Meaning::Late));
    }
    bar::draw(table.look, bar, buf);
}

fn places(model: &Model, plan: &PlanEditor, area: Rect) -> Places {
    let (rest, bar) = bar::split(model, area);
    let (clock, rest) = rows(rest, u16::from(plan.live.is_some()));
    let (head, body) = rows(rest, 1);
    let nothing = Rect { height: 0, ..body };
    let small = area.width < BOTH.0 || area.height < BOTH.1;
    let wide = area.width >= SIDE_BY_SIDE && !small;
    let on_teams = match plan.form.as_ref().map(|form| form.of) {
        Some(FormOf::Team(_) | FormOf::NewTeam { .. }) => true,
        Some(FormOf::Session | FormOf::Slot(_) | FormOf::Times(_) | FormOf::NewSlot { .. }) => {
            false
        }
        None => match plan.focus {
            PlanPane::Source | PlanPane::Teams => true,
            PlanPane::Slots | PlanPane::Remarks => false,
        },
    };
    let low = match &plan.form {
        // what is being filled in is seen in the agenda above it
        Some(form) if !wide => form::height(form).min(body.height - body.height / 3),
        // who goes through the list sees more of it
        Some(_) | None if plan.focus == PlanPane::Remarks => {
            let wanted = u16::try_from(plan.remarks.len()).unwrap_or(u16::MAX).saturating_add(6);
            wanted.min(body.height / 2)
        }
        Some(_) | None if small => body.height * 3 / 8,
        Some(form) => {
            // every field is seen where there is room for all of them
            let left = body.height.saturating_sub(form::height(form));
            let usual = (body.height / 4).clamp(4, 10);
            if left < 4 { usual } else { usual.min(left) }
        }
        None => (body.height / 4).clamp(4, 10),
    };
    // a pane in which nothing can be read leaves its rows to the fields
    let low = if body.height.saturating_sub(low) < LEAST { body.height } else { low };
    let (panes, low) = rows(body, body.height.saturating_sub(low));
    let of_pane = |pane| if on_teams { (pane, nothing) } else { (nothing, pane) };
    let (source, slots, form, remarks) = match (&plan.form, wide) {
        (Some(_), true) => {
            let (left, right) = halves(panes, panes.width / 2);
            // the fields stand in the place of what they are not about
            let (of, form) = if on_teams { (left, right) } else { (right, left) };
            let (source, slots) = of_pane(of);
            (source, slots, form, low)
        }
        (Some(_), false) => {
            let (source, slots) = of_pane(panes);
            (source, slots, low, nothing)
        }
        (None, true) => {
            let (left, right) = halves(panes, panes.width * 2 / 5);
            (left, right, nothing, low)
        }
        (None, false) if small => {
            let (source, slots) = of_pane(panes);
            (source, slots, nothing, low)
        }
        (None, false) => {
            let (slots, source) = rows(panes, upper(plan, panes.height));
            (source, slots, nothing, low)
        }
    };
    Places { clock, head, source, slots, form, remarks, bar }
}

/// How many of `height` rows the agenda takes above what stands below it: the list in hand shows
/// all its rows if it can, and a look at the other one is left.
fn upper(plan: &PlanEditor, height: u16) -> u16 {
    let half = height.div_ceil(2);
    if plan.beside != PlanPane::Teams {
        return half;
    }
    let most = height.saturating_sub(GLANCE).max(half);
    let framed = |rows: usize| u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    match plan.focus {
        PlanPane::Slots | PlanPane::Remarks => framed(slots::count(plan)).clamp(half, most),
        PlanPane::Teams | PlanPane::Source => {
            let teams = framed(plan.shown().lineup.len()).clamp(height / 2, most);
            height.saturating_sub(teams)
        }
    }
}

/// How many rows are seen in the pane that has the keys.
pub(super) fn rows_in_focus(model: &Model, plan: &PlanEditor, area: Rect) -> u16 {
    let places = places(model, plan, area);
    let pane = match plan.focus {
        PlanPane::Slots => places.slots,
        PlanPane::Source | PlanPane::Teams => places.source,
        PlanPane::Remarks => places.remarks,
    };
    source::inside(pane).height
}

/// The first `wide` columns of `area`, and the rest.
fn halves(area: Rect, wide: u16) -> (Rect, Rect) {
    let left = Rect { width: wide, ..area };
    (left, Rect { x: area.x + wide, width: area.width - wide, ..area })
}

/// What the pane at this cell would put the cursor on, and the pane; none elsewhere.
#[must_use]
pub(super) fn cursor_at(
    model: &Model,
    area: Rect,
    cell: Position,
) -> Option<(PlanPane, PlanCursor)> {
    let plan = model.plan().filter(|plan| plan.form.is_none() && model.overlay.is_none())?;
    let places = places(model, plan, area);
    if places.source.contains(cell) && plan.beside == PlanPane::Teams {
        return None;
    }
    if places.source.contains(cell) {
        return source::line_at(plan, places.source, cell)
            .map(|line| (PlanPane::Source, PlanCursor::Line(line)));
    }
    let at = places.slots.contains(cell).then(|| slots::cursor_at(plan, places.slots, cell))?;
    at.map(|cursor| (PlanPane::Slots, cursor))
}

/// The sign of a weight: no colour is needed to see it.
const fn sign(weight: Weight) -> &'static str {
    match weight {
        Weight::Error => "✗",
        Weight::Warning => "!",
        Weight::Note => "·",
    }
}

const fn meaning(weight: Weight) -> Meaning {
    match weight {
        Weight::Error => Meaning::Danger,
        Weight::Warning => Meaning::Late,
        Weight::Note => Meaning::Dim,
    }
}

fn word(table: Table<'_>, weight: Weight) -> String {
    table.says(match weight {
        Weight::Error => PlanSays::Error,
        Weight::Warning => PlanSays::Warning,
        Weight::Note => PlanSays::Note,
    })
}

/// The first row to show of a list, so that `focus` is seen, two thirds down at the most.
fn first_row(count: usize, focus: usize, height: u16) -> usize {
    let height = usize::from(height);
    focus.saturating_sub(height * 2 / 3).min(count.saturating_sub(height))
}

/// Writes words at the left of what is left of a row, and takes their cells off it.
fn put(look: Look<'_>, words: &str, meaning: Meaning, row: &mut Rect, buf: &mut Buffer) {
    let taken = paint::left(words, *row, buf, look.style(meaning));
    *row = Rect { x: row.x + taken, width: row.width - taken, ..*row };
}
