//! The plan doctor: an agenda in, its findings and their words in both languages out.

use chrono::TimeDelta;
use deroule::{
    agenda::{
        Agenda, Kind, Lang, Slot, Turns,
        check::{
            Field, Finding, FindingKind, MAX_FINDINGS, Placed, Severity, Spot, check, placed,
            told as told_of,
        },
        read::{MAX_PROBLEMS, read},
    },
    i18n::agenda::{Numbered, check::words, finding, numbered},
};

use crate::make::{agenda, date, lasting, length, letters, opening, slot, talks, teams, time};

const DAY: &str = "2018-06-21";

fn told(findings: &[Finding]) -> String {
    let mut out = String::new();
    for Finding { severity, at, also, what } in findings {
        let other = also.map_or(String::new(), |also| format!(" ← {also:?}"));
        out += &format!("{severity:?} {at:?}{other}\n");
        for lang in [Lang::Fr, Lang::En] {
            let words = words(lang, what);
            assert!(also.is_none() || !words.also.is_empty(), "{what:?}");
            let other = also.map_or(String::new(), |_| format!(" ← {}", words.also));
            out += &format!("  {}{other}\n    {}\n", words.says, words.mend);
        }
    }
    // spaces that do not break would not be seen in a snapshot
    out.replace('\u{A0}', "~")
}

fn diagnose(agenda: &Agenda) -> String {
    told(&check(agenda, &opening(DAY)))
}

use Kind::{Break, Debrief, Other, Presentations, Restitution, Welcome, Workshop};

#[test]
fn a_plan_in_order_has_no_finding() {
    let mut first = talks("13:45", "14:49", 4, &["5m", "10m"]);
    first.changeover = Some(TimeDelta::minutes(1));
    first.end = time("14:48");
    let slots = vec![
        slot(Welcome, "Accueil", "13:30", "13:45"),
        first,
        slot(Break, "Pause", "14:48", "15:00"),
        lasting(Debrief, "Débrief", "15m"),
    ];
    let agenda = Agenda { end: time("15:15"), ..agenda(letters(4), slots) };
    assert_eq!(check(&agenda, &opening(DAY)), []);
}

#[test]
fn what_follows_short_turns_overlaps_nothing() {
    let slots = vec![talks("13:00", "14:00", 3, &["15m"]), lasting(Debrief, "Débrief", "10m")];
    let found = check(&agenda(letters(3), slots), &opening(DAY));
    let overlaps = found.iter().filter(|it| matches!(it.what, FindingKind::Overlap { .. }));
    assert_eq!(overlaps.count(), 0, "{}", told(&found));
}

#[test]
fn overlaps_and_gaps_name_both_slots_and_both_times() {
    let slots = vec![
        slot(Workshop, "Atelier", "14:00", "15:00"),
        slot(Other, "Visite", "14:45", "15:10"),
        slot(Other, "Bilan", "15:25", "15:30"),
    ];
    insta::assert_snapshot!(diagnose(&agenda(vec![], slots)));
}

#[test]
fn what_a_long_slot_covers_is_an_overlap_too() {
    let slots = vec![
        slot(Workshop, "Atelier", "14:00", "16:00"),
        slot(Other, "Visite", "14:00", "14:30"),
        slot(Other, "Bilan", "15:00", "16:00"),
    ];
    let found = check(&agenda(vec![], slots), &opening(DAY));
    let at: Vec<_> = found.iter().map(|finding| (finding.severity, finding.at)).collect();
    let start = |slot| (Severity::Error, Spot::Slot { slot, field: Field::Start });
    assert_eq!(at, [start(1), start(2)]);
}

#[test]
fn lengths_that_run_over_a_written_start_are_a_warning() {
    let slots = vec![
        slot(Workshop, "Atelier", "14:00", "15:00"),
        lasting(Other, "Visite", "45m"),
        slot(Debrief, "Bilan", "15:30", "16:00"),
    ];
    insta::assert_snapshot!(diagnose(&agenda(vec![], slots)));
}

