//! Whether a line is a slot: a time or a length at its head, in brackets, or at its end.

use std::borrow::Cow;

use super::{
    doc::squeezed,
    times::{
        self, Span, Style,
        clock::clock,
        length::{compact, length, repeat},
        span::span,
    },
    words::{
        count,
        date::{self, Day},
        fold::{Folded, Words},
        kind,
    },
};
use crate::agenda::{Kind, Text};

/// What a line says about when, and the rest of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Timed {
    pub span: Option<Span>,
    /// A written length, in seconds.
    pub length: Option<u32>,
    /// A day written before the time.
    pub day: Option<Day>,
    pub title: String,
    pub place: Place,
}

/// Where in its line the time stands, which says how sure it is that the line is a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Head,
    Inside,
    Tail,
}

/// Whether a line begins with a time: then it goes on from no line above it.
pub(super) fn starts_timed(text: &str) -> bool {
    head(&Folded::new(text)).is_some()
}

/// Whether a line begins with a time of day.
pub(super) fn starts_clock(text: &str) -> bool {
    head(&Folded::new(text)).is_some_and(|timed| timed.span.is_some())
}

/// Reads a line as a slot that does not begin as one.
///
/// `digits` says that the document writes times as `0930`, so that `1230 Lunch` is one as well.
pub(super) fn behind(text: &Folded, digits: bool) -> Option<Timed> {
    if !times::may_hold(text) {
        return None;
    }
    military(text).filter(|_| digits).or_else(|| bracketed(text)).or_else(|| tail(text))
}

/// Words that link an item to the one above, and what may stand between them and the time.
static THEN: Words = Words::new(&[
    "danach",
    "dann",
    "anschließend",
    "im anschluss",
    "zum schluss",
    "abschließend",
    "ensuite",
    "puis",
    "enfin",
    "pour finir",
    "then",
    "afterwards",
    "after that",
    "finally",
    "luego",
    "despues",
    "por ultimo",
    "a continuacion",
    "daarna",
    "vervolgens",
    "tot slot",
    "ten slotte",
]);
static THERE_IS: Words =
    Words::new(&["gibt es", "gibt's", "geht es", "il y a", "there is", "there's", "hay", "is er"]);

/// Reads `Danach gibt es von 12 bis 13 Uhr eine Pause`, an item that a word links to the one above.
pub(super) fn linked(text: &Folded) -> Option<Timed> {
    let at = skip_decoration(text, 0);
    let next = text.skip_spaces(text.after_word(at, &THEN)?);
    let next = if text.at(next) == ',' { text.skip_spaces(next + 1) } else { next };
    let from = text.after_word(next, &THERE_IS).map_or(next, |end| text.skip_spaces(end));
    head(&Folded::new(text.text(from, text.len()).as_str()))
        .filter(|timed| timed.span.is_some() && !timed.title.is_empty())
}

/// `1230 Lunch`, among times that are written so.
fn military(text: &Folded) -> Option<Timed> {
    let at = skip_decoration(text, 0);
    let (start, end) = clock(text, at)?;
    (start.style == Style::Digits && !runs_on(text, end)).then(|| {
        let title = title(text, end);
        let (length, title) = match inner_length(&title) {
            Some((seconds, rest)) => (Some(seconds), rest),
            None => (None, title),
        };
        let span = Some(Span { start, end: None, open: false });
        Timed { span, length, day: None, title, place: Place::Head }
    })
}

