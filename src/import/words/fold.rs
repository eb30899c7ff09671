//! A text made plain for comparison, character by character, so that places in it are kept.

use unicode_normalization::UnicodeNormalization;

/// A line and its folded twin: as many characters, but lower case, without accents, with plain
/// quotes, dashes and spaces.
#[derive(Debug, Clone)]
pub(in crate::import) struct Folded {
    /// The characters as written.
    pub raw: Vec<char>,
    /// The same, made plain.
    pub low: Vec<char>,
}

impl Folded {
    pub(in crate::import) fn new(text: &str) -> Self {
        let raw: Vec<char> = text.chars().collect();
        let low = raw.iter().copied().map(fold_char).collect();
        Self { raw, low }
    }

    pub(in crate::import) fn len(&self) -> usize {
        self.low.len()
    }

    /// The folded character at `at`; a line feed past the end, which is no part of any word.
    pub(in crate::import) fn at(&self, at: usize) -> char {
        self.low.get(at).copied().unwrap_or('\n')
    }

    /// The folded character before `at`.
    pub(in crate::import) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\n', |before| self.at(before))
    }

    /// The written text from `from` to `to`.
    pub(in crate::import) fn text(&self, from: usize, to: usize) -> String {
        let to = to.min(self.raw.len());
        self.raw[from.min(to)..to].iter().collect()
    }

    /// Where the run of spaces at `at` ends.
    pub(in crate::import) fn skip_spaces(&self, mut at: usize) -> usize {
        while self.at(at) == ' ' {
            at += 1;
        }
        at
    }

    /// Where `word` ends when it stands at `at`.
    pub(in crate::import) fn after(&self, at: usize, word: &str) -> Option<usize> {
        let mut end = at;
        for c in word.chars() {
            if self.at(end) != c {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Where a whole word of `words` ends that stands at `at`; the longest one.
    pub(in crate::import) fn after_word(&self, at: usize, words: &[&str]) -> Option<usize> {
        words
            .iter()
            .filter_map(|word| self.after(at, word))
            .filter(|end| !self.at(*end).is_alphanumeric() || !self.before(*end).is_alphanumeric())
            .max()
    }

    /// Where the word that begins at `at` ends.
    pub(in crate::import) fn word_end(&self, mut at: usize) -> usize {
        while self.at(at).is_alphanumeric() {
            at += 1;
        }
        at
    }
}

/// Makes one character plain: `É` is `e`, `’` is `'`, any dash is `-`, any space is a space.
pub(in crate::import) fn fold_char(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '′' | '´' | '`' => '\'',
        '“' | '”' | '„' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => '-',
        '→' | '⇒' | '➔' | '➜' | '⟶' | '▶' | '►' | '➡' => '→',
        '×' | '✕' | '✖' => 'x',
        '：' => ':',
        '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}' | '\t' => ' ',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c if c.is_whitespace() => ' ',
        c => {
            let base = std::iter::once(c).nfd().next().unwrap_or(c);
            base.to_lowercase().next().unwrap_or(base)
        }
    }
}

/// Makes a text plain.
pub(in crate::import) fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}
