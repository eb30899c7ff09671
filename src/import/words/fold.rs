//! A text made plain for comparison, character by character, so that places in it are kept.

use std::sync::LazyLock;

use unicode_normalization::char::decompose_canonical;

/// A line and its folded twin: as many characters, but lower case, without accents, with plain
/// quotes, dashes and spaces.
#[derive(Debug, Clone)]
pub(in crate::import) struct Folded {
    /// The characters as written.
    pub raw: Vec<char>,
    /// The same, made plain.
    pub low: Vec<char>,
    /// The key of what begins at each of them, by which word lists are looked up, and whether it
    /// is a letter or a digit.
    keys: Vec<u16>,
}

impl Folded {
    pub(in crate::import) fn new(text: &str) -> Self {
        let mut raw = Vec::with_capacity(text.len());
        if text.is_ascii() {
            raw.extend(text.bytes().map(char::from));
        } else {
            raw.extend(text.chars());
        }
        let plain = PLAIN.as_slice();
        let low: Vec<char> = raw.iter().map(|c| plain_char(plain, *c)).collect();
        let keys = keys(&low);
        Self { raw, low, keys }
    }

    #[inline]
    pub(in crate::import) fn len(&self) -> usize {
        self.low.len()
    }

    /// The folded character at `at`; a line feed past the end, which is no part of any word.
    #[inline]
    pub(in crate::import) fn at(&self, at: usize) -> char {
        self.low.get(at).copied().unwrap_or('\n')
    }

    /// Whether a letter or a digit stands at `at`.
    #[inline]
    pub(in crate::import) fn in_word(&self, at: usize) -> bool {
        self.keys.get(at).is_some_and(|key| key & IN_WORD != 0)
    }

    /// Whether a letter or a digit stands before `at`.
    #[inline]
    pub(in crate::import) fn behind_word(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.in_word(before))
    }

    /// The key of what begins at `at`.
    #[inline]
    fn key(&self, at: usize) -> Option<u16> {
        self.keys.get(at).map(|key| key & !IN_WORD)
    }

    /// The folded character before `at`.
    #[inline]
    pub(in crate::import) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\n', |before| self.at(before))
    }

    /// The written text from `from` to `to`.
    pub(in crate::import) fn text(&self, from: usize, to: usize) -> String {
        let to = to.min(self.raw.len());
        self.raw[from.min(to)..to].iter().collect()
    }

    /// How many words it has.
    pub(in crate::import) fn words(&self) -> usize {
        self.raw.split(|c| c.is_whitespace()).filter(|word| !word.is_empty()).count()
    }

    /// Where the run of spaces at `at` ends.
    #[inline]
    pub(in crate::import) fn skip_spaces(&self, mut at: usize) -> usize {
        while self.at(at) == ' ' {
            at += 1;
        }
        at
    }

    /// Where `word` ends when it stands at `at`.
    #[inline]
    pub(in crate::import) fn after(&self, at: usize, word: &str) -> Option<usize> {
        let mut end = at;
        for c in word.chars() {
            if self.at(end) != c {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Where a whole word of `words` ends that stands at `at`; the longest one.
    pub(in crate::import) fn after_word(
        &self,
        at: usize,
        words: &(impl List + ?Sized),
    ) -> Option<usize> {
        let key = self.key(at)?;
        words.of(key).filter_map(|word| self.after_whole(at, word)).max()
    }

    /// Where `word` ends when it stands at `at` and no longer word does.
    #[inline]
    pub(in crate::import) fn after_whole(&self, at: usize, word: &str) -> Option<usize> {
        let end = self.after(at, word)?;
        (!self.in_word(end) || !self.behind_word(end)).then_some(end)
    }

    /// Whether a word with one of these keys may stand at `at`.
    #[inline]
    pub(in crate::import) fn holds(&self, at: usize, keys: &Keys) -> bool {
        self.key(at).is_some_and(|key| keys.hold(key))
    }

    /// The key of the two signs at `at`.
    pub(in crate::import) fn pair(&self, at: usize) -> u16 {
        pair(first_byte(self.at(at)), first_byte(self.at(at + 1)))
    }

    /// The key of the three signs at `at`.
    pub(in crate::import) fn triple(&self, at: usize) -> u16 {
        triple(first_byte(self.at(at)), first_byte(self.at(at + 1)), first_byte(self.at(at + 2)))
    }

    /// Whether `word` is all that stands from `at` to `end`.
    #[inline]
    pub(in crate::import) fn is(&self, at: usize, end: usize, word: &str) -> bool {
        self.after(at, word) == Some(end)
    }

    /// Where the word that begins at `at` ends.
    #[inline]
    pub(in crate::import) fn word_end(&self, mut at: usize) -> usize {
        while self.in_word(at) {
            at += 1;
        }
        at
    }
}

/// Words to look for at a place in a text.
pub(in crate::import) trait List {
    /// Those that may stand at a place with this key: all that do, and few others.
    fn of(&self, key: u16) -> impl Iterator<Item = &'static str>;
}

/// A few words, written where they are looked for.
impl<const N: usize> List for [&'static str; N] {
    fn of(&self, _key: u16) -> impl Iterator<Item = &'static str> {
        self.iter().copied()
    }
}

/// A long list of words, with their keys at hand.
#[derive(Debug)]
pub(in crate::import) struct Words {
    words: &'static [&'static str],
    keys: Index,
}

