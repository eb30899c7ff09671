//! The programme's follow-up table as CSV, the way `RFC 4180` writes it, in UTF-8.
//!
//! Must never let a spreadsheet take a typed text for a formula.

use super::{Debrief, follow_up};
use crate::i18n::{Lang, export::FOLLOW_UP};

/// What a spreadsheet may begin a formula with, in either width.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// What makes a text of it.
const TEXT: char = '\'';

/// The notes of a debrief, one to a row.
pub(super) fn write(debrief: &Debrief, lang: Lang) -> String {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![]);
    // what is written to memory is written
    let _ = writer.write_record(FOLLOW_UP);
    for [about, deliverable, task, date, category, ok] in follow_up::rows(debrief, lang) {
        let [about, deliverable, task] = [about, deliverable, task].map(guarded);
        let _ = writer.write_record([about, deliverable, task, date, category, ok]);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A typed text as a cell.
pub(super) fn guarded(text: String) -> String {
    if text.starts_with(FORMULA) { format!("{TEXT}{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn formulas_are_text() {
        for typed in ["=1+1", "+33 6", "-5 °C", "@SUM(A1)", "＝cmd()"] {
            assert_eq!(guarded(typed.to_owned()), format!("'{typed}"));
        }
        assert_eq!(guarded("a=b".to_owned()), "a=b");
    }
}
