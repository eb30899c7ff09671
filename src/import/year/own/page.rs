//! The page of a programme: a heading, a line about the frame, a table of dates, and where it comes
//! from. In Markdown, or as a wiki made HTML of it.

use super::{
    MOST,
    seen::{Row, Seen, Usual},
    words::{Field, columns, is_no_dates, source},
};
use crate::{
    agenda::programme::Programme,
    import::own::{
        blocks::{Block, What, blocks},
        page::html_blocks,
    },
};

/// Looks at a page; none where it is not one of ours.
pub(super) fn look(text: &str, kept: Option<&Programme>) -> Option<Seen> {
    let start = text.trim_start();
    let begins =
        |with: &str| start.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let is_html = begins("<!doctype") || begins("<html");
    let found = if is_html { html_blocks(text) } else { blocks(text) };
    let keeps = kept.is_some();
    let mut seen = Seen { source: Some(None), ..Seen::default() };
    let (mut above, mut fields, mut ours) = (Vec::new(), None, false);
    for Block { line, what } in found {
        match what {
            What::Heading(1, title) if seen.title.is_none() => seen.title = Some(title),
            What::Heading(_, text) | What::Item(_, text) => seen.unknown.push((line, text)),
            What::Text(text) if is_no_dates(&text) => {}
            What::Text(text) => match source(&text) {
                Some(words) => seen.source = Some(Some(words.to_owned())),
                None if ours => seen.unknown.push((line, text)),
                None => above.push((line, text)),
            },
            // a wiki may make plain cells of the headings
            What::Row { head, cells } => match columns(&cells, keeps) {
                Some(columns) if head || fields.is_none() => {
                    fields = Some(columns);
                    ours = true;
                }
                Some(_) | None if head => fields = None,
                Some(_) | None => {
                    let room = seen.rows.len() < MOST;
                    let fields = fields.as_deref().filter(|_| room);
                    seen.rows.extend(fields.map(|fields| row(line, fields, cells)));
                }
            },
        }
    }
    // without a table it is one of ours only by what it keeps
    let none = kept.is_some_and(|kept| kept.dates.is_empty());
    seen.frame = Usual::Among(above);
    (ours || none).then_some(seen)
}

fn row(line: u32, fields: &[Option<Field>], cells: Vec<String>) -> Row {
    let told = fields.iter().zip(cells).filter_map(|(field, cell)| Some(((*field)?, cell)));
    Row { line, told: told.collect() }
}
