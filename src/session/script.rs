//! The parts of a talk, fitted into the time that there is for it. Knows lengths, never clocks.

use chrono::{DateTime, TimeDelta, Utc};

use crate::agenda::{ScriptLine, Text};

use super::RunningCue;

/// One part of a talk; begin and end are in the time that its cue has run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptPart {
    /// What it is about.
    pub title: Text,
    /// How long the cue has run when it begins.
    pub begins: TimeDelta,
    /// How long the cue has run when it is to end.
    pub ends: TimeDelta,
}

/// The parts of `script` in a cue that is given `allotted`, in order, without gaps.
///
/// They share that time in proportion to their written lengths, to the second: a talk that is
/// given a minute more, or that loses some to lateness, keeps its shape, and the last part ends
/// with the clock. Parts that no second is left for are left out.
pub(super) fn fitted(script: &[ScriptLine], allotted: TimeDelta) -> Vec<ScriptPart> {
    let written: TimeDelta = script.iter().map(|line| line.length).sum();
    let (whole, given) = (written.num_seconds(), allotted.num_milliseconds());
    let mut parts: Vec<ScriptPart> = Vec::new();
    if whole <= 0 || given <= 0 {
        return parts;
    }
    let (mut before, mut begins) = (TimeDelta::zero(), TimeDelta::zero());
    for line in script {
        before += line.length;
        let seconds = before.num_seconds() * (given / 1000) / whole;
        let ends = if before == written { allotted } else { TimeDelta::seconds(seconds) };
        if ends > begins {
            parts.push(ScriptPart { title: line.title.clone(), begins, ends });
            begins = ends;
        }
    }
    parts
}

/// Which of `parts` is on when their cue has run for `elapsed`: beyond the end it is the last one.
#[must_use]
pub fn part_on(parts: &[ScriptPart], elapsed: TimeDelta) -> Option<usize> {
    let on = parts.iter().position(|part| elapsed < part.ends);
    on.or(parts.len().checked_sub(1))
}

/// How long until another of `parts` is on; none in the last one.
#[must_use]
pub fn until_next_part(parts: &[ScriptPart], elapsed: TimeDelta) -> Option<TimeDelta> {
    let next = parts.iter().skip(1).map(|part| part.begins - elapsed);
    next.filter(|wait| *wait > TimeDelta::zero()).min()
}

impl RunningCue {
    /// The part of the talk that is on, and its place, from 0.
    #[must_use]
    pub fn part(&self) -> Option<(usize, &ScriptPart)> {
        let on = part_on(&self.script, self.elapsed)?;
        self.script.get(on).map(|part| (on, part))
    }

    /// When another part of the talk is on, if the clock runs on from `at`.
    pub(super) fn next_part_at(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        until_next_part(&self.script, self.elapsed).map(|wait| at + wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(minutes: &[i64]) -> Vec<ScriptLine> {
        let line = |minutes: &i64| ScriptLine {
            title: Text::clean(&format!("{minutes} min")),
            length: TimeDelta::minutes(*minutes),
        };
        minutes.iter().map(line).collect()
    }

    fn ends(minutes: &[i64], seconds: i64) -> Vec<i64> {
        let parts = fitted(&script(minutes), TimeDelta::seconds(seconds));
        parts.iter().map(|part| part.ends.num_seconds()).collect()
    }

    #[test]
    fn parts_keep_their_lengths_where_they_fill_the_talk() {
        assert_eq!(ends(&[1, 2, 2, 2, 1], 480), [60, 180, 300, 420, 480]);
    }

    #[test]
    fn parts_share_what_there_is_in_proportion() {
        assert_eq!(ends(&[1, 2, 2, 2, 1], 600), [75, 225, 375, 525, 600]);
        assert_eq!(ends(&[1, 2, 2, 2, 1], 240), [30, 90, 150, 210, 240]);
        assert_eq!(ends(&[1, 1, 1], 100), [33, 66, 100]);
        assert_eq!(ends(&[1, 1, 1], 2), [1, 2], "no second is left for the first");
        assert_eq!(ends(&[1, 1], 0), [0; 0]);
        assert_eq!(ends(&[], 60), [0; 0]);
    }

    #[test]
    fn the_last_part_stays_on_in_overtime() {
        let parts = fitted(&script(&[1, 2, 1]), TimeDelta::minutes(4));
        let on = |seconds| part_on(&parts, TimeDelta::seconds(seconds));
        assert_eq!([on(0), on(59), on(60), on(179), on(180)].map(Option::unwrap), [0, 0, 1, 1, 2]);
        assert_eq!(on(600), Some(2));
        assert_eq!(part_on(&[], TimeDelta::zero()), None);
        let wait = |seconds| until_next_part(&parts, TimeDelta::seconds(seconds));
        assert_eq!(wait(50), Some(TimeDelta::seconds(10)));
        assert_eq!(wait(60), Some(TimeDelta::minutes(2)));
        assert_eq!(wait(180), None);
    }
}
