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

/// The pairs of places in `old` and `new` at which the same slot stands, in order in both.
///
/// The same slot has the same kind, and the same title or the same start. Of all ways to pair them
/// without crossing it is the one with the most titles and starts in common, and of those the one
/// that pairs early slots with early ones.
pub(super) fn pairs(old: &[&PlannedSlot], new: &[&PlannedSlot]) -> Vec<(usize, usize)> {
    let titles = |slots: &[&PlannedSlot]| -> Vec<String> {
        slots.iter().map(|slot| fold_name(&slot.title)).collect()
    };
    let (old_titles, new_titles) = (titles(old), titles(new));
    let worth = |i: usize, j: usize| {
        if old[i].kind != new[j].kind {
            return 0;
        }
        let apart = (old[i].start - new[j].start).abs();
        let same = apart.is_zero();
        let title = if old_titles[i] == new_titles[j] { TITLE } else { 0 };
        match (title, same) {
            (0, false) => 0,
            (title, true) => title + START,
            (title, false) if apart <= NEARNESS => title + NEAR,
            (title, false) if apart <= REACH => title + ABOUT,
            (title, false) => title,
        }
    };
    let width = new.len() + 1;
    let mut best = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let worth = worth(i, j);
            let pair = if worth == 0 { 0 } else { worth + best[(i + 1) * width + j + 1] };
            best[i * width + j] = skip.max(pair);
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        let here = best[i * width + j];
        let worth = worth(i, j);
        if worth > 0 && here == worth + best[(i + 1) * width + j + 1] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
