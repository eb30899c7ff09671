//! Follows a session by itself: which one is on, and what the room sees of it.
//!
//! Reads the journal and never writes to it. Keeps what it has folded, so that a look reads only
//! what is new; and keeps the last face when the journal cannot be read, as a countdown needs none.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::Face;
use crate::{
    agenda::Lang,
    clock::Clock,
    session::{Reading, Session, SessionHead, SessionId, Warning},
    store::{Store, StoreError},
};

/// For how long a closed session is still the one that is on, as long as no other one is.
const THANKS: TimeDelta = TimeDelta::hours(12);
/// The longest sleep, for what nobody pokes about: a wall clock that was stepped.
const LONGEST: Duration = Duration::from_secs(60);
/// The longest sleep of somebody whom nobody can poke.
const UNPOKED: Duration = Duration::from_secs(2);
/// Slept beyond the instant of a change, so that the change is there when the clock is read.
const MARGIN: TimeDelta = TimeDelta::milliseconds(2);

/// Which session is to be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Whichever is on.
    Live,
    /// This one, whatever becomes of it.
    Session(SessionId),
}

/// What is on: equal to what was on before until something else than the time has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnStage {
    /// Which session; none while one is awaited.
    pub session: Option<SessionId>,
    /// The language that its agenda asks for.
    pub lang: Option<Lang>,
    /// What the room sees.
    pub face: Face,
    /// Why that may be behind.
    pub trouble: Option<Trouble>,
}

/// Why what is shown may be behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong.
    pub why: Why,
    /// Since when, by the machine's wall clock.
    pub since: DateTime<Utc>,
}

/// What is wrong with the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It cannot be read.
    Unread(StoreError),
    /// The session is not in it any more.
    Gone,
    /// It holds events of a newer program, which have no effect here.
    NewerEvents,
}

/// Somebody who follows a session.
#[derive(Debug)]
pub struct Follower {
    wish: Wish,
    zone: Tz,
    /// The sessions that may be on, as far as they were read.
    known: BTreeMap<SessionId, Session>,
    /// Those that were looked at and left alone: the number of their last event then.
    left: BTreeMap<SessionId, u64>,
    on: OnStage,
}

impl Follower {
    /// Follows what is wished for; before the first look nothing is on. `zone` is that of the
    /// clock on a screen without a session.
    #[must_use]
    pub fn new(wish: Wish, zone: Tz, now: &Reading) -> Self {
        let face = Face::without_session(zone, now.wall, now.mono);
        let on = OnStage { session: None, lang: None, face, trouble: None };
        Self { wish, zone, known: BTreeMap::new(), left: BTreeMap::new(), on }
    }

    /// What is on, as of the last look.
    #[must_use]
    pub const fn on_stage(&self) -> &OnStage {
        &self.on
    }

    /// The session that is on, as far as it was read.
    #[must_use]
    pub fn session(&self) -> Option<(&SessionId, &Session)> {
        self.known.get_key_value(self.on.session.as_ref()?)
    }

    /// Reads what is new, and looks at the clock; says whether anything else than digits has
    /// changed.
    pub fn look(&mut self, store: &mut dyn Store, now: &Reading) -> bool {
        let (session, why) = match self.read_on(store, now) {
            Err(error) => (self.on.session.clone(), Some(Why::Unread(error))),
            Ok(mut found) => match self.choose(&found.listed, now) {
                Some(id) => {
                    let why = found.failed.remove(&id).map(Why::Unread);
                    (Some(id), why)
                }
                None => {
                    let before = self.on.session.clone();
                    let gone = before.filter(|id| !found.listed.contains(id));
                    let why = gone.as_ref().map(|_| Why::Gone);
                    (gone, why.or_else(|| found.failed.into_values().next().map(Why::Unread)))
                }
            },
        };
        let on = self.sight(session, why, now);
        let changed = on != self.on;
        self.on = on;
        changed
    }

