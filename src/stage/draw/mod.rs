//! Draws a face on a text screen, as large as it is.
//!
//! Pure: a face and an area become cells. What the room must read from ten metres comes first:
//! when rows run short, the digits are the last to go.

mod sheet;

use std::ops::Range;

use chrono::TimeDelta;
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
};

use sheet::{Centre, Sheet};

use super::{
    ascii::Letters,
    digits,
    face::{Face, Scene},
    follow::{OnStage, Why},
    paint, strip,
    theme::{Meaning, Theme},
    words,
};
use crate::{
    i18n::{Lang, stage::Says},
    session::Level,
};

/// What says that what is shown may be behind, where there is no room for words.
const MARK: &str = "!";
/// From this height on a question has more than one line, and what runs side by side is listed.
const ROOMY: u16 = 14;
/// The rows that a message leaves to the clock, where that lets it have up to [`MESSAGE_ROWS`].
const CLOCK_ROWS: u16 = 5;
/// The lowest digits that are still larger than any words.
const LEAST_DIGITS: u16 = 4;
/// From this height on, large lines have a row of air between them.
const AIRY: u16 = 34;
/// The lowest digits that can be read in ASCII: there the halves of cells are whole ones, and low
/// digits would run together.
const ASCII_DIGITS: u16 = 7;
/// On so many rows, digits in ASCII are large only where little else is told.
const ASCII_BARE: Range<u16> = ASCII_DIGITS + 2..14;
/// Three lines of large letters.
const MESSAGE_ROWS: u16 = 3 * words::LARGE;

/// How a face is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// In which colours.
    pub theme: &'a Theme,
    /// In which language.
    pub lang: Lang,
    /// For which characters: large words are not written where they would look like nothing.
    pub letters: Letters,
}

/// Draws over all of `area` what is on when the machine's clock says `mono`; what may be behind
/// says so in a corner.
pub fn on_stage(on: &OnStage, mono: TimeDelta, area: Rect, buf: &mut Buffer, look: Look<'_>) {
    let zone = on.face.zone;
    let trouble = on.trouble.as_ref().map(|trouble| match trouble.why {
        Why::Unread(_) | Why::Gone => Says::NoNewsSince(trouble.since, zone),
        Why::NewerEvents => Says::NewerProgram,
    });
    draw(&on.face, mono, trouble, area, buf, look);
}

/// Draws over all of `area` what `face` shows when the machine's clock says `mono`.
pub fn face(face: &Face, mono: TimeDelta, area: Rect, buf: &mut Buffer, look: Look<'_>) {
    draw(face, mono, None, area, buf, look);
}

fn draw(
    face: &Face,
    mono: TimeDelta,
    trouble: Option<Says<'_>>,
    area: Rect,
    buf: &mut Buffer,
    look: Look<'_>,
) {
    let Look { theme, lang, letters } = look;
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
    let mut rest = inset(area);
    let sheet = Sheet::of(face, mono, lang, rest);
    let mut share = Share::of(rest.height, &sheet, face.message.is_some());
    let bare = letters == Letters::Ascii
        && face.message.is_none()
        && matches!(sheet.centre, Centre::Digits(_))
        && ASCII_BARE.contains(&rest.height);
    if bare {
        (share.phase, share.coming) = (0, 0);
    } else if rest.height >= 9 {
        let beside = if share.phase == 0 { sheet.phase.as_str() } else { "" };
        let row = paint::row(rest, 0);
        let room = head(face, mono, trouble, row, buf, style, lang);
        let titled = [sheet.title, sheet.beside.as_str(), beside]
            .into_iter()
            .filter(|words| !words.is_empty());
        paint::left(&titled.collect::<Vec<_>>().join(" · "), room, buf, style);
        rest = below(rest, 1);
    } else if trouble.is_some() {
        let row = paint::row(rest, 0);
        paint::right(MARK, row, buf, style);
        rest = below(rest, u16::from(rest.height >= 7));
    }
    rest = below(rest, if rest.height >= 30 { 2 } else { u16::from(rest.height >= 20) });
    let coming = coming(face, rest.width, lang);
    if !coming.is_empty() && share.coming > 0 && rest.height >= 8 {
        let rows = words::rows_in(letters, &coming, share.coming, rest.width);
        words::draw(&coming, below(rest, rest.height - rows), buf, style);
        rest.height -= rows + u16::from(rest.height >= 14);
    }
    let question = sheet.question.filter(|_| share.phase > 0 && rest.height >= ROOMY);
    if question.is_some() {
        share.phase = 0;
    }
    let mut above = 0;
    for (line, rows) in lines(&sheet, &share, rest, letters) {
        let height = words::rows_in(letters, line, rows.min(rest.height), rest.width);
        // large letters that hang below their line do not touch the accents of the next one
        let air = above.min(height) >= words::LARGE && rest.height >= AIRY;
        rest = below(rest, u16::from(air));
        words::draw(line, Rect { height, ..rest }, buf, style);
        rest = below(rest, height);
        above = height;
    }
    if face.message.is_none() && rest.height >= ROOMY / 2 {
        rest = guide(&sheet, question, rest, buf, style, letters);
    }
    rest = below(rest, u16::from(rest.height >= 10));
    let bold = style.add_modifier(Modifier::BOLD);
    // a message has more to say than a bar
    let roomy = if face.message.is_some() { 20 } else { 7 } + u16::from(bare);
    if let Some((parts, on)) = sheet.parts.filter(|_| rest.height > roomy) {
        let row = middle(paint::row(rest, rest.height - 1), rest.width * 4 / 5);
        let on_style = bold.add_modifier(ratatui::style::Modifier::REVERSED);
        strip::draw(parts, on, row, buf, strip::Looks { over: style, on: on_style, later: style });
        rest.height -= 1;
    }
    if let Some(passed) = sheet.passed.filter(|_| rest.height >= roomy) {
        let bar = middle(paint::row(rest, rest.height - 1), rest.width * 4 / 5);
        paint::bar(passed, bar, buf, bold, style);
        rest.height -= if rest.height >= 10 { 2 } else { 1 };
    }
    if let Some(shown) = &face.message {
        rest = message(&shown.text, face.flashes(mono), rest, buf, look, style);
    }
    match sheet.centre {
        Centre::Digits(text) => {
            let high = digits::size(&text, rest.width, rest.height).map(|(_, rows)| rows);
            let low = letters == Letters::Ascii && high.is_none_or(|rows| rows < ASCII_DIGITS);
            let height = match (low, sheet.small) {
                (true, _) => 1,
                (false, true) => (rest.height / 2).max(LEAST_DIGITS).min(rest.height),
                (false, false) => rest.height,
            };
            let place = below(rest, (rest.height - height) / 2);
            digits::draw(&text, Rect { height, ..place }, buf, style);
        }
        Centre::Words(text) => {
            // words have air around them
            let most = (rest.height * 3).div_ceil(5);
            let block = words::Block::fit(&text, rest.width, most, letters);
            block.draw(below(rest, (rest.height - block.rows()) / 2), buf, style);
        }
    }
}

