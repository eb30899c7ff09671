//! The déroulé: slots, and the turns of each below it, with what was used and what is to come.
//!
//! Only the rows that are seen are written.

use std::ops::Range;

use chrono::TimeDelta;
use ratatui::{
    buffer::Buffer,
    layout::{Margin, Position, Rect},
    style::Modifier,
};

use super::{
    Sheet, catch_up, frame,
    name::Named,
    rows::{Placed, Row, in_place, rows, window},
};
use crate::{
    agenda::{CueId, Kind},
    console::model::{Cursor, Desk, Pane},
    i18n::{console::screen::Says, format},
    session::{Freed, Line, LineState, Moment, State},
    stage::{paint, theme::Meaning},
};

/// Lateness below this is not worth a word.
const NOTED: TimeDelta = TimeDelta::minutes(1);
/// A cue that took less than this too long is as good as on time.
const OVER: TimeDelta = TimeDelta::seconds(15);
/// The narrowest pane that shows a used time for each phase of a turn.
const PHASES: u16 = 30;

/// Draws the pane.
pub(super) fn draw(sheet: Sheet<'_>, area: Rect, buf: &mut Buffer) {
    let focused = sheet.has_keys(Pane::Rundown);
    let way = catch_up::preview(sheet.look).map(|(_, way)| way.kind);
    let title = match way {
        Some(way) => catch_up::previewed(sheet.look, way, area.width),
        None => sheet.says(Says::Rundown),
    };
    let inner = frame::draw(sheet.look, &title, focused || way.is_some(), area, buf);
    let selected = selected(sheet.desk);
    let Sight { lines, rows, seen } = Sight::of(sheet.desk, sheet.moment, inner.height);
    frame::hidden(sheet.look, seen.start, rows.len() - seen.end, area, buf);
    for (row, number) in rows.get(seen).unwrap_or_default().iter().zip(0..) {
        let Some(cues) = lines.get(row.cues()) else { continue };
        let chosen = cues.iter().any(|placed| Some(placed.line.id) == selected);
        let place = paint::row(inner, number);
        draw_row(
            sheet,
            row,
            cues,
            chosen && !matches!(row, Row::Slot(all) if all.len() > 1),
            place,
            buf,
        );
    }
}

/// The first cue of the row at this cell of a pane that covers `area`.
pub(super) fn cue_at(desk: &Desk, area: Rect, cell: Position) -> Option<CueId> {
    let inner = area.inner(Margin::new(1, 1));
    if !inner.contains(cell) {
        return None;
    }
    let Sight { lines, rows, seen } = Sight::of(desk, &desk.moment, inner.height);
    let row = rows.get(seen)?.get(usize::from(cell.y - inner.y))?;
    lines.get(row.cues().start).map(|placed| placed.line.id)
}

/// All rows, and which of them are seen.
struct Sight<'a> {
    lines: Vec<Placed<'a>>,
    rows: Vec<Row>,
    seen: Range<usize>,
}

impl<'a> Sight<'a> {
    /// What a pane of this height shows.
    fn of(desk: &'a Desk, moment: &'a Moment, height: u16) -> Self {
        let selected = selected(desk);
        let running = moment.cue.as_ref().map(|cue| cue.id);
        let previewed = !std::ptr::eq(moment, &desk.moment);
        let lines = in_place(if previewed { &moment.rundown } else { desk.rundown() });
        let rows = rows(&lines, |id| Some(id) == selected || Some(id) == running);
        let focus = selected.or_else(|| desk.running_or_next());
        let focus = focus.and_then(|id| lines.iter().position(|placed| placed.line.id == id));
        let focus = focus.and_then(|at| rows.iter().rposition(|row| row.cues().contains(&at)));
        let seen = window(rows.len(), usize::from(height), focus);
        Self { lines, rows, seen }
    }
}

