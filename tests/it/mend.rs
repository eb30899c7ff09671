//! The doctor's mends: a finding in, what is proposed and what the agenda is afterwards out.

mod holds;

use deroule::{
    agenda::{
        Agenda, Kind, Lang, Slot, Turns,
        check::{check, mend},
        read::read,
        write, write_length, write_time,
    },
    i18n::agenda::check::{mend as says, mend_names, words},
};

use crate::make::{agenda, lasting, length, letters, opening, phases, slot, talks, teams, time};

const DAY: &str = "2018-06-21";

/// Each finding, what is proposed for it, and the lines of the agenda that change.
fn mended(agenda: Agenda) -> String {
    mended_on(DAY, agenda)
}

fn mended_on(day: &str, agenda: Agenda) -> String {
    let agenda = &Agenda { title: "Essai".into(), ..agenda };
    let opening = opening(day);
    let mut out = String::new();
    for finding in check(agenda, &opening) {
        out += &format!("{}\n", words(Lang::En, &finding.what).says);
        let Some(mend) = mend(&finding, agenda, &opening, mend_names(Lang::Fr)) else {
            out += "  nothing\n";
            continue;
        };
        for lang in [Lang::Fr, Lang::En] {
            out += &format!("  {}\n", says(lang, &mend.what));
        }
        let mut copy = agenda.clone();
        for edit in mend.edits {
            copy.edit(edit).expect("an edit that can be made");
        }
        let before: Vec<String> = lines(agenda);
        let after = lines(&copy);
        out.extend(before.iter().filter(|it| !after.contains(it)).map(|it| format!("  - {it}\n")));
        out.extend(after.iter().filter(|it| !before.contains(it)).map(|it| format!("  + {it}\n")));
        let is_read = |agenda| read(write(agenda).as_bytes()).agenda.as_ref() == Some(agenda);
        assert!(is_read(&copy) || !is_read(agenda), "{}", write(&copy));
    }
    out.replace('\u{A0}', "~")
}

/// An agenda in short lines: what of it mends change.
fn lines(agenda: &Agenda) -> Vec<String> {
    let time = |time: Option<_>| time.map_or("…".into(), write_time);
    let mut lines = vec![format!("end {}", time(agenda.end))];
    lines.extend(agenda.lineup.iter().map(|defi| {
        let with = defi.with.as_ref().map(|with| format!(" with {with}"));
        format!("{}{}", defi.name, with.unwrap_or_default())
    }));
    lines.extend(agenda.slots.iter().map(|slot| {
        let mut line = format!("{}-{}", time(slot.start), time(slot.end));
        line += &slot.length.map(|it| format!(" {}", write_length(it))).unwrap_or_default();
        line += &format!(" {}", slot.title);
        line += &slot.turns.as_ref().map(|turns| format!(" {turns:?}")).unwrap_or_default();
        for phase in &slot.phases {
            line += &format!(" {}", write_length(phase.length));
        }
        line += &slot.changeover.map(|it| format!(" +{}", write_length(it))).unwrap_or_default();
        line += &slot.rounds.map(|rounds| format!(" ×{rounds}")).unwrap_or_default();
        line
    }));
    lines
}

use Kind::{Break, Debrief, Other, Presentations, Restitution, Welcome, Workshop};

#[test]
fn overlaps_and_holes() {
    let slots = vec![
        slot(Workshop, "Atelier", "14:00", "15:00"),
        slot(Other, "Visite", "14:45", "15:10"),
        slot(Other, "Bilan", "15:25", "15:30"),
        slot(Other, "Suite", "15:34", "15:40"),
    ];
    insta::assert_snapshot!(mended(agenda(vec![], slots)));
}

#[test]
fn lengths_that_run_over_a_start_are_shortened() {
    let slots = vec![
        slot(Workshop, "Atelier", "14:00", "15:00"),
        lasting(Other, "Visite", "45m"),
        slot(Debrief, "Bilan", "15:30", "16:00"),
    ];
    insta::assert_snapshot!(mended(agenda(vec![], slots)));
}

