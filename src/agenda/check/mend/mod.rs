//! For each finding at most one mend: what to change, with its figures, as edits that a hand
//! could have made.
//!
//! A mend is tried on a copy before it is proposed: one that would leave its finding standing, or
//! bring an error, is never proposed. It never changes the agenda itself, and it has no words.

mod bench;
mod times;
mod trial;

use chrono::TimeDelta;

use super::{Finding, FindingKind, Hour, diagnose};
use crate::agenda::{Agenda, Edit, Opening, Text};
use bench::Bench;
pub use trial::still;

/// What would make a finding go away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// What it does, to be said before it is done.
    pub what: MendKind,
    /// The same as changes, to be made in this order.
    pub edits: Vec<Edit>,
}

/// The names that a mend gives to what it adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MendNames<'a> {
    /// A break's title.
    pub pause: &'a str,
}

/// What a mend does, with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MendKind {
    /// A slot ends at another time, earlier or later.
    End {
        /// The slot's title.
        title: Text,
        /// When it ends then.
        end: Hour,
        /// How long it lasts then.
        length: TimeDelta,
    },
    /// A slot begins at another time.
    Begin {
        /// The slot's title.
        title: Text,
        /// When it begins then.
        start: Hour,
        /// How long it lasts then.
        length: TimeDelta,
    },
    /// A hole is called a break.
    FillBreak {
        /// When the break begins.
        start: Hour,
        /// When it ends.
        end: Hour,
        /// How long it lasts.
        length: TimeDelta,
    },
}

/// Proposes what would make `finding` go away; none where only a person can know.
///
/// `finding` is one that [`super::check`] made of the same agenda on the same day. What is proposed
/// keeps the agenda one that can be written and read again, brings no error, and takes away no team
/// and nothing of a slot but what it says. Of several ways, the first one that brings no new finding
/// at all is taken.
#[must_use]
pub fn mend(
    finding: &Finding,
    agenda: &Agenda,
    opening: &Opening,
    names: MendNames<'_>,
) -> Option<Mend> {
    let (plan, before) = diagnose(agenda, opening);
    let bench = Bench { agenda, plan: &plan, names };
    let mut second = None;
    for mend in ways(&bench, finding) {
        match trial::trial(&mend, finding, (agenda, opening), &before) {
            trial::Outcome::Better => return Some(mend),
            trial::Outcome::Other => second = second.or(Some(mend)),
            trial::Outcome::Worse => {}
        }
    }
    second
}

/// The ways in which a finding could be mended, the most natural one first.
fn ways(bench: &Bench<'_>, finding: &Finding) -> Vec<Mend> {
    match &finding.what {
        FindingKind::Overlap { .. } => bench.overlap(finding),
        FindingKind::Gap { .. } => bench.gap(finding),
        FindingKind::DoesNotFit { .. }
        | FindingKind::NoChangeover { .. }
        | FindingKind::TooManyTeams { .. }
        | FindingKind::TooFewTeams { .. }
        | FindingKind::NoLineup
        | FindingKind::SameDefi { .. }
        | FindingKind::NotInLineup { .. }
        | FindingKind::TooEarly { .. }
        | FindingKind::RoundsAndTurns { .. }
        | FindingKind::RoundsAndPhases { .. }
        | FindingKind::EndsLate { .. }
        | FindingKind::EndsBeforeStart { .. }
        | FindingKind::ShortBreak { .. }
        | FindingKind::LongStretch { .. }
        | FindingKind::NoEnd { .. }
        | FindingKind::Untimed { .. }
        | FindingKind::Disagrees { .. }
        | FindingKind::EndsFirst { .. }
        | FindingKind::Backwards { .. }
        | FindingKind::Twice { .. }
        | FindingKind::Never { .. } => Vec::new(),
    }
}
