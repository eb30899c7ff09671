//! What looks like a sign in a note and stayed text: told to whoever typed it.
//!
//! Must never name what people write without meaning a sign.

use super::{Body, Event, NoteKind, Recorded, Session, signs};
use crate::agenda::Text;

/// How many letters a category that somebody means has at most.
const MAX_CATEGORY: usize = 2;

/// Something in a note that looks like a sign and stayed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leftover {
    /// Another name after `@`: an action has one owner.
    Owner(Text),
    /// Capital letters in brackets that are no category, or one more.
    Category(Text),
    /// A `{` without its `}`.
    Deliverable,
}

impl Session {
    /// What looks like a sign in the note that an event took or reworded, and stayed in its text.
    #[must_use]
    pub fn leftovers_of(&self, recorded: &Recorded) -> Vec<Leftover> {
        match &recorded.body {
            Body::Known(Event::Noted { note }) => self.leftovers(note.kind, &note.text),
            Body::Known(Event::NoteEdited { words, .. }) => self.leftovers(words.kind, &words.text),
            Body::Known(_) | Body::Newer { .. } => Vec::new(),
        }
    }

    fn leftovers(&self, kind: NoteKind, text: &Text) -> Vec<Leftover> {
        let (people, teams) = (self.people(), self.teams());
        let mut owners = match kind {
            NoteKind::Action => signs::owners(text, &people, &teams),
            NoteKind::Plain
            | NoteKind::Plus
            | NoteKind::Minus
            | NoteKind::Question
            | NoteKind::Decision => Vec::new(),
        };
        let owner = (!owners.is_empty()).then(|| owners.remove(0));
        owners.retain(|other| Some(other) != owner.as_ref());
        let owners = owners.into_iter().map(Leftover::Owner);
        let category = category(text).map(Leftover::Category);
        let open = text.rsplit_once('{').is_some_and(|(_, rest)| !rest.contains('}'));
        owners.chain(category).chain(open.then_some(Leftover::Deliverable)).collect()
    }
}

/// The letters in brackets that a text has as a word.
fn category(text: &str) -> Option<Text> {
    let letters = text.split(' ').filter_map(|word| word.strip_prefix('[')?.strip_suffix(']'));
    let mut letters = letters.filter(|letters| (1..=MAX_CATEGORY).contains(&letters.len()));
    letters.find(|letters| letters.chars().all(|c| c.is_ascii_uppercase())).map(Text::clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_a_category_is_taken_for_one() {
        for (text, found) in [
            ("[Z] appelle", Some("Z")),
            ("appelle [XY] demain", Some("XY")),
            ("[x] fait", None),
            ("[1] voir", None),
            ("[DREES] appelle", None),
            ("tableau[Z]", None),
            ("[] rien", None),
        ] {
            assert_eq!(category(text).as_deref(), found, "{text}");
        }
    }
}
