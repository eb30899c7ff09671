//! Plain text, as pasted from a mail or a page: bullets of any kind, indentation, wrapped lines,
//! tables drawn with pipes or tabs.
//!
//! The other readers hand it their running text, because people write lists there as well.

use super::{
    MAX_LINE, aligned, chat,
    doc::{Block, Cell, Doc, Role, Row, squeeze},
    entry::{starts_clock, starts_timed},
    mail,
    words::fold::Folded,
};
use crate::agenda::Text;

/// Reads a whole text.
pub(super) fn read(text: &str) -> Doc {
    let mut doc = Doc::default();
    let mut blank = false;
    let lines: Vec<Raw<'_>> = text
        .lines()
        .zip(1..)
        // one empty line says as much as many
        .filter(|(text, _)| !std::mem::replace(&mut blank, text.trim().is_empty()) || !blank)
        .map(|(text, line)| Raw { line, text, hard: false })
        .collect();
    let (subject, head) = mail::head(&lines);
    doc.title = subject;
    let lines = &lines[head..];
    match chat::messages(lines) {
        Some(messages) => lines_into(&mut doc, &messages, 0),
        None => lines_into(&mut doc, lines, 0),
    }
    doc
}

/// A line of the source, still with its indentation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Raw<'a> {
    pub line: u32,
    pub text: &'a str,
    /// Whether the line before ended with a written break.
    pub hard: bool,
}

/// A line as it was taken apart.
struct Taken {
    role: Role,
    indent: usize,
    text: String,
}

