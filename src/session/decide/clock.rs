//! Decisions on what runs: start, next, back, suspend, resume, extend, jump, break, announce, close.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::{Case, Decided};
use crate::{
    agenda::{CueId, Kind},
    session::{Event, Refusal, When, timing::Ending},
};

/// A second *next* from one keyboard within this time is a double press.
const DOUBLE_PRESS: TimeDelta = TimeDelta::milliseconds(800);
/// No cue and no break lasts longer than this.
const MAX_LENGTH: TimeDelta = TimeDelta::hours(24);

impl Case<'_> {
    pub(super) fn start(&self, when: When) -> Result<Option<Decided>, Refusal> {
        self.not_finished()?;
        if self.state.current().is_some() {
            return Err(Refusal::AlreadyStarted);
        }
        let cue = self.state.next().ok_or(Refusal::LastCue { skipped: false })?;
        Ok(Some((self.when(when)?, Event::Started { cue })))
    }

    pub(super) fn next(
        &self,
        named: Option<CueId>,
        when: When,
        pressed_before: Option<TimeDelta>,
    ) -> Result<Option<Decided>, Refusal> {
        let from = self.current()?.cue;
        if pressed_before.is_some_and(|before| before < DOUBLE_PRESS) {
            return Err(Refusal::DoublePress);
        }
        if named.is_some_and(|named| named != from) {
            return Err(Refusal::AlreadyPassed { running: from });
        }
        let at = self.when(when)?;
        let Some(to) = self.state.next() else {
            let mut cues = self.state.rundown.cues().iter();
            let skipped = cues.any(|cue| cue.id != from && self.state.is_to_come(cue.id));
            return Err(Refusal::LastCue { skipped });
        };
        Ok(Some((at, Event::Advanced { from, to, by_itself: false })))
    }

    /// The previous cue is the nearest one before the running one that has been begun; after an
    /// unplanned break it is the phase that the break interrupted.
    pub(super) fn back(&self) -> Result<Option<Decided>, Refusal> {
        let from = self.current()?.cue;
        let position = self.state.position().unwrap_or_default();
        let begun = |id: CueId| self.state.runs.iter().any(|run| run.cue == id);
        let mut before = self.state.rundown.cues().iter().take(position).rev();
        let previous = before.find(|cue| self.state.rundown.takes_place(cue.id) && begun(cue.id));
        let previous = previous.map(|cue| cue.id);
        let to = self.state.waiting.or(previous).ok_or(Refusal::FirstCue)?;
        Ok(Some((self.at, Event::Reopened { from, to })))
    }

    pub(super) fn suspend(&self, when: When) -> Result<Option<Decided>, Refusal> {
        let run = self.current()?;
        if run.frozen_since().is_some() {
            return Err(Refusal::AlreadySuspended);
        }
        if let Some(end) = self.set_end() {
            return Err(Refusal::EndsAtSetTime { end });
        }
        Ok(Some((self.when(when)?, Event::Suspended { cue: run.cue })))
    }

    pub(super) fn resume(&self, when: When) -> Result<Option<Decided>, Refusal> {
        let run = self.current()?;
        if run.frozen_since().is_none() {
            return Err(Refusal::NotSuspended);
        }
        Ok(Some((self.when(when)?, Event::Resumed { cue: run.cue })))
    }

    pub(super) fn extend(&self, by: TimeDelta) -> Result<Option<Decided>, Refusal> {
        let run = self.current()?;
        let cue = self.state.rundown.cue(run.cue).ok_or(Refusal::UnknownCue { cue: run.cue })?;
        let elapsed = run.elapsed(self.at);
        let allotted = self.state.ending(cue).clock(self.at, elapsed).allotted;
        let allotted = allotted.ok_or(Refusal::Untimed)?;
        if by > MAX_LENGTH || allotted + by > MAX_LENGTH {
            return Err(Refusal::TooLong);
        }
        if by < -MAX_LENGTH || allotted + by < TimeDelta::zero() {
            return Err(Refusal::TooShort { left: allotted });
        }
        Ok(Some((self.at, Event::Extended { cue: run.cue, by })))
    }

    pub(super) fn jump(&self, to: CueId, when: When) -> Result<Option<Decided>, Refusal> {
        self.not_finished()?;
        let from = self.state.current().map(|run| run.cue);
        if from == Some(to) {
            return Err(Refusal::AlreadyRunning { cue: to });
        }
        if self.state.rundown.position(to).is_none() {
            return Err(Refusal::UnknownCue { cue: to });
        }
        if !self.state.rundown.takes_place(to) {
            return Err(Refusal::Vacant { cue: to });
        }
        Ok(Some((self.when(when)?, Event::Jumped { from, to })))
    }

    pub(super) fn call_break(
        &self,
        length: TimeDelta,
        when: When,
    ) -> Result<Option<Decided>, Refusal> {
        self.not_finished()?;
        if length > MAX_LENGTH {
            return Err(Refusal::TooLong);
        }
        if length <= TimeDelta::zero() {
            return Err(Refusal::TooShort { left: TimeDelta::zero() });
        }
        let interrupts = self.state.current().map(|run| run.cue);
        if interrupts.is_some_and(|cue| self.state.kind(cue) == Kind::Break) {
            return Err(Refusal::AlreadyBreak);
        }
        let cue = CueId::Unplanned { number: self.unplanned() };
        Ok(Some((self.when(when)?, Event::BreakBegun { cue, interrupts, length })))
    }

    /// The number of the next unplanned cue; one that was undone keeps its number.
    fn unplanned(&self) -> u16 {
        let is_break = |event: &Event| matches!(event, Event::BreakBegun { .. });
        let known = self.session.history().filter(|(recorded, _)| {
            matches!(&recorded.body, crate::session::Body::Known(event) if is_break(event))
        });
        u16::try_from(known.count() + 1).unwrap_or(u16::MAX)
    }

    pub(super) fn announce(&self, end: Option<NaiveTime>) -> Result<Option<Decided>, Refusal> {
        let run = self.current()?;
        if self.state.kind(run.cue) != Kind::Break {
            return Err(Refusal::NotABreak);
        }
        let offer = || self.state.moment(self.at).offer;
        let end = end.map(|end| self.coming(end)).or_else(offer).unwrap_or(self.at);
        if end <= self.at {
            return Err(Refusal::TimePassed { at: end });
        }
        Ok(Some((self.at, Event::Announced { cue: run.cue, end })))
    }

    pub(super) fn close(&self, when: When) -> Result<Option<Decided>, Refusal> {
        self.not_finished()?;
        Ok(Some((self.when(when)?, Event::Closed)))
    }

    /// The end of the running cue, when it is set to a time of day.
    fn set_end(&self) -> Option<DateTime<Utc>> {
        let run = self.state.current()?;
        let ending = self.state.ending(self.state.rundown.cue(run.cue)?);
        let remaining = ending.clock(self.at, run.elapsed(self.at)).remaining?;
        matches!(ending, Ending::At { .. }).then(|| self.at + remaining)
    }
}
