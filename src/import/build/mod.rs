//! From the parts of a session to drafts of its slots, and the lines that belong to each.

use std::rc::Rc;

use chrono::{NaiveDate, Weekday};

mod check;
mod finish;
mod frame;

use frame::{adds_up, whole};

use super::{
    MAX_SLOTS, aligned,
    draft::Draft,
    entry::{Place, Timed, inner_length},
    facts::{Around, Facts, facts, next_weekday, of_slot, time},
    finding::{Finding, FindingKind, Severity},
    parts::{Part, Session},
    piece::{Entry, Line, Piece},
    read::ReadAgenda,
    words::{
        count::Counts,
        date::{self, Day},
        kind,
        label::Section,
        tongue::Tongue,
    },
};
use crate::agenda::Kind;

/// Makes an agenda of one session.
pub(super) fn build(
    session: &Session,
    around: &Around<'_>,
    lang: Option<Tongue>,
    today: NaiveDate,
) -> ReadAgenda {
    let facts = facts(session, around, today);
    let mut builder = Builder { facts, today, year: around.year, ..Builder::default() };
    for part in session {
        builder.part(part);
    }
    builder.finish(lang, lines(session))
}

fn lines(session: &Session) -> (u32, u32) {
    let heads = session.iter().filter_map(|part| Some(part.path.last()?.line));
    let pieces = session.iter().flat_map(|part| &part.pieces).map(Piece::line);
    let all: Vec<u32> = heads.chain(pieces).collect();
    (all.iter().min().copied().unwrap_or(1), all.iter().max().copied().unwrap_or(1))
}

#[derive(Default)]
struct Builder {
    facts: Facts,
    today: NaiveDate,
    year: Option<i32>,
    drafts: Vec<Draft>,
    /// The sentences that stand in no slot.
    loose: Vec<Rc<Line>>,
    /// The list of things that run side by side, told apart from the plan.
    side: Vec<String>,
    section: Option<(Section, u8)>,
    day: Option<NaiveDate>,
    weekday: Option<Weekday>,
    /// Whether the part at hand gives lengths and no times.
    lengths_only: bool,
    findings: Vec<Finding>,
    /// Whether the part at hand has a slot already.
    begun: bool,
    /// The line above a list of lengths that gives the length of all of it.
    whole: Option<u32>,
    /// Whether slots were left out.
    full: bool,
}

/// Whether a line may be the title of the slot above it, which has a number and no name.
fn short_title(text: &str) -> bool {
    const MOST: usize = 10;
    text.split_whitespace().count() <= MOST && !text.ends_with(['.', '!', ':', ';'])
}

