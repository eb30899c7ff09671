//! The clock: who is on, how far, in which state, what comes next. The digits are the largest
//! thing on the screen.

use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

use super::{
    Sheet, bar,
    card::{Card, card},
    frame,
};
use crate::{
    console::model::Pane,
    i18n::console::screen::Says,
    stage::{digits, paint, strip, theme::Meaning, words},
};

/// Draws the pane.
pub(super) fn draw(sheet: Sheet<'_>, area: Rect, buf: &mut Buffer) {
    let card = card(sheet);
    let focused = sheet.has_keys(Pane::Timer);
    let inner = frame::draw(sheet.look, &card.title, focused, area, buf);
    if let Some(words) = room(sheet) {
        frame::warn(sheet.look, &words, area, buf);
    }
    let side = if inner.width >= 40 { 2 } else { 1 };
    let inner = Rect { x: inner.x + side, width: inner.width.saturating_sub(2 * side), ..inner };
    if inner.is_empty() {
        return;
    }
    let head = match inner.height {
        0..16 => 1,
        16..28 => 2,
        28.. => words::LARGE + 1,
    };
    let (head, rest) = super::rows(inner, head);
    draw_head(sheet, &card, head, buf);
    let (band, mut rest) = super::rows(rest, u16::from(rest.height >= 5));
    draw_band(sheet, &card, band, buf);
    // the digits keep at least five rows, and half of what is left
    let spare = rest.height.saturating_sub(5);
    let bar = u16::from(card.passed.is_some() && spare > 0);
    let talk = u16::from(card.parts.is_some() && spare > 1);
    let room = spare - bar - talk;
    // under the parts of a talk, whose titles are cut first, there is a line for the one that is on
    let room = room.div_ceil(2).max(room.min(2 * talk));
    let texts = lines(&card, rest.width, room);
    let count = u16::try_from(texts.len()).unwrap_or(spare).min(room);
    let (clock, foot) = super::rows(rest, rest.height - count - bar - talk);
    rest = foot;
    let edge = u16::from(clock.height >= 7);
    let under = u16::from(clock.height >= 10);
    let clock = Rect { y: clock.y + edge, height: clock.height - edge - under, ..clock };
    figures(sheet, &card, clock, buf);
    // the parts of a talk stand under the bar, to its measure
    let mut wide = rest.width;
    if let Some((passed, words)) = card.passed.as_ref().filter(|_| bar > 0) {
        let row = paint::row(rest, 0);
        let taken = paint::right(words, row, buf, sheet.style(Meaning::Text));
        let strip = Rect { width: row.width.saturating_sub(taken + 2), ..row };
        let heavy = sheet.style(strokes(card.meaning));
        paint::bar(*passed, strip, buf, heavy, sheet.style(Meaning::BarRest));
        rest = super::rows(rest, 1).1;
        wide = strip.width;
    }
    if let Some((parts, on)) = card.parts.as_ref().filter(|_| talk > 0) {
        let looks = strip::Looks {
            over: sheet.style(Meaning::Dim),
            on: sheet.style(Meaning::Text).add_modifier(Modifier::REVERSED),
            later: sheet.style(Meaning::Text),
        };
        let row = Rect { width: wide, ..paint::row(rest, 0) };
        strip::draw(parts, *on, row, buf, looks);
        rest = super::rows(rest, 1).1;
    }
    let hidden = texts.len() > usize::from(count);
    for ((words, meaning), number) in texts.into_iter().zip(0..count) {
        let cut = hidden && number + 1 == count;
        let words = if cut { paint::fit(&format!("{words} …"), rest.width) } else { words };
        paint::left(&words, paint::row(rest, number), buf, sheet.style(meaning));
    }
}

/// The lines below the clock: the part of a talk right under its strip, what comes next on one
/// row, all else on two at most.
///
/// What runs side by side has a row each where `room` has as many, else one together; what is
/// asked there is shown where there is room for all of it.
fn lines(card: &Card, width: u16, room: u16) -> Vec<(String, Meaning)> {
    let next = card.next.as_ref().map(|[long, short]| {
        let fits = paint::width(long) <= width;
        (if fits { long.clone() } else { short.clone() }, Meaning::Text)
    });
    let rows = |(words, meaning): &(String, Meaning)| {
        let meaning = *meaning;
        paint::wrap(words, width, 2).into_iter().map(move |row| (row, meaning))
    };
    let part = card.talk.iter().map(|words| (words.clone(), Meaning::Text));
    let mut lines: Vec<_> = part.chain(next).chain(card.lines.iter().flat_map(rows)).collect();
    let dim = |words: String| (words, Meaning::Dim);
    if lines.len() + card.places.len() <= usize::from(room) {
        lines.extend(card.places.iter().map(|place| dim(format!("= {place}"))));
    } else if !card.places.is_empty() {
        lines.push(dim(beside(&card.places, width)));
    }
    // the digits do not shrink for questions that nobody asks from here
    let asked: Vec<_> = card.asked.iter().flat_map(|words| paint::wrap(words, width, 2)).collect();
    if lines.len() + asked.len() <= usize::from(room) {
        lines.extend(asked.into_iter().map(dim));
    }
    lines
}

