//! What needs a look: missing ends, overlaps, lines that are in no slot.

use std::collections::HashSet;

use chrono::TimeDelta;

use super::Builder;
use crate::import::{
    MAX_FINDINGS,
    draft::{after, written},
    finding::{Finding, FindingKind, Severity},
    read::ReadSlot,
    times::{self, clock::clock},
    words::{count::counts, fold::Folded},
};

impl Builder {
    pub(super) fn check(&mut self, slots: &[ReadSlot]) {
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
                    let written = written(&self.drafts[at], slot);
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

    /// Says which lines below the slots went into their notes; what was counted is understood.
    pub(super) fn kept(&mut self, slots: &[ReadSlot]) {
        for (draft, slot) in self.drafts.iter().zip(slots) {
            let notes: HashSet<&str> = slot.notes.iter().map(String::as_str).collect();
            let lines = draft.below.iter().filter(|line| line.line != draft.line);
            for line in lines.filter(|line| notes.contains(line.text.as_str())) {
                if slot.items.is_some() && !counts(line.folded(), true).is_empty() {
                    continue;
                }
                let what = FindingKind::Kept { title: slot.title.clone(), text: line.text.clone() };
                self.findings.push(Finding { line: line.line, severity: Severity::Note, what });
            }
        }
    }

    /// Says which lines are in no slot.
    pub(super) fn leftovers(&mut self) {
        const MOST_TEXT: usize = 120;
        let mut loose = std::mem::take(&mut self.loose);
        loose.retain(|line| line.text != self.facts.title);
        let (mut warned, mut noted) = (0, 0);
        for line in loose {
            // no more are told, and notes stand behind warnings
            if warned >= MAX_FINDINGS {
                break;
            }
            let times = holds_time(line.folded());
            let told = if times { &mut warned } else { &mut noted };
            *told += 1;
            if *told > MAX_FINDINGS {
                continue;
            }
            let text: String = line.text.chars().take(MOST_TEXT).collect();
            let (severity, what) = if times {
                (Severity::Warning, FindingKind::LooseTime { text })
            } else {
                (Severity::Note, FindingKind::NotUnderstood { text })
            };
            self.remark(line.line, severity, what);
        }
    }
}

fn holds_time(text: &Folded) -> bool {
    let sure = |at| clock(text, at).is_some_and(|(clock, _)| clock.sure());
    (0..text.len()).any(|at| times::begins(text, at) && sure(at))
}
