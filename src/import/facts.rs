//! What a session's lines say besides its slots: title, day, place, hosts, aims, frame.

use std::{collections::HashSet, rc::Rc};

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::{
    finding::FindingKind,
    halves,
    parts::{Head, Session},
    piece::{DAY_LEVEL, Line, Piece},
    times::{Span, Style, span::span},
    words::{
        date::{self, Day},
        fold::{Folded, Words},
        label::Section,
    },
};

/// Everything around the slots.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    pub title: String,
    pub date: Option<NaiveDate>,
    pub place: Option<String>,
    pub audience: Option<String>,
    pub hosts: Vec<String>,
    pub objectives: Vec<String>,
    pub begin: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    pub findings: Vec<(u32, FindingKind)>,
    /// The hours that every session keeps which has no other.
    pub hours: Option<Span>,
    /// The lines that were used here.
    pub used: HashSet<u32>,
}

/// What stands around all sessions of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Around<'a> {
    pub title: Option<&'a str>,
    pub year: Option<i32>,
    /// The hours that every session keeps, and the line that says so.
    pub hours: Option<(u32, Span)>,
}

/// What a sentence says of all of a session before the time at which it begins.
static BEGINS: Words = Words::new(&[
    "commencera",
    "debutera",
    "demarrera",
    "session commence",
    "seance commence",
    "reunion commence",
    "journee commence",
    "atelier commence",
    "seance debute",
    "reunion debute",
    "session starts",
    "meeting starts",
    "workshop starts",
    "day starts",
    "session begins",
    "meeting begins",
    "workshop begins",
    "day begins",
    "will start",
    "will begin",
    "sitzung beginnt",
    "workshop beginnt",
    "veranstaltung beginnt",
    "treffen beginnt",
    "sesion comienza",
    "sesion empieza",
    "jornada comienza",
    "jornada empieza",
    "reunion comienza",
    "empezara",
    "comenzara",
    "bijeenkomst begint",
    "vergadering begint",
]);

/// The most lines taken for objectives or hosts.
const MOST: usize = 20;

/// Gathers the facts of one session.
pub(super) fn facts(session: &Session, around: &Around<'_>, today: NaiveDate) -> Facts {
    let mut facts = Facts::default();
    let mut section: Option<(Section, u8, bool)> = None;
    let mut day: Option<(u32, Day)> = None;
    let mut theme = None;
    let planned = |part: &&super::parts::Part| part.planned;
    let heads = session
        .iter()
        .filter(planned)
        .flat_map(|part| part.day().map(|(head, day)| (head.line, day)));
    day = day.or_else(|| heads.into_iter().next());
    for (piece, below_slot) in pieces(session) {
        match piece {
            Piece::Label { section, item: true, value, .. }
                if below_slot && of_slot(*section, value) => {}
            Piece::Label { line, depth, section: found, value, level, text, .. } => {
                // "Zeitplan am 17. April" heads the plan
                if day.is_none() && *found == Section::Agenda {
                    let named = date::find(&Folded::new(text));
                    day = named
                        .filter(|(day, at, _)| {
                            day.date.is_some() && !deadline(&Folded::new(text), *at)
                        })
                        .map(|(day, _, _)| (*line, day));
                }
                let below = value.is_empty();
                section = below.then_some((*found, *depth, level.is_some()));
                facts.label(*line, *found, value, &mut day, &mut theme);
            }
            Piece::Slot(entry) => {
                if day.is_none()
                    && let Some(found) = entry.timed.day
                {
                    day = Some((entry.line, found));
                }
                section = None;
            }
            Piece::Heading { .. } => section = None,
            Piece::Line(line) => {
                if let Some((found, depth, heading)) = section {
                    if line.depth < depth && !heading {
                        section = None;
                    } else {
                        facts.below(line.line, found, &line.text);
                        continue;
                    }
                }
                if !below_slot {
                    facts.told(line);
                }
                if day.is_none() {
                    let text = line.folded();
                    let short = line.text.split_whitespace().count() <= 12;
                    let own = |day: &Day| {
                        day.date.is_some() && (short || day.year.is_some() || day.weekday.is_some())
                    };
                    day = date::find(text)
                        .filter(|_| !quotes(text))
                        .filter(|(day, at, _)| own(day) && !deadline(text, *at))
                        .map(|(day, _, _)| (line.line, day));
                }
            }
        }
    }
    // the subject of a mail names the day that it is about
    let titled = around.title.map(Folded::new).and_then(|text| date::find(&text));
    if let Some((found, _, _)) = titled
        && found.date.is_some()
        && day.is_none_or(|(_, day)| {
            day.date.is_none() || day.weekday.is_none() && day.year.is_none()
        })
    {
        day = Some((1, found));
    }
    if let Some((line, hours)) = around.hours {
        facts.hours = Some(hours);
        facts.used.insert(line);
    }
    facts.title = title(session, around, theme.as_deref());
    if let Some((line, day)) = day {
        facts.dated(line, day, around.year, today);
    }
    facts
}

