//! The clock: who is on, how far, in which state, what comes next. The digits are the largest
//! thing on the screen.

use chrono::TimeDelta;
use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

use super::{Sheet, frame, inside, name::Named};
use crate::{
    agenda::{CueId, Kind},
    console::model::Pane,
    i18n::{console::screen::Says, format, refusal},
    session::{Level, Loss, RunningCue, State, Warning, display},
    stage::{digits, paint, theme::Meaning, words},
};

/// How many losses are said before "and so many more".
const LOSSES: usize = 2;

/// What the pane says, whatever its size.
struct Card {
    /// The title of the frame.
    title: String,
    /// Who or what is on.
    name: String,
    /// What they do.
    part: String,
    /// The state, in words between two shapes.
    state: String,
    /// The figures, to be drawn large.
    digits: String,
    /// The look of state and figures.
    meaning: Meaning,
    /// How much of the time has passed, and in figures.
    passed: Option<(f64, String)>,
    /// What comes next, and the same in fewer words.
    next: Option<[String; 2]>,
    /// What else there is to say, the most useful first.
    lines: Vec<(String, Meaning)>,
}

/// Draws the pane.
pub(super) fn draw(sheet: Sheet<'_>, area: Rect, buf: &mut Buffer) {
    let card = card(sheet);
    let focused = sheet.desk.focus == Pane::Timer && sheet.desk.editor.is_none();
    let inner = frame::draw(sheet.look, &card.title, focused, area, buf);
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
    // the digits keep at least five rows, and two thirds of what is left
    let spare = rest.height.saturating_sub(5);
    let bar = u16::from(card.passed.is_some() && spare > 0);
    let texts = lines(&card, rest.width);
    let count = u16::try_from(texts.len()).unwrap_or(spare).min((spare - bar).div_ceil(3));
    let (clock, foot) = super::rows(rest, rest.height - count - bar);
    rest = foot;
    let edge = u16::from(clock.height >= 7);
    let under = u16::from(clock.height >= 10);
    let clock = Rect { y: clock.y + edge, height: clock.height - edge - under, ..clock };
    figures(sheet, &card, clock, buf);
    if let Some((passed, words)) = card.passed.as_ref().filter(|_| bar > 0) {
        let row = paint::row(rest, 0);
        let taken = paint::right(words, row, buf, sheet.style(Meaning::Text));
        let strip = Rect { width: row.width.saturating_sub(taken + 2), ..row };
        let heavy = sheet.style(strokes(card.meaning));
        paint::bar(*passed, strip, buf, heavy, sheet.style(Meaning::BarRest));
        rest = super::rows(rest, 1).1;
    }
    for ((words, meaning), number) in texts.iter().zip(0..count) {
        paint::left(words, paint::row(rest, number), buf, sheet.style(*meaning));
    }
}

