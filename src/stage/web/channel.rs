//! What is published to all pages at once: each sheet is written once, and shared by all.
//!
//! Holds only the latest of each: a page that reads slowly misses what was in between, never the
//! last word. Notes are the exception, and are all kept.

use std::sync::Arc;

use axum::body::Bytes;
use tokio::sync::watch;

use crate::{agenda::Lang, session::SessionId};

/// A sheet, as a page asks for it and as it is sent to those that follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The sheet itself.
    pub json: Arc<str>,
    /// The same as an event of a stream.
    pub frame: Bytes,
}

impl Sheet {
    /// The sheet `json`, sent as events called `name`.
    #[must_use]
    pub fn new(name: &str, json: String) -> Self {
        let frame = format!("event: {name}\ndata: {json}\n\n").into();
        Self { json: json.into(), frame }
    }
}

/// The notes of a session, for those who may read them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notebook {
    /// Of which session; none while one is awaited.
    pub session: Option<SessionId>,
    /// The teams, and which one is on.
    pub room: Option<Sheet>,
    /// All that was noted and taken back, in order.
    pub entries: Vec<Entry>,
}

/// A note that was taken, or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The sequence number of the event.
    pub seq: u64,
    /// That of the note.
    pub note: u64,
    /// Whether it was taken back by it.
    pub gone: bool,
    /// The event of a stream that says so.
    pub frame: Bytes,
}

impl Notebook {
    /// What an event of the stream is known by, so that a page that comes back can say where it
    /// was: the session and the sequence number.
    #[must_use]
    pub fn mark(session: &SessionId, seq: u64) -> String {
        format!("{session}:{seq}")
    }

    /// The events after `last`, a mark that a page remembers; without one, or with that of
    /// another session, the notes that stand.
    pub fn since(&self, last: Option<&str>) -> impl Iterator<Item = &Entry> {
        let after = last.and_then(|mark| {
            let (session, seq) = mark.rsplit_once(':')?;
            let same = self.session.as_ref().is_some_and(|id| id.as_str() == session);
            seq.parse::<u64>().ok().filter(|_| same)
        });
        self.entries.iter().filter(move |entry| match after {
            Some(seq) => entry.seq > seq,
            None => !entry.gone && !self.is_gone(entry.note),
        })
    }

    fn is_gone(&self, note: u64) -> bool {
        self.entries.iter().any(|entry| entry.gone && entry.note == note)
    }
}

/// Which session is on, and in which language its pages speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct On {
    /// The session; none while one is awaited.
    pub session: Option<SessionId>,
    /// The language.
    pub lang: Lang,
}

/// All that is published.
#[derive(Debug)]
pub struct Channel {
    /// Which session is on.
    pub on: watch::Sender<On>,
    /// What the room sees; none before the journal was first read.
    pub face: watch::Sender<Option<Sheet>>,
    /// Who is on deck.
    pub deck: watch::Sender<Option<Sheet>>,
    /// The notes.
    pub notes: watch::Sender<Arc<Notebook>>,
}

impl Channel {
    /// Nothing is published yet.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self {
            on: watch::Sender::new(On { session: None, lang }),
            face: watch::Sender::new(None),
            deck: watch::Sender::new(None),
            notes: watch::Sender::new(Arc::default()),
        }
    }

    /// Publishes a sheet, where it is not the one that everybody has.
    pub fn publish(to: &watch::Sender<Option<Sheet>>, sheet: Sheet) {
        to.send_if_modified(|known| {
            let new = known.as_ref() != Some(&sheet);
            if new {
                *known = Some(sheet);
            }
            new
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Notebook {
        let entry = |seq, note, gone| Entry { seq, note, gone, frame: Bytes::new() };
        Notebook {
            session: SessionId::new("demo-day").ok(),
            room: None,
            entries: vec![
                entry(2, 2, false),
                entry(5, 5, false),
                entry(6, 2, true),
                entry(9, 9, false),
            ],
        }
    }

    #[test]
    fn a_page_that_comes_back_is_told_what_it_missed() {
        let book = book();
        let seqs = |last| book.since(last).map(|entry| entry.seq).collect::<Vec<_>>();
        assert_eq!(seqs(None), [5, 9], "a new page is not told of what was taken back");
        assert_eq!(seqs(Some("demo-day:5")), [6, 9]);
        assert_eq!(seqs(Some("demo-day:9")), [0; 0]);
        for other in ["another-day:5", "demo-day:", "demo-day", "", ":", "demo-day:x"] {
            assert_eq!(seqs(Some(other)), [5, 9], "{other}");
        }
    }

    #[test]
    fn the_same_sheet_is_published_once() {
        let channel = Channel::new(Lang::Fr);
        let mut page = channel.face.subscribe();
        for (json, told) in [("1", true), ("1", false), ("2", true)] {
            Channel::publish(&channel.face, Sheet::new("face", json.to_owned()));
            assert_eq!(page.has_changed().ok(), Some(told));
            page.mark_unchanged();
        }
        let last = page.borrow().clone().map(|sheet| sheet.frame);
        assert_eq!(last.as_deref(), Some(&b"event: face\ndata: 2\n\n"[..]));
    }
}