/// Whether the day that stands at `at` is one until which something is to be done.
fn deadline(text: &Folded, at: usize) -> bool {
    const UNTIL: &[&str] = &[
        "avant",
        "avant le",
        "jusqu'au",
        "d'ici le",
        "d'ici au",
        "before",
        "until",
        "by",
        "bis",
        "bis zum",
        "vor",
        "vor dem",
        "hasta",
        "hasta el",
        "antes de",
        "antes del",
        "voor",
        "tot",
        "tot en met",
        "t/m",
        "publie le",
        "posted on",
        "since",
        "depuis",
        "depuis le",
        "seit",
        "desde",
        "sinds",
        "updated",
        "mis a jour le",
        "nachster termin",
        "nachste sitzung",
        "nachstes treffen",
        "next meeting",
        "next session",
        "next time",
        "prochaine seance",
        "prochaine reunion",
        "prochaine rencontre",
        "prochain rendez-vous",
        "proxima reunion",
        "proxima cita",
        "volgende keer",
        "volgende bijeenkomst",
    ];
    const FAR: usize = 24;
    let before: String = text.low[at.saturating_sub(FAR)..at].iter().collect();
    let before = before.trim_end_matches([' ', ':', ',', '-']);
    UNTIL.iter().any(|words| {
        before
            .strip_suffix(words)
            .is_some_and(|rest| !rest.chars().next_back().is_some_and(char::is_alphanumeric))
    })
}

/// Whether a line only says who wrote what stands below it, and when.
fn quotes(text: &Folded) -> bool {
    static WROTE: Words =
        Words::new(&["wrote", "a ecrit", "schrieb", "escribio", "schreef", "ha scritto"]);
    let last = text.low.iter().rposition(|c| *c != ' ');
    last.is_some_and(|last| text.at(last) == ':')
        && (0..text.len()).any(|at| !text.behind_word(at) && text.after_word(at, &WROTE).is_some())
}

/// All pieces, and whether a slot stands above each in its part.
fn pieces(session: &Session) -> impl Iterator<Item = (&Piece, bool)> {
    session.iter().flat_map(|part| {
        let mut below = false;
        part.pieces.iter().map(move |piece| {
            let was = below;
            below |= matches!(piece, Piece::Slot(_));
            (piece, was)
        })
    })
}

/// Whether a `Label : text` below a slot tells about that slot, not about the session.
pub(super) fn of_slot(section: Section, value: &str) -> bool {
    let own = matches!(
        section,
        Section::Hosts
            | Section::Objectives
            | Section::Audience
            | Section::Theme
            | Section::Aside
            | Section::Place
    );
    own && !value.is_empty()
}

