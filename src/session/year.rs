//! One team across sessions: when it presented, in what time, what was noted, what it promised.
//! Pure.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{
    Kept, Line, LineState, Pledge, Reading, Session, SessionId, TakenNote, search::team_key,
};
use crate::agenda::{CueId, Text};

/// One team across sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The team, as the latest session writes it.
    pub defi: Text,
    /// The sessions that it was part of, the first one first.
    pub days: Vec<Day>,
    /// What it was to do, the first one first.
    pub pledges: Vec<(Pledge, Option<Done>)>,
}

/// One session of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Which session.
    pub session: SessionId,
    /// What it is called.
    pub title: Text,
    /// The day of its plan.
    pub date: NaiveDate,
    /// The zone in which its times are told.
    pub zone: Tz,
    /// The turns that it had.
    pub turns: Vec<Turn>,
    /// Whether it was absent and did not speak.
    pub absent: bool,
    /// Whether the session is over.
    pub over: bool,
    /// The notes about it, in order.
    pub notes: Vec<TakenNote>,
}

/// A turn that a team had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// How long it was to last.
    pub planned: Option<TimeDelta>,
    /// How long its clock ran; so far, while it runs.
    pub used: TimeDelta,
    /// Whether it runs.
    pub running: bool,
}

/// Where a pledge was found kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// In which session.
    pub session: SessionId,
    /// The day of that session.
    pub date: NaiveDate,
    /// When.
    pub at: DateTime<Utc>,
    /// Who said so.
    pub by: Text,
}

/// The names of all teams of these sessions, each as the latest one writes it.
#[must_use]
pub fn teams(sessions: &[(SessionId, Session)]) -> Vec<Text> {
    let mut names = BTreeMap::new();
    for (_, session) in in_order(sessions) {
        let noted = session.notes().iter().filter_map(|taken| taken.note.defi.clone());
        for name in session.teams().into_iter().chain(noted) {
            names.insert(team_key(&name), name);
        }
    }
    names.into_values().collect()
}

impl Year {
    /// What these sessions tell of the team of that name: one that is live at `now` as it is then,
    /// the others as of their last event.
    #[must_use]
    pub fn of(defi: &Text, sessions: &[(SessionId, Session)], now: &Reading) -> Self {
        let key = team_key(defi);
        let in_order = in_order(sessions);
        let days: Vec<Day> =
            in_order.iter().filter_map(|(id, session)| Day::of(&key, id, session, now)).collect();
        let mut done: BTreeMap<(SessionId, u64), Done> = BTreeMap::new();
        for (id, session) in &in_order {
            for Kept { at, by, pledge, .. } in session.kept() {
                let date = session.plan().date;
                let kept = Done { session: id.clone(), date, at: *at, by: by.clone() };
                done.entry(pledge.key()).or_insert(kept);
            }
        }
        let pledges = in_order.iter().flat_map(|(id, session)| Pledge::all(id, session));
        let pledges = pledges.filter(|pledge| pledge.is_about(defi)).map(|pledge| {
            let done = done.get(&pledge.key()).cloned();
            (pledge, done)
        });
        Self { defi: defi.clone(), pledges: pledges.collect(), days }
    }
}

impl Day {
    /// None for a session that the team was no part of.
    fn of(key: &str, id: &SessionId, session: &Session, now: &Reading) -> Option<Self> {
        let same = |name: &Text| team_key(name) == key;
        let told = if session.is_live(now) { now } else { session.last_reading()? };
        let moment = session.at(told);
        let mut turns: BTreeMap<(u16, u16), Vec<&Line>> = BTreeMap::new();
        for line in &moment.rundown {
            if let CueId::Phase { slot, turn, .. } = line.id
                && line.defi.as_ref().is_some_and(same)
            {
                turns.entry((slot, turn)).or_default().push(line);
            }
        }
        let over = !session.is_live(now);
        let turns = turns.values().filter_map(|lines| turn(lines));
        let turns: Vec<Turn> =
            turns.map(|turn| Turn { running: turn.running && !over, ..turn }).collect();
        let about = |taken: &&TakenNote| taken.note.defi.as_ref().is_some_and(same);
        let notes: Vec<TakenNote> = session.notes().iter().filter(about).cloned().collect();
        let part = session.teams().iter().any(same);
        if !part && turns.is_empty() && notes.is_empty() {
            return None;
        }
        let plan = session.plan();
        Some(Self {
            session: id.clone(),
            title: plan.title.clone(),
            date: plan.date,
            zone: plan.zone,
            over,
            absent: turns.is_empty() && moment.absent.iter().any(same),
            turns,
            notes,
        })
    }
}

fn turn(lines: &[&Line]) -> Option<Turn> {
    let held = |line: &&&Line| match line.state {
        LineState::Done | LineState::Running => true,
        LineState::Next
        | LineState::Later
        | LineState::Absent
        | LineState::Deferred
        | LineState::Skipped => line.actual_start.is_some(),
    };
    let held: Vec<&&Line> = lines.iter().filter(held).collect();
    let started_at = held.iter().filter_map(|line| line.actual_start).min()?;
    let planned = lines.iter().map(|line| Some(line.planned_end? - line.planned_start?)).sum();
    let running = lines.iter().any(|line| line.state == LineState::Running);
    let used = held.iter().map(|line| line.used).sum();
    Some(Turn { started_at, planned, used, running })
}

/// The sessions, the first one opened first.
fn in_order(sessions: &[(SessionId, Session)]) -> Vec<&(SessionId, Session)> {
    let mut in_order: Vec<_> = sessions.iter().collect();
    in_order.sort_by_key(|(_, session)| session.opened_at());
    in_order
}
