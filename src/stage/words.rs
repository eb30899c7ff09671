//! Words that the room reads from ten metres, on screens that have the rows for it.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    widgets::Widget,
};
use tui_big_text::{BigText, PixelSize};

use super::{ascii::Letters, paint};

/// How many rows large words take.
pub const LARGE: u16 = 4;
/// The same of very large ones; larger ones take a multiple of it.
pub const VERY_LARGE: u16 = 8;
/// The same of those on a wall.
pub const HUGE: u16 = 2 * VERY_LARGE;

/// How many rows `text` takes where `rows` of them can be had: a multiple of [`VERY_LARGE`],
/// [`LARGE`] or one.
///
/// It is written small where it is too long, or has letters that the large ones lack.
#[must_use]
pub fn rows(text: &str, rows: u16, width: u16) -> u16 {
    let Some(letters) = plain(text).map(|text| text.chars().count()) else { return rows.min(1) };
    // a large letter is as many cells wide as it is high
    let fits = |size: &u16| letters.saturating_mul(usize::from(*size)) <= usize::from(width);
    sizes(rows).find(fits).unwrap_or(1).min(rows)
}

/// How many rows `text` takes where a terminal shows such `letters`: see [`rows`].
#[must_use]
pub fn rows_in(letters: Letters, text: &str, rows_had: u16, width: u16) -> u16 {
    let taken = rows(text, rows_had, width);
    if letters_show(letters, taken) { taken } else { taken.min(1) }
}

/// Whether a terminal can show large letters of this size: those of quarters of cells look like
/// nothing in ASCII.
const fn letters_show(letters: Letters, size: u16) -> bool {
    match letters {
        Letters::All => true,
        Letters::Ascii => size != LARGE,
    }
}

/// The sizes of large letters within so many rows, the largest first.
fn sizes(rows: u16) -> impl Iterator<Item = u16> {
    let very = (1..=rows / VERY_LARGE).rev().map(|times| times * VERY_LARGE);
    very.chain((rows >= LARGE).then_some(LARGE))
}

/// Writes `text` in the middle of `area`, in as many rows as [`rows`] says; returns these.
pub fn draw(text: &str, area: Rect, buf: &mut Buffer, style: Style) -> u16 {
    let area = area.intersection(buf.area);
    let taken = rows(text, area.height, area.width);
    if taken < LARGE {
        paint::centre(text, paint::row(area, 0), buf, style.add_modifier(Modifier::BOLD));
        return taken;
    }
    let text = plain(text).unwrap_or_default();
    let letters = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
    let x = area.x + area.width.saturating_sub(letters.saturating_mul(taken)) / 2;
    let (size, times) = match taken {
        LARGE => (PixelSize::Quadrant, 1),
        _ => (PixelSize::Full, taken / VERY_LARGE),
    };
    let drawn = Rect::new(0, 0, letters.saturating_mul(taken / times), taken / times);
    let mut small = Buffer::empty(drawn);
    let big = BigText::builder().pixel_size(size).lines([text.into()]).build();
    big.render(drawn, &mut small);
    for place in drawn.positions() {
        let Some(symbol) = small.cell(place).map(ratatui::buffer::Cell::symbol) else { continue };
        let block = Rect::new(x + place.x * times, area.y + place.y * times, times, times);
        for cell in block.intersection(area).positions() {
            if let Some(cell) = buf.cell_mut(cell).filter(|_| symbol != " ") {
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }
    taken
}

/// Words on as many lines as they need, as large as a place allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    lines: Vec<String>,
    /// How many rows each line takes.
    each: u16,
    whole: bool,
}

impl Block {
    /// The largest writing of `text` within `width` × `height` cells; where even the smallest one
    /// has no room for all of it, its beginning.
    #[must_use]
    pub fn fit(text: &str, width: u16, height: u16, letters: Letters) -> Self {
        let written = |each: u16| {
            let lines = paint::wrap(text, width / each, usize::from(height / each));
            let words = text.split(' ').filter(|word| !word.is_empty());
            let whole = lines.iter().flat_map(|line| line.split(' ')).eq(words);
            Self { lines, each, whole }
        };
        let has_letters = plain(text).is_some();
        let shown = |size: &u16| has_letters && letters_show(letters, *size);
        let mut large = sizes(height).filter(shown).map(written);
        large.find(|block| block.whole).unwrap_or_else(|| written(1))
    }

    /// Whether nothing is missing.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.whole
    }

    /// How large its letters are, in rows.
    #[must_use]
    pub const fn size(&self) -> u16 {
        self.each
    }

    /// How many rows it takes.
    #[must_use]
    pub fn rows(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(u16::MAX).saturating_mul(self.each)
    }

    /// Writes it at the top of `area`, in the middle.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, style: Style) {
        for (line, number) in self.lines.iter().zip(0..) {
            let y = area.y.saturating_add(number * self.each);
            let row = Rect { y, height: self.each, ..area };
            draw(line, row.intersection(area), buf, style);
        }
    }
}