impl Words {
    pub(in crate::import) const fn new(words: &'static [&'static str]) -> Self {
        let mut keys = Index::EMPTY;
        let mut at = words.len();
        while at > 0 {
            at -= 1;
            keys = keys.with(at, key(words[at]));
        }
        Self { words, keys }
    }

    /// The keys of its words.
    pub(in crate::import) const fn keys(&self) -> Keys {
        self.keys.any
    }
}

impl List for Words {
    #[inline]
    fn of(&self, key: u16) -> impl Iterator<Item = &'static str> {
        self.keys.places(key).filter_map(|place| self.words.get(place).copied())
    }
}

/// Words that each mean something.
#[derive(Debug)]
pub(in crate::import) struct Table<V: 'static> {
    rows: &'static [(&'static str, V)],
    keys: Index,
}

impl<V: Copy> Table<V> {
    pub(in crate::import) const fn new(rows: &'static [(&'static str, V)]) -> Self {
        let mut keys = Index::EMPTY;
        let mut at = rows.len();
        while at > 0 {
            at -= 1;
            keys = keys.with(at, key(rows[at].0));
        }
        Self { rows, keys }
    }

    /// The keys of its words.
    pub(in crate::import) const fn keys(&self) -> Keys {
        self.keys.any
    }

    /// The rows that may stand at `at`: none of them, most of the time.
    #[inline]
    pub(in crate::import) fn at(
        &self,
        text: &Folded,
        at: usize,
    ) -> impl Iterator<Item = (&'static str, V)> {
        let key = text.key(at);
        let places = key.map(|key| self.keys.places(key));
        places.into_iter().flatten().filter_map(|place| self.rows.get(place).copied())
    }

    /// Whether one of the words may stand at `at`.
    #[inline]
    pub(in crate::import) fn may_begin(&self, text: &Folded, at: usize) -> bool {
        text.holds(at, &self.keys.any)
    }

    /// The row whose word is all that stands from `at` to `end`.
    pub(in crate::import) fn get(
        &self,
        text: &Folded,
        at: usize,
        end: usize,
    ) -> Option<(&'static str, V)> {
        self.at(text, at).find(|(word, _)| text.is(at, end, word))
    }

    /// What the first row means whose whole word stands at `at`, and where it ends.
    pub(in crate::import) fn after_word(&self, text: &Folded, at: usize) -> Option<(V, usize)> {
        self.at(text, at).find_map(|(word, value)| Some((value, text.after_whole(at, word)?)))
    }
}

/// The keys of a list, and where each stands in it.
#[derive(Debug)]
struct Index {
    /// All of them, to know at once that a word is in no row.
    any: Keys,
    /// For each group of keys, one more than the first place of one of them; 0 for none.
    first: [u8; GROUPS],
    /// For each place, its key, and the next place of the same group in the same way.
    rows: [(u16, u8); LONGEST_LIST],
}

/// No list has more words.
const LONGEST_LIST: usize = 128;
/// Into how many groups the keys of a list are parted.
const GROUPS: usize = 64;

impl Index {
    const EMPTY: Self = Self { any: Keys::NONE, first: [0; GROUPS], rows: [(0, 0); LONGEST_LIST] };

    /// The index with a key more; the last places come first, so that they are found in order.
    const fn with(mut self, place: usize, key: u16) -> Self {
        let group = key as usize % GROUPS;
        self.any = self.any.with(key);
        self.rows[place] = (key, self.first[group]);
        self.first[group] = place as u8 + 1;
        self
    }

    /// Where this key stands, in the order of the list.
    #[inline]
    fn places(&self, key: u16) -> impl Iterator<Item = usize> {
        let place = |next: u8| usize::from(next).checked_sub(1);
        let first = if self.any.hold(key) { self.first[usize::from(key) % GROUPS] } else { 0 };
        std::iter::successors(place(first), move |at| place(self.rows[*at].1))
            .filter(move |at| self.rows[*at].0 == key)
    }
}

/// Words that may go on: each says what a text begins with.
#[derive(Debug)]
pub(in crate::import) struct Stems {
    stems: &'static [&'static str],
    pairs: Keys,
}

