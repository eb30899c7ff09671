//! Teams: named twice, unknown, too many or too few for the places.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Field, FindingKind, Patient, Spot, field, hour};
use crate::agenda::{Agenda, Kind, MAX_TURNS, Plan, Seat, Turns, fold_name, read::nearest_of};

/// For so many unknown names the nearest known one is looked for; more are told without it.
const MOST_NEAREST: usize = 50;

impl Patient<'_> {
    pub(super) fn lineup(&mut self) {
        self.same_defi();
        let twice = self.same_turn();
        self.unknown_teams(&twice);
        self.places();
        self.nobody();
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

    /// Tells the turns that a team has twice, and returns where they are.
    fn same_turn(&mut self) -> HashSet<Spot> {
        let agenda = self.agenda;
        let again = again(agenda, &self.plan);
        for Again { at, first, may_be } in &again {
            let Spot::Turn { slot, turn } = *at else { continue };
            if let Some(Turns::Named(names)) = &agenda.slots[slot].turns {
                let what = FindingKind::SameTurn { name: names[turn].clone(), may_be: *may_be };
                self.find(*at, Some(*first), what);
            }
        }
        again.into_iter().map(|again| again.at).collect()
    }

    fn unknown_teams(&mut self, twice: &HashSet<Spot>) {
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
                        let told = twice.contains(&Spot::Turn { slot, turn });
                        if told || teams.contains(&fold_name(name)) {
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

    /// Whether no team of the lineup has a turn anywhere. Where all work or report at once, turns
    /// need not be written.
    fn nobody(&mut self) {
        let agenda = self.agenda;
        let called = agenda.lineup.iter().flat_map(|it| [Some(&it.name), it.with.as_ref()]);
        let names: BTreeSet<String> = called.flatten().map(|name| fold_name(name)).collect();
        let speaks = self.plan.slots.iter().zip(&agenda.slots).any(|(planned, written)| {
            let has_turn = planned.seats.iter().any(|seat| match seat {
                Seat::Team(name) => names.contains(&fold_name(name)),
                Seat::Unnamed | Seat::Free => false,
            });
            has_turn
                || written.turns.is_none()
                    && match written.kind {
                        Kind::Presentations | Kind::Workshop | Kind::Restitution => true,
                        Kind::Welcome | Kind::Break | Kind::Debrief | Kind::Other => false,
                    }
        });
        if !names.is_empty() && !agenda.slots.is_empty() && !speaks {
            let left_out = agenda.lineup.iter().map(|team| team.name.clone()).collect();
            self.find(Spot::Defi(0), None, FindingKind::NobodySpeaks { left_out });
        }
    }
}

/// A turn of a team that has had one.
pub(super) struct Again {
    /// Which turn.
    pub(super) at: Spot,
    /// Its first one.
    pub(super) first: Spot,
    /// Whether it may well be meant so.
    pub(super) may_be: bool,
}

/// The turns that are named for teams which have had one in the same slot, or in one of its kind.
pub(super) fn again(agenda: &Agenda, plan: &Plan) -> Vec<Again> {
    let mut pairs = BTreeMap::new();
    for defi in &agenda.lineup {
        if let Some(with) = &defi.with {
            pairs.insert(fold_name(with), fold_name(&defi.name));
        }
    }
    for defi in &agenda.lineup {
        pairs.remove(&fold_name(&defi.name));
    }
    let mut seen: BTreeMap<(Kind, String), (usize, usize)> = BTreeMap::new();
    let mut again = Vec::new();
    for (slot, (written, planned)) in agenda.slots.iter().zip(&plan.slots).enumerate() {
        let Some(Turns::Named(names)) = &written.turns else { continue };
        for (turn, name) in names.iter().enumerate() {
            let own = fold_name(name);
            let team = pairs.get(&own).cloned().unwrap_or(own);
            let Some(first) = seen.get(&(written.kind, team.clone())).copied() else {
                seen.insert((written.kind, team), (slot, turn));
                continue;
            };
            let day = |start| hour(plan, start).days;
            let talks = match written.kind {
                Kind::Presentations | Kind::Restitution => true,
                Kind::Welcome | Kind::Break | Kind::Workshop | Kind::Debrief | Kind::Other => false,
            };
            let one_day =
                plan.slots.get(first.0).is_some_and(|it| day(it.start) == day(planned.start));
            again.push(Again {
                at: Spot::Turn { slot, turn },
                first: Spot::Turn { slot: first.0, turn: first.1 },
                may_be: slot != first.0 && !(talks && one_day),
            });
        }
    }
    again
}
