//! Numbers with the unit that is written behind another one, and ranges as one length.

use std::borrow::Cow;

use super::{
    clause::role,
    token::{Class, Means, Token},
};

/// Gives numbers the unit that is written behind another one: `5+3 min`, `5 min et 2 de questions`.
pub(super) fn spelled_out<'a, 't>(sentence: &'a [Token<'t>]) -> Cow<'a, [Token<'t>]> {
    if sentence.iter().all(|token| token.number().is_none()) {
        return Cow::Borrowed(sentence);
    }
    let mut words: Vec<Token<'_>> = sentence.to_vec();
    let minutes = |number: u32| Means::Length(number.saturating_mul(60));
    // whether a length stands before
    let mut known = false;
    for at in 0..words.len() {
        known |= at >= 1 && words[at - 1].length().is_some();
        let Some(number) = words[at].number().filter(|number| *number <= 60) else { continue };
        let next = words.get(at + 1);
        let summed = next.is_some_and(|token| token.mark(&['+']))
            && words.get(at + 2).is_some_and(|token| token.length().is_some());
        // "(5 + 10) min"
        let bracket = at >= 1
            && words[at - 1].mark(&['('])
            && next.is_some_and(|token| token.mark(&['+']))
            && words.get(at + 3).is_some_and(|token| token.mark(&[')']))
            && words.get(at + 4).is_some_and(is_minutes);
        if bracket && let Some(second) = words[at + 2].number() {
            words[at].means = minutes(number);
            words[at + 2].means = minutes(second);
            continue;
        }
        let led = at >= 1 && (words[at - 1].is(Class::Incl) || words[at - 1].mark(&['+']));
        let mut after = at + 1;
        while words.get(after).is_some_and(|token| token.is(Class::For)) && after < at + 3 {
            after += 1;
        }
        let for_it = words.get(after).and_then(role).is_some()
            && (led || after > at + 1)
            && !(after == at + 1 && words[after].is(Class::Many));
        let summed_up = led && words.get(at + 1).is_none_or(|token| token.mark(&[')', ',']));
        if summed || known && (for_it || summed_up) {
            words[at].means = minutes(number);
        }
    }
    // "5 à 10 minutes": the longer is what the plan needs
    let mut out: Vec<Token<'_>> = Vec::with_capacity(words.len());
    for (at, token) in words.iter().enumerate() {
        let ranges = token.number().is_some()
            && words.get(at + 1).is_some_and(|token| token.is(Class::Range))
            && words.get(at + 2).is_some_and(|token| token.length().is_some());
        let joins = token.is(Class::Range)
            && at >= 1
            && words[at - 1].number().is_some()
            && words.get(at + 1).is_some_and(|token| token.length().is_some());
        if !ranges && !joins {
            out.push(*token);
        }
    }
    Cow::Owned(out)
}

fn is_minutes(token: &Token<'_>) -> bool {
    ["min", "mn", "mins", "minutes", "minuten", "minutos", "minute"]
        .iter()
        .any(|word| token.spells(word))
}
