//! HTML, through the tokenizer of `html5ever`: tables, lists, headings and lines.
//!
//! Takes the stream of tags as browsers do and builds no tree, so a page of any nesting costs no
//! more than its length. Never follows anything.

use std::cell::RefCell;

use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
    states::RawKind,
};

use super::doc::{Cell, Doc, Role, Row, squeeze};

/// Reads a page, or a piece of one.
pub(super) fn read(source: &str) -> Doc {
    let sink = Sink(RefCell::new(Page::default()));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(source.into());
    while let html5ever::TokenizerResult::Script(()) = tokenizer.feed(&queue) {}
    tokenizer.end();
    let mut page = tokenizer.sink.0.into_inner();
    page.end_row();
    page.flush();
    page.doc
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        if page.doc.full {
            return TokenSinkResult::Continue;
        }
        page.now = u32::try_from(line).unwrap_or(u32::MAX).max(1);
        match token {
            Token::TagToken(tag) => return page.tag(&tag),
            Token::CharacterTokens(text) => page.push(&text),
            Token::NullCharacterToken
            | Token::CommentToken(_)
            | Token::DoctypeToken(_)
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Page {
    doc: Doc,
    now: u32,
    text: String,
    line: Option<u32>,
    heading: Option<u8>,
    lists: u8,
    item: bool,
    loud: usize,
    strong: u32,
    table: u32,
    row: Option<(u32, Row)>,
    cell: Option<(Cell, bool)>,
    /// Cells that reach down from rows above.
    spans: Vec<Reach>,
    /// How many cells that reach down were put in a row.
    reached: usize,
    silent: u32,
    /// How many elements of the page's own text are open, and how many of its edges.
    main: u32,
    edges: u32,
    title: bool,
}

impl Page {
    fn push(&mut self, text: &str) {
        if self.silent > 0 {
            return;
        }
        if !text.trim().is_empty() {
            self.line.get_or_insert(self.now);
            if self.strong > 0 {
                self.loud += text.chars().filter(|c| !c.is_whitespace()).count();
            }
        }
        // line breaks of the source are spaces
        for (number, line) in text.split(['\n', '\r']).enumerate() {
            if number > 0 {
                self.text.push(' ');
            }
            self.text.push_str(line);
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let open = tag.kind == TagKind::StartTag;
        let name = tag.name.as_ref();
        match name {
            "main" | "article" => {
                self.flush();
                self.main = if open { self.main + 1 } else { self.main.saturating_sub(1) };
            }
            // what stands at the edges of a page is about the place, not about the day
            "aside" | "footer" if self.main == 0 || self.edges > 0 => {
                self.flush();
                if open {
                    self.edges += 1;
                    self.silent += 1;
                } else if self.edges > 0 {
                    self.edges -= 1;
                    self.silent = self.silent.saturating_sub(1);
                }
            }
            "script" | "style" | "noscript" | "template" | "svg" | "nav" | "button" | "select" => {
                if open && !tag.self_closing {
                    self.silent += 1;
                    return match name {
                        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                        "style" => TokenSinkResult::RawData(RawKind::Rawtext),
                        _ => TokenSinkResult::Continue,
                    };
                }
                self.silent = self.silent.saturating_sub(1);
            }
            "title" => {
                if open {
                    self.flush();
                    self.title = true;
                    return TokenSinkResult::RawData(RawKind::Rcdata);
                }
                self.flush();
            }
            "table" => {
                self.end_row();
                self.flush();
                if open {
                    self.table += 1;
                    self.spans.clear();
                }
            }
            "tr" => {
                self.end_row();
                if open {
                    self.flush();
                    self.row = Some((
                        self.now,
                        Row { table: self.table, header: true, cells: Vec::new() },
                    ));
                }
            }
            "td" | "th" => self.cell_tag(tag, open, name == "th"),
            "br" => self.newline(),
            // a title in an item of a list goes on from the time before it
            "h2" | "h3" | "h4" | "h5" | "h6" if open && self.item && self.cell.is_none() => {
                self.text.push(' ');
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                let level = name.as_bytes().get(1).map_or(6, |digit| digit - b'0');
                self.heading = (open && self.cell.is_none()).then_some(level);
            }
            "ul" | "ol" | "dl" => {
                self.flush();
                self.lists =
                    if open { self.lists.saturating_add(1) } else { self.lists.saturating_sub(1) };
            }
            "li" | "dt" => {
                self.flush();
                self.item = open;
            }
            "p" | "div" | "section" | "header" | "footer" | "blockquote" | "pre" | "dd"
            | "figure" | "aside" | "caption" | "hr" | "body" | "head" | "form" | "address"
            | "tbody" | "thead" => self.flush(),
            "b" | "strong" => {
                self.strong = if open { self.strong + 1 } else { self.strong.saturating_sub(1) };
            }
            "time" | "a" | "span" | "small" | "label" => {
                self.text.push_str(if name == "span" || name == "time" { " " } else { "" })
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn cell_tag(&mut self, tag: &Tag, open: bool, heading: bool) {
        self.end_cell();
        if !open {
            return;
        }
        let now = self.now;
        let table = self.table;
        self.row.get_or_insert_with(|| (now, Row { table, header: true, cells: Vec::new() }));
        self.fill_spans();
        let number = |name: &str| {
            let found = tag.attrs.iter().find(|attr| &*attr.name.local == name)?;
            found.value.trim().parse::<u16>().ok()
        };
        let columns = number("colspan").unwrap_or(1).clamp(1, MAX_SPAN);
        let rows = number("rowspan").unwrap_or(1).clamp(1, MAX_SPAN);
        self.cell = Some((Cell { columns, ..Cell::default() }, heading));
        if rows > 1
            && self.spans.len() < usize::from(MAX_SPAN)
            && self.reached < MAX_REACH
            && let Some((_, row)) = &self.row
            && narrow(row)
        {
            let cell = Cell { columns, ..Cell::default() };
            self.spans.push(Reach { column: width(row), rows, cell });
        }
    }

    /// Puts the cells that reach down from above at their place in the row.
    fn fill_spans(&mut self) {
        let Some((_, row)) = &mut self.row else { return };
        while narrow(row) && self.reached < MAX_REACH {
            let column = width(row);
            let reaches = |span: &&mut Reach| {
                span.column == column && span.rows > 0 && !span.cell.lines.is_empty()
            };
            let Some(span) = self.spans.iter_mut().find(reaches) else { break };
            self.reached += 1;
            row.cells.push(Cell { again: true, ..span.cell.clone() });
            span.rows -= 1;
        }
    }

    fn newline(&mut self) {
        match &mut self.cell {
            Some((cell, _)) => {
                let line = squeeze(&std::mem::take(&mut self.text));
                if !line.is_empty() {
                    cell.lines.push(line);
                }
                self.line = None;
            }
            None => self.flush(),
        }
    }

    fn end_cell(&mut self) {
        if self.cell.is_none() {
            return;
        }
        self.newline();
        let (Some((cell, heading)), Some((_, row))) = (self.cell.take(), &mut self.row) else {
            return;
        };
        row.header &= heading;
        if narrow(row) {
            let column = width(row);
            let awaits = |span: &&mut Reach| {
                span.column == column && span.rows > 1 && span.cell.lines.is_empty()
            };
            if let Some(span) = self.spans.iter_mut().find(awaits) {
                span.cell.lines.clone_from(&cell.lines);
                span.rows -= 1;
            }
        }
        row.cells.push(cell);
    }

    fn end_row(&mut self) {
        self.end_cell();
        self.fill_spans();
        self.spans.retain(|span| span.rows > 0);
        if let Some((line, row)) = self.row.take() {
            self.doc.push(line, Role::Row(row), 0, "");
        }
    }

    /// Hands the running text on as one line.
    fn flush(&mut self) {
        if self.cell.is_some() {
            self.newline();
            return;
        }
        let text = squeeze(&std::mem::take(&mut self.text));
        let line = self.line.take().unwrap_or(self.now);
        let loud = std::mem::take(&mut self.loud);
        if std::mem::take(&mut self.title) {
            self.doc.title.get_or_insert(text);
            return;
        }
        if text.is_empty() {
            return;
        }
        let written = text.chars().filter(|c| !c.is_whitespace()).count();
        let strong = loud * 10 >= written * 9;
        let depth = self.lists.saturating_sub(1);
        let role = match (self.heading, self.item) {
            (Some(level), _) => Role::Heading(level),
            (None, true) => Role::Item,
            (None, false) => Role::Text,
        };
        let depth = if self.lists > 0 && role == Role::Text { self.lists } else { depth };
        self.doc.push_strong(line, role, depth, &text, strong);
        self.item = false;
    }
}

/// A cell that reaches down over rows, and how many of them are left.
struct Reach {
    column: usize,
    rows: u16,
    cell: Cell,
}

/// The most rows or columns that one cell may cover, and the widest row that has such cells.
const MAX_SPAN: u16 = 64;
/// The most cells of a page that reach down into rows below; the rest stand in their own row only.
const MAX_REACH: usize = 10_000;

fn narrow(row: &Row) -> bool {
    row.cells.len() < usize::from(MAX_SPAN)
}

fn width(row: &Row) -> usize {
    row.cells.iter().map(|cell| usize::from(cell.columns)).sum()
}
