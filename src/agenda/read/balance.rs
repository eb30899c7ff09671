//! Makes every bracket of the tokens closed, so that the parser meets no bracket that is not.
//!
//! What is missing is put in, what is too much is taken out, and both are reported.

use super::{
    Bracket, ProblemKind, Problems, Span,
    lex::{Tok, Token},
};
use crate::agenda::MAX_DEPTH;

struct Opened {
    bracket: Bracket,
    span: Span,
    /// Whether what follows the bracket is `name: …`.
    fields: bool,
}

/// Returns the tokens with balanced brackets; none when they are nested too deep.
pub(super) fn balance<'a>(
    text: &str,
    tokens: Vec<Token<'a>>,
    problems: &mut Problems,
) -> Option<Vec<Token<'a>>> {
    let (mut opened, mut closed) = ([0_usize; 3], [0_usize; 3]);
    for token in &tokens {
        match token.what {
            Tok::Open(bracket) => opened[bracket as usize] += 1,
            Tok::Close(bracket) => closed[bracket as usize] += 1,
            Tok::Comma | Tok::Colon | Tok::Name(_) | Tok::Text(_) | Tok::Number(_) | Tok::Other => {
            }
        }
    }
    let mut surplus: [usize; 3] =
        std::array::from_fn(|bracket| closed[bracket].saturating_sub(opened[bracket]));
    let end = tokens
        .last()
        .map(|last| Span::within(text, last.span.end, last.span.end))
        .unwrap_or(Span::START);
    let mut out: Vec<Token<'a>> = Vec::with_capacity(tokens.len() + MAX_DEPTH);
    let mut stack: Vec<Opened> = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    let mut before_colon = false;
    while let Some(token) = rest.next() {
        let span = token.span;
        let next = rest.peek().map(|token| &token.what);
        let names = matches!(token.what, Tok::Name(_));
        let within = matches!(
            out.last().map(|token| &token.what),
            Some(Tok::Name(_) | Tok::Colon | Tok::Open(_)) | None
        );
        let begins = if token.what == Tok::Open(Bracket::Round) {
            (!within).then_some(Begins::Part)
        } else if names && next == Some(&Tok::Open(Bracket::Round)) {
            Some(Begins::Part)
        } else if names && next == Some(&Tok::Colon) {
            Some(Begins::Field)
        } else {
            None
        };
        if let Some(begins) = begins
            && let [.., outer, inner] = stack.as_slice()
            && !before_colon
            && ends_here(outer, inner, begins, out.last())
        {
            let (bracket, opened) = (inner.bracket, inner.span);
            let noticed = Some(span);
            problems.error_also(opened, ProblemKind::Unclosed { bracket }, noticed);
            stack.pop();
            out.push(Token { what: Tok::Close(bracket), span: Span::before(span) });
            out.push(Token { what: Tok::Comma, span: Span::before(span) });
        }
        before_colon = token.what == Tok::Colon;
        match token.what {
            Tok::Open(bracket) => {
                if stack.len() == MAX_DEPTH {
                    problems.error(span, ProblemKind::TooDeep);
                    return None;
                }
                let fields = matches!(next, Some(Tok::Name(_)));
                stack.push(Opened { bracket, span, fields });
                out.push(token);
                if fields && let Some(name) = rest.next() {
                    let colon = rest.peek().is_some_and(|token| token.what == Tok::Colon);
                    if let Some(opened) = stack.last_mut() {
                        opened.fields = colon;
                    }
                    out.push(name);
                }
            }
            Tok::Close(bracket) => {
                let matches = stack.iter().rposition(|opened| opened.bracket == bracket);
                let top = stack.len().checked_sub(1);
                let spare = &mut surplus[bracket as usize];
                if matches.is_none() || (matches != top && *spare > 0) {
                    *spare = spare.saturating_sub(1);
                    problems.error(span, ProblemKind::Unopened { bracket });
                    continue;
                }
                while let Some(opened) = stack.pop() {
                    if opened.bracket == bracket {
                        break;
                    }
                    let what = ProblemKind::Unclosed { bracket: opened.bracket };
                    problems.error_also(opened.span, what, Some(span));
                    let what = Tok::Close(opened.bracket);
                    out.push(Token { what, span: Span::before(span) });
                }
                out.push(token);
            }
            Tok::Comma | Tok::Colon | Tok::Name(_) | Tok::Text(_) | Tok::Number(_) | Tok::Other => {
                out.push(token);
            }
        }
    }
    while let Some(opened) = stack.pop() {
        let what = ProblemKind::Unclosed { bracket: opened.bracket };
        problems.error_also(opened.span, what, Some(end));
        out.push(Token { what: Tok::Close(opened.bracket), span: end });
    }
    Some(out)
}

/// What a token may be the beginning of.
#[derive(Clone, Copy)]
enum Begins {
    /// `Name(` or `(`.
    Part,
    /// `name:`.
    Field,
}

/// Whether `inner` must have been meant to end before what begins here: a part where a field
/// belongs, or a field in a list.
fn ends_here(outer: &Opened, inner: &Opened, begins: Begins, last: Option<&Token<'_>>) -> bool {
    let after_comma = last.is_some_and(|token| token.what == Tok::Comma);
    match begins {
        Begins::Part => {
            (outer.bracket, inner.bracket) == (Bracket::Square, Bracket::Round) && inner.fields
        }
        Begins::Field => {
            (outer.bracket, inner.bracket) == (Bracket::Round, Bracket::Square)
                && after_comma
                && outer.fields
                && !inner.fields
        }
    }
}
