//! Whom an `@` in a note means: a name that is known, a team as people abbreviate it, else a word.
//!
//! Must never take a person's name for a team's: what somebody is called comes first.

use super::search::team_key;
use crate::agenda::{Text, fold_name};

/// What opens and closes a name of several words, or a remark that a name may begin.
pub(super) const PAIRS: [(char, char); 6] =
    [('"', '"'), ('«', '»'), ('“', '”'), ('„', '“'), ('(', ')'), ('[', ']')];
/// What joins the parts of a word.
const JOINERS: [char; 9] = ['-', '‐', '‑', '\'', '’', 'ʼ', '_', '@', '.'];
/// How many letters of a team's name are enough to mean it, where it is the only one.
const MIN_BEGINNING: usize = 3;
/// How many letters have to be typed before one of them may be wrong.
const MIN_SLIP: usize = 5;
/// How many before two may be.
const TWO_SLIPS: usize = 8;
/// How much longer than a name it may be typed, with spaces and a slip, in characters.
const SLACK: usize = 16;

/// The name that `text`, behind its `@`, begins with; none where it begins with no word.
///
/// The longest of `names` that ends with a word, in the spelling of [`spelled`]; else the one of
/// `teams` that is meant, whatever its spaces and hyphens, by its beginning or with a slip of the
/// hand; else one word as typed.
pub(super) fn meant(text: &str, names: &[Text], teams: &[Text]) -> Option<Text> {
    if let Some(quoted) = quoted(text) {
        return Some(spelled(&quoted, names, teams).unwrap_or_else(|| {
            only(teams, |team| is_spaced(&quoted, team)).cloned().unwrap_or(quoted)
        }));
    }
    let longest = names.iter().chain(teams).map(|name| name.chars().count()).max();
    let heads = heads(text, longest.unwrap_or_default());
    let known = names.iter().filter(|name| exactly(&heads, name).is_some());
    if let Some(known) = known.max_by_key(|name| name.chars().count()) {
        let spaced = |typed: &str| typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let typed = exactly(&heads, known).map(|end| Text::clean(&spaced(&text[..end])));
        return typed
            .and_then(|typed| spelled(&typed, names, teams))
            .or_else(|| Some(known.clone()));
    }
    let word = first_word(text);
    let team = team(&heads, word, names, teams).cloned();
    team.or_else(|| Some(Text::clean(word)).filter(|word| !word.is_empty()))
}

/// How a name is written that is among `names` up to accents and case: a team as the plan has it,
/// a person as typed where somebody is called exactly that, or where that has accents or capitals
/// which are missing in what is known. None where no such name is known.
fn spelled(typed: &Text, names: &[Text], teams: &[Text]) -> Option<Text> {
    let folded = fold_name(typed);
    let same = |name: &&Text| fold_name(name) == folded;
    if let Some(team) = teams.iter().find(same) {
        return Some(team.clone());
    }
    let best = names.iter().filter(same).rev().max_by_key(|name| care(name))?;
    let exact = names.contains(typed) || care(typed) > care(best);
    Some(if exact { typed.clone() } else { best.clone() })
}

/// With how much care a name is written: how many letters have an accent, then whether it begins
/// with a capital.
pub(super) fn care(name: &str) -> (usize, bool) {
    let accents = name.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    (accents, name.starts_with(char::is_uppercase))
}

/// What a note says after the `@` and the name of `owner` that it begins with, the punctuation
/// between them left out; none where it begins with something else.
#[must_use]
pub fn after_owner<'t>(text: &'t str, owner: &str) -> Option<&'t str> {
    let named = text.strip_prefix('@')?;
    let rest = rest_of_quoted(named, owner).or_else(|| {
        let heads = heads(named, owner.chars().count());
        let word = first_word(named);
        let spaced = || heads.iter().find(|head| head.is_name() && is_spaced(&head.typed, owner));
        let slip = || heads.iter().find(|head| head.is_slip_of(owner));
        let end = exactly(&heads, owner)
            .or_else(|| spaced().map(|head| head.end))
            .or_else(|| slip().map(|head| head.end))
            .or_else(|| is_beginning(word, owner).then_some(word.len()));
        named.get(end?..)
    })?;
    Some(rest.trim_start_matches([' ', ',', ':', '\u{A0}']))
}

/// What stands behind the quotation marks, where they hold that name.
fn rest_of_quoted<'t>(named: &'t str, owner: &str) -> Option<&'t str> {
    let name = quoted(named)?;
    let open = named.chars().next()?;
    let (_, close) = PAIRS.into_iter().find(|(first, _)| *first == open)?;
    let (_, rest) = named.strip_prefix(open)?.split_once(close)?;
    (fold_name(&name) == fold_name(owner) || is_spaced(&name, owner)).then_some(rest)
}