impl Builder {
    fn part(&mut self, part: &Part) {
        self.day = part.day().map_or(self.facts.date, |(_, day)| self.resolve(day));
        self.weekday = part.day().and_then(|(_, day)| day.weekday);
        self.section = None;
        let from = self.drafts.len();
        self.whole = whole(part);
        let timed = part.pieces.iter().any(|piece| {
            matches!(piece, Piece::Slot(entry)
                if entry.timed.span.is_some() && self.whole != Some(entry.line))
        });
        let top = part
            .pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Slot(entry) if entry.timed.span.is_some() == timed => Some(entry.depth),
                Piece::Slot(_) | Piece::Heading { .. } | Piece::Label { .. } | Piece::Line(_) => {
                    None
                }
            })
            .min();
        self.begun = false;
        self.lengths_only = !timed && top.is_some();
        let agenda = part
            .pieces
            .iter()
            .position(|piece| matches!(piece, Piece::Label { section: Section::Agenda, .. }));
        let item_depth = part.pieces[agenda.unwrap_or(0)..].iter().find_map(|piece| match piece {
            Piece::Line(line) if line.item => Some(line.depth),
            Piece::Line(_) | Piece::Heading { .. } | Piece::Label { .. } | Piece::Slot(_) => None,
        });
        for (at, piece) in part.pieces.iter().enumerate() {
            match piece {
                Piece::Heading { .. } => {}
                Piece::Label { level: None, value, text, .. }
                    if value.is_empty() && self.awaits_title(from) =>
                {
                    if let Some(last) = self.drafts.last_mut() {
                        last.title.clone_from(text);
                    }
                }
                Piece::Label { line, depth, section, item: true, value, text, .. }
                    if self.drafts.len() > from && of_slot(*section, value) =>
                {
                    let line = Line::new(*line, *depth, false, text.clone());
                    self.line(&line, false, from);
                }
                Piece::Label { line, depth, section, value, text, .. } => {
                    self.section = value.is_empty().then_some((*section, *depth));
                    if matches!(section, Section::Agenda | Section::Aside | Section::Tracks)
                        && !value.is_empty()
                    {
                        self.loose.push(Line::new(*line, *depth, false, text.clone()));
                    }
                }
                Piece::Slot(entry) => self.entry(entry, part, timed, top),
                Piece::Line(line) => {
                    let after = agenda.is_none_or(|agenda| at > agenda);
                    let untimed = part.planned
                        && top.is_none()
                        && after
                        && line.item
                        && Some(line.depth) == item_depth;
                    self.line(line, untimed, from);
                }
            }
        }
        self.settle(from);
        self.nest(from);
    }

    /// Keeps a slot, as long as there are not too many: the first one over the limit is told.
    fn push(&mut self, draft: Draft) {
        self.begun = true;
        match self.drafts.len() {
            MAX_SLOTS => {
                if !std::mem::replace(&mut self.full, true) {
                    let what = FindingKind::TooManySlots { limit: MAX_SLOTS };
                    self.remark(draft.line, Severity::Warning, what);
                }
            }
            _ => self.drafts.push(draft),
        }
    }

    fn awaits_title(&self, from: usize) -> bool {
        self.drafts.len() > from
            && self.drafts.last().is_some_and(|last| last.title.is_empty() && !last.row)
    }

    fn resolve(&self, day: Day) -> Option<NaiveDate> {
        if day.date.is_some() {
            return date::resolve(day, self.year, self.today);
        }
        let first = self.facts.date?;
        match (day.weekday, day.number) {
            (Some(weekday), _) => next_weekday(first, weekday),
            (None, Some(number)) => first
                .checked_add_days(chrono::Days::new(u64::from(number.saturating_sub(1).min(31)))),
            (None, None) => None,
        }
    }

    fn entry(&mut self, entry: &Entry, part: &Part, timed: bool, top: Option<u8>) {
        let Timed { span, length, .. } = entry.timed;
        if adds_up(entry) && self.begun {
            let text = self.source(entry);
            self.loose.push(Line::new(entry.line, entry.depth, false, text));
            return;
        }
        let above = timed && span.is_none() || self.whole == Some(entry.line);
        let opens = above && !entry.row && !entry.item && !self.begun;
        if opens {
            if let Some(span) = span {
                self.facts.begin = self.facts.begin.or_else(|| time(span.start.minutes));
                self.facts.end = self.facts.end.or_else(|| time(span.end?.minutes));
            }
            // "Workshop (90 minutes)" above the times is the title
            if self.facts.title.is_empty() {
                self.facts.title.clone_from(&entry.timed.title);
            }
            let title = entry.timed.title.clone();
            self.loose.push(Line::new(entry.line, entry.depth, false, title));
            return;
        }
        let below_text =
            entry.item && self.drafts.last().is_some_and(|last| !last.item && last.span.is_some());
        let deeper = below_text || top.is_some_and(|top| entry.depth > top);
        if timed
            && span.is_none()
            && (deeper || self.section.is_some_and(|(section, _)| section != Section::Agenda))
            || self.section.is_some_and(|(section, _)| section == Section::Aside) && span.is_none()
        {
            // a length inside a slot tells about the slot
            let text = self.source(entry);
            self.line(&Line::new(entry.line, entry.depth, true, text), false, 0);
            return;
        }
        let own = entry.timed.day.and_then(|day| self.resolve(day));
        if own.is_some() {
            self.day = own;
        }
        self.weekday = entry.timed.day.and_then(|day| day.weekday).or(self.weekday);
        if entry.item || entry.level.is_some() || span.is_some_and(|span| span.end.is_some()) {
            self.section = Some((Section::Agenda, entry.depth))
                .filter(|_| !matches!(self.section, Some((Section::Tracks, _))));
        }
        let draft = Draft {
            line: entry.line,
            depth: entry.depth,
            level: entry.level,
            row: entry.row,
            item: entry.item,
            place: Some(entry.timed.place),
            span,
            length,
            day: own.or(self.day),
            weekday: self.weekday,
            title: entry.timed.title.clone(),
            track: entry.track.clone().or_else(|| part.track.clone()),
            kind: entry.kind.clone(),
            within: None,
            below: entry
                .notes
                .iter()
                .chain(&entry.hosts)
                .map(|text| Line::new(entry.line, entry.depth + 1, false, text.clone()))
                .collect(),
            counts: Counts::default(),
        };
        self.push(draft);
    }

    /// The words of a line of which only a length was taken.
    fn source(&self, entry: &Entry) -> String {
        let minutes = entry.timed.length.unwrap_or(0) / 60;
        match entry.timed.place {
            Place::Head => format!("{minutes} min {}", entry.timed.title),
            Place::Inside | Place::Tail => format!("{} : {minutes} min", entry.timed.title),
        }
    }

    fn line(&mut self, line: &Rc<Line>, untimed: bool, from: usize) {
        if self.facts.used.contains(&line.line) {
            return;
        }
        if let Some((Section::Tracks, depth)) = self.section
            && line.depth >= depth
        {
            self.side.push(line.text.clone());
            return;
        }
        if untimed {
            self.push(Draft {
                line: line.line,
                depth: line.depth,
                day: self.day,
                title: line.text.clone(),
                ..Draft::default()
            });
            return;
        }
        let outside = self.section.is_some_and(|(section, _)| section != Section::Agenda);
        if outside || self.drafts.len() <= from && from > 0 {
            self.loose.push(Rc::clone(line));
            return;
        }
        let Some(last) = self.drafts.last_mut() else {
            self.loose.push(Rc::clone(line));
            return;
        };
        let sibling = line.item && line.depth == last.depth && !last.row && last.span.is_some();
        let short = line.text.split_whitespace().count() <= 4;
        if sibling && short && kind::named(&line.text) == Some(Kind::Break) {
            let day = last.day;
            self.push(Draft {
                line: line.line,
                depth: line.depth,
                day,
                item: true,
                title: line.text.clone(),
                ..Draft::default()
            });
        } else if line.item
            && last.item
            && !last.row
            && line.depth == last.depth
            && last.span.is_none()
            && (last.length.is_some() || self.lengths_only)
        {
            // a point of an order of business that has no length of its own
            let day = last.day;
            self.push(Draft {
                line: line.line,
                depth: line.depth,
                day,
                item: true,
                title: line.text.clone(),
                ..Draft::default()
            });
        } else if last.title.is_empty() && !last.row {
            let open = last.span.is_some_and(|span| span.end.is_none()) && last.length.is_none();
            let inner = open.then(|| inner_length(&line.text)).flatten();
            let (length, title) = inner
                .map(|(length, title)| (Some(length), title))
                .unwrap_or_else(|| (last.length, line.text.clone()));
            (last.length, last.title) = (length, title);
        } else if last.below.is_empty()
            && !last.row
            && !line.item
            && short_title(&line.text)
            && aligned::counts(&last.title)
        {
            // "Block 1 (8:00 - 9:30)" above "Mathe-Rallye"
            last.title = format!("{} – {}", last.title, line.text);
        } else {
            last.below.push(Rc::clone(line));
        }
    }

    fn remark(&mut self, line: u32, severity: Severity, what: FindingKind) {
        self.findings.push(Finding { line, severity, what });
    }
}