#[test]
fn nothing_is_said_of_times_that_nobody_knows() {
    let slots = vec![
        slot(Welcome, "Accueil", "14:00", ""),
        slot(Workshop, "Atelier", "", ""),
        lasting(Workshop, "Suite", "2h30m"),
        slot(Debrief, "Bilan", "18:00", "18:30"),
    ];
    let found = check(&agenda(vec![], slots), &opening(DAY));
    let timeless = |finding: &Finding| {
        matches!(finding.what, FindingKind::NoEnd { .. } | FindingKind::Untimed { .. })
    };
    assert!(found.iter().all(timeless), "{found:?}");
}

#[test]
fn a_night_between_two_days_is_no_gap() {
    let mut second = slot(Workshop, "Jour 2", "09:00", "11:00");
    second.day = Some(date("2018-06-22"));
    let slots = vec![slot(Workshop, "Jour 1", "16:00", "18:00"), second];
    let agenda = Agenda { date: Some(date(DAY)), ..agenda(vec![], slots) };
    assert_eq!(check(&agenda, &opening(DAY)), []);
}

#[test]
fn turns_that_do_not_fit_are_summed_up() {
    let slots = vec![
        talks("13:45", "14:30", 4, &["5m", "10m"]),
        talks("14:30", "15:30", 4, &["15m"]),
        Slot { changeover: Some(TimeDelta::minutes(1)), ..talks("15:30", "16:00", 2, &["15m"]) },
        talks("16:00", "16:30", 14, &["2m"]),
        talks("16:30", "16:40", 2, &["4m30s", "45s"]),
    ];
    insta::assert_snapshot!(diagnose(&agenda(vec![], slots)));
}

#[test]
fn a_restitution_gives_each_team_its_minutes() {
    let all = |start, end| Slot {
        turns: Some(Turns::All),
        changeover: Some(TimeDelta::seconds(30)),
        ..slot(Restitution, "Bilan", start, end)
    };
    let slots = vec![
        slot(Restitution, "Restitution", "15:30", "15:50"),
        all("15:50", "16:20"),
        // two minutes each, and what lies between them
        all("16:20", "16:54:30"),
        Slot { kind: Other, ..slot(Restitution, "Autre", "16:54:30", "17:00") },
    ];
    insta::assert_snapshot!(diagnose(&agenda(letters(14), slots)));
}

#[test]
fn the_likely_end_of_the_session_is_said_once_it_is_late() {
    let day = |pause: &str, end| {
        let slots = vec![
            talks("13:00", "14:00", 4, &["5m", "10m"]),
            slot(Break, "Pause", "14:00", pause),
            slot(Debrief, "Bilan", pause, end),
        ];
        agenda(letters(4), slots)
    };
    // a break of ten minutes cannot give any
    let announced = Agenda { end: time("14:25"), ..day("14:10", "14:25") };
    insta::assert_snapshot!([diagnose(&announced), diagnose(&day("14:10", "14:25"))].join("---\n"));
    // one of a quarter of an hour can, and so can an end announced for later
    let ends = |agenda: &Agenda| {
        let found = check(agenda, &opening(DAY));
        found.iter().any(|it| matches!(it.what, FindingKind::LikelyEnd { .. }))
    };
    assert!(!ends(&day("14:15", "14:30")));
    assert!(!ends(&Agenda { end: time("14:30"), ..announced }));
}

#[test]
fn free_turns_take_no_time() {
    let found =
        check(&agenda(letters(3), vec![talks("14:00", "14:48", 4, &["15m"])]), &opening(DAY));
    assert!(matches!(&found[..], [Finding { what: FindingKind::TooFewTeams { .. }, .. }]));
}

#[test]
fn each_kind_counts_teams_and_places() {
    let slots = |turns| {
        let each = ["14:00", "15:00", "16:00", "17:00"];
        vec![
            talks(each[0], each[1], 4, &["5m"]),
            slot(Break, "Pause", each[1], each[2]),
            talks(each[2], each[3], turns, &["5m"]),
        ]
    };
    let report =
        Slot { turns: Some(Turns::Count(1)), ..slot(Restitution, "Bilan", "17:00", "18:00") };
    let both = slots(1).into_iter().chain([report]).collect();
    let told = [
        diagnose(&agenda(letters(15), slots(10))),
        diagnose(&agenda(letters(9), slots(10))),
        diagnose(&agenda(letters(6), both)),
    ];
    insta::assert_snapshot!(told.join("---\n"));
}

