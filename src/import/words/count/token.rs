//! A text as words with a meaning for counts: lengths, numbers, and words by class.

use std::sync::LazyLock;

use crate::import::{
    times::{
        clock::clock,
        length::{compact, length},
    },
    words::{
        fold::{Folded, KEYS, Table},
        number::whole,
    },
};

/// What a word can mean here; one word can mean several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Several who take turns: `équipes`.
    Many,
    /// One of those who pass: `équipe`, `Gruppe`.
    One,
    /// Several who may take turns, or just be there: `personnes`, `groupes`.
    Some,
    /// What is repeated: `rondes`, `Runden`.
    Rounds,
    /// `chacun`, `each`, behind a length.
    Alone,
    /// `chaque`, `each of`, before who passes.
    Det,
    /// `je 5 Minuten`.
    Je,
    /// `par`, `per`.
    Per,
    /// `Vorträge à 20 Minuten`.
    A,
    /// Between two numbers of a range.
    Range,
    /// `max.`, `environ`.
    About,
    /// `disposent de`, `have`.
    Have,
    /// `x`, `fois`.
    X,
    Feedback,
    Transition,
    Talk,
    /// `dont`, `including`.
    Incl,
    /// `et`, `puis`, `followed by`.
    Plus,
    /// Small words between a length and what it is for.
    For,
    /// What `par` can stand before without meaning each.
    Unit,
}

impl Class {
    const NAMED: [(&'static str, Self); 20] = [
        ("many", Self::Many),
        ("one", Self::One),
        ("some", Self::Some),
        ("rounds", Self::Rounds),
        ("alone", Self::Alone),
        ("det", Self::Det),
        ("je", Self::Je),
        ("per", Self::Per),
        ("a", Self::A),
        ("range", Self::Range),
        ("about", Self::About),
        ("have", Self::Have),
        ("x", Self::X),
        ("feedback", Self::Feedback),
        ("transition", Self::Transition),
        ("talk", Self::Talk),
        ("incl", Self::Incl),
        ("plus", Self::Plus),
        ("for", Self::For),
        ("unit", Self::Unit),
    ];

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// What stands at a place of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means<'a> {
    /// A length, in seconds.
    Length(u32),
    Number(u32),
    Word(&'a [char]),
    /// A mark that parts what is said: `,`, `:`, `(`, `)`, `/`, `-`.
    Mark(char),
    /// A time of day, a price, a number with a fraction: nothing that is counted.
    Other,
    /// The end of a sentence.
    Stop,
}

/// One word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) means: Means<'a>,
    classes: u32,
    /// Whether it is written with a capital.
    pub(super) capital: bool,
}

impl<'a> Token<'a> {
    const fn plain(means: Means<'a>) -> Self {
        Self { means, classes: 0, capital: false }
    }

    pub(super) const fn is(&self, class: Class) -> bool {
        self.classes & class.bit() != 0
    }

    /// Whether it is a word without a meaning here.
    pub(super) const fn is_plain(&self) -> bool {
        self.classes == 0 && matches!(self.means, Means::Word(_))
    }

    /// Whether it is of one of the classes.
    pub(super) fn any(&self, classes: &[Class]) -> bool {
        classes.iter().any(|class| self.is(*class))
    }

    pub(super) const fn length(&self) -> Option<u32> {
        match self.means {
            Means::Length(seconds) => Some(seconds),
            Means::Number(_) | Means::Word(_) | Means::Mark(_) | Means::Other | Means::Stop => None,
        }
    }

    pub(super) const fn number(&self) -> Option<u32> {
        match self.means {
            Means::Number(number) => Some(number),
            Means::Length(_) | Means::Word(_) | Means::Mark(_) | Means::Other | Means::Stop => None,
        }
    }

    /// The letters of a word, made plain.
    pub(super) const fn word(&self) -> Option<&'a [char]> {
        match self.means {
            Means::Word(word) => Some(word),
            Means::Length(_) | Means::Number(_) | Means::Mark(_) | Means::Other | Means::Stop => {
                None
            }
        }
    }

    /// Whether it is this word.
    pub(super) fn spells(&self, word: &str) -> bool {
        self.word().is_some_and(|letters| letters.iter().copied().eq(word.chars()))
    }

    pub(super) fn mark(&self, marks: &[char]) -> bool {
        matches!(self.means, Means::Mark(mark) if marks.contains(&mark))
    }
}