fn selected(desk: &Desk) -> Option<CueId> {
    if desk.held.is_some() {
        return desk.held_at();
    }
    match desk.cursor {
        Cursor::At(id) => Some(id),
        Cursor::Follow => None,
    }
}

/// Where the cues of one row stand, taken together.
fn together(cues: &[Placed<'_>]) -> LineState {
    let any = |state| cues.iter().any(|placed| placed.line.state == state);
    let order = [LineState::Running, LineState::Next];
    if let Some(state) = order.into_iter().find(|state| any(*state)) {
        return state;
    }
    let order = [
        LineState::Later,
        LineState::Done,
        LineState::Skipped,
        LineState::Absent,
        LineState::Deferred,
    ];
    order.into_iter().find(|state| any(*state)).unwrap_or(LineState::Later)
}

fn draw_row(
    sheet: Sheet<'_>,
    row: &Row,
    cues: &[Placed<'_>],
    selected: bool,
    place: Rect,
    buf: &mut Buffer,
) {
    let Some(first) = cues.first().map(|placed| placed.line) else { return };
    let state = together(cues);
    let whole = matches!(row, Row::Slot(_)) && cues.len() > 1;
    let meaning = match state {
        LineState::Running if whole => Meaning::Title,
        LineState::Running if sheet.moment.state == State::Suspended => Meaning::Suspended,
        LineState::Running => Meaning::Running,
        LineState::Done => Meaning::Done,
        LineState::Next | LineState::Later if first.kind == Kind::Break => Meaning::Break,
        LineState::Next => Meaning::Text,
        LineState::Later => Meaning::Text,
        LineState::Absent | LineState::Deferred | LineState::Skipped => Meaning::Away,
    };
    let mut style = sheet.style(meaning);
    if selected {
        style = style.patch(sheet.style(Meaning::Selected));
        if state == LineState::Running {
            style = style.patch(sheet.style(Meaning::Running));
        }
        paint::ground(place, buf, style);
    } else if state == LineState::Running && !whole {
        paint::ground(place, buf, style);
    }
    let pointer = match (selected, sheet.desk.held.is_some()) {
        (true, true) => "↕",
        (true, false) => "›",
        (false, _) => " ",
    };
    let indent = if matches!(row, Row::Slot(_)) { "" } else { "  " };
    let marker = match state {
        LineState::Running if whole => '▸',
        LineState::Running if sheet.moment.state == State::Suspended => '‖',
        LineState::Running => '▶',
        LineState::Done => '✓',
        LineState::Next if !whole => '»',
        LineState::Next | LineState::Later if matches!(row, Row::Slot(_)) => ' ',
        LineState::Next | LineState::Later => '·',
        LineState::Absent => '✗',
        LineState::Deferred => '↷',
        LineState::Skipped => '○',
    };
    let start = format!("{pointer}{indent}{marker} ");
    let mut rest = place;
    let taken = paint::left(&start, rest, buf, style);
    skip(&mut rest, taken);
    let mut all = figures(sheet, row, cues, state, place.width);
    all.extend(changed(sheet, cues, state));
    for (words, meaning) in all.into_iter().rev() {
        // on a ground of its own the row's ink is the one that can be read; the sign says it, too
        let inked = style.bg.is_none() && !style.add_modifier.contains(Modifier::REVERSED);
        let meaning = meaning.filter(|_| inked);
        let style = meaning.map_or(style, |meaning| style.patch(sheet.style(meaning)));
        let taken = paint::right(&words, rest, buf, style);
        rest.width = rest.width.saturating_sub(taken + 1);
    }
    let title = match row {
        Row::Slot(_) => slot_title(sheet, cues, rest.width),
        Row::Turn(_) => turn_title(sheet, first, rest.width),
        Row::Part(_) => part_title(sheet, first),
    };
    paint::left(&title, rest, buf, style);
}

fn skip(rest: &mut Rect, taken: u16) {
    rest.x += taken;
    rest.width -= taken;
}

/// The start and the title of a slot; where both do not fit into `width`, the start does not say
/// that it is on another day.
fn slot_title(sheet: Sheet<'_>, cues: &[Placed<'_>], width: u16) -> String {
    let Some(first) = cues.first().map(|placed| placed.line) else { return String::new() };
    let named = Named::from(first);
    let title = match (first.id, first.title.is_empty()) {
        (CueId::Unplanned { .. }, true) => named.who(sheet.look),
        (_, _) => first.title.to_string(),
    };
    let starts =
        cues.iter().find_map(|placed| placed.line.actual_start.or(placed.line.projected_start));
    let Some(start) = starts.or(first.planned_start) else { return title };
    let whole = format!("{} {title}", sheet.time_on(start));
    if paint::width(&whole) <= width { whole } else { format!("{} {title}", sheet.time(start)) }
}

/// Whose turn it is; of a turn that an absent team leaves free, its name first where there is no
/// room for a sentence.
fn turn_title(sheet: Sheet<'_>, first: &Line, width: u16) -> String {
    if is_free(first) {
        return sheet.says(Says::FreePlace);
    }
    let named = Named::from(first);
    let Some(free) = &first.free else { return named.who(sheet.look) };
    let whole = named.whole(sheet.look);
    if paint::width(&whole) <= width {
        return whole;
    }
    sheet.says(match free.freed {
        Freed::GivenUp | Freed::Kept => Says::FreeOf(&free.defi),
        Freed::Discussion => Says::DiscussionOf(&free.defi),
    })
}

/// Whether a line belongs to a turn that nobody has.
fn is_free(line: &Line) -> bool {
    line.id.phase().is_some() && line.defi.is_none() && line.state == LineState::Skipped
}

fn part_title(sheet: Sheet<'_>, line: &Line) -> String {
    if let CueId::Unplanned { .. } = line.id {
        return Named::from(line).who(sheet.look);
    }
    let part = Named::from(line).part(sheet.look);
    if part.is_empty() { line.title.to_string() } else { part }
}

type Figure = (String, Option<Meaning>);

/// What stands at the right of a row, from left to right.
fn figures(
    sheet: Sheet<'_>,
    row: &Row,
    cues: &[Placed<'_>],
    state: LineState,
    width: u16,
) -> Vec<Figure> {
    let one = |words: String, meaning| vec![(words, meaning)];
    let begun = cues.iter().any(|placed| placed.line.actual_start.is_some());
    match state {
        LineState::Absent => one(sheet.says(Says::Absent), None),
        LineState::Deferred => one(sheet.says(Says::Deferred), None),
        // a place that nobody has is not one that was jumped over
        LineState::Skipped if cues.iter().all(|placed| is_free(placed.line)) => Vec::new(),
        LineState::Skipped => one(sheet.says(Says::Skipped), None),
        LineState::Running if matches!(row, Row::Slot(_)) && cues.len() > 1 => Vec::new(),
        LineState::Done if matches!(row, Row::Slot(_)) => {
            let used = used(cues);
            let over = used - given(cues) >= NOTED;
            let minutes = TimeDelta::minutes((used.num_seconds() + 30) / 60);
            one(marked(format::short_length(minutes), over), over.then_some(Meaning::Late))
        }
        LineState::Done | LineState::Running => used_times(cues, width),
        // what was interrupted goes on later
        LineState::Next | LineState::Later if begun && !matches!(row, Row::Slot(_)) => {
            used_times(cues, width)
        }
        LineState::Next | LineState::Later => coming(sheet, row, cues),
    }
}

fn coming(sheet: Sheet<'_>, row: &Row, cues: &[Placed<'_>]) -> Vec<Figure> {
    let Some(first) = cues.first().map(|placed| placed.line) else { return Vec::new() };
    if let Some(by) = cues.iter().find_map(|placed| placed.line.collision).filter(|by| *by >= NOTED)
    {
        return vec![(format!("▲ {}", format::offset(by)), Some(Meaning::Late))];
    }
    match row {
        Row::Slot(_) if first.kind == Kind::Break => {
            let ends = cues.last().and_then(|placed| placed.line.projected_end);
            ends.map(|end| (format!("→ {}", sheet.time(end)), None)).into_iter().collect()
        }
        Row::Slot(_) => {
            let moved = first.projected_start.zip(first.planned_start);
            let moved = moved.filter(|(now, then)| (*now - *then).abs() >= NOTED);
            let was =
                moved.map(|(_, then)| (format!("({})", sheet.time(then)), Some(Meaning::Dim)));
            was.into_iter().collect()
        }
        Row::Turn(_) | Row::Part(_) => {
            let at = first.projected_start.or(first.planned_start);
            at.map(|at| (sheet.time(at), None)).into_iter().collect()
        }
    }
}

/// The new length of a row that the way which is looked at changes, with the sign of its
/// direction.
fn changed(sheet: Sheet<'_>, cues: &[Placed<'_>], state: LineState) -> Option<Figure> {
    catch_up::preview(sheet.look)?;
    match state {
        LineState::Next | LineState::Later | LineState::Running => {}
        LineState::Done | LineState::Absent | LineState::Deferred | LineState::Skipped => {
            return None;
        }
    }
    let length = |line: &Line| {
        let comes = matches!(line.state, LineState::Next | LineState::Later);
        line.projected_end
            .zip(line.projected_start)
            .filter(|_| comes)
            .map(|(end, start)| end - start)
    };
    let now: TimeDelta = cues.iter().filter_map(|placed| length(placed.line)).sum();
    let is_here = |line: &&Line| cues.iter().any(|placed| placed.line.id == line.id);
    let before = sheet.desk.moment.rundown.iter().filter(is_here);
    let before: TimeDelta = before.filter_map(length).sum();
    let words = format::short_length(TimeDelta::seconds(now.num_seconds()));
    match now - before {
        by if by >= TimeDelta::seconds(1) => Some((format!("↗{words}"), Some(Meaning::Early))),
        by if by <= -TimeDelta::seconds(1) => Some((format!("↘{words}"), Some(Meaning::Late))),
        _ => None,
    }
}

