//! What holds for every mend: its finding goes, no error comes, the agenda can still be written and
//! read, no team and no part of a slot is lost.

use std::{collections::BTreeSet, fs, path::Path};

use chrono::{NaiveTime, TimeDelta};
use deroule::{
    agenda::{
        Agenda, Change, Defi, Edit, Kind, Lang, Opening, Phase, Slot, Text, Times, Turns,
        check::{Finding, Severity, check, mend, still},
        fold_name,
        read::read,
        write,
    },
    i18n::agenda::check::mend_names,
};
use proptest::prelude::*;

use crate::make::{date, opening, phases};

fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

fn is_readable(agenda: &Agenda) -> bool {
    read(write(agenda).as_bytes()).agenda.as_ref() == Some(agenda)
}

fn teams(agenda: &Agenda) -> BTreeSet<String> {
    let names = agenda.lineup.iter().flat_map(|defi| std::iter::once(&defi.name).chain(&defi.with));
    names.map(|name| fold_name(name)).collect()
}

/// All that is written in a slot beside its times and figures, to be found in the mended agenda.
fn words(slot: &Slot) -> Vec<Text> {
    let own = [Some(&slot.title), slot.note.as_ref()].into_iter().flatten();
    let phases = slot.phases.iter().flat_map(|phase| {
        let script = phase.script.iter().map(|(title, _)| title);
        std::iter::once(&phase.title).chain(script).chain(&phase.prompts)
    });
    let tracks = slot.tracks.iter().flat_map(|track| {
        std::iter::once(&track.title).chain(&track.room).chain(&track.hosts).chain(&track.prompts)
    });
    own.chain(phases).chain(tracks).chain(&slot.prompts).cloned().collect()
}

/// Tries the mend of every finding; returns how many had one.
fn hold(agenda: &Agenda, opening: &Opening) -> usize {
    let before = check(agenda, opening);
    let was_readable = is_readable(agenda);
    let mut mended = 0;
    for finding in &before {
        let Some(mend) = mend(finding, agenda, opening, mend_names(Lang::Fr)) else { continue };
        mended += 1;
        let mut copy = agenda.clone();
        for edit in &mend.edits {
            copy.edit(edit.clone()).expect("an edit that can be made");
        }
        let after = check(&copy, opening);
        let context = || format!("{finding:#?}\n{mend:#?}\n{}\n{}", write(agenda), write(&copy));
        assert_eq!(still(finding, &mend.edits, &after), None, "{}", context());
        assert!(errors(&after) <= errors(&before), "{}", context());
        if finding.severity == Severity::Error {
            assert!(errors(&after) < errors(&before), "{}", context());
        }
        assert!(is_readable(&copy) || !was_readable, "{}", context());
        assert!(teams(&copy).is_superset(&teams(agenda)), "{}", context());
        let kept: Vec<Text> = copy.slots.iter().flat_map(words).collect();
        for word in agenda.slots.iter().flat_map(words) {
            assert!(kept.contains(&word), "{word} is lost\n{}", context());
        }
    }
    mended
}

/// The agendas of the repository that can be read.
fn files() -> Vec<(String, Agenda)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["agendas", "tests/good"].map(|folder| fs::read_dir(root.join(folder)));
    let paths = folders.into_iter().flat_map(|folder| folder.expect("a folder"));
    let paths = paths.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .filter_map(|path| {
            let agenda = read(&fs::read(&path).expect("a file")).agenda?;
            Some((path.display().to_string(), agenda))
        })
        .collect();
    files.sort_by(|one, other| one.0.cmp(&other.0));
    files
}

fn day(agenda: &Agenda) -> Opening {
    opening(&agenda.date.map_or("2026-11-21".into(), |date| date.to_string()))
}

#[test]
fn mends_hold_on_the_agendas_of_the_repository() {
    let mended: usize = files().iter().map(|(_, agenda)| hold(agenda, &day(agenda))).sum();
    assert!(mended >= 10, "{mended} mends were tried");
}

fn a_time() -> impl Strategy<Value = NaiveTime> {
    (0..24 * 12u32).prop_map(|fives| {
        NaiveTime::from_hms_opt(fives / 12, fives % 12 * 5, 0).expect("a time of day")
    })
}

fn a_length() -> impl Strategy<Value = TimeDelta> {
    prop_oneof![
        (1..40i64).prop_map(|fives| TimeDelta::minutes(5 * fives)),
        (1..600i64).prop_map(TimeDelta::seconds),
    ]
}

fn a_kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL.to_vec())
}

fn some_times() -> impl Strategy<Value = Times> {
    let of = |length: BoxedStrategy<Option<TimeDelta>>| {
        (prop::option::of(a_time()), prop::option::of(a_time()), length)
    };
    of(prop::option::of(a_length()).boxed()).prop_map(|(start, end, length)| Times {
        day: None,
        start,
        end,
        length,
    })
}

fn some_turns() -> impl Strategy<Value = Option<Turns>> {
    let name = prop::sample::select(vec!["A", "b", "C", "Ghislain", "É"]).prop_map(Text::from);
    prop_oneof![
        3 => Just(None),
        3 => (1..8u16).prop_map(|count| Some(Turns::Count(count))),
        1 => prop::collection::vec(name, 1..4).prop_map(|names| Some(Turns::Named(names))),
        1 => Just(Some(Turns::All)),
    ]
}

