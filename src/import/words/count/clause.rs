//! What the lengths and numbers of one sentence are for.

use super::{
    Counts,
    spell::spelled_out,
    token::{Class, Token},
};

/// The most that pass in one slot.
const MOST: u32 = 500;
/// No turn is longer than this, in seconds.
const LONGEST: u32 = 4 * 3600;

/// What a length is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Talk,
    Feedback,
    Transition,
}

pub(super) fn role(token: &Token<'_>) -> Option<Role> {
    if token.is(Class::Feedback) {
        Some(Role::Feedback)
    } else if token.is(Class::Transition) {
        Some(Role::Transition)
    } else if token.is(Class::Talk) {
        Some(Role::Talk)
    } else {
        None
    }
}

/// Reads one sentence.
pub(super) fn read(sentence: &[Token<'_>], presents: bool) -> Counts {
    let mut counts = Counts::default();
    let counted = |token: &Token<'_>| {
        token.number().is_some()
            || token.length().is_some()
            || token.any(&[Class::Many, Class::Some])
    };
    if !sentence.iter().any(counted) {
        return counts;
    }
    let words = spelled_out(sentence);
    let clause = Clause { words: &words };
    let used = clause.repeats(presents, &mut counts);
    clause.numbers(&mut counts);
    clause.lengths(&used, presents, &mut counts);
    if counts.items.is_none() {
        clause.loose_number(&mut counts);
    }
    counts
}

/// One sentence, word by word.
pub(super) struct Clause<'a> {
    pub(super) words: &'a [Token<'a>],
}

impl<'a> Clause<'a> {
    pub(super) fn get(&self, at: usize) -> Option<&'a Token<'a>> {
        self.words.get(at)
    }

    pub(super) fn is(&self, at: usize, classes: &[Class]) -> bool {
        self.get(at).is_some_and(|token| token.any(classes))
    }

    pub(super) fn length(&self, at: usize) -> Option<u32> {
        self.get(at)?.length().filter(|seconds| *seconds <= LONGEST)
    }

    pub(super) fn number(&self, at: usize) -> Option<u32> {
        self.get(at)?.number().filter(|number| (1..=MOST).contains(number))
    }

    /// Files each length under what it is for.
    fn lengths(&self, used: &[usize], presents: bool, counts: &mut Counts) {
        let places: Vec<usize> = (0..self.words.len())
            .filter(|at| self.length(*at).is_some() && !used.contains(at))
            .collect();
        if places.is_empty() {
            return;
        }
        let roles = self.roles(&places);
        let each: Vec<Option<bool>> = places.iter().map(|at| self.each(*at, counts)).collect();
        let about_each = counts.each || each.iter().any(Option::is_some);
        let reacts = roles.contains(&Some(Role::Feedback));
        let changes = roles.contains(&Some(Role::Transition));
        let seconds = |index: usize| self.length(places[index]);
        let is_turn =
            |index: &usize| !matches!(roles[*index], Some(Role::Feedback | Role::Transition));
        let mut main = None;
        // "10+5 min par équipe"
        let summed = roles.iter().take(2).all(Option::is_none)
            && places.len() >= 2
            && self.get(places[0] + 1).is_some_and(|token| token.mark(&['+']))
            && places[1] == places[0] + 2;
        let said = roles.iter().position(|role| *role == Some(Role::Talk));
        if about_each && summed {
            main = Some(0);
        } else if said.is_some() && (reacts || changes) {
            // "15 min par équipe : 7 min de présentation, 3 min de questions"
            main = said;
        } else if about_each {
            main = (0..places.len())
                .filter(is_turn)
                .find(|index| each[*index].is_some())
                .or_else(|| (0..places.len()).find(is_turn));
        } else if counts.items.is_some() && said.is_some() {
            main = said;
        } else if reacts && places.len() > 1 && presents {
            main = (0..places.len()).find(is_turn);
        } else if summed && presents {
            main = Some(0);
        }
        let fits = about_each || main.is_some() || places.len() == 1;
        for (index, role) in roles.iter().enumerate() {
            match role {
                Some(Role::Feedback) if fits => {
                    if counts.feedback.is_none() {
                        counts.feedback = seconds(index);
                        self.included(&places, main, index, counts);
                    }
                }
                Some(Role::Transition) if about_each || main.is_some() => {
                    counts.transition = counts.transition.or(seconds(index));
                }
                Some(Role::Feedback | Role::Transition | Role::Talk) | None => {
                    if main == Some(index) && counts.item.is_none() {
                        counts.item = seconds(index);
                    }
                }
            }
        }
        // "5' + 3' par équipe"
        if counts.feedback.is_none()
            && counts.item.is_some()
            && let Some(index) = main.filter(|index| index + 1 < places.len())
            && roles[index + 1].is_none()
            && self.get(places[index] + 1).is_some_and(|token| token.mark(&['+']))
            && places[index + 1] == places[index] + 2
        {
            counts.feedback = seconds(index + 1);
        }
        counts.each |= about_each;
        counts.known |= each.contains(&Some(true));
    }

