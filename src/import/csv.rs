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
        let cells = requoted(cells, separator).iter().map(|cell| Cell::new(cell.trim())).collect();
        doc.push(line, Role::Row(Row { table: 0, header: false, cells }), 0, "");
    }
    doc
}

/// The cells of a record, where quotes after a space are quotes all the same: `9h, "Start"`. A
/// separator inside of them parts nothing.
fn requoted(cells: Vec<String>, separator: u8) -> Vec<String> {
    let mut out = Vec::with_capacity(cells.len());
    let mut cells = cells.into_iter();
    while let Some(cell) = cells.next() {
        let Some(inside) = opened(&cell) else {
            out.push(cell);
            continue;
        };
        let rest = cells.as_slice().iter();
        let end = std::iter::once(inside).chain(rest.map(String::as_str)).position(closes);
        let Some(more) = end else {
            out.push(inside.to_owned());
            continue;
        };
        let mut whole = inside.to_owned();
        for part in cells.by_ref().take(more) {
            whole.push(char::from(separator));
            whole.push_str(&part);
        }
        let whole = whole.trim_end();
        out.push(whole.strip_suffix('"').unwrap_or(whole).replace("\"\"", "\""));
    }
    out
}

/// What stands behind the quote of a cell that begins with a space and a quote.
fn opened(cell: &str) -> Option<&str> {
    cell.strip_prefix(char::is_whitespace)?.trim_start().strip_prefix('"')
}

/// Whether a quote ends a text; two of them are one that is written.
fn closes(text: &str) -> bool {
    let text = text.trim_end();
    (text.len() - text.trim_end_matches('"').len()) % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<String> {
        let doc = read(text);
        let rows = doc.blocks.iter().filter_map(|block| match &block.role {
            Role::Row(row) => Some(row),
            Role::Heading(_) | Role::Item | Role::Text | Role::Rule => None,
        });
        rows.flat_map(|row| &row.cells).map(|cell| cell.lines.join("/")).collect()
    }

    #[test]
    fn quotes_are_those_of_the_words_or_those_of_the_cell() {
        for (row, said) in [
            (r#"9h,"Dire ""non""""#, [r#"9h"#, r#"Dire "non""#]),
            (r#"9h,"""Tout""""#, ["9h", r#""Tout""#]),
            (r#""9h","a, b""#, ["9h", "a, b"]),
            (r#"9h,5""#, ["9h", r#"5""#]),
            (r#"9h,Le "non""#, ["9h", r#"Le "non""#]),
            (r#"9h, "Start""#, ["9h", "Start"]),
            (r#"9h, "Start, then ""go"""  "#, ["9h", r#"Start, then "go""#]),
            (r#"9h, "never closed"#, ["9h", "never closed"]),
            ("9h,\"a\n b\"", ["9h", "a/b"]),
        ] {
            assert_eq!(cells(row), said, "{row}");
        }
    }
}