/// Draws the question that is on, and what runs side by side, and returns what is left for the
/// clock: at least half.
fn guide(
    sheet: &Sheet<'_>,
    question: Option<&str>,
    mut rest: Rect,
    buf: &mut Buffer,
    style: Style,
    letters: Letters,
) -> Rect {
    let most = rest.height / 2;
    let end = rest.y + most;
    if let Some(question) = question {
        let block = words::Block::fit(question, rest.width, most, letters);
        block.draw(rest, buf, style);
        rest = below(rest, block.rows());
    }
    let bold = style.add_modifier(ratatui::style::Modifier::BOLD);
    let count = u16::try_from(sheet.tracks.len()).unwrap_or(u16::MAX);
    let each = end.saturating_sub(rest.y).checked_div(count).unwrap_or(0);
    let large = each >= words::LARGE && letters == Letters::All;
    for track in &sheet.tracks {
        let height = if large { words::rows(track, words::LARGE, rest.width) } else { 1 };
        if rest.y + height > end {
            break;
        }
        words::draw(track, Rect { height, ..rest }, buf, bold);
        rest = below(rest, height);
    }
    rest
}

/// The lines above the clock, and how many rows each may take.
fn lines<'a>(
    sheet: &'a Sheet<'_>,
    share: &Share,
    rest: Rect,
    letters: Letters,
) -> Vec<(&'a str, u16)> {
    let phase = rest.height >= 7;
    let word = sheet.word.as_deref();
    let all = [
        (Some(sheet.name.as_str()), share.name),
        (Some(sheet.phase.as_str()).filter(|_| phase), share.phase),
        (word, share.word),
    ];
    let all = all.into_iter().filter_map(|(line, rows)| Some((line?, rows)));
    let all = all.filter(|(line, rows)| !line.is_empty() && *rows > 0);
    match &sheet.centre {
        Centre::Digits(_) | Centre::Words(_) if rest.height >= 6 => all.collect(),
        // the clock is a line of text there
        Centre::Digits(_) if letters == Letters::Ascii => {
            let rows = usize::from(rest.height.saturating_sub(1));
            let all: Vec<_> = all.map(|(line, _)| (line, 1)).collect();
            // the state is the last of them, and the last to go
            let first = all.len().saturating_sub(rows);
            all.into_iter().skip(first).collect()
        }
        // what differs from an ordinary countdown is told as long as the digits stay large
        Centre::Digits(clock) => {
            let state = word.or(Some(sheet.name.as_str()).filter(|_| sheet.rests));
            let still = digits::size(clock, rest.width, rest.height.saturating_sub(1));
            let large = still.is_some_and(|(_, rows)| rows >= LEAST_DIGITS);
            state.filter(|_| large).map(|line| (line, 1)).into_iter().collect()
        }
        Centre::Words(_) => Vec::new(),
    }
}

