//! The parts of a talk side by side, each as wide as its share of the time: a thin strip that
//! every screen draws under its bar.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::paint;
use crate::session::ScriptPart;

/// What stands before the part that is on.
const ON: &str = "▸";
/// What stands between two parts.
const BETWEEN: &str = "│";
/// A part that has fewer cells is shown without its title.
const LEAST: u16 = 3;

/// The looks of a strip.
#[derive(Debug, Clone, Copy)]
pub struct Looks {
    /// Of parts that are over.
    pub over: Style,
    /// Of the part that is on.
    pub on: Style,
    /// Of parts to come, and of what stands between.
    pub later: Style,
}

/// Draws `parts` over the first row of `area`, of which part `on` is the one that is on.
pub fn draw(parts: &[ScriptPart], on: usize, area: Rect, buf: &mut Buffer, looks: Looks) {
    let area = paint::row(area.intersection(buf.area), 0);
    let whole = parts.last().map_or(0, |part| part.ends.num_milliseconds());
    if area.is_empty() || whole <= 0 {
        return;
    }
    let cells = |millis: i64| {
        let cell = (i64::from(area.width) * millis + whole / 2) / whole;
        u16::try_from(cell).unwrap_or(area.width).min(area.width)
    };
    for (at, part) in parts.iter().enumerate() {
        let (from, to) =
            (cells(part.begins.num_milliseconds()), cells(part.ends.num_milliseconds()));
        let place = Rect { x: area.x + from, width: to - from, ..area };
        let lead = u16::from(at > 0);
        paint::left(if lead > 0 { BETWEEN } else { "" }, place, buf, looks.later);
        if at == on && place.width <= lead {
            paint::left(ON, place, buf, looks.on);
            continue;
        }
        let lead = lead.min(place.width);
        let room = Rect { x: place.x + lead, width: place.width - lead, ..place };
        let style = match at.cmp(&on) {
            std::cmp::Ordering::Less => looks.over,
            std::cmp::Ordering::Equal => looks.on,
            std::cmp::Ordering::Greater => looks.later,
        };
        paint::ground(room, buf, style);
        let title = match (at == on, room.width) {
            (true, 0..LEAST) => ON.to_owned(),
            (false, 0..LEAST) => String::new(),
            (true, _) => format!("{ON}{}", part.title),
            (false, _) => part.title.to_string(),
        };
        paint::left(&title, room, buf, style);
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn drawn(minutes: &[(&str, i64)], on: usize, width: u16) -> String {
        let mut begins = TimeDelta::zero();
        let parts: Vec<ScriptPart> = minutes
            .iter()
            .map(|(title, length)| {
                let ends = begins + TimeDelta::minutes(*length);
                let part = ScriptPart { title: (*title).into(), begins, ends };
                begins = ends;
                part
            })
            .collect();
        let area = Rect::new(0, 0, width, 1);
        let mut buf = Buffer::empty(area);
        let plain = Style::new();
        draw(&parts, on, area, &mut buf, Looks { over: plain, on: plain, later: plain });
        buf.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    const TALK: [(&str, i64); 5] =
        [("Problème", 1), ("Utilisateurs", 2), ("Démo", 2), ("Blocages", 2), ("Feuille", 1)];

    #[test]
    fn each_part_is_as_wide_as_its_share() {
        assert_eq!(
            drawn(&TALK, 2, 64),
            "Problème│Utilisateurs   │▸Démo          │Blocages       │Feuille"
        );
        assert_eq!(drawn(&TALK, 0, 40), "▸Pro…│Utilisat…│Démo     │Blocages │Feu…");
        assert_eq!(drawn(&TALK, 4, 8), " │ │ │ ▸");
        assert_eq!(drawn(&[], 0, 8), "        ");
    }
}
