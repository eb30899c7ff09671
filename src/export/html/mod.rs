//! The debrief as one page that needs nothing else: for any browser, and for good A4 paper.
//!
//! Must never ask for anything over the net, hold a script, or let a typed text act as markup:
//! every one passes [`escape`].

mod escape;
mod paper;
mod picture;
mod scale;

use escape::escape;
pub use paper::{Written, paper};

use super::{
    Debrief,
    compose::{With, compose},
    document::{About, Block, Item, Table},
};
use crate::{agenda::Plan, i18n::Lang, session::NoteKind};

/// The look of a debrief.
const STYLE: &str = include_str!("page.css");
/// What a browser has to know: letters, width, and that nothing may be loaded.
const HEAD: &str = include_str!("head.html");

/// A debrief as a page.
pub(super) fn write(debrief: &Debrief, plan: &Plan, lang: Lang) -> String {
    let with = With { shares: true, pictures: true, ..With::default() };
    let blocks = compose(debrief, plan, lang, with);
    let mut page = Page { open: Vec::new(), out: String::new() };
    for block in &blocks {
        match block {
            Block::Picture(About::Turns) => page.out.push_str(&picture::turns(debrief, lang)),
            Block::Picture(_) => page.out.push_str(&picture::day(debrief, plan, lang)),
            block => page.block(block),
        }
    }
    page.close(0);
    whole(debrief.only.sheet_of().unwrap_or(&debrief.head.title), lang, &page.out, "")
}

/// A page of this title that these blocks make, with more style than that of a debrief.
pub(super) fn page(title: &str, lang: Lang, blocks: &[Block], more: &str) -> String {
    let mut page = Page { open: Vec::new(), out: String::new() };
    for block in blocks {
        page.block(block);
    }
    page.close(0);
    whole(title, lang, &page.out, more)
}

/// A page of this title around what stands in it, which is markup already, with more style where
/// it needs some.
pub(super) fn whole(title: &str, lang: Lang, body: &str, more: &str) -> String {
    let code = match lang {
        Lang::Fr => "fr",
        Lang::En => "en",
    };
    let title = escape(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n{HEAD}<title>{title}</title>\n<style>\n\
         {STYLE}{more}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

struct Page {
    /// The levels of the sections that are open.
    open: Vec<u8>,
    out: String,
}

impl Page {
    fn block(&mut self, block: &Block) {
        let written = match block {
            Block::Title(text) => format!("<h1>{}</h1>\n", escape(text)),
            Block::About(text) => format!("<p class=\"about\">{}</p>\n", escape(text)),
            Block::Heading(level, text) => {
                self.close(*level);
                self.open.push(*level);
                format!("<section>\n<h{level}>{}</h{level}>\n", escape(text))
            }
            Block::Label(text, kind) => {
                let class = kind.map_or("asked", NoteKind::word);
                format!("<h4 class=\"{class}\">{}</h4>\n", escape(text))
            }
            Block::Paragraph(text) => format!("<p>{}</p>\n", escape(text)),
            Block::List(items) => {
                let items: String = items.iter().map(item).collect();
                format!("<ul>\n{items}</ul>\n")
            }
            Block::Table(table) => write_table(table),
            Block::Picture(_) => String::new(),
        };
        self.out.push_str(&written);
    }

    /// Closes the sections of this level and below.
    fn close(&mut self, level: u8) {
        while self.open.pop_if(|open| *open >= level).is_some() {
            self.out.push_str("</section>\n");
        }
    }
}

fn item(item: &Item) -> String {
    let aside = item
        .aside
        .as_ref()
        .map_or_else(String::new, |aside| format!(" <small>{}</small>", escape(aside)));
    let below: String =
        item.below.iter().map(|below| format!("<li>{}</li>\n", escape(below))).collect();
    let below = if below.is_empty() { below } else { format!("\n<ul>\n{below}</ul>\n") };
    let lead = item.lead.iter().map(|lead| format!("<b>{}</b> ", escape(lead)));
    format!(
        "<li>{}{}{aside}{below}</li>
",
        lead.collect::<String>(),
        escape(&item.signed())
    )
}

fn write_table(table: &Table) -> String {
    let head: String = table
        .head
        .iter()
        .map(|cell| match cell.as_str() {
            "" => "<td></td>".to_owned(),
            cell => format!("<th scope=\"col\">{}</th>", escape(cell)),
        })
        .collect();
    let row = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, cell)| match column {
            0 => format!("<th scope=\"row\">{}</th>", escape(cell)),
            _ => format!("<td>{}</td>", escape(cell)),
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let rows: String = table.rows.iter().map(row).collect();
    let class = match table.words {
        0 | 1 => table.about.name().to_owned(),
        _ => format!("{} named", table.about.name()),
    };
    format!(
        "<div class=\"wide\">\n<table class=\"{class}\">\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )
}
