//! A programme by what is shown of it; what is not shown is that of the programme behind it.
//!
//! A field whose words are those that would have been printed is left as it was kept, letter for
//! letter. So what comes back prints as the page that somebody changed, and differs in nothing else.

use super::{
    super::{YearFinding, YearFindingKind, dates::Calendar, frame},
    seen::{Row, Seen, Usual, shown, text},
    words::{Field, usual},
};
use crate::{
    agenda::{
        Text,
        programme::{Frame, MAX_DATES, Meeting, Programme},
    },
    import::{
        Context,
        own::page::{align_by_place, plain},
        words::tongue,
    },
};

/// The programme that is shown, `kept` being the one behind it.
pub(super) fn merged(
    seen: Seen,
    kept: Option<&Programme>,
    context: Context<'_>,
    year: Option<i32>,
) -> (Programme, Vec<YearFinding>) {
    let none = Programme::default();
    let old = kept.unwrap_or(&none);
    let mut lost = seen.unknown;
    let told = usual_of(seen.frame, kept, &mut lost);
    let frame = told.clone().unwrap_or_default();
    let order = printed_order(old);
    let found = find(old, &order, &seen.rows);
    let days: Vec<&str> = seen.rows.iter().filter_map(|row| row.of(Field::Date)).collect();
    let mut calendar = Calendar::new(year, &days, context.today);
    let mut findings = Vec::new();
    let mut dates: Vec<(Option<usize>, Meeting)> = Vec::new();
    let mut above = None;
    for (row, place) in seen.rows.iter().zip(found) {
        let before = place.and_then(|place| Some((place, old.dates.get(place)?)));
        let said = row.of(Field::Date).and_then(|cell| calendar.date(cell));
        let Some(date) = said.or(before.map(|(_, before)| before.date)) else {
            let text: Vec<&str> = row.told.values().map(String::as_str).collect();
            let text = text.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
            let what = YearFindingKind::NoDate { text: text.join(" | ") };
            findings.push(YearFinding { line: row.line, what });
            continue;
        };
        if said.is_none() {
            lost.push((row.line, row.of(Field::Date).unwrap_or_default().to_owned()));
        }
        let frames = Frames { old, frame: &frame };
        let meeting = frames.meeting(date, row, before.map(|(_, before)| before), &mut lost);
        // what is new stays below what it stands below
        above = before.map(|(place, _)| place).or(above);
        dates.push((above, meeting));
    }
    dates.sort_by_key(|(place, _)| *place);
    if dates.len() > MAX_DATES {
        let what = YearFindingKind::TooManyDates { limit: MAX_DATES };
        findings.push(YearFinding { line: 1, what });
        dates.truncate(MAX_DATES);
    }
    let mut dates: Vec<Meeting> = dates.into_iter().map(|(_, meeting)| meeting).collect();
    // a frame that nothing tells is what most dates say
    let frame = if told.is_some() { frame } else { frame::take(&[], &mut dates) };
    let words = || -> String {
        let cells = seen.rows.iter().flat_map(|row| row.told.values());
        cells.map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    let guessed = || tongue::tongue(&words()).map(tongue::Tongue::lang);
    let title = seen.title.as_deref().and_then(|said| text(said, Some(&old.title)));
    let named = || context.name.and_then(|name| text(name, None));
    let programme = Programme {
        title: title
            .or_else(|| kept.map(|kept| kept.title.clone()))
            .or_else(named)
            .unwrap_or_else(|| Text::from("Programme")),
        zone: kept.map_or(seen.zone, |kept| kept.zone),
        lang: match kept {
            Some(kept) => kept.lang,
            None if seen.all => seen.lang,
            None => seen.lang.or_else(guessed),
        },
        frame,
        source: match seen.source {
            Some(said) => said.and_then(|said| text(&said, old.source.as_ref())),
            None => old.source.clone(),
        },
        dates,
    };
    let lost = lost
        .into_iter()
        .map(|(line, text)| YearFinding { line, what: YearFindingKind::NotUnderstood { text } });
    findings.extend(lost);
    findings.sort_by_key(|finding| finding.line);
    (programme, findings)
}

/// The frame that is told; none where nothing tells it and none is kept.
fn usual_of(told: Usual, kept: Option<&Programme>, lost: &mut Vec<(u32, String)>) -> Option<Frame> {
    let old = kept.map(|kept| &kept.frame);
    let lines = match told {
        Usual::Untold => return old.cloned(),
        Usual::Told(frame) => return Some(frame),
        Usual::Among(lines) => lines,
    };
    let as_shown = |frame: &Frame| (frame.start.map(shown), frame.end.map(shown));
    let place = |frame: &Frame| frame.place.as_deref().map(plain).unwrap_or_default();
    let same = |line: &str, old: &Frame| {
        let (said, timed) = usual(line);
        let alone = as_shown(old) == (None, None) && plain(line) == place(old);
        alone || timed && as_shown(&said) == as_shown(old) && place(&said) == place(old)
    };
    let only = lines.len() == 1;
    let is_old = |line: &str| old.is_some_and(|old| same(line, old));
    let timed = |line: &str| usual(line).1;
    let found = lines.iter().position(|(_, line)| is_old(line));
    let found = found.or_else(|| lines.iter().position(|(_, line)| timed(line)));
    // a line that stands alone where one stood is the same one
    let stood = old.is_some_and(|old| *old != Frame::default());
    let found = found.or((only && stood).then_some(0));
    let frame = found.and_then(|at| lines.get(at)).map(|(_, line)| match old {
        Some(old) if same(line, old) => old.clone(),
        Some(old) => {
            let said = usual(line).0;
            let place = said.place.as_deref().and_then(|said| text(said, old.place.as_ref()));
            Frame { place, ..said }
        }
        None => usual(line).0,
    });
    let others = lines.into_iter().zip(0..).filter(|(_, at)| Some(*at) != found);
    let others: Vec<_> = others.map(|(line, _)| line).collect();
    let gone = frame.is_none() && others.is_empty();
    lost.extend(others);
    match old {
        // among lines of somebody's own it is not to be told from them
        Some(old) if frame.is_none() && !gone => Some(old.clone()),
        Some(_) => Some(frame.unwrap_or_default()),
        None => frame,
    }
}

/// The dates of a programme in the order in which they are printed.
fn printed_order(programme: &Programme) -> Vec<usize> {
    let mut order: Vec<usize> = (0..programme.dates.len()).collect();
    let dates = &programme.dates;
    order.sort_by_key(|index| (dates[*index].date, programme.start(&dates[*index])));
    order
}

/// Which date of `old` each row is.
fn find(old: &Programme, order: &[usize], rows: &[Row]) -> Vec<Option<usize>> {
    let days: Vec<_> = rows
        .iter()
        .map(|row| row.of(Field::Date).and_then(super::super::day).and_then(|day| day.date))
        .collect();
    let day = |date: chrono::NaiveDate| {
        use chrono::Datelike;
        Some((date.month(), date.day()))
    };
    let themes: Vec<_> = rows.iter().map(|row| row.of(Field::Theme).map(plain)).collect();
    let theme = |one: usize| old.dates[order[one]].theme.as_deref().map(plain).unwrap_or_default();
    let dated = |one: usize, other: usize| day(old.dates[order[one]].date) == days[other];
    let themed = |one: usize, other: usize| {
        themes[other].as_ref().is_some_and(|said| !said.is_empty() && *said == theme(one))
    };
    let whole = |one: usize, other: usize| {
        dated(one, other) && themes[other].as_ref().is_none_or(|said| *said == theme(one))
    };
    let found = align_by_place(order.len(), rows.len(), &[&whole, &dated, &themed]);
    found.into_iter().map(|one| one.and_then(|one| order.get(one).copied())).collect()
}

/// The programme behind, and the frame that is shown.
struct Frames<'a> {
    old: &'a Programme,
    frame: &'a Frame,
}

