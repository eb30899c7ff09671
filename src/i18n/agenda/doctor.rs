//! All that is said of a file that was loaded, numbered, with what `--fix` would do.

use super::{MAX_PROBLEMS, check, en, fr, listed, of_finding, of_problem, report};
use crate::{
    agenda::{
        check::{MendKind, Told},
        read::Loaded,
    },
    i18n::Lang,
};

/// One thing to tell, with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// What it is.
    pub told: Told<'a>,
}

/// Lays out all that is to be told of a file, an empty line between two things: at most
/// [`MAX_PROBLEMS`], errors before warnings when there are more; each keeps its number. `mend` is
/// asked what would mend those that are shown.
#[must_use]
pub fn numbered(
    lang: Lang,
    path: &str,
    loaded: &Loaded,
    told: &[Numbered<'_>],
    mend: impl Fn(&Told<'_>) -> Option<MendKind>,
) -> String {
    let mut shown: Vec<&Numbered<'_>> = told.iter().collect();
    shown.sort_by_key(|it| (it.told.severity(), it.number));
    shown.truncate(MAX_PROBLEMS);
    shown.sort_by_key(|it| it.number);
    let more = told.len() - shown.len() + loaded.more;
    let shown = shown.into_iter().map(|it| one(lang, path, &loaded.text, it, mend(&it.told)));
    listed(lang, shown, more)
}

fn one(
    lang: Lang,
    path: &str,
    text: &str,
    numbered: &Numbered<'_>,
    mend: Option<MendKind>,
) -> String {
    let mut said = match &numbered.told {
        Told::Problem(problem) => of_problem(lang, path, text, problem),
        Told::Finding(placed) => of_finding(lang, path, text, placed),
    };
    said.number = Some(numbered.number);
    let mut out = report(lang, &said);
    if let Some(mend) = mend {
        let number = numbered.number;
        let mend = check::mend(lang, &mend);
        out.push_str(&match lang {
            Lang::Fr => fr::fix(number, &mend),
            Lang::En => en::fix(number, &mend),
        });
    }
    out
}