#[test]
fn turns_fit_and_speakers_can_change() {
    let slots = vec![
        talks("13:00", "14:00", 4, &["5m", "10m"]),
        talks("14:00", "14:30", 4, &["5m", "10m"]),
        talks("14:30", "14:40", 14, &["2m", "40s"]),
        talks("14:40", "14:46", 3, &["2m"]),
        Slot { rounds: Some(2), ..talks("14:46", "14:56", 2, &["2m", "1m"]) },
        Slot {
            turns: None,
            phases: phases(&["4m"]),
            rounds: Some(2),
            ..slot(Other, "Deux", "14:56", "15:00")
        },
    ];
    insta::assert_snapshot!(mended(agenda(vec![], slots)));
}

#[test]
fn the_likely_end_of_a_whole_session() {
    let day = |pause: &str, end: &str| {
        let slots = vec![
            talks("13:00", "14:00", 4, &["5m", "10m"]),
            slot(Break, "Pause", "14:00", pause),
            talks(pause, end, 4, &["5m", "10m"]),
            lasting(Debrief, "Bilan", "15m"),
        ];
        agenda(letters(8), slots)
    };
    // the break has five minutes to spare, and takes three of them
    let announced = Agenda { end: time("15:30"), ..day("14:15", "15:15") };
    // it has none: the changes of the morning are felt in the evening
    let told = [mended(announced), mended(day("14:10", "15:10"))];
    insta::assert_snapshot!(told.join("---\n"));
}

#[test]
fn teams_have_a_turn_each() {
    let all = |lineup, turns: [u16; 2]| {
        let slots = vec![
            talks("13:00", "14:00", turns[0], &["5m"]),
            slot(Break, "Pause", "14:00", "14:15"),
            Slot { title: "Suite".into(), ..talks("14:15", "14:45", turns[1], &["5m"]) },
        ];
        mended(agenda(lineup, slots))
    };
    let told = [
        all(letters(7), [4, 2]),
        all(letters(3), [4, 2]),
        all(letters(15), [8, 6]),
        all(letters(9), [8, 6]),
    ];
    insta::assert_snapshot!(told.join("---\n"));
}

#[test]
fn teams_are_known_and_stand_once() {
    let mut lineup = teams(&["Prévisecours", "Hopkins", "PREVISECOURS", "Gobelins"]);
    lineup[2].owner = Some("SDIS".into());
    lineup[3].with = Some("hopkins".into());
    let names = vec!["Hopkin".into(), "gobelins".into(), "Zzz".into()];
    let named = slot(Presentations, "Présentations", "14:00", "15:00");
    let named = Slot { turns: Some(Turns::Named(names)), ..named };
    let all = Slot { turns: Some(Turns::All), ..slot(Other, "Tour", "15:00", "15:30") };
    let told = [mended(agenda(lineup, vec![named])), mended(agenda(vec![], vec![all]))];
    insta::assert_snapshot!(told.join("---\n"));
}

#[test]
fn a_team_presents_once_it_is_there() {
    let mut lineup = letters(4);
    lineup[0].from = time("14:30");
    let slots = vec![talks("14:00", "15:04", 4, &["5m", "10m"])];
    insta::assert_snapshot!(mended(agenda(lineup, slots)));
}

#[test]
fn ends() {
    let slots = vec![slot(Workshop, "Atelier", "17:00", "18:45")];
    let late = Agenda { end: time("18:30"), ..agenda(vec![], slots.clone()) };
    let wrong = Agenda { end: time("16:00"), ..agenda(vec![], slots.clone()) };
    let morning = Agenda { end: time("07:00"), ..agenda(vec![], slots) };
    let slots = vec![slot(Workshop, "Atelier", "17:00", "18:10"), lasting(Debrief, "Bilan", "30m")];
    let floating = Agenda { end: time("18:30"), ..agenda(vec![], slots) };
    let told = [late, wrong, morning, floating].map(mended);
    insta::assert_snapshot!(told.join("---\n"));
}

