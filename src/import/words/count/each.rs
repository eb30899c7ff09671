//! Whether a length is for each of those who pass: `par équipe`, `chaque groupe a`, `je 5 Minuten`.

use super::{Counts, clause::Clause, token::Class};

impl Clause<'_> {
    /// Whether the length at `at` is for each of those who pass; and whether it is known of whom.
    pub(super) fn each(&self, at: usize, counts: &Counts) -> Option<bool> {
        self.each_after(at).or_else(|| self.each_before(at)).map(|known| {
            known
                || counts.items.is_some()
                || self.words.iter().any(|token| token.any(&[Class::Many, Class::One, Class::Some]))
        })
    }

    pub(super) fn each_after(&self, at: usize) -> Option<bool> {
        // "six five-minute talks"
        if self.is(at + 1, &[Class::Many]) {
            return Some(true);
        }
        const FAR: usize = 8;
        for place in at + 1..=at + FAR {
            let token = self.get(place)?;
            if token.length().is_some() || token.mark(&[',', '+']) || token.is(Class::Incl) {
                return None;
            }
            if token.is(Class::Alone) {
                return Some(false);
            }
            let stroke = token.mark(&['/']) && place == at + 1;
            if (stroke || token.any(&[Class::Per, Class::Det]))
                && let Some(known) = self.whom(place)
            {
                return Some(known);
            }
            if token.is(Class::Je) && self.is(place + 1, &[Class::One]) {
                return Some(true);
            }
        }
        None
    }

    pub(super) fn each_before(&self, at: usize) -> Option<bool> {
        // `je 5 Minuten`, `chacun : 5 minutes`
        let mut place = at;
        while place > 0 {
            place -= 1;
            let token = self.get(place)?;
            if token.any(&[Class::About]) || token.mark(&[':', '(']) {
                continue;
            }
            if token.any(&[Class::Je, Class::Alone]) {
                return Some(false);
            }
            // `Vorträge à 20 Minuten`, `pitches de 3 min`, `6 groups x 5 minutes`
            let linked = token.any(&[Class::A, Class::For, Class::X]);
            if linked && place > 0 && self.is(place - 1, &[Class::Many]) {
                return Some(true);
            }
            // `je Tisch 3 Minuten`, `par équipe 5 min`
            let passes = token.any(&[Class::One]) && place > 0;
            if passes && self.is(place - 1, &[Class::Je]) {
                return Some(true);
            }
            if passes && self.is(place - 1, &[Class::Per]) && self.whom(place - 1).is_some() {
                return Some(true);
            }
            let counted = place > 1 && self.number(place - 2).is_some();
            if linked && place > 0 && counted && self.is(place - 1, &[Class::Some]) {
                return Some(true);
            }
            break;
        }
        // `chaque équipe a 7 minutes`, `les équipes disposent de 5 minutes`, `temps par équipe : 5 min`
        for place in (0..at).rev() {
            let token = self.get(place)?;
            if token.any(&[Class::Det, Class::Per])
                && let Some(known) = self.whom(place)
                && (token.is(Class::Det)
                    || self.words[place..at].iter().any(|token| token.mark(&[':'])))
            {
                return Some(known);
            }
            if token.is(Class::Alone) && !token.is(Class::Det) {
                return Some(false);
            }
            if token.is(Class::Have)
                && self.words[..place].iter().any(|token| token.any(&[Class::Many, Class::Some]))
            {
                return Some(true);
            }
        }
        None
    }

    /// Whether `par` or `chaque` at `at` is before one of those who pass, none when it is before
    /// something else: `par jour`, `par Rotonde`, `par groupes de 4`.
    pub(super) fn whom(&self, at: usize) -> Option<bool> {
        const PASS: &[Class] = &[Class::Many, Class::One, Class::Some];
        let mark = self.get(at)?;
        let mut next = at + 1;
        while self.is(next, &[Class::For]) || self.number(next).is_some() && mark.is(Class::Det) {
            next += 1;
        }
        let noun = self.get(next)?;
        let word = noun.word()?;
        if noun.is(Class::Unit) {
            return None;
        }
        let latin = mark.spells("par") || mark.spells("por");
        let plural = noun.any(&[Class::Many, Class::Some]) && !noun.is(Class::One)
            || word.ends_with(&['p', 'e', 't', 'i', 't', 's']);
        if latin && (noun.capital || plural) {
            return None;
        }
        let sized = self.is(next + 1, &[Class::For]) && self.number(next + 2).is_some();
        if sized && mark.is(Class::Per) {
            return None;
        }
        Some(noun.any(PASS))
    }
}
