//! Tables of Markdown and of Org whose columns also line up where they are read as plain text.

use unicode_width::UnicodeWidthStr;

/// Writes a Markdown table; cells are escaped already. Rows shorter than the head are filled with
/// blanks.
#[must_use]
pub(super) fn table(head: &[String], rows: &[Vec<String>]) -> String {
    write(head, rows, "|")
}

/// The same in Org, whose rule below the head has crosses.
#[must_use]
pub(super) fn org_table(head: &[String], rows: &[Vec<String>]) -> String {
    write(head, rows, "+")
}

fn write(head: &[String], rows: &[Vec<String>], cross: &str) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.chain(head.get(column)).map(|cell| cell.width()).max().unwrap_or(0).max(3)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |cells: &[String]| {
        let mut out = String::from("|");
        for (column, width) in widths.iter().enumerate() {
            let cell = cells.get(column).map_or("", String::as_str);
            let blanks = width - cell.width();
            out.push(' ');
            out.push_str(cell);
            out.extend(std::iter::repeat_n(' ', blanks + 1));
            out.push('|');
        }
        out.push('\n');
        out
    };
    let rule: Vec<String> = match cross {
        "|" => widths.iter().map(|width| format!(" {} ", "-".repeat(*width))).collect(),
        _ => widths.iter().map(|width| "-".repeat(*width + 2)).collect(),
    };
    let rule = format!("|{}|\n", rule.join(cross));
    let mut out = line(head);
    out.push_str(&rule);
    rows.iter().for_each(|row| out.push_str(&line(row)));
    out
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn columns_line_up() {
        let cells = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let shown = table(
            &cells(&["Défi", "Écart"]),
            &[cells(&["Prédisauvetage", "0"]), cells(&["👩\u{200D}🔬"])],
        );
        assert_eq!(
            shown,
            "| Défi           | Écart |\n\
             | -------------- | ----- |\n\
             | Prédisauvetage | 0     |\n\
             | 👩\u{200D}🔬             |       |\n",
        );
    }
}
