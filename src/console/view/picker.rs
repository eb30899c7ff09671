//! The choice among sessions, dates and agendas: what is live comes first.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Look, frame, year};
use crate::{
    console::model::{AgendaRow, Entry, Part, Picker, SessionRow, Verdict, Year},
    i18n::{console::screen::Says, format, import, programme},
    stage::{paint, theme::Meaning},
};

/// How wide the lists are at most.
const WIDEST: u16 = 118;
/// On a screen of so many lines parts stand apart, even where that leaves some of them below.
const TALL: usize = 30;

/// One line of the choice.
enum Row<'a> {
    /// Nothing, between two parts.
    Gap,
    /// A heading.
    Head(String),
    /// A session.
    Session(&'a SessionRow),
    /// An agenda, and whether another one has its title.
    Agenda(&'a AgendaRow, bool),
    /// A date of the programme.
    Date(&'a Year, usize),
    /// A fact about the next date.
    Fact(String),
}

/// Draws the choice.
pub(super) fn draw(look: Look<'_>, picker: &Picker, area: Rect, buf: &mut Buffer) {
    let inner = frame::draw(look, &look.says(Says::Choose), true, area, buf);
    let inner = if inner.is_empty() { area } else { inner };
    // on a wide screen the eye must not lose the line on its way to the figures
    let inner = Rect { width: inner.width.min(WIDEST), ..inner };
    let rows = rows(look, picker, inner);
    if rows.is_empty() {
        let row = paint::row(inner, inner.height / 2);
        paint::centre(&look.says(Says::NothingToChoose), row, buf, look.style(Meaning::Text));
        return;
    }
    let height = usize::from(inner.height);
    let focus = rows.iter().position(|(number, _)| *number == Some(picker.selected));
    let first = focus.unwrap_or(0).saturating_sub(height * 2 / 3);
    let first = first.min(rows.len().saturating_sub(height));
    frame::hidden(look, first, rows.len().saturating_sub(first + height), area, buf);
    for ((number, row), place) in rows.iter().skip(first).zip(0..inner.height) {
        let selected = *number == Some(picker.selected);
        draw_row(look, row, selected, paint::row(inner, place), buf);
    }
}

/// All lines, those that can be selected with their number; parts stand apart where there is room
/// for that.
fn rows<'a>(look: Look<'_>, picker: &'a Picker, area: Rect) -> Vec<(Option<usize>, Row<'a>)> {
    let mut rows: Vec<(Option<usize>, Row<'a>)> = Vec::new();
    let mut number = 0..;
    let parts = picker.parts();
    let mut starts = Vec::new();
    for (part, entries) in &parts {
        starts.push(rows.len());
        let title = match (&picker.year, part) {
            (Some(year), _) => year::heading(look, year, *part),
            (None, Part::Agendas) => look.says(Says::Agendas),
            (None, Part::Earlier) => look.says(Says::OtherSessions),
            (None, Part::Sessions | Part::Next | Part::Coming | Part::Past) => {
                look.says(Says::Sessions)
            }
        };
        rows.push((None, Row::Head(title)));
        for entry in entries {
            let row = match entry {
                Entry::Session(index) => picker.sessions.get(*index).map(Row::Session),
                Entry::Agenda(index) => {
                    picker.agendas.get(*index).map(|row| Row::Agenda(row, picker.has_twin(row)))
                }
                Entry::Date(index) => picker.year.as_deref().map(|year| Row::Date(year, *index)),
            };
            rows.extend(row.map(|row| (number.next(), row)));
            if let (Part::Next, Entry::Date(index), Some(year)) = (part, entry, &picker.year) {
                let facts = year::facts(look, year, *index, area.width);
                rows.extend(facts.into_iter().map(|fact| (None, Row::Fact(fact))));
            }
        }
    }
    let height = usize::from(area.height);
    let apart = height >= TALL || rows.len() + starts.len().saturating_sub(1) <= height;
    if picker.year.is_some() && apart {
        for start in starts.into_iter().skip(1).rev() {
            rows.insert(start, (None, Row::Gap));
        }
    }
    rows
}

fn draw_row(look: Look<'_>, row: &Row<'_>, selected: bool, place: Rect, buf: &mut Buffer) {
    let plain = |words: &str, meaning: Meaning, buf: &mut Buffer| {
        let place = Rect { x: place.x + 1, width: place.width.saturating_sub(2), ..place };
        paint::left(words, place, buf, look.style(meaning));
    };
    let (words, figures, meaning) = match row {
        Row::Gap => return,
        Row::Head(title) => return plain(title, Meaning::Title, buf),
        Row::Fact(fact) => return plain(&format!("  {fact}"), Meaning::Dim, buf),
        Row::Session(row) => session(look, row),
        Row::Agenda(row, alike) => agenda(look, row, *alike),
        Row::Date(year, index) => year::line(look, year, *index, place.width),
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
    let mut figures = vec![if live.begun {
        look.says(Says::InterruptedAt(&at))
    } else {
        programme::Says::NeverBegun.words(look.lang)
    }];
    figures.extend(live.running.as_ref().map(ToString::to_string));
    if let Some(elapsed) = live.elapsed {
        let elapsed = format::count(elapsed.num_seconds());
        figures.push(look.says(Says::PassedIn(&elapsed)));
    }
    (words, figures.join(", "), Meaning::Name)
}

fn agenda(look: Look<'_>, row: &AgendaRow, alike: bool) -> (String, String, Meaning) {
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
    // of several with one title, only the file tells which
    let file = if alike { format!("  ({})", row.name) } else { String::new() };
    (format!("{sign} {title}{file}"), figures.join(" · "), meaning)
}
