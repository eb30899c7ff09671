//! A link as a square that a phone's camera reads.
//!
//! Always black on white, whatever the theme: cameras refuse the inverse.

use qrcode::{Color as Module, EcLevel, QrCode};
use ratatui::{buffer::Buffer, layout::Rect};

use super::theme;

/// How many light modules a camera wants around it; some do with fewer.
const QUIET: [u16; 2] = [4, 2];
/// The upper half of a cell.
const UPPER: char = '▀';

/// A link as a square.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Square {
    side: u16,
    dark: Vec<bool>,
}

impl Square {
    /// The square of `text`; none where it is too long for any.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
        let side = u16::try_from(code.width()).ok()?;
        let dark = code.to_colors().into_iter().map(|module| module == Module::Dark).collect();
        Some(Self { side, dark })
    }

    /// How many columns and rows it takes within `area`; none where it does not fit.
    #[must_use]
    pub fn size(&self, area: Rect) -> Option<(u16, u16)> {
        let sizes = QUIET.into_iter().map(|quiet| {
            let side = self.side + 2 * quiet;
            (side, side.div_ceil(2))
        });
        sizes.into_iter().find(|(cols, rows)| *cols <= area.width && *rows <= area.height)
    }

    /// Draws it in the top left corner of `area`, two modules a cell; says whether it fitted.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) -> bool {
        let area = area.intersection(buf.area);
        let Some((cols, rows)) = self.size(area) else { return false };
        let quiet = (cols - self.side) / 2;
        for row in 0..rows {
            for col in 0..cols {
                let dark = |half| self.is_dark(col, 2 * row + half, quiet);
                if let Some(cell) = buf.cell_mut((area.x + col, area.y + row)) {
                    cell.set_char(UPPER).set_style(theme::modules(dark(0), dark(1)));
                }
            }
        }
        true
    }

    fn is_dark(&self, col: u16, line: u16, quiet: u16) -> bool {
        let inside = |at: u16| at.checked_sub(quiet).filter(|at| *at < self.side);
        let at = inside(line).zip(inside(col));
        at.is_some_and(|(line, col)| {
            self.dark[usize::from(line) * usize::from(self.side) + usize::from(col)]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "http://192.168.1.50:8080/pilote#AbCdEfGhIjKlMnOpQrStUv";

    #[test]
    fn a_link_fits_into_a_small_terminal_or_is_not_drawn() {
        let square = Square::of(LINK).expect("a square");
        let size = |width, height| square.size(Rect::new(0, 0, width, height));
        assert_eq!(size(80, 24), Some((41, 21)));
        assert_eq!(size(80, 19), Some((37, 19)));
        assert_eq!(size(80, 18), None);
        assert_eq!(size(36, 40), None);
        assert_eq!(Square::of(&"x".repeat(4000)), None);
    }

    #[test]
    fn the_three_corners_of_every_square_are_there() {
        let square = Square::of(LINK).expect("a square");
        let area = Rect::new(0, 0, 41, 21);
        let mut buf = Buffer::empty(area);
        assert!(square.draw(area, &mut buf));
        // the quiet zone, then a ring of seven dark modules, light within
        let side = square.side;
        for (x, y) in [(0, 0), (side - 7, 0), (0, side - 7)] {
            let ring =
                (0..7).all(|at| square.is_dark(x + at, y, 0) && square.is_dark(x + at, y + 6, 0));
            assert!(ring && !square.is_dark(x + 1, y + 1, 0) && square.is_dark(x + 3, y + 3, 0));
        }
        let light = theme::modules(false, false);
        assert!(
            (0..41)
                .all(|x| buf[(x, 0)].style().bg == light.bg && buf[(x, 0)].style().fg == light.fg)
        );
        assert_eq!(buf[(4, 2)].style().fg, theme::modules(true, true).fg);
    }
}
