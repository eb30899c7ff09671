//! Mends of teams: mentioned once, known, there in time, with a turn for each.

use std::collections::BTreeSet;

use super::{Mend, MendKind, TurnCount, bench::Bench};
use crate::agenda::{
    Change, Defi, Edit, Kind, MAX_TURNS, Text, Turns,
    check::{Finding, Spot, lineup::again},
    fold_name,
};

/// How many later places are tried for a team that cannot be there earlier.
const MOST_PLACES: usize = 40;

impl Bench<'_> {
    /// The second mention goes; what only it said about the team is kept.
    pub(super) fn once(&self, finding: &Finding, name: &Text) -> Vec<Mend> {
        let (Spot::Defi(index), Some(Spot::Defi(first))) = (finding.at, finding.also) else {
            return Vec::new();
        };
        let lineup = &self.agenda.lineup;
        let (Some(second), Some(kept)) = (lineup.get(index), lineup.get(first)) else {
            return Vec::new();
        };
        let same = |other: &Text| fold_name(other) == fold_name(name);
        let replace = |at, defi: Defi| {
            [Edit::RemoveDefi { defi: at }, Edit::AddDefi { at, defi: Box::new(defi) }]
        };
        let partner = second.with.clone().filter(|with| !same(with));
        let edits = if same(&second.name) && index != first {
            match partner {
                // its pair goes on alone
                Some(with) => {
                    replace(index, Defi { name: with, with: None, ..second.clone() }).into()
                }
                None => {
                    let mut edits = vec![Edit::RemoveDefi { defi: index }];
                    let merged = merged(kept, second);
                    if merged != *kept {
                        edits.extend(replace(first, merged));
                    }
                    edits
                }
            }
        } else {
            replace(index, Defi { with: None, ..second.clone() }).into()
        };
        vec![Mend { what: MendKind::RemoveTeam { name: name.clone() }, edits }]
    }

    /// The later mentions in the slot's turns go; not where that would leave the slot without turns.
    pub(super) fn one_turn(&self, finding: &Finding) -> Vec<Mend> {
        let Some(part) = self.slot(finding) else { return Vec::new() };
        let Some(Turns::Named(names)) = &part.written.turns else { return Vec::new() };
        let again = again(self.agenda, self.plan).into_iter().filter(|again| !again.may_be);
        let again: BTreeSet<Spot> = again.map(|again| again.at).collect();
        let (gone, kept): (Vec<_>, Vec<_>) = names
            .iter()
            .enumerate()
            .partition(|(turn, _)| again.contains(&Spot::Turn { slot: part.index, turn: *turn }));
        if kept.is_empty() {
            return Vec::new();
        }
        let named = |turns: Vec<(usize, &Text)>| -> Vec<Text> {
            turns.into_iter().map(|(_, name)| name.clone()).collect()
        };
        let change = Change::Turns(Some(Turns::Named(named(kept))));
        let what = MendKind::RemoveTurns { names: named(gone) };
        vec![Mend { what, edits: vec![Edit::Slot { slot: part.index, change }] }]
    }

    /// A turn spelt as the lineup has it, unless that team has its turn there; else one team more.
    pub(super) fn known(
        &self,
        finding: &Finding,
        name: &Text,
        nearest: Option<&Text>,
    ) -> Vec<Mend> {
        let Spot::Turn { slot, turn } = finding.at else { return Vec::new() };
        let mut ways = Vec::new();
        let written = self.agenda.slots.get(slot).and_then(|slot| slot.turns.as_ref());
        if let (Some(to), Some(Turns::Named(names))) = (nearest, written)
            && names.iter().all(|other| fold_name(other) != fold_name(to))
        {
            let mut names = names.clone();
            names[turn] = to.clone();
            let change = Change::Turns(Some(Turns::Named(names)));
            let what = MendKind::Rename { name: name.clone(), to: to.clone() };
            ways.push(Mend { what, edits: vec![Edit::Slot { slot, change }] });
        }
        let defi = Box::new(Defi { name: name.clone(), ..Defi::default() });
        let edits = vec![Edit::AddDefi { at: self.agenda.lineup.len(), defi }];
        ways.push(Mend { what: MendKind::AddTeam { name: name.clone() }, edits });
        ways
    }

    /// The first later place at which the team can be there.
    pub(super) fn later(&self, finding: &Finding, name: &Text) -> Vec<Mend> {
        let what = |place| MendKind::Later { name: name.clone(), place };
        let written = finding.at.slot().and_then(|slot| self.agenda.slots.get(slot));
        if let (Some(Turns::Named(names)), Some(slot)) =
            (written.and_then(|slot| slot.turns.as_ref()), finding.at.slot())
        {
            let here = |other: &Text| fold_name(other) == fold_name(name);
            let Some(from) = names.iter().position(here) else { return Vec::new() };
            let places = (from + 1..names.len()).take(MOST_PLACES);
            return places
                .map(|to| {
                    let mut names = names.clone();
                    let moved = names.remove(from);
                    names.insert(to, moved);
                    let change = Change::Turns(Some(Turns::Named(names)));
                    Mend { what: what(to + 1), edits: vec![Edit::Slot { slot, change }] }
                })
                .collect();
        }
        let Some(Spot::Defi(from)) = finding.also else { return Vec::new() };
        let Some(defi) = self.agenda.lineup.get(from) else { return Vec::new() };
        let places = (from + 1..self.agenda.lineup.len()).take(MOST_PLACES);
        places
            .map(|at| {
                let defi = Box::new(defi.clone());
                let edits = vec![Edit::RemoveDefi { defi: from }, Edit::AddDefi { at, defi }];
                Mend { what: what(at + 1), edits }
            })
            .collect()
    }

    /// More turns in one of the slots of a kind: the last one, or one in which they fit.
    pub(super) fn more_turns(&self, kind: Kind, more: usize) -> Vec<Mend> {
        let slots = self.counted(kind).into_iter().rev();
        slots
            .filter_map(|(slot, from)| {
                let to = from.checked_add(more).filter(|to| *to <= MAX_TURNS)?;
                self.counting(&[(slot, from, to)])
            })
            .collect()
    }

    /// Fewer turns in the slots of a kind, one by one where there are most of them; each slot keeps
    /// one.
    pub(super) fn fewer_turns(&self, kind: Kind, fewer: usize) -> Vec<Mend> {
        let slots = self.counted(kind);
        let mut counts: Vec<usize> = slots.iter().map(|(_, count)| *count).collect();
        if fewer > MAX_TURNS {
            return Vec::new();
        }
        for _ in 0..fewer {
            // of equal ones the last
            match counts.iter_mut().max().filter(|count| **count > 1) {
                Some(count) => *count -= 1,
                None => return Vec::new(),
            }
        }
        let changes = slots.into_iter().zip(counts).filter(|((_, from), to)| from != to);
        let changes: Vec<_> = changes.map(|((slot, from), to)| (slot, from, to)).collect();
        self.counting(&changes).into_iter().collect()
    }

    /// The slots of a kind that count their turns, and how many they have.
    fn counted(&self, kind: Kind) -> Vec<(usize, usize)> {
        let slots = self.agenda.slots.iter().enumerate().filter(|(_, slot)| slot.kind == kind);
        let count = slots.filter_map(|(index, slot)| match slot.turns {
            Some(Turns::Count(count)) => Some((index, usize::from(count))),
            Some(Turns::Named(_) | Turns::All) | None => None,
        });
        count.collect()
    }

    fn counting(&self, changes: &[(usize, usize, usize)]) -> Option<Mend> {
        let mut edits = Vec::new();
        let mut counts = Vec::new();
        for &(slot, from, to) in changes {
            let change = Change::Turns(Some(Turns::Count(u16::try_from(to).ok()?)));
            edits.push(Edit::Slot { slot, change });
            let title = self.agenda.slots.get(slot)?.title.clone();
            counts.push(TurnCount { title, from, to });
        }
        Some(Mend { what: MendKind::Turns(counts), edits })
    }
}

/// The first mention of a team with what only the second one says.
fn merged(kept: &Defi, second: &Defi) -> Defi {
    let presenters = if kept.presenters.is_empty() { &second.presenters } else { &kept.presenters };
    Defi {
        name: kept.name.clone(),
        owner: kept.owner.clone().or_else(|| second.owner.clone()),
        presenters: presenters.clone(),
        with: kept.with.clone(),
        from: kept.from.or(second.from),
        place: kept.place.or(second.place),
        link: kept.link.clone().or_else(|| second.link.clone()),
    }
}
