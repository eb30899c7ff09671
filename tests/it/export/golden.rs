//! A whole day from `tests/scenarios/debrief.txt`, in every format and both languages, as files
//! that can be opened beside the test.

use deroule::{
    agenda::{Lang, read},
    cli::play::{player, scenario},
    export::{Format, Only, sheets},
    session::{NoteKind, Session},
};

const SCENARIO: &str = include_str!("../../scenarios/debrief.txt");
const AGENDA: &[u8] = include_bytes!("../../scenarios/agendas/demo-day-complet.ron");

/// The session as the scenario leaves it.
pub(super) fn day() -> Session {
    play(SCENARIO)
}

/// The same session, with times that were corrected afterwards.
pub(super) fn corrected() -> Session {
    play(&format!("{SCENARIO}{AFTERWARDS}"))
}

fn play(lines: &str) -> Session {
    let scenario = scenario::read(lines).expect("a scenario");
    let agenda = read::read(AGENDA).agenda.expect("an agenda");
    let setting = player::Setting { lang: Lang::Fr, zone: chrono_tz::UTC };
    let report = player::play(&scenario, &agenda, setting);
    assert!(report.failed.is_empty() && report.stopped.is_none(), "{:?}", report.failed);
    report.session.expect("a session")
}

fn kept(name: &str, format: Format, text: String) {
    // a name of its own each: what is kept beside a file holds how it ends
    let name = format!("{name}_{0}.{0}", format.word());
    insta::assert_binary_snapshot!(&name, text.into_bytes());
}

#[test]
fn a_whole_day_in_every_format() {
    let day = day();
    for format in Format::ALL {
        for (lang, name) in [(Lang::Fr, "day_fr"), (Lang::En, "day_en")] {
            kept(name, format, format.write(&day, lang, &Only::default()));
        }
    }
}

#[test]
fn a_sheet_for_a_team() {
    let all = sheets(&day(), Lang::Fr, Format::Html);
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        ["Archifiltre", "b@liseNAV", "BrigadeNumérique", "Hopkins", "Prédisauvetage"]
    );
    for format in [Format::Html, Format::Txt] {
        let (_, sheet) = sheets(&day(), Lang::Fr, format).swap_remove(0);
        kept("sheet_fr", format, sheet);
    }
}

/// What is corrected afterwards: when the welcome ended, when a note was taken, and the day after
/// when the session ended.
const AFTERWARDS: &str = "17:10:00 correct 6 13h47
17:11:00 correct 7 13h50
2018-06-22 09:12:00 correct last 17:02:45
";

/// The lines of `told` that `plain` does not have; all others are the same, in the same order.
fn added(plain: &str, told: &str) -> String {
    let (plain, told): (Vec<&str>, Vec<&str>) = (plain.lines().collect(), told.lines().collect());
    let same = plain.iter().zip(&told).take_while(|(plain, told)| plain == told).count();
    let more = told.len() - plain.len();
    assert_eq!(plain[same..], told[same + more..], "nothing else is said");
    told[same..same + more].join("\n")
}

#[test]
fn corrected_times_are_told_where_they_are_asked_for() {
    let corrected = corrected();
    let only = Only { corrections: true, ..Only::default() };
    let formats = Format::ALL.into_iter().filter(|format| format.tells_corrections());
    for format in formats {
        for (lang, name) in [(Lang::Fr, "corrected_fr"), (Lang::En, "corrected_en")] {
            let plain = format.write(&corrected, lang, &Only::default());
            kept(name, format, added(&plain, &format.write(&corrected, lang, &only)));
        }
    }
}

#[test]
fn a_debrief_says_that_no_time_was_corrected() {
    let only = Only { corrections: true, ..Only::default() };
    for (lang, says) in
        [(Lang::Fr, "Aucune heure n’a été corrigée."), (Lang::En, "No time was corrected.")]
    {
        let plain = Format::Md.write(&day(), lang, &Only::default());
        let told = added(&plain, &Format::Md.write(&day(), lang, &only));
        assert!(told.contains(says), "{told}");
    }
}

#[test]
fn a_part_tells_its_own_corrections() {
    let corrected = corrected();
    let told = |only: Only| {
        let only = Only { corrections: true, ..only };
        let text = Format::Txt.write(&corrected, Lang::Fr, &only);
        let section = text.split("HEURES CORRIGÉES").nth(1).expect("its section");
        section.lines().filter(|line| line.starts_with("  - ")).count()
    };
    let team = |name: &str| Only { defi: Some(name.into()), ..Only::default() };
    assert_eq!(told(Only::default()), 3);
    assert_eq!(told(team("Archifiltre")), 2, "its turn begins, its note is taken");
    assert_eq!(told(team("Hopkins")), 0);
    assert_eq!(told(Only { kind: Some(NoteKind::Plus), ..Only::default() }), 1);
    let since = "2018-06-21T14:00:00Z".parse().expect("an instant");
    assert_eq!(told(Only { since: Some(since), ..Only::default() }), 1);
}

#[test]
fn a_note_is_told_as_it_reads_now() {
    let reworded = format!("{SCENARIO}{AFTERWARDS}2018-06-22 09:13:00 edit-note 7 + bien\n");
    let only = Only { corrections: true, ..Only::default() };
    for format in Format::ALL {
        let text = format.write(&play(&reworded), Lang::Fr, &only);
        assert!(!text.contains("démo très claire"), "{text}");
    }
}
