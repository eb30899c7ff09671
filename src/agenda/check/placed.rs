//! From findings to places in the file: which line, which column.

use super::{Field, Finding, FindingKind, Severity, Spot};
use crate::agenda::read::{Loaded, Places, Problem, ProblemKind, SlotPlaces, Span};

/// A finding and where it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What was found.
    pub finding: Finding,
    /// Where.
    pub span: Span,
    /// Where the other place is.
    pub also: Option<Span>,
}

/// One thing to tell of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told<'a> {
    /// The reader found it.
    Problem(&'a Problem),
    /// The doctor found it.
    Finding(Box<Placed>),
}

impl Told<'_> {
    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::Problem(problem) => problem.severity,
            Self::Finding(placed) => placed.finding.severity,
        }
    }

    /// Where it is.
    #[must_use]
    pub const fn span(&self) -> Span {
        match self {
            Self::Problem(problem) => problem.span,
            Self::Finding(placed) => placed.span,
        }
    }

    /// The other place that it has to do with.
    #[must_use]
    pub const fn also(&self) -> Option<Span> {
        match self {
            Self::Problem(problem) => problem.also,
            Self::Finding(placed) => placed.also,
        }
    }
}

/// All that is to be told of a file, in its order; of what both the reader and the doctor found,
/// what the doctor found.
#[must_use]
pub fn told(findings: Vec<Finding>, file: &Loaded) -> Vec<Told<'_>> {
    let findings: Vec<Placed> = findings.into_iter().map(|finding| place(finding, file)).collect();
    let is_known = |problem: &Problem| {
        findings
            .iter()
            .any(|placed| placed.span == problem.span && covers(&placed.finding, problem))
    };
    let problems = file.problems.iter().filter(|problem| !is_known(problem)).map(Told::Problem);
    let mut told: Vec<_> = problems.collect();
    told.extend(findings.into_iter().map(|placed| Told::Finding(Box::new(placed))));
    told.sort_by_key(Told::span);
    told
}

/// Finds the places of `findings` in the file that the agenda was read from, in its order.
///
/// What the reader has told already is left out.
#[must_use]
pub fn placed(findings: Vec<Finding>, file: &Loaded) -> Vec<Placed> {
    let placed = findings.into_iter().map(|finding| place(finding, file));
    let mut placed: Vec<_> = placed.filter(|placed| !is_told(placed, file)).collect();
    placed.sort_by_key(|placed| placed.span);
    placed
}

fn place(finding: Finding, file: &Loaded) -> Placed {
    let span = span(&file.places, finding.at);
    let also = finding.also.map(|also| self::span(&file.places, also));
    Placed { finding, span, also }
}

fn is_told(placed: &Placed, file: &Loaded) -> bool {
    let mut problems = file.problems.iter();
    problems.any(|it| it.span == placed.span && is_same(&placed.finding, it))
}

/// Whether what the doctor found says all that the reader found there.
fn covers(finding: &Finding, problem: &Problem) -> bool {
    let pair = matches!(finding.what, FindingKind::SameTurn { .. })
        && matches!(problem.what, ProblemKind::NotInLineup { .. });
    pair || is_same(finding, problem)
}

/// Whether the reader looks for this too.
fn is_same(finding: &Finding, problem: &Problem) -> bool {
    matches!(finding.what, FindingKind::NotInLineup { .. })
        && matches!(problem.what, ProblemKind::NotInLineup { .. })
}

/// The span of `spot`; where it is not written, that of the nearest part around it.
fn span(places: &Places, spot: Spot) -> Span {
    let in_slot = |slot: usize, part: fn(&SlotPlaces) -> Option<Span>| {
        let slot = places.slots.get(slot);
        slot.map_or(places.head, |slot| part(slot).unwrap_or(slot.head))
    };
    match spot {
        Spot::Zone => places.head,
        Spot::AnnouncedEnd => places.end.unwrap_or(places.head),
        Spot::Defi(index) => places.lineup.get(index).copied().unwrap_or(places.head),
        Spot::Turn { slot, turn } => {
            let named = places.slots.get(slot).and_then(|slot| slot.named.get(turn));
            named.copied().unwrap_or_else(|| in_slot(slot, |slot| slot.turns))
        }
        Spot::Slot { slot, field } => match field {
            Field::Whole => in_slot(slot, |_| None),
            Field::Start => in_slot(slot, |slot| Some(slot.start.unwrap_or(slot.time()))),
            Field::End => in_slot(slot, |slot| Some(slot.end.unwrap_or(slot.time()))),
            Field::Length => in_slot(slot, |slot| Some(slot.length.unwrap_or(slot.time()))),
            Field::Turns => in_slot(slot, |slot| slot.turns),
            Field::Rounds => in_slot(slot, |slot| slot.rounds),
        },
    }
}
