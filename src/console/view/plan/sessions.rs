//! The sessions of a file, to choose one: title, day, lines, slots.

use ratatui::{buffer::Buffer, layout::Rect};

use super::first_row;
use crate::{
    console::{
        model::{Draft, PlanEditor},
        view::{Look, overlay},
    },
    i18n::{
        console::{plan::PlanSays, screen::Says},
        format,
    },
    stage::{paint, theme::Meaning},
};

/// Draws the list over the screen.
pub(in super::super) fn draw(
    look: Look<'_>,
    plan: &PlanEditor,
    selected: usize,
    area: Rect,
    buf: &mut Buffer,
) {
    let title = PlanSays::ChooseSession.words(look.lang);
    let count = plan.drafts.len();
    let inner = overlay::list(look, &title, u16::try_from(count).unwrap_or(u16::MAX), area, buf);
    let first = first_row(count, selected, inner.height);
    for ((number, draft), row) in plan.drafts.iter().enumerate().skip(first).zip(0..inner.height) {
        draw_row(look, number, draft, number == selected, paint::row(inner, row), buf);
    }
}

fn draw_row(
    look: Look<'_>,
    number: usize,
    draft: &Draft,
    selected: bool,
    place: Rect,
    buf: &mut Buffer,
) {
    let text = look.style(Meaning::Text);
    let style = if selected { look.style(Meaning::Running) } else { text };
    paint::ground(place, buf, style);
    let agenda = &draft.history.now.agenda;
    let (from, to) = draft.lines;
    let mut figures: Vec<String> = Vec::new();
    figures.extend(agenda.date.map(|date| format::date(look.lang, date)));
    figures.push(look.says(Says::Slots(agenda.slots.len())));
    figures.push(PlanSays::Lines(from, to).words(look.lang));
    let figures = paint::fit(&figures.join(" · "), place.width * 2 / 3);
    let rest = Rect { width: place.width.saturating_sub(1), ..place };
    let taken = paint::right(&figures, rest, buf, style);
    let rest = Rect { width: rest.width.saturating_sub(taken + 1), ..rest };
    let pointer = if selected { "›" } else { " " };
    let untitled = PlanSays::Untitled.words(look.lang);
    let title = if agenda.title.is_empty() { &untitled } else { agenda.title.as_str() };
    let changed = if draft.is_changed() { "○ " } else { "" };
    paint::left(&format!("{pointer} {:>2}. {changed}{title}", number + 1), rest, buf, style);
}
