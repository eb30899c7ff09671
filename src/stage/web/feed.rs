//! The thread that follows the session for all pages: reads what is new, writes each sheet once,
//! publishes it.
//!
//! Only reads the journal, on a connection of its own; what viewers are told is made of the face.

use std::{
    ops::ControlFlow,
    sync::{Arc, mpsc::Receiver},
};

use super::{
    channel::{Channel, Entry, Notebook, On, Sheet},
    sheet::{self, About},
};
use crate::{
    agenda::Lang,
    clock::Clock,
    session::{Body, Event, Reading, Recorded, Session, SessionId, TakenNote},
    stage::follow::{Ear, Follower, attend},
    store::Store,
};

/// Publishes what is on until nobody is left who could poke, or who listens.
pub(super) fn run(
    follower: Follower,
    store: &mut dyn Store,
    clock: &dyn Clock,
    (pokes, ear): (&Receiver<()>, Ear),
    channel: &Channel,
    lang: &dyn Fn(Option<Lang>) -> Lang,
) {
    let mut publisher = Publisher { channel, lang, book: Notebook::default(), seen: 0 };
    attend(follower, store, clock, pokes, ear, |follower, _| {
        // what cannot be written as JSON is not published: the last word stays
        let _ = publisher.look(follower, &clock.read());
        ControlFlow::Continue(())
    });
}

struct Publisher<'a> {
    channel: &'a Channel,
    lang: &'a dyn Fn(Option<Lang>) -> Lang,
    book: Notebook,
    /// How many events of the session have been looked at for notes.
    seen: usize,
}

impl Publisher<'_> {
    fn look(&mut self, follower: &Follower, now: &Reading) -> serde_json::Result<()> {
        let on = follower.on_stage();
        let lang = (self.lang)(on.lang);
        let about = About { session: on.session.as_ref(), lang, behind: on.trouble.is_some() };
        let known = On { session: on.session.clone(), lang };
        self.channel.on.send_if_modified(|before| {
            let new = *before != known;
            *before = known;
            new
        });
        let face = Sheet::new("face", sheet::face(about, &on.face, now.mono)?);
        Channel::publish(&self.channel.face, face);
        let deck = Sheet::new("deck", sheet::deck(about, follower.session().map(|on| on.1), now)?);
        Channel::publish(&self.channel.deck, deck);
        let room = Sheet::new("room", sheet::room(about, follower.session().map(|on| on.1), now)?);
        let noted = self.read_notes(follower.session())?;
        if noted || self.book.room.as_ref() != Some(&room) {
            self.book.room = Some(room);
            let book = Arc::new(self.book.clone());
            self.channel.notes.send_replace(book);
        }
        Ok(())
    }

    /// Takes in what was noted since the last look; says whether anything was.
    fn read_notes(&mut self, on: Option<(&SessionId, &Session)>) -> serde_json::Result<bool> {
        let same = self.book.session.as_ref() == on.map(|(id, _)| id)
            && on.is_none_or(|(_, session)| session.history().count() >= self.seen);
        if !same {
            self.book = Notebook { session: on.map(|(id, _)| id.clone()), ..Notebook::default() };
            self.seen = 0;
        }
        let Some((id, session)) = on else { return Ok(!same) };
        let before = self.book.entries.len();
        for (recorded, _) in session.history().skip(self.seen) {
            self.seen += 1;
            if let Some(note) = told(session, &recorded.body, recorded.seq)
                && let Some((taken, gone)) = as_it_stands(session, note)
            {
                let json = sheet::note(id, session, &taken, gone)?;
                let mark = Notebook::mark(id, recorded.seq);
                let frame = format!("id: {mark}\nevent: note\ndata: {json}\n\n").into();
                let entry = Entry { seq: recorded.seq, note: taken.seq, gone, frame };
                self.book.entries.push(entry);
            }
        }
        Ok(!same || self.book.entries.len() > before)
    }
}

/// The note that an event is about.
fn told(session: &Session, body: &Body, seq: u64) -> Option<u64> {
    let Body::Known(event) = body else { return None };
    match event {
        Event::Noted { .. } => Some(seq),
        Event::NoteRemoved { note }
        | Event::NoteEdited { note, .. }
        | Event::NoteMoved { note, .. }
        | Event::NotePinned { note, .. }
        | Event::NoteTimed { note, .. } => Some(*note),
        Event::Undone { event } => {
            let mut history = session.history().map(|(recorded, _)| recorded);
            let undone = history.find(|recorded| recorded.seq == *event && *event < seq)?;
            told(session, &undone.body, undone.seq)
        }
        Event::Opened { .. }
        | Event::Replanned { .. }
        | Event::PlanChanged { .. }
        | Event::Started { .. }
        | Event::Advanced { .. }
        | Event::Reopened { .. }
        | Event::Jumped { .. }
        | Event::Suspended { .. }
        | Event::Resumed { .. }
        | Event::Extended { .. }
        | Event::BreakBegun { .. }
        | Event::Announced { .. }
        | Event::CaughtUp { .. }
        | Event::TargetSet { .. }
        | Event::Limited { .. }
        | Event::LineupChanged { .. }
        | Event::MessageShown { .. }
        | Event::MessageCleared
        | Event::Blackout { .. }
        | Event::PromptAsked { .. }
        | Event::TimeCorrected { .. }
        | Event::ActionDone { .. }
        | Event::ClockStepped { .. }
        | Event::Interrupted { .. }
        | Event::InterruptionRemoved { .. }
        | Event::Redone { .. }
        | Event::Closed => None,
    }
}

/// The note as it reads now; as it was taken where it is gone.
fn as_it_stands(session: &Session, note: u64) -> Option<(TakenNote, bool)> {
    if let Some(stands) = session.notes().iter().rev().find(|taken| taken.seq == note) {
        return Some((stands.clone(), false));
    }
    let mut history = session.history().map(|(recorded, _)| recorded);
    Some((history.find(|recorded| recorded.seq == note).and_then(taken)?, true))
}

/// The note of an event.
fn taken(recorded: &Recorded) -> Option<TakenNote> {
    let Body::Known(Event::Noted { note }) = &recorded.body else { return None };
    let (seq, at, by) = (recorded.seq, recorded.effective_at, recorded.by.clone());
    Some(TakenNote { seq, at, by, note: note.clone(), pinned: false })
}
