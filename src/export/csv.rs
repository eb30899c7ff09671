//! The programme's follow-up table as CSV, the way `RFC 4180` writes it, in UTF-8.
//!
//! Must never let a spreadsheet take a typed text for a formula, not even one that parts cells at
//! semicolons or tabs, as those of many countries do.

use super::{Debrief, follow_up};
use crate::i18n::{Lang, export::FOLLOW_UP};

/// What a spreadsheet may begin a formula with, in either width.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// What parts the cells of a row, in some country.
const PARTS: [char; 2] = [';', '\t'];
/// What makes a text of it.
const TEXT: char = '\'';

/// The notes of a debrief, one to a row.
pub(super) fn write(debrief: &Debrief, lang: Lang) -> String {
    let mut out = Vec::new();
    write_row(&mut out, FOLLOW_UP.to_vec());
    for [about, deliverable, task, date, category, ok] in follow_up::rows(debrief, lang) {
        let [about, deliverable, task] = [about, deliverable, task].map(guarded);
        write_row(&mut out, vec![about, deliverable, task, date, category, ok]);
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Writes a row: where a cell holds what parts cells elsewhere, all of them are quoted.
pub(super) fn write_row<C: AsRef<str>>(out: &mut Vec<u8>, cells: Vec<C>) {
    let parts = cells.iter().any(|cell| cell.as_ref().contains(PARTS));
    let style = if parts { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let mut writer = csv::WriterBuilder::new()
        .quote_style(style)
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    // what is written to memory is written
    let _ = writer.write_record(cells.iter().map(|cell| cell.as_ref()));
    let _ = writer.flush();
}

/// A typed text as a cell; no part of it that could be a cell by itself is a formula, either.
///
/// What was typed with such a mark gets another one, so that taking one off gives what was typed.
pub(super) fn guarded(text: String) -> String {
    let others = || text.split(PARTS).skip(1).any(begins);
    if !opens(&text) && !others() {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 2);
    for (part, number) in text.split_inclusive(PARTS).zip(0..) {
        if (number == 0 && opens(part)) || (number > 0 && begins(part)) {
            out.push(TEXT);
        }
        out.push_str(part);
    }
    out
}

/// Whether a cell is a formula, or one behind a mark that makes a text of it.
fn opens(cell: &str) -> bool {
    cell.starts_with(FORMULA) || cell.strip_prefix(TEXT).is_some_and(opens)
}

/// The same of a part that could be a cell by itself, where blanks and quotes do not count.
fn begins(part: &str) -> bool {
    let part = part.trim_start_matches([' ', '"']);
    part.starts_with(FORMULA) || part.strip_prefix(TEXT).is_some_and(begins)
}

#[cfg(test)]
mod tests {
    use super::{guarded, write_row};

    #[test]
    fn formulas_are_text() {
        for typed in ["=1+1", "+33 6", "-5 °C", "@SUM(A1)", "＝cmd()"] {
            assert_eq!(guarded(typed.to_owned()), format!("'{typed}"));
        }
        assert_eq!(guarded("'=1".to_owned()), "''=1");
        for typed in ["'a", "a=b", "a; b=c", "a;;b", "", ";"] {
            assert_eq!(guarded(typed.to_owned()), typed);
        }
    }

    #[test]
    fn nor_is_what_another_separator_makes_a_cell_of() {
        for (typed, cell) in [
            ("a;=1+1;b", "a;'=1+1;b"),
            ("vite; =1+1", "vite;' =1+1"),
            ("=1;+2", "'=1;'+2"),
            ("a;\"=1+1", "a;'\"=1+1"),
            ("a\t@SUM(A1)", "a\t'@SUM(A1)"),
        ] {
            assert_eq!(guarded(typed.to_owned()), cell);
        }
        let mut out = Vec::new();
        write_row(&mut out, vec!["a;b", "", "c \"d\""]);
        write_row(&mut out, vec!["a,b", "", "c"]);
        assert_eq!(
            String::from_utf8(out).as_deref(),
            Ok("\"a;b\",\"\",\"c \"\"d\"\"\"\r\n\"a,b\",,c\r\n")
        );
    }
}
