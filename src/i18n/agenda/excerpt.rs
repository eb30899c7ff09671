//! Lines of a file with carets under a place, aligned for what a terminal shows.
//!
//! Must never let a character through that moves the cursor or turns the text's direction.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::agenda::{Text, read::Span};

/// The widest piece of a line that is shown, in columns.
const WIDTH: usize = 100;
/// How much of a long line stands before the place, in columns.
const BEFORE: usize = 40;
/// How many bytes are looked at to fill a line: piles of marks take no column.
const LOOK: usize = 16 * WIDTH;
/// A tab goes on to the next multiple of this.
const TAB: usize = 4;

/// A place and what to say beside it.
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) label: String,
}

/// The lines of the marks, in their order in the file, each with its carets.
///
/// Empty when the first mark's line has nothing to show.
pub(super) fn excerpt(text: &str, marks: &[Mark]) -> String {
    if marks.first().is_none_or(|mark| line_of(text, mark.span).trim().is_empty()) {
        return String::new();
    }
    let mut marks: Vec<&Mark> = marks.iter().collect();
    marks.sort_by_key(|mark| mark.span);
    let last = marks.last().map_or(0, |mark| mark.span.line);
    let digits = last.to_string().len();
    let mut out = String::new();
    let mut shown = 0;
    for mark in marks {
        let line = line_of(text, mark.span);
        let (words, indent, carets) = windowed(line, mark.span);
        if shown != mark.span.line {
            if shown != 0 && mark.span.line > shown + 1 {
                out.push_str(&format!("  {:digits$} ⋮\n", ""));
            }
            out.push_str(&format!("  {:digits$} │ {words}\n", mark.span.line));
            shown = mark.span.line;
        }
        let carets = "^".repeat(carets);
        let line = format!("  {:digits$} │ {:indent$}{carets} {}", "", "", mark.label);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The line on which the span begins.
fn line_of(text: &str, span: Span) -> &str {
    let at = text.floor_char_boundary(span.start);
    let begin = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    text[begin..end].trim_end()
}

/// The piece of `line` around the span, the column at which the span begins in it, and the number
/// of carets.
fn windowed(line: &str, span: Span) -> (String, usize, usize) {
    // far from the place nothing is looked at: a line can be as long as the file
    let skipped = span.column.saturating_sub(1).saturating_sub(WIDTH);
    let mut chars = line.chars();
    let near = chars.by_ref().take(skipped).map(char::len_utf8).sum::<usize>();
    let mut place = line.chars().take(span.column.saturating_sub(1)).map(char::len_utf8).sum();
    place = line.len().min(place);
    let rest = chars.as_str();
    let looked_at = rest.floor_char_boundary(LOOK);
    let mut rest = rest[..looked_at].graphemes(true);
    let mut cells: Vec<Cell> = Vec::new();
    let (mut column, mut byte) = (0, near);
    for grapheme in rest.by_ref().take(3 * WIDTH) {
        let (shown, width) = shown(grapheme, column);
        byte += grapheme.len();
        cells.push(Cell { shown, column, width, end: byte });
        column += width;
    }
    let more = rest.next().is_some() || near + looked_at < line.len();
    let start = |index: usize| cells.get(index).map_or(column, |cell| cell.column);
    let until = place + span.end.saturating_sub(span.start);
    let first = cells.iter().position(|cell| cell.end > place).unwrap_or(cells.len());
    let last = cells.iter().position(|cell| cell.end >= until).map_or(cells.len(), |last| last + 1);
    let last = if until > place { last } else { first };
    let (begin, end) = (start(first), start(last));
    let from = if skipped == 0 && (column <= WIDTH || begin + BEFORE <= WIDTH) {
        0
    } else {
        cells.iter().position(|cell| cell.column + BEFORE >= begin).unwrap_or(first)
    };
    let left = start(from);
    let to = cells
        .iter()
        .rposition(|cell| cell.column + cell.width <= left + WIDTH)
        .map_or(from, |fits| (fits + 1).max(from));
    let cut_left = if skipped > 0 || from > 0 { "…" } else { "" };
    let cut_right = if more || to < cells.len() { "…" } else { "" };
    let words: String = cells[from..to].iter().map(|cell| &*cell.shown).collect();
    let indent = begin - left + usize::from(!cut_left.is_empty());
    let carets = end.min(start(to)).saturating_sub(begin).max(1);
    (format!("{cut_left}{}{cut_right}", words.trim_end()), indent, carets)
}

/// A character on the screen: what a reader takes for one.
struct Cell {
    shown: String,
    column: usize,
    width: usize,
    /// The byte of the line after it.
    end: usize,
}

/// What stands for a character on the screen, and its width.
fn shown(grapheme: &str, column: usize) -> (String, usize) {
    if grapheme == "\t" {
        let width = TAB - column % TAB;
        return (" ".repeat(width), width);
    }
    let mut chars = grapheme.chars();
    if let (Some(c @ ..'\u{20}'), None) = (chars.next(), chars.next()) {
        let picture = char::from_u32(0x2400 + u32::from(c)).unwrap_or('·');
        return (picture.to_string(), 1);
    }
    if grapheme.trim().is_empty() {
        return (" ".to_owned(), 1);
    }
    let clean = Text::clean(grapheme);
    if clean.width() == 0 {
        return ("·".to_owned(), 1);
    }
    let width = clean.width();
    (clean.as_str().to_owned(), width)
}
