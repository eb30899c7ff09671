//! From lots to an order: of all orders that break the fewest wishes, the first one by the lots.

use std::collections::BTreeMap;

use super::{
    Urn,
    wish::{self, Wish},
};

/// The most rests that are told apart; with more, the least grave wishes are left out.
pub(super) const MAX_RESTS: usize = 100_000;

/// How often each kind of wish is broken, the gravest first: compared in that order.
type Cost = [u16; 3];

/// What the rule can tell apart of a team: teams of one class are as good as each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Class {
    /// Its owner, where another team has the same one.
    owner: Option<usize>,
    /// What it costs in each place, by hour and by place.
    costs: Vec<[u16; 2]>,
}

/// The tickets, by their places in the urn, in the order in which they present; and the kinds of
/// wishes that were left out.
pub(super) fn by_lots(urn: &Urn, lots: &[usize]) -> (Vec<usize>, Vec<Wish>) {
    let mut looked = vec![Wish::Hour, Wish::Place, Wish::Neighbours];
    let mut unlooked = Vec::new();
    loop {
        if let Some(table) = Table::of(urn, &looked) {
            return (table.order(lots), unlooked);
        }
        // without any wish there is one class, and the table is small
        unlooked.extend(looked.pop());
    }
}

/// Every rest of the tickets, and what it costs at the least.
struct Table {
    /// The class of each ticket.
    of: Vec<usize>,
    classes: Vec<Class>,
    /// How many tickets each class has, and what one of them counts in the number of a rest.
    counts: Vec<(usize, usize)>,
    owners: usize,
    /// The owner of the team before the first turn.
    after: Option<usize>,
    /// What the rest with this number costs after a team of each owner, or of none.
    known: Vec<Option<Cost>>,
}

impl Table {
    /// The table for these wishes; none where it would be too large.
    fn of(urn: &Urn, looked: &[Wish]) -> Option<Self> {
        let owners = if looked.contains(&Wish::Neighbours) { owners(urn) } else { BTreeMap::new() };
        let owner = |ticket| wish::owner(ticket).and_then(|name| owners.get(&name)).copied();
        let broken = |wish, is: bool| u16::from(is && looked.contains(&wish));
        let classes: Vec<Class> = urn
            .tickets
            .iter()
            .map(|ticket| {
                let places = urn.turns.iter().enumerate();
                let costs = places.map(|(at, turn)| {
                    [
                        broken(Wish::Hour, wish::is_early(ticket, turn.starts)),
                        broken(Wish::Place, wish::is_misplaced(urn, ticket, at)),
                    ]
                });
                Class { owner: owner(ticket), costs: costs.collect() }
            })
            .collect();
        let mut kinds = classes.clone();
        kinds.sort();
        kinds.dedup();
        let of: Vec<usize> =
            classes.iter().filter_map(|class| kinds.binary_search(class).ok()).collect();
        let mut counts = Vec::with_capacity(kinds.len());
        let mut rests = 1_usize;
        for kind in 0..kinds.len() {
            let count = of.iter().filter(|class| **class == kind).count();
            counts.push((count, rests));
            rests = rests.checked_mul(count + 1).filter(|rests| *rests <= MAX_RESTS)?;
        }
        Some(Self {
            of,
            classes: kinds,
            counts,
            owners: owners.len(),
            after: urn.after.as_ref().and_then(owner),
            known: vec![None; rests * (owners.len() + 1)],
        })
    }

    /// The first order by the lots among the cheapest ones.
    fn order(mut self, lots: &[usize]) -> Vec<usize> {
        let mut left: Vec<usize> = lots.to_vec();
        let mut rest: Vec<usize> = self.counts.iter().map(|(count, _)| *count).collect();
        let mut before = self.after;
        let mut order = Vec::with_capacity(left.len());
        for at in 0..left.len() {
            let cheapest = self.cost(at, before, &mut rest);
            let chosen = left.iter().position(|ticket| {
                let class = self.of[*ticket];
                self.cost_with(at, before, class, &mut rest) == cheapest
            });
            let ticket = left.remove(chosen.unwrap_or(0));
            let class = self.of[ticket];
            rest[class] -= 1;
            before = self.classes[class].owner;
            order.push(ticket);
        }
        order
    }

    /// What the rest costs at the least from the place `at` on, after a team of owner `before`.
    fn cost(&mut self, at: usize, before: Option<usize>, rest: &mut [usize]) -> Cost {
        if rest.iter().all(|count| *count == 0) {
            return Cost::default();
        }
        let number: usize =
            rest.iter().zip(&self.counts).map(|(count, (_, each))| count * each).sum();
        let number = number * (self.owners + 1) + before.map_or(self.owners, |owner| owner);
        if let Some(known) = self.known[number] {
            return known;
        }
        let mut least: Option<Cost> = None;
        for class in 0..rest.len() {
            if rest[class] == 0 {
                continue;
            }
            let cost = self.cost_with(at, before, class, rest);
            least = Some(least.map_or(cost, |least| least.min(cost)));
            if least == Some(Cost::default()) {
                break;
            }
        }
        let least = least.unwrap_or_default();
        self.known[number] = Some(least);
        least
    }

    /// The same where a team of `class` has the place `at`.
    fn cost_with(
        &mut self,
        at: usize,
        before: Option<usize>,
        class: usize,
        rest: &mut [usize],
    ) -> Cost {
        let Class { owner, costs } = &self.classes[class];
        let owner = *owner;
        let [hour, place] = costs.get(at).copied().unwrap_or_default();
        let beside = u16::from(owner.is_some() && owner == before);
        rest[class] -= 1;
        let [hours, places, besides] = self.cost(at + 1, owner, rest);
        rest[class] += 1;
        [hours + hour, places + place, besides + beside]
    }
}

/// The owners that more than one team has, the team before the first turn included, numbered.
fn owners(urn: &Urn) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in urn.tickets.iter().chain(&urn.after).filter_map(wish::owner) {
        *counts.entry(name).or_default() += 1;
    }
    let shared = counts.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name);
    shared.zip(0..).collect()
}
