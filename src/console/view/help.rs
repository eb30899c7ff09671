//! The keys that work now, over the screen: a page to be read, a few rows or a whole screen at a
//! time. Knows no key by itself: the table of actions has them.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    Look, frame,
    overlay::{WIDEST, caps, clear, in_words, inside, key_row, leave, low},
    plan,
};
use crate::{console::model::Model, i18n::console::screen::Says, stage::paint};

/// The most rows for what one key does.
const ROWS: usize = 3;

/// What stands on the page, and where the page is.
struct Page {
    /// What people want to do, and with which keys: across all columns.
    recipes: Vec<(String, String)>,
    /// All keys, in columns below.
    hints: Vec<(String, String)>,
    columns: u16,
    /// How many rows it has, seen or not.
    rows: u16,
    place: Rect,
}

impl Page {
    fn new(model: &Model, area: Rect) -> Self {
        let mut hints = model.keymap.help(model);
        // what no key does is found by its words, under the palette
        hints.retain(|hint| !hint.keys.is_empty());
        let wide = area.width.min(WIDEST).saturating_sub(2);
        let room = wide.saturating_sub(caps(wide) + 2);
        let recipes = wrapped(plan::recipes(model), room);
        let hints = hints.iter().map(|hint| in_words(model.lang, hint)).collect();
        let hints = wrapped(hints, room);
        let above = u16::try_from(recipes.len()).unwrap_or(0);
        let count = u16::try_from(hints.len()).unwrap_or(u16::MAX);
        let two = area.width >= 2 * WIDEST && count > area.height.saturating_sub(3);
        let columns = if two { 2 } else { 1 };
        let rows = count.div_ceil(columns).saturating_add(above);
        let place = low(area, columns * WIDEST, rows.saturating_add(2));
        Self { recipes, hints, columns, rows, place }
    }

    /// The first row when the last one is seen.
    fn end(&self) -> u16 {
        self.rows.saturating_sub(inside(self.place).height)
    }
}

/// How far the page can be scrolled on a screen of this size, in rows.
pub(super) fn end(model: &Model, area: Rect) -> u16 {
    Page::new(model, area).end()
}

/// Draws the page, from row `scroll` on.
pub(super) fn draw(look: Look<'_>, scroll: u16, area: Rect, buf: &mut Buffer) {
    let page = Page::new(look.model, area);
    let inner = clear(look, &look.says(Says::Help), page.place, buf);
    let first = scroll.min(page.end());
    let remark = match page.end() - first {
        0 => leave(look),
        hidden => format!("↓ {hidden} · {}", leave(look)),
    };
    let foot = page.place.bottom().saturating_sub(1);
    frame::remark(look, &remark, foot, page.place, buf);
    for ((keys, words), row) in page.recipes.iter().zip(0_u16..) {
        if let Some(row) = row.checked_sub(first) {
            key_row(look, keys, words, false, paint::row(inner, row), buf);
        }
    }
    let width = inner.width / page.columns;
    let above = u16::try_from(page.recipes.len()).unwrap_or(0);
    let high = (page.rows - above).max(1);
    for ((keys, words), number) in page.hints.iter().zip(0_u16..) {
        let (column, row) = (number / high, above + number % high);
        let Some(row) = row.checked_sub(first) else { continue };
        let x = inner.x + (column * width).min(inner.width);
        let place = Rect { x, width: width.min(inner.right() - x), ..paint::row(inner, row) };
        key_row(look, keys, words, false, place, buf);
    }
}

/// The same with rows for what does not fit one.
fn wrapped(recipes: Vec<(String, String)>, width: u16) -> Vec<(String, String)> {
    let rows = recipes.into_iter().flat_map(|(keys, words)| {
        let lines = if words.is_empty() { vec![words] } else { paint::wrap(&words, width, ROWS) };
        let keys = std::iter::once(keys).chain(std::iter::repeat_with(String::new));
        keys.zip(lines).collect::<Vec<_>>()
    });
    rows.collect()
}
