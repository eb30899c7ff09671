//! The programme as a list for a terminal: the next session first, then the coming, then the past
//! with what came of them.

use chrono::Datelike;
use unicode_width::UnicodeWidthStr;

use super::{
    Year,
    fit::{cut, wrap},
};
use crate::i18n::{
    Lang, format,
    programme::{Column, Says, hours},
};
use crate::session::Stand;

/// The widest theme, in columns, where nothing says how wide a line may be.
const THEME: usize = 36;
/// The widest audience.
const AUDIENCE: usize = 16;
/// Below so much room for its theme, a line does without the audience.
const THEME_NARROW: usize = 22;
/// So much of a theme stays on any line.
const THEME_LEAST: usize = 8;
/// How much room there is for how a date stands; one that takes more takes it from its own theme.
const STAND: usize = 25;
/// What stands before the date, in columns: a sign and a space.
const SIGN: usize = 2;
/// What stands between two columns.
const GAP: usize = 2;
/// The most that what is said below the next session stands in, where lines are narrow.
const INDENT_NARROW: usize = 4;
/// Which lines are narrow.
const NARROW: usize = 60;

pub(super) fn write(year: &Year<'_>, lang: Lang) -> String {
    let programme = year.programme;
    let lines = |words: &str, indent: usize| -> String {
        let lines = match year.width {
            Some(width) => wrap(words, width.saturating_sub(indent)),
            None => vec![words.to_owned()],
        };
        lines.into_iter().map(|line| format!("{:indent$}{line}\n", "")).collect()
    };
    let mut out = lines(&programme.title, 0);
    let frame = &programme.frame;
    let mut facts = vec![hours(lang, frame.start, frame.end)];
    facts.extend(frame.place.iter().map(ToString::to_string));
    facts.retain(|fact| !fact.is_empty());
    if !facts.is_empty() {
        out.push_str(&lines(&facts.join(", "), 0));
    }
    if programme.dates.is_empty() {
        out.push_str(&format!("\n{}\n", Says::NoDates.words(lang)));
        return out;
    }
    let seen = programme.seen_on(year.today);
    let widths = Widths::of(year, lang);
    match seen.next {
        Some(next) => {
            out.push_str(&format!("\n{}\n", Says::Next.words(lang)));
            out.push_str(&row(year, next, "▶", &widths, lang));
            let narrow = year.width.is_some_and(|width| width < NARROW);
            let indent = if narrow { INDENT_NARROW } else { SIGN + widths.date + GAP };
            for words in details(year, next, lang) {
                out.push_str(&lines(&words, indent));
            }
        }
        None => out.push_str(&format!("\n{}\n", Says::AllPast.words(lang))),
    }
    for (heading, dates) in [(Says::Coming, &seen.coming), (Says::Past, &seen.past)] {
        if dates.is_empty() {
            continue;
        }
        out.push_str(&format!("\n{}\n", heading.words(lang)));
        for index in dates {
            let sign = match year.outcome(*index).map(|outcome| outcome.stand) {
                Some(Stand::Closed) => "✓",
                Some(Stand::Live) => "▸",
                Some(Stand::Idle | Stand::Left) | None => " ",
            };
            out.push_str(&row(year, *index, sign, &widths, lang));
        }
    }
    out
}

/// How wide the columns are.
struct Widths {
    /// Whether dates say their year.
    years: bool,
    date: usize,
    theme: usize,
    audience: usize,
}

impl Widths {
    fn of(year: &Year<'_>, lang: Lang) -> Self {
        let dates = &year.programme.dates;
        let years = dates.windows(2).any(|pair| pair[0].date.year() != pair[1].date.year())
            || dates.iter().any(|it| it.date.year() != year.today.year());
        let widest = |of: &dyn Fn(usize) -> String, most: usize| {
            (0..dates.len()).map(|index| of(index).width()).max().unwrap_or_default().min(most)
        };
        let stands = widest(&|index| year.stand(index, &dates[index], lang), STAND);
        let (date, mut audience, mut theme) = (
            widest(&|index| date(year, index, years, lang), usize::MAX),
            widest(&|index| audience(year, index, lang), AUDIENCE),
            widest(&|index| theme(year, index, lang), year.width.unwrap_or(THEME)),
        );
        if let Some(width) = year.width {
            let room = width.saturating_sub(SIGN + date + GAP + GAP + stands);
            let beside = room.saturating_sub(if audience > 0 { audience + GAP } else { 0 });
            if beside < theme.min(THEME_NARROW) {
                audience = 0;
            }
            let room = if audience > 0 { beside } else { room };
            theme = theme.min(room.max(THEME_LEAST));
        }
        Self { years, date, theme, audience }
    }
}

fn row(year: &Year<'_>, index: usize, sign: &str, widths: &Widths, lang: Lang) -> String {
    let stand = year.stand(index, &year.programme.dates[index], lang);
    let theme = theme(year, index, lang);
    let date = cell(&date(year, index, widths.years, lang), widths.date);
    let mut audience = match widths.audience {
        0 => String::new(),
        width => cell(&audience(year, index, lang), width),
    };
    let room = |audience: &str| {
        let taken = SIGN + date.width() + audience.width() + GAP + stand.width();
        year.width.map_or(widths.theme, |width| width.saturating_sub(taken).min(widths.theme))
    };
    if room(&audience) < widths.theme.min(theme.width()) {
        audience.clear();
    }
    let theme = cell(&theme, room(&audience).max(THEME_LEAST));
    let line = format!("{sign} {date}{theme}{audience}{stand}");
    let line = line.trim_end();
    format!("{}\n", year.width.map_or_else(|| line.to_owned(), |width| cut(line, width)))
}

/// A cell of a column, and the gap behind it.
fn cell(words: &str, width: usize) -> String {
    let words = cut(words, width);
    let gap = width.saturating_sub(words.width()) + GAP;
    format!("{words}{:gap$}", "")
}

/// What is said below the next session.
fn details(year: &Year<'_>, index: usize, lang: Lang) -> Vec<String> {
    let meeting = &year.programme.dates[index];
    let cell = |column| year.cell(index, meeting, column, lang);
    let mut facts = vec![cell(Column::Hours), cell(Column::Place), cell(Column::Hosts)];
    facts.retain(|fact| !fact.is_empty());
    let mut lines = vec![facts.join(", ")];
    lines.extend(meeting.objectives.iter().map(|it| Says::Objective(it).words(lang)));
    lines.extend(meeting.after.iter().map(|it| Says::After(it).words(lang)));
    lines.extend(meeting.note.iter().map(ToString::to_string));
    let day = meeting.date.to_string();
    lines.push(match &meeting.agenda {
        Some(name) => Says::AgendaFile(name).words(lang),
        None => Says::HowToMake(year.file, &day).words(lang),
    });
    lines.retain(|line| !line.is_empty());
    lines
}

fn date(year: &Year<'_>, index: usize, years: bool, lang: Lang) -> String {
    let date = year.programme.dates[index].date;
    if years { format::date(lang, date) } else { format::day_and_month(lang, date) }
}

fn theme(year: &Year<'_>, index: usize, lang: Lang) -> String {
    let meeting = &year.programme.dates[index];
    let none = if meeting.date < year.today { Says::NoThemeKept } else { Says::NoTheme };
    let theme = meeting.theme.as_ref();
    theme.map_or_else(|| format!("({})", none.words(lang)), ToString::to_string)
}

fn audience(year: &Year<'_>, index: usize, lang: Lang) -> String {
    year.cell(index, &year.programme.dates[index], Column::Audience, lang)
}