/// `text` in the letters that the large ones have: Latin, with plain quotes and dashes.
fn plain(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '’' | '‘' => plain.push('\''),
            '“' | '”' => plain.push('"'),
            '–' | '—' | '−' => plain.push('-'),
            '‖' => plain.push_str("||"),
            '◆' => plain.push('*'),
            '…' => plain.push_str("..."),
            'œ' => plain.push_str("oe"),
            'Œ' => plain.push_str("OE"),
            '\u{A0}' | '\u{202F}' => plain.push(' '),
            // the large letters lack these two
            '³' | '´' => return None,
            ' '..='~' | '¡'..='ÿ' => plain.push(c),
            _ => return None,
        }
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_large_where_they_fit_and_have_the_letters() {
        assert_eq!(rows("Merci", 8, 40), 8);
        assert_eq!(rows("Merci", 7, 40), 4);
        assert_eq!(rows("Réactions à chaud", 8, 80), 4);
        assert_eq!(rows("Réactions à chaud", 8, 60), 1);
        assert_eq!(rows("L’équipe — suite…", 4, 80), 4);
        assert_eq!(rows("日本", 8, 80), 1);
        assert_eq!(rows("Merci", 0, 80), 0);
    }

    #[test]
    fn a_block_is_as_large_as_it_can_be_with_all_of_its_words() {
        let fit = |text, width, height| {
            let block = Block::fit(text, width, height, Letters::All);
            (block.lines.len(), block.rows(), block.is_whole())
        };
        assert_eq!(fit("En attente d’une équipe", 80, 24), (3, 24, true));
        assert_eq!(fit("En attente d’une équipe", 80, 12), (2, 8, true));
        assert_eq!(fit("En attente d’une équipe", 200, 40), (2, 32, true));
        assert_eq!(fit("En attente d’une équipe", 200, 24), (1, 8, true));
        assert_eq!(fit("Merci", 500, 150), (1, 96, true));
        assert_eq!(fit("En attente d’une équipe", 20, 5), (2, 2, true));
        assert_eq!(fit("En attente d’une équipe", 20, 1), (1, 1, false));
        assert_eq!(fit("Qui parle\u{a0}?", 40, 10), (2, 8, true));
        assert_eq!(fit("日本 語", 80, 24), (1, 1, true));
        assert_eq!(fit("Merci", 80, 0), (0, 0, false));
        let ascii = |height| Block::fit("Merci", 40, height, Letters::Ascii).rows();
        assert_eq!([ascii(9), ascii(7)], [8, 1]);
    }

    #[test]
    fn letters_on_a_wall_are_the_large_ones_in_blocks() {
        let drawn = |rows| {
            let area = Rect::new(0, 0, 2 * rows, rows);
            let mut buf = Buffer::empty(area);
            assert_eq!(draw("ê1", area, &mut buf, Style::new()), rows);
            buf
        };
        let (small, large) = (drawn(8), drawn(24));
        for place in large.area.positions() {
            let of = (place.x / 3, place.y / 3);
            assert_eq!(large.cell(place), small.cell(of), "{place}");
        }
    }

    #[test]
    fn every_large_letter_has_a_shape() {
        let area = Rect::new(0, 0, 4, 4);
        let mut missing = String::new();
        for c in (' '..='~').chain('¡'..='ÿ').filter(|c| !c.is_whitespace() && *c != '\u{AD}') {
            let mut buf = Buffer::empty(area);
            draw(&c.to_string(), area, &mut buf, Style::new());
            if plain(&c.to_string()).is_some()
                && buf.content.iter().all(|cell| cell.symbol() == " ")
            {
                missing.push(c);
            }
        }
        assert_eq!(missing, "");
    }
}
