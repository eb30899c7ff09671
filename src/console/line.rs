//! One line of text being typed: moved and deleted in by what people take for a character.
//!
//! A library's text area deletes by code point, which takes emoji and decomposed accents apart.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::agenda::{MAX_TEXT, Text};

/// A line of text and the place in it where the next character goes.
///
/// Always in NFC and without control characters, at most [`MAX_TEXT`] bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    /// A byte offset into `text`, always between two graphemes.
    cursor: usize,
    /// Whether what stands in it was only proposed: what is typed takes its place.
    proposed: bool,
}

/// What was pasted without the sequences that colour and move on a terminal: copied from one, they
/// come along, and nobody means them.
#[must_use]
pub fn without_escapes(pasted: &str) -> String {
    let mut clean = String::with_capacity(pasted.len());
    let mut rest = pasted.chars().peekable();
    while let Some(c) = rest.next() {
        let introduced = match c {
            '\u{1b}' => rest.next_if(|next| matches!(next, '[' | ']' | 'P' | '^' | '_' | 'X')),
            '\u{9b}' => Some('['),
            _ => {
                clean.push(c);
                continue;
            }
        };
        match introduced {
            // parameters, then one letter
            Some('[') => {
                while rest.next_if(|next| matches!(next, ' '..='?')).is_some() {}
                rest.next_if(|next| matches!(next, '@'..='~'));
            }
            // a text, up to its end
            Some(_) => {
                while let Some(next) = rest.next_if(|next| *next != '\n') {
                    if next == '\u{7}' || next == '\u{1b}' && rest.next_if_eq(&'\\').is_some() {
                        break;
                    }
                }
            }
            None => {}
        }
    }
    clean
}

/// A movement in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// To the beginning of this word, or of the one before.
    WordLeft,
    /// To the end of this word, or of the one after.
    WordRight,
    /// To the beginning of the line.
    Start,
    /// To the end of the line.
    End,
}

impl Line {
    /// A line with `text` in it and the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// A line in which `text` is proposed: the first thing typed takes its place, unless a key
    /// shows that it is to be kept.
    #[must_use]
    pub fn proposed(text: &str) -> Self {
        Self { proposed: !text.is_empty(), ..Self::new(text) }
    }

    /// Whether what stands in it is proposed, and nobody has touched it.
    #[must_use]
    pub const fn is_proposed(&self) -> bool {
        self.proposed
    }

    /// What stands in it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands in it, cleaned for keeping.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::clean(&self.text)
    }

    /// Whether nothing stands in it but spaces.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// What stands before the cursor.
    #[must_use]
    pub fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// What stands after the cursor.
    #[must_use]
    pub fn after(&self) -> &str {
        &self.text[self.cursor..]
    }

    /// Puts `typed` at the cursor, cleaned; what does not fit is left out.
    ///
    /// Returns whether all of it went in.
    pub fn insert(&mut self, typed: &str) -> bool {
        if std::mem::take(&mut self.proposed) {
            *self = Self::default();
        }
        let clean: String = typed
            .chars()
            .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
            .take(MAX_TEXT + 1)
            .collect();
        let clean = visible(&clean);
        let room = MAX_TEXT - self.text.len();
        let mut fits = clean.len();
        if fits > room {
            fits = clean
                .grapheme_indices(true)
                .map(|(at, grapheme)| at + grapheme.len())
                .take_while(|end| *end <= room)
                .last()
                .unwrap_or(0);
        }
        let after = self.text.split_off(self.cursor);
        self.text.push_str(&clean[..fits]);
        // a combining mark joins the letter before it
        self.text = self.text.nfc().collect();
        self.cursor = self.text.len();
        self.text.push_str(&after);
        self.cursor = self.boundary_at_or_after(self.cursor);
        fits == clean.len() && typed.len() <= MAX_TEXT
    }

    /// Puts `typed` in the place of what stands between `from`, a byte of the line before the
    /// cursor, and the cursor.
    ///
    /// Returns whether all of it went in.
    pub fn replace(&mut self, from: usize, typed: &str) -> bool {
        if from > self.cursor || !self.text.is_char_boundary(from) {
            return false;
        }
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
        self.insert(typed)
    }

    /// Moves the cursor.
    pub fn go(&mut self, motion: Motion) {
        self.proposed = false;
        self.cursor = self.target(motion);
    }

    /// Moves the cursor to a byte of the line, or to the next place between two characters.
    pub fn go_to(&mut self, at: usize) {
        let at = (at..=self.text.len()).find(|at| self.text.is_char_boundary(*at));
        self.cursor = self.boundary_at_or_after(at.unwrap_or(self.text.len()));
    }

    /// Takes away what stands between the cursor and where `motion` would go.
    pub fn delete(&mut self, motion: Motion) {
        self.proposed = false;
        let target = self.target(motion);
        let range: Range<usize> = self.cursor.min(target)..self.cursor.max(target);
        self.cursor = range.start;
        self.text.replace_range(range, "");
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cursor = 0;
    }

    fn target(&self, motion: Motion) -> usize {
        let end = self.text.len();
        let mut cursor = GraphemeCursor::new(self.cursor, end, true);
        match motion {
            Motion::Left => cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0),
            Motion::Right => cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(end),
            Motion::WordLeft => {
                let mut words = self.before().unicode_word_indices();
                words.next_back().map_or(0, |(at, _)| at)
            }
            Motion::WordRight => {
                let mut words = self.after().unicode_word_indices();
                words.next().map_or(end, |(at, word)| self.cursor + at + word.len())
            }
            Motion::Start => 0,
            Motion::End => end,
        }
    }

    fn boundary_at_or_after(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        match cursor.is_boundary(&self.text, 0) {
            Ok(true) => at,
            Ok(false) | Err(_) => {
                cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
            }
        }
    }
}

