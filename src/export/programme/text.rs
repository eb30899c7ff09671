//! The programme as a list for a terminal: the next session first, then the coming, then the past
//! with what came of them.

use chrono::Datelike;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Year;
use crate::i18n::{
    Lang, format,
    programme::{Column, Says, hours},
};
use crate::session::Stand;

/// The widest theme, in columns.
const THEME: usize = 36;
/// The widest audience.
const AUDIENCE: usize = 16;

pub(super) fn write(year: &Year<'_>, lang: Lang) -> String {
    let programme = year.programme;
    let mut out = format!("{}\n", programme.title);
    let frame = &programme.frame;
    let mut facts = vec![hours(lang, frame.start, frame.end)];
    facts.extend(frame.place.iter().map(ToString::to_string));
    facts.retain(|fact| !fact.is_empty());
    if !facts.is_empty() {
        out.push_str(&format!("{}\n", facts.join(", ")));
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
            for line in details(year, next, lang) {
                out.push_str(&format!("{:indent$}{line}\n", "", indent = widths.date + 4));
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
        Self {
            years,
            date: widest(&|index| date(year, index, years, lang), usize::MAX),
            theme: widest(&|index| theme(year, index, lang), THEME),
            audience: widest(&|index| audience(year, index, lang), AUDIENCE),
        }
    }
}

fn row(year: &Year<'_>, index: usize, sign: &str, widths: &Widths, lang: Lang) -> String {
    let cells = [
        (date(year, index, widths.years, lang), widths.date),
        (theme(year, index, lang), widths.theme),
        (audience(year, index, lang), widths.audience),
    ];
    let mut line = format!("{sign} ");
    for (words, width) in cells {
        let words = fitted(&words, width);
        let gap = width.saturating_sub(words.width()) + 2;
        line.push_str(&format!("{words}{:gap$}", ""));
    }
    line.push_str(&year.stand(index, &year.programme.dates[index], lang));
    format!("{}\n", line.trim_end())
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

/// Words that fit into `width` columns, cut at a character where they do not.
fn fitted(words: &str, width: usize) -> String {
    if words.width() <= width {
        return words.to_owned();
    }
    let mut out = String::new();
    for grapheme in words.graphemes(true) {
        if out.width() + grapheme.width() + 1 > width {
            break;
        }
        out.push_str(grapheme);
    }
    format!("{}…", out.trim_end())
}
