//! Our own debriefs in Markdown: the section that tells the agenda is read, the rest is about the
//! day and left alone. No note becomes a slot, whatever it says.
//!
//! What a debrief does not tell does not come back: the zone, how slots react to lateness, their
//! least times, signals, scripts, questions and remarks.

use chrono::{NaiveDate, NaiveTime};

use super::{
    blocks::{Block, What, blocks},
    whole,
    words::{About, Column, Part, WORDS, Words, meant},
};
use crate::{
    agenda::{
        Agenda, Defi, MAX_SLOTS, Phase, Role, Slot, Text, Track, Turns, parse_length, parse_time,
    },
    import::{
        read::ReadAgenda,
        words::{date, fold::Folded},
    },
};

/// What the name of a part of the slot above begins with.
const PART: &str = "… ";

/// Reads a debrief; none when the text is none, or tells no agenda.
pub(in crate::import) fn read(text: &str) -> Option<ReadAgenda> {
    let words = language(text)?;
    let mut reader = Reader::new(words);
    for block in blocks(text) {
        reader.block(block);
    }
    let Reader { agenda, lines, told, .. } = reader;
    let mut lines = lines.into_iter();
    told.then(|| whole::read_again(agenda, text, || lines.next().unwrap_or(1)))
}

/// The language of a debrief, by the line below its title.
fn language(text: &str) -> Option<&'static Words> {
    if !text.trim_start().starts_with("# ") {
        return None;
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    if !lines.next()?.starts_with("# ") {
        return None;
    }
    let about = lines.next()?.strip_prefix('*')?;
    WORDS
        .iter()
        .find(|words| about.strip_prefix(words.debrief).is_some_and(|rest| rest.starts_with(" · ")))
}

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Above the first section.
    Head,
    /// In the section that tells the agenda.
    Agenda,
    /// Anywhere else.
    Elsewhere,
}

/// A list that goes on in the items below its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Hosts,
    Objectives,
}

/// The table that the rows belong to, by its columns.
enum Table {
    Slots(Vec<Option<Column>>),
    Teams(Vec<Option<About>>),
}

struct Reader {
    words: &'static Words,
    at: At,
    list: Option<List>,
    table: Option<Table>,
    agenda: Agenda,
    /// The line of each slot.
    lines: Vec<u32>,
    /// Whether the agenda's section was met.
    told: bool,
}

impl Reader {
    fn new(words: &'static Words) -> Self {
        Self {
            words,
            at: At::Head,
            list: None,
            table: None,
            agenda: Agenda { lang: Some(words.lang), ..Agenda::default() },
            lines: Vec::new(),
            told: false,
        }
    }

    fn block(&mut self, Block { line, what }: Block) {
        match (self.at, what) {
            (At::Head, What::Heading(1, title)) => self.agenda.title = Text::clean(&title),
            (_, What::Heading(2, title)) => {
                self.at = if title == self.words.agenda { At::Agenda } else { At::Elsewhere };
                self.told |= self.at == At::Agenda;
                self.table = None;
            }
            (At::Head, What::Text(about)) if self.agenda.date.is_none() => self.about(&about),
            (At::Head, What::Item(depth, text)) => self.fact(depth, &text),
            (At::Agenda, What::Text(text)) => {
                if let Some(time) = labelled(&text, self.words.end) {
                    self.agenda.end = parse_time(time.trim_end_matches('.')).ok();
                }
            }
            (At::Agenda, What::Row { head: true, cells }) => self.table = self.head(&cells),
            (At::Agenda, What::Row { head: false, cells }) => self.row(line, &cells),
            (_, What::Heading(..) | What::Text(_) | What::Item(..) | What::Row { .. }) => {}
        }
    }

    /// `Débrief · 21 juin 2018 · Paris`.
    fn about(&mut self, text: &str) {
        let mut parts = text.splitn(3, " · ").skip(1);
        self.agenda.date = parts.next().and_then(day);
        self.agenda.place = parts.next().and_then(said);
    }

    fn fact(&mut self, depth: u8, text: &str) {
        let words = self.words;
        if depth > 1 {
            match self.list {
                Some(List::Hosts) => self.agenda.hosts.extend(said(text)),
                Some(List::Objectives) => self.agenda.objectives.extend(said(text)),
                None => {}
            }
            return;
        }
        self.list = None;
        if let Some(names) = labelled(text, words.hosts) {
            self.agenda.hosts = names.split(", ").filter_map(said).collect();
            self.list = Some(List::Hosts);
        } else if labelled(text, words.objectives).is_some() {
            self.list = Some(List::Objectives);
        } else if let Some(audience) = labelled(text, words.audience) {
            self.agenda.audience = said(audience);
        } else if let Some(source) = labelled(text, words.source) {
            self.agenda.source = said(source);
        }
    }

    fn head(&self, cells: &[String]) -> Option<Table> {
        let slots: Vec<_> = cells.iter().map(|cell| meant(&self.words.slots, cell)).collect();
        let teams: Vec<_> = cells.iter().map(|cell| meant(&self.words.teams, cell)).collect();
        if slots.contains(&Some(Column::Title)) {
            Some(Table::Slots(slots))
        } else {
            teams.contains(&Some(About::Name)).then_some(Table::Teams(teams))
        }
    }

