//! The debrief in Markdown, as a facilitator would send it, and as `import` reads it back.
//!
//! Must never let a typed text act as markup: every one passes [`escape`].

use super::{
    Debrief, Format, Only,
    compose::{With, compose},
    document::{Block, Item},
    escape::{escape, escape_heading},
    table::table,
};
use crate::{agenda::Plan, i18n::Lang, session::Session};

/// The debrief of a session in Markdown.
///
/// A session that is still open is told as of its last event, and says so.
#[must_use]
pub fn markdown(session: &Session, lang: Lang) -> String {
    Format::Md.write(session, lang, &Only::default())
}

/// A debrief in Markdown.
pub(super) fn write(debrief: &Debrief, plan: &Plan, lang: Lang) -> String {
    let with = With { shares: true, agenda: true, ..With::default() };
    let blocks = compose(debrief, plan, lang, with);
    let written: Vec<String> = blocks.iter().filter_map(block).collect();
    let mut text = written.join("\n\n");
    text.push('\n');
    text
}

fn block(block: &Block) -> Option<String> {
    Some(match block {
        Block::Picture(_) => return None,
        Block::Title(text) => format!("# {}", escape_heading(text)),
        Block::About(text) => format!("*{}*", escape(text)),
        Block::Heading(level, text) => {
            format!("{} {}", "#".repeat(usize::from(*level)), escape_heading(text))
        }
        Block::Label(text, _) => format!("**{}**", escape(text)),
        Block::Paragraph(text) => escape(text),
        Block::List(items) => items.iter().map(item).collect::<Vec<_>>().join("\n"),
        Block::Table(written) => {
            let cells = |cells: &[String]| cells.iter().map(|cell| escape(cell)).collect();
            let rows: Vec<Vec<String>> = written.rows.iter().map(|row| cells(row)).collect();
            let head: Vec<String> = cells(&written.head);
            table(&head, &rows).trim_end_matches('\n').to_owned()
        }
    })
}

fn item(item: &Item) -> String {
    let mut line = format!("* {}", escape(&item.told()));
    if let Some(aside) = &item.aside {
        line.push_str(&format!(" *({})*", escape(aside)));
    }
    for below in &item.below {
        line.push_str(&format!("\n  * {}", escape(below)));
    }
    line
}
