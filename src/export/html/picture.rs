//! Planned against actual as inline SVG: the day in two lanes, and every turn as a bar.
//!
//! What a picture shows stands in the table beside it, too. Must never rely on colour alone.

use chrono::{DateTime, TimeDelta, Utc};
use unicode_width::UnicodeWidthStr;

use super::{
    escape::escape,
    scale::{Scale, unit},
};
use crate::{
    agenda::{Kind, Plan, Role, Text},
    export::{
        Debrief,
        compose::signed,
        debrief::{RowName, SlotRow, TurnRow, TurnTable},
    },
    i18n::{
        Lang,
        export::{Words, say},
        format,
    },
};

/// How wide a picture is, in its own units.
const WIDTH: i64 = 700;
/// How much of it the names at the left take.
const NAMES: i64 = 120;
/// How much the figures at the right take.
const FIGURES: i64 = 76;
/// How wide a letter is in tenths of a unit, on the generous side.
const LETTER: i64 = 58;

/// Half the width of an hour above the lanes, in tenths of a unit.
const HALF_HOUR: i64 = 3 * LETTER;

/// The day: what was planned above, what happened below, and how one became the other.
pub(super) fn day(debrief: &Debrief, plan: &Plan, lang: Lang) -> String {
    const LEFT: i64 = 48;
    const PLANNED: i64 = 24;
    const ACTUAL: i64 = 86;
    const HIGH: i64 = 30;
    let rows: Vec<&SlotRow> = debrief
        .slots
        .iter()
        .filter(|row| matches!(row.what, RowName::Slot(_) | RowName::Break))
        .collect();
    let actual = |row: &SlotRow| {
        row.started_at.map(|from| (from, row.ended_at.unwrap_or(debrief.head.as_of).max(from)))
    };
    let planned = |row: &SlotRow| row.planned.filter(|(from, to)| from < to);
    let spans = rows.iter().flat_map(|row| [planned(row), actual(row)]).flatten();
    let seconds: Vec<i64> =
        spans.flat_map(|(from, to)| [from, to]).map(|i| i.timestamp()).collect();
    let Some((from, to)) = seconds.iter().min().zip(seconds.iter().max()) else {
        return String::new();
    };
    let scale = Scale::new(*from, *to, LEFT, WIDTH - LEFT - 1);
    let mut svg = opening(HIGH + ACTUAL + 6, &say(lang, &Words::PictureOfDay));
    for hour in scale.hours(debrief.head.zone) {
        let x = scale.x(hour.timestamp());
        let time = format::time(lang, hour, debrief.head.zone);
        // paper ends where the picture does
        let at = unit(scale.tenths(hour.timestamp()).min(WIDTH * 10 - HALF_HOUR));
        svg.push_str(&format!(
            "<path class=\"hour\" d=\"M{x} 16V{}\"/><text class=\"hour\" x=\"{at}\" y=\"10\">{time}</text>\n",
            ACTUAL + HIGH + 4
        ));
    }
    for (y, words) in [(PLANNED, Words::Planned), (ACTUAL, Words::Actual)] {
        let name = say(lang, &words);
        svg.push_str(&format!("<text class=\"lane\" x=\"0\" y=\"{}\">{name}</text>\n", y + 19));
    }
    for row in &rows {
        if let Some(((a, b), (c, d))) = planned(row).zip(actual(row)) {
            let [a, b, c, d] = [a, b, c, d].map(|instant| scale.x(instant.timestamp()));
            let (top, low) = (PLANNED + HIGH, ACTUAL);
            svg.push_str(&format!(
                "<path class=\"became\" d=\"M{a} {top}L{b} {top}L{d} {low}L{c} {low}Z\"/>\n"
            ));
        }
    }
    let breaks = rows.iter().filter(|row| row.what == RowName::Break);
    let breaks: Vec<Span> = breaks.filter_map(|row| actual(row)).collect();
    for row in &rows {
        let (name, kind) = match &row.what {
            RowName::Slot(title) => (title.to_string(), kind_of(plan, row)),
            RowName::Break | RowName::Round(..) | RowName::Part(_) => {
                (say(lang, &Words::UnplannedBreak), Kind::Break)
            }
        };
        // an unplanned break lies over the slot that it interrupts
        for (y, span) in [(PLANNED, planned(row)), (ACTUAL, actual(row))] {
            if let Some(span) = span {
                let clear = if y == ACTUAL { clear(span, &breaks) } else { span };
                let place = Place { span, clear, y, high: HIGH };
                svg.push_str(&slot(&scale, debrief, lang, (&name, class(kind)), place));
            }
        }
    }
    svg.push_str("</svg>\n</figure>\n");
    svg
}

/// From one instant to another.
type Span = (DateTime<Utc>, DateTime<Utc>);

/// Where a slot is drawn.
struct Place {
    /// From when to when.
    span: Span,
    /// Where its name has room: no break lies over it there.
    clear: Span,
    y: i64,
    high: i64,
}

/// The longest part of a span that none of the breaks inside it lies over.
fn clear((from, to): Span, breaks: &[Span]) -> Span {
    let inside = |one: &&Span| from < one.0 && one.1 < to;
    let mut parts = Vec::new();
    let mut at = from;
    for (begins, ends) in breaks.iter().filter(inside) {
        parts.push((at, *begins));
        at = *ends;
    }
    parts.push((at, to));
    parts.into_iter().max_by_key(|(from, to)| *to - *from).unwrap_or((from, to))
}

