//! Words that the room reads from ten metres, on screens that have the rows for it.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    widgets::Widget,
};
use tui_big_text::{BigText, PixelSize};

use super::paint;

/// How many rows large words take.
pub const LARGE: u16 = 4;
/// The same of very large ones.
pub const VERY_LARGE: u16 = 8;

/// How many rows `text` takes where `rows` of them can be had: [`VERY_LARGE`], [`LARGE`] or one.
///
/// It is written small where it is too long, or has letters that the large ones lack.
#[must_use]
pub fn rows(text: &str, rows: u16, width: u16) -> u16 {
    let Some(letters) = plain(text).map(|text| text.chars().count()) else { return rows.min(1) };
    let fits = |size: u16| {
        // a large letter is as many cells wide as it is high
        size <= rows && letters.saturating_mul(usize::from(size)) <= usize::from(width)
    };
    let size = [VERY_LARGE, LARGE].into_iter().find(|size| fits(*size));
    size.unwrap_or(1).min(rows)
}

/// Writes `text` in the middle of `area`, in as many rows as [`rows`] says; returns these.
pub fn draw(text: &str, area: Rect, buf: &mut Buffer, style: Style) -> u16 {
    let area = area.intersection(buf.area);
    let taken = rows(text, area.height, area.width);
    let size = match taken {
        VERY_LARGE => PixelSize::Full,
        LARGE => PixelSize::Quadrant,
        _ => {
            paint::centre(text, paint::row(area, 0), buf, style.add_modifier(Modifier::BOLD));
            return taken;
        }
    };
    let text = plain(text).unwrap_or_default();
    let cells = u16::try_from(text.chars().count()).unwrap_or(u16::MAX).saturating_mul(taken);
    let x = area.x + area.width.saturating_sub(cells) / 2;
    let place = Rect { x, width: area.right() - x, height: taken, ..area };
    let big = BigText::builder().pixel_size(size).lines([text.into()]).style(style).build();
    big.render(place, buf);
    taken
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
