//! The signs of a note: `+ [P] démo claire {livrable} @Lab Santé`.

use super::{Category, Note, NoteKind};
use crate::agenda::{Text, fold_name};

/// Reads the signs of a typed line.
///
/// A first `+ - ? ! >` gives the kind, unless `kind` says it already; the first `[P]` that stands
/// as a word gives the category; `{…}` anywhere a deliverable and `@…` at the start of a word an owner: the longest of
/// `names` that stands there, else one word. The kind and category signs leave the text, names stay.
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
    let category = match word {
        "A" => Category::A,
        "AP" => Category::AP,
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

fn owner(text: &str, names: &[Text]) -> Option<Text> {
    let starts = text.match_indices('@').map(|(at, _)| at);
    let mut words =
        starts.filter(|at| text[..*at].chars().next_back().is_none_or(char::is_whitespace));
    words.find_map(|at| {
        let rest = &text[at + 1..];
        let known = names.iter().filter(|name| begins_with_name(rest, name));
        let longest = known.max_by_key(|name| name.chars().count());
        longest.cloned().or_else(|| {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let word = rest[..end].trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
            (!word.is_empty()).then(|| Text::clean(word))
        })
    })
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
        assert_eq!(note("+").text, Text::default());
        assert_eq!(note("{}").deliverable, None);
    }
}
