//! The likely end of a plan: many days drawn from what past sessions took, and folded as a
//! session folds its own.
//!
//! Pure: a plan, the past and a seed come in; the same three give the same answer, everywhere
//! and for ever. The generator is that of the draw.

mod past;

use chrono::{DateTime, TimeDelta, Utc};

pub use past::{Day, FEWEST, LONGEST, SHORTEST, Sort};

use super::{
    draw::{Seed, SplitMix64},
    timing::{self, Ending},
};
use crate::agenda::{CueId, Plan, PlannedAnchor, PlannedSlot, Seat};

/// How many days are drawn.
pub const RUNS: usize = 2000;
/// The seed where none is asked for: the same file then gives the same answer.
pub const SEED: u32 = 1;
/// What presentations take on a day without any past, in thousandths of their plan: 10 % more on
/// average.
pub const PRESENTATION: (u64, u64) = (1000, 1200);
/// What each change of speakers takes on such a day, in seconds, where no time is planned for it:
/// 45 s on average.
pub const CHANGE: (u64, u64) = (30, 60);

/// What takes as long as planned, in thousandths of it.
const AS_PLANNED: i64 = 1000;

/// A cue on a drawn day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// Which cue.
    pub id: CueId,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// When it ends.
    pub end: DateTime<Utc>,
}

/// When something likely is: nine times in ten not before, as often before as after, nine times
/// in ten not later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first tenth of the days has it by then.
    pub early: DateTime<Utc>,
    /// Half of them have.
    pub middle: DateTime<Utc>,
    /// All but the last tenth have.
    pub late: DateTime<Utc>,
}

/// A slot on the likely day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LikelySlot {
    /// Its number in the plan, from 1.
    pub number: u16,
    /// When it begins.
    pub start: Window,
    /// When it ends.
    pub end: Window,
}

/// What is likely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// When the session ends.
    pub end: Window,
    /// Its slots that take place, in order.
    pub slots: Vec<LikelySlot>,
    /// How many past sessions it is drawn from; none for the usual lengths.
    pub sessions: usize,
    /// How many cues of those.
    pub cues: usize,
    /// The seed that it was drawn with.
    pub seed: Seed,
    /// How many slots have no length, and so take no time in it: it may well end later.
    pub untimed: usize,
}

/// What is likely of `plan`, drawn with `seed` from what past sessions took; none for a plan of
/// which nothing takes place.
///
/// Each drawn day takes one past session for its model, so that what goes together stays
/// together: each of its cues takes as long, against its plan, as one of the same sort did then,
/// or in any past session where that one had none. Sorts that no past session has take their
/// planned time. Without any past session [`PRESENTATION`] and [`CHANGE`] are drawn, once for each
/// day; with one, a change of speakers that has no time of its own is in what presentations took.
#[must_use]
pub fn forecast(plan: &Plan, past: &[Day], seed: Seed) -> Option<Forecast> {
    let mut lots = SplitMix64::new(seed);
    let days: Vec<_> = (0..RUNS).map(|_| fold(plan, past, &mut lots)).collect();
    let end = window(days.iter().filter_map(|day| day.last()).map(|cue| cue.end))?;
    let numbers = (1..).take(plan.slots.len());
    let slots = numbers.filter_map(|number| {
        let of_slot = |cue: &&Drawn| cue.id.slot() == Some(number);
        let first = days.iter().filter_map(|day| day.iter().find(of_slot));
        let last = days.iter().filter_map(|day| day.iter().rev().find(of_slot));
        let start = window(first.map(|cue| cue.start))?;
        Some(LikelySlot { number, start, end: window(last.map(|cue| cue.end))? })
    });
    Some(Forecast {
        end,
        slots: slots.collect(),
        sessions: past.len(),
        cues: past.iter().map(Day::len).sum(),
        seed,
        untimed: plan.slots.iter().filter(|slot| slot.length.is_none()).count(),
    })
}

/// The first of the days that [`forecast`] draws with the same seed.
#[must_use]
pub fn first_day(plan: &Plan, past: &[Day], seed: Seed) -> Vec<Drawn> {
    fold(plan, past, &mut SplitMix64::new(seed))
}

