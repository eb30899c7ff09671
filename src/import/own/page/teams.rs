//! The teams of a page, one to a line: `Node avec Link (DGX ; Léa ; à partir de 14h10)`.

use super::{
    align::align_by_place,
    text,
    words::{Words, behind, plain},
};
use crate::agenda::{Agenda, Defi, Text, fold_name};

/// The teams, with what the page does not show of those that were there.
pub(super) fn read(words: &Words, lines: &[String], kept: Option<&Agenda>) -> Vec<Defi> {
    let old = kept.map_or(&[][..], |kept| &kept.lineup);
    let read: Vec<Defi> = lines.iter().map(|line| team(words, line, None)).collect();
    let as_kept =
        |one: usize, other: usize| team(words, &lines[other], old.get(one)) == shown(&old[one]);
    let named =
        |one: usize, other: usize| fold_name(&old[one].name) == fold_name(&read[other].name);
    let found = align_by_place(old.len(), lines.len(), &[&as_kept, &named]);
    let teams = lines.iter().zip(found).map(|(line, one)| {
        let old = one.and_then(|one| old.get(one));
        let team = team(words, line, old);
        let hidden = old.cloned().unwrap_or_default();
        Defi { link: hidden.link, ..team }
    });
    teams.filter(|team| !team.name.is_empty()).collect()
}

/// A team without what a page does not show.
fn shown(team: &Defi) -> Defi {
    let from = team.from.map(super::slots::shown);
    Defi { link: None, from, ..team.clone() }
}

/// Reads a line. What stands in parentheses can be read in several ways: `kept` tells which.
fn team(words: &Words, line: &str, kept: Option<&Defi>) -> Defi {
    let alone = |kept: &Defi| {
        kept.owner.is_none()
            && kept.presenters.is_empty()
            && kept.from.is_none()
            && kept.place.is_none()
    };
    let bare = kept.is_some_and(|kept| alone(kept) && kept.name.ends_with(')'));
    let (head, inside) = match behind(line) {
        Some((head, inside)) if !bare => (head, inside),
        Some(_) | None => (line, ""),
    };
    let whole = kept.is_some_and(|kept| kept.with.is_none() && kept.name.contains(words.with));
    let (name, with) = match head.split_once(words.with) {
        Some((name, with)) if !whole => (name, Some(with)),
        Some(_) | None => (head, None),
    };
    let mut about: Vec<&str> =
        inside.split(';').map(str::trim).filter(|it| !it.is_empty()).collect();
    let place = about.iter().find_map(|said| words.place(said));
    about.retain(|said| words.place(said).is_none());
    let from = about.last().and_then(|last| words.since(last));
    if from.is_some() {
        about.pop();
    }
    let speaks = |only: &str| match kept {
        Some(kept) if !alone(kept) => kept.owner.is_none() && !kept.presenters.is_empty(),
        Some(_) | None => only.contains(", "),
    };
    let (owner, speakers) = match about.split_last() {
        Some((only, [])) if speaks(only) => (None, *only),
        Some((only, [])) => (Some((*only).to_owned()), ""),
        Some((last, rest)) => (Some(rest.join(" ; ")), *last),
        None => (None, ""),
    };
    let said = speakers.split(", ").map(str::trim).filter(|name| !name.is_empty());
    let before = kept.map_or(&[][..], |kept| &kept.presenters);
    let presenters = if plain(&names(before)) == plain(speakers) {
        before.to_vec()
    } else {
        said.map(Text::clean).collect()
    };
    Defi {
        name: text(name, kept.map(|kept| &kept.name)),
        owner: owner.map(|owner| text(&owner, kept.and_then(|kept| kept.owner.as_ref()))),
        presenters,
        with: with.map(|with| text(with, kept.and_then(|kept| kept.with.as_ref()))),
        from,
        place,
        link: None,
    }
}

/// Names as a page says them.
pub(super) fn names(names: &[Text]) -> String {
    names.iter().map(Text::as_str).collect::<Vec<_>>().join(", ")
}
