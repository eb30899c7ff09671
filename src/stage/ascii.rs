//! A drawn screen in ASCII, for terminals that do not speak UTF-8.

use ratatui::buffer::Buffer;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Which characters a terminal can show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Letters {
    /// All that its font has.
    #[default]
    All,
    /// ASCII only.
    Ascii,
}

impl Letters {
    /// What the locale says: the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set counts.
    ///
    /// Where none is, UTF-8 is taken for granted: a terminal of today that says nothing has it,
    /// and one that has not is told by a locale such as `C` or `fr_FR.ISO-8859-1`.
    #[must_use]
    pub fn detect(lc_all: Option<&str>, lc_ctype: Option<&str>, lang: Option<&str>) -> Self {
        let set = [lc_all, lc_ctype, lang].into_iter().flatten().find(|value| !value.is_empty());
        let utf8 = |locale: &str| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        };
        if set.is_none_or(utf8) { Self::All } else { Self::Ascii }
    }
}

/// Replaces what is not ASCII by what comes nearest to it.
pub fn fold(buf: &mut Buffer) {
    for cell in &mut buf.content {
        if !cell.symbol().is_ascii() {
            let mut chars = cell.symbol().nfd().filter(|c| !is_combining_mark(*c));
            let folded = chars.next().map_or(' ', nearest);
            cell.set_char(folded);
        }
    }
}

/// A text in ASCII: line breaks stay, accents go.
#[must_use]
pub fn fold_text(text: &str) -> String {
    let plain = text.nfd().filter(|c| !is_combining_mark(*c));
    plain.map(|c| if c == '\n' { c } else { nearest(c) }).collect()
}

/// The ASCII character that comes nearest to `c`.
const fn nearest(c: char) -> char {
    match c {
        ' '..='~' => c,
        '\u{A0}' | '\u{202F}' => ' ',
        '─' | '−' | '–' | '—' | '╌' => '-',
        '━' | '╸' => '=',
        '│' | '┃' | '‖' => '|',
        '╭' | '╮' | '╰' | '╯' | '┏' | '┓' | '┗' | '┛' => '+',
        '▸' | '›' | '»' | '→' => '>',
        '←' | '«' | '‹' => '<',
        '▲' | '↑' | '↕' => '^',
        '▼' | '↓' | '✓' => 'v',
        '✗' | '×' => 'x',
        '○' | '●' | 'œ' | 'ø' => 'o',
        'Œ' | 'Ø' => 'O',
        'æ' => 'a',
        'Æ' => 'A',
        '·' | '…' => '.',
        '▶' | '◆' | '✎' => '*',
        '≈' | '↷' | '±' => '~',
        '’' | '‘' | '′' => '\'',
        '“' | '”' | '″' => '"',
        '■' | '▀'..='▟' => '#',
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use ratatui::{layout::Rect, style::Style};

    use super::*;

    #[test]
    fn every_cell_becomes_one_ascii_character() {
        let text = "✓ 13h45 Réactions à chaud… ▲ L’équipe œuvre « là » 日本";
        let mut buf = Buffer::empty(Rect::new(0, 0, 60, 1));
        buf.set_string(0, 0, text, Style::new());
        fold(&mut buf);
        let folded: String = buf.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(folded.trim_end(), "v 13h45 Reactions a chaud. ^ L'equipe ouvre < la > ? ?");
    }

    #[test]
    fn the_shapes_of_the_rundown_stay_apart() {
        let folded = fold_text("▶»·✓✗‖↷");
        let shapes: std::collections::BTreeSet<char> = folded.chars().collect();
        assert_eq!(shapes.len(), 7, "{folded}");
    }

    #[test]
    fn the_locale_says_what_can_be_shown() {
        let found = [
            (None, None, Some("fr_FR.UTF-8"), Letters::All),
            (Some("C"), None, Some("fr_FR.UTF-8"), Letters::Ascii),
            (Some(""), Some("C.utf8"), Some("C"), Letters::All),
            (None, None, Some("fr_FR.ISO-8859-1"), Letters::Ascii),
            (None, None, None, Letters::All),
        ];
        for (lc_all, lc_ctype, lang, letters) in found {
            assert_eq!(Letters::detect(lc_all, lc_ctype, lang), letters, "{lc_all:?} {lang:?}");
        }
    }
}
