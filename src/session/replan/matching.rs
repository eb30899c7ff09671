//! Which slot of one plan is which of another: by kind, title and start, in order. Knows nothing
//! of what has happened.

use chrono::TimeDelta;

use crate::agenda::{PlannedSlot, fold_name};

/// What the same title is worth.
const TITLE: u32 = 6;
/// What the same start is worth.
const START: u32 = 3;
/// What a start that is nearly the same is worth.
const NEAR: u32 = 2;
/// How near that is.
const NEARNESS: TimeDelta = TimeDelta::minutes(30);
/// What a start is worth that is not far.
const ABOUT: u32 = 1;
/// How far that may be.
const REACH: TimeDelta = TimeDelta::minutes(75);

/// What a title or a start counts for, against minutes between two starts: they never outweigh it.
const WEIGHT: u64 = 1_000_000;
/// Minutes between two starts count up to this.
const FURTHEST: i64 = 400;

/// Two plans side by side, and what each way to pair their slots is worth.
pub(super) struct Matching {
    /// What the slot of one place and that of another have in common; 0 where they are not the same.
    worth: Vec<Vec<u64>>,
    /// The most that the slots from two places on can have in common.
    best: Vec<Vec<u64>>,
    places: usize,
}

impl Matching {
    /// Compares `old` and `new`, which are in order; `may` says which of them can be the same.
    ///
    /// The same slot has the same kind, and the same title or the same start.
    pub(super) fn new(
        old: &[&PlannedSlot],
        new: &[&PlannedSlot],
        may: impl Fn(usize, usize) -> bool,
    ) -> Self {
        let titles = |slots: &[&PlannedSlot]| -> Vec<String> {
            slots.iter().map(|slot| fold_name(&slot.title)).collect()
        };
        let (old_titles, new_titles) = (titles(old), titles(new));
        let worth = |i: usize, j: usize| {
            if old[i].kind != new[j].kind || !may(i, j) {
                return 0;
            }
            let apart = (old[i].start - new[j].start).abs();
            let title = if old_titles[i] == new_titles[j] { TITLE } else { 0 };
            let start = match (title, apart) {
                (_, apart) if apart.is_zero() => START,
                (0, _) => 0,
                (_, apart) if apart <= NEARNESS => NEAR,
                (_, apart) if apart <= REACH => ABOUT,
                _ => 0,
            };
            let minutes = apart.num_minutes().min(FURTHEST).unsigned_abs();
            (u64::from(title + start) * WEIGHT).saturating_sub(minutes)
        };
        let all = |i: usize| (0..new.len()).map(|j| worth(i, j)).collect();
        let worth: Vec<Vec<u64>> = (0..old.len()).map(all).collect();
        let mut best = vec![vec![0; new.len() + 1]; old.len() + 1];
        for i in (0..old.len()).rev() {
            for j in (0..new.len()).rev() {
                let pair = if worth[i][j] == 0 { 0 } else { worth[i][j] + best[i + 1][j + 1] };
                best[i][j] = best[i + 1][j].max(best[i][j + 1]).max(pair);
            }
        }
        Self { worth, best, places: new.len() }
    }

    /// The pairs of places at which the same slot stands, in order in both.
    ///
    /// Of all ways to pair them without crossing it is the one with the most titles and starts in
    /// common, of those the one whose starts are nearest, and of those the one that pairs early
    /// slots with early ones.
    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
        while i < self.worth.len() && j < self.places {
            let (here, worth) = (self.best[i][j], self.worth[i][j]);
            if worth > 0 && here == worth + self.best[i + 1][j + 1] {
                pairs.push((i, j));
                (i, j) = (i + 1, j + 1);
            } else if here == self.best[i + 1][j] {
                i += 1;
            } else {
                j += 1;
            }
        }
        pairs
    }

    /// Whether the old slot at `place` could as well be another one of the new plan.
    pub(super) fn is_ambiguous(&self, place: usize) -> bool {
        // the most that the slots before two places can have in common
        let mut before = vec![0_u64; self.places + 1];
        for worth in self.worth.iter().take(place) {
            let mut next = before.clone();
            for (j, worth) in worth.iter().enumerate() {
                let pair = if *worth == 0 { 0 } else { worth + before[j] };
                next[j + 1] = next[j + 1].max(next[j]).max(pair);
            }
            before = next;
        }
        let (Some(worth), Some(behind)) = (self.worth.get(place), self.best.get(place + 1)) else {
            return false;
        };
        let is_one =
            |j: usize| worth[j] > 0 && before[j] + worth[j] + behind[j + 1] == self.best[0][0];
        (0..self.places).filter(|j| is_one(*j)).nth(1).is_some()
    }
}