/// What runs side by side on one row of `width` cells: shortened alike where that is too narrow.
fn beside(places: &[String], width: u16) -> String {
    let whole = format!("= {}", places.join(" | "));
    if paint::width(&whole) <= width {
        return whole;
    }
    let count = u16::try_from(places.len()).unwrap_or(u16::MAX);
    let each = ((width + 1) / count.max(1)).saturating_sub(3);
    let short: Vec<String> = places.iter().map(|place| paint::fit(place, each)).collect();
    format!("= {}", short.join(" | "))
}

/// Draws the clock on a terminal that is too small for panes: it still shows the figures.
pub(super) fn small(sheet: Sheet<'_>, area: Rect, buf: &mut Buffer) {
    let card = card(sheet);
    let (cols, rows) = super::SMALLEST;
    let too_small = sheet.says(Says::TooSmall(cols, rows));
    let style = sheet.style(card.meaning);
    if area.height < 3 {
        let words = format!("{} {} · {too_small}", card.digits, card.name);
        paint::left(&words, paint::row(area, 0), buf, style);
        let words = format!("{} · {}", card.state, card.part);
        paint::left(&words, paint::row(area, 1), buf, sheet.style(Meaning::Text));
        bar::loudest(sheet.look, paint::row(area, 1), buf);
        return;
    }
    let (head, rest) = super::rows(area, 1);
    let (rest, foot) = super::rows(rest, rest.height - 1);
    // the state first: where it has no row of its own, the part gives way to it
    let (band, rest) = super::rows(rest, u16::from(rest.height >= 5));
    let name = match card.part.as_str() {
        _ if band.is_empty() => format!("{} · {}", card.state, card.name),
        "" => card.name.clone(),
        part => format!("{} · {part}", card.name),
    };
    paint::left(&name, head, buf, sheet.style(Meaning::Name));
    draw_band(sheet, &card, band, buf);
    figures(sheet, &card, rest, buf);
    if sheet.look.model.dialog().is_some() {
        // what is asked is answered, however small the screen
        bar::draw(sheet.look, foot, buf);
    } else if !bar::loudest(sheet.look, foot, buf) {
        paint::left(&too_small, foot, buf, sheet.style(Meaning::Dim));
    }
}

fn draw_head(sheet: Sheet<'_>, card: &Card, area: Rect, buf: &mut Buffer) {
    if area.height > words::LARGE {
        let (name, part) = super::rows(area, words::LARGE);
        let taken = words::draw(&card.name, name, buf, sheet.style(Meaning::Name));
        let part = Rect { y: name.y + taken, ..part };
        paint::centre(&card.part, part, buf, sheet.style(Meaning::Text));
        return;
    }
    let first = paint::row(area, 0);
    let taken = paint::left(&card.name, first, buf, sheet.style(Meaning::Name));
    if area.height >= 2 {
        paint::left(&card.part, paint::row(area, 1), buf, sheet.style(Meaning::Text));
    } else if !card.part.is_empty() {
        let x = (first.x + taken).min(first.right());
        let rest = Rect { x, width: first.right() - x, ..first };
        paint::left(&format!(" · {}", card.part), rest, buf, sheet.style(Meaning::Text));
    }
}

/// The state over the whole width, between two shapes: no colour is needed to see it.
fn draw_band(sheet: Sheet<'_>, card: &Card, row: Rect, buf: &mut Buffer) {
    let style = sheet.style(card.meaning);
    let style = if card.half {
        sheet.style(Meaning::Text).add_modifier(Modifier::REVERSED)
    } else if card.meaning == Meaning::Normal {
        sheet.style(Meaning::Dim)
    } else if style.bg.is_some() {
        style
    } else {
        style.add_modifier(Modifier::REVERSED)
    };
    if !row.is_empty() {
        paint::ground(row, buf, style);
        paint::centre(&card.state, row, buf, style);
    }
}

fn figures(sheet: Sheet<'_>, card: &Card, mut area: Rect, buf: &mut Buffer) {
    let style = sheet.style(card.meaning);
    if style.bg.is_some() || style.add_modifier.contains(Modifier::REVERSED) {
        paint::ground(area, buf, style);
        // an edge, or strokes of the colour of the page would run into it
        let (side, edge) = (u16::from(area.width >= 40) * 2, u16::from(area.height >= 8));
        area = Rect {
            x: area.x + side,
            y: area.y + edge,
            width: area.width - 2 * side,
            height: area.height - 2 * edge,
        };
    }
    digits::draw(&card.digits, area, buf, style);
}

/// What a bar means beside figures of this meaning: strokes have no ground to stand out by.
const fn strokes(meaning: Meaning) -> Meaning {
    if matches!(meaning, Meaning::Overtime) { Meaning::Danger } else { meaning }
}

/// What the room's screen shows instead of the clock, or over it: whoever drives may have
/// forgotten it.
fn room(sheet: Sheet<'_>) -> Option<String> {
    if sheet.moment.blackout {
        return Some(format!("■ {}", sheet.says(Says::RoomBlack)));
    }
    let shown = sheet.moment.message.as_ref()?;
    Some(format!("» {}", sheet.says(Says::RoomReads(&shown.text))))
}
