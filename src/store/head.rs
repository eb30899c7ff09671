//! What a list of sessions says of one, kept up event by event. Pure.

use crate::session::{Body, Event, Recorded, SessionHead, SessionId};

/// A session's head, and what it takes to keep it up.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    pub(super) head: SessionHead,
    /// The sequence number of the last closing, whether it stands or was undone; 0 for none.
    pub(super) closing: u64,
}

impl Tally {
    /// The head of a session that begins with `first`; none unless that is an opening.
    pub(super) fn open(id: SessionId, first: &Recorded) -> Option<Self> {
        let Body::Known(Event::Opened { plan, .. }) = &first.body else { return None };
        let head = SessionHead {
            id,
            title: plan.title.clone(),
            date: plan.date,
            opened_at: first.effective_at,
            last_seq: first.seq,
            last_at: first.recorded_at.wall,
            closed: false,
        };
        Some(Self { head, closing: 0 })
    }

    /// Takes in the next event.
    pub(super) fn take(&mut self, next: &Recorded) {
        self.head.last_seq = next.seq;
        self.head.last_at = next.recorded_at.wall;
        match &next.body {
            Body::Known(Event::Closed) => {
                self.closing = next.seq;
                self.head.closed = true;
            }
            Body::Known(Event::Undone { event }) if *event == self.closing => {
                self.head.closed = false;
            }
            Body::Known(Event::Redone { event }) if *event == self.closing => {
                self.head.closed = true;
            }
            Body::Known(Event::Replanned { plan, .. }) => {
                self.head.title = plan.title.clone();
                self.head.date = plan.date;
            }
            Body::Known(Event::PlanChanged { change }) => {
                self.head.title = change.plan.title.clone();
                self.head.date = change.plan.date;
            }
            Body::Known(_) | Body::Newer { .. } => {}
        }
    }
}
