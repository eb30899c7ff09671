//! What came of a date of the programme: the session that was held on it, in a line. Pure.

use chrono::{NaiveDate, TimeDelta};

use super::{Reading, Session, SessionId, State};
use crate::agenda::{
    Text,
    programme::{Meeting, Programme},
};

/// What came of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The session.
    pub session: SessionId,
    /// The day on which it was held, which may be another one than it was planned for.
    pub day: NaiveDate,
    /// How it stands.
    pub stand: Stand,
    /// How many notes it has.
    pub notes: usize,
    /// How late it is against its plan, or how much later than planned it ended; none where nothing
    /// has begun.
    pub late: Option<TimeDelta>,
}

impl Outcome {
    /// What `session` came to at `now`.
    #[must_use]
    pub fn of(id: &SessionId, session: &Session, now: &Reading) -> Self {
        let live = session.is_live(now);
        // one that was left open ends nowhere: it is told as it was last seen
        let at = if live { now } else { session.last_reading().unwrap_or(now) };
        let moment = session.at(at);
        let begun = moment.state != State::Idle;
        let stand = match (session.closed_at().is_some(), live, begun) {
            (true, _, true) => Stand::Closed,
            (_, _, false) => Stand::Idle,
            (false, true, true) => Stand::Live,
            (false, false, true) => Stand::Left,
        };
        Self {
            session: id.clone(),
            day: session.plan().date,
            stand,
            notes: session.notes().len(),
            late: moment.behind(),
        }
    }
}

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// It was opened, and nothing has begun.
    Idle,
    /// It is on.
    Live,
    /// It was closed.
    Closed,
    /// It was left without being closed.
    Left,
}

/// A session as it bears on a programme: which date it was for, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The day that its agenda names.
    for_day: NaiveDate,
    /// The name of its agenda's file.
    file: Text,
    outcome: Outcome,
}

impl Held {
    /// What `session` came to at `now`; it counts for the day of its agenda, also where it was
    /// held on another one.
    #[must_use]
    pub fn of(id: &SessionId, session: &Session, now: &Reading) -> Self {
        let plan = session.plan();
        let file = session.path().rsplit(['/', '\\']).next().unwrap_or_default();
        Self {
            for_day: plan.moved_from.unwrap_or(plan.date),
            file: Text::clean(file),
            outcome: Outcome::of(id, session, now),
        }
    }

    /// How well it fits a date: its file and its day, then its day alone; none where it is another
    /// date's.
    fn fits(&self, meeting: &Meeting) -> Option<bool> {
        let named = meeting.agenda.as_ref() == Some(&self.file);
        (self.for_day == meeting.date).then_some(named)
    }
}

/// What came of each date of a programme, in the order of its file.
///
/// Of several sessions for one date the one counts that was opened on the date's own agenda, then
/// the one that went furthest, then the one with the most notes, then the first of `held`.
#[must_use]
pub fn outcomes(programme: &Programme, held: &[Held]) -> Vec<Option<Outcome>> {
    let best = |meeting: &Meeting| {
        let fitting = held.iter().filter_map(|held| Some((held, held.fits(meeting)?)));
        // of equals the last one is taken: from behind, that is the first
        let best = fitting.rev().max_by_key(|(held, named)| {
            (*named, held.outcome.stand != Stand::Idle, held.outcome.notes)
        });
        best.map(|(held, _)| held.outcome.clone())
    };
    programme.dates.iter().map(best).collect()
}
