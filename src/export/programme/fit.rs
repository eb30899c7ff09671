//! Lines that keep within the columns of a terminal. Must never cut within a character.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What no line is narrowed below, in columns.
const NARROWEST: usize = 12;

/// Words that fit into `width` columns, cut at a character where they do not.
pub(super) fn cut(words: &str, width: usize) -> String {
    if words.width() <= width {
        return words.to_owned();
    }
    let mut out = String::new();
    for grapheme in words.graphemes(true) {
        if out.width() + grapheme.width() + 1 > width {
            break;
        }
        out.push_str(grapheme);
    }
    format!("{}…", out.trim_end())
}

/// Words in lines of at most `width` columns, broken at spaces; one that is longer than a line
/// stands alone and whole, as it may be a command to be copied.
pub(super) fn wrap(words: &str, width: usize) -> Vec<String> {
    let width = width.max(NARROWEST);
    let mut lines: Vec<String> = Vec::new();
    // a space that must not break is no place to break at
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_between_characters() {
        assert_eq!(cut("Demo Day", 8), "Demo Day");
        assert_eq!(cut("Demo Day", 7), "Demo D…");
        assert_eq!(cut("Demo Day", 6), "Demo…");
        assert_eq!(cut("e\u{301}te\u{301}", 2), "e\u{301}…");
    }

    #[test]
    fn lines_break_at_spaces_alone() {
        assert_eq!(
            wrap("Montrer où en sont les projets", 16),
            ["Montrer où en", "sont les projets"]
        );
        let command = "Agenda\u{a0}: 2018-06-21-demo-day.ron";
        assert_eq!(wrap(command, 4), ["Agenda\u{a0}:", "2018-06-21-demo-day.ron"]);
        assert!(wrap("", 40).is_empty());
    }
}
