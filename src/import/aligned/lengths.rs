//! Lengths beside titles without a mark between them: `10' Accueil`, `1 h Working in groups`,
//! `Pause 15 min`.

use std::borrow::Cow;

use super::{LIST, byte, is_line};
use crate::import::{
    doc::Block,
    layout::Seen,
    times::{
        length::{compact, length, repeat},
        span::span,
    },
    words::{
        count,
        fold::{Folded, Words},
    },
};

/// So much of a line holds the length at its head, in characters.
const HEAD: usize = 32;
/// No slot of a list of lengths is shorter or longer, in seconds.
const SLOT: std::ops::RangeInclusive<u32> = 60..=10 * 3600;
/// From so many seconds on what could be a time is one.
const HOURS: u32 = 4 * 3600;
/// A title behind which a length stands has no more words.
const TITLE: usize = 9;

/// Words that make a share of each, or a moment, of the length before them.
static SHARES: Words = Words::new(&[
    "par", "per", "pro", "je", "por", "each", "chacun", "chacune", "jeweils", "cada", "elk", "a",
    "et", "and", "und", "y", "en", "max", "maximum", "avant", "before", "after", "apres", "vor",
    "nach", "plus", "+", "ago", "later", "zu", "bis", "or", "ou", "oder",
]);
/// Words that link a length to its title.
static LINKS: Words =
    Words::new(&["de", "d'", "of", "pour", "for", "fur", "para", "voor", "van", "vom"]);

/// A length at one end of a line.
struct Beside {
    /// Where it ends, or where it begins behind a title, in characters.
    at: usize,
    /// Where the title begins.
    title: usize,
    /// Whether nothing marks it off.
    bare: bool,
    /// Whether a word links it to the title: `20 min de pause`.
    linked: bool,
}

/// Writes a dash between the lengths and the titles of a list.
pub(super) fn marked(lines: Vec<Seen>) -> Vec<Seen> {
    let ahead = with(&lines, |line| before(&line.text));
    if let Some(depth) = lists(&lines, &ahead) {
        return again(lines, ahead, depth, |text, found| {
            let (end, title) = (byte(text, found.at), byte(text, found.title));
            format!("{} – {}", &text[..end], &text[title..])
        });
    }
    let behind = with(&lines, after);
    if let Some(depth) = lists(&lines, &behind) {
        return again(lines, behind, depth, |text, found| {
            let at = byte(text, found.at);
            format!("{} – {}", text[..at].trim_end(), &text[at..])
        });
    }
    lines
}

fn with(lines: &[Seen], find: fn(&Seen) -> Option<Beside>) -> Vec<Option<Beside>> {
    lines.iter().map(|line| is_line(&line.block).then(|| find(line)).flatten()).collect()
}

/// Writes the bare lengths of a list as `mark` does.
fn again(
    lines: Vec<Seen>,
    found: Vec<Option<Beside>>,
    depth: u8,
    mark: fn(&str, &Beside) -> String,
) -> Vec<Seen> {
    let marked = |(line, found): (Seen, Option<Beside>)| match found {
        Some(found) if found.bare && line.block.depth == depth => {
            let text = mark(&line.block.text, &found);
            Seen::new(Block { text, ..line.block })
        }
        Some(_) | None => line,
    };
    lines.into_iter().zip(found).map(marked).collect()
}

/// How deep the list of lengths stands; none when there is none, or when its lines need no marks.
fn lists(lines: &[Seen], found: &[Option<Beside>]) -> Option<u8> {
    let of = |bare: bool| {
        lines.iter().zip(found).filter(move |(_, found)| {
            found.as_ref().is_some_and(|found| !found.linked && (found.bare || !bare))
        })
    };
    let depth = of(false).map(|(line, _)| line.block.depth).min()?;
    let here = of(false).filter(|(line, _)| line.block.depth == depth).count();
    if here < LIST || of(true).next().is_none() {
        return None;
    }
    // among times of day a length tells about the slot above it
    let times = lines
        .iter()
        .zip(found)
        .filter(|(line, found)| found.is_none() && is_line(&line.block) && line.timed());
    (times.count() * LIST <= here).then_some(depth)
}

/// Whether a length stands at the head of a line, before a title.
pub(super) fn leads(text: &Folded) -> bool {
    before(text).is_some_and(|found| !found.linked)
}

