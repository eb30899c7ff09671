//! From text to tokens, each with its place. Never fails: what it cannot read it reports and skips.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use super::{Bracket, ProblemKind, Problems, Span, quoted};
use crate::agenda::Text;

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) what: Tok<'a>,
    pub(super) span: Span,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tok<'a> {
    Open(Bracket),
    Close(Bracket),
    Comma,
    Colon,
    Name(&'a str),
    Text(Cow<'a, str>),
    /// Digits and all that is glued to them: `4`, `0x1F`, `1.5`, but also `13h30` and `2018-06-21`.
    Number(&'a str),
    /// A character, bytes: nothing that an agenda has.
    Other,
}

/// The extensions of RON; none changes how an agenda reads.
const EXTENSIONS: [&str; 4] =
    ["unwrap_newtypes", "implicit_some", "unwrap_variant_newtypes", "explicit_struct_names"];

/// Reads all of `text`; none when a comment hides its end, and so all that could be said of it.
pub(super) fn tokens<'a>(text: &'a str, problems: &mut Problems) -> Option<Vec<Token<'a>>> {
    let mut lexer = Lexer {
        text,
        at: Span { line: 1, column: 1, start: 0, end: 0 },
        problems,
        tokens: Vec::new(),
        curly: Vec::new(),
        cut: false,
    };
    lexer.extensions();
    while !lexer.problems.full() && lexer.token() {}
    (!lexer.cut).then_some(lexer.tokens)
}

pub(super) struct Lexer<'a, 'p> {
    pub(super) text: &'a str,
    /// Where it is; an empty span.
    pub(super) at: Span,
    pub(super) problems: &'p mut Problems,
    pub(super) tokens: Vec<Token<'a>>,
    /// For each open bracket, whether it is `{`: only there may `13:30` be two numbers.
    curly: Vec<bool>,
    /// Whether the end of the file is inside a comment.
    cut: bool,
}

