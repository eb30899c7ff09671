//! Which rows the déroulé has, and which of them are seen.
//!
//! Only places in the day's list of cues: nothing is written here, so a plan of 2,000 slots costs
//! one look at its cues.

use std::ops::Range;

use crate::{agenda::CueId, session::Line};

/// One row of the pane: some cues in a row of the day's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// A slot: all its cues.
    Slot(Range<usize>),
    /// One turn of a slot: its phases.
    Turn(Range<usize>),
    /// A single cue inside a slot: a round, a part, a changeover.
    Part(usize),
}

impl Row {
    pub(super) fn cues(&self) -> Range<usize> {
        match self {
            Self::Slot(cues) | Self::Turn(cues) => cues.clone(),
            Self::Part(at) => *at..at + 1,
        }
    }
}

/// A cue and where it is shown: an unplanned one stands in the slot and turn that it interrupts.
pub(super) struct Placed<'a> {
    pub(super) line: &'a Line,
    slot: Option<u16>,
    turn: Option<u16>,
}

/// The cues in the order in which they are shown: what interrupts a turn comes below it, so that
/// a turn stays one row.
pub(super) fn in_place(lines: &[Line]) -> Vec<Placed<'_>> {
    let mut placed: Vec<Placed<'_>> = lines
        .iter()
        .map(|line| Placed { line, slot: line.id.slot(), turn: line.id.turn() })
        .collect();
    for at in 0..placed.len() {
        if lines[at].id.slot().is_some() {
            continue;
        }
        let before = at.checked_sub(1).map(|before| (placed[before].slot, placed[before].turn));
        let after = lines[at..].iter().find_map(|line| line.id.slot());
        if let Some((slot, turn)) = before
            && slot.is_some()
            && slot == after
        {
            placed[at].slot = slot;
            placed[at].turn = turn;
        }
    }
    for turn in placed.chunk_by_mut(|a, b| a.turn.is_some() && (a.slot, a.turn) == (b.slot, b.turn))
    {
        turn.sort_by_key(|placed| placed.line.id.phase().is_none());
    }
    placed
}

/// The rows for these cues, in order. A changeover has a row of its own only where `shown` says so.
pub(super) fn rows(lines: &[Placed<'_>], shown: impl Fn(CueId) -> bool) -> Vec<Row> {
    let shown = |id: CueId| matches!(id, CueId::Unplanned { .. }) || shown(id);
    let mut rows = Vec::new();
    let mut start = 0;
    for slot in lines.chunk_by(|a, b| a.slot.is_some() && a.slot == b.slot) {
        rows.push(Row::Slot(start..start + slot.len()));
        if slot.iter().any(|placed| placed.turn.is_some()) {
            let mut at = start;
            for turn in slot.chunk_by(|a, b| a.turn == b.turn) {
                let phases = turn.iter().filter(|placed| placed.line.id.phase().is_some()).count();
                rows.push(Row::Turn(at..at + phases));
                let rest = (at + phases..at + turn.len()).zip(turn.iter().skip(phases));
                let rest = rest.filter(|(_, placed)| shown(placed.line.id));
                rows.extend(rest.map(|(at, _)| Row::Part(at)));
                at += turn.len();
            }
        } else if slot.len() > 1 {
            let cues = (start..).zip(slot.iter().map(|placed| placed.line.id));
            let cues = cues.filter(|(_, id)| !id.is_changeover() || shown(*id));
            rows.extend(cues.map(|(at, _)| Row::Part(at)));
        }
        start += slot.len();
    }
    rows
}

/// Which of `count` rows are seen in `height` rows, so that row `focus` is, with some before it.
pub(super) fn window(count: usize, height: usize, focus: Option<usize>) -> Range<usize> {
    let last = count.saturating_sub(height);
    let start = focus.unwrap_or(0).saturating_sub(height / 3).min(last);
    start..(start + height).min(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{agenda::Kind, session::LineState};

    fn line(id: &str) -> Line {
        Line {
            id: id.parse().expect("an id"),
            title: "".into(),
            kind: Kind::Other,
            defi: None,
            phase: None,
            free: None,
            state: LineState::Later,
            planned_start: None,
            planned_end: None,
            projected_start: None,
            projected_end: None,
            actual_start: None,
            actual_end: None,
            allotted: None,
            used: chrono::TimeDelta::zero(),
            collision: None,
        }
    }

    /// The rows of these cues: what it is, and its cues.
    fn shown(ids: &[&str]) -> Vec<String> {
        let lines: Vec<Line> = ids.iter().map(|id| line(id)).collect();
        let placed = in_place(&lines);
        let rows = rows(&placed, |_| false);
        let name = |row: &Row| {
            let kind = match row {
                Row::Slot(_) => "slot",
                Row::Turn(_) => "turn",
                Row::Part(_) => "cue",
            };
            let cues = placed[row.cues()].iter().map(|placed| placed.line.id.to_string());
            format!("{kind} {}", cues.collect::<Vec<_>>().join(" "))
        };
        rows.iter().map(name).collect()
    }

    #[test]
    fn a_turn_is_one_row_even_when_a_break_cuts_it_in_two() {
        let rows = shown(&["s1", "s2.t1.p1", "x1", "s2.t1.p2", "s2.t1.c", "s2.t2.p1", "s2.t2.p2"]);
        assert_eq!(
            rows,
            [
                "slot s1",
                "slot s2.t1.p1 s2.t1.p2 x1 s2.t1.c s2.t2.p1 s2.t2.p2",
                "turn s2.t1.p1 s2.t1.p2",
                "cue x1",
                "turn s2.t2.p1 s2.t2.p2",
            ]
        );
    }

    #[test]
    fn an_unplanned_break_stands_where_it_was() {
        assert_eq!(shown(&["s1", "x1", "s2"]), ["slot s1", "slot x1", "slot s2"]);
        let rounds = shown(&["s1.r1", "x1", "s1.r2", "x2"]);
        assert_eq!(rounds, ["slot s1.r1 x1 s1.r2", "cue s1.r1", "cue x1", "cue s1.r2", "slot x2"]);
        let between = shown(&["s1.t1.p1", "x1", "x2", "s1.t2.p1"]);
        assert_eq!(
            between,
            ["slot s1.t1.p1 x1 x2 s1.t2.p1", "turn s1.t1.p1", "cue x1", "cue x2", "turn s1.t2.p1"]
        );
    }

    #[test]
    fn the_window_follows_what_runs_and_never_leaves_the_list() {
        assert_eq!(window(10, 20, Some(9)), 0..10);
        assert_eq!(window(100, 9, None), 0..9);
        assert_eq!(window(100, 9, Some(50)), 47..56);
        assert_eq!(window(100, 9, Some(99)), 91..100);
        assert_eq!(window(0, 0, Some(3)), 0..0);
        for focus in 0..100 {
            assert!(window(100, 7, Some(focus)).contains(&focus));
        }
    }
}
