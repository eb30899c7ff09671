//! What lies over the screen about the order: what was drawn, and how time was shared.

use chrono::TimeDelta;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    Look, frame,
    overlay::{clear, keys, leave, low, room_looks_on},
};
use crate::{
    agenda::Text,
    console::model::Offer,
    i18n::{catch_up::Teller, console::screen::Says, draw as says, format},
    session::{Draw, Extreme, Fair, TeamShare},
    stage::{paint, theme::Meaning},
};

/// How wide these boxes are at most.
const WIDEST: u16 = 82;
/// How wide the choice of who has come is.
const CHOICE: u16 = 52;
/// The longest team's name that keeps its width.
const NAME: u16 = 28;
/// How wide a column of figures is.
const FIGURE: u16 = 10;

type Row = (String, Meaning);

/// The order that was drawn, what could not be kept, and the receipt.
pub(super) fn drawn(look: Look<'_>, draw: &Draw, scroll: u16, area: Rect, buf: &mut Buffer) {
    let Some(desk) = look.model.desk() else { return };
    let plan = desk.session.plan();
    let mut rows: Vec<Row> = says::order(look.lang, draw, plan.zone)
        .into_iter()
        .map(|row| (row, Meaning::Text))
        .collect();
    for unkept in &draw.unkept {
        // hours of arrival are not for the room
        if !room_looks_on(look) {
            let words = says::unkept(look.lang, unkept, plan.zone);
            let wrapped = wrap(&words, WIDEST.min(area.width).saturating_sub(8));
            let signs = std::iter::once("▲ ").chain(std::iter::repeat("  "));
            rows.extend(
                signs.zip(wrapped).map(|(sign, row)| (format!("{sign}{row}"), Meaning::Late)),
            );
        }
    }
    let receipt = says::receipt(look.lang, draw, plan.date);
    list(look, &receipt, &rows, scroll, area, buf);
}

/// The absent teams that may have come, and what it costs to let each present after all.
pub(super) fn arrivals(
    look: Look<'_>,
    offers: &[Offer],
    selected: usize,
    area: Rect,
    buf: &mut Buffer,
) {
    let Some(desk) = look.model.desk() else { return };
    let teller = Teller::of(look.lang, &desk.moment);
    let count = u16::try_from(offers.len()).unwrap_or(u16::MAX);
    let place = low(area, CHOICE, count.saturating_add(2));
    let inner = clear(look, &look.says(Says::AskArrived), place, buf);
    frame::remark(look, &keys(look), place.bottom().saturating_sub(1), place, buf);
    let first = (selected + 1).saturating_sub(usize::from(inner.height));
    for ((at, offer), number) in offers.iter().enumerate().skip(first).zip(0..inner.height) {
        let row = paint::row(inner, number);
        let text = look.style(Meaning::Text);
        let is_selected = at == selected;
        let style = if is_selected { text.patch(look.style(Meaning::Selected)) } else { text };
        if is_selected {
            paint::ground(row, buf, style);
        }
        let end = format::time_on(look.lang, offer.end, teller.zone, teller.day);
        let costs = format::offset(offer.costs);
        let costs = look.says(if offer.costs.num_seconds() > 0 {
            Says::Costs(&costs, &end)
        } else {
            Says::CostsNothing(&end)
        });
        let room = Rect { width: row.width.saturating_sub(1), ..row };
        let taken = paint::right(&costs, room, buf, style);
        let rest = Rect { width: room.width.saturating_sub(taken + 1), ..room };
        let mark = if is_selected { "›" } else { " " };
        paint::left(&format!("{mark} {}", offer.defi), rest, buf, style);
    }
}