/// Reads running lines into `doc`, below `depth` lists.
pub(super) fn lines_into(doc: &mut Doc, lines: &[Raw<'_>], depth: u8) {
    let width = lines
        .iter()
        .map(|raw| raw.text.trim_end().chars().count())
        .filter(|width| *width <= 110)
        .max();
    let width = width.unwrap_or(0);
    let mut indents: Vec<usize> = Vec::new();
    let mut blank = true;
    let mut before = "";
    let mut table = doc.next_table;
    let mut in_table = false;
    for (index, raw) in lines.iter().enumerate() {
        if doc.full {
            break;
        }
        let trimmed = raw.text.trim();
        if trimmed.is_empty() {
            blank = true;
            table += u32::from(in_table);
            in_table = false;
            continue;
        }
        if let Some(cells) =
            drawn_row(raw.text, lines.get(index + 1).map(|next| next.text), in_table)
        {
            let delimiter = cells.iter().all(|cell| is_delimiter(cell));
            if delimiter {
                mark_header(doc, table);
            } else {
                let cells = cells.iter().map(|cell| Cell::new(cell)).collect();
                doc.push(raw.line, Role::Row(Row { table, header: false, cells }), depth, "");
            }
            in_table = true;
            blank = false;
            continue;
        }
        table += u32::from(in_table);
        in_table = false;
        let taken = take(raw.text);
        if matches!(taken.role, Role::Rule) && !blank && underline(doc, raw) {
            blank = true;
            continue;
        }
        if !blank
            && !raw.hard
            && matches!(taken.role, Role::Text)
            && !taken.text.starts_with(['-', '–', '—', '=', '~', '|'])
            && goes_on(&doc.blocks, before, &taken.text, width)
            && !aligned::begins(&Folded::new(&taken.text))
            && let Some(last) = doc.blocks.last_mut()
            && last.text.len() + taken.text.len() < MAX_LINE
            && !matches!(last.role, Role::Row(_) | Role::Rule | Role::Heading(_))
        {
            last.text.push(' ');
            last.text.push_str(&squeeze(&taken.text));
            before = raw.text;
            continue;
        }
        let level = level(&mut indents, taken.indent, &taken.role);
        push(doc, raw.line, depth.saturating_add(level), taken);
        blank = false;
        before = raw.text;
    }
}

/// A line of `===` or `---` under a short line of text makes a heading of it.
fn underline(doc: &mut Doc, raw: &Raw<'_>) -> bool {
    let level = match raw.text.trim().chars().next() {
        Some('=') => 1,
        Some('-') => 2,
        Some(_) | None => return false,
    };
    let Some(last) = doc.blocks.last_mut() else { return false };
    let short = last.text.split_whitespace().count() <= 12;
    let heads = matches!(last.role, Role::Text)
        && last.line + 1 == raw.line
        && short
        && !starts_timed(&last.text);
    if heads {
        last.role = Role::Heading(level);
    }
    heads
}

fn push(doc: &mut Doc, line: u32, depth: u8, taken: Taken) {
    let text = taken.text.trim();
    let strong = emphasised(text);
    let text = text.trim_matches(|c| matches!(c, '*' | '_') && strong.is_some());
    doc.push_strong(line, taken.role, depth, text, strong.is_some());
}

/// Whether a text is wholly in `**`, `__` or `*`.
fn emphasised(text: &str) -> Option<()> {
    let bold = |mark: &str| {
        let inner = text.strip_prefix(mark)?.trim_end_matches(':').trim_end().strip_suffix(mark)?;
        (inner.chars().count() > 2 && !inner.contains(mark)).then_some(())
    };
    bold("**").or_else(|| bold("__")).or_else(|| bold("*"))
}

/// Whether `text` goes on where the line before had no room left for its first word.
fn wrapped(before: &str, text: &str, width: usize) -> bool {
    let before = before.trim_end();
    let first = text.split_whitespace().next().unwrap_or_default();
    let length = before.chars().count();
    // lines that are all short were not broken for want of room
    const NARROWEST: usize = 60;
    let full = length >= 40 && length + 1 + first.chars().count() > width && width >= NARROWEST;
    let goes_on = text.chars().next().is_some_and(char::is_lowercase) && length >= 40;
    full && !before.ends_with(['.', '!', '?', ':']) && !before.is_empty()
        || full && text.chars().next().is_some_and(char::is_lowercase)
        || goes_on && !before.ends_with(['.', ':', ';'])
}

/// Whether a line begins as `1145 Break` does.
fn four_digits(text: &str) -> bool {
    const DIGITS: usize = 4;
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == DIGITS && text[DIGITS..].starts_with(' ')
}

/// Whether a line goes on in the one above: for want of room, or as a count behind a comma.
fn goes_on(blocks: &[Block], before: &str, text: &str, width: usize) -> bool {
    // "1145 Break" below "1030 Sectionals"
    if four_digits(before) && four_digits(text) {
        return false;
    }
    wrapped(before, text, width) && !starts_timed(text) || counts_on(blocks, before, text)
}

/// Whether `5 minutes each … 8:10 pm` goes on in a line that ends with a comma above it.
fn counts_on(blocks: &[Block], before: &str, text: &str) -> bool {
    let open = before.trim_end().ends_with(',') && !starts_clock(text);
    open && blocks.last().is_some_and(|last| !starts_timed(&last.text))
        && text.starts_with(|c: char| c.is_ascii_digit())
}

/// How deep an indentation is among those above it.
fn level(indents: &mut Vec<usize>, indent: usize, role: &Role) -> u8 {
    if matches!(role, Role::Heading(_)) {
        indents.clear();
        return 0;
    }
    while indents.last().is_some_and(|above| *above > indent) {
        indents.pop();
    }
    if indents.last().is_none_or(|above| indent > above + 1) || indents.is_empty() {
        indents.push(indent);
    }
    u8::try_from(indents.len().saturating_sub(1)).unwrap_or(u8::MAX)
}

const BULLETS: &[char] = &[
    '-', '*', '•', '·', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '–', '—', '+', '➢', '➤', '→', '►',
    '▶', '✓', '✔', '☐', '☑', '>', '❖', '♦', '◆', '∙', '⁃', '\u{f0b7}', 'o',
];

/// Takes a line apart: its indentation, its bullet or number, its text.
fn take(line: &str) -> Taken {
    let indent =
        line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let text = line.trim();
    let rule = text.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '~' | '─' | '—'))
        && text.chars().count() >= 3;
    if rule {
        return Taken { role: Role::Rule, indent, text: String::new() };
    }
    let hashes = text.chars().take_while(|c| *c == '#').count();
    if (1..=6).contains(&hashes) {
        let rest = &text[hashes..];
        let heads = rest.starts_with(' ')
            || hashes > 1 && rest.chars().next().is_some_and(char::is_alphanumeric);
        if heads {
            let level = u8::try_from(hashes).unwrap_or(6);
            return Taken {
                role: Role::Heading(level),
                indent: 0,
                text: rest.trim().trim_end_matches('#').to_owned(),
            };
        }
    }
    if let Some(rest) = bulleted(text).or_else(|| numbered(text)) {
        let rest = Text::without_box(rest).trim_start();
        // two bullets in a row: "- – 9h"
        let rest = bulleted(rest).unwrap_or(rest);
        return Taken { role: Role::Item, indent, text: rest.to_owned() };
    }
    let said = Text::without_box(text);
    let role = if said == text { Role::Text } else { Role::Item };
    Taken { role, indent, text: said.to_owned() }
}

