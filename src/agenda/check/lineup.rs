//! Teams: named twice, unknown, too many or too few for the places.

use std::collections::{BTreeMap, BTreeSet};

use super::{Field, FindingKind, Patient, Spot, field};
use crate::agenda::{Kind, MAX_TURNS, Turns, fold_name, read::nearest_of};

/// For so many unknown names the nearest known one is looked for; more are told without it.
const MOST_NEAREST: usize = 50;

impl Patient<'_> {
    pub(super) fn lineup(&mut self) {
        self.same_defi();
        self.unknown_teams();
        self.places();
    }

    fn same_defi(&mut self) {
        let agenda = self.agenda;
        let mut seen = BTreeMap::new();
        for (index, defi) in agenda.lineup.iter().enumerate() {
            for name in std::iter::once(&defi.name).chain(&defi.with) {
                if let Some(first) = seen.insert(fold_name(name), index) {
                    let what = FindingKind::SameDefi { name: name.clone() };
                    self.find(Spot::Defi(index), Some(Spot::Defi(first)), what);
                }
            }
        }
    }

    fn unknown_teams(&mut self) {
        let agenda = self.agenda;
        let teams: BTreeSet<String> = agenda.lineup.iter().map(|d| fold_name(&d.name)).collect();
        let mut unknown = 0;
        for (slot, written) in agenda.slots.iter().enumerate() {
            match &written.turns {
                Some(Turns::All) if teams.is_empty() => {
                    self.find(field(slot, Field::Turns), None, FindingKind::NoLineup);
                }
                Some(Turns::Named(names)) if !teams.is_empty() => {
                    for (turn, name) in names.iter().enumerate() {
                        if teams.contains(&fold_name(name)) {
                            continue;
                        }
                        unknown += 1;
                        let lineup = agenda.lineup.iter().take(MAX_TURNS);
                        let nearest = (unknown <= MOST_NEAREST)
                            .then(|| nearest_of(name, lineup.map(|d| (&*d.name, &d.name))))
                            .flatten()
                            .cloned();
                        let what = FindingKind::NotInLineup { name: name.clone(), nearest };
                        self.find(Spot::Turn { slot, turn }, None, what);
                    }
                }
                None | Some(Turns::All | Turns::Named(_) | Turns::Count(_)) => {}
            }
        }
    }

    /// Each kind of slot counts its own way through the lineup.
    fn places(&mut self) {
        let agenda = self.agenda;
        let teams = agenda.lineup.len();
        if teams == 0 {
            return;
        }
        let mut counters: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
        for (slot, written) in agenda.slots.iter().enumerate() {
            if let Some(Turns::Count(count)) = written.turns {
                let (places, last) = counters.entry(written.kind).or_default();
                *places += usize::from(count).min(MAX_TURNS);
                *last = slot;
            }
        }
        for (kind, (places, slot)) in counters {
            let at = field(slot, Field::Turns);
            if teams > places {
                let left_out = agenda.lineup.iter().skip(places).map(|d| d.name.clone()).collect();
                let what = FindingKind::TooManyTeams { kind, teams, places, left_out };
                self.find(at, Some(Spot::Defi(places)), what);
            } else if teams < places {
                self.find(at, None, FindingKind::TooFewTeams { kind, teams, places });
            }
        }
    }
}
