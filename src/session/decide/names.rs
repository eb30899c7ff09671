//! Names as people type them: accents and case ignored, a clear beginning is enough.

use crate::{
    agenda::{Plan, Text, fold_name},
    session::Refusal,
};

/// Names are offered as "did you mean" when they are at least this alike, from 0 to 1.
const ALIKE: f64 = 0.6;
/// The most names that are told where none is meant.
const MOST_ALIKE: usize = 5;
/// How many letters have to be typed before one of them may be wrong.
const MIN_SLIP: usize = 4;
/// How many before two may be.
const TWO_SLIPS: usize = 7;

/// The known name that `typed` means: the same up to accents and case, else the only one that
/// begins like it.
///
/// # Errors
/// When no name, or more than one, could be meant.
pub fn find_name(known: &[Text], typed: &Text) -> Result<Text, Refusal> {
    let wanted = fold_name(typed);
    let folded = || known.iter().map(|name| (name, fold_name(name)));
    if let Some((name, _)) = folded().find(|(_, folded)| *folded == wanted) {
        return Ok(name.clone());
    }
    let begins = |folded: &str| !wanted.is_empty() && folded.starts_with(&wanted);
    let candidates: Vec<Text> =
        folded().filter(|(_, folded)| begins(folded)).map(|(name, _)| name.clone()).collect();
    match candidates.as_slice() {
        [only] => Ok(only.clone()),
        [] => {
            let score = |folded: &str| strsim::normalized_damerau_levenshtein(folded, &wanted);
            let scored = folded().map(|(name, folded)| (name, score(&folded)));
            let nearest = scored.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, s)| *s >= ALIKE);
            let nearest = nearest.map(|(name, _)| name.clone());
            Err(Refusal::UnknownDefi { name: typed.clone(), nearest })
        }
        [..] => Err(Refusal::AmbiguousDefi { name: typed.clone(), candidates }),
    }
}

/// The known names that are most like `typed`, the likeliest first: to be told where none is meant.
#[must_use]
pub fn alike(known: &[Text], typed: &Text) -> Vec<Text> {
    let wanted = fold_name(typed);
    let score = |name: &Text| strsim::normalized_damerau_levenshtein(&fold_name(name), &wanted);
    let mut names = known.to_vec();
    names.sort_by(|a, b| score(b).total_cmp(&score(a)));
    names.truncate(MOST_ALIKE);
    names
}

/// The names that somebody who has typed `typed` so far may mean, the likeliest first: those that
/// begin like it, then those of which a word does, then those that hold it; where there are
/// none, those of which the beginning is it but for a slip of the hand. Accents and case do not
/// count.
#[must_use]
pub fn complete(known: &[Text], typed: &str) -> Vec<Text> {
    let wanted = fold_name(typed);
    let mut seen = std::collections::BTreeSet::new();
    let mut found: Vec<(Fit, &Text)> = known
        .iter()
        .filter(|name| seen.insert(fold_name(name)))
        .filter_map(|name| Some((fit(&fold_name(name), &wanted)?, name)))
        .collect();
    found.sort_by_key(|(fit, _)| *fit);
    // where something fits as it was typed, no slip is supposed; else the smallest one is
    let best = found.first().map(|(fit, _)| *fit);
    found.retain(|(fit, _)| match fit {
        Fit::Begins | Fit::Word | Fit::Within => true,
        Fit::Slip(_) => Some(*fit) == best,
    });
    found.into_iter().map(|(_, name)| name.clone()).collect()
}

/// The one known name that is `typed` but for a slip of the hand.
pub(super) fn near(known: &[Text], typed: &Text) -> Option<Text> {
    let wanted = fold_name(typed);
    let slips = |name: &Text| match fit(&fold_name(name), &wanted)? {
        Fit::Slip(slips) => Some(slips),
        Fit::Begins | Fit::Word | Fit::Within => None,
    };
    let mut near: Vec<(usize, &Text)> =
        known.iter().filter_map(|name| Some((slips(name)?, name))).collect();
    near.sort_by_key(|(slips, _)| *slips);
    match near.as_slice() {
        [(_, only)] => Some((*only).clone()),
        [(least, name), (more, _), ..] if least < more => Some((*name).clone()),
        [..] => None,
    }
}

