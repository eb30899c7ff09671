//! No `_` arm over our own enums: where a variant is added, the compiler lists what to look at.

use std::collections::BTreeSet;

use super::{
    Finding,
    source::{Source, Token},
};

/// The names of the enums that the sources define.
pub(super) fn enums<'s>(sources: impl IntoIterator<Item = &'s Source>) -> BTreeSet<String> {
    let ours = sources.into_iter().filter(|source| source.path.starts_with("src/"));
    ours.flat_map(|source| {
        let pairs = source.tokens.windows(2);
        pairs.filter_map(|pair| match pair {
            [word, name] if word.text == "enum" => Some(name.text.clone()),
            _ => None,
        })
    })
    .collect()
}

/// The `_` arms of matches whose other arms name one of our enums.
pub(super) fn wildcards(enums: &BTreeSet<String>, source: &Source) -> Vec<Finding> {
    if !source.path.starts_with("src/") {
        return Vec::new();
    }
    let tokens = &source.tokens;
    let matches = (0..tokens.len()).filter(|at| tokens[*at].text == "match" && !tokens[*at].test);
    matches
        .filter_map(|at| {
            let open = opening(tokens, at + 1)?;
            let arms = arms(&tokens[open + 1..]);
            let ours = arms.iter().flat_map(|arm| arm.pattern.windows(3)).find(|three| {
                enums.contains(&three[0].text) && three[1].text == ":" && three[2].text == ":"
            })?;
            // a `_` with a guard leaves the rest to be named
            let plain = arms.iter().filter(|arm| !arm.guarded).map(|arm| arm.pattern);
            let any = plain.into_iter().find(|arm| arm.len() == 1 && arm[0].text == "_")?;
            let what = format!("a `_` arm over {}: name the variants", ours[0].text);
            Some(Finding::new(source, any[0].line, what))
        })
        .collect()
}

/// One arm of a match.
struct Arm<'t> {
    /// Without its guard.
    pattern: &'t [Token],
    guarded: bool,
}

/// Where the arms of a match begin: at the first brace outside other brackets.
fn opening(tokens: &[Token], from: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token.text.as_str() {
            "{" if depth == 0 => return Some(at),
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

/// The arms, up to the brace that closes the match.
fn arms(tokens: &[Token]) -> Vec<Arm<'_>> {
    let mut arms = Vec::new();
    let (mut depth, mut start) = (0_usize, Some(0));
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let next = tokens.get(at + 1).map_or("", |token| token.text.as_str());
        match (token.text.as_str(), start) {
            ("}", _) if depth == 0 => break,
            ("=", Some(from)) if depth == 0 && next == ">" => {
                let arm = &tokens[from..at];
                let guard = arm.iter().position(|token| token.text == "if");
                let pattern = &arm[..guard.unwrap_or(arm.len())];
                arms.push(Arm { pattern, guarded: guard.is_some() });
                start = None;
                at += 1;
                // an arm in braces needs no comma behind it
                if tokens.get(at + 1).is_some_and(|token| token.text == "{") {
                    at = closing(tokens, at + 1);
                    if tokens.get(at + 1).is_none_or(|token| token.text != ",") {
                        start = Some(at + 1);
                    }
                }
            }
            (",", None) if depth == 0 => start = Some(at + 1),
            ("(" | "[" | "{", _) => depth += 1,
            (")" | "]" | "}", _) => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    arms
}

/// Where the bracket that opens at `from` is closed.
fn closing(tokens: &[Token], from: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_over_our_enums_are_found() {
        let all = |text: &str| Source::new("src/session/x.rs", text);
        let ours = all("pub enum State { A, B }\nenum Help { C }");
        let enums = enums([&ours]);
        assert_eq!(enums.iter().map(String::as_str).collect::<Vec<_>>(), ["Help", "State"]);
        let lines = |text: &str| {
            let found = wildcards(&enums, &all(text));
            found.into_iter().map(|finding| finding.line).collect::<Vec<_>>()
        };
        for (text, expected) in [
            ("fn f() { match s { State::A => 1, _ => 2 } }", vec![1]),
            ("fn f() { match s {\n State::A => { g() }\n _ => 2,\n } }", vec![3]),
            (
                "fn f() { match s { Some(State::A) if g(|| {}) => { 1 } None => 0, _ => 2 } }",
                vec![1],
            ),
            (
                "fn f() { match s { State::A => match t { \"x\" => 1, _ => 2 }, State::B => 3 } }",
                vec![],
            ),
            ("fn f() { match s { _ if g() => 0, State::A => 1, State::B => 2 } }", vec![]),
            ("fn f() { match 1 { 0 if s == State::A => 1, _ => 2 } }", vec![]),
            ("fn f() { match text { \"a\" => State::A, _ => State::B } }", vec![]),
            ("fn f() { match (s, t) { (State::A, _) => 1, (State::B, _) => 2 } }", vec![]),
            ("fn f() { match key { KeyCode::Up => State::A, _ => return } }", vec![]),
            ("fn f() { match s { State::A => S { a: 1 }.b(), State::B => 2 } }", vec![]),
            ("#[cfg(test)] mod tests { fn f() { match s { State::A => 1, _ => 2 } } }", vec![]),
        ] {
            assert_eq!(lines(text), expected, "{text}");
        }
    }
}
