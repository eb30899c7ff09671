//! What people were told and what they get: promised times that are not kept, and the least and
//! the most feedback of a team.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{BROKEN, Broken, Promise, TeamTime, way::is_break};
use crate::{
    agenda::{PlannedAnchor, Role, Text},
    session::{Line, LineState, Moment, fold::State, timing},
};

/// The promised times that a moment does not keep, those of cues in their order, the session's
/// `end` last.
///
/// Promised are the announced end of the session, a start that is fixed, the written end of a
/// break still to come, and the end of a break that the room was told. Less than a minute
/// breaks nothing; a session that ends sooner than announced breaks nothing either.
pub(super) fn broken(state: &State, moment: &Moment, end: DateTime<Utc>) -> Vec<Broken> {
    let mut broken: Vec<Broken> =
        moment.rundown.iter().filter_map(|line| of_line(state, line)).collect();
    let promised = state.plan.end.filter(|promised| end - *promised >= BROKEN);
    broken.extend(promised.map(|promised| Broken {
        promise: Promise::End,
        id: None,
        title: Text::default(),
        promised,
        instead: end,
    }));
    broken
}

fn of_line(state: &State, line: &Line) -> Option<Broken> {
    let (promise, promised, instead) = match line.state {
        LineState::Running | LineState::Next | LineState::Later => promised(state, line)?,
        LineState::Done | LineState::Absent | LineState::Deferred | LineState::Skipped => {
            return None;
        }
    };
    ((instead - promised).abs() >= BROKEN).then(|| Broken {
        promise,
        id: Some(line.id),
        title: line.title.clone(),
        promised,
        instead,
    })
}

fn promised(state: &State, line: &Line) -> Option<(Promise, DateTime<Utc>, DateTime<Utc>)> {
    let end = line.projected_end?;
    if let Some(told) = state.ends.get(&line.id).and_then(|set| set.told) {
        return Some((Promise::Announced, told, end));
    }
    if let Some(by) = line.collision {
        let start = line.projected_start?;
        return Some((Promise::Start, start - by, start));
    }
    match state.rundown.cue(line.id)?.anchor {
        PlannedAnchor::EndAt { end: written, .. }
            if is_break(line.kind) && line.state != LineState::Running =>
        {
            Some((Promise::BreakEnd, written, end))
        }
        PlannedAnchor::EndAt { .. }
        | PlannedAnchor::Floating
        | PlannedAnchor::NotBefore(_)
        | PlannedAnchor::Fixed(_) => None,
    }
}

/// The least and the most feedback that a team gets in all its turns of a slot: what it had, and
/// what it is to have.
pub(super) fn feedback(state: &State, moment: &Moment) -> Option<[TeamTime; 2]> {
    let mut turns: BTreeMap<_, TeamTime> = BTreeMap::new();
    for line in &moment.rundown {
        let is_feedback =
            timing::phase(&state.plan, line.id).is_some_and(|phase| phase.role == Role::Feedback);
        let Some(turn) = line.id.slot().zip(line.id.turn()).filter(|_| is_feedback) else {
            continue;
        };
        let Some(length) = length(state, line) else { continue };
        let entry = turns
            .entry(turn)
            .or_insert_with(|| TeamTime { defi: line.defi.clone(), length: TimeDelta::zero() });
        entry.length += length;
    }
    let least = turns.values().min_by_key(|time| time.length)?.clone();
    let most = turns.values().rev().max_by_key(|time| time.length)?.clone();
    Some([least, most])
}

fn length(state: &State, line: &Line) -> Option<TimeDelta> {
    match line.state {
        LineState::Done => Some(line.used),
        LineState::Running => line.allotted,
        LineState::Next | LineState::Later if state.waiting == Some(line.id) => line.allotted,
        LineState::Next | LineState::Later => Some(line.projected_end? - line.projected_start?),
        LineState::Absent | LineState::Deferred | LineState::Skipped => None,
    }
}
