//! The console's frames, drawn one after the other, of each state in turn.

use deroule::{
    console::{
        model::{Model, Size},
        view,
    },
    i18n::Lang,
    stage::theme::{Depth, Theme, ThemeName},
};
use ratatui::{Terminal, backend::TestBackend};
use rustix::time::{ClockId, clock_gettime};

use crate::{Sorted, states};

/// How many frames are drawn at least.
const FRAMES: usize = 500;
const SIZE: (u16, u16) = (120, 36);

/// A console, and a terminal to draw it on.
pub(crate) struct Frames {
    /// One in each state that the console tells apart.
    models: Vec<Model>,
    theme: Theme,
    terminal: Terminal<TestBackend>,
}

impl Frames {
    pub(crate) fn new() -> Self {
        let size = Size { cols: SIZE.0, rows: SIZE.1 };
        let model = |state| Model { size, ..states::state(state, Lang::Fr) };
        let models = states::STATES.into_iter().map(model).collect();
        let terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("a terminal");
        Self { models, theme: Theme::named(ThemeName::Dark, Depth::True), terminal }
    }

    /// How long frames take, each wholly new; `between` is done between two of them, and says
    /// whether more is to be done.
    pub(crate) fn take(&mut self, mut between: impl FnMut() -> bool) -> Taken {
        let (mut took, mut cpu) = (Vec::new(), Vec::new());
        while between() | (took.len() < FRAMES) {
            let begun = [ClockId::Monotonic, ClockId::ThreadCPUTime].map(nanos);
            self.terminal.clear().expect("a terminal");
            let (model, theme) = (&self.models[took.len() % self.models.len()], &self.theme);
            let drawn = self.terminal.draw(|frame| {
                let area = frame.area();
                view::draw(model, theme, area, frame.buffer_mut());
            });
            drawn.expect("a terminal");
            took.push((nanos(ClockId::Monotonic) - begun[0]) / 1000);
            cpu.push((nanos(ClockId::ThreadCPUTime) - begun[1]) / 1000);
        }
        Taken { took: Sorted::of(took), cpu: Sorted::of(cpu) }
    }
}

/// What frames took, in microseconds.
pub(crate) struct Taken {
    /// From beginning to end, others' turns on the processors included.
    pub(crate) took: Sorted,
    /// Of the processors.
    pub(crate) cpu: Sorted,
}

#[expect(
    clippy::disallowed_methods,
    reason = "a frame is shorter than what a reading tells apart, and no reading has the processor's time"
)]
fn nanos(clock: ClockId) -> i64 {
    let time = clock_gettime(clock);
    time.tv_sec * 1_000_000_000 + time.tv_nsec
}
