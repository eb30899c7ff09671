//! The sessions of a file, to choose one: title, day, lines, slots.

use ratatui::{buffer::Buffer, layout::Rect};

use super::first_row;
use crate::{
    agenda::Text,
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
        let named = title_of(look, plan, draft);
        let place = paint::row(inner, row);
        draw_row(look, (number, &named), draft, number == selected, place, buf);
    }
}

/// What a session is called; where only the file has a name, the line that it begins with.
fn title_of(look: Look<'_>, plan: &PlanEditor, draft: &Draft) -> String {
    let title = &draft.history.now.agenda.title;
    let stem = plan.source.path.file_stem().map(|stem| Text::clean(&stem.to_string_lossy()));
    if !title.is_empty() && Some(title) != stem.as_ref() {
        return title.to_string();
    }
    let [from, to] = [draft.lines.0, draft.lines.1].map(|it| usize::try_from(it).unwrap_or(0));
    let lines = plan.source.lines.get(from.saturating_sub(1)..to.min(plan.source.lines.len()));
    let mut words = lines
        .unwrap_or_default()
        .iter()
        .map(|line| line.text.trim_start_matches(|c: char| !c.is_alphanumeric()));
    // a heading that every session has tells nothing
    let once = |words: &&str| {
        let same = plan.source.lines.iter().filter(|line| line.text.ends_with(words)).take(2);
        !words.is_empty() && same.count() < 2
    };
    let first = words.find(once).map(str::to_owned);
    first.unwrap_or_else(|| PlanSays::Untitled.words(look.lang))
}

fn draw_row(
    look: Look<'_>,
    (number, title): (usize, &str),
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
    let changed = if draft.is_changed() { "○ " } else { "" };
    paint::left(&format!("{pointer} {:>2}. {changed}{title}", number + 1), rest, buf, style);
}
