//! The debrief as it will be written, under a clock that never leaves the screen: which format,
//! for whom, the text, and where it goes.

use std::path::Path;

use ratatui::{buffer::Buffer, layout::Rect};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Sheet, columns, frame, one_clock, rows, rundown, timer};
use crate::{
    agenda::Text,
    console::model::{NotWritten, Preview},
    export::Format,
    i18n::{
        Lang,
        console::{debrief::DebriefSays, screen::Says},
    },
    stage::{paint, theme::Meaning},
};

/// From this size on, the text stands beside the clock and the déroulé.
const BESIDE: (u16, u16) = (100, 24);
/// How many rows the clock has where the text stands below it, at least and at most.
const CLOCK: (u16, u16) = (7, 12);
/// How many rows may be taken by what is said of where it goes.
const FOOT: usize = 3;

/// Draws the clock and the text.
pub(super) fn draw(sheet: Sheet<'_>, preview: &Preview, body: Rect, buf: &mut Buffer) {
    let (left, place) = split(body);
    if beside(body) {
        let (clock, below) = rows(left, one_clock(left.height));
        timer::draw(sheet, clock, buf);
        rundown::draw(sheet, below, buf);
    } else {
        timer::draw(sheet, left, buf);
    }
    let says = |says: DebriefSays<'_>| says.words(sheet.look.lang);
    let title = match preview.format {
        Format::Html => DebriefSays::TitleRead,
        Format::Md | Format::Txt | Format::Org | Format::Csv | Format::Ics | Format::Json => {
            DebriefSays::Title
        }
    };
    let inner = frame::draw(sheet.look, &says(title), true, place, buf);
    let inner = within(inner);
    draw_choices(sheet, preview, paint::row(inner, 0), buf);
    let text = room(sheet.look.lang, preview, body);
    draw_text(sheet, preview, text, buf);
    let foot = Rect { y: text.bottom(), height: inner.bottom() - text.bottom(), ..inner };
    draw_place(sheet, preview, foot, buf);
    let seen = seen(preview, text);
    if seen < preview.lines.len() || preview.top > 0 {
        let lines = DebriefSays::Lines(preview.top + 1, seen, preview.lines.len());
        frame::remark(sheet.look, &says(lines), place.bottom().saturating_sub(1), place, buf);
    }
}

/// Whether there is room beside the clock.
const fn beside(body: Rect) -> bool {
    body.width >= BESIDE.0 && body.height >= BESIDE.1
}

/// The place of the clock, and that of the text.
fn split(body: Rect) -> (Rect, Rect) {
    if beside(body) {
        return columns(body);
    }
    rows(body, (body.height * 2 / 5).clamp(CLOCK.0, CLOCK.1))
}

fn within(inner: Rect) -> Rect {
    let side = u16::from(inner.width > 2);
    Rect { x: inner.x + side, width: inner.width - 2 * side, ..inner }
}

/// Where the text is: between the choices and what is said of its place.
pub(super) fn room(lang: Lang, preview: &Preview, body: Rect) -> Rect {
    let (_, place) = split(body);
    let inner = within(Rect {
        x: place.x + 1,
        y: place.y + 1,
        width: place.width.saturating_sub(2),
        height: place.height.saturating_sub(2),
    });
    let (words, _) = goes(lang, preview);
    let foot = u16::try_from(fold(&words, inner.width).len().min(FOOT)).unwrap_or(1);
    let height = inner.height.saturating_sub(1 + foot);
    Rect { y: inner.y + inner.height.min(1), height, ..inner }
}

/// The first line that may stand at the top of `room`, so that the last one is seen.
pub(super) fn end(preview: &Preview, room: Rect) -> usize {
    let mut left = usize::from(room.height);
    let mut first = preview.lines.len();
    for line in preview.lines.iter().rev() {
        let Some(rest) = left.checked_sub(fold(line, room.width).len()) else { break };
        (left, first) = (rest, first - 1);
    }
    first.min(preview.lines.len().saturating_sub(1))
}

/// How many lines have been seen at the bottom of `room`.
fn seen(preview: &Preview, room: Rect) -> usize {
    let mut left = usize::from(room.height);
    let below = preview.lines.iter().skip(preview.top).take_while(|line| {
        let rest = left.checked_sub(fold(line, room.width).len());
        left = rest.unwrap_or(0);
        rest.is_some()
    });
    preview.top + below.count()
}