fn bulleted(text: &str) -> Option<&str> {
    let first = text.chars().next().filter(|c| BULLETS.contains(c))?;
    let rest = &text[first.len_utf8()..];
    let spaced = rest.starts_with([' ', '\t', '\u{A0}']);
    let glued = !first.is_ascii() && !rest.is_empty() && first != '—' && first != '–';
    (spaced || glued).then(|| rest.trim_start())
}

/// `1. text`, `2) text`, `(3) text`, `a) text`; not `9. 30` and not `21. Juni`.
fn numbered(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.chars().take_while(char::is_ascii_digit).count();
    let letters = usize::from(digits == 0 && inner.starts_with(|c: char| c.is_ascii_lowercase()));
    let marked = digits + letters;
    if marked == 0 || digits > 2 {
        return None;
    }
    let rest = inner[marked..].strip_prefix([')', '.'])?;
    if letters == 1 && !inner[marked..].starts_with(')') {
        return None;
    }
    // "1.- Aprobación del acta"
    let rest = rest.strip_prefix(['-', '–', 'º']).filter(|_| digits > 0).unwrap_or(rest);
    let after = rest.trim_start();
    let spaced = rest.len() != after.len();
    let date = || digits > 0 && crate::import::words::date::day(&Folded::new(text), 0).is_some();
    (spaced && !after.is_empty() && !date()).then_some(after)
}

/// The cells of a line that is drawn as a row of a table.
fn drawn_row(line: &str, next: Option<&str>, in_table: bool) -> Option<Vec<String>> {
    let line = line.trim();
    let pipes = line.matches('|').count();
    let fenced = line.starts_with('|') && pipes >= 2;
    let beside = next.is_some_and(|next| next.contains('|') && is_delimiter(next));
    if fenced || pipes >= 1 && (in_table || beside || is_delimiter(line) && line.contains('-')) {
        let inner = line.strip_prefix('|').unwrap_or(line);
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        return Some(inner.split('|').map(|cell| cell.trim().to_owned()).collect());
    }
    None
}

/// Whether a line or a cell only draws the line under a table's heading.
fn is_delimiter(text: &str) -> bool {
    text.contains('-')
        && text.chars().all(|c| matches!(c, '-' | '|' | '+' | ':' | '=' | ' ' | '\t'))
}

/// The only row of a table that stands above a delimiter is its heading.
fn mark_header(doc: &mut Doc, table: u32) {
    let mut rows = doc.blocks.iter_mut().rev().take(2).filter_map(|block| match &mut block.role {
        Role::Row(row) if row.table == table => Some(row),
        Role::Row(_) | Role::Heading(_) | Role::Item | Role::Text | Role::Rule => None,
    });
    if let (Some(row), None) = (rows.next(), rows.next()) {
        row.header = true;
    }
}