impl Facts {
    fn label(
        &mut self,
        line: u32,
        section: Section,
        value: &str,
        day: &mut Option<(u32, Day)>,
        theme: &mut Option<String>,
    ) {
        if value.is_empty() {
            return;
        }
        self.used.insert(line);
        match section {
            Section::Objectives => self.objectives.push(value.to_owned()),
            Section::Hosts => self.hosts.push(value.to_owned()),
            Section::Place => self.place = self.place.take().or(Some(value.to_owned())),
            Section::Audience => self.audience = self.audience.take().or(Some(value.to_owned())),
            Section::Theme => *theme = theme.take().or(Some(value.to_owned())),
            Section::When | Section::Begin | Section::Finish => {
                let text = Folded::new(value);
                if let Some((found, _, _)) = date::find(&text)
                    && day.is_none_or(|(_, day)| day.date.is_none())
                {
                    *day = Some((line, found));
                }
                self.frame(section, &text);
            }
            Section::Agenda | Section::Tracks | Section::Aside => {}
        }
    }

    /// A sentence that says when all of it begins: `Exceptionnellement la session commencera à 13h30.`
    fn told(&mut self, line: &Line) {
        const LONGEST: usize = 20;
        if self.begin.is_some() || line.item || line.text.split_whitespace().count() > LONGEST {
            return;
        }
        let text = line.folded();
        let verb = (0..text.len()).find_map(|at| {
            (!text.behind_word(at)).then_some(())?;
            text.after_word(at, &BEGINS)
        });
        let Some(end) = verb else { return };
        let found = (end..text.len()).find_map(|at| span(text, at));
        if let Some((Span { start, end: None, .. }, _)) = found
            && start.style != Style::Digits
        {
            self.begin = time(start.minutes);
            self.used.insert(line.line);
        }
    }

    /// From when to when the session lasts.
    fn frame(&mut self, section: Section, text: &Folded) {
        let Some((mut found, _)) = (0..text.len()).find_map(|at| span(text, at)) else { return };
        halves::settle(&mut [&mut found]);
        // "Duration: 2h" says how long, not when
        if found.end.is_none() && found.start.minutes < 7 * 60 {
            return;
        }
        let Span { start, end, .. } = found;
        match section {
            Section::Finish => self.end = self.end.or_else(|| time(start.minutes)),
            Section::When
            | Section::Begin
            | Section::Agenda
            | Section::Objectives
            | Section::Hosts
            | Section::Place
            | Section::Audience
            | Section::Theme
            | Section::Tracks
            | Section::Aside => {
                self.begin = self.begin.or_else(|| time(start.minutes));
                self.end = self.end.or_else(|| time(end?.minutes));
            }
        }
    }

    fn below(&mut self, line: u32, section: Section, text: &str) {
        let list = match section {
            Section::Objectives => &mut self.objectives,
            Section::Hosts => &mut self.hosts,
            Section::Place => {
                self.used.insert(line);
                self.place = self.place.take().or(Some(text.to_owned()));
                return;
            }
            Section::Audience => {
                self.used.insert(line);
                self.audience = self.audience.take().or(Some(text.to_owned()));
                return;
            }
            Section::Agenda
            | Section::When
            | Section::Begin
            | Section::Finish
            | Section::Theme
            | Section::Tracks
            | Section::Aside => return,
        };
        if list.len() < MOST {
            list.push(text.to_owned());
            self.used.insert(line);
        }
    }

    fn dated(&mut self, line: u32, day: Day, year: Option<i32>, today: NaiveDate) {
        self.date = date::resolve(day, year, today);
        let Some(date) = self.date else { return };
        if day.year.is_none() && year.is_none() {
            self.findings.push((line, FindingKind::YearTaken { date }));
        }
        if let Some(written) = day.weekday.filter(|weekday| *weekday != date.weekday()) {
            self.findings.push((line, FindingKind::WrongWeekday { date, written }));
        }
    }
}

