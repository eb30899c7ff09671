//! From tokens to a tree of values, each with its place. Never fails: what is missing is reported
//! and read on from.

use std::borrow::Cow;

use super::{
    Bracket, Look, MAX_KEPT, Node, ProblemKind, Problems, Span,
    lex::{Tok, Token},
};
use crate::agenda::Text;

/// A value as it is written.
#[derive(Debug, Clone)]
pub(super) struct Value<'a> {
    /// All of it.
    pub(super) span: Span,
    /// Its beginning, to point at: of brackets only the opening.
    pub(super) head: Span,
    pub(super) what: What<'a>,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum What<'a> {
    Name(&'a str),
    Text(Cow<'a, str>),
    Number(&'a str),
    Other,
    List(Vec<Value<'a>>),
    /// `(…)` or `Name(…)`, or `{…}` when `bracket` says so.
    Group(Group<'a>),
    /// Reported already.
    Broken,
}

/// The most fields of one part that are kept: more than any has, and than problems are told of
/// those that it has not.
const MAX_FIELDS: usize = 2 * MAX_KEPT;

/// What stands in `(…)`.
#[derive(Debug, Clone)]
pub(super) struct Group<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) bracket: Bracket,
    pub(super) fields: Vec<Field<'a>>,
    pub(super) items: Vec<Value<'a>>,
}

/// `name: value`.
#[derive(Debug, Clone)]
pub(super) struct Field<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) span: Span,
    pub(super) value: Value<'a>,
}

impl Value<'_> {
    /// What the value looks like; none when it is broken, and so reported already.
    pub(super) fn look(&self) -> Option<Look> {
        Some(match &self.what {
            What::Name("true" | "false") => Look::YesNo,
            What::Name(_) => Look::Name,
            What::Text(_) => Look::Text,
            What::Number(_) => Look::Number,
            What::Other => Look::Other,
            What::List(_) => Look::List,
            What::Group(group) if group.bracket == Bracket::Curly => Look::Braces,
            What::Group(group) => match group.name.and_then(Node::named) {
                Some(node) => Look::Node(node),
                None => Look::Tuple,
            },
            What::Broken => return None,
        })
    }
}

/// Reads the one value that the tokens, whose brackets are balanced, are to hold.
pub(super) fn tree<'a>(
    text: &'a str,
    tokens: &[Token<'a>],
    problems: &mut Problems,
) -> Option<Value<'a>> {
    let mut parser = Parser { text, tokens, at: 0, problems };
    parser.peek()?;
    let value = parser.value(None);
    if let Some(Token { span, .. }) = parser.peek() {
        parser.problems.error(*span, ProblemKind::TrailingText);
    }
    Some(value)
}

struct Parser<'t, 'a, 'p> {
    text: &'a str,
    tokens: &'t [Token<'a>],
    at: usize,
    problems: &'p mut Problems,
}