/// How a name fits what was typed of it, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It begins like it.
    Begins,
    /// A word of it does.
    Word,
    /// It holds it.
    Within,
    /// Its beginning, or that of a word of it, is as good as it: so many letters apart.
    Slip(usize),
}

fn fit(name: &str, wanted: &str) -> Option<Fit> {
    if name.starts_with(wanted) {
        return Some(Fit::Begins);
    }
    let starts = name.match_indices(|c: char| !c.is_alphanumeric()).map(|(at, gap)| at + gap.len());
    let words = || std::iter::once(0).chain(starts.clone()).map(|at| &name[at..]);
    if words().any(|word| word.starts_with(wanted)) {
        return Some(Fit::Word);
    }
    if name.contains(wanted) {
        return Some(Fit::Within);
    }
    let length = wanted.chars().count();
    let most = match length {
        0..MIN_SLIP => return None,
        MIN_SLIP..TWO_SLIPS => 1,
        TWO_SLIPS.. => 2,
    };
    // a letter too many or too few moves the end of the beginning
    let beginnings = words().flat_map(|word| {
        (length - 1..=length + 1).map(|count| {
            let end = word.char_indices().nth(count).map_or(word.len(), |(at, _)| at);
            strsim::damerau_levenshtein(&word[..end], wanted)
        })
    });
    beginnings.min().filter(|slips| *slips <= most).map(Fit::Slip)
}

/// The team that a name of the second of a pair stands for.
pub(super) fn of_pair(plan: &Plan, typed: &Text) -> Option<Text> {
    let wanted = fold_name(typed);
    let mut pairs = plan.lineup.iter();
    let pair = pairs.find(|defi| defi.with.as_ref().is_some_and(|with| fold_name(with) == wanted));
    pair.map(|defi| defi.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_completed_whatever_their_accents_and_with_a_slip_of_the_hand() {
        let known: Vec<Text> =
            ["Prédisauvetage", "Prévisecours", "EIG Link", "Lab Santé", "b@liseNAV"]
                .map(Text::from)
                .to_vec();
        let found = |typed: &str| {
            complete(&known, typed).iter().map(Text::as_str).collect::<Vec<_>>().join("|")
        };
        assert_eq!(found("predi"), "Prédisauvetage");
        assert_eq!(found("PRE"), "Prédisauvetage|Prévisecours");
        assert_eq!(found("perdi"), "Prédisauvetage");
        assert_eq!(found("prediauv"), "Prédisauvetage");
        assert_eq!(found("sante"), "Lab Santé");
        assert_eq!(found("secours"), "Prévisecours");
        assert_eq!(found("balise"), "b@liseNAV");
        assert_eq!(found("zzz"), "");
        assert_eq!(complete(&known, "").len(), known.len());
    }

    #[test]
    fn a_slip_of_the_hand_is_forgiven_where_one_name_is_nearest() {
        let known: Vec<Text> = ["Prédisauvetage", "Prévisecours"].map(Text::from).to_vec();
        assert_eq!(near(&known, &"Pérdisauvetage".into()), Some("Prédisauvetage".into()));
        assert_eq!(near(&known, &"Prexi".into()), None, "as near to one as to the other");
        assert_eq!(near(&known, &"Personne".into()), None);
    }

    #[test]
    fn a_beginning_is_enough_when_it_is_clear() {
        let known: Vec<Text> =
            ["Prédisauvetage", "Prévisecours", "EIG Link"].map(Text::from).to_vec();
        let find = |typed: &str| find_name(&known, &typed.into());
        assert_eq!(find("previsecours"), Ok("Prévisecours".into()));
        assert_eq!(find("EIG"), Ok("EIG Link".into()));
        assert!(
            matches!(find("pré"), Err(Refusal::AmbiguousDefi { candidates, .. }) if candidates.len() == 2)
        );
        assert_eq!(find("previsecour"), Ok("Prévisecours".into()), "a beginning, whatever follows");
        let unknown = Refusal::UnknownDefi {
            name: "Previsours".into(),
            nearest: Some("Prévisecours".into()),
        };
        assert_eq!(find("Previsours"), Err(unknown));
        assert_eq!(alike(&known, &"lin".into())[0], "EIG Link".into());
        assert_eq!(alike(&["A"; 9].map(Text::from), &"b".into()).len(), MOST_ALIKE);
    }
}
