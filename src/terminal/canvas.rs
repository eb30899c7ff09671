//! The cells on the terminal and the cells to come: writes only what differs.
//!
//! The library's own terminal asks the real one for its cursor when it is cleared and for its
//! size at every frame; both can hang or cost a process, so this one is told instead.

use ratatui::{
    backend::{Backend, ClearType},
    buffer::Buffer,
    layout::Rect,
};

/// The cells on the terminal and the cells to come.
#[derive(Debug)]
pub struct Canvas<B: Backend> {
    backend: B,
    shown: Buffer,
    next: Buffer,
    /// Whether the terminal is not known to show what `shown` holds.
    stale: bool,
}

impl<B: Backend> Canvas<B> {
    /// A canvas over a terminal of which nothing is known.
    #[must_use]
    pub fn new(backend: B) -> Self {
        let empty = Buffer::empty(Rect::ZERO);
        Self { backend, shown: empty.clone(), next: empty, stale: true }
    }

    /// The terminal below.
    pub const fn backend_mut(&mut self) -> &mut B {
        &mut self.backend
    }

    /// Lets the next drawing begin with an empty screen.
    pub const fn forget(&mut self) {
        self.stale = true;
    }

    /// Lets `draw` fill a buffer of `cols` × `rows` cells and writes what has changed; returns
    /// how many cells that were.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(
        &mut self,
        (cols, rows): (u16, u16),
        draw: impl FnOnce(Rect, &mut Buffer),
    ) -> Result<usize, B::Error> {
        let area = Rect::new(0, 0, cols, rows);
        self.next.resize(area);
        self.next.reset();
        draw(area, &mut self.next);
        if self.stale || self.shown.area != area {
            self.backend.clear_region(ClearType::All)?;
            self.shown.resize(area);
            self.shown.reset();
            self.stale = false;
        }
        let changed = self.shown.diff(&self.next);
        let count = changed.len();
        if count > 0 {
            self.backend.draw(changed.into_iter())?;
            self.backend.flush()?;
        }
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use ratatui::{backend::TestBackend, style::Style};

    use super::*;

    fn shows(canvas: &mut Canvas<TestBackend>, size: (u16, u16), text: &str) -> usize {
        let drawn = canvas.draw(size, |area, buf| {
            if !area.is_empty() {
                buf.set_stringn(0, 0, text, usize::from(area.width), Style::new());
            }
        });
        drawn.expect("a test terminal takes everything")
    }

    #[test]
    fn only_what_differs_is_written() {
        let mut canvas = Canvas::new(TestBackend::new(10, 2));
        assert_eq!(shows(&mut canvas, (10, 2), "7:50"), 4);
        assert_eq!(shows(&mut canvas, (10, 2), "7:49"), 2);
        assert_eq!(shows(&mut canvas, (10, 2), "7:49"), 0);
        canvas.forget();
        assert_eq!(shows(&mut canvas, (10, 2), "7:49"), 4);
        canvas.backend_mut().assert_buffer_lines(["7:49      ", "          "]);
    }

    #[test]
    fn any_size_will_do() {
        let mut canvas = Canvas::new(TestBackend::new(10, 2));
        for size in [(10, 2), (0, 0), (3, 0), (0, 2), (1, 1), (10, 2)] {
            shows(&mut canvas, size, "7:50");
        }
        canvas.backend_mut().assert_buffer_lines(["7:50      ", "          "]);
    }
}
