//! Tables of values, through the `csv` crate: which separator, and rows for the table reader.

use std::collections::BTreeMap;

use super::{
    MAX_ROWS,
    doc::{Cell, Doc, Role, Row},
};

/// So many rows tell whether a text is a table.
const TELLING: usize = 1_000;

/// The separator of a text that is a table of values; none when it is no such table.
///
/// Most lines hold it equally often, and not as prose holds commas.
pub(super) fn separator(text: &str) -> Option<u8> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(200).collect();
    if lines.len() < 2 {
        return None;
    }
    [b'\t', b';', b','].into_iter().find(|separator| {
        if !text.as_bytes().contains(separator) {
            return false;
        }
        let records: Vec<_> = records(text, *separator).take(TELLING).collect();
        let counts: Vec<usize> = records.iter().map(|(_, cells)| cells.len()).collect();
        let mut often: BTreeMap<usize, usize> = BTreeMap::new();
        for count in counts.iter().filter(|count| **count >= 2) {
            *often.entry(*count).or_default() += 1;
        }
        let usual = often.into_iter().max_by_key(|(_, times)| *times);
        let Some((usual, same)) = usual else { return false };
        // a spreadsheet may leave the last cells out, prose has commas anywhere
        let shares = same * 10 >= counts.len() * 7;
        let short = records
            .iter()
            .flat_map(|(_, cells)| cells)
            .filter(|cell| cell.chars().count() > 160)
            .count()
            == 0
            || text.contains('"');
        let bullets = lines
            .iter()
            .filter(|line| line.trim_start().starts_with(['-', '*', '#', '•', '>', '<', '|']))
            .count();
        shares && short && bullets * 3 < lines.len() && telling(&records, usual)
    })
}

/// Whether a column of the table holds times, lengths or numbers all along.
fn telling(records: &[(u32, Vec<String>)], columns: usize) -> bool {
    (0..columns).any(|column| {
        let cells: Vec<&str> = records
            .iter()
            .filter_map(|(_, cells)| cells.get(column))
            .map(|cell| cell.trim().trim_matches('"').trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        let fit = cells
            .iter()
            .filter(|cell| {
                cell.chars().next().is_some_and(|c| c.is_ascii_digit())
                    && cell.split_whitespace().count() <= 6
                    && cell.chars().count() <= 30
            })
            .count();
        fit >= 2 && fit * 10 >= cells.len().saturating_sub(1) * 6
    })
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = (u32, Vec<String>)> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    reader.into_records().filter_map(|record| {
        let record = record.ok()?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        let says = cells.iter().any(|cell| !cell.trim().is_empty());
        says.then(|| (u32::try_from(line).unwrap_or(u32::MAX), cells))
    })
}

/// Reads a table of values as a document that holds one table.
pub(super) fn read(text: &str) -> Doc {
    let separator = separator(text).unwrap_or(b',');
    let mut doc = Doc::default();
    // one more than are read, which is told
    for (line, cells) in records(text, separator).take(MAX_ROWS + 1) {
        let cells = cells
            .iter()
            // `, "Start"`: quotes after a space are quotes all the same
            .map(|cell| Cell::new(cell.trim().trim_start_matches('"').trim_end_matches('"')))
            .collect();
        doc.push(line, Role::Row(Row { table: 0, header: false, cells }), 0, "");
    }
    doc
}
