//! Markdown, through `pulldown-cmark`; running text goes on to the plain reader, since people
//! write one line per slot there, without list marks.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{
    doc::{Cell, Doc, Role, Row},
    html,
    plain::{self, Raw},
};

/// Reads a Markdown document.
pub(super) fn read(text: &str) -> Doc {
    let lines = Lines::new(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_TASKLISTS;
    let mut reader = Reader {
        lines,
        doc: Doc::default(),
        text: String::new(),
        start: None,
        strong: 0,
        loud: 0,
        lists: 0,
        items: Vec::new(),
        heading: None,
        table: 0,
        row: None,
        cell: None,
        html: String::new(),
        html_line: 1,
        open_tables: 0,
        meta: false,
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        if reader.doc.full {
            break;
        }
        reader.event(event, range.start);
    }
    reader.flush();
    reader.flush_html();
    reader.doc
}

struct Reader {
    lines: Lines,
    doc: Doc,
    /// The running text not yet handed on; `\n` for soft breaks, `\r\n` for hard ones.
    text: String,
    start: Option<usize>,
    strong: u32,
    /// How many characters of the text are emphasised, to tell labels from text.
    loud: usize,
    lists: u8,
    /// Whether the item on each level still awaits its first text.
    items: Vec<bool>,
    heading: Option<u8>,
    table: u32,
    row: Option<Row>,
    cell: Option<String>,
    html: String,
    html_line: u32,
    /// How many tables of the HTML at hand are not closed yet.
    open_tables: usize,
    meta: bool,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, at: usize) {
        if !matches!(
            event,
            Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)
        ) && !self.html.is_empty()
            && !self.in_html_table()
        {
            self.flush_html();
        }
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.push(&text, at),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.push(&text, at),
            Event::Html(html) => {
                self.flush();
                if self.html.is_empty() {
                    self.html_line = self.lines.of(at);
                }
                self.push_html(&html);
            }
            Event::InlineHtml(html) => {
                let tag = html.to_ascii_lowercase();
                if tag.starts_with("<br") {
                    self.push("\r\n", at);
                }
            }
            Event::SoftBreak => self.push("\n", at),
            Event::HardBreak => self.push("\r\n", at),
            Event::Rule => {
                self.flush();
                let line = self.lines.of(at);
                self.doc.push(line, Role::Rule, 0, "");
            }
            Event::FootnoteReference(name) => self.push(&name, at),
            Event::TaskListMarker(_) => {}
        }
    }

    /// A blank line ends an HTML block in Markdown, though not the table that it is in.
    const fn in_html_table(&self) -> bool {
        self.open_tables > 0
    }

    fn push_html(&mut self, html: &str) {
        self.html.push_str(html);
        let low = html.to_ascii_lowercase();
        let opened = self.open_tables + low.matches("<table").count();
        self.open_tables = opened.saturating_sub(low.matches("</table").count());
    }

    fn push(&mut self, text: &str, at: usize) {
        if self.meta {
            self.text.push_str(text);
            return;
        }
        if !self.html.is_empty() {
            self.push_html(text);
            return;
        }
        if let Some(cell) = &mut self.cell {
            cell.push_str(text);
            return;
        }
        self.start.get_or_insert(at);
        if self.strong > 0 {
            self.loud += text.trim().chars().count();
        }
        self.text.push_str(text);
    }

    fn start(&mut self, tag: Tag<'_>, at: usize) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(level_of(level));
                self.start = Some(at);
            }
            Tag::Paragraph => self.flush(),
            Tag::CodeBlock(_) => self.flush(),
            Tag::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_add(1);
            }
            Tag::Item => {
                self.flush();
                self.items.push(true);
            }
            Tag::Table(_) => {
                self.flush();
                self.table += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.start = Some(at);
                let header = matches!(tag, Tag::TableHead);
                self.row = Some(Row { table: self.table + TABLES, header, cells: Vec::new() });
            }
            Tag::TableCell => self.cell = Some(String::new()),
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => {}
            Tag::MetadataBlock(_) => self.meta = true,
            Tag::BlockQuote(_) => self.flush(),
            Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::BlockQuote(_) => self.flush(),
            TagEnd::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush();
                self.items.pop();
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let line = self.lines.of(self.start.take().unwrap_or(0));
                if let Some(row) = self.row.take() {
                    self.doc.push(line, Role::Row(row), 0, "");
                }
            }
            TagEnd::TableCell => {
                if let (Some(text), Some(row)) = (self.cell.take(), &mut self.row) {
                    row.cells.push(Cell::new(&text));
                }
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => {}
            TagEnd::MetadataBlock(_) => {
                self.meta = false;
                let text = std::mem::take(&mut self.text);
                self.front_matter(&text);
            }
            TagEnd::Table
            | TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => {}
        }
    }

    fn end_heading(&mut self) {
        let Some(level) = self.heading.take() else { return };
        let text = std::mem::take(&mut self.text);
        let at = self.start.take().unwrap_or(0);
        self.loud = 0;
        let line = self.lines.of(at);
        // several lines above a "---" are a heading only by accident
        if text.contains('\n') {
            self.running(&text, line, 0, false);
        } else {
            self.doc.push(line, Role::Heading(level), 0, &text);
        }
    }

    fn front_matter(&mut self, text: &str) {
        let value = |name: &str| {
            text.lines().find_map(|line| {
                let value = line.strip_prefix(name)?.trim_start().strip_prefix(':')?.trim();
                let value = value.trim_matches(['"', '\'']);
                (!value.is_empty()).then(|| value.to_owned())
            })
        };
        self.doc.title = value("title");
        for (name, label) in [
            ("date", "Date"),
            ("event_date", "Date"),
            ("day", "Date"),
            ("location", "Lieu"),
            ("venue", "Lieu"),
            ("place", "Lieu"),
        ] {
            if let Some(value) = value(name) {
                self.doc.push(1, Role::Text, 0, &format!("{label} : {value}"));
            }
        }
    }

    fn flush(&mut self) {
        if self.meta || self.heading.is_some() || self.cell.is_some() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let Some(at) = self.start.take() else { return };
        let written = text.chars().filter(|c| !c.is_whitespace()).count();
        let loud = std::mem::take(&mut self.loud);
        let strong = loud > 0 && loud * 10 >= written * 9;
        let line = self.lines.of(at);
        let depth = self.lists.saturating_sub(1);
        let first = self.items.last_mut().is_some_and(std::mem::take);
        if first {
            self.item(&text, line, depth, strong);
        } else {
            let depth = if self.items.is_empty() { 0 } else { self.lists };
            self.running(&text, line, depth, strong);
        }
    }

    /// The first text of an item: its first line is the item, what follows a break stands below.
    fn item(&mut self, text: &str, line: u32, depth: u8, strong: bool) {
        let from = self.doc.blocks.len();
        self.running(text, line, depth, strong);
        for (index, block) in self.doc.blocks[from..].iter_mut().enumerate() {
            if index == 0 {
                block.role = Role::Item;
            } else {
                block.depth = block.depth.saturating_add(1);
            }
        }
    }

    fn running(&mut self, text: &str, line: u32, depth: u8, strong: bool) {
        let mut raws = Vec::new();
        let mut hard = false;
        for (text, number) in text.split('\n').zip(line..) {
            let broken = text.ends_with('\r');
            raws.push(Raw { line: number, text: text.trim_end_matches('\r'), hard });
            hard = broken;
        }
        let from = self.doc.blocks.len();
        plain::lines_into(&mut self.doc, &raws, depth);
        if strong {
            for block in &mut self.doc.blocks[from..] {
                block.strong = true;
            }
        }
    }

    fn flush_html(&mut self) {
        let source = std::mem::take(&mut self.html);
        self.open_tables = 0;
        if source.trim().is_empty() {
            return;
        }
        let inner = html::read(&source);
        let tables = self.table + TABLES + 1;
        for mut block in inner.blocks {
            block.line += self.html_line - 1;
            if let Role::Row(row) = &mut block.role {
                row.table += tables;
                self.table = self.table.max(row.table - TABLES);
                self.doc.next_table = self.doc.next_table.max(row.table + 1);
            }
            if !self.doc.has_room(block.line) {
                break;
            }
            self.doc.blocks.push(block);
        }
        self.doc.cut.extend(inner.cut);
        self.doc.full |= inner.full;
    }
}

/// Tables that Markdown knows are counted from here, those drawn in running text from 0.
const TABLES: u32 = 1 << 16;

const fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Where each line begins.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self(std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect())
    }

    fn of(&self, at: usize) -> u32 {
        u32::try_from(self.0.partition_point(|start| *start <= at)).unwrap_or(u32::MAX)
    }
}
