//! Who gets the time back when the session is ahead: first those who lost some, the most
//! protected class first; then the breaks, or the feedback.

use super::{
    STEP, WayKind,
    limits::Class,
    share::{Member, share},
    way::{Day, Shares},
};

/// What each open cue of the day gets of `spare` milliseconds, as a negative cut: what it lost by
/// an earlier catch-up, the classes in reverse order; the rest to `kind`'s class, in proportion to
/// length. Each gets a multiple of 30 s; what rounding leaves stays a margin.
pub(super) fn give(day: &Day<'_>, kind: WayKind, spare: i64) -> Shares {
    let class = match kind {
        WayKind::LongerBreaks => Class::Break,
        WayKind::LongerFeedback => Class::Feedback,
        WayKind::FinishEarlier
        | WayKind::ProtectPresentations
        | WayKind::ProtectBreaks
        | WayKind::FinishLater => return Shares::none(day.open.len()),
    };
    let mut shares = Shares::none(day.open.len());
    let mut left = spare;
    for class in Class::ALL.into_iter().rev() {
        left -= hand_out(day, class, left, &mut shares, |open| (open.lost, open.lost));
    }
    hand_out(day, class, left, &mut shares, |open| (open.length, i64::MAX));
    shares
}

/// Shares `amount` among a class; `stake` says in proportion to what, and how much at the most.
fn hand_out(
    day: &Day<'_>,
    class: Class,
    amount: i64,
    shares: &mut Shares,
    stake: impl Fn(&super::way::Open) -> (i64, i64),
) -> i64 {
    let takes = day.open.iter().enumerate();
    let takes = takes.filter(|(_, open)| open.class == class && open.may_change);
    let members: Vec<Member> = takes
        .map(|(position, open)| {
            let (weight, most) = stake(open);
            Member { position, weight, most }
        })
        .collect();
    let mut given = 0;
    for (member, exact) in members.iter().zip(share(amount, &members)) {
        let whole = exact - exact % STEP;
        shares.exact[member.position] -= exact;
        shares.given[member.position] -= whole;
        given += whole;
    }
    given
}
