//! The times that were corrected: what was written down first, and what took place.

use chrono::{DateTime, Utc};

use crate::{
    agenda::Text,
    export::Only,
    session::{Attempt, Body, Correction, Event, Line, Moment, Session},
};

/// The times that were corrected, in the order of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrections {
    /// What was corrected.
    pub facts: Vec<Corrected>,
    /// Every cue of the session, for the names of the facts.
    pub rundown: Vec<Line>,
}

/// A fact that took place at another time than was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Its place in the journal.
    pub seq: u64,
    /// What took place.
    pub fact: Body,
    /// When that was, as it was first written down.
    pub first: DateTime<Utc>,
    /// When it really was.
    pub at: DateTime<Utc>,
    /// When that was said.
    pub said_at: DateTime<Utc>,
    /// Who said so.
    pub by: Text,
}

/// The corrections of what was asked for.
pub(super) fn of(
    session: &Session,
    moment: &Moment,
    attempts: &[Attempt],
    only: &Only,
) -> Corrections {
    let mut facts = Vec::new();
    for Correction { fact, at, said } in session.corrections() {
        let noted = session.notes().iter().find(|taken| taken.seq == fact.seq);
        let told = match noted {
            Some(taken) => only.fits(taken) && only.is_about(taken),
            None => sets_a_turn(attempts, only, at),
        };
        if told {
            facts.push(Corrected {
                seq: fact.seq,
                // a note as it reads now: what was reworded is not told
                fact: noted.map_or_else(
                    || fact.body.clone(),
                    |taken| Body::Known(Event::Noted { note: taken.note.clone() }),
                ),
                first: fact.effective_at,
                at,
                said_at: said.recorded_at.wall,
                by: said.by.clone(),
            });
        }
    }
    Corrections { facts, rundown: moment.rundown.clone() }
}

/// Whether what took place at `at` is of whom and of when it is asked for.
fn sets_a_turn(attempts: &[Attempt], only: &Only, at: DateTime<Utc>) -> bool {
    let touches = |attempt: &&Attempt| attempt.started_at == at || attempt.ended_at == Some(at);
    only.kind.is_none()
        && only.since.is_none_or(|since| at >= since)
        && (only.defi.is_none()
            || attempts.iter().filter(touches).any(|attempt| only.is_of(attempt.defi.as_ref())))
}
