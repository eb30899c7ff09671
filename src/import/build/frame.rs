//! How the slots of a part stand to each other: halves of the day, nesting, the line that frames a day.

use super::{Builder, Part};
use crate::import::{
    draft::{Draft, covers},
    entry::Place,
    facts::time,
    finding::{Finding, FindingKind, Severity},
    halves,
    piece::{DAY_LEVEL, Entry, Piece},
    table,
    words::{date, fold::Folded, kind},
};

/// The line above a list of lengths that says how long all of it takes, or from when to when:
/// `Rétrospective (90 min)`, `Mon 8 March, 9:30-10:30`.
pub(super) fn whole(part: &Part) -> Option<u32> {
    let mut slots = part.pieces.iter().filter_map(|piece| match piece {
        Piece::Slot(entry) => Some(&**entry),
        Piece::Heading { .. } | Piece::Label { .. } | Piece::Line(_) => None,
    });
    let first = slots.next().filter(|entry| !entry.item && !entry.row)?;
    let rest: Vec<&Entry> = slots.filter(|entry| !adds_up(entry)).collect();
    let lengths = rest.iter().filter_map(|entry| entry.timed.length).sum::<u32>();
    // lines without bullets are a list where each gives its length and the first all of them
    let alike = first.timed.place != Place::Head
        && rest.iter().all(|entry| entry.timed.span.is_none() && entry.level.is_none());
    let listed = rest.len() > 2 && (alike || rest.iter().all(|entry| entry.item || entry.row));
    let frames = match first.timed.span {
        Some(span) => span.end.is_some() && rest.iter().all(|entry| entry.timed.span.is_none()),
        None => first.timed.length? >= lengths,
    };
    (listed && frames).then_some(first.line)
}

/// Whether a slot is none: it adds up the lengths above it.
pub(super) fn adds_up(entry: &Entry) -> bool {
    entry.timed.span.is_none() && entry.timed.length.is_some() && table::sums(&entry.timed.title)
}

impl Builder {
    /// Settles the halves of the day, one day and one thread at a time.
    pub(super) fn settle(&mut self, from: usize) {
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
    pub(super) fn nest(&mut self, from: usize) {
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

    /// A range that covers all slots below it and names none says from when to when it lasts.
    pub(super) fn take_frames(&mut self) {
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
    pub(super) fn take_heading(&mut self, draft: &Draft) {
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
}