/// The length at the head of a line.
fn before(text: &Folded) -> Option<Beside> {
    let adorned = |c: &char| matches!(c, '(' | '[' | '~' | '*' | '_' | ' ');
    let at = text.raw.iter().position(|c| !adorned(c)).filter(|at| *at < HEAD)?;
    if !text.at(at).is_ascii_digit() && text.raw[at] != '½' {
        return None;
    }
    let (seconds, end) = compact(text, at).or_else(|| length(text, at))?;
    // "9h Accueil" is a time
    let hour = seconds >= HOURS && span(text, at).is_some();
    if !SLOT.contains(&seconds) || hour || repeat(text, at).is_some() {
        return None;
    }
    let mut end = end;
    while matches!(text.at(end), ')' | ']' | '*' | '_') {
        end += 1;
    }
    let next = text.skip_spaces(end);
    let bare = next > end && (text.in_word(next) || "\"'¿¡«“".contains(text.at(next)));
    let marked = matches!(text.at(next), '-' | ':' | '|' | '→' | '=')
        || next > end && text.before(end) != text.at(end) && matches!(text.before(end), ')' | ']');
    if !bare && !marked || next >= text.len().min(HEAD) {
        return None;
    }
    let lower = text.raw.get(next).is_some_and(|c| !c.is_uppercase());
    if lower && text.after_word(next, &SHARES).is_some_and(|end| text.at(end) == ' ') {
        return None;
    }
    let link = text.after_word(next, &LINKS).filter(|_| bare);
    let link = link.filter(|end| text.at(*end) == ' ' || text.before(*end) == '\'');
    let title = link.map_or(next, |end| text.skip_spaces(end));
    Some(Beside { at: end, title, bare, linked: link.is_some() })
}

/// The length at the end of a line, behind a short title.
fn after(line: &Seen) -> Option<Beside> {
    let text = line.block.text.trim_end_matches(['.', ' ']);
    let digit = || text.chars().rev().take(12).any(|c| c.is_ascii_digit());
    let short = || text.split_whitespace().count() <= TITLE + 2;
    if !text.starts_with(char::is_alphabetic) || !digit() || !short() {
        return None;
    }
    let folded = match text.len() == line.block.text.len() {
        true => Cow::Borrowed(&line.text),
        false => Cow::Owned(Folded::new(text)),
    };
    let from = folded.len().saturating_sub(12).max(1);
    let (at, seconds) = (from..folded.len()).find_map(|at| {
        let (seconds, end) = compact(&folded, at).or_else(|| length(&folded, at))?;
        let whole = matches!(folded.before(at), ' ' | '(' | '[')
            && folded.low[end..].iter().all(|c| matches!(c, ')' | ']'));
        // the number of "Séance 3 — 55 min"
        let spaced = folded.low[at..end].windows(3).any(|three| three == [' ', '-', ' ']);
        (whole && !spaced).then_some((at, seconds))
    })?;
    let title = folded.text(0, at);
    let title = title.trim_end();
    let last = title.chars().next_back()?;
    let bare = last.is_alphanumeric() || matches!(last, '"' | '»' | '”' | '?' | '!' | ')');
    let word = title.split_whitespace().next_back().unwrap_or_default();
    let other = (0..at).any(|at| length(&folded, at).is_some());
    let fits = SLOT.contains(&seconds) && !other && !(bare && count::leads(word));
    fits.then_some(Beside { at, title: 0, bare, linked: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::doc::Role;

    fn read(text: &str) -> Vec<String> {
        let block = |(text, line): (&str, u32)| Block {
            line,
            role: Role::Text,
            depth: 0,
            text: text.to_owned(),
            strong: false,
        };
        let lines = text.split(" / ").zip(1..).map(block).map(Seen::new).collect();
        marked(lines).into_iter().map(|line| line.block.text).collect()
    }

    #[test]
    fn a_list_of_lengths_gets_its_marks() {
        assert_eq!(
            read(
                "10' Ankommen / 1 h Ursachen / (15 min) Pause / 5 min – Ende / Material: 60 Karten"
            ),
            [
                "10' – Ankommen",
                "1 h – Ursachen",
                "(15 min) – Pause",
                "5 min – Ende",
                "Material: 60 Karten"
            ]
        );
        assert_eq!(
            read("Accueil 10 min / Atelier 1h / Pause 15' / Bilan : 5 min"),
            ["Accueil – 10 min", "Atelier – 1h", "Pause – 15'", "Bilan : 5 min"]
        );
        assert_eq!(
            read("5 min Accueil / 10 min d'échanges / 15 min Atelier / 5 min Bilan")[1],
            "10 min – échanges"
        );
    }

    #[test]
    fn lengths_of_parts_stay_as_they_are() {
        for text in [
            "5 min par équipe / 10 min chacun / 3 min each",
            "10 min de présentation / 5 min de questions / 2 min de battement",
            "9h Accueil / 10 min tour / 10h Atelier / 5 min pause / 11h Fin / 3 min bilan",
            "10 min Accueil / 20 min Atelier",
            "Demos of 3 min / Talks of 10 min / Slots of 5 min",
        ] {
            assert_eq!(read(text), text.split(" / ").collect::<Vec<_>>(), "{text}");
        }
    }
}
