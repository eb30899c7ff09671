//! Labels before times: `Period 1  8:40-9:25  Kickoff`, `M1 08h00 Accueil`, `Lunch 12:05-12:40`.

use super::{LIST, byte};
use crate::import::{
    doc::{Block, Role},
    entry::head,
    layout::Seen,
    times::{
        Style,
        length::{compact, length},
        span::span,
    },
    words::{
        date,
        fold::Folded,
        kind,
        label::{Section, label},
    },
};

/// So much of a line holds a label and the time behind it, in characters.
const HEAD: usize = 72;
/// A label has no more words, and no more characters.
const WORDS: usize = 4;
const LONGEST: usize = 36;
/// What could be a length is one below so many seconds, else a time.
const LASTS: u32 = 4 * 3600;

/// A label and the time behind it; places are in characters.
struct Labelled {
    /// Where the label ends.
    end: usize,
    /// Where the time begins, with its opening bracket.
    time: usize,
    /// Where the time ends, with its closing bracket.
    after: usize,
    /// Where the title begins; none when the label is all there is.
    title: Option<usize>,
    /// Whether the label only counts: `Period 1`, `M2`, `3e temps`.
    counts: bool,
    /// Whether the time has an end.
    range: bool,
}

/// Puts the times of a list before their labels; a label that only counts becomes a line below.
pub(super) fn marked(lines: Vec<Seen>) -> Vec<Seen> {
    let found: Vec<Option<Labelled>> = lines.iter().map(labelled_line).collect();
    // two places of a count tell as much as a list
    let titled = found.iter().flatten().filter(|found| found.title.is_some());
    let (all, counted) =
        titled.fold((0, 0), |(all, counted), one| (all + 1, counted + usize::from(one.counts)));
    if counted < LIST - 1 && all <= LIST {
        return lines;
    }
    // a few among lines that begin with their times are sentences
    let listed = |(line, found): &(&Seen, &Option<Labelled>)| {
        found.is_none()
            && line.block.text.bytes().take(8).any(|byte| byte.is_ascii_digit())
            && line.timed()
    };
    if lines.iter().zip(&found).filter(listed).count() > all {
        return lines;
    }
    let mut out = Vec::with_capacity(lines.len());
    for (line, found) in lines.into_iter().zip(found) {
        let Some(found) = found else {
            out.push(line);
            continue;
        };
        let mut block = line.block;
        let text = |from: usize, to: usize| {
            let (from, to) = (byte(&block.text, from), byte(&block.text, to));
            block.text[from..to].trim().to_owned()
        };
        let name = text(0, found.end);
        let time = text(found.time, found.after);
        let below = match found.title.map(|title| block.text[byte(&block.text, title)..].to_owned())
        {
            Some(title) if found.counts => {
                block.text = format!("{time} – {title}");
                let depth = block.depth.saturating_add(1);
                Some(Block { depth, role: Role::Text, text: name, strong: false, ..block })
            }
            Some(title) => {
                block.text = format!("{time} – {name} – {title}");
                None
            }
            None => {
                block.text = format!("{time} – {name}");
                None
            }
        };
        out.push(Seen::new(block));
        out.extend(below.map(Seen::new));
    }
    out
}

fn labelled_line(line: &Seen) -> Option<Labelled> {
    match line.block.role {
        Role::Text | Role::Item | Role::Heading(_) => labelled(&line.text),
        Role::Row(_) | Role::Rule => None,
    }
}

/// Whether a label stands before a time at the head of a line: one that counts, or one before a
/// range.
pub(super) fn leads(text: &Folded) -> bool {
    labelled(text).is_some_and(|found| found.counts || found.range)
}

fn labelled(text: &Folded) -> Option<Labelled> {
    let head = &text.raw[..text.len().min(HEAD)];
    // a digit must stand behind the first word
    let second = head.iter().position(|c| *c == ' ')?;
    if !head[second..].iter().any(char::is_ascii_digit) {
        return None;
    }
    // "Von 10 bis 11 Uhr"
    if span(text, 0).is_some() {
        return None;
    }
    let mut words = 0;
    for at in 1..text.len().min(LONGEST) {
        if text.at(at) == ' ' || text.before(at) != ' ' {
            continue;
        }
        if text.low[..at].iter().any(|c| matches!(c, '.' | ',' | ';' | '?' | '!')) {
            return None;
        }
        words += usize::from(text.before(at) == ' ' && says(text, at));
        if words > WORDS {
            return None;
        }
        let open = matches!(text.at(at), '(' | '[');
        if let Some(found) = timed(text, at, at + usize::from(open)) {
            return Some(found);
        }
    }
    None
}

