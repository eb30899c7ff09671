//! What is said afterwards: times corrected, notes changed. Nothing is lost, nothing changes places.

use deroule::session::{Body, Fact};

use super::*;

fn fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        2 => (1..40_u64).prop_map(Fact::Number),
        1 => Just(Fact::Last),
    ]
}

pub(super) fn command() -> impl Strategy<Value = Command> {
    let line = prop::sample::select(vec!["! décidé @Gobelins", "plus net", "> [P] {guide} écrire"]);
    prop_oneof![
        6 => correction(),
        1 => (fact(), line).prop_map(|(note, line)| Command::EditNote { note, line: line.into() }),
        1 => (fact(), prop::option::of(team())).prop_map(|(note, defi)| Command::MoveNote { note, defi }),
        1 => (fact(), any::<bool>()).prop_map(|(note, on)| Command::PinNote { note, on }),
        1 => fact().prop_map(|note| Command::RemoveNote { note }),
        2 => prop::option::of(1..40_u64).prop_map(|note| Command::UndoNote { note }),
    ]
}

fn correction() -> impl Strategy<Value = Command> {
    (fact(), 11..13_u32, 0..60_u32, 0..60_u32).prop_map(|(fact, hour, minute, second)| {
        let time = chrono::NaiveTime::from_hms_opt(hour, minute, second).expect("a time");
        Command::Correct { fact, time }
    })
}

/// Steps in which the machine's clock is not meddled with.
fn calm() -> impl Strategy<Value = Vec<Step>> {
    let quiet = |step: &Step| !matches!(step, Step::Clock(_) | Step::Reboot);
    steps().prop_map(move |steps| steps.into_iter().filter(quiet).collect())
}

/// What sets a clock and stands, in the order of the journal, with the times as they are now.
fn facts(drive: &Drive) -> Vec<(u64, DateTime<Utc>)> {
    let standing = drive.session.history().filter(|(_, stands)| *stands);
    let sets = standing.filter(
        |(recorded, _)| matches!(&recorded.body, Body::Known(event) if event.sets_the_clock()),
    );
    sets.map(|(recorded, _)| (recorded.seq, drive.session.time_of(recorded))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    /// Times that were corrected never run backwards.
    #[test]
    fn a_correction_never_reorders_facts(steps in calm()) {
        walk(&steps, |drive| {
            let facts = facts(drive);
            assert!(facts.is_sorted_by_key(|(_, at)| *at), "{facts:?}");
            let attempts = drive.session.attempts(&drive.now());
            assert!(attempts.is_sorted_by_key(|attempt| attempt.started_at));
            assert!(attempts.iter().all(|attempt| attempt.used >= TimeDelta::zero()));
        });
    }

    /// A correction changes times only: all that stood stands, in the same order, about the same
    /// teams, and undo gives the recorded times back.
    #[test]
    fn a_correction_loses_nothing(steps in calm(), corrections in prop::collection::vec(correction(), 1..12)) {
        let mut drive = walk(&steps, |_| ());
        drive.ask(&Command::Settle);
        for correction in corrections {
            let before = drive.session.clone();
            let now = drive.now();
            if !drive.ask(&correction) {
                continue;
            }
            let stood = |session: &Session, upto: u64| -> Vec<u64> {
                let standing = session.history().filter(|(event, stands)| *stands && event.seq <= upto);
                standing.map(|(event, _)| event.seq).collect()
            };
            let upto = before.seq();
            prop_assert_eq!(stood(&before, upto), stood(&drive.session, upto));
            let ran = |session: &Session| -> Vec<(CueId, Option<Text>)> {
                session.attempts(&now).into_iter().map(|run| (run.cue, run.defi)).collect()
            };
            let (ran_before, runs) = (ran(&before), ran(&drive.session));
            prop_assert_eq!(&ran_before[..], &runs[..ran_before.len()]);
            let notes = |session: &Session| -> Vec<(u64, Text, Option<Text>)> {
                let notes = session.notes().iter();
                notes.map(|taken| (taken.seq, taken.note.text.clone(), taken.note.defi.clone())).collect()
            };
            prop_assert_eq!(notes(&before), notes(&drive.session));
            let corrected_a_clock = matches!(
                drive.journal.last().map(|recorded| &recorded.body),
                Some(Body::Known(Event::TimeCorrected { .. }))
            );
            if corrected_a_clock {
                let mut undone = Drive {
                    session: drive.session.clone(), journal: Vec::new(), ..Drive::new()
                };
                undone.mono = drive.mono;
                prop_assert!(undone.ask(&Command::Undo));
                prop_assert_eq!(before.attempts(&now), undone.session.attempts(&now));
            }
        }
    }

    /// A note that was changed and changed back is as it was taken.
    #[test]
    fn what_was_done_to_notes_is_undone(changes in prop::collection::vec(command(), 1..20)) {
        let mut drive = Drive::new();
        drive.ask(&Command::Start { when: When::Now });
        for line in ["+ un", "? deux @Gobelins", "trois"] {
            drive.mono += 1000;
            let note = Command::Note {
                line: line.into(), defi: None, kind: None, when: When::Now, context: None, key: None,
            };
            prop_assert!(drive.ask(&note));
        }
        let before = drive.session.notes().to_vec();
        for change in &changes {
            drive.ask(change);
        }
        while drive.ask(&Command::UndoNote { note: None }) {}
        prop_assert_eq!(before, drive.session.notes());
    }
}
