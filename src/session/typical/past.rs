//! What past sessions tell: how long each sort of cue lasted, against what was planned for it.

use std::collections::BTreeMap;

use crate::{
    agenda::{CueId, Kind, Role},
    session::{Line, LineState, Session},
};

use super::super::timing;

/// Below this, in thousandths of its plan, a cue was clicked through, not held.
pub const SHORTEST: i64 = 100;
/// Above this, in thousandths of its plan, a clock was forgotten.
pub const LONGEST: i64 = 4000;
/// A session of fewer cues held tells nothing.
pub const FEWEST: usize = 3;

/// Cues that run over or under alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A team presents.
    Presentation,
    /// The room reacts.
    Feedback,
    /// One team makes room for the next, or a round for the next one.
    Changeover,
    /// Anything else, by the kind of its slot.
    Slot(Kind),
}

impl Sort {
    /// The sort of a cue, from what its phase says and the kind of its slot.
    #[must_use]
    pub const fn of(id: CueId, role: Option<Role>, kind: Kind) -> Self {
        match (id, role) {
            (CueId::Changeover { .. } | CueId::RoundChange { .. }, _) => Self::Changeover,
            (CueId::Phase { .. }, Some(Role::Presentation) | None) => Self::Presentation,
            (CueId::Phase { .. }, Some(Role::Feedback)) => Self::Feedback,
            (
                CueId::Slot { .. }
                | CueId::Round { .. }
                | CueId::Part { .. }
                | CueId::Unplanned { .. },
                _,
            ) => Self::Slot(kind),
        }
    }
}

/// How the cues of one past session went: the time that each took, in thousandths of its plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Day {
    pub(super) ratios: BTreeMap<Sort, Vec<i64>>,
}

impl Day {
    /// A day on which cues took so much.
    #[must_use]
    pub fn new(cues: impl IntoIterator<Item = (Sort, i64)>) -> Self {
        let mut day = Self::default();
        for (sort, ratio) in cues {
            day.ratios.entry(sort).or_default().push(ratio);
        }
        day
    }

    /// The day of a session, as its journal tells it; none where too little of it was held.
    ///
    /// What counts is the time used against the time planned, not allotted: time that was given
    /// on the day is how a day becomes late. Cues that were clicked through or forgotten are left
    /// out, and so are breaks that nobody planned.
    #[must_use]
    pub fn of(session: &Session) -> Option<Self> {
        let moment = session.at(session.last_reading()?);
        let held = moment.rundown.iter().filter(|line| line.state == LineState::Done);
        let cues = held.filter_map(|line| {
            let role = timing::phase(session.plan(), line.id).map(|phase| phase.role);
            line.id.slot()?;
            Some((Sort::of(line.id, role, line.kind), ratio(line)?))
        });
        let day = Self::new(cues);
        (day.len() >= FEWEST).then_some(day)
    }

    /// How many cues it tells of.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ratios.values().map(Vec::len).sum()
    }

    /// Whether it tells of none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ratios.is_empty()
    }
}

fn ratio(line: &Line) -> Option<i64> {
    let planned = match (line.planned_start, line.planned_end) {
        (Some(start), Some(end)) => end - start,
        (None | Some(_), None) | (None, Some(_)) => line.allotted?,
    };
    let planned = planned.num_milliseconds();
    let ratio = (planned > 0).then(|| line.used.num_milliseconds() * 1000 / planned)?;
    (SHORTEST..=LONGEST).contains(&ratio).then_some(ratio)
}