/// Time given and taken, team by team; never where the room looks on.
pub(super) fn fair(look: Look<'_>, scroll: u16, area: Rect, buf: &mut Buffer) {
    let Some(desk) = look.model.desk().filter(|_| !room_looks_on(look)) else { return };
    let fair = desk.session.fair(&look.model.now);
    let title = look.says(Says::Fair);
    if fair.teams.is_empty() {
        list(look, &title, &[(look.says(Says::NobodySpoke), Meaning::Dim)], scroll, area, buf);
        return;
    }
    let columns = [Says::Given, Says::Taken, Says::FeedbackGiven, Says::FeedbackTaken];
    let mut rows = vec![(row("", columns.map(|words| look.says(words))), Meaning::Dim)];
    rows.extend(fair.teams.iter().map(|team| figures(&fair, team)));
    if let Some((least, most)) = fair.feedback() {
        let (shortest, longest) = (length(least.used), length(most.used));
        let names = |of: &Extreme| of.teams.iter().map(Text::as_str).collect::<Vec<_>>().join(", ");
        let words = Says::LeastAndMost([&names(&least), &shortest], [&names(&most), &longest]);
        let wrapped = wrap(&look.says(words), WIDEST.min(area.width).saturating_sub(6));
        rows.push((String::new(), Meaning::Text));
        rows.extend(wrapped.into_iter().map(|row| (row, Meaning::Name)));
    }
    list(look, &title, &rows, scroll, area, buf);
}

fn figures(fair: &Fair, team: &TeamShare) -> Row {
    let whole = team.whole();
    let feedback = |pick: fn(crate::session::Share) -> TimeDelta| {
        team.feedback.map_or_else(|| "–".to_owned(), |share| length(pick(share)))
    };
    let taken = feedback(|share| share.used);
    let mark = match fair.feedback() {
        Some((least, _)) if least.teams.contains(&team.defi) => "↓",
        Some((_, most)) if most.teams.contains(&team.defi) => "↑",
        Some(_) | None => "",
    };
    let cells = [
        length(whole.given),
        length(whole.used),
        feedback(|share| share.given),
        format!("{mark}{taken}"),
    ];
    let meaning = if team.open { Meaning::Running } else { Meaning::Text };
    (row(&team.defi, cells), meaning)
}

/// A name and its figures, in columns that stand below each other.
fn row(name: &str, cells: [String; 4]) -> String {
    let mut name: String = name.to_owned();
    while paint::width(&name) > NAME {
        name.pop();
    }
    let gap = " ".repeat(usize::from(NAME - paint::width(&name)));
    let cells = cells.map(|cell| {
        let gap = FIGURE.saturating_sub(paint::width(&cell));
        format!("{}{cell}", " ".repeat(usize::from(gap)))
    });
    format!("{name}{gap}{}", cells.concat())
}

fn length(length: TimeDelta) -> String {
    format::count(length.num_seconds())
}

fn list(look: Look<'_>, title: &str, rows: &[Row], scroll: u16, area: Rect, buf: &mut Buffer) {
    let count = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let wide = rows.iter().map(|(row, _)| paint::width(row)).max().unwrap_or_default();
    let wide = wide.max(paint::width(title)).saturating_add(6).clamp(44, WIDEST);
    let place = low(area, wide, count.saturating_add(2));
    let inner = clear(look, title, place, buf);
    let hidden = count.saturating_sub(inner.height);
    let first = scroll.min(hidden);
    let remark = match hidden - first {
        0 => leave(look),
        below => format!("↓ {below} · {}", leave(look)),
    };
    frame::remark(look, &remark, place.bottom().saturating_sub(1), place, buf);
    let side = 2.min(inner.width / 2);
    let inner = Rect { x: inner.x + side, width: inner.width - 2 * side, ..inner };
    for ((words, meaning), number) in rows.iter().skip(usize::from(first)).zip(0..inner.height) {
        paint::left(words, paint::row(inner, number), buf, look.style(*meaning));
    }
}

/// The words in lines of at most this width; one word alone may be longer.
fn wrap(words: &str, width: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        match lines.last_mut() {
            Some(line) if paint::width(line) + 1 + paint::width(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}
