//! The journal of a rehearsal: in memory, and gone with it. Lets the clock go at the start, and
//! presses *next* where nobody is to.

use std::{collections::BTreeMap, sync::Arc};

use chrono::TimeDelta;

use crate::{
    agenda::{CueId, Text},
    clock::{Clock, FastClock},
    session::{
        Command, Draft, Event, Recorded, Session, SessionHead, SessionId, State, When, decide,
        typical::Drawn,
    },
    store::{Health, MemoryStore, Store, StoreError},
};

/// How many cues may begin and end between two looks: more are for the next one.
const MAX_STEPS: usize = 64;

/// The journal of a rehearsal.
pub(super) struct Shelf<C> {
    journal: MemoryStore,
    clock: Arc<FastClock<C>>,
    driver: Option<Driver>,
}

/// Somebody who goes on when a drawn day does.
pub(super) struct Driver {
    lengths: BTreeMap<CueId, TimeDelta>,
    session: Option<Session>,
    by: Text,
}

impl Driver {
    /// Somebody who lets each cue last as long as on `day`, and what waits for its time follow
    /// at its time.
    pub(super) fn new(day: &[Drawn], by: Text) -> Self {
        let ends = day.iter().skip(1).map(|next| next.start).chain(day.last().map(|cue| cue.end));
        let lengths = day.iter().zip(ends).map(|(cue, end)| (cue.id, end - cue.start)).collect();
        Self { lengths, session: None, by }
    }

    /// What is to be done now, if anything.
    fn command(&self, session: &Session, clock: &dyn Clock) -> Option<Command> {
        let moment = session.at(&clock.read());
        match (moment.state, &moment.cue) {
            (State::Idle, _) => Some(Command::Start { when: When::Now }),
            (State::Running, Some(cue)) => {
                let length = self.lengths.get(&cue.id).copied().or(cue.allotted)?;
                let over = cue.elapsed - length;
                if over < TimeDelta::zero() {
                    return None;
                }
                Some(if moment.next.is_some() {
                    let when = When::Ago(over);
                    Command::Next { cue: Some(cue.id), when, pressed_before: None }
                } else {
                    Command::Close { when: When::Now }
                })
            }
            (State::Running | State::Suspended | State::Finished, _) => None,
        }
    }
}

impl<C: Clock> Shelf<C> {
    /// An empty one; with a driver nothing is to be pressed.
    pub(super) fn new(clock: Arc<FastClock<C>>, driver: Option<Driver>) -> Self {
        Self { journal: MemoryStore::new(), clock, driver }
    }

    /// Does what the driver would have done by now; a driver who was refused lets go.
    fn drive(&mut self, id: &SessionId) -> Result<(), StoreError> {
        let Some(mut driver) = self.driver.take() else { return Ok(()) };
        for _ in 0..MAX_STEPS {
            let known = driver.session.as_ref().map_or(0, Session::seq);
            let events = self.journal.read(id, known)?;
            match &mut driver.session {
                Some(session) => events.into_iter().for_each(|event| session.apply(event)),
                None => driver.session = Session::replay(events),
            }
            let Some(session) = &driver.session else { break };
            let Some(command) = driver.command(session, &self.clock) else { break };
            let now = self.clock.read();
            let Ok(drafts) = decide(session, &command, &now, &driver.by) else { return Ok(()) };
            let after = session.seq();
            self.append(id, after, &drafts)?;
        }
        self.driver = Some(driver);
        Ok(())
    }
}

impl<C: Clock> Store for Shelf<C> {
    fn create(
        &mut self,
        slug: &SessionId,
        first: &[Draft],
    ) -> Result<(SessionId, Vec<Recorded>), StoreError> {
        self.journal.create(slug, first)
    }

    fn append(
        &mut self,
        session: &SessionId,
        after: u64,
        drafts: &[Draft],
    ) -> Result<Vec<Recorded>, StoreError> {
        let events = self.journal.append(session, after, drafts)?;
        let begins = |draft: &Draft| {
            matches!(draft.event, Event::Started { .. } | Event::Jumped { from: None, .. })
        };
        if drafts.iter().any(begins) {
            self.clock.let_go();
        }
        Ok(events)
    }

    fn read(&mut self, session: &SessionId, after: u64) -> Result<Vec<Recorded>, StoreError> {
        if after > 0 {
            self.drive(session)?;
        }
        self.journal.read(session, after)
    }

    fn sessions(&mut self) -> Result<Vec<SessionHead>, StoreError> {
        self.journal.sessions()
    }

    fn health(&self) -> Health {
        self.journal.health()
    }
}
