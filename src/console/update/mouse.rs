//! The mouse: looks at a line of the déroulé. Nothing needs it, and it starts nothing.

use ratatui::layout::{Position, Rect};

use crate::console::{
    model::{Cursor, Model, Pane, Size},
    view,
};

/// Puts the cursor on the clicked line; a turn is one line, whatever its phases.
pub(super) fn clicked(model: &mut Model, col: u16, row: u16) {
    let Size { cols, rows } = model.size;
    let (area, cell) = (Rect::new(0, 0, cols, rows), Position::new(col, row));
    if let Some((pane, cursor)) = view::plan_at(model, area, cell)
        && let Some(plan) = model.plan_mut()
    {
        plan.focus = pane;
        plan.click(cursor);
        return;
    }
    let cue = view::cue_at(model, area, cell);
    if let Some(desk) = model.desk_mut()
        && let Some(cue) = cue
        && desk.editor.is_none()
    {
        desk.focus = Pane::Rundown;
        desk.cursor = Cursor::At(cue);
    }
}
