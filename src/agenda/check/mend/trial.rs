//! Tries a mend on a copy of the agenda: is the finding gone, and what came in its place?
//!
//! A finding is the same one after edits when it is of the same kind, at the same part of the
//! agenda; edits move parts, so places are followed through them.

use std::{
    collections::{BTreeSet, HashMap},
    mem::{Discriminant, discriminant},
};

use super::Mend;
use crate::agenda::{
    Agenda, Edit, Opening,
    check::{Finding, FindingKind, Severity, Spot, diagnose},
    read::read,
    write,
};

/// What a mend would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The finding goes, and none comes.
    Better,
    /// The finding goes, but a warning comes that was not there.
    Other,
    /// The finding stays, or an error comes, or it cannot be done at all.
    Worse,
}

/// What is known of the agenda before anything is tried.
#[derive(Debug)]
pub(super) struct Before {
    findings: Vec<Finding>,
    errors: usize,
    reads: bool,
}

impl Before {
    pub(super) fn new(agenda: &Agenda, findings: Vec<Finding>) -> Self {
        Self { errors: errors(&findings), reads: reads(agenda), findings }
    }
}

/// Tries `mend` for `finding` on a copy of an agenda of which `before` is known.
pub(super) fn trial(
    mend: &Mend,
    finding: &Finding,
    (agenda, opening): (&Agenda, &Opening),
    before: &Before,
) -> Outcome {
    let mut copy = agenda.clone();
    if mend.edits.iter().any(|edit| copy.edit(edit.clone()).is_err()) || copy == *agenda {
        return Outcome::Worse;
    }
    let (_, after) = diagnose(&copy, opening);
    if still(finding, &mend.edits, &after).is_some() || errors(&after) > before.errors {
        return Outcome::Worse;
    }
    // who mends a warning at a slot that holds an error would say that the slot is in order
    if finding.severity == Severity::Warning {
        let touched = touched(&mend.edits);
        let stands = |it: &Finding| {
            let mut slots = [Some(it.at), it.also].into_iter().flatten().filter_map(Spot::slot);
            it.severity == Severity::Error && slots.any(|slot| touched.contains(&slot))
        };
        if after.iter().any(stands) {
            return Outcome::Worse;
        }
    }
    // what was a warning is new as an error
    let mut known: HashMap<(Discriminant<FindingKind>, Spot), Severity> = HashMap::new();
    for old in &before.findings {
        if let Some(at) = moved(old.at, &mend.edits) {
            let worst = known.entry((discriminant(&old.what), at)).or_insert(old.severity);
            *worst = old.severity.min(*worst);
        }
    }
    let is_new = |it: &&Finding| {
        known.get(&(discriminant(&it.what), it.at)).is_none_or(|severity| *severity > it.severity)
    };
    let outcome = match after.iter().filter(is_new).map(|it| it.severity).min() {
        None => Outcome::Better,
        Some(Severity::Warning) => Outcome::Other,
        Some(Severity::Error) => return Outcome::Worse,
    };
    // the reader has a closer eye on times that run backwards
    if before.reads && !reads(&copy) { Outcome::Worse } else { outcome }
}

fn errors(list: &[Finding]) -> usize {
    list.iter().filter(|it| it.severity == Severity::Error).count()
}

/// The slots that `edits` change or add, where they are after them.
fn touched(edits: &[Edit]) -> BTreeSet<usize> {
    edits.iter().fold(BTreeSet::new(), |touched, edit| {
        let mut touched: BTreeSet<usize> =
            touched.into_iter().filter_map(|index| slot(index, edit)).collect();
        touched.extend(match edit {
            Edit::Slot { slot, .. } => Some(*slot),
            Edit::AddSlot { at, .. } => Some(*at),
            Edit::MoveSlot { to, .. } => Some(*to),
            Edit::Title(_)
            | Edit::Date(_)
            | Edit::End(_)
            | Edit::About(_)
            | Edit::RemoveSlot { .. }
            | Edit::AddDefi { .. }
            | Edit::RemoveDefi { .. }
            | Edit::Defi { .. }
            | Edit::MoveDefi { .. } => None,
        });
        touched
    })
}

/// Whether an agenda, once written, is read as the same.
fn reads(agenda: &Agenda) -> bool {
    read(write(agenda).as_bytes()).agenda.as_ref() == Some(agenda)
}

/// The finding among `now`, those of the agenda after `edits`, that `finding` was before them; none
/// when it is gone.
#[must_use]
pub fn still<'a>(finding: &Finding, edits: &[Edit], now: &'a [Finding]) -> Option<&'a Finding> {
    let at = moved(finding.at, edits)?;
    let kind = discriminant(&finding.what);
    now.iter().find(|it| it.at == at && discriminant(&it.what) == kind)
}

/// Where a part of the agenda is after `edits`; none when it was taken away.
fn moved(spot: Spot, edits: &[Edit]) -> Option<Spot> {
    edits.iter().try_fold(spot, |spot, edit| match spot {
        Spot::Zone | Spot::AnnouncedEnd => Some(spot),
        Spot::Defi(index) => defi(index, edit).map(Spot::Defi),
        Spot::Slot { slot, field } => self::slot(slot, edit).map(|slot| Spot::Slot { slot, field }),
        Spot::Turn { slot, turn } => self::slot(slot, edit).map(|slot| Spot::Turn { slot, turn }),
    })
}

fn slot(index: usize, edit: &Edit) -> Option<usize> {
    match edit {
        Edit::AddSlot { at, .. } => Some(index + usize::from(*at <= index)),
        Edit::RemoveSlot { slot } if *slot == index => None,
        Edit::RemoveSlot { slot } => Some(index - usize::from(*slot < index)),
        Edit::MoveSlot { from, to } => Some(shuffled(index, *from, *to)),
        Edit::Title(_)
        | Edit::Date(_)
        | Edit::End(_)
        | Edit::About(_)
        | Edit::Slot { .. }
        | Edit::AddDefi { .. }
        | Edit::RemoveDefi { .. }
        | Edit::Defi { .. }
        | Edit::MoveDefi { .. } => Some(index),
    }
}

/// Where the part at `index` stands once the one at `from` was taken to `to`.
fn shuffled(index: usize, from: usize, to: usize) -> usize {
    if from == index {
        return to;
    }
    let without = index - usize::from(from < index);
    without + usize::from(to <= without)
}

fn defi(index: usize, edit: &Edit) -> Option<usize> {
    match edit {
        Edit::AddDefi { at, .. } => Some(index + usize::from(*at <= index)),
        Edit::RemoveDefi { defi } if *defi == index => None,
        Edit::RemoveDefi { defi } => Some(index - usize::from(*defi < index)),
        Edit::MoveDefi { from, to } => Some(shuffled(index, *from, *to)),
        Edit::Defi { .. }
        | Edit::Title(_)
        | Edit::Date(_)
        | Edit::End(_)
        | Edit::About(_)
        | Edit::Slot { .. }
        | Edit::AddSlot { .. }
        | Edit::RemoveSlot { .. }
        | Edit::MoveSlot { .. } => Some(index),
    }
}
