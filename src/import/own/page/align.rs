//! Which entries of a list are those of an older one, after somebody has changed it.

/// The most comparisons that are made to keep two lists in step.
const MOST: usize = 1_000_000;

/// For each of `new` entries, which of `old` ones it is.
///
/// `same` asks whether two entries are the same, the surest way first: what stands in the same
/// order is found before what has moved.
pub(in crate::import) fn align(
    old: usize,
    new: usize,
    same: &[&dyn Fn(usize, usize) -> bool],
) -> Vec<Option<usize>> {
    let mut found = vec![None; new];
    within((0, old), (0, new), same, &mut found);
    let mut taken = vec![false; old];
    for one in found.iter().flatten() {
        taken[*one] = true;
    }
    for same in same {
        for (number, place) in found.iter_mut().enumerate().filter(|(_, it)| it.is_none()) {
            if let Some(one) = (0..old).find(|one| !taken[*one] && same(*one, number)) {
                taken[one] = true;
                *place = Some(one);
            }
        }
    }
    found
}

/// The same; and what stands alone between two known ones is what stood alone there before.
pub(in crate::import) fn align_by_place(
    old: usize,
    new: usize,
    same: &[&dyn Fn(usize, usize) -> bool],
) -> Vec<Option<usize>> {
    let mut found = align(old, new, same);
    let mut taken = vec![false; old];
    for one in found.iter().flatten() {
        taken[*one] = true;
    }
    let mut at = 0;
    while at < new {
        let run = found[at..].iter().take_while(|one| one.is_none()).count();
        let first = match at.checked_sub(1) {
            Some(above) => found[above].map(|one| one + 1),
            None => Some(0),
        };
        if let Some(first) = first.filter(|first| *first <= old && run > 0) {
            let free = taken[first..].iter().take_while(|taken| !**taken).count();
            if free == run {
                for step in 0..run {
                    found[at + step] = Some(first + step);
                    taken[first + step] = true;
                }
            }
        }
        at += run.max(1);
    }
    found
}

fn within(
    (old, old_end): (usize, usize),
    (new, new_end): (usize, usize),
    same: &[&dyn Fn(usize, usize) -> bool],
    found: &mut [Option<usize>],
) {
    let Some((first, rest)) = same.split_first() else { return };
    let (mut from_old, mut from_new) = (old, new);
    for (one, other) in in_step((old, old_end), (new, new_end), first) {
        within((from_old, one), (from_new, other), rest, found);
        found[other] = Some(one);
        (from_old, from_new) = (one + 1, other + 1);
    }
    within((from_old, old_end), (from_new, new_end), rest, found);
}

/// The longest run of entries that are the same and in the same order.
fn in_step(
    (old, old_end): (usize, usize),
    (new, new_end): (usize, usize),
    same: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let (rows, columns) = (old_end - old, new_end - new);
    if rows.saturating_mul(columns) > MOST {
        return Vec::new();
    }
    let width = columns + 1;
    let mut best = vec![0_u32; (rows + 1) * width];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            best[row * width + column] = if same(old + row, new + column) {
                best[(row + 1) * width + column + 1] + 1
            } else {
                best[(row + 1) * width + column].max(best[row * width + column + 1])
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        if same(old + row, new + column) {
            pairs.push((old + row, new + column));
            (row, column) = (row + 1, column + 1);
        } else if best[(row + 1) * width + column] >= best[row * width + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::{align, align_by_place};

    fn of(old: &str, new: &str, by_place: bool) -> Vec<Option<usize>> {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let same = |one: usize, other: usize| old[one] == new[other];
        let align = if by_place { align_by_place } else { align };
        align(old.len(), new.len(), &[&same])
    }

    #[test]
    fn entries_are_known_again() {
        for (old, new, by_place, found) in [
            ("abc", "abc", false, vec![Some(0), Some(1), Some(2)]),
            ("abc", "ac", false, vec![Some(0), Some(2)]),
            ("abc", "axc", false, vec![Some(0), None, Some(2)]),
            ("abc", "axc", true, vec![Some(0), Some(1), Some(2)]),
            ("abc", "axyc", true, vec![Some(0), None, None, Some(2)]),
            ("abc", "xbc", true, vec![Some(0), Some(1), Some(2)]),
            ("abc", "abx", true, vec![Some(0), Some(1), Some(2)]),
            ("ab", "ba", true, vec![Some(1), Some(0)]),
            ("aab", "aaab", false, vec![Some(0), Some(1), None, Some(2)]),
            ("", "x", true, vec![None]),
            ("x", "", true, vec![]),
        ] {
            assert_eq!(of(old, new, by_place), found, "{old} {new}");
        }
    }
}
