//! Screens as two grids, letters and looks, in every state, size and language.

mod rehearsal;
mod states;

use deroule::{
    console::{model::Size, view},
    i18n::Lang,
    stage::theme::{Depth, Theme, ThemeName},
};
use ratatui::{buffer::Buffer, layout::Rect};
use states::{STATES, state};

/// Widths and heights on both sides of every change of layout.
const WIDTHS: [u16; 20] =
    [0, 1, 2, 3, 5, 8, 13, 20, 21, 39, 40, 59, 60, 75, 76, 80, 111, 120, 160, 200];
const HEIGHTS: [u16; 20] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 17, 18, 21, 22, 24, 36, 50, 60];

#[test]
fn nothing_is_too_small_or_too_large_to_draw() {
    let theme = Theme::named(ThemeName::Dark, Depth::True);
    for name in STATES {
        let mut model = state(name, Lang::Fr);
        for (cols, rows) in WIDTHS.into_iter().flat_map(|cols| HEIGHTS.map(|rows| (cols, rows))) {
            model.size = Size { cols, rows };
            let area = Rect::new(0, 0, cols, rows);
            let mut buf = Buffer::empty(area);
            view::draw(&model, &theme, area, &mut buf);
        }
    }
}
