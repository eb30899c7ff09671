//! The signs of a note: `+ [P] démo claire {livrable} @Lab Santé`.

use super::{Category, Note, NoteKind};
use crate::agenda::{Text, fold_name};

/// Reads the signs of a typed line.
///
/// A first `+ - ? ! >` gives the kind, unless `kind` says it already; the first `[P]` that stands
/// as a word gives the category, of which a note has one; `{…}` anywhere a deliverable and `@…` at
/// the start of a word an owner: the longest of `names` that stands there, else one word. The kind and category signs leave the text, names stay.
#[must_use]
pub fn read(line: &Text, kind: Option<NoteKind>, names: &[Text]) -> Note {
    let mut rest = line.trim();
    let signed = NoteKind::ALL.into_iter().find(|kind| {
        kind.sign().is_some_and(|sign| rest.strip_prefix(sign).is_some_and(opens_words))
    });
    if kind.is_none()
        && let Some(sign) = signed.and_then(NoteKind::sign)
    {
        rest = rest.strip_prefix(sign).unwrap_or(rest).trim_start();
    }
    let category = category(rest);
    let without = category.map(|(_, [before, after])| format!("{before} {after}"));
    let rest = without.as_deref().unwrap_or(rest).trim();
    Note {
        kind: kind.or(signed).unwrap_or_default(),
        category: category.map(|(category, _)| category),
        deliverable: deliverable(rest),
        owner: owner(rest, names),
        text: Text::clean(rest),
        defi: None,
        cue: None,
        elapsed: None,
        prompt: None,
        track: None,
        key: None,
    }
}

/// Whether a sign is followed by words, and not part of one: `-5 °C` and `->` are words.
fn opens_words(after: &str) -> bool {
    !after.starts_with(|c: char| c.is_ascii_digit() || "+-?!>.".contains(c))
}

/// The category, and the words before and after it.
fn category(text: &str) -> Option<(Category, [&str; 2])> {
    text.match_indices('[').find_map(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let (word, after) = rest.strip_prefix('[')?.split_once(']')?;
        // a first one needs no space behind it
        let alone = before.is_empty()
            || before.ends_with(char::is_whitespace)
                && after.chars().next().is_none_or(char::is_whitespace);
        let category = named(word.trim()).filter(|_| alone)?;
        Some((category, [before.trim_end(), after.trim_start()]))
    })
}

fn named(word: &str) -> Option<Category> {
    let category = match word.to_ascii_uppercase().as_str() {
        "A" => Category::A,
        "AP" | "A/P" | "P/A" => Category::AP,
        "C" => Category::C,
        "D" => Category::D,
        "I" => Category::I,
        "M" => Category::M,
        "P" => Category::P,
        "S" => Category::S,
        "T" => Category::T,
        "U" => Category::U,
        _ => return None,
    };
    Some(category)
}

fn deliverable(text: &str) -> Option<Text> {
    let (_, rest) = text.split_once('{')?;
    let (name, _) = rest.split_once('}')?;
    Some(Text::clean(name)).filter(|name| !name.is_empty())
}

/// What opens and closes a name of several words, or a remark that a name may begin.
const PAIRS: [(char, char); 6] =
    [('"', '"'), ('«', '»'), ('“', '”'), ('„', '“'), ('(', ')'), ('[', ']')];

fn owner(text: &str, names: &[Text]) -> Option<Text> {
    let starts = text.match_indices('@').map(|(at, _)| at);
    let opens = |c: char| c.is_whitespace() || PAIRS.iter().any(|(open, _)| *open == c);
    let mut words = starts.filter(|at| text[..*at].chars().next_back().is_none_or(opens));
    words.find_map(|at| {
        let rest = &text[at + 1..];
        if let Some(quoted) = quoted(rest) {
            let known = names.iter().find(|name| fold_name(name) == fold_name(&quoted));
            return Some(known.cloned().unwrap_or(quoted));
        }
        let known = names.iter().filter(|name| begins_with_name(rest, name));
        let longest = known.max_by_key(|name| name.chars().count());
        longest.cloned().or_else(|| {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let word = word(&rest[..end]);
            (!word.is_empty()).then(|| Text::clean(word))
        })
    })
}

/// The name between the quotation marks or brackets that `text` begins with.
fn quoted(text: &str) -> Option<Text> {
    let first = text.chars().next()?;
    let (open, close) = PAIRS.into_iter().find(|(open, _)| *open == first)?;
    let (name, _) = text.strip_prefix(open)?.split_once(close)?;
    Some(Text::clean(name)).filter(|name| !name.is_empty())
}

