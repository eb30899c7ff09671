//! What comes up in a session between two looks at it: a start, a warning, the end of the time.
//!
//! Made of moments alone, so that it is the same whoever looks, and how often; must never sleep
//! or read a clock.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::{Level, Moment, RunningCue, State};
use crate::agenda::{CueId, Kind};

/// Something that comes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alert {
    /// The first cue has begun.
    Start,
    /// The running cue is nearly over. People who change places are not warned.
    Warning,
    /// The time of the running cue is up: after the grace, where there is one. Nobody is called
    /// back from changing places.
    Zero,
    /// Another cue runs: somebody went on, back or elsewhere, or it went on by itself.
    Next,
    /// A break has begun.
    Break,
    /// The clock was frozen.
    Suspend,
    /// A break is over and something else runs, or a frozen clock goes on.
    Resume,
    /// The room was shown a message.
    Message,
    /// The session was closed.
    End,
}

impl Alert {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Start,
        Self::Warning,
        Self::Zero,
        Self::Next,
        Self::Break,
        Self::Suspend,
        Self::Resume,
        Self::Message,
        Self::End,
    ];

    /// The name that scripts know it by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Warning => "warning",
            Self::Zero => "zero",
            Self::Next => "next",
            Self::Break => "break",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::Message => "message",
            Self::End => "end",
        }
    }
}

/// An alert, with the session as it stood then.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// What came up.
    pub alert: Alert,
    /// The session when it did.
    pub moment: Moment,
}

/// Whoever looks at one session again and again, and remembers what was told.
#[derive(Debug, Clone, Default)]
pub struct Alerts {
    /// The last look; none before the first one.
    before: Option<Moment>,
    told: BTreeMap<CueId, Told>,
}

/// What was told of a cue, and need not be told again.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    warned: bool,
    up: bool,
}

impl Alerts {
    /// Looks at a session that stood so already: nothing of it is news.
    #[must_use]
    pub fn since(moment: &Moment) -> Self {
        let up = |line: &&super::Line| line.allotted.is_some_and(|allotted| line.used >= allotted);
        let over = moment.rundown.iter().filter(up);
        let mut told: BTreeMap<_, _> =
            over.map(|line| (line.id, Told { warned: true, up: true })).collect();
        if let Some(cue) = &moment.cue {
            let warned = cue.level > Level::Normal;
            told.insert(cue.id, Told { warned, up: cue.signalled });
        }
        Self { before: Some(moment.clone()), told }
    }

    /// What has come up since the last look, in order. One that was never taken before sees a
    /// session that has just begun.
    ///
    /// A time that was up is told once, and again only after there was time again; where several
    /// things came up unseen, as while the machine slept, a warning that was overtaken is not.
    #[must_use]
    pub fn look(&mut self, moment: &Moment) -> Vec<News> {
        let before = self.before.replace(moment.clone());
        let mut news = Vec::new();
        let mut tell = |alert, moment: &Moment| news.push(News { alert, moment: moment.clone() });
        if let Some(crossed) = before.as_ref().and_then(|before| self.crossed(before, moment)) {
            tell(Alert::Zero, &crossed);
        }
        if let Some(alert) = turn(before.as_ref(), moment) {
            tell(alert, moment);
        }
        if let Some(cue) = &moment.cue
            && let Some(alert) = self.level(cue)
        {
            tell(alert, moment);
        }
        let shown = |moment: &Moment| moment.message.clone();
        if moment.message.is_some() && before.as_ref().and_then(shown) != moment.message {
            tell(Alert::Message, moment);
        }
        news
    }

    /// The moment at which the time of a cue was up that has ended since, as some do by
    /// themselves when it is.
    fn crossed(&mut self, before: &Moment, moment: &Moment) -> Option<Moment> {
        let cue = before.cue.as_ref().filter(|cue| !cue.id.is_changeover())?;
        let remaining = cue.remaining.filter(|_| before.state == State::Running)?;
        let elsewhere = moment.cue.as_ref().is_none_or(|now| now.id != cue.id);
        let told = self.told.entry(cue.id).or_default();
        if !elsewhere || told.up {
            return None;
        }
        let wait = remaining + cue.thresholds.grace;
        let line = moment.rundown.iter().find(|line| line.id == cue.id)?;
        if line.actual_end? < before.at + wait {
            return None;
        }
        *told = Told { warned: true, up: true };
        let mut crossed = before.clone();
        crossed.at += wait;
        let gone = crossed.cue.as_mut()?;
        gone.elapsed += wait;
        gone.remaining = Some(-cue.thresholds.grace);
        gone.level = cue.thresholds.level(gone.remaining);
        gone.signalled = true;
        Some(crossed)
    }

    fn level(&mut self, cue: &RunningCue) -> Option<Alert> {
        if cue.id.is_changeover() {
            return None;
        }
        let told = self.told.entry(cue.id).or_default();
        let left = cue.remaining.is_some_and(|remaining| remaining > TimeDelta::zero());
        if left {
            told.up = false;
        }
        if cue.level == Level::Normal {
            told.warned = false;
        } else if cue.signalled && !told.up {
            *told = Told { warned: true, up: true };
            return Some(Alert::Zero);
        } else if left && !told.warned {
            told.warned = true;
            return Some(Alert::Warning);
        }
        None
    }

    /// How long nothing comes up by the passing of time alone, from the last look on; none where
    /// nothing ever does.
    #[must_use]
    pub fn wait(&self) -> Option<TimeDelta> {
        let moment = self.before.as_ref().filter(|moment| moment.state == State::Running)?;
        let cue = moment.cue.as_ref()?;
        let remaining = cue.remaining?;
        let marks = &cue.thresholds;
        let gaps = [remaining - marks.warn, remaining, remaining + marks.grace];
        gaps.into_iter().filter(|gap| *gap > TimeDelta::zero()).min()
    }
}

/// What a person did, or the end of a time did, to what runs.
fn turn(before: Option<&Moment>, moment: &Moment) -> Option<Alert> {
    let was = before.map_or(State::Idle, |before| before.state);
    let old = before.and_then(|before| before.cue.as_ref());
    match (was, moment.state) {
        (State::Finished, State::Finished) | (_, State::Idle) => None,
        (_, State::Finished) => Some(Alert::End),
        (State::Idle, State::Running | State::Suspended) => Some(Alert::Start),
        // a closing was taken back
        (State::Finished, State::Running | State::Suspended) => Some(Alert::Resume),
        (State::Running | State::Suspended, State::Running | State::Suspended) => {
            let new = moment.cue.as_ref();
            if old.map(|cue| cue.id) != new.map(|cue| cue.id) {
                return Some(if new.is_some_and(is_break) {
                    Alert::Break
                } else if old.is_some_and(is_break) {
                    Alert::Resume
                } else {
                    Alert::Next
                });
            }
            match (was, moment.state) {
                (State::Running, State::Suspended) => Some(Alert::Suspend),
                (State::Suspended, State::Running) => Some(Alert::Resume),
                (
                    State::Idle | State::Running | State::Suspended | State::Finished,
                    State::Idle | State::Running | State::Suspended | State::Finished,
                ) => None,
            }
        }
    }
}

fn is_break(cue: &RunningCue) -> bool {
    cue.kind == Kind::Break || matches!(cue.id, CueId::Unplanned { .. })
}
