//! The row that marks a rehearsal, above all else and at all times: nobody may take one for the
//! real thing, in the room neither.

use ratatui::{buffer::Buffer, layout::Rect};

use super::Look;
use crate::{
    console::model::Model,
    i18n::rehearsal::{Says, likely_end},
    stage::{paint, theme::Meaning},
};

/// `area` without the row of a rehearsal, and that row; all of it where there is none.
pub(super) fn split(model: &Model, area: Rect) -> (Rect, Rect) {
    let high = u16::from(model.rehearsal.is_some()).min(area.height);
    let (mark, rest) = super::rows(area, high);
    (rest, mark)
}

/// Draws the row: that this is a rehearsal, and for whoever drives when the day would likely end.
pub(super) fn draw(look: Look<'_>, row: Rect, buf: &mut Buffer) {
    let Some(rehearsal) = &look.model.rehearsal else { return };
    if row.is_empty() {
        return;
    }
    let style = look.style(Meaning::Notice);
    paint::ground(row, buf, style);
    let mut words = Says::Badge(rehearsal.speed.times()).words(look.lang);
    let desk = look.model.desk().filter(|desk| !desk.projecting);
    if let Some(desk) = desk {
        let plan = desk.session.plan();
        let more = match rehearsal.likely {
            Some(likely) => {
                let times = [likely.middle, likely.early, likely.late];
                likely_end(look.lang, times, None, plan.zone, plan.date)
            }
            None => Says::NothingKept.words(look.lang),
        };
        let both = format!("{words} · {more}");
        if paint::width(&both) <= row.width {
            words = both;
        }
    }
    paint::centre(&words, row, buf, style);
}
