//! The hours and the place of a date, and what the dates of a calendar have in common.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use super::{Block, Meeting, Role};
use crate::{
    agenda::{Text, programme::Frame},
    import::{
        calendar, halves, piece,
        times::{Clock, span::span},
        words::fold::{Folded, fold},
    },
};

/// A text that is longer is looked at for hours at its beginning only, in bytes.
pub(super) const LONGEST: usize = 300;

/// From when to when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Hours {
    pub(super) start: Option<NaiveTime>,
    pub(super) end: Option<NaiveTime>,
}

/// The hours that a cell begins with.
pub(super) fn hours(cell: &str) -> Hours {
    leading(cell).map(|(hours, _)| hours).unwrap_or_default()
}

/// The hours that a text begins with, and where they end; never a bare number.
pub(super) fn leading(text: &str) -> Option<(Hours, usize)> {
    let folded = Folded::new(text);
    let (mut span, end) = span(&folded, 0)?;
    if !span.start.sure() && span.end.is_none() {
        return None;
    }
    halves::settle(&mut [&mut span]);
    Some((Hours { start: time(span.start), end: span.end.and_then(time) }, end))
}

fn time(clock: Clock) -> Option<NaiveTime> {
    let minutes = u32::from(clock.minutes) % (24 * 60);
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
}

/// Where a date takes place, with the hours that stand before it: `15h au LLL`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Located {
    pub(super) start: Option<NaiveTime>,
    pub(super) end: Option<NaiveTime>,
    pub(super) name: String,
}

/// Reads a cell that says where.
pub(super) fn place(cell: &str) -> Located {
    match leading(cell) {
        Some((hours, end)) => {
            let name = bare(&cell.chars().skip(end).collect::<String>());
            Located { start: hours.start, end: hours.end, name }
        }
        None => Located { name: bare(cell), ..Located::default() },
    }
}

/// A place without the words that lead to it, nor what ends its sentence.
fn bare(name: &str) -> String {
    const LEADS: [&str; 12] = [
        "à l’", "à l'", "à la ", "au ", "aux ", "chez ", "dans le ", "dans la ", "at the ", "at ",
        "in the ", "in ",
    ];
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':'));
    let lower = name.to_lowercase();
    let lead = LEADS.iter().find(|lead| lower.starts_with(**lead));
    let rest = lead.and_then(|lead| name.get(lead.len()..)).unwrap_or(name);
    rest.trim().to_owned()
}

/// What the dates have in common, by a sentence of the document or by most of the dates; they no
/// longer say it themselves.
pub(super) fn take(blocks: &[Block], dates: &mut [Meeting]) -> Frame {
    let said = said(&above(blocks));
    let start = said.start.or_else(|| usual(dates, |date| date.start));
    let end = said.end.or_else(|| usual(dates, |date| date.end));
    let name = Some(Text::clean(&said.name)).filter(|name| !name.is_empty());
    let place = name.or_else(|| usual(dates, |date| date.place.clone()));
    for date in dates {
        if let (Some(own), Some(usual)) = (&date.place, &place) {
            date.place = spelled(own, usual).or(date.place.take());
        }
        date.start = date.start.filter(|own| Some(*own) != start);
        date.end = date.end.filter(|own| Some(*own) != end);
        date.place = date.place.take().filter(|own| Some(own) != place.as_ref());
    }
    Frame { start, end, place }
}

/// A place that begins with the initials of the usual one, spelled out: `LLL rue du Caire` where
/// that is the `Liberté Living Lab`.
fn spelled(own: &Text, usual: &Text) -> Option<Text> {
    const FEWEST: usize = 2;
    let words = usual.split([' ', '-', '\u{a0}']);
    let initials: String = words.filter_map(|word| word.chars().next()).collect();
    let (short, rest) = own.split_once(char::is_whitespace).unwrap_or((own, ""));
    let end = short.trim_end_matches([',', ':']);
    let is_short = end.chars().filter(|c| *c != '.').eq(initials.chars())
        && initials.chars().count() >= FEWEST
        && initials.chars().all(char::is_uppercase);
    let rest = rest.trim_start_matches([',', '-', '–', ':', ' ']);
    is_short.then(|| match rest {
        "" => usual.clone(),
        rest => Text::clean(&format!("{usual}, {rest}")),
    })
}

/// What most of the dates say.
fn usual<T: Ord + Clone>(dates: &[Meeting], of: impl Fn(&Meeting) -> Option<T>) -> Option<T> {
    let mut often: BTreeMap<T, usize> = BTreeMap::new();
    for value in dates.iter().filter_map(of) {
        *often.entry(value).or_default() += 1;
    }
    let most = often.into_iter().max_by_key(|(_, times)| *times);
    most.filter(|(_, times)| *times * 2 > dates.len()).map(|(value, _)| value)
}

