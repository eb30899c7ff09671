//! What is looked for in the notes of all sessions, and where it stands in one of them. Pure.
//!
//! A word is looked for by its beginning, whatever its accents and case.

use std::ops::Range;

use chrono::NaiveDate;
use unicode_normalization::char::is_combining_mark;

use super::{Category, NoteKind, SessionId, TakenNote};
use crate::agenda::{Text, fold_name};

/// The most words that are looked for; the others are passed over.
pub const MAX_TERMS: usize = 16;
/// The longest word that is told apart, in characters once folded: an index is kept of beginnings
/// up to this length, and SQLite keeps no more than 31 of them.
pub const MAX_TERM: usize = 31;
/// What is shown of a longer note, in characters.
const SNIPPET: usize = 160;
/// How much of that stands before the first word found.
const LEAD: usize = 40;

/// What is looked for: notes in which all of it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The beginnings of words, folded, as [`terms`] makes them.
    pub terms: Vec<String>,
    /// The team, or what ran side by side, as [`team_key`] makes it.
    pub team: Option<String>,
    /// The kind.
    pub kind: Option<NoteKind>,
    /// The category; one note may have two in one.
    pub category: Option<Category>,
    /// Not before this day.
    pub since: Option<NaiveDate>,
    /// Not after this day.
    pub until: Option<NaiveDate>,
}

/// A note that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// In which session.
    pub session: SessionId,
    /// What that is called.
    pub title: Text,
    /// The day of its plan.
    pub date: NaiveDate,
    /// The zone in which its times are told.
    pub zone: chrono_tz::Tz,
    /// The note.
    pub note: TakenNote,
}

/// The words of a query: folded, each once.
#[must_use]
pub fn terms(query: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for term in tokens(query).map(|token| folded(&query[token])) {
        if !term.is_empty() && !terms.contains(&term) && terms.len() < MAX_TERMS {
            terms.push(term);
        }
    }
    terms
}

/// The words of a note that can be found: its own, its owner's, its deliverable's, its team's.
#[must_use]
pub fn words(taken: &TakenNote) -> Vec<String> {
    let note = &taken.note;
    let about = [&note.owner, &note.deliverable, &note.defi, &note.track];
    let texts = std::iter::once(&note.text).chain(about.into_iter().flatten());
    let words = texts.flat_map(|text| tokens(text).map(|token| folded(&text[token])));
    words.filter(|word| !word.is_empty()).collect()
}

/// A team's name for comparison across sessions: only letters and digits, folded, so that
/// `Brigade Numérique` and `BrigadeNumérique` are one.
#[must_use]
pub fn team_key(name: &str) -> String {
    fold_name(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Where the words of a query stand in a text: whole words, in order.
#[must_use]
pub fn marks(text: &str, terms: &[String]) -> Vec<Range<usize>> {
    tokens(text)
        .filter(|token| {
            let word = folded(&text[token.clone()]);
            terms.iter().any(|term| word.starts_with(term))
        })
        .collect()
}

/// The part of a text that shows what was found, each word found between `before` and `after`.
#[must_use]
pub fn snippet(text: &str, terms: &[String], before: &str, after: &str) -> String {
    let marks = marks(text, terms);
    let window = window(text, marks.first().map_or(0, |mark| mark.start));
    let mut out = String::with_capacity(window.len() + 16);
    let mut at = window.start;
    if at > 0 {
        out.push('…');
    }
    for mark in marks.iter().filter(|mark| mark.start >= window.start && mark.end <= window.end) {
        out.push_str(&text[at..mark.start]);
        out.push_str(before);
        out.push_str(&text[mark.clone()]);
        out.push_str(after);
        at = mark.end;
    }
    out.push_str(&text[at..window.end]);
    if window.end < text.len() {
        out.push('…');
    }
    out
}

/// So much of a text as is shown, around the byte `first`; whole words where there are spaces.
fn window(text: &str, first: usize) -> Range<usize> {
    let chars = text.chars().count();
    if chars <= SNIPPET {
        return 0..text.len();
    }
    let found = text[..first].chars().count();
    let start = found.saturating_sub(LEAD).min(chars - SNIPPET);
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    let (from, to) = (byte(start), byte(start + SNIPPET));
    // not in the middle of a word, unless the word is all there is
    let inside = &text[from..first.max(from)];
    let from = if from == 0 { 0 } else { inside.find(' ').map_or(from, |at| from + at + 1) };
    let to = match text[from..to].rfind(' ') {
        Some(at) if to < text.len() && from + at > first => from + at,
        Some(_) | None => to,
    };
    from..to
}

/// The words of a text, as places in it.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let is_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
        while chars.next_if(|(_, c)| !is_word(*c)).is_some() {}
        let (start, _) = *chars.peek()?;
        let mut end = start;
        while let Some((at, c)) = chars.next_if(|(_, c)| is_word(*c)) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

fn folded(word: &str) -> String {
    let mut folded = fold_name(word);
    folded.retain(char::is_alphanumeric);
    if let Some((cut, _)) = folded.char_indices().nth(MAX_TERM) {
        folded.truncate(cut);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_accents_and_case() {
        assert_eq!(terms("  L’Équipe, l'ÉQUIPE œuvre! "), ["l", "equipe", "oeuvre"]);
        assert_eq!(terms("« » — !"), Vec::<String>::new());
        assert_eq!(terms(&"mot ".repeat(99)), ["mot"]);
        let many: String = (0..99).map(|n| format!("mot{n} ")).collect();
        assert_eq!(terms(&many).len(), MAX_TERMS);
    }

    #[test]
    fn what_is_found_is_marked() {
        let marked = |text: &str, query: &str| snippet(text, &terms(query), "[", "]");
        assert_eq!(marked("Rappeler la DREES", "rappel drees"), "[Rappeler] la [DREES]");
        assert_eq!(marked("l’hébergement", "HEBERG"), "l’[hébergement]");
        assert_eq!(marked("un cœur", "coeur"), "un [cœur]");
        assert_eq!(marked("rien ici", "drees"), "rien ici");
    }

    #[test]
    fn of_a_long_note_the_part_around_is_shown() {
        let long = format!("{}rappeler {}", "mot ".repeat(100), "fin ".repeat(100));
        let shown = snippet(&long, &terms("rappeler"), "[", "]");
        assert!(shown.contains("mot [rappeler] fin"), "{shown}");
        assert!(shown.starts_with("…mot") && shown.ends_with("fin…"), "{shown}");
        assert!(shown.chars().count() <= SNIPPET + 4, "{shown}");
        let glued = "é".repeat(500);
        let shown = snippet(&glued, &terms("e"), "[", "]");
        assert!(shown.chars().count() <= SNIPPET + 4, "{shown}");
    }

    #[test]
    fn a_team_is_one_however_it_is_spaced() {
        assert_eq!(team_key("Brigade Numérique"), team_key("BrigadeNumérique"));
        assert_eq!(team_key("b@liseNAV"), "blisenav");
    }
}