/// How long each phase of a row has taken; all of them together where the pane is narrow.
fn used_times(cues: &[Placed<'_>], width: u16) -> Vec<Figure> {
    if width < PHASES && cues.len() > 1 {
        let used = used(cues);
        return vec![used_time(used, used - given(cues) >= OVER)];
    }
    let lines = cues.iter().map(|placed| placed.line);
    let begun = lines.filter(|line| line.actual_start.is_some());
    begun
        .map(|line| {
            let over = line.allotted.is_some_and(|given| line.used - given >= OVER);
            used_time(line.used, over)
        })
        .collect()
}

fn given(cues: &[Placed<'_>]) -> TimeDelta {
    planned(cues).filter_map(|line| line.allotted).sum()
}

fn used(cues: &[Placed<'_>]) -> TimeDelta {
    planned(cues).map(|line| line.used).sum()
}

/// The cues that are not there to interrupt others; all of them where they stand alone.
fn planned<'a>(cues: &'a [Placed<'a>]) -> impl Iterator<Item = &'a Line> {
    let alone = cues.len() == 1;
    let lines = cues.iter().map(|placed| placed.line);
    lines.filter(move |line| alone || !matches!(line.id, CueId::Unplanned { .. }))
}

fn used_time(used: TimeDelta, over: bool) -> Figure {
    let words = format!("{:>6}", marked(format::count(used.num_seconds()), over));
    (words, over.then_some(Meaning::Late))
}

/// A figure with a sign that says it is more than was given.
fn marked(figure: String, over: bool) -> String {
    if over { format!("▲{figure}") } else { figure }
}