/// The team that is meant, if it is clear which one.
fn team<'a>(heads: &[Head], word: &str, names: &[Text], teams: &'a [Text]) -> Option<&'a Text> {
    let spaced = heads.iter().rev().filter(|head| head.is_name());
    if let Some(team) =
        spaced.filter_map(|head| only(teams, |team| is_spaced(&head.typed, team))).next()
    {
        return Some(team);
    }
    let called = fold_name(word);
    let person = |name: &&Text| {
        !teams.contains(name) && fold_name(name).split(' ').any(|part| part == called)
    };
    if names.iter().any(|name| person(&name)) {
        return None;
    }
    only(teams, |team| is_beginning(word, team))
        .or_else(|| only(teams, |team| heads.iter().any(|head| head.is_slip_of(team))))
}

/// The one team that fits.
fn only(teams: &[Text], fits: impl Fn(&Text) -> bool) -> Option<&Text> {
    let mut fitting = teams.iter().filter(|team| fits(team));
    let first = fitting.next()?;
    fitting.all(|other| team_key(other) == team_key(first)).then_some(first)
}

/// A beginning of a text that ends with a word.
struct Head {
    /// It, folded.
    typed: String,
    /// Where it ends in the text, in bytes.
    end: usize,
}

impl Head {
    /// Whether it may be a name: no other punctuation stands in it than joins words.
    fn is_name(&self) -> bool {
        may_be_name(&self.typed)
    }

    /// Whether it is `name` but for a slip of the hand, in as many words.
    fn is_slip_of(&self, name: &str) -> bool {
        let words = |text: &str| text.split(' ').count();
        let name_words = words(&fold_name(name));
        (self.is_name() && (words(&self.typed) == name_words || words(&self.typed) == 1))
            && any_key(&self.typed, name, |typed, name| {
                let most = match typed.chars().count() {
                    0..MIN_SLIP => return false,
                    MIN_SLIP..TWO_SLIPS => 1,
                    TWO_SLIPS.. => 2,
                };
                strsim::damerau_levenshtein(typed, name) <= most
            })
    }
}

fn may_be_name(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || c == ' ' || JOINERS.contains(&c))
}

/// The beginnings of `text` that end with a word, not much longer than a name of `longest`
/// characters; the shortest one first.
fn heads(text: &str, longest: usize) -> Vec<Head> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(longest + SLACK);
    let ends = ends.filter(|end| is_boundary(text, *end));
    let heads = ends.map(|end| Head { typed: fold_name(&text[..end]), end });
    let mut heads: Vec<Head> = heads.filter(|head| !head.typed.is_empty()).collect();
    // of those that differ in blanks only, the first
    heads.dedup_by(|later, earlier| later.typed == earlier.typed);
    heads
}

/// Whether a word ends there: a hyphen or an apostrophe inside it does not end it.
fn is_boundary(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let mut after = after.chars();
    match after.next() {
        None => true,
        Some(c) if c.is_alphanumeric() => {
            // nor is a name cut between what joins and what is joined
            !before.ends_with(char::is_alphanumeric) && !before.ends_with(JOINERS)
        }
        Some(c) if JOINERS.contains(&c) => {
            !(before.ends_with(char::is_alphanumeric)
                && after.next().is_some_and(char::is_alphanumeric))
        }
        Some(_) => true,
    }
}

/// Where the name ends that a text begins with, up to accents and case.
fn exactly(heads: &[Head], name: &str) -> Option<usize> {
    let wanted = fold_name(name);
    heads.iter().find(|head| head.typed == wanted).map(|head| head.end)
}

/// Whether it is that name but for spaces and hyphens.
fn is_spaced(typed: &str, name: &str) -> bool {
    any_key(typed, name, |typed, name| typed == name)
}

/// Whether a word is so much of a name that it can be meant.
fn is_beginning(word: &str, name: &str) -> bool {
    may_be_name(word)
        && any_key(word, name, |typed, name| {
            typed.chars().count() >= MIN_BEGINNING && name.starts_with(typed)
        })
}

/// Whether that holds for two names as they are compared: letters and digits only; an `@` inside a
/// name may be read as the letter that it stands for.
fn any_key(typed: &str, name: &str, holds: impl Fn(&str, &str) -> bool) -> bool {
    let read = |text: &str| team_key(&text.replace('@', "a"));
    let keys = [(team_key(typed), team_key(name)), (read(typed), read(name))];
    keys.iter().any(|(typed, name)| !typed.is_empty() && holds(typed, name))
}

/// The name between the quotation marks or brackets that `text` begins with.
fn quoted(text: &str) -> Option<Text> {
    let first = text.chars().next()?;
    let (open, close) = PAIRS.into_iter().find(|(open, _)| *open == first)?;
    let (name, _) = text.strip_prefix(open)?.split_once(close)?;
    Some(Text::clean(name)).filter(|name| !name.is_empty())
}

