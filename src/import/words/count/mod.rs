//! How many pass, and how long each has: `quatre défis`, `7 min de présentation`, `3 min/équipe`.
//!
//! A sentence becomes words with a meaning (`token`, `spell`), and these say how many pass (`many`),
//! what its lengths are for (`clause`) and for whom (`each`). Never guesses: a number whose noun is not one that passes says nothing.

mod clause;
mod each;
mod many;
mod spell;
#[cfg(test)]
mod tests;
mod token;

use clause::read;
use token::tokens;

use super::fold::Folded;
use crate::import::times::length::{compact, length, may_begin};

/// What the words of a slot, or of a rule above it, say about turns and rounds; lengths in seconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::import) struct Counts {
    /// How many pass.
    pub items: Option<u32>,
    /// How long each presents.
    pub item: Option<u32>,
    /// How long the room reacts to each.
    pub feedback: Option<u32>,
    /// How long it takes to change over.
    pub transition: Option<u32>,
    /// How often the same is done.
    pub rounds: Option<u32>,
    /// How long one of these takes.
    pub round: Option<u32>,
    /// Whether a length is said to be for each of something.
    pub each: bool,
    /// Whether those who are counted are such as take turns: teams, talks; not just people.
    pub turns: bool,
    /// Whether each is one of those who pass, and not of something that only the slot knows.
    pub known: bool,
}

impl Counts {
    /// Whether nothing is said.
    pub(in crate::import) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it can be said of turns that stand elsewhere: how long each has.
    pub(in crate::import) const fn rules(&self) -> bool {
        self.item.is_some() && (self.each && self.known || self.feedback.is_some())
            || self.each && self.known && self.feedback.is_some()
    }

    /// Fills what is unknown from `other`.
    pub(in crate::import) fn or(self, other: Self) -> Self {
        Self {
            items: self.items.or(other.items),
            item: self.item.or(other.item),
            feedback: self.feedback.or(other.feedback),
            transition: self.transition.or(other.transition),
            rounds: self.rounds.or(other.rounds),
            round: self.round.or(other.round),
            each: self.each || other.each,
            turns: if self.items.is_some() { self.turns } else { other.turns },
            known: self.known || other.known,
        }
    }
}

/// What comes behind so many words is read as another sentence.
const LONGEST_SENTENCE: usize = 150;

/// Reads the counts of one text; `presents` says that repetitions in it are turns, not rounds.
pub(in crate::import) fn counts(text: &Folded, presents: bool) -> Counts {
    if !holds_number(text) {
        return Counts::default();
    }
    let tokens = tokens(text);
    tokens
        .split(|token| matches!(token.means, token::Means::Stop))
        .flat_map(|sentence| sentence.chunks(LONGEST_SENTENCE))
        .map(|sentence| read(sentence, presents))
        .fold(Counts::default(), Counts::or)
}

/// Whether a text may say how long anything takes: `5 min`, `(5 + 10) min`.
pub(in crate::import) fn says_length(text: &Folded) -> bool {
    let begins = |at: usize| compact(text, at).or_else(|| length(text, at)).is_some();
    (0..text.len()).any(|at| text.at(at) == '+' || begins(at))
}

/// Whether a text may hold a number, a length, or a letter that stands for a number: without any,
/// nothing is counted in it.
fn holds_number(text: &Folded) -> bool {
    (0..text.len()).any(|at| {
        let begins = !text.behind_word(at);
        let letter = || text.raw.get(at).is_some_and(|c| c.is_uppercase()) && !text.in_word(at + 1);
        begins && (may_begin(text, at) || token::TWICE.may_begin(text, at) || letter())
    })
}

/// How long it takes to change over, where a text says nothing else: `Allow 1 minute to swap.`
pub(in crate::import) fn changeover(text: &Folded) -> Option<u32> {
    let tokens = tokens(text);
    let mut lengths = tokens.iter().filter_map(token::Token::length);
    let (Some(seconds), None) = (lengths.next(), lengths.next()) else { return None };
    tokens.iter().any(|token| token.is(token::Class::Transition)).then_some(seconds)
}

/// Who has a length each, where that is told by a word without a meaning here: `Jede AG hat …`.
pub(in crate::import) fn whom(text: &Folded) -> Option<String> {
    use token::Class;
    let tokens = tokens(text);
    let pairs = tokens.windows(2).filter(|pair| pair[0].any(&[Class::Det, Class::Per]));
    let noun = pairs.map(|pair| &pair[1]).find(|token| token.is_plain())?;
    noun.word().map(|word| word.iter().collect())
}

/// How many a text counts of those whom the word names, in one form or another: `drei AGs`.
pub(in crate::import) fn of_noun(text: &Folded, noun: &str) -> Option<u32> {
    const ENDING: usize = 3;
    let tokens = tokens(text);
    let same = |token: &token::Token<'_>| {
        token.word().is_some_and(|word| {
            let longer = word.len().saturating_sub(noun.chars().count());
            longer <= ENDING && noun.chars().eq(word.iter().copied().take(word.len() - longer))
        })
    };
    tokens.iter().enumerate().find_map(|(at, token)| {
        let number = token.number().filter(|number| *number > 1)?;
        tokens.iter().skip(at + 1).take(2).any(same).then_some(number)
    })
}

/// Whether a title is one of those who take turns, by number: `Candidate 3`, `Équipe 2`.
pub(in crate::import) fn single(title: &str) -> bool {
    let text = Folded::new(title);
    let words = tokens(&text);
    words.len() <= 4
        && words.first().is_some_and(|token| token.is(token::Class::One))
        && words.get(1).is_some_and(|token| token.number().is_some())
}

/// Whether a title speaks of several who take turns: `Présentations`, `Pitches`.
pub(in crate::import) fn several(title: &str) -> bool {
    tokens(&Folded::new(title)).iter().any(|token| token.is(token::Class::Many))
}

/// Whether a word is about turns as such, so that it tells no slot from another.
pub(in crate::import) fn says_turns(word: &str) -> bool {
    tokens(&Folded::new(word)).iter().any(|token| !token.is_plain())
}

/// Whether a word links the length behind it to what stands before: `de`, `je`, `gets`, `x`.
pub(in crate::import) fn leads(word: &str) -> bool {
    use token::Class;
    const LINKS: &[Class] = &[
        Class::For,
        Class::Je,
        Class::Per,
        Class::X,
        Class::A,
        Class::About,
        Class::Have,
        Class::Alone,
        Class::Det,
        Class::Plus,
        Class::Incl,
        Class::Range,
    ];
    tokens(&Folded::new(word)).iter().any(|token| token.any(LINKS))
}
