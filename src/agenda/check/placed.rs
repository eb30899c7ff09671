//! From findings to places in the file: which line, which column.

use super::{Field, Finding, FindingKind, Spot};
use crate::agenda::read::{Loaded, Places, ProblemKind, SlotPlaces, Span};

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

/// Finds the places of `findings` in the file that the agenda was read from, in its order.
///
/// What the reader has told already is left out.
#[must_use]
pub fn placed(findings: Vec<Finding>, file: &Loaded) -> Vec<Placed> {
    let place = |finding: Finding| {
        let span = span(&file.places, finding.at);
        let also = finding.also.map(|also| self::span(&file.places, also));
        Placed { finding, span, also }
    };
    let placed = findings.into_iter().map(place);
    let mut placed: Vec<_> = placed.filter(|placed| !is_told(placed, file)).collect();
    placed.sort_by_key(|placed| placed.span);
    placed
}

fn is_told(placed: &Placed, file: &Loaded) -> bool {
    matches!(placed.finding.what, FindingKind::NotInLineup { .. })
        && file.problems.iter().any(|problem| {
            problem.span == placed.span && matches!(problem.what, ProblemKind::NotInLineup { .. })
        })
}

/// The span of `spot`; where it is not written, that of the nearest part around it.
fn span(places: &Places, spot: Spot) -> Span {
    let in_slot = |slot: usize, part: fn(&SlotPlaces) -> Option<Span>| {
        let slot = places.slots.get(slot);
        slot.map_or(places.head, |slot| part(slot).unwrap_or(slot.head))
    };
    match spot {
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