/// A word without the punctuation around it: what it opens itself stays closed.
fn word(text: &str) -> &str {
    let mut word = text;
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

/// What a note says after the `@` and the name of `owner` that it begins with, the punctuation
/// between them left out; none where it begins with something else.
#[must_use]
pub fn after_owner<'t>(text: &'t str, owner: &str) -> Option<&'t str> {
    let named = text.strip_prefix('@')?;
    let rest = quoted(named).and_then(|name| {
        let same = fold_name(&name) == fold_name(owner);
        let open = named.chars().next()?;
        let (_, close) = PAIRS.into_iter().find(|(first, _)| *first == open)?;
        let (_, rest) = named.strip_prefix(open)?.split_once(close)?;
        same.then_some(rest)
    });
    let rest = rest.or_else(|| {
        let end = named.char_indices().nth(owner.chars().count());
        let (name, rest) = named.split_at(end.map_or(named.len(), |(at, _)| at));
        (fold_name(name) == fold_name(owner)).then_some(rest)
    })?;
    Some(rest.trim_start_matches([' ', ',', ':', '\u{A0}']))
}

/// Whether `text` begins with `name`, up to accents and case, and the word ends there.
fn begins_with_name(text: &str, name: &Text) -> bool {
    let wanted = fold_name(name);
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    ends.filter(|end| *end > 0).any(|end| {
        let boundary = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        boundary && fold_name(&text[..end]) == wanted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(line: &str) -> Note {
        let names: Vec<Text> = ["Lab Santé", "EIG Link", "Lab"].map(Text::from).to_vec();
        read(&line.into(), None, &names)
    }

    #[test]
    fn signs_give_kind_category_deliverable_and_owner() {
        let note = note("> [P] {guide} @lab sante rappelle la DREES vendredi");
        assert_eq!(note.kind, NoteKind::Action);
        assert_eq!(note.category, Some(Category::P));
        assert_eq!(note.deliverable, Some("guide".into()));
        assert_eq!(note.owner, Some("Lab Santé".into()));
        assert_eq!(note.text, "{guide} @lab sante rappelle la DREES vendredi".into());
    }

    #[test]
    fn a_category_stands_where_it_was_typed() {
        for line in
            ["+ [AP] démo très claire", "+ démo [AP] très claire", "+ démo très claire [AP]"]
        {
            let note = note(line);
            assert_eq!(note.category, Some(Category::AP), "{line}");
            assert_eq!(note.text, "démo très claire".into(), "{line}");
        }
        assert_eq!(note("[X] [P] rien").category, Some(Category::P));
    }

    #[test]
    fn what_is_no_sign_stays_text() {
        assert_eq!(note("démo très claire").kind, NoteKind::Plain);
        assert_eq!(note("+démo").kind, NoteKind::Plus);
        assert_eq!(note("-5 °C dehors").kind, NoteKind::Plain);
        assert_eq!(note("[X] autre").category, None);
        assert_eq!(note("tableau[P] et [S]ql").category, None);
        assert_eq!(note("écrire à a@b.fr").owner, None);
        assert_eq!(note("> @marie, demain").owner, Some("marie".into()));
        assert_eq!(note("> prévenir b@Léa").owner, None);
        assert_eq!(note("+").text, Text::default());
        assert_eq!(note("{}").deliverable, None);
    }

    #[test]
    fn an_owner_is_a_known_name_one_in_quotes_or_one_whole_word() {
        for (line, owner, after) in [
            ("> @lab santé: le guide", "Lab Santé", Some("le guide")),
            ("> @\"Lab Santé\" le guide", "Lab Santé", Some("le guide")),
            ("> @« lab sante », le guide", "Lab Santé", Some("le guide")),
            ("> @“Mairie de Lyon” le guide", "Mairie de Lyon", Some("le guide")),
            ("> @SUM(A1) le guide", "SUM(A1)", Some("le guide")),
            ("> @Léa(DREES), le guide", "Léa(DREES)", Some("le guide")),
            ("> le guide (@Léa)", "Léa", None),
            ("> le guide (@Léa).", "Léa", None),
            ("> le guide « @Léa »", "Léa", None),
            ("> le guide @\"Léa", "Léa", None),
        ] {
            let note = note(line);
            assert_eq!(note.owner.as_deref(), Some(owner), "{line}");
            assert_eq!(after_owner(&note.text, owner), after, "{line}");
        }
        assert_eq!(note("> @ \"\"").owner, None);
        assert_eq!(note("> @) rien").owner, None);
    }

    #[test]
    fn the_letters_of_a_category_may_be_small() {
        assert_eq!(note("+ [p] démo").category, Some(Category::P));
        assert_eq!(note("+ démo [ap]").category, Some(Category::AP));
        assert_eq!(note("+ [a/p] démo").category, Some(Category::AP));
        assert_eq!(note("+ [x] démo").category, None);
    }
}