fn slot(
    scale: &Scale,
    debrief: &Debrief,
    lang: Lang,
    (name, class): (&str, &str),
    Place { span: (from, to), clear, y, high }: Place,
) -> String {
    let head = &debrief.head;
    let [start, end] =
        [from, to].map(|instant| format::time_on(lang, instant, head.zone, head.date));
    let [left, right, begins, ends] =
        [from, to, clear.0, clear.1].map(|instant| scale.tenths(instant.timestamp()));
    let width = (right - left).max(10);
    let room = usize::try_from((ends - begins - 60) / LETTER).unwrap_or(0);
    let shown = fitting(name, room);
    let words = if shown.is_empty() {
        shown
    } else {
        let x = unit(begins + 35);
        format!("<text class=\"{class}\" x=\"{x}\" y=\"{}\">{}</text>", y + 19, escape(&shown))
    };
    format!(
        "<g><title>{} {start}–{end}</title><rect class=\"{class}\" x=\"{}\" y=\"{y}\" width=\"{}\" height=\"{high}\"/>{words}</g>\n",
        escape(name),
        unit(left),
        unit(width),
    )
}

/// Every turn as a bar, part by part, with a mark where each part was to end.
pub(super) fn turns(debrief: &Debrief, lang: Lang) -> String {
    debrief.turns.iter().map(|table| table_of_turns(table, debrief, lang)).collect()
}

fn table_of_turns(table: &TurnTable, debrief: &Debrief, lang: Lang) -> String {
    const HIGH: i64 = 20;
    let mut rows: Vec<&TurnRow> =
        table.rows.iter().filter(|row| row.started_at.is_some()).collect();
    rows.sort_by_key(|row| row.started_at);
    let marks: Vec<i64> = table
        .phases
        .iter()
        .scan(TimeDelta::zero(), |sum, (_, length)| {
            *sum += (*length)?;
            Some(sum.num_seconds())
        })
        .collect();
    let used = |row: &TurnRow| row.used.iter().flatten().sum::<TimeDelta>().num_seconds();
    let longest = rows.iter().map(|row| used(row)).chain(marks.iter().copied()).max();
    let Some(longest) = longest.filter(|longest| *longest > 0 && !rows.is_empty()) else {
        return String::new();
    };
    let scale = Scale::new(0, longest, NAMES, WIDTH - NAMES - FIGURES);
    let high = i64::try_from(rows.len()).unwrap_or(0) * HIGH;
    let mut svg = opening(high + 22, &say(lang, &Words::PictureOfTurns));
    let mut before = 0;
    for ((title, _), mark) in table.phases.iter().zip(&marks) {
        let room = (scale.tenths(*mark) - scale.tenths(before)) / LETTER;
        let title = fitting(title, usize::try_from(room).unwrap_or(0));
        let x = scale.x(before);
        svg.push_str(&format!(
            "<text class=\"part\" x=\"{x}\" y=\"10\">{}</text>\n",
            escape(&title)
        ));
        before = *mark;
    }
    for (row, y) in rows.iter().zip((16..).step_by(usize::try_from(HIGH).unwrap_or(1))) {
        let unnamed = Words::Turn { number: row.turn };
        let name = row.team.as_ref().map_or_else(|| say(lang, &unnamed), Text::to_string);
        let shown = fitting(&name, usize::try_from((NAMES - 6) * 10 / LETTER).unwrap_or(0));
        let head = &debrief.head;
        let started = row.started_at.map(|at| format::time_on(lang, at, head.zone, head.date));
        svg.push_str(&format!(
            "<g><title>{} {}</title><text class=\"lane\" x=\"0\" y=\"{}\">{}</text>",
            escape(&name),
            started.unwrap_or_default(),
            y + 12,
            escape(&shown),
        ));
        let mut at = 0;
        for (role, used) in table.roles.iter().zip(&row.used) {
            let length = used.map_or(0, |used| used.num_seconds());
            let (left, right) = (scale.tenths(at), scale.tenths(at + length));
            let class = match role {
                Role::Presentation => "talk",
                Role::Feedback => "answer",
            };
            svg.push_str(&format!(
                "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                unit(left),
                y + 2,
                unit(right - left),
                HIGH - 6,
            ));
            at += length;
        }
        if let Some(difference) = row.difference {
            let difference = signed(difference);
            let x = WIDTH - FIGURES + 8;
            svg.push_str(&format!(
                "<text class=\"figure\" x=\"{x}\" y=\"{}\">{difference}</text>",
                y + 12
            ));
        }
        svg.push_str("</g>\n");
    }
    for mark in marks {
        let x = scale.x(mark);
        for class in ["halo", "mark"] {
            svg.push_str(&format!("<path class=\"{class}\" d=\"M{x} 14V{}\"/>\n", high + 16));
        }
    }
    svg.push_str("</svg>\n</figure>\n");
    svg
}

fn opening(high: i64, says: &str) -> String {
    let says = escape(says);
    format!(
        "<figure>\n<svg viewBox=\"0 0 {WIDTH} {high}\" role=\"img\" aria-label=\"{says}\" xmlns=\"http://www.w3.org/2000/svg\">\n"
    )
}

fn kind_of(plan: &Plan, row: &SlotRow) -> Kind {
    let at = row.slot.and_then(|slot| usize::from(slot).checked_sub(1));
    at.and_then(|at| plan.slots.get(at)).map_or(Kind::Other, |slot| slot.kind)
}

const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Presentations | Kind::Restitution => "talk",
        Kind::Workshop => "work",
        Kind::Break => "rest",
        Kind::Welcome | Kind::Debrief | Kind::Other => "frame",
    }
}

/// A text in so many columns: cut where it is longer, nothing where hardly a word fits.
fn fitting(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    if room < 5 {
        return String::new();
    }
    let mut cut = String::new();
    for c in text.chars() {
        if cut.width() + 2 > room {
            break;
        }
        cut.push(c);
    }
    format!("{}…", cut.trim_end())
}
