//! The blocks of a debrief in Markdown, their text letter for letter.
//!
//! The general reader joins spaces, which titles may need; this one leaves text alone.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A block of a document, with the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Block {
    pub(in crate::import) line: u32,
    pub(in crate::import) what: What,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum What {
    /// A heading, 1 the highest.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// An item of a list and how deep it is nested, from 1.
    Item(u8, String),
    /// A row of a table; the first one of each is its head.
    Row {
        /// Whether it is its table's head.
        head: bool,
        /// Its cells.
        cells: Vec<String>,
    },
}

/// Cuts a document into its blocks.
pub(in crate::import) fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut run = String::new();
    let mut lists: u8 = 0;
    let mut cells = Vec::new();
    let (mut line, mut at) = (1_u32, 0_usize);
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        if range.start > at {
            let breaks = text.as_bytes()[at..range.start].iter().filter(|byte| **byte == b'\n');
            line = line.saturating_add(u32::try_from(breaks.count()).unwrap_or(u32::MAX));
            at = range.start;
        }
        let mut close = |run: &mut String, what: fn(u8, String) -> What, number: u8| {
            let text = std::mem::take(run);
            if !text.is_empty() {
                out.push(Block { line, what: what(number, text) });
            }
        };
        match event {
            Event::Text(text) | Event::Code(text) => run.push_str(&text),
            Event::SoftBreak | Event::HardBreak => run.push('\n'),
            Event::Start(Tag::List(_)) => {
                close(&mut run, What::Item, lists);
                lists = lists.saturating_add(1);
            }
            Event::End(TagEnd::List(_)) => lists = lists.saturating_sub(1),
            Event::End(TagEnd::Item) => close(&mut run, What::Item, lists),
            Event::End(TagEnd::Heading(level)) => close(&mut run, What::Heading, number(level)),
            Event::End(TagEnd::Paragraph) if lists == 0 => {
                close(&mut run, |_, text| What::Text(text), 0);
            }
            Event::End(TagEnd::TableCell) => cells.push(std::mem::take(&mut run)),
            Event::End(end @ (TagEnd::TableHead | TagEnd::TableRow)) => {
                let head = matches!(end, TagEnd::TableHead);
                out.push(Block {
                    line,
                    what: What::Row { head, cells: std::mem::take(&mut cells) },
                });
            }
            Event::Start(_)
            | Event::End(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }
    out
}

const fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
