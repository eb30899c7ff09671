//! Which notes are shown: by their signs, and by the words of team, author or text.

use crate::{
    agenda::{Text, fold_name},
    session::{NoteKind, TakenNote},
};

/// Which notes are shown; those that are not are only out of sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteFilter {
    /// As it was typed.
    pub typed: Text,
    kinds: Vec<NoteKind>,
    words: Vec<String>,
}

impl NoteFilter {
    /// Reads `> ! archi`: notes of one of the kinds, if any is named, in which every word is the
    /// beginning of one of the team, the author or the text; none where nothing was typed.
    #[must_use]
    pub fn read(typed: &Text) -> Option<Self> {
        let sign = |word: &str| {
            let mut chars = word.chars().map(|c| if c == '−' { '-' } else { c });
            let first = chars.next().filter(|_| chars.next().is_none());
            NoteKind::ALL.into_iter().find(|kind| first.is_some() && kind.sign() == first)
        };
        let (mut kinds, mut words) = (Vec::new(), Vec::new());
        for word in typed.split_whitespace() {
            match sign(word) {
                Some(kind) => kinds.push(kind),
                None => words.push(fold_name(word.trim_start_matches('@'))),
            }
        }
        words.retain(|word| !word.is_empty());
        let any = !kinds.is_empty() || !words.is_empty();
        any.then(|| Self { typed: typed.clone(), kinds, words })
    }

    /// Whether a note is shown.
    #[must_use]
    pub fn shows(&self, taken: &TakenNote) -> bool {
        let note = &taken.note;
        if !self.kinds.is_empty() && !self.kinds.contains(&note.kind) {
            return false;
        }
        if self.words.is_empty() {
            return true;
        }
        let whom = [note.track.as_ref(), note.defi.as_ref(), note.owner.as_ref()];
        let said = whom.into_iter().flatten().chain([&taken.by, &note.text]);
        let said: Vec<String> = said.map(|text| fold_name(text)).collect();
        self.words.iter().all(|word| said.iter().any(|said| begins_a_word(said, word)))
    }
}

fn begins_a_word(said: &str, word: &str) -> bool {
    said.match_indices(word)
        .any(|(at, _)| said[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric()))
}
