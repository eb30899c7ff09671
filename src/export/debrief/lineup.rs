//! What became of the teams: the hours that they were to have, who was absent and came, who was
//! added, and the turns of absent teams that were kept.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{TurnRow, TurnTable, standing};
use crate::{
    agenda::{Text, fold_name},
    session::{Change, Event, Freed, Line, LineState, Session},
};

/// A team that was marked absent, and came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// Which team.
    pub team: Text,
    /// When it was said to have come.
    pub came: DateTime<Utc>,
    /// When it first presented after that; none where it did not, or not yet.
    pub spoke: Option<DateTime<Utc>>,
    /// Whether it was not there when it was to present.
    pub late: bool,
}

/// An absent team's turn that was kept, and held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeRow {
    /// Whose turn it was to be.
    pub team: Text,
    /// The number of its slot, from 1; none for a cue that was not planned.
    pub slot: Option<u16>,
    /// Whether it was given to discussion.
    pub discussion: bool,
    /// When it began.
    pub from: DateTime<Utc>,
    /// When it ended; none while it runs.
    pub to: Option<DateTime<Utc>>,
}

/// Gives each turn the hour that was planned for it; returns the first hour of each team that is
/// left: of those that had no turn.
pub(super) fn plan_hours(
    session: &Session,
    tables: &mut [TurnTable],
) -> BTreeMap<Text, DateTime<Utc>> {
    let mut hours = session.hours();
    let mut take = |row: &mut TurnRow, same_slot: bool| {
        let Some(team) = row.team.as_ref().map(|team| fold_name(team)) else { return true };
        let theirs = hours.iter().position(|hour| {
            fold_name(&hour.defi) == team && (!same_slot || hour.slot == row.slot)
        });
        if let Some(at) = theirs {
            row.planned_start = Some(hours.remove(at).at);
        }
        theirs.is_some()
    };
    let rows = tables.iter_mut().flat_map(|table| &mut table.rows);
    let moved: Vec<&mut TurnRow> =
        rows.filter_map(|row| (!take(row, true)).then_some(row)).collect();
    // it presents in another slot than it was to
    for row in moved {
        take(row, false);
    }
    let mut left = BTreeMap::new();
    for hour in hours {
        left.entry(hour.defi).or_insert(hour.at);
    }
    left
}

/// The teams that were absent and came, in the order in which they did.
pub(super) fn returned(session: &Session, tables: &[TurnTable]) -> Vec<Returned> {
    let mut away: Vec<&Text> = Vec::new();
    let mut returned: Vec<Returned> = Vec::new();
    for (recorded, event) in standing(session) {
        let Event::LineupChanged { change } = event else { continue };
        match change {
            Change::Absent { defi, .. } => {
                returned.retain(|known| known.team != *defi);
                away.push(defi);
            }
            Change::Present { defi } if away.contains(&defi) => {
                away.retain(|known| *known != defi);
                let came = session.time_of(recorded);
                let rows = tables.iter().flat_map(|table| &table.rows);
                let theirs: Vec<&TurnRow> =
                    rows.filter(|row| row.team.as_ref() == Some(defi)).collect();
                let over = theirs.iter().filter(|row| row.ended_at.is_some());
                let spoke = over.filter_map(|row| row.started_at).filter(|at| *at >= came);
                let hour = theirs.iter().filter_map(|row| row.planned_start).min();
                returned.push(Returned {
                    team: defi.clone(),
                    came,
                    spoke: spoke.min(),
                    late: hour.is_some_and(|hour| hour < came),
                });
            }
            Change::Present { .. }
            | Change::Deferred { .. }
            | Change::Swapped { .. }
            | Change::Moved { .. }
            | Change::Inserted { .. }
            | Change::Drawn { .. } => {}
        }
    }
    returned
}

/// The teams that were added while the session was open, in that order.
pub(super) fn added(session: &Session) -> Vec<Text> {
    let mut added: Vec<Text> = Vec::new();
    for (_, event) in standing(session) {
        if let Event::LineupChanged { change: Change::Inserted { defi, .. } } = event
            && !added.contains(defi)
        {
            added.push(defi.clone());
        }
    }
    added
}

/// The turns of absent teams that were kept and have begun.
pub(super) fn free(rundown: &[Line]) -> Vec<FreeRow> {
    let held = rundown.iter().filter_map(|line| {
        let turn = line.free.as_ref()?;
        Some(FreeRow {
            team: turn.defi.clone(),
            slot: line.id.slot(),
            discussion: turn.freed == Freed::Discussion,
            from: line.actual_start?,
            to: line.actual_end,
        })
    });
    held.collect()
}

/// The team that presents: its turn runs.
pub(super) fn on_stage(rundown: &[Line]) -> Option<&Text> {
    let runs = |line: &&Line| line.state == LineState::Running && line.id.phase().is_some();
    rundown.iter().find(runs)?.defi.as_ref()
}