    /// How long it may sleep at `now` if nobody pokes it: until the session may go on by itself, or
    /// another part of a talk is on, or half-time is said.
    fn sleep(&self, ear: Ear, now: &Reading) -> Duration {
        let longest = match ear {
            Ear::Open => LONGEST,
            Ear::Deaf => UNPOKED,
        };
        let face = &self.on.face;
        let turn = face.until_turn(now.mono).into_iter().chain(face.until_guide(now.mono)).min();
        turn.map_or(longest, |turn| (turn + MARGIN).to_std().unwrap_or_default().min(longest))
    }

    /// What the room sees of `session`, as far as it was read.
    fn sight(&self, session: Option<SessionId>, why: Option<Why>, now: &Reading) -> OnStage {
        let folded = session.as_ref().and_then(|id| self.known.get(id));
        let (face, lang, newer) = match folded {
            Some(folded) => {
                let moment = folded.at(now);
                let newer = moment
                    .warnings
                    .iter()
                    .any(|warning| matches!(warning, Warning::NewerEvents { .. }));
                (Face::of(&moment, now.mono), folded.plan().lang, newer)
            }
            None => (Face::without_session(self.zone, now.wall, now.mono), None, false),
        };
        let same = session == self.on.session;
        let face = if same { face.steadied(&self.on.face) } else { face };
        let why = why.or(newer.then_some(Why::NewerEvents));
        let since = self.on.trouble.as_ref().map_or(now.wall, |trouble| trouble.since);
        OnStage { session, lang, face, trouble: why.map(|why| Trouble { why, since }) }
    }

    /// Reads on in every journal that may be the one, and lets go of those that are not.
    fn read_on(&mut self, store: &mut dyn Store, now: &Reading) -> Result<Found, StoreError> {
        let heads = store.sessions()?;
        let mut found = Found {
            listed: heads.iter().map(|head| head.id.clone()).collect(),
            failed: BTreeMap::new(),
        };
        for head in &heads {
            if self.may_be_on(head, now)
                && let Err(error) = self.take(store, head)
            {
                let other = self.on.session.as_ref().is_some_and(|on| *on != head.id);
                if matches!(error, StoreError::Damaged { .. }) && other {
                    self.left.insert(head.id.clone(), head.last_seq);
                }
                found.failed.insert(head.id.clone(), error);
            }
        }
        let on = self.on.session.as_ref();
        let (wish, left) = (&self.wish, &mut self.left);
        left.retain(|id, _| found.listed.contains(id));
        self.known.retain(|id, session| {
            if !found.listed.contains(id) {
                return on == Some(id);
            }
            let stays = *wish != Wish::Live || Standing::of(session, now) != Standing::Left;
            if !stays {
                left.insert(id.clone(), session.seq());
            }
            stays
        });
        Ok(found)
    }

    /// Whether its journal is worth reading.
    fn may_be_on(&self, head: &SessionHead, now: &Reading) -> bool {
        match &self.wish {
            Wish::Session(id) => head.id == *id,
            Wish::Live => {
                let forgotten = head.closed && now.wall - head.last_at > THANKS;
                !forgotten && self.left.get(&head.id) != Some(&head.last_seq)
            }
        }
    }

    /// Takes in what is new of one journal.
    fn take(&mut self, store: &mut dyn Store, head: &SessionHead) -> Result<(), StoreError> {
        let id = &head.id;
        // another journal may have taken the place of the one that was read
        let same = |known: &Session| {
            known.seq() <= head.last_seq && known.opened_at() == Some(head.opened_at)
        };
        if let Some(known) = self.known.get_mut(id).filter(|known| same(known)) {
            if known.seq() < head.last_seq {
                for event in store.read(id, known.seq())? {
                    if event.seq == known.seq() + 1 {
                        known.apply(event);
                    }
                }
            }
            return Ok(());
        }
        let session = Session::replay(store.read(id, 0)?);
        let session = session.ok_or_else(|| StoreError::Damaged { what: id.to_string() })?;
        self.known.insert(id.clone(), session);
        Ok(())
    }

