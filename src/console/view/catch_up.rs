//! The panel of catching up: the ways side by side, or one below the other where the screen is
//! narrow, and what may be taken from the parts to come. The déroulé beside it shows the way that
//! is looked at.

use chrono::TimeDelta;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{Look, frame, inside, overlay, rows};
use crate::{
    console::{
        action::Action,
        model::{CatchUp, FieldOf, Overlay, PanelField},
    },
    i18n::{
        catch_up::{Says, Teller},
        console::screen::Says as Screen,
        format, refusal,
    },
    session::{Moment, Part, Pays, Way, WayKind},
    stage::{paint, theme::Meaning},
};

/// From this width on, the ways stand side by side.
const SIDE_BY_SIDE: u16 = 74;
/// How many rows one thing that a way says may take.
const WRAPPED: usize = 3;
/// How many rows the parts have at least, with the line above them.
const PARTS: u16 = 4;

/// How many columns a frame takes from its title: the corners, and what stands beside the words.
const FRAME: u16 = 6;
/// How wide the list of parts is at most, so that what is said of one can be read across.
const LIST: u16 = 80;
/// From this width on, all that was said of a part has room beside its name.
const ROOMY: u16 = 60;

/// A line of the panel.
type Words = (String, Meaning);

/// The moment that the way which is looked at makes, and that way; none while the panel is shut.
pub(super) fn preview(look: Look<'_>) -> Option<(&Moment, &Way)> {
    match &look.model.overlay {
        Some(Overlay::CatchUp(panel)) => panel.preview.as_ref().zip(panel.way()),
        Some(_) | None => None,
    }
}

/// The title of a déroulé of this width that shows what `way` makes of it.
pub(super) fn previewed(look: Look<'_>, way: WayKind, width: u16) -> String {
    let whole = says(look, Says::Preview(&says(look, Says::Way(way))));
    if paint::width(&whole) <= width.saturating_sub(FRAME) {
        return whole;
    }
    says(look, Says::PreviewNumber(way.number()))
}

/// Where the panel lies, and what is said in it.
struct Layout {
    place: Rect,
    ways: Vec<Vec<Words>>,
    /// How many rows the ways need.
    high: u16,
    /// How many rows the line that is filled in, or the parts, could use.
    below: u16,
}

impl Layout {
    fn of(look: Look<'_>, panel: &CatchUp, teller: Teller, area: Rect) -> Self {
        // the clock keeps a third of the screen
        let most = area.height.saturating_sub(1 + (area.height / 3).max(5));
        let right = super::columns(area).1.width;
        let wide = if super::shows_all(area) { right } else { area.width };
        let columns = wide.saturating_sub(2) >= SIDE_BY_SIDE;
        let ways = ways(look, panel, teller, wide.saturating_sub(4), columns);
        let high = ways.iter().map(Vec::len).max().unwrap_or(0);
        let high = u16::try_from(high).unwrap_or(u16::MAX);
        // an empty row between columns and what is below them
        let high = high.saturating_add(u16::from(columns));
        let below = match panel.field {
            Some(_) => 3,
            None => u16::try_from(panel.parts.len()).unwrap_or(u16::MAX).saturating_add(1),
        };
        let rows = high.saturating_add(below).saturating_add(2).min(most);
        Self { place: overlay::low(area, wide, rows), ways, high, below }
    }
}

/// How many rows at the bottom of the screen the panel takes; none while it is shut.
pub(super) fn covered(look: Look<'_>, area: Rect) -> u16 {
    let Some(Overlay::CatchUp(panel)) = &look.model.overlay else { return 0 };
    let Some(desk) = look.model.desk() else { return 0 };
    let teller = Teller::of(look.lang, &desk.moment);
    let place = Layout::of(look, panel, teller, area).place;
    area.bottom().saturating_sub(place.y)
}

/// Draws the panel.
pub(super) fn draw(look: Look<'_>, panel: &CatchUp, area: Rect, buf: &mut Buffer) {
    let Some(desk) = look.model.desk() else { return };
    let teller = Teller::of(look.lang, &desk.moment);
    let Layout { place, ways, high, below } = Layout::of(look, panel, teller, area);
    let title = title(look, panel, teller, place.width.saturating_sub(FRAME));
    let inner = overlay::clear(look, &title, place, buf);
    frame::remark(look, &part_keys(look, panel), place.bottom().saturating_sub(1), place, buf);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let share = if panel.row.is_some() { inner.height / 2 } else { PARTS };
    let foot = below.min(share.max(inner.height.saturating_sub(high))).min(inner.height);
    let (top, bottom) = rows(inner, inner.height - foot);
    let count = u16::try_from(ways.len()).unwrap_or(1).max(1);
    let each = top.width.saturating_sub(count - 1) / count;
    for (lines, column) in ways.iter().zip(0..count) {
        let x = (top.x + column * (each + 1)).min(top.right());
        draw_lines(look, lines, Rect { x, width: each.min(top.right() - x), ..top }, buf);
    }
    match &panel.field {
        Some(field) => draw_field(look, panel, field, bottom, buf),
        None => draw_parts(look, panel, teller, bottom, buf),
    }
}