    /// Takes out of a turn the part of it that is for questions: `10 minutes dont 3 de questions`.
    fn included(&self, places: &[usize], main: Option<usize>, index: usize, counts: &mut Counts) {
        let Some(main) = main.filter(|main| *main < index) else { return };
        let between = &self.words[places[main]..places[index]];
        if !between.iter().any(|token| token.is(Class::Incl)) {
            return;
        }
        let (whole, part) = (self.length(places[main]), self.length(places[index]));
        if let (Some(whole), Some(part)) = (whole, part)
            && whole > part
            && counts.item.is_none_or(|item| item == whole)
        {
            counts.item = Some(whole - part);
        }
    }

    /// What each length is for: the word behind it, or before it where all are written so.
    fn roles(&self, places: &[usize]) -> Vec<Option<Role>> {
        let left: Vec<Option<(Role, usize)>> =
            places.iter().map(|at| self.role_before(*at)).collect();
        if places.len() > 1 && left.iter().all(Option::is_some) {
            return left.into_iter().map(|found| found.map(|(role, _)| role)).collect();
        }
        let mut taken: Option<usize> = None;
        let mut out = Vec::new();
        for (index, at) in places.iter().enumerate() {
            let right = self.role_after(*at);
            // "Feedback : 3 min par équipe" is what the slot is called
            let called = places.len() == 1 && self.each_after(*at).is_some();
            let left = left[index].filter(|(_, place)| Some(*place) != taken && !called);
            taken = right.map(|(_, place)| place);
            out.push(right.or(left).map(|(role, _)| role));
        }
        out
    }

    fn role_after(&self, at: usize) -> Option<(Role, usize)> {
        let mut place = at + 1;
        if self.get(place).is_some_and(|token| token.mark(&['('])) {
            place += 1;
        }
        const FAR: usize = 7;
        while place <= at + FAR {
            let token = self.get(place)?;
            let parts = token.mark(&[',', '(', ')', '-', '+', '/']) || token.length().is_some();
            if parts || token.is(Class::Plus) && !token.is(Class::For) || token.is(Class::Incl) {
                return None;
            }
            if let Some(role) = role(token) {
                // "5 minutes par présentation" says for whom, not for what
                let whom = place >= 1
                    && (self.is(place - 1, &[Class::Per, Class::Det, Class::Je])
                        || self.get(place - 1).is_some_and(|token| token.mark(&['/'])));
                if !whom {
                    return Some((role, place));
                }
            }
            place += 1;
        }
        None
    }

    fn role_before(&self, at: usize) -> Option<(Role, usize)> {
        let mut place = at;
        let mut colon = false;
        while place > 0 {
            place -= 1;
            let token = self.get(place)?;
            if token.mark(&[':', '-']) && !colon {
                colon = true;
                continue;
            }
            // "exposé du bureau d'études (30 min)"
            if token.mark(&['(']) && place + 1 == at {
                colon = true;
                continue;
            }
            if token.any(&[Class::About]) {
                continue;
            }
            if token.mark(&[',', ')', '(', '-', '+', '/', ':']) || token.length().is_some() {
                return None;
            }
            let whom = place > 0 && self.is(place - 1, &[Class::Per, Class::Det]);
            if let Some(role) = role(token).filter(|_| !whom) {
                return Some((role, place));
            }
            if token.is(Class::For) {
                continue;
            }
            if !colon || token.is(Class::Plus) {
                return None;
            }
        }
        None
    }
}
