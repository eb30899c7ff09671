//! The debrief in Org, with the programme's follow-up table.
//!
//! Must never let a typed text act as Org: every one passes [`escape`].

mod escape;

use escape::{cell, escape};

use super::{
    Debrief,
    compose::{With, compose},
    document::{Block, Item},
    table::org_table,
};
use crate::{agenda::Plan, i18n::Lang};

/// A debrief in Org.
pub(super) fn write(debrief: &Debrief, plan: &Plan, lang: Lang) -> String {
    let with = With { follow_up: true, shares: true, ..With::default() };
    let blocks = compose(debrief, plan, lang, with);
    let mut text = String::new();
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 && !matches!(block, Block::About(_)) {
            text.push('\n');
        }
        if let Block::Title(title) = block {
            text.push_str(&head(title, debrief, lang));
        } else {
            text.push_str(&write_block(block));
        }
    }
    text
}

/// Options: a lone `_` or `^` in a name makes no index, and words between colons no tags.
fn head(title: &str, debrief: &Debrief, lang: Lang) -> String {
    let language = match lang {
        Lang::Fr => "fr",
        Lang::En => "en",
    };
    let day = debrief.head.date.format("%Y-%m-%d %a");
    format!(
        "#+TITLE: {}\n#+DATE: <{day}>\n#+LANGUAGE: {language}\n#+OPTIONS: ^:nil tags:nil num:nil\n\n",
        escape(title)
    )
}

fn write_block(block: &Block) -> String {
    match block {
        Block::Title(_) | Block::Picture(_) => String::new(),
        Block::About(text) => format!("{}\n", between('/', text)),
        Block::Paragraph(text) => format!("{}\n", escape(text)),
        Block::Heading(level, text) => {
            format!("{} {}\n", "*".repeat(usize::from(*level) - 1), escape(text))
        }
        Block::Label(text, _) => format!("{}\n", between('*', text)),
        Block::List(items) => items.iter().map(item).collect(),
        Block::Table(table) => {
            let cells = |cells: &[String]| cells.iter().map(|text| cell(text)).collect();
            let rows: Vec<Vec<String>> = table.rows.iter().map(|row| cells(row)).collect();
            let head: Vec<String> = cells(&table.head);
            org_table(&head, &rows)
        }
    }
}

/// A text between two marks; without them where it holds one itself.
fn between(mark: char, text: &str) -> String {
    let escaped = escape(text);
    if text.contains(mark) { escaped } else { format!("{mark}{escaped}{mark}") }
}

fn item(item: &Item) -> String {
    let aside = item.aside.as_ref().map(|aside| format!(" ({})", escape(aside)));
    let below: String = item.below.iter().map(|below| format!("  - {}\n", escape(below))).collect();
    format!("- {}{}\n{below}", escape(&item.told()), aside.unwrap_or_default())
}