impl<'t, 'a> Parser<'t, 'a, '_> {
    fn peek(&self) -> Option<&'t Token<'a>> {
        self.tokens.get(self.at)
    }

    fn second(&self) -> Option<&'t Tok<'a>> {
        self.tokens.get(self.at + 1).map(|token| &token.what)
    }

    /// The place just after the token before.
    fn here(&self) -> Span {
        let before = self.at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.map_or(Span::START, |token| self.after(token.span))
    }

    /// The place just after `span`; only looked for while problems are still kept, since it costs
    /// a count of the lines above.
    fn after(&self, span: Span) -> Span {
        if self.problems.full() { span } else { Span::within(self.text, span.end, span.end) }
    }

    fn value(&mut self, field: Option<&str>) -> Value<'a> {
        let missing = |parser: &mut Self| {
            let span = parser.here();
            let what = ProblemKind::MissingValue { field: field.map(Text::clean) };
            parser.problems.error(span, what);
            Value { span, head: span, what: What::Broken }
        };
        let Some(token) = self.peek() else { return missing(self) };
        let span = token.span;
        let leaf = |what| Value { span, head: span, what };
        match &token.what {
            Tok::Comma | Tok::Colon | Tok::Close(_) => missing(self),
            Tok::Name(name) => {
                if let Some(Tok::Open(bracket @ (Bracket::Round | Bracket::Curly))) = self.second()
                {
                    self.at += 1;
                    return self.group(Some(name), *bracket, span);
                }
                if let Some(value) = self.bare_words() {
                    return value;
                }
                self.at += 1;
                leaf(What::Name(name))
            }
            Tok::Number(number) => {
                if let Some(value) = self.bare_words() {
                    return value;
                }
                self.at += 1;
                leaf(What::Number(number))
            }
            Tok::Text(text) => {
                self.at += 1;
                leaf(What::Text(text.clone()))
            }
            Tok::Other => {
                self.at += 1;
                leaf(What::Other)
            }
            Tok::Open(Bracket::Square) => {
                let group = self.group(None, Bracket::Square, span);
                let (span, head) = (group.span, group.head);
                let what = if let What::Group(Group { fields, items, .. }) = group.what
                    && fields.is_empty()
                {
                    What::List(items)
                } else {
                    // `[title: "…"]`: a part in the brackets of a list
                    let found = Bracket::Square;
                    self.problems.error(head, ProblemKind::WrongBrackets { found });
                    What::Broken
                };
                Value { span, head, what }
            }
            Tok::Open(bracket) => self.group(None, *bracket, span),
        }
    }

    /// Several words in a row on one line that no quotes hold.
    fn bare_words(&mut self) -> Option<Value<'a>> {
        let first = self.peek()?.span;
        let mut last = first;
        let mut count = 0;
        for (index, token) in self.tokens.iter().enumerate().skip(self.at) {
            let word = matches!(token.what, Tok::Name(_) | Tok::Number(_) | Tok::Other);
            let next = self.tokens.get(index + 1).map(|token| &token.what);
            let field = matches!(next, Some(Tok::Colon | Tok::Open(_)));
            if !word || (field && count > 0) || token.span.line != first.line {
                break;
            }
            last = token.span;
            count += 1;
        }
        if count < 2 {
            return None;
        }
        self.at += count;
        let span = first.to(last);
        let text = Text::clean(&self.text[span.start..span.end]);
        self.problems.error(span, ProblemKind::NotQuoted { text });
        Some(Value { span, head: span, what: What::Broken })
    }

    /// Reads from the opening bracket to the closing one.
    fn group(&mut self, name: Option<&'a str>, bracket: Bracket, from: Span) -> Value<'a> {
        let opened = self.peek().map_or(from, |token| token.span);
        self.at += 1;
        let mut group = Group { name, bracket, fields: Vec::new(), items: Vec::new() };
        let mut closed = opened;
        while let Some(token) = self.peek() {
            match &token.what {
                Tok::Close(_) => {
                    closed = token.span;
                    self.at += 1;
                    break;
                }
                Tok::Comma => {
                    self.problems.error(token.span, ProblemKind::ExtraComma);
                    self.at += 1;
                    continue;
                }
                Tok::Name(_)
                | Tok::Text(_)
                | Tok::Number(_)
                | Tok::Other
                | Tok::Open(_)
                | Tok::Colon => self.entry(&mut group),
            }
            match self.peek().map(|token| &token.what) {
                Some(Tok::Comma) => self.at += 1,
                None | Some(Tok::Close(_)) => {}
                Some(Tok::Colon) => {
                    let span = self.peek().map(|token| token.span).unwrap_or_default();
                    self.problems.error(span, ProblemKind::OddCharacter { c: ':' });
                    self.at += 1;
                }
                Some(Tok::Name(_) | Tok::Text(_) | Tok::Number(_) | Tok::Other | Tok::Open(_)) => {
                    let here = self.here();
                    self.problems.error(here, ProblemKind::MissingComma);
                }
            }
        }
        let head = from.to(opened);
        let value = if let (Some("Some"), [_], true) =
            (name, group.items.as_slice(), group.fields.is_empty())
        {
            group.items.pop()
        } else {
            None
        };
        value.unwrap_or(Value { span: from.to(closed), head, what: What::Group(group) })
    }

    /// Reads `name: value` or `value`.
    fn entry(&mut self, group: &mut Group<'a>) {
        let Some(token) = self.peek() else { return };
        let span = token.span;
        let name: Option<Cow<'a, str>> = match (&token.what, self.second()) {
            (Tok::Name(name), Some(Tok::Colon)) => {
                self.at += 2;
                Some(Cow::Borrowed(name))
            }
            (Tok::Text(name), Some(Tok::Colon)) if group.bracket == Bracket::Round => {
                let what = ProblemKind::QuotedName { name: Text::clean(name) };
                self.problems.error(span, what);
                self.at += 2;
                Some(name.clone())
            }
            (Tok::Name(name), Some(next))
                if group.bracket == Bracket::Round
                    && matches!(
                        next,
                        Tok::Text(_) | Tok::Number(_) | Tok::Open(Bracket::Square)
                    ) =>
            {
                let what = ProblemKind::MissingColon { field: Text::clean(name) };
                let after = self.after(span);
                self.problems.error(after, what);
                self.at += 1;
                Some(Cow::Borrowed(name))
            }
            (Tok::Name(name), Some(Tok::Name(_)))
                if group.bracket == Bracket::Round && !group.fields.is_empty() =>
            {
                let what = ProblemKind::MissingColon { field: Text::clean(name) };
                let after = self.after(span);
                self.problems.error(after, what);
                self.at += 1;
                Some(Cow::Borrowed(name))
            }
            (_, Some(Tok::Colon)) if group.bracket == Bracket::Curly => {
                // a map, which only an unknown field can hold
                self.at += 2;
                None
            }
            (
                Tok::Open(_)
                | Tok::Close(_)
                | Tok::Comma
                | Tok::Colon
                | Tok::Name(_)
                | Tok::Text(_)
                | Tok::Number(_)
                | Tok::Other,
                _,
            ) => None,
        };
        match name {
            Some(name) => {
                let value = self.value(Some(&name));
                if group.fields.len() < MAX_FIELDS {
                    group.fields.push(Field { name, span, value });
                }
            }
            None => {
                let before = self.at;
                let value = self.value(None);
                if self.at == before && self.peek().is_some_and(|token| token.what == Tok::Colon) {
                    // `: value` without a name
                    self.at += 1;
                    let _ = self.value(None);
                    return;
                }
                group.items.push(value);
            }
        }
    }
}
