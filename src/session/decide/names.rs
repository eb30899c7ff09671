//! Names as people type them: accents and case ignored, a clear beginning is enough.

use crate::{
    agenda::{Plan, Text, fold_name},
    session::Refusal,
};

/// Names are offered as "did you mean" when they are at least this alike, from 0 to 1.
const ALIKE: f64 = 0.6;

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
    }
}
