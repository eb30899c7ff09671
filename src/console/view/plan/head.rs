//! The first row: which session this is, of which file, how it stands.

use chrono::{DateTime, Utc};
use ratatui::{buffer::Buffer, layout::Rect};

use super::{Look, Table, put};
use crate::{
    console::{
        action::Action,
        model::{Desk, Found, OnDisk},
    },
    export::status,
    i18n::{console::plan::PlanSays, format, import},
    session::Level,
    stage::{paint, theme::Meaning},
};

/// The row above it while a session runs: what is on, for how long, what comes, and the time.
pub(super) fn clock(look: Look<'_>, desk: &Desk, row: Rect, buf: &mut Buffer) {
    let moment = &desk.moment;
    let meaning = match moment.cue.as_ref().map(|cue| cue.level) {
        Some(Level::Overtime | Level::Danger) => Meaning::Danger,
        Some(Level::Warning) => Meaning::Late,
        Some(Level::Normal) | None => Meaning::Running,
    };
    let style = look.style(meaning);
    paint::ground(row, buf, style);
    let row = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    let time = format::time(look.lang, moment.at, moment.zone);
    paint::right(&time, row, buf, style);
    let room = row.width.saturating_sub(paint::width(&time) + 2);
    let line = paint::fit(&status::line(moment, look.lang), room);
    paint::left(&line, row, buf, style);
}

/// Draws the row.
pub(super) fn draw(table: Table<'_>, row: Rect, buf: &mut Buffer) {
    let plan = table.plan;
    let row = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    let mut pieces = Vec::new();
    let first = |action| {
        let key = table.look.model.keymap.keys(action).first();
        key.map(|key| key.shown(table.look.lang)).unwrap_or_default()
    };
    let late = |words: PlanSays<'_>| (format!("▲ {}", table.says(words)), Meaning::Late);
    match plan.source.disk {
        OnDisk::AsRead => {}
        OnDisk::Changed => pieces.push(late(PlanSays::FileChanged(&first(Action::Reread)))),
        OnDisk::Gone => {
            let key = first(Action::SavePlan);
            pieces.push(late(PlanSays::FileGone(plan.is_own().then_some(key.as_str()))));
        }
    }
    if let Some(found) = plan.found() {
        let [undo, save] = [Action::UndoEdit, Action::SavePlan].map(first);
        pieces.push(late(PlanSays::Found(&since(table.look, &found), &undo, &save)));
    }
    if plan.is_outdated() {
        pieces.push(late(PlanSays::PlanChangedMeanwhile(&first(Action::Reread))));
    }
    pieces.push(verdict(table));
    if plan.draft().is_changed() {
        pieces.push((format!("○ {}", table.says(PlanSays::Unsaved)), Meaning::Pending));
    } else if plan.draft().saved.is_some() {
        pieces.push((format!("✓ {}", table.says(PlanSays::Saved)), Meaning::Saved));
    }
    if plan.drafts.len() > 1 {
        let which = PlanSays::SessionOf(plan.session + 1, plan.drafts.len());
        pieces.push((table.says(which), Meaning::Text));
    }
    pieces.push((import::format(table.look.lang, plan.source.format).to_owned(), Meaning::Dim));
    // the format gives way first, then what is said elsewhere, too
    let wide = |pieces: &[(String, Meaning)]| -> u16 {
        pieces.iter().map(|(words, _)| paint::width(words) + 2).sum()
    };
    while pieces.len() > 1 && wide(&pieces) + 14 > row.width {
        pieces.pop();
    }
    let taken = wide(&pieces).min(row.width);
    let mut left = Rect { width: row.width - taken, ..row };
    let mut right = Rect { x: left.right(), width: taken, ..row };
    let title = &plan.agenda().title;
    let title = if title.is_empty() { &plan.source.name } else { title };
    put(table.look, title, Meaning::Title, &mut left, buf);
    if let Some(date) = plan.agenda().date {
        let date = format!(" · {}", format::date(table.look.lang, date));
        if paint::width(&date) <= left.width {
            put(table.look, &date, Meaning::Dim, &mut left, buf);
        }
    }
    for (words, meaning) in pieces {
        put(table.look, &format!("  {words}"), meaning, &mut right, buf);
    }
}

/// When corrections were made that were found: the time, and the day where it is another one.
pub(in super::super) fn since(look: Look<'_>, found: &Found) -> String {
    let zone = look.model.plan().map_or(chrono_tz::UTC, |plan| plan.plan.zone);
    let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
    let time = format::time(look.lang, found.at, zone);
    if day(found.at) == day(look.model.now.wall) {
        return time;
    }
    format!("{time} · {}", format::date(look.lang, day(found.at)))
}

fn verdict(table: Table<'_>) -> (String, Meaning) {
    match table.plan.counts() {
        (0, 0) => (format!("✓ {}", table.says(PlanSays::Fine)), Meaning::Saved),
        (0, count) => (format!("! {}", table.says(PlanSays::ToSee(count))), Meaning::Late),
        (count, _) => (format!("✗ {}", table.says(PlanSays::Errors(count))), Meaning::Danger),
    }
}