impl<'a> Lexer<'a, '_> {
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at.start..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at.start += c.len_utf8();
        self.at.end = self.at.start;
        if c == '\n' {
            self.at.line += 1;
            self.at.column = 1;
        } else {
            self.at.column += 1;
        }
        Some(c)
    }

    /// Goes on to the byte `to`, which is a character's beginning.
    pub(super) fn go_to(&mut self, to: usize) {
        while self.at.start < to && self.bump().is_some() {}
    }

    pub(super) fn eat(&mut self, prefix: &str) -> bool {
        let found = self.rest().starts_with(prefix);
        if found {
            self.go_to(self.at.start + prefix.len());
        }
        found
    }

    pub(super) fn push(&mut self, from: Span, what: Tok<'a>) {
        self.tokens.push(Token { what, span: from.to(self.at) });
    }

    /// The byte at which the line ends on which `from` is.
    pub(super) fn line_end(&self, from: usize) -> usize {
        let line = &self.text[from..];
        let end = line.find('\n').unwrap_or(line.len());
        from + line[..end].trim_end().len()
    }

    /// Skips blanks and comments.
    fn blanks(&mut self) {
        loop {
            while self.peek().is_some_and(is_blank) {
                self.bump();
            }
            let from = self.at;
            if self.rest().starts_with("//") {
                self.problems.commented = true;
                self.go_to(self.line_end(from.start));
            } else if self.eat("/*") {
                self.problems.commented = true;
                let mut depth = 1;
                while depth > 0 {
                    if self.eat("/*") {
                        depth += 1;
                    } else if self.eat("*/") {
                        depth -= 1;
                    } else if self.bump().is_none() {
                        let opened = Span { end: from.start + 2, ..from };
                        self.problems.error(opened, ProblemKind::UnclosedComment);
                        self.cut = true;
                        return;
                    }
                }
            } else {
                return;
            }
        }
    }

    /// Reads `#![enable(implicit_some)]`, as often as it stands at the beginning.
    fn extensions(&mut self) {
        loop {
            self.blanks();
            let from = self.at;
            for sign in ["#", "!", "[", "enable", "("] {
                if !self.eat(sign) {
                    // what follows is read as tokens, with its own problem
                    self.at = from;
                    return;
                }
                self.blanks();
            }
            loop {
                self.blanks();
                let name = self.at;
                while self.peek().is_some_and(is_in_name) {
                    self.bump();
                }
                let written = &self.text[name.start..self.at.start];
                if written.is_empty() {
                    break;
                }
                if !EXTENSIONS.contains(&written) {
                    let name_ = Text::clean(written);
                    let what = ProblemKind::UnknownExtension { name: name_ };
                    self.problems.warn(name.to(self.at), what);
                }
                self.blanks();
                if !self.eat(",") {
                    break;
                }
            }
            for sign in [")", "]"] {
                self.blanks();
                if !self.eat(sign) {
                    let c = self.peek().unwrap_or(' ');
                    let at = Span { end: self.at.start + c.len_utf8(), ..self.at };
                    let at = if self.peek().is_some() { at } else { self.at };
                    self.problems.error(at, ProblemKind::OddCharacter { c });
                    return;
                }
            }
        }
    }

    /// Reads one token; whether there was something to read.
    fn token(&mut self) -> bool {
        self.blanks();
        let from = self.at;
        let Some(c) = self.peek() else { return false };
        match c {
            '(' | '[' | '{' => {
                self.bump();
                self.curly.push(c == '{');
                self.push(from, Tok::Open(bracket(c)));
            }
            ')' | ']' | '}' => {
                self.bump();
                self.curly.pop();
                self.push(from, Tok::Close(bracket(c)));
            }
            ',' => self.sign(Tok::Comma),
            ':' => self.sign(Tok::Colon),
            '=' => self.wrong_sign("=", ":", Tok::Colon),
            ';' => self.wrong_sign(";", ",", Tok::Comma),
            '：' => self.wrong_sign("：", ":", Tok::Colon),
            '，' => self.wrong_sign("，", ",", Tok::Comma),
            '#' => {
                self.bump();
                let what = ProblemKind::WrongSign { found: "#", expected: "//" };
                self.problems.error(from.to(self.at), what);
                self.go_to(self.line_end(from.start));
            }
            '"' => self.text(),
            '\'' => self.single_quotes(),
            c if quoted::is_typographic(c) => self.typographic(c),
            c if starts_name(c) => self.name_or_prefixed(),
            c if c.is_ascii_digit() || matches!(c, '+' | '-' | '.') => self.number(),
            c => {
                self.bump();
                self.problems.error(from.to(self.at), ProblemKind::OddCharacter { c });
            }
        }
        true
    }

    fn sign(&mut self, what: Tok<'a>) {
        let from = self.at;
        self.bump();
        self.push(from, what);
    }

    fn wrong_sign(&mut self, found: &'static str, expected: &'static str, what: Tok<'a>) {
        let from = self.at;
        self.sign(what);
        self.problems.error(from.to(self.at), ProblemKind::WrongSign { found, expected });
    }

    fn number(&mut self) {
        let from = self.at;
        let in_map = self.curly.last().copied().unwrap_or(false);
        self.bump();
        while let Some(c) = self.peek() {
            let rest = self.rest();
            let colon = c == ':' && !in_map && rest[1..].starts_with(|c: char| c.is_ascii_digit());
            let range = c == '=' && self.text[from.start..self.at.start].ends_with("..");
            if is_in_name(c) || matches!(c, '.' | '+' | '-') || colon || range {
                self.bump();
            } else {
                break;
            }
        }
        self.push(from, Tok::Number(&self.text[from.start..self.at.start]));
    }

    /// Reads a name, or the text that a prefix belongs to: `r"…"`, `r#"…"#`, `b"…"`, `br"…"`.
    fn name_or_prefixed(&mut self) {
        let from = self.at;
        let rest = self.rest();
        let (bytes, after) = match rest.strip_prefix('b') {
            Some(after) => (true, after),
            None => (false, rest),
        };
        if let Some(after_r) = after.strip_prefix('r') {
            let hashes = after_r.len() - after_r.trim_start_matches('#').len();
            if after_r[hashes..].starts_with('"') {
                self.raw_text(usize::from(bytes) + 1, hashes, bytes);
                return;
            }
            if !bytes && hashes == 1 && after_r[1..].starts_with(is_in_name) {
                self.go_to(from.start + 2);
                let name = self.at.start;
                while self.peek().is_some_and(|c| is_in_name(c) || matches!(c, '.' | '+' | '-')) {
                    self.bump();
                }
                self.push(from, Tok::Name(&self.text[name..self.at.start]));
                return;
            }
        }
        if bytes && after.starts_with('"') {
            self.bump();
            self.text();
            if let Some(token) = self.tokens.last_mut() {
                token.what = Tok::Other;
            }
            return;
        }
        if bytes && after.starts_with('\'') {
            self.bump();
            self.single_quotes();
            return;
        }
        while self.peek().is_some_and(is_in_name) {
            self.bump();
        }
        self.push(from, Tok::Name(&self.text[from.start..self.at.start]));
    }
}

const fn bracket(c: char) -> Bracket {
    match c {
        '(' | ')' => Bracket::Round,
        '[' | ']' => Bracket::Square,
        _ => Bracket::Curly,
    }
}

/// RON's blanks, and the spaces that people's keyboards add to them.
pub(super) const fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\u{0B}'
            | '\u{0C}'
            | '\u{85}'
            | '\u{A0}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{202F}'
            | '\u{FEFF}'
    )
}

fn starts_name(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

pub(super) fn is_in_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric() || is_combining_mark(c)
}
