//! Changes to a team that reach further than the lineup: its name stands in turns and pairs, too.

use super::{Agenda, Change, Defi, Edit, EditRefusal, Slot, Text, Turns, fold_name};

/// What makes the team at `defi` this one: where its name stands, the new one takes its place.
///
/// # Errors
/// When there is no such team, or another one has that name.
pub fn renamed(agenda: &Agenda, defi: usize, team: Defi) -> Result<Vec<Edit>, EditRefusal> {
    let old = agenda.lineup.get(defi).ok_or(EditRefusal::NoSuchDefi)?;
    let (was, is) = (fold_name(&old.name), fold_name(&team.name));
    let others = || agenda.lineup.iter().enumerate().filter(|(place, _)| *place != defi);
    if was != is && others().any(|(_, other)| other.is_called(&is)) {
        return Err(EditRefusal::SameName);
    }
    let name = team.name.clone();
    let mut edits = Vec::new();
    if old.name != name {
        let pairs = others()
            .filter(|(_, other)| other.with.as_ref().is_some_and(|with| fold_name(with) == was));
        edits.extend(pairs.map(|(place, other)| {
            let team = Defi { with: Some(name.clone()), ..other.clone() };
            Edit::Defi { defi: place, team: Box::new(team) }
        }));
        let slots = agenda.slots.iter().enumerate();
        edits.extend(slots.filter_map(|(slot, of)| in_turns(slot, of, &was, &name)));
    }
    edits.push(Edit::Defi { defi, team: Box::new(team) });
    Ok(edits)
}

/// The names under which a team presents: its own, and the other one of a pair.
fn names(defi: &Defi) -> impl Iterator<Item = &Text> {
    std::iter::once(&defi.name).chain(&defi.with)
}

impl Defi {
    /// Whether it presents under this name, which is folded.
    #[must_use]
    pub fn is_called(&self, folded: &str) -> bool {
        names(self).any(|name| fold_name(name) == folded)
    }
}

fn in_turns(slot: usize, of: &Slot, was: &str, name: &Text) -> Option<Edit> {
    let Some(Turns::Named(names)) = &of.turns else { return None };
    let renamed = |old: &Text| if fold_name(old) == was { name.clone() } else { old.clone() };
    let next: Vec<Text> = names.iter().map(renamed).collect();
    let change = Change::Turns(Some(Turns::Named(next.clone())));
    (next != *names).then_some(Edit::Slot { slot, change })
}

/// What takes the team at `defi` away, with its turns: where turns name it, the others keep theirs.
/// A block that names nobody else keeps its place: what becomes of that is for a hand to say.
#[must_use]
pub fn removed(agenda: &Agenda, defi: usize) -> Vec<Edit> {
    let gone: Vec<String> =
        agenda.lineup.get(defi).map(names).into_iter().flatten().map(|it| fold_name(it)).collect();
    let others = || agenda.lineup.iter().enumerate().filter(|(place, _)| *place != defi);
    let is_gone = |name: &Text| {
        let name = fold_name(name);
        gone.contains(&name) && !others().any(|(_, other)| other.is_called(&name))
    };
    let without = |(slot, of): (usize, &Slot)| {
        let Some(Turns::Named(names)) = &of.turns else { return None };
        let kept: Vec<Text> = names.iter().filter(|name| !is_gone(name)).cloned().collect();
        let changed = !kept.is_empty() && kept.len() < names.len();
        let change = Change::Turns(Some(Turns::Named(kept)));
        changed.then_some(Edit::Slot { slot, change })
    };
    let turns = agenda.slots.iter().enumerate().filter_map(without);
    turns.chain([Edit::RemoveDefi { defi }]).collect()
}

/// What adds teams of these names before `at`, in their order; names that are there already, or
/// twice among them, are left out. Never more than `limit` teams in all.
#[must_use]
pub fn named_teams(agenda: &Agenda, at: usize, names: &[Text], limit: usize) -> Vec<Edit> {
    let mut known: std::collections::BTreeSet<String> =
        agenda.lineup.iter().flat_map(self::names).map(|it| fold_name(it)).collect();
    let room = limit.saturating_sub(agenda.lineup.len());
    let fresh = names.iter().filter(|name| !name.is_empty() && known.insert(fold_name(name)));
    let fresh = fresh.take(room).zip(at..);
    let team = |name: &Text| Box::new(Defi { name: name.clone(), ..Defi::default() });
    fresh.map(|(name, at)| Edit::AddDefi { at, defi: team(name) }).collect()
}

#[cfg(test)]
mod tests {
    use super::{named_teams, removed, renamed};
    use crate::agenda::{Agenda, Defi, EditRefusal, Slot, Text, Turns};

    fn agenda() -> Agenda {
        let team = |name: &str| Defi { name: name.into(), ..Defi::default() };
        let pair = Defi { with: Some("Hopkins".into()), ..team("Gobelins") };
        let turns = Some(Turns::Named(vec!["hopkins".into(), "Gobelins".into()]));
        Agenda {
            lineup: vec![team("Hopkins"), pair, team("DataESR")],
            slots: vec![Slot { turns, ..Slot::default() }],
            ..Agenda::default()
        }
    }

    #[test]
    fn a_new_name_stands_wherever_the_old_one_did() {
        let mut agenda = agenda();
        let team = Defi { name: "Hopkins 2".into(), ..agenda.lineup[0].clone() };
        for edit in renamed(&agenda, 0, team).expect("it is there") {
            agenda.edit(edit).expect("it applies");
        }
        assert_eq!(agenda.lineup[0].name.as_str(), "Hopkins 2");
        assert_eq!(agenda.lineup[1].with.as_deref(), Some("Hopkins 2"));
        let names = vec!["Hopkins 2".into(), "Gobelins".into()];
        assert_eq!(agenda.slots[0].turns, Some(Turns::Named(names)));
    }

    #[test]
    fn who_goes_takes_its_turns_along() {
        let agenda = agenda();
        let after = |defi: usize| {
            let mut agenda = agenda.clone();
            removed(&agenda, defi).into_iter().for_each(|edit| {
                agenda.edit(edit).expect("it applies");
            });
            (agenda.lineup.len(), agenda.slots[0].turns.clone())
        };
        let named = |names: &[&str]| {
            Some(Turns::Named(names.iter().map(|name| Text::from(*name)).collect()))
        };
        // Hopkins presents with Gobelins, too, and keeps that turn
        assert_eq!(after(0), (2, named(&["hopkins", "Gobelins"])));
        assert_eq!(after(1), (2, named(&["hopkins"])));
        assert_eq!(after(2), (2, named(&["hopkins", "Gobelins"])));
        let mut alone = agenda.clone();
        alone.slots[0].turns = named(&["DataESR"]);
        assert_eq!(removed(&alone, 2).len(), 1, "a block is not emptied");
    }

    #[test]
    fn two_teams_never_have_one_name() {
        let agenda = agenda();
        let team = Defi { name: "dataesr".into(), ..Defi::default() };
        assert_eq!(renamed(&agenda, 0, team), Err(EditRefusal::SameName));
        let names = ["Hopkins", "Lab Santé", "lab sante", "", "EIG Link"].map(Text::from);
        assert_eq!(named_teams(&agenda, 3, &names, 500).len(), 2);
        assert_eq!(named_teams(&agenda, 3, &names, 4).len(), 1);
    }
}
