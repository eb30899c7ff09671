//! The table of a programme for spreadsheets: its dates, and what the programme says of itself in
//! the same columns of each of them.

use std::collections::BTreeMap;

use super::{
    MOST,
    seen::{Row, Seen, Usual, text},
    words::{Field, columns, hours},
};
use crate::{
    agenda::{Lang, programme::Frame},
    import::own::page::plain,
};

/// What parts the cells of a row, in some country or other.
const PARTS: [u8; 3] = [b',', b';', b'\t'];
/// What a spreadsheet may begin a formula with, in either width.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// What makes a text of it.
const TEXT: char = '\'';

/// Looks at a table of values; none where it is not one of ours.
pub(super) fn look(text: &str) -> Option<Seen> {
    PARTS.into_iter().find_map(|separator| {
        let mut records = records(text, separator);
        let (_, heads) = records.next()?;
        let fields = columns(&heads, false)?;
        Some(read(&fields, records))
    })
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = (u32, Vec<String>)> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator);
    let reader = builder.from_reader(text.as_bytes());
    reader.into_records().filter_map(|record| {
        let record = record.ok()?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().map(str::to_owned).collect();
        Some((u32::try_from(line).unwrap_or(u32::MAX), cells))
    })
}

fn read(fields: &[Option<Field>], records: impl Iterator<Item = (u32, Vec<String>)>) -> Seen {
    let mut seen = Seen::default();
    let mut facts: BTreeMap<Field, Vec<(u32, String)>> = BTreeMap::new();
    for (line, cells) in records.take(MOST) {
        let mut told = BTreeMap::new();
        for (field, cell) in fields.iter().zip(cells) {
            let (Some(field), cell) = (field, unguarded(&cell)) else { continue };
            if is_fact(*field) {
                let said = facts.entry(*field).or_default();
                said.extend((!cell.trim().is_empty()).then_some((line, cell)));
            } else {
                told.insert(*field, cell);
            }
        }
        // what has no date of all told only tells of the programme
        if told.values().any(|cell| !cell.trim().is_empty()) {
            seen.rows.push(Row { line, told });
        }
    }
    seen.all = facts.contains_key(&Field::Title);
    let mut fact = |field: Field| fact(facts.remove(&field)?, &mut seen.unknown);
    seen.title = fact(Field::Title);
    seen.source = Some(fact(Field::Source));
    let [usual, place] = [Field::UsualHours, Field::UsualPlace].map(&mut fact);
    let [zone, lang] = [Field::Zone, Field::Language].map(&mut fact);
    seen.zone = zone.and_then(|zone| zone.trim().parse().ok());
    seen.lang = lang.and_then(|lang| match lang.trim() {
        "fr" => Some(Lang::Fr),
        "en" => Some(Lang::En),
        _ => None,
    });
    if seen.all {
        let usual = usual.and_then(|usual| hours(&usual)).unwrap_or_default();
        let place = place.and_then(|place| text(&place, None));
        seen.frame = Usual::Told(Frame { start: usual.start, end: usual.end, place });
    }
    seen
}

/// What the programme says of itself in a column. It is the same all along; where somebody changed
/// it in one line alone, that line is the one that is meant, and the others are told.
fn fact(said: Vec<(u32, String)>, unknown: &mut Vec<(u32, String)>) -> Option<String> {
    let times = |of: &str| said.iter().filter(|(_, other)| plain(other) == plain(of)).count();
    let (_, taken) = said.iter().min_by_key(|(_, one)| times(one))?;
    let others = said.iter().find(|(_, other)| plain(other) != plain(taken));
    unknown.extend(others.cloned());
    Some(taken.clone())
}

const fn is_fact(field: Field) -> bool {
    match field {
        Field::Title
        | Field::UsualHours
        | Field::UsualPlace
        | Field::Zone
        | Field::Language
        | Field::Source => true,
        Field::Date
        | Field::Hours
        | Field::Audience
        | Field::Hosts
        | Field::Place
        | Field::Theme
        | Field::Objectives
        | Field::After
        | Field::Agenda
        | Field::Outcome
        | Field::Note => false,
    }
}

/// What was typed, without the marks that keep a spreadsheet from taking it for a formula.
fn unguarded(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for (part, number) in cell.split_inclusive([';', '\t']).zip(0..) {
        let typed = part.strip_prefix(TEXT);
        let typed = typed.filter(|typed| if number == 0 { opens(typed) } else { begins(typed) });
        out.push_str(typed.unwrap_or(part));
    }
    out
}

/// Whether a cell is a formula, or one behind a mark.
fn opens(cell: &str) -> bool {
    cell.starts_with(FORMULA) || cell.strip_prefix(TEXT).is_some_and(opens)
}

/// The same of a part that could be a cell by itself, where blanks and quotes do not count.
fn begins(part: &str) -> bool {
    let part = part.trim_start_matches([' ', '"']);
    part.starts_with(FORMULA) || part.strip_prefix(TEXT).is_some_and(begins)
}