impl Stems {
    /// Each begins with two signs of ASCII.
    pub(in crate::import) const fn new(stems: &'static [&'static str]) -> Self {
        let mut pairs = Keys::NONE;
        let mut at = 0;
        while at < stems.len() {
            let stem = stems[at].as_bytes();
            pairs = pairs.with(pair(stem[0], stem[1]));
            at += 1;
        }
        Self { stems, pairs }
    }

    /// Whether one of them stands at `at`.
    pub(in crate::import) fn stand(&self, text: &Folded, at: usize) -> bool {
        self.pairs.hold(text.pair(at))
            && self.stems.iter().any(|stem| text.after(at, stem).is_some())
    }
}

/// The key of two signs that follow each other.
pub(in crate::import) const fn pair(first: u8, second: u8) -> u16 {
    short(step(step(0, second), first))
}

/// The key of three signs that follow each other.
pub(in crate::import) const fn triple(first: u8, second: u8, third: u8) -> u16 {
    short(step(step(step(0, third), second), first))
}

/// How many different keys there are.
pub(in crate::import) const KEYS: usize = 4096;

/// What marks the key of a place in a word.
const IN_WORD: u16 = 1 << 15;

/// A set of keys.
#[derive(Debug, Clone, Copy)]
pub(in crate::import) struct Keys([u64; KEYS / 64]);

impl Keys {
    const NONE: Self = Self([0; KEYS / 64]);

    /// Those of both sets.
    pub(in crate::import) const fn or(mut self, other: Self) -> Self {
        let mut at = 0;
        while at < self.0.len() {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    const fn with(mut self, key: u16) -> Self {
        self.0[key as usize / 64] |= 1 << (key % 64);
        self
    }

    #[inline]
    fn hold(&self, key: u16) -> bool {
        let word = self.0.get(usize::from(key / 64)).copied().unwrap_or_default();
        word >> (key % 64) & 1 == 1
    }
}

/// The key of a word: a number made of its first letters and digits up to any other sign, or of
/// its first sign when that is neither.
///
/// A word stands at a place only if its key is that of the place; the reverse is not sure.
const fn key(word: &str) -> u16 {
    let bytes = word.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
        end += 1;
    }
    if end == 0 {
        return if bytes.is_empty() { 0 } else { short(step(0, bytes[0])) };
    }
    let mut hash = 0;
    while end > 0 {
        end -= 1;
        hash = step(hash, bytes[end]);
    }
    short(hash)
}

/// The keys of all places of a text.
fn keys(low: &[char]) -> Vec<u16> {
    let mut keys = vec![0; low.len()];
    let mut hash = 0;
    for (c, key) in low.iter().zip(&mut keys).rev() {
        let byte = first_byte(*c);
        if byte.is_ascii_alphanumeric() {
            hash = step(hash, byte);
            *key = short(hash);
        } else {
            hash = 0;
            *key = short(step(0, byte));
        }
        if c.is_alphanumeric() {
            *key |= IN_WORD;
        }
    }
    keys
}

/// The first byte of a character in UTF-8.
fn first_byte(c: char) -> u8 {
    match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => byte,
        Ok(_) | Err(_) => {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).as_bytes().first().copied().unwrap_or_default()
        }
    }
}

const fn step(hash: u32, byte: u8) -> u32 {
    (hash.rotate_left(5) ^ byte as u32).wrapping_mul(0x9E37_79B1)
}

const fn short(hash: u32) -> u16 {
    (hash >> (32 - KEYS.trailing_zeros())) as u16
}

/// Makes one character plain, with the table of most of them at hand: `É` is `e`, `’` is `'`, any
/// dash is `-`, any space is a space.
#[inline]
fn plain_char(plain: &[char], c: char) -> char {
    match plain.get(c as usize) {
        Some(plain) => *plain,
        None => fold_rare(c),
    }
}

/// The signs of ASCII and the letters of European languages, made plain.
static PLAIN: LazyLock<Vec<char>> = LazyLock::new(|| {
    let plain = |c: char| match c {
        '`' => '\'',
        '\t' => ' ',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c => fold_rare(c),
    };
    ('\0'..'\u{180}').map(plain).collect()
});

fn fold_rare(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '′' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => '-',
        '→' | '⇒' | '➔' | '➜' | '⟶' | '▶' | '►' | '➡' => '→',
        '×' | '✕' | '✖' => 'x',
        '：' => ':',
        '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}' => ' ',
        c if c.is_whitespace() => ' ',
        c => {
            let mut base = None;
            decompose_canonical(c, |part| {
                base.get_or_insert(part);
            });
            let base = base.unwrap_or(c);
            base.to_lowercase().next().unwrap_or(base)
        }
    }
}

/// Makes a text plain.
pub(in crate::import) fn fold(text: &str) -> String {
    let plain = PLAIN.as_slice();
    text.chars().map(|c| plain_char(plain, c)).collect()
}
