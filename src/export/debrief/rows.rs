//! Planned against actual: the rows of a debrief's tables, from the rundown of the session.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use super::{RowName, SlotRow, TurnRow, TurnTable};
use crate::{
    agenda::{CueId, Plan, PlannedSlot, Role, Text},
    session::{Line, LineState},
};

/// One row for each slot, its rounds and parts below it, unplanned breaks where they took place.
pub(super) fn slots(plan: &Plan, rundown: &[Line], over: bool) -> Vec<SlotRow> {
    let mut rows = Vec::new();
    let mut shown = BTreeSet::new();
    for line in rundown {
        let Some(number) = line.id.slot() else {
            if line.actual_start.is_some() {
                rows.push(row(RowName::Break, None, &[line], over));
            }
            continue;
        };
        let Some(slot) = plan.slots.get(usize::from(number).wrapping_sub(1)) else { continue };
        if shown.insert(number) {
            let lines: Vec<&Line> =
                rundown.iter().filter(|line| line.id.slot() == Some(number)).collect();
            rows.push(row(RowName::Slot(slot.title.clone()), Some(slot), &lines, over));
        }
        match line.id {
            CueId::Round { round, .. } => {
                rows.push(row(RowName::Round(round, slot.rounds), None, &[line], over));
            }
            CueId::Part { .. } => {
                let title = line.phase.clone().unwrap_or_default();
                rows.push(row(RowName::Part(title), None, &[line], over));
            }
            CueId::Slot { .. }
            | CueId::Phase { .. }
            | CueId::Changeover { .. }
            | CueId::RoundChange { .. }
            | CueId::Unplanned { .. } => {}
        }
    }
    rows
}

fn row(what: RowName, slot: Option<&PlannedSlot>, lines: &[&Line], over: bool) -> SlotRow {
    let window = |line: &&&Line| line.planned_start.zip(line.planned_end);
    let planned = match (slot, lines.first()) {
        (Some(slot), _) => Some((slot.as_planned(1).start, slot.end)),
        (None, line) => line.as_ref().and_then(window),
    };
    let used = lines.iter().map(|line| whole_seconds(line.used)).sum();
    let started_at = lines.iter().filter_map(|line| line.actual_start).min();
    let ended = over || !lines.iter().any(|line| is_open(line));
    let length = match slot {
        Some(slot) => slot.length,
        None => planned.map(|(start, end)| end - start).filter(|length| !length.is_zero()),
    };
    SlotRow {
        what,
        slot: lines.first().and_then(|line| line.id.slot()),
        planned,
        started_at,
        ended_at: lines.iter().filter_map(|line| line.actual_end).max().filter(|_| ended),
        length,
        used,
        difference: length.filter(|_| ended && started_at.is_some()).map(|length| used - length),
    }
}

/// The turns that were held or still could be, in tables of turns that have the same phases.
pub(super) fn turns(plan: &Plan, rundown: &[Line], over: bool) -> Vec<TurnTable> {
    let mut tables: Vec<TurnTable> = Vec::new();
    for ((number, turn), lines) in grouped(rundown) {
        let Some(slot) = plan.slots.get(usize::from(number).wrapping_sub(1)) else { continue };
        let slot = slot.as_planned(turn);
        let Some(row) = turn_row((number, turn), slot, &lines, over) else { continue };
        let phases: Vec<(Text, Option<TimeDelta>)> =
            slot.phases.iter().map(|phase| (phase.title.clone(), phase.length)).collect();
        let roles: Vec<Role> = slot.phases.iter().map(|phase| phase.role).collect();
        match tables.iter_mut().find(|table| table.phases == phases && table.roles == roles) {
            Some(table) => table.rows.push(row),
            None => tables.push(TurnTable { phases, roles, rows: vec![row] }),
        }
    }
    tables
}

/// The phases of each turn, by slot and turn.
fn grouped(rundown: &[Line]) -> BTreeMap<(u16, u16), Vec<&Line>> {
    let mut turns: BTreeMap<(u16, u16), Vec<&Line>> = BTreeMap::new();
    for line in rundown {
        if let CueId::Phase { slot, turn, .. } = line.id {
            turns.entry((slot, turn)).or_default().push(line);
        }
    }
    turns
}

/// None for a turn that nobody had: its team was absent or deferred, or nobody was named for it.
/// An absent team's turn that was not given up is time of its slot, not a turn.
fn turn_row(
    (number, turn): (u16, u16),
    slot: &PlannedSlot,
    lines: &[&Line],
    over: bool,
) -> Option<TurnRow> {
    if lines.iter().any(|line| line.free.is_some()) {
        return None;
    }
    let started_at = lines.iter().filter_map(|line| line.actual_start).min();
    let gone = |line: &&Line| match line.state {
        LineState::Absent | LineState::Deferred => true,
        LineState::Skipped => line.defi.is_none(),
        LineState::Done | LineState::Running | LineState::Next | LineState::Later => false,
    };
    if started_at.is_none() && lines.iter().all(gone) {
        return None;
    }
    let held = |line: &&Line| line.actual_start.map(|_| whole_seconds(line.used));
    let used: Vec<Option<TimeDelta>> = (1..)
        .zip(&slot.phases)
        .map(|(phase, _)| lines.iter().find(|line| line.id.phase() == Some(phase)).and_then(held))
        .collect();
    let ended = over || !lines.iter().any(|line| is_open(line));
    let planned: Option<TimeDelta> = slot.phases.iter().map(|phase| phase.length).sum();
    Some(TurnRow {
        team: lines.iter().find_map(|line| line.defi.clone()),
        slot: number,
        turn,
        planned_start: lines.first().and_then(|line| line.planned_start),
        started_at,
        ended_at: lines.iter().filter_map(|line| line.actual_end).max().filter(|_| ended),
        difference: planned
            .filter(|_| started_at.is_some() && ended)
            .map(|planned| used.iter().flatten().sum::<TimeDelta>() - planned),
        used,
    })
}

/// Whether more of it may come while the session is open.
const fn is_open(line: &Line) -> bool {
    match line.state {
        LineState::Running | LineState::Next | LineState::Later => true,
        LineState::Done | LineState::Absent | LineState::Deferred | LineState::Skipped => false,
    }
}

/// A length as tables show it, so that what is shown adds up.
fn whole_seconds(length: TimeDelta) -> TimeDelta {
    TimeDelta::seconds(length.num_seconds())
}
