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
    let mut mends: Vec<(usize, Mend)> = Vec::new();
    let mut stack: Vec<Opened> = Vec::new();
    // what stands before, with what was put in and without what was taken out
    let mut last: Option<Last> = None;
    let mut at = 0;
    while let Some(Token { what, span }) = tokens.get(at) {
        let span = *span;
        let next = tokens.get(at + 1).map(|token| &token.what);
        let names = matches!(what, Tok::Name(_));
        let within = matches!(last, Some(Last::Within) | None);
        let begins = if *what == Tok::Open(Bracket::Round) {
            (!within).then_some(Begins::Part)
        } else if names && next == Some(&Tok::Open(Bracket::Round)) {
            Some(Begins::Part)
        } else if names && next == Some(&Tok::Colon) {
            Some(Begins::Field)
        } else {
            None
        };
        let before_colon = at > 0 && tokens[at - 1].what == Tok::Colon;
        if let Some(begins) = begins
            && let [.., outer, inner] = stack.as_slice()
            && !before_colon
            && ends_here(outer, inner, begins, last == Some(Last::Comma))
        {
            let (bracket, opened) = (inner.bracket, inner.span);
            let noticed = Some(span);
            problems.error_also(opened, ProblemKind::Unclosed { bracket }, noticed);
            stack.pop();
            mends.push((at, Mend::Close(bracket)));
            mends.push((at, Mend::Comma));
            last = Some(Last::Comma);
        }
        match *what {
            Tok::Open(bracket) => {
                if stack.len() == MAX_DEPTH {
                    problems.error(span, ProblemKind::TooDeep);
                    return None;
                }
                let named = matches!(next, Some(Tok::Name(_)));
                let colon = tokens.get(at + 2).is_some_and(|token| token.what == Tok::Colon);
                stack.push(Opened { bracket, span, fields: named && colon });
                last = Some(Last::Within);
                // the first name in a bracket begins nothing
                at += usize::from(named);
            }
            Tok::Close(bracket) => {
                let matches = stack.iter().rposition(|opened| opened.bracket == bracket);
                let top = stack.len().checked_sub(1);
                let spare = &mut surplus[bracket as usize];
                if matches.is_none() || (matches != top && *spare > 0) {
                    *spare = spare.saturating_sub(1);
                    problems.error(span, ProblemKind::Unopened { bracket });
                    mends.push((at, Mend::Out));
                    at += 1;
                    continue;
                }
                while let Some(opened) = stack.pop() {
                    if opened.bracket == bracket {
                        break;
                    }
                    let what = ProblemKind::Unclosed { bracket: opened.bracket };
                    problems.error_also(opened.span, what, Some(span));
                    mends.push((at, Mend::Close(opened.bracket)));
                }
                last = Some(Last::Other);
            }
            Tok::Comma => last = Some(Last::Comma),
            Tok::Colon | Tok::Name(_) => last = Some(Last::Within),
            Tok::Text(_) | Tok::Number(_) | Tok::Other => last = Some(Last::Other),
        }
        at += 1;
    }
    let mut tokens = if mends.is_empty() { tokens } else { mended(tokens, mends) };
    while let Some(opened) = stack.pop() {
        let what = ProblemKind::Unclosed { bracket: opened.bracket };
        problems.error_also(opened.span, what, Some(end));
        tokens.push(Token { what: Tok::Close(opened.bracket), span: end });
    }
    Some(tokens)
}

/// What is done at a token, so that brackets are balanced.
enum Mend {
    /// A bracket is closed before it.
    Close(Bracket),
    /// A comma is put in before it.
    Comma,
    /// It is taken out.
    Out,
}

/// The tokens with all of it done; most files have nothing to mend, and theirs are never copied.
fn mended(tokens: Vec<Token<'_>>, mends: Vec<(usize, Mend)>) -> Vec<Token<'_>> {
    let mut out = Vec::with_capacity(tokens.len() + mends.len() + MAX_DEPTH);
    let mut mends = mends.into_iter().peekable();
    for (at, token) in tokens.into_iter().enumerate() {
        let mut stays = true;
        while let Some((_, mend)) = mends.next_if(|(place, _)| *place == at) {
            let put = |what| Token { what, span: Span::before(token.span) };
            match mend {
                Mend::Close(bracket) => out.push(put(Tok::Close(bracket))),
                Mend::Comma => out.push(put(Tok::Comma)),
                Mend::Out => stays = false,
            }
        }
        if stays {
            out.push(token);
        }
    }
    out
}

/// What the token before means for the one that follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// A name, a colon or an opening bracket: what follows belongs to it.
    Within,
    Comma,
    Other,
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
fn ends_here(outer: &Opened, inner: &Opened, begins: Begins, after_comma: bool) -> bool {
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
