//! Draws the console: a model and an area become cells.
//!
//! Pure, and total: must never change the model, read a clock or fail, whatever the size.

mod bar;
mod card;
mod catch_up;
mod debrief;
mod frame;
mod head;
mod help;
mod invite;
mod name;
mod notes;
mod order;
mod overlay;
mod picker;
mod plan;
mod rehearsal;
mod rows;
mod rundown;
mod timer;
mod year;

use chrono::{DateTime, NaiveDate, Utc};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::model::{Desk, Model, Pane, PlanCursor, PlanPane, Screen};
use crate::{
    agenda::CueId,
    i18n::{Lang, console::screen::Says, format},
    session::Moment,
    stage::{
        self, Face,
        ascii::{self, Letters},
        paint,
        theme::{Meaning, Theme},
    },
};

/// The smallest terminal on which panes are shown; below, there is the clock and little else.
pub const SMALLEST: (u16, u16) = (60, 18);
/// The smallest terminal on which all panes are shown at once.
const ALL_PANES: (u16, u16) = (76, 22);

/// From this height on, the clock has rows to spare.
const ROOMY: u16 = 30;

/// Draws `model` over all of `area`, in the look of `theme`.
pub fn draw(model: &Model, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let area = area.intersection(buf.area);
    let look = Look { model, theme, lang: model.lang };
    paint::ground(area, buf, look.style(Meaning::Text));
    if area.is_empty() {
        return;
    }
    let (area, mark) = rehearsal::split(model, area);
    rehearsal::draw(look, mark, buf);
    match &model.screen {
        Screen::Picker(picker) => {
            let (rest, bar) = bar::split(model, area);
            picker::draw(look, picker, rest, buf);
            bar::draw(look, bar, buf);
        }
        Screen::Desk(desk) if desk.projecting => {
            let face = Face::of(&desk.moment, model.now.mono);
            let letters = model.letters;
            let stage = stage::draw::Look { theme, lang: model.lang, letters };
            stage::draw::face(&face, model.now.mono, area, buf, stage);
            if model.alarm.is_some() || bar::fallen(model).is_some() {
                // whoever drives must know; the room need not know what it is
                let corner = paint::row(area, area.height.saturating_sub(1));
                paint::right(" ! ", corner, buf, look.style(Meaning::Alarm));
            }
        }
        Screen::Plan(plan) => plan::draw(look, plan, area, buf),
        Screen::Desk(desk) => Sheet { look, desk, moment: &desk.moment }.draw(area, buf),
    }
    if let Some(overlay) = &model.overlay {
        overlay::draw(look, overlay, area, buf);
    }
    if model.letters == Letters::Ascii {
        ascii::fold(buf);
    }
}

/// The cue whose row of the déroulé is at this cell; none elsewhere, or under something else.
#[must_use]
pub fn cue_at(model: &Model, area: Rect, cell: Position) -> Option<CueId> {
    let covered = |desk: &Desk| desk.projecting || desk.debrief.is_some();
    let desk = model.desk().filter(|desk| !covered(desk) && model.overlay.is_none())?;
    let (area, _) = rehearsal::split(model, area);
    if is_small(model, area) {
        return None;
    }
    let (body, _) = bodies(model, area);
    let pane = if shows_all(area) {
        columns(body).0
    } else {
        let focused = desk.focus == Pane::Rundown && desk.editor.is_none();
        focused.then(|| rows(body, one_clock(body.height)).1)?
    };
    rundown::cue_at(desk, pane, cell)
}

/// How many rows of the debrief are seen at once.
#[must_use]
pub fn debrief_rows(model: &Model) -> u16 {
    debrief_room(model).height
}

/// The first line of the debrief that may stand at the top, so that its last one is seen.
#[must_use]
pub fn debrief_end(model: &Model) -> usize {
    let preview = model.desk().and_then(|desk| desk.debrief.as_deref());
    preview.map_or(0, |preview| debrief::end(preview, debrief_room(model)))
}

/// How far the page of keys can be scrolled, in rows.
#[must_use]
pub fn help_end(model: &Model) -> u16 {
    let area = Rect::new(0, 0, model.size.cols, model.size.rows);
    let (area, _) = rehearsal::split(model, area);
    help::end(model, area)
}

fn debrief_room(model: &Model) -> Rect {
    let area = Rect::new(0, 0, model.size.cols, model.size.rows);
    let (area, _) = rehearsal::split(model, area);
    let preview = model.desk().and_then(|desk| desk.debrief.as_deref());
    preview.map_or_else(Rect::default, |preview| {
        debrief::room(model.lang, preview, bodies(model, area).0)
    })
}

/// What a click on this cell selects in an agenda that is looked over; none elsewhere.
#[must_use]
pub fn plan_at(model: &Model, area: Rect, cell: Position) -> Option<(PlanPane, PlanCursor)> {
    plan::cursor_at(model, area, cell)
}

/// How many rows the pane with the keys has, on the screen of an agenda that is looked over.
#[must_use]
pub fn plan_rows(model: &Model) -> u16 {
    let area = Rect::new(0, 0, model.size.cols, model.size.rows);
    model.plan().map_or(0, |plan| plan::rows_in_focus(model, plan, area))
}

/// What every part of the screen needs to draw itself.
#[derive(Clone, Copy)]
struct Look<'a> {
    model: &'a Model,
    theme: &'a Theme,
    lang: Lang,
}

impl Look<'_> {
    fn style(self, meaning: Meaning) -> Style {
        self.theme.style(meaning)
    }

    fn says(self, says: Says<'_>) -> String {
        says.words(self.lang)
    }
}