#[test]
fn teams_are_known_and_stand_once() {
    let mut lineup = teams(&["Prévisecours", "Hopkins", "PREVISECOURS", "Gobelins"]);
    lineup[3].with = Some("hopkins".into());
    let names = vec!["Hopkin".into(), "gobelins".into(), "Zzz".into()];
    let named = slot(Presentations, "Présentations", "14:00", "15:00");
    let named = Slot { turns: Some(Turns::Named(names)), ..named };
    insta::assert_snapshot!(diagnose(&agenda(lineup, vec![named.clone()])));
    // without a lineup the turns name the teams
    assert_eq!(check(&agenda(vec![], vec![named]), &opening(DAY)), []);
}

#[test]
fn all_of_nobody() {
    let slots = vec![Slot { turns: Some(Turns::All), ..slot(Other, "Tour", "14:00", "15:00") }];
    insta::assert_snapshot!(diagnose(&agenda(vec![], slots)));
}

#[test]
fn a_team_cannot_speak_before_it_is_there() {
    let mut lineup = letters(3);
    lineup[0].from = time("14:00");
    lineup[1].from = time("14:30");
    let slots = vec![talks("14:00", "15:00", 3, &["5m", "10m"])];
    insta::assert_snapshot!(diagnose(&agenda(lineup.clone(), slots)));
    // no time of day is known here
    let mut slots = vec![talks("", "", 3, &["5m"])];
    assert_eq!(check(&agenda(lineup.clone(), slots.clone()), &opening(DAY)), []);
    // nor after a slot that nothing times
    slots.insert(0, slot(Welcome, "Accueil", "13:00", ""));
    slots.insert(1, slot(Other, "Mot d’accueil", "", ""));
    let found = check(&agenda(lineup, slots), &opening(DAY));
    assert!(found.iter().all(|f| !matches!(f.what, FindingKind::TooEarly { .. })), "{found:?}");
}

#[test]
fn rounds_go_with_neither_turns_nor_phases() {
    let turns = Slot { rounds: Some(2), ..talks("14:00", "15:00", 2, &["10m"]) };
    let phases = Slot { turns: None, rounds: Some(3), ..talks("15:00", "15:30", 1, &["10m"]) };
    insta::assert_snapshot!(diagnose(&agenda(vec![], vec![turns, phases])));
}

#[test]
fn the_announced_end() {
    let slots = vec![slot(Workshop, "Atelier", "17:00", "18:45")];
    let late = Agenda { end: time("18:30"), ..agenda(vec![], slots.clone()) };
    let wrong = Agenda { end: time("16:00"), ..agenda(vec![], slots) };
    // the turns run over their slot, and so over the end
    let slots = vec![talks("18:00", "18:30", 3, &["15m"])];
    let over = Agenda { end: time("18:30"), ..agenda(vec![], slots) };
    let told = [diagnose(&late), diagnose(&wrong), diagnose(&over)];
    insta::assert_snapshot!(told.join("---\n"));
}

#[test]
fn breaks_are_long_enough_and_not_too_far_apart() {
    let slots = vec![
        slot(Welcome, "Accueil", "13:00", "13:30"),
        slot(Workshop, "Atelier", "13:30", "15:15"),
        slot(Break, "Pause", "15:15", "15:20"),
        slot(Workshop, "Atelier", "15:20", "17:20"),
    ];
    insta::assert_snapshot!(diagnose(&agenda(vec![], slots)));
}

#[test]
fn a_slot_has_what_it_is_to_keep_and_no_more_than_a_day() {
    let mut short = talks("13:00", "13:30", 2, &["5m", "10m"]);
    short.floor = length("45m");
    short.phases[1].floor = length("12m");
    let slots = vec![short, lasting(Workshop, "Marathon", "30h")];
    insta::assert_snapshot!(diagnose(&agenda(letters(2), slots)));
}

