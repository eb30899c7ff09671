//! The frame of a pane.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    widgets::{Block, BorderType, Borders, Widget},
};

use super::Look;
use crate::stage::{paint, theme::Meaning};

/// Draws a frame around `area` and returns what is inside.
pub(super) fn draw(
    look: Look<'_>,
    title: &str,
    focused: bool,
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    if area.width < 2 || area.height < 2 {
        return Rect { width: 0, height: 0, ..area };
    }
    let border = look.style(if focused { Meaning::BorderFocused } else { Meaning::Border });
    let kind = if focused { BorderType::Thick } else { BorderType::Rounded };
    let block = Block::new().borders(Borders::ALL).border_type(kind).border_style(border);
    let inner = block.inner(area);
    block.render(area, buf);
    if !title.is_empty() && area.width > 6 {
        let title = paint::fit(title, area.width - 6);
        buf.set_string(area.x + 2, area.y, format!(" {title} "), look.style(Meaning::Title));
    }
    inner
}

/// Writes a remark into the lower edge of a frame, at the right.
pub(super) fn remark(look: Look<'_>, words: &str, edge: u16, area: Rect, buf: &mut Buffer) {
    let taken = paint::width(words) + 2;
    if words.is_empty() || area.width < taken + 4 {
        return;
    }
    let x = area.right() - taken - 2;
    buf.set_string(x, edge, format!(" {words} "), look.style(Meaning::Dim));
}

/// Writes into the lower edge of a frame how many rows are hidden above and below.
pub(super) fn hidden(look: Look<'_>, above: usize, below: usize, area: Rect, buf: &mut Buffer) {
    let words = match (above, below) {
        (0, 0) => return,
        (0, below) => format!("↓ {below}"),
        (above, 0) => format!("↑ {above}"),
        (above, below) => format!("↑ {above}  ↓ {below}"),
    };
    remark(look, &words, area.bottom().saturating_sub(1), area, buf);
}

/// Writes a warning into the lower edge of a frame, at the left, cut where it does not fit.
pub(super) fn warn(look: Look<'_>, words: &str, area: Rect, buf: &mut Buffer) {
    if area.width > 6 && area.height >= 2 {
        let words = paint::fit(words, area.width - 6);
        let style = look.style(Meaning::Late);
        buf.set_string(area.x + 2, area.bottom() - 1, format!(" {words} "), style);
    }
}