/// A cell, or another text that holds a time and perhaps a title, read from its beginning only.
pub(super) fn head(text: &Folded) -> Option<Timed> {
    let mut at = skip_decoration(text, 0);
    let mut day = None;
    if let Some((found, end)) = date::day(text, at) {
        let mut next = end;
        while matches!(text.at(next), ' ' | ',' | ':' | '-' | '.' | '|' | ')' | '*') {
            next += 1;
        }
        if span(text, next).is_some() {
            day = Some(found);
            at = next;
        }
    }
    if let Some((found, end)) = span(text, at) {
        let end = close(text, end);
        if found.end.is_none() && !found.open && is_length(text, at, end) {
            let seconds = u32::from(found.start.minutes) * 60;
            return separated(text, end).then(|| Timed {
                span: None,
                length: Some(seconds),
                day,
                title: title(text, end),
                place: Place::Head,
            });
        }
        if found.end.is_none() && !found.open && runs_on(text, end) {
            return None;
        }
        let (length, end) = length_after(text, end);
        let mut rest = title(text, end);
        let mut length = length;
        if found.end.is_none()
            && length.is_none()
            && let Some((seconds, title)) = inner_length(&rest)
        {
            length = Some(seconds);
            rest = title;
        }
        // "17h30 – Fin" says what comes then
        if found.open && rest.is_empty() {
            let word = text.text(at, text.len());
            let word = word.rsplit(' ').next().unwrap_or_default();
            if kind::marks_end(word) {
                rest = clean(word);
            }
        }
        return Some(Timed { span: Some(found), length, day, title: rest, place: Place::Head });
    }
    let (seconds, end) = compact(text, at).or_else(|| length(text, at))?;
    let end = close(text, end);
    let titled = separated(text, end) && repeat(text, at).is_none();
    titled.then(|| Timed {
        span: None,
        length: Some(seconds),
        day,
        title: title(text, end),
        place: Place::Head,
    })
}

/// The length that a title gives, and the rest of it: `Pitchs (45 min)`, `balade (2h, prévoir
/// chaussures)`, `halbe Stunde Kaffee`, `Pause 10'`.
pub(super) fn inner_length(title: &str) -> Option<(u32, String)> {
    let text = Folded::new(title);
    if !times::may_hold(&text) || shares(&text) {
        return None;
    }
    let inside = bracketed(&text).filter(|inner| inner.span.is_none());
    inside
        .and_then(|inner| Some((inner.length?, inner.title)))
        .or_else(|| in_brackets(title))
        .or_else(|| length_first(title))
        .or_else(|| bare_length(&text))
}