#[test]
fn ends_that_are_missing_or_disagree() {
    let slots = vec![
        slot(Welcome, "Accueil", "14:00", ""),
        Slot { length: length("45m"), ..slot(Other, "Visite", "14:15", "15:15") },
        slot(Other, "", "", ""),
        slot(Debrief, "Bilan", "15:30", ""),
    ];
    insta::assert_snapshot!(diagnose(&agenda(vec![], slots)));
}

#[test]
fn times_that_cannot_be() {
    let slots = vec![
        slot(Other, "Un", "16:00", "15:00"),
        slot(Other, "Deux", "16:30", "16:30"),
        slot(Other, "Trois", "14:00", "17:00"),
    ];
    insta::assert_snapshot!(diagnose(&agenda(vec![], slots)));
}

#[test]
fn zones_that_count_westwards() {
    let told = ["Etc/GMT+2", "Etc/GMT-2", "Etc/GMT", "Europe/Paris"].map(|zone| {
        let zone = Some(zone.parse().expect("a zone"));
        let slots = vec![slot(Workshop, "Atelier", "14:00", "15:00")];
        diagnose(&Agenda { zone, ..agenda(vec![], slots) })
    });
    insta::assert_snapshot!(told.join("---\n"));
}

#[test]
fn nights_on_which_clocks_change() {
    let told = ["2026-03-29", "2026-10-25"].map(|day| {
        let slots =
            vec![slot(Other, "Avant", "01:30", "02:30"), slot(Other, "Après", "02:30", "03:30")];
        let agenda = Agenda { end: time("03:30"), ..agenda(vec![], slots) };
        told(&check(&agenda, &opening(day)))
    });
    insta::assert_snapshot!(told.join("---\n"));
}

#[test]
fn findings_stand_where_the_file_has_them() {
    let text = r#"Agenda(
    title: "Essai",
    end: "15:30",
    lineup: [Defi(name: "Hopkins"), Defi(name: "Gobelins"), Defi(name: "hopkins")],
    slots: [
        Slot(start: "14:00", end: "15:00", title: "Un", turns: ["Hopkins", "Goblins"]),
        Slot(end: "15:40", length: "55m", title: "Deux"),
        Slot(title: "Trois", turns: 2),
    ],
)"#;
    let file = read(text.as_bytes());
    let agenda = file.agenda.as_ref().expect("an agenda");
    let told: Vec<_> = placed(check(agenda, &opening(DAY)), &file)
        .into_iter()
        .map(|Placed { finding, span, also }| {
            let name = format!("{:?}", finding.what);
            let name = name.split([' ', '{']).next().unwrap_or_default().to_owned();
            let written = &file.text[span.start..span.end];
            (name, span.line, written.to_owned(), also.map(|also| also.line))
        })
        .collect();
    let row = |name: &str, line, written: &str, also| (name.into(), line, written.into(), also);
    // the reader has told already that nobody is called Goblins
    assert_eq!(
        told,
        [
            row("SameDefi", 4, "\"hopkins\"", Some(4)),
            row("Overlap", 7, "Slot(", Some(6)),
            row("EndsLate", 7, "\"15:40\"", Some(3)),
            row("Untimed", 8, "Slot(", None),
            row("TooManyTeams", 8, "2", Some(4)),
        ]
    );
}

#[test]
fn a_finding_shows_both_lines_and_both_times() {
    let text = r#"Agenda(
    title: "Essai",
    slots: [
        Slot(start: "14:00", end: "15:00", title: "Atelier"),
        Slot(start: "14:45", end: "15:30", title: "Visite"),
    ],
)"#;
    let file = read(text.as_bytes());
    let agenda = file.agenda.as_ref().expect("an agenda");
    let found = placed(check(agenda, &opening(DAY)), &file);
    let laid_out = [Lang::Fr, Lang::En].map(|lang| {
        let found = found.iter().map(|placed| finding(lang, "essai.ron", &file.text, placed));
        found.collect::<String>()
    });
    insta::assert_snapshot!(laid_out.join("\n").replace('\u{A0}', "~"));
}

