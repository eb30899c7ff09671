//! The words of catching up: `catch-up 2 --target 18:15`, `target`, `lock`, `floor`, `pays`.
//!
//! A part of the day is an id or a title, and keeps its words: what they mean is decided later.

use super::{Misspoken, Words, join, length, no_value, option, time, too_much};
use crate::{
    agenda::{Text, fold_name},
    session::{Command, Limit, Pays, WayKind},
};

/// What takes back what was said.
const CLEAR: &str = "--clear";

pub(super) fn way(words: &Words<'_>) -> Result<Command, Misspoken> {
    let (mut way, mut target, mut dry_run) = (None, None, false);
    let mut left = words.words.iter();
    while let Some(word) = left.next() {
        let (name, value) = option(&word.text);
        match name {
            "--dry-run" if value.is_none() => dry_run = true,
            "--target" => {
                let value = value.or_else(|| left.next().map(|word| word.text.as_str()));
                target = Some(time(value.ok_or_else(|| no_value(words.verb, name))?)?);
            }
            _ if way.is_some() || word.text.starts_with("--") => {
                return Err(too_much(words.verb, &word.text));
            }
            number => {
                let numbers = WayKind::LATE.map(WayKind::number);
                let number = number.parse().ok().filter(|number| numbers.contains(number));
                let wrong = || Misspoken::NotAWay { word: Text::clean(&word.text) };
                way = Some(number.ok_or_else(wrong)?);
            }
        }
    }
    Ok(Command::CatchUp { way, target, dry_run })
}

pub(super) fn target(words: &Words<'_>) -> Result<Command, Misspoken> {
    let end = words.joined()?;
    let end = if end == CLEAR { None } else { Some(time(&end)?) };
    Ok(Command::Target { end })
}

pub(super) fn lock(words: &Words<'_>, locked: bool) -> Result<Command, Misspoken> {
    Ok(Command::Limit { part: words.all()?, limit: Limit::Locked(locked) })
}

pub(super) fn floor(words: &Words<'_>) -> Result<Command, Misspoken> {
    let (part, floor) = part_and_last(words)?;
    let floor = if floor == CLEAR { None } else { Some(length(floor)?) };
    Ok(Command::Limit { part, limit: Limit::Floor(floor) })
}

pub(super) fn pays(words: &Words<'_>) -> Result<Command, Misspoken> {
    let (part, pays) = part_and_last(words)?;
    let pays = match fold_name(pays).as_str() {
        CLEAR => None,
        "first" => Some(Pays::First),
        "last" => Some(Pays::Last),
        _ => return Err(Misspoken::NotFirstLast { word: Text::clean(pays) }),
    };
    Ok(Command::Limit { part, limit: Limit::Pays(pays) })
}

/// The last word, and what stands before it as one name.
fn part_and_last<'a>(words: &Words<'a>) -> Result<(Text, &'a str), Misspoken> {
    match words.words {
        [part @ .., last] if !part.is_empty() => Ok((Text::clean(&join(part)), &last.text)),
        [..] => Err(words.missing()),
    }
}
