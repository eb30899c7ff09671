//! Digits as large as the place allows.
//!
//! A glyph is drawn on five rows and three columns whose sizes stretch, so a clock fills any
//! area instead of jumping between the few sizes of a bitmap font. Rows count in half cells.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

/// The narrowest and lowest clock drawn large: below, it is written as ordinary text.
const MIN_DIGIT: (u16, u16) = (3, 3);
/// A digit may always be so many half cells high: a narrow one is read from further away.
const NEVER_TOO_TALL: u32 = 10;
/// Height over width that a digit keeps at most, in hundredths: two half cells are a square.
const TALLEST: u32 = 215;
/// The same at least: a wider digit looks squashed.
const WIDEST: u32 = 135;

/// The five rows of a glyph, each with the columns left, middle, right as bits 4, 2, 1.
type Rows = [u8; 5];

/// What one character is drawn as.
#[derive(Clone, Copy)]
enum Glyph {
    /// On three columns.
    Wide(Rows),
    /// As wide as the others, but upright in the middle: a one.
    One,
    /// On one column: a colon.
    Dots,
    /// A plus or a minus, which keep to the middle.
    Sign { upright: bool },
    /// Nothing: a space.
    Gap,
}

const fn glyph(c: char) -> Glyph {
    Glyph::Wide(match c {
        '0' => [7, 5, 5, 5, 7],
        '2' => [7, 1, 7, 4, 7],
        '3' => [7, 1, 7, 1, 7],
        '4' => [5, 5, 7, 1, 1],
        '5' => [7, 4, 7, 1, 7],
        '6' => [7, 4, 7, 5, 7],
        '7' => [7, 1, 1, 1, 1],
        '8' => [7, 5, 7, 5, 7],
        '9' => [7, 5, 7, 1, 7],
        'h' => [4, 4, 7, 5, 5],
        '1' => return Glyph::One,
        ':' => return Glyph::Dots,
        '+' => return Glyph::Sign { upright: true },
        '-' | '−' => return Glyph::Sign { upright: false },
        _ => return Glyph::Gap,
    })
}

/// The sizes of one drawing, widths in cells, heights in half cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Measure {
    digit: u16,
    height: u16,
    stroke: u16,
    gap: u16,
}

impl Measure {
    /// The largest drawing of `text` within `width` cells and `height` half cells.
    fn fit(text: &str, width: u16, height: u16) -> Option<Self> {
        let mut digit = width;
        // the widths follow from the stroke, the stroke from the digit: try from the widest
        while digit >= MIN_DIGIT.0 {
            let stroke = stroke(digit);
            // close together rather than small
            for gap in [(stroke * 3).div_ceil(4), stroke.div_ceil(2)] {
                let measure = Self { digit, height, stroke, gap };
                let wide_enough = u32::from(digit) * WIDEST / 100 <= u32::from(height);
                if wide_enough && measure.width(text) <= u32::from(width) {
                    let tallest = (u32::from(digit) * TALLEST / 100 + 1).max(NEVER_TOO_TALL);
                    let height = u16::try_from(tallest).unwrap_or(height).min(height);
                    // whole cells, so that the strokes stay sharp
                    let height = height - height % 2;
                    return (height >= 2 * MIN_DIGIT.1).then_some(Self { height, ..measure });
                }
            }
            digit -= 1;
        }
        None
    }

    fn advance(self, glyph: Glyph) -> u16 {
        match glyph {
            Glyph::Wide(_) | Glyph::One => self.digit,
            Glyph::Dots => self.stroke,
            Glyph::Sign { .. } => self.sign(),
            Glyph::Gap => self.stroke,
        }
    }

    /// The width of a sign: odd when the stroke is, so that its upright stands in the middle.
    fn sign(self) -> u16 {
        let sign = (self.digit * 2 / 3).max(3);
        sign - (sign - self.stroke) % 2
    }

    fn width(self, text: &str) -> u32 {
        let glyphs = text.chars().map(|c| u32::from(self.advance(glyph(c))) + u32::from(self.gap));
        glyphs.sum::<u32>().saturating_sub(u32::from(self.gap))
    }
}

/// How thick a stroke is in a digit of this width, in cells.
const fn stroke(digit: u16) -> u16 {
    let stroke = (digit + 1) / 4;
    if stroke == 0 { 1 } else { stroke }
}

/// The size that [`draw`] would take for `text` in an area of `width` × `height` cells; none
/// when it would write ordinary text.
#[must_use]
pub fn size(text: &str, width: u16, height: u16) -> Option<(u16, u16)> {
    let measure = Measure::fit(text, width, height.saturating_mul(2))?;
    let width = u16::try_from(measure.width(text)).ok()?;
    Some((width, measure.height.div_ceil(2)))
}