#[test]
fn breaks() {
    let short = vec![
        slot(Welcome, "Accueil", "13:00", "13:30"),
        slot(Workshop, "Atelier", "13:30", "15:15"),
        slot(Break, "Pause", "15:15", "15:20"),
        slot(Workshop, "Atelier 2", "15:20", "17:20"),
    ];
    let floating = vec![
        slot(Workshop, "Atelier", "13:30", "15:15"),
        lasting(Break, "Pause", "5m"),
        lasting(Workshop, "Atelier 2", "55m"),
    ];
    let long = vec![
        slot(Workshop, "Un", "09:00", "10:00"),
        slot(Workshop, "Deux", "10:00", "10:30"),
        slot(Workshop, "Trois", "10:30", "12:30"),
        lasting(Workshop, "Quatre", "1h"),
    ];
    let one = vec![slot(Workshop, "Seul", "09:00", "12:00")];
    let turns = vec![talks("09:00", "12:30", 14, &["10m", "5m"])];
    let rounds = vec![Slot { rounds: Some(3), ..slot(Workshop, "Tours", "09:00", "12:00") }];
    let told =
        [short, floating, long, one, turns, rounds].map(|slots| mended(agenda(vec![], slots)));
    insta::assert_snapshot!(told.join("---\n"));
}

#[test]
fn a_restitution_with_two_minutes_for_each() {
    let slots = vec![
        slot(Workshop, "Atelier", "14:00", "15:30"),
        slot(Restitution, "Restitution", "15:30", "15:50"),
        slot(Break, "Pause", "15:50", "16:05"),
        Slot { turns: Some(Turns::All), ..slot(Restitution, "Bilan", "16:05", "16:20") },
    ];
    insta::assert_snapshot!(mended(agenda(letters(14), slots)));
}

#[test]
fn times_that_are_missing_or_disagree() {
    let slots = vec![
        slot(Welcome, "Accueil", "14:00", ""),
        Slot { length: length("45m"), ..slot(Other, "Visite", "14:15", "15:15") },
        slot(Other, "Sans", "", ""),
        slot(Debrief, "Bilan", "15:30", ""),
    ];
    insta::assert_snapshot!(mended(agenda(vec![], slots)));
}

#[test]
fn times_that_cannot_be() {
    let slots = vec![
        slot(Other, "Un", "16:00", "15:00"),
        slot(Other, "Deux", "16:30", "16:30"),
        slot(Other, "Trois", "16:45", "17:00"),
    ];
    let backwards = vec![
        slot(Other, "Un", "14:00", "15:00"),
        slot(Other, "Deux", "16:00", "17:00"),
        slot(Other, "Trois", "15:00", "16:00"),
    ];
    let told = [slots, backwards].map(|slots| mended(agenda(vec![], slots)));
    insta::assert_snapshot!(told.join("---\n"));
}

#[test]
fn nights_on_which_clocks_change() {
    let told = ["2026-03-29", "2026-10-25"].map(|day| {
        let slots =
            vec![slot(Other, "Avant", "01:30", "02:30"), slot(Other, "Après", "02:30", "03:30")];
        mended_on(day, Agenda { end: time("03:30"), ..agenda(vec![], slots) })
    });
    insta::assert_snapshot!(told.join("---\n"));
}

#[test]
fn a_team_has_one_turn_in_a_slot_and_in_slots_of_a_kind() {
    let named = |names: &[&str], slot: Slot| {
        let names = names.iter().map(|name| (*name).into()).collect();
        Slot { turns: Some(Turns::Named(names)), ..slot }
    };
    let slots = vec![
        named(&["A", "B", "A"], slot(Presentations, "Matin", "13:00", "13:30")),
        named(&["C", "B"], slot(Presentations, "Suite", "13:30", "14:00")),
        named(&["C"], slot(Workshop, "Atelier", "14:00", "14:30")),
        named(&["C"], slot(Workshop, "Encore", "14:30", "15:00")),
    ];
    insta::assert_snapshot!(mended(agenda(letters(3), slots)));
}

#[test]
fn slots_that_overlap_get_no_break() {
    let slots = vec![
        slot(Welcome, "Accueil", "09:00", "09:30"),
        slot(Presentations, "Tours", "09:20", "12:20"),
    ];
    insta::assert_snapshot!(mended(agenda(vec![], slots)));
}

#[test]
fn long_holes_are_for_people_to_fill() {
    let slots = vec![
        slot(Break, "Déjeuner", "12:00", "12:20"),
        slot(Workshop, "Atelier", "12:25", "13:00"),
        slot(Break, "Pause", "13:00", "13:20"),
        slot(Workshop, "Suite", "14:00", "14:30"),
        slot(Debrief, "Bilan", "18:00", "18:30"),
    ];
    insta::assert_snapshot!(mended(agenda(vec![], slots)));
}
