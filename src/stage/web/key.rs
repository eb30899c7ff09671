//! The keys of the door: 128 random bits, in letters that fit into a link.
//!
//! Live in memory only, and never show themselves but where they are asked for as text.

use std::fmt;

/// How many bytes a key has.
pub const KEY_BYTES: usize = 16;
/// How many letters it is written with.
pub const KEY_LETTERS: usize = 22;

/// The 64 letters of links, each for six bits.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A key, or what a page gets for one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key([u8; KEY_BYTES]);

impl Key {
    /// The key of these random bytes.
    #[must_use]
    pub const fn new(random: [u8; KEY_BYTES]) -> Self {
        Self(random)
    }

    /// The key as it stands in a link: base64 for links, without padding.
    #[must_use]
    pub fn text(self) -> String {
        let bits = u128::from_be_bytes(self.0);
        let letter = |place: usize| {
            // the last letter has two bits only
            let six = if place == 0 { bits << 4 } else { bits >> (6 * place - 4) };
            char::from(LETTERS[usize::try_from(six & 63).unwrap_or_default()])
        };
        (0..KEY_LETTERS).rev().map(letter).collect()
    }

    /// Reads a key; none where the text cannot be one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text.len() != KEY_LETTERS {
            return None;
        }
        let value = |letter: u8| LETTERS.iter().position(|known| *known == letter);
        let mut bits: u128 = 0;
        for (place, letter) in text.bytes().enumerate() {
            let six = u128::try_from(value(letter)?).ok()?;
            if place + 1 < KEY_LETTERS {
                bits = bits << 6 | six;
            } else if six & 15 == 0 {
                bits = bits << 2 | six >> 4;
            } else {
                return None;
            }
        }
        Some(Self(bits.to_be_bytes()))
    }

    /// Whether both are the same, found out in the same time wherever they differ.
    #[must_use]
    pub fn is(self, other: Self) -> bool {
        let pairs = self.0.into_iter().zip(other.0);
        pairs.fold(0, |differs, (one, other)| differs | (one ^ other)) == 0
    }
}

/// Does not show the key: what is printed for a developer ends up in logs.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        let counted = std::array::from_fn(|place| u8::try_from(place * 17 + 3).unwrap_or(251));
        for bytes in [[0; 16], [255; 16], counted] {
            let text = Key::new(bytes).text();
            assert_eq!(text.len(), KEY_LETTERS);
            assert_eq!(Key::read(&text), Some(Key::new(bytes)), "{text}");
        }
        assert_eq!(Key::new([255; 16]).text(), "_____________________w");
        assert_eq!(Key::new([0; 16]).text(), "AAAAAAAAAAAAAAAAAAAAAA");
        let mut one = [0; 16];
        one[0] = 0b0000_0100;
        assert_eq!(Key::new(one).text(), "BAAAAAAAAAAAAAAAAAAAAA");
    }

    #[test]
    fn anything_else_is_no_key() {
        for text in
            ["", "A", "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAAA"]
        {
            assert_eq!(Key::read(text), None, "{text}");
        }
        assert_eq!(Key::read("éAAAAAAAAAAAAAAAAAAAA"), None);
    }

    #[test]
    fn keys_differ_wherever_a_bit_does() {
        let key = Key::new([7; 16]);
        assert!(key.is(Key::new([7; 16])));
        for place in 0..16 {
            let mut other = [7; 16];
            other[place] = 6;
            assert!(!key.is(Key::new(other)));
        }
    }

    #[test]
    fn a_key_does_not_show_itself() {
        assert_eq!(format!("{:?}", Key::new([255; 16])), "Key(…)");
    }
}