/// What [`Text`] would keep of `raw`, with the spaces at both ends.
fn visible(raw: &str) -> String {
    let kept = Text::clean(raw);
    let start = raw.len() - raw.trim_start().len();
    let end = raw.len() - raw.trim_end().len();
    if kept.is_empty() {
        return " ".repeat(raw.chars().filter(|c| c.is_whitespace()).count());
    }
    format!("{}{kept}{}", &raw[..start], &raw[raw.len() - end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_proposed_gives_way_to_what_is_typed() {
        let mut line = Line::proposed("10");
        line.insert("2");
        line.insert("0");
        assert_eq!(line.as_str(), "20");
        // a movement, or a deletion, takes it up
        let mut line = Line::proposed("18h30");
        line.delete(Motion::Left);
        line.insert("5");
        assert_eq!(line.as_str(), "18h35");
        let mut line = Line::proposed("18h30");
        line.go(Motion::Start);
        line.insert("1");
        assert_eq!(line.as_str(), "118h30");
        assert!(!Line::proposed("").is_proposed());
    }

    #[test]
    fn deletes_whole_characters() {
        let mut line = Line::new("été 👩\u{200D}🔬");
        line.delete(Motion::Left);
        assert_eq!(line.as_str(), "été ");
        let mut line = Line::new("e\u{301}");
        assert_eq!(line.as_str(), "é");
        line.delete(Motion::Left);
        assert_eq!(line.as_str(), "");
    }

    #[test]
    fn a_late_accent_joins_its_letter() {
        let mut line = Line::new("e");
        line.insert("\u{301}t");
        assert_eq!(line.as_str(), "ét");
        line.go(Motion::Left);
        assert_eq!((line.before(), line.after()), ("é", "t"));
    }

    #[test]
    fn moves_by_words() {
        let mut line = Line::new("la DREES, vendredi");
        line.go(Motion::WordLeft);
        assert_eq!(line.after(), "vendredi");
        line.go(Motion::WordLeft);
        assert_eq!(line.after(), "DREES, vendredi");
        line.delete(Motion::WordRight);
        assert_eq!(line.as_str(), "la , vendredi");
        line.delete(Motion::Start);
        assert_eq!(line.as_str(), ", vendredi");
    }

    #[test]
    fn keeps_spaces_and_drops_what_is_hostile() {
        let mut line = Line::new("a");
        line.insert(" ");
        line.insert("b\u{1b}[2J\u{202E}\r\n");
        line.insert("c");
        assert_eq!(line.as_str(), "a b [2J  c");
    }

    #[test]
    fn a_word_is_replaced_by_another() {
        let mut line = Line::new("> @perdi, demain");
        for _ in 0..", demain".len() {
            line.go(Motion::Left);
        }
        assert!(line.replace(3, "Prédisauvetage"));
        assert_eq!((line.before(), line.after()), ("> @Prédisauvetage", ", demain"));
        assert!(!line.replace(99, "x"));
    }

    #[test]
    fn has_a_limit() {
        let mut line = Line::new("x");
        assert!(!line.insert(&"é".repeat(MAX_TEXT)));
        assert_eq!(line.as_str().len(), MAX_TEXT - 1);
        assert!(line.insert("y"));
        assert!(!line.insert("z"));
    }

    #[test]
    fn what_a_terminal_was_told_is_not_pasted() {
        for (pasted, clean) in [
            ("\u{1b}[31mrouge\u{1b}[0m", "rouge"),
            ("\u{1b}[38;2;1;2;3mA\u{9b}0m B", "A B"),
            ("\u{1b}]0;titre\u{7}A", "A"),
            ("\u{1b}]8;;https://exemple.org\u{1b}\\lien", "lien"),
            ("\u{1b}]sans fin\nA", "\nA"),
            ("[31m est du texte", "[31m est du texte"),
            ("\u{1b}[", ""),
        ] {
            assert_eq!(without_escapes(pasted), clean, "{pasted:?}");
        }
    }
}