#[test]
fn of_too_many_findings_errors_are_kept() {
    let mut slots = vec![slot(Other, "", "", ""); 2 * MAX_FINDINGS];
    slots.push(slot(Workshop, "Un", "14:00", "15:00"));
    slots.push(slot(Workshop, "Deux", "14:30", "15:30"));
    let found = check(&agenda(vec![], slots), &opening(DAY));
    assert_eq!(found.len(), MAX_FINDINGS);
    assert_eq!(found.last().map(|finding| finding.severity), Some(Severity::Error));
}

#[test]
fn at_most_twenty_findings_are_laid_out_errors_among_them() {
    let untimed = "Slot(title: \"u\"), ".repeat(MAX_PROBLEMS + 4);
    let clash = r#"Slot(start: "14:00", end: "15:00", title: "a"), Slot(start: "14:30", end: "15:30", title: "b")"#;
    let file = read(format!("Agenda(title: \"x\", slots: [{untimed}{clash}])").as_bytes());
    let agenda = file.agenda.as_ref().expect("an agenda");
    let found: Vec<_> = (1..)
        .zip(told_of(check(agenda, &opening(DAY)), &file))
        .map(|(number, told)| Numbered { number, told })
        .collect();
    assert_eq!(found.len(), MAX_PROBLEMS + 5);
    let laid_out = numbered(Lang::En, "x.ron", &file, &found, |_| None);
    assert_eq!(laid_out.matches("x.ron:1:").count(), MAX_PROBLEMS);
    assert!(laid_out.contains(": error 25: “b” begins at 14:30"), "{laid_out}");
    assert!(laid_out.ends_with("… and 5 more problems\n"));
}

#[test]
fn teams_whom_nobody_hears_are_named_once() {
    let slots = || {
        vec![
            slot(Welcome, "Accueil", "13:30", "13:45"),
            slot(Break, "Pause", "13:45", "14:00"),
            slot(Debrief, "Débrief", "14:00", "14:15"),
        ]
    };
    insta::assert_snapshot!(diagnose(&agenda(letters(4), slots())));
    let heard = |kind, turns| {
        let mut slots = slots();
        slots.push(Slot { turns, ..slot(kind, "Équipes", "14:15", "15:15") });
        let found = check(&agenda(letters(4), slots), &opening(DAY));
        !found.iter().any(|it| matches!(it.what, FindingKind::NobodySpeaks { .. }))
    };
    assert!(heard(Other, Some(Turns::Named(vec!["b".into()]))), "one of them is");
    assert!(!heard(Other, Some(Turns::Named(vec!["Zoé".into()]))), "somebody else is");
    for (kind, at_once) in
        [(Presentations, true), (Workshop, true), (Restitution, true), (Other, false)]
    {
        assert_eq!(heard(kind, None), at_once, "{kind:?}");
    }
    assert_eq!(check(&agenda(vec![], slots()), &opening(DAY)), []);
}

#[test]
fn a_long_break_is_remarked_unless_it_is_lunch() {
    let around = |start: &str, end: &str| {
        let slots = vec![
            slot(Other, "Avant", "08:00", start),
            slot(Break, "Pause", start, end),
            slot(Other, "Après", end, "20:00"),
        ];
        let found = check(&agenda(vec![], slots), &opening(DAY));
        let long = |it: &&Finding| matches!(it.what, FindingKind::LongBreak { .. });
        found.iter().find(long).cloned()
    };
    insta::assert_snapshot!(told(&around("15:00", "16:20").into_iter().collect::<Vec<_>>()));
    for (start, end) in
        [("15:00", "16:00"), ("12:00", "13:30"), ("10:30", "11:45"), ("14:15", "16:00")]
    {
        assert_eq!(around(start, end), None, "{start}");
    }
    for (start, end) in [("10:00", "11:30"), ("14:30", "15:31")] {
        assert!(around(start, end).is_some(), "{start}");
    }
    let last = vec![slot(Other, "Avant", "08:00", "09:00"), slot(Break, "Pot", "09:00", "11:00")];
    assert_eq!(check(&agenda(vec![], last), &opening(DAY)), [], "after it comes nothing");
}
