//! Sharing an amount of time among those who can give it, in proportion and never below a floor.
//!
//! Whole milliseconds in, whole milliseconds out; knows nothing of cues, clocks or people.

use std::ops::Range;

/// Somebody who can give time: where in the day, how long, and how much of it at the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Member {
    /// The place in the day's list of cues.
    pub(super) position: usize,
    /// What its share is in proportion to, in milliseconds.
    pub(super) weight: i64,
    /// The most that it can give, in milliseconds.
    pub(super) most: i64,
}

/// A stretch of the day whose members cannot give more than this together: a slot with a floor of
/// its own, or all that comes before a time that does not move.
///
/// Of any two stretches one lies inside the other, or they have nothing in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fence {
    /// The positions of the stretch.
    pub(super) positions: Range<usize>,
    /// What is left to be given there, in milliseconds.
    pub(super) left: i64,
}

/// What each member gives of `amount`, in proportion to its weight: what exceeds somebody's most
/// is shared again among the others. Rounded down to the millisecond; all that they have, where
/// that is less than the amount.
pub(super) fn share(amount: i64, members: &[Member]) -> Vec<i64> {
    let mut shares = vec![0; members.len()];
    let giving = |member: &Member| member.weight > 0 && member.most > 0;
    let mut order: Vec<usize> = (0..members.len()).filter(|at| giving(&members[*at])).collect();
    // whoever can give least of its weight is spent first
    order.sort_by(|a, b| {
        let (a, b) = (&members[*a], &members[*b]);
        let [a, b] = [(a, b), (b, a)].map(|(x, y)| i128::from(x.most) * i128::from(y.weight));
        a.cmp(&b)
    });
    let mut left = i128::from(amount.max(0));
    let mut weight: i128 = order.iter().map(|at| i128::from(members[*at].weight)).sum();
    for at in order {
        let member = &members[at];
        let (own, most) = (i128::from(member.weight), i128::from(member.most));
        // all who come later can give at least as much of their weight as this one
        let part = (left * own / weight).min(most);
        shares[at] = i64::try_from(part).unwrap_or(member.most);
        if part == most {
            left -= part;
            weight -= own;
        }
    }
    shares
}

/// The same, where stretches of the day can give no more than what is left of them.
///
/// `fences` are in such an order that one which lies inside another comes first.
pub(super) fn share_within(amount: i64, members: &[Member], fences: &[Fence]) -> Vec<i64> {
    let mut members = members.to_vec();
    for fence in fences {
        let inside = |member: &Member| fence.positions.contains(&member.position);
        let some: Vec<usize> = (0..members.len()).filter(|at| inside(&members[*at])).collect();
        let there: Vec<Member> = some.iter().map(|at| members[*at]).collect();
        for (at, most) in some.into_iter().zip(share(fence.left, &there)) {
            members[at].most = most;
        }
    }
    share(amount, &members)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    fn members(of: &[(i64, i64)]) -> Vec<Member> {
        let members = of.iter().enumerate();
        members
            .map(|(position, (weight, most))| Member { position, weight: *weight, most: *most })
            .collect()
    }

    /// Ten minutes taken from slots of 15, 30 and 3 minutes leave 11:52, 23:45 and 2:22.
    #[test]
    fn shares_are_in_proportion_to_length() {
        let minute = 60_000;
        let lengths = [15 * minute, 30 * minute, 3 * minute];
        let shares = share(10 * minute, &members(&lengths.map(|length| (length, length))));
        let left: Vec<i64> =
            lengths.iter().zip(&shares).map(|(length, cut)| length - cut).collect();
        assert_eq!(left, [712_500, 1_425_000, 142_500]);
        let clock = |ms: &i64| format!("{}:{:02}", ms / 60_000, ms / 1000 % 60);
        assert_eq!(left.iter().map(clock).collect::<Vec<_>>(), ["11:52", "23:45", "2:22"]);
    }

    #[test]
    fn what_exceeds_a_floor_is_shared_again() {
        assert_eq!(share(60, &members(&[(100, 10), (100, 100), (100, 100)])), [10, 25, 25]);
        assert_eq!(share(60, &members(&[(10, 100), (20, 100)])), [20, 40]);
        assert_eq!(share(500, &members(&[(100, 30), (50, 20)])), [30, 20]);
        assert_eq!(share(10, &members(&[(0, 0), (100, 0)])), [0, 0]);
        assert_eq!(share(-5, &members(&[(100, 30)])), [0]);
        assert_eq!(share(7, &[]), [0; 0]);
    }

    #[test]
    fn a_stretch_gives_no_more_than_it_can() {
        let all = members(&[(100, 50), (100, 50), (100, 50), (100, 50)]);
        let fences = [Fence { positions: 0..2, left: 10 }, Fence { positions: 0..3, left: 40 }];
        assert_eq!(share_within(80, &all, &fences), [5, 5, 30, 40]);
        assert_eq!(share_within(16, &all, &fences), [4, 4, 4, 4]);
        let shut = [Fence { positions: 0..2, left: 0 }];
        assert_eq!(share_within(60, &all, &shut), [0, 0, 30, 30]);
    }

    proptest! {
        /// Nobody gives more than they have; all that can be given is, to the millisecond each; and
        /// of any two who have something left, the shares are as the lengths. Whoever gives all
        /// gives no more of its length than the others.
        #[test]
        fn members_of_a_class_lose_in_proportion(
            amount in 0..30_000_000_i64,
            of in vec((1..10_000_000_i64, 0..=100_i64), 1..12),
        ) {
            let of: Vec<_> = of.into_iter().map(|(length, part)| (length, length * part / 100)).collect();
            let all = members(&of);
            let shares = share(amount, &all);
            let most: i64 = all.iter().map(|member| member.most).sum();
            let given: i64 = shares.iter().sum();
            let count = i64::try_from(all.len()).expect("a dozen");
            prop_assert!(given <= amount && given > amount.min(most) - count, "{shares:?}");
            for (one, mine) in all.iter().zip(&shares) {
                prop_assert!((0..=one.most).contains(mine));
                for (other, theirs) in all.iter().zip(&shares).filter(|_| *mine < one.most) {
                    // what each gives of its length, with a millisecond for rounding down
                    let [a, b] = [(mine + 1) * other.weight, theirs * one.weight];
                    prop_assert!(b <= a + one.weight, "{one:?} {mine} {other:?} {theirs}");
                }
            }
        }
    }
}
