//! The debrief as plain text for a mail: no columns, for mails are read in letters of any width.
//!
//! Lines are not broken: every reader breaks them to its own width. Must never let a typed text
//! begin a line.

use super::{
    Debrief,
    compose::{With, compose},
    document::{Block, Item, Table},
};
use crate::{agenda::Plan, i18n::Lang};

/// A debrief as plain text.
pub(super) fn write(debrief: &Debrief, plan: &Plan, lang: Lang) -> String {
    let blocks = compose(debrief, plan, lang, With::default());
    let mut text = String::new();
    let mut before: Option<&Block> = None;
    for block in &blocks {
        let together = matches!(
            (before, block),
            (Some(Block::Heading(..) | Block::Label(..) | Block::Title(_) | Block::About(_)), _)
        ) && !matches!(
            (before, block),
            (Some(Block::Heading(2, _)), Block::Heading(3, _))
                | (Some(Block::About(_)), Block::Paragraph(_) | Block::Table(_) | Block::List(_))
        );
        let written = write_block(block);
        if written.is_empty() {
            continue;
        }
        if before.is_some() && !together {
            text.push('\n');
        }
        text.push_str(&written);
        before = Some(block);
    }
    text
}

fn write_block(block: &Block) -> String {
    match block {
        Block::Title(text) => format!("{text}\n"),
        Block::About(text) | Block::Paragraph(text) => format!("{text}\n"),
        Block::Heading(2, text) => {
            let line = "=".repeat(text.chars().count());
            format!("{}\n{line}\n", text.to_uppercase())
        }
        Block::Heading(_, text) => format!("{text}\n"),
        Block::Label(text, _) => format!("  {text}\n"),
        Block::List(items) => items.iter().map(item).collect(),
        Block::Table(table) => told(table),
        Block::Picture(_) => String::new(),
    }
}

fn item(item: &Item) -> String {
    let aside = item.aside.as_ref().map_or_else(String::new, |aside| format!(" ({aside})"));
    let below = item.below.iter().map(|below| format!("    - {below}\n"));
    let below: String = below.collect();
    let lead: String = item.lead.iter().map(|lead| format!("{lead} ")).collect();
    // a sign of its own is sign enough
    format!("  {} {lead}{}{aside}\n{below}", item.sign.unwrap_or('-'), item.text)
}

fn told(table: &Table) -> String {
    table.told.iter().map(|line| format!("  - {line}\n")).collect()
}
