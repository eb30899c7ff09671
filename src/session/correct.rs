//! Times that were corrected: what took place at another time than was recorded.
//!
//! The recorded time stays in the journal; the fold and all that is drawn follow the corrected
//! one. Must never change the order of facts: `decide` refuses what would.

use chrono::{DateTime, Utc};

use super::{Body, Event, Recorded, Session};

/// A fact whose time was corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction<'a> {
    /// The fact, as it was recorded.
    pub fact: &'a Recorded,
    /// When it really was.
    pub at: DateTime<Utc>,
    /// The event that says so.
    pub said: &'a Recorded,
}

impl Session {
    /// The corrected times that stand, in the order of what they correct; of several for one
    /// fact, the last. Those of notes that were taken back are left out.
    #[must_use]
    pub fn corrections(&self) -> Vec<Correction<'_>> {
        let mut found: Vec<Correction<'_>> = Vec::new();
        for (said, stands) in self.history() {
            let Body::Known(
                Event::TimeCorrected { event: seq, at } | Event::NoteTimed { note: seq, at },
            ) = &said.body
            else {
                continue;
            };
            let fact = self.history().find(|(fact, stands)| fact.seq == *seq && *stands);
            let Some((fact, _)) = fact.filter(|_| stands) else { continue };
            let gone = matches!(fact.body, Body::Known(Event::Noted { .. }))
                && !self.notes().iter().any(|note| note.seq == *seq);
            found.retain(|earlier| earlier.fact.seq != *seq);
            if !gone && *at != fact.effective_at {
                found.push(Correction { fact, at: *at, said });
            }
        }
        found.sort_by_key(|correction| correction.fact.seq);
        found
    }
}

impl Event {
    /// Whether its time says when a cue's clock began, stood still or ended: what can be
    /// corrected, and what nothing else of the kind may be moved across.
    #[must_use]
    pub const fn sets_the_clock(&self) -> bool {
        match self {
            Self::Started { .. }
            | Self::Advanced { .. }
            | Self::Reopened { .. }
            | Self::Jumped { .. }
            | Self::Suspended { .. }
            | Self::Resumed { .. }
            | Self::BreakBegun { .. }
            | Self::Closed => true,
            Self::Opened { .. }
            | Self::Replanned { .. }
            | Self::PlanChanged { .. }
            | Self::Extended { .. }
            | Self::Announced { .. }
            | Self::CaughtUp { .. }
            | Self::TargetSet { .. }
            | Self::Limited { .. }
            | Self::LineupChanged { .. }
            | Self::MessageShown { .. }
            | Self::MessageCleared
            | Self::Blackout { .. }
            | Self::PromptAsked { .. }
            | Self::Noted { .. }
            | Self::NoteRemoved { .. }
            | Self::NoteEdited { .. }
            | Self::NoteMoved { .. }
            | Self::NotePinned { .. }
            | Self::NoteTimed { .. }
            | Self::ActionDone { .. }
            | Self::TimeCorrected { .. }
            | Self::ClockStepped { .. }
            | Self::Interrupted { .. }
            | Self::InterruptionRemoved { .. }
            | Self::Undone { .. }
            | Self::Redone { .. } => false,
        }
    }
}