/// What the document says of all dates: `chaque fois de 15h à 18h30 au Liberté Living Lab`, or a
/// line of its own above the table, behind a label or without one.
fn said(lines: &[Block]) -> Located {
    let mut alone = lines.iter().map(|block| place(&block.text));
    if let Some(alone) = alone.find(|it| it.start.is_some() && it.end.is_some()) {
        return alone;
    }
    let told = lines.iter().filter_map(|block| labelled(&block.text));
    let told = told.fold(Located::default(), |known, more| Located {
        start: known.start.or(more.start),
        end: known.end.or(more.end),
        name: if known.name.is_empty() { more.name } else { known.name },
    });
    if told.start.is_some() {
        return told;
    }
    let every = calendar::hours(&piece::pieces(lines.to_vec()));
    let block = every.and_then(|(line, _)| lines.iter().find(|block| block.line == line));
    match block.and_then(|block| inside(&block.text)) {
        Some(every) if every.name.is_empty() => Located { name: told.name, ..every },
        Some(every) => every,
        None => told,
    }
}

/// The lines above the table that say something, and are no part of a table.
fn above(blocks: &[Block]) -> Vec<Block> {
    let above = blocks.iter().take_while(|block| !matches!(block.role, Role::Row(_)));
    let plain = above.filter(|block| matches!(block.role, Role::Text | Role::Item));
    plain.filter(|block| !block.text.contains('|')).cloned().collect()
}

/// From when to when, and where behind that, wherever in a text it stands.
fn inside(text: &str) -> Option<Located> {
    let rest: String = text.chars().skip(found_at(text)?).collect();
    Some(place(&rest))
}

/// Where in a text the first hours stand that have an end; nobody says what is usual at length.
fn found_at(text: &str) -> Option<usize> {
    if text.len() > LONGEST {
        return None;
    }
    (0..text.chars().count()).find(|at| {
        let rest: String = text.chars().skip(*at).collect();
        leading(&rest).is_some_and(|(hours, _)| hours.start.is_some() && hours.end.is_some())
    })
}

/// What is said of all dates behind a label: `Cadre habituel : 14h-17h30, Salle Rouge.`
fn labelled(text: &str) -> Option<Located> {
    const HOURS: [&str; 33] = [
        "cadre",
        "cadre habituel",
        "le cadre habituel",
        "horaires",
        "horaire",
        "horaires habituels",
        "horaire habituel",
        "heures",
        "heures habituelles",
        "horaires et lieu",
        "horaire et lieu",
        "quand",
        "quand et ou",
        "d'habitude",
        "habituellement",
        "en general",
        "sauf mention contraire",
        "sauf indication contraire",
        "toutes les sessions",
        "toutes les seances",
        "hours",
        "usual hours",
        "time",
        "times",
        "usual times",
        "usual frame",
        "when",
        "when and where",
        "time and place",
        "usually",
        "unless stated otherwise",
        "all sessions",
        "every session",
    ];
    const PLACES: [&str; 12] = [
        "lieu",
        "lieu habituel",
        "salle",
        "salle habituelle",
        "ou",
        "place",
        "usual place",
        "room",
        "usual room",
        "venue",
        "where",
        "location",
    ];
    let (label, told) = text.split_once(':')?;
    let label = fold(label);
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    let told = told.trim();
    if PLACES.contains(&label) {
        return Some(Located { name: sentence(told), ..Located::default() });
    }
    let at = found_at(told).filter(|_| HOURS.contains(&label))?;
    let Located { start, end, name } = inside(told)?;
    // `Salle Rouge, 14h-17h30`
    let before = bare(&told.chars().take(at).collect::<String>());
    let name = if before.is_empty() { sentence(&name) } else { before };
    Some(Located { start, end, name })
}

/// The first sentence of a text, without what ends it.
fn sentence(text: &str) -> String {
    let first = text.split_once(". ").map_or(text, |(first, _)| first);
    bare(first)
}

/// The line above the table that says hours, where none of these lines says that they are those of
/// all dates.
pub(super) fn left(blocks: &[Block]) -> Option<(u32, String)> {
    let lines = above(blocks);
    if said(&lines).start.is_some() {
        return None;
    }
    let line = lines.iter().find(|block| found_at(&block.text).is_some())?;
    Some((line.line, line.text.clone()))
}
