//! Texts in quotes, and in what people take for quotes.
//!
//! A missing quote turns a file inside out. So where a closing quote is followed by something that
//! cannot follow a text, this looks for what was meant and reads on from there: one slip, one
//! problem.

use std::borrow::Cow;

use super::{
    ProblemKind, Span,
    lex::{Lexer, Tok, is_blank, is_in_name},
};
use crate::agenda::{MAX_TEXT, Text};

/// How far a missing quote is searched for, in bytes: longer texts are refused anyway, and a file of
/// one long line must not take long.
const MAX_LOOK: usize = 2 * MAX_TEXT;

/// The most quotes inside a text that are looked at to find the one that ends it.
const MAX_QUOTES: usize = 16;

/// Quotes of books and word processors; `‘` and `’` are apostrophes as often as not.
pub(super) const fn is_typographic(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '＂')
}

impl<'a> Lexer<'a, '_> {
    /// Reads `"…"`.
    pub(super) fn text(&mut self) {
        if self.unopened() {
            return;
        }
        let from = self.at;
        self.bump();
        let begin = self.at.start;
        let close = closing(self.text, begin);
        let line_end = self.look_end(begin);
        let in_line = close.is_some_and(|close| close <= line_end);
        let good = close.filter(|close| can_follow(self.text, close + 1));
        match (good, close) {
            (Some(close), _) => {
                self.cooked(from, close);
                self.go_to(close + 1);
            }
            (_, Some(close)) if in_line => {
                let last = quotes(self.text, close + 1, line_end)
                    .take(MAX_QUOTES)
                    .find(|quote| can_follow(self.text, quote + 1));
                if let Some(last) = last {
                    let at = Span::within(self.text, close, close + 1);
                    self.problems.error(at, ProblemKind::QuoteInText);
                    self.cooked(from, last);
                    self.go_to(last + 1);
                } else {
                    self.cooked(from, close);
                    self.go_to(close + 1);
                }
            }
            (None, _) => self.unclosed(from, begin, line_end),
        }
        if let Some(token) = self.tokens.last_mut() {
            token.span = from.to(self.at);
        }
    }

    /// The byte up to which a line that goes on at `from` is searched for a quote.
    fn look_end(&self, from: usize) -> usize {
        let window = self.text.floor_char_boundary(from + MAX_LOOK);
        let line = &self.text[from..window];
        let end = line.find('\n').unwrap_or(line.len());
        from + line[..end].trim_end().len()
    }

    /// A text that never ends, or only inside another one: it is taken to end with its line.
    fn unclosed(&mut self, from: Span, begin: usize, line_end: usize) {
        let line = &self.text[begin..line_end];
        let typographic = line
            .char_indices()
            .filter(|(_, c)| is_typographic(*c))
            .map(|(index, c)| (begin + index, c))
            .find(|(index, c)| can_follow(self.text, index + c.len_utf8()));
        if let Some((index, c)) = typographic {
            let end = index + c.len_utf8();
            let at = Span::within(self.text, index, end);
            self.problems.error(at, ProblemKind::TypographicQuote { c });
            self.cooked(from, index);
            self.go_to(end);
            return;
        }
        let words = line.trim_end_matches([',', ')', ']', ' ', '\t']);
        let end = begin + words.len();
        self.cooked(from, end);
        self.problems.error(from.to(self.at), ProblemKind::UnclosedText);
    }

    /// A quote glued to the end of a word, `Pause"`: the opening one is missing.
    fn unopened(&mut self) -> bool {
        let glued = self.text[..self.at.start].chars().next_back().is_some_and(is_in_name);
        let line = self.at.line;
        let words = self.tokens.iter().rev().take_while(|token| {
            token.span.line == line && matches!(token.what, Tok::Name(_) | Tok::Number(_))
        });
        let count = words.count();
        let first = self.tokens.len() - count;
        let after_colon = first
            .checked_sub(1)
            .and_then(|before| self.tokens.get(before))
            .is_some_and(|token| matches!(token.what, Tok::Colon | Tok::Comma | Tok::Open(_)));
        if !glued || count == 0 || !after_colon || !can_follow(self.text, self.at.start + 1) {
            return false;
        }
        let from = self.tokens[first].span;
        self.tokens.truncate(first);
        let words = &self.text[from.start..self.at.start];
        self.bump();
        self.push(from, Tok::Text(Cow::Borrowed(words)));
        self.problems.error(from.to(self.at), ProblemKind::UnopenedText);
        true
    }

    /// Reads `r"…"` or `r#"…"#`; `prefix` is the length of what comes before the hashes.
    pub(super) fn raw_text(&mut self, prefix: usize, hashes: usize, bytes: bool) {
        let from = self.at;
        self.go_to(from.start + prefix + hashes + 1);
        let begin = self.at.start;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = self.text[begin..].find(&close).map(|end| begin + end);
        let stop = end.unwrap_or_else(|| {
            let line = &self.text[begin..self.look_end(begin)];
            begin + line.trim_end_matches([',', ')', ']', ' ', '\t']).len()
        });
        while self.at.start < stop {
            let at = self.at;
            if let Some(c) = self.bump() {
                self.control(at.to(self.at), c);
            }
        }
        let words = &self.text[begin..stop];
        if end.is_some() {
            self.go_to(stop + close.len());
        } else {
            self.problems.error(from.to(self.at), ProblemKind::UnclosedText);
        }
        self.push(from, if bytes { Tok::Other } else { Tok::Text(Cow::Borrowed(words)) });
    }

    /// Reads `'c'` as a character and `'words'` as a text in the wrong quotes.
    pub(super) fn single_quotes(&mut self) {
        let from = self.at;
        let line_end = self.look_end(from.start);
        let mut chars = self.text[from.start + 1..line_end].char_indices();
        let first = chars.next().map(|(_, c)| c);
        let second = chars.next().map(|(_, c)| c);
        if first != Some('\\') && second == Some('\'') {
            for _ in 0..3 {
                self.bump();
            }
            self.push(from, Tok::Other);
            return;
        }
        let line = &self.text[from.start + 1..line_end];
        let close = line
            .match_indices('\'')
            .map(|(index, _)| from.start + 1 + index)
            .find(|close| can_follow(self.text, close + 1));
        match close {
            Some(close) if first == Some('\\') => {
                self.go_to(close + 1);
                self.push(from, Tok::Other);
            }
            Some(close) => self.wrongly_quoted(from, 1, close, 1, ProblemKind::SingleQuotes),
            None => {
                self.bump();
                self.problems.error(from.to(self.at), ProblemKind::OddCharacter { c: '\'' });
            }
        }
    }

    /// Reads `“…”`, `« … »` and their mixtures, up to the line's end at the most.
    pub(super) fn typographic(&mut self, c: char) {
        let from = self.at;
        let begin = from.start + c.len_utf8();
        let line_end = self.look_end(begin);
        let close = self.text[begin..line_end]
            .char_indices()
            .filter(|(_, c)| is_typographic(*c) || *c == '"')
            .map(|(index, c)| (begin + index, c.len_utf8()))
            .find(|(close, width)| can_follow(self.text, close + width));
        let what = ProblemKind::TypographicQuote { c };
        if let Some((close, width)) = close {
            self.wrongly_quoted(from, c.len_utf8(), close, width, what);
        } else {
            let line = self.text[begin..line_end].trim_end_matches([',', ')', ']', ' ', '\t']);
            self.wrongly_quoted(from, c.len_utf8(), begin + line.len(), 0, what);
        }
    }

    /// A text in wrong quotes; the problem points at the first one.
    fn wrongly_quoted(
        &mut self,
        from: Span,
        open: usize,
        close: usize,
        width: usize,
        what: ProblemKind,
    ) {
        let words = self.text[from.start + open..close].trim_matches(is_blank);
        self.go_to(close + width);
        self.push(from, Tok::Text(Cow::Borrowed(words)));
        self.problems.error(Span { end: from.start + open, ..from }, what);
    }

    /// Reads what stands in quotes up to the byte `close`, with its escapes, and pushes it.
    fn cooked(&mut self, from: Span, close: usize) {
        let begin = self.at.start;
        if !self.text[begin..close].contains('\\') {
            while self.at.start < close {
                let at = self.at;
                if let Some(c) = self.bump() {
                    self.control(at.to(self.at), c);
                }
            }
            self.push(from, Tok::Text(Cow::Borrowed(&self.text[begin..close])));
            return;
        }
        let mut out = Vec::with_capacity(close - begin);
        while self.at.start < close {
            let at = self.at;
            match self.bump() {
                Some('\\') => self.escape(at, close, &mut out),
                Some(c) => {
                    self.control(at.to(self.at), c);
                    out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                }
                None => break,
            }
        }
        let words = String::from_utf8(out).unwrap_or_else(|wrong| {
            let text = Text::clean(&self.text[begin..close]);
            self.problems.error(from.to(self.at), ProblemKind::BadEscape { text });
            String::from_utf8_lossy(wrong.as_bytes()).into_owned()
        });
        self.push(from, Tok::Text(Cow::Owned(words)));
    }

    /// Reads what follows a `\`; the `\` itself is at `at`.
    fn escape(&mut self, at: Span, close: usize, out: &mut Vec<u8>) {
        let c = self.bump();
        let decoded = match c {
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some('0') => Some('\0'),
            Some(c @ ('\'' | '"' | '\\')) => Some(c),
            Some('x') => {
                let byte = self
                    .hex(2, close)
                    .filter(|digits| digits.len() == 2)
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok());
                if let Some(byte @ 0x80..) = byte {
                    // a part of a character that several escapes make together
                    out.push(byte);
                    return;
                }
                byte.map(char::from)
            }
            Some('u') => self
                .eat("{")
                .then(|| self.hex(6, close))
                .flatten()
                .and_then(|digits| u32::from_str_radix(digits, 16).ok())
                .filter(|_| self.eat("}"))
                .and_then(char::from_u32),
            Some(c @ ('\n' | '\r')) => {
                if c == '\n' || self.eat("\n") {
                    while self.at.start < close
                        && self.peek().is_some_and(|c| matches!(c, ' ' | '\t' | '\n' | '\r'))
                    {
                        self.bump();
                    }
                    return;
                }
                None
            }
            Some(_) | None => None,
        };
        let span = at.to(self.at);
        if let Some(c) = decoded {
            self.control(span, c);
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            let text = Text::clean(&self.text[span.start..span.end]);
            self.problems.error(span, ProblemKind::BadEscape { text });
        }
    }

    /// Up to `most` hexadecimal digits before the byte `close`.
    fn hex(&mut self, most: usize, close: usize) -> Option<&'a str> {
        let begin = self.at.start;
        while self.at.start < close.min(begin + most)
            && self.peek().is_some_and(|c| c.is_ascii_hexdigit())
        {
            self.bump();
        }
        Some(&self.text[begin..self.at.start]).filter(|digits| !digits.is_empty())
    }

    fn control(&mut self, at: Span, c: char) {
        if c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}') {
            self.problems.error(at, ProblemKind::ControlCharacter { c });
        }
    }
}

/// The quote that closes a text begun before the byte `begin`.
fn closing(text: &str, begin: usize) -> Option<usize> {
    quotes(text, begin, text.len()).next()
}

/// The quotes in `begin..end` that no `\` stands before.
fn quotes(text: &str, begin: usize, end: usize) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut at = begin;
    std::iter::from_fn(move || {
        while at < end {
            let byte = bytes.get(at)?;
            at += 1;
            match byte {
                b'\\' => at += 1,
                b'"' => return Some(at - 1),
                _ => {}
            }
        }
        None
    })
}

/// Whether what stands at the byte `at` can follow a text: a sign, a line's end, a comment, the next
/// field, another text.
fn can_follow(text: &str, at: usize) -> bool {
    let all = &text[at..];
    let rest = all.trim_start_matches(|c| is_blank(c) && c != '\n');
    match rest.chars().next() {
        None | Some('\n' | ',' | ')' | ']' | '}' | ':' | '/' | ';' | '=') => true,
        Some('"') => rest.len() < all.len(),
        Some(c) if is_in_name(c) && rest.len() < all.len() => {
            let after = rest.trim_start_matches(is_in_name);
            after.trim_start_matches(is_blank).starts_with(':')
        }
        Some(_) => false,
    }
}