    /// Which of the listed sessions is on.
    ///
    /// Of those that run, the one that began last. Where none runs: the one that was closed last,
    /// which stays with its thanks; but one that was opened after that, and waits to begin, takes
    /// its place, as the room should see what comes rather than what was.
    fn choose(&self, listed: &BTreeSet<SessionId>, now: &Reading) -> Option<SessionId> {
        if let Wish::Session(id) = &self.wish {
            return Some(id.clone()).filter(|id| listed.contains(id));
        }
        let (mut runs, mut waits, mut closed) = (None, None, None);
        for (id, session) in self.known.iter().filter(|(id, _)| listed.contains(*id)) {
            let (place, since) = match Standing::of(session, now) {
                Standing::Runs { since } => (&mut runs, since),
                Standing::Waits { since } => (&mut waits, since),
                Standing::Closed { since } => (&mut closed, since),
                Standing::Left => continue,
            };
            if place.as_ref().is_none_or(|(latest, _)| *latest < since) {
                *place = Some((since, id));
            }
        }
        // by instants: an opening counts when it came after the closing
        runs.or(waits.max(closed)).map(|(_, id)| id.clone())
    }
}

/// What a look at the journal found.
struct Found {
    listed: BTreeSet<SessionId>,
    /// What could not be read.
    failed: BTreeMap<SessionId, StoreError>,
}

/// Where a session stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It has begun.
    Runs { since: DateTime<Utc> },
    /// It was opened, and has not begun.
    Waits { since: DateTime<Utc> },
    /// It was closed, not long ago.
    Closed { since: DateTime<Utc> },
    /// It was closed long ago, or nobody has closed it.
    Left,
}

impl Standing {
    fn of(session: &Session, now: &Reading) -> Self {
        if let Some(since) = session.closed_at() {
            let recent = session.instant(now) - since <= THANKS;
            return if recent { Self::Closed { since } } else { Self::Left };
        }
        if !session.is_live(now) {
            return Self::Left;
        }
        match session.attempts(now).first() {
            Some(first) => Self::Runs { since: first.started_at },
            None => Self::Waits { since: session.opened_at().unwrap_or_default() },
        }
    }
}

/// Whether somebody can poke who sleeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ear {
    /// A poke comes whenever the journal has grown.
    Open,
    /// No poke comes: the journal is read every few seconds.
    Deaf,
}

/// Follows until `tell` breaks, or nobody is left who could poke: tells what is on at first, and
/// whenever that has changed; sleeps in between. For a thread of its own, as a journal can be slow
/// to answer.
pub fn follow(
    follower: Follower,
    store: &mut dyn Store,
    clock: &dyn Clock,
    pokes: &Receiver<()>,
    ear: Ear,
    mut tell: impl FnMut(&OnStage) -> ControlFlow<()>,
) {
    let mut first = true;
    attend(follower, store, clock, pokes, ear, |follower, changed| {
        if std::mem::take(&mut first) || changed {
            tell(follower.on_stage())
        } else {
            ControlFlow::Continue(())
        }
    });
}

/// The same for whoever tells more of the session than its face: called at each look, with
/// whether the face has changed.
pub fn attend(
    mut follower: Follower,
    store: &mut dyn Store,
    clock: &dyn Clock,
    pokes: &Receiver<()>,
    ear: Ear,
    mut tell: impl FnMut(&Follower, bool) -> ControlFlow<()>,
) {
    loop {
        let changed = follower.look(store, &clock.read());
        if tell(&follower, changed).is_break() {
            return;
        }
        match pokes.recv_timeout(follower.sleep(ear, &clock.read())) {
            // many that came together are one
            Ok(()) => while pokes.try_recv().is_ok() {},
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
