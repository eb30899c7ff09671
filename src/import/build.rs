//! From the parts of a session to its slots: nesting, lines below a slot, rules above a list.

use chrono::{NaiveDate, TimeDelta, Weekday};

use super::{
    MAX_FINDINGS, MAX_SLOTS,
    draft::{Draft, after, choice, covers, slot},
    entry::{Place, Timed},
    facts::{Around, Facts, facts, next_weekday, of_slot, time},
    finding::{Finding, FindingKind, Severity},
    halves,
    parts::{Part, Session},
    piece::{DAY_LEVEL, Entry, Line, Piece},
    read::{ReadAgenda, ReadSlot},
    turns::{self, Rule},
    words::{
        count::Counts,
        date::{self, Day},
        fold::Folded,
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

/// The line above a list of lengths that says how long all of it takes, or from when to when:
/// `Rétrospective (90 min)`, `Mon 8 March, 9:30-10:30`.
fn whole(part: &Part) -> Option<u32> {
    let mut slots = part.pieces.iter().filter_map(|piece| match piece {
        Piece::Slot(entry) => Some(&**entry),
        Piece::Heading { .. } | Piece::Label { .. } | Piece::Line(_) => None,
    });
    let first = slots.next().filter(|entry| !entry.item && !entry.row)?;
    let rest: Vec<&Entry> = slots.collect();
    let listed = rest.len() > 2 && rest.iter().all(|entry| entry.item || entry.row);
    let lengths = rest.iter().filter_map(|entry| entry.timed.length).sum::<u32>();
    let frames = match first.timed.span {
        Some(span) => span.end.is_some() && rest.iter().all(|entry| entry.timed.span.is_none()),
        None => first.timed.length? >= lengths,
    };
    (listed && frames).then_some(first.line)
}

#[derive(Default)]
struct Builder {
    facts: Facts,
    today: NaiveDate,
    year: Option<i32>,
    drafts: Vec<Draft>,
    /// The sentences that stand in no slot.
    loose: Vec<Line>,
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
                    let line = Line { line: *line, depth: *depth, item: false, text: text.clone() };
                    self.line(&line, false, from);
                }
                Piece::Label { line, depth, section, value, text, .. } => {
                    self.section = value.is_empty().then_some((*section, *depth));
                    if matches!(section, Section::Agenda | Section::Aside | Section::Tracks)
                        && !value.is_empty()
                    {
                        self.loose.push(Line {
                            line: *line,
                            depth: *depth,
                            item: false,
                            text: text.clone(),
                        });
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
            self.loose.push(Line {
                line: entry.line,
                depth: entry.depth,
                item: false,
                text: entry.timed.title.clone(),
            });
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
            self.line(&Line { line: entry.line, depth: entry.depth, item: true, text }, false, 0);
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
                .map(|text| Line {
                    line: entry.line,
                    depth: entry.depth + 1,
                    item: false,
                    text: text.clone(),
                })
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

    fn line(&mut self, line: &Line, untimed: bool, from: usize) {
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
            self.loose.push(line.clone());
            return;
        }
        let Some(last) = self.drafts.last_mut() else {
            self.loose.push(line.clone());
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
            last.title.clone_from(&line.text);
        } else {
            last.below.push(line.clone());
        }
    }

    /// Settles the halves of the day, one day and one thread at a time.
    fn settle(&mut self, from: usize) {
        let drafts = &mut self.drafts[from..];
        let mut at = 0;
        while at < drafts.len() {
            let day = (drafts[at].day, drafts[at].weekday);
            let end = drafts[at..]
                .iter()
                .position(|draft| (draft.day, draft.weekday) != day)
                .map_or(drafts.len(), |more| at + more);
            let mut lines = Vec::new();
            let mut spans = Vec::new();
            for draft in &mut drafts[at..end] {
                if let Some(span) = &mut draft.span {
                    lines.push(draft.line);
                    spans.push(span);
                }
            }
            for moved in halves::settle(&mut spans) {
                if let Some(time) = time(spans[moved].start.minutes) {
                    self.findings.push(Finding {
                        line: lines[moved],
                        severity: Severity::Note,
                        what: FindingKind::Afternoon { time },
                    });
                }
            }
            at = end;
        }
    }

    /// Finds the slots that are parts of one above them.
    fn nest(&mut self, from: usize) {
        let mut open: Vec<usize> = Vec::new();
        for at in from..self.drafts.len() {
            let (depth, level, row) =
                (self.drafts[at].depth, self.drafts[at].level, self.drafts[at].row);
            while let Some(above) = open.last().map(|above| &self.drafts[*above]) {
                let inside = match (above.level, level) {
                    (Some(above), Some(level)) => level > above,
                    (Some(_), None) => true,
                    (None, Some(_)) => false,
                    (None, None) => depth > above.depth,
                };
                if inside && !row && covers(above.span, self.drafts[at].span) {
                    break;
                }
                open.pop();
            }
            self.drafts[at].within = open.last().copied();
            open.push(at);
        }
    }

    fn finish(mut self, lang: Option<Tongue>, lines: (u32, u32)) -> ReadAgenda {
        self.take_frames();
        self.rules_below();
        let rules = self.rules();
        let (mut slots, mut own): (Vec<ReadSlot>, Vec<Counts>) =
            self.drafts.iter().map(slot).unzip();
        turns::apply(&mut slots, &mut own, &rules);
        if let (Some(last), Some(draft)) = (slots.last_mut(), self.drafts.last())
            && self.drafts.len() > 3
            && draft.span.is_some_and(|span| span.end.is_none() && !span.open)
            && draft.length.is_none()
            && kind::named(&draft.title).is_none()
        {
            // what comes last and has no end is the end
            last.kind = Kind::Other;
        }
        self.share_tracks(&mut slots);
        self.check(&slots);
        self.leftovers();
        let Facts { title, date, place, audience, hosts, objectives, begin, end, findings, .. } =
            self.facts;
        for (line, what) in findings {
            let severity = if matches!(what, FindingKind::YearTaken { .. }) {
                Severity::Note
            } else {
                Severity::Warning
            };
            self.findings.push(Finding { line, severity, what });
        }
        self.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        self.findings.truncate(MAX_FINDINGS);
        self.findings.sort_by_key(|finding| finding.line);
        ReadAgenda {
            title,
            date,
            lang,
            zone: None,
            place,
            audience,
            hosts,
            objectives,
            begin,
            end,
            slots,
            findings: self.findings,
            lines,
            whole: None,
        }
    }

    fn remark(&mut self, line: u32, severity: Severity, what: FindingKind) {
        self.findings.push(Finding { line, severity, what });
    }

    /// A range that covers all slots below it and names none says from when to when it lasts.
    fn take_frames(&mut self) {
        let mut at = 0;
        while at < self.drafts.len() {
            let draft = &self.drafts[at];
            let inside = self.drafts[at + 1..]
                .iter()
                .take_while(|other| other.day == draft.day)
                .filter(|other| other.span.is_some())
                .map(|other| covers(draft.span, other.span))
                .collect::<Vec<_>>();
            let whole = at == 0
                && inside.len() > 2
                && inside.len() + 1 == self.drafts.len()
                && inside.iter().all(|inside| *inside);
            let frame = inside.len() >= 2
                && inside.iter().take(2).all(|inside| *inside)
                && inside.iter().filter(|inside| **inside).count() * 10 >= inside.len() * 8
                && match draft.level {
                    Some(level) => {
                        // a heading with the times of all that stands below it is no slot either
                        (draft.place != Some(Place::Head) || whole)
                            && self.drafts[at + 1].level.is_none_or(|below| below > level)
                    }
                    None => {
                        !draft.row
                            && self.drafts[at + 1].depth <= draft.depth
                            && (kind::named(&draft.title).is_none()
                                || whole && !draft.item && draft.place != Some(Place::Head))
                    }
                };
            if frame {
                let draft = self.drafts.remove(at);
                for other in &mut self.drafts {
                    other.within = match other.within {
                        Some(parent) if parent == at => None,
                        Some(parent) if parent > at => Some(parent - 1),
                        same => same,
                    };
                }
                self.take_heading(&draft);
                self.loose.extend(draft.below.iter().cloned());
                if let Some(span) = draft.span {
                    self.facts.begin = self.facts.begin.or_else(|| time(span.start.minutes));
                    self.facts.end = self.facts.end.or_else(|| time(span.end?.minutes));
                }
                continue;
            }
            at += 1;
        }
    }

    /// The line that frames the day may name it as well.
    fn take_heading(&mut self, draft: &Draft) {
        let below = draft.level.is_some_and(|level| level < DAY_LEVEL)
            && draft.place == Some(Place::Head)
            && !draft.title.is_empty();
        if self.facts.title.is_empty() || below {
            self.facts.title.clone_from(&draft.title);
        }
        let named = date::find(&Folded::new(&draft.title)).map(|(day, _, _)| day);
        if let Some(date) =
            named.and_then(|day| self.resolve(day)).filter(|_| self.facts.date.is_none())
        {
            self.facts.date = Some(date);
            for draft in self.drafts.iter_mut().filter(|draft| draft.day.is_none()) {
                draft.day = Some(date);
            }
        }
    }

    /// A sentence behind the list that says how long each has is about no break and no farewell.
    fn rules_below(&mut self) {
        for draft in &mut self.drafts {
            let frame = matches!(
                kind::named(&draft.title),
                Some(Kind::Welcome | Kind::Break | Kind::Debrief | Kind::Other)
            );
            if !frame || draft.row {
                continue;
            }
            let (rules, below) = std::mem::take(&mut draft.below)
                .into_iter()
                .partition(|line| !line.item && !turns::rules(&line.text).is_empty());
            draft.below = below;
            self.loose.extend::<Vec<Line>>(rules);
        }
    }

    /// What the sentences around the list say of every turn.
    fn rules(&mut self) -> Vec<Rule> {
        let mut found: Vec<Rule> =
            self.facts.objectives.iter().flat_map(|text| turns::rules(text)).collect();
        // what a rule says is understood
        self.loose.retain(|line| {
            let said = turns::rules(&line.text);
            let none = said.is_empty();
            found.extend(said);
            none
        });
        found
    }

    /// A list of things side by side, told apart, belongs to the slot in which they are chosen.
    fn share_tracks(&self, slots: &mut [ReadSlot]) {
        if self.side.is_empty() {
            return;
        }
        let chosen = slots
            .iter()
            .rposition(|slot| slot.kind == Kind::Workshop && choice(&slot.title))
            .or_else(|| slots.iter().rposition(|slot| slot.kind == Kind::Workshop));
        if let Some(slot) =
            chosen.and_then(|at| slots.get_mut(at)).filter(|slot| slot.tracks.is_empty())
        {
            slot.tracks.clone_from(&self.side);
        }
    }

    fn check(&mut self, slots: &[ReadSlot]) {
        let open =
            slots.iter().filter(|slot| slot.start.is_some() && slot.length.is_none()).count();
        let starts_only = open > 2 && open * 2 > slots.len();
        if starts_only {
            self.remark(slots[0].line, Severity::Note, FindingKind::NoEnds { count: open });
        }
        let mut above: Option<&ReadSlot> = None;
        for (at, slot) in slots.iter().enumerate() {
            let title = slot.title.clone();
            let last = at + 1 == slots.len();
            match (slot.start, slot.end, slot.length) {
                (None, None, None) => {
                    self.remark(slot.line, Severity::Warning, FindingKind::Untimed { title })
                }
                (Some(_), None, None) if last => {
                    self.remark(slot.line, Severity::Warning, FindingKind::NoEnd { title })
                }
                (Some(_), None, None) if starts_only => {}
                (Some(_), None, None) => {
                    self.remark(slot.line, Severity::Note, FindingKind::NoEnd { title })
                }
                (Some(start), Some(end), _)
                    if end < start && start - end <= TimeDelta::hours(12) =>
                {
                    let what = FindingKind::EndsFirst { title, start, end };
                    self.remark(slot.line, Severity::Warning, what);
                }
                (Some(start), Some(end), Some(_)) => {
                    let spanned = after(start, end);
                    let written = self.drafts[at]
                        .length
                        .map(|seconds| TimeDelta::seconds(i64::from(seconds)));
                    if let Some(written) = written.filter(|written| *written != spanned) {
                        self.remark(
                            slot.line,
                            Severity::Warning,
                            FindingKind::LengthDiffers { title, written, spanned },
                        );
                    }
                }
                (_, _, _) => {}
            }
            if slot.within.is_some() || slot.start.is_none() {
                continue;
            }
            if let Some(before) = above.filter(|before| {
                before.day == slot.day
                    && before.weekday == slot.weekday
                    && before.track == slot.track
            }) && let (Some(start), Some(began)) = (slot.start, before.start)
            {
                let title = slot.title.clone();
                match before.end {
                    _ if start < began => self.remark(
                        slot.line,
                        Severity::Warning,
                        FindingKind::Backwards { title, start },
                    ),
                    Some(end) if start < end && end > began && start != began => self.remark(
                        slot.line,
                        Severity::Warning,
                        FindingKind::Overlap { title, start, end },
                    ),
                    Some(_) | None => {}
                }
            }
            above = Some(slot);
        }
        if slots.is_empty() {
            self.remark(1, Severity::Warning, FindingKind::NoSlots);
        }
    }

    /// Says which lines are in no slot.
    fn leftovers(&mut self) {
        const MOST_TEXT: usize = 120;
        let mut loose = std::mem::take(&mut self.loose);
        loose.retain(|line| line.text != self.facts.title);
        let mut warned = 0;
        for line in loose {
            // no more are told, and notes stand behind warnings
            if warned >= MAX_FINDINGS {
                break;
            }
            let text: String = line.text.chars().take(MOST_TEXT).collect();
            let times = holds_time(&line.text);
            warned += usize::from(times);
            let (severity, what) = if times {
                (Severity::Warning, FindingKind::LooseTime { text })
            } else {
                (Severity::Note, FindingKind::NotUnderstood { text })
            };
            self.remark(line.line, severity, what);
        }
    }
}

fn holds_time(text: &str) -> bool {
    let text = super::words::fold::Folded::new(text);
    (0..text.len())
        .any(|at| super::times::clock::clock(&text, at).is_some_and(|(clock, _)| clock.sure()))
}
