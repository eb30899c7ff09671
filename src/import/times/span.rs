//! From when to when: `13h30-13h45`, `de 15h à 16h`, `9-10.30 Uhr`, `20h00 - …`, or one time.

use super::clock::{Clock, Style, bare, clock};
use crate::import::words::fold::{Folded, Words};

/// What a text says about when something takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Span {
    pub start: Clock,
    /// The written end.
    pub end: Option<Clock>,
    /// Whether it is said that the end is open: `20h00 - …`.
    pub open: bool,
}

/// The most words that lead to one time: `a partir de environ las` has three.
const MOST_LEADS: usize = 8;

pub(super) static BEFORE: Words = Words::new(&[
    "de",
    "des",
    "from",
    "von",
    "vom",
    "van",
    "desde las",
    "desde",
    "entre",
    "between",
    "zwischen",
    "tussen",
    "a partir de",
    "a",
    "at",
    "um",
    "ab",
    "om",
    "a las",
    "a la",
    "de las",
    "de la",
    "las",
    "vers",
    "vanaf",
    "rond",
    "omstreeks",
    "environ",
    "env.",
    "a partir de las",
    "sobre las",
    "as from",
    "as of",
    "approximately",
    "round about",
    "kurz nach",
    "gegen ca.",
    "punkt",
    "ca.",
    "ca",
    "circa",
    "gegen",
    "starting at",
    "starting from",
    "starting",
    "starts at",
    "start",
    "approx.",
    "about",
    "around",
    "hacia las",
    "dalle",
    "ore",
    "kl.",
    "kl",
    "il est",
    "rdv",
    "@",
]);
static BETWEEN: Words = Words::new(&[
    "-",
    "--",
    "→",
    "->",
    "=>",
    "-->",
    ">",
    "~",
    "/",
    "a",
    "to",
    "till",
    "til",
    "until",
    "bis",
    "bis um",
    "hasta",
    "hasta las",
    "a las",
    "tot",
    "t/m",
    "jusqu'a",
    "jusque",
    "au",
    "alle",
    "through",
    "thru",
    "|",
]);
/// Words that join two times only after one of these stood before the first.
static PAIRED: Words = Words::new(&["et", "and", "und", "y", "y las", "en"]);
static PAIRS: Words = Words::new(&["entre", "between", "zwischen", "tussen"]);
static OPEN: Words = Words::new(&[
    "...", "…", "?", "??", "??:??", "open end", "fin", "end", "ende", "late", "offen",
]);

/// The span that stands at `at`, with the words that lead to it, and where it ends.
pub(in crate::import) fn span(text: &Folded, at: usize) -> Option<(Span, usize)> {
    if text.behind_word(at) {
        return None;
    }
    let mut from = at;
    let mut paired = false;
    let mut led = false;
    for _ in 0..MOST_LEADS {
        let Some(after) = text.after_word(from, &BEFORE).filter(|after| *after > from) else {
            break;
        };
        paired |= text.after_word(from, &PAIRS).is_some();
        led = true;
        from = text.skip_spaces(after);
    }
    if let Some(after) = text.after(from, "~").or_else(|| text.after(from, "±")) {
        from = text.skip_spaces(after);
    }
    let first = clock(text, from);
    if let Some((start, end)) = first
        && let Some(found) = ended(text, start, end, paired)
    {
        return Some(found);
    }
    if let Some((start, end)) = bare(text, from)
        && let Some((found, end)) = ended(text, start, end, paired)
        && found.end.is_some_and(|end| end.sure())
        && !text.low[from..end].contains(&'/')
    {
        return Some((found, end));
    }
    let (start, end) = first?;
    let trusted = match start.style {
        Style::Letter | Style::Colon | Style::Named => true,
        Style::Dot => start.minutes % 5 == 0,
        Style::Digits => start.minutes % 5 == 0 && (led || text.at(from) == '0'),
        Style::Bare => false,
    };
    trusted.then_some((Span { start, end: None, open: false }, end))
}

/// Completes a range whose start ends at `end`.
fn ended(text: &Folded, start: Clock, end: usize, paired: bool) -> Option<(Span, usize)> {
    let gap = text.skip_spaces(end);
    let joined = text.after_word(gap, &PAIRED).filter(|_| paired);
    let after = text.after_word(gap, &BETWEEN).max(joined)?;
    let next = text.skip_spaces(after);
    let tight = gap == end && next == after;
    let slash = text.at(gap) == '/' || text.at(gap) == '|';
    let mut stop = next;
    static SECOND: Words =
        Words::new(&["a", "las", "a las", "ca.", "ca", "vers", "um", "env.", "~"]);
    for _ in 0..MOST_LEADS {
        let Some(more) = text.after_word(stop, &SECOND) else { break };
        stop = text.skip_spaces(more);
    }
    if let Some((finish, end)) = clock(text, stop)
        && (!slash || finish.sure())
        && fits(start, finish)
    {
        return Some((Span { start, end: Some(finish), open: false }, end));
    }
    let wordy = !matches!(text.at(gap), '-' | '→' | '>' | '=' | '~' | '/' | '|');
    let marked = |end: usize| {
        let next = text.skip_spaces(end);
        next >= text.len() || matches!(text.at(next), ':' | '-' | '|' | ')')
    };
    let alone = bare(text, stop).is_some_and(|(_, end)| marked(end));
    if (tight || alone || wordy && start.style != Style::Bare)
        && !slash
        && start.style != Style::Digits
        && let Some((finish, end)) = bare(text, stop)
        && (tight && finish.minutes > start.minutes
            || !text.at(text.skip_spaces(end)).is_alphabetic())
        && (start.sure() || start.style == Style::Dot)
    {
        return Some((Span { start, end: Some(finish), open: false }, end));
    }
    if slash || !start.sure() {
        return None;
    }
    let open = text
        .after(next, "...")
        .or_else(|| text.after(next, "…"))
        .or_else(|| text.after_word(next, &OPEN))?;
    let end = if text.at(open) == '.' { open + 1 } else { open };
    let closes = !text.in_word(text.skip_spaces(end));
    closes.then_some((Span { start, end: None, open: true }, end))
}

/// Two times of a range are spelled alike, or at least one is sure.
fn fits(start: Clock, end: Clock) -> bool {
    match (start.style, end.style) {
        (Style::Digits, Style::Digits) => {
            let year = |clock: Clock| (19..=20).contains(&(clock.minutes / 60));
            !(year(start) && year(end) && end.minutes - start.minutes.min(end.minutes) < 30)
        }
        (Style::Dot, Style::Dot) => true,
        (Style::Digits | Style::Dot | Style::Bare, _) => end.sure(),
        (_, Style::Digits | Style::Dot) => start.sure(),
        (_, _) => true,
    }
}