/// Whether the lengths in a title are those of its parts: `chaque table partage une idée (1 min)`,
/// `exposé (30') suivi d'un échange (20')`.
fn shares(text: &Folded) -> bool {
    let mut lengths = 0;
    let mut at = 0;
    while at < text.len() {
        match length(text, at) {
            Some((_, end)) => {
                lengths += 1;
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    lengths > 1 || lengths == 1 && count::counts(text, false).each
}

/// `balade (2h, prévoir chaussures)`, `Qui sommes-nous ? (Farid, 10 mn)`: a length beside other
/// words in brackets at the end.
fn in_brackets(title: &str) -> Option<(u32, String)> {
    let (name, inside) = title.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let marks = [',', ';'];
    let first = inside.split_once(marks);
    let last = inside.rsplit_once(marks).map(|(rest, length)| (length, rest));
    let (seconds, rest) = [first, last].into_iter().flatten().find_map(|(length_of, rest)| {
        let text = Folded::new(length_of.trim());
        let (seconds, end) = compact(&text, 0).or_else(|| length(&text, 0))?;
        let digit = text.at(0).is_ascii_digit();
        (digit && end >= text.len()).then_some((seconds, rest.trim()))
    })?;
    let turns = count::counts(&Folded::new(inside), true);
    let alone =
        turns.is_empty() || turns.items.is_none() && !turns.each && turns.feedback.is_none();
    (alone && seconds >= 60 && !name.trim().is_empty())
        .then(|| (seconds, format!("{} ({rest})", name.trim())))
}

/// `15' Accueil`, `half an hour of coffee` behind a time: a length before a title is the slot's,
/// where it is long enough to be no turn, or the title names no work.
fn length_first(title: &str) -> Option<(u32, String)> {
    /// From so many seconds on.
    const LONG: u32 = 10 * 60;
    static LINKS: Words = Words::new(&["de", "d'", "of", "van", "fur", "for", "pour"]);
    let text = Folded::new(title);
    let (seconds, end) = compact(&text, 0).or_else(|| length(&text, 0))?;
    let next = text.skip_spaces(close(&text, end));
    let linked = text.after_word(next, &LINKS);
    let next = linked.map_or(next, |end| text.skip_spaces(end));
    if next == end || !text.at(next).is_alphabetic() || linked.is_none() && runs_on(&text, end) {
        return None;
    }
    let name = text.text(next, text.len());
    let frame = || {
        let kind = kind::named(&name);
        matches!(kind, Some(Kind::Welcome | Kind::Break | Kind::Debrief | Kind::Other))
    };
    (seconds >= LONG && linked.is_none() || frame()).then(|| (seconds, clean(&name)))
}

/// `Démo de l'équipe bleue 15'`: a length that ends a short title is the slot's, unless a word
/// links it to what stands before: `pitchs de 3 min`, `2 x 45 min`, `je 5 Minuten`.
fn bare_length(text: &Folded) -> Option<(u32, String)> {
    const MOST: usize = 8;
    if text.words() > MOST {
        return None;
    }
    let (at, seconds) = (1..text.len()).find_map(|at| {
        let (seconds, end) = compact(text, at).or_else(|| length(text, at))?;
        // "under 5s" is no length of a slot
        (text.before(at) == ' ' && end >= text.len() && seconds >= 60).then_some((at, seconds))
    })?;
    let before: String = text.low[..at].iter().collect();
    let linked = before.split_whitespace().next_back().is_none_or(count::leads);
    let other = (0..at).any(|at| length(text, at).is_some());
    let name = title_before(text, at);
    (!linked && !other && !name.is_empty()).then_some((seconds, name))
}

/// `1h30` before noon without a range is a length: nobody meets at 1h30.
fn is_length(text: &Folded, at: usize, end: usize) -> bool {
    let Some((seconds, _)) = compact(text, at).or_else(|| length(text, at)) else { return false };
    let plain = text.at(at) != '0' && !text.low[at..end.min(text.len())].contains(&':');
    plain && seconds < 4 * 3600
}

/// Whether the words after a time make a sentence or a span of it: `15h de formation`.
fn runs_on(text: &Folded, end: usize) -> bool {
    let next = text.skip_spaces(end);
    static ON: Words = Words::new(&[
        "de", "d'", "of", "par", "per", "pro", "a", "au", "aux", "at", "chez", "in", "im", "en",
        "et", "and", "und", "ou", "or", "oder",
    ]);
    // "20.00 uur In gesprek": a title begins with a capital
    let titled = text.raw.get(next).is_some_and(|c| c.is_uppercase());
    next > end
        && !titled
        && text
            .after_word(next, &ON)
            .is_some_and(|end| text.at(end) == ' ' || text.before(end) == '\'')
}

/// Whether a mark, and not a word, comes next.
fn separated(text: &Folded, end: usize) -> bool {
    let next = text.skip_spaces(end);
    next >= text.len()
        || !text.in_word(next) && text.at(next) != '/' && text.at(next) != '+'
        || text.raw.get(end) == Some(&'\t')
        || matches!(text.before(end), ')' | ']')
        || next >= end + 2
}

/// Steps over what only adorns a line: bullets, emoji, emphasis, opening brackets.
fn skip_decoration(text: &Folded, mut at: usize) -> usize {
    while at < text.len() && !text.in_word(at) && !matches!(text.at(at), '~' | '@') {
        at += 1;
    }
    at
}

/// Steps over what closes a time: brackets and emphasis.
fn close(text: &Folded, mut end: usize) -> usize {
    while matches!(text.at(end), ')' | ']' | '*' | '_' | '`') {
        end += 1;
    }
    end
}

/// A length right after the time: `(1h30')`, `/ 20 min`, `[15']`.
fn length_after(text: &Folded, end: usize) -> (Option<u32>, usize) {
    let mut at = text.skip_spaces(end);
    let mut bracket = false;
    while matches!(text.at(at), '(' | '[' | '/' | ',' | '-' | '=' | '|' | ':' | '~') {
        bracket |= matches!(text.at(at), '(' | '[');
        at = text.skip_spaces(at + 1);
    }
    let found =
        compact(text, at).or_else(|| length(text, at)).filter(|_| repeat(text, at).is_none());
    let Some((seconds, stop)) = found.filter(|_| at > end) else { return (None, end) };
    let after = text.skip_spaces(stop);
    let closed = matches!(text.at(after), ')' | ']');
    if bracket && closed {
        return (Some(seconds), after + 1);
    }
    let marked = after >= text.len() || matches!(text.at(after), ':' | '-' | '|' | ',' | '→');
    if marked && !bracket { (Some(seconds), stop) } else { (None, end) }
}

/// A line that is longer is prose, whatever stands at its end.
const LONGEST_LINE: usize = 400;

/// Words that stand beside a length and do not change it.
static ABOUT: Words = Words::new(&[
    "ca.",
    "ca",
    "env.",
    "environ",
    "about",
    "approx.",
    "approx",
    "~",
    "aprox.",
    "max",
    "max.",
    "maximum",
    "maxi",
    "etwa",
    "circa",
    "unos",
    "mini",
    "min.",
    "maximal",
    "maximaal",
    "up to",
    "incl. q&a",
    "total",
    "in total",
    "au total",
    "gesamt",
    "insgesamt",
    "en tout",
    "duree :",
    "duration:",
    "dauer:",
    "duracion:",
    "duur:",
]);

/// A time or a length in brackets: `Accueil (9h-9h30)`, `Pause (15 min) : café`.
fn bracketed(text: &Folded) -> Option<Timed> {
    if text.len() > LONGEST_LINE {
        return None;
    }
    for at in 1..text.len() {
        if !matches!(text.at(at), '(' | '[') {
            continue;
        }
        let inner = text.skip_spaces(at + 1);
        let close = |end: usize| {
            let end = text.skip_spaces(end);
            matches!(text.at(end), ')' | ']').then_some(end + 1)
        };
        if let Some((found, end)) = span(text, inner)
            && let Some(end) = close(end)
            && !(found.end.is_none() && is_length(text, inner, end))
            && (found.end.is_some() || end >= text.len())
        {
            let (length, end) = length_after(text, end);
            return Some(Timed {
                span: Some(found),
                length,
                day: None,
                title: around(text, at, end),
                place: Place::Inside,
            });
        }
        let inner = text.after_word(inner, &ABOUT).map_or(inner, |end| text.skip_spaces(end));
        let inner = if text.at(inner) == '~' { inner + 1 } else { inner };
        if let Some((seconds, end)) = compact(text, inner).or_else(|| length(text, inner))
            && let Some(end) = close(text.after_word(text.skip_spaces(end), &ABOUT).unwrap_or(end))
        {
            let rest = text.skip_spaces(end);
            let marked =
                rest >= text.len() || matches!(text.at(rest), ':' | '-' | '.' | ',' | '|' | '→');
            if marked {
                return Some(Timed {
                    span: None,
                    length: Some(seconds),
                    day: None,
                    title: around(text, at, end),
                    place: Place::Inside,
                });
            }
        }
    }
    None
}

/// A time or a length at the end: `Accueil : 9h30-10h`, `Pause, 15 min`.
fn tail(text: &Folded) -> Option<Timed> {
    if text.len() > LONGEST_LINE {
        return None;
    }
    told(text).or_else(|| at_end(text))
}

/// `Arrivées à partir de 16h (gîte Les Tilleuls)`: brackets behind the time tell about the slot.
fn told(text: &Folded) -> Option<Timed> {
    if text.before(text.len()) != ')' {
        return None;
    }
    let open = text.low.iter().rposition(|c| *c == '(').filter(|open| *open > 0)?;
    if !text.low[..open].iter().any(char::is_ascii_digit) {
        return None;
    }
    let found = at_end(&Folded::new(text.text(0, open).trim_end()))?;
    let title = format!("{} {}", found.title, text.text(open, text.len()));
    found.span.is_some().then_some(Timed { title, ..found })
}

fn at_end(text: &Folded) -> Option<Timed> {
    let mut stop = text.len();
    while stop > 0 && matches!(text.at(stop - 1), ' ' | '.' | '*' | '_' | ';' | ',' | '-' | '=') {
        stop -= 1;
    }
    for at in 1..stop {
        if !times::may_begin(text, at) || text.behind_word(at) {
            continue;
        }
        let before = text.low[..at].iter().rposition(|c| *c != ' ');
        let Some(before) = before else { continue };
        // "Rapport moral ..... 10 mn"
        let dots = before > 0
            && (text.low[before] == '…'
                || text.low[before] == '.' && matches!(text.low[before - 1], '.' | ' '));
        let marked =
            dots || matches!(text.low[before], ':' | '-' | ',' | '|' | '·' | '→' | '@' | '/' | '_');
        let words = || words_before(text, at);
        if let Some((found, end)) = span(text, at)
            && !numbered_title(text, at, &found)
            && end >= stop
            && (found.end.is_some() && (marked || words() <= 6)
                || marked && words() <= if dots { 30 } else { 10 }
                || led_to(text, at))
            && !(found.end.is_none() && (is_length(text, at, end) || text.low[before] == ','))
        {
            return Some(Timed {
                span: Some(found),
                length: None,
                day: None,
                title: title_before(text, at),
                place: Place::Tail,
            });
        }
        if marked
            && let Some((seconds, end)) = compact(text, at).or_else(|| length(text, at))
            && end >= stop
            && words() <= if dots { 30 } else { 12 }
        {
            return Some(Timed {
                span: None,
                length: Some(seconds),
                day: None,
                title: title_before(text, at),
                place: Place::Tail,
            });
        }
    }
    None
}

fn words_before(text: &Folded, at: usize) -> usize {
    text.text(0, at).split_whitespace().count()
}

/// `Remise des prix à 15h45`: a few words that only a programme holds lead to the time.
fn led_to(text: &Folded, at: usize) -> bool {
    const FEW: usize = 4;
    let title = text.text(0, at);
    if !text.at(at).is_alphabetic() || words_before(text, at) > FEW {
        return false;
    }
    match kind::named(&title) {
        Some(Kind::Break | Kind::Other | Kind::Debrief | Kind::Restitution) => true,
        // "Arrivées à partir de 16h", and not "Apportez vos badges à 8h30"
        Some(Kind::Welcome) => {
            kind::named(title.split(' ').next().unwrap_or_default()) == Some(Kind::Welcome)
        }
        Some(Kind::Presentations | Kind::Workshop) | None => false,
    }
}

/// `Atelier 1 – 9h30`: the number belongs to the title.
fn numbered_title(text: &Folded, at: usize, found: &Span) -> bool {
    let bare = found.start.style == Style::Bare && text.at(at).is_ascii_digit();
    bare && text.at(text.word_end(at)) == ' '
}

fn around(text: &Folded, from: usize, to: usize) -> String {
    let before = title_before(text, from);
    let after = text.text(to, text.len());
    let after = after.trim();
    // what a colon introduces tells about the title, and is not part of it
    if after.is_empty() || after.starts_with('.') {
        return before;
    }
    let rest = clean(after);
    if rest.is_empty() {
        before
    } else if before.is_empty() {
        rest
    } else {
        let mark = if after.starts_with(':') { " : " } else { " - " };
        format!("{before}{mark}{rest}")
    }
}

fn title_before(text: &Folded, to: usize) -> String {
    let title = text.text(0, to);
    let title = title.trim();
    let dotted = title.ends_with("..") || title.ends_with(" .") || title.ends_with('…');
    let title = title.trim_end_matches(|c| dotted && matches!(c, '.' | '…' | ' '));
    let title = clean(title);
    title
        .trim_end_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, ')' | '?' | '!' | '"' | '»' | '”' | '\'' | '.')
        })
        .trim()
        .to_owned()
}

fn title(text: &Folded, from: usize) -> String {
    clean(&text.text(from, text.len()))
}

/// A title without the marks, arrows and emoji around it.
pub(super) fn clean(text: &str) -> String {
    let text = without(without(squeezed(Text::without_box(text)), "**"), "__");
    let start = text.find(|c: char| {
        c.is_alphanumeric()
            || matches!(c, '(' | '"' | '«' | '“' | '„' | '[' | '\'' | '‘' | '¿' | '¡')
    });
    let text = start.map_or("", |start| &text[start..]);
    let text = text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '*' | '_' | '|' | '-' | '–' | '—' | ':' | '→' | ',' | ';' | '\\')
    });
    without(Cow::Borrowed(text), "*").trim().to_owned()
}

fn without<'a>(text: Cow<'a, str>, mark: &str) -> Cow<'a, str> {
    let first = mark.as_bytes().first();
    let holds = first.is_some_and(|first| text.as_bytes().contains(first)) && text.contains(mark);
    if holds { Cow::Owned(text.replace(mark, "")) } else { text }
}
