//! The dates of a programme in the choice. Must never say more of a date than a line or its facts.

use chrono::Datelike;

use super::Look;
use crate::{
    agenda::{Text, programme::Meeting},
    console::model::{AgendaRow, Part, Verdict, Year},
    i18n::{
        console::screen::Says,
        format,
        programme::{Says as YearSays, hours, outcome},
    },
    session::Stand,
    stage::{paint, theme::Meaning},
};

/// Where a row is wide enough to say for whom a date is, in cells.
const WIDE: u16 = 100;
/// How much room there is beside that for how a date stands, in cells.
const STAND: u16 = 26;
/// The most objectives that are told of the next date.
const MAX_OBJECTIVES: usize = 2;

/// A row of the choice: what stands at the left and at the right, and in which look.
pub(super) type Line = (String, String, Meaning);

/// The heading of a part of the programme; the first one says which programme it is.
pub(super) fn heading(look: Look<'_>, year: &Year, part: Part) -> String {
    let of = |says: YearSays<'_>| format!("{} · {}", year.programme.title, says.words(look.lang));
    match part {
        Part::Next => of(YearSays::Next),
        Part::Coming => YearSays::Coming.words(look.lang),
        Part::Past if year.seen().next.is_none() => of(YearSays::AllPast),
        Part::Past => YearSays::Past.words(look.lang),
        Part::Sessions => look.says(Says::Sessions),
        Part::Earlier => look.says(Says::OtherSessions),
        Part::Agendas => look.says(Says::Agendas),
    }
}

/// A date in a line of `width` cells.
pub(super) fn line(look: Look<'_>, year: &Year, index: usize, width: u16) -> Line {
    let Some(meeting) = year.meeting(index) else {
        return (String::new(), String::new(), Meaning::Text);
    };
    let past = meeting.date < year.today;
    let came = year.outcome(index);
    let agenda = year.agenda(index);
    let (sign, stand, meaning) = match (came, agenda) {
        (Some(came), _) if past || came.stand == Stand::Live => {
            let sign = match came.stand {
                Stand::Live => "▶",
                Stand::Closed => "✓",
                Stand::Left | Stand::Idle => " ",
            };
            let meaning = if came.stand == Stand::Live { Meaning::Name } else { Meaning::Text };
            (sign, outcome(look.lang, came, meeting.date), meaning)
        }
        // what there is to open does not tell that it was held
        (_, Some(_)) if past => (" ", YearSays::NoTrace.words(look.lang), Meaning::Dim),
        (_, Some(agenda)) => ready(look, agenda),
        // nothing to open, and no hurry to make it: not worth a word
        (_, None) if past => (" ", String::new(), Meaning::Dim),
        (_, None) => ("○", YearSays::NoAgenda.words(look.lang), Meaning::Text),
    };
    let none = if past { YearSays::NoThemeKept } else { YearSays::NoTheme };
    let theme = meeting.theme.as_ref().map(ToString::to_string);
    let theme = theme.unwrap_or_else(|| format!("({})", none.words(look.lang)));
    let date = date(look, year, meeting);
    let gap = dates_width(look, year).saturating_sub(paint::width(&date));
    let words = format!("{sign} {date}{:gap$}  {theme}", "", gap = usize::from(gap));
    if width < WIDE {
        return (words, stand, meaning);
    }
    // in columns, so that the eye can run down them
    let audience = |meeting: &Meeting| meeting.audience.as_ref().map(ToString::to_string);
    let widest = year.programme.dates.iter().filter_map(audience).map(|it| paint::width(&it)).max();
    let audience = audience(meeting).unwrap_or_default();
    let after = widest.unwrap_or_default().saturating_sub(paint::width(&audience));
    let before = STAND.saturating_sub(paint::width(&stand));
    let (after, before) = (usize::from(after), usize::from(before));
    (words, format!("{audience}{:after$}  {:before$}{stand}", "", ""), meaning)
}

/// What is told of the next date below its line.
pub(super) fn facts(look: Look<'_>, year: &Year, index: usize, width: u16) -> Vec<String> {
    let Some(meeting) = year.meeting(index) else { return Vec::new() };
    let programme = &year.programme;
    let days = (meeting.date - year.today).num_days();
    let mut facts = vec![
        YearSays::InDays(days).words(look.lang),
        hours(look.lang, programme.start(meeting), programme.end(meeting)),
    ];
    let audience = meeting.audience.as_ref().filter(|_| width < WIDE);
    facts.extend(audience.map(ToString::to_string));
    facts.extend(programme.place(meeting).map(ToString::to_string));
    facts.push(meeting.hosts.iter().map(Text::as_str).collect::<Vec<_>>().join(", "));
    facts.retain(|fact| !fact.is_empty());
    let mut lines = vec![facts.join(" · ")];
    let objectives = meeting.objectives.iter().take(MAX_OBJECTIVES);
    lines.extend(objectives.map(|it| YearSays::Objective(it).words(look.lang)));
    lines.retain(|line| !line.is_empty());
    let indent = usize::from(dates_width(look, year)) + 4;
    lines.into_iter().map(|line| format!("{:indent$}{line}", "")).collect()
}

/// What is said of an agenda whose date is still to come.
fn ready(look: Look<'_>, agenda: &AgendaRow) -> (&'static str, String, Meaning) {
    let ready = YearSays::AgendaReady.words(look.lang);
    match agenda.verdict {
        Verdict::Errors(count) => ("✗", look.says(Says::Errors(count)), Meaning::Away),
        Verdict::Fine | Verdict::Imported(_) => ("✓", ready, Meaning::Text),
        Verdict::Warnings(count) => {
            ("!", format!("{ready}, {}", look.says(Says::Warnings(count))), Meaning::Text)
        }
    }
}

fn date(look: Look<'_>, year: &Year, meeting: &Meeting) -> String {
    let of_now = year.programme.dates.iter().all(|it| it.date.year() == year.today.year());
    if of_now {
        format::day_and_month(look.lang, meeting.date)
    } else {
        format::date(look.lang, meeting.date)
    }
}

fn dates_width(look: Look<'_>, year: &Year) -> u16 {
    let dates = year.programme.dates.iter();
    dates.map(|it| paint::width(&date(look, year, it))).max().unwrap_or_default()
}
