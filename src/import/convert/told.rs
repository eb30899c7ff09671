//! What a conversion changes, said once, at its line; never how it is worded.

use crate::import::{Finding, FindingKind, MAX_FINDINGS, ReadSlot, Severity};

/// What is said while an agenda is made.
#[derive(Debug, Default)]
pub(super) struct Told {
    findings: Vec<Finding>,
    /// The lines of overlaps of which it is said what became of them.
    overlaps: Vec<u32>,
}

impl Told {
    /// Says something that wants a look.
    pub(super) fn warn(&mut self, line: u32, what: FindingKind) {
        self.findings.push(Finding { line, severity: Severity::Warning, what });
    }

    /// Says something that is worth knowing.
    pub(super) fn note(&mut self, line: u32, what: FindingKind) {
        self.findings.push(Finding { line, severity: Severity::Note, what });
    }

    /// Says that `slot` ends when `next` begins, where its end is written.
    pub(super) fn cut(&mut self, slot: &ReadSlot, next: &ReadSlot) {
        self.overlaps.push(next.line);
        let (Some(end), Some(start)) = (slot.end.or_else(|| end_of(slot)), next.start) else {
            return;
        };
        let (title, next) = (slot.title.clone(), next.title.clone());
        self.warn(slot.line, FindingKind::Cut { title, end, next, start });
    }

    /// Says that `slot` became a track of `into`; cells of one row are written side by side.
    pub(super) fn joined(&mut self, slot: &ReadSlot, into: &ReadSlot) {
        if slot.line == into.line {
            return;
        }
        let what = FindingKind::Joined { title: slot.title.clone(), into: into.title.clone() };
        if slot.start == into.start {
            self.note(slot.line, what);
        } else {
            self.overlaps.push(slot.line);
            self.warn(slot.line, what);
        }
    }

    /// All there is to say, by line: what the reading found and what the conversion changed.
    ///
    /// `closing` is the line that says when the session is over: it is no slot, and ends nowhere.
    pub(super) fn merged(self, read: &[Finding], closing: Option<u32>) -> Vec<Finding> {
        let Self { findings: own, overlaps } = self;
        let mut all: Vec<Finding> = Vec::with_capacity(read.len() + own.len());
        for finding in read {
            let settled = closing == Some(finding.line)
                && matches!(finding.what, FindingKind::NoEnd { .. })
                || overlaps.contains(&finding.line)
                    && matches!(finding.what, FindingKind::Overlap { .. });
            if settled {
                continue;
            }
            let mut finding = finding.clone();
            if let FindingKind::NoEnds { count } = &mut finding.what
                && closing.is_some()
            {
                *count = count.saturating_sub(1);
            }
            all.push(finding);
        }
        for finding in own {
            let backwards = |other: &Finding| {
                other.line == finding.line && matches!(other.what, FindingKind::Backwards { .. })
            };
            let said = matches!(finding.what, FindingKind::Sorted { .. });
            let told_already = said && all.iter().any(backwards);
            if !told_already && !all.contains(&finding) {
                all.push(finding);
            }
        }
        if all.len() > MAX_FINDINGS {
            all.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
            all.truncate(MAX_FINDINGS);
        }
        all.sort_by_key(|finding| finding.line);
        all
    }
}

/// When a slot of a start and a length ends.
fn end_of(slot: &ReadSlot) -> Option<chrono::NaiveTime> {
    Some(slot.start?.overflowing_add_signed(slot.length?).0)
}
