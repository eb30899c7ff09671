//! The lineup: who presents, in which order, and what each team asks for.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Table, first_row, meaning, sign};
use crate::{
    agenda::{Defi, Place, Text},
    console::{
        action::Action,
        model::{FormOf, PlanPane, RemarkSpot, Stands},
        view::frame,
    },
    i18n::{console::plan::PlanSays, format},
    stage::{paint, theme::Meaning},
};

/// Draws the pane.
pub(super) fn draw(table: Table<'_>, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let plan = table.plan;
    let lineup = &plan.shown().lineup;
    let focused = plan.focus == PlanPane::Teams && plan.form.is_none();
    let title = table.says(PlanSays::Lineup(lineup.len()));
    let inner = frame::draw(table.look, &title, focused, area, buf);
    if lineup.is_empty() {
        let key = table.look.model.keymap.keys(Action::AddSlot).first();
        let key = key.map(|key| key.shown(table.look.lang)).unwrap_or_default();
        let words = table.says(PlanSays::NoTeams(&key));
        for (line, row) in paint::wrap(&words, inner.width, 4).iter().zip(0..inner.height) {
            paint::left(line, paint::row(inner, row), buf, table.look.style(Meaning::Dim));
        }
        return;
    }
    // where a new team would stand is seen while it is filled in
    let at = match plan.form.as_ref().map(|form| form.of) {
        Some(FormOf::NewTeam { at }) => at,
        Some(
            FormOf::Session
            | FormOf::Slot(_)
            | FormOf::Times(_)
            | FormOf::NewSlot { .. }
            | FormOf::Team(_),
        )
        | None => plan.team,
    };
    let added = at >= plan.agenda().lineup.len();
    let at = at.min(lineup.len() - 1);
    let first = first_row(lineup.len(), at, inner.height);
    let below = lineup.len().saturating_sub(first + usize::from(inner.height));
    frame::hidden(table.look, first, below, area, buf);
    let digits = lineup.len().to_string().len();
    for ((place, defi), row) in lineup.iter().enumerate().skip(first).zip(0..inner.height) {
        let unnamed = added && lineup.len() == plan.agenda().lineup.len();
        let here = place == at && plan.focus == PlanPane::Teams && !unnamed;
        let text = table.look.style(Meaning::Text);
        let style = match (here, focused) {
            (true, true) => table.look.style(Meaning::Running),
            (true, false) => text.patch(table.look.style(Meaning::Selected)),
            (false, _) => text,
        };
        let row = paint::row(inner, row);
        paint::ground(row, buf, style);
        let of_team = plan.remarks.iter().filter(|it| it.spot == RemarkSpot::Team(place));
        let weight = of_team.map(|remark| remark.weight).min();
        let mut rest = row;
        let mut put = |words: &str, style| {
            let taken = paint::left(words, rest, buf, style);
            rest = Rect { x: rest.x + taken, width: rest.width - taken, ..rest };
        };
        put(if here { "›" } else { " " }, style);
        // on the marked row the ground is strong, and the ink goes with it
        let marked = weight.filter(|_| !(here && focused));
        let ink = marked.map_or(style, |it| style.patch(table.look.style(meaning(it))));
        put(weight.map_or(" ", sign), ink);
        if plan.live.is_some() {
            let mark = match plan.stands(&defi.name) {
                Stands::Waits => " ",
                Stands::OnStage => "▶",
                Stands::HasPresented => "✓",
            };
            put(mark, style);
        }
        put(&format!("{:>digits$}  {}", place + 1, defi.name), style);
        let dim = if here && focused { style } else { table.look.style(Meaning::Dim) };
        paint::left(&more(table, defi), rest, buf, dim);
    }
}

/// With whom, when, first or last, of which house.
fn more(table: Table<'_>, defi: &Defi) -> String {
    let time = |time| format::time_of_day(table.look.lang, time);
    let with = defi.with.as_deref().map(|with| format!("+ {with}"));
    let from = defi.from.map(|from| table.says(PlanSays::FromTime(&time(from))));
    let place = defi.place.map(|place| {
        table.says(match place {
            Place::First => PlanSays::FirstPlace,
            Place::Last => PlanSays::LastPlace,
        })
    });
    let owner = defi.owner.as_ref().map(Text::to_string);
    let speak = (!defi.presenters.is_empty())
        .then(|| defi.presenters.iter().map(Text::as_str).collect::<Vec<_>>().join(", "));
    let all = [with, from, place, owner, speak].into_iter().flatten();
    all.map(|words| format!("  {words}")).collect()
}
