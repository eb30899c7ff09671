//! How many have a turn in a slot and how long each: what its own lines say, and what a sentence
//! above the list says of all.

use chrono::TimeDelta;

use super::{
    read::ReadSlot,
    words::{
        count::{self, Counts, counts, says_length},
        fold::{Folded, fold},
        kind,
    },
};
use crate::agenda::Kind;

/// Whether those who pass speak before the others in a slot of this kind.
const fn presents(kind: Kind) -> bool {
    matches!(kind, Kind::Presentations | Kind::Restitution)
}

/// The kind that a title and a sort of its own name: `seven projects, 8 minutes each` is a round of
/// presentations, whatever it is called.
pub(super) fn kind(title: &str, folded: &Folded, sort: Option<&str>) -> Option<Kind> {
    let counted = || {
        let told = counts(folded, false);
        told.each && told.items.is_some()
    };
    match kind::sorted(title, sort) {
        Some(Kind::Other) | None if counted() => Some(Kind::Presentations),
        Some(Kind::Workshop) if counted() && kind::vague(title) => Some(Kind::Presentations),
        said => said,
    }
}

/// What a slot's title and the lines below it say.
pub(super) fn own<'a>(
    title: &Folded,
    below: impl Iterator<Item = &'a Folded> + Clone,
    kind: Kind,
) -> Counts {
    let presents = presents(kind);
    let said = counts(title, presents);
    let known = below.clone().fold(said, |known, line| known.or(detail(line, presents)));
    // "présentation : 5 min" and "questions : 10 min" in a line each
    if !presents || below.clone().nth(1).is_none() {
        return known;
    }
    let lines: Vec<String> = below.map(|line| line.raw.iter().collect()).collect();
    let all = Counts { items: None, ..counts(&Folded::new(&lines.join(", ")), presents) };
    let parts = all.feedback.is_some() || all.transition.is_some();
    if all.item.is_some() && parts {
        Counts { items: known.items, turns: known.turns, ..all }.or(known)
    } else {
        known
    }
}

/// The same of texts as they are written.
pub(super) fn of_texts<'a>(
    title: &str,
    below: impl Iterator<Item = &'a str>,
    kind: Kind,
) -> Counts {
    let below: Vec<Folded> = below.map(Folded::new).collect();
    own(&Folded::new(title), below.iter(), kind)
}

/// What a slot says itself, once it is read.
pub(super) fn of(slot: &ReadSlot) -> Counts {
    of_texts(&slot.title, slot.notes.iter().map(String::as_str), slot.kind)
}

/// A line below a slot says how many pass only where it says how long each has, or nothing else.
fn detail(line: &Folded, presents: bool) -> Counts {
    const FEW: usize = 4;
    let found = counts(line, presents);
    let alone = presents && found.turns && line.words() <= FEW;
    let told = found.each && found.item.is_some();
    Counts { items: found.items.filter(|_| alone || told), ..found }
}

/// Writes into a slot what is known of its turns.
pub(super) fn fill(slot: &mut ReadSlot, known: Counts) {
    let presents = presents(slot.kind);
    let each = known.each && known.item.is_some();
    let seconds = |seconds: u32| TimeDelta::seconds(i64::from(seconds));
    let count = |value: Option<u32>| value.and_then(|value| u16::try_from(value).ok());
    // who presents and is answered takes a turn, whoever that is
    let answered = known.item.is_some() && known.feedback.is_some();
    let counted = each || presents && (known.turns || answered || slot.kind == Kind::Restitution);
    slot.items = count(known.items.filter(|_| counted));
    slot.item = known.item.filter(|_| presents || each).map(seconds);
    slot.feedback = known.feedback.filter(|_| presents || each).map(seconds);
    slot.transition = known.transition.filter(|_| presents || each).map(seconds);
    slot.rounds = count(known.rounds);
    slot.round = known.round.map(seconds);
}

/// What a sentence that stands in no slot says of every turn.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    said: Counts,
    /// Its words, folded, to find the slot that it names.
    words: String,
    /// Who passes, where the sentence says so by a word that names no turn elsewhere.
    whom: Option<String>,
}

impl Rule {
    fn new(sentence: &str) -> Self {
        let text = Folded::new(sentence);
        let said = counts(&text, true);
        let whom = count::whom(&text).filter(|_| said.each && said.item.is_some());
        Self { said, words: fold(sentence), whom }
    }

    /// Whether it can be said of turns that stand in one of the slots.
    fn holds(&self, titles: &[Folded]) -> bool {
        let counted =
            |whom: &String| titles.iter().any(|title| count::of_noun(title, whom).is_some());
        self.said.rules() || self.whom.as_ref().is_some_and(counted)
    }
}

