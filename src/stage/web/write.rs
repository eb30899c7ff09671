//! The one thread that writes for pages and scripts: decides, appends, and answers only once the
//! store has confirmed.
//!
//! Has a connection of its own to the journal, so that nobody else waits for its disk.

use std::{
    collections::VecDeque,
    sync::{Arc, mpsc::Receiver},
};

use chrono::TimeDelta;
use tokio::sync::{oneshot, watch};

use super::{
    ask::{CommandAsk, NoteAsk, TakeBackAsk},
    channel::On,
    limits::MAX_SESSIONS,
};
use crate::{
    agenda::{CueId, Lang, Text},
    clock::Clock,
    i18n::{catch_up::Teller, cli::event::Say, web::Says},
    session::{Body, Command, Event, Fact, Refusal, Session, SessionId, When, decide, words},
    store::{Given, NotGiven, Store, StoreError, give},
};

/// Something to be written, and who waits for it.
#[derive(Debug)]
pub(super) struct Job {
    /// What.
    pub(super) ask: Ask,
    /// Where the answer goes.
    pub(super) answer: oneshot::Sender<Result<Done, NotDone>>,
}

/// Something to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// A note.
    Note(NoteAsk),
    /// A note that is taken back.
    TakeBack(TakeBackAsk),
    /// A command.
    Command {
        /// What was sent.
        command: CommandAsk,
        /// How long ago the same page last asked for the next cue; none for scripts.
        pressed_before: Option<TimeDelta>,
    },
}

/// What is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Done {
    /// A note: written now, or known already.
    Noted {
        /// Its sequence number.
        seq: u64,
        /// In which session.
        session: SessionId,
        /// The team that it went to.
        defi: Option<Text>,
        /// Whether it was written now.
        new: bool,
    },
    /// A note is gone.
    TakenBack {
        /// Its sequence number.
        seq: u64,
        /// In which session.
        session: SessionId,
    },
    /// A command, in the words that confirm it.
    Commanded {
        /// One line an event.
        lines: Vec<String>,
    },
}

/// Why something was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NotDone {
    /// No session is on, or not that one.
    NoSession,
    /// The words make no command.
    Misspoken(words::Misspoken),
    /// The session said no; its zone, for the times in it.
    Refused(Refusal, chrono_tz::Tz),
    /// The journal failed.
    Failed(StoreError),
}

/// The writer.
pub(super) struct Writer {
    store: Box<dyn Store + Send>,
    clock: Arc<dyn Clock>,
    on: watch::Receiver<On>,
    /// What is known of the sessions that were on while the door was open, the latest last.
    known: VecDeque<(SessionId, Option<Session>)>,
}

impl Writer {
    /// A writer to the session that is on.
    #[must_use]
    pub(super) fn new(
        store: Box<dyn Store + Send>,
        clock: Arc<dyn Clock>,
        on: watch::Receiver<On>,
    ) -> Self {
        Self { store, clock, on, known: VecDeque::new() }
    }

    /// Writes what is asked for, one after the other, until nobody can ask any more.
    pub(super) fn run(mut self, jobs: &Receiver<Job>) {
        while let Ok(Job { ask, answer }) = jobs.recv() {
            // whoever has gone in the meantime will ask again, and is told then
            let _ = answer.send(self.write(&ask));
        }
    }

    /// Writes one thing.
    ///
    /// # Errors
    /// When it does not apply, or is not on the disk.
    pub(super) fn write(&mut self, ask: &Ask) -> Result<Done, NotDone> {
        let On { session, lang } = self.on.borrow().clone();
        if let Some(id) = session {
            self.remember(id);
        }
        match ask {
            Ask::Note(note) => self.note(note, lang),
            Ask::TakeBack(ask) => self.take_back(ask, lang),
            Ask::Command { command, pressed_before } => {
                self.command(command, *pressed_before, lang)
            }
        }
    }

    fn note(&mut self, ask: &NoteAsk, lang: Lang) -> Result<Done, NotDone> {
        let (id, mut session) = self.take(ask.session.as_ref())?;
        let context = ask.at.map(|at| session.context_at(at.min(self.clock.read().wall)));
        let command = Command::Note {
            line: ask.text.clone(),
            defi: ask.defi.clone(),
            kind: ask.kind,
            when: When::Now,
            context,
            key: Some(ask.key.clone()),
        };
        let by = ask.by.clone().unwrap_or_else(|| Text::clean(&Says::Unnamed.words(lang)));
        let given = self.give(&id, &mut session, &command, None, &by);
        let (zone, seq) = (session.plan().zone, session.note_of(&ask.key));
        let notes = session.notes();
        let taken = seq.and_then(|seq| notes.iter().rev().find(|note| note.seq == seq));
        let defi = taken.map(|taken| &taken.note);
        let defi = defi.and_then(|note| note.track.clone().or_else(|| note.defi.clone()));
        self.put_back(&id, session);
        let new = given.own().iter().any(|event| Some(event.seq) == seq);
        match (given.outcome, seq) {
            (_, Some(seq)) => Ok(Done::Noted { seq, session: id, defi, new }),
            (Ok(()), None) => Err(NotDone::Failed(StoreError::Damaged { what: id.to_string() })),
            (Err(why), None) => Err(not_done(why, zone)),
        }
    }

