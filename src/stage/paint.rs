//! Small strokes that every screen uses: cut text, text in the middle, a bar.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells `text` takes.
#[must_use]
pub fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The beginning of `text` that fits into `cells`, with an ellipsis where something is missing.
#[must_use]
pub fn fit(text: &str, cells: u16) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let Some(room) = usize::from(cells).checked_sub(1) else { return String::new() };
    let mut kept = String::new();
    let mut taken = 0;
    for grapheme in text.graphemes(true) {
        taken += grapheme.width();
        if taken > room {
            break;
        }
        kept.push_str(grapheme);
    }
    format!("{}…", kept.trim_end())
}

/// The words of `text` on lines of at most `cells`, at most `lines` of them; what is missing ends
/// in an ellipsis.
#[must_use]
pub fn wrap(text: &str, cells: u16, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut words = text.split(' ').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.peek() {
        let last = out.len() == lines;
        match out.last_mut() {
            Some(line) if width(line).saturating_add(width(word)) < cells => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if last => {
                let rest: Vec<&str> = words.collect();
                let all = format!("{line} {}", rest.join(" "));
                *line = fit(&all, cells);
                break;
            }
            Some(_) | None if lines == 0 => break,
            Some(_) | None => out.push((*word).to_owned()),
        }
        words.next();
    }
    out.into_iter().map(|line| fit(&line, cells)).collect()
}

/// Fills `area` with spaces in `style`; where that has no ground, the one that is there stays.
pub fn ground(area: Rect, buf: &mut Buffer, style: Style) {
    let area = area.intersection(buf.area);
    for position in area.positions() {
        if let Some(cell) = buf.cell_mut(position) {
            let ground = cell.bg;
            cell.reset();
            cell.bg = ground;
            cell.set_style(style);
        }
    }
}

/// Writes `text` at the left of `area`'s first row, cut to its width; returns the cells taken.
pub fn left(text: &str, area: Rect, buf: &mut Buffer, style: Style) -> u16 {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return 0;
    }
    let text = fit(text, area.width);
    buf.set_string(area.x, area.y, &text, style);
    width(&text)
}

/// Writes `text` in the middle of `area`'s first row, cut to its width.
pub fn centre(text: &str, area: Rect, buf: &mut Buffer, style: Style) {
    let taken = width(text).min(area.width);
    let x = area.x + (area.width - taken) / 2;
    left(text, Rect { x, width: taken, ..area }, buf, style);
}

/// Writes `text` at the right of `area`'s first row, cut to its width; returns the cells taken.
pub fn right(text: &str, area: Rect, buf: &mut Buffer, style: Style) -> u16 {
    let taken = width(text).min(area.width);
    let x = area.right() - taken;
    left(text, Rect { x, width: taken, ..area }, buf, style)
}

/// Row `number` of `area`, from 0; empty when there is no such row.
#[must_use]
pub fn row(area: Rect, number: u16) -> Rect {
    if number >= area.height {
        return Rect { height: 0, ..area };
    }
    Rect { y: area.y + number, height: 1, ..area }
}

/// Draws a bar over the first row of `area`, `passed` of it (from 0 to 1) in heavy strokes.
pub fn bar(passed: f64, area: Rect, buf: &mut Buffer, heavy: Style, light: Style) {
    let area = row(area.intersection(buf.area), 0);
    if area.is_empty() {
        return;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and twice the width"
    )]
    let halves = (passed.clamp(0.0, 1.0) * f64::from(area.width) * 2.0).round() as u16;
    for x in 0..area.width {
        let (symbol, style) = match halves.saturating_sub(2 * x) {
            0 => ("─", light),
            1 => ("╸", heavy),
            2.. => ("━", heavy),
        };
        buf.set_string(area.x + x, area.y, symbol, style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_by_cells_and_not_inside_a_character() {
        assert_eq!(fit("Présentation", 20), "Présentation");
        assert_eq!(fit("Présentation", 6), "Prése…");
        assert_eq!(fit("日本語", 4), "日…");
        assert_eq!(fit("日本語", 1), "…");
        assert_eq!(fit("abc", 0), "");
    }

    #[test]
    fn words_are_wrapped_and_nothing_goes_missing_silently() {
        assert_eq!(wrap("un deux trois", 7, 5), ["un deux", "trois"]);
        assert_eq!(wrap("un deux trois quatre", 7, 2), ["un deux", "trois…"]);
        assert_eq!(wrap("anticonstitutionnellement", 7, 2), ["antico…"]);
        assert_eq!(wrap("un", 7, 0), Vec::<String>::new());
    }
}
