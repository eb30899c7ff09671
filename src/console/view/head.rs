//! The first row: what this is, what time it is, whether it is late and when it ends.

use chrono::TimeDelta;
use ratatui::{buffer::Buffer, layout::Rect};

use super::Sheet;
use crate::{
    i18n::{console::screen::Says, format},
    session::State,
    stage::{paint, theme::Meaning},
};

/// Less than this is on time.
const ON_TIME: TimeDelta = TimeDelta::minutes(1);

/// Draws the first row.
pub(super) fn draw(sheet: Sheet<'_>, row: Rect, buf: &mut Buffer) {
    let row = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    let mut pieces = vec![(sheet.time(sheet.moment.at), Meaning::Title)];
    pieces.extend(lateness(sheet));
    let mut ends = ends(sheet);
    // what was planned gives way first, then the end itself
    while !ends.is_empty() && width(&pieces) + width(&ends) + 12 > row.width {
        ends.pop();
    }
    pieces.append(&mut ends);
    let taken = width(&pieces).min(row.width);
    let mut right = Rect { x: row.right() - taken, width: taken, ..row };
    let room = Rect { width: row.width.saturating_sub(taken + 1), ..row };
    title(sheet, room, buf);
    for (words, meaning) in pieces {
        let taken = paint::left(&words, right, buf, sheet.style(meaning));
        right.x = (right.x + taken + 2).min(right.right());
        right.width = row.right() - right.x;
    }
}

fn width(pieces: &[(String, Meaning)]) -> u16 {
    let all = pieces.iter().map(|(words, _)| paint::width(words).saturating_add(2));
    all.fold(0, u16::saturating_add).saturating_sub(2)
}

fn title(sheet: Sheet<'_>, room: Rect, buf: &mut Buffer) {
    let taken = paint::left(&sheet.moment.title, room, buf, sheet.style(Meaning::Title));
    let mut more = format!(" · {}", format::day_and_month(sheet.look.lang, sheet.day()));
    if let Some(place) = &sheet.moment.place {
        more.push_str(" · ");
        more.push_str(place);
    }
    let rest = Rect { x: room.x + taken, width: room.width - taken, ..room };
    paint::left(&more, rest, buf, sheet.style(Meaning::Dim));
}

/// How late the session is: by shape, sign and figure.
fn lateness(sheet: Sheet<'_>) -> Option<(String, Meaning)> {
    let offset = sheet.moment.offset;
    match sheet.moment.state {
        State::Idle => sheet.moment.late_to_start.map(|late| {
            let words = Says::NotStartedFor(&format::count(late.num_seconds()));
            (format!("▲ {}", sheet.says(words)), Meaning::Late)
        }),
        State::Running | State::Suspended | State::Finished if offset >= ON_TIME => {
            Some((format!("▲ {}", format::offset(offset)), Meaning::Late))
        }
        State::Running | State::Suspended | State::Finished if offset <= -ON_TIME => {
            Some((format!("▼ {}", format::offset(offset)), Meaning::Early))
        }
        State::Running | State::Suspended | State::Finished => {
            Some((format!("● {}", sheet.says(Says::OnTime)), Meaning::Early))
        }
    }
}

/// When it ends, and when it was to end.
fn ends(sheet: Sheet<'_>) -> Vec<(String, Meaning)> {
    let Some(projected) = sheet.moment.projected_end else { return Vec::new() };
    let said = sheet.time_on(projected);
    let words = match sheet.moment.state {
        State::Finished => Says::EndedAt(&said),
        State::Idle | State::Running | State::Suspended => Says::Ends(&said),
    };
    let mut pieces = vec![(sheet.says(words), Meaning::Text)];
    let planned = sheet.moment.planned_end.map(|planned| sheet.time_on(planned));
    if let Some(planned) = planned.filter(|planned| *planned != said) {
        pieces.push((sheet.says(Says::EndPlanned(&planned)), Meaning::Dim));
    }
    pieces
}
