//! The names of keys, in both languages.

use crate::i18n::Lang;

/// A key that has a name instead of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Named {
    /// The long one.
    Space,
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulation.
    Tab,
    /// Deletes to the left.
    Backspace,
    /// Deletes to the right.
    Delete,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// One page up; also what a presenter's remote sends for "back".
    PageUp,
    /// One page down; also what a presenter's remote sends for "next".
    PageDown,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
}

/// A key that is held while another one is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Control.
    Ctrl,
    /// Alt, or Option.
    Alt,
    /// Shift.
    Shift,
}

impl Named {
    /// Every named key.
    pub const ALL: [Self; 14] = [
        Self::Space,
        Self::Enter,
        Self::Esc,
        Self::Tab,
        Self::Backspace,
        Self::Delete,
        Self::Home,
        Self::End,
        Self::PageUp,
        Self::PageDown,
        Self::Up,
        Self::Down,
        Self::Left,
        Self::Right,
    ];

    /// The name as the screen shows it.
    #[must_use]
    pub const fn shown(self, lang: Lang) -> &'static str {
        match self {
            Self::Up => "↑",
            Self::Down => "↓",
            Self::Left => "←",
            Self::Right => "→",
            Self::Space
            | Self::Enter
            | Self::Esc
            | Self::Tab
            | Self::Backspace
            | Self::Delete
            | Self::Home
            | Self::End
            | Self::PageUp
            | Self::PageDown => self.written(lang),
        }
    }

    /// The name as people write it in their settings.
    #[must_use]
    pub const fn written(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Space, Lang::Fr) => "Espace",
            (Self::Space, Lang::En) => "Space",
            (Self::Enter, Lang::Fr) => "Entrée",
            (Self::Enter, Lang::En) => "Enter",
            (Self::Esc, Lang::Fr) => "Échap",
            (Self::Esc, Lang::En) => "Esc",
            (Self::Tab, Lang::Fr | Lang::En) => "Tab",
            (Self::Backspace, Lang::Fr) => "Retour",
            (Self::Backspace, Lang::En) => "Backspace",
            (Self::Delete, Lang::Fr) => "Suppr",
            (Self::Delete, Lang::En) => "Delete",
            (Self::Home, Lang::Fr) => "Début",
            (Self::Home, Lang::En) => "Home",
            (Self::End, Lang::Fr) => "Fin",
            (Self::End, Lang::En) => "End",
            (Self::PageUp, Lang::Fr) => "PagePréc",
            (Self::PageUp, Lang::En) => "PageUp",
            (Self::PageDown, Lang::Fr) => "PageSuiv",
            (Self::PageDown, Lang::En) => "PageDown",
            (Self::Up, Lang::Fr) => "Haut",
            (Self::Up, Lang::En) => "Up",
            (Self::Down, Lang::Fr) => "Bas",
            (Self::Down, Lang::En) => "Down",
            (Self::Left, Lang::Fr) => "Gauche",
            (Self::Left, Lang::En) => "Left",
            (Self::Right, Lang::Fr) => "Droite",
            (Self::Right, Lang::En) => "Right",
        }
    }
}

impl Held {
    /// Every key that can be held.
    pub const ALL: [Self; 3] = [Self::Ctrl, Self::Alt, Self::Shift];

    /// Its name.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Ctrl, Lang::Fr | Lang::En) => "Ctrl",
            (Self::Alt, Lang::Fr | Lang::En) => "Alt",
            (Self::Shift, Lang::Fr) => "Maj",
            (Self::Shift, Lang::En) => "Shift",
        }
    }
}