/// The rules that a line states: one for each sentence, or one for all of it.
///
/// `folded` is the same line; `titles` are those of the slots, which may count who passes.
pub(super) fn rules(line: &str, folded: &Folded, titles: &[Folded]) -> Vec<Rule> {
    // a rule says how long, and most lines do not
    if !says_length(folded) {
        return Vec::new();
    }
    let whole = counts(folded, true);
    let each = whole.each && whole.item.is_some();
    if !(whole.rules() || each && Rule::new(line).holds(titles)) {
        return Vec::new();
    }
    let sentences = || line.split_inclusive(['.', '!', '?']);
    let mut found: Vec<Rule> =
        sentences().map(Rule::new).filter(|rule| rule.holds(titles)).collect();
    // the time to change over may stand in a sentence of its own
    if let Some(rule) = found.iter_mut().find(|rule| rule.said.item.is_some())
        && rule.said.transition.is_none()
    {
        rule.said.transition =
            sentences().find_map(|sentence| count::changeover(&Folded::new(sentence)));
    }
    match found.as_mut_slice() {
        [] => vec![Rule { said: whole, ..Rule::new(line) }],
        [only] => {
            only.said.items = whole.items;
            only.said.turns = whole.turns;
            found
        }
        [_, ..] => found,
    }
}

/// The most rules that a session has; the first ones hold.
pub(super) const MOST_RULES: usize = 50;

/// Applies the rules to the slots that they are about; `own` is what each slot says itself.
pub(super) fn apply(slots: &mut [ReadSlot], own: &mut [Counts], rules: &[Rule]) {
    if rules.is_empty() {
        return;
    }
    let mut general: Option<Counts> = None;
    let titles: Vec<Vec<String>> = slots.iter().map(|slot| stems(&fold(&slot.title))).collect();
    for rule in rules.iter().take(MOST_RULES) {
        if let Some(whom) = &rule.whom
            && counted(slots, own, whom, rule.said)
        {
            continue;
        }
        let opens = opening(&rule.words);
        let shared = |at: usize| titles[at].iter().filter(|word| opens.contains(word)).count();
        let mut named: Vec<usize> = (0..slots.len())
            .filter(|at| takes(&slots[*at], &own[*at]) && shared(*at) > 0)
            .collect();
        // "during public comment" names no presentation by the department of public works
        let whole = |at: &usize| titles[*at].len() == shared(*at);
        if named.iter().any(whole) {
            named.retain(whole);
        }
        if named.iter().any(|at| presents(slots[*at].kind)) {
            named.retain(|at| presents(slots[*at].kind));
        }
        if named.is_empty() {
            // the sentence that says most comes first
            general = Some(match general {
                Some(known) if known.feedback.is_none() && rule.said.feedback.is_some() => {
                    rule.said.or(known)
                }
                Some(known) => known.or(rule.said),
                None => rule.said,
            });
            continue;
        }
        give(slots, own, &named, rule.said);
    }
    if let Some(said) = general {
        let about = about(slots, own);
        give(slots, own, &about, said);
    }
}

/// Whether a slot could take a rule: it says nothing of the kind itself.
fn takes(slot: &ReadSlot, own: &Counts) -> bool {
    let works = matches!(slot.kind, Kind::Presentations | Kind::Restitution | Kind::Workshop);
    works && own.item.is_none() && own.rounds.is_none()
}