/// The lines below the clock: what comes next on one row, all else on two at most.
fn lines(card: &Card, width: u16) -> Vec<(String, Meaning)> {
    let next = card.next.as_ref().map(|[long, short]| {
        let fits = paint::width(long) <= width;
        (if fits { long.clone() } else { short.clone() }, Meaning::Text)
    });
    let others = card.lines.iter().flat_map(|(words, meaning)| {
        paint::wrap(words, width, 2).into_iter().map(|row| (row, *meaning))
    });
    next.into_iter().chain(others).collect()
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
    paint::left(&too_small, foot, buf, sheet.style(Meaning::Dim));
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
    let style = if card.meaning == Meaning::Normal {
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

fn card(sheet: Sheet<'_>) -> Card {
    let mut card = match (sheet.moment.state, sheet.moment.cue.as_ref()) {
        (State::Finished, _) => finished(sheet),
        (State::Idle, _) | (State::Running | State::Suspended, None) => waiting(sheet),
        (State::Running | State::Suspended, Some(cue)) => running(sheet, cue),
    };
    if sheet.moment.state != State::Finished {
        if sheet.moment.state != State::Idle {
            card.lines.extend(losses(sheet));
        }
        card.lines.extend(warnings(sheet));
        let prompts = sheet.moment.cue.iter().flat_map(|cue| &cue.prompts);
        card.lines.extend(prompts.map(|prompt| (format!("– {prompt}"), Meaning::Dim)));
    }
    card
}

fn finished(sheet: Sheet<'_>) -> Card {
    let end = sheet.moment.projected_end.map(|end| sheet.time_on(end));
    Card {
        title: sheet.says(Says::Clock),
        name: sheet.moment.title.to_string(),
        part: String::new(),
        state: format!("■ {} ■", sheet.says(Says::Finished)),
        digits: end.unwrap_or_default(),
        meaning: Meaning::Waiting,
        passed: None,
        next: None,
        lines: Vec::new(),
    }
}

/// Nothing has run yet: when it begins, or for how long it should have.
fn waiting(sheet: Sheet<'_>) -> Card {
    let begins = sheet.moment.planned_start;
    let (state, digits) = match (sheet.moment.late_to_start, begins) {
        (Some(late), _) => {
            let late = format::count(late.num_seconds());
            (format!("▲ {} ▲", sheet.says(Says::NotStartedFor(&late))), late)
        }
        (None, Some(begins)) => {
            let minutes = (begins - sheet.moment.at + TimeDelta::seconds(59)).num_minutes();
            let wait = format::length(TimeDelta::minutes(minutes.max(0)));
            let at = sheet.time_on(begins);
            let words = [Says::BeginsAt(&at), Says::BeginsIn(&wait)].map(|words| sheet.says(words));
            (format!("○ {} ○", words.join(", ")), sheet.time(begins))
        }
        (None, None) => (format!("○ {} ○", sheet.says(Says::Ready)), sheet.time(sheet.moment.at)),
    };
    let late = sheet.moment.late_to_start.is_some();
    Card {
        title: sheet.says(Says::Clock),
        name: sheet.moment.title.to_string(),
        part: sheet.moment.place.as_deref().unwrap_or_default().to_owned(),
        state,
        digits,
        meaning: if late { Meaning::Warning } else { Meaning::Waiting },
        passed: None,
        next: Some(next(sheet)),
        lines: Vec::new(),
    }
}

fn running(sheet: Sheet<'_>, cue: &RunningCue) -> Card {
    let named = Named::from(cue);
    let resting = cue.kind == Kind::Break || matches!(cue.id, CueId::Unplanned { .. });
    let (state, meaning) = state(sheet, cue, resting);
    let digits = match cue.remaining {
        Some(remaining) => format::clock(display(remaining)),
        None => format::count(cue.elapsed.num_seconds()),
    };
    let mut title = if cue.slot.is_empty() { named.who(sheet.look) } else { cue.slot.to_string() };
    if let Some((turn, turns)) = cue.turn.zip(cue.turns) {
        title.push_str(&format!(" {turn}/{turns}"));
    }
    let part = match cue.round {
        Some((round, rounds)) => sheet.says(Says::Round(round, rounds)),
        None => named.part(sheet.look),
    };
    let mut lines = Vec::new();
    if resting && !sheet.moment.absent.is_empty() {
        let teams: Vec<&str> = sheet.moment.absent.iter().map(AsRef::as_ref).collect();
        lines.push((
            format!("✗ {}", sheet.says(Says::StillAbsent(&teams.join(", ")))),
            Meaning::Late,
        ));
    }
    Card {
        title,
        name: named.who(sheet.look),
        part,
        state,
        digits,
        meaning,
        passed: passed(sheet, cue),
        next: Some(next(sheet)),
        lines,
    }
}

/// The state of a running cue in words and shapes, and what it means.
fn state(sheet: Sheet<'_>, cue: &RunningCue, resting: bool) -> (String, Meaning) {
    let between = |shape: &str, words: String| format!("{shape} {words} {shape}");
    if sheet.moment.state == State::Suspended {
        let since = format::count(cue.suspended_for.num_seconds());
        return (between("‖", sheet.says(Says::SuspendedFor(&since))), Meaning::Suspended);
    }
    match cue.level {
        Level::Overtime => {
            let over = cue.remaining.map(display).unwrap_or_default();
            let over = format!("+{}", format::count(over.abs()));
            (between("!!", sheet.says(Says::OvertimeBy(&over))), Meaning::Overtime)
        }
        Level::Danger => (between("◆◆", sheet.says(Says::Danger)), Meaning::Danger),
        Level::Warning => (between("◆", sheet.says(Says::Warning)), Meaning::Warning),
        Level::Normal if resting => {
            let back = sheet.moment.resume_at.map(|at| sheet.time_on(at));
            let back = back.as_deref().map(|at| {
                let promised = sheet.moment.promised;
                sheet.says(if promised { Says::BackAtPromised(at) } else { Says::BackAt(at) })
            });
            let words = [Some(sheet.says(Says::Break)), back];
            let words: Vec<String> = words.into_iter().flatten().collect();
            (between("≈≈", words.join(" — ")), Meaning::Break)
        }
        Level::Normal if cue.allotted.is_none() => {
            (format!("▶ {}", sheet.says(Says::Untimed)), Meaning::Normal)
        }
        Level::Normal => (format!("▶ {}", sheet.says(Says::Running)), Meaning::Normal),
    }
}

fn passed(sheet: Sheet<'_>, cue: &RunningCue) -> Option<(f64, String)> {
    let allotted = cue.allotted?;
    #[expect(clippy::cast_precision_loss, reason = "a bar has far fewer cells than bits")]
    let [elapsed, whole] =
        [cue.elapsed, allotted].map(|length| length.num_milliseconds().max(0) as f64);
    let fraction = if whole > 0.0 { elapsed / whole } else { 1.0 };
    let [passed, of] = [cue.elapsed, allotted].map(|length| format::count(length.num_seconds()));
    let mut words = sheet.says(Says::Passed(&passed, &of));
    if let Some(planned) = cue.planned.filter(|planned| *planned != allotted) {
        let planned = format::count(planned.num_seconds());
        words.push_str(&format!(" {}", sheet.says(Says::Planned(&planned))));
    }
    Some((fraction, words))
}

/// What comes next: with its length and its time, and without.
fn next(sheet: Sheet<'_>) -> [String; 2] {
    let Some(next) = &sheet.moment.next else {
        let nothing = sheet.says(Says::NothingNext);
        return [nothing.clone(), nothing];
    };
    let mut words = Named::from(next).whole(sheet.look);
    let short = sheet.says(Says::Next(&words));
    if let Some(length) = next.allotted {
        words.push_str(&format!(" {}", format::short_length(length)));
    }
    let at = sheet.time_on(next.projected_start);
    [format!("{} · {at}", sheet.says(Says::Next(&words))), short]
}

/// What the last cues lose if the room closes at the target end, in words that matter.
fn losses(sheet: Sheet<'_>) -> Option<(String, Meaning)> {
    let end = sheet.time_on(sheet.moment.planned_end?);
    if sheet.moment.losses.is_empty() {
        return None;
    }
    // the last ones lose first: they are what people will miss
    let told = sheet.moment.losses.iter().rev().take(LOSSES);
    let mut words: Vec<String> = told.map(|loss| one_loss(sheet, loss)).collect();
    if let more @ 1.. = sheet.moment.losses.len().saturating_sub(LOSSES) {
        words.push(sheet.says(Says::AndMore(more)));
    }
    let words = format!("▲ {}{}", sheet.says(Says::IfEndsAt(&end)), words.join(", "));
    Some((words, Meaning::Late))
}

fn one_loss(sheet: Sheet<'_>, loss: &Loss) -> String {
    let what = match (&loss.phase, &loss.defi) {
        (Some(phase), Some(defi)) if !phase.is_empty() => {
            sheet.says(Says::Of(&inside(phase), defi))
        }
        (_, Some(defi)) => defi.to_string(),
        (_, None) => inside(&loss.title),
    };
    if loss.left < TimeDelta::seconds(1) {
        return sheet.says(Says::FallsAway(&what));
    }
    let [left, given] = [loss.left, loss.allotted].map(format::short_length);
    sheet.says(Says::Shorter(&what, &left, &given))
}

fn warnings(sheet: Sheet<'_>) -> impl Iterator<Item = (String, Meaning)> {
    sheet.moment.warnings.iter().filter_map(move |warning| {
        let meaning = match warning {
            // told once, as a notice
            Warning::ClockStepped { .. } => return None,
            // by then everybody knows which day it is
            Warning::Moved { .. } if sheet.moment.state != State::Idle => return None,
            Warning::Collision { .. } => Meaning::Late,
            Warning::NewerEvents { .. } | Warning::Moved { .. } => Meaning::Dim,
        };
        Some((format!("! {}", refusal::warning(sheet.look.lang, warning)), meaning))
    })
}
