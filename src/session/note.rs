//! Notes: one line each, with a kind, a category and an owner read from its signs.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::agenda::{CueId, Text, millis};

/// The longest name that somebody signs with, in bytes.
pub const MAX_AUTHOR: usize = 64;

/// The name that somebody signs with, cut to [`MAX_AUTHOR`]; none where nothing was typed.
#[must_use]
pub fn author(typed: &str) -> Option<Text> {
    let name = Text::clean(typed);
    let ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| *end <= MAX_AUTHOR).last().unwrap_or_default();
    name.get(..end).map(Text::clean).filter(|name| !name.is_empty())
}

/// A note as it is kept.
///
/// The text is kept as typed, without the signs that were read from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it says.
    pub text: Text,
    /// What kind of remark it is.
    #[serde(default)]
    pub kind: NoteKind,
    /// The programme's category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// The deliverable that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deliverable: Option<Text>,
    /// Who is to act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Text>,
    /// The team that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub defi: Option<Text>,
    /// The cue that ran when its first character was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<CueId>,
    /// How long that cue had run by then, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "millis::option")]
    pub elapsed: Option<TimeDelta>,
    /// The question that was on in that cue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<Text>,
    /// The one of several things side by side that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<Text>,
    /// What the device that sent it knows it by: one that is sent again is not taken again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Text>,
}

/// What a note says: what its line was read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteWords {
    /// What it says.
    pub text: Text,
    /// What kind of remark it is.
    #[serde(default)]
    pub kind: NoteKind,
    /// The programme's category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// The deliverable that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deliverable: Option<Text>,
    /// Who is to act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Text>,
}

impl Note {
    /// What it says.
    #[must_use]
    pub fn words(&self) -> NoteWords {
        let Self { text, kind, category, deliverable, owner, .. } = self.clone();
        NoteWords { text, kind, category, deliverable, owner }
    }

    /// Lets it say something else.
    pub fn reword(&mut self, words: &NoteWords) {
        let NoteWords { text, kind, category, deliverable, owner } = words.clone();
        (self.text, self.kind, self.category) = (text, kind, category);
        (self.deliverable, self.owner) = (deliverable, owner);
    }

    /// The line that would be read as it, signs included.
    #[must_use]
    pub fn line(&self) -> String {
        let sign = self.kind.sign().map(|sign| format!("{sign} ")).unwrap_or_default();
        let category = self.category.map(|category| format!("[{category:?}] ")).unwrap_or_default();
        format!("{sign}{category}{}", self.text)
    }
}

/// What kind of remark a note is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum NoteKind {
    /// No sign.
    #[default]
    Plain,
    /// `+`: something good.
    Plus,
    /// `-`: something to improve.
    Minus,
    /// `?`: a question.
    Question,
    /// `!`: a decision.
    Decision,
    /// `>`: a next action.
    Action,
}

impl NoteKind {
    /// Every kind, in the order of the exports.
    pub const ALL: [Self; 6] =
        [Self::Plus, Self::Minus, Self::Question, Self::Decision, Self::Action, Self::Plain];

    /// The sign that opens a note of this kind.
    #[must_use]
    pub const fn sign(self) -> Option<char> {
        match self {
            Self::Plain => None,
            Self::Plus => Some('+'),
            Self::Minus => Some('-'),
            Self::Question => Some('?'),
            Self::Decision => Some('!'),
            Self::Action => Some('>'),
        }
    }

    /// The word that commands and JSON use for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Plus => "plus",
            Self::Minus => "minus",
            Self::Question => "question",
            Self::Decision => "decision",
            Self::Action => "action",
        }
    }
}

/// A category of the EIG programme's follow-up table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Category {
    /// Apprentissage.
    A,
    /// Both apprentissage and production.
    AP,
    /// Communication.
    C,
    /// Données.
    D,
    /// Installation.
    I,
    /// Management.
    M,
    /// Production.
    P,
    /// Services informatiques.
    S,
    /// Transformation.
    T,
    /// Utilisateur.
    U,
}

impl Category {
    /// Every one, by its letters.
    pub const ALL: [Self; 10] =
        [Self::A, Self::AP, Self::C, Self::D, Self::I, Self::M, Self::P, Self::S, Self::T, Self::U];

    /// Whether it is that one, or has it in it.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self == other || self == Self::AP && matches!(other, Self::A | Self::P)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_longer_than_names_are() {
        assert_eq!(author(" Léa\n").as_deref(), Some("Léa"));
        assert_eq!(author(&"é".repeat(MAX_AUTHOR)).map(|name| name.len()), Some(MAX_AUTHOR));
        assert_eq!(author(&"€".repeat(MAX_AUTHOR)).map(|name| name.len()), Some(63));
        assert_eq!(author(" \t"), None);
    }
}
