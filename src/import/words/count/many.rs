//! How many pass, and how often the same is done: `quatre défis`, `équipes 7 à 12`, `3 x 25 min`.

use super::{
    Counts,
    clause::Clause,
    token::{Class, Token},
};

impl Clause<'_> {
    /// Finds `3 x 25 min`, `3 rondes van 20 min`, `15 min x 4`; returns the lengths that it took.
    pub(super) fn repeats(&self, presents: bool, counts: &mut Counts) -> Vec<usize> {
        let mut used = Vec::new();
        for at in 0..self.words.len() {
            let Some(number) = self.number(at) else { continue };
            let mut next = at + 1;
            let mut rounds = false;
            // a few words may stand before what is repeated: "3 lange Runden zu 20 Minuten"
            for skip in 1..=3 {
                if self.is(at + skip, &[Class::Rounds]) {
                    rounds = true;
                    next = at + skip + 1;
                    break;
                }
                let plain = self
                    .get(at + skip)
                    .is_some_and(|token| token.word().is_some() && !token.any(&[Class::X]));
                if !plain {
                    break;
                }
            }
            if rounds
                && !presents
                && let Some(place) = self.round_of_each(next)
                && counts.rounds.is_none()
            {
                (counts.rounds, counts.round) = (Some(number), self.length(place));
                used.push(place);
                continue;
            }
            let times = self.is(next, &[Class::X]);
            let joined = rounds
                && (self.is(next, &[Class::For, Class::A, Class::Je])
                    || self.get(next).is_some_and(|token| token.mark(&['(', ',', ':'])));
            if !times && !joined {
                continue;
            }
            while self.is(next, &[Class::X, Class::For, Class::A, Class::Je, Class::About])
                || self.get(next).is_some_and(|token| token.mark(&['(', ',', ':']))
            {
                next += 1;
            }
            let Some(seconds) = self.length(next) else { continue };
            let said_rounds =
                rounds || self.words[..at].iter().any(|token| token.is(Class::Rounds));
            let sum = self.get(next + 1).is_some_and(|token| token.is(Class::Plus))
                && self.length(next + 2).is_some();
            // "8 ateliers, 7 minutes chacun", "Restitution des 3 ateliers (10' + 5' d'échanges)"
            let held = ["ateliers", "workshops", "talleres", "werkstatten"];
            let workshops = joined
                && self.is(next - 1, &[Class::Je])
                && self.get(at + 1).is_some_and(|token| held.iter().any(|word| token.spells(word)));
            let apart = joined && sum || self.each_after(next).is_some() || workshops;
            if presents && (!said_rounds || apart) {
                counts.items = counts.items.or((number > 1).then_some(number));
                counts.turns = true;
                counts.each = true;
                counts.known = true;
                if !sum {
                    counts.item = counts.item.or(Some(seconds));
                    used.push(next);
                }
            } else {
                counts.round = match counts.rounds {
                    Some(_) if counts.round != Some(seconds) => None,
                    _ => Some(seconds),
                };
                counts.rounds = Some(counts.rounds.unwrap_or(0).saturating_add(number));
                used.push(next);
            }
        }
        // "15 min x 4 équipes"
        for at in 0..self.words.len() {
            if let Some(seconds) = self.length(at).filter(|_| !used.contains(&at))
                && self.is(at + 1, &[Class::X])
                && let Some(number) = self.number(at + 2).filter(|number| *number > 1)
                && (presents || self.is(at + 3, &[Class::Many, Class::Some]))
            {
                counts.items = Some(number);
                counts.item = Some(seconds);
                (counts.each, counts.known, counts.turns) = (true, true, true);
                used.push(at);
            }
        }
        used
    }

    /// Where the length of each round stands that other words part from their number:
    /// `3 rounds of conversation, 20 min each`.
    fn round_of_each(&self, from: usize) -> Option<usize> {
        const FAR: usize = 7;
        let place = (from..from + FAR).find(|at| self.length(*at).is_some())?;
        let plain = (from..place).all(|at| self.number(at).is_none());
        let behind = self.is(place + 1, &[Class::Alone]) && self.get(place + 2).is_none();
        (plain && place > from + 1 && behind).then_some(place)
    }

    /// Finds how many pass: `quatre courtes démos`, `équipes 7 à 12`.
    pub(super) fn numbers(&self, counts: &mut Counts) {
        for at in 0..self.words.len() {
            if counts.items.is_some() {
                return;
            }
            if let Some(count) = self.range(at) {
                counts.items = Some(count);
                counts.turns = true;
                return;
            }
            let Some(number) = self.number(at).filter(|number| *number > 1) else { continue };
            // "demos x6"
            let times = at >= 2
                && self.is(at - 1, &[Class::X])
                && self.is(at - 2, &[Class::Many])
                && self.get(at + 1).is_none_or(|token| token.word().is_none());
            if times {
                (counts.items, counts.turns) = (Some(number), true);
                return;
            }
            let Some(noun) = self.noun(at) else { continue };
            let one_of = at >= 1 && self.get(at - 1).is_some_and(|token| token.mark(&['/']));
            let sized = at >= 2
                && self.is(noun, &[Class::Some])
                && self.is(at - 1, &[Class::For])
                && self.is(at - 2, &[Class::Some, Class::One])
                && !self.is(at - 2, &[Class::Talk])
                || at >= 1 && self.is(at - 1, &[Class::Per]);
            if !one_of && !sized {
                counts.items = Some(number);
                counts.turns = self.is(noun, &[Class::Many]);
            }
        }
    }

    /// Where the noun that the number at `at` counts stands.
    pub(super) fn noun(&self, at: usize) -> Option<usize> {
        for skip in 1..=3 {
            let token = self.get(at + skip)?;
            if token.any(&[Class::Many, Class::Some]) {
                return Some(at + skip);
            }
            let between = token.length().is_some()
                || token.word().is_some()
                    && !token.any(&[Class::Plus, Class::X, Class::Per, Class::Have]);
            if !between {
                return None;
            }
        }
        None
    }

    /// `équipes 7 à 12`, `Teams A-D`.
    pub(super) fn range(&self, at: usize) -> Option<u32> {
        if !self.is(at, &[Class::Many, Class::Some]) {
            return None;
        }
        let joined = self.is(at + 2, &[Class::Range])
            || self.get(at + 2).is_some_and(|token| token.mark(&['-']));
        let place = |at: usize| {
            let token = self.get(at)?;
            token.number().or_else(|| {
                let &[letter] = token.word()? else { return None };
                (letter.is_ascii_lowercase() && token.capital)
                    .then(|| u32::from(letter) - u32::from('a'))
            })
        };
        let (first, last) = (place(at + 1)?, place(at + 3)?);
        (joined && last > first && last - first < 100).then(|| last - first + 1)
    }

    /// How many, where only the length says that they take turns: `12 labos, 3 minutes chacun`,
    /// `two topics, 12 min per topic`.
    pub(super) fn loose_number(&self, counts: &mut Counts) {
        if !counts.each {
            return;
        }
        let per = self.words.iter().enumerate().find_map(|(at, token)| {
            let noun = self.get(at + 1)?.word()?;
            (token.is(Class::Per)).then_some(noun)
        });
        for at in 0..self.words.len() {
            let Some(number) = self.number(at).filter(|number| *number > 1) else { continue };
            let word = |skip: usize| {
                self.get(at + skip)
                    .filter(|token| !token.any(&[Class::Unit, Class::Plus]))
                    .and_then(Token::word)
            };
            let stem = per.and_then(|per| per.first_chunk::<4>());
            let alike = |word: &[char]| stem.is_some_and(|stem| word.starts_with(stem));
            let same = (1..=3).any(|skip| word(skip).is_some_and(alike));
            // "four working parties report back - ten minutes each"
            const FAR: usize = 6;
            let next = (1..=FAR).find(|skip| word(*skip).is_none()).unwrap_or(FAR);
            let listed = per.is_none()
                && next > 1
                && self.get(at + next).is_some_and(|token| token.mark(&[',', ':', '(', '-']))
                && (self.length(at + next + 1).is_some()
                    || self.is(at + next + 1, &[Class::Je, Class::Alone]));
            // "5 min each, five plots"
            let behind = per.is_none()
                && word(1).is_some()
                && at > 0
                && self.get(at - 1).is_some_and(|token| token.mark(&[',', ':', '(', '-']))
                && self.get(at + 2).is_none_or(|token| token.mark(&[',', ')']));
            if same || listed || behind {
                counts.items = Some(number);
                return;
            }
        }
    }
}