fn says(text: &Folded, at: usize) -> bool {
    text.at(at).is_alphanumeric()
}

/// The label that ends before `at`, where a time stands.
fn timed(text: &Folded, at: usize, time: usize) -> Option<Labelled> {
    if !text.at(time).is_alphanumeric() {
        return None;
    }
    let (found, end) = span(text, time)?;
    // the number of "Session 1 – 9:00-9:50"
    let word = text.word_end(time);
    if found.start.style == Style::Bare && text.at(word) == ' ' && counts(&text.text(0, word)) {
        return None;
    }
    let range = found.end.is_some();
    let trusted = match found.start.style {
        Style::Letter | Style::Colon | Style::Named => true,
        Style::Dot | Style::Digits => range,
        Style::Bare => range && found.end.is_some_and(|end| end.sure()),
    };
    // "Bloc 1 1h30", and not "M1 08h00"
    let lasting = || compact(text, time).or_else(|| length(text, time));
    let lasts =
        !range && text.at(time) != '0' && lasting().is_some_and(|(seconds, _)| seconds < LASTS);
    if !trusted || lasts {
        return None;
    }
    let mut after = end;
    while matches!(text.at(after), ')' | ']') {
        after += 1;
    }
    let name_end = text.low[..at]
        .iter()
        .rposition(|c| c.is_alphanumeric() || matches!(c, ')' | '"' | '\'' | '/' | '#' | '°'))?
        + 1;
    let name = text.text(0, name_end);
    if !is_label(&name) {
        return None;
    }
    let marked = |c: char| matches!(c, ' ' | ':' | '-' | '|' | '/' | ',' | '→' | '=' | '.');
    let mut title = after;
    while title < text.len() && marked(text.at(title)) {
        title += 1;
    }
    let more = text.len() > title;
    if more && title == after {
        return None;
    }
    // "Rendez-vous 10h30 à Ségur"
    let runs = !range
        && text.at(text.skip_spaces(name_end)) != ':'
        && title == after + 1
        && text.at(title).is_lowercase()
        && text.raw.get(title).is_some_and(|c| c.is_lowercase());
    if runs {
        return None;
    }
    Some(Labelled {
        end: name_end,
        time: at,
        after,
        title: more.then_some(title),
        range,
        counts: counts(&name),
    })
}

/// Whether a few words may name a slot or its place in a count: no day, no sentence.
fn is_label(name: &str) -> bool {
    let folded = Folded::new(name);
    name.chars().any(char::is_alphabetic)
        && name.chars().next().is_some_and(char::is_alphanumeric)
        && date::find(&folded).is_none()
        && head(&folded).is_none()
        && label(&Folded::new(&format!("{name} :")), true)
            .is_none_or(|(section, _)| section == Section::Agenda)
}

/// Whether a label only counts: its last word is a number or a letter, or its first an ordinal.
pub(in crate::import) fn counts(name: &str) -> bool {
    if date::part_of_day(name) {
        return true;
    }
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).count();
    match words.as_slice() {
        // "M1", "S02"
        [only] => {
            let letters = only.chars().take_while(|c| c.is_alphabetic()).count();
            (1..=2).contains(&letters)
                && digits(only) > 0
                && letters + digits(only) == only.chars().count()
        }
        [first, noun] | [first, noun, _] if digits(first) > 0 && !number(first) => {
            words.len() == 2 && noun.chars().all(char::is_alphabetic)
        }
        [noun, last] => {
            let single = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
            let roman = last.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
            (number(last) || single || roman) && kind::vague(noun) && !turn(noun)
        }
        _ => false,
    }
}

/// `Team 3` is who speaks, not a place in a count.
fn turn(noun: &str) -> bool {
    crate::import::words::count::says_turns(noun)
}