/// The title: the heading that all parts stand below, else what the format or a label says.
fn title(session: &Session, around: &Around<'_>, theme: Option<&str>) -> String {
    let planned: Vec<_> = session.iter().filter(|part| part.planned).collect();
    let shared = planned.first().map(|first| {
        let shared =
            first.path.iter().filter(|head| planned.iter().all(|part| part.path.contains(head)));
        let heads: Vec<&Rc<Head>> = shared.collect();
        let names = |head: &&&Rc<Head>| head.level < DAY_LEVEL && !date::part_of_day(&head.text);
        // "17-18 May, The Dye Works" says when and where, the heading above it what
        let dated = |head: &&&Rc<Head>| head.dated == Some(0);
        let named = heads
            .iter()
            .rev()
            .find(|head| !dated(head) && names(head) && !head.text.ends_with('?'))
            .map(|head| head.text.clone());
        let any = || heads.iter().rev().find(names).map(|head| head.text.clone());
        // "Samedi" below the title of the document
        named.or_else(|| around.title.map(str::to_owned)).or_else(any).unwrap_or_default()
    });
    let first_heading = || {
        let mut heads = session.iter().filter_map(|part| part.path.first());
        heads
            .find(|head| head.dated.is_none() && !date::part_of_day(&head.text))
            .map(|head| head.text.clone())
    };
    let label = || {
        session.iter().flat_map(|part| &part.pieces).find_map(|piece| match piece {
            Piece::Label { level: Some(_), section: Section::Agenda, text, .. } => {
                Some(text.clone())
            }
            Piece::Label { .. } | Piece::Heading { .. } | Piece::Slot(_) | Piece::Line(_) => None,
        })
    };
    // "Probenplan Samstag 16.3." is a day, and all the title that there is
    let day_heading = || {
        let mut heads = session.iter().filter_map(|part| part.path.first());
        let named = |head: &&Rc<Head>| head.dated.is_some_and(|at| at > "le ".len());
        heads.find(named).map(|head| head.text.clone())
    };
    shared
        .filter(|title| !title.is_empty())
        .or_else(|| around.title.map(str::to_owned))
        .or_else(first_heading)
        .or_else(|| first_line(session))
        .or_else(|| theme.map(str::to_owned))
        .or_else(label)
        .or_else(day_heading)
        .unwrap_or_default()
}

/// The first line of a text, when it is no greeting and no sentence.
fn first_line(session: &Session) -> Option<String> {
    const GREETINGS: &[&str] = &[
        "bonjour",
        "salut",
        "hi",
        "hello",
        "dear",
        "liebe",
        "lieber",
        "hallo",
        "hola",
        "beste",
        "chers",
        "cher",
        "chere",
        "cheres",
        "guten",
        "good",
        "buenos",
        "estimados",
        "queridos",
        "coucou",
    ];
    let first = session
        .iter()
        .filter(|part| part.path.iter().all(|head| head.level >= DAY_LEVEL))
        .flat_map(|part| &part.pieces)
        .next()?;
    let text = match first {
        Piece::Line(line) if !line.item => &line.text,
        Piece::Label { section: Section::Agenda, text, .. } => text,
        Piece::Line(_) | Piece::Label { .. } | Piece::Heading { .. } | Piece::Slot(_) => {
            return None;
        }
    };
    let folded = super::words::fold::fold(text);
    let greets = folded
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .is_some_and(|word| GREETINGS.contains(&word));
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    // "Probenplan Samstag, 16.3." ends no sentence
    let dated = words <= 5 && date::find(&Folded::new(text)).is_some();
    let sentence = text.ends_with(['.', ';', ')']) && text.contains('.') && !dated
        || text.contains(" | ")
        || words > 10;
    (words >= 2 && !greets && !sentence).then(|| text.clone())
}

/// A time of day from minutes; 24:00 is midnight.
pub(super) fn time(minutes: u16) -> Option<NaiveTime> {
    let minutes = u32::from(minutes % 1440);
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
}

/// The year that a document names, when it names only one.
pub(super) fn year(text: &str) -> Option<i32> {
    const DIGITS: usize = 4;
    let alone = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let mut years = text
        .match_indices("20")
        .filter_map(|(at, _)| {
            let year = text.get(at..at + DIGITS)?.parse::<i32>().ok()?;
            let before = text[..at].chars().next_back();
            let behind = text[at + DIGITS..].chars().next();
            (alone(before) && alone(behind)).then_some(year)
        })
        .filter(|year| (2000..2100).contains(year));
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// The nearest day on or after `from` that falls on `weekday`.
pub(super) fn next_weekday(from: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    (0..7)
        .filter_map(|days| from.checked_add_days(chrono::Days::new(days)))
        .find(|day| day.weekday() == weekday)
}
