//! The signs of a note: `+ [P] démo claire {livrable} @Lab Santé`.

use super::{
    Category, Note, NoteKind,
    owner::{PAIRS, meant},
};
use crate::agenda::Text;

/// What people and their programs write for a sign where a blank follows it, as the screen and the
/// exports write a minus.
const ALSO: [(char, NoteKind); 7] = [
    ('\u{2212}', NoteKind::Minus),
    ('\u{2013}', NoteKind::Minus),
    ('＋', NoteKind::Plus),
    ('－', NoteKind::Minus),
    ('？', NoteKind::Question),
    ('！', NoteKind::Decision),
    ('＞', NoteKind::Action),
];
/// What opens the items of a list that is pasted.
const BULLETS: [char; 2] = ['•', '*'];

/// Reads the signs of a typed line.
///
/// A first `+ - ? ! >` gives the kind, unless `kind` says it already; the first `[P]` that stands
/// as a word gives the category, of which a note has one; `{…}` anywhere a deliverable and `@…` at
/// the start of a word an owner: the longest of `names` that stands there, else the one of `teams`
/// that is meant, else one word. The kind and category signs leave the text, names stay.
#[must_use]
pub fn read(line: &Text, kind: Option<NoteKind>, names: &[Text], teams: &[Text]) -> Note {
    let mut rest = line.trim();
    let signed = signed(rest);
    if kind.is_none()
        && let Some((_, after)) = signed
    {
        rest = after.trim_start();
    }
    let signed = signed.map(|(kind, _)| kind);
    let category = category(rest);
    let without = category.map(|(_, [before, after])| format!("{before} {after}"));
    let rest = without.as_deref().unwrap_or(rest).trim();
    Note {
        kind: kind.or(signed).unwrap_or_default(),
        category: category.map(|(category, _)| category),
        deliverable: deliverable(rest),
        owner: named_after_at(rest, names, teams).next(),
        text: Text::clean(&single_spaced(rest)),
        defi: None,
        cue: None,
        elapsed: None,
        prompt: None,
        track: None,
        key: None,
    }
}

/// The lines of what was pasted, each a note: those of a list without the bullets of its items.
#[must_use]
pub fn pasted(text: &str) -> Vec<&str> {
    let lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
    let mut lines: Vec<&str> = lines.collect();
    if lines.len() > 1 {
        lines.iter_mut().for_each(|line| *line = without_bullet(line));
    }
    lines
}

fn without_bullet(line: &str) -> &str {
    let item = line.trim_start().strip_prefix(BULLETS);
    let item = item.filter(|item| item.starts_with(char::is_whitespace)).map(str::trim_start);
    item.filter(|item| !item.is_empty()).unwrap_or(line)
}

/// A line without the second of two spaces, as one that a name was completed in may have.
fn single_spaced(line: &str) -> String {
    line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The kind that a line's sign says, and what follows the sign.
fn signed(line: &str) -> Option<(NoteKind, &str)> {
    let plain = NoteKind::ALL.into_iter().filter_map(|kind| {
        let after = line.strip_prefix(kind.sign()?).filter(|after| opens_words(after))?;
        Some((kind, after))
    });
    let also = ALSO.into_iter().filter_map(|(sign, kind)| {
        let after = line.strip_prefix(sign)?;
        after.starts_with(char::is_whitespace).then_some((kind, after))
    });
    plain.chain(also).next()
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
        let category = category_named(word.trim()).filter(|_| alone)?;
        Some((category, [before.trim_end(), after.trim_start()]))
    })
}

/// The category that letters name.
#[must_use]
pub fn category_named(word: &str) -> Option<Category> {
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

/// Every name that stands after an `@` in a text; the first one is its owner.
pub(super) fn owners(text: &str, names: &[Text], teams: &[Text]) -> Vec<Text> {
    named_after_at(text, names, teams).collect()
}

fn named_after_at<'t>(
    text: &'t str,
    names: &'t [Text],
    teams: &'t [Text],
) -> impl Iterator<Item = Text> + 't {
    let starts = text.match_indices('@').map(|(at, _)| at);
    let opens = |c: char| c.is_whitespace() || PAIRS.iter().any(|(open, _)| *open == c);
    let words = starts.filter(move |at| text[..*at].chars().next_back().is_none_or(opens));
    words.filter_map(|at| meant(&text[at + 1..], names, teams))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::after_owner;

    fn note(line: &str) -> Note {
        let names: Vec<Text> = ["Lab Santé", "EIG Link", "Lab"].map(Text::from).to_vec();
        read(&line.into(), None, &names, &[])
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

    #[test]
    fn a_sign_is_one_in_whatever_form_it_is_pasted() {
        for (line, kind, text) in [
            ("− trop long", NoteKind::Minus, "trop long"),
            ("– trop long", NoteKind::Minus, "trop long"),
            ("－ trop long", NoteKind::Minus, "trop long"),
            ("＋\u{3000}clair", NoteKind::Plus, "clair"),
            ("？ quand", NoteKind::Question, "quand"),
            ("！ on garde", NoteKind::Decision, "on garde"),
            ("＞ écrire", NoteKind::Action, "écrire"),
            ("−5 °C", NoteKind::Plain, "−5 °C"),
            ("–", NoteKind::Plain, "–"),
            ("— tiret", NoteKind::Plain, "— tiret"),
        ] {
            let note = note(line);
            assert_eq!((note.kind, note.text), (kind, text.into()), "{line}");
        }
    }

    #[test]
    fn a_pasted_list_is_a_note_for_each_line_without_its_bullets() {
        assert_eq!(
            pasted("• six\n\r\n  * cinq\n- trop long\n+ bien"),
            ["six", "cinq", "- trop long", "+ bien"]
        );
        assert_eq!(pasted("*gras*\n•"), ["*gras*", "•"]);
        assert_eq!(pasted("* seul"), ["* seul"], "one line is as it was typed");
        assert!(pasted(" \n ").is_empty());
    }
}
