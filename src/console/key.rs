//! Keys as data: read from settings in either language, shown in the language of the screen.

use std::{fmt, str::FromStr};

use crate::{
    agenda::fold_name,
    i18n::{
        Lang,
        console::key::{Held, Named},
    },
};

/// A key, with what is held beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Control is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held; for a character that has no capital, always false.
    pub shift: bool,
}

/// Which key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A character, in lower case where it is a letter.
    Char(char),
    /// A key with a name.
    Named(Named),
    /// A function key.
    F(u8),
}

/// The highest function key that a terminal can report.
const MAX_F: u8 = 24;

impl Key {
    /// A named key with nothing held.
    #[must_use]
    pub const fn named(name: Named) -> Self {
        Self { code: Code::Named(name), ctrl: false, alt: false, shift: false }
    }

    /// What the terminal reports for the character `c`: a capital is its letter with Shift.
    #[must_use]
    pub fn char(c: char) -> Self {
        if c == ' ' {
            return Self::named(Named::Space);
        }
        let mut lower = c.to_lowercase();
        let (code, shift) = match (lower.next(), lower.next()) {
            (Some(small), None) if small != c => (small, true),
            (_, _) => (c, false),
        };
        Self { code: Code::Char(code), ctrl: false, alt: false, shift }
    }

    /// The character that it types, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        if self.ctrl || self.alt {
            return None;
        }
        match self.code {
            Code::Char(c) if self.shift => c.to_uppercase().next(),
            Code::Char(c) => Some(c),
            Code::Named(Named::Space) => Some(' '),
            Code::Named(_) | Code::F(_) => None,
        }
    }

    /// The same key without Shift.
    #[must_use]
    pub const fn unshifted(self) -> Self {
        Self { shift: false, ..self }
    }

    /// The key as the key bar shows it: `Espace`, `Maj-U`, `Ctrl-P`, `F2`, `←`.
    #[must_use]
    pub fn shown(self, lang: Lang) -> String {
        self.spelled(lang, Named::shown)
    }

    fn spelled(self, lang: Lang, name: fn(Named, Lang) -> &'static str) -> String {
        let mut out = String::new();
        for (held, is) in
            [(Held::Ctrl, self.ctrl), (Held::Alt, self.alt), (Held::Shift, self.shift)]
        {
            if is {
                out.push_str(held.name(lang));
                out.push('-');
            }
        }
        match self.code {
            Code::Char(c) => out.extend(c.to_uppercase()),
            Code::Named(named) => out.push_str(name(named, lang)),
            Code::F(number) => out.push_str(&format!("F{number}")),
        }
        out
    }
}

/// The spelling that settings use, in English.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.spelled(Lang::En, Named::written))
    }
}

/// The text is not the name of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongKey;

/// Reads `Space`, `Espace`, `Ctrl-P`, `Maj-U`, `F2`, `é` or `-`, in either language.
impl FromStr for Key {
    type Err = WrongKey;

    fn from_str(text: &str) -> Result<Self, WrongKey> {
        let mut rest = text.trim();
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        while let Some((head, tail)) = rest.split_once(['-', '+'])
            && !tail.is_empty()
            && let Some(held) = held(head)
        {
            match held {
                Held::Ctrl => ctrl = true,
                Held::Alt => alt = true,
                Held::Shift => shift = true,
            }
            rest = tail;
        }
        if let Some(named) = named(rest) {
            return Ok(Self { code: Code::Named(named), ctrl, alt, shift });
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (None, _) => return Err(WrongKey),
            // a capital in the settings means the key, not Shift
            (Some(c), None) if !c.is_control() && c != ' ' => Key::char(c).code,
            (Some('f' | 'F'), Some(digit)) if digit.is_ascii_digit() => {
                let number = rest[1..].parse().map_err(|_| WrongKey)?;
                if !(1..=MAX_F).contains(&number) {
                    return Err(WrongKey);
                }
                Code::F(number)
            }
            (Some(_), _) => return Err(WrongKey),
        };
        Ok(Self { code, ctrl, alt, shift })
    }
}

fn held(name: &str) -> Option<Held> {
    let same = |held: &Held| {
        [Lang::Fr, Lang::En].iter().any(|lang| fold_name(held.name(*lang)) == fold_name(name))
    };
    Held::ALL.into_iter().find(same)
}

fn named(name: &str) -> Option<Named> {
    let same = |named: &Named| {
        [Lang::Fr, Lang::En].into_iter().any(|lang| {
            fold_name(named.written(lang)) == fold_name(name) || named.shown(lang) == name
        })
    };
    Named::ALL.into_iter().find(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_as_they_are_written_in_both_languages() {
        for text in ["Space", "Ctrl-P", "Shift-U", "F2", "É", "-", "+", ".", "PageDown", "Alt-Left"]
        {
            let key: Key = text.parse().expect(text);
            assert_eq!(key.to_string(), text);
            for lang in [Lang::Fr, Lang::En] {
                assert_eq!(key.shown(lang).parse(), Ok(key), "{}", key.shown(lang));
            }
        }
        assert_eq!("maj-u".parse(), "Shift-U".parse::<Key>());
        assert_eq!("echap".parse(), "Esc".parse::<Key>());
        assert_eq!("Ctrl--".parse::<Key>().map(|key| key.typed()), Ok(None));
        for wrong in ["", "F0", "F99", "Ctrl-", "Hyper-X", "Espacee", "\u{1b}"] {
            assert_eq!(wrong.parse::<Key>(), Err(WrongKey), "{wrong}");
        }
    }

    #[test]
    fn a_capital_is_a_letter_with_shift() {
        assert_eq!(Key::char('U'), "Shift-U".parse().expect("a key"));
        assert_eq!(Key::char('É').typed(), Some('É'));
        assert_eq!(Key::char(' '), Key::named(Named::Space));
        assert_eq!(Key::char('?').typed(), Some('?'));
    }
}