fn draw_choices(sheet: Sheet<'_>, preview: &Preview, row: Rect, buf: &mut Buffer) {
    let says = |says: DebriefSays<'_>| says.words(sheet.look.lang);
    let whom = match &preview.whom {
        Some(team) => says(DebriefSays::For(team)),
        None => says(DebriefSays::ForAll),
    };
    let width = |words: &[String]| words.iter().map(|word| paint::width(word)).sum::<u16>();
    let all: Vec<String> = Format::ALL
        .iter()
        .map(|format| {
            let chosen = *format == preview.format;
            if chosen { format!("‹{}›", format.word()) } else { format!(" {} ", format.word()) }
        })
        .collect();
    let all_fit = width(&all) + paint::width(&whom) < row.width;
    let mut rest = row;
    for (words, format) in all.iter().zip(Format::ALL) {
        let chosen = format == preview.format;
        if !all_fit && !chosen {
            continue;
        }
        let meaning = if chosen { Meaning::Selected } else { Meaning::Dim };
        let style = sheet.style(Meaning::Text).patch(sheet.style(meaning));
        let taken = paint::left(words, rest, buf, style);
        let taken = (taken + u16::from(!all_fit)).min(rest.width);
        rest = Rect { x: rest.x + taken, width: rest.width - taken, ..rest };
    }
    paint::right(&whom, rest, buf, sheet.style(Meaning::Name));
}

fn draw_text(sheet: Sheet<'_>, preview: &Preview, room: Rect, buf: &mut Buffer) {
    if preview.lines.is_empty() {
        let empty = DebriefSays::Empty.words(sheet.look.lang);
        paint::left(&empty, room, buf, sheet.style(Meaning::Dim));
    }
    let mut rest = room;
    for line in preview.lines.iter().skip(preview.top) {
        let meaning = meaning(preview.format, line);
        for row in fold(line, room.width) {
            if rest.is_empty() {
                return;
            }
            paint::left(row, rest, buf, sheet.style(meaning));
            rest = rows(rest, 1).1;
        }
    }
}

/// Titles stand out, as they do where the file is read.
fn meaning(format: Format, line: &str) -> Meaning {
    let title = match format {
        Format::Md | Format::Html => line.starts_with('#'),
        Format::Org => line.starts_with("* ") || line.starts_with("** ") || line.starts_with("#+"),
        Format::Txt | Format::Csv | Format::Ics | Format::Json => false,
    };
    if title { Meaning::Title } else { Meaning::Text }
}

/// A line on rows of this width, broken at spaces where there are some.
fn fold(line: &str, width: u16) -> Vec<&str> {
    let width = usize::from(width.max(1));
    let mut rows = Vec::new();
    let mut rest = line;
    while rest.width() > width {
        let (mut taken, mut end, mut space) = (0, 0, None);
        for (at, grapheme) in rest.grapheme_indices(true) {
            taken += grapheme.width();
            if taken > width && end > 0 {
                break;
            }
            end = at + grapheme.len();
            if grapheme == " " {
                space = Some(end);
            }
        }
        // a space near the beginning would leave most of the row empty
        let cut = space.filter(|space| space * 2 > end).unwrap_or(end);
        let (row, after) = rest.split_at(cut);
        rows.push(row.trim_end());
        rest = after;
    }
    rows.push(rest);
    rows
}

/// What is said of where it goes; what went wrong is the loudest thing here.
fn goes(lang: Lang, preview: &Preview) -> (String, Meaning) {
    let shown = |path: &Path| Text::clean(&path.to_string_lossy());
    match (&preview.fault, &preview.place) {
        (Some(NotWritten::Failed { why }), _) => {
            (format!("! {}", Says::ExportFailed(why).words(lang)), Meaning::Alarm)
        }
        (Some(NotWritten::Taken { path }), _) => {
            let taken = DebriefSays::Taken(&shown(path)).words(lang);
            (format!("! {taken}"), Meaning::Alarm)
        }
        (None, Some(Err(why))) => (DebriefSays::GoesNowhere(why).words(lang), Meaning::Late),
        (None, Some(Ok(place))) => {
            let path = shown(&place.path);
            let (says, meaning) = if place.there {
                (DebriefSays::IsIn(&path), Meaning::Early)
            } else {
                (DebriefSays::GoesTo(&path), Meaning::Name)
            };
            (says.words(lang), meaning)
        }
        (None, None) => (String::new(), Meaning::Dim),
    }
}

fn draw_place(sheet: Sheet<'_>, preview: &Preview, foot: Rect, buf: &mut Buffer) {
    let (words, meaning) = goes(sheet.look.lang, preview);
    let style = sheet.style(meaning);
    if meaning == Meaning::Alarm {
        paint::ground(foot, buf, style);
    }
    // of what is too long, the end of the path is what tells
    let lines = fold(&words, foot.width);
    let above = lines.len().saturating_sub(usize::from(foot.height));
    for (line, row) in lines.into_iter().skip(above).zip(0..) {
        paint::left(line, paint::row(foot, row), buf, style);
    }
}