/// The slots that a rule without a name is about: those that count who passes, else those that
/// are one of them or speak of several, else all in which somebody presents, else those in which groups report.
fn about(slots: &[ReadSlot], own: &[Counts]) -> Vec<usize> {
    // "Gruppen 1–5" between two breaks: that they present is what the rule says
    let counted = |at: usize| own[at].items.is_some() && own[at].turns;
    let single = |at: usize| count::single(&slots[at].title);
    let listed = |at: usize| {
        slots[at].kind == Kind::Workshop
            && (counted(at) || single(at))
            && kind::vague(&slots[at].title)
    };
    let of = |test: &dyn Fn(usize) -> bool| {
        (0..slots.len())
            .filter(|at| presents(slots[*at].kind) || listed(*at))
            .filter(|at| takes(&slots[*at], &own[*at]) && test(*at))
            .collect::<Vec<_>>()
    };
    let presentations = |at: usize| slots[at].kind == Kind::Presentations;
    let several = |at: usize| presentations(at) && count::several(&slots[at].title);
    let tiers: [&dyn Fn(usize) -> bool; 5] =
        [&counted, &single, &several, &presentations, &|_| true];
    tiers.into_iter().map(of).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Gives a rule to the slots that count those whom it names: `Jede AG hat 10 Minuten` to
/// `Vorstellung von drei AGs`. Returns whether there is one.
fn counted(slots: &mut [ReadSlot], own: &mut [Counts], whom: &str, said: Counts) -> bool {
    let mut any = false;
    for at in 0..slots.len() {
        let items = count::of_noun(&Folded::new(&slots[at].title), whom);
        if items.is_none() || !takes(&slots[at], &own[at]) {
            continue;
        }
        any = true;
        own[at] = Counts { items: own[at].items.or(items), turns: true, ..own[at] };
        give(slots, own, &[at], Counts { known: true, ..said });
    }
    any
}

fn give(slots: &mut [ReadSlot], own: &mut [Counts], to: &[usize], said: Counts) {
    let one = to.len() == 1;
    for at in to {
        let slot = &mut slots[*at];
        let turn =
            said.item.unwrap_or(0) + said.feedback.unwrap_or(0) + said.transition.unwrap_or(0);
        // how many pass is said of all turns, so it is the slot's only where all of them fit in it
        let room = slot.length.is_some_and(|length| {
            let all = i64::from(turn) * i64::from(said.items.unwrap_or(0));
            length.num_seconds() + 60 >= all
        });
        let items = said.items.filter(|_| one && room && said.turns);
        let turns = own[*at].turns || count::single(&slot.title);
        if slot.kind == Kind::Workshop && turns && kind::vague(&slot.title) {
            slot.kind = Kind::Presentations;
        }
        own[*at] = own[*at].or(Counts { items, rounds: None, round: None, ..said });
        fill(slot, own[*at]);
    }
}

/// The words by which a sentence names a slot outright, at its head: `Pour la revue, …`.
fn opening(sentence: &str) -> Vec<String> {
    const ABOUT: &[&str] = &[
        "pour", "pendant", "lors", "durant", "for", "during", "in", "at", "bei", "beim", "wahrend",
        "fur", "im", "zur", "para", "durante", "en", "tijdens", "bij", "voor", "a",
    ];
    let head = sentence.trim_start().split([',', ':', ';']).next().unwrap_or_default();
    let about = head.split_whitespace().next().is_some_and(|word| ABOUT.contains(&word));
    if about || head.len() < sentence.trim().len() && head.split_whitespace().count() <= 3 {
        stems(head)
    } else {
        Vec::new()
    }
}

/// The words by which a sentence may name a slot, cut short:
/// `Pour la revue des documentations, chaque équipe a …`.
fn stems(text: &str) -> Vec<String> {
    const SHORTEST: usize = 5;
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST)
        .filter(|word| !count::says_turns(word))
        .map(|word| word.chars().take(6).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(title: &str, kind: Kind) -> ReadSlot {
        ReadSlot { title: title.to_owned(), kind, ..ReadSlot::default() }
    }

    /// Which slots a sentence gives their minutes to.
    fn given(sentence: &str, slots: &[(&str, Kind)]) -> Vec<String> {
        let mut slots: Vec<ReadSlot> =
            slots.iter().map(|(title, kind)| slot(title, *kind)).collect();
        let mut own: Vec<Counts> = slots.iter().map(of).collect();
        let titles: Vec<Folded> = slots.iter().map(|slot| Folded::new(&slot.title)).collect();
        apply(&mut slots, &mut own, &rules(sentence, &Folded::new(sentence), &titles));
        let given = slots.iter().filter(|slot| slot.item.is_some());
        given.map(|slot| slot.title.clone()).collect()
    }

    #[test]
    fn a_rule_goes_to_the_slots_that_it_is_about() {
        let (shows, works, reports) = (Kind::Presentations, Kind::Workshop, Kind::Restitution);
        let each = "Each team has 5 minutes.";
        assert_eq!(
            given(each, &[("Keynote", shows), ("Demos, teams 1-4", shows)]),
            ["Demos, teams 1-4"]
        );
        assert_eq!(given(each, &[("Keynote", shows), ("Demos", shows)]), ["Demos"]);
        assert_eq!(
            given(each, &[("Group work", works), ("Report back", reports)]),
            ["Report back"]
        );
        assert_eq!(
            given(each, &[("Panel briefing", shows), ("Team 1", works), ("Team 2", works)]),
            ["Team 1", "Team 2"]
        );
        assert_eq!(
            given(
                "Pour la revue des outils, chaque équipe a 5 minutes.",
                &[("Présentations", shows), ("Revue des outils", works)]
            ),
            ["Revue des outils"]
        );
        assert_eq!(
            given(
                "Jede AG hat 10 Minuten.",
                &[("Berichte", shows), ("Vorstellung von drei AGs", shows)]
            ),
            ["Vorstellung von drei AGs"]
        );
        assert_eq!(
            given("Jede Bank hat 10 Minuten.", &[("Berichte", shows)]),
            Vec::<String>::new()
        );
        assert_eq!(
            given(
                "During public comment, speakers are limited to 3 minutes each.",
                &[("Report of public works", shows), ("Public comment", works)]
            ),
            ["Public comment"]
        );
    }
}
