//! What a page follows: events, one at each change and none in between.

use std::{collections::VecDeque, sync::Arc};

use axum::body::{Body, Bytes};
use futures_util::{
    Stream, StreamExt,
    stream::{self, BoxStream},
};
use tokio::sync::watch;

use super::{
    channel::{Channel, Notebook, Sheet},
    door::Seat,
};
use crate::session::SessionId;

/// How long a page waits before it comes back, in milliseconds, as the stream tells it.
const COME_BACK: &str = "retry: 1000\n\n";

/// What a page wants to follow, besides the face.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) face: bool,
    pub(super) deck: bool,
    pub(super) notes: bool,
    /// The mark of the last event that it had.
    pub(super) last: Option<String>,
}

impl Wanted {
    /// What the query of a request asks for: `with=deck,notes`; `only=` leaves the face out.
    pub(super) fn read(query: Option<&str>, last: Option<&str>) -> Self {
        let mut wanted = Self { face: true, last: last.map(str::to_owned), ..Self::default() };
        for (name, value) in
            query.unwrap_or_default().split('&').filter_map(|part| part.split_once('='))
        {
            let has = |word: &str| value.split(',').any(|known| known == word);
            match name {
                "with" | "only" => {
                    wanted.face &= name == "with" || has("face");
                    wanted.deck |= has("deck");
                    wanted.notes |= has("notes");
                }
                "last" => wanted.last = wanted.last.or_else(|| Some(value.to_owned())),
                _ => {}
            }
        }
        wanted
    }
}

/// The body of a stream; it ends when everybody is thrown out.
pub(super) fn body(channel: &Channel, wanted: Wanted, seat: Seat) -> Body {
    let mut parts: Vec<BoxStream<'static, Bytes>> = Vec::new();
    if wanted.face {
        parts.push(sheets(channel.face.subscribe()).boxed());
    }
    if wanted.deck {
        parts.push(sheets(channel.deck.subscribe()).boxed());
    }
    if wanted.notes {
        parts.push(notes(channel.notes.subscribe(), wanted.last).boxed());
    }
    let mut out = seat.thrown_out();
    let out = async move { drop(out.changed().await) };
    let first = stream::iter([Bytes::from_static(COME_BACK.as_bytes())]);
    let all = first.chain(stream::select_all(parts)).take_until(Box::pin(out));
    Body::from_stream(all.map(move |frame| {
        // somebody is there as long as this lives
        let _ = &seat;
        Ok::<_, std::convert::Infallible>(frame)
    }))
}

/// The latest sheet, and each one that comes after it.
fn sheets(mut from: watch::Receiver<Option<Sheet>>) -> impl Stream<Item = Bytes> {
    from.mark_changed();
    stream::unfold(from, |mut from| async move {
        loop {
            from.changed().await.ok()?;
            let frame = from.borrow_and_update().as_ref().map(|sheet| sheet.frame.clone());
            if let Some(frame) = frame {
                return Some((frame, from));
            }
        }
    })
}

/// What a page that follows the notes has been sent.
struct Reader {
    from: watch::Receiver<Arc<Notebook>>,
    /// The mark that the page came with, for its first look.
    last: Option<String>,
    session: Option<SessionId>,
    room: Option<Sheet>,
    entries: usize,
    waiting: VecDeque<Bytes>,
}

impl Reader {
    /// Takes in what is new.
    fn look(&mut self) {
        let book = Arc::clone(&self.from.borrow_and_update());
        if self.session != book.session {
            self.session.clone_from(&book.session);
            self.room = None;
            self.entries = 0;
        }
        if self.room != book.room {
            self.room.clone_from(&book.room);
            self.waiting.extend(book.room.as_ref().map(|room| room.frame.clone()));
        }
        if self.entries == 0 {
            let last = self.last.take();
            let missed = book.since(last.as_deref());
            self.waiting.extend(missed.map(|entry| entry.frame.clone()));
        } else {
            let new = book.entries.iter().skip(self.entries);
            self.waiting.extend(new.map(|entry| entry.frame.clone()));
        }
        self.entries = book.entries.len();
    }
}

fn notes(
    mut from: watch::Receiver<Arc<Notebook>>,
    last: Option<String>,
) -> impl Stream<Item = Bytes> {
    from.mark_changed();
    let (session, room, waiting) = (None, None, VecDeque::new());
    let reader = Reader { from, last, session, room, entries: 0, waiting };
    stream::unfold(reader, |mut reader| async move {
        loop {
            if let Some(frame) = reader.waiting.pop_front() {
                return Some((frame, reader));
            }
            reader.from.changed().await.ok()?;
            reader.look();
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_it_wants() {
        let wanted = |query| Wanted::read(query, None);
        let face = Wanted { face: true, ..Wanted::default() };
        assert_eq!(wanted(None), face);
        assert_eq!(wanted(Some("x=deck&with")), face);
        assert_eq!(wanted(Some("with=deck")), Wanted { deck: true, ..face.clone() });
        let notes = Wanted { notes: true, ..Wanted::default() };
        assert_eq!(wanted(Some("only=notes")), notes);
        let came_back = Wanted { last: Some("demo-day:7".into()), ..notes.clone() };
        assert_eq!(wanted(Some("only=notes&last=demo-day:7")), came_back);
        assert_eq!(Wanted::read(Some("only=notes&last=x"), Some("demo-day:7")), came_back);
    }
}