/// What the panel is called, and how late the session is; shorter where it does not fit.
fn title(look: Look<'_>, panel: &CatchUp, teller: Teller, width: u16) -> String {
    let Ok(ways) = &panel.ways else { return says(look, Says::Title) };
    let late = ways.late > TimeDelta::zero();
    let name = says(look, if late { Says::Title } else { Says::TitleAhead });
    let lateness = teller.lateness(ways);
    let whole = format!("{name} · {}", lateness.trim_end_matches('.'));
    if paint::width(&whole) <= width {
        return whole;
    }
    format!("{name} · {}", format::offset(ways.late))
}

/// The keys of the parts; of the line that is filled in, where there is one.
fn part_keys(look: Look<'_>, panel: &CatchUp) -> String {
    if panel.field.is_some() || panel.parts.is_empty() {
        return overlay::keys(look);
    }
    let of_parts = [Action::LockPart, Action::FloorOfPart, Action::PartPays];
    let hints = look.model.keymap.bar(look.model).into_iter();
    let hints = hints.filter(|hint| of_parts.contains(&hint.action));
    let words = hints.map(|hint| {
        let key = hint.keys.first().map(|key| key.shown(look.lang)).unwrap_or_default();
        format!("{key} {}", hint.label.short(look.lang))
    });
    words.collect::<Vec<_>>().join(" · ")
}

fn says(look: Look<'_>, says: Says<'_>) -> String {
    says.words(look.lang)
}

/// What there is to say of the ways, a column each; all in one where they stand one below the
/// other, and then only the one that is looked at says it all.
fn ways(
    look: Look<'_>,
    panel: &CatchUp,
    teller: Teller,
    width: u16,
    columns: bool,
) -> Vec<Vec<Words>> {
    let ways = match &panel.ways {
        Ok(ways) => ways,
        Err(why) => {
            let zone = look.model.desk().map_or(chrono_tz::UTC, |desk| desk.moment.zone);
            let why = refusal::sentence(look.lang, why, zone);
            let lines = paint::wrap(&why, width, WRAPPED);
            return vec![lines.into_iter().map(|line| (line, Meaning::Text)).collect()];
        }
    };
    let chosen = |at: usize| at == panel.chosen && panel.row.is_none();
    if columns {
        // a space between one column and the next
        let width = (width.saturating_sub(2) / 3).saturating_sub(1);
        let each = ways.ways.iter().enumerate();
        let heads = each.map(|(at, way)| head(look, way, chosen(at), at == panel.chosen, width));
        let heads: Vec<Vec<Words>> = heads.collect();
        let high = heads.iter().map(Vec::len).max().unwrap_or(1);
        let each = ways.ways.iter().zip(heads).map(|(way, mut lines)| {
            lines.resize(high, (String::new(), Meaning::Text));
            let end = paint::wrap(&teller.end(way), width, WRAPPED);
            lines.extend(end.into_iter().map(|line| (line, Meaning::Name)));
            lines.extend(told(look, teller, way, width));
            lines
        });
        return each.collect();
    }
    // all three at once, then what the one that is looked at costs
    let mut lines = Vec::new();
    for (at, way) in ways.ways.iter().enumerate() {
        let title = format!("{} — {}", name(look, way), teller.ends(way));
        let mark = if at == panel.chosen { "›" } else { " " };
        let meaning = if chosen(at) { Meaning::Selected } else { Meaning::Title };
        lines.push((paint::fit(&format!("{mark} {title}"), width), meaning));
    }
    let told = panel.way().into_iter().flat_map(|way| {
        let rest = teller.rest(way).map(|words| (words, Meaning::Name));
        rest.into_iter().chain(told(look, teller, way, width.saturating_sub(4)))
    });
    lines.extend(told.map(|(words, meaning)| (format!("    {words}"), meaning)));
    vec![lines]
}

fn name(look: Look<'_>, way: &Way) -> String {
    format!("{}. {}", way.kind.number(), says(look, Says::Way(way.kind)))
}

fn head(look: Look<'_>, way: &Way, selected: bool, chosen: bool, width: u16) -> Vec<Words> {
    let mark = if chosen { "›" } else { " " };
    let meaning = if selected { Meaning::Selected } else { Meaning::Title };
    let lines = paint::wrap(&format!("{mark} {}", name(look, way)), width, 2);
    lines.into_iter().map(|line| (line, meaning)).collect()
}

/// What a way changes and breaks, and what teams get; that one is not for the room.
fn told(look: Look<'_>, teller: Teller, way: &Way, width: u16) -> Vec<Words> {
    let changes = teller.changes(way).into_iter().map(|words| (words, Meaning::Text));
    let broken = teller.broken(way).into_iter().map(|words| (format!("! {words}"), Meaning::Late));
    let feedback = teller.feedback(way).filter(|_| !overlay::room_looks_on(look));
    let feedback = feedback.map(|words| (words, Meaning::Dim));
    let all = changes.chain(broken).chain(feedback);
    all.flat_map(|(words, meaning)| {
        paint::wrap(&words, width, WRAPPED).into_iter().map(move |line| (line, meaning))
    })
    .collect()
}