/// Draws `text` (digits, `:`, `+`, `-`, `h`) in the middle of `area`, as large as it goes.
///
/// Where even the smallest glyphs do not fit, the text is written as it is, bold.
pub fn draw(text: &str, area: Rect, buf: &mut Buffer, style: Style) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    let Some(measure) = Measure::fit(text, area.width, area.height.saturating_mul(2)) else {
        let width = u16::try_from(text.chars().count()).unwrap_or(u16::MAX).min(area.width);
        let (x, y) = (area.x + (area.width - width) / 2, area.y + area.height / 2);
        let y = y.min(area.bottom() - 1);
        let style = style.add_modifier(ratatui::style::Modifier::BOLD);
        buf.set_stringn(x, y, text, usize::from(area.width), style);
        return;
    };
    let width = u16::try_from(measure.width(text)).unwrap_or(area.width).min(area.width);
    let mut pen = Pen {
        buf,
        style,
        left: area.x + (area.width - width) / 2,
        top: area.y + (area.height - measure.height.div_ceil(2)) / 2,
    };
    let mut x = 0;
    for c in text.chars() {
        let glyph = glyph(c);
        draw_glyph(&mut pen, glyph, x, measure);
        x += measure.advance(glyph) + measure.gap;
    }
}

fn draw_glyph(pen: &mut Pen<'_>, glyph: Glyph, x: u16, measure: Measure) {
    let Measure { digit, height, stroke, .. } = measure;
    // a half cell is about as high as a cell is wide: strokes are equally thick both ways
    let bar = stroke;
    match glyph {
        Glyph::Wide(rows) => {
            let upper = (height - 3 * bar).div_ceil(2);
            let lower = height - 3 * bar - upper;
            let middle = digit - 2 * stroke;
            let mut y = 0;
            for (row, high) in rows.into_iter().zip([bar, upper, bar, lower, bar]) {
                let mut left = x;
                for (bit, wide) in [(4, stroke), (2, middle), (1, stroke)] {
                    if row & bit != 0 {
                        pen.fill(left, y, wide, high);
                    }
                    left += wide;
                }
                y += high;
            }
        }
        Glyph::One => {
            let middle = (digit - stroke) / 2;
            let foot = stroke.min(middle);
            pen.fill(x + middle - foot, 0, foot, bar);
            pen.fill(x + middle, 0, stroke, height);
            pen.fill(x + middle - foot, height - bar, stroke + 2 * foot, bar);
        }
        Glyph::Dots => {
            let third = height.saturating_sub(2 * bar) / 3;
            let upper = third.max(1);
            pen.fill(x, upper, stroke, bar);
            pen.fill(x, height - upper - bar, stroke, bar);
        }
        Glyph::Sign { upright } => {
            let sign = measure.sign();
            let middle = (height - bar) / 2;
            pen.fill(x, middle, sign, bar);
            if upright {
                let arm = (sign - stroke) / 2;
                pen.fill(x + arm, middle - arm.min(middle), stroke, (2 * arm + bar).min(height));
            }
        }
        Glyph::Gap => {}
    }
}

/// Paints half cells into a buffer.
struct Pen<'a> {
    buf: &'a mut Buffer,
    style: Style,
    left: u16,
    top: u16,
}

impl Pen<'_> {
    /// Fills a rectangle: `x` and `wide` in cells, `y` and `high` in half cells.
    fn fill(&mut self, x: u16, y: u16, wide: u16, high: u16) {
        for half in y..y + high {
            for column in x..x + wide {
                let place = (self.left + column, self.top + half / 2);
                if let Some(cell) = self.buf.cell_mut(place) {
                    let (own, other) = if half % 2 == 0 { ("▀", "▄") } else { ("▄", "▀") };
                    let both = cell.symbol() == other || cell.symbol() == "█";
                    cell.set_symbol(if both { "█" } else { own }).set_style(self.style);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(text: &str, width: u16, height: u16) -> Vec<String> {
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        draw(text, area, &mut buf, Style::new());
        let rows = buf.content.chunks(usize::from(width.max(1)));
        rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect()
    }

    #[test]
    fn the_smallest_clock_is_still_drawn_large() {
        let drawn = picture("7:46", 20, 5);
        let expected = [
            "▀▀▀▀█   █   █ █▀▀▀▀ ",
            "    █ ▀ █   █ █     ",
            "    █   █▄▄▄█ █▄▄▄▄ ",
            "    █ ▄     █ █   █ ",
            "    █       █ █▄▄▄█ ",
        ];
        assert_eq!(drawn, expected);
    }

    #[test]
    fn a_clock_never_leaves_its_area_and_uses_most_of_it() {
        for text in ["7:46", "12:34", "+0:42", "1:05:00", "+1:00:01"] {
            for width in 0..=200 {
                for height in 0..=50 {
                    if let Some((wide, high)) = size(text, width, height) {
                        assert!(wide <= width && high <= height, "{text} in {width}×{height}");
                    }
                }
            }
            for (width, height) in [(50, 10), (76, 14), (118, 24), (198, 38)] {
                let (wide, high) = size(text, width, height).expect("room for large digits");
                let filled = wide * 100 / width >= 80 || high * 100 / height >= 80;
                assert!(filled, "{text} takes {wide}×{high} of {width}×{height}");
            }
        }
    }

    #[test]
    fn digits_keep_their_width_so_that_a_countdown_does_not_jump() {
        for seconds in 0..60 {
            let text = format!("7:{seconds:02}");
            assert_eq!(size(&text, 60, 12), size("7:00", 60, 12), "{text}");
        }
    }

    #[test]
    fn too_small_a_place_gets_plain_text() {
        assert_eq!(picture("12:34", 6, 1), ["12:34 "]);
        assert_eq!(picture("12:34", 3, 1), ["12:"]);
    }
}
