//! The choice among agendas and sessions: what is live comes first.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Look, frame};
use crate::{
    console::model::{AgendaRow, Picker, SessionRow, Verdict},
    i18n::{console::screen::Says, format, import},
    stage::{paint, theme::Meaning},
};

/// How wide the lists are at most.
const WIDEST: u16 = 118;

/// One line of the choice.
enum Row<'a> {
    /// A heading.
    Head(String),
    /// A session.
    Session(&'a SessionRow),
    /// An agenda.
    Agenda(&'a AgendaRow),
}

/// Draws the choice.
pub(super) fn draw(look: Look<'_>, picker: &Picker, area: Rect, buf: &mut Buffer) {
    let inner = frame::draw(look, &look.says(Says::Choose), true, area, buf);
    let inner = if inner.is_empty() { area } else { inner };
    // on a wide screen the eye must not lose the line on its way to the figures
    let inner = Rect { width: inner.width.min(WIDEST), ..inner };
    let mut rows: Vec<(Option<usize>, Row<'_>)> = Vec::new();
    let mut number = 0..;
    if !picker.sessions.is_empty() {
        rows.push((None, Row::Head(look.says(Says::Sessions))));
        rows.extend(picker.sessions.iter().map(|row| (number.next(), Row::Session(row))));
    }
    if !picker.agendas.is_empty() {
        rows.push((None, Row::Head(look.says(Says::Agendas))));
        rows.extend(picker.agendas.iter().map(|row| (number.next(), Row::Agenda(row))));
    }
    if rows.is_empty() {
        let row = paint::row(inner, inner.height / 2);
        paint::centre(&look.says(Says::NothingToChoose), row, buf, look.style(Meaning::Text));
        return;
    }
    let height = usize::from(inner.height);
    let focus = rows.iter().position(|(number, _)| *number == Some(picker.selected));
    let first = focus.unwrap_or(0).saturating_sub(height * 2 / 3);
    let first = first.min(rows.len().saturating_sub(height));
    for ((number, row), place) in rows.iter().skip(first).zip(0..inner.height) {
        let selected = *number == Some(picker.selected);
        draw_row(look, row, selected, paint::row(inner, place), buf);
    }
}

fn draw_row(look: Look<'_>, row: &Row<'_>, selected: bool, place: Rect, buf: &mut Buffer) {
    let (words, figures, meaning) = match row {
        Row::Head(title) => {
            let place = Rect { x: place.x + 1, width: place.width.saturating_sub(1), ..place };
            paint::left(title, place, buf, look.style(Meaning::Dim));
            return;
        }
        Row::Session(row) => session(look, row),
        Row::Agenda(row) => agenda(look, row),
    };
    let mut style = look.style(meaning);
    if selected {
        style = style.patch(look.style(Meaning::Running));
        paint::ground(place, buf, style);
    }
    let mut rest = Rect { width: place.width.saturating_sub(1), ..place };
    let figures = paint::fit(&figures, rest.width * 2 / 3);
    let taken = paint::right(&figures, rest, buf, style);
    rest.width = rest.width.saturating_sub(taken + 1);
    let pointer = if selected { "›" } else { " " };
    paint::left(&format!("{pointer}  {words}"), rest, buf, style);
}

fn session(look: Look<'_>, row: &SessionRow) -> (String, String, Meaning) {
    let date = format::date(look.lang, row.head.date);
    let Some(live) = &row.live else {
        let state = if row.head.closed { Says::Closed } else { Says::LeftOpen };
        let figures = format!("{date} · {}", look.says(state));
        return (format!("  {}", row.head.title), figures, Meaning::Text);
    };
    let words = format!("▶ {}", look.says(Says::Resume(&row.head.title)));
    let at = format::time(look.lang, row.head.last_at, live.zone);
    let mut figures = vec![look.says(Says::InterruptedAt(&at))];
    figures.extend(live.running.as_ref().map(ToString::to_string));
    if let Some(elapsed) = live.elapsed {
        let elapsed = format::count(elapsed.num_seconds());
        figures.push(look.says(Says::PassedIn(&elapsed)));
    }
    (words, figures.join(", "), Meaning::Name)
}

fn agenda(look: Look<'_>, row: &AgendaRow) -> (String, String, Meaning) {
    let title = row.title.as_ref().filter(|title| !title.is_empty()).unwrap_or(&row.name);
    let mut figures: Vec<String> = Vec::new();
    figures.extend(row.date.map(|date| format::date(look.lang, date)));
    if let Verdict::Imported(format) = row.verdict {
        figures.push(import::format(look.lang, format).to_owned());
    }
    if row.title.is_some() {
        figures.push(look.says(Says::Slots(row.slots)));
        figures.extend((row.teams > 0).then(|| look.says(Says::Teams(row.teams))));
    }
    let (sign, verdict, meaning) = match row.verdict {
        Verdict::Fine => ("✓", Says::Fine, Meaning::Text),
        Verdict::Warnings(count) => ("!", Says::Warnings(count), Meaning::Text),
        Verdict::Imported(_) => ("◇", Says::ToReview, Meaning::Text),
        Verdict::Errors(count) => ("✗", Says::Errors(count), Meaning::Away),
    };
    figures.push(format!("{sign} {}", look.says(verdict)));
    (format!("{sign} {title}"), figures.join(" · "), meaning)
}