/// The first word, without the punctuation around it: what it opens itself stays closed.
fn first_word(text: &str) -> &str {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let mut word = &text[..end];
    while let Some(last) = word.chars().next_back() {
        let own = |(open, close): &(char, char)| {
            *close == last && !word.strip_suffix(last).unwrap_or(word).contains(*open)
        };
        if !".,;:!?".contains(last) && !PAIRS.iter().any(own) {
            break;
        }
        word = word.strip_suffix(last).unwrap_or_default();
    }
    word.trim_start_matches(|c| PAIRS.iter().any(|(open, _)| *open == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEAMS: [&str; 9] = [
        "Archifiltre",
        "b@liseNAV",
        "BrigadeNumérique",
        "EIG Link",
        "Gobelins",
        "Lab Santé",
        "Prédisauvetage",
        "Prévisecours",
        "Signaux Faibles",
    ];

    /// Whom a text behind an `@` means, where these people are known too; and what follows.
    fn owner(text: &str, people: &[&str]) -> (String, String) {
        let teams = TEAMS.map(Text::from).to_vec();
        let mut names = teams.clone();
        names.extend(people.iter().map(|name| Text::from(*name)));
        let owner = meant(text, &names, &teams).unwrap_or_default();
        let line = format!("@{text}");
        let rest = after_owner(&line, &owner).unwrap_or("(whole)").to_owned();
        (owner.to_string(), rest)
    }

    #[test]
    fn a_team_is_meant_however_it_is_written() {
        for (typed, team) in [
            ("lab sante", "Lab Santé"),
            ("LAB SANTÉ", "Lab Santé"),
            ("LabSanté", "Lab Santé"),
            ("Labsante", "Lab Santé"),
            ("lab-santé", "Lab Santé"),
            ("lab", "Lab Santé"),
            ("lab snate", "Lab Santé"),
            ("archi", "Archifiltre"),
            ("archifitre", "Archifiltre"),
            ("gobelin", "Gobelins"),
            ("Goblins", "Gobelins"),
            ("Prédisauvtage", "Prédisauvetage"),
            ("predi", "Prédisauvetage"),
            ("balisenav", "b@liseNAV"),
            ("blisenav", "b@liseNAV"),
            ("b@lise", "b@liseNAV"),
            ("balise", "b@liseNAV"),
            ("Signaux", "Signaux Faibles"),
            ("signaux-faibles", "Signaux Faibles"),
            ("Signaux faibles", "Signaux Faibles"),
            ("brigade numérique", "BrigadeNumérique"),
            ("brigade", "BrigadeNumérique"),
            ("eig-link", "EIG Link"),
            ("EIG", "EIG Link"),
            ("«lab sante»", "Lab Santé"),
            ("\"LabSanté\"", "Lab Santé"),
        ] {
            let line = format!("{typed} publie le guide");
            assert_eq!(owner(&line, &[]), (team.into(), "publie le guide".into()), "{typed}");
            let line = format!("{typed}, publie le guide");
            assert_eq!(owner(&line, &[]), (team.into(), "publie le guide".into()), "{typed},");
        }
    }

    #[test]
    fn a_person_is_never_taken_for_a_team() {
        for (typed, people) in [
            ("Léa", &[][..]),
            ("pré", &[]),
            ("ar", &[]),
            ("Labib", &[]),
            ("Arche", &[]),
            ("Marie-Claire", &["Marie"]),
            ("marie-claire", &["marie"]),
            ("signaux", &["Signaux"]),
            ("archi", &["Archi Bald"]),
            ("gobelin", &["Gobelin"]),
            ("Léa's", &["Léa"]),
            ("d'Arc", &["d"]),
            ("marie.dupont", &["marie"]),
            ("\"archi\"", &[]),
        ] {
            let (found, rest) = owner(&format!("{typed} relance"), people);
            let wanted = people.iter().find(|name| fold_name(name) == fold_name(typed));
            let wanted = wanted.copied().unwrap_or(typed).trim_matches('"');
            assert_eq!((found.as_str(), rest.as_str()), (wanted, "relance"), "{typed}");
        }
        assert_eq!(owner("Marie Claire relance", &["Marie"]).1, "Claire relance");
    }

    #[test]
    fn a_person_is_written_as_somebody_is_called_or_with_the_most_care() {
        for (typed, people, written) in [
            ("Léa", &["lea"][..], "Léa"),
            ("lea", &["Léa"], "Léa"),
            ("LEA", &["Léa"], "Léa"),
            ("Lea", &["Léa", "Lea"], "Lea"),
            ("Léa", &["Lea", "Léa"], "Léa"),
            ("lea", &["Lea", "Léa"], "Léa"),
            ("Lea", &["lea"], "Lea"),
            ("\"Léa Roux\"", &["lea roux"], "Léa Roux"),
            ("Léa  Roux", &["lea roux"], "Léa Roux"),
            ("LAB SANTÉ", &["Lab Sante"], "Lab Santé"),
        ] {
            assert_eq!(owner(&format!("{typed} relance"), people).0, written, "{typed} {people:?}");
        }
    }

    #[test]
    fn a_name_that_was_cut_short_leaves_the_whole_sentence() {
        assert_eq!(after_owner("@marie-claire relance", "marie"), None);
        assert_eq!(after_owner("@autre relance", "marie"), None);
        assert_eq!(after_owner("@SUM(1)*2 relance", "@SUM(1)*2 marie"), None);
        assert_eq!(after_owner("relance @marie", "marie"), None);
    }
}
