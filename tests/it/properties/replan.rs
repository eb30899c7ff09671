//! Whatever becomes of the plan of a session that runs, what has happened stays.

use std::collections::BTreeMap;

use deroule::session::Line;

use super::*;

/// One change of an agenda.
#[derive(Debug, Clone)]
enum Edit {
    Turns(usize, u16),
    Remove(usize),
    Double(usize),
    Rename(usize),
    Later(i64),
    Longer(usize, i64),
    Swap(usize, usize),
    Join(&'static str),
    Leave(usize),
    Phases(usize),
    Rounds(usize, u16),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        3 => (0..6_usize, 0..6_u16).prop_map(|(at, turns)| Edit::Turns(at, turns)),
        1 => (0..6_usize).prop_map(Edit::Remove),
        2 => (0..6_usize).prop_map(Edit::Double),
        1 => (0..6_usize).prop_map(Edit::Rename),
        1 => (-60..60_i64).prop_map(Edit::Later),
        1 => (0..6_usize, 1..60_i64).prop_map(|(at, minutes)| Edit::Longer(at, minutes)),
        2 => (0..8_usize, 0..8_usize).prop_map(|(a, b)| Edit::Swap(a, b)),
        2 => prop::sample::select(vec!["Walk-in", "Signaux Faibles", "Prévisecours"]).prop_map(Edit::Join),
        1 => (0..8_usize).prop_map(Edit::Leave),
        1 => (0..6_usize).prop_map(Edit::Phases),
        1 => (0..6_usize, 1..4_u16).prop_map(|(at, rounds)| Edit::Rounds(at, rounds)),
    ]
}

fn edited(mut agenda: Agenda, edits: &[Edit]) -> Agenda {
    for edit in edits {
        let slots = agenda.slots.len();
        let teams = agenda.lineup.len();
        match *edit {
            Edit::Turns(at, turns) if at < slots => {
                agenda.slots[at].turns = (turns > 0).then_some(Turns::Count(turns));
            }
            Edit::Remove(at) if at < slots => {
                agenda.slots.remove(at);
            }
            Edit::Double(at) if at < slots => {
                let slot = agenda.slots[at].clone();
                agenda.slots.insert(at, Slot { start: None, end: None, ..slot });
            }
            Edit::Rename(at) if at < slots => agenda.slots[at].title = "Autre".into(),
            Edit::Later(minutes) => {
                for slot in &mut agenda.slots {
                    let by = TimeDelta::minutes(minutes);
                    slot.start = slot.start.map(|start| start.overflowing_add_signed(by).0);
                    slot.end = slot.end.map(|end| end.overflowing_add_signed(by).0);
                }
            }
            Edit::Longer(at, minutes) if at < slots => {
                (agenda.slots[at].end, agenda.slots[at].length) =
                    (None, Some(TimeDelta::minutes(minutes)));
            }
            Edit::Swap(a, b) if a < teams && b < teams => agenda.lineup.swap(a, b),
            Edit::Join(name) if !agenda.lineup.iter().any(|defi| defi.name.as_str() == name) => {
                agenda.lineup.push(Defi { name: name.into(), ..Defi::default() });
            }
            Edit::Leave(at) if at < teams => {
                agenda.lineup.remove(at);
            }
            Edit::Phases(at) if at < slots => agenda.slots[at].phases = vec![phase("Talk", "3m")],
            Edit::Rounds(at, rounds) if at < slots => agenda.slots[at].rounds = Some(rounds),
            Edit::Turns(..)
            | Edit::Remove(_)
            | Edit::Double(_)
            | Edit::Rename(_)
            | Edit::Longer(..)
            | Edit::Swap(..)
            | Edit::Join(_)
            | Edit::Leave(_)
            | Edit::Phases(_)
            | Edit::Rounds(..) => {}
        }
    }
    agenda
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec(edit(), 1..8)
}

fn change(agenda: &Agenda) -> Command {
    Command::ChangePlan { plan: Box::new(plan(agenda)), base: None, identity: None, source: None }
}

pub(super) fn command() -> impl Strategy<Value = Command> {
    edits().prop_map(|edits| change(&edited(agenda(), &edits)))
}

