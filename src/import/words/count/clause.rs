//! What the lengths and numbers of one sentence are for.

use std::borrow::Cow;

use super::{
    Counts,
    token::{Class, Means, Token},
};

/// The most that pass in one slot.
const MOST: u32 = 500;
/// No turn is longer than this, in seconds.
const LONGEST: u32 = 4 * 3600;

/// What a length is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Talk,
    Feedback,
    Transition,
}

fn role(token: &Token) -> Option<Role> {
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
pub(super) fn read(sentence: &[Token], presents: bool) -> Counts {
    let mut counts = Counts::default();
    let counted = |token: &Token| {
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

/// Gives numbers the unit that is written behind another one: `5+3 min`, `5 min et 2 de questions`.
fn spelled_out(sentence: &[Token]) -> Cow<'_, [Token]> {
    if sentence.iter().all(|token| token.number().is_none()) {
        return Cow::Borrowed(sentence);
    }
    let mut words: Vec<Token> = sentence.to_vec();
    let minutes = |number: u32| Means::Length(number.saturating_mul(60));
    for at in 0..words.len() {
        let Some(number) = words[at].number().filter(|number| *number <= 60) else { continue };
        let next = words.get(at + 1);
        let summed = next.is_some_and(|token| token.mark(&['+']))
            && words.get(at + 2).is_some_and(|token| token.length().is_some());
        // "(5 + 10) min"
        let bracket = at >= 1
            && words[at - 1].mark(&['('])
            && next.is_some_and(|token| token.mark(&['+']))
            && words.get(at + 3).is_some_and(|token| token.mark(&[')']))
            && words.get(at + 4).and_then(Token::word).is_some_and(is_minutes);
        if bracket && let Some(second) = words[at + 2].number() {
            words[at].means = minutes(number);
            words[at + 2].means = minutes(second);
            continue;
        }
        let known = words[..at].iter().any(|token| token.length().is_some());
        let led = at >= 1 && (words[at - 1].is(Class::Incl) || words[at - 1].mark(&['+']));
        let mut after = at + 1;
        while words.get(after).is_some_and(|token| token.is(Class::For)) && after < at + 3 {
            after += 1;
        }
        let for_it = words.get(after).and_then(role).is_some()
            && (led || after > at + 1)
            && !(after == at + 1 && words[after].is(Class::Many));
        let summed_up = led && words.get(at + 1).is_none_or(|token| token.mark(&[')', ',']));
        if summed || known && (for_it || summed_up) {
            words[at].means = minutes(number);
        }
    }
    // "5 à 10 minutes": the longer is what the plan needs
    let mut out: Vec<Token> = Vec::with_capacity(words.len());
    for (at, token) in words.iter().enumerate() {
        let ranges = token.number().is_some()
            && words.get(at + 1).is_some_and(|token| token.is(Class::Range))
            && words.get(at + 2).is_some_and(|token| token.length().is_some());
        let joins = token.is(Class::Range)
            && at >= 1
            && words[at - 1].number().is_some()
            && words.get(at + 1).is_some_and(|token| token.length().is_some());
        if !ranges && !joins {
            out.push(token.clone());
        }
    }
    Cow::Owned(out)
}

fn is_minutes(word: &str) -> bool {
    matches!(word, "min" | "mn" | "mins" | "minutes" | "minuten" | "minutos" | "minute")
}

struct Clause<'a> {
    words: &'a [Token],
}

impl Clause<'_> {
    fn get(&self, at: usize) -> Option<&Token> {
        self.words.get(at)
    }

    fn is(&self, at: usize, classes: &[Class]) -> bool {
        self.get(at).is_some_and(|token| token.any(classes))
    }

    fn length(&self, at: usize) -> Option<u32> {
        self.get(at)?.length().filter(|seconds| *seconds <= LONGEST)
    }

    fn number(&self, at: usize) -> Option<u32> {
        self.get(at)?.number().filter(|number| (1..=MOST).contains(number))
    }

    /// Finds `3 x 25 min`, `3 rondes van 20 min`, `15 min x 4`; returns the lengths that it took.
    fn repeats(&self, presents: bool, counts: &mut Counts) -> Vec<usize> {
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
            if presents && !said_rounds {
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

    /// Finds how many pass: `quatre courtes démos`, `équipes 7 à 12`.
    fn numbers(&self, counts: &mut Counts) {
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
    fn noun(&self, at: usize) -> Option<usize> {
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
    fn range(&self, at: usize) -> Option<u32> {
        if !self.is(at, &[Class::Many, Class::Some]) {
            return None;
        }
        let joined = self.is(at + 2, &[Class::Range])
            || self.get(at + 2).is_some_and(|token| token.mark(&['-']));
        let place = |at: usize| {
            let token = self.get(at)?;
            token.number().or_else(|| {
                let mut letters = token.word()?.chars();
                let (letter, more) = (letters.next()?, letters.next());
                (more.is_none() && letter.is_ascii_lowercase() && token.capital)
                    .then(|| u32::from(letter) - u32::from('a'))
            })
        };
        let (first, last) = (place(at + 1)?, place(at + 3)?);
        (joined && last > first && last - first < 100).then(|| last - first + 1)
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

    /// Whether the length at `at` is for each of those who pass; and whether it is known of whom.
    fn each(&self, at: usize, counts: &Counts) -> Option<bool> {
        self.each_after(at).or_else(|| self.each_before(at)).map(|known| {
            known
                || counts.items.is_some()
                || self.words.iter().any(|token| token.any(&[Class::Many, Class::One, Class::Some]))
        })
    }

    fn each_after(&self, at: usize) -> Option<bool> {
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

    fn each_before(&self, at: usize) -> Option<bool> {
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
    fn whom(&self, at: usize) -> Option<bool> {
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
        let latin = mark.word().is_some_and(|word| matches!(word, "par" | "por"));
        let plural = noun.any(&[Class::Many, Class::Some]) && !noun.is(Class::One)
            || word.ends_with("petits");
        if latin && (noun.capital || plural) {
            return None;
        }
        let sized = self.is(next + 1, &[Class::For]) && self.number(next + 2).is_some();
        if sized && mark.is(Class::Per) {
            return None;
        }
        Some(noun.any(PASS))
    }

    /// How many, where only the length says that they take turns: `12 labos, 3 minutes chacun`,
    /// `two topics, 12 min per topic`.
    fn loose_number(&self, counts: &mut Counts) {
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
            let alike = |word: &str| {
                per.is_some_and(|per| {
                    let stem: String = per.chars().take(4).collect();
                    stem.chars().count() == 4 && word.starts_with(&stem)
                })
            };
            let same = (1..=3).any(|skip| word(skip).is_some_and(alike));
            let next = if word(2).is_some() { 3 } else { 2 };
            let listed = per.is_none()
                && word(1).is_some()
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
