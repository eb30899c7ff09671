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

/// The teams that had the least time of all, or the most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extreme {
    /// Which teams, in the order in which their turns stand.
    pub teams: Vec<Text>,
    /// How much each of them had, in whole seconds.
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
    /// Who had the least and who the most time to be answered, of those whose turns are over;
    /// none where all had as much, to the second.
    #[must_use]
    pub fn feedback(&self) -> Option<(Extreme, Extreme)> {
        let over = self.teams.iter().filter(|team| !team.open);
        let used: Vec<(&Text, TimeDelta)> = over
            .filter_map(|team| Some((&team.defi, whole_seconds(team.feedback?.used))))
            .collect();
        let least = used.iter().map(|(_, used)| *used).min()?;
        let most = used.iter().map(|(_, used)| *used).max()?;
        let with = |wanted: TimeDelta| {
            let teams = used.iter().filter(|(_, used)| *used == wanted);
            Extreme { teams: teams.map(|(team, _)| (*team).clone()).collect(), used: wanted }
        };
        (least < most).then(|| (with(least), with(most)))
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

/// A length as it is shown.
fn whole_seconds(length: TimeDelta) -> TimeDelta {
    TimeDelta::seconds(length.num_seconds())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fair(seconds: &[(&str, i64)]) -> Fair {
        let team = |(name, seconds): &(&str, i64)| {
            let used = TimeDelta::milliseconds(seconds * 1_000 + 7);
            let feedback = Some(Share { given: TimeDelta::minutes(10), used });
            TeamShare { defi: (*name).into(), talk: Share::default(), feedback, open: false }
        };
        Fair { teams: seconds.iter().map(team).collect() }
    }

    #[test]
    fn equals_are_named_together_and_not_at_all_where_all_are_equal() {
        let (least, most) = fair(&[("A", 600), ("B", 630), ("C", 600), ("D", 620)])
            .feedback()
            .expect("they differ");
        assert_eq!(
            (least.teams, least.used),
            (vec!["A".into(), "C".into()], TimeDelta::minutes(10))
        );
        assert_eq!((most.teams, most.used), (vec!["B".into()], TimeDelta::seconds(630)));
        assert_eq!(fair(&[("A", 600), ("B", 600)]).feedback(), None);
        assert_eq!(fair(&[("A", 600)]).feedback(), None);
        assert_eq!(fair(&[]).feedback(), None);
    }
}