/// What the parts of a session's screen need besides.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    look: Look<'a>,
    desk: &'a Desk,
    moment: &'a Moment,
}

impl Sheet<'_> {
    fn draw(self, area: Rect, buf: &mut Buffer) {
        if is_small(self.look.model, area) {
            timer::small(self, area, buf);
            return;
        }
        let (body, bar) = bodies(self.look.model, area);
        head::draw(self, paint::row(area, 0), buf);
        if let Some(preview) = &self.desk.debrief {
            debrief::draw(self, preview, body, buf);
            bar::draw(self.look, bar, buf);
            return;
        }
        let covered = catch_up::covered(self.look, area);
        if covered > 0 {
            let bottom = area.bottom().saturating_sub(covered);
            self.above_panel(body, bottom, shows_all(area), buf);
        } else if shows_all(area) {
            let (left, right) = columns(body);
            // what would be lost takes a row from the notes, not from the digits
            let losses = u16::from(!self.moment.consequences.is_empty() && right.height < ROOMY);
            let (clock, notes) = rows(right, clock_share(right.height) + losses);
            rundown::draw(self.previewed(), left, buf);
            timer::draw(self, clock, buf);
            notes::draw(self, notes, buf);
        } else {
            self.one_pane(body, buf);
        }
        bar::draw(self.look, bar, buf);
    }

    /// What stands above and beside the panel of catching up: the clock down to `bottom`, and the
    /// déroulé where there is room for it.
    fn above_panel(self, body: Rect, bottom: u16, all: bool, buf: &mut Buffer) {
        let above = |pane: Rect| Rect { height: bottom.saturating_sub(pane.y), ..pane };
        if all {
            let (left, right) = columns(body);
            rundown::draw(self.previewed(), left, buf);
            timer::draw(self, above(right), buf);
        } else {
            timer::draw(self, above(body), buf);
        }
    }

    /// One pane at a time, below a clock that never leaves the screen.
    fn one_pane(self, body: Rect, buf: &mut Buffer) {
        let focus = if self.desk.editor.is_some() { Pane::Notes } else { self.desk.focus };
        let (clock, pane) = rows(body, one_clock(body.height));
        match focus {
            Pane::Timer => timer::draw(self, body, buf),
            Pane::Rundown => {
                timer::draw(self, clock, buf);
                rundown::draw(self.previewed(), pane, buf);
            }
            Pane::Notes => {
                timer::draw(self, clock, buf);
                notes::draw(self, pane, buf);
            }
        }
    }

    /// The same with the moment that the way which is looked at makes.
    fn previewed(self) -> Self {
        let moment = catch_up::preview(self.look).map_or(self.moment, |(moment, _)| moment);
        Sheet { moment, ..self }
    }

    /// Whether the arrows move in a pane.
    fn has_keys(self, pane: Pane) -> bool {
        self.desk.focus == pane && self.desk.editor.is_none() && self.desk.debrief.is_none()
    }

    fn style(self, meaning: Meaning) -> Style {
        self.look.style(meaning)
    }

    fn says(self, says: Says<'_>) -> String {
        self.look.says(says)
    }

    /// The day that times are compared to: the plan's first one.
    fn day(self) -> NaiveDate {
        let begins = self.moment.planned_start.unwrap_or(self.moment.at);
        begins.with_timezone(&self.moment.zone).date_naive()
    }

    /// A time of day, without the day.
    fn time(self, at: DateTime<Utc>) -> String {
        format::time(self.look.lang, at, self.moment.zone)
    }

    /// A time of day, with what tells it from the session's day.
    fn time_on(self, at: DateTime<Utc>) -> String {
        format::time_on(self.look.lang, at, self.moment.zone, self.day())
    }
}

/// What lies between the head and the key bar, and the key bar.
fn bodies(model: &Model, area: Rect) -> (Rect, Rect) {
    let (rest, bar) = bar::split(model, area);
    (Rect { y: rest.y + 1, height: rest.height.saturating_sub(1), ..rest }, bar)
}

/// Whether `area` has no room for any pane beside the clock; the row of a rehearsal takes none.
fn is_small(model: &Model, area: Rect) -> bool {
    let mark = u16::from(model.rehearsal.is_some());
    area.width < SMALLEST.0 || area.height + mark < SMALLEST.1
}

fn shows_all(area: Rect) -> bool {
    area.width >= ALL_PANES.0 && area.height >= ALL_PANES.1
}

/// How many rows of `height` the clock gets above a single pane.
fn one_clock(height: u16) -> u16 {
    (height * 9 / 16).max(9)
}

/// How many rows of `height` the clock gets: more than half, but never what the notes need.
fn clock_share(height: u16) -> u16 {
    (height * 16 / 25).min(height.saturating_sub(6))
}

/// The déroulé on the left, the rest on the right.
fn columns(body: Rect) -> (Rect, Rect) {
    let left = (body.width * 5 / 16).clamp(28, 56).min(body.width);
    (Rect { width: left, ..body }, Rect { x: body.x + left, width: body.width - left, ..body })
}

/// The first `high` rows of `area`, and the rest.
fn rows(area: Rect, high: u16) -> (Rect, Rect) {
    let high = high.min(area.height);
    (Rect { height: high, ..area }, Rect { y: area.y + high, height: area.height - high, ..area })
}

/// `words` with a small first letter, to stand inside a sentence; acronyms stay.
fn inside(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(chars).collect()
        }
        (_, _) => words.to_owned(),
    }
}