/// A cue, who had it, for how long, and when it ended.
type Fact = (CueId, Option<Text>, TimeDelta, Option<DateTime<Utc>>);

/// What has happened of a line.
fn happened(line: &Line) -> Option<Fact> {
    line.actual_start.map(|_| (line.id, line.defi.clone(), line.used, line.actual_end))
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    /// What has happened is the same before and after: what ran, who had it, how long, what is
    /// noted of it; and undoing it is as if the plan had never changed.
    #[test]
    fn what_has_happened_stays(steps in steps(), edits in edits()) {
        let mut drive = walk(&steps, |_| ());
        drive.ask(&Command::Settle);
        let now = drive.now();
        let before = drive.session.at(&now);
        let facts = |drive: &Drive| (drive.session.attempts(&now), drive.session.notes().to_vec());
        let had = facts(&drive);
        let others = |drive: &Drive| drive.session.at(&now);
        if drive.ask(&change(&edited(agenda(), &edits))) {
            let after = others(&drive);
            prop_assert_eq!(&had, &facts(&drive));
            let lines = |rundown: &[Line]| -> Vec<_> {
                let mut lines: Vec<_> = rundown.iter().filter_map(happened).collect();
                lines.sort();
                lines
            };
            prop_assert_eq!(lines(&before.rundown), lines(&after.rundown));
            let planned = |rundown: &[Line]| -> BTreeMap<CueId, _> {
                let done = rundown.iter().filter(|line| line.state == LineState::Done);
                // of what runs, the phases that are over; not those to come that were jumped back from
                let done = done.filter(|line| before.cue.as_ref().is_none_or(|cue| {
                    (cue.id.slot(), cue.id.part()) != (line.id.slot(), line.id.part())
                        || line.id.step() < cue.id.step()
                }));
                done.map(|line| (line.id, (line.planned_start, line.planned_end, line.allotted))).collect()
            };
            prop_assert_eq!(planned(&before.rundown), planned(&after.rundown));
            let clock = |moment: &deroule::session::Moment| {
                moment.cue.as_ref().map(|cue| (cue.id, cue.allotted, cue.elapsed, cue.defi.clone()))
            };
            prop_assert_eq!(clock(&before), clock(&after));
            prop_assert!(drive.ask(&Command::Undo));
            prop_assert_eq!(before, drive.session.at(&now));
        }
    }

    /// The plan as it was, but for something that no clock shows, changes nothing that is shown.
    #[test]
    fn the_same_plan_changes_nothing(steps in steps(), edits in edits()) {
        let mut drive = walk(&steps, |_| ());
        drive.ask(&Command::Settle);
        drive.ask(&change(&edited(agenda(), &edits)));
        let mut agenda = drive.session.plan().agenda();
        agenda.objectives.push("Autre chose".into());
        let now = drive.now();
        let before = drive.session.at(&now);
        if drive.ask(&change(&agenda)) {
            prop_assert_eq!(before, drive.session.at(&now));
        }
    }

    /// Nobody comes twice: each team has one turn to come at the most in the slots of a kind, and
    /// none if it has been.
    #[test]
    fn nobody_comes_twice(steps in steps(), edits in edits()) {
        let mut drive = walk(&steps, |_| ());
        drive.ask(&change(&edited(agenda(), &edits)));
        let moment = drive.session.at(&drive.now());
        let mut turns: BTreeMap<(Kind, Text), Vec<_>> = BTreeMap::new();
        for line in &moment.rundown {
            let held = !matches!(line.state, LineState::Absent | LineState::Deferred);
            if let (Some(turn), Some(defi), true, None) = (line.id.turn(), &line.defi, held, &line.free) {
                if line.id.phase().is_none() {
                    continue;
                }
                let turns = turns.entry((line.kind, defi.clone())).or_default();
                if !turns.contains(&(line.id.slot(), turn)) {
                    turns.push((line.id.slot(), turn));
                }
            }
        }
        for (team, turns) in turns {
            prop_assert!(turns.len() == 1, "{team:?}: {turns:?}");
        }
    }
}
