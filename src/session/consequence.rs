//! What the time lost or gained comes to, as data: the consequence that matters, not the figure.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Line, LineState, Loss, ON_TIME, fold::State, timing};
use crate::agenda::{CueId, Kind, Role, Text};

/// How many turns must have been held before their pace says anything.
const TELLING: i32 = 2;

/// A break that is shorter or longer by less than this is not worth a word.
const NOTED: TimeDelta = TimeDelta::minutes(2);

/// What the time lost or gained comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consequence {
    /// The last cues lose time if the room closes when it is to: this one loses last of all.
    Loses(Loss),
    /// If the turns to come run over as those so far did, this team has no feedback by then.
    Pace {
        /// The last team.
        defi: Option<Text>,
        /// How late the session ends then.
        late: TimeDelta,
    },
    /// A break makes up for the time lost.
    Absorbed(Stretch),
    /// There is time to spare, and a break can have it.
    Ahead {
        /// How much.
        by: TimeDelta,
        /// The break, as long as it can be.
        rest: Stretch,
    },
}

/// A break that is shorter or longer than it was to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Which cue.
    pub id: CueId,
    /// Its title.
    pub title: Text,
    /// How long it is.
    pub length: TimeDelta,
    /// How long it was to be.
    pub planned: TimeDelta,
}

/// From this on a session is ahead: screens say it in whole minutes.
const AHEAD: TimeDelta = TimeDelta::minutes(1);

/// What a session's lines and losses come to, the most important first; nothing for seconds.
pub(super) fn all(
    state: &State,
    at: DateTime<Utc>,
    (offset, late): (TimeDelta, Option<TimeDelta>),
    lines: &[Line],
    losses: &[Loss],
) -> Vec<Consequence> {
    let mut all: Vec<_> = losses.last().cloned().map(Consequence::Loses).into_iter().collect();
    all.extend(pace(state, at, losses));
    let rest = stretch(lines);
    if let Some(short) = rest.clone().filter(|it| it.planned - it.length >= NOTED)
        && offset >= ON_TIME
        && losses.is_empty()
    {
        all.push(Consequence::Absorbed(short));
    }
    if offset <= -AHEAD {
        let spare = late.map_or(TimeDelta::zero(), |late| (-late).max(TimeDelta::zero()));
        let spare = if spare >= ON_TIME { spare } else { TimeDelta::zero() };
        let rest = rest.map(|rest| Stretch { length: rest.length + spare, ..rest });
        let rest = rest.filter(|rest| rest.length - rest.planned >= NOTED);
        all.extend(rest.map(|rest| Consequence::Ahead { by: -offset, rest }));
    }
    all
}

/// The next break to come, if it is timed.
fn stretch(lines: &[Line]) -> Option<Stretch> {
    let mut lines = lines.iter();
    let line = lines.find(|line| {
        let comes = matches!(line.state, LineState::Next | LineState::Later);
        comes && line.kind == Kind::Break && line.projected_start.is_some()
    })?;
    Some(Stretch {
        id: line.id,
        title: line.title.clone(),
        length: line.projected_end? - line.projected_start?,
        planned: line.planned_end? - line.planned_start?,
    })
}

/// The last team's feedback, if it comes after the target end at the pace so far and not anyway.
fn pace(state: &State, at: DateTime<Utc>, losses: &[Loss]) -> Option<Consequence> {
    let target = state.target()?;
    let over = Pace::of(state);
    if over.0.iter().all(|(_, over)| *over <= TimeDelta::zero()) {
        return None;
    }
    let (projection, end) = state.at_pace(at, &|id| over.of_phase(id))?;
    let late = end - target;
    let cues = state.rundown.cues().iter().zip(projection.windows());
    let is_feedback = |id: CueId| {
        timing::phase(&state.plan, id).is_some_and(|phase| phase.role == Role::Feedback)
    };
    let turns = cues.filter(|(cue, _)| cue.id.turn().is_some() && is_feedback(cue.id));
    let (last, start) =
        turns.filter_map(|(cue, window)| Some((cue.id, (*window)?.0))).next_back()?;
    let anyway = losses.iter().any(|loss| loss.id == last && loss.left < ON_TIME);
    (late >= ON_TIME && start >= target && !anyway)
        .then(|| Consequence::Pace { defi: state.rundown.team(last).cloned(), late })
}

/// By how much each phase of a turn ran over so far, on average.
struct Pace(Vec<(u16, TimeDelta)>);

impl Pace {
    fn of(state: &State) -> Self {
        let mut sums: Vec<(u16, TimeDelta, i32)> = Vec::new();
        for id in state.held.iter().filter(|id| id.turn().is_some()) {
            let length = state.rundown.cue(*id).and_then(|cue| cue.length);
            let Some((phase, length)) = id.phase().zip(length) else { continue };
            let over = state.carried(*id) - length;
            match sums.iter_mut().find(|(known, ..)| *known == phase) {
                Some((_, sum, count)) => {
                    *sum += over;
                    *count += 1;
                }
                None => sums.push((phase, over, 1)),
            }
        }
        let told = sums.into_iter().filter(|(.., count)| *count >= TELLING);
        Self(told.map(|(phase, sum, count)| (phase, sum / count)).collect())
    }

    fn of_phase(&self, id: CueId) -> TimeDelta {
        let phase = id.turn().and(id.phase());
        let known = self.0.iter().find(|(known, _)| Some(*known) == phase);
        known.map_or_else(TimeDelta::zero, |(_, over)| *over)
    }
}
