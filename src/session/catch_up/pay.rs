//! Who pays when the session is late: class after class, in proportion inside a class, never
//! below a floor.

use super::{
    STEP, WayKind,
    limits::Class,
    share::{Fence, Member, share_within},
    way::{Day, Shares},
};
use crate::session::LineState;

/// The classes that pay, in their order. What was said by hand to pay first or last does so in
/// both ways, even where its kind would not pay at all.
const fn paying(kind: WayKind) -> &'static [Class] {
    match kind {
        WayKind::ProtectPresentations => &[
            Class::First,
            Class::Changeover,
            Class::Break,
            Class::Feedback,
            Class::Workshop,
            Class::Last,
        ],
        WayKind::ProtectBreaks => &[
            Class::First,
            Class::Changeover,
            Class::Feedback,
            Class::Workshop,
            Class::Presentation,
            Class::Last,
        ],
        WayKind::FinishLater
        | WayKind::LongerBreaks
        | WayKind::LongerFeedback
        | WayKind::FinishEarlier => &[],
    }
}

/// What each open cue of the day pays of `late` milliseconds. Each gives a multiple of 30 s; what
/// rounding leaves passes to the next class, so that members of a class are never treated
/// unequally.
pub(super) fn pay(day: &Day<'_>, kind: WayKind, late: i64) -> Shares {
    let mut shares = Shares::none(day.open.len());
    let mut fences = fences(day, late);
    let mut left = late;
    for class in paying(kind) {
        let members: Vec<Member> = day
            .open
            .iter()
            .enumerate()
            .filter(|(_, open)| open.class == *class && open.may_change)
            .map(|(position, open)| Member {
                position,
                weight: open.length,
                most: open.length - open.floor,
            })
            .collect();
        for (member, exact) in members.iter().zip(share_within(left, &members, &fences)) {
            let given = exact - exact % STEP;
            shares.exact[member.position] = exact;
            shares.given[member.position] = given;
            left -= given;
            for fence in &mut fences {
                if fence.positions.contains(&member.position) {
                    fence.left -= given;
                }
            }
        }
    }
    shares
}

/// The stretches of the day that can give less than `late` together: slots with a floor of their
/// own, and what comes before a time that does not move and to which less time is lost than that.
fn fences(day: &Day<'_>, late: i64) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut start = 0;
    for slot in day.open.chunk_by(|a, b| a.id.slot().is_some() && a.id.slot() == b.id.slot()) {
        let positions = start..start + slot.len();
        start = positions.end;
        let Some(first) = slot.first() else { continue };
        if let Some(floor) = day.state.slot_floor(first.id) {
            let gone = day.base.rundown.iter().filter(|line| line.id.slot() == first.id.slot());
            let gone = gone.filter_map(|line| match line.state {
                LineState::Done => Some(line.used),
                LineState::Running => line.allotted,
                LineState::Next
                | LineState::Later
                | LineState::Absent
                | LineState::Deferred
                | LineState::Skipped => None,
            });
            let gone: i64 = gone.map(|length| length.num_milliseconds()).sum();
            let open: i64 = slot.iter().map(|open| open.length).sum();
            let left = gone + open - floor.num_milliseconds();
            fences.push(Fence { positions, left: left.max(0) });
        }
    }
    let walls = day.open.iter().enumerate();
    let walls = walls.filter_map(|(at, open)| Some(Fence { positions: 0..at, left: open.wall? }));
    fences.extend(walls.filter(|fence| fence.left < late));
    fences
}
