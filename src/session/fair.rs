//! Fairness: the time that each team was given and took, to talk and to be answered.
//!
//! For the facilitator and the debrief. No face may ever hold a figure of it.

use chrono::TimeDelta;

use super::{Line, LineState, Reading, Session};
use crate::agenda::{Role, Text};

/// What the teams that have begun a turn were given and took.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fair {
    /// One for each team, in the order in which their turns stand.
    pub teams: Vec<TeamShare>,
}

/// What one team was given and took, over all its turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamShare {
    /// Which team.
    pub defi: Text,
    /// To present.
    pub talk: Share,
    /// To be answered; none where its turns have no such part.
    pub feedback: Option<Share>,
    /// Whether more of its turns may come: its figures are no measure yet.
    pub open: bool,
}

/// Time given and time taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How much was allotted: planned, and what was added or taken away since.
    pub given: TimeDelta,
    /// How long the clock ran.
    pub used: TimeDelta,
}

impl Share {
    fn add(&mut self, line: &Line) {
        self.given += line.allotted.unwrap_or_default();
        self.used += line.used;
    }
}

impl TeamShare {
    /// Both shares together.
    #[must_use]
    pub fn whole(&self) -> Share {
        let feedback = self.feedback.unwrap_or_default();
        Share { given: self.talk.given + feedback.given, used: self.talk.used + feedback.used }
    }
}

impl Fair {
    /// The teams with the least and the most time to be answered, of those whose turns are over;
    /// none before there are two.
    #[must_use]
    pub fn feedback(&self) -> Option<(&TeamShare, &TeamShare)> {
        let used = |team: &&TeamShare| team.feedback.map(|feedback| feedback.used);
        let over = || self.teams.iter().filter(|team| !team.open && team.feedback.is_some());
        // of equals, the first one by the order of the day, on either side
        let least = over().min_by_key(used)?;
        let most = over().rev().max_by_key(used)?;
        (least.defi != most.defi).then_some((least, most))
    }
}

impl Session {
    /// What each team was given and took by `now`; parts that were jumped over count with nothing
    /// taken, for that is how they were lived.
    #[must_use]
    pub fn fair(&self, now: &Reading) -> Fair {
        let rundown = self.at(now).rundown;
        let mut fair = Fair::default();
        for line in &rundown {
            let Some((defi, role)) = self.part(line) else { continue };
            let turn = (line.id.slot(), line.id.turn());
            let mut turns =
                rundown.iter().filter(|other| (other.id.slot(), other.id.turn()) == turn);
            if !turns.any(|other| other.id.phase().is_some() && other.actual_start.is_some()) {
                continue;
            }
            let at = fair.teams.iter().position(|team| team.defi == *defi).unwrap_or_else(|| {
                let talk = Share::default();
                let (feedback, open) = (None, false);
                fair.teams.push(TeamShare { defi: defi.clone(), talk, feedback, open });
                fair.teams.len() - 1
            });
            let Some(team) = fair.teams.get_mut(at) else { continue };
            match line.state {
                LineState::Next | LineState::Later if line.actual_start.is_none() => {
                    team.open = true;
                    continue;
                }
                LineState::Running | LineState::Next | LineState::Later => team.open = true,
                LineState::Done | LineState::Skipped => {}
                LineState::Absent | LineState::Deferred => continue,
            }
            match role {
                Role::Presentation => team.talk.add(line),
                Role::Feedback => team.feedback.get_or_insert_default().add(line),
            }
        }
        fair
    }

    /// Whose phase a line is, and which part of the turn.
    fn part<'a>(&self, line: &'a Line) -> Option<(&'a Text, Role)> {
        let at = |number: u16| usize::from(number).checked_sub(1);
        let slot = self.plan().slots.get(at(line.id.slot()?)?)?;
        line.id.turn()?;
        let phase = slot.phase(line.id)?;
        Some((line.defi.as_ref()?, phase.role))
    }
}