fn draw_lines(look: Look<'_>, lines: &[Words], place: Rect, buf: &mut Buffer) {
    let hidden = lines.len() > usize::from(place.height);
    for ((words, meaning), number) in lines.iter().zip(0..place.height) {
        let row = paint::row(place, number);
        let style = look.style(Meaning::Text).patch(look.style(*meaning));
        if *meaning == Meaning::Selected {
            paint::ground(row, buf, style);
        }
        let cut = hidden && number + 1 == place.height;
        let words =
            if cut { paint::fit(&format!("{words} …"), row.width) } else { words.clone() };
        paint::left(&words, row, buf, style);
    }
}

/// What may be taken: when the session is to end, then each part to come with its limits.
fn draw_parts(look: Look<'_>, panel: &CatchUp, teller: Teller, place: Rect, buf: &mut Buffer) {
    let place = Rect { width: place.width.min(LIST), ..place };
    let (head, list) = rows(place, 1);
    let target = look.model.desk().and_then(|desk| desk.moment.target_end);
    let target = target.map(|target| {
        let at = format::time_on(look.lang, target, teller.zone, teller.day);
        says(look, Says::TargetRow(&at))
    });
    let words = [target, Some(says(look, Says::Parts))];
    let words: Vec<String> = words.into_iter().flatten().collect();
    let taken = paint::left(&words.join(" · "), head, buf, look.style(Meaning::Title));
    let selected = panel.row.unwrap_or(0);
    let first = (selected + 1).saturating_sub(usize::from(list.height));
    let hidden = panel.parts.len().saturating_sub(first + usize::from(list.height));
    if hidden > 0 {
        let rest = Rect { x: head.x + taken, width: head.width - taken, ..head };
        paint::right(&format!("↓ {hidden}"), rest, buf, look.style(Meaning::Dim));
    }
    for ((at, part), number) in panel.parts.iter().enumerate().skip(first).zip(0..list.height) {
        draw_part(look, part, panel.row == Some(at), paint::row(list, number), buf);
    }
}

fn draw_part(look: Look<'_>, part: &Part, selected: bool, row: Rect, buf: &mut Buffer) {
    let text = look.style(Meaning::Text);
    let style = if selected { text.patch(look.style(Meaning::Selected)) } else { text };
    if selected {
        paint::ground(row, buf, style);
    }
    let mut said = vec![format::short_length(rounded(part.length))];
    if part.locked {
        // then nothing else matters
        said.push(says(look, Says::Locked));
    } else {
        let floor = part.floor.filter(|_| part.pays.is_none() || row.width >= ROOMY);
        let floor = floor.map(|floor| format::short_length(rounded(floor)));
        said.extend(floor.map(|floor| says(look, Says::AtLeast(&floor))));
        said.extend(part.pays.map(|pays| match pays {
            Pays::First => says(look, Says::PaysFirst),
            Pays::Last => says(look, Says::PaysLast),
        }));
    }
    let taken = paint::right(&said.join(" · "), row, buf, style);
    let rest = Rect { width: row.width.saturating_sub(taken + 1), ..row };
    let mark = if selected { "›" } else { " " };
    let indent = if part.phase.is_some() { "  " } else { "" };
    paint::left(&format!("{mark} {indent}{}", part_name(look, part)), rest, buf, style);
}

fn part_name(look: Look<'_>, part: &Part) -> String {
    match &part.phase {
        Some(phase) => inside(phase),
        None if part.title.is_empty() => look.says(Screen::Break),
        None => part.title.to_string(),
    }
}

fn draw_field(look: Look<'_>, panel: &CatchUp, field: &PanelField, place: Rect, buf: &mut Buffer) {
    let (ask, hint) = match field.of {
        FieldOf::Target => (says(look, Says::AskTarget), Says::EmptyPlanned),
        FieldOf::Floor => {
            let part = panel.part().map(|part| part_name(look, part)).unwrap_or_default();
            (says(look, Says::AskFloor(&part)), Says::EmptyUsual)
        }
    };
    let mut hint = says(look, hint);
    if field.wrong {
        hint = format!("✗ {} {hint}", look.says(Screen::NotUnderstood));
    }
    paint::left(&ask, paint::row(place, 0), buf, look.style(Meaning::Name));
    let row = paint::row(place, 1);
    if !row.is_empty() {
        paint::ground(row, buf, look.style(Meaning::Input));
        overlay::input(look, "› ", &field.line, row, buf);
    }
    let meaning = if field.wrong { Meaning::Late } else { Meaning::Dim };
    paint::left(&hint, paint::row(place, 2), buf, look.style(meaning));
}

/// A length without its parts of a second.
fn rounded(length: TimeDelta) -> TimeDelta {
    TimeDelta::seconds(length.num_seconds())
}
