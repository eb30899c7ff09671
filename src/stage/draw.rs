//! Draws a face on a text screen, as large as it is.
//!
//! Pure: a face and an area become cells. What the room must read from ten metres comes first:
//! when rows run short, the digits are the last to go.

use chrono::TimeDelta;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{
    digits,
    face::{Face, Phase, Scene, Seen},
    paint,
    theme::{Meaning, Theme},
    words,
};
use crate::{
    i18n::{Lang, stage::Says},
    session::Level,
};

/// Draws over all of `area` what `face` shows when the machine's clock says `mono`.
pub fn face(face: &Face, mono: TimeDelta, area: Rect, buf: &mut Buffer, theme: &Theme, lang: Lang) {
    let area = area.intersection(buf.area);
    if face.blackout {
        paint::ground(area, buf, theme.style(Meaning::Blackout));
        return;
    }
    let style = theme.style(ground(face, mono));
    paint::ground(area, buf, style);
    if area.is_empty() {
        return;
    }
    let sheet = Sheet::of(face, mono, lang);
    let mut rest = inset(area);
    if rest.height >= 9 {
        head(face, mono, paint::row(rest, 0), buf, style, lang);
        rest = below(rest, 1);
    }
    rest = below(rest, if rest.height >= 30 { 2 } else { u16::from(rest.height >= 20) });
    let share = Share::of(rest.height, sheet.word.is_some(), face.message.is_some());
    let coming = coming(face, lang);
    if !coming.is_empty() && rest.height >= 8 {
        let rows = words::rows(&coming, share.coming, rest.width);
        words::draw(&coming, below(rest, rest.height - rows), buf, style);
        rest.height -= rows + u16::from(rest.height >= 14);
    }
    if rest.height >= 6 {
        for (line, rows) in [
            (Some(&sheet.name), share.name),
            (Some(&sheet.phase).filter(|_| rest.height >= 7), share.phase),
            (sheet.word.as_ref(), share.word),
        ] {
            if let Some(line) = line.filter(|line| !line.is_empty()) {
                let taken = words::draw(line, Rect { height: rows, ..rest }, buf, style);
                rest = below(rest, taken);
            }
        }
    }
    rest = below(rest, u16::from(rest.height >= 12));
    let bold = style.add_modifier(ratatui::style::Modifier::BOLD);
    if let Some(passed) = sheet.passed.filter(|_| rest.height >= 7) {
        let bar = middle(paint::row(rest, rest.height - 1), rest.width * 4 / 5);
        paint::bar(passed, bar, buf, bold, style);
        rest.height -= if rest.height >= 10 { 2 } else { 1 };
    }
    if let Some(shown) = &face.message {
        rest = message(&shown.text, face.flashes(mono), rest, buf, theme);
    }
    match sheet.centre {
        Centre::Digits(text) => digits::draw(&text, rest, buf, style),
        Centre::Words(text) => {
            let rows = words::rows(&text, rest.height, rest.width);
            words::draw(&text, below(rest, (rest.height - rows) / 2), buf, style);
        }
    }
}

/// How many rows words may take, so that at least half of the screen is left for the digits.
struct Share {
    name: u16,
    phase: u16,
    word: u16,
    coming: u16,
}

