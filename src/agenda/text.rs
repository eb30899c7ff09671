//! Text that is safe to show: every word from outside passes through here once, at the door.
//!
//! Must never be constructible without cleaning; that is the whole point of the type.

use std::{fmt, ops::Deref, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, de};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The longest text kept from an agenda, a note or a message, in bytes of UTF-8.
pub const MAX_TEXT: usize = 2 * 1024;

/// The most combining marks kept on one base character; Vietnamese and Hebrew need fewer.
const MAX_MARKS: usize = 4;

/// One line of text without control characters, direction overrides or piled marks, in NFC.
///
/// Cheap to clone. Tabs and line breaks became single spaces; what is longer than [`MAX_TEXT`]
/// is cut at a character.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Arc<str>);

impl Text {
    /// Cleans `raw`: the only way to make a `Text`.
    #[must_use]
    pub fn clean(raw: &str) -> Self {
        // most texts of a long journal are plain, and need no second look
        if raw.len() <= MAX_TEXT && raw.chars().all(is_plain) {
            return Self(raw.trim().into());
        }
        let mut out = String::with_capacity(raw.len().min(MAX_TEXT));
        let mut marks = 0;
        for c in raw.nfc() {
            let c = match c {
                '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                    ' '
                }
                c if is_hidden(c) => continue,
                c => c,
            };
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            if marks > MAX_MARKS {
                continue;
            }
            if out.len() + c.len_utf8() > MAX_TEXT {
                break;
            }
            out.push(c);
        }
        Self(out.trim().into())
    }

    /// Takes the box that is ticked away from a line of a list: `[x] Todo`, `☐ Todo`, `✔ Todo`.
    #[must_use]
    pub fn without_box(line: &str) -> &str {
        const DRAWN: [char; 7] = ['☐', '☑', '☒', '✓', '✔', '✅', '⬜'];
        /// What asks for the mark before it in colours.
        const COLOURED: char = '\u{fe0f}';
        const TICKS: [char; 6] = [' ', '\u{a0}', 'x', 'X', '✓', '✔'];
        let bare = line.trim_start();
        let typed = bare.strip_prefix('[').map(|rest| rest.strip_prefix(TICKS).unwrap_or(rest));
        let typed = typed.and_then(|rest| rest.strip_prefix(']'));
        let drawn = bare.strip_prefix(DRAWN);
        let drawn = drawn.map(|rest| rest.strip_prefix(COLOURED).unwrap_or(rest));
        let said = typed.or(drawn).filter(|said| said.starts_with(char::is_whitespace));
        said.map(str::trim).filter(|said| !said.is_empty()).unwrap_or(line)
    }

    /// The text as a plain string slice.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `c` stays as it is, whatever stands beside it: ASCII, the letters of Europe with their
/// accents, dashes, quotes and the ellipsis.
const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{24F}' | '\u{2010}'..='\u{2027}')
}

/// Whether `c` would change what a terminal or a page shows without being seen itself.
///
/// Zero-width joiners stay: emoji and several scripts need them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Default for Text {
    fn default() -> Self {
        Self("".into())
    }
}

impl From<&str> for Text {
    fn from(raw: &str) -> Self {
        Self::clean(raw)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Reader)
    }
}

/// Cleans a text where it stands, without a copy of it.
struct Reader;

impl de::Visitor<'_> for Reader {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, raw: &str) -> Result<Text, E> {
        Ok(Text::clean(raw))
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::IsNormalized;

    use super::*;

    #[test]
    fn what_is_taken_as_it_is_has_nothing_to_clean() {
        let plain: Vec<char> = ('\0'..=char::MAX).filter(|c| is_plain(*c)).collect();
        assert!(plain.len() > 500, "{} characters", plain.len());
        for c in &plain {
            assert!(!is_hidden(*c) && !is_combining_mark(*c), "{c:?}");
        }
        // in any order: none of them composes with another one
        let text: String = plain.iter().chain(plain.iter().rev()).collect();
        assert_eq!(unicode_normalization::is_nfc_quick(text.chars()), IsNormalized::Yes);
    }

    #[test]
    fn hostile_characters_do_not_pass() {
        assert_eq!(Text::clean("a\u{1b}[31mb\u{202E}c\td\r\ne").as_str(), "a[31mbc d  e");
        assert_eq!(Text::clean(&format!("x{}", "\u{0301}".repeat(50))).chars().count(), 5);
        assert_eq!(Text::clean("👩\u{200D}🔬").as_str(), "👩\u{200D}🔬");
    }

    #[test]
    fn long_text_is_cut_at_a_character() {
        let text = Text::clean(&"é".repeat(MAX_TEXT));
        assert_eq!(text.len(), MAX_TEXT);
    }
}