/// One day: what the cues to come of a session are, each as long as it is drawn.
fn fold(plan: &Plan, past: &[Day], lots: &mut SplitMix64) -> Vec<Drawn> {
    let Some(mut now) = plan.begins() else { return Vec::new() };
    let model = Model::draw(past, lots);
    let mut day = Vec::new();
    for (slot, number) in plan.slots.iter().zip(1..) {
        // a slot's anchor holds for its first cue that takes place
        let mut anchor = Some(slot.anchor);
        let last_turn = slot.seats.iter().rposition(|seat| *seat != Seat::Free);
        for cue in slot.cues(number).into_iter().filter(|cue| takes_place(slot, cue.id)) {
            let start = match anchor.take() {
                Some(PlannedAnchor::NotBefore(at) | PlannedAnchor::Fixed(at)) => now.max(at),
                Some(PlannedAnchor::Floating | PlannedAnchor::EndAt { .. }) | None => now,
            };
            let ending = match cue.anchor {
                PlannedAnchor::EndAt { end, floor } => Ending::At { end, floor },
                PlannedAnchor::Floating | PlannedAnchor::NotBefore(_) | PlannedAnchor::Fixed(_) => {
                    cue.length.map_or(Ending::Open, Ending::After)
                }
            };
            let planned = ending.project(start, TimeDelta::zero()) - start;
            let role = timing::phase(plan, cue.id).map(|phase| phase.role);
            let sort = Sort::of(cue.id, role, slot.kind);
            let mut length = scaled(planned, model.ratio(sort, past, lots));
            if let Model::Usual { change, .. } = model
                && changes_after(slot, cue.id, last_turn)
            {
                length += change;
            }
            now = start + length;
            day.push(Drawn { id: cue.id, start, end: now });
        }
    }
    day
}

/// Whether somebody is there for it: a changeover needs a team after it.
fn takes_place(slot: &PlannedSlot, id: CueId) -> bool {
    let seated =
        |turn: u16| slot.seats.get(usize::from(turn) - 1).is_some_and(|seat| *seat != Seat::Free);
    match id {
        CueId::Phase { turn, .. } => seated(turn),
        CueId::Changeover { turn, .. } => seated(turn) && seated(turn + 1),
        CueId::Slot { .. }
        | CueId::Round { .. }
        | CueId::RoundChange { .. }
        | CueId::Part { .. }
        | CueId::Unplanned { .. } => true,
    }
}

/// Whether speakers change right after this cue without any time planned for it. Turns that share
/// their slot have it in their share.
fn changes_after(slot: &PlannedSlot, id: CueId, last_turn: Option<usize>) -> bool {
    let CueId::Phase { turn, phase, .. } = id else { return false };
    let timed = slot.phases.iter().any(|phase| !phase.title.is_empty());
    let ends_turn = usize::from(phase) == slot.phases.len();
    let more = last_turn.is_some_and(|last| usize::from(turn) <= last);
    slot.changeover.is_none() && timed && ends_turn && more
}

/// What a drawn day is like.
#[derive(Debug, Clone, Copy)]
enum Model<'a> {
    /// A past one.
    Past(&'a Day),
    /// One like any other.
    Usual { presentation: i64, change: TimeDelta },
}

impl<'a> Model<'a> {
    fn draw(past: &'a [Day], lots: &mut SplitMix64) -> Self {
        pick(past, lots).map_or_else(
            || Self::Usual {
                presentation: between(PRESENTATION, lots),
                change: TimeDelta::seconds(between(CHANGE, lots)),
            },
            Self::Past,
        )
    }

    /// How long a cue takes, in thousandths of its plan.
    fn ratio(self, sort: Sort, past: &[Day], lots: &mut SplitMix64) -> i64 {
        let of = |day: &Day| day.ratios.get(&sort).cloned().unwrap_or_default();
        let mut known = match self {
            Self::Usual { presentation, .. } if sort == Sort::Presentation => return presentation,
            Self::Usual { .. } => return AS_PLANNED,
            Self::Past(day) => of(day),
        };
        if known.is_empty() {
            known = past.iter().flat_map(of).collect();
        }
        pick(&known, lots).copied().unwrap_or(AS_PLANNED)
    }
}

fn scaled(length: TimeDelta, ratio: i64) -> TimeDelta {
    TimeDelta::milliseconds(length.num_milliseconds().saturating_mul(ratio) / 1000)
}

fn pick<'a, T>(all: &'a [T], lots: &mut SplitMix64) -> Option<&'a T> {
    let count = u64::try_from(all.len()).ok().filter(|count| *count > 0)?;
    all.get(usize::try_from(lots.below(count)).ok()?)
}

/// A number from the first to the last, each as likely as the others.
fn between((first, last): (u64, u64), lots: &mut SplitMix64) -> i64 {
    i64::try_from(first + lots.below(last - first + 1)).unwrap_or_default()
}

/// The tenth, the half and nine tenths of some instants; none where there are none.
fn window(instants: impl Iterator<Item = DateTime<Utc>>) -> Option<Window> {
    let mut sorted: Vec<_> = instants.collect();
    sorted.sort_unstable();
    // the nearest rank: the first that so many tenths are not later than
    let rank = |tenths: usize| (sorted.len() * tenths).div_ceil(10).saturating_sub(1);
    let at = |tenths| sorted.get(rank(tenths)).copied();
    Some(Window { early: at(1)?, middle: at(5)?, late: at(9)? })
}