/// How many rows words may take, so that the digits stay the largest thing; none for a phase that
/// is told beside the title instead, and for the teams to come where there is no room for them.
struct Share {
    name: u16,
    phase: u16,
    word: u16,
    coming: u16,
}

impl Share {
    const fn of(height: u16, sheet: &Sheet<'_>, message: bool) -> Self {
        use words::{HUGE, LARGE, VERY_LARGE};
        let word = sheet.word.is_some();
        let (name, phase, word, coming) = match height {
            // a message has to be read first
            0..28 if message => (1, 0, 1, 0),
            28..40 if message => (LARGE, 0, 1, 1),
            40..56 if message => (LARGE, 0, LARGE, 1),
            56.. if message => (VERY_LARGE, 0, LARGE, LARGE),
            0..18 => (1, 1, 1, 1),
            18..28 if sheet.loud => (LARGE, 0, LARGE, 1),
            18..28 => (LARGE, 1, 1, 1),
            28..40 if sheet.waits => (LARGE, 1, LARGE, 1),
            // the state takes the place of the phase, so that the digits keep theirs
            28..40 if word => (LARGE, 0, LARGE, 1),
            40..56 if sheet.waits => (LARGE, LARGE, LARGE, LARGE),
            40..56 if word => (LARGE, 0, LARGE, LARGE),
            28..40 if sheet.small => (VERY_LARGE, LARGE, LARGE, 1),
            28..40 => (LARGE, LARGE, LARGE, 1),
            40..56 => (LARGE, LARGE, LARGE, LARGE),
            56..112 => (VERY_LARGE, LARGE, LARGE, LARGE),
            112.. => (HUGE, VERY_LARGE, VERY_LARGE, VERY_LARGE),
        };
        Self { name, phase, word, coming }
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
        _ if face.scene.is_changeover() => calm,
        Level::Normal => calm,
        Level::Warning | Level::Danger => Meaning::StageWarning,
        Level::Overtime if clock.over => Meaning::StageOver,
        Level::Overtime => Meaning::StageWarning,
    }
}

/// Writes the time at the right of a row; returns what is left of it.
fn head(
    face: &Face,
    mono: TimeDelta,
    trouble: Option<Says<'_>>,
    row: Rect,
    buf: &mut Buffer,
    style: Style,
    lang: Lang,
) -> Rect {
    let mut time = Says::Clock(face.wall(mono), face.zone).words(lang);
    if let Some(trouble) = trouble {
        let told = format!("{MARK} {}   {time}", trouble.words(lang));
        time = if paint::width(&told) <= row.width { told } else { format!("{MARK} {time}") };
    }
    let taken = paint::right(&time, row, buf, style);
    Rect { width: row.width.saturating_sub(taken + 2), ..row }
}

/// Who comes next, and after that where both names fit on a line of `cells`.
fn coming(face: &Face, cells: u16, lang: Lang) -> String {
    match (&face.scene, face.coming.as_slice()) {
        (Scene::Finished, _) | (_, []) => String::new(),
        (_, [one]) => Says::Coming(one).words(lang),
        (_, [one, two, ..]) => {
            let both = Says::ComingTwo(one, two).words(lang);
            if paint::width(&both) <= cells { both } else { Says::Coming(one).words(lang) }
        }
    }
}

/// Puts a message above the clock and returns what is left for the clock.
fn message(
    text: &str,
    flashes: bool,
    area: Rect,
    buf: &mut Buffer,
    look: Look<'_>,
    ground: Style,
) -> Rect {
    let seen = |style: Style| (style.bg, style.add_modifier.contains(Modifier::REVERSED));
    // without colours both may be the terminal's own turned over: then the message turns back
    let alike = seen(look.theme.style(Meaning::StageMessage)) == seen(ground);
    let meaning = if flashes == alike { Meaning::StageMessage } else { Meaning::StageFlash };
    let style = look.theme.style(meaning);
    // read first, but over a clock that stays
    let most = area.height.saturating_sub(CLOCK_ROWS).min(MESSAGE_ROWS);
    let room = (area.height * 3 / 5).max(most).max(1).min(area.height);
    let width = area.width.saturating_sub(if area.width >= 30 { 4 } else { 0 });
    let full = words::Block::fit(text, width, room, look.letters);
    let padded = words::Block::fit(text, width, room.saturating_sub(2), look.letters);
    let as_good = padded.is_whole()
        && padded.size() == full.size()
        && padded.rows() + 2 + CLOCK_ROWS < area.height;
    let (block, padding) = if as_good { (padded, 1) } else { (full, 0) };
    let high = (block.rows() + 2 * padding).min(area.height);
    let band = Rect { height: high, ..area };
    paint::ground(band, buf, style);
    block.draw(below(band, padding), buf, style);
    below(area, high + u16::from(area.height > high + LEAST_DIGITS))
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