impl Frames<'_> {
    /// A row as a date.
    fn meeting(
        &self,
        date: chrono::NaiveDate,
        row: &Row,
        kept: Option<&Meeting>,
        lost: &mut Vec<(u32, String)>,
    ) -> Meeting {
        let none = Meeting::default();
        let was = kept.unwrap_or(&none);
        let said = |field, kept: &Option<Text>| match row.of(field) {
            Some(said) => text(said, kept.as_ref()),
            None => kept.clone(),
        };
        let (start, end) = self.hours(row, kept, lost);
        let agenda = said(Field::Agenda, &was.agenda);
        let is_kept = agenda == was.agenda;
        let (named, other) = match agenda {
            Some(name) if !is_kept && !is_file(&name) => (was.agenda.clone(), Some(name)),
            agenda => (agenda, None),
        };
        lost.extend(other.map(|name| (row.line, name.to_string())));
        Meeting {
            date,
            start,
            end,
            place: self.place(row, kept),
            audience: said(Field::Audience, &was.audience),
            hosts: list(row.of(Field::Hosts), &was.hosts, ", "),
            theme: said(Field::Theme, &was.theme),
            objectives: list(row.of(Field::Objectives), &was.objectives, " · "),
            after: said(Field::After, &was.after),
            note: said(Field::Note, &was.note),
            agenda: named,
        }
    }

    fn hours(
        &self,
        row: &Row,
        kept: Option<&Meeting>,
        lost: &mut Vec<(u32, String)>,
    ) -> (Option<chrono::NaiveTime>, Option<chrono::NaiveTime>) {
        let was = kept.map(|kept| (kept.start, kept.end)).unwrap_or_default();
        let Some(said) = row.of(Field::Hours) else { return was };
        let Some(hours) = row.hours() else {
            lost.push((row.line, said.to_owned()));
            return was;
        };
        let before = kept.map(|kept| (self.old.start(kept), self.old.end(kept)));
        let before = before.unwrap_or_default();
        let exact = |said: Option<_>, before: Option<_>| {
            if said == before.map(shown) { before } else { said }
        };
        let (start, end) = (exact(hours.start, before.0), exact(hours.end, before.1));
        let (frame, old) = (self.frame, &self.old.frame);
        (
            own(start, before.0, was.0, frame.start, frame.start == old.start),
            own(end, before.1, was.1, frame.end, frame.end == old.end),
        )
    }

    fn place(&self, row: &Row, kept: Option<&Meeting>) -> Option<Text> {
        let was = kept.and_then(|kept| kept.place.clone());
        let Some(said) = row.of(Field::Place) else { return was };
        let before = kept.and_then(|kept| self.old.place(kept)).cloned();
        let frame = self.frame.place.as_ref();
        let said = text(said, before.as_ref()).and_then(|said| text(&said, frame));
        own(said, before, was, frame.cloned(), frame == self.old.frame.place.as_ref())
    }
}

/// What a date says by itself, where `said` is shown of it, which was `before`, of which it said
/// `was` itself: what is the frame's is not repeated, unless it was.
fn own<T: PartialEq>(
    said: Option<T>,
    before: Option<T>,
    was: Option<T>,
    frame: Option<T>,
    same_frame: bool,
) -> Option<T> {
    if said == before && (was.is_some() || same_frame) {
        return was;
    }
    said.filter(|said| Some(said) != frame.as_ref())
}

/// Several texts of a cell: one to a line where there are lines, else parted by the usual mark.
fn list(said: Option<&str>, kept: &[Text], between: &str) -> Vec<Text> {
    let Some(said) = said else { return kept.to_vec() };
    let joined = kept.iter().map(Text::as_str).collect::<Vec<_>>().join(between);
    if plain(said) == plain(&joined) {
        return kept.to_vec();
    }
    let between = if said.contains('\n') { "\n" } else { between };
    said.split(between).map(Text::clean).filter(|text| !text.is_empty()).collect()
}

/// Whether a text may name an agenda beside the programme.
fn is_file(name: &Text) -> bool {
    name.contains('.') && !name.contains(['/', '\\'])
}