fn some_phases() -> impl Strategy<Value = Vec<Phase>> {
    prop::collection::vec(a_length(), 0..3).prop_map(|lengths| {
        let phase = phases(&["1m"]).remove(0);
        let title = |index: usize| Text::from(["Un", "Deux", "Trois"][index]);
        let lengths = lengths.into_iter().enumerate();
        lengths
            .map(|(index, length)| Phase { title: title(index), length, ..phase.clone() })
            .collect()
    })
}

/// A slot after the one above: mostly one that follows it, now and then anything.
#[derive(Debug, Clone)]
struct Line {
    kind: Kind,
    times: Result<(i64, i64, u8), Times>,
    turns: Option<Turns>,
    phases: Vec<Phase>,
    changeover: Option<TimeDelta>,
    rounds: Option<u16>,
}

fn a_line() -> impl Strategy<Value = Line> {
    let follows = (prop::sample::select(vec![0, 0, 0, 5, 15, -10]), 1..30i64, 0..5u8);
    let times = prop_oneof![4 => follows.prop_map(Ok), 1 => some_times().prop_map(Err)];
    let rounds = prop::option::weighted(0.2, 1..4u16);
    let changeover = prop::option::weighted(0.2, a_length());
    (a_kind(), times, some_turns(), some_phases(), changeover, rounds).prop_map(
        |(kind, times, turns, phases, changeover, rounds)| Line {
            kind,
            times,
            turns,
            phases,
            changeover,
            rounds,
        },
    )
}

/// The slots of lines, one after the other from nine o’clock.
fn slots(lines: Vec<Line>, from: NaiveTime) -> Vec<Slot> {
    let mut at = from;
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(index, line)| {
            let times = match line.times {
                Err(times) => times,
                Ok((gap, fives, style)) => {
                    let start = at + TimeDelta::minutes(gap);
                    let length = TimeDelta::minutes(5 * fives);
                    at = start + length;
                    let (start, end, length) = (Some(start), Some(at), Some(length));
                    match style {
                        0 => Times { start, end, ..Times::default() },
                        1 => Times { start, length, ..Times::default() },
                        2 => Times { length, ..Times::default() },
                        3 => Times { end, ..Times::default() },
                        _ => Times { start, ..Times::default() },
                    }
                }
            };
            Slot {
                kind: line.kind,
                title: format!("Créneau {index}").as_str().into(),
                start: times.start,
                end: times.end,
                length: times.length,
                turns: line.turns,
                phases: line.phases,
                changeover: line.changeover,
                rounds: line.rounds,
                note: Some(format!("Note {index}").as_str().into()),
                ..Slot::default()
            }
        })
        .collect()
}

fn a_team() -> impl Strategy<Value = Defi> {
    let name = || prop::sample::select(vec!["A", "B", "C", "Ghislaine", "E", "a"]);
    let with = prop::option::weighted(0.2, name());
    let from = prop::option::weighted(0.2, a_time());
    let owner = prop::option::weighted(0.3, Just("Ministère"));
    (name(), with, from, owner).prop_map(|(name, with, from, owner)| Defi {
        name: name.into(),
        with: with.map(Text::from),
        owner: owner.map(Text::from),
        from,
        ..Defi::default()
    })
}

fn an_agenda() -> impl Strategy<Value = Agenda> {
    let lineup = prop::collection::vec(a_team(), 0..6);
    let lines = prop::collection::vec(a_line(), 1..8);
    let from = prop::sample::select(vec!["09:00", "13:30", "00:30", "22:00"]);
    let end = prop::option::of(a_time());
    (lineup, lines, from, end).prop_map(|(lineup, lines, from, end)| Agenda {
        title: "Essai".into(),
        lineup,
        slots: slots(lines, from.parse().expect("a time")),
        end,
        ..Agenda::default()
    })
}

fn an_edit() -> impl Strategy<Value = Edit> {
    let change = prop_oneof![
        some_times().prop_map(Change::Times),
        some_turns().prop_map(Change::Turns),
        a_kind().prop_map(Change::Kind),
        prop::option::of(a_length()).prop_map(Change::Changeover),
        prop::option::of(1..4u16).prop_map(Change::Rounds),
    ];
    prop_oneof![
        4 => (0..8usize, change).prop_map(|(slot, change)| Edit::Slot { slot, change }),
        1 => (0..8usize).prop_map(|slot| Edit::RemoveSlot { slot }),
        1 => (0..8usize, 0..8usize).prop_map(|(from, to)| Edit::MoveSlot { from, to }),
        1 => prop::option::of(a_time()).prop_map(Edit::End),
        1 => (0..14usize).prop_map(|defi| Edit::RemoveDefi { defi }),
        1 => a_team().prop_map(|defi| Edit::AddDefi { at: 0, defi: Box::new(defi) }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mends_hold_on_any_agenda(agenda in an_agenda(), day in prop::sample::select(vec![
        "2018-06-21", "2026-03-29", "2026-10-25", "2026-03-28", "2026-10-24",
    ])) {
        hold(&agenda, &opening(day));
        let dated = Agenda { date: Some(date(day)), ..agenda };
        hold(&dated, &opening(day));
    }

    #[test]
    fn mends_hold_on_agendas_that_somebody_changed(
        which in 0..100usize,
        edits in prop::collection::vec(an_edit(), 1..6),
    ) {
        let files = files();
        let (_, mut agenda) = files[which % files.len()].clone();
        for edit in edits {
            // one that cannot be made changes nothing
            let _ = agenda.edit(edit);
        }
        let day = day(&agenda);
        hold(&agenda, &day);
    }
}