    /// Takes a note back; one that is gone already stays so.
    fn take_back(&mut self, ask: &TakeBackAsk, lang: Lang) -> Result<Done, NotDone> {
        let (id, mut session) = self.take(ask.session.as_ref())?;
        let (command, zone) =
            (Command::RemoveNote { note: Fact::Number(ask.note) }, session.plan().zone);
        let by = ask.by.clone().unwrap_or_else(|| Text::clean(&Says::Unnamed.words(lang)));
        let given = self.give(&id, &mut session, &command, None, &by);
        let gone = session.history().any(|(recorded, _)| {
            matches!(&recorded.body, Body::Known(Event::NoteRemoved { note }) if *note == ask.note)
        });
        self.put_back(&id, session);
        match given.outcome {
            Err(why) if !gone => Err(not_done(why, zone)),
            Ok(()) | Err(_) => Ok(Done::TakenBack { seq: ask.note, session: id }),
        }
    }

    fn command(
        &mut self,
        ask: &CommandAsk,
        pressed_before: Option<TimeDelta>,
        lang: Lang,
    ) -> Result<Done, NotDone> {
        let (id, mut session) = self.take(None)?;
        let command = words::read_line(&ask.words, &session.names());
        let command = command.map(|command| named(command, ask.cue, pressed_before));
        let command = match command {
            Ok(command) => command,
            Err(wrong) => {
                self.put_back(&id, session);
                return Err(NotDone::Misspoken(wrong));
            }
        };
        let by = ask.by.clone().unwrap_or_else(|| Text::clean(&Says::Remote.words(lang)));
        let before = session.notes().to_vec();
        let given = self.give(&id, &mut session, &command, ask.cue, &by);
        let zone = session.plan().zone;
        let rundown = session.at(&self.clock.read()).rundown;
        let say = Say { lang, zone, rundown: &rundown };
        let earlier = |seq| {
            let mut history = session.history().map(|(recorded, _)| recorded);
            history.find(|recorded| recorded.seq == seq).map(|recorded| &recorded.body)
        };
        let mut lines: Vec<String> =
            given.own().iter().map(|event| say.confirmed(&event.body, earlier, &before)).collect();
        if let Command::CatchUp { target, .. } = &command
            && lines.is_empty()
        {
            let now = self.clock.read();
            let teller = Teller::of(lang, &session.at(&now));
            lines = session.ways(&now, *target).map_or_else(|_| lines, |ways| teller.lines(&ways));
        }
        self.put_back(&id, session);
        match given.outcome {
            Ok(()) => Ok(Done::Commanded { lines }),
            Err(why) => Err(not_done(why, zone)),
        }
    }

    /// Gives a command to a session that takes in what comes of it; refused when another cue than
    /// `seen` runs by then.
    fn give(
        &mut self,
        id: &SessionId,
        session: &mut Session,
        command: &Command,
        seen: Option<CueId>,
        by: &Text,
    ) -> Given {
        let clock = &self.clock;
        let given = give(&mut *self.store, id, session, &mut |session| {
            let now = clock.read();
            let running = session.at(&now).cue.map(|cue| cue.id);
            match (seen, running) {
                (Some(seen), Some(running)) if seen != running => {
                    Err(Refusal::AlreadyPassed { running })
                }
                (Some(_) | None, _) => decide(session, command, &now, by),
            }
        });
        given.events.iter().cloned().for_each(|event| session.apply(event));
        given
    }

    /// The session that is on, or the one that is named and was on; read on to its end.
    fn take(&mut self, named: Option<&SessionId>) -> Result<(SessionId, Session), NotDone> {
        let on = self.on.borrow().session.clone();
        let id = named.cloned().or(on).ok_or(NotDone::NoSession)?;
        let mut known = self.known.iter_mut();
        let known = known.find(|(known, _)| *known == id).ok_or(NotDone::NoSession)?;
        let session = match known.1.take() {
            Some(mut session) => {
                let new = self.store.read(&id, session.seq()).map_err(NotDone::Failed)?;
                new.into_iter().for_each(|event| session.apply(event));
                session
            }
            None => {
                let events = self.store.read(&id, 0).map_err(NotDone::Failed)?;
                Session::replay(events).ok_or(NotDone::NoSession)?
            }
        };
        Ok((id, session))
    }

    fn put_back(&mut self, id: &SessionId, session: Session) {
        if let Some(known) = self.known.iter_mut().find(|(known, _)| known == id) {
            known.1 = Some(session);
        }
    }

    fn remember(&mut self, id: SessionId) {
        if self.known.iter().all(|(known, _)| *known != id) {
            if self.known.len() >= MAX_SESSIONS {
                self.known.pop_front();
            }
            self.known.push_back((id, None));
        }
    }
}

/// The command with what only its page knows: the cue that was seen, the key pressed before.
fn named(command: Command, seen: Option<CueId>, pressed_before: Option<TimeDelta>) -> Command {
    match command {
        Command::Next { cue, when, .. } => {
            Command::Next { cue: cue.or(seen), when, pressed_before }
        }
        other => other,
    }
}

fn not_done(why: NotGiven, zone: chrono_tz::Tz) -> NotDone {
    match why {
        NotGiven::Refused(refusal) => NotDone::Refused(refusal, zone),
        NotGiven::Failed(StoreError::Conflict { .. }) => NotDone::Failed(StoreError::Busy),
        NotGiven::Failed(error) => NotDone::Failed(error),
    }
}
