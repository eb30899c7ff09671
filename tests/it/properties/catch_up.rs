//! Properties of catching up, from whatever state a session is in: a way ends when it says, takes
//! nothing below its floor, nothing of what is locked, running or past, and treats alike those who
//! are alike.

use chrono::NaiveTime;
use deroule::session::{Limit, Line, Moment, Part, Pays, Way, Ways};
use proptest::test_runner::RngSeed;

use super::*;

/// A changeover lasts this at the least.
const CHANGEOVER: TimeDelta = TimeDelta::seconds(30);

pub(super) fn command() -> impl Strategy<Value = Command> {
    let time = || (14..17_u32, 0..60_u32).prop_map(|(h, m)| NaiveTime::from_hms_opt(h, m, 0));
    let part = prop::sample::select(vec!["s2", "s2.p2", "s3", "s4", "s4.p2", "s5", "s8"]);
    let pays = prop::sample::select(vec![Some(Pays::First), Some(Pays::Last), None]);
    let limit = prop_oneof![
        any::<bool>().prop_map(Limit::Locked),
        prop::option::of(0..1200_i64).prop_map(|s| Limit::Floor(s.map(TimeDelta::seconds))),
        pays.prop_map(Limit::Pays),
    ];
    prop_oneof![
        3 => (1..4_u8, prop::option::of(time()), any::<bool>()).prop_map(|(way, target, dry_run)| {
            Command::CatchUp { way: Some(way), target: target.flatten(), dry_run }
        }),
        1 => time().prop_map(|end| Command::Target { end }),
        2 => (part, limit).prop_map(|(part, limit)| Command::Limit { part: part.into(), limit }),
    ]
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 128,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(18_15),
        ..ProptestConfig::default()
    }
}

/// A session in some state, with all that is due recorded.
fn settled(steps: &[Step]) -> Drive {
    let mut drive = walk(steps, |_| ());
    drive.ask(&Command::Settle);
    drive
}

fn ways(drive: &Drive, target: Option<NaiveTime>) -> Vec<Way> {
    drive.session.ways(&drive.now(), target).map_or_else(|_| Vec::new(), |ways: Ways| ways.ways)
}

fn target() -> impl Strategy<Value = Option<NaiveTime>> {
    prop::option::of((14..17_u32, 0..60_u32))
        .prop_map(|time| time.and_then(|(h, m)| NaiveTime::from_hms_opt(h, m, 0)))
}

/// What has begun, and what it was given and used.
fn begun(moment: &Moment) -> Vec<Line> {
    let lines = moment.rundown.iter();
    lines
        .filter(|line| matches!(line.state, LineState::Done | LineState::Running))
        .cloned()
        .collect()
}

/// Whether a turn stays free for a team that is not there: nobody has a floor in it.
fn is_free(moment: &Moment, id: CueId) -> bool {
    moment.rundown.iter().any(|line| line.id == id && line.free.is_some())
}

fn part(parts: &[Part], id: CueId) -> Option<&Part> {
    let slot = id.slot()?;
    let phase = id.phase().map(|phase| CueId::Part { slot, phase });
    let own = parts.iter().find(|part| Some(part.id) == phase);
    own.or_else(|| parts.iter().find(|part| part.id == CueId::Slot { slot }))
}

proptest! {
    #![proptest_config(config())]

    /// A way that is taken ends when it said, at the cost that it said; undo gives all back, and
    /// a journal read again is the same session.
    #[test]
    fn a_way_taken_is_the_way_proposed(steps in steps(), target in target()) {
        let drive = settled(&steps);
        let before = drive.session.at(&drive.now());
        for way in ways(&drive, target) {
            let mut taken = Drive { session: drive.session.clone(), journal: drive.journal.clone(), ..drive };
            let now = taken.now();
            let number = Some(way.kind.number());
            if !taken.ask(&Command::CatchUp { way: number, target, dry_run: false }) {
                prop_assert!(way.cuts.is_empty(), "a way that changes something is refused");
                continue;
            }
            let after = taken.session.at(&now);
            prop_assert_eq!(after.projected_end, Some(way.projected_end));
            prop_assert_eq!(after.target_end, Some(way.target));
            prop_assert_eq!(begun(&after), begun(&before));
            for changed in &way.changes {
                let line = after.rundown.iter().find(|line| line.id == changed.id).expect("a line");
                let length = line.projected_end.zip(line.projected_start).map(|(end, start)| end - start);
                prop_assert_eq!(length, Some(changed.to));
            }
            let replayed = Session::replay(taken.journal.clone()).expect("an opening");
            prop_assert_eq!(replayed.at(&now), after);
            prop_assert!(taken.ask(&Command::Undo));
            prop_assert_eq!(&taken.session.at(&now), &before);
        }
    }

    /// Nothing is taken below its floor, from what is locked, or from what is not in proportion;
    /// never more is recovered than there is lateness.
    #[test]
    fn nobody_pays_more_than_they_can(steps in steps(), target in target()) {
        let drive = settled(&steps);
        let now = drive.now();
        let parts = drive.session.parts(&now);
        let moment = drive.session.at(&now);
        for way in ways(&drive, target).into_iter().filter(|way| way.rest >= TimeDelta::zero()) {
            for cut in way.cuts.iter().filter(|cut| cut.by > TimeDelta::zero()) {
                let changed = way.changes.iter().find(|changed| changed.id == cut.cue);
                let Some(changed) = changed else { continue };
                if is_free(&moment, cut.cue) {
                    continue;
                }
                prop_assert_eq!(cut.by.num_seconds() % 30, 0);
                let part = part(&parts, cut.cue).expect("a part of the day");
                prop_assert!(!part.locked, "{} is locked", cut.cue);
                let floor = if matches!(cut.cue, CueId::Changeover { .. }) {
                    Some(CHANGEOVER)
                } else if matches!(cut.cue, CueId::Phase { .. }) && part.phase.is_none() {
                    None
                } else {
                    part.floor
                };
                prop_assert!(floor.is_none_or(|floor| changed.to >= floor), "{changed:?}");
            }
        }
    }

    /// Of the same phase of one slot, turns of the same length lose the same, to the rounding.
    #[test]
    fn those_who_are_alike_are_treated_alike(steps in steps(), target in target()) {
        let by_hand = |step: &Step| matches!(step, Step::Ask(Command::Limit { .. }));
        let steps: Vec<Step> = steps.into_iter().filter(|step| !by_hand(step)).collect();
        let drive = settled(&steps);
        let moment = drive.session.at(&drive.now());
        for way in ways(&drive, target) {
            let all = way.changes.iter().filter(|changed| changed.from != changed.to && !is_free(&moment, changed.id));
            let all: Vec<_> = all.filter(|changed| changed.id.turn().is_some()).collect();
            for (one, other) in all.iter().flat_map(|one| all.iter().map(move |other| (one, other))) {
                let alike = (one.id.slot(), one.id.phase(), one.from)
                    == (other.id.slot(), other.id.phase(), other.from);
                if alike && way.rest >= TimeDelta::zero() {
                    prop_assert_eq!(one.to, other.to, "{} and {}", one.id, other.id);
                }
            }
        }
    }
}
