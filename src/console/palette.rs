//! Finding an action by its words, in both languages, accents and case ignored.

use nucleo_matcher::{
    Config, Matcher, Utf32String,
    pattern::{CaseMatching, Normalization, Pattern},
};

use super::{keymap::Hint, model::Model};
use crate::{agenda::fold_name, i18n::Lang};

/// The actions that are of use now and whose words fit `query`, the best first; all of them, in
/// the order of the table, while nothing was typed.
#[must_use]
pub fn found(model: &Model, query: &str) -> Vec<Hint> {
    let hints = model.keymap.help(model);
    let query = fold_name(query);
    if query.is_empty() {
        return hints;
    }
    let pattern = Pattern::parse(&query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    // what says just that comes before what has its letters
    let mut scored: Vec<((bool, u32), Hint)> = hints
        .into_iter()
        .filter_map(|hint| {
            let words = words(&hint);
            let whole = words.contains(&query);
            let words: Utf32String = words.into();
            Some(((whole, pattern.score(words.slice(..), &mut matcher)?), hint))
        })
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, hint)| hint).collect()
}

fn words(hint: &Hint) -> String {
    let said = [Lang::Fr, Lang::En]
        .map(|lang| format!("{} {}", hint.label.short(lang), hint.label.long(lang)));
    fold_name(&format!("{} {}", said.join(" "), hint.label.also()))
}
