//! A whole day from `tests/scenarios/debrief.txt`, in every format and both languages, as files
//! that can be opened beside the test.

use deroule::{
    agenda::{Lang, read},
    cli::play::{player, scenario},
    export::{Format, Only, sheets},
    session::Session,
};

const SCENARIO: &str = include_str!("../../scenarios/debrief.txt");
const AGENDA: &[u8] = include_bytes!("../../scenarios/agendas/demo-day-complet.ron");

/// The session as the scenario leaves it.
pub(super) fn day() -> Session {
    let scenario = scenario::read(SCENARIO).expect("a scenario");
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
