//! Draws a face on a text screen, as large as it is.
//!
//! Pure: a face and an area become cells. What the room must read from ten metres comes first:
//! when rows run short, the digits are the last to go.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{
    digits,
    face::{Countdown, Face, Phase, Scene},
    paint,
    theme::{Meaning, Theme},
};
use crate::{
    i18n::{Lang, stage::Says},
    session::Level,
};

/// Draws `face` over all of `area`.
pub fn face(face: &Face, area: Rect, buf: &mut Buffer, theme: &Theme, lang: Lang) {
    let area = area.intersection(buf.area);
    if face.blackout {
        paint::ground(area, buf, theme.style(Meaning::Blackout));
        return;
    }
    let style = theme.style(ground(&face.scene));
    paint::ground(area, buf, style);
    if area.is_empty() {
        return;
    }
    let sheet = Sheet::of(face, lang);
    let mut rest = inset(area);
    if rest.height >= 9 {
        head(face, paint::row(rest, 0), buf, style, lang);
        rest = below(rest, 1);
    }
    if rest.height >= 13 {
        rest = below(rest, rest.height / 12);
    }
    let coming = coming(face, lang);
    if !coming.is_empty() && rest.height >= 8 {
        paint::centre(&coming, paint::row(rest, rest.height - 1), buf, style);
        rest.height -= if rest.height >= 14 { 2 } else { 1 };
    }
    let bold = style.add_modifier(ratatui::style::Modifier::BOLD);
    let mut lines = vec![(sheet.name, bold)];
    if rest.height >= 7 && !sheet.phase.is_empty() {
        lines.push((sheet.phase, style));
    }
    if rest.height >= 6 {
        for (line, style) in lines {
            paint::centre(&line, paint::row(rest, 0), buf, style);
            rest = below(rest, 1);
        }
    }
    if let Some(word) = sheet.word.filter(|_| rest.height >= 6) {
        paint::centre(&word, paint::row(rest, 0), buf, bold);
        rest = below(rest, 1);
    }
    if rest.height >= 12 {
        rest = below(rest, 1);
    }
    if let Some(passed) = sheet.passed.filter(|_| rest.height >= 7) {
        let bar = middle(paint::row(rest, rest.height - 1), rest.width * 4 / 5);
        paint::bar(passed, bar, buf, bold, style);
        rest.height -= if rest.height >= 10 { 2 } else { 1 };
    }
    if let Some(shown) = &face.message {
        rest = message(&shown.text, face.flashes(), rest, buf, theme);
    }
    match sheet.centre {
        Centre::Digits(text) => digits::draw(&text, rest, buf, style),
        Centre::Words(text) => {
            paint::centre(&text, paint::row(rest, rest.height / 2), buf, bold);
        }
    }
}

/// What a face puts where.
struct Sheet {
    name: String,
    phase: String,
    word: Option<String>,
    passed: Option<f64>,
    centre: Centre,
}

/// What stands in the middle.
enum Centre {
    Digits(String),
    Words(String),
}

impl Sheet {
    fn of(face: &Face, lang: Lang) -> Self {
        match &face.scene {
            Scene::Waiting { begins_at } => {
                let words = match begins_at {
                    Some(at) => Says::BeginsAt(*at, face.zone),
                    None => Says::BeginsSoon,
                };
                let centre = match begins_at {
                    Some(at) => Centre::Digits(crate::i18n::format::time(lang, *at, face.zone)),
                    None => Centre::Words(words.words(lang)),
                };
                let phase = match centre {
                    Centre::Digits(_) => words.words(lang),
                    Centre::Words(_) => String::new(),
                };
                let place = face.place.as_deref().unwrap_or_default().to_owned();
                let name = face.title.to_string();
                Self { name, phase: place, word: Some(phase), passed: None, centre }
            }
            Scene::Finished => Self {
                name: face.title.to_string(),
                phase: String::new(),
                word: None,
                passed: None,
                centre: Centre::Words(Says::Thanks.words(lang)),
            },
            Scene::Break { resume_at, clock } => {
                let says = match resume_at {
                    Some(at) => Says::BreakUntil(*at, face.zone),
                    None => Says::Break,
                };
                Self::clocked(says.words(lang), String::new(), *clock, lang)
            }
            Scene::Cue { name, phase, turn, clock } => {
                let mut words = match phase {
                    Phase::Titled(title) => title.to_string(),
                    Phase::Round(round, rounds) => Says::Round(*round, *rounds).words(lang),
                    Phase::Changeover => Says::Changeover.words(lang),
                    Phase::Plain => String::new(),
                };
                if let Some((turn, turns)) = turn {
                    let turn = Says::Turn(*turn, *turns).words(lang);
                    words = if words.is_empty() { turn } else { format!("{words} · {turn}") };
                }
                Self::clocked(name.to_string(), words, *clock, lang)
            }
        }
    }