    fn row(&mut self, line: u32, cells: &[String]) {
        match &self.table {
            None => {}
            Some(Table::Slots(columns)) => {
                let cell = |column| {
                    let at = columns.iter().position(|known| *known == Some(column));
                    at.and_then(|at| cells.get(at)).map_or("", String::as_str)
                };
                let row = [
                    Column::Start,
                    Column::End,
                    Column::Length,
                    Column::Title,
                    Column::Kind,
                    Column::Turns,
                    Column::Room,
                ];
                let row = row.map(|column| cell(column).to_owned());
                self.slot(line, row.each_ref().map(String::as_str));
            }
            Some(Table::Teams(columns)) => {
                let cells: Vec<(About, &str)> = columns
                    .iter()
                    .zip(cells)
                    .filter_map(|(column, cell)| Some(((*column)?, cell.as_str())))
                    .collect();
                team(&mut self.agenda.lineup, self.words, &cells);
            }
        }
    }

    fn slot(&mut self, line: u32, row: [&str; 7]) {
        let [start, end, length, title, kind, turns, room] = row;
        let length = parse_length(length).ok();
        if let (true, Some(slot)) = (start.is_empty(), self.agenda.slots.last_mut()) {
            let title = title.strip_prefix(PART).unwrap_or(title);
            match meant(&self.words.parts, kind) {
                Some(Part::Turn) => match &mut slot.turns {
                    Some(Turns::Named(names)) => names.extend(said(title)),
                    turns => *turns = Some(Turns::Named(said(title).into_iter().collect())),
                },
                Some(Part::Phase(role)) => {
                    let by_place = match slot.phases.len() {
                        0 => Role::Presentation,
                        _ => Role::Feedback,
                    };
                    let role = Some(role).filter(|role| *role != by_place);
                    slot.phases.extend(length.map(|length| phase(title, length, role)));
                }
                Some(Part::Changeover) => slot.changeover = length,
                Some(Part::Track) => slot.tracks.push(Track {
                    title: Text::clean(title),
                    room: said(room),
                    ..Track::default()
                }),
                None => {}
            }
            return;
        }
        if self.agenda.slots.len() >= MAX_SLOTS {
            return;
        }
        let (day, start) = begins(start);
        let end = parse_time(end).ok();
        let (turns, rounds) = self.turns(turns);
        self.lines.push(line);
        self.agenda.slots.push(Slot {
            day,
            start,
            end,
            length: length.filter(|_| end.is_none() || start.is_none()),
            kind: meant(&self.words.kinds, kind).unwrap_or_default(),
            title: Text::clean(title),
            turns,
            rounds,
            ..Slot::default()
        });
    }

    /// `4`, `tous les défis`, `2 tours`, `4, 2 tours`.
    fn turns(&self, cell: &str) -> (Option<Turns>, Option<u16>) {
        let (mut turns, mut rounds) = (None, None);
        for part in cell.split(", ") {
            if part == self.words.all {
                turns = Some(Turns::All);
            } else if let Ok(count @ 1..) = part.parse() {
                turns = Some(Turns::Count(count));
            } else if let Some((count, _)) = part.split_once(' ') {
                rounds = count.parse().ok().filter(|count| *count > 0);
            }
        }
        (turns, rounds)
    }
}

fn team(lineup: &mut Vec<Defi>, words: &Words, cells: &[(About, &str)]) {
    let name = cells.iter().find(|(about, _)| *about == About::Name).map_or("", |(_, cell)| *cell);
    if !name.is_empty() {
        lineup.push(Defi { name: Text::clean(name), ..Defi::default() });
    }
    let Some(defi) = lineup.last_mut() else { return };
    for (about, cell) in cells.iter().filter(|(_, cell)| !cell.is_empty()) {
        match about {
            About::Name => {}
            About::Owner => defi.owner = said(cell),
            About::Presenters => defi.presenters.extend(said(cell)),
            About::With => defi.with = said(cell),
            About::From => defi.from = parse_time(cell).ok(),
            About::Place => defi.place = meant(&words.places, cell),
            About::Link => defi.link = said(cell),
        }
    }
}

fn phase(title: &str, length: chrono::TimeDelta, role: Option<Role>) -> Phase {
    Phase { role, ..Phase::new(Text::clean(title), length) }
}

/// `13h30`, or with its day: `22 juin 2018, 9h00`.
fn begins(cell: &str) -> (Option<NaiveDate>, Option<NaiveTime>) {
    match cell.rsplit_once(", ") {
        Some((date, time)) => (day(date), parse_time(time).ok()),
        None => (None, parse_time(cell).ok()),
    }
}

pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let (day, _, _) = date::find(&Folded::new(text))?;
    let (month, number) = day.date?;
    NaiveDate::from_ymd_opt(day.year?, month, number)
}

/// What stands behind a label and its colon.
fn labelled<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(label)?.trim_start_matches(['\u{A0}', ' ']);
    Some(rest.strip_prefix(':')?.trim())
}

fn said(text: &str) -> Option<Text> {
    Some(Text::clean(text)).filter(|text| !text.is_empty())
}
