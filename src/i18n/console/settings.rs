//! What is wrong with the keys that the settings name.

use crate::{agenda::Text, i18n::Lang};

/// What is wrong with the keys that the settings name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyTrouble {
    /// No action has that name.
    UnknownAction {
        /// The name as written.
        name: Text,
        /// The nearest name of an action.
        nearest: Option<&'static str>,
    },
    /// No key has that name.
    UnknownKey {
        /// The action that was to have it.
        action: &'static str,
        /// The key as written.
        key: Text,
    },
    /// A key would do two things in one place.
    Clash {
        /// The key.
        key: String,
        /// One action.
        one: &'static str,
        /// The other action.
        other: &'static str,
    },
    /// The key types a character, so it cannot do this while a note is typed.
    Types {
        /// The action.
        action: &'static str,
        /// The key.
        key: String,
    },
}

impl KeyTrouble {
    /// What is wrong, in a sentence.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::Fr => self.french(),
            Lang::En => self.english(),
        }
    }

    /// The actions that it names.
    pub fn actions(&self) -> impl Iterator<Item = &str> {
        let (one, other) = match self {
            Self::UnknownAction { name, .. } => (name.as_str(), None),
            Self::UnknownKey { action, .. } | Self::Types { action, .. } => (*action, None),
            Self::Clash { one, other, .. } => (*one, Some(*other)),
        };
        std::iter::once(one).chain(other)
    }

    /// What stands in the settings of it, the nearest first.
    #[must_use]
    pub fn named(&self) -> Vec<&str> {
        let key = match self {
            Self::UnknownKey { key, .. } => Some(key.as_str()),
            Self::UnknownAction { .. } | Self::Clash { .. } | Self::Types { .. } => None,
        };
        key.into_iter().chain(self.actions()).collect()
    }

    fn french(&self) -> String {
        match self {
            Self::UnknownAction { name, nearest: Some(nearest) } => {
                format!(
                    "keys\u{A0}: aucune action « {name} ». Vouliez-vous dire « {nearest} »\u{A0}?"
                )
            }
            Self::UnknownAction { name, nearest: None } => {
                format!("keys\u{A0}: aucune action « {name} »")
            }
            Self::UnknownKey { action, key } => {
                format!("keys\u{A0}: « {key} » n’est pas une touche (action « {action} »)")
            }
            Self::Clash { key, one, other } => {
                format!("keys\u{A0}: la touche {key} ferait à la fois « {one} » et « {other} »")
            }
            Self::Types { action, key } => {
                format!("keys\u{A0}: {key} sert à écrire la note, pas à « {action} »")
            }
        }
        .replace("« ", "«\u{A0}")
        .replace(" »", "\u{A0}»")
    }

    fn english(&self) -> String {
        match self {
            Self::UnknownAction { name, nearest: Some(nearest) } => {
                format!("keys: no action “{name}”. Did you mean “{nearest}”?")
            }
            Self::UnknownAction { name, nearest: None } => format!("keys: no action “{name}”"),
            Self::UnknownKey { action, key } => {
                format!("keys: “{key}” is not a key (action “{action}”)")
            }
            Self::Clash { key, one, other } => {
                format!("keys: {key} would do both “{one}” and “{other}”")
            }
            Self::Types { action, key } => {
                format!("keys: {key} types into the note, it cannot do “{action}”")
            }
        }
    }
}