    fn clocked(name: String, phase: String, clock: Countdown, lang: Lang) -> Self {
        let word = if clock.suspended {
            Some(format!("‖ {}", Says::Suspended.words(lang)))
        } else if clock.over {
            Some(format!("! {}", Says::TimeUp.words(lang)))
        } else {
            None
        };
        Self { name, phase, word, passed: clock.passed, centre: Centre::Digits(clock.digits()) }
    }
}

/// The look of the whole screen: it changes once at the warning, and once at the end.
fn ground(scene: &Scene) -> Meaning {
    let clock = match scene {
        Scene::Waiting { .. } | Scene::Finished => return Meaning::Stage,
        Scene::Break { clock, .. } | Scene::Cue { clock, .. } => clock,
    };
    let calm = match scene {
        Scene::Break { .. } => Meaning::StageBreak,
        Scene::Waiting { .. } | Scene::Finished | Scene::Cue { .. } => Meaning::Stage,
    };
    match clock.level {
        _ if clock.suspended => Meaning::StageSuspended,
        Level::Normal => calm,
        Level::Warning | Level::Danger => Meaning::StageWarning,
        Level::Overtime if clock.over => Meaning::StageOver,
        Level::Overtime => Meaning::StageWarning,
    }
}

fn head(face: &Face, row: Rect, buf: &mut Buffer, style: Style, lang: Lang) {
    let taken = paint::right(&Says::Clock(face.at, face.zone).words(lang), row, buf, style);
    let room = Rect { width: row.width.saturating_sub(taken + 2), ..row };
    let titled = match face.scene {
        Scene::Waiting { .. } | Scene::Finished => "",
        Scene::Break { .. } | Scene::Cue { .. } => face.title.as_str(),
    };
    paint::left(titled, room, buf, style);
}

fn coming(face: &Face, lang: Lang) -> String {
    match (&face.scene, face.coming.as_slice()) {
        (Scene::Finished, _) | (_, []) => String::new(),
        (_, [one]) => Says::Coming(one).words(lang),
        (_, [one, two, ..]) => Says::ComingTwo(one, two).words(lang),
    }
}

/// Puts a message above the clock and returns what is left for the clock.
fn message(text: &str, flashes: bool, area: Rect, buf: &mut Buffer, theme: &Theme) -> Rect {
    let meaning = if flashes { Meaning::StageFlash } else { Meaning::StageMessage };
    let room = area.height / 2;
    let padding = if room >= 3 { 1 } else { 0 };
    let lines = paint::wrap(
        text,
        area.width.saturating_sub(4),
        usize::from(room.saturating_sub(2 * padding).max(1)),
    );
    let high = u16::try_from(lines.len()).unwrap_or(room) + 2 * padding;
    let band = Rect { height: high.min(area.height), ..area };
    paint::ground(band, buf, theme.style(meaning));
    for (line, number) in lines.iter().zip(padding..) {
        paint::centre(line, paint::row(band, number), buf, theme.style(meaning));
    }
    below(area, band.height + u16::from(area.height > band.height + 6))
}

/// `area` without its first `rows`.
fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// The middle `width` of `area`.
fn middle(area: Rect, width: u16) -> Rect {
    let width = width.min(area.width);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}

/// `area` without a margin, where it is large enough to have one.
fn inset(area: Rect) -> Rect {
    let side = if area.width >= 40 { area.width / 40 } else { 0 };
    let edge = if area.height >= 16 { area.height / 24 } else { 0 };
    Rect {
        x: area.x + side,
        y: area.y + edge,
        width: area.width - 2 * side,
        height: area.height - 2 * edge,
    }
}