/// One word, or several in a row, of a class.
struct Pattern {
    class: Class,
    stem: &'static str,
    /// Whether it may be the beginning of a longer word.
    open: bool,
}

/// The patterns by their first three signs, or two if there are no more, and those that end a
/// longer word.
struct Patterns {
    own: Vec<Vec<Pattern>>,
    /// Those of one sign.
    short: Vec<Pattern>,
    endings: Vec<Pattern>,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let mut patterns = Patterns {
        own: (0..KEYS).map(|_| Vec::new()).collect(),
        short: Vec::new(),
        endings: Vec::new(),
    };
    let lines = include_str!("words.txt").lines();
    for (name, words) in lines.filter_map(|line| line.split_once(": ")) {
        let Some((_, class)) = Class::NAMED.iter().find(|(known, _)| *known == name) else {
            continue;
        };
        for word in words.split(", ") {
            let stem = word.trim_end_matches('*');
            let pattern = Pattern { class: *class, stem, open: stem.len() < word.len() };
            match stem.strip_prefix('*') {
                Some(stem) => patterns.endings.push(Pattern { stem, ..pattern }),
                None => {
                    let signs = Folded::new(stem);
                    let key = if signs.len() > 2 { signs.triple(0) } else { signs.pair(0) };
                    match signs.len() {
                        0 => {}
                        1 => patterns.short.push(pattern),
                        _ => patterns.own[usize::from(key)].push(pattern),
                    }
                }
            }
        }
    }
    patterns
});

/// The words of a text.
pub(super) fn tokens(text: &Folded) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let c = text.at(at);
        if text.in_word(at) {
            at = word(text, at, &mut out).max(at + 1);
            continue;
        }
        if text.raw.get(at) == Some(&'½')
            && let Some((seconds, end)) = length(text, at)
        {
            out.push(Token::plain(Means::Length(seconds)));
            at = end;
            continue;
        }
        match c {
            ',' | ';' | '…' => out.push(Token::plain(Means::Mark(','))),
            ':' => out.push(Token::plain(Means::Mark(':'))),
            '(' | '[' => out.push(Token::plain(Means::Mark('('))),
            ')' | ']' => out.push(Token::plain(Means::Mark(')'))),
            '/' => out.push(Token::plain(Means::Mark('/'))),
            '-' | '|' | '→' | '·' | '=' => out.push(Token::plain(Means::Mark('-'))),
            '+' | '&' => {
                out.push(Token { classes: Class::Plus.bit(), ..Token::plain(Means::Mark('+')) })
            }
            '*' => out.push(Token { classes: Class::X.bit(), ..Token::plain(Means::Mark('*')) }),
            '.' | '!' | '?' if stops(text, at, out.last()) => out.push(Token::plain(Means::Stop)),
            _ => {}
        }
        at += 1;
    }
    out
}

/// Whether the mark at `at` ends a sentence: what comes next begins one.
fn stops(text: &Folded, at: usize, before: Option<&Token<'_>>) -> bool {
    let next = text.skip_spaces(at + 1);
    if next == at + 1 && next < text.len() {
        return false;
    }
    let short = before.and_then(Token::word).is_some_and(|word| {
        word.len() <= 3 || before.is_some_and(|token| token.any(&[Class::About, Class::Incl]))
    });
    let first = text.raw.get(next).copied().unwrap_or(' ');
    !(text.at(at) == '.' && (short || first.is_lowercase()))
}

/// Words that say how often in one.
pub(super) static TWICE: Table<u32> =
    Table::new(&[("twice", 2), ("zweimal", 2), ("dreimal", 3), ("viermal", 4)]);

