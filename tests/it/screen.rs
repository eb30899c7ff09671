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

#[test]
fn nothing_is_too_small_or_too_large_to_draw() {
    let theme = Theme::named(ThemeName::Dark, Depth::True);
    for name in STATES {
        let mut model = state(name, Lang::Fr);
        let widths =
            (0..=200).filter(|cols| cols % 7 == 0 || *cols < 24 || (56..=82).contains(cols));
        for cols in widths {
            for rows in (0..=60).filter(|rows| rows % 5 == 0 || *rows < 26) {
                model.size = Size { cols, rows };
                let area = Rect::new(0, 0, cols, rows);
                let mut buf = Buffer::empty(area);
                view::draw(&model, &theme, area, &mut buf);
            }
        }
    }
}
