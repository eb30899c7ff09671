//! Decisions on the real time of what was recorded at another one.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::{Case, Decided};
use crate::session::{Body, Draft, Event, Fact, Recorded, Refusal};

/// How exact a time of day is that was said without seconds.
const MINUTE: TimeDelta = TimeDelta::minutes(1);

/// A fact that others may not be moved across: when it was for what came before it, and for what
/// came after it. They differ where the wall clock jumped.
struct Mark {
    seq: u64,
    end: DateTime<Utc>,
    begin: DateTime<Utc>,
}

impl Case<'_> {
    /// The time of day is the one nearest to the recorded time. One that was said without seconds
    /// is anywhere in its minute: where a neighbour falls into that minute, it is the neighbour's
    /// instant.
    ///
    /// `due` is what is recorded before it.
    pub(super) fn correct(
        &self,
        fact: Fact,
        time: NaiveTime,
        due: &[Draft],
    ) -> Result<Option<Decided>, Refusal> {
        let fact = self.fact(fact)?;
        let Body::Known(event) = &fact.body else { return Err(Refusal::NoTime) };
        let was = self.session.time_of(fact);
        let wanted = self.nearest_to(fact.effective_at, time);
        let is_note = matches!(event, Event::Noted { .. });
        let (after, before) =
            if is_note { (self.earliest(was), None) } else { self.neighbours(fact, due) };
        let whole_minute = wanted.timestamp().rem_euclid(MINUTE.num_seconds()) == 0;
        let at =
            if whole_minute && wanted < after && wanted + MINUTE > after { after } else { wanted };
        if at > self.at {
            return Err(Refusal::InTheFuture);
        }
        if at < after || before.is_some_and(|before| at > before) {
            return Err(Refusal::OutOfOrder { after, before });
        }
        if is_note {
            let note = self.state.notes.iter().find(|taken| taken.seq == fact.seq);
            let note = note.ok_or(Refusal::UnknownNote)?;
            if note.at == at {
                return Err(Refusal::SameTime);
            }
            return Ok(Some((self.at, Event::NoteTimed { note: note.seq, at })));
        }
        if was == at {
            return Err(Refusal::SameTime);
        }
        Ok(Some((self.at, Event::TimeCorrected { event: fact.seq, at })))
    }

    /// What is meant: the last one is the last that set a clock.
    fn fact(&self, fact: Fact) -> Result<&Recorded, Refusal> {
        let mut standing = self.session.history().filter(|(_, stands)| *stands);
        let sets = |recorded: &Recorded| matches!(&recorded.body, Body::Known(event) if event.sets_the_clock());
        let (found, _) = match fact {
            Fact::Number(seq) => standing.find(|(recorded, _)| recorded.seq == seq),
            Fact::Last => standing.filter(|(recorded, _)| sets(recorded)).last(),
        }
        .ok_or(Refusal::UnknownFact)?;
        let is_note = matches!(&found.body, Body::Known(Event::Noted { .. }));
        if sets(found) || is_note { Ok(found) } else { Err(Refusal::NoTime) }
    }

    /// The instants between which a fact has to stay.
    fn neighbours(&self, fact: &Recorded, due: &[Draft]) -> (DateTime<Utc>, Option<DateTime<Utc>>) {
        let standing = self.session.history().filter(|(_, stands)| *stands);
        let recorded = standing.filter_map(|(recorded, _)| match &recorded.body {
            Body::Known(event) => mark(recorded.seq, event, self.session.time_of(recorded)),
            Body::Newer { .. } => None,
        });
        let due = due.iter().filter_map(|due| mark(u64::MAX, &due.event, due.effective_at));
        let (mut after, mut before) = (None, None);
        for mark in recorded.chain(due) {
            if mark.seq < fact.seq {
                after = Some(mark.begin);
            } else if mark.seq > fact.seq {
                before = before.or(Some(mark.end));
            }
        }
        (after.unwrap_or_else(|| self.earliest(self.session.time_of(fact))), before)
    }

    /// The first instant of the session: its opening, or when it was to begin where it was opened
    /// too late; a fact that was back-dated further stays where it is.
    fn earliest(&self, was: DateTime<Utc>) -> DateTime<Utc> {
        let opened = self.session.opened_at();
        let begins = self.state.plan.begins();
        opened.into_iter().chain(begins).fold(was, DateTime::min)
    }
}

fn mark(seq: u64, event: &Event, at: DateTime<Utc>) -> Option<Mark> {
    if let Event::ClockStepped { by } = event {
        return Some(Mark { seq, end: at - *by, begin: at });
    }
    event.sets_the_clock().then_some(Mark { seq, end: at, begin: at })
}