/// Reads the word or number at `at`; returns where it ends.
fn word<'a>(text: &'a Folded, at: usize, out: &mut Vec<Token<'a>>) -> usize {
    let digit = text.at(at).is_ascii_digit();
    if let Some((found, end)) = compact(text, at).or_else(|| length(text, at)) {
        // "14h", "9:30" are times of day
        const LONGEST: u32 = 6 * 3600;
        let time = found > LONGEST;
        out.push(Token::plain(if time { Means::Other } else { Means::Length(found) }));
        return end;
    }
    if digit && let Some((_, end)) = clock(text, at).filter(|(clock, _)| clock.sure()) {
        out.push(Token::plain(Means::Other));
        return end;
    }
    if let Some((value, end)) = whole(text, at)
        && (digit || value > 1)
        && !text.at(end).is_alphabetic()
    {
        let (before, next) = (text.before(at), text.at(end));
        let part = |mark: char| matches!(mark, '.' | ',' | '/' | ':');
        let money = |c: char| matches!(c, '%' | '€' | '$' | '£' | '°' | '#');
        let glued = part(before) && at >= 2 && text.at(at - 2).is_ascii_digit()
            || part(next) && text.at(end + 1).is_ascii_digit()
            || money(before)
            || money(next)
            || money(text.at(text.skip_spaces(end)));
        out.push(Token::plain(if glued { Means::Other } else { Means::Number(value) }));
        return end;
    }
    // "3x10": the sign between two numbers
    if digit
        && let Some((value, end)) = crate::import::words::number::digits(text, at, 3)
        && text.at(end) == 'x'
        && !text.at(end + 1).is_alphabetic()
    {
        out.push(Token::plain(Means::Number(value)));
        out.push(Token { classes: Class::X.bit(), ..Token::plain(Means::Mark('*')) });
        return end + 1;
    }
    // "demos x6"
    if text.at(at) == 'x'
        && let Some((value, end)) = crate::import::words::number::digits(text, at + 1, 3)
        && !text.in_word(end)
    {
        out.push(Token { classes: Class::X.bit(), ..Token::plain(Means::Mark('*')) });
        out.push(Token::plain(Means::Number(value)));
        return end;
    }
    let end = text.word_end(at);
    let (classes, end) = match inclusive(text, end) {
        // "chacun·e", "intervenant·es" are the word and its other endings
        Some((after, plural)) => {
            let mut word: String = text.text(at, end);
            word.push_str(if plural { "s" } else { "" });
            let word = Folded::new(&word);
            (classes(&word, 0, word.len()).0, after)
        }
        None => classes(text, at, end),
    };
    let word = &text.low[at..end.min(text.len())];
    if let Some((_, count)) = TWICE.get(text, at, end) {
        out.push(Token::plain(Means::Number(count)));
        out.push(Token { classes: Class::X.bit(), ..Token::plain(Means::Mark('*')) });
        return end;
    }
    let capital = text.raw.get(at).is_some_and(|c| c.is_uppercase());
    out.push(Token { means: Means::Word(word), classes, capital });
    end
}

/// Where the endings behind a middle dot end, and whether they are of several: `·es`, `·e·s`.
fn inclusive(text: &Folded, end: usize) -> Option<(usize, bool)> {
    const LONGEST: usize = 5;
    let mut at = end;
    while matches!(text.at(at), '·' | '•') && text.at(at + 1).is_alphabetic() {
        at = text.word_end(at + 1);
    }
    (at > end && at - end <= LONGEST).then(|| (at, text.before(at) == 's'))
}

/// The classes of the words at `at`, and where the longest of these ends.
fn classes(text: &Folded, at: usize, end: usize) -> (u32, usize) {
    let mut best = (0, end);
    let mut add = |class: Class, stop: usize| {
        if stop > best.1 {
            best = (0, stop);
        }
        if stop == best.1 {
            best.0 |= class.bit();
        }
    };
    let own = |key: u16| PATTERNS.own.get(usize::from(key)).into_iter().flatten();
    let found = PATTERNS.short.iter().chain(own(text.triple(at))).chain(own(text.pair(at)));
    for pattern in found {
        let Some(stop) = text.after(at, pattern.stem) else { continue };
        let whole = !text.in_word(stop) || pattern.stem.ends_with('\'');
        if whole {
            add(pattern.class, stop);
        } else if pattern.open {
            add(pattern.class, text.word_end(stop));
        }
    }
    for pattern in &PATTERNS.endings {
        let length = pattern.stem.len();
        if end - at > length && text.is(end - length, end, pattern.stem) {
            add(pattern.class, end);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::words::fold::fold;

    #[test]
    fn every_line_of_words_is_read() {
        let lines = include_str!("words.txt").lines();
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (name, words) = line.split_once(": ").expect(line);
            assert!(Class::NAMED.iter().any(|(known, _)| *known == name), "{line}");
            for word in words.split(", ") {
                assert_eq!(fold(word), word, "{line}");
            }
        }
    }
}
