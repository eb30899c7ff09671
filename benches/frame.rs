//! How long the console takes for one frame, from the model to the cells that the terminal is
//! sent, at the smallest usual size and at a large one.

#[path = "../tests/it/screen/rehearsal.rs"]
mod rehearsal;
#[path = "../tests/it/screen/states.rs"]
mod states;

use deroule::{
    console::{
        model::{Model, Size},
        view,
    },
    i18n::Lang,
    stage::theme::{Depth, Theme, ThemeName},
};
use divan::Bencher;
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, layout::Rect};

/// Sizes, as columns and rows.
const SIZES: [(u16, u16); 2] = [(80, 24), (200, 50)];

fn main() {
    divan::main();
}

fn console(state: &str, (cols, rows): (u16, u16)) -> (Model, Theme) {
    let mut model = states::state(state, Lang::Fr);
    model.size = Size { cols, rows };
    (model, Theme::named(ThemeName::Dark, Depth::True))
}

/// A whole frame through ratatui: drawn, compared with the one before, sent to a terminal.
#[divan::bench(args = SIZES)]
fn a_frame(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let (model, theme) = console("running", size);
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal");
    bencher.bench_local(|| {
        let frame = terminal.draw(|frame| {
            let area = frame.area();
            view::draw(&model, &theme, area, frame.buffer_mut());
        });
        frame.map(|frame| frame.area).ok()
    });
}

/// The same where nothing of the frame before can be kept: two screens in turn.
#[divan::bench(args = SIZES)]
fn a_frame_that_is_all_new(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let (model, theme) = console("running", size);
    let (other, _) = console("face", size);
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal");
    let mut turn = false;
    bencher.bench_local(|| {
        turn = !turn;
        let model = if turn { &model } else { &other };
        let frame = terminal.draw(|frame| {
            let area = frame.area();
            view::draw(model, &theme, area, frame.buffer_mut());
        });
        frame.map(|frame| frame.area).ok()
    });
}

/// The drawing alone, in each state that the console tells apart.
#[divan::bench(args = states::STATES)]
fn the_drawing(bencher: Bencher<'_, '_>, state: &str) {
    let (model, theme) = console(state, (200, 50));
    let area = Rect::new(0, 0, 200, 50);
    bencher.bench(|| {
        let mut buf = Buffer::empty(area);
        view::draw(&model, &theme, area, &mut buf);
        buf
    });
}