impl Share {
    const fn of(height: u16, word: bool, message: bool) -> Self {
        use words::{LARGE, VERY_LARGE};
        let (name, phase, word, coming) = match height {
            0..18 => (1, 1, 1, 1),
            // a message has to be read first
            18..40 if message => (LARGE, 1, 1, 1),
            18..28 => (LARGE, 1, 1, 1),
            // the state takes the place of the phase, so that the digits keep theirs
            28..40 if word => (LARGE, 1, LARGE, 1),
            40..56 if word => (LARGE, 1, LARGE, LARGE),
            28..40 => (LARGE, LARGE, LARGE, 1),
            40..56 => (LARGE, LARGE, LARGE, LARGE),
            56.. => (VERY_LARGE, LARGE, LARGE, LARGE),
        };
        Self { name, phase, word, coming }
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
    fn of(face: &Face, mono: TimeDelta, lang: Lang) -> Self {
        match &face.scene {
            Scene::NoSession => Self::words(String::new(), Says::NoSession, lang),
            Scene::Finished => Self::words(face.title.to_string(), Says::Thanks, lang),
            Scene::Waiting { begins_at } => {
                let begins_at = begins_at.filter(|start| *start > face.wall(mono));
                let words = match begins_at {
                    Some(at) => Says::BeginsAt(at, face.zone),
                    None => Says::BeginsSoon,
                };
                let centre = match begins_at {
                    Some(at) => Centre::Digits(crate::i18n::format::time(lang, at, face.zone)),
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
            Scene::Break { clock } => {
                let says = match face.resume_at() {
                    Some(at) => Says::BreakUntil(at, face.zone),
                    None => Says::Break,
                };
                Self::clocked(says.words(lang), String::new(), clock.seen(mono), lang)
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
                Self::clocked(name.to_string(), words, clock.seen(mono), lang)
            }
        }
    }

    fn words(name: String, says: Says<'_>, lang: Lang) -> Self {
        let (phase, centre) = (String::new(), Centre::Words(says.words(lang)));
        Self { name, phase, word: None, passed: None, centre }
    }

    fn clocked(name: String, phase: String, clock: Seen, lang: Lang) -> Self {
        // shape and word beside the colour: for eyes, and for beamers, that show none
        let word = match clock.level {
            _ if clock.suspended => Some(format!("‖ {}", Says::Suspended.words(lang))),
            _ if clock.over => Some(format!("! {}", Says::TimeUp.words(lang))),
            Level::Normal => None,
            Level::Warning | Level::Danger | Level::Overtime => {
                Some(format!("◆ {}", Says::NearlyOver.words(lang)))
            }
        };
        Self { name, phase, word, passed: clock.passed, centre: Centre::Digits(clock.digits()) }
    }
}

/// The look of the whole screen: it changes once at the warning, and once at the end.
fn ground(face: &Face, mono: TimeDelta) -> Meaning {
    let calm = match &face.scene {
        Scene::Break { .. } => Meaning::StageBreak,
        Scene::NoSession | Scene::Waiting { .. } | Scene::Finished | Scene::Cue { .. } => {
            Meaning::Stage
        }
    };
    let Some(clock) = face.clock().map(|clock| clock.seen(mono)) else { return calm };
    match clock.level {
        _ if clock.suspended => Meaning::StageSuspended,
        Level::Normal => calm,
        Level::Warning | Level::Danger => Meaning::StageWarning,
        Level::Overtime if clock.over => Meaning::StageOver,
        Level::Overtime => Meaning::StageWarning,
    }
}

fn head(face: &Face, mono: TimeDelta, row: Rect, buf: &mut Buffer, style: Style, lang: Lang) {
    let time = Says::Clock(face.wall(mono), face.zone).words(lang);
    let taken = paint::right(&time, row, buf, style);
    let room = Rect { width: row.width.saturating_sub(taken + 2), ..row };
    let titled = match face.scene {
        Scene::NoSession | Scene::Waiting { .. } | Scene::Finished => "",
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
    let style = theme.style(meaning);
    let room = (area.height * 3 / 5).max(1).min(area.height);
    let padding = u16::from(room >= 3);
    let (width, height) = (area.width.saturating_sub(4), room.saturating_sub(2 * padding));
    // large, on two or three lines if need be; small where even these do not hold it
    let large = paint::wrap(text, width / words::LARGE, usize::from(height / words::LARGE));
    let whole = large.iter().map(|line| line.split(' ').count()).sum::<usize>();
    let holds = whole == text.split_whitespace().count();
    let (lines, each) = if holds && large.iter().all(|line| !line.ends_with('…')) {
        (large, words::LARGE)
    } else {
        (paint::wrap(text, width, usize::from(height)), 1)
    };
    let count = u16::try_from(lines.len()).unwrap_or(height);
    let high = (count * each + 2 * padding).min(area.height);
    let band = Rect { height: high, ..area };
    paint::ground(band, buf, style);
    for (line, number) in lines.iter().zip(0..) {
        let place = below(band, padding + number * each);
        words::draw(line, Rect { height: each.min(place.height), ..place }, buf, style);
    }
    below(area, high + u16::from(area.height > high + 6))
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
