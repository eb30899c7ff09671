//! A drawn screen as two grids: its letters, and the meaning of each cell's look.

use std::fmt::Write;

use deroule::{
    console::{
        model::{Model, Size},
        view,
    },
    stage::theme::{Depth, Meaning, Theme},
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr;

/// The letter of each meaning; ordinary text is a dot.
const LETTERS: &str = ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A theme in which each meaning has a colour of its own, so that a cell tells what it was for.
pub(crate) fn meanings() -> Theme {
    let mut rows = String::new();
    for (number, meaning) in Meaning::ALL.into_iter().enumerate() {
        let ground = match meaning {
            Meaning::Text
            | Meaning::Overtime
            | Meaning::Running
            | Meaning::Notice
            | Meaning::Alarm
            | Meaning::Key
            | Meaning::Failed
            | Meaning::Input
            | Meaning::Cursor
            | Meaning::Selected => true,
            stage => format!("{stage:?}").starts_with("Stage") || stage == Meaning::Blackout,
        };
        let ground = if ground { format!(", bg: \"{number}\"") } else { String::new() };
        let ink = if meaning == Meaning::Selected { "" } else { "fg: \"#\"" };
        let look = format!("{ink}{ground}").replace('#', &number.to_string());
        writeln!(rows, "{meaning:?}: ({}),", look.trim_start_matches(", ")).expect("a row");
    }
    Theme::read(&format!("Theme(meanings: {{{rows}}})"), Depth::True).expect("a theme")
}

/// The letter of a cell: of its ground where that says more than its ink.
fn letter(cell: &Cell) -> char {
    let number = match (cell.fg, cell.bg) {
        (Color::Indexed(0), Color::Indexed(ground)) => ground,
        (Color::Indexed(ink), _) => ink,
        (_, Color::Indexed(ground)) => ground,
        (_, _) => 0,
    };
    let letter = LETTERS.chars().nth(usize::from(number)).expect("a letter");
    let blank = cell.symbol() == " " && matches!(cell.bg, Color::Indexed(0));
    if blank && !cell.modifier.contains(Modifier::REVERSED) { '.' } else { letter }
}

/// What `model` looks like on a terminal of this size.
pub(crate) fn screen(model: &Model, cols: u16, rows: u16) -> Buffer {
    let mut model = model.clone();
    model.size = Size { cols, rows };
    let area = Rect::new(0, 0, cols, rows);
    let mut buf = Buffer::empty(area);
    view::draw(&model, &meanings(), area, &mut buf);
    buf
}

/// The letters of a screen, line by line.
pub(crate) fn text(buf: &Buffer) -> String {
    let lines = buf.content.chunks(usize::from(buf.area.width.max(1))).map(|row| {
        let mut line = String::new();
        let mut covered = 0;
        for cell in row {
            if covered == 0 {
                line.push_str(cell.symbol());
                covered = cell.symbol().width().max(1);
            }
            covered -= 1;
        }
        line.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The meanings of a screen's cells, line by line, and what the letters stand for.
pub(crate) fn looks(buf: &Buffer) -> String {
    let mut used = [false; Meaning::ALL.len()];
    let rows = buf.content.chunks(usize::from(buf.area.width.max(1)));
    let mut lines: Vec<String> = rows
        .map(|row| row.iter().map(letter).collect::<String>().trim_end_matches('.').to_owned())
        .collect();
    for c in lines.iter().flat_map(|line| line.chars()) {
        let number = LETTERS.chars().position(|letter| letter == c).expect("a meaning");
        used[number] = true;
    }
    let named = Meaning::ALL.iter().zip(LETTERS.chars()).zip(used);
    let named = named.filter(|(_, used)| *used).map(|((meaning, c), _)| format!("{c} {meaning:?}"));
    lines.push(named.collect::<Vec<_>>().join(" · "));
    lines.join("\n")
}
